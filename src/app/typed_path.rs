//! A path that is typed: what lies in its folder, and how it is completed.
//!
//! Responsible for every path that a person types, to save under and to open. It deliberately reads no
//! folder: it asks, and is told. Relative paths begin where the program was started.

use std::path::{PathBuf, is_separator};

use super::describe::Item;
use super::editor::Editor;
use super::folders::{Name, is_json};
use super::keymap::Command;
use super::{Effect, Model, page};
use crate::form::describe::{Line, Sense, Words};

/// What is said until it is known what lies in a folder.
pub(super) const READING: &str = "the folder is being read…";

/// What is said where nothing lies there that it could become.
const NOTHING: &str = "no file there begins so";

impl Model {
    /// Asks for what lies where a path is typed, if that is another folder than before.
    pub(super) fn list(&mut self) -> Option<Effect> {
        let folder = page::top(self).path().map(|path| path.folder(self));
        self.folders.ask(folder).map(Effect::List)
    }
}

/// A path that is typed.
#[derive(Debug, Clone)]
pub struct TypedPath {
    pub(super) editor: Editor,
    /// The number of the name below it that the keys are on; `None` while they are in the text.
    chosen: Option<usize>,
    /// Whether it is completed as soon as it is known what lies there.
    waits: bool,
}

impl TypedPath {
    pub(super) fn new(text: &str) -> TypedPath {
        TypedPath { editor: Editor::one_line(text), chosen: None, waits: false }
    }

    /// What is typed.
    pub fn text(&self) -> String {
        self.editor.text()
    }

    /// The number of the name below it that the keys are on.
    pub(super) fn chosen(&self) -> Option<usize> {
        self.chosen
    }

    /// Whether nothing is typed.
    pub(super) fn is_empty(&self) -> bool {
        self.text().is_empty()
    }

    /// The text was changed.
    pub(super) fn edited(&mut self) {
        self.chosen = None;
        self.waits = false;
    }

    /// It is known what lies in a folder: what waited for that goes on.
    pub(super) fn go_on(&mut self, model: &mut Model) {
        if self.waits && model.folders.names(&self.folder(model)).is_some() {
            // That it is being read is true no more.
            model.screen.hush();
            self.complete(model);
        }
    }

    /// Whether it is about to be completed: then it is not what is meant yet.
    pub(super) fn waits(&self) -> bool {
        self.waits
    }

    /// The path that is meant.
    pub(super) fn meant(&self, model: &Model) -> PathBuf {
        model.folders.meant(self.text().trim())
    }

    /// The folder in which it ends.
    fn folder(&self, model: &Model) -> PathBuf {
        let text = self.text();
        let folder = model.folders.meant(split(&text).0);
        if folder.as_os_str().is_empty() { PathBuf::from(".") } else { folder }
    }

    /// What lies there that it can become; nothing before that is known. What is hidden is left out until
    /// its point is typed.
    pub(super) fn names<'m>(&self, model: &'m Model) -> Vec<&'m Name> {
        let text = self.text();
        let start = split(&text).1;
        let fits = |name: &&Name| {
            name.name.starts_with(start) && (!name.name.starts_with('.') || start.starts_with('.'))
        };
        model.folders.names(&self.folder(model)).unwrap_or_default().iter().filter(fits).collect()
    }

    /// Whether something of exactly that name lies there.
    pub(super) fn is_there(&self, model: &Model) -> bool {
        let text = self.text();
        self.names(model).iter().any(|name| name.name == split(&text).1)
    }

    /// Goes on to where everything that it can become begins alike; says why it cannot.
    pub(super) fn complete(&mut self, model: &mut Model) {
        self.waits = model.folders.names(&self.folder(model)).is_none();
        if self.waits {
            model.say(READING);
            return;
        }
        let text = self.text();
        let (folder, start) = split(&text);
        let names = self.names(model);
        // What is no JSON is meant only where nothing else is.
        let meant: Vec<_> = names.iter().filter(|name| name.is_folder || is_json(&name.name)).collect();
        let meant = if meant.is_empty() { names.iter().collect() } else { meant };
        let Some(alike) = alike(meant.iter().map(|name| name.name.as_str())) else {
            model.refuse(NOTHING);
            return;
        };
        let whole = meant.len() == 1 && meant[0].is_folder;
        let completed = format!("{folder}{alike}{}", if whole { "/" } else { "" });
        if alike.len() <= start.len() && !whole {
            let several = meant.len() > 1;
            model.say(if several { "several begin so: type on" } else { "this is its name" });
            return;
        }
        *self = TypedPath::new(&completed);
    }

    /// Moves between the text and the names below it; whether the command does that.
    pub(super) fn moves(&mut self, model: &Model, command: Command) -> bool {
        let count = self.names(model).len();
        self.chosen = match (command, self.chosen) {
            (Command::Down, None) if count > 0 => Some(0),
            (Command::Down, Some(at)) => Some((at + 1).min(count.saturating_sub(1))),
            (Command::Up, Some(at)) => at.checked_sub(1),
            (Command::Down | Command::Up, None) => None,
            _ => return false,
        };
        true
    }

    /// Takes the name that the keys are on; whether the path is whole then, and no folder.
    pub(super) fn take(&mut self, model: &Model) -> bool {
        let Some(name) = self.chosen.and_then(|at| self.names(model).get(at).copied().cloned()) else {
            return true;
        };
        let text = self.text();
        let end = if name.is_folder { "/" } else { "" };
        *self = TypedPath::new(&format!("{}{}{end}", split(&text).0, name.name));
        !name.is_folder
    }

    /// The names as rows, under the folder in which they lie.
    pub(super) fn items(&self, model: &Model) -> Vec<Item> {
        let folder = self.folder(model);
        let shown = model.folders.shown(&folder);
        let shown = if shown == "." { "this folder".to_owned() } else { shown };
        let complete = format!("{} completes", model.key(Command::Complete));
        // Who speaks with it says a whole path.
        let complete = if model.screen.keymap().is_spoken() { String::new() } else { complete };
        let rule = Item::Rule(shown, Words::dim(complete).into());
        let row = |(number, name): (usize, &&Name)| {
            let sense = if name.is_folder || is_json(&name.name) { Sense::Text } else { Sense::Dim };
            let label = format!("{}{}", name.name, if name.is_folder { "/" } else { "" });
            Item::Row(Line::new(Words::new(label, sense)).chosen(self.chosen == Some(number)))
        };
        let mut rows: Vec<_> = self.names(model).iter().enumerate().map(row).collect();
        if rows.is_empty() && model.folders.names(&folder).is_some() {
            rows.push(Item::Prose(Words::dim(NOTHING), 4));
        }
        [Item::Blank, rule].into_iter().chain(rows).collect()
    }
}

/// The folder of a path with its last sign, and the beginning of a name in it.
fn split(text: &str) -> (&str, &str) {
    if text == "~" {
        return (text, "");
    }
    let at = text.rfind(is_separator).map_or(0, |at| at + 1);
    text.split_at(at)
}

/// What all of them begin with; `None` of none.
fn alike<'n>(mut names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let first = names.next()?;
    let common = |a: &'n str, b: &str| {
        let end = a.char_indices().zip(b.chars()).find(|((_, a), b)| a != b).map(|((at, _), _)| at);
        &a[..end.unwrap_or(a.len().min(b.len()))]
    };
    Some(names.fold(first, common))
}

#[cfg(test)]
mod tests {
    use super::{alike, split};

    #[test]
    fn a_path_is_split_behind_its_last_folder() {
        assert_eq!(split("a/b/c"), ("a/b/", "c"));
        assert_eq!(split("c"), ("", "c"));
        assert_eq!(split("/"), ("/", ""));
        assert_eq!(split("~"), ("~", ""));
    }

    #[test]
    fn what_all_names_begin_with_is_whole_characters() {
        assert_eq!(alike(["über.json", "übel.json"].into_iter()), Some("übe"));
        assert_eq!(alike(["é", "è"].into_iter()), Some(""));
        assert_eq!(alike(["app.json"].into_iter()), Some("app.json"));
        assert_eq!(alike(["app", "app.json"].into_iter()), Some("app"));
        assert_eq!(alike(std::iter::empty()), None);
    }
}
