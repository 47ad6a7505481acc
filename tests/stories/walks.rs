//! Whole walks: through every field and back to the same bytes; the second job.

use lp_manifest::json::Path;
use lp_manifest::json::document::Document;

use super::super::support::desk::Desk;
use super::super::support::{SAMPLES, TWICE, WRONG_TYPES, layouts, sample};
use crate::diff::only_in;

/// Every text that is walked through, with its name.
fn texts() -> Vec<(String, String)> {
    let samples = SAMPLES.into_iter().map(|name| (name.to_owned(), sample(name)));
    let odd = [("wrong types", WRONG_TYPES), ("twice", TWICE)]
        .map(|(name, text)| (name.to_owned(), text.to_owned()));
    samples.chain(layouts()).chain(odd).collect()
}

#[test]
fn walked_through_and_saved_the_bytes_are_the_same() {
    for (name, text) in texts() {
        for keys in ["Tab", "S-Tab", "Down", "Up", "PgDn", "PgUp"] {
            let mut desk = Desk::open(&text);
            for _ in 0..desk.model.form.rows().len() * 3 {
                desk.press(keys);
            }
            desk.press("C-s");
            assert_eq!(desk.disk.as_deref(), Some(text.as_str()), "{keys} through {name}");
            assert_eq!(desk.saves.len(), 1, "{keys} through {name}: {:?}", desk.question());
            assert!(!desk.model.form.session().is_modified());
        }
    }
}

#[test]
fn every_row_opened_and_left_changes_nothing() {
    for (name, text) in texts() {
        let mut desk = Desk::open(&text);
        // All events open.
        for event in lp_manifest::manifest::catalogue::events() {
            desk.model.form.fold(&lp_manifest::json::Path::of(&["capabilities", "webhooks", event.key]));
        }
        desk.press("Home");
        for _ in 0..desk.model.form.rows().len() * 2 {
            let before = desk.focus();
            desk.press("Backspace Esc");
            assert_eq!(desk.text(), text, "{before} of {name}");
            desk.press("F6 Esc");
            assert_eq!(desk.text(), text, "{before} of {name} as JSON");
            desk.press("Down");
        }
        assert!(desk.model.form.pending().is_empty(), "{name}: {:?}", desk.model.form.pending());
    }
}

#[test]
fn job_two_takes_at_most_ten_keys_and_five_lines() {
    let before = sample("le-app");
    let mut desk = Desk::open(&before);
    desk.press("C-g 4 Enter Down 2 End Up Right Space C-s");
    let after = desk.disk.clone().unwrap();
    assert!(desk.presses <= 10, "{} keys", desk.presses);
    assert_eq!(only_in(&before, &after).len(), 2);
    assert_eq!(only_in(&after, &before).len(), 3);
    assert_eq!(
        after,
        before
            .replacen("\"max_retries\": 3", "\"max_retries\": 2", 1)
            .replace("        \"auth\"\n", "        \"auth\",\n        \"unauth\"\n")
    );
    assert_eq!(desk.said(), "saved app.json: 2 changes, 2 lines replaced, 1 added");
}

/// Whether a value around the place is of a kind that cannot hold it.
fn is_blocked(document: &Document, path: &Path) -> bool {
    let mut above = path.clone();
    while !above.is_root() {
        above = above.parent();
        if document.at(&above).is_some_and(|value| !value.kind().is_container()) {
            return true;
        }
    }
    false
}

#[test]
fn set_and_taken_out_again_every_missing_member_gives_the_bytes_back() {
    for (name, text) in texts() {
        let mut desk = Desk::open(&text);
        desk.press("Home");
        for _ in 0..desk.model.form.rows().len() * 2 {
            let focus = desk.focus();
            let missing = desk.model.form.row().is_some_and(|row| row.node.is_none());
            let blocked = desk
                .model
                .form
                .document()
                .is_some_and(|document| is_blocked(document, desk.model.form.focus().path()));
            if missing && !blocked && !focus.ends_with(['+', '!', '#']) {
                desk.press("Space");
                desk.press("1");
                if desk.is_open() {
                    desk.press("Esc");
                }
                if desk.text() != text {
                    desk.press("Del");
                    if desk.text() != text {
                        desk.press("Del");
                    }
                    // An object with nothing but blanks in it is written as {} once it was filled.
                    if name != "empties.json" {
                        assert_eq!(desk.text(), text, "{focus} of {name}");
                    }
                }
            }
            desk.press("Down");
        }
    }
}
