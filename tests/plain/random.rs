//! Random lines: nothing panics, the text stays JSON, what is unsaved is kept, undo gives the bytes.

use lp_manifest::app::{Effect, Msg, update};
use lp_manifest::plain::words::WORDS;
use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop, proptest};
use proptest::prop_oneof;
use serde::de::IgnoredAny;

use super::super::support::{SAMPLES, TWICE, WRONG_TYPES, sample, soaked};
use super::Talker;

fn lines() -> impl Strategy<Value = Vec<String>> {
    let word = prop::sample::select(WORDS).prop_map(|word| word.name.to_owned());
    let with = (prop::sample::select(WORDS), "[a-z0-9 .=#:,]{0,12}")
        .prop_map(|(word, rest)| format!("{} {rest}", word.name));
    let known = prop::sample::select(vec![
        "find retries",
        "tick unauth",
        "untick auth",
        "quick launch 7 42",
        "save x.json",
        "{\"enabled\": true}",
        "json [1]",
        "X-Key: abc",
        "fr-CA: nom",
        "42, 43",
        "true",
        "s",
        "k",
        "o",
        "= quit",
        "find !",
        "find -",
    ]);
    let line = prop_oneof![
        4 => word,
        2 => with,
        4 => known.prop_map(str::to_owned),
        2 => (0..40_usize).prop_map(|number| number.to_string()),
        2 => Just(String::new()),
        1 => any::<String>().prop_map(|line| line.replace('\n', " ")),
    ];
    prop::collection::vec(line, 1..40)
}

fn texts() -> Vec<String> {
    let odd = [TWICE, WRONG_TYPES, "{}", "{\"client_name\": \"a\",}"].map(str::to_owned);
    SAMPLES.into_iter().map(sample).chain(odd).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: soaked(60) as u32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_line_panics_or_loses_and_undo_gives_the_opened_bytes(
        text in prop::sample::select(texts()),
        lines in lines(),
    ) {
        let mut talk = Talker::open(&text);
        for line in &lines {
            if talk.desk.left.is_some() {
                return Ok(());
            }
            talk.line(line);
            assert_eq!(talk.desk.kept, talk.desk.model.unsaved(), "{line}");
            if talk.desk.model.form.document().is_some() {
                serde_json::from_str::<IgnoredAny>(talk.text()).unwrap();
            }
        }
        // Another text may have been begun, which is not undone to this one.
        if talk.desk.begun_from.is_some() || talk.desk.left.is_some() {
            return Ok(());
        }
        let model = &mut talk.desk.model;
        for _ in 0..20 {
            update(model, Msg::Do(lp_manifest::app::keymap::Command::Back));
        }
        while model.form.session().undo_name().is_some() {
            let effects = update(model, Msg::Do(lp_manifest::app::keymap::Command::Undo));
            assert!(!effects.iter().any(|effect| matches!(effect, Effect::Quit(_))));
        }
        assert_eq!(model.form.session().content().text(), text);
    }
}
