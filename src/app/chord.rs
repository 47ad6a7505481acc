//! One press of keys, in our own words.
//!
//! It deliberately knows no terminal library: what a terminal sends is turned into this in `tui`.

use std::fmt;
use std::str::FromStr;

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

/// What is no chord.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoChord(String);

impl fmt::Display for NoChord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} is no key: write it as Ctrl-S, Alt-Up, F5, Space or x", self.0)
    }
}

impl std::error::Error for NoChord {}

/// Reads what [`Chord`] writes.
impl FromStr for Chord {
    type Err = NoChord;

    fn from_str(text: &str) -> Result<Chord, NoChord> {
        let holds = [("Ctrl-", Held::Ctrl), ("Alt-", Held::Alt), ("Shift-", Held::Shift)];
        let held = holds.iter().find_map(|(prefix, held)| Some((text.strip_prefix(prefix)?, *held)));
        let (name, held) = held.filter(|(name, _)| !name.is_empty()).unwrap_or((text, Held::Nothing));
        let key = NAMED.iter().find(|(known, _)| *known == name).map(|(_, key)| *key);
        let key = key.or_else(|| function(name)).or_else(|| single(name, held));
        key.map(|key| Chord { key, held }).ok_or_else(|| NoChord(text.to_owned()))
    }
}

/// The keys that have names.
const NAMED: [(&str, Key); 14] = [
    ("Space", Key::Char(' ')),
    ("Enter", Key::Enter),
    ("Tab", Key::Tab),
    ("Esc", Key::Esc),
    ("Backspace", Key::Backspace),
    ("Del", Key::Delete),
    ("Up", Key::Up),
    ("Down", Key::Down),
    ("Left", Key::Left),
    ("Right", Key::Right),
    ("Home", Key::Home),
    ("End", Key::End),
    ("PgUp", Key::PageUp),
    ("PgDn", Key::PageDown),
];

fn function(name: &str) -> Option<Key> {
    let number: u8 = name.strip_prefix('F')?.parse().ok()?;
    (1..=12).contains(&number).then_some(Key::F(number))
}

/// One character; held with Ctrl it counts as lower case.
fn single(name: &str, held: Held) -> Option<Key> {
    let mut characters = name.chars();
    let c = characters.next().filter(|_| characters.next().is_none())?;
    Some(Key::Char(if held == Held::Ctrl { c.to_ascii_lowercase() } else { c }))
}
