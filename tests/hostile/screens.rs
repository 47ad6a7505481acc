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
    assert_harmless(&screen(&desk.model).lines(), context);
}

#[track_caller]
fn assert_harmless(lines: &[String], context: &str) {
    for line in lines {
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

/// So many code points stand in one value: as many as its column has room for if each is an escape.
const IN_ONE: usize = 7;

/// So many values, and as many names, are seen in one window.
const ROWS: usize = 60;

#[test]
fn every_code_point_is_seen_in_names_and_values() {
    let all: Vec<char> = code_points().collect();
    for many in all.chunks(IN_ONE * ROWS) {
        let rows = many.chunks(IN_ONE).map(|some| some.iter().flat_map(|c| [*c, '.']).collect::<String>());
        let rows: Vec<_> = rows.collect();
        let member = |(number, text): (usize, &String)| {
            let value = json(text);
            format!("\"client_name#{number}\": {value}, \"x{}: 1", &value[1..])
        };
        let members: Vec<_> = rows.iter().enumerate().map(member).collect();
        let desk = Desk::start(&format!("{{{}}}", members.join(", ")), "", Saved::Yes, "119x240");
        let lines = screen(&desk.model).lines();
        for (text, first) in rows.iter().zip(many.iter().step_by(IN_ONE)) {
            // A name is cut to its column.
            for seen in [text.clone(), format!("x{first}")] {
                let seen = display_safe(&seen);
                assert!(lines.iter().any(|line| line.contains(&*seen)), "{seen}\n{}", lines.join("\n"));
            }
        }
        assert_harmless(&lines, &rows.join(" "));
    }
}
