//! What finished sequences mean: the keys of xterm, VT terminals, rxvt, tmux, the Linux console and
//! kitty.
//!
//! A sequence that no key and no mouse sends means nothing: an answer of the terminal, a focus that
//! came or went.

use super::{Before, Kind, Odd, Sequence};
use crate::app::chord::{Chord, Held, Key};
use crate::app::{Act, Pointer};

/// What a sequence means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Meaning {
    /// A press of keys.
    Key(Chord),
    /// The text of a key; the sequence has it.
    Text,
    /// The beginning of a paste.
    Paste,
    /// A pointer did something.
    Pointer(Pointer),
    /// The beginning of a mouse report of the old kind.
    Mouse,
    /// What the terminal is.
    Identity,
    /// The terminal's colours are others now.
    Restyled,
    /// Nothing to the editor.
    Nothing,
}

/// The number of the report that the terminal's colours have changed.
const COLOURS: u32 = 997;

/// The meaning of a sequence with its last byte.
pub(super) fn of(sequence: &Sequence, last: u8) -> Meaning {
    match sequence.odd {
        Odd::No => {}
        Odd::Pointer => return pointer(sequence, last).map_or(Meaning::Nothing, Meaning::Pointer),
        Odd::Yes => {
            return match (sequence.kind, last) {
                (Kind::Csi, b'c') => Meaning::Identity,
                (Kind::Csi, b'n') if sequence.numbers[0][0] == COLOURS => Meaning::Restyled,
                _ => Meaning::Nothing,
            };
        }
    }
    match (sequence.kind, last) {
        (Kind::Csi, b'~') if sequence.numbers[0][0] == 200 => Meaning::Paste,
        (Kind::Csi, b'M') if sequence.at == (0, 0) && sequence.numbers[0][0] == 0 => Meaning::Mouse,
        (Kind::Csi, b'u') if has_text(sequence) => Meaning::Text,
        (Kind::Csi, _) => csi(sequence, last).map_or(Meaning::Nothing, Meaning::Key),
        (Kind::Ss3, _) => ss3(sequence, last).map_or(Meaning::Nothing, Meaning::Key),
        (Kind::Console, b'A'..=b'E') => Meaning::Key(with(sequence, Held::Nothing, Key::F(last - b'A' + 1))),
        (Kind::Console, _) => Meaning::Nothing,
    }
}

/// What the mouse did: the first button, or the wheel, whatever is held with it. Its other buttons and
/// its ways mean nothing here, nor does that a button was let go.
fn pointer(sequence: &Sequence, last: u8) -> Option<Pointer> {
    let [button, column, row] = sequence.numbers.map(|number| number[0]);
    let act = match (button & !HELD, last) {
        (0, b'M') => Act::Press,
        (64, b'M') => Act::WheelUp,
        (65, b'M') => Act::WheelDown,
        _ => return None,
    };
    let cell = |number: u32| u16::try_from(number.checked_sub(1)?).ok();
    Some(Pointer { act, column: cell(column)?, row: cell(row)? })
}

/// Shift, Alt and Ctrl in the number of a mouse's button.
const HELD: u32 = 4 + 8 + 16;

/// Whether a key types what it says, whatever its code and what is held: a third level, a lock
/// or a composition made the text. A shortcut stays one where a terminal spells its letter too.
fn has_text(sequence: &Sequence) -> bool {
    let [code, modifiers, _] = sequence.numbers.map(|number| number[0]);
    let bits = modifiers.saturating_sub(1);
    let (alt, ctrl) = (bits & 2 != 0, bits & 4 != 0);
    let pressed = sequence.numbers[1][1] != 3;
    let Some(first) = sequence.text().next() else { return false };
    pressed && alt == ctrl || pressed && alt && u32::from(first) != code
}

/// A key after ESC `[`.
fn csi(sequence: &Sequence, last: u8) -> Option<Chord> {
    // kitty also tells that a key was let go.
    if sequence.numbers[1][1] == 3 {
        return None;
    }
    let (number, modifiers) = (sequence.numbers[0][0], sequence.numbers[1][0]);
    let (held, key) = match last {
        b'~' if number == 27 => return coded(sequence, sequence.numbers[2][0], 0),
        b'u' => return coded(sequence, number, sequence.numbers[0][1]),
        b'~' => numbered(held(modifiers), number)?,
        // rxvt says with the last byte what was held.
        b'$' => numbered(Held::Shift, number)?,
        b'^' | b'@' => numbered(Held::Ctrl, number)?,
        // After an Esc that was a key this is a letter, typed.
        b'a'..=b'd' if matches!(sequence.before, Before::Late(_)) => return None,
        b'a'..=b'd' => (Held::Shift, lettered(last.to_ascii_uppercase())?),
        b'Z' => (Held::Shift, Key::Tab),
        // Where the cursor is reads like F3, but for what is held.
        b'R' if sequence.at.0 > 0 && !(number == 1 && (2..=16).contains(&modifiers)) => return None,
        // Old terminals tell what is held in the only number.
        _ => (held(if sequence.at.0 == 0 { number } else { modifiers }), lettered(last)?),
    };
    Some(with(sequence, held, key))
}

/// A key after ESC O.
fn ss3(sequence: &Sequence, last: u8) -> Option<Chord> {
    let held = held(sequence.numbers[sequence.at.0.min(1)][0]);
    if let Some(key) = lettered(last) {
        return Some(with(sequence, held, key));
    }
    // After an Esc that was a key these are two letters, typed.
    if let Before::Late(_) = sequence.before {
        return None;
    }
    let key = match last {
        b'a'..=b'd' => return Some(with(sequence, Held::Ctrl, lettered(last.to_ascii_uppercase())?)),
        b'M' => Key::Enter,
        b'I' => Key::Tab,
        b' ' => Key::Char(' '),
        b'X' => Key::Char('='),
        // The keypad: each key is its character with another bit.
        b'j'..=b'y' => Key::Char(char::from(last - 0x40)),
        _ => return None,
    };
    Some(with(sequence, held, key))
}

/// The keys that a letter tells.
fn lettered(last: u8) -> Option<Key> {
    Some(match last {
        b'A' => Key::Up,
        b'B' => Key::Down,
        b'C' => Key::Right,
        b'D' => Key::Left,
        b'F' => Key::End,
        b'H' => Key::Home,
        b'P'..=b'S' => Key::F(last - b'P' + 1),
        _ => return None,
    })
}

/// The keys that a number tells.
fn numbered(held: Held, number: u32) -> Option<(Held, Key)> {
    let key = match number {
        1 | 7 => Key::Home,
        3 => Key::Delete,
        4 | 8 => Key::End,
        5 => Key::PageUp,
        6 => Key::PageDown,
        // The numbers have gaps after F5, F10, F14 and F16.
        11..=15 => function(number - 10),
        17..=21 => function(number - 11),
        23..=26 => function(number - 12),
        28 | 29 => function(number - 13),
        31..=34 => function(number - 14),
        _ => return None,
    };
    match key {
        // What rxvt and the Linux console send for Shift-F3 to Shift-F10.
        Key::F(number @ 13..) => Some((Held::Shift, Key::F(number - 10))),
        key => Some((held, key)),
    }
}

fn function(number: u32) -> Key {
    Key::F(number as u8)
}

/// A key that is told by its code, as kitty and xterm do for those that have no other way.
fn coded(sequence: &Sequence, code: u32, shifted: u32) -> Option<Chord> {
    let held = held(sequence.numbers[1][0]);
    let key = match code {
        8 | 127 => Key::Backspace,
        9 => Key::Tab,
        13 | 57414 => Key::Enter,
        27 => Key::Esc,
        57344..=63743 => keypad(code)?,
        _ => Key::Char(typed(held, char::from_u32(code).filter(|c| !c.is_control())?, shifted)),
    };
    Some(with(sequence, held, key))
}

/// The character of a key with what is held.
fn typed(held: Held, c: char, shifted: u32) -> char {
    if held != Held::Shift {
        return c;
    }
    let other = char::from_u32(shifted).filter(|_| shifted > 0);
    other.unwrap_or_else(|| c.to_uppercase().next().unwrap_or(c))
}

/// The keypad's keys in kitty's codes.
fn keypad(code: u32) -> Option<Key> {
    Some(match code {
        57399..=57408 => Key::Char(char::from(b'0' + (code - 57399) as u8)),
        57409..=57413 => Key::Char(char::from(b"./*-+"[(code - 57409) as usize])),
        57415 => Key::Char('='),
        57417 => Key::Left,
        57418 => Key::Right,
        57419 => Key::Up,
        57420 => Key::Down,
        57421 => Key::PageUp,
        57422 => Key::PageDown,
        57423 => Key::Home,
        57424 => Key::End,
        57426 => Key::Delete,
        _ => return None,
    })
}

/// What was held, by xterm's number: one more than the sum of Shift 1, Alt 2, Ctrl 4, and others,
/// which count as Alt here.
fn held(modifiers: u32) -> Held {
    let bits = modifiers.saturating_sub(1);
    match bits {
        _ if bits & 4 != 0 => Held::Ctrl,
        _ if bits & 0b11_1010 != 0 => Held::Alt,
        _ if bits & 1 != 0 => Held::Shift,
        _ => Held::Nothing,
    }
}

fn with(sequence: &Sequence, held: Held, key: Key) -> Chord {
    let alt = sequence.with_alt() && matches!(held, Held::Nothing | Held::Shift);
    chord(if alt { Held::Alt } else { held }, key)
}

/// A chord in one spelling, whatever the terminal's.
pub(in super::super) fn chord(held: Held, key: Key) -> Chord {
    match (held, key) {
        // ESC TAB is what the Linux console sends for Shift-Tab.
        (Held::Shift | Held::Alt, Key::Tab) => Chord::with(Held::Shift, Key::Tab),
        (_, Key::Backspace) | (Held::Ctrl, Key::Char('h' | 'H')) => Chord::plain(Key::Backspace),
        (Held::Ctrl, Key::Char('i' | 'I')) => Chord::plain(Key::Tab),
        (Held::Ctrl, Key::Char('m' | 'M')) => Chord::plain(Key::Enter),
        (Held::Ctrl, Key::Char('[')) | (_, Key::Esc) => Chord::plain(Key::Esc),
        (Held::Ctrl, Key::Char(c)) => Chord::ctrl(c.to_ascii_lowercase()),
        (Held::Shift, Key::Char(_) | Key::Enter) => Chord::plain(key),
        _ => Chord::with(held, key),
    }
}
