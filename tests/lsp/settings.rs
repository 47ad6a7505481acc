//! The project's settings: what holds, what is wrong with them, and when they are looked at.

use std::sync::{Arc, Mutex};

use serde_json::json;

use super::editor::{APP, Columns, Editor, SETTINGS, Told, abilities, rules};

const TEXT: &str =
    r#"{"client_name": "A", "x": 1, "logo_uri": "small.png", "grant_types": ["client_credentials"]}"#;

/// Something that an editor does.
type Act = fn(&mut Editor);

/// An editor, and the settings that it does not read.
fn editor(settings: Option<&str>) -> (Editor, Arc<Mutex<Option<String>>>) {
    let told = Told { settings: Arc::new(Mutex::new(settings.map(str::to_owned))), ..Told::default() };
    let shared = Arc::clone(&told.settings);
    (Editor::start(told, &abilities(Columns::Utf16)), shared)
}

fn address() -> String {
    format!("file://{SETTINGS}")
}

#[test]
fn settings_hold_and_are_read_anew_when_the_editor_says_so() {
    let (mut editor, settings) = editor(Some("[rules]\nunknown-member = \"error\"\n"));
    editor.open(APP, TEXT);
    let problems = editor.problems(APP);
    let unknown = problems.iter().find(|problem| problem["code"] == "unknown-member").unwrap();
    assert_eq!(unknown["severity"], 1);
    let registered = editor.heard.iter().find(|(method, _)| method == "client/registerCapability").unwrap();
    assert_eq!(
        registered.1["registrations"][0]["registerOptions"]["watchers"][0]["globPattern"],
        "**/.lp-manifest.toml"
    );

    let ignored = "[rules]\nunknown-member = \"ignore\"\n";
    let steps: [(&str, Act); 3] = [
        ("watched", |editor| editor.tell("workspace/didChangeWatchedFiles", json!({"changes": []}))),
        ("saved", |editor| editor.save(APP)),
        ("changed", |editor| editor.replace(APP, "\"A\"", "\"B\"")),
    ];
    for (what, step) in steps {
        *settings.lock().unwrap() = Some(ignored.to_owned());
        step(&mut editor);
        if what == "changed" {
            assert!(!rules(&editor.problems(APP)).contains(&"unknown-member"), "{what}");
        } else {
            assert!(!rules(&editor.next_problems(APP)).contains(&"unknown-member"), "{what}");
        }
        *settings.lock().unwrap() = None;
        editor.save(APP);
        assert!(rules(&editor.next_problems(APP)).contains(&"unknown-member"), "{what}");
    }
}

#[test]
fn what_settings_leave_out_is_not_judged() {
    let (mut editor, settings) = editor(Some("exclude = [\"app.json\"]\n"));
    editor.open(APP, TEXT);
    editor.open("file:///apps/b.json", TEXT);
    assert!(!editor.problems("file:///apps/b.json").is_empty());
    assert_eq!(editor.published(APP), None);
    *settings.lock().unwrap() = None;
    editor.save(APP);
    assert!(!editor.problems(APP).is_empty());
    *settings.lock().unwrap() = Some("exclude = [\"app.json\"]\n".to_owned());
    editor.save(APP);
    assert!(editor.next_problems(APP).is_empty());
}

#[test]
fn a_mistake_in_settings_is_marked_in_their_own_file_until_it_is_gone() {
    let (mut editor, settings) = editor(Some("\n[rules]\nno-retri = \"ignore\"\n"));
    editor.open(APP, TEXT);
    let said = editor.next_problems(&address());
    assert_eq!(said[0]["range"]["start"], json!({"line": 2, "character": 0}));
    assert!(said[0]["message"].as_str().unwrap().contains("did you mean no-retry?"), "{said:?}");
    *settings.lock().unwrap() = Some("exclude = [\"{{\"]\n".to_owned());
    editor.save(APP);
    let said = editor.next_problems(&address());
    assert!(said[0]["message"].as_str().unwrap().starts_with("{{ in exclude is no pattern"), "{said:?}");
    *settings.lock().unwrap() = None;
    editor.save(APP);
    assert!(editor.next_problems(&address()).is_empty());
    *settings.lock().unwrap() = Some("x = 1\n".to_owned());
    editor.save(APP);
    assert_eq!(editor.next_problems(&address()).len(), 1);
    editor.close(APP);
    assert!(editor.next_problems(&address()).is_empty());
}

#[test]
fn the_picture_beside_a_manifest_is_measured() {
    let (mut editor, _) = editor(None);
    editor.open(APP, TEXT);
    assert!(rules(&editor.problems(APP)).contains(&"logo-size"), "{:?}", editor.problems(APP));
}
