//! A name that two manifests have: as in a folder that is checked, the later one is told of the earlier.

use std::sync::{Arc, Mutex};

use super::editor::{Columns, Editor, SOUND, Told, abilities, marked};

const A: &str = "file:///apps/a.json";
const B: &str = "file:///apps/b.json";

/// What is said of the name in a text.
fn shared(editor: &mut Editor, uri: &str) -> Vec<String> {
    let problems = editor.problems(uri);
    let shared = problems.iter().filter(|problem| problem["code"] == "client-name-shared");
    shared.map(|problem| problem["message"].as_str().unwrap().to_owned()).collect()
}

const TOLD: &str = "A is the name in a.json too: rename one of them, unless both are for one app";

#[test]
fn the_later_of_two_open_texts_is_told_until_one_has_another_name() {
    let mut editor = Editor::plain();
    editor.open(B, SOUND);
    assert_eq!(shared(&mut editor, B), [""; 0]);
    // The text that is opened changes what is said of the other.
    editor.open(A, SOUND);
    assert_eq!(shared(&mut editor, A), [""; 0]);
    let said = editor.next_problems(B);
    assert_eq!(said[0]["message"], TOLD);
    assert_eq!((&said[0]["severity"], marked(SOUND, &said[0], editor.columns).1), (&3.into(), "\"A\""));
    editor.replace(A, "\"A\"", "\"C\"");
    assert!(editor.next_problems(B).is_empty());
    editor.replace(B, "\"A\"", "\"C\"");
    assert_eq!(shared(&mut editor, B), [TOLD.replacen('A', "C", 1)]);
    editor.close(A);
    assert!(editor.next_problems(B).is_empty());
}

#[test]
fn a_file_beside_it_counts_as_it_lies_there_until_it_is_opened() {
    let told = Told { beside: vec![("/apps/a.json".into(), "A".to_owned())], ..Told::default() };
    let mut editor = Editor::start(told, &abilities(Columns::Utf16));
    editor.open(B, SOUND);
    assert_eq!(shared(&mut editor, B), [TOLD]);
    editor.open(A, &SOUND.replace("\"A\"", "\"C\""));
    assert!(editor.next_problems(B).is_empty(), "the open text counts");
    editor.close(A);
    assert_eq!(editor.next_problems(B)[0]["message"], TOLD);
}

#[test]
fn settings_decide_how_bad_it_is_and_leave_files_out() {
    let settings = "exclude = [\"a.json\"]\n";
    let told = Told {
        settings: Arc::new(Mutex::new(Some(settings.to_owned()))),
        beside: vec![("/apps/a.json".into(), "A".to_owned())],
    };
    let shared_settings = Arc::clone(&told.settings);
    let mut editor = Editor::start(told, &abilities(Columns::Utf16));
    editor.open(B, SOUND);
    assert_eq!(shared(&mut editor, B), [""; 0]);
    let settle = |rule: &str| *shared_settings.lock().unwrap() = Some(format!("[rules]\n{rule}\n"));
    settle("client-name-shared = \"error\"");
    editor.save(B);
    assert_eq!(editor.next_problems(B)[0]["severity"], 1);
    settle("client-name-shared = \"ignore\"");
    editor.save(B);
    assert!(editor.next_problems(B).is_empty());
}
