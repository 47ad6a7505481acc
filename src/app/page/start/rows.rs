//! The rows of the start page: what they are called, what they say, what is said of them.
//!
//! It deliberately knows no key: what a row leads to is the page's.

use std::path::{Path, PathBuf};

use crate::app::Model;
use crate::app::describe::{Beside, Item, Lines};
use crate::app::files::name;
use crate::app::home::{Glance, Home, Left, Looked, Spot};
use crate::app::keymap::Command;
use crate::form::describe::{Help, Line, Part, Remark, Sense, Sign, Value, Words};
use crate::manifest::template::Template;

/// The column of what follows a verdict, where there is room.
const FOLDER: usize = 47;

/// What stands in place of a verdict before the file was looked at.
const NOT_YET: &str = "…";

/// What names a row, whatever stands above it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Chosen {
    Work(PathBuf),
    File(PathBuf),
    Path,
    Template(usize),
    Tour,
}

/// A row.
#[derive(Debug, Clone, Copy)]
pub(super) enum Entry<'m> {
    Work(&'m Left),
    Recent(&'m Spot),
    Here(&'m Spot),
    Path,
    Template(usize),
    Tour,
}

impl<'m> Entry<'m> {
    pub(super) fn key(self) -> Chosen {
        match self {
            Entry::Work(left) => Chosen::Work(left.draft.id.clone()),
            Entry::Recent(spot) | Entry::Here(spot) => Chosen::File(spot.path.clone()),
            Entry::Path => Chosen::Path,
            Entry::Template(number) => Chosen::Template(number),
            Entry::Tour => Chosen::Tour,
        }
    }

    /// The part of the page that it stands in.
    pub(super) fn part(self) -> &'static str {
        match self {
            Entry::Work(_) => "unsaved work",
            Entry::Recent(_) => "recent",
            Entry::Here(_) => "in this folder",
            Entry::Path => "open",
            Entry::Template(_) | Entry::Tour => "new",
        }
    }

    /// Its file.
    pub(super) fn path(self) -> Option<&'m Path> {
        match self {
            Entry::Work(left) => left.path.as_deref(),
            Entry::Recent(spot) | Entry::Here(spot) => Some(&spot.path),
            Entry::Path | Entry::Template(_) | Entry::Tour => None,
        }
    }
}

/// Every row, in order.
pub(super) fn entries(model: &Model) -> Vec<Entry<'_>> {
    let around = model.home.as_ref().map(Home::around);
    let files = around.into_iter().flat_map(|around| {
        let work = around.unsaved.iter().map(Entry::Work);
        work.chain(around.recent.iter().map(Entry::Recent)).chain(around.here.iter().map(Entry::Here))
    });
    let new = (0..Template::ALL.len()).map(Entry::Template);
    files.chain([Entry::Path]).chain(new).chain([Entry::Tour]).collect()
}

pub(super) fn glance<'m>(model: &'m Model, path: &Path) -> Option<&'m Glance> {
    match model.home.as_ref()?.looked(path)? {
        Looked::Text(glance) => Some(glance),
        Looked::Not(_) => None,
    }
}

/// What is said first where there is nothing to open.
const EMPTY: &str = "No manifest is here yet: choose below what to start from, or take the tour. ";

/// What the tour is, in a few words.
const TOUR: &str = "six short steps on a scratch manifest";

/// What is said of it.
const ABOUT_TOUR: &str = "Type, tick, find, fix, try a profile, save: each step is a sentence in the message line. You can leave at any step; nothing of it is kept unless you save it.";

/// What unsaved work is called whose file never had a name.
const NO_NAME: &str = "without a name";

fn nothing(home: &Home) -> bool {
    let around = home.around();
    around.unsaved.is_empty() && around.recent.is_empty() && around.here.is_empty()
}

fn about_work(left: &Left) -> Part {
    let gone = if left.path.is_some() && !left.is_there {
        " Its file is not there any more: it would be written again under its name."
    } else {
        ""
    };
    let what = if left.changes.starts_with(|first: char| first.is_ascii_digit()) {
        format!("{} that no file holds", left.changes)
    } else {
        format!("Work that no file holds ({})", left.changes)
    };
    let when = &left.draft.when;
    Part::About(format!("{what}, from {when}. Opening it asks what is to become of it.{gone}"))
}

/// A row as it is shown.
pub(super) fn line(model: &Model, entry: Entry<'_>, wide: bool) -> Line {
    let file = |label: String, sign, verdict: Words, path: Option<&Path>, when: &str| {
        let folder = path.and_then(Path::parent).map(|folder| model.folders.shown(folder));
        let value = match folder.filter(|_| wide) {
            Some(folder) => Value::Pair(verdict, FOLDER, Words::dim(folder)),
            None => Value::Words(verdict),
        };
        let remark = Some(Remark::soft(when, Sense::Dim));
        Line { sign, remark, ..Line::new(Words::text(label)).with(value) }
    };
    match entry {
        Entry::Work(left) => {
            let label = left.path.as_deref().map_or_else(|| NO_NAME.to_owned(), name);
            let changes = Words::new(left.changes.clone(), Sense::Changed);
            file(label, None, changes, left.path.as_deref(), &left.draft.when)
        }
        Entry::Recent(spot) | Entry::Here(spot) => {
            let looked = model.home.as_ref().and_then(|home| home.looked(&spot.path));
            let (sign, verdict) = match looked {
                None => (None, Words::dim(NOT_YET)),
                Some(Looked::Not(why)) => (Some(Sign::Nothing), Words::dim(why.clone())),
                Some(Looked::Text(glance)) => (Some(glance.sign()), verdict(glance)),
            };
            let path = matches!(entry, Entry::Recent(_)).then_some(spot.path.as_path());
            file(name(&spot.path), sign, verdict, path, &spot.when)
        }
        Entry::Path => {
            let complete = model.key(Command::Complete);
            let words = if wide && !model.screen.keymap().is_spoken() {
                format!("type it, {complete} completes; or paste JSON")
            } else {
                "type it".to_owned()
            };
            Line::new(Words::text("a path…")).with(Value::Words(Words::dim(words)))
        }
        Entry::Template(number) => {
            let template = Template::ALL[number];
            let label = Words::text(format!("{} {}", number + 1, template.title()));
            Line::new(label).with(Value::Words(Words::dim(template.help())))
        }
        Entry::Tour => Line::new(Words::text("the tour")).with(Value::Words(Words::dim(TOUR))),
    }
}

fn verdict(glance: &Glance) -> Words {
    let sense = match glance.sign() {
        Sign::Mark(mark) => mark.into(),
        Sign::Good => Sense::Good,
        Sign::Bad | Sign::Nothing => Sense::Dim,
    };
    Words::new(glance.verdict(), sense)
}

/// What stands beside a row that is no file: what a template begins with, or what will be shown there.
pub(super) fn beside(entry: Entry<'_>) -> Beside<'static> {
    let Entry::Template(number) = entry else {
        let words = Words::dim("The text of a file or a template that is chosen is shown here.");
        let items = vec![Item::Blank, Item::Prose(words, 2)];
        return Beside::Lines("nothing is chosen".to_owned(), Lines { items, ..Lines::default() });
    };
    let template = Template::ALL[number];
    let code = |(number, text): (usize, &str)| Item::Code {
        number: number + 1,
        sense: Sense::Text,
        text: text.to_owned(),
    };
    let items = template.text().lines().enumerate().map(code).collect();
    Beside::Lines(template.title().to_owned(), Lines { items, ..Lines::default() })
}

/// What is said of a row.
pub(super) fn help(model: &Model, entry: Entry<'_>) -> Help {
    let title = entry.path().map(name);
    if let (Some(glance), Some(title)) = (entry.path().and_then(|path| glance(model, path)), &title) {
        let parts = match entry {
            Entry::Work(left) => vec![about_work(left)],
            _ => glance.parts(),
        };
        return Help { title: title.clone(), short: title.clone(), source: glance.size(), parts };
    }
    match entry {
        Entry::Work(left) => {
            let title = title.unwrap_or_else(|| NO_NAME.to_owned());
            Help { parts: vec![about_work(left)], ..Help::of(title, "") }
        }
        Entry::Recent(spot) | Entry::Here(spot) => {
            let looked = model.home.as_ref().and_then(|home| home.looked(&spot.path));
            let about = match looked {
                Some(Looked::Not(why)) => format!("{}: {why}.", model.folders.shown(&spot.path)),
                _ => "Not looked at yet.".to_owned(),
            };
            Help::of(title.unwrap_or_default(), about)
        }
        Entry::Path => {
            let complete = model.key(Command::Complete);
            let empty = model.home.as_ref().is_some_and(|home| home.is_known() && nothing(home));
            let first = if empty { EMPTY } else { "" };
            let about = format!(
                "{first}A letter, / . or ~ begins a path; {complete} completes it. A path where no file is begins a new one. JSON that you paste is opened as a new file."
            );
            Help::of("open a path", about)
        }
        Entry::Template(number) => {
            let template = Template::ALL[number];
            Help::of(template.title(), template.about())
        }
        Entry::Tour => Help::of("the tour", ABOUT_TOUR),
    }
}
