//! Rows of two cells: localized names with their tag, headers with their name.

use lp_manifest::form::describe::{self, Typing, Value};

use super::super::support::desk::{Desk, tell};
use super::{event, in_event};

/// What stands in the two cells of the row at the focus.
fn cells(desk: &Desk) -> [String; 2] {
    let (form, page) = (&desk.model.form, desk.model.screen.pages().form());
    let typing = page.open().and_then(|open| open.cell()).map_or(Typing::Nothing, |(cell, other)| {
        Typing::Cell(usize::from(cell == lp_manifest::app::page::form::Cell::Second), other)
    });
    let line = describe::row(form, form.at().0, typing).unwrap();
    match line.value {
        Value::Cells { cells, open, .. } => [0, 1].map(|cell| match open {
            Some(at) if at == cell => format!("[{}]", desk.open_text().unwrap()),
            _ => cells[cell].text.clone(),
        }),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_localized_name_is_typed_in_two_cells() {
    let after = "{'client_name': 'a', 'client_name#fr-CA': 'Kiosque Acme'}";
    for keys in [
        "+ <fr-CA> Tab <Kiosque Acme> Esc",
        "+ <fr-CA> Enter <Kiosque Acme> Enter",
        "+ <fr-CA: Kiosque Acme> Esc",
        "+ <#fr-CA:Kiosque Acme> Esc",
        "+ <client_name#fr-CA: Kiosque Acme> Tab",
        "+ <client_name#fr-CA> Tab <Kiosque Acme> Esc",
        "+ paste<client_name#fr-CA: Kiosque Acme> Esc",
        "+ paste<fr-CA> Tab paste<Kiosque Acme> Esc",
        "+ <fr> Tab <Kiosque Acme> S-Tab <-CA> Esc",
        "+ <fr> Tab <Kiosque> S-Tab <-CA> Tab < Acme> Esc",
    ] {
        tell(&[(keys, "{'client_name': 'a'}", keys, after, "")]);
    }
}

#[test]
fn the_empty_row_shows_its_format_and_the_cell_that_is_typed() {
    let mut desk = Desk::open(r#"{"client_name": "a"}"#);
    desk.press("+");
    assert_eq!(cells(&desk), ["[]", "Kiosque Acme"]);
    desk.press("<fr-CA>");
    assert_eq!(cells(&desk), ["[fr-CA]", "Kiosque Acme"]);
    desk.press("Tab <K>");
    assert_eq!(cells(&desk), ["fr-CA", "[K]"]);
    desk.press("S-Tab");
    assert_eq!(cells(&desk), ["[fr-CA]", "K"]);
    let mut desk =
        Desk::open_at("{}", "capabilities.webhooks.'cqm.ExConversationChangeNotification'.headers");
    desk.press("Enter");
    assert_eq!(cells(&desk), ["[]", "abc"]);
}

#[test]
fn both_cells_are_edited_afterwards() {
    tell(&[
        (
            "a tag is another member's name, at its place",
            "{'client_name': 'a', 'client_name#de': 'b', 'enabled': true}",
            "Down Enter S-Tab <-AT> Esc",
            "{'client_name': 'a', 'client_name#de-AT': 'b', 'enabled': true}",
            "",
        ),
        (
            "tag and name in one visit are one step",
            "{'client_name': 'a', 'client_name#de': 'b'}",
            "Down Enter <c> S-Tab <-AT> Esc C-z",
            "{'client_name': 'a', 'client_name#de': 'b'}",
            "",
        ),
        (
            "a tag that is there already is refused, and nothing is lost",
            "{'client_name': 'a', 'client_name#de': 'b', 'client_name#fr': 'c'}",
            "Down*2 Enter S-Tab Backspace*2 <de> Esc",
            "{'client_name': 'a', 'client_name#de': 'b', 'client_name#fr': 'c'}",
            "client_name#de is there already, in a row of its own; Ctrl-Z drops this one",
        ),
        (
            "the name of a header",
            event!("'headers': [{'header_name': 'A', 'header_value': 'b'}]"),
            in_event!(".headers[0] Enter S-Tab <B> Esc"),
            event!("'headers': [{'header_name': 'AB', 'header_value': 'b'}]"),
            "",
        ),
        (
            "and its value",
            event!("'headers': [{'header_name': 'A', 'header_value': 'b'}]"),
            in_event!(".headers[0] Enter S-Tab Tab <c> Esc"),
            event!("'headers': [{'header_name': 'A', 'header_value': 'bc'}]"),
            "",
        ),
        (
            "Backspace in an empty value leads back to the name",
            event!("'headers': []"),
            in_event!(".headers <A:> Backspace <B:c> Esc"),
            event!("'headers': [{'header_name': 'AB', 'header_value': 'c'}]"),
            "",
        ),
        (
            "a placeholder is written over, then the next one",
            event!("'headers': [{'header_name': 'NAME', 'header_value': 'VALUE'}]"),
            in_event!(".headers[0] Enter <X-Key> Enter <abc> Esc"),
            event!("'headers': [{'header_name': 'X-Key', 'header_value': 'abc'}]"),
            "",
        ),
    ]);
}

#[test]
fn half_a_row_waits() {
    tell(&[
        (
            "a tag without a name",
            "{'client_name': 'a'}",
            "+ <fr> Esc",
            "{'client_name': 'a'}",
            "Localized name, not in the file yet: the name is missing",
        ),
        (
            "a header without a value",
            event!("'headers': []"),
            in_event!(".headers <X-Key: > Esc"),
            event!("'headers': []"),
            "Headers, not in the file yet: the value is missing",
        ),
        (
            "nothing at all does not",
            event!("'headers': []"),
            in_event!(".headers <X> Backspace Esc"),
            event!("'headers': []"),
            "",
        ),
        ("nor does an empty row", "{'client_name': 'a'}", "+ Esc", "{'client_name': 'a'}", ""),
    ]);
    let mut desk = Desk::open(r#"{"client_name": "a"}"#);
    desk.press("+ <x> Backspace Esc");
    assert!(desk.model.form.pending().is_empty());
}
