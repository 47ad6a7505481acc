//! Quick launch: a user by ids or names, each listed or not, their menu, and the fix only where it helps.

use lp_manifest::app::describe::{Body, Item, Room};
use lp_manifest::app::page::{describe, offers};
use lp_manifest::form::describe::{Line, Sense, Value};
use lp_manifest::form::session::{Judge, Saved};
use lp_manifest::manifest::quick_launch::Names;

use super::super::support::desk::{Desk, named};
use super::super::support::screen::screen;
use super::super::support::{quoted, sample};

const ROOM: Room = Room { width: 80, height: 16 };

fn items(desk: &Desk, room: Room) -> Vec<Item> {
    let Body::Lines(lines) = describe(&desk.model, room).body else { panic!("no list") };
    lines.items
}

/// What stands at the right of the menu's title.
fn verdict(desk: &Desk) -> (String, Sense) {
    let rule = items(desk, ROOM).into_iter().find_map(|item| match item {
        Item::Rule(title, right) if title == "their menu" => Some(right),
        _ => None,
    });
    let right = rule.unwrap();
    (right.text(), right.parts()[0].sense)
}

/// The profiles of the user, each with what is said of it.
fn profiles(desk: &Desk) -> Vec<(String, String)> {
    let rows = items(desk, ROOM).into_iter().filter_map(|item| match item {
        Item::Row(Line { label, value: Value::Words(words), depth: 1, .. }) => Some((label.text, words.text)),
        _ => None,
    });
    rows.collect()
}

fn menu(desk: &Desk) -> Vec<String> {
    let framed = items(desk, ROOM).into_iter().find_map(|item| match item {
        Item::Framed(_, lines) => Some(lines),
        _ => None,
    });
    framed.unwrap().into_iter().map(|line| format!("{}|{}|{}", line.label, line.text, line.remark)).collect()
}

fn with_names(text: &str) -> Desk {
    let names = Names::of([(42, "Service agent".to_owned()), (7, "Administrator".to_owned())]);
    let judge = Judge { names, ..Judge::default() };
    let size = lp_manifest::app::Size { width: 80, height: 24 };
    Desk::sit_down(lp_manifest::app::Start { judge, ..named(text, Saved::Yes, size) }, None)
}

#[test]
fn each_profile_of_the_user_is_listed_or_not_and_one_match_is_enough() {
    let mut desk = Desk::open(&sample("le-app"));
    desk.press("F4");
    assert_eq!(verdict(&desk), ("seen by 42, 43".to_owned(), Sense::Good));
    desk.press("<7>");
    assert_eq!(profiles(&desk), [("7".to_owned(), "not listed".to_owned())]);
    assert_eq!(verdict(&desk), ("does not see it: 7 is not among 42, 43".to_owned(), Sense::Error));
    desk.press("<, 42>");
    assert_eq!(verdict(&desk), ("sees it, because of 42".to_owned(), Sense::Good));
    assert_eq!(profiles(&desk)[1], ("42".to_owned(), "listed".to_owned()));
}

#[test]
fn a_user_can_be_named_as_the_configuration_names_profiles() {
    let mut desk = with_names(&sample("le-app"));
    desk.press("F4 <service agent>");
    assert_eq!(profiles(&desk), [("42".to_owned(), "listed     Service agent".to_owned())]);
    desk.press("<, Administrator>");
    assert_eq!(profiles(&desk).len(), 2);
    desk.press("<, Nobody>");
    let rows = items(&desk, ROOM);
    let said = |item: &Item| matches!(item, Item::Row(line) if line.label.text.contains("names of the configuration"));
    assert!(rows.iter().any(said), "{rows:?}");
}

#[test]
fn the_menu_shows_what_people_read_and_where_it_leads_or_that_it_is_not_there() {
    let mut desk = Desk::open(&sample("le-app"));
    desk.press("F4 <42>");
    assert_eq!(
        menu(&desk),
        ["name|My First LE-App|from client_name", "opens|myservice.mydomain.com|from entry_uri"]
    );
    desk.press("C-u <7>");
    assert_eq!(menu(&desk), ["name|My First LE-App|from client_name", "|is not here|"]);
    let text = "{'client_name': 'a', 'display_name': 'Kiosk', 'entry_uri': 'https://me:pw@kiosk.example/x', 'quick_launch_enabled': true, 'enabled_for_profiles': [1]}";
    let mut desk = Desk::open(&quoted(text));
    desk.press("F4");
    assert_eq!(menu(&desk), ["name|Kiosk|from display_name", "opens|kiosk.example|from entry_uri"]);
}

#[test]
fn f5_is_offered_only_where_the_user_does_not_see_the_app_and_lists_them() {
    let mut desk = Desk::open(&sample("le-app"));
    let offered = |desk: &Desk| offers(&desk.model).iter().any(|offer| offer.keys == "F5");
    desk.press("F4 <42>");
    assert!(!offered(&desk));
    desk.press("F5");
    assert_eq!(desk.text(), sample("le-app"));
    desk.press("C-u <7>");
    assert!(offered(&desk));
    desk.press("F5");
    assert_eq!(verdict(&desk), ("sees it, because of 7".to_owned(), Sense::Good));
    assert!(!offered(&desk));
}

#[test]
fn the_profiles_and_the_verdict_stand_in_every_window() {
    for height in 2..20 {
        for width in [24, 40, 80] {
            let mut desk = Desk::open(&sample("le-app"));
            desk.press("F4 <7>");
            let room = Room { width, height };
            let items = items(&desk, room);
            let at = items.iter().position(|item| matches!(item, Item::Row(line) if line.chosen)).unwrap();
            let told = items[at..].iter().any(|item| match item {
                Item::Row(line) => line.label.text.starts_with("does not see it"),
                Item::Rule(_, right) => right.text().starts_with("does not see it"),
                _ => false,
            });
            assert!(told, "{width}x{height}");
        }
    }
}

#[test]
fn the_verdict_stands_in_the_rule_in_short_where_the_reason_has_no_room() {
    let text = quoted("{'client_name': 'a', 'quick_launch_enabled': 'yes', 'enabled_for_profiles': [42]}");
    for (size, said) in
        [("80x24", "does not see it: quick_launch_enabled is a text"), ("60x24", "does not see it")]
    {
        let mut desk = Desk::start(&text, "", Saved::Yes, size);
        desk.press("F4 <42>");
        let lines = screen(&desk.model).lines();
        let rule = lines.iter().find(|line| line.contains("their menu")).unwrap();
        assert!(rule.contains(said), "{rule}");
        let shown = lines.join("\n");
        assert!(
            shown.contains("quick_launch_enabled is a text, not true. "),
            "a member's name stays: {shown}"
        );
    }
}
