//! What stands beside the page, and where a place of the form stands in the texts that are shown there.
//!
//! It deliberately asks no page: the page asks.

use std::ops::Range;

use super::Model;
use super::code::Pointed;
use super::describe::{Beside, Body, Json};
use super::keymap::Command;
use super::window::Preview;
use crate::json::Path;
use crate::json::document::Document;
use crate::manifest::check::counted;

/// What stands beside the page, or covers it.
#[derive(Debug)]
pub struct Pane<'m> {
    /// What it shows.
    pub title: String,
    /// What it can show, each with whether it does; none where the page decides.
    pub views: Vec<(String, Preview, bool)>,
    /// What stands at the right of its title.
    pub right: String,
    /// Its body.
    pub body: Body<'m>,
}

/// The text or the changes, as the person has it.
pub fn chosen_pane(model: &Model, top: Option<usize>, at: Pointed) -> Pane<'_> {
    let session = model.form.session();
    let shown = model.screen.preview();
    let count = session.changed().len();
    let changes = if count == 0 { "changes".to_owned() } else { format!("changes {count}") };
    let views =
        [("JSON".to_owned(), Preview::Json), (changes, Preview::Changes), ("off".to_owned(), Preview::Off)];
    let body = if shown == Preview::Changes {
        let (old, new) = (session.saved_text().unwrap_or(""), session.content().text());
        Body::Difference { old, new, top, at }
    } else {
        Body::Json(Json::Shown { of: None, top, at: at.new })
    };
    Pane {
        title: model.file.name(),
        views: views.into_iter().map(|(title, view)| (title, view, view == shown)).collect(),
        right: model.key(Command::Preview),
        body,
    }
}

/// What a save would write, beside a page that is about it.
pub fn unsaved(model: &Model, at: Pointed) -> Beside<'_> {
    let session = model.form.session();
    let count = session.changed().len();
    let title = if count == 0 {
        model.file.name()
    } else {
        format!("{}, {}", model.file.name(), counted(count, "change"))
    };
    let right = if session.is_modified() { "not saved" } else { "" };
    let (old, new) = (session.saved_text().unwrap_or(""), session.content().text());
    Beside::Difference { title, right: right.to_owned(), old, new, at }
}

/// Where the focus stands in the texts; in one that is not JSON its first mistake.
pub fn at_focus(model: &Model) -> Pointed {
    if model.form.document().is_none() {
        let start = model.form.session().problems().first().map_or(0, |problem| problem.span.start);
        return Pointed { old: None, new: Some(start..start) };
    }
    let mut at = at_path(model, model.form.focus().path());
    if let Some(item) = model.form.ticked_item() {
        at.new = at_path(model, &item).new;
    }
    at
}

/// Where a value stands in the texts; of a missing one its parent's start.
pub fn at_path(model: &Model, path: &Path) -> Pointed {
    let session = model.form.session();
    let old = session.saved_document().and_then(|saved| saved.at(path));
    Pointed {
        old: old.map(|value| value.start()..value.span().end),
        new: model.form.document().map(|document| span_or_parents(document, path)),
    }
}

fn span_or_parents(document: &Document, path: &Path) -> Range<usize> {
    if let Some(value) = document.at(path) {
        return value.start()..value.span().end;
    }
    let mut parent = path.parent();
    loop {
        if let Some(value) = document.at(&parent) {
            return value.start()..value.start();
        }
        parent = parent.parent();
    }
}
