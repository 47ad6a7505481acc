//! What is typed above a list that it narrows, and which row of the list is chosen.
//!
//! It deliberately knows nothing of the rows.

use super::describe::{Item, Lines, Shown};
use super::editor::Editor;
use super::keymap::Command;
use crate::form::describe::{Line, Value, Words};

/// A query above a list.
#[derive(Debug, Clone)]
pub struct Query {
    editor: Editor,
    /// The row that is chosen; none while the keys act on the query alone.
    chosen: Option<usize>,
}

impl Default for Query {
    fn default() -> Query {
        Query { editor: Editor::one_line(""), chosen: None }
    }
}

impl Query {
    /// What is typed.
    pub fn text(&self) -> String {
        self.editor.text()
    }

    /// The text that is typed, with its cursor.
    pub(super) fn editor(&mut self) -> &mut Editor {
        &mut self.editor
    }

    /// The row that is chosen.
    pub fn chosen(&self) -> Option<usize> {
        self.chosen
    }

    /// The row that Enter takes: the first, as long as none is chosen.
    pub(super) fn taken(&self) -> usize {
        self.chosen.unwrap_or(0)
    }

    /// Chooses a row.
    pub(super) fn choose(&mut self, row: Option<usize>) {
        self.chosen = row;
    }

    /// Moves through a list of `count` rows, of which `screen` are a screenful; whether the command
    /// does that. Above the first row none is chosen.
    pub(super) fn moves(&mut self, command: Command, count: usize, screen: usize) -> bool {
        let by = match command {
            Command::Down => 1,
            Command::Up => -1,
            Command::PageDown => screen as isize,
            Command::PageUp => -(screen as isize),
            _ => return false,
        };
        let last = count.saturating_sub(1);
        self.chosen = match self.chosen {
            _ if count == 0 => None,
            None if by > 0 => Some(((by - 1) as usize).min(last)),
            None => None,
            Some(0) if by < 0 => None,
            Some(at) => Some(at.saturating_add_signed(by).min(last)),
        };
        true
    }

    /// Which row of how many Enter takes: `2 of 8`.
    pub(super) fn extent(&self, count: usize) -> String {
        if count == 0 { String::new() } else { format!("{} of {count}", self.taken().min(count - 1) + 1) }
    }

    /// The query above the items of its list, the item numbered `shown` in sight.
    pub(super) fn lines(&self, items: Vec<Item>, shown: usize, column: Option<usize>) -> Lines<'_> {
        let line = Line::new(Words::text("")).with(Value::Query).chosen(self.chosen.is_none());
        Lines {
            head: vec![Item::Row(line), Item::Blank],
            items,
            shown: Shown::Item(shown),
            column,
            editor: Some(&self.editor),
            typing: false,
            ..Lines::default()
        }
    }
}
