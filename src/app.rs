//! The editor without a terminal: what it knows, what can happen to it, what it asks of the world.
//!
//! Responsible for the model and for `update`, which is pure: no IO, no clock, no globals. It
//! deliberately draws nothing and carries no effect out.

pub mod chord;
pub mod field;
pub mod fill;
pub mod help;
pub mod hints;
pub mod keeping;
pub mod keymap;
pub mod layer;
pub mod layout;

mod act;
mod message;
mod state;

pub use act::{mistake, typed_ids};
pub use message::{Draft, Effect, Leave, LeftBy, Msg, OnDisk, Over, SaveOutcome, Theirs};

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use crate::form::place::Place;
use crate::form::rows::RowKind;
use crate::form::session::{Judge, Saved, Session};
use crate::form::{Form, status};
use crate::json::Path;
use crate::json::diff;
use crate::json::unsaved::Unsaved;
use crate::manifest::check::Levels;
use field::OpenField;
use keymap::Scope;
use layer::Layer;

/// The file in work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Where it is saved; `None` until it has a name.
    pub path: Option<PathBuf>,
    /// Whether it can only be read.
    pub read_only: bool,
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
    /// The manifest as a form.
    pub form: Form,
    /// The file.
    pub file: File,
    /// The window.
    pub size: Size,
    /// The first line of the form that is shown.
    pub top: usize,
    /// The open text.
    pub open: Option<OpenField>,
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
    /// The errors that the last saved text had, by rule and path: a save asks only about others.
    pub saved_errors: BTreeSet<(&'static str, Path)>,
    /// What a save in progress will have written, and whether the program ends after it.
    pub saving: Option<Saving>,
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
    pub saved: Saved,
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

impl Start {
    /// A start on a text in a window, in a file that has no name yet, with nothing to ask about.
    pub fn new(text: String, saved: Saved, size: Size) -> Start {
        Start {
            text,
            saved,
            file: File { path: None, read_only: false },
            at: None,
            size,
            ask_template: false,
            found: Vec::new(),
            holder: None,
            keeps: true,
            levels: Levels::default(),
            notice: None,
        }
    }
}

impl Model {
    /// An editor on a text.
    pub fn new(start: Start) -> Model {
        let session =
            Session::new(start.text, start.saved, Judge { levels: start.levels, ..Judge::default() });
        let saved_errors = match start.saved {
            Saved::Yes => status::error_keys(&session),
            Saved::Never => BTreeSet::new(),
        };
        let preview = if start.size.width >= layout::BESIDE { Preview::Json } else { Preview::Off };
        let room = layout::room(start.size, preview);
        let mut model = Model {
            form: Form::new(session, start.saved == Saved::Never, room),
            file: start.file,
            size: start.size,
            top: 0,
            open: None,
            layers: Vec::new(),
            preview,
            preview_top: 0,
            follow_preview: true,
            message: None,
            saved_errors,
            saving: None,
            asked_path: None,
            on_disk: OnDisk::Same,
            found: start.found,
            restored: None,
            merged: None,
            holder: start.holder,
            keeps: start.keeps,
            kept: keeping::Mark::default(),
            logo: None,
        };
        if let Some(path) = &start.at {
            model.form.go(Place::Value(path.clone()));
        }
        if start.ask_template {
            model.layers.push(Layer::Templates(0));
        }
        if start.at.is_none()
            && !start.ask_template
            && model.form.begun_here()
            && !model.form.session().placeholders().is_empty()
        {
            act::fill_blanks(&mut model);
        }
        act::ask_about_others(&mut model);
        if let Some(notice) = start.notice {
            model.refuse(notice);
        }
        model.sync();
        model
    }

    /// The place whose keys are read now.
    pub fn scope(&self) -> Scope {
        match self.layers.last() {
            Some(layer) => layer.scope(),
            None if self.preview_covers() => Scope::Page,
            None if self.open.is_some() => Scope::Open,
            None if self.form.document().is_none() => Scope::Page,
            None => match self.form.row().map(|row| row.kind) {
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

    /// Brings what follows from the text and the window in step; the last thing every update does.
    fn sync(&mut self) {
        act::follow_text(self);
        self.form.fit(layout::room(self.size, self.preview));
        layout::scroll(self);
    }

    /// Asks for the picture to be measured, if it is another than before.
    fn measure(&mut self) -> Option<Effect> {
        let uri = self.form.document().and_then(|document| document.root().get("logo_uri"));
        let uri = uri.and_then(|uri| Some(uri.as_text()?.into_owned()));
        let logo = self.file.path.clone().zip(uri);
        if logo == self.logo {
            return None;
        }
        self.logo.clone_from(&logo);
        self.form.measured(None);
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
    let before = model.form.focus().path().clone();
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
    model.sync();
    model.keep(&mut effects);
    effects.extend(model.measure());
    if *model.form.focus().path() != before {
        model.form.leave(before);
    }
    effects
}
