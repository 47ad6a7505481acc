//! The doctor of texts that are not JSON: every kind of mistake, its sentence and what mends it.

mod broken;
mod kinds;

use lp_manifest::json::document::{Change, Content};
use lp_manifest::json::{Lines, Tree, doctor};

/// Every mistake in a line: its place, its sentence, what mends it, and `?` where that is no more than a
/// suggestion.
fn said(text: &str) -> Vec<String> {
    let lines = Lines::of(text);
    let line = |mistake: &doctor::Mistake| {
        let (line, column) = lines.place(mistake.span.start);
        let fix = mistake.repair.as_ref().map_or(String::new(), |repair| {
            format!(" -> {}{}", repair.title, if repair.is_certain { "" } else { "?" })
        });
        format!("{line}:{column} {}{fix}", mistake.fault)
    };
    doctor::mistakes(text).iter().map(line).collect()
}

/// The text after its certain fixes, made one by one, the first of them first.
fn one_by_one(text: &str) -> String {
    let mut text = text.to_owned();
    for _ in 0..1000 {
        let mistakes = doctor::mistakes(&text);
        let Some(edits) = mistakes.iter().find_map(|mistake| mistake.certain()) else { return text };
        let mut content = Content::of(text.clone());
        content.apply(&Change::Text(edits.to_vec())).unwrap();
        assert_ne!(content.text(), text, "a fix that changes nothing");
        content.text().clone_into(&mut text);
    }
    panic!("fixes without an end");
}

/// The text after its certain fixes, made at once.
fn mended(text: &str) -> String {
    doctor::mend(text).map_or_else(|| text.to_owned(), |mended| mended.text)
}

#[test]
fn json_has_no_mistake() {
    for (name, text) in crate::support::layouts() {
        assert_eq!(doctor::mistakes(&text), [], "{name}");
    }
    for text in ["\u{feff}{}", "1", " [ ] ", "\"//\""] {
        assert_eq!(doctor::mistakes(text), [], "{text}");
    }
}

#[test]
fn whatever_is_no_json_has_a_mistake() {
    let texts = [
        "",
        " ",
        "\u{feff}",
        "\u{feff}\u{feff}{}",
        "x",
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "'",
        "/*",
        "/* */",
        "// x",
        "...",
        "\\",
        "{{{{",
        "}}}}",
        "[}",
        "{]",
        "{\"a\"",
        "{\"a\":",
        "{\"a\":1",
        "{\"a\":1,",
        "\0",
        "{}\0",
        "=",
        "=>",
        "# x",
        "```",
        "```\n",
        "```json\n{}\n```\n```",
        "HTTP/1.1 200 OK\n\n",
        "$ ",
        "PS C:\\> type x\n{}",
        "const x = ",
        "> ",
        "+\n+",
        "1\n2",
        "\u{a0}",
        "\u{a0}{}",
        "{\u{200b}}",
        "<<<<<<< a\n=======\n>>>>>>> b\n",
        "{\r\"a\": 'x\r}",
        "\u{1f600}",
        "{\"\u{1f600}: 1}",
    ];
    for text in texts {
        assert_eq!(doctor::mistakes(text).is_empty(), Tree::parse(text).is_ok(), "{text:?}");
        assert_eq!(one_by_one(text), mended(text), "{text:?}");
    }
}
