//! How a text is written: its line ends, indent and gaps; and where its lines begin.
//!
//! It deliberately decides nothing about one place: an edit looks at its neighbours first and asks
//! here only what they cannot tell.

use std::collections::HashMap;
use std::ops::Range;

use super::{BYTE_ORDER_MARK, Kind, Tree, Value};

/// The habits of one text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    /// `"\n"` or `"\r\n"`.
    pub newline: String,
    /// One level of indent.
    pub indent: String,
    /// What stands between a name and its value, the colon included.
    pub colon: String,
    /// What stands between two values on one line, the comma included.
    pub comma: String,
    /// What stands inside the brackets of an object on one line.
    pub padding: String,
    /// What stands inside the brackets of a list on one line.
    pub list_padding: String,
    /// Whether a list of scalars stands on one line; `None` if the text has none.
    pub short_lists: Option<bool>,
    /// Whether an object inside a list stands on one line; `None` if the text has none.
    pub short_items: Option<bool>,
}

impl Default for Layout {
    /// How a new file is written.
    fn default() -> Self {
        Layout {
            newline: "\n".into(),
            indent: "  ".into(),
            colon: ": ".into(),
            comma: ", ".into(),
            padding: String::new(),
            list_padding: String::new(),
            short_lists: None,
            short_items: None,
        }
    }
}

impl Layout {
    /// The habits of the majority of a parsed text; where it shows none, those of a new file.
    pub fn of(text: &str, tree: &Tree) -> Layout {
        let mut votes = Votes::default();
        for id in 0..tree.len() {
            votes.count(text, tree.value(text, id as u32));
        }
        votes.layout(text)
    }
}

/// What the values of a text do, counted.
#[derive(Default)]
struct Votes<'t> {
    indent: HashMap<&'t str, usize>,
    colon: HashMap<&'t str, usize>,
    comma: HashMap<String, usize>,
    padding: HashMap<&'t str, usize>,
    list_padding: HashMap<&'t str, usize>,
    short_lists: [usize; 2],
    short_items: [usize; 2],
}

impl<'t> Votes<'t> {
    fn count(&mut self, text: &'t str, value: Value<'t>) {
        if let Some(key) = value.key_span() {
            let gap = &text[key.end..value.span().start];
            if !gap.contains('\n') {
                *self.colon.entry(gap).or_default() += 1;
            }
        }
        let Some(first) = value.children().next() else { return };
        let lead = &text[value.span().start + 1..first.start()];
        if let Some(inner) = indent_of(lead) {
            let outer = line_indent(text, value.start());
            if let Some(unit) = inner.strip_prefix(outer).filter(|unit| !unit.is_empty()) {
                *self.indent.entry(unit).or_default() += 1;
            }
        }
        self.count_gaps(text, value);
        self.count_shape(text, value, lead);
    }

    fn count_gaps(&mut self, text: &'t str, value: Value<'t>) {
        let mut children = value.children();
        let Some(mut before) = children.next() else { return };
        for child in children {
            let gap = &text[before.span().end..child.start()];
            if !gap.contains('\n') {
                *self.comma.entry(gap.to_owned()).or_default() += 1;
            }
            before = child;
        }
    }

    fn count_shape(&mut self, text: &'t str, value: Value<'t>, lead: &'t str) {
        let long = stands_on_lines(text, value);
        if value.kind() == Kind::List && value.children().all(|item| !item.kind().is_container()) {
            self.short_lists[usize::from(!long)] += 1;
        }
        if !long {
            let padding = if value.kind() == Kind::List { &mut self.list_padding } else { &mut self.padding };
            *padding.entry(lead).or_default() += 1;
        }
        if value.kind() == Kind::Object && !value.is_root() && value.parent().kind() == Kind::List {
            self.short_items[usize::from(!long)] += 1;
        }
    }

    fn layout(self, text: &str) -> Layout {
        let usual = Layout::default();
        let windows = text.matches("\r\n").count();
        let lines = text.matches('\n').count();
        let colon = most(&self.colon).unwrap_or(usual.colon);
        let tight = colon.ends_with(':') && lines <= 1;
        let comma = most(&self.comma).unwrap_or_else(|| if tight { ",".into() } else { usual.comma });
        Layout {
            newline: if windows * 2 > lines { "\r\n".into() } else { usual.newline },
            indent: most(&self.indent).unwrap_or(usual.indent),
            comma,
            padding: most(&self.padding).unwrap_or(usual.padding),
            list_padding: most(&self.list_padding).unwrap_or(usual.list_padding),
            short_lists: majority(self.short_lists),
            short_items: majority(self.short_items),
            colon,
        }
    }
}

/// The spelling with the most votes; of two with as many, the shorter, then the smaller.
fn most<S: AsRef<str>>(votes: &HashMap<S, usize>) -> Option<String> {
    votes
        .iter()
        .map(|(gap, count)| (gap.as_ref(), count))
        .max_by_key(|(gap, count)| (**count, std::cmp::Reverse((gap.len(), *gap))))
        .map(|(gap, _)| gap.to_owned())
}

fn majority([long, short]: [usize; 2]) -> Option<bool> {
    (long + short > 0).then_some(short > long)
}

/// The indent after the last line end of a gap, if it has one.
fn indent_of(gap: &str) -> Option<&str> {
    gap.rfind('\n').map(|at| &gap[at + 1..])
}

/// The blanks that the line of `offset` begins with.
fn line_indent(text: &str, offset: usize) -> &str {
    let start = text[..offset].rfind('\n').map_or(0, |at| at + 1);
    let line = text[start..offset].trim_start_matches(BYTE_ORDER_MARK);
    let end = line.find(|c| c != ' ' && c != '\t').unwrap_or(line.len());
    &line[..end]
}

/// The blanks that the further lines of a value begin with, whose first line begins with `line`.
/// A comma that stands first on its line counts as the blank that it takes up.
pub(crate) fn hanging_indent(line: &str) -> String {
    let line = line.trim_start_matches(BYTE_ORDER_MARK);
    let end = line.find(|c| !matches!(c, ' ' | '\t' | ',')).unwrap_or(line.len());
    line[..end].replace(',', " ")
}

/// Whether the brackets of a value that is not empty stand on lines of their own, or its children do.
pub(crate) fn stands_on_lines(text: &str, value: Value<'_>) -> bool {
    let mut end = value.span().start + 1;
    for child in value.children() {
        if text[end..child.start()].contains('\n') {
            return true;
        }
        end = child.span().end;
    }
    false
}

/// Where the lines of a text begin.
#[derive(Debug, Clone)]
pub struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
    /// How many characters begin before each block of [`BLOCK`] bytes: a line can be very long. Empty where
    /// each byte is a character.
    characters: Vec<usize>,
}

/// So many bytes are counted at most for one place.
const BLOCK: usize = 256;

/// How many characters begin in some bytes of a text.
fn characters(bytes: &[u8]) -> usize {
    // Without a jump it is done many bytes at a time.
    bytes
        .chunks(255)
        .map(|some| usize::from(some.iter().map(|byte| u8::from(*byte as i8 >= -0x40)).sum::<u8>()))
        .sum()
}

impl<'t> Lines<'t> {
    /// Finds them; a byte order mark belongs to no line.
    pub fn of(text: &'t str) -> Self {
        let first = if text.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len_utf8() } else { 0 };
        let mut starts = Vec::with_capacity(text.len() / 16 + 1);
        starts.push(first);
        starts.extend(memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1));
        if text.is_ascii() {
            return Lines { text, starts, characters: Vec::new() };
        }
        let before = text.as_bytes().chunks(BLOCK).scan(0, |sum, block| {
            *sum += characters(block);
            Some(*sum)
        });
        Lines { text, starts, characters: std::iter::once(0).chain(before).collect() }
    }

    /// How many there are; a final newline starts one more, empty, line.
    pub fn count(&self) -> usize {
        self.starts.len()
    }

    /// The line and column of a byte offset, both from 1, the column in code points.
    pub fn place(&self, offset: usize) -> (usize, usize) {
        let line = self.line_at(offset);
        let start = self.starts[line].min(offset);
        (line + 1, self.characters_before(offset) - self.characters_before(start) + 1)
    }

    fn characters_before(&self, offset: usize) -> usize {
        if self.characters.is_empty() {
            return offset;
        }
        let block = offset / BLOCK;
        self.characters[block] + characters(&self.text.as_bytes()[block * BLOCK..offset])
    }

    /// The number, from 0, of the line that holds a byte offset.
    pub fn line_at(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start <= offset).saturating_sub(1)
    }

    /// The bytes of the line numbered `line` from 0, without its line end.
    pub fn span(&self, line: usize) -> Range<usize> {
        let start = self.starts[line];
        let end = self.starts.get(line + 1).map_or(self.text.len(), |next| next - 1);
        let end = if self.text[start..end].ends_with('\r') { end - 1 } else { end };
        start..end
    }
}

#[cfg(test)]
mod tests {
    use super::{Layout, Lines, Tree};

    fn layout(text: &str) -> Layout {
        Layout::of(text, &Tree::parse(text).unwrap())
    }

    #[test]
    fn the_majority_decides() {
        let text =
            "{\r\n\t\"a\" : [1,2],\r\n\t\"b\" : {\r\n\t\t\"c\" : [3,4]\r\n\t},\r\n\t\"d\": { \"e\": 1 }\r\n}";
        let layout = layout(text);
        assert_eq!(layout.newline, "\r\n");
        assert_eq!(layout.indent, "\t");
        assert_eq!(layout.colon, " : ");
        assert_eq!(layout.comma, ",");
        assert_eq!(layout.padding, " ");
        assert_eq!(layout.short_lists, Some(true));
    }

    #[test]
    fn a_text_without_habits_is_written_like_a_new_one() {
        assert_eq!(layout("{}"), Layout::default());
    }

    #[test]
    fn places_count_code_points_and_no_byte_order_mark() {
        let text = "\u{feff}{\r\n  \"é\": 1\r\n}";
        let lines = Lines::of(text);
        assert_eq!(lines.place(3), (1, 1));
        assert_eq!(lines.place(text.find('1').unwrap()), (2, 8));
        assert_eq!(&text[lines.span(1)], "  \"é\": 1");
        assert_eq!(&text[lines.span(0)], "{");
    }
}
