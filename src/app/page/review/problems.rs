//! The problems in the review: errors, warnings, notes, each under a count, equal neighbours as one row
//! that opens.
//!
//! It deliberately knows no other view.

use std::collections::HashSet;

use crate::app::Model;
use crate::app::describe::{Item, Lines, Room, Shown};
use crate::app::keymap::Command;
use crate::app::page::Next;
use crate::form::alike::{Group, Kin, head};
use crate::form::describe::{CHECKING, Help, Line, Part, Remark, Sense, Sign, Value, Words, own_end};
use crate::form::status::{Mark, is_blank};
use crate::json::Lines as TextLines;
use crate::manifest::check::{Certainty, Fix, Problem, Severity, counted};
use crate::manifest::edits;

/// The column of what is wrong.
const COLUMN: usize = 27;

/// The groups that are open.
pub(super) type Open = HashSet<Kin>;

/// A row that can be chosen.
enum Row<'p> {
    /// Equal problems, and whether they are listed below.
    Group(Group<'p>, bool),
    /// One problem of the group above.
    One(&'p Problem, Kin),
    /// Everything certain at once: how many problems that is.
    Certain(usize),
}

/// What stands in the list: what can be chosen, and what stands between.
enum Entry<'p> {
    Row(Row<'p>),
    Count(String),
    Blank,
}

/// Errors, warnings, notes, with their marks.
const SEVERITIES: [(Severity, Mark); 3] =
    [(Severity::Error, Mark::Error), (Severity::Warning, Mark::Warning), (Severity::Note, Mark::Note)];

/// The mark of a problem; a placeholder has its own everywhere.
fn mark(problem: &Problem) -> Mark {
    if is_blank(problem) {
        return Mark::ToFill;
    }
    SEVERITIES
        .iter()
        .find(|(severity, _)| *severity == problem.severity)
        .map_or(Mark::Note, |(_, mark)| *mark)
}

/// What stands under one count: errors, warnings, placeholders, notes.
const CLASSES: [Class; 4] = [
    Class::Of(Severity::Error),
    Class::Of(Severity::Warning),
    Class::Placeholders,
    Class::Of(Severity::Note),
];

#[derive(Clone, Copy)]
enum Class {
    Of(Severity),
    /// They are counted apart everywhere.
    Placeholders,
}

impl Class {
    fn holds(self, problem: &Problem) -> bool {
        match self {
            Class::Of(severity) => problem.severity == severity && !is_blank(problem),
            Class::Placeholders => is_blank(problem),
        }
    }

    fn is_note(self) -> bool {
        matches!(self, Class::Of(Severity::Note))
    }
}

fn entries<'m>(model: &'m Model, open: &Open) -> Vec<Entry<'m>> {
    let mut entries = Vec::new();
    for class in CLASSES {
        let problems: Vec<_> =
            model.form.problems_in_order().filter(|problem| class.holds(problem)).collect();
        if problems.is_empty() {
            continue;
        }
        let groups = model.form.groups(problems.iter().copied());
        let (number, noun) = match class {
            Class::Of(severity) => (problems.len(), severity.word()),
            Class::Placeholders => (model.form.session().placeholders().len(), "placeholder"),
        };
        let mut count = counted(number, noun);
        if groups.len() < number {
            count = format!("{count}, {}", counted(groups.len(), "kind"));
        }
        if class.is_note() {
            count += ", not counted above";
        }
        if !entries.is_empty() {
            entries.push(Entry::Blank);
        }
        entries.push(Entry::Count(count));
        for group in groups {
            let is_open = group.problems.len() > 1 && open.contains(&group.kin);
            let ones: Vec<_> = if is_open { group.problems.clone() } else { Vec::new() };
            let kin = group.kin.clone();
            entries.push(Entry::Row(Row::Group(group, is_open)));
            entries.extend(ones.into_iter().map(|one| Entry::Row(Row::One(one, kin.clone()))));
        }
    }
    if !entries.is_empty() {
        let certain =
            |problem: &&Problem| problem.fix.as_ref().is_some_and(|fix| fix.certainty == Certainty::Certain);
        let certain = model.form.session().problems().iter().filter(certain).count();
        entries.extend([Entry::Blank, Entry::Row(Row::Certain(certain))]);
    }
    entries
}

fn rows<'m>(model: &'m Model, open: &Open) -> Vec<Row<'m>> {
    let row = |entry| if let Entry::Row(row) = entry { Some(row) } else { None };
    entries(model, open).into_iter().filter_map(row).collect()
}

fn chosen_row<'m>(model: &'m Model, open: &Open, chosen: usize) -> Option<Row<'m>> {
    rows(model, open).into_iter().nth(chosen)
}

/// Which of the rows that can be chosen is the row of this number of the list; `None` if none is.
pub(super) fn row_at(model: &Model, open: &Open, item: usize) -> Option<usize> {
    let mut entries = entries(model, open);
    // A blank line is no row.
    entries.retain(|entry| !matches!(entry, Entry::Blank));
    let is_row = |entry: &&Entry<'_>| matches!(entry, Entry::Row(_));
    entries.get(item).filter(|entry| is_row(entry))?;
    Some(entries[..item].iter().filter(is_row).count())
}

/// The problem that is chosen; of equal ones the first.
pub(super) fn chosen<'m>(model: &'m Model, open: &Open, chosen: usize) -> Option<&'m Problem> {
    match chosen_row(model, open, chosen)? {
        Row::Group(group, _) => group.problems.first().copied(),
        Row::One(problem, _) => Some(problem),
        Row::Certain(_) => None,
    }
}

/// How many rows can be chosen.
pub(super) fn count(model: &Model, open: &Open) -> usize {
    rows(model, open).len()
}

/// How many there are, notes apart; what is counted apart everywhere is here too.
pub(super) fn sum(model: &Model) -> String {
    let count = |note: bool| {
        let problems = model.form.session().problems().iter().filter(|problem| !is_blank(problem));
        problems.filter(|problem| (problem.severity == Severity::Note) == note).count()
    };
    let (loud, notes) = (count(false), count(true));
    if notes == 0 || loud == 0 {
        String::new()
    } else {
        format!("{} = {loud} + {}", loud + notes, counted(notes, "note"))
    }
}

/// The list.
pub(super) fn list(model: &Model, open: &Open, chosen: usize, room: Room) -> Lines<'static> {
    let text = TextLines::of(model.form.session().content().text());
    let (mut items, mut number, mut at) = (Vec::new(), 0, 0);
    for entry in entries(model, open) {
        items.push(match entry {
            Entry::Blank => Item::Blank,
            Entry::Count(count) => Item::Row(Line::new(Words::dim(count))),
            Entry::Row(row) => {
                let here = number == chosen;
                number += 1;
                if here {
                    at = items.len();
                }
                Item::Row(row.line(&text).chosen(here))
            }
        });
    }
    if items.is_empty() {
        let words = if model.form.session().is_checked() {
            Words::new("no errors, no warnings, no notes", Sense::Good)
        } else {
            Words::dim(CHECKING)
        };
        items.push(Item::Row(Line::new(words)));
    }
    let column = room.is_wide().then_some(COLUMN);
    Lines { items, shown: Shown::Item(at), column, ..Lines::default() }
}

impl Row<'_> {
    fn line(&self, text: &TextLines<'_>) -> Line {
        let line_of = |problem: &Problem| text.place(problem.span.start).0;
        match self {
            Row::Group(group, open) => {
                let Some(first) = group.first() else { return Line::new(Words::text("")) };
                if group.problems.len() == 1 {
                    return one(first, text, 0);
                }
                let lines = group.problems.iter().map(|problem| line_of(problem));
                let (from, to) = (lines.clone().min().unwrap_or(0), lines.max().unwrap_or(0));
                let lines = if from == to { format!("line {from}") } else { format!("lines {from}-{to}") };
                let sign = if *open { "▾" } else { "›" };
                let line = Line::new(Words::text(group.name()));
                let line = line.with(Value::Words(Words::new(group.message(), mark(first).into())));
                let remark = Some(Remark::firm(format!("{sign} {lines}"), Sense::Dim));
                Line { sign: Some(Sign::Mark(mark(first))), remark, ..line }
            }
            Row::One(problem, _) => one(problem, text, 1),
            Row::Certain(count) => {
                let remark = match count {
                    0 => "none here is certain".to_owned(),
                    count => format!("{count} of these"),
                };
                let line = Line::new(Words::new("= fix everything certain", Sense::Label));
                Line { remark: Some(Remark::firm(remark, Sense::Dim)), ..line }
            }
        }
    }

    fn first(&self) -> Option<&Problem> {
        match self {
            Row::Group(group, _) => group.first(),
            Row::One(problem, _) => Some(problem),
            Row::Certain(_) => None,
        }
    }

    fn name(&self) -> String {
        match self {
            Row::Group(group, _) => group.name(),
            Row::One(problem, _) => edits::name_of(&problem.path),
            Row::Certain(_) => "fix everything certain".to_owned(),
        }
    }

    fn fix(&self) -> Option<Fix> {
        match self {
            Row::Group(group, _) => group.fix(),
            Row::One(problem, _) => problem.fix.clone(),
            Row::Certain(_) => None,
        }
    }
}

/// A problem for itself: what it is about, what is wrong, its line.
fn one(problem: &Problem, text: &TextLines<'_>, depth: u8) -> Line {
    let name = edits::name_of(&problem.path);
    let known = edits::field(&problem.path).is_some();
    let (label, of) = match name.split_once(" of ").filter(|_| known) {
        Some((label, context)) => (label.to_owned(), format!("{context}: ")),
        None => (own_end(&name), String::new()),
    };
    let line = Line::new(Words::text(label));
    let words = Words::new(format!("{of}{}", head(problem)), mark(problem).into());
    let remark = Remark::firm(format!("line {}", text.place(problem.span.start).0), Sense::Dim);
    Line {
        sign: Some(Sign::Mark(mark(problem))),
        remark: Some(remark),
        depth,
        ..line.with(Value::Words(words))
    }
}

/// What is said of the chosen row; nothing where there is none.
pub(super) fn help(model: &Model, open: &Open, chosen: usize) -> Option<Help> {
    let row = chosen_row(model, open, chosen)?;
    if let Row::Certain(count) = row {
        let (enter, undo) = (model.key(Command::Enter), model.key(Command::Undo));
        return Some(Help::of(
            row.name(),
            match count {
                0 => "None of these has one right answer: each is yours to decide.".to_owned(),
                _ => format!(
                    "{count} of these have one right answer. {enter} writes them as one step; {undo} takes it back."
                ),
            },
        ));
    }
    let problem = row.first()?;
    let (line, column) = TextLines::of(model.form.session().content().text()).place(problem.span.start);
    let fix = row.fix();
    let mut parts = vec![Part::Problem {
        mark: mark(problem),
        message: problem.message.clone(),
        fix: fix.as_ref().map(|fix| fix.title.clone()),
        typing: false,
    }];
    let mut about = Vec::new();
    if let Row::Group(group, is_open) = &row
        && group.problems.len() > 1
    {
        let (space, count) = (model.key(Command::Space), group.problems.len());
        let does = if *is_open { "closes the list of" } else { "lists" };
        about.push(format!("{space} {does} all {count}."));
    }
    if fix.is_some_and(|fix| fix.certainty == Certainty::Suggested) {
        about.push("This fix is suggested, not certain: check it first.".to_owned());
    }
    if !about.is_empty() {
        parts.push(Part::About(about.join(" ")));
    }
    let title = row.name();
    Some(Help { short: title.clone(), title, source: format!("line {line}, column {column}"), parts })
}

/// What the fix of the chosen row does, in few words.
pub(super) fn fix_words(model: &Model, open: &Open, chosen: usize) -> Option<String> {
    let row = chosen_row(model, open, chosen)?;
    match &row {
        Row::Certain(0) => None,
        Row::Certain(count) => Some(format!("fix {}", counted(*count, "problem"))),
        Row::Group(group, _) if group.problems.len() > 1 => {
            row.fix().map(|_| format!("fix all {}", group.problems.len()))
        }
        _ => row.fix().map(|fix| fix.title),
    }
}

/// What Enter does on the chosen row, in few words; nothing where it does nothing.
pub(super) fn enter_words(model: &Model, open: &Open, chosen: usize) -> Option<&'static str> {
    match chosen_row(model, open, chosen)? {
        Row::Certain(0) => None,
        Row::Certain(_) => Some("fix them"),
        Row::Group(group, _) if group.problems.len() > 1 => Some("go to the first"),
        _ => Some("go to the field"),
    }
}

/// Whether the chosen row is a group, and whether that is open.
pub(super) fn group(model: &Model, open: &Open, chosen: usize) -> Option<bool> {
    match chosen_row(model, open, chosen)? {
        Row::Group(group, is_open) => (group.problems.len() > 1).then_some(is_open),
        _ => None,
    }
}

/// To the field of the chosen row.
pub(super) fn go(model: &mut Model, open: &Open, chosen: usize) -> Next {
    let Some(row) = chosen_row(model, open, chosen) else { return Next::ToForm };
    if let Row::Certain(_) = row {
        return Next::Do(Command::FixAll);
    }
    let target = row
        .first()
        .map(|problem| ((problem.path.clone(), problem.span.clone()), model.form.place_of(problem)));
    if let Some((problem, place)) = target {
        model.form.visit(problem, place);
    }
    Next::ToForm
}

/// Fixes the chosen row: a group whole, one problem alone.
pub(super) fn fix(model: &mut Model, open: &Open, chosen: usize) -> Next {
    let Some(row) = chosen_row(model, open, chosen) else { return Next::Stay };
    if let Row::Certain(_) = row {
        return Next::Do(Command::FixAll);
    }
    let (name, fix) = (row.name(), row.fix());
    if let Some(fix) = fix {
        model.apply_fix(&name, fix);
    } else {
        let enter = model.key(Command::Enter);
        model.refuse(format!("there is no fix to offer here: {enter} leads to the field"));
    }
    Next::Stay
}

/// Opens or closes the group of the chosen row; which row is chosen then.
pub(super) fn fold(model: &mut Model, open: &mut Open, chosen: usize) -> usize {
    let kin = match chosen_row(model, open, chosen) {
        Some(Row::Group(group, _)) if group.problems.len() > 1 => group.kin,
        Some(Row::One(_, kin)) => kin,
        _ => {
            model.refuse("only equal problems in one row can be opened");
            return chosen;
        }
    };
    if !open.remove(&kin) {
        open.insert(kin.clone());
    }
    let is_it = |row: &Row<'_>| matches!(row, Row::Group(group, _) if group.kin == kin);
    rows(model, open).iter().position(is_it).unwrap_or(chosen)
}
