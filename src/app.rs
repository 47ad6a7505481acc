//! The editor without a terminal: what it knows, what can happen to it, what it asks of the world.
//!
//! Responsible for the model and for `update`, which is pure: no IO, no clock, no globals. It
//! deliberately draws nothing and carries no effect out.

pub mod beside;
pub mod chord;
pub mod code;
pub mod describe;
pub mod editor;
pub mod file;
pub mod files;
pub mod folders;
pub mod frame;
mod healed;
pub mod home;
pub mod keymap;
pub mod layout;
pub mod page;
pub mod pointer;
pub mod query;
pub mod question;
pub mod recovery;
pub mod screen;
pub mod typed_path;
pub mod window;

mod available;
mod change;
mod changes;
mod click;
mod copying;
mod draft;
mod going;
mod menu;
mod message;
mod outside;
mod problems;
mod recalled;
mod saving;
mod step;
mod tour;
mod unsaved;

pub use crate::form::session::Judge;
pub use crate::form::used::Used;
pub use draft::{Draft, LeftBy};
pub use message::{Checked, Effect, Leave, Msg, OnDisk, Outside, Over, SaveOutcome, Theirs, Unchecked};
pub use pointer::{Act, Pane, Pointer, Target};
pub use window::{Arrangement, Clipboard, Message, Mouse, Preview, Remote, Size, Tone};

use std::path::PathBuf;

use crate::form::Form;
use crate::form::session::{Saved, Session};
use crate::json::Path;
use crate::json::document::Document;
use crate::manifest::template::Template;
use file::File;
use files::Files;
use folders::Folders;
use home::Home;
use keymap::{Command, Keymap, Scope};
use recalled::Recalled;
use recovery::Recovery;
use screen::Screen;
use tour::Tour;

/// Everything that the editor knows.
#[derive(Debug)]
pub struct Model {
    /// The manifest as a form.
    pub form: Form,
    /// The file that it is saved to.
    pub file: File,
    /// Work that is in no file, and who else works on this one.
    pub recovery: Recovery,
    /// What else can be opened, where the work began there.
    pub home: Option<Home>,
    /// Folders: the person's own, and the one in which a path is typed.
    pub folders: Folders,
    /// What can be used again while somebody fills in.
    recalled: Recalled,
    /// The tour, while it lasts: then the text is a scratch.
    tour: Option<Tour>,
    /// The window and what stands in it.
    pub screen: Screen,
}

/// What the editor starts with.
#[derive(Debug, Clone)]
pub struct Start {
    /// The text.
    pub text: String,
    /// Whether the file holds it.
    pub saved: Saved,
    /// Where it is saved; `None` until it has a name.
    pub path: Option<PathBuf>,
    /// The files that were named, this one among them.
    pub files: Files,
    /// Whether the file can only be read.
    pub read_only: bool,
    /// The place to begin at.
    pub at: Option<Path>,
    /// The line and the column to begin at where the text is not JSON, from 1.
    pub line: Option<(usize, usize)>,
    /// The window.
    pub size: Size,
    /// Whether to ask first what the manifest is to start from.
    pub ask_template: bool,
    /// What can be opened, if that is what it begins with.
    pub home: Option<Home>,
    /// The folder that `~` stands for.
    pub own_folder: Option<PathBuf>,
    /// Unsaved work of earlier windows, the newest first.
    pub found: Vec<Draft>,
    /// The other window that works on the file: its process and since when.
    pub holder: Option<String>,
    /// Whether unsaved work can be kept on disk.
    pub keeps: bool,
    /// What problems depend on beside the text, as the project has settled it.
    pub judge: Judge,
    /// What is to be said first, such as a mistake in the file that settles that.
    pub notice: Option<String>,
    /// Whose the mouse is.
    pub mouse: Mouse,
    /// Who takes what is copied.
    pub clipboard: Clipboard,
    /// Where this is, if a shell on another machine reached it.
    pub remote: Option<Remote>,
    /// Which keys there are.
    pub keymap: Keymap,
    /// How what stands in the window is arranged.
    pub arrangement: Arrangement,
}

impl Start {
    /// A start on a text in a window, in a file that has no name yet, with nothing to ask about.
    pub fn new(text: String, saved: Saved, size: Size) -> Start {
        Start {
            text,
            saved,
            path: None,
            files: Files::default(),
            read_only: false,
            at: None,
            line: None,
            size,
            ask_template: false,
            home: None,
            own_folder: None,
            found: Vec::new(),
            holder: None,
            keeps: true,
            judge: Judge::default(),
            notice: None,
            mouse: Mouse::Form,
            clipboard: Clipboard::Terminals,
            remote: None,
            keymap: Keymap::default(),
            arrangement: Arrangement::default(),
        }
    }
}

impl Model {
    /// An editor on a text.
    pub fn new(start: Start) -> Model {
        let screen = Screen::new(&start);
        let session = Session::new(start.text, start.saved, start.judge);
        let mut file = File::new(start.path, start.read_only, &session, start.saved);
        file.files = start.files;
        let room = layout::room(screen.size(), screen.preview());
        let mut model = Model {
            form: Form::new(session, start.saved == Saved::Never, room),
            file,
            recovery: Recovery::new(start.found, start.holder, start.keeps),
            home: start.home,
            folders: Folders::new(start.own_folder),
            recalled: Recalled::default(),
            tour: None,
            screen,
        };
        if let Some(path) = &start.at {
            let place = model.form.place_at(path);
            model.form.go(place);
        }
        let blanks = model.form.begun_here() && !model.form.session().placeholders().is_empty();
        if page::go_home(&mut model) {
        } else if start.ask_template {
            page::choose_template(&mut model, 0);
        } else if start.at.is_none() && blanks {
            page::open_blanks(&mut model);
        }
        if let Some(path) = model.file.path().filter(|path| start.ask_template && question::is_odd(path)) {
            let path = path.to_owned();
            page::ask_over(&mut model, question::Question::OddName(path));
        }
        recovery::ask_at_start(&mut model);
        if let Some(notice) = start.notice {
            model.refuse(notice);
        }
        model.sync();
        if let Some((line, column)) = start.line {
            page::jump_in_text(&mut model, line - 1, column - 1);
        }
        model
    }

    /// Another manifest is in work, which nobody has begun yet; the window and the rules stay as they are.
    fn begin_anew(&mut self, keeps: bool) {
        let judge = self.form.session().judge().clone();
        let files = self.file.files().clone();
        let start = Start::new(Template::Empty.text().to_owned(), Saved::Never, self.screen.size());
        self.go_on_with(Start { files, keeps, judge, ..start });
    }

    /// Another file is in work; the window and the keys stay as they are.
    pub fn go_on_with(&mut self, start: Start) {
        let screen = &self.screen;
        let (mouse, clipboard, arrangement) = (screen.mouse(), screen.clipboard(), screen.arrangement());
        let (size, preview, keymap) = (screen.size(), screen.preview(), screen.keymap().clone());
        let remote = screen.remote().cloned();
        if let Some(home) = &mut self.home {
            home.leave(self.file.path());
        }
        let (home, own_folder) = (self.home.take(), self.folders.own().map(ToOwned::to_owned));
        let start = Start { size, own_folder, mouse, clipboard, remote, keymap, arrangement, ..start };
        *self = Model::new(start);
        self.screen.show(preview);
        self.home = match (self.home.take(), home) {
            (Some(new), Some(old)) => Some(new.after(old)),
            (new, old) => new.or(old),
        };
    }

    /// Gives a manifest that nobody has begun yet its text, as a step.
    fn begin_with(&mut self, step: &str, text: &str) {
        self.tour = None;
        if Document::parse(text.to_owned()).is_err() {
            // Only a text that is not JSON becomes another one.
            let judge = self.form.session().judge().clone();
            self.form.begin_anew(Session::new(String::new(), Saved::Never, judge));
        }
        match self.form.replace(step, text) {
            Ok(()) => {
                self.form.close_step();
                let (save, undo) = (self.key(Command::Save), self.key(Command::Undo));
                self.say(format!("this is a new file, not saved yet: {save} saves it, {undo} takes it back"));
            }
            Err(refusal) => self.refuse(format!("nothing was changed: {refusal}")),
        }
    }

    /// The place whose keys are read now.
    pub fn scope(&self) -> Scope {
        page::top(self).scope(self)
    }

    /// Whether the file is only to be read: for its own sake, or since another window has it.
    pub fn only_reads(&self) -> bool {
        self.file.read_only() || self.recovery.holder().is_some()
    }

    /// Brings what follows from the text and the window in step; the last thing every update does.
    fn sync(&mut self) {
        page::follow(self);
        self.form.fit(layout::room(self.screen.size(), self.screen.preview()));
        page::scroll(self);
    }
}

/// Lets something happen to the editor; what it asks of the world is told.
pub fn update(model: &mut Model, msg: Msg) -> Vec<Effect> {
    let before = model.form.focus().path().clone();
    let mut effects = match msg {
        Msg::Key(chord) => step::press(model, chord),
        Msg::Paste(text) => step::paste(model, &text),
        Msg::Do(command) => step::perform(model, command),
        Msg::Go(place) => step::go(model, place),
        Msg::Line(text) => step::line(model, &text),
        Msg::Click(target) if model.screen.mouse() == Mouse::Form => click::click(model, target),
        Msg::Wheel(target, by) if model.screen.mouse() == Mouse::Form => click::wheel(model, target, by),
        Msg::Click(_) | Msg::Wheel(..) | Msg::Pointer(_) => Vec::new(),
        Msg::Resize(size) => {
            model.screen.resize(size);
            Vec::new()
        }
        Msg::EditedOutside(what, outcome) => {
            outside::edited(&mut *model, &what, outcome);
            Vec::new()
        }
        Msg::Saved(outcome) => saving::saved(model, outcome),
        Msg::Checked(checked) => saving::checked(model, *checked),
        Msg::Begun { name, text, keeps } => {
            model.begin_anew(keeps);
            model.begin_with(name, &text);
            Vec::new()
        }
        Msg::Started => going::started(model),
        Msg::Around(around) => {
            if let Some(home) = &mut model.home {
                home.know(around);
            }
            Vec::new()
        }
        Msg::Looked(path, looked) => {
            if let Some(home) = &mut model.home {
                home.note(path, looked);
            }
            Vec::new()
        }
        Msg::Listed(folder, names) => {
            model.folders.listed(&folder, names);
            page::go_on_with_path(model);
            Vec::new()
        }
        Msg::Recalled(used) => {
            model.recalled(used);
            Vec::new()
        }
        other => recovery::world(model, other),
    };
    model.sync();
    tour::follow(model);
    model.keep(&mut effects);
    effects.extend(model.measure());
    effects.extend(model.list());
    effects.extend(model.recall());
    effects.extend(model.form.unchecked().map(|unchecked| Effect::Check(Box::new(unchecked))));
    if *model.form.focus().path() != before {
        model.form.leave(before);
    }
    effects
}
