//! The editor without a terminal: what it knows, what can happen to it, what it asks of the world.
//!
//! Responsible for the model and for `update`, which is pure: no IO, no clock, no globals. It
//! deliberately draws nothing and carries no effect out.

pub mod chord;
pub mod field;
pub mod fill;
pub mod find;
pub mod help;
pub mod hints;
pub mod keeping;
pub mod keymap;
pub mod layer;
pub mod layout;
pub mod place;
pub mod rows;
pub mod session;
pub mod status;

mod act;
mod message;

pub use act::{mistake, typed_ids};
pub use message::{Draft, Effect, Leave, LeftBy, Msg, OnDisk, Over, SaveOutcome, Theirs};

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use crate::json::Path;
use crate::json::diff;
use crate::json::document::Document;
use crate::json::unsaved::Unsaved;
use crate::manifest::check::Levels;
use field::OpenField;
use keymap::Scope;
use layer::Layer;
use place::Place;
use rows::{Row, RowKind, Shape};
use session::{Judge, Session};

/// The file in work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Where it is saved; `None` until it has a name.
    pub path: Option<PathBuf>,
    /// Whether it can only be read.
    pub read_only: bool,
    /// Whether this document was begun here, from a template or from nothing.
    pub begun_here: bool,
}

/// The size of the window in cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// Columns.
    pub width: u16,
    /// Rows.
    pub height: u16,
}

/// What stands beside or over the form besides itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Preview {
    /// Nothing.
    Off,
    /// The text that a save would write.
    Json,
    /// What differs from the saved file.
    Changes,
}

/// How a message is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Something was done.
    Done,
    /// Something was not done.
    Refused,
    /// Where one is, such as the number of a problem: it gives way to everything else.
    Aside,
}

/// What the message line says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// How it is meant.
    pub tone: Tone,
    /// The sentence.
    pub text: String,
}

/// Everything that the editor knows.
#[derive(Debug)]
pub struct Model {
    /// The text and what follows from it.
    pub session: Session,
    /// The file.
    pub file: File,
    /// The window.
    pub size: Size,
    /// The form, derived from the document.
    pub rows: Vec<Row>,
    /// Where the keys act.
    pub focus: Place,
    /// The row and the cell of the focus, derived from it.
    pub at: (usize, usize),
    /// The first line of the form that is shown.
    pub top: usize,
    /// The open text.
    pub open: Option<OpenField>,
    /// What was typed and is not yet a value.
    pub drafts: BTreeMap<Place, String>,
    /// What an undo took out of the drafts: redo gives it back.
    pub dropped: Option<(Place, String)>,
    /// The events that are open.
    pub unfolded: BTreeSet<Path>,
    /// What lies over the form, topmost last.
    pub layers: Vec<Layer>,
    /// What stands beside the form, or over it where there is no room.
    pub preview: Preview,
    /// The first line of a preview that covers the form.
    pub preview_top: usize,
    /// Whether that preview still stands where the focus is.
    pub follow_preview: bool,
    /// What the message line says.
    pub message: Option<Message>,
    /// The required members that were visited and left missing: no longer quiet.
    pub left: BTreeSet<Path>,
    /// Whether a save was tried, after which nothing is quiet.
    pub save_tried: bool,
    /// The errors that the last saved text had, by rule and path: a save asks only about others.
    pub saved_errors: BTreeSet<(&'static str, Path)>,
    /// What a save in progress will have written, and whether the program ends after it.
    pub saving: Option<Saving>,
    /// The problem that F8 or F7 came to last, by its path and span, and the focus that it
    /// left there.
    pub visited: Option<((Path, std::ops::Range<usize>), Place)>,
    /// The path that a question after a save is about.
    pub asked_path: Option<PathBuf>,
    /// How the file on disk differs from what was read or written last, as far as is known.
    pub on_disk: OnDisk,
    /// Unsaved work of earlier windows, not yet decided on; the first is the one in question.
    pub found: Vec<Draft>,
    /// What came back of an earlier window's work and is in no file yet, even if it was undone.
    pub restored: Option<Unsaved>,
    /// What a merge began with, and what another program had made of it, until the next save.
    pub merged: Option<(String, String)>,
    /// The other window that works on the file: its process and since when.
    pub holder: Option<String>,
    /// Whether unsaved work is kept on disk as it grows, so that it outlives the program.
    pub keeps: bool,
    /// What was handed out to be kept last.
    kept: keeping::Mark,
    /// The picture that was asked to be measured last, and beside which file.
    logo: Option<(PathBuf, String)>,
    joins: u64,
}

/// A save that was asked for and has not ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saving {
    /// Where.
    pub path: PathBuf,
    /// What.
    pub text: String,
    /// What follows.
    pub then: Then,
    /// The errors of that text.
    pub errors: BTreeSet<(&'static str, Path)>,
    /// What was typed and is in no text, when it was asked for.
    pub loose: BTreeMap<Place, String>,
    /// Whether a key was pressed, or a text pasted, since.
    pub overtaken: bool,
}

/// What follows a save.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Then {
    /// The work goes on.
    Stay,
    /// The program ends.
    Quit,
}

/// What the editor starts with.
#[derive(Debug, Clone)]
pub struct Start {
    /// The text.
    pub text: String,
    /// Whether the file holds it.
    pub saved: session::Saved,
    /// The file.
    pub file: File,
    /// The place to begin at.
    pub at: Option<Path>,
    /// The window.
    pub size: Size,
    /// Whether to ask first what the manifest is to start from.
    pub ask_template: bool,
    /// Unsaved work of earlier windows, the newest first.
    pub found: Vec<Draft>,
    /// The other window that works on the file: its process and since when.
    pub holder: Option<String>,
    /// Whether unsaved work can be kept on disk.
    pub keeps: bool,
    /// How bad each rule is for this project.
    pub levels: Levels,
    /// What is to be said first, such as a mistake in the file that settles that.
    pub notice: Option<String>,
}

impl Model {
    /// An editor on a text.
    pub fn new(start: Start) -> Model {
        let session =
            Session::new(start.text, start.saved, Judge { levels: start.levels, ..Judge::default() });
        let saved_errors = match start.saved {
            session::Saved::Yes => status::error_keys(&session),
            session::Saved::Never => BTreeSet::new(),
        };
        let mut model = Model {
            session,
            file: start.file,
            size: start.size,
            rows: Vec::new(),
            focus: Place::Value(Path::of(&["client_name"])),
            at: (0, 0),
            top: 0,
            open: None,
            drafts: BTreeMap::new(),
            dropped: None,
            unfolded: BTreeSet::new(),
            layers: Vec::new(),
            preview: if start.size.width >= layout::BESIDE { Preview::Json } else { Preview::Off },
            preview_top: 0,
            follow_preview: true,
            message: None,
            left: BTreeSet::new(),
            save_tried: false,
            saved_errors,
            saving: None,
            visited: None,
            asked_path: None,
            on_disk: OnDisk::Same,
            found: start.found,
            restored: None,
            merged: None,
            holder: start.holder,
            keeps: start.keeps,
            kept: keeping::Mark::default(),
            logo: None,
            joins: 0,
        };
        if let Some(path) = &start.at {
            model.go_to(Place::Value(path.clone()));
        }
        if start.ask_template {
            model.layers.push(Layer::Templates(0));
        }
        if start.at.is_none()
            && !start.ask_template
            && model.file.begun_here
            && !model.session.placeholders().is_empty()
        {
            act::fill_blanks(&mut model);
        }
        act::ask_about_others(&mut model);
        if let Some(notice) = start.notice {
            model.refuse(notice);
        }
        model.settle();
        model
    }

    /// The document, if the text is JSON.
    pub fn document(&self) -> Option<&Document> {
        self.session.document()
    }

    /// The row of the focus.
    pub fn row(&self) -> Option<&Row> {
        self.rows.get(self.at.0)
    }

    /// The place whose keys are read now.
    pub fn scope(&self) -> Scope {
        match self.layers.last() {
            Some(layer) => layer.scope(),
            None if self.preview_covers() => Scope::Page,
            None if self.open.is_some() => Scope::Open,
            None if self.document().is_none() => Scope::Page,
            None => match self.row().map(|row| row.kind) {
                Some(RowKind::Choices) => Scope::Choice,
                _ => Scope::Form,
            },
        }
    }

    /// Whether the preview has taken the form's place, for lack of room.
    pub fn preview_covers(&self) -> bool {
        self.preview != Preview::Off && self.size.width < layout::BESIDE
    }

    /// Whether the file is only to be read: for its own sake, or since another window has it.
    pub fn only_reads(&self) -> bool {
        self.file.read_only || self.holder.is_some()
    }

    /// A name for the file that people recognise.
    pub fn name(&self) -> String {
        let name = self.file.path.as_ref().and_then(|path| path.file_name());
        name.map_or_else(|| "new manifest".to_owned(), |name| name.to_string_lossy().into_owned())
    }

    /// Puts the focus somewhere, opening what hides it.
    pub fn go_to(&mut self, place: Place) {
        for event in rows::events() {
            let path = Path::of(&["capabilities", "webhooks", event.key]);
            let inside = *place.path() != path || matches!(place, Place::Nth(..));
            if place.path().starts_with(&path) && inside {
                self.unfolded.insert(path);
            }
        }
        self.focus = place;
    }

    /// Derives rows, focus and scroll anew, after whatever may have touched what they depend on.
    fn settle(&mut self) {
        act::follow_text(self);
        self.build_rows();
        let before = self.focus.clone();
        self.find_focus();
        // Which lists and checklists are unfolded follows the focus.
        if self.focus != before {
            self.build_rows();
            self.find_focus();
        }
        layout::scroll(self);
    }

    fn build_rows(&mut self) {
        let Some(document) = self.session.document() else {
            self.rows.clear();
            self.at = (0, 0);
            return;
        };
        let shape = Shape {
            value_width: layout::value_width(self),
            fold: self.size.height < layout::TALL,
            open: &self.unfolded,
            focus: &self.focus,
            drafts: &self.drafts,
        };
        self.rows = rows::rows(document, &shape);
    }

    /// Finds the row of the focus; where it has vanished, the next best place gets it.
    fn find_focus(&mut self) {
        let Some(document) = self.session.document() else { return };
        let found = substitutes(&self.focus)
            .into_iter()
            .find_map(|place| rows::locate(document, &self.rows, &place).map(|at| (place, at)));
        // What stood for an ignored member gives way to the member itself, right above it.
        let gone = self.at.0 - usize::from(matches!(self.focus, Place::Nth(..))).min(self.at.0);
        let near = nearest_row(&self.rows, gone);
        let next_best = || Some((self.rows.get(near)?.place(document, 0), (near, 0)));
        let Some((place, at)) = found.or_else(next_best) else { return };
        let cells = self.rows[at.0].all_cells(document);
        self.at = (at.0, at.1.min(cells - 1));
        // A checklist is entered at one of its values, whatever path led there.
        let settled = matches!(place, Place::Option(..)) || self.rows[at.0].kind != RowKind::Choices;
        self.focus =
            if at.1 < cells && settled { place } else { self.rows[at.0].option_place(document, self.at.1) };
    }

    /// Asks for the picture to be measured, if it is another than before.
    fn measure(&mut self) -> Option<Effect> {
        let uri = self.document().and_then(|document| document.root().get("logo_uri"));
        let uri = uri.and_then(|uri| Some(uri.as_text()?.into_owned()));
        let logo = self.file.path.clone().zip(uri);
        if logo == self.logo {
            return None;
        }
        self.logo.clone_from(&logo);
        self.session.measured(None);
        logo.map(|(file, uri)| Effect::Measure { file, uri })
    }

    /// Says something in the message line.
    fn say(&mut self, text: impl Into<String>) {
        self.message = Some(Message { tone: Tone::Done, text: text.into() });
    }

    /// Mentions something that the screen can do without.
    fn mention(&mut self, text: impl Into<String>) {
        self.message = Some(Message { tone: Tone::Aside, text: text.into() });
    }

    /// Says in the message line why something was not done.
    fn refuse(&mut self, text: impl Into<String>) {
        self.message = Some(Message { tone: Tone::Refused, text: text.into() });
    }

    /// A number that joins the edits of one visit to a field.
    fn next_join(&mut self) -> u64 {
        self.joins += 1;
        self.joins
    }
}

/// A place, and where to go if it is gone: next sibling, previous, parent.
fn substitutes(place: &Place) -> Vec<Place> {
    let mut places = vec![place.clone()];
    let mut path = place.path().clone();
    if let Some(index) = path.last_index() {
        let list = path.parent();
        if index > 0 {
            places.push(Place::Value(list.index(index - 1)));
        }
        places.push(Place::Value(list));
    }
    while !path.is_root() {
        places.push(Place::Value(path.clone()));
        places.push(Place::Act(path.clone(), place::Deed::AddEngagement));
        path = path.parent();
    }
    places
}

/// The row nearest to a place that is gone; none that does something, so that the next Enter does
/// nothing that nobody asked for.
fn nearest_row(rows: &[Row], number: usize) -> usize {
    let focusable = |at: &usize| rows[*at].takes_focus() && !matches!(rows[*at].kind, RowKind::Action(_));
    let after = (number.min(rows.len())..rows.len()).find(focusable);
    after.or_else(|| (0..number.min(rows.len())).rev().find(focusable)).unwrap_or(0)
}

/// How many lines the layer has that is scrolled.
fn layer_lines(model: &Model) -> usize {
    match model.layers.last() {
        Some(Layer::Look(look)) => {
            diff::hunks(&look.old, &look.new).iter().map(|hunk| hunk.lines.len() + 1).sum()
        }
        _ => help::lines(model).len(),
    }
}

/// Lets something happen to the editor; what it asks of the world is told.
pub fn update(model: &mut Model, msg: Msg) -> Vec<Effect> {
    let before = model.focus.path().clone();
    // Neither touches what rows, focus and scroll are derived from.
    let derives = !matches!(msg, Msg::Started | Msg::Measured { .. });
    let mut effects = match msg {
        Msg::Key(chord) => act::press(model, chord),
        Msg::Paste(text) => act::paste(model, &text),
        Msg::Resize(size) => {
            model.size = size;
            Vec::new()
        }
        Msg::Saved(outcome) => act::saved(model, outcome),
        other => act::world(model, other),
    };
    if derives {
        model.settle();
    }
    model.keep(&mut effects);
    effects.extend(model.measure());
    if *model.focus.path() != before {
        model.left.insert(before);
    }
    effects
}
