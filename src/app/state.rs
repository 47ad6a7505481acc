//! What is said of the file: its state in words, and the errors that a save asks about.
//!
//! It deliberately draws nothing.

use super::{Model, OnDisk};
use crate::form::status::plural;
use crate::manifest::check::{Problem, Severity};

impl Model {
    /// The errors that the saved file does not have.
    pub fn new_errors(&self) -> impl Iterator<Item = &Problem> {
        let known = |problem: &Problem| self.saved_errors.contains(&(problem.rule, problem.path.clone()));
        let errors =
            self.form.session().problems().iter().filter(|problem| problem.severity == Severity::Error);
        errors.filter(move |problem| !known(problem))
    }

    /// The state of the file: `2 changes`, `new, not saved yet`.
    pub fn file_state(&self) -> String {
        if self.saving.is_some() {
            return "writing".to_owned();
        }
        match self.on_disk {
            OnDisk::Changed(_) => return "changed on disk".to_owned(),
            OnDisk::Gone => return "gone from disk".to_owned(),
            OnDisk::Same => {}
        }
        if self.only_reads() {
            let changes = plural(self.form.session().changed().len().max(1), "change");
            return if self.form.session().is_modified() {
                format!("can only be read, {changes}")
            } else {
                "can only be read".to_owned()
            };
        }
        if self.form.session().saved_text().is_none() {
            return "new, not saved yet".to_owned();
        }
        if !self.form.session().is_modified() {
            return "no changes".to_owned();
        }
        plural(self.form.session().changed().len().max(1), "change")
    }
}
