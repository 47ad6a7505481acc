//! Where in the form it is: the place that a problem, a path or a line of the text stands for, and the
//! problems of the focus.
//!
//! It deliberately moves nothing.

use std::borrow::Cow;
use std::collections::HashMap;

use super::Form;
use super::place::Place;
use super::rows::{self, RowKind};
use super::status::is_ignored;
use crate::json::{self, Lines, Path};
use crate::manifest::catalogue::{Field, Kind};
use crate::manifest::check::Problem;
use crate::manifest::edits;

impl Form {
    /// What the row that stands for a place is called; where there is none, its field.
    pub fn name_of(&self, place: &Place) -> String {
        let Some(document) = self.document() else { return String::new() };
        match rows::locate(document, self.rows(), place) {
            Some((row, _)) => self.rows[row].name(document),
            None => edits::field(place.path()).map_or_else(String::new, |field| field.label.to_owned()),
        }
    }

    /// The place of the form that a problem is about.
    pub fn place_of(&self, problem: &Problem) -> Place {
        if is_ignored(problem) {
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
        let field = edits::field(path);
        let list = field
            .filter(|field| matches!(field.kind, Kind::List(_)))
            .and_then(|_| self.document()?.at(path))
            .filter(|list| list.kind() == json::Kind::List);
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
        let field = edits::field(list)?;
        let option = self.option_at(list, field, *number).filter(|option| option.ticked)?;
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
        let field = edits::field(&list).filter(|field| !field.items().is_empty())?;
        let item = self.document()?.at(path)?;
        Some((list, field, rows::option_name(item)))
    }

    fn option_at(&self, list: &Path, field: &'static Field, number: usize) -> Option<rows::Choice<'_>> {
        let document = self.document()?;
        rows::option(document, document.at(list).map(|list| list.id()), field, number)
    }

    fn options_at(&self, list: &Path, field: &'static Field) -> Vec<rows::Choice<'_>> {
        let Some(document) = self.document() else { return Vec::new() };
        rows::options(document, document.at(list).map(|list| list.id()), field)
    }

    /// The places of many problems, each checklist read only once.
    pub fn places_of<'p>(&self, problems: impl IntoIterator<Item = &'p Problem>) -> Vec<Place> {
        let mut numbers: HashMap<Path, HashMap<String, usize>> = HashMap::new();
        let place = |problem: &Problem| {
            let option = if is_ignored(problem) { None } else { self.option_of(&problem.path) };
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
            Place::Option(list, number) => {
                edits::field(list).and_then(|field| Some(self.option_at(list, field, *number)?.value))
            }
            _ => None,
        };
        move |problem| {
            let ignored = is_ignored(problem);
            match &self.focus {
                Place::Value(path) if !ignored => {
                    problem.path == *path && self.option_of(path).is_none() && !self.has_items(path)
                }
                Place::Option(list, _) if !ignored && problem.path.starts_with(list) => {
                    let own = self.option_of(&problem.path).filter(|(own, ..)| own == list);
                    own.is_some_and(|(.., own)| Some(&own) == name.as_ref())
                }
                focus => ignored && self.ignored_of(problem).as_ref() == Some(focus),
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
                let ignored = is_ignored(problem) && self.ignored_of(problem).is_some();
                !ignored && (problem.path == *path || covers)
            }
            // Another value's problem is not this one's; the whole list's is.
            _ => problem.path == *path,
        };
        let here = |problem: &&Problem| at_focus(problem) || beside(problem);
        let whole = path.last_index().filter(|index| *index == 0).map(|_| path.parent());
        let whole = whole.filter(|list| self.has_items(list) && matches!(self.focus, Place::Value(_)));
        let of_list = whole.into_iter().flat_map(|list| {
            let own = move |problem: &&Problem| problem.path == list && !is_ignored(problem);
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
