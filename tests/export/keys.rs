//! The page of keys, made from the table of keys.

use std::fmt::Write;

use lp_manifest::app::keymap::{KEYS, Scope, TYPING};

/// Where keys are read, in the order of the page, each with what it is called.
const PLACES: [(Scope, &str); 21] = [
    (Scope::Any, "Everywhere"),
    (Scope::Form, "In the form"),
    (Scope::Choice, "On a value of a checklist"),
    (Scope::Open, "In an open text"),
    (Scope::Line, "Wherever a text is edited"),
    (Scope::Find, "In the search"),
    (Scope::Palette, "In the list of commands"),
    (Scope::Fill, "Filling in the blanks, and one endpoint for several events"),
    (Scope::Review, "In the review"),
    (Scope::GoTo, "Going to a section"),
    (Scope::Json, "Editing a value as JSON"),
    (Scope::Text, "Editing the whole text"),
    (Scope::Raw, "Wherever JSON is edited"),
    (Scope::Preview, "In the preview"),
    (Scope::Page, "Where a text is read"),
    (Scope::QuickLaunch, "In quick launch"),
    (Scope::Start, "On the start page"),
    (Scope::Path, "Where a path is typed"),
    (Scope::Templates, "In the choice of a template"),
    (Scope::Help, "In the help"),
    (Scope::Dialog, "In a question"),
];

const HEAD: &str = "# Keys

<!-- made from the table of keys: UPDATE_DOCS=1 cargo test export writes it anew -->

The last line of the screen names the keys that do something where you are; `F1` lists these too. Of
several keys for one thing every terminal sends the first.
";

fn page() -> String {
    let mut page = HEAD.to_owned();
    for (place, title) in PLACES {
        let _ = write!(page, "\n## {title}\n\n| key | does |\n|---|---|\n");
        for row in KEYS.iter().filter(|row| row.scope == place) {
            let chords: Vec<_> = row.chords.iter().map(|chord| format!("`{chord}`")).collect();
            // What no key does stands in the list of commands alone.
            let keys = if chords.is_empty() { "in all commands".to_owned() } else { chords.join(", ") };
            let _ = writeln!(page, "| {keys} | {} |", row.does);
        }
        for (keys, does) in TYPING.iter().filter(|_| place == Scope::Form) {
            let _ = writeln!(page, "| {keys} | {does} |");
        }
    }
    page
}

#[test]
fn the_page_of_keys_is_the_table_of_keys() {
    super::hold_file("docs/keys.md", &page());
}

#[test]
fn every_key_stands_on_the_page() {
    for row in KEYS {
        assert!(PLACES.iter().any(|(place, _)| *place == row.scope), "{row:?}");
    }
}
