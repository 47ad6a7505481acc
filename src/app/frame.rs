//! What stands around the page: header, sections, sidebar, the preview beside the form, in words.
//!
//! It deliberately knows no width: where there is too little room, the painter takes less of it.

use std::collections::HashMap;

use super::Model;
use super::describe::{Body, Json};
use super::keymap::Command;
use super::page;
use super::screen::Preview;
use crate::form::describe::{Sense, Sign, Words, section_sign, title};
use crate::form::find;
use crate::form::place::Place;
use crate::form::rows;
use crate::form::status::{CHECKING, Detail, Mark, plural};
use crate::json::{Lines, Path};
use crate::manifest::catalogue::Section;
use crate::manifest::check::Severity;
use crate::manifest::edits;

/// The first line.
#[derive(Debug)]
pub struct Header<'m> {
    /// The file.
    pub name: String,
    model: &'m Model,
}

/// How much the header says.
#[derive(Debug)]
pub struct Level {
    /// The file's state; where there is no room for it only what must be said at every width.
    pub state: Words,
    /// Whether the name gives way to the state.
    pub firm: bool,
    /// What is wrong and to fill in.
    pub verdict: Words,
    /// Where a click on the verdict leads.
    pub leads_to: Command,
    /// Who sees the application.
    pub launch: Option<Words>,
}

#[derive(Clone, Copy)]
enum Launch {
    Reason,
    Short,
    None,
}

/// The widths of header that are tried, from the fullest: what each still says.
const LEVELS: [(Detail, Launch, bool); 7] = [
    (Detail::Placeholders, Launch::Reason, true),
    (Detail::Placeholders, Launch::Short, true),
    (Detail::Warnings, Launch::Short, true),
    (Detail::Errors, Launch::Short, true),
    (Detail::Errors, Launch::Short, false),
    (Detail::Warnings, Launch::None, true),
    (Detail::Errors, Launch::None, false),
];

/// The header.
pub fn header(model: &Model) -> Header<'_> {
    Header { name: model.file.name(), model }
}

impl Header<'_> {
    /// What else it says, from the fullest to the least, each made only when it is asked for: the
    /// first that fits is shown.
    pub fn levels(&self) -> impl Iterator<Item = Level> {
        let model = self.model;
        let sense = if model.form.session().is_modified() { Sense::Changed } else { Sense::Dim };
        let always = || model.warning_of_autosave().unwrap_or_default().to_owned();
        LEVELS.into_iter().map(move |(detail, launch, state)| Level {
            state: Words::new(if state { model.file_state() } else { always() }, sense),
            firm: !state,
            verdict: Words::new(model.form.verdict(detail), verdict_sense(model)),
            leads_to: leads_to(model),
            launch: launch_words(model, launch),
        })
    }
}

/// What tells more about the verdict.
fn leads_to(model: &Model) -> Command {
    let problems = model.form.document().is_none() || model.form.loud_problems().next().is_some();
    if problems {
        Command::Problems
    } else if model.form.session().placeholders().is_empty() {
        Command::Review
    } else {
        Command::FillBlanks
    }
}

fn launch_words(model: &Model, launch: Launch) -> Option<Words> {
    let quick = model.form.session().quick_launch()?;
    let seen = if quick.visible_to().is_empty() { Sense::Dim } else { Sense::Good };
    match launch {
        Launch::None => None,
        Launch::Short => Some(Words::new(format!("quick launch: {}", quick.headline_short()), seen)),
        Launch::Reason => Some(Words::new(format!("quick launch: {}", quick.headline()), seen)),
    }
}

fn verdict_sense(model: &Model) -> Sense {
    if model.form.document().is_none() || model.form.loud_count(Severity::Error) > 0 {
        Sense::Error
    } else if model.form.loud_count(Severity::Warning) > 0 || !model.form.pending().is_empty() {
        Sense::Warning
    } else if !model.form.session().is_checked() {
        Sense::Dim
    } else if model.form.session().placeholders().is_empty() && model.form.to_fill().is_empty() {
        Sense::Good
    } else {
        Sense::ToFill
    }
}

/// A section, or the review, as the second line names it.
#[derive(Debug)]
pub struct Tab {
    /// Its title.
    pub title: String,
    /// The worst in it; the review has none.
    pub sign: Option<Sign>,
    /// How many members are set, and of how many; nothing where that says nothing.
    pub count: String,
    /// Whether the focus is in it.
    pub current: bool,
    /// Whether it has a number, or is the review; the members that nobody knows have none.
    pub numbered: bool,
}

/// The sections that the form has, in order.
pub(super) fn sections(model: &Model) -> impl Iterator<Item = Section> {
    let other = model.form.rows().iter().any(|row| row.section == Section::Other);
    Section::NUMBERED.into_iter().chain(other.then_some(Section::Other))
}

/// The sections, the review last; `Err` is what stands there while there are none.
///
/// # Errors
///
/// The sentence that stands in place of the sections of a text that is not JSON.
pub fn tabs(model: &Model) -> Result<Vec<Tab>, &'static str> {
    if model.form.document().is_none() {
        return Err("The form opens once this text is JSON.");
    }
    let reviewing = page::top(model).is_section();
    let here = model.form.row().map(|row| row.section).filter(|_| !reviewing);
    let tab = |section| {
        let (set, all) = model.form.section_count(section);
        let counts = section != Section::Other && !(section == Section::Engagement && set == 0);
        Tab {
            title: title(section),
            sign: Some(section_sign(&model.form, section)),
            count: if counts { format!("{set}/{all}") } else { String::new() },
            current: here == Some(section),
            numbered: section != Section::Other,
        }
    };
    let review = Tab {
        title: "6 Review".to_owned(),
        sign: None,
        count: String::new(),
        current: reviewing,
        numbered: true,
    };
    Ok(sections(model).map(tab).chain([review]).collect())
}

/// A part of the sidebar: a title, and lines with a sign or none.
#[derive(Debug)]
pub struct Block {
    /// Its title.
    pub title: &'static str,
    /// Where a click on it leads.
    pub leads_to: Command,
    /// Its lines.
    pub lines: Vec<(Option<(Sign, At)>, Words)>,
}

/// Where a sign stands: before the line, or inside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum At {
    /// Before it.
    Before,
    /// Where the line begins, which is set in.
    Inside,
}

/// What is still to be done: blanks, problems, quick launch.
pub fn blocks(model: &Model) -> Vec<Block> {
    [blanks(model), Some(problems(model)), launch(model)].into_iter().flatten().collect()
}

/// What is still to fill in, grouped by what it is called.
fn blanks(model: &Model) -> Option<Block> {
    let filling = model.form.to_fill();
    let paths: Vec<Path> = if filling.is_empty() {
        model.form.session().placeholders().iter().map(|blank| blank.path.clone()).collect()
    } else {
        filling.clone()
    };
    let mut names: Vec<(String, usize)> = Vec::new();
    let mut numbers: HashMap<String, usize> = HashMap::new();
    for path in &paths {
        let label = edits::field(path).map_or_else(|| path.to_string(), |field| field.label.to_owned());
        let number = *numbers.entry(label.clone()).or_insert(names.len());
        match names.get_mut(number) {
            Some((_, count)) => *count += 1,
            None => names.push((label, 1)),
        }
    }
    let line = |(name, count): (String, usize)| {
        let text = if count > 1 { format!("{count} {}s", name.to_lowercase()) } else { name };
        (Some((Sign::Mark(Mark::ToFill), At::Before)), Words::text(text))
    };
    let title = if filling.is_empty() { "Placeholders" } else { "To fill in" };
    (!paths.is_empty()).then(|| Block {
        title,
        leads_to: Command::FillBlanks,
        lines: names.into_iter().take(6).map(line).collect(),
    })
}

fn problems(model: &Model) -> Block {
    let mut lines = Vec::new();
    if !model.form.session().is_checked() {
        lines.push((None, Words::dim(CHECKING)));
    }
    for (severity, noun, mark) in
        [(Severity::Error, "error", Mark::Error), (Severity::Warning, "warning", Mark::Warning)]
    {
        let count = model.form.loud_count(severity);
        if count == 0 && !model.form.session().is_checked() {
            continue;
        }
        lines.push(if count == 0 {
            (None, Words::dim(format!("no {noun}s")))
        } else {
            (Some((Sign::Mark(mark), At::Before)), Words::new(plural(count, noun), mark.into()))
        });
    }
    if let Some(document) = model.form.document() {
        for (problem, _) in model.form.loud_in_order().take(4) {
            let place = Place::Value(problem.path.clone());
            let label = rows::locate(document, model.form.rows(), &place)
                .map(|(row, _)| find::label(document, &model.form.rows()[row]))
                .or_else(|| edits::field(&problem.path).map(|field| field.label.to_owned()))
                .unwrap_or_else(|| problem.path.last_key().unwrap_or_default().to_owned());
            lines.push((None, Words::dim(label)));
        }
    }
    Block { title: "Problems", leads_to: Command::Problems, lines }
}

fn launch(model: &Model) -> Option<Block> {
    let quick = model.form.session().quick_launch()?;
    let criteria = quick.verdicts().iter().map(|verdict| {
        let (sign, sense) = if verdict.met { (Sign::Good, Sense::Text) } else { (Sign::Nothing, Sense::Dim) };
        (Some((sign, At::Inside)), Words::new(verdict.criterion.words(), sense))
    });
    let sentence = if quick.visible_to().is_empty() {
        "nobody sees it in the menu".to_owned()
    } else {
        format!("seen by {}", quick.headline_short())
    };
    let seen = [(None, Words::text("")), (None, Words::text(sentence))];
    let leads_to = Command::QuickLaunch;
    Some(Block { title: "Quick launch", leads_to, lines: criteria.chain(seen).collect() })
}

/// The title and the body of the preview, from a line on or where the focus is.
pub fn preview(model: &Model, top: Option<usize>) -> (String, Body<'_>) {
    let changes = model.screen.preview() == Preview::Changes;
    let words = if changes { "your changes" } else { "once saved" };
    let name = model.file.name();
    let title = if model.form.document().is_some() { format!("{name}, {words}") } else { name };
    let session = model.form.session();
    if let (false, Some((title, lines))) = (changes, page::beside(model, top)) {
        return (title, Body::Lines(lines));
    }
    let body = if changes {
        let (old, new) = (session.saved_text().unwrap_or(""), session.content().text());
        Body::Difference { old, new, top: top.unwrap_or(0) }
    } else {
        Body::Json(Json::Shown { top, marked: true })
    };
    (title, body)
}

/// The first line of the JSON in so many lines where nobody scrolled it: the focus is in sight.
pub fn first_line(model: &Model, height: usize) -> usize {
    let lines = Lines::of(model.form.session().content().text());
    let start = lines.line_at(points_at(model).start);
    start.saturating_sub(height / 3).min(lines.count().saturating_sub(height))
}

/// Where the value of the focus stands in the text; of a missing one its parent's start.
pub fn points_at(model: &Model) -> std::ops::Range<usize> {
    let Some(document) = model.form.document() else {
        let start = model.form.session().problems().first().map_or(0, |problem| problem.span.start);
        return start..start;
    };
    let mut path = model.form.focus().path().clone();
    let mut first = true;
    loop {
        if let Some(value) = document.at(&path) {
            let start = value.start();
            let end = if first { value.span().end } else { start };
            return start..end;
        }
        first = false;
        path = path.parent();
    }
}
