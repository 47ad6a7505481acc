//! The preview where it has no room beside the form: it covers it, and is scrolled.

use super::{Ask, Kind, Next, Offer, offer};
use crate::app::describe::{Description, Room};
use crate::app::keymap::{Command, Scope};
use crate::app::pointer::NOTCH;
use crate::app::{Model, Preview, code, frame, layout};
use crate::form::describe;
use crate::form::pasted::Pasted;

/// The preview in the form's place.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Cover {
    /// The first line; `None` while it still stands where the focus is.
    top: Option<usize>,
}

impl Cover {
    /// The first line; `None` while it still stands where the focus is.
    pub fn top(&self) -> Option<usize> {
        self.top
    }
}

impl Ask for Cover {
    fn scope(&self, _model: &Model) -> Scope {
        Scope::Page
    }

    fn kind(&self) -> Kind {
        Kind::Base
    }

    fn typed(&mut self, model: &mut Model, _c: char) -> Next {
        let back = model.key(Command::Back);
        model.refuse(format!("{back} leads back to the form; typing goes into its rows"));
        Next::Stay
    }

    fn pasted(&mut self, model: &mut Model, _pasted: &Pasted) -> Next {
        let back = model.key(Command::Back);
        model.refuse(format!("{back} leads back to the form; a paste goes into its rows"));
        Next::Stay
    }

    fn run(&mut self, model: &mut Model, command: Command) -> Option<Next> {
        let Room { width, height } = layout::room_of_page(model);
        let screen = height.saturating_sub(1);
        let pane = frame::chosen_pane(model, self.top, frame::at_focus(model));
        let text = model.form.session().content().text();
        let (rows, top) = code::extent(text, &pane.body, width, screen);
        let last = rows.saturating_sub(screen);
        self.top = Some(match command {
            Command::Down => (top + 1).min(last),
            Command::Up => top.saturating_sub(1),
            Command::PageDown => (top + screen.saturating_sub(1)).min(last),
            Command::PageUp => top.saturating_sub(screen.saturating_sub(1)),
            Command::First => 0,
            Command::Last => last,
            Command::Back => {
                model.screen.show(Preview::Off);
                return Some(Next::Leave(Vec::new()));
            }
            _ => return None,
        });
        Some(Next::Stay)
    }

    fn notch(&self) -> usize {
        NOTCH
    }

    fn describe<'m>(&'m self, model: &'m Model, _room: Room) -> Description<'m> {
        let pane = frame::chosen_pane(model, self.top, frame::at_focus(model));
        let help = describe::help(&model.form, false);
        let shown = pane.views.iter().find(|(_, _, shown)| *shown).map_or("", |(title, ..)| title);
        Description::titled(format!("{}, {shown}", pane.title), pane.right, pane.body, help)
    }

    fn offers(&self, model: &Model) -> Vec<Offer> {
        let key = |command, does: &str| offer(model, Scope::Page, command, does);
        let offers = [
            key(Command::Preview, "changes, off"),
            key(Command::Down, "scroll"),
            key(Command::Back, "form"),
            key(Command::Save, "save"),
        ];
        offers.into_iter().flatten().collect()
    }
}
