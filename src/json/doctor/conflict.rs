//! Two versions of some lines that git left in a text, with their marks; and what is wrong beside them.
//!
//! It deliberately chooses none of the two.

use std::ops::Range;

use super::{Edit, Fault, Mistake};

/// Which version of the lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Side {
    /// That of the branch that something was merged into.
    Mine,
    /// That which was merged in.
    Theirs,
    /// That before both, where git left it.
    Before,
}

/// One place with two versions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// All of it, marks included.
    pub span: Range<usize>,
    /// What git calls the version before the middle: mostly `HEAD`.
    pub mine: String,
    /// What it calls the other.
    pub theirs: String,
    sides: [Range<usize>; 2],
    before: Option<Range<usize>>,
}

impl Conflict {
    /// The bytes of a side; `None` where git left none.
    pub fn side(&self, side: Side) -> Option<Range<usize>> {
        match side {
            Side::Mine => Some(self.sides[0].clone()),
            Side::Theirs => Some(self.sides[1].clone()),
            Side::Before => self.before.clone(),
        }
    }

    /// The edits that leave one side; `None` where git left none.
    pub fn choose(&self, side: Side) -> Option<Vec<Edit>> {
        let kept = self.side(side)?;
        let cut = |range: Range<usize>| Edit { range, insert: String::new() };
        Some(vec![cut(self.span.start..kept.start), cut(kept.end..self.span.end)])
    }
}

/// A conflict that is being read.
#[derive(Default)]
struct Open<'t> {
    start: usize,
    mine: &'t str,
    first: usize,
    base: Option<(usize, usize)>,
    middle: Option<(usize, usize)>,
}

/// Every conflict of a text, in order.
pub fn conflicts(text: &str) -> Vec<Conflict> {
    let mut all = Vec::new();
    let mut open: Option<Open<'_>> = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let end = at + line.len();
        if let Some(name) = mark(line, '<') {
            open = Some(Open { start: at, mine: name, first: end, ..Open::default() });
        } else if let Some(conflict) = &mut open {
            if conflict.middle.is_none() && conflict.base.is_none() && mark(line, '|').is_some() {
                conflict.base = Some((at, end));
            } else if conflict.middle.is_none() && mark(line, '=').is_some() {
                conflict.middle = Some((at, end));
            } else if let (Some((middle, theirs)), Some(name)) = (conflict.middle, mark(line, '>')) {
                all.push(Conflict {
                    span: conflict.start..end,
                    mine: conflict.mine.to_owned(),
                    theirs: name.to_owned(),
                    sides: [conflict.first..conflict.base.map_or(middle, |base| base.0), theirs..at],
                    before: conflict.base.map(|base| base.1..middle),
                });
                open = None;
            }
        }
        at = end;
    }
    all
}

/// What stands behind a mark of seven signs at the start of a line.
fn mark(line: &str, sign: char) -> Option<&str> {
    let rest = line.trim_start_matches(sign);
    let marked = line.len() - rest.len() == 7 && (rest.is_empty() || rest.starts_with([' ', '\r', '\n']));
    marked.then(|| rest.trim())
}

/// Each conflict as a mistake that nobody mends unasked, and what is wrong beside them whichever side
/// stays. What is wrong in a side goes with it, so nothing there is certain.
pub(super) fn mistakes(text: &str, conflicts: Vec<Conflict>) -> Vec<Mistake> {
    let around = |at: usize| {
        let next = conflicts.partition_point(|conflict| conflict.span.end <= at);
        conflicts.get(next).filter(|conflict| conflict.span.start <= at)
    };
    let touches = |edit: &Edit| {
        let next = conflicts.partition_point(|conflict| conflict.span.end <= edit.range.start);
        conflicts.get(next).is_some_and(|conflict| conflict.span.start < edit.range.end)
    };
    let read = |side: Side| {
        let mut found = super::read_on(&with_one_side(text, &conflicts, side));
        found.sort_by_key(|mistake| mistake.span.start);
        found
    };
    let (mine, theirs) = (read(Side::Mine), read(Side::Theirs));
    let stands_in = |others: &[Mistake], mistake: &Mistake| {
        let first = others.partition_point(|other| other.span.start < mistake.span.start);
        let from = others[first..].iter();
        from.take_while(|other| other.span.start == mistake.span.start).any(|other| other == mistake)
    };
    let mut all = Vec::new();
    for mistake in &mine {
        if around(mistake.span.start).is_none() && stands_in(&theirs, mistake) {
            let repair = mistake.repair.clone().filter(|repair| !repair.edits.iter().any(touches));
            all.push(mistake.clone().with(repair));
        }
    }
    for (side, found) in [(Side::Mine, mine), (Side::Theirs, theirs)] {
        for mistake in found {
            let Some(kept) = around(mistake.span.start).and_then(|conflict| conflict.side(side)) else {
                continue;
            };
            let is_in = |edit: &Edit| kept.start <= edit.range.start && edit.range.end <= kept.end;
            let repair = mistake.repair.clone().filter(|repair| repair.edits.iter().all(is_in));
            all.push(mistake.with(repair.map(super::Repair::guessed)));
        }
    }
    let mark = |conflict: Conflict| {
        let line = text[conflict.span.start..].lines().next().map_or(0, str::len);
        Mistake::new(conflict.span.start..conflict.span.start + line, Fault::Conflict)
    };
    all.extend(conflicts.into_iter().map(mark));
    all
}

/// The text with blanks in place of all of its conflicts but one side, so that every place stays.
fn with_one_side(text: &str, conflicts: &[Conflict], side: Side) -> String {
    let mut out = String::with_capacity(text.len());
    let blanks = |range: Range<usize>| {
        text[range].bytes().map(|byte| if matches!(byte, b'\n' | b'\r') { char::from(byte) } else { ' ' })
    };
    let mut at = 0;
    for conflict in conflicts {
        let kept = conflict.side(side).unwrap_or(conflict.span.end..conflict.span.end);
        out += &text[at..conflict.span.start];
        out.extend(blanks(conflict.span.start..kept.start));
        out += &text[kept.clone()];
        out.extend(blanks(kept.end..conflict.span.end));
        at = conflict.span.end;
    }
    out + &text[at..]
}
