//! A JSON object was pasted: it is opened as a new file, or merged into this one, its changes shown first.
//!
//! It deliberately changes nothing before it is answered.

use super::{Ask, Kind, Next, Offer, close_popups, compare, offer, offer_all};
use crate::app::describe::{Body, Description, Item, Lines, Room, Shown};
use crate::app::keymap::{Command, Scope};
use crate::app::{Effect, Model};
use crate::form::describe::{Help, Line, Remark, Sense, Value, Words};
use crate::form::find;
use crate::form::status::plural;
use crate::json::diff::tree;
use crate::json::document::{Change, Content, Document};
use crate::json::{Lines as TextLines, Path};
use crate::manifest::{difference, merge};

/// What the step is called.
const OPEN: &str = "open what was pasted";

/// The fewest lines below the answers where the changes have a title.
const ROOM: usize = 4;

/// The column of what an answer does.
const COLUMN: usize = 29;

/// A JSON object that was pasted.
#[derive(Debug, Clone)]
pub struct PastedObject {
    /// As it was pasted.
    text: String,
    /// The manifest with it, or why it cannot be merged.
    merged: Result<Merged, String>,
    /// The number of the answer that Enter gives.
    chosen: usize,
}

/// The manifest with what was pasted in it.
#[derive(Debug, Clone)]
struct Merged {
    document: Document,
    changes: Vec<Change>,
    /// What differs: the path, what became of it, and whether something was there.
    rows: Vec<(Path, String, bool)>,
}

impl Merged {
    /// What it changes, by name.
    fn names(&self) -> String {
        let names: Vec<_> = self.rows.iter().map(|(path, ..)| find::name_of(path)).collect();
        format!("It changes {}.", names.join(", "))
    }
}

/// What can be done with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Answer {
    Open,
    Merge,
    Look,
    Cancel,
}

impl PastedObject {
    /// Offers what was pasted.
    pub(in crate::app) fn new(model: &Model, text: &str) -> PastedObject {
        PastedObject { text: text.to_owned(), merged: merged(model, text), chosen: 0 }
    }

    /// What can be done, each with its letter, its title and what it means.
    fn answers(&self, model: &Model) -> Vec<(Answer, Option<char>, &'static str, String)> {
        let name = model.file.name();
        let merge = match &self.merged {
            Err(why) => format!("not possible: {why}"),
            Ok(merged) if merged.rows.is_empty() => "nothing to do: all of it is here already".to_owned(),
            Ok(merged) => {
                let replaced = merged.rows.iter().filter(|row| row.2).count();
                let (added, members) = (merged.rows.len() - replaced, plural(replaced, "member"));
                format!("{members} replaced, {added} added, none removed: one step")
            }
        };
        let into = if model.file.path().is_some() { "merge into this file" } else { "merge into this one" };
        let mut answers = vec![
            (Answer::Open, Some('n'), "open as new file", kept(model, &name)),
            (Answer::Merge, Some('m'), into, merge),
        ];
        if self.merged.as_ref().is_ok_and(|merged| !merged.rows.is_empty()) {
            answers.push((Answer::Look, Some('l'), "look", "the lines that merge would change".to_owned()));
        }
        answers.push((Answer::Cancel, None, "cancel", "back; nothing changes".to_owned()));
        answers
    }

    fn follow(&self, model: &mut Model, answer: Answer) -> Next {
        match (answer, &self.merged) {
            (Answer::Open, _) => self.open(model),
            (Answer::Merge, Ok(merged)) => merge_into(model, merged),
            (Answer::Merge, Err(why)) => {
                model.refuse(format!("not merged: {why}"));
                Next::Stay
            }
            (Answer::Look, Ok(merged)) => {
                let old = model.form.session().content().text().to_owned();
                let title = format!("{} with what was pasted", model.file.name());
                compare(model, title, old, merged.document.text().to_owned());
                Next::Stay
            }
            (Answer::Look, Err(_)) => Next::Stay,
            (Answer::Cancel, _) => Next::Leave(Vec::new()),
        }
    }

    /// Opens it as a new file; where nothing was begun yet, in its place.
    fn open(&self, model: &mut Model) -> Next {
        if untouched(model) {
            close_popups(model);
            model.begin_with(OPEN, &self.text);
            return Next::Leave(Vec::new());
        }
        if model.file.saving().is_some() {
            model.refuse(format!("{} is still being written: answer again in a moment", model.file.name()));
            return Next::Stay;
        }
        if model.unsaved().is_some() && !model.recovery.keeps() {
            let name = model.file.name();
            model.refuse(format!(
                "not opened: your changes to {name} cannot be kept for later; save them first"
            ));
            return Next::Stay;
        }
        Next::Leave(vec![Effect::Begin { name: OPEN, text: self.text.clone() }])
    }

    /// The sentence about the text itself: what it is called, or its first mistake.
    fn about(&self) -> String {
        match Content::of(self.text.clone()) {
            Content::Text { error, .. } => {
                let (line, column) = TextLines::of(&self.text).place(error.offset);
                format!("It is not JSON yet: line {line}, column {column}: {error}. A new file shows it.")
            }
            Content::Manifest(document) => {
                let name =
                    document.root().get("client_name").and_then(|name| Some(name.as_text()?.into_owned()));
                let name = name
                    .map_or_else(|| "it has no client_name".to_owned(), |name| format!("client_name {name}"));
                format!("The text is JSON: {name}. A value was not replaced: open its field and paste there.")
            }
        }
    }
}

/// Whether nobody has begun anything here.
fn untouched(model: &Model) -> bool {
    model.form.session().saved_text().is_none() && model.unsaved().is_none()
}

/// What becomes of the work on this file when another one opens.
fn kept(model: &Model, name: &str) -> String {
    if untouched(model) {
        return "not saved yet; nothing was begun here".to_owned();
    }
    let changes = model.form.session().changed().len();
    match model.unsaved() {
        None => format!("not saved yet; {name} stays as it is"),
        Some(_) if !model.recovery.keeps() => format!("not possible: {name} has changes that are not saved"),
        Some(_) => format!("not saved yet; {name} keeps its {} for later", plural(changes.max(1), "change")),
    }
}

fn merged(model: &Model, text: &str) -> Result<Merged, String> {
    let Content::Manifest(other) = Content::of(text.to_owned()) else {
        return Err("what was pasted is not JSON yet".to_owned());
    };
    let document = model.form.document().ok_or("the text here is not JSON yet")?;
    if document.root().kind() != crate::json::Kind::Object {
        return Err("the text here is no object".to_owned());
    }
    let changes = merge::overlay(document, &other).map_err(|refusal| refusal.to_string())?;
    let mut new = document.clone();
    for change in &changes {
        new.apply(change).map_err(|refusal| refusal.to_string())?;
    }
    // Both values of a row stand in half of the window.
    let longest = (usize::from(model.screen.size().width) / 4).saturating_sub(3).max(8);
    let row = |one: tree::Difference<'_>| {
        let becomes = difference::becomes(one.old, one.new, &one.path, longest);
        (one.path, becomes, one.old.is_some())
    };
    let rows = tree::differences(document, &new).into_iter().map(row).collect();
    Ok(Merged { document: new, changes, rows })
}

fn merge_into(model: &mut Model, merged: &Merged) -> Next {
    close_popups(model);
    let count = merged.rows.len();
    if model.act("merge what was pasted".to_owned(), merged.changes.clone()) {
        let undo = model.key(Command::Undo);
        model.say(format!("merged {}; {undo} takes them back", plural(count, "change")));
    } else if model.screen.message().is_none() {
        model.say("all of what was pasted is here already");
    }
    Next::Leave(Vec::new())
}

impl Ask for PastedObject {
    fn scope(&self, _model: &Model) -> Scope {
        Scope::Dialog
    }

    fn kind(&self) -> Kind {
        Kind::Dialog
    }

    /// A letter gives its answer.
    fn typed(&mut self, model: &mut Model, c: char) -> Next {
        let given = self.answers(model).into_iter().find(|answer| answer.1 == Some(c.to_ascii_lowercase()));
        if let Some((answer, ..)) = given {
            return self.follow(model, answer);
        }
        self.unbound(model);
        Next::Stay
    }

    fn unbound(&mut self, model: &mut Model) {
        let (enter, back) = (model.key(Command::Enter), model.key(Command::Back));
        model.say(format!("choose an answer: arrows and {enter}, or its letter; {back} leads back"));
    }

    fn run(&mut self, model: &mut Model, command: Command) -> Option<Next> {
        let answers = self.answers(model);
        let count = answers.len();
        match command {
            Command::Enter => return Some(self.follow(model, answers[self.chosen.min(count - 1)].0)),
            Command::Back => return Some(Next::Leave(Vec::new())),
            Command::Down => self.chosen = (self.chosen + 1) % count,
            Command::Up => self.chosen = (self.chosen + count - 1) % count,
            _ => self.unbound(model),
        }
        Some(Next::Stay)
    }

    fn describe<'m>(&'m self, model: &'m Model, room: Room) -> Description<'m> {
        let answers = self.answers(model);
        let rows = answers.iter().enumerate().map(|(number, (_, letter, title, means))| {
            let key = letter.map_or_else(|| model.key(Command::Back), |letter| letter.to_string());
            let line = Line::new(Words::text(*title)).chosen(number == self.chosen);
            Item::Row(Line { key, ..line.with(Value::Words(Words::dim(means))) })
        });
        let mut head: Vec<_> = rows.collect();
        let mut items = Vec::new();
        if let Ok(merged) = &self.merged {
            let count = Words::dim(plural(merged.rows.len(), "change"));
            // Where there is hardly room for the changes, they need no title.
            if room.height > head.len() + ROOM {
                head.push(Item::Rule("what merge would change".to_owned(), count));
            }
            items = shown(&merged.rows, room.height.saturating_sub(head.len() + 1));
        }
        let lines = Lines { head, items, shown: Shown::default(), column: Some(COLUMN), editor: None };
        let (answer, _, title, means) = &answers[self.chosen.min(answers.len() - 1)];
        let about = match (answer, &self.merged) {
            (Answer::Merge | Answer::Look, Ok(merged)) if !merged.rows.is_empty() => merged.names(),
            _ => self.about(),
        };
        let help = Help::of(*title, format!("{}: {means}. {about}", capital(title)));
        Description::titled("you pasted a JSON object", "", Body::Lines(lines), help)
    }

    fn offers(&self, model: &Model) -> Vec<Offer> {
        let key = |command, does: &str| offer(model, Scope::Dialog, command, does);
        let answers = self.answers(model);
        let chosen = answers[self.chosen.min(answers.len() - 1)].2;
        let mut offers = vec![
            key(Command::Enter, chosen),
            offer_all(model, Scope::Dialog, &[Command::Up, Command::Down], "choose"),
        ];
        for (_, letter, title, _) in answers.iter().filter(|answer| answer.2 != chosen) {
            offers.push(letter.and_then(|letter| Offer::typing(&letter.to_string(), *title)));
        }
        offers.push(key(Command::Back, "cancel"));
        offers.into_iter().flatten().collect()
    }
}

/// The changes, and how many more there are than lines.
fn shown(rows: &[(Path, String, bool)], lines: usize) -> Vec<Item> {
    let fits = if rows.len() > lines { lines.saturating_sub(1) } else { rows.len() };
    let row = |(path, becomes, _): &(Path, String, bool)| {
        let remark = Some(Remark::half(becomes, Sense::Changed));
        Item::Row(Line { remark, ..Line::new(Words::text(find::name_of(path))) })
    };
    let mut items: Vec<_> = rows.iter().take(fits).map(row).collect();
    if rows.len() > fits {
        items.push(Item::Row(Line::new(Words::dim(format!("… and {} more", rows.len() - fits)))));
    }
    items
}

fn capital(text: &str) -> String {
    let mut characters = text.chars();
    let first = characters.next();
    first.map_or_else(String::new, |first| format!("{}{}", first.to_uppercase(), characters.as_str()))
}
