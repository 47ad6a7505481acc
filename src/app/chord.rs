//! One press of keys, in our own words.
//!
//! It deliberately knows no terminal library: what a terminal sends is turned into this in `tui`.

use std::fmt;

/// A key with what was held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Chord {
    /// The key.
    pub key: Key,
    /// What was held with it.
    pub held: Held,
}

/// A key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Key {
    /// A character, as typed: upper case where Shift was held.
    Char(char),
    /// Enter, also on the keypad.
    Enter,
    /// Tab.
    Tab,
    /// Escape.
    Esc,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// The arrow.
    Up,
    /// The arrow.
    Down,
    /// The arrow.
    Left,
    /// The arrow.
    Right,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// A function key.
    F(u8),
}

/// What was held with a key. Shift alone counts only with keys that are no characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Held {
    /// Nothing.
    Nothing,
    /// Ctrl.
    Ctrl,
    /// Alt.
    Alt,
    /// Shift.
    Shift,
}

impl Chord {
    /// The key alone.
    pub const fn plain(key: Key) -> Chord {
        Chord { key, held: Held::Nothing }
    }

    /// A character, typed.
    pub const fn char(c: char) -> Chord {
        Chord::plain(Key::Char(c))
    }

    /// Ctrl with a letter, which is lower case here.
    pub const fn ctrl(c: char) -> Chord {
        Chord { key: Key::Char(c), held: Held::Ctrl }
    }

    /// Something held with a key.
    pub const fn with(held: Held, key: Key) -> Chord {
        Chord { key, held }
    }

    /// The character that it types, if it types one.
    pub fn typed(self) -> Option<char> {
        match (self.held, self.key) {
            (Held::Nothing | Held::Shift, Key::Char(c)) if !c.is_control() => Some(c),
            _ => None,
        }
    }
}

impl fmt::Display for Chord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.held {
            Held::Nothing => {}
            Held::Ctrl => f.write_str("Ctrl-")?,
            Held::Alt => f.write_str("Alt-")?,
            Held::Shift => f.write_str("Shift-")?,
        }
        match self.key {
            Key::Char(' ') => f.write_str("Space"),
            Key::Char(c) if self.held == Held::Ctrl => write!(f, "{}", c.to_ascii_uppercase()),
            Key::Char(c) => write!(f, "{c}"),
            Key::F(number) => write!(f, "F{number}"),
            Key::Backspace => f.write_str("Backspace"),
            Key::Delete => f.write_str("Del"),
            Key::PageUp => f.write_str("PgUp"),
            Key::PageDown => f.write_str("PgDn"),
            key => write!(f, "{key:?}"),
        }
    }
}
