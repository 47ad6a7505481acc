//! The preview where it has no room beside the form: it covers it, and is scrolled.

use super::{Ask, Kind, Next, Offer, offer};
use crate::app::describe::{Description, Room};
use crate::app::keymap::{Command, Scope};
use crate::app::pointer::NOTCH;
use crate::app::{Model, Preview, frame, layout};
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
        model.say(format!("{back} leads back to the form; typing goes into its rows"));
        Next::Stay
    }

    fn pasted(&mut self, model: &mut Model, _pasted: &Pasted) -> Next {
        let back = model.key(Command::Back);
        model.say(format!("{back} leads back to the form; a paste goes into its rows"));
        Next::Stay
    }

    fn run(&mut self, model: &mut Model, command: Command) -> Option<Next> {
        // Under its title.
        let lines = layout::areas(model).map_or(1, |areas| usize::from(areas.form.height).saturating_sub(1));
        let screen = lines.saturating_sub(1);
        let shows_json = model.screen.preview() == Preview::Json;
        let top = self.top.unwrap_or_else(|| if shows_json { frame::first_line(model, lines) } else { 0 });
        self.top = Some(match command {
            Command::Down => top.saturating_add(1),
            Command::Up => top.saturating_sub(1),
            Command::PageDown => top.saturating_add(screen),
            Command::PageUp => top.saturating_sub(screen),
            Command::First => 0,
            Command::Last => usize::MAX,
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
        let (title, body) = frame::preview(model, self.top);
        let help = describe::help(&model.form, None, false);
        Description::titled(title, model.key(Command::Preview), body, help)
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
