//! The search: a query, and every place of the form that it names.

use super::{Ask, Next, Offer, offer};
use crate::app::Model;
use crate::app::describe::{Body, Description, Item, Room};
use crate::app::editor::Editor;
use crate::app::keymap::{Command, Scope};
use crate::form::describe::{Help, Line, Remark, Sense, Value, Words};
use crate::form::find;

/// What is said of the search.
const HELP: &str = "Searches labels, JSON keys, paths, values and the help. Set in this file comes first. Begin with  !  for problems,  *  for placeholders,  -  for what is not set.";

/// The column of what a hit belongs to.
const COLUMN: usize = 30;

/// The most columns of a value at the right edge, and where there is little room.
const LONGEST: [usize; 2] = [18, 7];

/// The search.
#[derive(Debug, Clone)]
pub struct Find {
    query: Editor,
    /// The hit that is chosen, once the list was entered.
    chosen: Option<usize>,
}

impl Default for Find {
    fn default() -> Find {
        Find { query: Editor::one_line(""), chosen: None }
    }
}

impl Find {
    /// What is typed.
    pub fn query(&self) -> &Editor {
        &self.query
    }

    /// The hit that is chosen, once the list was entered.
    pub fn chosen(&self) -> Option<usize> {
        self.chosen
    }

    /// What was found.
    pub fn hits(&self, model: &Model) -> Vec<find::Hit> {
        find::hits(&model.form, &self.query.text())
    }

    fn enter(&self, model: &mut Model) -> Next {
        let hit = self.hits(model).into_iter().nth(self.chosen.unwrap_or(0));
        if let Some(hit) = hit {
            model.form.go(hit.place);
            return Next::ToForm;
        }
        let backspace = model.key(Command::Backspace);
        model.say(format!("nothing is found so; {backspace} widens the search"));
        Next::Stay
    }

    /// Space ticks a value in the list of hits; in the query it is a blank.
    fn space(&mut self, model: &mut Model) -> Next {
        let Some(chosen) = self.chosen else { return self.insert(model, " ") };
        let Some(hit) = self.hits(model).into_iter().nth(chosen) else { return Next::Stay };
        if hit.ticked.is_none() {
            let enter = model.key(Command::Enter);
            model.say(format!("{enter} goes there; only values of a checklist are ticked from here"));
            return Next::Stay;
        }
        model.form.go(hit.place.clone());
        model.tick();
        // The list keeps its place on the value, wherever ticking has moved it.
        self.chosen = self.hits(model).iter().position(|other| other.place == hit.place);
        Next::Stay
    }
}

impl Ask for Find {
    fn scope(&self, _model: &Model) -> Scope {
        Scope::Find
    }

    fn editor(&mut self) -> Option<&mut Editor> {
        Some(&mut self.query)
    }

    fn edited(&mut self, _model: &mut Model) {
        self.chosen = None;
    }

    fn run(&mut self, model: &mut Model, command: Command) -> Option<Next> {
        match command {
            Command::Enter => return Some(self.enter(model)),
            Command::Down => self.chosen = super::step_into(self.chosen, 1, self.hits(model).len()),
            Command::Up => self.chosen = super::step_into(self.chosen, -1, self.hits(model).len()),
            Command::Space => return Some(self.space(model)),
            _ => return None,
        }
        Some(Next::Stay)
    }

    fn clicked(&mut self, model: &mut Model, row: Option<usize>, _cell: Option<usize>) -> Next {
        self.chosen = row;
        if row.is_some() { self.enter(model) } else { Next::Stay }
    }

    fn describe<'m>(&'m self, model: &'m Model, room: Room) -> Description<'m> {
        let hits = self.hits(model);
        let found = format!("{} found", hits.len());
        let items = hits.into_iter().enumerate();
        let items = items.map(|(number, hit)| Item::Row(line(hit, room).chosen(self.chosen == Some(number))));
        let lines =
            super::listed(&self.query, self.chosen, items.collect(), room.is_wide().then_some(COLUMN));
        let help = Help::of("find", HELP);
        Description::titled("find", found, Body::Lines(lines), help)
    }

    fn offers(&self, model: &Model) -> Vec<Offer> {
        let key = |command, does: &str| offer(model, Scope::Find, command, does);
        let found = self.hits(model);
        let enter = match self.chosen.and_then(|chosen| found.get(chosen)) {
            _ if found.is_empty() => None,
            Some(_) => key(Command::Enter, "go there"),
            None => key(Command::Enter, "go to the first"),
        };
        let down = match self.chosen {
            None if !found.is_empty() => key(Command::Down, "into the list"),
            Some(chosen) if chosen + 1 < found.len() => key(Command::Down, "next"),
            _ => None,
        };
        let ticks = self.chosen.and_then(|chosen| found.get(chosen)).is_some_and(|hit| hit.ticked.is_some());
        let tick = if ticks { key(Command::Space, "tick") } else { None };
        [enter, down, tick, key(Command::Back, "close")].into_iter().flatten().collect()
    }
}

/// A hit as a row: what it is called, what it belongs to, its value.
fn line(hit: find::Hit, room: Room) -> Line {
    let sense = if hit.set { Sense::Text } else { Sense::Dim };
    let tick = match hit.ticked {
        Some(true) => "[x] ",
        Some(false) => "[ ] ",
        None => "",
    };
    let value = if hit.ticked.is_some() { String::new() } else { hit.value };
    if room.is_wide() {
        let line = Line::new(Words::new(format!("{tick}{}", hit.label), sense));
        let line = line.with(Value::Words(Words::dim(hit.context)));
        return Line { remark: Some(Remark::cut(value, sense, LONGEST[0])), ..line };
    }
    let name = if hit.context.is_empty() { hit.label } else { format!("{}, {}", hit.label, hit.context) };
    let line = Line::new(Words::new(format!("{tick}{name}"), sense));
    Line { remark: Some(Remark::cut(value, Sense::Dim, LONGEST[1])), ..line }
}
