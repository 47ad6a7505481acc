//! A name to save under.

use std::path::PathBuf;

use super::{Ask, Next, Offer, offer};
use crate::app::describe::{Body, Description, Item, Lines, Room};
use crate::app::editor::Editor;
use crate::app::keymap::{Command, Scope};
use crate::app::{Model, saving};
use crate::form::describe::{Help, Line, Value, Words};

/// What is said of it.
const HELP: &str = "Type where to save. Nothing that exists is written over without asking.";

/// A name to save under.
#[derive(Debug, Clone)]
pub struct SaveAs {
    name: Editor,
}

impl SaveAs {
    /// Begins with the name that the file has.
    pub(in crate::app) fn new(model: &mut Model) -> SaveAs {
        model.form.close_step();
        let path = model.file.path().map_or_else(String::new, |path| path.to_string_lossy().into_owned());
        SaveAs::on(&path)
    }

    /// Begins with a name that was typed before.
    pub(in crate::app) fn on(name: &str) -> SaveAs {
        SaveAs { name: Editor::one_line(name) }
    }

    /// The name that is typed.
    pub fn name(&self) -> &Editor {
        &self.name
    }
}

impl Ask for SaveAs {
    fn scope(&self, _model: &Model) -> Scope {
        Scope::SaveAs
    }

    fn editor(&mut self) -> Option<&mut Editor> {
        Some(&mut self.name)
    }

    fn run(&mut self, model: &mut Model, command: Command) -> Option<Next> {
        if command != Command::Enter {
            return None;
        }
        let name = self.name.text();
        if name.trim().is_empty() {
            model.refuse("type the name of a file, such as my-app.json");
            return Some(Next::Stay);
        }
        Some(Next::Leave(saving::save_under(model, PathBuf::from(name))))
    }

    fn describe<'m>(&'m self, _model: &'m Model, _room: Room) -> Description<'m> {
        let row = Line::new(Words::text("")).with(Value::Query).chosen(true);
        let items = vec![Item::Blank, Item::Row(row)];
        let lines = Lines { items, editor: Some(&self.name), ..Lines::default() };
        Description::titled("save as", "", Body::Lines(lines), Help::of("save as", HELP))
    }

    fn offers(&self, model: &Model) -> Vec<Offer> {
        let key = |command, does: &str| offer(model, Scope::SaveAs, command, does);
        let offers = [key(Command::Enter, "save"), key(Command::Back, "back, nothing is written")];
        offers.into_iter().flatten().collect()
    }
}
