//! What became of values between two documents, in words and lines that may be shown.
//!
//! It deliberately finds no change itself, and knows no page.

use super::Model;
use super::describe::Item;
use crate::form::describe::{Line, Remark, Sense, Words};
use crate::form::find;
use crate::json::diff::{self, LineKind};
use crate::json::document::Document;
use crate::json::{Lines as TextLines, Path};
use crate::manifest::difference;
use crate::manifest::secret::Secrets;

/// The most lines of one change.
const EXCERPT: usize = 8;

/// Two documents, the older one if there is one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Between<'d> {
    pub(super) old: Option<&'d Document>,
    pub(super) new: Option<&'d Document>,
}

/// The file and what a save would make of it.
pub(super) fn in_file(model: &Model) -> Between<'_> {
    Between { old: model.form.session().saved_document(), new: model.form.document() }
}

impl Between<'_> {
    /// What a change is, in a few words: `3 → 2`, `unauth ticked`, `added`.
    pub(super) fn becomes(self, path: &Path) -> String {
        let Some(now) = self.new else { return String::new() };
        difference::becomes(self.old.and_then(|old| old.at(path)), now.at(path), path, usize::MAX)
    }

    /// A change as a row: its name, and what it is.
    pub(super) fn row(self, path: &Path) -> Line {
        let line = Line::new(Words::text(find::name_of(path)));
        Line { remark: Some(Remark::half(self.becomes(path), Sense::Changed)), ..line }
    }

    /// The changed lines of the value at a path, the old ones before the new ones.
    pub(super) fn lines(self, path: &Path) -> Vec<Item> {
        let text =
            |document: Option<&'_ Document>| document.map_or("", |document| document.text()).to_owned();
        let (old, new) = (text(self.old), text(self.new));
        let span_in = |document: Option<&Document>, text: &str| {
            let value = document?.at(path)?;
            let lines = TextLines::of(text);
            Some(lines.line_at(value.start()) + 1..=lines.line_at(value.span().end.saturating_sub(1)) + 1)
        };
        let (before, after) = (span_in(self.old, &old), span_in(self.new, &new));
        let near = |line: &diff::Line<'_>| match line.kind {
            LineKind::Removed => {
                before.as_ref().zip(line.old).is_some_and(|(span, number)| span.contains(&number))
            }
            LineKind::Added => {
                after.as_ref().zip(line.new).is_some_and(|(span, number)| span.contains(&number))
            }
            LineKind::Same => false,
        };
        // The lines as they may be shown stand where those of the text do.
        let masked = [masked(self.old), masked(self.new)];
        let [old_lines, new_lines] = masked.each_ref().map(|text| text.lines().collect::<Vec<_>>());
        let shown = |line: &diff::Line<'_>| {
            let line = match (line.new, line.old) {
                (Some(at), _) => new_lines.get(at - 1),
                (None, at) => at.and_then(|at| old_lines.get(at - 1)),
            };
            line.copied().unwrap_or_default().to_owned()
        };
        let hunks = diff::hunks(&old, &new);
        let lines = hunks.iter().flat_map(|hunk| hunk.lines.iter()).filter(|line| near(line)).take(EXCERPT);
        lines
            .map(|line| Item::Code {
                number: line.new.or(line.old).unwrap_or(0),
                sense: if line.kind == LineKind::Added { Sense::Added } else { Sense::Removed },
                text: shown(line),
            })
            .collect()
    }
}

/// A document's text as it may be shown; its lines stay as many.
fn masked(document: Option<&Document>) -> String {
    document.map_or_else(String::new, |document| Secrets::of_document(document).mask(document.text()))
}
