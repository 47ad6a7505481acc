//! The first hour: the tour from the start page, its steps in any order, and the way out of each.

use std::path::PathBuf;

use lp_manifest::app::files::Goal;

use super::super::support::desk::Desk;
use super::super::support::screen::screen;
use super::start::{bare, looked};

/// A desk on the tour's first step.
fn tour(window: &str) -> Desk {
    let mut desk = looked(window);
    desk.press("End Enter");
    desk
}

/// What each step asks for, and the keys that do it.
const STEPS: [(&str, &str); 6] = [
    ("tour 1 of 6: Enter opens Client name; type a name, then Enter", "Enter <kiosk> Enter"),
    ("tour 2 of 6: Down to Grant types; Right and Space tick authorization_code", "Down*4 Right Space"),
    ("tour 3 of 6: Ctrl-F, type retries, then Enter goes there", "C-f <retries> Enter"),
    ("tour 4 of 6: F8 goes to a problem, F5 fixes it", "F8 F5"),
    ("tour 5 of 6: F4, then type 7: does that user see it?", "F4 <7>"),
    ("tour 6 of 6: Ctrl-S saves; Esc there writes nothing", "Esc C-s"),
];

#[test]
fn the_tour_asks_for_six_things_and_sees_each_done() {
    let mut desk = tour("80x24");
    for (says, keys) in STEPS {
        assert_eq!(desk.said(), says);
        desk.press(keys);
    }
    assert_eq!(desk.said(), "that was the tour: Esc leads to the start page; nothing of it is kept");
    desk.press("Esc Esc");
    assert_eq!(desk.model.file.files().next(), Some(&Goal::Home));
    assert!(desk.ended() && desk.kept.is_none() && desk.saves.is_empty());
}

#[test]
fn the_steps_can_be_done_in_any_order() {
    let mut desk = tour("80x24");
    desk.press("C-f <retries> Enter F8 F5 F4 <7> Esc");
    assert!(desk.said().starts_with("tour 1 of 6"), "{}", desk.said());
    desk.press("Home Enter <kiosk> Enter Down*4 Right Space");
    assert!(desk.said().starts_with("tour 6 of 6"), "{}", desk.said());
}

#[test]
fn each_step_can_be_left_and_nothing_is_asked_or_kept() {
    for count in 0..STEPS.len() {
        let mut desk = tour("80x24");
        STEPS.iter().take(count).for_each(|(_, keys)| {
            desk.press(keys);
        });
        assert!(desk.model.unsaved().is_none() && desk.kept.is_none());
        for _ in 0..3 {
            if !desk.ended() {
                desk.press("Esc");
            }
        }
        assert_eq!(desk.model.file.files().next(), Some(&Goal::Home), "after {count} steps");
        let mut desk = tour("80x24");
        STEPS.iter().take(count).for_each(|(_, keys)| {
            desk.press(keys);
        });
        desk.press("C-q");
        assert!(desk.ended() && desk.model.file.files().next().is_none(), "after {count} steps");
    }
}

#[test]
fn its_sentence_gives_way_to_what_a_key_did_and_comes_back() {
    let mut desk = tour("80x24");
    desk.press("C-z");
    assert_eq!(desk.said(), "nothing left to undo");
    desk.press("Down");
    assert_eq!(desk.said(), STEPS[0].0);
    assert!(screen(&desk.model).lines()[0].contains("a scratch, nothing is kept"));
}

#[test]
fn the_sentence_stands_in_every_window() {
    for window in ["24x5", "40x12", "80x24", "140x40"] {
        let desk = tour(window);
        let text = screen(&desk.model).text();
        assert!(text.contains("tour 1 of 6: Enter"), "{window}\n{text}");
    }
}

#[test]
fn whoever_saves_the_scratch_has_a_file_like_any_other() {
    let mut desk = tour("80x24");
    desk.press("C-s C-u <mine.json> Enter");
    if desk.question().is_some() {
        desk.press("s");
    }
    assert_eq!(desk.model.file.path(), Some(PathBuf::from("mine.json").as_path()), "{}", desk.said());
    desk.press("Home Enter <x> Esc");
    assert!(desk.model.unsaved().is_some() && !desk.said().starts_with("tour"), "{}", desk.said());
}

#[test]
fn a_pasted_manifest_ends_the_tour() {
    let mut desk = tour("80x24");
    desk.press("paste<{'client_name': 'com.acme.kiosk'}> n Down");
    assert!(!desk.said().starts_with("tour"), "{}", desk.said());
    desk.press("Home Enter <x> Esc");
    assert!(desk.model.unsaved().is_some());
}

#[test]
fn where_there_is_nothing_to_open_the_page_says_what_to_do() {
    let mut desk = bare("80x24");
    desk.send(lp_manifest::app::Msg::Around(lp_manifest::app::home::Around::default()));
    let text = screen(&desk.model).text();
    assert!(text.contains("No manifest is here yet: choose below what to start from"), "{text}");
}
