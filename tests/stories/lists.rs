//! Lists: redirect URIs, profile ids, localized names.

use super::super::support::desk::{Desk, tell};

#[test]
#[allow(clippy::too_many_lines)]
fn items_are_added_edited_moved_and_removed() {
    tell(&[
        (
            "typing on a list that is not set makes it",
            "{'client_name': 'a'}",
            "@redirect_uris <https://a> Esc",
            "{'client_name': 'a', 'redirect_uris': ['https://a']}",
            "",
        ),
        (
            "typing on an empty list fills it",
            "{'redirect_uris': []}",
            "@redirect_uris <b> Esc",
            "{'redirect_uris': ['b']}",
            "",
        ),
        (
            "the adding row adds at the end",
            "{'redirect_uris': ['a']}",
            "@redirect_uris[0] Down <b> Esc",
            "{'redirect_uris': ['a', 'b']}",
            "",
        ),
        (
            "Enter opens an item",
            "{'redirect_uris': ['a', 'b']}",
            "@redirect_uris[1] Enter <c> Esc",
            "{'redirect_uris': ['a', 'bc']}",
            "",
        ),
        (
            "opening the adding row and leaving it adds nothing",
            "{'redirect_uris': ['a']}",
            "@redirect_uris[0] Down Enter Esc",
            "{'redirect_uris': ['a']}",
            "",
        ),
        (
            "an item typed and deleted again is as if it never was",
            "{'client_name': 'a'}",
            "@redirect_uris <xy> Backspace*2 Esc",
            "{'client_name': 'a'}",
            "",
        ),
        (
            "in a list that was there too",
            "{'redirect_uris': ['a']}",
            "@redirect_uris[0] Down <xy> Backspace*2 Esc",
            "{'redirect_uris': ['a']}",
            "",
        ),
        (
            "in an empty list too",
            "{'redirect_uris': []}",
            "@redirect_uris <xy> Backspace*2 Esc",
            "{'redirect_uris': []}",
            "",
        ),
        (
            "deleted and typed on is one item",
            "{'redirect_uris': []}",
            "@redirect_uris <xy> Backspace*2 <z> Esc",
            "{'redirect_uris': ['z']}",
            "",
        ),
        (
            "Del takes the item out",
            "{'redirect_uris': ['a', 'b', 'c']}",
            "@redirect_uris[1] Del",
            "{'redirect_uris': ['a', 'c']}",
            "removed Redirect URI 2; Ctrl-Z brings it back",
        ),
        (
            "Del on the last item leaves an empty list",
            "{'redirect_uris': ['a']}",
            "@redirect_uris[0] Del",
            "{'redirect_uris': []}",
            "",
        ),
        (
            "> moves an item down",
            "{'redirect_uris': ['a', 'b', 'c']}",
            "@redirect_uris[0] Gt*2",
            "{'redirect_uris': ['b', 'c', 'a']}",
            "",
        ),
        (
            "< moves it up",
            "{'redirect_uris': ['a', 'b', 'c']}",
            "@redirect_uris[2] Lt",
            "{'redirect_uris': ['a', 'c', 'b']}",
            "",
        ),
        (
            "at the end it goes no further",
            "{'redirect_uris': ['a', 'b']}",
            "@redirect_uris[1] Gt",
            "{'redirect_uris': ['a', 'b']}",
            "it cannot go further that way",
        ),
        (
            "a text is no item",
            "{'client_name': 'a'}",
            "Gt",
            "{'client_name': 'a'}",
            "only items of a list can be moved",
        ),
        (
            "Del on the adding row takes nothing",
            "{'redirect_uris': ['a']}",
            "@redirect_uris[0] Down Del",
            "{'redirect_uris': ['a']}",
            "there is nothing to remove here",
        ),
    ]);
}

#[test]
fn a_paste_of_several_lines_is_one_step() {
    tell(&[
        (
            "on an item they are added",
            "{'redirect_uris': ['a']}",
            "@redirect_uris[0] paste<b\\r\\nc>",
            "{'redirect_uris': ['a', 'b', 'c']}",
            "",
        ),
        (
            "on a list that is not set it is made",
            "{'client_name': 'a'}",
            "@redirect_uris paste<https://a\\nhttps://b\\n>",
            "{'client_name': 'a', 'redirect_uris': ['https://a', 'https://b']}",
            "",
        ),
        (
            "one Ctrl-Z takes all back",
            "{'redirect_uris': ['a']}",
            "@redirect_uris[0] paste<b\\nc\\nd> C-z",
            "{'redirect_uris': ['a']}",
            "undone: paste 3 redirect URIs",
        ),
        (
            "empty lines are no items",
            "{'redirect_uris': []}",
            "@redirect_uris paste<\\n a \\n\\n b \\n>",
            "{'redirect_uris': ['a', 'b']}",
            "",
        ),
        (
            "one line is one item",
            "{'redirect_uris': []}",
            "@redirect_uris paste<https://a\\n>",
            "{'redirect_uris': ['https://a']}",
            "",
        ),
        (
            "a paste never presses Enter",
            "{'client_name': 'a'}",
            "@display_name paste<x\\n> Enter <y> Esc",
            "{'client_name': 'a', 'display_name': 'xy'}",
            "",
        ),
    ]);
}

#[test]
fn profile_ids_stand_side_by_side_and_take_commas() {
    tell(&[
        (
            "typing makes the list",
            "{'client_name': 'a'}",
            "@enabled_for_profiles <42> Esc",
            "{'client_name': 'a', 'enabled_for_profiles': [42]}",
            "",
        ),
        (
            "a paste with blanks too",
            "{'enabled_for_profiles': [1]}",
            "@enabled_for_profiles[0] paste<42 43>",
            "{'enabled_for_profiles': [1, 42, 43]}",
            "",
        ),
        (
            "a paste of what are no numbers is refused whole",
            "{'enabled_for_profiles': [1]}",
            "@enabled_for_profiles[0] paste<42, x>",
            "{'enabled_for_profiles': [1]}",
            "nothing was pasted…",
        ),
        (
            "Right leads to the next, and to adding",
            "{'enabled_for_profiles': [1, 2]}",
            "@enabled_for_profiles[0] Right*2 <3> Esc",
            "{'enabled_for_profiles': [1, 2, 3]}",
            "",
        ),
        (
            "Enter opens one",
            "{'enabled_for_profiles': [1, 2]}",
            "@enabled_for_profiles[1] Enter <0> Esc",
            "{'enabled_for_profiles': [1, 20]}",
            "",
        ),
        (
            "Del takes one out",
            "{'enabled_for_profiles': [1, 2]}",
            "@enabled_for_profiles[0] Del",
            "{'enabled_for_profiles': [2]}",
            "",
        ),
        (
            "an id of more digits than a float has is kept",
            "{'client_name': 'a'}",
            "@enabled_for_profiles <12345678901234567890> Esc",
            "{'client_name': 'a', 'enabled_for_profiles': [12345678901234567890]}",
            "",
        ),
        (
            "an odd spelling is not touched by its neighbours",
            "{'enabled_for_profiles': [1.0e3, 2]}",
            "@enabled_for_profiles[1] Enter <0> Esc",
            "{'enabled_for_profiles': [1.0e3, 20]}",
            "",
        ),
        (
            "typed and deleted again is as if it never was",
            "{'client_name': 'a'}",
            "@enabled_for_profiles <42> Backspace*2 Esc",
            "{'client_name': 'a'}",
            "",
        ),
    ]);
}

#[test]
fn the_removed_item_hands_the_focus_to_its_neighbour() {
    let mut desk = Desk::open_at(r#"{"redirect_uris": ["a", "b", "c"]}"#, "redirect_uris[1]");
    for focus in ["redirect_uris[1]", "redirect_uris[0]", "redirect_uris"] {
        desk.press("Del");
        assert_eq!(desk.focus(), focus);
    }
    desk.press("C-z*3");
    assert_eq!(
        (desk.text(), desk.focus().as_str()),
        (r#"{"redirect_uris": ["a", "b", "c"]}"#, "redirect_uris[1]")
    );
}

#[test]
fn the_moved_item_keeps_the_focus() {
    let mut desk = Desk::open_at(r#"{"redirect_uris": ["a", "b", "c"]}"#, "redirect_uris[0]");
    desk.press("Gt");
    assert_eq!(desk.focus(), "redirect_uris[1]");
    desk.press("A-Down");
    assert_eq!(desk.focus(), "redirect_uris[2]");
}

#[test]
fn a_localized_name_is_a_text_row() {
    tell(&[
        (
            "it is edited",
            "{'client_name': 'a', 'client_name#de': 'b'}",
            "Down Enter <c> Esc",
            "{'client_name': 'a', 'client_name#de': 'bc'}",
            "",
        ),
        (
            "and removed",
            "{'client_name': 'a', 'client_name#de': 'b'}",
            "Down Del",
            "{'client_name': 'a'}",
            "removed client_name#de; Ctrl-Z brings it back",
        ),
    ]);
}

#[test]
fn tab_takes_a_list_as_one_stop() {
    let mut desk = Desk::open_at(
        r#"{"redirect_uris": ["a", "b", "c"], "enabled_for_profiles": [1, 2]}"#,
        "response_types",
    );
    for (keys, focus) in [
        ("Tab", "redirect_uris[0]"),
        ("Tab", "scope"),
        ("S-Tab", "redirect_uris[0]"),
        ("Down*3", "redirect_uris+"),
        ("Down", "scope"),
        ("Tab*3", "enabled_for_profiles[0]"),
        ("S-Tab", "entry_uri"),
    ] {
        desk.press(keys);
        assert_eq!(desk.focus(), focus, "after {keys}");
    }
}

#[test]
fn a_paste_on_an_empty_list_is_named_by_its_items() {
    tell(&[
        (
            "on a list that is not set",
            "{'client_name': 'a'}",
            "@redirect_uris paste<https://a\\nhttps://b\\n>",
            "{'client_name': 'a', 'redirect_uris': ['https://a', 'https://b']}",
            "pasted 2 redirect URIs; Ctrl-Z takes all 2 back",
        ),
        (
            "one Ctrl-Z takes them back",
            "{'client_name': 'a'}",
            "@redirect_uris paste<b\\nc\\nd> C-z",
            "{'client_name': 'a'}",
            "undone: paste 3 redirect URIs",
        ),
    ]);
}

#[test]
fn a_paste_of_ids_with_commas_works_on_a_list_that_is_not_set() {
    tell(&[(
        "a paste with commas makes several",
        "{'client_name': 'a'}",
        "@enabled_for_profiles paste<42, 43,44>",
        "{'client_name': 'a', 'enabled_for_profiles': [42, 43, 44]}",
        "pasted 3 profile ids…",
    )]);
}

#[test]
fn only_the_items_that_differ_and_the_name_of_the_list_are_marked_as_changed() {
    let uris: Vec<_> = (0..6).map(|n| format!("\"https://a{n}.example\"")).collect();
    let before = format!("{{\"client_name\": \"a\", \"redirect_uris\": [{}]}}", uris.join(", "));
    let marked = |keys: &str| {
        let mut desk = Desk::open_at(&before, "redirect_uris[0]");
        desk.press(keys);
        let form = &desk.model.form;
        let rows = form.rows().iter().enumerate();
        let items = rows.filter(|(_, row)| row.kind == lp_manifest::form::rows::RowKind::Item);
        let changed = |(number, row): (usize, &lp_manifest::form::rows::Row)| {
            lp_manifest::form::describe::resting(form, number).filter(|line| line.changed).map(|_| row.index)
        };
        items.filter_map(changed).collect::<Vec<_>>()
    };
    assert_eq!(marked(""), [] as [u32; 0]);
    assert_eq!(marked("Down*3 Enter <x> Esc"), [0, 3]);
    assert_eq!(marked("Down*5 Del"), [0], "what is gone is told at the name");
    assert_eq!(marked("+ <https://new.example> Esc"), [0, 6]);
    assert_eq!(marked("Del"), [0], "the others moved up");
}
