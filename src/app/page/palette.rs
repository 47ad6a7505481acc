//! The list of commands: typing narrows it, Enter carries one out.

use super::{Ask, Next, Offer, offer};
use crate::app::Model;
use crate::app::editor::Editor;
use crate::app::keymap::{Command, Keymap, Scope};
use crate::form::find;

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

    fn offers(&self, model: &Model) -> Vec<Offer> {
        let key = |command, does: &str| offer(model, Scope::Palette, command, does);
        let offers = [
            key(Command::Enter, "do it"),
            Offer::typing("Up Down", "pick"),
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
