//! The list of commands: typing narrows it, Enter carries one out.

use super::{Ask, Next, Offer, offer, offer_all};
use crate::app::Model;
use crate::app::describe::{Body, Description, Item, Room};
use crate::app::editor::Editor;
use crate::app::keymap::{Command, Keymap, Scope};
use crate::form::describe::{Help, Line, Remark, Words};
use crate::form::find;

/// What is said of the list of commands.
const HELP: &str =
    "Type a part of what you want to do. The key at the right does the same without this list.";

/// The list of commands.
#[derive(Debug, Clone)]
pub struct Palette {
    query: Editor,
    /// The row that is chosen, once the list was entered.
    chosen: Option<usize>,
}

impl Default for Palette {
    fn default() -> Palette {
        Palette { query: Editor::one_line(""), chosen: None }
    }
}

impl Palette {
    /// What is typed.
    pub fn query(&self) -> &Editor {
        &self.query
    }

    /// The row that is chosen, once the list was entered.
    pub fn chosen(&self) -> Option<usize> {
        self.chosen
    }

    /// The commands that are listed.
    pub fn listed(&self, model: &Model) -> Vec<Listed> {
        commands(model.screen.keymap(), &self.query.text())
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
}

impl Ask for Palette {
    fn scope(&self, _model: &Model) -> Scope {
        Scope::Palette
    }

    fn editor(&mut self) -> Option<&mut Editor> {
        Some(&mut self.query)
    }

    fn edited(&mut self, _model: &mut Model) {
        self.chosen = None;
    }

    fn run(&mut self, model: &mut Model, command: Command) -> Option<Next> {
        match command {
            Command::Enter => {
                let listed = self.listed(model).into_iter().nth(self.chosen.unwrap_or(0));
                return Some(listed.map_or(Next::Leave(Vec::new()), |row| Next::LeaveTo(row.command)));
            }
            Command::Down => self.chosen = super::step_into(self.chosen, 1, self.listed(model).len()),
            Command::Up => self.chosen = super::step_into(self.chosen, -1, self.listed(model).len()),
            _ => return None,
        }
        Some(Next::Stay)
    }

    fn clicked(&mut self, _model: &mut Model, row: Option<usize>, _cell: Option<usize>) -> Next {
        self.chosen = row;
        if row.is_some() { Next::Do(Command::Enter) } else { Next::Stay }
    }

    fn describe<'m>(&'m self, model: &'m Model, _room: Room) -> Description<'m> {
        let all = commands(model.screen.keymap(), "").len();
        let listed = self.listed(model);
        let count = format!("{} of {all}", listed.len());
        let items = listed.into_iter().enumerate().map(|(number, row)| {
            let line = Line::new(Words::text(capital(row.does))).chosen(self.chosen == Some(number));
            Item::Row(Line { remark: Some(Remark::keys(row.keys)), ..line })
        });
        let lines = super::listed(&self.query, self.chosen, items.collect(), None);
        Description::titled("commands", count, Body::Lines(lines), Help::of("commands", HELP))
    }

    fn offers(&self, model: &Model) -> Vec<Offer> {
        let key = |command, does: &str| offer(model, Scope::Palette, command, does);
        let offers = [
            key(Command::Enter, "do it"),
            offer_all(model, Scope::Palette, &[Command::Up, Command::Down], "pick"),
            Offer::typing("type", "to search"),
            key(Command::Back, "close"),
        ];
        offers.into_iter().flatten().collect()
    }
}

/// The commands that are listed for what was typed, each once, in the order of the table.
pub fn commands(keymap: &Keymap, query: &str) -> Vec<Listed> {
    let query = query.to_lowercase();
    let mut listed: Vec<Listed> = Vec::new();
    let rows = keymap.rows().iter();
    for row in rows.filter(|row| matches!(row.scope, Scope::Any | Scope::Form | Scope::Choice)) {
        let keys = row.chords.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
        if let Some(seen) = listed.iter_mut().find(|seen| seen.command == row.command) {
            seen.keys = format!("{} {keys}", seen.keys);
        } else if row.scope != Scope::Form || !row.command.only_moves() {
            listed.push(Listed { command: row.command, does: row.does, keys });
        }
    }
    listed.retain(|row| find::words_start(row.does, &query));
    listed
}

fn capital(words: &str) -> String {
    let mut characters = words.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}
