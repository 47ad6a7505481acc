//! Undo and redo: named, in steps that a person would call one.

use super::super::support::desk::{Desk, tell};

#[test]
fn steps_are_undone_by_name() {
    tell(&[
        (
            "typing is one step",
            "{'client_name': 'a'}",
            "Enter <bcd> Esc C-z",
            "{'client_name': 'a'}",
            "undone: edit Client name",
        ),
        (
            "with the field open too",
            "{'client_name': 'a'}",
            "Enter <bcd> C-z",
            "{'client_name': 'a'}",
            "undone: edit Client name",
        ),
        (
            "deleting in the same visit belongs to it",
            "{'client_name': 'a'}",
            "Enter <bc> Backspace*3 <x> Esc C-z",
            "{'client_name': 'a'}",
            "undone: edit Client name",
        ),
        (
            "two visits are two steps",
            "{'client_name': 'a'}",
            "Enter <b> Esc Enter <c> Esc C-z",
            "{'client_name': 'ab'}",
            "",
        ),
        (
            "redo makes it again",
            "{'client_name': 'a'}",
            "Enter <b> Esc C-z C-y",
            "{'client_name': 'ab'}",
            "done again: edit Client name",
        ),
        ("a switch", "{'enabled': true}", "@enabled Space C-z", "{'enabled': true}", "undone: Enabled false"),
        (
            "a tick",
            "{'grant_types': []}",
            "@enabled Down Space C-z",
            "{'grant_types': []}",
            "undone: tick client_credentials",
        ),
        (
            "an untick",
            "{'grant_types': ['client_credentials']}",
            "@enabled Down Space C-z",
            "{'grant_types': ['client_credentials']}",
            "undone: untick client_credentials",
        ),
        (
            "a move",
            "{'redirect_uris': ['a', 'b']}",
            "@redirect_uris[0] Gt C-z",
            "{'redirect_uris': ['a', 'b']}",
            "undone: move Redirect URI 1",
        ),
        ("a removal", "{'scope': 'a'}", "@scope Del C-z", "{'scope': 'a'}", "undone: remove Scope"),
        ("JSON", "{'x': 1}", "@x F6 <2> Esc C-z", "{'x': 1}", "undone: edit JSON"),
        ("nothing is left", "{'scope': 'a'}", "C-z", "{'scope': 'a'}", "nothing left to undo"),
        ("nothing to do again", "{'scope': 'a'}", "C-y", "{'scope': 'a'}", "nothing left to do again"),
        (
            "a new step forgets what was undone",
            "{'enabled': true}",
            "@enabled Space C-z Space C-y",
            "{'enabled': false}",
            "nothing left to do again",
        ),
    ]);
}

#[test]
fn undo_leads_to_where_the_step_was_made() {
    let mut desk = Desk::open_at(r#"{"client_name": "a", "scope": "b"}"#, "scope");
    desk.press("Enter <c> Esc Home C-z");
    assert_eq!(desk.focus(), "scope");
    desk.press("Home C-y");
    assert_eq!(desk.focus(), "scope");
}

#[test]
fn undo_survives_a_save() {
    let mut desk = Desk::open(r#"{"client_name": "a"}"#);
    desk.press("Enter <b> Esc C-s");
    assert_eq!(desk.disk.as_deref(), Some(r#"{"client_name": "ab"}"#));
    assert!(!desk.model.form.session().is_modified());
    desk.press("C-z");
    assert_eq!(desk.text(), r#"{"client_name": "a"}"#);
    assert!(desk.model.form.session().is_modified(), "the file holds something else now");
    desk.press("C-y");
    assert!(!desk.model.form.session().is_modified());
}

#[test]
fn a_save_ends_the_run_of_typing() {
    let mut desk = Desk::open(r#"{"client_name": "a"}"#);
    desk.press("Enter <b> C-s <c> Esc C-z");
    assert_eq!(desk.text(), r#"{"client_name": "ab"}"#, "only what was typed after the save");
}

#[test]
fn back_at_what_the_file_holds_nothing_is_unsaved() {
    let mut desk = Desk::open(r#"{"client_name": "a"}"#);
    desk.press("Enter <b> Backspace Esc");
    assert_eq!(desk.model.file_state(), "no changes");
    desk.press("C-q");
    assert!(desk.ended());
}
