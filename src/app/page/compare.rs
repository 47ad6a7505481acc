//! What differs between two texts, to be looked at before a question is answered.

use super::{Ask, Kind, Next, Offer, offer};
use crate::app::code::Pointed;
use crate::app::describe::{Body, Description, Room};
use crate::app::keymap::{Command, Scope};
use crate::app::pointer::NOTCH;
use crate::app::{Model, code, layout};
use crate::form::describe::Help;

/// Two texts side by side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compare {
    /// What is shown.
    pub title: String,
    /// The text that it begins with.
    pub old: String,
    /// The text that it ends with.
    pub new: String,
    /// The first line that is shown.
    pub top: usize,
}

impl Compare {
    fn scroll(&mut self, model: &Model, by: isize) {
        let (rows, height) = self.rows(model);
        self.top = self.top.saturating_add_signed(by).min(rows.saturating_sub(height));
    }

    /// How many rows it has, and how many of them are seen at once.
    fn rows(&self, model: &Model) -> (usize, usize) {
        let room = layout::room_of_page(model);
        let rows = code::changed(&self.old, &self.new, &Pointed::default(), room.width);
        (rows.len(), room.height.saturating_sub(1))
    }
}

impl Ask for Compare {
    fn scope(&self, _model: &Model) -> Scope {
        Scope::Page
    }

    /// The question below it stays.
    fn kind(&self) -> Kind {
        Kind::Dialog
    }

    fn fills(&self) -> bool {
        true
    }

    fn wheel(&mut self, model: &mut Model, by: isize) -> Next {
        self.scroll(model, by.saturating_mul(NOTCH as isize));
        Next::Stay
    }

    fn run(&mut self, model: &mut Model, command: Command) -> Option<Next> {
        let screen = layout::screenful(model) as isize;
        let by = match command {
            Command::PageDown => screen,
            Command::PageUp => -screen,
            Command::Down => 1,
            Command::Up => -1,
            Command::First => isize::MIN,
            Command::Last => isize::MAX,
            Command::Back => return Some(Next::Leave(Vec::new())),
            _ => return None,
        };
        self.scroll(model, by);
        Some(Next::Stay)
    }

    fn describe<'m>(&'m self, model: &'m Model, _room: Room) -> Description<'m> {
        let body =
            Body::Difference { old: &self.old, new: &self.new, top: Some(self.top), at: Pointed::default() };
        let back = model.key(Command::Back);
        let about = format!(
            "Lines with - went, lines with + came. Nothing is changed by looking; {back} leads back to the question."
        );
        Description::titled(&self.title, "", body, Help::of("look", about))
    }

    fn offers(&self, model: &Model) -> Vec<Offer> {
        let key = |command, does: &str| offer(model, Scope::Page, command, does);
        let (rows, height) = self.rows(model);
        let more = self.top + height < rows;
        let on = if more { key(Command::PageDown, "next page") } else { None };
        let back = if self.top > 0 { key(Command::PageUp, "previous page") } else { None };
        [on, back, key(Command::Back, "back to the question")].into_iter().flatten().collect()
    }
}
