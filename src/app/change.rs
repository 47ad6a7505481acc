//! Changes that more than one page makes: a step at the focus, a tick, a fix.
//!
//! It deliberately decides nothing about when they are made.

use super::Model;
use super::keymap::Command;
use crate::form::describe::CHECKING;
use crate::form::place::Place;
use crate::form::rows;
use crate::json::Path;
use crate::json::document::{Change, Document, Refusal};
use crate::json::history::Action;
use crate::manifest::check::Fix;
use crate::manifest::edits;

impl Model {
    /// Makes a step at the focus; whether anything changed. A refusal is said.
    pub(super) fn act(&mut self, name: String, changes: Vec<Change>) -> bool {
        if self.refuses_writing() {
            return false;
        }
        let done = self.form.act(Action::new(name, changes));
        self.made(done)
    }

    /// Whether a step changed anything. A refusal is said.
    pub(super) fn made(&mut self, step: Result<bool, Refusal>) -> bool {
        match step {
            Ok(done) => done,
            Err(refusal) => {
                self.refuse(why_not(&refusal));
                false
            }
        }
    }

    /// Ticks or unticks the value at the focus.
    pub(super) fn tick(&mut self) {
        let Place::Option(path, number) = self.form.focus().clone() else { return };
        let (Some(document), Some(row)) = (self.form.document(), self.form.row()) else { return };
        let Some(field) = row.field else { return };
        let Some(option) = rows::option(document, row.node, field, number) else { return };
        let (changes, verb) = if option.ticked {
            (unticking(document, &path, &option.value), "untick")
        } else {
            (edits::tick(document, &path, &option.value), "tick")
        };
        self.act(format!("{verb} {}", option.value), changes);
    }

    /// Applies the fix of a problem of the value called `name`, and says so.
    pub(super) fn apply_fix(&mut self, name: &str, fix: Fix) {
        if !self.form.session().is_checked() {
            // It is meant for an earlier text.
            self.refuse(format!("{CHECKING} try again when that is done"));
            return;
        }
        if self.refuses_writing() {
            return;
        }
        let renamed = fix.changes.iter().find_map(renamed);
        let done = self.form.act_at_once(Action::new(fix.title.clone(), fix.changes));
        if self.made(done) {
            // What has another name is still what is looked at.
            if let Some(path) = renamed {
                self.form.go(Place::Value(path));
            }
            let undo = self.key(Command::Undo);
            self.say(format!("fixed {name}: {}; {undo} takes it back", fix.title));
        }
    }
}

/// Where a member stands that a change gives another name.
fn renamed(change: &Change) -> Option<Path> {
    match change {
        Change::Rename { object, key, .. } => Some(object.key(key.clone())),
        _ => None,
    }
}

/// Why a change was refused, in the names of the form.
pub(super) fn why_not(refusal: &Refusal) -> String {
    match refusal {
        Refusal::WrongKind { path, found } => {
            let name = edits::field(path).map_or_else(|| path.to_string(), |field| field.label.to_owned());
            format!("{name} is {}: repair it first", found.words())
        }
        other => other.to_string(),
    }
}

/// Takes every item of that name out.
fn unticking(document: &Document, list: &Path, name: &str) -> Vec<Change> {
    let Some(value) = document.at(list) else { return Vec::new() };
    let hits = value.children().enumerate().filter(|(_, item)| rows::option_name(*item) == name);
    let gone = hits.map(|(index, _)| Change::Remove(list.index(index))).collect();
    Change::together(gone).into_iter().collect()
}
