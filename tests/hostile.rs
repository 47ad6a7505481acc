//! Hostile texts: whatever a file, a path or an error holds is shown, and commands nothing.

mod commands;
mod screens;

use std::collections::BTreeMap;

use lp_manifest::safe::{display_safe, pieces};
use ratatui::buffer::CellWidth;

use super::support::attacks::{attacks, is_foreign};

/// Every code point to U+FFFF, and of those beyond the tags, the selectors, the private use, the
/// ends of the planes, and some pictures.
fn code_points() -> impl Iterator<Item = char> {
    let ends = (1..=16).flat_map(|plane| (plane << 16 | 0xfff0)..=(plane << 16 | 0xffff));
    let codes = (0..=0xffff)
        .chain(0xe_0000..=0xe_0fff)
        .chain(0xf_0000..=0xf_00ff)
        .chain(0x1_f300..=0x1_f6ff)
        .chain(0x1_d100..=0x1_d1ff)
        .chain(ends);
    codes.filter_map(char::from_u32)
}

#[track_caller]
fn assert_shown(text: &str) {
    let shown = display_safe(text);
    let foreign = shown.chars().find(|c| is_foreign(*c));
    assert_eq!(foreign, None, "{text:?} is shown as {shown:?}");
    let pieces: Vec<_> = pieces(text).collect();
    let characters: usize = pieces.iter().map(|piece| piece.characters).sum();
    assert_eq!(characters, text.chars().count(), "every character of {text:?} is in one piece");
    for piece in pieces {
        assert!(
            piece.width > 0 && piece.width == usize::from(piece.text.cell_width()),
            "{text:?}: {piece:?}"
        );
    }
}

#[test]
fn every_code_point_is_shown_wherever_it_stands() {
    for c in code_points() {
        for text in [format!("{c}"), format!("a{c}b"), format!("1{c}{c}"), format!("日{c}\u{301}é")] {
            assert_shown(&text);
        }
    }
}

#[test]
fn no_two_code_points_are_shown_alike() {
    let mut shown: BTreeMap<String, char> = BTreeMap::new();
    for c in code_points() {
        for text in [format!("{c}"), format!("a{c}")] {
            let other = shown.insert(display_safe(&text).into_owned(), c);
            assert!(other.is_none_or(|other| other == c), "{other:?} and {c:?}");
        }
    }
}

#[test]
fn between_pictures_nothing_is_hidden_but_what_joins_them() {
    for c in code_points().filter(|c| is_foreign(*c)) {
        let shown = display_safe(&format!("👩{c}👧")).into_owned();
        let joins = matches!(c, '\u{200d}' | '\u{fe0e}' | '\u{fe0f}');
        assert_eq!(shown.contains(c), joins, "{c:?} in {shown:?}");
        let ended = display_safe(&format!("👩{c}")).into_owned();
        assert_eq!(ended.contains(c), matches!(c, '\u{fe0e}' | '\u{fe0f}'), "{c:?} in {ended:?}");
    }
}

#[test]
fn two_hundred_attacks_are_shown() {
    let attacks = attacks();
    assert_eq!(attacks.len(), 200);
    for text in attacks {
        assert_shown(&text);
        assert_ne!(display_safe(&text), text, "something in it has to be escaped");
    }
}

#[test]
fn marks_do_not_pile_up() {
    let shown =
        display_safe("Z\u{300}\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}\u{307}\u{308}\u{309}\u{30a}")
            .into_owned();
    assert!(shown.starts_with("Z\\u{300}\\u{301}"), "{shown}");
    assert_eq!(display_safe("e\u{301}"), "e\u{301}");
}
