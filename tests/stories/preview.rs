//! The preview in the form's place: from field to field, from change to change, and back.

use lp_manifest::form::session::Saved;

use super::super::support::desk::Desk;
use super::super::support::sample;
use super::super::support::screen::screen;

fn small(keys: &str) -> Desk {
    let mut desk = Desk::start(&sample("le-app"), "", Saved::Yes, "80x24");
    desk.press(keys);
    desk
}

/// The lines on the screen that bear the sign of the focus.
fn marked(desk: &Desk) -> Vec<String> {
    screen(&desk.model).lines().into_iter().filter(|line| line.contains('▸')).collect()
}

/// The number of the line under the sign.
fn line(desk: &Desk) -> usize {
    let marked = marked(desk);
    assert_eq!(marked.len(), 1, "{marked:?}");
    marked[0].split_whitespace().find_map(|word| word.parse().ok()).unwrap()
}

#[test]
fn down_leads_to_the_field_that_begins_next_in_the_text_and_up_leads_back() {
    let mut desk = small("F3");
    let text = desk.text().to_owned();
    let mut seen = vec![line(&desk)];
    loop {
        desk.press("Down");
        let now = screen(&desk.model).lines().iter().any(|line| line.contains('▸')).then(|| line(&desk));
        match now {
            Some(line) if line > *seen.last().unwrap() => seen.push(line),
            _ => break,
        }
    }
    assert!(seen.len() > 30 && seen.starts_with(&[2, 3, 5, 7, 8, 9, 10, 11]), "{seen:?}");
    for line_before in seen.iter().rev().skip(1) {
        desk.press("Up");
        assert_eq!(line(&desk), *line_before);
    }
    assert_eq!(desk.text(), text);
}

#[test]
fn what_is_seen_stays_while_the_next_field_is_inside_of_it() {
    let desk = |keys: &str| screen(&small(keys).model).lines()[3].clone();
    assert_eq!(desk("F3"), desk("F3 Down Down Down Down Down Down Down Down"));
}

#[test]
fn where_no_field_is_near_the_text_is_scrolled_by_a_row() {
    let items: Vec<_> = (0..60).map(|number| format!("    [{number}]")).collect();
    let text = format!("{{\n  \"client_name\": \"a\",\n  \"unknown\": [\n{}\n  ]\n}}\n", items.join(",\n"));
    let mut desk = Desk::start(&text, "unknown", Saved::Yes, "80x24");
    desk.press("F3 PgUp PgUp PgUp Down Down");
    assert_eq!(line(&desk), 3, "the field in sight comes first");
    let first = |desk: &Desk| screen(&desk.model).lines()[3].clone();
    let before = first(&desk);
    desk.press("Down");
    assert_ne!(first(&desk), before);
    desk.press("End");
    assert!(screen(&desk.model).lines().iter().any(|line| line.contains("[59]")));
}

#[test]
fn the_rule_names_the_field_and_its_line() {
    let shown = screen(&small("F3 Down").model).lines()[2].clone();
    assert!(shown.contains("[JSON]") && shown.contains("Description, line 3"), "{shown}");
}

#[test]
fn enter_leads_to_the_field_that_is_pointed_at() {
    let mut desk = small("F3 Down Down Down Enter");
    assert_eq!(desk.focus(), "response_types=code");
    assert!(desk.model.screen.pages().over().is_empty());
    desk.press("F3 Esc");
    assert!(desk.model.screen.pages().over().is_empty());
}

#[test]
fn changes_are_gone_through_and_taken_back_one_by_one() {
    let mut desk = small("C-g 3 f C-g 1 Down <Kiosk> Enter F3 F3");
    let text = desk.text().to_owned();
    assert!(marked(&desk)[0].contains("display_name"), "{:?}", marked(&desk));
    desk.press("Down");
    assert!(marked(&desk)[0].contains("quick_launch_enabled"), "{:?}", marked(&desk));
    desk.press("x");
    assert!(desk.text().contains("\"quick_launch_enabled\": true") && desk.text().contains("Kiosk"));
    desk.press("C-z");
    assert_eq!(desk.text(), text);
    desk.press("Down Enter");
    assert_eq!(desk.focus(), "quick_launch_enabled");
}

#[test]
fn it_is_said_how_many_lines_stay_as_they_are() {
    let shown = screen(&small("C-g 3 f F3 F3").model).lines().join("\n");
    assert!(shown.contains("untouched: 85 of 86 lines, byte for byte"), "{shown}");
}

#[test]
fn a_view_is_clicked_in_the_rule_and_the_last_one_leads_to_the_form() {
    let mut desk = small("F3");
    desk.press("click<changes  off>");
    assert!(screen(&desk.model).lines()[2].contains("[changes"));
    desk.press("click<off >");
    assert!(desk.model.screen.pages().over().is_empty());
}

#[test]
fn the_cursor_stands_on_what_is_pointed_at() {
    let shown = screen(&small("F3 Down").model);
    let at = shown.cursor.unwrap();
    let line = &shown.lines()[usize::from(at.y)];
    assert!(line.contains('▸'), "{line}");
    assert_eq!(line.chars().nth(usize::from(at.x)), Some('"'), "{line}");
}
