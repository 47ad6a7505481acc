//! The help: of the place it was asked in, of everything, narrowed by typing; and the way back.

use lp_manifest::app::describe::{Body, Item, Pair, Room};
use lp_manifest::app::page::{Page, describe};

use super::super::support::desk::Desk;
use super::super::support::sample;

const WIDE: Room = Room { width: 80, height: 20 };

fn items(desk: &Desk, room: Room) -> Vec<Item> {
    let Body::Lines(lines) = describe(&desk.model, room).body else { panic!("no list") };
    lines.items
}

fn titles(desk: &Desk) -> Vec<String> {
    let title = |item| if let Item::Rule(title, _) = item { Some(title) } else { None };
    items(desk, WIDE).into_iter().filter_map(title).collect()
}

fn keys(desk: &Desk, room: Room) -> Vec<Vec<Pair>> {
    let line = |item| if let Item::Keys { cells, .. } = item { Some(cells) } else { None };
    items(desk, room).into_iter().filter_map(line).collect()
}

#[test]
fn it_begins_with_the_place_it_was_asked_in() {
    for (way, title) in [
        ("Down F1", "help: Display name"),
        ("C-f <retries> F1", "help: Max retries of ContentEvent"),
        ("C-p F1", "help: "),
        ("C-r F1", "help: Display name"),
        ("F4 F1", "help: "),
        ("C-q F1", "help: "),
    ] {
        let mut desk = Desk::open(&sample("le-app"));
        desk.press("Down Enter <x> Enter Home").press(way);
        let titles = titles(&desk);
        assert!(titles[0].starts_with(title), "{way}: {titles:?}");
        assert_eq!(titles[1..3], ["keys here", "keys everywhere"], "{way}");
    }
}

#[test]
fn the_keys_of_the_place_say_what_they_do_now() {
    let mut desk = Desk::open(&sample("le-app"));
    desk.press("F1");
    let keys: Vec<_> = keys(&desk, WIDE).concat();
    let does = |key: &str| keys.iter().find(|(keys, _)| keys == key).map(|(_, does)| does.as_str());
    assert_eq!(does("Enter"), Some("edit, then next: Display name"));
    assert_eq!(does("JSON"), Some("client_name"));
    assert_eq!(does("Tab Shift-Tab"), Some("next, previous field"));
}

#[test]
fn typing_narrows_all_help_to_what_holds_every_word() {
    let mut desk = Desk::open(&sample("le-app"));
    desk.press("F1 <endpoint several>");
    assert_eq!(titles(&desk), ["keys everywhere"]);
    assert_eq!(
        keys(&desk, WIDE),
        [[("Ctrl-O".to_owned(), "use one endpoint for several events".to_owned())]]
    );
    // Fields that the place is not about are found too.
    desk.press("C-u <retention_time>");
    assert!(titles(&desk).contains(&"Keep retrying for".to_owned()), "{:?}", titles(&desk));
    desk.press("C-u <qqq>");
    assert!(matches!(&items(&desk, WIDE)[..], [Item::Prose(words, _)] if words.text.contains("qqq")));
    assert_eq!(desk.text(), sample("le-app"));
}

#[test]
fn it_leads_back_to_where_it_was_asked_with_what_was_typed_there() {
    let hits = |desk: &Desk| match desk.model.screen.pages().top() {
        Some(Page::Find(find)) => find.hits(&desk.model).len(),
        other => panic!("no search: {other:?}"),
    };
    for back in ["Esc", "F1"] {
        let mut desk = Desk::open(&sample("le-app"));
        desk.press("C-f <retr>");
        let found = hits(&desk);
        desk.press("F1 <x>").press(back);
        assert_eq!(hits(&desk), found, "{back}");
    }
}

#[test]
fn another_page_takes_its_place_but_not_over_a_question() {
    let mut desk = Desk::open(&sample("le-app"));
    desk.press("C-f F1 F4");
    assert!(matches!(desk.model.screen.pages().over(), [Page::QuickLaunch(_)]));
    desk.press("Esc Enter <x> Esc C-q F1 F4");
    assert!(matches!(desk.model.screen.pages().over(), [Page::Question(_), Page::Help(_)]));
}

#[test]
fn keys_stand_in_as_many_columns_as_there_is_room_for_and_each_whole() {
    let mut desk = Desk::open(&sample("le-app"));
    desk.press("F1");
    for (width, columns) in [(40, 1), (80, 2), (120, 2), (140, 3), (200, 3)] {
        let lines = keys(&desk, Room { width, height: 20 });
        assert_eq!(lines.iter().map(Vec::len).max(), Some(columns), "{width}");
        for pair in lines.iter().filter(|line| line.len() > 1).flatten() {
            assert!(Item::key_width(pair) <= width / columns, "{width}: {pair:?}");
        }
    }
}
