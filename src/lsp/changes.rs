//! A text after the changes that an editor tells of it.
//!
//! Responsible for their order: each is told in places of the text as the one before left it. Editors tell many
//! at once from the end of the text to its start, which takes one walk. It deliberately refuses none: a place
//! outside of the text means the nearest in it.

use std::ops::Range;

use lsp_types::{Position, TextDocumentContentChangeEvent};

use super::places::{Encoding, Places};

/// Makes all of them.
pub(super) fn make(text: &mut String, encoding: Encoding, changes: Vec<TextDocumentContentChangeEvent>) {
    let mut going = Going { text, encoding, places: None, first: None, made: Vec::new() };
    for change in changes {
        match change.range {
            None => {
                going.start_anew();
                *going.text = change.text;
            }
            Some(range) => going.replace(range, change.text),
        }
    }
    going.start_anew();
}

/// Changes on their way into a text.
struct Going<'t> {
    text: &'t mut String,
    encoding: Encoding,
    /// The places of the text as it is.
    places: Option<Places>,
    /// Where the last change that is not made yet begins: what stands before it is as it was.
    first: Option<Position>,
    /// Changes that are not made yet, each before the one that came before.
    made: Vec<(Range<usize>, String)>,
}

impl Going<'_> {
    fn replace(&mut self, range: lsp_types::Range, new: String) {
        if self.first.is_some_and(|first| range.end >= first || range.start > range.end) {
            self.start_anew();
        }
        let places = self.places.get_or_insert_with(|| Places::of(self.text, self.encoding));
        let bytes = places.bytes(self.text, range);
        self.first = Some(places.position(self.text, bytes.start));
        self.made.push((bytes, new));
    }

    /// Makes what is not made yet.
    fn start_anew(&mut self) {
        let mut out = String::with_capacity(self.text.len());
        let mut at = 0;
        for (bytes, new) in self.made.drain(..).rev() {
            out.push_str(&self.text[at..bytes.start]);
            out.push_str(&new);
            at = bytes.end;
        }
        if self.first.take().is_some() {
            out.push_str(&self.text[at..]);
            *self.text = out;
        }
        self.places = None;
    }
}
