//! A text that is not JSON: every mistake is marked, told without a secret, and mended.

use super::editor::{APP, BLANK, Editor, marked, rules};

fn told(problem: &serde_json::Value) -> (&str, &str) {
    (problem["code"].as_str().unwrap(), problem["message"].as_str().unwrap())
}

#[test]
fn the_mistakes_of_a_broken_text_are_marked_and_tell_no_secret() {
    let mut editor = Editor::plain();
    let text = "{\"client_secret\": \"hunter2\" \"client_name\": \"A\"}";
    editor.open(APP, text);
    let said = editor.problems(APP);
    assert_eq!(told(&said[0]), ("not-json", "a comma is missing after ********"));
    assert!(!said[0].to_string().contains("hunter2"));
}

#[test]
fn each_mistake_is_mended_by_itself_or_all_at_once() {
    let mut editor = Editor::plain();
    let text = "{\r\n  \"client_name\": \"😀\"\r\n  \"grant_types\": [\"client_credentials\",],\r\n  \"enabled\": True\r\n}\r\n";
    let sound = "{\r\n  \"client_name\": \"😀\",\r\n  \"grant_types\": [\"client_credentials\"],\r\n  \"enabled\": true\r\n}\r\n";
    editor.open(APP, text);
    let said = editor.problems(APP);
    assert_eq!(rules(&said), ["not-json"; 3], "{said:#?}");
    assert!(said.iter().any(|problem| marked(text, problem, editor.columns).1 == "True"), "{said:#?}");
    let all = editor.actions(APP, 0..0, Some("source.fixAll"));
    editor.apply(APP, &all[0]);
    assert_eq!(editor.text(APP), sound);
    assert_eq!(rules(&editor.problems(APP)), [""; 0]);

    editor.open(APP, text);
    for left in [2, 1, 0] {
        let first = editor.problems(APP)[0].clone();
        let at = super::editor::bytes(editor.text(APP), &first["range"], editor.columns);
        let actions = editor.actions(APP, at, Some("quickfix"));
        editor.apply(APP, &actions[0]);
        assert_eq!(editor.problems(APP).len(), left, "{}", editor.text(APP));
    }
    assert_eq!(editor.text(APP), sound);
}

#[test]
fn what_comes_to_light_behind_a_mistake_is_mended_too() {
    let mut editor = Editor::plain();
    let text = BLANK.replace("\"\",", "\"A\",\"enabled\": \"true\"");
    editor.open(APP, &text);
    assert_eq!(rules(&editor.problems(APP)), ["not-json"]);
    let all = editor.actions(APP, 0..0, Some("source.fixAll"));
    editor.apply(APP, &all[0]);
    assert!(editor.text(APP).contains("\"enabled\": true,"), "{}", editor.text(APP));
}
