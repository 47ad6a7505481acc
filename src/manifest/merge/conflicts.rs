//! A merge as one text: what both sides changed stands in it twice, between the marks that git writes.
//!
//! Responsible for marks around whole members: of each, one side or the other can be kept, and what is
//! then there is JSON. It deliberately decides nothing: which member is a clash is the merge's.

use std::ops::Range;

use super::{Merge, Side, copy};
use crate::json::diff::{Differing, differing};
use crate::json::document::{Document, Refusal};
use crate::json::{BYTE_ORDER_MARK, Lines, Path};

/// What stands before the three marks' names, as often as git has it.
const MARKS: [&str; 3] = ["<<<<<<<", "=======", ">>>>>>>"];

/// The outcome of a merge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marked {
    /// The whole text.
    pub text: String,
    /// The members of which both sides stand in it, in its order.
    pub clashes: Vec<Path>,
}

impl Merge<'_> {
    /// Their text with my changes in it, and with both values of what both changed; theirs, the side of
    /// the text, comes first. The sides are called by these names.
    ///
    /// # Errors
    ///
    /// If a change does not fit the text after all.
    pub fn marked(&self, theirs: &str, mine: &str) -> Result<Marked, Refusal> {
        let clashes = self.clashes();
        let kept = self.merged(|_| Side::Theirs)?;
        if clashes.is_empty() {
            return Ok(Marked { text: kept.text().to_owned(), clashes });
        }
        let mut other = kept.clone();
        copy(&mut other, self.mine, &clashes)?;
        let text = Text { kept: &kept, other: &other, names: [theirs, mine] }.marked(&clashes);
        Ok(Marked { text, clashes })
    }
}

/// Two texts that differ in the clashes alone.
struct Text<'t> {
    kept: &'t Document,
    other: &'t Document,
    names: [&'t str; 2],
}

impl Text<'_> {
    fn marked(&self, clashes: &[Path]) -> String {
        let mark = self.kept.text().starts_with(BYTE_ORDER_MARK);
        let [kept, other] =
            [self.kept, self.other].map(|side| side.text().trim_start_matches(BYTE_ORDER_MARK));
        let [kept, other] = [kept, other].map(|text| text.split_inclusive('\n').collect::<Vec<_>>());
        let mut out = if mark { BYTE_ORDER_MARK.to_string() } else { String::new() };
        let mut at = 0;
        for Differing { old, new } in self.together(differing(&kept.concat(), &other.concat()), clashes) {
            out.extend(kept[at..old.start].iter().copied());
            at = old.end;
            self.push(&mut out, &kept[old], &other[new]);
        }
        out.extend(kept[at..].iter().copied());
        out
    }

    fn push(&self, out: &mut String, kept: &[&str], other: &[&str]) {
        let newline = &self.kept.layout().newline;
        let [start, middle, end] = MARKS;
        let [theirs, mine] = self.names;
        for (mark, lines) in [(format!("{start} {theirs}"), kept), (middle.to_owned(), other)] {
            out.push_str(&mark);
            out.push_str(newline);
            out.extend(lines.iter().copied());
            if !out.ends_with('\n') {
                out.push_str(newline);
            }
        }
        for part in [end, " ", mine, newline] {
            out.push_str(part);
        }
    }

    /// Lines that differ within one member are one conflict: a member is chosen whole.
    fn together(&self, differing: Vec<Differing>, clashes: &[Path]) -> Vec<Differing> {
        let members = |document: &Document| -> Vec<Range<usize>> {
            let lines = Lines::of(document.text());
            let values = clashes.iter().filter_map(|path| document.at(path));
            values.map(|value| lines.line_at(value.start())..lines.line_at(value.span().end) + 1).collect()
        };
        let [kept, other] = [members(self.kept), members(self.other)];
        let within = |members: &[Range<usize>], gap: &Range<usize>| {
            members.iter().any(|member| member.start <= gap.start && gap.end <= member.end)
        };
        let mut out: Vec<Differing> = Vec::new();
        for next in differing {
            match out.last_mut() {
                Some(last)
                    if within(&kept, &(last.old.end..next.old.start))
                        || within(&other, &(last.new.end..next.new.start)) =>
                {
                    last.old.end = next.old.end;
                    last.new.end = next.new.end;
                }
                _ => out.push(next),
            }
        }
        out
    }
}
