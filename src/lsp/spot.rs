//! Where in a text somebody types, as far as it is written.
//!
//! Responsible for reading a text that is not JSON yet as what it is about to become: brackets that are
//! not closed, names without a value, a comma that is still missing. It reads the text once, from the
//! start. It deliberately knows no manifest and changes nothing.

use std::borrow::Cow;
use std::ops::Range;

use crate::json::document::Json;
use crate::json::{BYTE_ORDER_MARK, Path, Step, closing_quote};

/// A place where something can be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Spot {
    /// The object or the list around it.
    pub(super) path: Path,
    /// What belongs there.
    pub(super) slot: Slot,
    /// What is written there already, and would be replaced.
    pub(super) token: Range<usize>,
    /// Whether that begins with a quote.
    pub(super) quoted: bool,
    /// The names in the object around it, or the texts in the list, but for this one.
    pub(super) beside: Vec<String>,
    /// Where a comma is missing before it.
    pub(super) comma_before: Option<usize>,
    /// Whether a comma is missing after it.
    pub(super) comma_after: bool,
}

/// What belongs at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Slot {
    /// A whole manifest.
    Root,
    /// The name of a member; whether its colon stands there already.
    Name { colon: bool },
    /// The value of the member of this name.
    Value(String),
    /// An item of a list.
    Item,
}

/// What stands before the next token of a container.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Before {
    /// The bracket or a comma.
    Nothing,
    /// A name.
    Name,
    /// A name and its colon.
    Colon,
    /// A value, which ends there.
    Value(usize),
}

/// An object or a list that is not closed yet.
#[derive(Debug)]
struct Frame {
    is_object: bool,
    /// The step that leads to it.
    step: Option<Step>,
    before: Before,
    /// The name that was read last.
    name: String,
    /// How many items came before.
    count: usize,
    /// Names, or texts.
    held: Vec<String>,
}

/// A piece of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Open {
        object: bool,
    },
    Close,
    Colon,
    Comma,
    /// A text in quotes.
    Text,
    /// Anything else, up to a blank or a bracket.
    Word,
}

/// The place at byte `offset` of a text; nothing where nothing can be written.
pub(super) fn at(text: &str, offset: usize) -> Option<Spot> {
    let mut reader =
        Reader { offset, frames: Vec::new(), root: Before::Nothing, found: None, is_followed: false };
    let mut at = if text.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len_utf8() } else { 0 };
    while let Some((kind, span)) = token(text, at, offset) {
        at = span.end;
        if reader.takes(text, kind, span) {
            return reader.found.map(|(_, spot)| spot);
        }
    }
    reader.empty(text, text.len());
    reader.finish();
    reader.found.map(|(_, spot)| spot)
}

struct Reader {
    offset: usize,
    frames: Vec<Frame>,
    /// What stands outside of all brackets.
    root: Before,
    /// The place, with the depth of the container around it.
    found: Option<(usize, Spot)>,
    /// Whether the token behind it was seen.
    is_followed: bool,
}

impl Reader {
    /// Takes the next token; whether all is known.
    fn takes(&mut self, text: &str, kind: Kind, span: Range<usize>) -> bool {
        if self.passed(text, kind, &span) {
            return true;
        }
        match kind {
            Kind::Open { object } => {
                let step = self.frames.last().map(Frame::next_step);
                let (before, name, held) = (Before::Nothing, String::new(), Vec::new());
                self.frames.push(Frame { is_object: object, step, before, name, count: 0, held });
            }
            Kind::Close => {
                self.finish_at(self.frames.len());
                if self.frames.pop().is_none() {
                    return true;
                }
                self.value_ends(span.end);
                return self.found.as_ref().is_some_and(|(depth, _)| *depth > self.frames.len());
            }
            Kind::Colon => self.set(Before::Colon),
            Kind::Comma => {
                if let Some(frame) = self.frames.last_mut() {
                    frame.count += 1;
                }
                self.set(Before::Nothing);
            }
            Kind::Text | Kind::Word => self.scalar(text, kind, span),
        }
        false
    }

    /// Notices that the place lies in this token, or before it; whether nothing can be written there.
    fn passed(&mut self, text: &str, kind: Kind, span: &Range<usize>) -> bool {
        let scalar = matches!(kind, Kind::Text | Kind::Word);
        if self.found.as_ref().is_some_and(|(_, spot)| spot.slot == Slot::Root) {
            // It is not alone.
            self.found = None;
            return true;
        }
        if self.found.is_some() {
            return self.followed(kind, span);
        }
        let unclosed = kind == Kind::Text && !is_closed(&text[span.clone()]);
        let inside = span.start < self.offset && self.offset < span.end;
        let at_end = self.offset == span.end && (kind == Kind::Word || unclosed);
        let at_start = self.offset == span.start && kind == Kind::Word;
        if scalar && (inside || at_end || at_start) {
            let Some(spot) = self.spot(span.clone(), kind == Kind::Text) else { return true };
            self.found = Some((self.frames.len(), spot));
        } else if self.offset <= span.start {
            self.empty(text, span.start);
            if self.found.is_none() {
                return true;
            }
            return self.passed(text, kind, span);
        } else if !scalar && self.offset < span.end {
            return true;
        }
        false
    }

    /// The first token behind the place tells what is still missing there; whether that is nothing.
    fn followed(&mut self, kind: Kind, span: &Range<usize>) -> bool {
        let Some((depth, spot)) = &mut self.found else { return false };
        if self.is_followed || *depth != self.frames.len() || span.start < spot.token.end {
            return false;
        }
        self.is_followed = true;
        match (kind, &mut spot.slot) {
            (Kind::Colon, Slot::Name { colon }) => *colon = true,
            // The value is there.
            (Kind::Text | Kind::Word | Kind::Open { .. }, Slot::Value(_)) => {
                self.found = None;
                return true;
            }
            (Kind::Text | Kind::Word | Kind::Open { .. }, _) => spot.comma_after = true,
            _ => {}
        }
        false
    }

    /// Nothing is written at the place.
    fn empty(&mut self, text: &str, before: usize) {
        if self.found.is_some() {
            return;
        }
        let at = self.offset.min(before);
        if let Some(mut spot) = self.spot(at..at, false) {
            // Behind a value on its line comes a comma, nothing else.
            let on_its_line = spot.comma_before.is_some_and(|end| !text[end..at].contains(['\n', '\r']));
            if !on_its_line {
                spot.quoted = false;
                self.found = Some((self.frames.len(), spot));
            }
        }
    }

    fn spot(&self, token: Range<usize>, quoted: bool) -> Option<Spot> {
        let path = self.frames.iter().filter_map(|frame| frame.step.clone()).collect::<Vec<_>>();
        let before = self.frames.last().map_or(self.root, |frame| frame.before);
        let slot = match (self.frames.last(), before) {
            (None, Before::Nothing) => Slot::Root,
            (None, _) | (Some(_), Before::Name) => return None,
            (Some(frame), Before::Colon) => Slot::Value(frame.name.clone()),
            (Some(frame), _) if frame.is_object => Slot::Name { colon: false },
            (Some(_), _) => Slot::Item,
        };
        let comma_before = if let Before::Value(end) = before { Some(end) } else { None };
        let beside = Vec::new();
        Some(Spot { path: Path::from(path), slot, token, quoted, beside, comma_before, comma_after: false })
    }

    fn scalar(&mut self, text: &str, kind: Kind, span: Range<usize>) {
        let own = self.found.as_ref().is_some_and(|(_, spot)| spot.token == span);
        let raw = &text[span.clone()];
        // What is no JSON yet says what it spells.
        let value = Json::parse(raw).ok().filter(|_| kind == Kind::Text);
        let said = value.as_ref().and_then(|value| value.value().as_text());
        let said = said.map_or_else(|| raw.to_owned(), Cow::into_owned);
        let Some(frame) = self.frames.last_mut() else {
            self.root = Before::Value(span.end);
            return;
        };
        if frame.is_object && frame.before != Before::Colon {
            if !own {
                frame.held.push(said.clone());
            }
            frame.name = said;
            frame.before = Before::Name;
        } else {
            if !frame.is_object && !own {
                frame.held.push(said);
            }
            frame.before = Before::Value(span.end);
        }
    }

    fn set(&mut self, before: Before) {
        match self.frames.last_mut() {
            Some(frame) => frame.before = before,
            None => self.root = before,
        }
    }

    fn value_ends(&mut self, end: usize) {
        self.set(Before::Value(end));
    }

    fn finish(&mut self) {
        for depth in 0..=self.frames.len() {
            self.finish_at(depth);
        }
    }

    /// The container at a depth is known whole.
    fn finish_at(&mut self, depth: usize) {
        if let Some((found, spot)) = &mut self.found
            && *found == depth
            && let Some(frame) = depth.checked_sub(1).and_then(|above| self.frames.get_mut(above))
        {
            spot.beside = std::mem::take(&mut frame.held);
        }
    }
}

impl Frame {
    fn next_step(&self) -> Step {
        if self.is_object { Step::Key(self.name.clone()) } else { Step::Index(self.count) }
    }
}

/// The token at or after `at`. A text that somebody is writing ends where they write.
fn token(text: &str, at: usize, offset: usize) -> Option<(Kind, Range<usize>)> {
    let start = at + text[at..].find(|c: char| !c.is_whitespace())?;
    let rest = &text[start..];
    let kind = match rest.as_bytes()[0] {
        b'{' => Kind::Open { object: true },
        b'[' => Kind::Open { object: false },
        b'}' | b']' => Kind::Close,
        b':' => Kind::Colon,
        b',' => Kind::Comma,
        b'"' => return Some((Kind::Text, start..start + quoted(rest, offset.checked_sub(start)))),
        _ => {
            let ends = |c: char| c.is_whitespace() || matches!(c, '{' | '}' | '[' | ']' | ',' | ':' | '"');
            return Some((Kind::Word, start..start + rest.find(ends).unwrap_or(rest.len())));
        }
    };
    Some((kind, start..start + 1))
}

/// The length of the text in quotes at the start of `rest`; of one that is not closed up to where
/// somebody writes in it, else to the end of its line.
fn quoted(rest: &str, written: Option<usize>) -> usize {
    let line = rest.find(['\n', '\r']).unwrap_or(rest.len());
    match closing_quote(rest.get(..line).unwrap_or(rest)) {
        Some(end) => end,
        None => written.filter(|at| *at > 0 && *at <= line).unwrap_or(line),
    }
}

fn is_closed(raw: &str) -> bool {
    closing_quote(raw) == Some(raw.len())
}

#[cfg(test)]
mod tests {
    use super::{Slot, Spot, at};

    /// `|` is where somebody types.
    fn spot(text: &str) -> Option<Spot> {
        let offset = text.find('|').unwrap();
        at(&text.replace('|', ""), offset)
    }

    /// A place in words: the container, what belongs there, what is replaced, what stands beside.
    fn said(text: &str) -> String {
        let Some(spot) = spot(text) else { return "nothing".to_owned() };
        let plain = text.replace('|', "");
        let belongs = match &spot.slot {
            Slot::Root => "root".to_owned(),
            Slot::Name { colon: true } => "name:".to_owned(),
            Slot::Name { colon: false } => "name".to_owned(),
            Slot::Value(name) => format!("value of {name}"),
            Slot::Item => "item".to_owned(),
        };
        let before = if spot.comma_before.is_some() { ",<" } else { "" };
        let after = if spot.comma_after { ">," } else { "" };
        format!("{} {belongs} <{}> {:?}{before}{after}", spot.path.pointer(), &plain[spot.token], spot.beside)
    }

    #[test]
    fn the_place_is_known_in_a_text_that_is_being_written() {
        let cases = [
            ("|", " root <> []"),
            ("con|", " root <con> []"),
            ("{|}", " name <> []"),
            ("{|", " name <> []"),
            ("{\"cl|\"}", " name <\"cl\"> []"),
            ("{\"cl|}", " name <\"cl> []"),
            ("{cl|}", " name <cl> []"),
            ("{\"a\": 1, |}", " name <> [\"a\"]"),
            ("{\"a\": 1,\n  |\n  \"b\": 2}", " name <> [\"a\", \"b\"]>,"),
            ("{\"a\": 1\n  |\n}", " name <> [\"a\"],<"),
            ("{\"a\": 1 |}", "nothing"),
            ("{\"a\" |: 1}", "nothing"),
            ("{\"a\": |}", " value of a <> []"),
            ("{\"a\":| 1}", "nothing"),
            ("{\"a\": |, \"b\": 1}", " value of a <> [\"a\", \"b\"]"),
            ("{\"a\": t|rue}", " value of a <true> [\"a\"]"),
            ("{\"x|\": 1, \"b\": 2}", " name: <\"x\"> [\"b\"]"),
            ("{\"a\": {\"b\": [\"c\", \"|\"]}}", "/a/b item <\"\"> [\"c\"]"),
            ("{\"a\": [{\"x\": 1}, {|", "/a/1 name <> []"),
            ("{\"a\": [|\"u\"]}", "/a item <> [\"u\"]>,"),
            ("{\"a\": \"x|", " value of a <\"x> [\"a\"]"),
            ("{\"a\": 1} |", "nothing"),
            ("{\"a\"|: 1}", "nothing"),
            ("|{}", "nothing"),
            ("a| b", "nothing"),
            ("\u{feff}{\"é😀\": \"|\"}", " value of é😀 <\"\"> [\"é😀\"]"),
        ];
        for (text, wanted) in cases {
            let wanted = wanted.replace("value of a <> []", "value of a <> [\"a\"]");
            assert_eq!(said(text), wanted, "{text}");
        }
    }

    #[test]
    fn whatever_stands_around_it_nothing_breaks() {
        let parts = ["{", "}", "[", "]", ":", ",", "\"a\"", "\"", "é", " ", "\n", "1", "\\", "\"\\"];
        for a in parts {
            for b in parts {
                for c in parts {
                    let text = [a, b, c, b, a].concat();
                    for (offset, _) in text.char_indices().chain([(text.len(), ' ')]) {
                        let _ = at(&text, offset);
                    }
                }
            }
        }
    }
}
