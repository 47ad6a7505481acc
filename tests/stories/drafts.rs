//! What is not yet a value waits beside the document, and is not forgotten.

use super::super::support::desk::{Desk, tell};
use super::{event, in_event};

#[test]
fn what_is_no_value_yet_changes_no_byte() {
    tell(&[
        (
            "half a header",
            event!("'endpoint': 'e'"),
            in_event!(".headers <X-Key> Esc"),
            event!("'endpoint': 'e'"),
            "Headers, not in the file yet: the value is missing",
        ),
        (
            "an id that is no number",
            "{'enabled_for_profiles': [1]}",
            "@enabled_for_profiles[0] Right <x> Esc",
            "{'enabled_for_profiles': [1]}",
            "Profiles, not in the file yet: write a whole number",
        ),
        (
            "half-typed JSON in the row",
            "{'client_name': 7}",
            "Enter C-u <'a> Esc",
            "{'client_name': 7}",
            "Client name, not in the file yet: this is not JSON so far",
        ),
        (
            "half-typed JSON in the view",
            "{'client_name': 7}",
            "F6 C-u <'a> Esc",
            "{'client_name': 7}",
            "not in the file yet…",
        ),
        (
            "Del drops it",
            "{'client_name': 7}",
            "Enter C-u <'a> Esc Del",
            "{'client_name': 7}",
            "what was typed for Client name is gone; the file is as it was",
        ),
        (
            "it is gone on with",
            "{'client_name': 7}",
            "Enter C-u <'a> Esc Tab S-Tab Enter <'> Esc",
            "{'client_name': 'a'}",
            "",
        ),
    ]);
}

#[test]
fn a_draft_is_named_by_the_question_at_quit() {
    let mut desk = Desk::open(r#"{"client_name": 7}"#);
    desk.press("Enter C-u <'a> Esc");
    assert_eq!(desk.model.form.pending().len(), 1);
    desk.press("C-q");
    assert_eq!(desk.question().as_deref(), Some("quit: 1 unfinished text is not in the file yet"));
    let screen = super::super::support::screen::screen(&desk.model);
    assert!(screen.text().contains("Client name, not in the file yet"), "{}", screen.text());
    desk.press("Esc C-q x");
    assert!(desk.ended());
}

#[test]
fn a_draft_and_a_change_are_both_named() {
    let mut desk = Desk::open(r#"{"client_name": 7, "enabled": true}"#);
    desk.press("Enter C-u <'a> Esc Tab*4 Space C-q");
    assert_eq!(desk.question().as_deref(), Some("quit: 1 change, 1 unfinished text is not saved"));
}

#[test]
fn a_draft_survives_walking_away_and_saving() {
    let mut desk = Desk::open(r#"{"client_name": 7}"#);
    desk.press("Enter C-u <'a> Tab*3 C-s");
    assert_eq!(desk.disk.as_deref(), Some(r#"{"client_name": 7}"#));
    desk.press("Home Enter");
    assert_eq!(desk.open_text().as_deref(), Some("\"a"));
}

#[test]
fn a_draft_of_a_new_item_is_found_again() {
    let mut desk = Desk::open_at(r#"{"enabled_for_profiles": [1]}"#, "enabled_for_profiles[0]");
    desk.press("Right <4x> Esc Up Home F8");
    assert_eq!(desk.model.form.pending().len(), 1);
    let screen = super::super::support::screen::screen(&desk.model);
    assert!(screen.text().contains("not in the file yet"), "{}", screen.text());
}
