//! The search: a query, and every place of the form that it names.

use std::borrow::Cow;

use super::{Ask, Next, Offer, offer};
use crate::app::describe::{Beside, Body, Description, Item, Room};
use crate::app::editor::Editor;
use crate::app::keymap::{Command, Scope};
use crate::app::query::Query;
use crate::app::{Model, beside, layout};
use crate::form::describe::{Help, Line, Part, Remark, Sense, Sign, Value, Words};
use crate::form::find::{self, Hit};

/// What is said of the search.
const HELP: &str =
    "Searches labels, JSON names, paths, values, help and actions; several words in any order.";

/// What can be typed first.
const PREFIXES: &str = "try also   ! problems  * placeholders  - not set  a.path[0]";

/// The columns of what a hit belongs to, and of its value.
const COLUMNS: [usize; 2] = [28, 46];

/// The most columns of a value at the right edge, where there is little room.
const LONGEST: usize = 7;

/// The search.
#[derive(Debug, Clone)]
pub struct Find {
    query: Query,
    /// What was found when a letter was typed last: the order stays until the next.
    found: Vec<Hit>,
    /// The revision of the document that it was found in.
    revision: u64,
}

impl Find {
    /// A search for nothing yet.
    pub(in crate::app) fn new(model: &Model) -> Find {
        let mut page = Find { query: Query::default(), found: Vec::new(), revision: 0 };
        page.search(model);
        page
    }

    fn search(&mut self, model: &Model) {
        self.query.choose(None);
        self.found = find::hits(&model.form, &self.query.text());
        self.revision = model.form.session().revision();
    }

    /// What was found, with what it holds by now.
    pub fn hits(&self, model: &Model) -> Cow<'_, [Hit]> {
        if self.revision == model.form.session().revision() {
            return Cow::Borrowed(&self.found);
        }
        Cow::Owned(find::refreshed(&model.form, &self.query.text(), &self.found))
    }

    fn taken(&self, model: &Model) -> Option<Hit> {
        self.hits(model).get(self.query.taken()).cloned()
    }

    fn enter(&self, model: &mut Model) -> Next {
        if let Some(hit) = self.taken(model) {
            model.form.go(hit.place);
            return Next::ToForm;
        }
        let backspace = model.key(Command::Backspace);
        model.refuse(format!("nothing is found so; {backspace} widens the search"));
        Next::Stay
    }

    /// Space ticks a value in the list of hits; in the query it is a blank.
    fn space(&mut self, model: &mut Model) -> Next {
        if self.query.chosen().is_none() {
            return self.insert(model, " ");
        }
        let Some(hit) = self.taken(model) else { return Next::Stay };
        if hit.ticked.is_none() {
            let enter = model.key(Command::Enter);
            model.refuse(format!("{enter} goes there; only values of a checklist are ticked from here"));
            return Next::Stay;
        }
        model.form.go(hit.place);
        model.tick();
        Next::Stay
    }
}

impl Ask for Find {
    fn scope(&self, _model: &Model) -> Scope {
        Scope::Find
    }

    fn editor(&mut self) -> Option<&mut Editor> {
        Some(self.query.editor())
    }

    fn edited(&mut self, model: &mut Model) {
        self.search(model);
    }

    fn run(&mut self, model: &mut Model, command: Command) -> Option<Next> {
        let count = self.hits(model).len();
        if self.query.moves(command, count, layout::screenful(model)) {
            return Some(Next::Stay);
        }
        match command {
            Command::Enter => Some(self.enter(model)),
            Command::Space => Some(self.space(model)),
            _ => None,
        }
    }

    fn clicked(&mut self, model: &mut Model, row: Option<usize>, _cell: Option<usize>) -> Next {
        self.query.choose(row);
        if row.is_some() { self.enter(model) } else { Next::Stay }
    }

    fn beside<'m>(&'m self, model: &'m Model) -> Beside<'m> {
        Beside::Chosen(match self.taken(model) {
            Some(hit) => beside::at_path(model, hit.place.path()),
            None => beside::at_focus(model),
        })
    }

    fn describe<'m>(&'m self, model: &'m Model, room: Room) -> Description<'m> {
        let hits = self.hits(model);
        let set = hits.iter().filter(|hit| hit.set).count();
        let found = format!("{} found, {set} set", hits.len());
        let help = hits.get(self.query.taken()).map_or_else(|| Help::of("find", HELP), help);
        let taken = self.query.taken();
        let rows = hits.iter().enumerate().map(|(number, hit)| {
            let line = line(hit, room).chosen(self.query.chosen() == Some(number));
            Item::Row(Line { taken: self.query.chosen().is_none() && number == taken, ..line })
        });
        let mut items: Vec<_> = rows.collect();
        // Who hears the list is told of them by the help of the word.
        if !model.screen.keymap().is_spoken() {
            items.extend([Item::Blank, Item::Prose(Words::dim(PREFIXES), super::INDENT)]);
        }
        let column = room.is_wide().then(|| columns(room)[0]);
        let lines = self.query.lines(items, taken, column);
        let extent = self.query.extent(hits.len());
        Description { extent, ..Description::titled("find", found, Body::Lines(lines), help) }
    }

    fn offers(&self, model: &Model) -> Vec<Offer> {
        let key = |command, does: &str| offer(model, Scope::Find, command, does);
        let (found, chosen) = (self.hits(model), self.query.chosen());
        let enter = match chosen {
            _ if found.is_empty() => None,
            Some(_) => key(Command::Enter, "go there"),
            None => key(Command::Enter, "go to the first"),
        }
        .map(|offer| offer.or(if chosen.is_some() { "go there" } else { "first" }));
        let down = match chosen {
            None if !found.is_empty() => key(Command::Down, "into the list"),
            Some(chosen) if chosen + 1 < found.len() => key(Command::Down, "next"),
            _ => None,
        };
        let ticks = chosen.and_then(|chosen| found.get(chosen)).is_some_and(|hit| hit.ticked.is_some());
        let tick = if ticks { key(Command::Space, "tick") } else { None };
        [enter, down, tick, key(Command::Back, "close")].into_iter().flatten().collect()
    }
}

/// The columns of what a hit belongs to, and of its value, in a room.
fn columns(room: Room) -> [usize; 2] {
    // Where the form has fewer columns the two come closer.
    COLUMNS.map(|column| column - usize::from(room.width < 80) * (column / 20))
}

/// What is said of the hit that Enter takes.
fn help(hit: &Hit) -> Help {
    let title =
        if hit.context.is_empty() { hit.label.clone() } else { format!("{} of {}", hit.label, hit.context) };
    let about = if hit.mark.is_some() { hit.value.as_str() } else { hit.help };
    let mut help = Help::of(title, if about.is_empty() { HELP } else { about });
    help.source = hit.line.map_or_else(String::new, |line| format!("line {line}"));
    if !about.is_empty() {
        help.parts.push(Part::Example(HELP.to_owned()));
    }
    help
}

/// A hit as a row: what it is called, what it belongs to, its value, its line.
fn line(hit: &Hit, room: Room) -> Line {
    let sense = if hit.set { Sense::Text } else { Sense::Dim };
    let (tick, value) = match hit.ticked {
        Some(true) => ("[x] ", "ticked"),
        Some(false) => ("[ ] ", "not ticked"),
        None => ("", hit.value.as_str()),
    };
    let [label, context, in_value] = hit.letters.clone();
    let label: Vec<_> = label.into_iter().map(|at| at + tick.len()).collect();
    let sign = hit.mark.map(Sign::Mark);
    let sense_of_value = hit.mark.map_or(sense, Sense::from);
    if !room.is_wide() {
        let name = if hit.context.is_empty() {
            hit.label.clone()
        } else {
            format!("{}, {}", hit.label, hit.context)
        };
        let line = Line::new(Words::new(format!("{tick}{name}"), sense).strong(label));
        let value = if hit.ticked.is_some() { "" } else { value };
        return Line { sign, remark: Some(Remark::cut(value, Sense::Dim, LONGEST)), ..line };
    }
    let line = Line::new(Words::new(format!("{tick}{}", hit.label), sense).strong(label));
    let number = hit.line.map_or_else(String::new, |line| format!("line {line}"));
    // What is wrong needs the room, and says itself what it is about.
    let value = Words::new(value, sense_of_value).strong(in_value);
    let value = if hit.mark.is_some() {
        Value::Words(value)
    } else {
        Value::Pair(Words::dim(&hit.context).strong(context), columns(room)[1], value)
    };
    Line { sign, remark: Some(Remark::firm(number, Sense::Dim)), ..line.with(value) }
}
