//! A paste between its brackets: a text, whatever it looks like.

use super::Ended;
use crate::app::Msg;

/// What ends it.
pub(super) const END: &[u8] = b"\x1b[201~";

/// More than any document may hold, so that a paste that was cut is refused and never taken for
/// the whole.
const LIMIT: usize = (64 << 20) + 1;

/// The bytes of a paste so far.
#[derive(Debug, Default)]
pub(super) struct Paste {
    bytes: Vec<u8>,
    /// How much of [`END`] has come; it is not in `bytes`.
    matched: usize,
}

impl Paste {
    pub(super) fn new() -> Paste {
        Paste::default()
    }

    /// Takes a byte; whether it was the last.
    pub(super) fn push(&mut self, byte: u8) -> Ended {
        if byte == END[self.matched] {
            self.matched += 1;
            return Ended::when(self.matched == END.len());
        }
        self.keep_matched();
        // Nothing in the end but its first byte is an ESC.
        match byte {
            super::ESC => self.matched = 1,
            byte => self.keep(byte),
        }
        Ended::No
    }

    /// What looked like the end and was none.
    fn keep_matched(&mut self) {
        for byte in &END[..self.matched] {
            self.keep(*byte);
        }
        self.matched = 0;
    }

    fn keep(&mut self, byte: u8) {
        if self.bytes.len() < LIMIT {
            self.bytes.push(byte);
        }
    }

    /// The paste as a message; nothing where nothing was pasted. What is no UTF-8 shows as such.
    pub(super) fn message(mut self) -> Option<Msg> {
        if self.matched < END.len() {
            self.keep_matched();
        }
        text(self.bytes)
    }
}

/// A text that was pasted, as a message.
pub(super) fn text(bytes: Vec<u8>) -> Option<Msg> {
    if bytes.is_empty() {
        return None;
    }
    let lossy = |error: std::string::FromUtf8Error| String::from_utf8_lossy(error.as_bytes()).into_owned();
    Some(Msg::Paste(String::from_utf8(bytes).unwrap_or_else(lossy)))
}
