//! On the screen: in names, values, paths and errors, on every page.

use std::path::PathBuf;

use lp_manifest::app::Start;
use lp_manifest::form::session::Saved;
use lp_manifest::safe::display_safe;

use super::super::support::attacks::{attacks, is_foreign, json};
use super::super::support::desk::Desk;
use super::super::support::screen::screen;
use super::code_points;

/// Where foreign texts are shown: the form and its end, an open text, search, previews, problems,
/// the raw view, review, questions, save as.
const WAYS: [&str; 14] = [
    "",
    "End",
    "Enter",
    "C-f <com>",
    "F3",
    "F3*2",
    "F4",
    "F8",
    "F8*4",
    "End F6",
    "Enter <x> C-r",
    "Enter <x> C-r Right",
    "Enter <x> Esc C-q",
    "F12",
];

#[track_caller]
fn assert_clean(desk: &Desk, context: &str) {
    let screen = screen(&desk.model);
    for line in screen.lines() {
        let foreign = line.chars().find(|c| is_foreign(*c));
        assert_eq!(foreign, None, "{context}: {line:?}");
    }
}

fn tour(text: &str, path: &str) {
    for keys in WAYS {
        let size = crate::support::keys::size("140x40");
        let start =
            Start { path: Some(PathBuf::from(path)), ..Start::new(text.to_owned(), Saved::Yes, size) };
        let mut desk = Desk::sit_down(start, Some(text.to_owned()));
        desk.press(keys);
        assert_clean(&desk, keys);
    }
}

#[test]
fn no_attack_in_names_values_and_paths_reaches_a_cell() {
    for five in attacks().chunks(5) {
        let list = five.iter().map(|text| json(text)).collect::<Vec<_>>().join(", ");
        let own: Vec<_> = five.iter().map(|text| format!("{0}: {0}", json(text))).collect();
        let text = format!(
            "{{\"client_name\": {}, \"redirect_uris\": [{list}], \"grant_types\": [{list}], \
             \"enabled\": {}, {}}}",
            json(&five[0]),
            json(&five[1]),
            own.join(", "),
        );
        tour(&text, &five[2].replace('\0', ""));
    }
}

#[test]
fn no_attack_in_a_text_that_is_not_json_reaches_a_cell() {
    for attack in attacks() {
        let text = format!("{{\"client_name\": {attack}, \"{attack}\"\n{attack}");
        let mut desk = Desk::start(&text, "", Saved::Yes, "140x40");
        for keys in ["", "Down*2", "End", "<x>", "C-z", "C-q"] {
            desk.press(keys);
            assert_clean(&desk, keys);
        }
    }
}

#[test]
fn no_attack_that_is_pasted_reaches_a_cell() {
    for attack in attacks() {
        let mut desk = Desk::start("{\"client_name\": \"a\"}", "", Saved::Yes, "140x40");
        for keys in ["Enter", "C-f", "C-p", "F6", "F12"] {
            desk.press(keys);
            desk.send(lp_manifest::app::Msg::Paste(attack.clone()));
            assert_clean(&desk, keys);
        }
    }
}

#[test]
fn every_code_point_is_seen_in_names_and_values() {
    let all: Vec<char> = code_points().collect();
    for some in all.chunks(8) {
        let text: String = some.iter().flat_map(|c| [*c, '.']).collect();
        let value = json(&text);
        let manifest = format!("{{\"client_name\": {value}, \"x{}: 1}}", &value[1..]);
        let desk = Desk::start(&manifest, "", Saved::Yes, "119x44");
        let lines = screen(&desk.model).lines();
        let shown = display_safe(&text);
        // A name is cut to its column.
        let name = display_safe(&format!("x{}", some[0])).into_owned();
        for seen in [shown.as_ref(), name.as_str()] {
            assert!(lines.iter().any(|line| line.contains(seen)), "{seen}\n{}", lines.join("\n"));
        }
        assert_clean(&desk, &shown);
    }
}
