//! The file in work: its name, its state in words, and what a save has to know.
//!
//! It deliberately saves nothing: `saving` asks the world to.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path as FilePath, PathBuf};

use super::Model;
use super::files::Files;
use super::message::{Effect, OnDisk, Over};
use crate::form::place::Place;
use crate::form::session::{Saved, Session};
use crate::form::status::error_keys;
use crate::json::Path;
use crate::manifest::check::{Problem, Severity, counted};

/// Errors by rule and path.
pub(super) type Errors = BTreeSet<(&'static str, Path)>;

/// The file in work.
#[derive(Debug)]
pub struct File {
    path: Option<PathBuf>,
    read_only: bool,
    /// The errors that the last saved text had: a save asks only about others. `None` until that text
    /// was checked.
    pub(super) saved_errors: Option<Errors>,
    /// A save that waits until it is known what errors there are.
    pub(super) waiting: Option<Waiting>,
    /// What a save in progress will have written, and whether the program ends after it.
    pub(super) saving: Option<Saving>,
    /// The path that a question after a save is about.
    pub(super) asked_path: Option<PathBuf>,
    /// The path that may be written in place without a copy of its old text: the person said so.
    pub(super) without_copy: Option<PathBuf>,
    /// The files that were named at once.
    pub(super) files: Files,
    /// How the file on disk differs from what was read or written last, as far as is known.
    pub(super) on_disk: OnDisk,
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
    /// What may be written over.
    pub over: Over,
    /// What follows.
    pub then: Then,
    /// The errors of that text, if they were known.
    pub(super) errors: Option<Errors>,
    /// What was typed and is in no text, when it was asked for.
    pub(super) pending: BTreeMap<Place, String>,
    /// Whether a key was pressed, or a text pasted, since.
    pub(super) overtaken: bool,
}

/// A save that waits until the text is checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Waiting {
    /// What follows it.
    pub(super) then: Then,
    /// Whether a key was pressed, or a text pasted, since.
    pub(super) overtaken: bool,
}

/// What follows a save.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Then {
    /// The work goes on.
    Stay,
    /// The program ends.
    Quit,
}

impl File {
    pub(super) fn new(path: Option<PathBuf>, read_only: bool, session: &Session, saved: Saved) -> File {
        let saved_errors = match saved {
            Saved::Yes => session.is_checked().then(|| error_keys(session.problems())),
            Saved::Never => Some(Errors::new()),
        };
        File {
            path,
            read_only,
            saved_errors,
            waiting: None,
            saving: None,
            asked_path: None,
            without_copy: None,
            files: Files::default(),
            on_disk: OnDisk::Same,
            logo: None,
        }
    }

    /// Where it is saved; `None` until it has a name.
    pub fn path(&self) -> Option<&FilePath> {
        self.path.as_deref()
    }

    /// Whether it can only be read.
    pub fn read_only(&self) -> bool {
        self.read_only
    }

    /// The save in progress.
    pub fn saving(&self) -> Option<&Saving> {
        self.saving.as_ref()
    }

    /// The files that were named at once.
    pub fn files(&self) -> &Files {
        &self.files
    }

    /// How the file on disk differs from what was read or written last, as far as is known.
    pub fn on_disk(&self) -> &OnDisk {
        &self.on_disk
    }

    /// A name that people recognise.
    pub fn name(&self) -> String {
        let name = self.path.as_ref().and_then(|path| path.file_name());
        name.map_or_else(|| "new manifest".to_owned(), |name| name.to_string_lossy().into_owned())
    }

    /// Another file is in work from now on, or the same one was saved; whether it is another.
    pub(super) fn moves_to(&mut self, path: PathBuf) -> bool {
        let moved = self.path.as_ref() != Some(&path);
        if moved {
            self.read_only = false;
        }
        self.path = Some(path);
        moved
    }

    /// Whether `uri` is the picture that was asked to be measured.
    pub(super) fn measures(&self, uri: &str) -> bool {
        self.logo.as_ref().is_some_and(|logo| logo.1 == uri)
    }
}

impl Model {
    /// Asks for the picture to be measured, if it is another than before.
    pub(super) fn measure(&mut self) -> Option<Effect> {
        let uri = self.form.document().and_then(|document| document.root().get("logo_uri"));
        let uri = uri.and_then(|uri| Some(uri.as_text()?.into_owned()));
        let logo = self.file.path.clone().zip(uri);
        if logo == self.file.logo {
            return None;
        }
        self.file.logo.clone_from(&logo);
        self.form.measured(None);
        logo.map(|(file, uri)| Effect::Measure { file, uri })
    }

    /// The errors that the saved file does not have.
    pub fn new_errors(&self) -> impl Iterator<Item = &Problem> {
        let saved = self.file.saved_errors.as_ref();
        let known = move |problem: &Problem| {
            saved.is_some_and(|saved| saved.contains(&(problem.rule, problem.path.clone())))
        };
        let errors =
            self.form.session().problems().iter().filter(|problem| problem.severity == Severity::Error);
        errors.filter(move |problem| !known(problem))
    }

    /// The state of the file: `2 changes`, `new, not saved yet`.
    pub fn file_state(&self) -> String {
        let state = self.state_on_disk();
        match self.warning_of_autosave() {
            Some(warning) => format!("{state}, {warning}"),
            None => state,
        }
    }

    /// What the header says at every width as long as unsaved work is not kept.
    pub fn warning_of_autosave(&self) -> Option<&'static str> {
        (!self.recovery.keeps()).then_some("not autosaved")
    }

    fn state_on_disk(&self) -> String {
        if self.file.saving.is_some() {
            return "writing".to_owned();
        }
        match self.file.on_disk() {
            OnDisk::Changed(_) => return "changed on disk".to_owned(),
            OnDisk::Gone => return "gone from disk".to_owned(),
            OnDisk::Same => {}
        }
        if self.only_reads() {
            let changes = counted(self.form.session().changed().len().max(1), "change");
            return if self.form.session().is_modified() {
                format!("read only, {changes}")
            } else {
                "read only".to_owned()
            };
        }
        if self.is_scratch() {
            return "a scratch, nothing is kept".to_owned();
        }
        if self.form.session().saved_text().is_none() {
            return "new, not saved yet".to_owned();
        }
        if !self.form.session().is_modified() {
            return "no changes".to_owned();
        }
        counted(self.form.session().changed().len().max(1), "change")
    }
}
