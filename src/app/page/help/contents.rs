//! What the help says: of the place that it was opened from, of every key, every mark, every field.
//!
//! Told as blocks that what is typed narrows, and laid out for a width. It deliberately knows no page.

use crate::app::Model;
use crate::app::describe::{Item, Pair};
use crate::app::keymap::{Command, PAIRS, Scope, TYPING};
use crate::app::page::Offer;
use crate::form::describe::{Help, Part, Words};
use crate::form::place::Place;
use crate::manifest::catalogue::{Field, Kind, ROOT, Section};
use crate::safe;

/// From which width how many keys stand side by side.
const COLUMNS: [(usize, usize); 3] = [(140, 3), (60, 2), (0, 1)];

/// Where keys are read, beside what is read everywhere.
const PLACES: [(Scope, &str); 20] = [
    (Scope::Form, "keys in the form"),
    (Scope::Choice, "keys on a value of a checklist"),
    (Scope::Open, "keys in an open text"),
    (Scope::Line, "keys that edit a text"),
    (Scope::Find, "keys in the search"),
    (Scope::Palette, "keys in the list of commands"),
    (Scope::Fill, "keys in the blanks, and in one endpoint"),
    (Scope::Review, "keys in the review"),
    (Scope::QuickLaunch, "keys in quick launch"),
    (Scope::Preview, "keys in the preview"),
    (Scope::Page, "keys where a text is read"),
    (Scope::Json, "keys in a value edited as JSON"),
    (Scope::Text, "keys in a text that is not JSON"),
    (Scope::Raw, "keys in JSON"),
    (Scope::GoTo, "keys where a section is chosen"),
    (Scope::Start, "keys on the start page"),
    (Scope::Path, "keys where a path is typed"),
    (Scope::Templates, "keys where a template is chosen"),
    (Scope::Dialog, "keys in a question"),
    (Scope::Help, "keys in the help"),
];

/// What the marks mean.
const MARKS: [(&str, &str); 7] = [
    ("▸", "where the keys act"),
    ("•", "to fill in, or missing"),
    ("✗", "an error: not allowed"),
    ("!", "a warning: may not work"),
    ("i", "a note: worth knowing"),
    ("~", "changed since the save"),
    ("*", "required"),
];

/// What is true everywhere.
const PROMISES: [&str; 2] = [
    "A field is not set until you set it: not set, empty and false are different.",
    "What you do not touch does not change in the file, not by a byte.",
];

/// The place that the help was opened from.
#[derive(Debug, Clone)]
pub(super) struct Here {
    scope: Scope,
    help: Help,
    offers: Vec<Offer>,
}

impl Here {
    /// A place: whose keys are read in it, what is said of what is chosen, and which keys do something.
    pub(super) fn new(scope: Scope, help: Help, offers: Vec<Offer>) -> Here {
        Here { scope, help, offers }
    }
}

/// What belongs together.
struct Block {
    title: String,
    right: String,
    entries: Vec<Entry>,
}

enum Entry {
    Said(String),
    Key(Pair),
}

impl Entry {
    fn key(keys: impl Into<String>, does: impl Into<String>) -> Entry {
        Entry::Key((keys.into(), does.into()))
    }

    /// Whether every word that was typed stands in it.
    fn answers(&self, words: &[String]) -> bool {
        let text = match self {
            Entry::Said(text) => text.to_lowercase(),
            Entry::Key((keys, does)) => format!("{keys} {does}").to_lowercase(),
        };
        words.iter().all(|word| text.contains(word))
    }
}

impl Block {
    fn new(title: impl Into<String>, entries: Vec<Entry>) -> Block {
        Block { title: title.into(), right: String::new(), entries }
    }

    /// What of it answers what was typed: all where the title does.
    fn answering(mut self, words: &[String]) -> Option<Block> {
        let title = self.title.to_lowercase();
        if !words.iter().all(|word| title.contains(word)) {
            self.entries.retain(|entry| entry.answers(words));
        }
        (!self.entries.is_empty()).then_some(self)
    }

    /// Its lines in a width: what is said below each other, the keys side by side where they fit.
    fn lay_out(self, width: usize, items: &mut Vec<Item>) {
        items.push(Item::Rule(self.title, Words::dim(self.right).into()));
        let columns = COLUMNS.iter().find(|(least, _)| width >= *least).map_or(1, |(_, columns)| *columns);
        let (mut cells, mut wide) = (Vec::new(), Vec::new());
        for entry in self.entries {
            match entry {
                Entry::Said(text) => {
                    keep(&mut cells, columns, items);
                    items.push(Item::Prose(Words::text(text), 2));
                }
                Entry::Key(pair) => {
                    if columns > 1 && Item::key_width(&pair) > width / columns {
                        wide.push(Item::Keys { cells: vec![pair], columns: 1 });
                        continue;
                    }
                    cells.push(pair);
                    if cells.len() == columns {
                        keep(&mut cells, columns, items);
                    }
                }
            }
        }
        keep(&mut cells, columns, items);
        items.append(&mut wide);
    }
}

/// Ends a line of keys.
fn keep(cells: &mut Vec<Pair>, columns: usize, items: &mut Vec<Item>) {
    if !cells.is_empty() {
        items.push(Item::Keys { cells: std::mem::take(cells), columns });
    }
}

/// The help in a width, of the place that it was opened from first; narrowed by what was typed.
pub(super) fn contents(model: &Model, here: &Here, width: usize, typed: &str) -> Vec<Item> {
    let words: Vec<_> = typed.split_whitespace().map(str::to_lowercase).collect();
    let mut blocks = vec![
        about(model, here),
        Block::new("keys here", keys_here(model, here)),
        Block::new("keys everywhere", keys(model, Scope::Any)),
        Block::new("marks", MARKS.map(|(mark, means)| Entry::key(mark, means)).into()),
    ];
    blocks.extend([Block::new("always", PROMISES.map(|said| Entry::Said(said.to_owned())).into())]);
    let elsewhere = PLACES.into_iter().filter(|(scope, _)| !here.scope.reach().contains(scope));
    blocks.extend(elsewhere.map(|(scope, title)| Block::new(title, keys(model, scope))));
    blocks.push(guides());
    if !words.is_empty() {
        fields(ROOT, &mut blocks);
    }
    let mut items = Vec::new();
    for block in blocks.into_iter().filter_map(|block| block.answering(&words)) {
        block.lay_out(width, &mut items);
    }
    if items.is_empty() {
        items.push(Item::Prose(Words::dim(format!("nothing found for {}", safe::display_safe(typed))), 2));
    }
    items
}

/// What is said of the place.
fn about(model: &Model, here: &Here) -> Block {
    let mut entries = Vec::new();
    for part in &here.help.parts {
        match part {
            Part::Problem { message, fix, .. } => {
                entries.push(Entry::Said(message.clone()));
                entries.extend(fix.iter().map(|fix| Entry::key(model.key(Command::Fix), fix)));
            }
            Part::About(about) => entries.push(Entry::Said(about.clone())),
            Part::Example(example) => entries.push(Entry::Said(example.clone())),
        }
    }
    let form = matches!(here.scope, Scope::Form | Scope::Choice | Scope::Open);
    let row = if form { model.form.row() } else { None };
    if let Some(field) = row.and_then(crate::form::rows::Row::own_field) {
        if matches!(model.form.focus(), Place::Option(..)) {
            entries.push(Entry::Said(field.help.to_owned()));
        }
        entries.push(Entry::key("JSON", model.form.focus().path().to_string()));
        entries.push(Entry::key("Documented", field.source.name()));
    }
    let title = format!("help: {}", here.help.title);
    Block { title, right: here.help.source.clone(), entries }
}

/// What the keys do in the place: in the words of the moment, then whatever else has a key.
fn keys_here(model: &Model, here: &Here) -> Vec<Entry> {
    let said = |keys: &str| here.offers.iter().any(|offer| offer.keys.split(' ').any(|key| key == keys));
    let own = here.scope.reach().iter().filter(|scope| **scope != Scope::Any);
    let everywhere = |keys: &str| {
        let rows = model.screen.keymap().rows().iter().filter(|row| row.scope == Scope::Any);
        rows.flat_map(|row| row.chords.iter()).any(|chord| chord.to_string() == keys)
    };
    let now = here.offers.iter().filter(|offer| !everywhere(&offer.keys));
    let rest = own.flat_map(|scope| keys(model, *scope)).filter(|entry| match entry {
        Entry::Key((keys, _)) => !keys.split(' ').next().is_some_and(said),
        Entry::Said(_) => true,
    });
    now.map(|offer| Entry::key(&offer.keys, &offer.does)).chain(rest).collect()
}

/// The keys of one place, from the table.
fn keys(model: &Model, scope: Scope) -> Vec<Entry> {
    let rows = model.screen.keymap().rows().iter();
    let rows: Vec<_> = rows.filter(|row| row.scope == scope && !row.chords.is_empty()).collect();
    let first = |command| rows.iter().find(|row| row.command == command).map(|row| &row.chords[0]);
    let pairs: Vec<_> = PAIRS
        .iter()
        .filter_map(|(one, other, does)| {
            Some((*one, *other, format!("{} {}", first(*one)?, first(*other)?), *does))
        })
        .collect();
    // Where the two have words of their own that differ in one word only, those are said.
    let there = |one: Command| {
        let (_, other, ..) = pairs.iter().find(|(first, ..)| *first == one)?;
        let does = |command| rows.iter().find(|row| row.command == command).map(|row| row.does);
        let (first, rest) = does(one)?.split_once(' ')?;
        let (second, same) = does(*other)?.split_once(' ')?;
        let turned = [first, second].iter().all(|word| matches!(*word, "next" | "previous"));
        (turned && !rest.contains(',') && rest == same).then(|| format!("{first}, {second} {rest}"))
    };
    let between = |command| {
        let section = |command| matches!(command, Command::Section(section) if section != Section::Other);
        pairs.iter().any(|(one, other, ..)| command == *other || (section(command) && section(*one)))
    };
    let bound = rows.iter().filter_map(|row| {
        if let Some((_, _, keys, does)) = pairs.iter().find(|(one, ..)| row.command == *one) {
            return Some(Entry::key(keys, there(row.command).unwrap_or_else(|| (*does).to_owned())));
        }
        let chords = || row.chords.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
        (!between(row.command)).then(|| Entry::key(chords(), row.does))
    });
    let typing = TYPING.iter().filter(|_| scope == Scope::Form);
    bound.chain(typing.map(|(keys, does)| Entry::key(*keys, *does))).collect()
}

/// What "both guides" means.
fn guides() -> Block {
    let guides = [
        ("older guide", "Installing LivePerson Applications"),
        ("newer guide", "Installing Conversational Cloud Applications"),
    ];
    let mut entries: Vec<_> = guides.map(|(name, title)| Entry::key(name, title)).into();
    entries.push(Entry::Said("Both guides: it stands in each of them.".to_owned()));
    Block::new("the guides of LivePerson", entries)
}

/// What is said of every field, one block each.
fn fields(members: &'static [Field], blocks: &mut Vec<Block>) {
    for field in members {
        let said = [Entry::Said(field.help.to_owned()), Entry::key("JSON", field.key)];
        blocks.push(Block::new(field.label, said.into()));
        if let Kind::Group(members) = field.kind {
            fields(members, blocks);
        }
    }
}
