//! What the header says: state, verdict, what is still to fill in.
//!
//! It deliberately draws nothing; it decides the words.

pub use crate::manifest::check::counted as plural;

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};

use super::describe::{Phrase, Sense, Words};
use super::place::Place;
use super::rows::{Row, RowKind};
use super::session::Judge;
use super::{Form, rows};
use crate::json::document::Content;
use crate::json::{Lines, Path};
use crate::manifest::catalogue::{self, Field, Kind, Section};
use crate::manifest::check::{self, Certainty, Problem, Severity, table};
use crate::manifest::quick_launch::Criterion;

/// The mark before a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// Worth knowing.
    Note,
    /// Still to fill in.
    ToFill,
    /// A warning.
    Warning,
    /// An error.
    Error,
}

/// What is said as long as it is not known yet what is wrong.
pub const CHECKING: &str = "checking…";

/// The errors among problems, by rule and path.
pub fn error_keys(problems: &[Problem]) -> BTreeSet<(&'static str, Path)> {
    let errors = problems.iter().filter(|problem| problem.severity == Severity::Error);
    errors.map(|problem| (problem.rule, problem.path.clone())).collect()
}

/// The errors that a text has by itself, by rule and path.
pub fn error_keys_of(text: &str, judge: &Judge) -> BTreeSet<(&'static str, Path)> {
    match Content::of(text.to_owned()) {
        Content::Manifest(document) => error_keys(&judge.problems(&document)),
        Content::Text { text, error } => error_keys(&check::not_json(&text, &error)),
    }
}

/// The verdict on a text that is not JSON.
fn not_json(mistakes: &[Problem], detail: Detail) -> String {
    let count = format!("not JSON: {}", plural(mistakes.len(), "mistake"));
    let certain =
        |problem: &&Problem| problem.fix.as_ref().is_some_and(|fix| fix.certainty == Certainty::Certain);
    let certain = mistakes.iter().filter(certain).count();
    match (mistakes.len(), certain) {
        _ if detail < Detail::Placeholders => count,
        (1, 1) => format!("{count}, it can be fixed"),
        (all, certain) if all == certain => format!("{count}, all can be fixed"),
        (_, 0) => count,
        (_, certain) => format!("{count}, {certain} can be fixed"),
    }
}

impl Form {
    /// Whether a problem is only a blank that nobody has come to yet: a required member that is
    /// missing in a document begun here, until it was left or a save was tried.
    fn is_quiet(&self, problem: &Problem) -> bool {
        self.begun_here
            && !self.save_tried
            && problem.severity == Severity::Error
            && problem.rule.ends_with("missing")
            && !self.left.contains(&problem.path)
    }

    /// Whether it is an error or a warning that counts; placeholders are counted apart.
    pub fn is_loud(&self, problem: &Problem) -> bool {
        problem.severity != Severity::Note && !is_blank(problem) && !self.is_quiet(problem)
    }

    /// Errors and warnings that count, in document order.
    pub fn loud_problems(&self) -> impl Iterator<Item = &Problem> {
        self.session.problems().iter().filter(|problem| self.is_loud(problem))
    }

    /// How many errors and warnings count.
    pub fn loud_count(&self, severity: Severity) -> usize {
        self.loud_problems().filter(|problem| problem.severity == severity).count()
    }

    /// The list of ids that is to be filled in, unless somebody said that it stays empty.
    pub fn ids_to_fill(&self) -> Option<Path> {
        self.open_ids().filter(|_| !self.no_ids)
    }

    /// The list of ids that a template leaves empty, in a document begun here: an id is no text, so no
    /// placeholder can stand for it.
    pub fn open_ids(&self) -> Option<Path> {
        let field = Criterion::Profiles.field();
        let list = self.document().filter(|_| self.begun_here)?.root().get(field)?;
        let empty = list.kind() == crate::json::Kind::List && list.children().next().is_none();
        empty.then(|| Path::of(&[field]))
    }

    /// The paths that are still to fill in, in a document begun here.
    pub fn to_fill(&self) -> Vec<Path> {
        if !self.begun_here {
            return Vec::new();
        }
        let missing = self.session.problems().iter().filter(|problem| self.is_quiet(problem));
        let blanks = self.session.placeholders().iter().map(|placeholder| placeholder.path.clone());
        let mut paths: Vec<_> = missing.map(|problem| problem.path.clone()).chain(blanks).collect();
        paths.dedup();
        paths.extend(self.ids_to_fill());
        paths
    }

    /// The verdict, without what is left out when the header is narrow: placeholders, warnings. What was
    /// typed and is not yet a value is said at every width.
    pub fn verdict(&self, detail: Detail) -> Phrase {
        if self.document().is_none() {
            return Words::new(not_json(self.session.problems(), detail), Sense::Error).into();
        }
        let counted =
            |count: usize, noun: &str, sense| (count > 0).then(|| Words::new(plural(count, noun), sense));
        let checking = (!self.session.is_checked()).then(|| Words::dim(CHECKING));
        let errors = counted(self.loud_count(Severity::Error), "error", Sense::Error);
        let warnings = counted(self.loud_count(Severity::Warning), "warning", Sense::Warning);
        let pending = self.pending.len();
        let pending = (pending > 0).then(|| Words::new(format!("{pending} pending"), Sense::Warning));
        let blanks = match self.to_fill().len() {
            0 => counted(self.session.placeholders().len(), "placeholder", Sense::ToFill),
            count => Some(Words::new(format!("{count} to fill in"), Sense::ToFill)),
        };
        let all = [
            (Detail::Errors, checking),
            (Detail::Errors, errors),
            (Detail::Warnings, warnings),
            (Detail::Errors, pending),
            (Detail::Placeholders, blanks),
        ];
        let said = |(least, _): &&(Detail, Option<Words>)| detail >= *least;
        let mut parts: Vec<_> = all.iter().filter(said).filter_map(|(_, words)| words.clone()).collect();
        // Something is always said.
        if parts.is_empty() {
            let first = all.into_iter().find_map(|(_, words)| words);
            parts.push(first.unwrap_or_else(|| Words::new("ready", Sense::Good)));
        }
        Phrase::listed(parts)
    }

    /// The worst mark of the value at `path` and below.
    pub fn mark(&self, path: &Path) -> Option<Mark> {
        // An ignored duplicate has a row of its own.
        let own = |problem: &&Problem| problem.path != *path || problem.rule != "duplicate-member";
        let problems = self.session.problems_below(path).filter(own);
        let worst = problems.map(|problem| self.mark_of(problem)).max();
        let blank = self.session.placeholders_below(path).next().is_some()
            || self.ids_to_fill().is_some_and(|ids| ids.starts_with(path));
        let waits = self.pending.keys().any(|place| place.path().starts_with(path));
        worst.max(blank.then_some(Mark::ToFill)).max(waits.then_some(Mark::Warning))
    }

    /// The worst mark of the value at `path` itself.
    pub fn own_mark(&self, path: &Path) -> Option<Mark> {
        let own = self.session.problems_below(path).filter(|problem| problem.path == *path);
        own.filter(|problem| problem.rule != "duplicate-member").map(|problem| self.mark_of(problem)).max()
    }

    /// The mark of one problem.
    pub fn mark_of(&self, problem: &Problem) -> Mark {
        match problem.severity {
            _ if self.is_quiet(problem) || is_blank(problem) => Mark::ToFill,
            Severity::Error => Mark::Error,
            Severity::Warning => Mark::Warning,
            Severity::Note => Mark::Note,
        }
    }

    /// The worst mark of a section.
    pub fn section_mark(&self, section: Section) -> Option<Mark> {
        self.document()?;
        let here = |path: &Path| catalogue::section_of(path.keys()) == section;
        let problems = self.session.problems().iter().map(|problem| (&problem.path, self.mark_of(problem)));
        let worst =
            problems.filter(|(path, mark)| *mark != Mark::Note && here(path)).map(|(_, mark)| mark).max();
        let blank = self.session.placeholders().iter().any(|blank| here(&blank.path))
            || self.ids_to_fill().is_some_and(|ids| here(&ids));
        let waits = self.pending.keys().any(|place| here(place.path()));
        worst.max(blank.then_some(Mark::ToFill)).max(waits.then_some(Mark::Warning))
    }

    /// How many members of a section are set, and how many it has.
    pub fn section_count(&self, section: Section) -> (usize, usize) {
        let counted = |row: &&Row| {
            row.section == section
                && row.depth == 0
                && row.field.is_some()
                && row.takes_focus()
                && !matches!(row.kind, RowKind::Add | RowKind::Action(_))
        };
        let rows: Vec<_> = self
            .rows
            .iter()
            .filter(counted)
            .filter(|row| row.kind != RowKind::Item || row.index == 0)
            // How long LivePerson keeps trying is no event.
            .filter(|row| section != Section::Webhooks || row.kind == RowKind::Event)
            .collect();
        (rows.iter().filter(|row| row.node.is_some()).count(), rows.len())
    }

    /// The place of the form that a problem is about.
    pub fn place_of(&self, problem: &Problem) -> Place {
        if problem.rule == "duplicate-member" {
            return self.ignored_of(problem).unwrap_or_else(|| Place::Value(problem.path.clone()));
        }
        // What is wrong with a list as a whole is told on its first row.
        if self.has_items(&problem.path) {
            return Place::Value(problem.path.index(0));
        }
        self.place_at(&problem.path)
    }

    /// Whether a path leads to a list of the form that has items.
    fn has_items(&self, path: &Path) -> bool {
        let field = crate::manifest::edits::field(path);
        let list = field
            .filter(|field| matches!(field.kind, Kind::List(_)))
            .and_then(|_| self.document()?.at(path))
            .filter(|list| list.kind() == crate::json::Kind::List);
        list.is_some_and(|list| list.children().next().is_some())
    }

    /// The place of the form that stands for the value at a path.
    pub fn place_at(&self, path: &Path) -> Place {
        let value = || Place::Value(path.clone());
        let Some((list, field, name)) = self.option_of(path) else { return value() };
        let options = self.options_at(&list, field);
        let number = options.iter().position(|option| option.value == name);
        number.map_or_else(value, |number| Place::Option(list, number))
    }

    /// The place of the value at the first letter of a line of the text, and whether it begins there.
    pub fn place_on(&self, lines: &Lines<'_>, line: usize) -> Option<(Place, bool)> {
        let document = self.document().filter(|_| line < lines.count())?;
        let span = lines.span(line);
        let text = &document.text()[span.clone()];
        let value = document.root().deepest_at(span.start + text.len() - text.trim_start().len());
        Some((self.place_at(&value.path()), span.contains(&value.start())))
    }

    /// The item of the focus, where that is a value that is ticked.
    pub fn ticked_item(&self) -> Option<Path> {
        let Place::Option(list, number) = self.focus() else { return None };
        let field = crate::manifest::edits::field(list)?;
        let option = self.options_at(list, field).into_iter().nth(*number).filter(|option| option.ticked)?;
        let items = self.document()?.at(list)?.children();
        items.into_iter().position(|item| rows::option_name(item) == option.value).map(|at| list.index(at))
    }

    /// The ignored member that a problem is about.
    fn ignored_of(&self, problem: &Problem) -> Option<Place> {
        let member = self.document()?.named_at(problem.span.start)?;
        Some(Place::Nth(problem.path.parent(), member.position()))
    }

    /// The checklist that a path leads into, and the item's name there.
    fn option_of(&self, path: &Path) -> Option<(Path, &'static Field, Cow<'_, str>)> {
        let list = path.parent();
        let field = crate::manifest::edits::field(&list).filter(|field| !field.items().is_empty())?;
        let item = self.document()?.at(path)?;
        Some((list, field, rows::option_name(item)))
    }

    fn options_at(&self, list: &Path, field: &'static Field) -> Vec<rows::Choice<'_>> {
        let Some(document) = self.document() else { return Vec::new() };
        rows::options(document, document.at(list).map(|list| list.id()), field)
    }

    /// The places of many problems, each checklist read only once.
    pub fn places_of<'p>(&self, problems: impl IntoIterator<Item = &'p Problem>) -> Vec<Place> {
        let mut numbers: HashMap<Path, HashMap<String, usize>> = HashMap::new();
        let place = |problem: &Problem| {
            let is_ignored = problem.rule == "duplicate-member";
            let option = if is_ignored { None } else { self.option_of(&problem.path) };
            let Some((list, field, name)) = option else { return self.place_of(problem) };
            let numbers = numbers.entry(list.clone()).or_insert_with(|| {
                let options = self.options_at(&list, field).into_iter().enumerate();
                options.map(|(number, option)| (option.value.into_owned(), number)).collect()
            });
            match numbers.get(&*name) {
                Some(number) => Place::Option(list, *number),
                None => Place::Value(problem.path.clone()),
            }
        };
        problems.into_iter().map(place).collect()
    }

    /// Tells of problems whether their place is the focus: what is asked of many, since a checklist is
    /// read only once.
    fn at_focus(&self) -> impl Fn(&Problem) -> bool {
        let name = match &self.focus {
            Place::Option(list, number) => crate::manifest::edits::field(list)
                .and_then(|field| Some(self.options_at(list, field).into_iter().nth(*number)?.value)),
            _ => None,
        };
        move |problem| {
            let is_ignored = problem.rule == "duplicate-member";
            match &self.focus {
                Place::Value(path) if !is_ignored => {
                    problem.path == *path && self.option_of(path).is_none() && !self.has_items(path)
                }
                Place::Option(list, _) if !is_ignored && problem.path.starts_with(list) => {
                    let own = self.option_of(&problem.path).filter(|(own, ..)| own == list);
                    own.is_some_and(|(.., own)| Some(&own) == name.as_ref())
                }
                focus => is_ignored && self.ignored_of(problem).as_ref() == Some(focus),
            }
        }
    }

    /// The problems of the value at the focus, and of what its row stands for, the worst first.
    pub fn problems_at_focus(&self) -> Vec<&Problem> {
        let path = self.focus.path();
        let covers = self.covers(path);
        let at_focus = self.at_focus();
        let beside = |problem: &Problem| match &self.focus {
            Place::Nth(..) | Place::Act(..) => false,
            Place::Value(_) => {
                let ignored = problem.rule == "duplicate-member" && self.ignored_of(problem).is_some();
                !ignored && (problem.path == *path || covers)
            }
            // Another value's problem is not this one's; the whole list's is.
            _ => problem.path == *path,
        };
        let here = |problem: &&Problem| at_focus(problem) || beside(problem);
        let whole = path.last_index().filter(|index| *index == 0).map(|_| path.parent());
        let whole = whole.filter(|list| self.has_items(list) && matches!(self.focus, Place::Value(_)));
        let of_list = whole.into_iter().flat_map(|list| {
            let own = move |problem: &&Problem| problem.path == list && problem.rule != "duplicate-member";
            self.session.problems_below(&path.parent()).filter(own).collect::<Vec<_>>()
        });
        let mut problems: Vec<_> = self.session.problems_below(path).filter(here).chain(of_list).collect();
        problems.sort_by_key(|problem| problem.severity);
        problems
    }

    /// Whether the row of the focus stands for all that is below its path.
    fn covers(&self, path: &Path) -> bool {
        let closed_event = self.row().is_some_and(|row| row.kind == RowKind::Event) && !self.is_open(path);
        let leaf = self.row().is_some_and(|row| !matches!(row.kind, RowKind::Event | RowKind::Action(_)));
        closed_event || leaf
    }
}

/// Whether a problem says that a placeholder is left, and is as bad as that is by itself.
pub fn is_blank(problem: &Problem) -> bool {
    problem.rule == table::PLACEHOLDER_LEFT.id && problem.severity == table::PLACEHOLDER_LEFT.severity
}

/// How much the verdict says, from least to most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Detail {
    /// Errors, or else the first thing that there is to say.
    Errors,
    /// Warnings too.
    Warnings,
    /// Placeholders too.
    Placeholders,
}

/// The same words beginning with a capital letter; the name of a member stays as it is written.
pub fn capital(words: &str) -> String {
    let first = words.split(' ').next().unwrap_or_default();
    if crate::manifest::edits::field(&Path::of(&[first])).is_some() {
        return words.to_owned();
    }
    let mut characters = words.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}
