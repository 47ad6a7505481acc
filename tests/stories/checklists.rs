//! Checklists: ticking, all, none, invert, values that are not supported.

use super::super::support::desk::{Desk, tell};

#[test]
fn ticking_adds_one_item_where_the_catalogue_has_it() {
    tell(&[
        (
            "a list that is not set is made",
            "{'client_name': 'a'}",
            "@enabled Down Space",
            "{'client_name': 'a', 'grant_types': ['client_credentials']}",
            "",
        ),
        (
            "in catalogue order where the file follows it",
            "{'grant_types': ['client_credentials', 'refresh_token']}",
            "@grant_types Right Space",
            "{'grant_types': ['client_credentials', 'authorization_code', 'refresh_token']}",
            "",
        ),
        (
            "before the first",
            "{'grant_types': ['refresh_token']}",
            "@enabled Down Space",
            "{'grant_types': ['client_credentials', 'refresh_token']}",
            "",
        ),
        (
            "at the end where the file has an order of its own",
            "{'grant_types': ['refresh_token', 'client_credentials']}",
            "@grant_types Right Space",
            "{'grant_types': ['refresh_token', 'client_credentials', 'authorization_code']}",
            "",
        ),
        (
            "Space again takes it out",
            "{'grant_types': ['refresh_token']}",
            "@enabled Down Space*2",
            "{'grant_types': ['refresh_token']}",
            "",
        ),
        (
            "the neighbours' spelling stays",
            "{'grant_types': [ 'refresh\\u005ftoken' ]}",
            "@enabled Down Space",
            "{'grant_types': [ 'client_credentials', 'refresh\\u005ftoken' ]}",
            "",
        ),
        (
            "the last value leaves an empty list",
            "{'grant_types': ['client_credentials']}",
            "@enabled Down Space",
            "{'grant_types': []}",
            "",
        ),
        (
            "Del makes the whole list not set",
            "{'client_name': 'a', 'grant_types': ['client_credentials']}",
            "@grant_types Del",
            "{'client_name': 'a'}",
            "removed Grant types; Ctrl-Z brings it back",
        ),
        (
            "a value that stands twice goes in one step",
            "{'grant_types': ['client_credentials', 'refresh_token', 'client_credentials']}",
            "@enabled Down Space",
            "{'grant_types': ['refresh_token']}",
            "",
        ),
    ]);
}

#[test]
fn all_none_and_invert_say_what_they_did() {
    tell(&[
        (
            "a ticks every value",
            "{'grant_types': ['refresh_token']}",
            "@grant_types a",
            "{'grant_types': ['client_credentials', 'authorization_code', 'refresh_token']}",
            "ticked all of Grant types…",
        ),
        (
            "n unticks every value",
            "{'grant_types': ['refresh_token']}",
            "@grant_types n",
            "{'grant_types': []}",
            "unticked all of Grant types…",
        ),
        (
            "i inverts",
            "{'grant_types': ['refresh_token']}",
            "@grant_types i",
            "{'grant_types': ['client_credentials', 'authorization_code']}",
            "inverted Grant types…",
        ),
        (
            "a where all are ticked says so",
            "{'response_types': ['code', 'token', 'id_token', 'id_token token']}",
            "@response_types a",
            "{'response_types': ['code', 'token', 'id_token', 'id_token token']}",
            "Response types is so already",
        ),
        (
            "n on a list that is not set writes nothing",
            "{'client_name': 'a'}",
            "@grant_types n",
            "{'client_name': 'a'}",
            "Grant types is so already",
        ),
        (
            "one Ctrl-Z brings all back",
            "{'grant_types': ['refresh_token', 'client_credentials']}",
            "@grant_types n C-z",
            "{'grant_types': ['refresh_token', 'client_credentials']}",
            "undone: unticked all of Grant types",
        ),
        (
            "other letters give a word",
            "{'grant_types': []}",
            "@grant_types x",
            "{'grant_types': []}",
            "Space ticks; a all, n none, i invert; / finds",
        ),
    ]);
    for key in ["a", "n", "i"] {
        let mut desk = Desk::open_at(r#"{"grant_types": ["refresh_token"]}"#, "grant_types");
        desk.press(key);
        assert!(desk.said().contains("Ctrl-Z"), "{key}: {}", desk.said());
    }
}

#[test]
fn a_value_that_is_not_supported_is_kept_until_it_is_unticked() {
    tell(&[
        (
            "n keeps it",
            "{'grant_types': ['magic', 'refresh_token']}",
            "@grant_types n",
            "{'grant_types': ['magic']}",
            "",
        ),
        (
            "a keeps it",
            "{'response_types': ['magic', 'code']}",
            "@response_types a",
            "{'response_types': ['magic', 'code', 'token', 'id_token', 'id_token token']}",
            "",
        ),
        (
            "ticking another keeps it, and adds at the end",
            "{'grant_types': ['magic']}",
            "@enabled Down Space",
            "{'grant_types': ['magic', 'client_credentials']}",
            "",
        ),
        (
            "Space on it takes it out",
            "{'grant_types': ['magic', 'refresh_token']}",
            "@grant_types Right*3 Space",
            "{'grant_types': ['refresh_token']}",
            "",
        ),
    ]);
}

#[test]
fn a_value_that_is_no_text_can_be_unticked_too() {
    tell(&[(
        "Space takes a number out",
        "{'grant_types': [7, 'refresh_token']}",
        "@enabled Down Right*3 Space",
        "{'grant_types': ['refresh_token']}",
        "",
    )]);
}

#[test]
fn a_checklist_that_a_path_leads_to_is_ticked_at_once() {
    let before = "{'grant_types': ['refresh_token']}";
    let after = "{'grant_types': ['client_credentials', 'refresh_token']}";
    tell(&[("Space after --at", before, "@grant_types Space", after, "")]);
    let desk = Desk::open_at(r#"{"grant_types": []}"#, "grant_types");
    assert_eq!(desk.focus(), "grant_types=client_credentials");
    let desk = Desk::open_at(r#"{"grant_types": ["magic"]}"#, "grant_types[0]");
    assert_eq!(desk.focus(), "grant_types=magic", "a path to an item leads to it");
}

#[test]
fn arrows_move_over_the_grid_and_out_of_it() {
    let mut desk = Desk::open_at(r#"{"grant_types": ["refresh_token"]}"#, "enabled");
    for (keys, focus) in [
        ("Down", "grant_types=client_credentials"),
        ("Right", "grant_types=authorization_code"),
        ("Down", "grant_types=refresh_token"),
        ("Up", "grant_types=client_credentials"),
        ("Up", "enabled"),
        ("Down", "grant_types=client_credentials"),
        ("Right*9", "grant_types=refresh_token"),
        ("Down", "response_types=code"),
        ("Up", "grant_types=refresh_token"),
        ("Left*9", "grant_types=client_credentials"),
        ("Tab", "response_types=code"),
        ("S-Tab", "grant_types=client_credentials"),
    ] {
        desk.press(keys);
        assert_eq!(desk.focus(), focus, "after {keys}");
    }
}

#[test]
fn a_long_checklist_is_folded_in_a_low_window_until_it_has_the_focus() {
    let text = super::super::support::sample("le-app");
    let mut desk = Desk::open_at(&text, "capabilities.engagement.language_selection");
    let folded = |desk: &Desk| desk.model.form.rows().iter().filter(|row| row.is_folded()).count();
    assert_eq!(folded(&desk), 2, "visitor behavior and target audience");
    desk.press("Tab*2");
    assert_eq!(desk.focus(), "capabilities.engagement.visitor_behavior=visited_location");
    assert_eq!(folded(&desk), 1);
    desk.press("size:80x40");
    assert_eq!(folded(&desk), 0);
    assert_eq!(desk.text(), text);
}
