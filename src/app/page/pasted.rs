//! A JSON object was pasted: it is opened as a new file, or merged into this one, its changes shown first.
//!
//! It deliberately changes nothing before it is answered.

use super::{Ask, Kind, Next, Offer, answers, close_popups, compare};
use crate::app::describe::{Body, Description, Item, Lines, Room, Shown};
use crate::app::keymap::{Command, Scope};
use crate::app::question::Answer;
use crate::app::{Effect, Model};
use crate::form::describe::{Help, Line, Remark, Sense, Words};
use crate::form::status::capital;
use crate::json::diff::tree;
use crate::json::document::{Change, Content, Document};
use crate::json::{Lines as TextLines, Path};
use crate::manifest::check::counted;
use crate::manifest::edits;
use crate::manifest::{difference, merge};

/// What the step is called.
const OPEN: &str = "open what was pasted";

/// The fewest lines below the answers where the changes have a title.
const ROOM: usize = 4;

/// What the dialog is called.
const TITLE: &str = "you pasted a JSON object";

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
        let names: Vec<_> = self.rows.iter().map(|(path, ..)| edits::name_of(path)).collect();
        format!("It changes {}.", names.join(", "))
    }
}

/// What can be done with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Choice {
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

    /// What can be done.
    fn answers(&self, model: &Model) -> Vec<Answer<Choice>> {
        let name = model.file.name();
        let merge = match &self.merged {
            Err(why) => format!("not possible: {why}"),
            Ok(merged) if merged.rows.is_empty() => "nothing to do: all of it is here already".to_owned(),
            Ok(merged) => {
                let replaced = merged.rows.iter().filter(|row| row.2).count();
                let (added, members) = (merged.rows.len() - replaced, counted(replaced, "member"));
                format!("{members} replaced, {added} added, none removed: one step")
            }
        };
        let into = if model.file.path().is_some() { "merge into this file" } else { "merge into this one" };
        let mut answers = vec![
            Answer::new(Some('n'), "open as new file", kept(model, &name), Choice::Open),
            Answer::new(Some('m'), into, merge, Choice::Merge),
        ];
        if self.merged.as_ref().is_ok_and(|merged| !merged.rows.is_empty()) {
            answers.push(Answer::new(Some('l'), "look", "the lines that merge would change", Choice::Look));
        }
        answers.push(Answer::new(None, "cancel", "back; nothing changes", Choice::Cancel));
        answers
    }

    fn follow(&self, model: &mut Model, choice: Choice) -> Next {
        match (choice, &self.merged) {
            (Choice::Open, _) => self.open(model),
            (Choice::Merge, Ok(merged)) => merge_into(model, merged),
            (Choice::Merge, Err(why)) => {
                model.refuse(format!("not merged: {why}"));
                Next::Stay
            }
            (Choice::Look, Ok(merged)) => {
                let old = model.form.session().content().text().to_owned();
                let title = format!("{} with what was pasted", model.file.name());
                compare(model, title, old, merged.document.text().to_owned());
                Next::Stay
            }
            (Choice::Look, Err(_)) => Next::Stay,
            (Choice::Cancel, _) => Next::Leave(Vec::new()),
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
        Some(_) => format!("not saved yet; {name} keeps its {} for later", counted(changes.max(1), "change")),
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
        model.say(format!("merged {}; {undo} takes them back", counted(count, "change")));
    } else if model.screen.message().is_none() {
        model.refuse("all of what was pasted is here already");
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
        if let Some(choice) = answers::given(&self.answers(model), c) {
            return self.follow(model, choice);
        }
        self.unbound(model);
        Next::Stay
    }

    fn unbound(&mut self, model: &mut Model) {
        answers::unbound(model);
    }

    fn run(&mut self, model: &mut Model, command: Command) -> Option<Next> {
        let answers = self.answers(model);
        match command {
            Command::Enter => {
                return answers::at(&answers, self.chosen).map(|one| self.follow(model, one.choice));
            }
            Command::Back => return Some(Next::Leave(Vec::new())),
            Command::Help => return None,
            _ => answers::step(model, answers.len(), &mut self.chosen, command),
        }
        Some(Next::Stay)
    }

    fn wheel(&mut self, model: &mut Model, by: isize) -> Next {
        let count = self.answers(model).len();
        answers::turn(count, &mut self.chosen, by);
        Next::Stay
    }

    /// An answer is a button.
    fn clicked(&mut self, model: &mut Model, row: Option<usize>, _cell: Option<usize>) -> Next {
        let answers = self.answers(model);
        let Some(answer) = row.and_then(|row| answers.get(row)) else { return Next::Stay };
        self.follow(model, answer.choice)
    }

    fn describe<'m>(&'m self, model: &'m Model, room: Room) -> Description<'m> {
        let answers = self.answers(model);
        let column = answers::column(&answers, room);
        let mut items = answers::rows(model, &answers, self.chosen, column, room);
        let at = Shown::Item(answers::end(&items, self.chosen, room));
        if let Ok(merged) = &self.merged {
            let count = Words::dim(counted(merged.rows.len(), "change"));
            // Where there is hardly room for the changes, they need no title.
            if room.height > items.len() + ROOM {
                items.push(Item::Rule("what merge would change".to_owned(), count.into()));
            }
            items.extend(shown(&merged.rows, room.height.saturating_sub(items.len() + 1)));
        }
        let lines = Lines { items, shown: at, column: Some(column), ..Lines::default() };
        let Some(Answer { choice, title, means, .. }) = answers::at(&answers, self.chosen) else {
            return Description::titled(TITLE, "", Body::Lines(lines), Help::default());
        };
        let about = match (choice, &self.merged) {
            (Choice::Merge | Choice::Look, Ok(merged)) if !merged.rows.is_empty() => merged.names(),
            _ => self.about(),
        };
        let help = Help::of(title, format!("{}: {means}. {about}", capital(title)));
        Description::titled(TITLE, "", Body::Lines(lines), help)
    }

    fn offers(&self, model: &Model) -> Vec<Offer> {
        answers::offers(model, &self.answers(model), self.chosen, None, "cancel")
    }
}

/// The changes, and how many more there are than lines.
fn shown(rows: &[(Path, String, bool)], lines: usize) -> Vec<Item> {
    let fits = if rows.len() > lines { lines.saturating_sub(1) } else { rows.len() };
    let row = |(path, becomes, _): &(Path, String, bool)| {
        let remark = Some(Remark::half(becomes, Sense::Changed));
        Item::Row(Line { remark, ..Line::new(Words::text(edits::name_of(path))) })
    };
    let mut items: Vec<_> = rows.iter().take(fits).map(row).collect();
    if rows.len() > fits {
        items.push(Item::Row(Line::new(Words::dim(format!("… and {} more", rows.len() - fits)))));
    }
    items
}
