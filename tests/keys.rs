//! The keys as a table: what is bound where, what every terminal can send, what the footer and the
//! palette promise.

mod matrix;
mod own;
mod promises;

use std::collections::{BTreeMap, BTreeSet};

use lp_manifest::app::chord::{Chord, Held, Key};
use lp_manifest::app::keymap::{Command, KEYS, Keymap, Scope};
use lp_manifest::app::page::palette;

const SCOPES: [Scope; 21] = [
    Scope::Any,
    Scope::Form,
    Scope::Choice,
    Scope::Open,
    Scope::Line,
    Scope::Find,
    Scope::Palette,
    Scope::Help,
    Scope::Dialog,
    Scope::Page,
    Scope::Preview,
    Scope::QuickLaunch,
    Scope::Path,
    Scope::Start,
    Scope::Templates,
    Scope::Raw,
    Scope::Text,
    Scope::Json,
    Scope::GoTo,
    Scope::Fill,
    Scope::Review,
];

/// Whether xterm, tmux and the Linux console all send a chord, and as nothing else.
fn is_sent_by_all(chord: Chord) -> bool {
    match (chord.held, chord.key) {
        // The twins of Tab, Enter and Backspace; the line feed is a key of its own.
        (Held::Ctrl, Key::Char(c)) => c.is_ascii_lowercase() && !matches!(c, 'h' | 'i' | 'm'),
        (Held::Nothing, Key::F(number)) => (1..=12).contains(&number),
        (Held::Nothing, Key::Char(c)) => c.is_ascii_graphic() || c == ' ',
        // The Linux console sends ESC TAB for it, which the reader of keys knows.
        (Held::Nothing, _) | (Held::Shift, Key::Tab) => true,
        (Held::Ctrl | Held::Alt | Held::Shift, _) => false,
    }
}

#[test]
fn every_scope_is_named_here() {
    let used: BTreeSet<_> = KEYS.iter().map(|row| row.scope).collect();
    assert_eq!(used, SCOPES.into_iter().collect());
}

#[test]
fn no_chord_means_two_things_in_overlapping_scopes() {
    for scope in SCOPES {
        let mut seen: Vec<(Chord, Scope, Command)> = Vec::new();
        for row in KEYS.iter().filter(|row| scope.reach().contains(&row.scope)) {
            for chord in row.chords.iter() {
                // A narrower place may say the same command in words of its own.
                let other = seen
                    .iter()
                    .find(|other| other.0 == *chord && (other.1 == row.scope || other.2 != row.command));
                assert_eq!(other, None, "{chord} in {scope:?} is {:?} too", row.command);
                seen.push((*chord, row.scope, row.command));
            }
        }
    }
}

#[test]
fn a_scope_reaches_itself_first() {
    for scope in SCOPES {
        assert_eq!(scope.reach().first(), Some(&scope));
    }
}

/// The commands of each scope none of whose chords every terminal sends.
fn unreachable_somewhere() -> BTreeMap<(Scope, Command), String> {
    let mut unreachable = BTreeMap::new();
    // What has no chord at all is in the list of commands alone.
    for row in KEYS.iter().filter(|row| !row.chords.is_empty()) {
        let reachable = row.scope.reach().iter().any(|scope| {
            KEYS.iter()
                .filter(|other| other.scope == *scope && other.command == row.command)
                .any(|other| other.chords.iter().any(|chord| is_sent_by_all(*chord)))
        });
        if !reachable {
            let chords: Vec<_> = row.chords.iter().map(ToString::to_string).collect();
            unreachable.insert((row.scope, row.command), chords.join(" "));
        }
    }
    unreachable
}

/// Whether a command only saves keys: others lead there, such as the digits of the sections.
fn is_extra(command: Command) -> bool {
    matches!(command, Command::WordLeft | Command::WordRight | Command::Section(_))
}

#[test]
fn every_command_has_a_chord_that_every_terminal_sends() {
    let mut unreachable = unreachable_somewhere();
    unreachable.retain(|(_, command), _| !is_extra(*command));
    assert_eq!(unreachable, BTreeMap::new(), "give each a chord that xterm, tmux and the Linux console send");
}

#[test]
fn the_chord_that_is_shown_is_one_that_every_terminal_sends() {
    for row in KEYS.iter().filter(|row| !is_extra(row.command) && !row.chords.is_empty()) {
        let shown = Keymap::default().chord(row.scope, row.command).unwrap();
        assert!(is_sent_by_all(shown), "{shown} for {:?} in {:?}", row.command, row.scope);
        assert_eq!(
            Keymap::default().binding(row.scope, shown),
            Some(row.command),
            "{shown} in {:?}",
            row.scope
        );
    }
}

#[test]
fn places_where_one_types_leave_printable_keys_to_the_text() {
    for row in KEYS.iter().filter(|row| matches!(row.scope, Scope::Any | Scope::Open | Scope::Raw)) {
        for chord in row.chords.iter() {
            assert_eq!(chord.typed(), None, "{chord} in {:?}", row.scope);
        }
    }
}

#[test]
fn every_row_says_what_it_does_in_few_words() {
    for row in KEYS {
        assert!(!row.does.is_empty() && row.does.chars().count() <= 46, "{}", row.does);
        assert!(
            !row.does.ends_with('.') && row.does.starts_with(|c: char| c.is_lowercase() || c == 'J'),
            "{}",
            row.does
        );
    }
}

#[test]
fn a_command_without_a_chord_stands_in_the_palette_and_nowhere_else() {
    for row in KEYS.iter().filter(|row| row.chords.is_empty()) {
        assert_eq!(row.scope, Scope::Any, "{:?}", row.command);
        assert!(palette::commands(&Keymap::default()).iter().any(|found| found.command == row.command));
        assert_eq!(Keymap::default().chord(Scope::Form, row.command), None);
    }
}

#[test]
fn a_chord_is_read_as_it_is_written() {
    for chord in KEYS.iter().flat_map(|row| row.chords.iter()) {
        assert_eq!(chord.to_string().parse(), Ok(*chord), "{chord}");
    }
    assert_eq!(
        "ctrl-s".parse::<Chord>().unwrap_err().to_string().split(':').next(),
        Some("\"ctrl-s\" is no key")
    );
    for text in ["", "Ctrl-", "F0", "F13", "Hyper-x", "ab"] {
        assert!(text.parse::<Chord>().is_err(), "{text:?}");
    }
}
