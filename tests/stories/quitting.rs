//! Quitting: asked only if something would be lost.

use lp_manifest::app::{Effect, Msg, SaveOutcome, Size, Start};
use lp_manifest::form::session::Saved;

use super::super::support::desk::{Desk, theirs};

const TEXT: &str = r#"{"client_name": "a"}"#;

#[test]
fn nothing_unsaved_is_nothing_asked() {
    for keys in [
        "C-q",
        "C-c",
        "Tab*5 C-q",
        "Enter Esc C-q",
        "Enter <b> Backspace Esc C-q",
        "Enter <b> Esc C-s C-q",
        "C-f C-q",
        "F1 C-c",
        "F3 C-q",
        "Enter C-q",
    ] {
        let mut desk = Desk::open(TEXT);
        desk.press(keys);
        assert!(desk.ended(), "{keys}: {:?}", desk.question());
    }
}

#[test]
fn a_new_file_that_nobody_touched_is_left_unasked() {
    let mut desk = Desk::begin("{}\n");
    desk.press("Tab*3 C-q");
    assert!(desk.ended());
}

#[test]
fn unsaved_work_is_asked_about_and_the_first_answer_stays() {
    for keys in ["Esc", "Enter", "C-c", "C-q", "Down Up Enter", "z"] {
        let mut desk = Desk::open(TEXT);
        desk.press("Enter <b> Esc C-q");
        assert_eq!(desk.question().as_deref(), Some("quit: 1 change is not saved"));
        desk.press(keys);
        assert!(!desk.ended(), "{keys}");
        assert_eq!(desk.text(), r#"{"client_name": "ab"}"#);
        assert_eq!(desk.saves.len(), 0, "{keys}");
    }
}

#[test]
fn x_throws_away_and_s_saves() {
    let mut desk = Desk::open(TEXT);
    desk.press("Enter <b> Esc C-q x");
    assert_eq!((desk.ended(), desk.disk.as_deref()), (true, Some(TEXT)));
    let mut desk = Desk::open(TEXT);
    desk.press("Enter <b> Esc C-q s");
    assert_eq!((desk.ended(), desk.disk.as_deref()), (true, Some(r#"{"client_name": "ab"}"#)));
    let mut desk = Desk::open(TEXT);
    desk.press("Enter <b> C-q Down Enter");
    assert_eq!((desk.ended(), desk.disk.as_deref()), (true, Some(r#"{"client_name": "ab"}"#)));
}

#[test]
fn save_and_quit_stays_if_the_save_fails() {
    for outcome in [
        SaveOutcome::Failed("no".to_owned()),
        SaveOutcome::Changed(theirs("{}")),
        SaveOutcome::Gone,
        SaveOutcome::Exists { holder: None },
    ] {
        let mut desk = Desk::open(TEXT);
        desk.next_save = Some(outcome.clone());
        desk.press("Enter <b> Esc C-q s");
        assert!(!desk.ended(), "{outcome:?}");
        assert!(desk.model.form.session().is_modified(), "{outcome:?}");
    }
}

#[test]
fn save_and_quit_asks_about_new_errors_first() {
    let mut desk = Desk::open(TEXT);
    desk.press("Del C-q s");
    assert_eq!(desk.question().as_deref(), Some("save app.json with 1 error?"));
    desk.press("s");
    assert!(desk.ended());
}

#[test]
fn a_file_without_a_name_is_asked_for_one() {
    let size = Size { width: 80, height: 24 };
    let mut desk = Desk::sit_down(Start::new("{}\n".to_owned(), Saved::Never, size), None);
    desk.press("<a> Esc C-s");
    assert_eq!(desk.saves.len(), 0);
    desk.press("<new.json> Enter");
    assert_eq!((desk.saves[0].0.as_str(), desk.model.file.name().as_str()), ("new.json", "new.json"));
}

#[test]
fn the_palette_suspends_from_the_form_and_from_an_open_text() {
    for keys in [": <suspend> Enter", "Enter <x> C-p <suspend> Enter"] {
        let mut desk = Desk::open(TEXT);
        desk.press(keys);
        assert!(desk.asked.contains(&Effect::Suspend), "{keys}");
        desk.send(Msg::NotSuspended);
        assert!(desk.said().starts_with("not suspended: no shell"), "{}", desk.said());
    }
}
