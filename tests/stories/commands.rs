//! The list of commands: what was run last, what can be done now, and what cannot, with the reason.

use lp_manifest::app::page::Page;
use lp_manifest::app::page::palette::Listed;

use super::super::support::desk::Desk;
use super::super::support::sample;
use super::super::support::screen::screen;

/// What is listed after the keys.
fn listed(desk: &Desk) -> Vec<Listed> {
    let Some(Page::Palette(palette)) = desk.model.screen.pages().top() else { panic!() };
    palette.listed(&desk.model)
}

fn after(text: &str, keys: &str) -> Vec<Listed> {
    let mut desk = Desk::open(text);
    desk.press(keys);
    listed(&desk)
}

#[test]
fn what_can_be_done_now_comes_before_what_cannot() {
    let rows = after(&sample("le-app"), "C-p");
    let now: Vec<_> = rows.iter().map(|row| row.available.is_now()).collect();
    assert!(now.contains(&true) && now.contains(&false) && now.is_sorted_by(|a, b| a >= b), "{rows:#?}");
    assert!(rows.iter().all(|row| row.available.is_now() || row.available.words().len() > 5), "{rows:#?}");
}

#[test]
fn each_says_what_it_would_do_or_why_not() {
    let words = |text: &str, keys: &str, does: &str| {
        let rows = after(text, keys);
        let row = rows.iter().find(|row| row.does == does).unwrap_or_else(|| panic!("{does}: {rows:#?}"));
        (row.available.is_now(), row.available.words().to_owned())
    };
    let le = sample("le-app");
    let wrong = "{\"client_name\": \"com.acme.a\", \"capabilities\": {\"webhooks\": {\"cqm.ExConversationChangeNotification\": {\"endpoint\": \"https://a.example\", \"max_retries\": 9}}}}";
    for (text, keys, does, can, said) in [
        (le.as_str(), "C-p", "fill in the blanks", true, "7 placeholders"),
        (&le, "C-p", "fix this problem", false, "nothing to fix at this place"),
        (wrong, "F8 C-p", "fix this problem", true, "set to 5"),
        (wrong, "C-p", "fill in the blanks", false, "there are no placeholders"),
        (&le, "C-p", "undo", false, "nothing to undo"),
        (&le, "Enter <x> Esc C-p", "undo", true, "edit Client name"),
        (&le, "Enter <x> Esc C-z C-p", "redo", true, "edit Client name"),
        (&le, "C-p", "save", false, "the file holds exactly this"),
        (&le, "C-p", "tick all", false, "the focus is on no checklist"),
        (&le, "C-p", "copy the path of this value", true, "client_name"),
        ("{\"a\": 1", "C-p", "fill in the blanks", false, "this text is not JSON yet"),
    ] {
        assert_eq!(words(text, keys, does), (can, said.to_owned()), "{does} after {keys}");
    }
}

#[test]
fn what_cannot_be_done_says_so_and_stays() {
    let mut desk = Desk::open(&sample("le-app"));
    desk.press("C-p <fix this> Enter");
    assert_eq!(desk.said(), "not now: fix this problem: nothing to fix at this place");
    assert_eq!(desk.model.screen.pages().over().len(), 1);
}

#[test]
fn what_was_run_last_stands_first() {
    let mut desk = Desk::open(&sample("le-app"));
    desk.press("C-p <quick l> Enter Esc C-p <find a> Enter Esc C-p");
    let rows = listed(&desk);
    assert_eq!(
        (rows[0].does, rows[1].does),
        ("find a field, a value, a problem", "quick launch: who sees the app")
    );
    desk.press("Esc C-p Enter");
    assert!(matches!(desk.model.screen.pages().top(), Some(Page::Find(_))));
}

#[test]
fn letters_find_it_and_the_list_does_not_list_itself() {
    for (typed, does) in [
        ("fi bl", "fill in the blanks"),
        ("fitb", "fill in the blanks"),
        ("redo", "redo"),
        ("jso copy", "copy the whole JSON"),
    ] {
        let rows = after(&sample("le-app"), &format!("C-p <{typed}>"));
        assert_eq!(rows.first().map(|row| row.does), Some(does), "{typed}: {rows:#?}");
    }
    assert!(after(&sample("le-app"), "C-p <all comm>").iter().all(|row| row.does != "all commands"));
}

#[test]
fn the_cursor_stands_in_what_is_typed_whichever_command_is_chosen() {
    for keys in ["C-p", "C-p Down*3", "C-p <pre> Down"] {
        let mut desk = Desk::open(&sample("le-app"));
        desk.press(keys);
        let screen = screen(&desk.model);
        let line = &screen.lines()[usize::from(screen.cursor.unwrap().y)];
        let typed = if keys.contains("pre") { "pre" } else { "" };
        assert_eq!(line.trim(), typed, "{keys}\n{}", screen.text());
    }
}

#[test]
fn the_position_is_told_and_a_screenful_is_moved() {
    let shown = |keys: &str| {
        let mut desk = Desk::open(&sample("le-app"));
        desk.press(keys);
        screen(&desk.model).text()
    };
    let all = after(&sample("le-app"), "C-p").len();
    assert!(shown("C-p").contains(&format!("1 of {all}")));
    assert!(shown("C-p Down*3").contains(&format!("4 of {all}")));
    assert!(shown("C-p PgDn").contains(&format!("16 of {all}")), "{}", shown("C-p PgDn"));
    assert!(shown("C-p PgDn*9").contains(&format!("{all} of {all}")));
    assert!(shown("C-p <fill>").contains("Asks for each placeholder once"));
}
