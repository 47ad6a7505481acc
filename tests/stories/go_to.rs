//! Going to a section: from everywhere, with what waits there.

use lp_manifest::app::describe::{Body, Item, Room};
use lp_manifest::app::page::{Page, describe};
use lp_manifest::form::describe::{Line, Value};
use lp_manifest::form::session::Saved;

use super::super::support::desk::Desk;
use super::super::support::{quoted, sample};

/// The rows of the page.
fn rows(desk: &Desk) -> Vec<Item> {
    let Body::Lines(lines) = describe(&desk.model, Room { width: 80, height: 16 }).body else {
        panic!("no list")
    };
    lines.items
}

/// What the row of a section says: its value and its remark.
fn said(desk: &Desk, title: &str) -> String {
    let line = rows(desk).into_iter().find_map(|item| match item {
        Item::Row(line) if line.label.text == title => Some(line),
        _ => None,
    });
    let Some(Line { value: Value::Phrase(words), remark, .. }) = line else { panic!("no row {title}") };
    let remark = remark.map_or(String::new(), |remark| remark.words.text);
    format!("{}|{remark}", words.text())
}

#[test]
fn a_digit_goes_to_its_section_from_everywhere() {
    for way in ["", "Enter", "C-f <re>", "C-p", "F1", "F3", "F4", "C-r", "C-o", "F12", "F6", "End"] {
        for (key, focus) in [
            ("1", "client_name"),
            ("2", "grant_types=client_credentials"),
            ("3", "quick_launch_enabled"),
            ("4", "capabilities.webhooks.'ms.MessagingEventNotification.ContentEvent'"),
            ("5", "capabilities.engagement.design_engagement"),
        ] {
            let mut desk = Desk::open(&sample("le-app"));
            desk.press(way).press("C-g").press(key);
            assert_eq!(desk.focus(), focus, "{way} C-g {key}");
            let form = desk.model.screen.pages().over().iter().all(|page| matches!(page, Page::Cover(_)));
            assert!(form, "{way} C-g {key}");
        }
    }
    for jump in ["C-g 6", "A-6"] {
        let mut desk = Desk::open(&sample("le-app"));
        desk.press(jump);
        assert!(matches!(desk.model.screen.pages().top(), Some(Page::Review(_))), "{jump}");
    }
}

#[test]
fn alt_and_a_digit_go_there_at_once_and_the_title_moves_to_the_first_line() {
    for (key, title) in [("A-2", "2 OAuth"), ("A-3", "3 Launch"), ("A-1", "1 Basics")] {
        let mut desk = Desk::open(&sample("le-app"));
        desk.press("Down").press(key);
        let Some(Item::Head(first, ..)) = rows(&desk).into_iter().next() else { panic!("{key}") };
        assert_eq!(first, title);
    }
}

#[test]
fn the_text_of_an_open_field_is_kept() {
    let mut desk = Desk::open("{}");
    desk.press("<com.acme.a> C-g 3");
    assert!(desk.text().contains(r#""client_name": "com.acme.a""#), "{}", desk.text());
    assert!(!desk.is_open());
    desk.press("C-g");
    assert!(matches!(desk.model.screen.pages().top(), Some(Page::GoTo(_))));
    desk.press("Esc");
    assert_eq!(desk.focus(), "quick_launch_enabled", "Esc goes back");
}

#[test]
fn each_row_says_what_is_set_what_is_wrong_and_what_waits() {
    let mut desk = Desk::open(&sample("le-app"));
    desk.press("Down <x> Esc C-g");
    assert_eq!(said(&desk, "Basics"), "4 of 5 set|1 change");
    assert_eq!(said(&desk, "OAuth"), "4 of 4 set|");
    assert_eq!(said(&desk, "Launch"), "3 of 3 set|quick launch: 42, 43");
    assert!(said(&desk, "Webhooks").contains("placeholders"), "{}", said(&desk, "Webhooks"));
    assert!(said(&desk, "Review").contains("1 change"), "{}", said(&desk, "Review"));
    let mut desk = Desk::begin("{}\n");
    desk.press("C-g");
    assert!(said(&desk, "Basics").ends_with("|1 to fill in"), "{}", said(&desk, "Basics"));
}

#[test]
fn the_rows_of_the_section_under_the_cursor_stand_below() {
    let mut desk = Desk::open(&sample("le-app"));
    desk.press("C-g");
    let has = |desk: &Desk, title: &str, label: &str| {
        let items = rows(desk);
        let titled = items.iter().any(|item| matches!(item, Item::Rule(rule, _) if rule == title));
        titled && items.iter().any(|item| matches!(item, Item::Row(line) if line.label.text == label))
    };
    assert!(has(&desk, "1 Basics", "Display name"));
    desk.press("Down*2");
    assert!(has(&desk, "3 Launch", "Entry URI"));
    let chosen = rows(&desk).iter().filter(|item| matches!(item, Item::Row(line) if line.chosen)).count();
    assert_eq!(chosen, 1, "the keys act in one place");
    desk.press("Enter");
    assert_eq!(desk.focus(), "quick_launch_enabled");
}

#[test]
fn other_members_have_a_row_where_there_are_some() {
    let mut desk = Desk::open(&quoted("{'client_name': 'a', 'x': 1}"));
    desk.press("C-g o");
    assert_eq!(desk.focus(), "x");
    let mut desk = Desk::open(&quoted("{'client_name': 'a'}"));
    desk.press("C-g o");
    assert_eq!(
        (desk.focus().as_str(), desk.said()),
        ("client_name", "there are no other members: this section has nothing to show")
    );
}

#[test]
fn a_text_that_is_not_json_has_no_sections() {
    for keys in ["C-g", "A-3"] {
        let mut desk = Desk::open("{\"a\": ");
        desk.press(keys);
        assert_eq!(desk.said(), "this text is not JSON yet: it has no sections");
        assert_eq!(desk.text(), "{\"a\": ");
    }
}

#[test]
fn the_chosen_row_stands_there_in_every_window() {
    for size in ["80x24", "40x12", "24x5", "200x50"] {
        let mut desk = Desk::start(&sample("le-app"), "", Saved::Yes, size);
        for keys in ["C-g", "Down*3", "Down*2"] {
            desk.press(keys);
            let screen = super::super::support::screen::screen(&desk.model);
            assert_eq!(screen.count("▸"), 1, "{size} {keys}: {}", screen.text());
        }
    }
}
