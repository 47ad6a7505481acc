//! Sequences that begin with ESC `[` or ESC O: their shape.
//!
//! Keeps only what a key can need; what the parts mean stands in `meaning`. A sequence of whatever
//! length takes no memory.

mod meaning;

pub(super) use meaning::{Meaning, chord};

use crate::app::chord::{Chord, Held, Key};

/// How a sequence was introduced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// ESC `[`.
    Csi,
    /// ESC `[[`: the Linux console's F1 to F5.
    Console,
    /// ESC O.
    Ss3,
}

/// What came before it.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Before {
    Nothing,
    /// Another ESC.
    Escape,
    /// An ESC so long ago that it was given out as a key. If this is no key's sequence after all it
    /// was typed by hand: these are the characters.
    Late(Vec<u8>),
}

/// How many numbers are kept, and how many parts of each.
const NUMBERS: usize = 3;
const PARTS: usize = 2;

/// How many characters of the text of one key are kept, and the number whose parts they are.
const TEXT: usize = 12;
const OF_TEXT: usize = 2;

/// What is as long as this was not typed between Esc and a moment of rest.
const FAST: usize = 16;

/// A mark that no key's sequence has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Odd {
    No,
    /// `<` as the first: a report of the mouse.
    Pointer,
    Yes,
}

/// A sequence so far.
#[derive(Debug)]
pub(super) struct Sequence {
    kind: Kind,
    before: Before,
    numbers: [[u32; PARTS]; NUMBERS],
    text: [u32; TEXT],
    /// Where the next digit belongs: which number, which part of it.
    at: (usize, usize),
    /// Whether anything followed the introducer.
    begun: bool,
    /// What mark it holds that no key has.
    odd: Odd,
}

/// What a byte did to it.
pub(super) enum Step {
    /// It belongs to it, and more are to come.
    More,
    /// It was the last.
    Done(Meaning),
    /// It does not belong to it.
    Broken,
}

impl Sequence {
    /// The one that ESC and this byte begin, `[` or O.
    pub(super) fn begin(byte: u8) -> Sequence {
        Sequence::after(Before::Nothing, byte)
    }

    /// The same after another ESC.
    pub(super) fn begin_with_alt(byte: u8) -> Sequence {
        Sequence::after(Before::Escape, byte)
    }

    /// The same after an ESC that was given out as a key; `None` if the byte begins none.
    pub(super) fn begin_late(byte: u8) -> Option<Sequence> {
        matches!(byte, b'[' | b'O').then(|| Sequence::after(Before::Late(vec![byte]), byte))
    }

    fn after(before: Before, byte: u8) -> Sequence {
        let kind = if byte == b'O' { Kind::Ss3 } else { Kind::Csi };
        let numbers = [[0; PARTS]; NUMBERS];
        Sequence { kind, before, numbers, text: [0; TEXT], at: (0, 0), begun: false, odd: Odd::No }
    }

    /// Whether another ESC came before it.
    pub(super) fn with_alt(&self) -> bool {
        self.before == Before::Escape
    }

    /// What it is if it was typed: the introducer with Alt, if nothing followed.
    pub(super) fn alone(&self) -> Option<Chord> {
        let typed = !self.begun && !matches!(self.before, Before::Late(_));
        let key = if self.kind == Kind::Ss3 { 'O' } else { '[' };
        typed.then(|| Chord::with(Held::Alt, Key::Char(key)))
    }

    /// The characters that it is if it was typed. An answer of the terminal was not, and nobody is
    /// so fast.
    pub(super) fn typed(&self) -> &[u8] {
        match &self.before {
            Before::Late(bytes) if self.odd == Odd::No && bytes.len() < FAST => bytes,
            _ => &[],
        }
    }

    /// The text that the key says it types, as kitty tells it beside the key's code.
    pub(super) fn text(&self) -> impl Iterator<Item = char> + '_ {
        let codes = self.text.iter().take_while(|code| **code > 0);
        codes.filter_map(|code| char::from_u32(*code)).filter(|c| !c.is_control())
    }

    /// Takes the next byte.
    pub(super) fn push(&mut self, byte: u8) -> Step {
        let late = matches!(self.before, Before::Late(_));
        if !matches!(byte, b' '..=b'~') || (late && matches!(byte, b' '..=b'/')) {
            return Step::Broken;
        }
        self.remember(byte);
        let first = !std::mem::replace(&mut self.begun, true);
        match byte {
            b'0'..=b'9' => self.digit(byte),
            b';' => self.at = (self.at.0.saturating_add(1), 0),
            b':' => self.at.1 = self.at.1.saturating_add(1),
            b'[' if first && self.kind == Kind::Csi => self.kind = Kind::Console,
            // rxvt ends keys with Shift in a byte that ends nothing elsewhere.
            b'$' if self.is_one_number() => return Step::Done(meaning::of(self, byte)),
            b' ' if self.kind == Kind::Ss3 => return Step::Done(meaning::of(self, byte)),
            b'<' if first && self.kind == Kind::Csi => self.odd = Odd::Pointer,
            b'<'..=b'?' | b' '..=b'/' => self.odd = Odd::Yes,
            _ => return Step::Done(meaning::of(self, byte)),
        }
        Step::More
    }

    fn remember(&mut self, byte: u8) {
        if let Before::Late(bytes) = &mut self.before
            && bytes.len() < FAST
        {
            bytes.push(byte);
        }
    }

    fn digit(&mut self, byte: u8) {
        let (number, part) = self.at;
        let kept = self.numbers.get_mut(number).and_then(|parts| parts.get_mut(part));
        let of_text = self.text.get_mut(part).filter(|_| number == OF_TEXT);
        for part in kept.into_iter().chain(of_text) {
            *part = part.saturating_mul(10).saturating_add(u32::from(byte - b'0'));
        }
    }

    /// Whether it holds one number and nothing else, as the keys of rxvt do.
    fn is_one_number(&self) -> bool {
        self.kind == Kind::Csi && self.odd == Odd::No && self.at == (0, 0) && self.numbers[0][0] > 0
    }
}
