//! The list of commands: what was run last, what can be done now, and what cannot, with the reason.
//! Typing narrows it, Enter carries one out.

use super::{Ask, Next, Offer, offer, offer_all};
use crate::app::available::{Available, about, available};
use crate::app::describe::{Body, Description, Item, Lines, Room};
use crate::app::editor::Editor;
use crate::app::keymap::{Command, Keymap, Scope};
use crate::app::query::Query;
use crate::app::{Model, layout};
use crate::form::describe::{Help, Line, Part, Remark, Sense, Value, Words};
use crate::form::find;
use crate::form::status::capital;

/// The column of what a command would do now, or why it does not.
const COLUMN: usize = 42;

/// What is said where nothing is found.
const NOTHING: &str = "no command is called so: type less, or another word of it";

/// The list of commands.
#[derive(Debug, Clone)]
pub struct Palette {
    query: Query,
}

impl Default for Palette {
    fn default() -> Palette {
        let mut query = Query::default();
        query.choose(Some(0));
        Palette { query }
    }
}

impl Palette {
    /// The commands that are listed: run before, possible now, not now.
    pub fn listed(&self, model: &Model) -> Vec<Listed> {
        let typed = self.query.text();
        let (recent, called) = (model.screen.recent(), model.screen.keymap().called(&typed));
        let listed = commands(model.screen.keymap()).into_iter().filter_map(|row| {
            // A word that stands for a command means nothing else.
            let answer = match called {
                Some(command) => (command == row.command).then(|| (0, Vec::new())),
                None => find::answer(&capital(row.does), &typed),
            };
            let (how, letters) = answer?;
            let available = available(model, row.command);
            let last = recent.iter().position(|command| *command == row.command);
            let rank = (!available.is_now(), last.unwrap_or(usize::MAX), how);
            Some((rank, Listed { available, letters, ..row }))
        });
        let mut listed: Vec<_> = listed.collect();
        listed.sort_by_key(|(rank, _)| *rank);
        listed.into_iter().map(|(_, row)| row).collect()
    }

    fn taken(&self, model: &Model) -> Option<Listed> {
        self.listed(model).into_iter().nth(self.query.taken())
    }

    fn enter(&self, model: &mut Model) -> Next {
        match self.taken(model) {
            None => {
                model.refuse(NOTHING);
                Next::Stay
            }
            Some(Listed { available: Available::NotNow(why), does, .. }) => {
                model.refuse(format!("not now: {does}: {why}"));
                Next::Stay
            }
            Some(row) => {
                model.screen.ran(row.command);
                Next::LeaveTo(row.command)
            }
        }
    }
}

/// A command as the list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The command.
    pub command: Command,
    /// What it does.
    pub does: &'static str,
    /// Its keys.
    pub keys: String,
    /// What it would do now, or why it cannot be done.
    pub available: Available,
    /// The letters of what it does that answer what was typed.
    letters: Vec<usize>,
}

impl Ask for Palette {
    fn scope(&self, _model: &Model) -> Scope {
        Scope::Palette
    }

    fn editor(&mut self) -> Option<&mut Editor> {
        Some(self.query.editor())
    }

    fn edited(&mut self, _model: &mut Model) {
        self.query.choose(Some(0));
    }

    fn run(&mut self, model: &mut Model, command: Command) -> Option<Next> {
        if command == Command::Enter {
            return Some(self.enter(model));
        }
        let moved = self.query.moves(command, self.listed(model).len(), layout::screenful(model));
        // The keys act on the list at once: what is typed is never done anything else with.
        self.query.choose(Some(self.query.taken()));
        moved.then_some(Next::Stay)
    }

    fn clicked(&mut self, model: &mut Model, row: Option<usize>, _cell: Option<usize>) -> Next {
        let Some(row) = row else { return Next::Stay };
        self.query.choose(Some(row));
        self.enter(model)
    }

    fn describe<'m>(&'m self, model: &'m Model, room: Room) -> Description<'m> {
        let listed = self.listed(model);
        let possible = listed.iter().filter(|row| row.available.is_now()).count();
        let all = commands(model.screen.keymap()).len();
        let count = format!("{possible} now, {} not now, of {all}", listed.len() - possible);
        let taken = self.query.taken();
        let (mut items, mut shown) = (Vec::new(), 0);
        for (number, row) in listed.iter().enumerate() {
            if number == possible {
                items.extend([Item::Blank, Item::Prose(Words::dim("not now"), super::INDENT)]);
            }
            if number == taken {
                shown = items.len();
            }
            items.push(Item::Row(line(row, room).chosen(number == taken)));
        }
        if items.is_empty() {
            items.push(Item::Prose(Words::dim(NOTHING), super::INDENT));
        }
        let help = listed.get(taken).map_or_else(Help::default, help);
        let lines = self.query.lines(items, shown, room.is_wide().then_some(COLUMN));
        let lines = Lines { typing: true, ..lines };
        let extent = self.query.extent(listed.len());
        Description { extent, ..Description::titled("commands", count, Body::Lines(lines), help) }
    }

    fn offers(&self, model: &Model) -> Vec<Offer> {
        let key = |command, does: &str| offer(model, Scope::Palette, command, does);
        let runs = self.taken(model).is_some_and(|row| row.available.is_now());
        let offers = [
            key(Command::Enter, "run").filter(|_| runs).map(|offer| offer.or("run")),
            offer_all(model, Scope::Palette, &[Command::Up, Command::Down], "choose"),
            Offer::typing("type", "to search"),
            key(Command::Back, "close"),
        ];
        offers.into_iter().flatten().collect()
    }
}

/// A command as a row: what it does, what it would do now or why not, its keys.
fn line(row: &Listed, room: Room) -> Line {
    let sense = if row.available.is_now() { Sense::Text } else { Sense::Dim };
    let line = Line::new(Words::new(capital(row.does), sense).strong(row.letters.clone()));
    let line = if room.is_wide() && !row.available.words().is_empty() {
        line.with(Value::Words(Words::dim(row.available.words())))
    } else {
        line
    };
    Line { remark: Some(Remark::keys(row.keys.clone())), ..line }
}

/// What is said of the chosen command.
fn help(row: &Listed) -> Help {
    let words = row.available.words();
    let state = match &row.available {
        Available::NotNow(_) => Some(format!("Not now: {words}.")),
        Available::Now(_) if words.is_empty() => None,
        Available::Now(_) => Some(format!("Now: {words}.")),
    };
    let mut help = Help::of(capital(row.does), about(row.command));
    help.source.clone_from(&row.keys);
    match state {
        Some(state) if about(row.command).is_empty() => help.parts = vec![Part::About(state)],
        state => help.parts.extend(state.map(Part::Example)),
    }
    help
}

/// Every command that can be chosen, each once, in the order of the table.
pub fn commands(keymap: &Keymap) -> Vec<Listed> {
    let mut listed: Vec<Listed> = Vec::new();
    let chosen = |scope| matches!(scope, Scope::Any | Scope::Form | Scope::Choice);
    for row in keymap.rows().iter().filter(|row| chosen(row.scope) && row.command != Command::Palette) {
        let keys = row.chords.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
        if let Some(seen) = listed.iter_mut().find(|seen| seen.command == row.command) {
            seen.keys = String::from(format!("{} {keys}", seen.keys).trim_start());
        } else if row.scope != Scope::Form || !row.command.only_moves() {
            let available = Available::Now(String::new());
            let (command, does) = (row.command, row.does);
            listed.push(Listed { command, does, keys, available, letters: Vec::new() });
        }
    }
    listed
}
