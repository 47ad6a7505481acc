//! Each page that people are shown first, in the smallest window and in a large one: its keys end in that
//! of the help, its chosen row is seen, and no word is cut without a sign.

use std::collections::BTreeSet;

use lp_manifest::app::{Msg, Used};
use lp_manifest::form::session::Saved;
use lp_manifest::json::document::Document;

use super::super::stories::start::{bare, full, looked};
use super::super::support::desk::Desk;
use super::super::support::screen::screen;
use super::super::support::{quoted, sample};

/// What makes a page in a window.
type Page = (&'static str, fn(&str) -> Desk);

fn on(text: &str, window: &str, keys: &str) -> Desk {
    let mut desk = Desk::start(text, "", Saved::Yes, window);
    desk.press(keys);
    desk
}

fn app(window: &str, keys: &str) -> Desk {
    on(&sample("le-app"), window, keys)
}

fn begun(mut desk: Desk, keys: &str) -> Desk {
    desk.press(keys);
    desk
}

const BROKEN: &str = "{\n  \"client_name\": \"kiosk\"\n  \"scope\": 'a',\n  // todo\n  \"entry_uri\": \"https://a.example/\",\n}\n";

const CONFLICT: &str = "{\n  \"scope\": \"a\"\n<<<<<<< HEAD\n  , \"client_name\": \"A\"\n=======\n  , \"client_name\": \"B\"\n>>>>>>> x\n}\n";

fn with_recent(window: &str, at: &str, keys: &str) -> Desk {
    let mut desk = Desk::start("{\"client_name\": \"a\"}", at, Saved::Yes, window);
    let recent = Document::parse(quoted("{'scope': 'faas.lambda.invoke'}")).unwrap();
    desk.press(keys);
    desk.send(Msg::Recalled(Used::of(&recent)));
    desk
}

const PAGES: [Page; 29] = [
    ("start, nothing there", bare),
    ("start, not looked at", full),
    ("start, looked at", looked),
    ("start, a template", |window| begun(bare(window), "Down Down")),
    ("start, the tour", |window| begun(full(window), "End")),
    ("a path", |window| begun(bare(window), "<app>")),
    ("templates", |window| begun(bare(window), "2")),
    ("blanks of a template", |window| begun(bare(window), "2 Enter <acme>")),
    ("the tour", |window| begun(bare(window), "End Enter")),
    ("not JSON", |window| on(BROKEN, window, "")),
    ("not JSON, the third", |window| on(BROKEN, window, "F8 F8")),
    ("not JSON, a conflict", |window| on(CONFLICT, window, "F8")),
    ("a conflict, asked", |window| on(CONFLICT, window, "F8 F5 Down")),
    ("quick launch", |window| app(window, "F4")),
    ("quick launch, a profile", |window| app(window, "F4 <7>")),
    ("changes", |window| app(window, "Down <Kiosk> Esc C-r")),
    ("changes of lines", |window| on(BROKEN, window, "C-l C-r")),
    ("JSON", |window| app(window, "C-r 2")),
    ("problems", |window| app(window, "C-r 3")),
    ("what next", |window| app(window, "C-r 4")),
    ("hand over", |window| app(window, "C-r 4 h")),
    ("copy headers", |window| app(window, "C-g 4 C-p <copy the headers> Enter")),
    ("commands", |window| app(window, "C-p Down")),
    ("find", |window| app(window, "C-f <ret> Down")),
    ("go to", |window| app(window, "C-g Down")),
    ("a suggestion", |window| with_recent(window, "scope", "<fa>")),
    ("one endpoint", |window| app(window, "C-o Down")),
    ("save as", |window| app(window, "F12")),
    ("blanks", |window| app(window, "C-t Down")),
];

/// Those that are no list, or whose list has no chosen row.
const UNLISTED: [&str; 7] =
    ["changes of lines", "JSON", "what next", "hand over", "a path", "save as", "not JSON"];

/// Windows that are wide enough for every word.
const WIDE: [&str; 5] = ["80x24", "100x60", "140x40", "200x50", "300x60"];

/// The words of a page that are in nobody's JSON: that is broken wherever it has no room.
fn words(desk: &Desk) -> BTreeSet<String> {
    let lines = screen(&desk.model).lines().join("\n");
    let words = lines.split(|c: char| c.is_whitespace() || "─│┬┼┤├┃▸[]()·:,;!~".contains(c));
    words.filter(|word| word.chars().all(char::is_alphabetic)).map(str::to_owned).collect()
}

/// Words that stand alone only where there is little room.
const BRIEF: [&str; 6] = ["back", "edit", "enabled", "it", "start", "stand"];

#[test]
fn every_page_ends_in_the_key_of_help_and_shows_its_chosen_row() {
    for (name, page) in PAGES {
        for window in ["24x5", "40x12", "80x24", "140x40", "200x50"] {
            let desk = page(window);
            let screen = screen(&desk.model);
            let lines = screen.lines();
            let footer = lines.last().unwrap().trim_end();
            assert!(footer.ends_with("F1 help"), "{name} {window}\n{}", screen.text());
            let chosen: Vec<_> = lines.iter().filter(|line| line.contains('▸')).collect();
            let listed = !UNLISTED.contains(&name);
            assert!(!listed || chosen.len() == 1, "{name} {window}\n{}", screen.text());
            let says = |line: &&&String| line.chars().any(char::is_alphanumeric) || line.contains('▸');
            assert!(chosen.iter().all(|line| says(&line)), "{name} {window}\n{}", screen.text());
        }
    }
}

#[test]
fn no_word_of_a_page_is_cut_without_a_sign() {
    for (name, page) in PAGES {
        let known: BTreeSet<_> = WIDE.into_iter().flat_map(|window| words(&page(window))).collect();
        for window in ["24x5", "40x12", "80x24", "200x50"] {
            let desk = page(window);
            let is_whole = |word: &String| known.contains(word) || BRIEF.contains(&word.as_str());
            let cut: Vec<_> = words(&desk).into_iter().filter(|word| !is_whole(word)).collect();
            assert!(cut.is_empty(), "{name} {window}: {cut:?}\n{}", screen(&desk.model).text());
        }
    }
}
