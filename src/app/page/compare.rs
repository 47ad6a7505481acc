//! What differs between two texts, to be looked at before a question is answered.

use super::{Ask, Kind, Next, Offer, offer};
use crate::app::describe::{Body, Description, Room};
use crate::app::keymap::{Command, Scope};
use crate::app::pointer::NOTCH;
use crate::app::{Model, layout};
use crate::form::describe::Help;
use crate::json::diff;

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
        let last = self.lines().saturating_sub(layout::page_of(model));
        self.top = self.top.saturating_add_signed(by).min(last);
    }

    fn lines(&self) -> usize {
        diff::hunks(&self.old, &self.new).iter().map(|hunk| hunk.lines.len() + 1).sum()
    }
}

impl Ask for Compare {
    fn scope(&self, _model: &Model) -> Scope {
        Scope::Help
    }

    /// The question below it stays.
    fn kind(&self) -> Kind {
        Kind::Dialog
    }

    fn wheel(&mut self, model: &mut Model, by: isize) -> Next {
        self.scroll(model, by.saturating_mul(NOTCH as isize));
        Next::Stay
    }

    fn run(&mut self, model: &mut Model, command: Command) -> Option<Next> {
        let by = match command {
            Command::PageDown => 1,
            Command::PageUp => -1,
            Command::Back => return Some(Next::Leave(Vec::new())),
            _ => return None,
        };
        self.scroll(model, by * layout::page_of(model) as isize);
        Some(Next::Stay)
    }

    fn describe<'m>(&'m self, model: &'m Model, _room: Room) -> Description<'m> {
        let body = Body::Difference { old: &self.old, new: &self.new, top: self.top };
        let back = model.key(Command::Back);
        let about = format!(
            "Lines with - went, lines with + came. Nothing is changed by looking; {back} leads back to the question."
        );
        Description::titled(&self.title, "", body, Help::of("look", about))
    }

    fn offers(&self, model: &Model) -> Vec<Offer> {
        let key = |command, does: &str| offer(model, Scope::Help, command, does);
        let page = layout::areas(model).map_or(0, |areas| usize::from(areas.form.height));
        let more = self.top + page < self.lines() + 1;
        let on = if more { key(Command::PageDown, "next page") } else { None };
        let back = if self.top > 0 { key(Command::PageUp, "previous page") } else { None };
        [on, back, key(Command::Back, "back to the question")].into_iter().flatten().collect()
    }
}
