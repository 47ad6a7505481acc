//! What could be done about problems: each edit makes of the editor's text what the document makes.

use lp_manifest::json::doctor;
use lp_manifest::json::document::{Content, Document};
use lp_manifest::manifest::check::{Certainty, Surroundings, mend};
use serde_json::json;

use super::editor::{APP, Editor, Told, abilities, rules};
use crate::check::{document, fixture_texts, problems};

#[test]
fn each_fix_of_each_fixture_does_what_the_document_does() {
    let mut editor = Editor::plain();
    let mut count = 0;
    for text in fixture_texts() {
        let before = Content::of(text.clone());
        let uri = "file:///apps/a.lp-manifest.json";
        let fixes: Vec<_> =
            problems(&text).into_iter().filter_map(|problem| Some((problem.span, problem.fix?))).collect();
        for (span, fix) in fixes {
            let mut after = before.clone();
            fix.changes.iter().for_each(|change| drop(after.apply(change).unwrap()));
            editor.open(uri, &text);
            let actions = editor.actions(uri, span, None);
            let mut outcomes = actions.iter().filter(|action| action["title"] == fix.title).map(|action| {
                assert_eq!(action["isPreferred"], fix.certainty == Certainty::Certain);
                action.clone()
            });
            let does = outcomes.any(|action| {
                editor.open(uri, &text);
                editor.apply(uri, &action);
                editor.text(uri) == after.text()
            });
            assert!(does, "{} in {text}", fix.title);
            count += 1;
        }
    }
    assert!(count > 80, "{count} fixes");
}

#[test]
fn everything_certain_is_fixed_as_fix_does_it() {
    let mut editor = Editor::plain();
    let uri = "file:///apps/a.lp-manifest.json";
    for text in fixture_texts() {
        editor.open(uri, &text);
        let actions = editor.actions(uri, 0..0, Some("source.fixAll"));
        let healed = doctor::mend(&text).map_or_else(|| text.clone(), |mended| mended.text);
        let mended = Document::parse(healed).map(|document| {
            mend(&document, &Surroundings::default(), |_, _| Some(())).document.text().to_owned()
        });
        match (&actions[..], mended) {
            ([], mended) => assert_eq!(mended.unwrap_or_else(|(text, _)| text), text),
            ([action], Ok(mended)) => {
                assert_eq!(
                    (&action["title"], &action["kind"]),
                    (&json!("fix everything certain"), &json!("source.fixAll"))
                );
                editor.apply(uri, action);
                assert_eq!(editor.text(uri), mended);
            }
            (many, mended) => panic!("{many:?} {mended:?}"),
        }
    }
}

/// Two problems, one with a fix that is certain.
const TWO: &str = r#"{"client_name": "A", "clientNme": "B", "enabled": "true"}"#;

#[test]
fn only_what_is_asked_for_is_offered() {
    let mut editor = Editor::plain();
    editor.open(APP, TWO);
    assert!(!rules(&editor.problems(APP)).is_empty());
    let titles = |editor: &mut Editor, only| {
        let actions = editor.actions(APP, 0..TWO.len(), only);
        actions.iter().map(|action| action["title"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let all = titles(&mut editor, None);
    assert!(
        all.contains(&"set to true".to_owned()) && all.contains(&"fix everything certain".to_owned()),
        "{all:?}"
    );
    assert_eq!(titles(&mut editor, Some("source.fixAll")), ["fix everything certain"]);
    assert_eq!(titles(&mut editor, Some("source")), ["fix everything certain"]);
    assert!(!titles(&mut editor, Some("quickfix")).contains(&"fix everything certain".to_owned()));
    assert_eq!(titles(&mut editor, Some("refactor")), [""; 0]);
    // Where a cursor only passes by, nothing is fixed on trial.
    let range = json!({"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 60}});
    let context = json!({"diagnostics": [], "triggerKind": 2});
    let params = json!({"textDocument": {"uri": APP}, "range": range, "context": context});
    let passing = editor.ask("textDocument/codeAction", params).unwrap();
    assert!(!passing.to_string().contains("source.fixAll"), "{passing}");
}

#[test]
fn a_client_without_versions_gets_plain_edits() {
    let mut editor = Editor::start(Told::default(), &json!({}));
    editor.open(APP, TWO);
    let actions = editor.actions(APP, 0..TWO.len(), Some("source.fixAll"));
    let edits = actions[0]["edit"]["changes"][APP].as_array().unwrap().clone();
    editor.make(APP, &edits);
    let text = TWO.replace("\"true\"", "true");
    let mended = mend(&document(TWO), &Surroundings::default(), |_, _| Some(())).document;
    assert_eq!((editor.text(APP), mended.text()), (&*text, &*text));
    let _ = abilities;
}
