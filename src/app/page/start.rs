//! What can be opened, each file with its verdict: where a person begins who named no file.
//!
//! Its rows are derived from what is known; the chosen one is named, not numbered, since more becomes
//! known while it is looked at. It deliberately looks at no file, and opens none itself.

mod rows;

use std::path::PathBuf;

use super::{Ask, Kind, Next, Offer, choose_template, offer, offer_all};
use crate::app::available::{NOTHING_YET, means_something};
use crate::app::describe::{Before, Beside, Body, Description, Item, Lines, Room, Shown};
use crate::app::editor::Editor;
use crate::app::files::{Goal, name};
use crate::app::going::leave_for;
use crate::app::home::{Glance, Home};
use crate::app::keymap::{Command, Scope};
use crate::app::question::Question;
use crate::app::typed_path::{READING, TypedPath};
use crate::app::{Model, layout, page, recovery, tour};
use crate::form::describe::{Help, Line, Value, Words};
use crate::form::pasted::Pasted;
use crate::manifest::template::Template;
use rows::{Chosen, Entry, entries, glance};

/// What can be opened.
#[derive(Debug, Clone, Default)]
pub struct StartPage {
    chosen: Option<Chosen>,
    /// The path that is typed, while it is.
    typed: Option<TypedPath>,
}

impl StartPage {
    /// The number of the chosen row; before one is chosen that of the file that was left for this page.
    fn at(&self, model: &Model, entries: &[Entry<'_>]) -> usize {
        let left = model.home.as_ref().and_then(Home::left);
        let is_it = |entry: &Entry<'_>| match &self.chosen {
            Some(chosen) => entry.key() == *chosen,
            None => left.is_some_and(|left| entry.path().is_some_and(|path| path.ends_with(left))),
        };
        entries.iter().position(is_it).unwrap_or(0)
    }

    fn entry<'m>(&self, model: &'m Model) -> Entry<'m> {
        let entries = entries(model);
        entries[self.at(model, &entries)]
    }

    fn moved(&mut self, model: &Model, command: Command) -> bool {
        let entries = entries(model);
        let (at, last, screen) = (self.at(model, &entries), entries.len() - 1, layout::screenful(model));
        let to = match command {
            Command::Down => at + 1,
            Command::Up => at.saturating_sub(1),
            Command::PageDown => at + screen,
            Command::PageUp => at.saturating_sub(screen),
            Command::First => 0,
            Command::Last => last,
            _ => return false,
        };
        self.chosen = Some(entries[to.min(last)].key());
        true
    }

    fn enter(&mut self, model: &mut Model) -> Next {
        let leave =
            |model: &mut Model, path: PathBuf, line| Next::Ask(leave_for(model, Goal::File(path, line)));
        match self.entry(model) {
            Entry::Work(left) => match (left.path.clone(), left.draft.clone()) {
                (Some(path), _) => leave(model, path, None),
                (None, draft) => {
                    recovery::ask_about(model, draft);
                    Next::Stay
                }
            },
            Entry::Recent(spot) | Entry::Here(spot) => {
                let line = glance(model, &spot.path).and_then(Glance::first_error);
                let path = spot.path.clone();
                leave(model, path, line)
            }
            Entry::Path => {
                self.typed = Some(TypedPath::new(""));
                Next::Stay
            }
            Entry::Template(number) => {
                choose_template(model, number);
                Next::Leave(Vec::new())
            }
            Entry::Tour => {
                tour::begin(model);
                Next::Leave(Vec::new())
            }
        }
    }

    /// Forgets the chosen file, or asks whether the chosen work is to go.
    fn forget(&mut self, model: &mut Model) -> Next {
        let entries = entries(model);
        let at = self.at(model, &entries);
        let next = entries.get(at + 1).map(|entry| entry.key());
        match entries[at] {
            Entry::Work(left) => {
                let question = Question::DropWork(left.clone());
                page::ask_over(model, question);
                Next::Stay
            }
            Entry::Recent(spot) => {
                let path = spot.path.clone();
                self.chosen = next;
                let effect = model.forget(&path);
                model.say(format!("{} is forgotten here; the file stays", name(&path)));
                Next::Ask(vec![effect])
            }
            Entry::Here(spot) => {
                let name = name(&spot.path);
                model.refuse(format!("{name} lies in this folder: there is nothing to forget"));
                Next::Stay
            }
            Entry::Path | Entry::Template(_) | Entry::Tour => {
                model.refuse("only unsaved work and recent files can be forgotten");
                Next::Stay
            }
        }
    }

    /// The keys while a path is typed.
    fn run_in_path(&mut self, model: &mut Model, command: Command) -> Option<Next> {
        let typed = self.typed.as_mut()?;
        match command {
            Command::Back => self.typed = None,
            Command::Complete => typed.complete(model),
            Command::Backspace if typed.is_empty() => self.typed = None,
            Command::Enter if typed.waits() => model.refuse(READING),
            Command::Enter if !typed.take(model) => {}
            Command::Enter if typed.text().trim().is_empty() => {
                model.refuse("type the path of a file, such as my-app.json");
            }
            Command::Enter => {
                let path = typed.meant(model).to_string_lossy().into_owned();
                return Some(Next::Ask(leave_for(model, Goal::Typed(path))));
            }
            command if typed.moves(model, command) => {}
            command if means_something(command) || edits(command) => return None,
            _ => model.refuse(NOTHING_YET),
        }
        Some(Next::Stay)
    }
}

/// Whether a command moves or deletes in the text of a path.
fn edits(command: Command) -> bool {
    command.deletes_text()
        || matches!(
            command,
            Command::Left
                | Command::Right
                | Command::First
                | Command::Last
                | Command::WordLeft
                | Command::WordRight
        )
}

impl Ask for StartPage {
    fn scope(&self, _model: &Model) -> Scope {
        if self.typed.is_some() { Scope::Path } else { Scope::Start }
    }

    fn kind(&self) -> Kind {
        Kind::Base
    }

    fn before(&self, model: &Model) -> Option<Before> {
        let around = model.home.as_ref().map(Home::around)?;
        let count = |count: usize, what: &str| (count > 0).then(|| format!("{count} {what}"));
        let parts = [
            count(around.unsaved.len(), "unsaved"),
            count(around.recent.len(), "recent"),
            count(around.here.len(), "in this folder"),
        ];
        let said = |upto: usize| parts[..upto].iter().flatten().cloned().collect::<Vec<_>>().join(", ");
        let says = [3, 2, 1].map(|upto| (String::new(), said(upto)));
        Some(Before { name: "lp-manifest".to_owned(), says: says.to_vec() })
    }

    fn path(&self) -> Option<&TypedPath> {
        self.typed.as_ref()
    }

    fn path_mut(&mut self) -> Option<&mut TypedPath> {
        self.typed.as_mut()
    }

    fn editor(&mut self) -> Option<&mut Editor> {
        self.typed.as_mut().map(|typed| &mut typed.editor)
    }

    fn edited(&mut self, _model: &mut Model) {
        if let Some(typed) = &mut self.typed {
            typed.edited();
        }
    }

    /// A line is a path.
    fn line(&mut self, _model: &mut Model, given: &str) -> Next {
        self.typed = Some(TypedPath::new(given));
        Next::Stay
    }

    /// A digit is a template; everything else begins a path, or goes on with it.
    fn typed(&mut self, model: &mut Model, c: char) -> Next {
        let number = c.to_digit(10).and_then(|digit| (digit as usize).checked_sub(1));
        match number.filter(|number| self.typed.is_none() && *number < Template::ALL.len()) {
            Some(number) => {
                choose_template(model, number);
                Next::Leave(Vec::new())
            }
            None if c == ' ' && self.typed.is_none() => {
                let enter = model.key(Command::Enter);
                model.refuse(format!("{enter} opens it; letters begin a path"));
                Next::Stay
            }
            None => self.insert(model, &c.to_string()),
        }
    }

    /// A file that is dropped here arrives as its path, perhaps in quotes.
    fn pasted(&mut self, model: &mut Model, pasted: &Pasted) -> Next {
        let line = pasted.line();
        let bare = ['\'', '"'].iter().find_map(|quote| line.strip_prefix(*quote)?.strip_suffix(*quote));
        self.insert(model, bare.unwrap_or(&line))
    }

    fn insert(&mut self, _model: &mut Model, text: &str) -> Next {
        let typed = self.typed.get_or_insert_with(|| TypedPath::new(""));
        typed.editor.insert_text(text);
        typed.edited();
        self.chosen = Some(Chosen::Path);
        Next::Stay
    }

    fn run(&mut self, model: &mut Model, command: Command) -> Option<Next> {
        if self.typed.is_some() {
            return self.run_in_path(model, command);
        }
        match command {
            Command::Enter => return Some(self.enter(model)),
            Command::Unset => return Some(self.forget(model)),
            Command::Back => {
                let quit = model.key(Command::Quit);
                model.say(format!("choose a file or a template; {quit} quits"));
            }
            command if self.moved(model, command) => {}
            command if means_something(command) => return None,
            _ => model.refuse(NOTHING_YET),
        }
        Some(Next::Stay)
    }

    fn clicked(&mut self, model: &mut Model, row: Option<usize>, _cell: Option<usize>) -> Next {
        let entries = entries(model);
        let Some(key) = row.and_then(|row| entries.get(row)).map(|entry| entry.key()) else {
            return Next::Stay;
        };
        let again = self.chosen.as_ref() == Some(&key);
        self.chosen = Some(key);
        if again { Next::Do(Command::Enter) } else { Next::Stay }
    }

    fn beside<'m>(&'m self, model: &'m Model) -> Beside<'m> {
        let entry = self.entry(model);
        let title = entry.path().map(name).unwrap_or_default();
        if entry.path().is_none() || self.typed.is_some() {
            return rows::beside(entry);
        }
        match entry.path().and_then(|path| glance(model, path)) {
            Some(glance) => Beside::Other {
                title,
                right: "as on disk".to_owned(),
                form: Some(glance.form()),
                at: glance.points_at(),
            },
            None => Beside::Other { title, right: String::new(), form: None, at: None },
        }
    }

    fn describe<'m>(&'m self, model: &'m Model, room: Room) -> Description<'m> {
        if let Some(typed) = &self.typed {
            return describe_path(model, typed, room);
        }
        let entries = entries(model);
        let at = self.at(model, &entries);
        let (mut items, mut shown, mut part) = (Vec::new(), 0, "");
        for (number, entry) in entries.iter().enumerate() {
            if entry.part() != part {
                part = entry.part();
                let folder = model.home.as_ref().map(|home| model.folders.shown(home.folder()));
                let right =
                    if matches!(entry, Entry::Here(_)) { folder.unwrap_or_default() } else { String::new() };
                items.push(Item::Rule(part.to_owned(), Words::dim(right).into()));
            }
            if number == at {
                shown = items.len();
            }
            items.push(Item::Row(rows::line(model, *entry, room.is_wide()).chosen(number == at)));
        }
        let lines = Lines { items, shown: Shown::Item(shown), ..Lines::default() };
        Description {
            title: None,
            views: Vec::new(),
            body: Body::Lines(lines),
            help: rows::help(model, self.entry(model)),
            extent: format!("{} of {}", at + 1, entries.len()),
            thumb: None,
        }
    }

    fn offers(&self, model: &Model) -> Vec<Offer> {
        if let Some(typed) = &self.typed {
            return offers_in_path(model, typed);
        }
        let key = |command, does: &str| offer(model, Scope::Start, command, does);
        let entry = self.entry(model);
        let error = entry.path().and_then(|path| glance(model, path)).and_then(Glance::first_error);
        let enter = match entry {
            Entry::Work(_) => Some("open, and ask"),
            // Typing begins it.
            Entry::Path => None,
            Entry::Template(_) => Some("look at it"),
            Entry::Tour => Some("take the tour"),
            _ if error.is_some() => Some("open at the first error"),
            _ => Some("open"),
        };
        let brief = match entry {
            Entry::Template(_) => "look",
            Entry::Tour => "start",
            _ => "open",
        };
        let forget = match entry {
            Entry::Work(_) => key(Command::Unset, "discard"),
            Entry::Recent(_) => key(Command::Unset, "forget this entry"),
            _ => None,
        };
        let offers = [
            enter.and_then(|does| key(Command::Enter, does)).map(|offer| offer.or(brief)),
            offer_all(model, Scope::Start, &[Command::Up, Command::Down], "choose"),
            Offer::typing(&format!("1-{}", Template::ALL.len()), "new"),
            Offer::typing("type", "a path"),
            forget,
            key(Command::Quit, "quit"),
        ];
        offers.into_iter().flatten().collect()
    }
}

/// The path that is typed, and what lies there.
fn describe_path<'m>(model: &'m Model, typed: &'m TypedPath, _room: Room) -> Description<'m> {
    let row = Line::new(Words::text("")).with(Value::Query).chosen(typed.chosen().is_none());
    let names = typed.items(model);
    let shown = Shown::Item(typed.chosen().map_or(0, |at| at + 2).min(names.len().saturating_sub(1)));
    let (head, items) = (vec![Item::Row(row)], names);
    let typing = typed.chosen().is_none();
    let lines = Lines { head, items, shown, editor: Some(&typed.editor), typing, ..Lines::default() };
    let help = Help::of("open", "A path where no file is begins a new one: you choose a template next.");
    Description::titled("open a file", "", Body::Lines(lines), help)
}

fn offers_in_path(model: &Model, typed: &TypedPath) -> Vec<Offer> {
    let key = |command, does: &str| offer(model, Scope::Path, command, does);
    let offers = [
        key(Command::Enter, "open"),
        key(Command::Complete, "complete"),
        if typed.names(model).is_empty() { None } else { key(Command::Down, "into the list") },
        key(Command::Back, "back"),
    ];
    offers.into_iter().flatten().collect()
}
