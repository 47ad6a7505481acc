//! The changes in the review: each with its lines, what they mean together, what is to be known before
//! the file is uploaded.
//!
//! It deliberately knows no other view, and changes nothing.

use crate::app::changes::{self, Excerpts};
use crate::app::code::Pointed;
use crate::app::describe::{Body, Item, Lines, Room, Shown};
use crate::app::keymap::Command;
use crate::app::{Model, code, layout};
use crate::form::describe::{Line, Remark, Sense, Sign, Value, Words};
use crate::form::status::Mark;
use crate::json::document::Document;
use crate::json::{Kind, Path};
use crate::manifest::check::{Severity, counted};
use crate::manifest::edits;
use crate::manifest::quick_launch::assess;

/// The most names in one line.
const NAMES: usize = 2;

/// Each change by its name and its lines, what that means, and what is still open.
pub(super) fn body(model: &Model, chosen: usize, top: usize, room: Room) -> Body<'_> {
    let session = model.form.session();
    let changed = session.changed();
    if are_lines(model) {
        let (old, new) = texts(model);
        return Body::Difference { old, new, top: Some(top), at: Pointed::default() };
    }
    let (mut items, mut first, mut last) = (Vec::new(), 0, 0);
    let between = changes::in_file(model);
    // Only what can be seen is told with its lines.
    let excerpts = (!changed.is_empty()).then(|| Excerpts::of(between));
    for (number, path) in changed.iter().enumerate() {
        if number == chosen {
            first = items.len();
        }
        let sign = model.form.mark(path).filter(|mark| *mark >= Mark::Warning).map(Sign::Mark);
        items.push(Item::Row(Line { sign, ..between.row(path) }.chosen(number == chosen)));
        if let Some(excerpts) = excerpts.as_ref().filter(|_| number.abs_diff(chosen) <= room.height) {
            items.extend(excerpts.of_value(path));
        }
        if number == chosen {
            last = items.len() - 1;
        }
    }
    if changed.is_empty() {
        let never = "nothing is set yet; this file was never saved";
        let words = if session.saved_text().is_none() { never } else { "nothing differs from the file" };
        items.push(Item::Prose(Words::dim(words), super::super::INDENT));
    } else {
        items.extend(meaning(model, room));
    }
    items.extend(before(model, room));
    // The chosen change stays in sight; behind the last one what all mean is reached too.
    let below = Room { height: room.height.saturating_sub(1), ..room };
    let reached = Item::reached(&items, first, below);
    last = if chosen + 1 >= changed.len() { reached } else { last.min(reached) };
    Body::Lines(Lines { items, shown: Shown::Item(last), ..Lines::default() })
}

/// The text of the file, and that in work.
fn texts(model: &Model) -> (&str, &str) {
    let session = model.form.session();
    (session.saved_text().unwrap_or(""), session.content().text())
}

/// Whether no change can be named, though there are some.
pub(super) fn are_lines(model: &Model) -> bool {
    model.form.session().changed().is_empty() && model.form.session().is_modified()
}

/// How many lines tell the changes then.
pub(super) fn lines(model: &Model, width: usize) -> usize {
    let (old, new) = texts(model);
    code::changed(old, new, &Pointed::default(), width).len()
}

/// Where a row leads that is about what is still open.
pub(super) fn leads_to(model: &Model, row: usize) -> Option<Command> {
    let changed = model.form.session().changed().len();
    let is_row = |item: &&Item| matches!(item, Item::Row(_));
    let told = if changed == 0 {
        0
    } else {
        meaning(model, layout::room_of_page(model)).iter().filter(is_row).count()
    };
    open(model).get(row.checked_sub(changed + told)?).map(|open| open.leads_to)
}

/// What the changes mean: who sees the app, which events are sent, what goes, what stays.
fn meaning(model: &Model, room: Room) -> Vec<Item> {
    let Some(now) = model.form.document() else { return Vec::new() };
    let old = model.form.session().saved_document();
    let told = [("who sees it", seen(model, old)), ("events sent", events(model, old, now))];
    let mut told: Vec<_> = told.into();
    if let Some(old) = old {
        told.push(("dropped", dropped(model.form.session().changed(), now)));
        told.push(("untouched", changes::untouched(old.text(), now.text())));
    }
    let row = |(label, text): (&str, String)| {
        if room.is_wide() {
            Item::Row(Line::new(Words::text(label)).with(Value::Words(Words::text(text))))
        } else {
            Item::Prose(Words::text(format!("{label}: {text}")), 2)
        }
    };
    let title = Item::Rule("what that means".to_owned(), Words::dim("").into());
    [title].into_iter().chain(told.into_iter().map(row)).collect()
}

/// What something was, and what it is.
fn from_to(model: &Model, was: Option<String>, is: String) -> String {
    match was {
        Some(was) if was == is => format!("{is}, as before"),
        Some(was) if model.screen.keymap().is_spoken() => format!("{was}, becomes {is}"),
        Some(was) => format!("{was} → {is}"),
        None => is,
    }
}

fn seen(model: &Model, old: Option<&Document>) -> String {
    let now = model.form.session().quick_launch();
    let names = now.map(|quick| quick.names().clone());
    let was = old.zip(names).map(|(old, names)| assess(old).named(&names).headline_short());
    from_to(
        model,
        was,
        now.map_or_else(String::new, crate::manifest::quick_launch::QuickLaunch::headline_short),
    )
}

fn events(model: &Model, old: Option<&Document>, now: &Document) -> String {
    let count = |document: &Document| {
        let events = document.at(&edits::webhooks());
        let listed = events.filter(|events| events.kind() == Kind::Object);
        let events = listed.into_iter().flat_map(|events| events.children());
        events.filter(|event| event.get("endpoint").is_some()).count()
    };
    from_to(model, old.map(|old| count(old).to_string()), count(now).to_string())
}

/// The members that the file had and has not any more.
fn dropped(changed: &[Path], now: &Document) -> String {
    let gone = changed.iter().filter(|path| path.last_index().is_none() && now.at(path).is_none());
    let names: Vec<_> = gone.map(edits::name_of).collect();
    if names.is_empty() { "nothing".to_owned() } else { some(&names) + "; an update replaces the whole app" }
}

/// The first of several names, and how many more there are.
fn some(names: &[String]) -> String {
    let first = names.iter().take(NAMES).map(String::as_str).collect::<Vec<_>>().join(", ");
    if names.len() > NAMES { format!("{first} and {} more", names.len() - NAMES) } else { first }
}

/// Something that is to be known before the file is uploaded.
struct Open {
    mark: Mark,
    count: String,
    names: String,
    /// What is shown for the key.
    key: String,
    leads_to: Command,
}

/// What is to be known before the file is uploaded: what is wrong, what is open, what is worth knowing.
fn open(model: &Model) -> Vec<Open> {
    let session = model.form.session();
    let row = |mark, count, mut names: Vec<String>, leads_to| {
        names.dedup();
        Open { mark, count, names: some(&names), key: model.key(leads_to), leads_to }
    };
    let mut rows = Vec::new();
    for (severity, mark, noun) in
        [(Severity::Error, Mark::Error, "error"), (Severity::Warning, Mark::Warning, "warning")]
    {
        let problems = model.form.loud_problems().filter(|problem| problem.severity == severity);
        let names: Vec<_> = problems.map(|problem| edits::name_of(&problem.path)).collect();
        if !names.is_empty() {
            rows.push(row(mark, counted(names.len(), noun), names, Command::NextProblem));
        }
    }
    let waits = model.form.pending();
    if !waits.is_empty() {
        let names = waits.keys().map(|place| edits::name_of(place.path())).collect();
        rows.push(row(Mark::Warning, format!("{} pending", waits.len()), names, Command::NextProblem));
    }
    let blanks = session.placeholders();
    if !blanks.is_empty() {
        let names = blanks.iter().map(|blank| edits::name_of(&blank.path)).collect();
        rows.push(row(Mark::ToFill, counted(blanks.len(), "placeholder"), names, Command::FillBlanks));
    }
    let notes = session.count(Severity::Note);
    if notes > 0 {
        let notes = row(Mark::Note, counted(notes, "note"), Vec::new(), Command::Problems);
        rows.push(Open { key: shown_by(model), ..notes });
    }
    rows
}

/// The same as rows below their title.
fn before(model: &Model, room: Room) -> Vec<Item> {
    let rows = open(model);
    let title = Item::Rule("before you upload".to_owned(), Words::dim("").into());
    let title = (!rows.is_empty()).then_some(title);
    let row = |open: Open| {
        let line = Line::new(Words::text(open.count));
        let value = if room.is_wide() { Value::Words(Words::text(open.names)) } else { Value::Nothing };
        let remark = Some(Remark::firm(open.key, Sense::Key));
        Item::Row(Line { sign: Some(Sign::Mark(open.mark)), remark, ..line }.with(value))
    };
    title.into_iter().chain(rows.into_iter().map(row)).collect()
}

/// What shows the notes: the view of problems, by its digit or by its word.
fn shown_by(model: &Model) -> String {
    if model.screen.keymap().is_spoken() {
        return format!("{} shows them", model.key(Command::Problems));
    }
    "3 shows them".to_owned()
}
