//! What stands around the page: header, sections, sidebar, the pane beside the page, in words.
//!
//! It deliberately knows no width: where there is too little room, the painter takes less of it.

use std::collections::HashMap;

use super::beside::{self, Pane};
use super::describe::{Before, Beside, Body, Item, Json, Lines};
use super::keymap::Command;
use super::menu::menu;
use super::page;
use super::{Model, changes};
use crate::form::describe::{
    CHECKING, Detail, Line, Phrase, Remark, Sense, Sign, Words, section_sign, title,
};
use crate::form::status::Mark;
use crate::json::{Lines as TextLines, Path};
use crate::manifest::catalogue::Section;
use crate::manifest::check::{Severity, counted};
use crate::manifest::edits;

/// The first line.
#[derive(Debug)]
pub struct Header<'m> {
    /// The file.
    pub name: String,
    model: &'m Model,
    before: Option<Before>,
}

/// How much the header says.
#[derive(Debug)]
pub struct Level {
    /// The file's state; where there is no room for it only what must be said at every width.
    pub state: Words,
    /// Whether the name gives way to the state.
    pub firm: bool,
    /// What is wrong and to fill in.
    pub verdict: Phrase,
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
    let before = page::before(model);
    let name = before.as_ref().map_or_else(|| model.file.name(), |before| before.name.clone());
    Header { name, model, before }
}

impl Header<'_> {
    /// What else it says, from the fullest to the least, each made only when it is asked for: the
    /// first that fits is shown.
    pub fn levels(&self) -> impl Iterator<Item = Level> {
        let model = self.model;
        let sense = if model.form.session().is_modified() { Sense::Changed } else { Sense::Dim };
        let always = || model.warning_of_autosave().unwrap_or_default().to_owned();
        let says = self.before.as_ref().map_or(&[][..], |before| &before.says);
        let before = says.iter().map(move |(state, right)| Level {
            state: Words::dim(if always().is_empty() { state.clone() } else { always() }),
            firm: !always().is_empty(),
            verdict: Words::dim(right).into(),
            leads_to: Command::Help,
            launch: None,
        });
        let levels = if says.is_empty() { &LEVELS[..] } else { &[] };
        before.chain(levels.iter().map(move |&(detail, launch, state)| Level {
            state: Words::new(if state { model.file_state() } else { always() }, sense),
            firm: !state,
            verdict: model.form.verdict(detail),
            leads_to: leads_to(model),
            launch: launch_words(model, launch),
        }))
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
    Ok(model.form.sections().map(tab).chain([review]).collect())
}

/// A part of the sidebar.
#[derive(Debug)]
pub struct Block {
    /// Its title.
    pub title: &'static str,
    /// How much of it there is, and the key that leads there.
    pub right: String,
    /// Where a click on it leads.
    pub leads_to: Command,
    /// Its rows and sentences.
    pub items: Vec<Item>,
}

/// The most groups of problems that are told beside the form.
const MOST: usize = 5;

/// The most names of what is still to fill in, and of changes.
const NAMES: usize = 6;

/// What is still to be done: problems, blanks, quick launch, what a save writes.
pub fn blocks(model: &Model) -> Vec<Block> {
    [problems(model), blanks(model), launch(model), to_save(model)].into_iter().flatten().collect()
}

/// A row of the sidebar.
fn row(sign: Sign, label: impl Into<String>, remark: impl Into<String>, sense: Sense) -> Item {
    let line = Line::new(Words::text(label));
    Item::Row(Line { sign: Some(sign), remark: Some(Remark::half(remark, sense)), ..line })
}

fn problems(model: &Model) -> Option<Block> {
    model.form.document()?;
    let key = model.key(Command::NextProblem);
    let (title, leads_to) = ("problems", Command::Problems);
    if !model.form.session().is_checked() {
        let items = vec![Item::Row(Line::new(Words::dim(CHECKING)))];
        return Some(Block { title, right: key, leads_to, items });
    }
    let count = |severity, noun| {
        Some(model.form.loud_count(severity)).filter(|count| *count > 0).map(|count| counted(count, noun))
    };
    let counts = [count(Severity::Error, "error"), count(Severity::Warning, "warning")];
    let counts = counts.into_iter().flatten().collect::<Vec<_>>().join(", ");
    if counts.is_empty() {
        let items = vec![row(Sign::Good, "no errors, no warnings", "", Sense::Dim)];
        return Some(Block { title, right: String::new(), leads_to, items });
    }
    let text = TextLines::of(model.form.session().content().text());
    let here = beside::at_focus(model).new.map_or(0, |span| span.start);
    let mut groups = model.form.groups(model.form.loud_in_order().map(|(problem, _)| problem));
    groups.sort_by_key(|group| group.first().map(|one| (one.severity, one.span.start.abs_diff(here))));
    let more = groups.len().saturating_sub(MOST);
    let mut items = Vec::new();
    for group in groups.iter().take(MOST) {
        let Some(first) = group.first() else { continue };
        let mark = if first.severity == Severity::Error { Mark::Error } else { Mark::Warning };
        let line = text.place(first.span.start).0;
        items.push(row(Sign::Mark(mark), group.name(), format!("line {line}"), Sense::Dim));
        items.push(Item::Prose(Words::new(group.message(), mark.into()), 3));
    }
    if more > 0 {
        items.push(Item::Prose(Words::dim(format!("… and {more} more")), 3));
    }
    Some(Block { title, right: format!("{counts} · {key}"), leads_to, items })
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
        let label = edits::field(path).map_or_else(|| edits::name_of(path), |field| field.label.to_owned());
        let number = *numbers.entry(label.clone()).or_insert(names.len());
        match names.get_mut(number) {
            Some((_, count)) => *count += 1,
            None => names.push((label, 1)),
        }
    }
    let item = |(name, count): (String, usize)| {
        let times = if count > 1 { format!("{count} times") } else { String::new() };
        row(Sign::Mark(Mark::ToFill), name, times, Sense::Dim)
    };
    let title = if filling.is_empty() { "placeholders" } else { "to fill in" };
    (!paths.is_empty()).then(|| Block {
        title,
        right: format!("{} · {}", paths.len(), model.key(Command::FillBlanks)),
        leads_to: Command::FillBlanks,
        items: names.into_iter().take(NAMES).map(item).collect(),
    })
}

fn launch(model: &Model) -> Option<Block> {
    let quick = model.form.session().quick_launch()?;
    let criteria = quick.verdicts().iter().map(|verdict| {
        let sign = if verdict.met { Sign::Good } else { Sign::Nothing };
        let line = Line::new(if verdict.met {
            Words::text(verdict.criterion.words())
        } else {
            Words::dim(verdict.criterion.words())
        });
        Item::Row(Line { sign: Some(sign), ..line })
    });
    // What a user sees whose profile is listed.
    let menu = model.form.document().map(|document| menu(document, quick.obstacle().is_none(), false));
    Some(Block {
        title: "quick launch",
        right: format!("{} · {}", quick.headline_short(), model.key(Command::QuickLaunch)),
        leads_to: Command::QuickLaunch,
        items: criteria.chain(menu).collect(),
    })
}

/// What a save writes.
fn to_save(model: &Model) -> Option<Block> {
    let session = model.form.session();
    let changed = session.changed();
    if changed.is_empty() {
        return None;
    }
    let between = changes::in_file(model);
    let row = |path| Item::Row(Line { changed: true, ..between.row(path) });
    let mut items: Vec<_> = changed.iter().take(NAMES).map(row).collect();
    if changed.len() > NAMES {
        items.push(Item::Prose(Words::dim(format!("… and {} more", changed.len() - NAMES)), 3));
    }
    Some(Block {
        title: "your changes",
        right: format!("{} · {}", changed.len(), model.key(Command::Review)),
        leads_to: Command::Review,
        items,
    })
}

/// The pane beside the topmost page, from a row on or where the page points.
pub fn pane(model: &Model) -> Pane<'_> {
    let top = model.screen.pane();
    match page::top(model).beside(model) {
        Beside::Chosen(at) => beside::chosen_pane(model, top, at),
        Beside::Lines(title, lines) => {
            Pane { title, views: Vec::new(), right: String::new(), body: Body::Lines(lines) }
        }
        Beside::Other { title, right, form, at } => {
            let body = match form {
                Some(form) => Body::Json(Json::Shown { of: Some(form), top, at }),
                None => Body::Lines(Lines::default()),
            };
            Pane { title, views: Vec::new(), right, body }
        }
        Beside::Difference { title, right, old, new, at } => {
            Pane { title, views: Vec::new(), right, body: Body::Difference { old, new, top, at } }
        }
    }
}
