//! A character that comes in several bytes.

use crate::app::chord::Held;

/// The bytes of one character so far.
#[derive(Debug, Clone, Copy)]
pub(super) struct Partial {
    bytes: [u8; 4],
    have: usize,
    need: usize,
    held: Held,
}

/// What a byte did to it.
pub(super) enum Step {
    /// It belongs to it, and more are to come.
    More,
    /// It was the last.
    Done(char),
    /// It does not belong to it: there is no such character.
    Wrong,
}

impl Partial {
    /// The character that begins with a byte, if one can.
    pub(super) fn begin(byte: u8, held: Held) -> Option<Partial> {
        let need = match byte {
            0xc2..=0xdf => 2,
            0xe0..=0xef => 3,
            0xf0..=0xf4 => 4,
            _ => return None,
        };
        Some(Partial { bytes: [byte, 0, 0, 0], have: 1, need, held })
    }

    /// Takes the next byte.
    pub(super) fn push(&mut self, byte: u8) -> Step {
        if !matches!(byte, 0x80..=0xbf) {
            return Step::Wrong;
        }
        self.bytes[self.have] = byte;
        self.have += 1;
        if self.have < self.need {
            return Step::More;
        }
        let text = std::str::from_utf8(&self.bytes[..self.have]);
        text.ok().and_then(|text| text.chars().next()).map_or(Step::Wrong, Step::Done)
    }

    /// What was held with it.
    pub(super) fn held(&self) -> Held {
        self.held
    }
}
