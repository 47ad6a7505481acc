//! What comes after something was given up for lack of its end: the rest of it after all, or keys.
//!
//! The bytes are held back until either the end comes, which decides that all of it was the rest,
//! or until nothing comes for a short time, which decides that it was not.

use super::paste::{self, END};
use super::{BEL, ESC, Ended};
use crate::app::Msg;

/// More than this at once was not typed by hand.
const BURST: usize = 32;

/// More than this is no answer of a terminal, and no typing.
const LIMIT: usize = 1 << 16;

/// What was given up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    Answer,
    Paste,
}

/// The bytes that came since.
#[derive(Debug)]
pub(super) struct Late {
    of: Of,
    bytes: Vec<u8>,
}

impl Late {
    pub(super) fn new(of: Of) -> Late {
        Late { of, bytes: Vec::new() }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    /// Takes a byte; whether it ends what was given up.
    pub(super) fn push(&mut self, byte: u8) -> Ended {
        self.bytes.push(byte);
        match self.of {
            Of::Answer => {
                let ended = byte == BEL || self.bytes.ends_with(&[ESC, b'\\']);
                if self.bytes.len() > LIMIT {
                    self.bytes.clear();
                }
                Ended::when(ended)
            }
            Of::Paste => Ended::when(byte == b'~' && self.bytes.ends_with(END)),
        }
    }

    /// Whether nobody can have typed this.
    pub(super) fn is_pasted(&self) -> bool {
        self.of == Of::Paste && self.bytes.len() > BURST
    }

    /// The rest of a paste; that of an answer is nothing.
    pub(super) fn message(mut self) -> Option<Msg> {
        if self.of == Of::Answer {
            return None;
        }
        if self.bytes.ends_with(END) {
            self.bytes.truncate(self.bytes.len() - END.len());
        }
        paste::text(self.bytes)
    }

    /// All that came.
    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }
}
