//! What lies between two texts, in lines.
//!
//! Responsible for counting changed lines, for the hunks of a changes view and for the unified
//! form that other programs read. Lines differ whatever they say; what differs by path stands in
//! [`tree`].

pub mod tree;
mod unified;

pub use unified::{unified, unified_as};

use std::fmt;
use std::ops::Range;

use super::document::Edit;
use similar::{Algorithm, DiffOp, capture_diff_slices};

/// How many unchanged lines stand around a change.
const CONTEXT: usize = 3;

/// How many lines one text has in place of another's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LineCount {
    /// Lines that were replaced by others.
    pub replaced: usize,
    /// Lines that came in addition.
    pub added: usize,
    /// Lines that went without replacement.
    pub removed: usize,
}

/// Changed lines that stand together, with some unchanged ones around them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hunk<'t> {
    /// The lines, removed before added where one was replaced.
    pub lines: Vec<Line<'t>>,
}

/// One line of a hunk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line<'t> {
    /// What became of it.
    pub kind: LineKind,
    /// Its number in the old text, from 1; `None` for an added line.
    pub old: Option<usize>,
    /// Its number in the new text, from 1; `None` for a removed line.
    pub new: Option<usize>,
    /// The line with its line end.
    pub text: &'t str,
}

/// What became of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LineKind {
    /// It is in both texts.
    Same,
    /// It is in the old text only.
    Removed,
    /// It is in the new text only.
    Added,
}

/// Lines, counted from 0, that stand in one text in the place of others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Differing {
    /// Those of the old text.
    pub old: Range<usize>,
    /// Those of the new text.
    pub new: Range<usize>,
}

/// The lines that differ, in order.
pub fn differing(old: &str, new: &str) -> Vec<Differing> {
    let ops = ops(&split(old), &split(new));
    let changes = ops.iter().filter(|op| !matches!(op, DiffOp::Equal { .. }));
    changes.map(|op| Differing { old: op.old_range(), new: op.new_range() }).collect()
}

/// Counts the lines that changed; lines that went and came at one place count as replaced.
pub fn lines(old: &str, new: &str) -> LineCount {
    let mut count = LineCount::default();
    for op in differing(old, new) {
        let (went, came) = (op.old.len(), op.new.len());
        let replaced = went.min(came);
        count.replaced += replaced;
        count.added += came - replaced;
        count.removed += went - replaced;
    }
    count
}

/// The changed lines with up to three unchanged ones around each change; nothing for equal texts.
pub fn hunks<'t>(old: &'t str, new: &'t str) -> Vec<Hunk<'t>> {
    let (old, new) = (split(old), split(new));
    let groups = similar::group_diff_ops(ops(&old, &new), CONTEXT);
    groups
        .iter()
        .map(|group| Hunk { lines: group.iter().flat_map(|op| op_lines(op, &old, &new)).collect() })
        .filter(|hunk| hunk.lines.iter().any(|line| line.kind != LineKind::Same))
        .collect()
}

/// The edits that make the new text of the old one, in order: each as small as it can be on the lines that
/// differ.
pub fn edits(old: &str, new: &str) -> Vec<Edit> {
    let (old_starts, new_starts) = (starts(old), starts(new));
    let edit = |Differing { old: went, new: came }| {
        let (from, to) = (old_starts[went.start], old_starts[went.end]);
        let edit = Edit::between(&old[from..to], &new[new_starts[came.start]..new_starts[came.end]]);
        Edit { range: edit.range.start + from..edit.range.end + from, insert: edit.insert }
    };
    differing(old, new).into_iter().map(edit).collect()
}

/// Where the lines of a text start, and where it ends.
fn starts(text: &str) -> Vec<usize> {
    let ends = split(text).into_iter().scan(0, |end, line| {
        *end += line.len();
        Some(*end)
    });
    std::iter::once(0).chain(ends).collect()
}

fn op_lines<'t>(op: &DiffOp, old: &[&'t str], new: &[&'t str]) -> Vec<Line<'t>> {
    if let DiffOp::Equal { old_index, new_index, len } = *op {
        let same = |nth: usize| Line {
            kind: LineKind::Same,
            old: Some(old_index + nth + 1),
            new: Some(new_index + nth + 1),
            text: old[old_index + nth],
        };
        return (0..len).map(same).collect();
    }
    let removed = op.old_range().map(|at| Line {
        kind: LineKind::Removed,
        old: Some(at + 1),
        new: None,
        text: old[at],
    });
    let added =
        op.new_range().map(|at| Line { kind: LineKind::Added, old: None, new: Some(at + 1), text: new[at] });
    removed.chain(added).collect()
}

fn ops(old: &[&str], new: &[&str]) -> Vec<DiffOp> {
    capture_diff_slices(Algorithm::Myers, old, new)
}

fn split(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

impl fmt::Display for LineCount {
    /// `2 lines replaced, 1 added`, or `nothing`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = [(self.replaced, "replaced"), (self.added, "added"), (self.removed, "removed")];
        let mut said = false;
        for (count, what) in parts.into_iter().filter(|(count, _)| *count > 0) {
            match (said, count) {
                (true, _) => write!(f, ", {count} {what}")?,
                (false, 1) => write!(f, "1 line {what}")?,
                (false, _) => write!(f, "{count} lines {what}")?,
            }
            said = true;
        }
        if said { Ok(()) } else { f.write_str("nothing") }
    }
}
