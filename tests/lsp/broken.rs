//! A text that is not JSON.

use super::editor::{APP, Editor, marked};

#[test]
fn the_mistake_of_a_broken_text_is_marked_and_tells_no_secret() {
    let mut editor = Editor::plain();
    let text = "{\"client_name\": \"A\" \"client_secret\": \"hunter2\"}";
    editor.open(APP, text);
    let said = editor.problems(APP);
    assert_eq!(marked(text, &said[0], editor.columns).0, "not-json");
    assert!(!said[0].to_string().contains("hunter2"));
    let text = "{\"client_secret\": \"hunter2\" \"client_name\": \"A\"}";
    editor.open(APP, text);
    let said = editor.problems(APP);
    assert_eq!(rules_and_message(&said[0]), ("not-json", "a comma is missing after ********"));
}

fn rules_and_message(problem: &serde_json::Value) -> (&str, &str) {
    (problem["code"].as_str().unwrap(), problem["message"].as_str().unwrap())
}
