//! Several files: the first is in work, the others wait; the way to them is the way out.

use std::path::PathBuf;

use lp_manifest::app::Start;
use lp_manifest::app::files::{Files, Goal};
use lp_manifest::form::session::Saved;

use super::super::support::desk::{Desk, named};

const TEXT: &str = r#"{"client_name": "A", "enabled": true}"#;

fn two(at: usize) -> Desk {
    let files = Files::new(["a/one.json", "a/two.json", "three.json"].map(PathBuf::from).to_vec(), at);
    let start = named(TEXT, Saved::Yes, lp_manifest::app::Size { width: 80, height: 24 });
    Desk::sit_down(Start { files, ..start }, Some(TEXT.to_owned()))
}

#[test]
fn the_next_file_is_gone_to_at_once_where_nothing_is_unsaved() {
    for (at, keys, next) in [
        (0, "C-p <next file> Enter", 1),
        (2, "C-p <next file> Enter", 0),
        (0, "C-p <previous file> Enter", 2),
        (1, "C-p <previous file> Enter", 0),
    ] {
        let mut desk = two(at);
        desk.press(keys);
        assert!(desk.ended(), "{at} {keys}");
        assert_eq!(desk.model.file.files().next(), Some(&Goal::Named(next)), "{at} {keys}");
    }
}

#[test]
fn unsaved_work_is_asked_about_and_staying_goes_nowhere() {
    let mut desk = two(0);
    desk.press("/ <enabled> Enter Space C-p <next file> Enter");
    let question = desk.question().unwrap();
    assert!(question.contains("leave app.json: 1 change is not saved"), "{question}");
    desk.press("Esc");
    assert!(!desk.ended());
    // The end is the end, whatever was asked for before.
    desk.press("C-q <x>");
    assert!(desk.ended() && desk.model.file.files().next().is_none());
}

#[test]
fn where_one_file_was_named_there_is_no_other() {
    let mut desk = Desk::open(TEXT);
    desk.press("C-p <next file> Enter");
    assert!(!desk.ended() && desk.said().contains("no other file was named at the start"), "{}", desk.said());
}
