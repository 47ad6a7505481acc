//! The review: the changes with what they mean, and what to do with the file.

use lp_manifest::app::describe::{Body, Item, Json, Room, Shown};
use lp_manifest::app::layout::areas;
use lp_manifest::app::page::describe;
use lp_manifest::app::{Remote, Size, Start};
use lp_manifest::form::describe::{Line, Value};
use lp_manifest::form::session::Saved;

use super::super::support::desk::{Desk, named};
use super::super::support::sample;

/// What the review shows, a line a row, a rule or a sentence.
fn told(desk: &Desk) -> Vec<String> {
    let Body::Lines(lines) = describe(&desk.model, Room { width: 80, height: 20 }).body else {
        panic!("no list")
    };
    let said = |item| match item {
        Item::Row(Line { label, value: Value::Words(words), .. }) => {
            format!("{}: {}", label.text, words.text)
        }
        Item::Row(line) => line.label.text,
        Item::Rule(title, right) => format!("-- {title} {}", right.text()),
        Item::Prose(words, _) => words.text,
        _ => String::new(),
    };
    lines.items.into_iter().map(said).collect()
}

#[test]
fn changes_say_what_they_mean() {
    let mut desk = Desk::open(&sample("le-app"));
    desk.press("C-f <scope> Enter Del C-f <enabled_for> Enter + <7> Enter C-r");
    let told = told(&desk);
    for line in [
        "who sees it: 42, 43 → 42, 43, 7",
        "events sent: 5, as before",
        "dropped: Scope; an update replaces the whole app",
        "untouched: 84 of 86 lines, byte for byte",
        "7 placeholders: Endpoint of ContentEvent, Header 1 of ContentEvent and 5 more",
    ] {
        assert!(told.iter().any(|told| told == line), "{line}: {told:#?}");
    }
    let extent = describe(&desk.model, Room { width: 80, height: 20 }).extent;
    assert_eq!(extent, "Ctrl-S writes 2 changes, 1 line replaced, 1 removed");
}

#[test]
fn every_change_shows_its_lines_and_the_chosen_one_stays_in_sight() {
    let mut desk = Desk::open(&sample("le-app"));
    desk.press("C-f <ret> Enter 2 C-f <client name> Enter Enter <x> Enter C-r");
    for height in 2..12 {
        for down in 0..2 {
            let mut desk = Desk::open(&sample("le-app"));
            desk.press("C-f <ret> Enter 2 C-f <client name> Enter Enter <x> Enter C-r");
            desk.press(&"Down ".repeat(down));
            let Body::Lines(lines) = describe(&desk.model, Room { width: 80, height }).body else { panic!() };
            let Shown::Item(last) = lines.shown else { panic!("{:?}", lines.shown) };
            let chosen = lines.items.iter().position(|item| matches!(item, Item::Row(line) if line.chosen));
            assert!(last >= chosen.unwrap() && last - chosen.unwrap() < height, "{height} {down}");
        }
    }
    let codes = |desk: &Desk| {
        let Body::Lines(lines) = describe(&desk.model, Room { width: 80, height: 20 }).body else { panic!() };
        lines.items.iter().filter(|item| matches!(item, Item::Code { .. })).count()
    };
    assert_eq!(codes(&desk), 4);
}

#[test]
fn what_next_begins_with_whether_the_file_is_ready() {
    let mut desk = Desk::open(&sample("le-app"));
    desk.press("C-r 4");
    assert_eq!(told(&desk)[..2], ["not ready:", "7 placeholders would be installed as they stand"]);
    desk.press("1 Esc C-f <client name> Enter Enter <x> Enter C-r 4");
    assert_eq!(told(&desk)[1], "save first");
    let desk = {
        let mut desk =
            Desk::open(r#"{"client_name": "com.acme.kiosk", "grant_types": ["client_credentials"]}"#);
        desk.press("C-r 4");
        desk
    };
    assert_eq!(told(&desk)[0], "ready: no errors, no placeholders, saved");
}

#[test]
fn through_ssh_what_next_has_the_line_that_fetches_the_file() {
    let remote = Remote { place: "dev@10.0.0.7".to_owned(), folder: "/people/dev/my apps".into() };
    let start = Start {
        remote: Some(remote),
        path: Some("app.json".into()),
        ..named(&sample("le-app"), Saved::Yes, Size { width: 80, height: 24 })
    };
    let mut desk = Desk::sit_down(start, None);
    desk.press("C-r 4");
    let line = "scp 'dev@10.0.0.7:/people/dev/my apps/app.json' .";
    assert!(told(&desk).iter().any(|told| told == line), "{:#?}", told(&desk));
}

#[test]
fn what_is_typed_and_no_value_yet_keeps_a_file_from_being_ready() {
    let mut desk = Desk::open(r#"{"client_name": "com.acme.kiosk", "grant_types": ["client_credentials"]}"#);
    desk.press("+ <fr> Esc C-r 4");
    assert_eq!(told(&desk)[..2], ["not ready:", "1 text is typed and not in the file yet"]);
    desk.press("Left*3");
    assert!(told(&desk).iter().any(|told| told.starts_with("1 pending: ")), "{:#?}", told(&desk));
    desk.press("F8");
    assert_eq!(desk.focus(), "client_name#+");
}

#[test]
fn a_screenful_of_the_review_is_what_the_window_shows() {
    let items = vec!["    7"; 200].join(",\n");
    let text = format!("{{\n  \"unknown\": [\n{items}\n  ]\n}}\n");
    for size in ["80x24", "80x50"] {
        let mut desk = Desk::start(&text, "", Saved::Yes, size);
        let top = |desk: &Desk| match describe(&desk.model, Room { width: 80, height: 20 }).body {
            Body::Json(Json::Shown { top, .. }) => top,
            _ => None,
        };
        let lines = usize::from(areas(&desk.model).unwrap().form.height) - 1;
        desk.press("C-r 2 PgDn");
        assert_eq!(top(&desk), Some(lines), "{size}");
        desk.press("PgDn PgUp");
        assert_eq!(top(&desk), Some(lines), "{size}");
    }
}
