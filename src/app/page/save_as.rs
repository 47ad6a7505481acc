//! A name to save under.

use super::{Ask, Next, Offer, offer};
use crate::app::describe::{Body, Description, Item, Lines, Room, Shown};
use crate::app::editor::Editor;
use crate::app::keymap::{Command, Scope};
use crate::app::typed_path::{READING, TypedPath};
use crate::app::{Model, saving};
use crate::form::describe::{Help, Line, Remark, Sense, Value, Words};

/// What a file is called that nobody has called anything.
const NEW: &str = "new-app.json";

/// A name to save under.
#[derive(Debug, Clone)]
pub struct SaveAs {
    name: TypedPath,
}

impl SaveAs {
    /// Begins with the name that the file has, or one that is made of the application's.
    pub(in crate::app) fn new(model: &mut Model) -> SaveAs {
        model.form.close_step();
        let path = model.file.path().map(|path| path.to_string_lossy().into_owned());
        if let Some(path) = path {
            return SaveAs::on(&path);
        }
        // What is typed takes the place of a proposal.
        let name = proposed(model);
        let mut page = SaveAs::on(&name);
        page.name.editor.select(0..name.chars().count());
        page
    }

    /// Begins with a name that was typed before.
    pub(in crate::app) fn on(name: &str) -> SaveAs {
        SaveAs { name: TypedPath::new(name) }
    }

    /// The name that is typed.
    pub fn name(&self) -> &Editor {
        &self.name.editor
    }
}

/// A name for a file whose application is called `com.acme.kiosk`: `kiosk.json`.
fn proposed(model: &Model) -> String {
    let name = model.form.document().and_then(|document| document.root().get("client_name"));
    let name = name.and_then(|name| Some(name.as_text()?.into_owned())).unwrap_or_default();
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    match name.rsplit('.').next().filter(|last| !last.is_empty() && last.chars().all(plain)) {
        Some(last) => format!("{last}.json"),
        None => NEW.to_owned(),
    }
}

impl Ask for SaveAs {
    fn scope(&self, _model: &Model) -> Scope {
        Scope::Path
    }

    fn path(&self) -> Option<&TypedPath> {
        Some(&self.name)
    }

    fn path_mut(&mut self) -> Option<&mut TypedPath> {
        Some(&mut self.name)
    }

    fn editor(&mut self) -> Option<&mut Editor> {
        Some(&mut self.name.editor)
    }

    fn edited(&mut self, _model: &mut Model) {
        self.name.edited();
    }

    fn run(&mut self, model: &mut Model, command: Command) -> Option<Next> {
        match command {
            Command::Complete => self.name.complete(model),
            Command::Enter if self.name.waits() => model.refuse(READING),
            // A name that lies there is taken, and saved under by another key.
            Command::Enter if self.name.chosen().is_some() => drop(self.name.take(model)),
            Command::Enter if self.name.text().trim().is_empty() => {
                model.refuse("type the name of a file, such as my-app.json");
            }
            Command::Enter => {
                let path = self.name.meant(model);
                return Some(Next::Leave(saving::save_under(model, path)));
            }
            command if self.name.moves(model, command) => {}
            _ => return None,
        }
        Some(Next::Stay)
    }

    fn describe<'m>(&'m self, model: &'m Model, _room: Room) -> Description<'m> {
        let typing = self.name.chosen().is_none();
        let there = self.name.is_there(model) && model.file.path() != Some(&self.name.meant(model));
        let state = if there { "is there already" } else { "" };
        let row = Line::new(Words::text("")).with(Value::Query).chosen(typing);
        let row = Line { remark: Some(Remark::soft(state, Sense::Warning)), ..row };
        let items = self.name.items(model);
        let shown = self.name.chosen().map_or(0, |at| at + 2).min(items.len().saturating_sub(1));
        let (head, shown) = (vec![Item::Blank, Item::Row(row)], Shown::Item(shown));
        let editor = Some(&self.name.editor);
        let lines = Lines { head, items, shown, editor, typing, ..Lines::default() };
        Description::titled("save as", "", Body::Lines(lines), Help::of("save as", self.about(model, there)))
    }

    fn offers(&self, model: &Model) -> Vec<Offer> {
        let key = |command, does: &str| offer(model, Scope::Path, command, does);
        let offers = [
            key(Command::Enter, if self.name.chosen().is_some() { "take this name" } else { "save" })
                .map(|offer| offer.or(if self.name.chosen().is_some() { "take it" } else { "save" })),
            key(Command::Complete, "complete"),
            if self.name.names(model).is_empty() { None } else { key(Command::Down, "into the list") },
            key(Command::Back, "back, nothing is written"),
        ];
        offers.into_iter().flatten().collect()
    }
}

impl SaveAs {
    /// What follows from saving so.
    fn about(&self, model: &Model, there: bool) -> String {
        let (new, old) = (self.name.meant(model), model.file.path());
        let save = model.key(Command::Save);
        let name = crate::app::files::name(&new);
        match old {
            _ if there => format!("{name} is there already: you are asked before it is written over."),
            Some(old) if old != new => {
                let old = crate::app::files::name(old);
                format!("{old} stays as it is on disk; from then on {save} writes {name}.")
            }
            Some(_) => "Nothing that exists is written over without asking.".to_owned(),
            None if new.extension().is_none() => {
                format!("The name has no .json at its end, as in {name}.json: check finds a manifest by it.")
            }
            None => {
                let folder = new.parent().map(|folder| model.folders.shown(folder));
                let place = folder.filter(|folder| !folder.is_empty()).map(|folder| format!(" in {folder}"));
                format!("{name} is created{}. From then on {save} writes it.", place.unwrap_or_default())
            }
        }
    }
}
