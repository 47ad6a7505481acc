//! Places before which stand characters of every length, in both ways of counting.

use super::editor::{APP, Columns, Editor, Told, abilities, marked};
use crate::check::problems;

const TEXT: &str = "\u{feff}{\r\n  \"description\": \"é😀 \u{1f468}\u{200d}\u{1f469}\", \"client_name\": \"😀\",\r\n  \"😀x\": 1, \"enabled\": \"true\" }\r\n";

#[test]
fn no_character_before_a_place_shifts_it() {
    for columns in [Columns::Utf16, Columns::Utf8] {
        let mut editor = Editor::start(Told::default(), &abilities(columns));
        assert_eq!(editor.columns, columns);
        for text in [
            TEXT.to_owned(),
            TEXT.replace("\r\n", "\n"),
            TEXT.replace("\r\n", "\r"),
            TEXT.replace("\r\n", ""),
        ] {
            editor.open(APP, &text);
            let said = editor.problems(APP);
            let said: Vec<_> = said.iter().map(|problem| marked(&text, problem, columns)).collect();
            let wanted = problems(&text);
            let wanted: Vec<_> = wanted.iter().map(|one| (one.rule, &text[one.span.clone()])).collect();
            assert_eq!(said, wanted, "{columns:?} {text:?}");
            assert!(wanted.contains(&("wrong-type", "\"true\"")), "{wanted:?}");
            editor.act(APP, "\"true\"", "set to true");
            assert_eq!(editor.text(APP), text.replace("\"true\"", "true"), "{columns:?}");
            editor.close(APP);
        }
    }
}

#[test]
fn an_editor_that_offers_nothing_counts_in_utf_16() {
    let editor = Editor::start(Told::default(), &serde_json::json!({}));
    assert_eq!(editor.abilities["capabilities"]["positionEncoding"], "utf-16");
}
