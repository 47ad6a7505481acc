//! What a question is about, below its answers: changes with old and new value, errors in full.
//!
//! It deliberately knows no answer.

use super::{Merging, Question, others, versions};
use crate::app::changes::{Between, Excerpts, in_file};
use crate::app::describe::{Item, Room};
use crate::app::keymap::Command;
use crate::app::{Draft, Model, Theirs, layout};
use crate::form::describe::{Line, Sense, Sign, Words};
use crate::form::place::Place;
use crate::form::status::Mark;
use crate::json::diff::tree;
use crate::json::document::{Content, Document};
use crate::json::{Lines as TextLines, Path};
use crate::manifest::check::{Problem, counted};
use crate::manifest::edits;

/// Where sentences below a row begin.
const INDENT: usize = 4;

/// The columns that the label of an error stands in, where there is room.
const LINE: usize = 6;

impl Question {
    /// What it is about: rows and sentences under rules of their own; nothing where the title says it.
    pub fn about(&self, model: &Model, room: Room) -> Vec<Item> {
        match self {
            Question::SaveErrors(_) => errors(model),
            Question::Quit | Question::Gone | Question::Exists { .. } => unsaved(model, room),
            Question::Changed(theirs) => both_sides(model, theirs),
            Question::Both(merging) => base(merging),
            Question::Recover(draft) => work(model, draft, room),
            Question::Version(at) => {
                let rows = versions::about(model, *at).into_iter().map(|words| Item::Row(Line::new(words)));
                [Item::Blank].into_iter().chain(rows).collect()
            }
            Question::Taken | Question::NoCopy { .. } | Question::OddName(_) | Question::DropWork(_) => {
                Vec::new()
            }
        }
    }
}

/// A rule over what follows, if something does.
fn under(title: impl Into<String>, right: impl Into<String>, items: Vec<Item>) -> Vec<Item> {
    if items.is_empty() {
        return items;
    }
    [Item::Blank, Item::Rule(title.into(), Words::dim(right).into())].into_iter().chain(items).collect()
}

/// Each error in full, and what its fix writes.
fn errors(model: &Model) -> Vec<Item> {
    let text = TextLines::of(model.form.session().content().text());
    let key = model.key(Command::Fix);
    let one = |problem: &Problem| {
        let line = format!("{:<LINE$}", format!("line {}", text.place(problem.span.start).0));
        let label = format!("{line}  {}", edits::name_of(&problem.path));
        let row = Line { sign: Some(Sign::Mark(Mark::Error)), ..Line::new(Words::text(label)) };
        let message = Item::Prose(Words::new(&problem.message, Sense::Error), INDENT);
        let fix = problem
            .fix
            .as_ref()
            .map(|fix| Item::Prose(Words::text(format!("{key} there: {}", fix.title)), INDENT));
        [Item::Row(row), message].into_iter().chain(fix).collect::<Vec<_>>()
    };
    let items: Vec<_> = model.new_errors().flat_map(one).collect();
    let count = model.new_errors().count();
    let right = if model.form.session().saved_text().is_some() {
        format!("{} that the saved file did not have", counted(count, "error"))
    } else {
        counted(count, "error")
    };
    under("what is wrong", right, items)
}

/// What a save would write, and what is not in the text yet.
fn unsaved(model: &Model, room: Room) -> Vec<Item> {
    let changed = model.form.session().changed();
    let waiting = model.form.pending().keys().map(|place| waiting(place, "not in the file yet"));
    let items = listed(in_file(model), changed, &[], with_lines(model, changed, room))
        .into_iter()
        .chain(waiting)
        .collect();
    under("what is not saved", "", items)
}

/// Text that is no value yet.
fn waiting(place: &Place, why: &str) -> Item {
    Item::Row(Line::new(Words::new(format!("{}, {why}", edits::name_of(place.path())), Sense::Warning)))
}

/// Whether there is room for the lines of changes, and no pane that shows them.
fn with_lines(model: &Model, changed: &[Path], room: Room) -> bool {
    let pane = layout::areas(model).is_some_and(|areas| areas.preview.is_some());
    !pane && room.is_wide() && changed.len() * 3 < room.height
}

/// Each change with what it is, and its lines if they are wanted.
fn listed(between: Between<'_>, changed: &[Path], both: &[Path], lines: bool) -> Vec<Item> {
    let excerpts = lines.then(|| Excerpts::of(between));
    let one = |path: &Path| {
        let sign = both.contains(path).then_some(Sign::Mark(Mark::Warning));
        let row = Item::Row(Line { sign, ..between.row(path) });
        let lines = excerpts.as_ref().map_or_else(Vec::new, |excerpts| excerpts.of_value(path));
        [row].into_iter().chain(lines)
    };
    changed.iter().flat_map(one).collect()
}

/// What was changed on disk and what here, with what both changed marked.
fn both_sides(model: &Model, theirs: &Theirs) -> Vec<Item> {
    let on_disk = theirs.text.as_ref().map(|text| Content::of(text.clone()));
    let on_disk = on_disk.as_ref().and_then(Content::document);
    let base = model.form.session().saved_document();
    let changed = base.zip(on_disk).map_or_else(Vec::new, |(base, theirs)| tree::changed(base, theirs));
    let own = model.form.session().changed();
    let both: Vec<_> = own.iter().filter(|path| changed.contains(path)).cloned().collect();
    let disk = listed(Between { old: base, new: on_disk }, &changed, &both, false);
    let here = listed(in_file(model), own, &both, false);
    let mut items =
        under(format!("on disk, written {}", theirs.when), counted(changed.len(), "change"), disk);
    items.extend(under("here, not saved", counted(own.len(), "change"), here));
    if !both.is_empty() {
        let words = format!(
            "{} changed by both",
            if both.len() == 1 { "1 value was".to_owned() } else { format!("{} values were", both.len()) }
        );
        items.extend([Item::Blank, Item::Prose(Words::new(words, Sense::Warning), INDENT)]);
    }
    items
}

/// What both began with.
fn base(merging: &Merging) -> Vec<Item> {
    under("before", "", vec![Item::Prose(Words::text(merging.shown(&merging.base)), INDENT)])
}

/// What unsaved work holds, and where it was typed, as far as that tells it from other work.
fn work(model: &Model, draft: &Draft, room: Room) -> Vec<Item> {
    let mut items = Vec::new();
    if let Some(work) = &draft.work {
        let [old, new] = [work.base.clone(), Some(work.text.clone())].map(|text| text.map(Content::of));
        let document = |content: &Option<Content>| content.as_ref().and_then(Content::document).cloned();
        let (old, new): (Option<Document>, Option<Document>) = (document(&old), document(&new));
        let changed = match (&old, &new) {
            (Some(old), Some(new)) => tree::changed(old, new),
            _ => Vec::new(),
        };
        items = listed(
            Between { old: old.as_ref(), new: new.as_ref() },
            &changed,
            &[],
            with_lines(model, &changed, room),
        );
        let pending = work.pending.iter().filter_map(|(place, _)| Place::parse(place));
        items.extend(pending.map(|place| waiting(&place, "not in the text yet")));
    }
    items.extend(others::whence(model, draft));
    under(format!("not saved, {}", draft.when), "", items)
}
