//! Values of the wrong type, unknown members, ignored duplicates: everything can be opened,
//! understood and repaired in the form.

use super::super::support::desk::{Desk, tell};
use super::super::support::{TWICE, WRONG_TYPES, quoted};
use lp_manifest::app::page::Page;
use lp_manifest::form::rows::RowKind;

#[test]
fn a_value_of_the_wrong_type_is_edited_as_json() {
    tell(&[
        ("Enter opens it", "{'client_name': 7}", "Enter C-u <'a'> Esc", "{'client_name': 'a'}", ""),
        (
            "opening and leaving it changes nothing",
            "{'client_name': [ 1 ]}",
            "Enter Esc",
            "{'client_name': [ 1 ]}",
            "",
        ),
        (
            "Del takes it out",
            "{'client_name': 'a', 'enabled': 'yes'}",
            "@enabled Del",
            "{'client_name': 'a'}",
            "removed Enabled; Ctrl-Z brings it back",
        ),
        (
            "letters do nothing but say how",
            "{'enabled': 'yes'}",
            "@enabled x",
            "{'enabled': 'yes'}",
            "Enter opens this row as JSON",
        ),
        (
            "a switch can be repaired",
            "{'enabled': 'yes'}",
            "@enabled Enter C-u <true> Esc Space",
            "{'enabled': false}",
            "",
        ),
        (
            "a list item of the wrong type too",
            "{'redirect_uris': [7]}",
            "@redirect_uris[0] Enter C-u <'a'> Esc",
            "{'redirect_uris': ['a']}",
            "",
        ),
        ("an unknown member too", "{'x-own': 1}", "@x-own Enter <2> Esc", "{'x-own': 12}", ""),
        (
            "and it goes with Del",
            "{'client_name': 'a', 'x-own': 1}",
            "@x-own Del",
            "{'client_name': 'a'}",
            "removed x-own; Ctrl-Z brings it back",
        ),
        (
            "half a surrogate pair is not lost by opening",
            "{'client_name': 'n\\ud800'}",
            "Enter Esc",
            "{'client_name': 'n\\ud800'}",
            "",
        ),
    ]);
}

#[test]
fn nothing_is_written_through_a_parent_of_the_wrong_type() {
    tell(&[
        (
            "the engagement",
            "{'capabilities': 7}",
            "@capabilities.engagement Space",
            "{'capabilities': 7}",
            "Capabilities is a number: repair it first",
        ),
        (
            "what cannot be repaired by typing is by JSON",
            "{'capabilities': 7}",
            "@capabilities Enter C-u <{}> Esc",
            "{'capabilities': {}}",
            "",
        ),
        (
            "the webhooks",
            "{'capabilities': {'webhooks': []}}",
            "@capabilities.webhooks Enter C-u <{}> Esc",
            "{'capabilities': {'webhooks': {}}}",
            "",
        ),
    ]);
}

#[test]
fn an_ignored_duplicate_is_a_row_that_goes_with_del() {
    tell(&[
        (
            "it stands under the one that counts",
            "{'client_name': 'a', 'client_name': 'b'}",
            "Down Del",
            "{'client_name': 'b'}",
            "",
        ),
        (
            "edits act on the last",
            "{'client_name': 'a', 'client_name': 'b'}",
            "Enter <c> Esc",
            "{'client_name': 'a', 'client_name': 'bc'}",
            "",
        ),
        (
            "Enter passes it",
            "{'client_name': 'a', 'client_name': 'b'}",
            "Down Enter <c> Esc",
            "{'client_name': 'a', 'client_name': 'b', 'display_name': 'c'}",
            "",
        ),
        (
            "F5 takes it out",
            "{'client_name': 'a', 'client_name': 'b'}",
            "Down F5",
            "{'client_name': 'b'}",
            "",
        ),
        ("an unknown member's too", "{'x': 1, 'x': 2}", "End Up Del", "{'x': 2}", ""),
        (
            "one inside an event too",
            "{'capabilities': {'webhooks': {'cqm.ExConversationChangeNotification': {'endpoint': 'a', 'endpoint': 'b'}}}}",
            "@capabilities.webhooks.'cqm.ExConversationChangeNotification'.endpoint Down Del",
            "{'capabilities': {'webhooks': {'cqm.ExConversationChangeNotification': {'endpoint': 'b'}}}}",
            "",
        ),
    ]);
}

#[test]
fn a_root_that_is_no_object_is_one_row() {
    for text in ["[]", "7", "\"x\"", "null", "[1, 2]"] {
        let mut desk = Desk::open(text);
        assert_eq!(desk.model.form.rows().len(), 1, "{text}");
        desk.press("Tab Down Space Right Home End PgDn PgUp F8 F5 / Esc Enter Esc");
        assert_eq!(desk.text(), text);
        desk.press("Enter C-u <{}> Esc");
        assert_eq!(desk.text(), "{}", "{text} is repaired");
    }
}

#[test]
fn a_manifest_of_wrong_types_is_repaired_field_by_field() {
    let mut desk = Desk::open(WRONG_TYPES);
    let wrong = |desk: &Desk| {
        desk.model.form.rows().iter().filter(|row| row.kind == RowKind::Raw && row.field.is_some()).count()
    };
    assert!(wrong(&desk) > 15, "{}", wrong(&desk));
    // Del on every row of the wrong type: what is left is sound.
    for _ in 0..60 {
        let Some(row) = desk.model.form.rows().iter().position(|row| row.kind == RowKind::Raw) else { break };
        let place = desk.model.form.rows()[row].place(desk.model.form.document().unwrap(), 0);
        desk.model.form.go(place);
        desk.press("size:80x24 Del");
    }
    assert_eq!(wrong(&desk), 0, "{}", desk.text());
    desk.press("C-z*60");
    assert_eq!(desk.text(), WRONG_TYPES);
}

#[test]
fn a_manifest_with_everything_twice_is_repaired_row_by_row() {
    let mut desk = Desk::open(TWICE);
    let ignored = |desk: &Desk| desk.model.form.rows().iter().position(|row| row.kind == RowKind::Ignored);
    // Inside events and headers duplicates show once these are open.
    desk.model.form.go(lp_manifest::form::place::Place::Value(lp_manifest::json::Path::of(&[
        "capabilities",
        "webhooks",
        "ms.MessagingEventNotification.ContentEvent",
        "endpoint",
    ])));
    desk.press("size:80x24");
    let mut removed = 0;
    while let Some(row) = ignored(&desk) {
        let place = desk.model.form.rows()[row].place(desk.model.form.document().unwrap(), 0);
        desk.model.form.go(place.clone());
        desk.press("size:80x24");
        let before = desk.text().len();
        desk.press("Del");
        assert!(desk.text().len() < before, "{place:?} stays: {}", desk.said());
        removed += 1;
        assert!(removed < 40);
    }
    assert!(removed >= 18, "{removed}");
}

#[test]
fn a_value_in_braces_is_no_placeholder() {
    tell(&[
        ("in a list at the root", "[{'client_name': 'a'}]", "Enter C-u <{}> Esc", "{}", ""),
        (
            "in an unknown member",
            "{'x-own': {'a': 1}}",
            "@x-own Enter Backspace*2 <2}> Esc",
            "{'x-own': {'a': 2}}",
            "",
        ),
        (
            "one typed key deletes nothing else",
            "{'x-own': {'a': 1}}",
            "@x-own Enter Space Esc",
            "{'x-own': {'a': 1}}",
            "",
        ),
    ]);
}

#[test]
fn a_repaired_checklist_is_ticked_at_once() {
    tell(&[(
        "a checklist can be repaired",
        "{'grant_types': 7}",
        "@grant_types Enter C-u <[]> Esc Space",
        "{'grant_types': ['client_credentials']}",
        "",
    )]);
}

#[test]
fn a_letter_on_an_ignored_duplicate_says_what_can_be_done() {
    tell(&[(
        "a letter on it too",
        "{'client_name': 'a', 'client_name': 'b'}",
        "Down x",
        "{'client_name': 'a', 'client_name': 'b'}",
        "an earlier member of the same name counts for nothing: F5 or Del takes it out",
    )]);
}

/// Whether the whole text is what the keys act in.
fn in_text(desk: &Desk) -> bool {
    matches!(desk.model.screen.pages().top(), Some(Page::Text(text)) if text.is_whole())
}

const TORN: &str =
    "{'client_name': 'com.acme.a', 'capabilities': {'webhooks': {'retry': {'retention_time': }}}}";

#[test]
fn a_text_that_becomes_json_is_not_left_under_somebody_who_types() {
    let mut desk = Desk::open(&quoted(TORN));
    desk.press("<3600>");
    assert_eq!(desk.text(), quoted(TORN).replace(": }", ": 3600}"));
    assert!(in_text(&desk), "after the 3 it was JSON");
    desk.press("Backspace*4");
    assert_eq!((desk.text(), in_text(&desk)), (quoted(TORN).as_str(), true), "and may stop being JSON");
    desk.press("Esc");
    assert_eq!((desk.said(), in_text(&desk)), ("the form opens once this text is JSON; Ctrl-Q quits", true));
    desk.press("<3600> Esc");
    assert_eq!((desk.said(), in_text(&desk)), ("here is the form; Ctrl-Z goes back to the text", false));
    desk.press("C-z");
    assert_eq!((desk.text(), in_text(&desk)), (quoted(TORN).as_str(), true));
    desk.press("C-y");
    assert_eq!((desk.text().contains("3600"), in_text(&desk)), (true, false), "nobody types");
}

#[test]
fn what_leads_to_a_place_of_the_form_leaves_the_text_that_is_json() {
    for keys in ["F8", "C-f <goal> Enter"] {
        let mut desk = Desk::open(&quoted(TORN));
        desk.press(&format!("<3600> {keys}"));
        assert!(!in_text(&desk), "{keys}");
    }
    let mut desk = Desk::open(&quoted(TORN));
    desk.press("<3600> F1 Esc <0>");
    assert!(in_text(&desk) && desk.text().contains("36000"), "what is only looked at leads back to it");
    desk.press("C-s");
    assert_eq!(desk.disk.as_deref(), Some(desk.text()), "it is saved from there");
}
