//! The text of the screens that people meet, at the sizes that they have.

use crate::support::desk::named;
use lp_manifest::app::{Draft, Model, SaveOutcome, Start};
use lp_manifest::form::session::Saved;
use lp_manifest::json::unsaved::Unsaved;
use lp_manifest::manifest::template::Template;
use lp_manifest::ui::theme::{Glyphs, Palette, Theme};
use ratatui::layout::Rect;

use super::super::support::desk::{Desk, theirs};
use super::super::support::screen::{screen, screen_as};
use super::super::support::{keys, sample};
use super::{hold, on_sample, on_wrong, page, preview, row, whole};

const SIZES: [&str; 3] = ["80x24", "140x40", "40x12"];

/// The part of the screen that a snapshot holds.
type Part = fn(&Model) -> Vec<Rect>;

/// Holds a part of one screen against its snapshot at each of the usual sizes.
fn at_each_size(name: &str, part: Part, desk: impl Fn(&str) -> Desk) {
    for size in SIZES {
        shown(&format!("{name}@{size}"), part, &desk(size));
    }
}

fn shown(name: &str, part: Part, desk: &Desk) {
    hold(name, &screen(&desk.model).parts(&part(&desk.model)));
}

fn all(model: &Model) -> Vec<Rect> {
    vec![whole(model)]
}

#[test]
fn an_opened_sample() {
    at_each_size("opened", all, |size| on_sample("le-app", size, ""));
}

#[test]
fn an_event_that_is_open() {
    at_each_size("event", row, |size| on_sample("le-app", size, "C-f <ret> Enter 2"));
}

#[test]
fn an_error_with_the_focus() {
    at_each_size("error", row, |size| on_wrong(size, "F8*4"));
}

#[test]
fn a_checklist_with_the_focus() {
    at_each_size("checklist", row, |size| on_sample("le-app", size, "C-f <target> Enter Down*3"));
}

#[test]
fn a_list_with_the_focus() {
    at_each_size("list", row, |size| on_wrong(size, "C-f <redirect uri> Enter Down"));
}

#[test]
fn the_search() {
    at_each_size("find", page, |size| on_sample("le-app", size, "C-f <ret>"));
    shown("find-in-the-list@80x24", page, &on_sample("le-app", "80x24", "C-f <una> Down Space"));
}

#[test]
fn the_help() {
    at_each_size("help", page, |size| on_sample("le-app", size, "C-f <ret> Enter F1"));
}

#[test]
fn the_commands() {
    at_each_size("palette", page, |size| on_sample("le-app", size, "C-p <f>"));
}

#[test]
fn the_question_at_quit() {
    at_each_size("quit", page, |size| on_sample("le-app", size, "Enter <x> Esc C-f <una> Down Space C-q"));
}

#[test]
fn the_question_about_new_errors() {
    at_each_size("save-errors", page, |size| on_sample("le-app", size, "Del C-f <ret> Enter 9 C-s"));
}

#[test]
fn the_question_about_a_changed_file() {
    at_each_size("conflict", page, |size| {
        let mut desk = on_sample("le-app", size, "C-f <ret> Enter 2");
        desk.next_save = Some(SaveOutcome::Changed(theirs("{'client_name': 'theirs'}")));
        desk.press("C-s");
        desk
    });
}

fn sample_start(text: &str, size: &str) -> Start {
    named(text, Saved::Yes, keys::size(size))
}

#[test]
fn the_question_where_both_changed_a_value() {
    at_each_size("both", page, |size| {
        let mut desk = on_sample("le-app", size, "C-f <ret> Enter 2");
        let other = sample("le-app").replace("\"max_retries\": 3", "\"max_retries\": 5");
        desk.next_save = Some(SaveOutcome::Changed(theirs(&other)));
        desk.press("C-s m");
        desk
    });
}

#[test]
fn their_changes_looked_at() {
    let mut desk = on_sample("le-app", "80x24", "C-f <ret> Enter 2");
    let other = sample("le-app").replace("\"max_retries\": 3", "\"max_retries\": 5");
    desk.next_save = Some(SaveOutcome::Changed(theirs(&other)));
    desk.press("C-s l");
    shown("look@80x24", page, &desk);
}

#[test]
fn the_question_about_unsaved_work() {
    at_each_size("recover", page, |size| {
        let text = sample("le-app");
        let work = Unsaved {
            base: Some(text.clone()),
            text: text.replace("\"max_retries\": 3", "\"max_retries\": 2"),
            pending: vec![("value scope".to_owned(), "{".to_owned())],
            ..Unsaved::default()
        };
        let draft = Draft::new("1.found", "09:58", Some(work));
        let start = Start { found: vec![draft], ..sample_start(&text, size) };
        Desk::sit_down(start, Some(text))
    });
}

#[test]
fn the_question_about_another_window() {
    at_each_size("taken", page, |size| {
        let text = sample("le-app");
        let holder = Some("process 4711, since 09:40".to_owned());
        Desk::sit_down(Start { holder, ..sample_start(&text, size) }, Some(text))
    });
}

#[test]
fn the_preview_as_a_page_or_beside() {
    at_each_size("preview", preview, |size| {
        on_sample("le-app", size, if size == "140x40" { "C-f <ret> Enter" } else { "C-f <ret> Enter F3" })
    });
    at_each_size("preview-changes", preview, |size| {
        on_sample(
            "le-app",
            size,
            if size == "140x40" { "C-f <ret> Enter 2 F3" } else { "C-f <ret> Enter 2 F3 F3" },
        )
    });
}

#[test]
fn quick_launch() {
    at_each_size("quick-launch", page, |size| on_sample("le-app", size, "F4 <7>"));
    shown("quick-launch-nobody@80x24", page, &on_sample("connector", "80x24", "F4"));
}

#[test]
fn the_review() {
    at_each_size("review", page, |size| on_sample("le-app", size, "C-f <ret> Enter 2 C-r"));
}

#[test]
fn an_open_text_with_its_counter() {
    at_each_size("open-text", row, |size| on_sample("le-app", size, "Enter < in work>"));
    let long = "x".repeat(140);
    shown("open-text-too-long@80x24", row, &on_sample("le-app", "80x24", &format!("Enter <{long}>")));
}

#[test]
fn an_open_placeholder() {
    at_each_size("open-placeholder", row, |size| {
        let mut desk = Desk::start("{\"client_name\": \"com.{company}.kiosk\"}", "", Saved::Yes, size);
        desk.press("Enter");
        desk
    });
}

#[test]
fn a_new_manifest() {
    at_each_size("new-empty", row, |size| Desk::start("{}\n", "", Saved::Never, size));
    at_each_size("new-blanks", page, |size| Desk::start(Template::WebApp.text(), "", Saved::Never, size));
    at_each_size("new-from-template", row, |size| {
        let mut desk = Desk::start(Template::WebApp.text(), "", Saved::Never, size);
        desk.press("Esc");
        desk
    });
}

#[test]
fn a_text_that_is_not_json() {
    at_each_size("not-json", page, |size| {
        Desk::start(
            "{\n  \"client_name\": \"a\",\n  \"enabled\": true\n  \"scope\": \"b\"\n}\n",
            "",
            Saved::Yes,
            size,
        )
    });
}

#[test]
fn a_value_edited_as_json() {
    at_each_size("raw", page, |size| on_wrong(size, "C-f <client_nme> Enter F6 End Backspace"));
}

#[test]
fn everything_twice_and_everything_wrong() {
    for (name, text) in
        [("twice", super::super::support::TWICE), ("wrong-types", super::super::support::WRONG_TYPES)]
    {
        shown(&format!("{name}@80x24"), page, &Desk::start(text, "", Saved::Yes, "80x24"));
    }
}

#[test]
fn a_small_window_keeps_the_focus_and_its_message() {
    shown("opened@24x5", all, &on_sample("le-app", "24x5", ""));
    shown("error@24x5", row, &on_wrong("24x5", "F8*4"));
    shown("checklist@24x5", row, &on_sample("le-app", "24x5", "C-f <target> Enter Down*3"));
    for size in ["1x1", "23x5", "24x4", "20x10"] {
        shown(&format!("too-small@{size}"), all, &on_sample("le-app", size, ""));
    }
}

#[test]
fn the_pages_in_the_smallest_window() {
    let pages = [
        ("find", "C-f <ret>"),
        ("its list", "C-f <ret> Down Down"),
        ("commands", "C-p"),
        ("go to", "C-g"),
        ("blanks", "C-t"),
        ("one endpoint", "C-o Down"),
        ("quick launch", "F4 <7>"),
        ("preview", "F3 Down"),
        ("changes", "Down <K> Esc F3 F3"),
        ("review", "Down <K> Esc C-r"),
        ("problems", "C-r 3"),
        ("what next", "C-r 4"),
        ("save as", "F12"),
        ("quit", "Down <K> Esc C-q"),
        ("help", "F1"),
    ];
    let shown = pages.map(|(name, keys)| {
        format!("-- {name}: {keys}\n{}", screen(&on_sample("le-app", "24x5", keys).model).text())
    });
    hold("pages@24x5", &shown.concat());
}

#[test]
fn the_form_and_its_problems_in_a_large_window() {
    shown("opened@200x50", all, &on_sample("le-app", "200x50", "Down <Kiosk> Enter"));
    shown("problems@200x50", all, &on_wrong("200x50", "C-r 3"));
}

#[test]
fn without_colours_and_in_ascii() {
    let theme = Theme::new(Palette::Mono, Glyphs::Ascii);
    for (name, desk) in [
        ("ascii-error@80x24", on_wrong("80x24", "F8*4")),
        ("ascii-checklist@80x24", on_sample("le-app", "80x24", "C-f <target> Enter Down*3")),
        ("ascii-wide@140x40", on_sample("le-app", "140x40", "C-f <ret> Enter 2")),
    ] {
        let (screen, parts) = (screen_as(&desk.model, &theme), row(&desk.model));
        hold(name, &format!("{}\n{}", screen.parts(&parts), screen.styles_of(&parts)));
    }
}

#[test]
fn in_ascii_nothing_else_is_drawn() {
    let theme = Theme::new(Palette::Mono, Glyphs::Ascii);
    for keys in
        ["", "F8", "C-f", "C-p", "F1", "F3", "F4", "C-r", "C-o", "Del C-s", "Enter <x> C-q", "F6", "F12"]
    {
        for size in SIZES {
            let text = screen_as(&on_wrong(size, keys).model, &theme).text();
            let stray = text.chars().find(|c| !c.is_ascii());
            assert_eq!(stray, None, "after {keys:?} at {size}:\n{text}");
        }
    }
}
