//! What became of values between two documents, in words and lines that may be shown, and how one change
//! of the file is taken back.
//!
//! It deliberately finds no change itself, and knows no page.

use super::Model;
use super::describe::Item;
use super::keymap::Command;
use crate::form::describe::{Help, Line, Part, Remark, Sense, Words};
use crate::json::diff::{self, LineKind};
use crate::json::document::Document;
use crate::json::{Lines as TextLines, Path};
use crate::manifest::check::counted;
use crate::manifest::secret::Secrets;
use crate::manifest::{difference, edits};

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
        let line = Line::new(Words::text(edits::name_of(path)));
        Line { remark: Some(Remark::half(self.becomes(path), Sense::Changed)), ..line }
    }
}

/// What a save would write, in words.
pub(super) fn extent(model: &Model) -> String {
    let text = model.form.session().content().text();
    if !model.form.session().is_modified() {
        return String::new();
    }
    format!("{} writes {}", model.key(Command::Save), written(model, text))
}

/// What was written, in words: `2 changes, 2 lines replaced, 1 added`, `new file, 14 lines`.
pub(super) fn written(model: &Model, text: &str) -> String {
    let filling = model.form.to_fill().len();
    let rest = if filling > 0 { format!("; {filling} still to fill in") } else { String::new() };
    match model.form.session().saved_text() {
        None => format!("new file, {}{rest}", counted(text.lines().count(), "line")),
        Some(old) => {
            let changes = counted(model.form.session().changed().len().max(1), "change");
            format!("{changes}, {}{rest}", diff::lines(old, text))
        }
    }
}

/// What is said of a change of the file.
pub(super) fn help(model: &Model, path: &Path) -> Help {
    let key = |command| model.key(command);
    let how = format!(
        "{} reverts this change as a new step; {} undoes that.",
        key(Command::TakeBack),
        key(Command::Undo)
    );
    let text = model.form.session().content().text();
    let value = model.form.document().and_then(|document| document.at(path));
    let source = value.map_or_else(
        || "not in the file any more".to_owned(),
        |value| format!("line {}", TextLines::of(text).place(value.start()).0),
    );
    let about = edits::field(path).map(|field| Part::About(field.help.to_owned()));
    let parts = [Part::About(how)].into_iter().chain(about).collect();
    Help { source, parts, ..Help::of(edits::name_of(path), "") }
}

/// How many lines of a text stay as they are.
pub(super) fn untouched(old: &str, new: &str) -> String {
    let all = old.lines().count();
    let touched: usize = diff::differing(old, new).iter().map(|lines| lines.old.len()).sum();
    format!("{} of {}, byte for byte", all.saturating_sub(touched), counted(all, "line"))
}

/// Takes a change of the file back, as a new step; without one it is said why there is none.
pub(super) fn revert(model: &mut Model, path: Option<&Path>) {
    let undo = model.key(Command::Undo);
    let Some(path) = path else {
        model.refuse(if model.form.session().is_modified() {
            format!("no value differs, only what counts for nothing or the layout; {undo} takes that back")
        } else {
            "nothing differs from the file".to_owned()
        });
        return;
    };
    let (Some(document), Some(saved)) = (model.form.document(), model.form.session().saved_document()) else {
        model.refuse(format!("this file was never saved: {undo} takes the last step back"));
        return;
    };
    let changes = if saved.at(path).is_some() {
        edits::copy(document, saved, path)
    } else {
        vec![edits::unset(document, Some(saved), path)]
    };
    let name = edits::name_of(path);
    if model.act(format!("revert {name}"), changes) {
        model.say(format!("{name} is as in the file; {undo} undoes that"));
    }
}

/// The lines in which two documents differ, read once, to be told by the value that they belong to.
pub(super) struct Excerpts<'d> {
    between: Between<'d>,
    lines: Vec<diff::Line<'d>>,
    /// Where the lines of both texts start, and the lines as they may be shown: they stand where those of
    /// the text do.
    starts: [TextLines<'d>; 2],
    shown: [Vec<String>; 2],
}

impl<'d> Excerpts<'d> {
    /// The lines in which two documents differ.
    pub(super) fn of(between: Between<'d>) -> Excerpts<'d> {
        let text = |document: Option<&'d Document>| document.map_or("", |document| document.text());
        let (old, new) = (text(between.old), text(between.new));
        let changed = |line: &diff::Line<'_>| line.kind != LineKind::Same;
        Excerpts {
            between,
            lines: diff::hunks(old, new).into_iter().flat_map(|hunk| hunk.lines).filter(changed).collect(),
            starts: [TextLines::of(old), TextLines::of(new)],
            shown: [between.old, between.new]
                .map(|document| masked(document).lines().map(str::to_owned).collect()),
        }
    }

    /// The changed lines of the value at a path, the old ones before the new ones.
    pub(super) fn of_value(&self, path: &Path) -> Vec<Item> {
        let span_in = |document: Option<&Document>, lines: &TextLines<'_>| {
            let value = document?.at(path)?;
            Some(lines.line_at(value.start()) + 1..=lines.line_at(value.span().end.saturating_sub(1)) + 1)
        };
        let spans = [span_in(self.between.old, &self.starts[0]), span_in(self.between.new, &self.starts[1])];
        let one = |line: &diff::Line<'_>| {
            let (side, number, sense) = match line.kind {
                LineKind::Removed => (0, line.old?, Sense::Removed),
                LineKind::Added => (1, line.new?, Sense::Added),
                LineKind::Same => return None,
            };
            let text = self.shown[side].get(number - 1).cloned().unwrap_or_default();
            let near = spans[side].as_ref().is_some_and(|span| span.contains(&number));
            near.then_some(Item::Code { number, sense, text })
        };
        self.lines.iter().filter_map(one).take(EXCERPT).collect()
    }
}

/// A document's text as it may be shown; its lines stay as many.
fn masked(document: Option<&Document>) -> String {
    document.map_or_else(String::new, |document| Secrets::of_document(document).mask(document.text()))
}
