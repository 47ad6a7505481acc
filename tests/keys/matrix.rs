//! What each key does in each place, as one table that a person can read.
//!
//! The keys are those of the table, so a new one is in it by itself. The table is a snapshot: a key
//! that comes to mean something else shows as a changed line.

use std::fmt::Write as _;

use super::super::support::desk::Desk;
use lp_manifest::app::chord::Chord;
use lp_manifest::app::keymap::KEYS;
use lp_manifest::app::page::Page;

/// A manifest with something of every kind, and the places in it: a name and the keys that lead
/// there.
const TEXT: &str = r#"{
  "client_name": "com.acme.kiosk",
  "enabled": true,
  "grant_types": ["client_credentials"],
  "redirect_uris": ["https://a.example/1", "https://a.example/2"],
  "enabled_for_profiles": [42, 43],
  "capabilities": {
    "webhooks": {
      "cqm.ExConversationChangeNotification": {"endpoint": "https://a.example/hook", "max_retries": 3}
    }
  },
  "x-own": {"a": 1}
}
"#;

const PLACES: [(&str, &str, &str); 19] = [
    ("empty text", "display_name", ""),
    ("filled text", "client_name", ""),
    ("open text", "client_name", "Enter"),
    ("switch", "enabled", ""),
    ("number", "capabilities.webhooks.'cqm.ExConversationChangeNotification'.max_retries", ""),
    ("option", "grant_types", ""),
    ("list item", "redirect_uris[0]", ""),
    ("add row", "redirect_uris[1]", "Down"),
    ("profile id", "enabled_for_profiles[0]", ""),
    ("event row", "capabilities.webhooks.'cqm.ExConversationChangeNotification'", ""),
    ("action", "x-own", "Up"),
    ("raw row", "x-own", ""),
    ("find", "client_name", "C-f <re>"),
    ("palette", "client_name", "C-p"),
    ("help", "client_name", "F1"),
    ("dialog", "client_name", "Enter <x> Esc C-q"),
    ("raw view", "grant_types", "F6"),
    ("preview", "client_name", "F3"),
    ("review", "client_name", "Enter <x> Esc C-r"),
];

/// Every chord that some place has a row for, and two that type, as the tests write them.
fn keys() -> Vec<String> {
    let mut keys: Vec<String> = Vec::new();
    let chords = KEYS.iter().filter_map(|row| row.chords.first()).map(|chord| spelled(*chord));
    for key in chords.chain(["a", "7"].map(ToOwned::to_owned)) {
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    keys.sort();
    keys
}

/// A chord as [`keys`](super::super::support::keys) reads it.
fn spelled(chord: Chord) -> String {
    let written = chord.to_string();
    let written = written.replace("Ctrl-", "C-").replace("Shift-", "S-").replace("Alt-", "A-");
    match written.as_str() {
        "<" => "Lt".to_owned(),
        ">" => "Gt".to_owned(),
        _ => match written.strip_prefix("C-") {
            Some(key) if key.len() == 1 => format!("C-{}", key.to_lowercase()),
            _ => written,
        },
    }
}

/// What a key did, in a few words.
fn outcome(place: (&str, &str, &str), key: &str) -> String {
    let mut desk = Desk::open_at(TEXT, place.1);
    if !place.2.is_empty() {
        desk.press(place.2);
    }
    let before = state(&desk);
    desk.press(key);
    let after = state(&desk);
    let mut words = Vec::new();
    if desk.ended() {
        words.push("ends".to_owned());
    }
    if !desk.saves.is_empty() {
        words.push("saves".to_owned());
    }
    if before.text != after.text {
        words.push("changes".to_owned());
    }
    if before.layer != after.layer {
        words.push(if after.layer == "form" {
            "closes".to_owned()
        } else {
            format!("opens {}", after.layer)
        });
    }
    if before.open != after.open {
        words.push(
            if after.open.is_some() && before.open.is_some() {
                "edits"
            } else if after.open.is_some() {
                "opens text"
            } else {
                "keeps"
            }
            .to_owned(),
        );
    }
    if before.inside != after.inside && before.layer == after.layer {
        words.push("moves in it".to_owned());
    }
    if before.focus != after.focus {
        words.push(format!("to {}", short(&after.focus)));
    }
    if words.is_empty() && desk.said() != "" {
        words.push("says".to_owned());
    }
    if words.is_empty() { "–".to_owned() } else { words.join(", ") }
}

#[derive(Debug, PartialEq, Eq)]
struct State {
    text: String,
    layer: String,
    inside: String,
    open: Option<(String, (usize, usize))>,
    focus: String,
}

fn state(desk: &Desk) -> State {
    let layer = desk.model.screen.pages().top();
    let name = match layer {
        None => "form".to_owned(),
        Some(Page::Cover(_)) => "preview".to_owned(),
        Some(layer) => format!("{layer:?}").split(['(', ' ']).next().unwrap_or_default().to_lowercase(),
    };
    State {
        text: desk.text().to_owned(),
        layer: name,
        inside: format!("{layer:?} {:?}", crate::support::desk::open_events(&desk.model)),
        open: desk.model.screen.pages().form().open().map(|open| (open.editor.text(), open.editor.cursor())),
        focus: desk.focus(),
    }
}

/// A place without the long way to it.
fn short(focus: &str) -> String {
    focus.rsplit('.').next().unwrap_or(focus).to_owned()
}

#[test]
fn every_key_does_in_every_place_what_the_table_says() {
    let (mut table, keys) = (String::new(), keys());
    for place in PLACES {
        let _ = writeln!(table, "{}", place.0);
        for key in &keys {
            let did = outcome(place, key);
            // What a key does nowhere in particular is not worth a line in each place.
            if did != "–" {
                let _ = writeln!(table, "    {key:<10} {did}");
            }
        }
    }
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.bind(|| insta::assert_snapshot!("key-matrix", table));
}
