//! The arrows go as the eye does, a screenful shows whole sections, and what is not set stands first.

use lp_manifest::app::describe::{Body, Item, Room};
use lp_manifest::app::layout::areas;
use lp_manifest::app::page::describe;
use lp_manifest::form::describe::{Line, Part, Typing, Value, row};
use lp_manifest::form::rows::RowKind;
use lp_manifest::form::session::Saved;

use super::super::support::desk::{Desk, tell};
use super::super::support::sample;
use super::{event, in_event};

const VISITORS: &str = "capabilities.engagement.visitor_behavior";

/// The values of the checklist at the focus as they stand: line by line, from left to right.
fn as_read(desk: &Desk) -> Vec<String> {
    let line = row(&desk.model.form, desk.model.form.at().0, Typing::Nothing).unwrap();
    let Value::Ticks { ticks, grid, .. } = line.value else { panic!("no checklist at {}", desk.focus()) };
    let mut cells: Vec<_> =
        ticks.iter().enumerate().map(|(cell, tick)| (grid.cell(cell), &tick.value)).collect();
    cells.sort_by_key(|((left, line), _)| (*line, *left));
    cells.into_iter().map(|(_, value)| value.clone()).collect()
}

#[test]
fn right_goes_to_the_neighbour_and_from_a_lines_end_to_the_next_line() {
    for size in ["80x24", "140x40", "40x12"] {
        let mut desk = Desk::start(&sample("le-app"), VISITORS, Saved::Yes, size);
        let values = as_read(&desk);
        assert_eq!(values.len(), 10);
        for value in &values[1..] {
            desk.press("Right");
            assert_eq!(desk.focus(), format!("{VISITORS}={value}"), "{size}");
        }
        for value in values.iter().rev().skip(1) {
            desk.press("Left");
            assert_eq!(desk.focus(), format!("{VISITORS}={value}"), "{size}");
        }
    }
}

#[test]
fn down_goes_one_line_and_leaves_the_field_at_its_last_line() {
    let mut desk = Desk::open_at(&sample("le-app"), VISITORS);
    let lines = desk.model.form.grid_of(desk.model.form.at().0).unwrap().lines();
    assert!(lines > 2);
    for _ in 1..lines {
        desk.press("Down");
        assert!(desk.focus().starts_with(VISITORS), "{}", desk.focus());
    }
    desk.press("Down");
    assert!(!desk.focus().starts_with(VISITORS), "{}", desk.focus());
    desk.press("Up");
    assert!(desk.focus().starts_with(VISITORS), "{}", desk.focus());
}

#[test]
fn what_is_not_set_stands_first() {
    let mut desk = Desk::open_at(&super::super::support::quoted(event!("'endpoint': 'e'")), "client_name");
    desk.press("C-f <max retries> Enter");
    let words =
        |desk: &Desk| match row(&desk.model.form, desk.model.form.at().0, Typing::Nothing).unwrap().value {
            Value::Digits { words, .. } => words.into_iter().map(|(word, _)| word).collect::<Vec<_>>(),
            other => panic!("{other:?}"),
        };
    assert_eq!(words(&desk), ["not set", "0", "1", "2", "3", "4", "5"]);
    tell(&[
        (
            "Right from not set is the least",
            event!("'endpoint': 'e'"),
            in_event!(".max_retries Right"),
            event!("'endpoint': 'e', 'max_retries': 0"),
            "",
        ),
        (
            "Left from the least is not set",
            event!("'endpoint': 'e', 'max_retries': 0"),
            in_event!(".max_retries Left"),
            event!("'endpoint': 'e'"),
            "",
        ),
        (
            "further left there is nothing",
            event!("'endpoint': 'e'"),
            in_event!(".max_retries Left"),
            event!("'endpoint': 'e'"),
            "",
        ),
    ]);
}

/// The first line of the form that is seen: a title, or a row's label.
fn first_line(desk: &Desk) -> String {
    let form = areas(&desk.model).unwrap().form;
    let room = Room { width: usize::from(form.width), height: usize::from(form.height) };
    let Body::Lines(lines) = describe(&desk.model, room).body else { panic!("no rows") };
    match lines.items.into_iter().next() {
        Some(Item::Head(title, ..)) => title,
        Some(Item::Row(Line { label, .. })) => label.text,
        other => panic!("{other:?}"),
    }
}

#[test]
fn page_down_shows_the_next_title_on_the_first_line_and_the_focus_under_it() {
    let mut desk = Desk::open(&sample("le-app"));
    for (title, focus) in [
        ("2 OAuth", "grant_types=client_credentials"),
        ("3 Launch", "quick_launch_enabled"),
        ("4 Webhooks", "capabilities.webhooks.'ms.MessagingEventNotification.ContentEvent'"),
    ] {
        desk.press("PgDn");
        assert_eq!((first_line(&desk).as_str(), desk.focus().as_str()), (title, focus));
    }
    desk.press("PgDn");
    assert_eq!(desk.focus(), "capabilities.engagement.design_engagement");
    desk.press("PgDn PgDn");
    assert!(matches!(desk.model.screen.pages().top(), Some(lp_manifest::app::page::Page::Review(_))));
    desk.press("S-Tab PgUp");
    assert_eq!(desk.focus(), "capabilities.engagement.design_engagement");
    desk.press("PgUp PgUp");
    assert_eq!((first_line(&desk).as_str(), desk.focus().as_str()), ("3 Launch", "quick_launch_enabled"));
}

#[test]
fn near_the_end_the_last_screenful_is_shown() {
    let mut desk = Desk::open("{}");
    desk.press("C-g 5");
    let form = &desk.model.form;
    let (top, height) =
        (desk.model.screen.pages().form().top(), usize::from(areas(&desk.model).unwrap().form.height));
    assert_eq!(top, form.line_count() - height);
    assert_eq!(desk.focus(), "capabilities.engagement!");
}

#[test]
fn where_a_section_is_longer_than_the_window_a_screenful_is_nearer() {
    let uris: Vec<_> = (0..40).map(|n| format!("\"https://a{n}.example\"")).collect();
    let mut desk =
        Desk::open_at(&format!("{{\"redirect_uris\": [{}]}}", uris.join(", ")), "redirect_uris[0]");
    let height = usize::from(areas(&desk.model).unwrap().form.height);
    desk.press("PgDn");
    assert_eq!(desk.focus(), format!("redirect_uris[{}]", height - 1));
    desk.press("PgUp");
    assert_eq!(desk.focus(), "redirect_uris[0]");
}

#[test]
fn quick_launch_is_gone_through_as_it_is_drawn() {
    let mut desk = Desk::open(&sample("le-app"));
    let title = |desk: &Desk| describe(&desk.model, Room { width: 80, height: 16 }).help.title;
    let about = |desk: &Desk| match describe(&desk.model, Room { width: 80, height: 16 })
        .help
        .parts
        .into_iter()
        .next()
    {
        Some(Part::About(about)) => about,
        other => panic!("{other:?}"),
    };
    desk.press("F4");
    assert!(title(&desk).starts_with("a user with profiles"), "{}", title(&desk));
    desk.press("Down");
    assert!(title(&desk).starts_with("a user with profiles"), "the profiles stand last");
    desk.press("Up");
    let last = title(&desk);
    assert!(!last.starts_with("a user"), "{last}");
    assert!(
        about(&desk).starts_with("Enabled") || about(&desk).contains("counts as true"),
        "{}",
        about(&desk)
    );
    desk.press("Up*5");
    assert!(
        about(&desk).starts_with("Quick_launch_enabled is true") || title(&desk).contains("Quick launch"),
        "{}",
        about(&desk)
    );
    desk.press("Down*4");
    assert!(title(&desk).starts_with("a user with profiles"));
}

#[test]
fn why_a_profile_does_not_see_the_app_is_said_and_fixed_only_where_it_is_hidden() {
    let mut desk = Desk::open(&sample("le-app"));
    let says =
        |desk: &Desk, words: &str| super::super::support::screen::screen(&desk.model).text().contains(words);
    desk.press("F4 7");
    assert!(
        says(&desk, "does not see it: 7 is not among 42, 43"),
        "{}",
        super::super::support::screen::screen(&desk.model).text()
    );
    let offered =
        |desk: &Desk| lp_manifest::app::page::offers(&desk.model).iter().any(|offer| offer.keys == "F5");
    assert!(offered(&desk));
    desk.press("F5");
    assert!(says(&desk, "sees it, because of 7"));
    assert!(!offered(&desk), "there is nothing to do any more");
}

#[test]
fn a_long_checklist_opens_where_it_is_focused() {
    let desk = Desk::open_at(&sample("le-app"), VISITORS);
    let row = desk.model.form.row().unwrap();
    assert!(row.kind == RowKind::Choices && !row.is_folded());
}
