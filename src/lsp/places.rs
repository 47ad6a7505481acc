//! Places in a text as editors count them: lines from 0, and columns in UTF-16 or UTF-8.
//!
//! Responsible for both directions, at a cost that does not grow with the length of a line. A byte order
//! mark counts like any character, since the editor sent it. It deliberately refuses no place: what lies
//! outside of the text means the nearest that lies in it.

use std::ops::Range;

use lsp_types::Position;

/// How columns are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Encoding {
    /// A character beyond U+FFFF counts as two: what every client knows.
    Utf16,
    /// Bytes.
    Utf8,
}

/// So many bytes are counted at most for one place.
const BLOCK: usize = 256;

impl Encoding {
    /// How many columns a byte begins: those that go on in a character begin none.
    fn begins(self, byte: u8) -> usize {
        match self {
            Encoding::Utf8 => 1,
            Encoding::Utf16 => usize::from(byte & 0xc0 != 0x80) + usize::from(byte >= 0xf0),
        }
    }

    fn of(self, bytes: &[u8]) -> usize {
        bytes.iter().map(|byte| self.begins(*byte)).sum()
    }
}

/// Where the lines of a text begin. The text itself is kept by whoever asks.
#[derive(Debug, Clone)]
pub(super) struct Places {
    encoding: Encoding,
    starts: Vec<usize>,
    /// How many columns begin before each block of [`BLOCK`] bytes.
    columns: Vec<usize>,
}

impl Places {
    /// Finds them: a line ends with `\n`, `\r\n` or `\r`.
    pub(super) fn of(text: &str, encoding: Encoding) -> Places {
        let bytes = text.as_bytes();
        let ends =
            |at: &usize| bytes[*at] == b'\n' || (bytes[*at] == b'\r' && bytes.get(at + 1) != Some(&b'\n'));
        let starts = std::iter::once(0).chain((0..bytes.len()).filter(ends).map(|at| at + 1)).collect();
        let before = bytes.chunks(BLOCK).scan(0, |sum, block| {
            *sum += encoding.of(block);
            Some(*sum)
        });
        Places { encoding, starts, columns: std::iter::once(0).chain(before).collect() }
    }

    /// The place of a byte.
    pub(super) fn position(&self, text: &str, offset: usize) -> Position {
        let offset = offset.min(text.len());
        let line = self.starts.partition_point(|start| *start <= offset) - 1;
        let column = self.before(text, offset) - self.before(text, self.starts[line]);
        Position::new(line as u32, column as u32)
    }

    /// The places of some bytes.
    pub(super) fn range(&self, text: &str, range: &Range<usize>) -> lsp_types::Range {
        lsp_types::Range::new(self.position(text, range.start), self.position(text, range.end))
    }

    /// The byte at a place.
    pub(super) fn offset(&self, text: &str, position: Position) -> usize {
        let Some(start) = self.starts.get(position.line as usize).copied() else { return text.len() };
        let next = self.starts.get(position.line as usize + 1).copied().unwrap_or(text.len());
        let end = start + text[start..next].trim_end_matches(['\r', '\n']).len();
        let wanted = self.before(text, start) + position.character as usize;
        if wanted >= self.before(text, end) {
            return end;
        }
        let block = self.columns.partition_point(|columns| *columns <= wanted) - 1;
        let (mut at, mut column) = (block * BLOCK, self.columns[block]);
        // A character that goes on does not end at its first byte.
        while at < end {
            let begins = self.encoding.begins(text.as_bytes()[at]);
            if begins > 0 && column + begins > wanted {
                break;
            }
            column += begins;
            at += 1;
        }
        let mut at = at.max(start);
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    }

    /// The bytes between two places.
    pub(super) fn bytes(&self, text: &str, range: lsp_types::Range) -> Range<usize> {
        let (start, end) = (self.offset(text, range.start), self.offset(text, range.end));
        start..end.max(start)
    }

    fn before(&self, text: &str, offset: usize) -> usize {
        let block = offset / BLOCK;
        self.columns[block] + self.encoding.of(&text.as_bytes()[block * BLOCK..offset])
    }
}

#[cfg(test)]
mod tests {
    use super::{Encoding, Places};
    use lsp_types::Position;

    const TEXT: &str = "\u{feff}{\r\n  \"é😀\": 1,\r\r\n\n\"x\": \u{1f468}\u{200d}\u{1f469}}";

    #[test]
    fn every_byte_has_a_place_that_leads_back_to_it() {
        let long = TEXT.repeat(40);
        for text in ["", "\n", TEXT, &long] {
            for encoding in [Encoding::Utf16, Encoding::Utf8] {
                let places = Places::of(text, encoding);
                for (at, _) in text.char_indices() {
                    let inside_of_an_end = text[..at].ends_with('\r') && text[at..].starts_with('\n');
                    if !inside_of_an_end {
                        assert_eq!(places.offset(text, places.position(text, at)), at, "{encoding:?} {at}");
                    }
                }
                assert_eq!(places.offset(text, places.position(text, text.len())), text.len());
            }
        }
    }

    #[test]
    fn columns_are_counted_as_the_client_counts_them() {
        let at = TEXT.find('1').unwrap();
        let places = |encoding| Places::of(TEXT, encoding);
        assert_eq!(places(Encoding::Utf16).position(TEXT, at), Position::new(1, 9));
        assert_eq!(places(Encoding::Utf8).position(TEXT, at), Position::new(1, 12));
        // A byte order mark that an editor sends is a character to it.
        assert_eq!(places(Encoding::Utf16).position(TEXT, 3), Position::new(0, 1));
        assert_eq!(places(Encoding::Utf8).position(TEXT, 3), Position::new(0, 3));
    }

    #[test]
    fn a_place_outside_of_the_text_is_the_nearest_in_it() {
        let places = Places::of(TEXT, Encoding::Utf16);
        let cases = [
            (Position::new(0, 99), TEXT.find('\r').unwrap()),
            (Position::new(99, 0), TEXT.len()),
            (Position::new(u32::MAX, u32::MAX), TEXT.len()),
            // Between the two halves of a pair.
            (Position::new(1, 5), TEXT.find('😀').unwrap()),
        ];
        for (position, offset) in cases {
            assert_eq!(places.offset(TEXT, position), offset, "{position:?}");
        }
    }
}
