//! The rows that a text of code takes in so many columns: a line that is too long goes on under itself,
//! two columns deeper than it begins, and is never cut.
//!
//! It deliberately draws nothing: pages count rows with it to scroll, painters draw them.

use std::ops::Range;

use crate::json::Lines;
use crate::json::diff::{self, LineKind};
use crate::safe;

/// What a line that goes on is set in, beside its own indent.
const DEEPER: usize = 2;

/// The columns before the text of a manifest: mark, sign of what is pointed at, number, a blank.
pub fn gutter(lines: usize) -> usize {
    3 + lines.to_string().len().max(3)
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The line that it belongs to, from 0.
    pub line: usize,
    /// Its bytes in the whole text.
    pub span: Range<usize>,
    /// The columns that it is set in; 0 for the first row of a line.
    pub indent: usize,
}

/// The rows of a text in so many columns.
#[derive(Debug)]
pub struct Rows<'t> {
    text: &'t str,
    lines: Lines<'t>,
    columns: usize,
    /// The first row of each line, and behind the last one how many rows there are.
    firsts: Vec<usize>,
}

impl<'t> Rows<'t> {
    /// The rows of a text in an area so wide, the gutter included.
    pub fn of(text: &'t str, width: usize) -> Rows<'t> {
        let lines = Lines::of(text);
        let columns = width.saturating_sub(gutter(lines.count()) + 1).max(1);
        let mut rows = 0;
        let mut firsts = Vec::with_capacity(lines.count() + 1);
        for line in 0..lines.count() {
            firsts.push(rows);
            let line = &text[lines.span(line)];
            rows += if safe::fits(line, columns) { 1 } else { parts(line, columns).len() };
        }
        firsts.push(rows);
        Rows { text, lines, columns, firsts }
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.firsts.last().copied().unwrap_or(0)
    }

    /// The columns before the text.
    pub fn gutter(&self) -> usize {
        gutter(self.lines.count())
    }

    /// The lines that hold some bytes.
    pub fn lines_of(&self, span: &Range<usize>) -> Range<usize> {
        let last = span.end.max(span.start + 1) - 1;
        self.lines.line_at(span.start)..self.lines.line_at(last) + 1
    }

    /// As many rows from a number on.
    pub fn from(&self, first: usize, most: usize) -> Vec<Row> {
        let line = self.firsts.partition_point(|row| *row <= first).saturating_sub(1);
        let skipped = first - self.firsts.get(line).copied().unwrap_or(0).min(first);
        let rows = (line..self.lines.count()).flat_map(|line| self.rows_of(line));
        rows.skip(skipped).take(most).collect()
    }

    fn rows_of(&self, line: usize) -> impl Iterator<Item = Row> + use<> {
        let span = self.lines.span(line);
        let indent = deeper(&self.text[span.clone()], self.columns);
        let parts = parts(&self.text[span.clone()], self.columns);
        parts.into_iter().enumerate().map(move |(number, part)| Row {
            line,
            span: span.start + part.start..span.start + part.end,
            indent: if number == 0 { 0 } else { indent },
        })
    }

    /// The first row that is shown in an area so high: the wanted one as far as there are rows, else one
    /// from which what is pointed at stands with what is around it.
    pub fn top(&self, wanted: Option<usize>, at: Option<&Range<usize>>, height: usize) -> usize {
        let at = at.map_or(0..0, |span| {
            let lines = self.lines_of(span);
            self.firsts[lines.start]..self.firsts[lines.end.min(self.lines.count())]
        });
        shown_from(self.count(), wanted, &at, height)
    }
}

/// The first of so many rows that is shown: the wanted one, else one from which the rows that are pointed
/// at stand whole if they can, a third of the height above them at most.
fn shown_from(count: usize, wanted: Option<usize>, at: &Range<usize>, height: usize) -> usize {
    let above = (height / 3).min(height.saturating_sub(at.len()) / 2);
    wanted.unwrap_or_else(|| at.start.saturating_sub(above)).min(count.saturating_sub(height))
}

/// What a line is broken into.
fn parts(line: &str, columns: usize) -> Vec<Range<usize>> {
    let whole = safe::broken(line, columns);
    let first = whole[0].end;
    if first == line.len() {
        return whole;
    }
    let rest = columns.saturating_sub(deeper(line, columns)).max(1);
    let more = safe::broken(&line[first..], rest).into_iter();
    std::iter::once(0..first).chain(more.map(|part| first + part.start..first + part.end)).collect()
}

/// The rows that one line takes in so many columns, each with what it is set in.
pub fn rows_of_line(line: &str, columns: usize) -> impl Iterator<Item = (usize, &str)> {
    let columns = columns.max(1);
    let deeper = deeper(line, columns);
    let rows = parts(line, columns).into_iter().enumerate();
    rows.map(move |(number, part)| (if number == 0 { 0 } else { deeper }, &line[part]))
}

/// What the rows of a line are set in behind its first one.
fn deeper(line: &str, columns: usize) -> usize {
    let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
    (indent + DEEPER).min(columns / 2)
}

/// What is pointed at: its bytes in the older text and in the newer one, as far as it is there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pointed {
    /// Where it stands in the text of the file.
    pub old: Option<Range<usize>>,
    /// Where it stands in the text that a save would write.
    pub new: Option<Range<usize>>,
}

/// One row of what differs between two texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed<'t> {
    /// What became of its line; `None` between two places that differ.
    pub kind: Option<LineKind>,
    /// The number of its line, from 1, in the newer text if it is there; `None` where a line goes on.
    pub number: Option<usize>,
    /// Whether it is pointed at.
    pub pointed_at: bool,
    /// The columns that it is set in.
    pub indent: usize,
    /// What it says.
    pub text: &'t str,
}

/// The columns before the code where two texts are compared: a sign and a blank more.
pub fn gutter_of_changes(lines: usize) -> usize {
    gutter(lines) + 2
}

/// The rows of what differs between two texts, in an area so wide.
pub fn changed<'t>(old: &'t str, new: &'t str, at: &Pointed, width: usize) -> Vec<Changed<'t>> {
    let columns = width.saturating_sub(gutter_of_changes(line_count(new)) + 1).max(1);
    let lines_at = |text: &str, span: &Option<Range<usize>>| {
        span.as_ref().map(|span| {
            let lines = Lines::of(text);
            lines.line_at(span.start) + 1..lines.line_at(span.end.max(span.start + 1) - 1) + 2
        })
    };
    let (old_at, new_at) = (lines_at(old, &at.old), lines_at(new, &at.new));
    let holds = |lines: &Option<Range<usize>>, line: Option<usize>| {
        lines.as_ref().zip(line).is_some_and(|(lines, line)| lines.contains(&line))
    };
    let mut rows = Vec::new();
    for hunk in diff::hunks(old, new) {
        if !rows.is_empty() {
            rows.push(Changed { kind: None, number: None, pointed_at: false, indent: 0, text: "" });
        }
        for line in hunk.lines {
            let pointed_at = match line.kind {
                LineKind::Same => false,
                LineKind::Removed => holds(&old_at, line.old),
                LineKind::Added => holds(&new_at, line.new),
            };
            let text = line.text.trim_end_matches(['\n', '\r']);
            let indent = deeper(text, columns);
            rows.extend(parts(text, columns).into_iter().enumerate().map(|(number, part)| Changed {
                kind: Some(line.kind),
                number: if number == 0 { line.new.or(line.old) } else { None },
                pointed_at,
                indent: if number == 0 { 0 } else { indent },
                text: &text[part],
            }));
        }
    }
    rows
}

/// How many lines a text has.
pub fn line_count(text: &str) -> usize {
    text.bytes().filter(|byte| *byte == b'\n').count() + 1
}

/// The first row of what differs that is shown in an area so high.
pub fn top_of_changes(rows: &[Changed<'_>], wanted: Option<usize>, height: usize) -> usize {
    let at = |row: &Changed<'_>| row.pointed_at;
    let start = rows.iter().position(at).unwrap_or(0);
    let end = rows.iter().rposition(at).map_or(start, |last| last + 1);
    shown_from(rows.len(), wanted, &(start..end), height)
}
