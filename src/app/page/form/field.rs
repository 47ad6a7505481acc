//! The field that is open: its text, or its two cells, while it is edited.
//!
//! It deliberately knows no document: what the text stands for is written down elsewhere.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::app::editor::{Editor, LONGEST};
use crate::app::keymap::Command;
use crate::app::step;
use crate::form::codec::{Codec, Pair};
use crate::form::place::Place;
use crate::form::used::Reusable;
use crate::manifest::placeholder::{Manner, fitted};

/// A row's text while it is edited.
#[derive(Debug, Clone)]
pub struct OpenField {
    /// Where.
    pub place: Place,
    /// The text; of two cells that of the open one.
    pub editor: Editor,
    /// How it stands for a value.
    pub codec: Codec,
    /// Whether the member was there when the field was opened: if not, leaving it empty leaves it
    /// not set.
    pub was_set: bool,
    /// Joins the edits of one visit to one step of the history.
    pub join: u64,
    /// Of two cells the one that is open, and the text of the other.
    cell: Option<(Cell, String)>,
    /// The placeholder that is being written over.
    fitting: Option<Fitting>,
}

/// One of two cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell {
    /// The name of a header, a language tag.
    First,
    /// The value of the header, the name in that language.
    Second,
}

/// A placeholder that is being written over: the text around it fits what is typed.
#[derive(Debug, Clone)]
struct Fitting {
    /// The text with the placeholder in it.
    text: String,
    blank: Range<usize>,
    typed: String,
}

impl OpenField {
    /// A field of one text, its first placeholder selected.
    pub(super) fn new(place: Place, text: &str, codec: Codec, was_set: bool, join: u64) -> OpenField {
        let editor = Editor::one_line(text);
        let mut open = OpenField { place, editor, codec, was_set, join, cell: None, fitting: None };
        open.select_placeholder(0);
        open
    }

    /// A field of two cells; open is the one in which something is to be written.
    pub(super) fn of_cells(place: Place, pair: &Pair, codec: Codec, was_set: bool, join: u64) -> OpenField {
        let blank_name = pair.first.is_empty()
            || (codec == Codec::Header && Manner::HeaderName.first_in(&pair.first).is_some());
        let (own, other, cell) = if blank_name {
            (&pair.first, &pair.second, Cell::First)
        } else {
            (&pair.second, &pair.first, Cell::Second)
        };
        let open = OpenField::new(place, own, codec, was_set, join);
        let mut open = OpenField { cell: Some((cell, other.clone())), ..open };
        open.select_placeholder(0);
        open
    }

    /// Of two cells the one that is open, and the text of the other.
    pub fn cell(&self) -> Option<(Cell, &str)> {
        self.cell.as_ref().map(|(cell, other)| (*cell, other.as_str()))
    }

    /// Whether the first of two cells is open.
    pub(super) fn in_first(&self) -> bool {
        matches!(self.cell, Some((Cell::First, _)))
    }

    /// What is typed in it, if that is something that is used elsewhere too.
    pub(in crate::app) fn reusable(&self) -> Option<Reusable> {
        Reusable::at(&self.place, self.codec, self.in_first())
    }

    /// Whether the keys that go on lead to the second of two cells: something stands in the first.
    pub(super) fn leads_to_second(&self) -> bool {
        self.in_first() && !self.editor.text().is_empty()
    }

    /// Both cells.
    pub(super) fn pair(&self) -> Pair {
        let own = self.editor.text();
        match &self.cell {
            Some((Cell::Second, first)) => Pair { first: first.clone(), second: own },
            Some((Cell::First, second)) => Pair { first: own, second: second.clone() },
            None => Pair { first: own, second: String::new() },
        }
    }

    /// The whole text, with both cells.
    pub(super) fn whole(&self) -> String {
        if self.cell.is_some() { self.pair().text() } else { self.editor.text() }
    }

    /// Gives both cells their texts, and opens one of them, the cursor at its end.
    pub(super) fn open_cell(&mut self, cell: Cell, pair: Pair) {
        let (own, other) =
            if cell == Cell::First { (pair.first, pair.second) } else { (pair.second, pair.first) };
        self.editor = Editor::one_line(&own);
        self.cell = Some((cell, other));
        self.fitting = None;
        self.select_placeholder(0);
    }

    /// Types or pastes a text over the selection.
    pub(super) fn insert(&mut self, text: &str) {
        let mut fitting = self.fitting.take();
        match &mut fitting {
            Some(fitting) if text.len() + fitting.text.len() < LONGEST => {
                fitting.typed.push_str(text);
                self.fit(fitting);
                self.fitting = Some(fitting.clone());
            }
            _ => self.editor.insert_text(text),
        }
    }

    /// Gives it a whole text: over its placeholder, else in place of all of it.
    pub(super) fn give(&mut self, text: &str) {
        if self.fitting.is_some() {
            self.insert(text);
        } else {
            self.edit(|editor| editor.replace(text));
        }
    }

    /// Carries out a command that moves or deletes; whether it does that. Where it does anything but
    /// delete what was typed last, what was written over a placeholder is ordinary text from then on.
    pub(super) fn command(&mut self, command: Command) -> bool {
        if command == Command::Backspace
            && let Some(mut fitting) = self.fitting.take()
        {
            let last = fitting.typed.grapheme_indices(true).next_back();
            fitting.typed.truncate(last.map_or(0, |(at, _)| at));
            self.fit(&fitting);
            self.fitting = Some(fitting);
            return true;
        }
        let done = step::move_in(&mut self.editor, command) || step::delete_in(&mut self.editor, command);
        if done {
            self.fitting = None;
        }
        done
    }

    fn fit(&mut self, fitting: &Fitting) {
        let fitted = fitted(&fitting.text, fitting.blank.clone(), &fitting.typed);
        self.editor = Editor::one_line(&fitted.text);
        self.editor.jump(0, fitted.text[..fitted.end].chars().count());
    }

    /// Edits the text in any other way: what was written over a placeholder is ordinary text then.
    pub(super) fn edit(&mut self, edit: impl FnOnce(&mut Editor)) {
        self.fitting = None;
        edit(&mut self.editor);
    }

    /// The first placeholder of a text from a character on.
    fn placeholder_from(&self, text: &str, from: usize) -> Option<Range<usize>> {
        let start: usize = text.chars().take(from).map(char::len_utf8).sum();
        let manner = match (self.codec, self.cell.as_ref()) {
            (Codec::Text | Codec::Localized, _) => Manner::of(self.place.path()),
            (Codec::Header, Some((Cell::First, _))) => Manner::HeaderName,
            (Codec::Header, _) => Manner::Secret,
            (Codec::Integer | Codec::Json, _) => return None,
        };
        manner.every_in(text).find(|range| range.start >= start)
    }

    /// Selects the first placeholder from a character on; whether there is one.
    fn select_placeholder(&mut self, from: usize) -> bool {
        let text = self.editor.text();
        let Some(blank) = self.placeholder_from(&text, from) else { return false };
        let characters = |end: usize| text[..end].chars().count();
        self.editor.select(characters(blank.start)..characters(blank.end));
        self.fitting = Some(Fitting { text, blank, typed: String::new() });
        true
    }

    /// Whether Enter leads to another placeholder of it.
    pub(super) fn leads_to_placeholder(&self) -> bool {
        let passed = self.editor.selection().map_or(0, |selection| selection.end);
        self.placeholder_from(&self.editor.text(), passed).is_some()
    }

    /// Goes on to the next placeholder; whether there is one that was not just left.
    pub(super) fn next_placeholder(&mut self) -> bool {
        let passed = self.editor.selection().map_or(0, |selection| selection.end);
        self.select_placeholder(passed)
    }
}
