//! The brackets that are open with the lines that they stand on: where the one that is missing was, as far
//! as the indent tells it.
//!
//! It deliberately decides nothing where the lines are not tidy.

use std::ops::Range;

use super::grammar::{Bracket, Machine, Sort};
use super::lex::Token;

/// A bracket that is open.
#[derive(Debug)]
struct Frame<'t> {
    bracket: Bracket,
    start: usize,
    /// What its line begins with.
    indent: &'t str,
    /// Whether what is in it begins on a line of its own, once that is known.
    spread: Option<bool>,
    /// Whether there is one of its kind in it: who can tell which of them was not closed?
    nested: bool,
    /// Whether more than one value stands in it: else that alone may be all that was meant.
    many: bool,
}

/// Where a token stands, as its line has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Habit {
    /// Where it belongs, or where nobody can tell.
    Inside,
    /// Further out than the bracket that is open.
    Outside,
}

/// The brackets that are open, outermost first.
#[derive(Debug)]
pub(super) struct Frames<'t> {
    text: &'t str,
    newline: &'static str,
    open: Vec<Frame<'t>>,
    /// Where the bracket opened that was closed last.
    last_closed: Option<usize>,
    /// Whether every line so far stood where its bracket wants it.
    tidy: bool,
    /// Where the line begins that is read, and how far it was looked for.
    line: usize,
    looked: usize,
    /// Where the last token ends.
    end: usize,
}

impl<'t> Frames<'t> {
    pub(super) fn new(text: &'t str) -> Frames<'t> {
        let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
        Frames { text, newline, open: Vec::new(), last_closed: None, tidy: true, line: 0, looked: 0, end: 0 }
    }

    /// Takes the next token.
    pub(super) fn take(&mut self, sort: Sort, span: &Range<usize>) {
        let (indent, first) = self.stand(span);
        self.end = span.end;
        let child = !matches!(sort, Sort::Close(_) | Sort::Comma | Sort::Colon);
        if let Some(top) = self.open.last_mut() {
            let belongs = match sort {
                Sort::Close(_) if first => indent.len() == top.indent.len(),
                Sort::Close(_) => top.spread != Some(true),
                _ => !first || !child || indent.len() > top.indent.len(),
            };
            self.tidy &= belongs;
            if child {
                top.many |= top.spread.is_some();
                top.spread.get_or_insert(first);
            }
        }
        match sort {
            Sort::Open(bracket) => self.push(bracket, span.start, indent),
            Sort::Close(_) => self.pop(),
            _ => {}
        }
    }

    fn push(&mut self, bracket: Bracket, start: usize, indent: &'t str) {
        if let Some(top) = self.open.last_mut() {
            top.nested |= top.bracket == bracket;
        }
        self.open.push(Frame { bracket, start, indent, spread: None, nested: false, many: false });
    }

    fn pop(&mut self) {
        self.last_closed = self.open.pop().map(|frame| frame.start);
    }

    /// What the line of a token begins with, and whether the token is the first on it.
    fn stand(&mut self, span: &Range<usize>) -> (&'t str, bool) {
        if span.start > self.looked {
            if let Some(at) = self.text[self.looked..span.start].rfind('\n') {
                self.line = self.looked + at + 1;
            }
            self.looked = span.start;
        }
        let line = &self.text[self.line..span.start.max(self.line)];
        let line = line.trim_start_matches('\u{feff}');
        let indent = &line[..line.len() - line.trim_start_matches([' ', '\t']).len()];
        (indent, self.line >= self.end)
    }

    /// Brings the brackets in step with a reader that an edit has moved; `span` is the token there.
    pub(super) fn follow(&mut self, machine: Machine, span: &Range<usize>) {
        let (indent, _) = self.stand(span);
        while self.open.len() > machine.depth() {
            self.pop();
        }
        if let Some(bracket) = machine.inside() {
            while self.open.len() < machine.depth() {
                self.push(bracket, span.start, indent);
            }
            if let Some(top) = self.open.last_mut() {
                top.bracket = bracket;
            }
        }
    }

    /// Where the bracket opened that was closed last.
    pub(super) fn last_closed(&self) -> Option<usize> {
        self.last_closed
    }

    /// Where a token that leaves its bracket, or is a member of it, stands.
    pub(super) fn habit(&mut self, span: &Range<usize>) -> Habit {
        let (indent, first) = self.stand(span);
        let closes = self.text[span.start..].starts_with(['}', ']']);
        let outside = self.open.last().is_some_and(|top| {
            let room =
                if closes { indent.len() < top.indent.len() } else { indent.len() <= top.indent.len() };
            room && top.spread == Some(true)
        });
        if self.tidy && first && outside && self.open.len() > 1 { Habit::Outside } else { Habit::Inside }
    }

    /// Whether a token stands where the innermost bracket has to end by its lines.
    pub(super) fn end_at(&self, span: &Range<usize>) -> bool {
        let line = self.text[..span.start].rfind('\n').map_or(0, |at| at + 1);
        let top = self.open.last().filter(|top| self.tidy && top.spread == Some(true));
        top.is_some_and(|top| self.text[line..span.start] == *top.indent)
    }

    /// Whether the innermost bracket can end nowhere else than here.
    pub(super) fn ends_surely(&self) -> bool {
        self.open.len().checked_sub(1).is_some_and(|last| self.ends(last))
    }

    /// The same of all of them.
    pub(super) fn all_end_surely(&self) -> bool {
        (0..self.open.len()).all(|number| self.ends(number))
    }

    fn ends(&self, number: usize) -> bool {
        let frame = &self.open[number];
        let around = number.checked_sub(1).map(|number| self.open[number].bracket);
        let spread = frame.spread == Some(true);
        if frame.bracket == Bracket::List && !frame.many && !spread {
            return false;
        }
        let alone = !frame.nested && around != Some(frame.bracket);
        alone || (self.tidy && spread)
    }

    /// Where a bracket goes that is missing before a token, and what is written around it.
    pub(super) fn place(
        &self,
        sort: Sort,
        token: usize,
        tokens: &[Token],
        opens: bool,
    ) -> (usize, String, String) {
        let start = token.checked_sub(1).map_or(0, |before| tokens[before].span.end);
        let end = tokens[token].span.start;
        let gap = &self.text[start..end];
        let bare = |at: usize| (at, String::new(), String::new());
        let Some(newline) = gap.find(['\n', '\r']) else {
            let late = opens || tokens[token].sort == Sort::Comma;
            return bare(if late { end } else { start });
        };
        if opens {
            return bare(start + newline);
        }
        let indent = self.open.last().filter(|top| Sort::Close(top.bracket) == sort).map(|top| top.indent);
        let indent = indent.unwrap_or("");
        let mut at = start;
        for line in gap.split_inclusive('\n') {
            let blank = line.trim_end_matches(['\n', '\r']);
            at += line.len();
            let whole = line.ends_with('\n') || tokens[token].sort == Sort::Comma;
            if at > start + newline + 1 && whole && blank == indent {
                return bare(at - (line.len() - blank.len()));
            }
        }
        let spread = self.open.last().is_some_and(|top| top.spread == Some(true));
        let before = if spread { format!("{}{indent}", self.newline) } else { String::new() };
        (start, before, String::new())
    }

    /// Where all brackets that are open go behind the last token, which ends at `end`, and how they are
    /// written.
    pub(super) fn closers(&self, end: usize) -> (usize, String) {
        let mut closers = String::new();
        for frame in self.open.iter().rev() {
            if frame.spread == Some(true) {
                closers += self.newline;
                closers += frame.indent;
            }
            closers.push(if frame.bracket == Bracket::Object { '}' } else { ']' });
        }
        let tail = &self.text[end..];
        let blank = tail.trim_start_matches([' ', '\t']);
        let line_end = ["\r\n", "\n"].into_iter().find(|line_end| blank.starts_with(line_end));
        let (Some(line_end), Some(rest)) = (line_end, closers.strip_prefix(self.newline)) else {
            return (end, closers);
        };
        let at = end + tail.len() - blank.len() + line_end.len();
        let indent = &rest[..rest.len() - rest.trim_start_matches([' ', '\t']).len()];
        if !indent.is_empty() && self.text[at..].starts_with(indent) {
            return (at + indent.len(), rest[indent.len()..].to_owned());
        }
        let last = if at == self.text.len() { self.newline } else { "" };
        (at, format!("{rest}{last}"))
    }
}
