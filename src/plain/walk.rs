//! The walk through everything: from each place of the form to the next and back, line by line.

use crate::app::Model;
use crate::form::place::Place;
use crate::form::rows::{Row, RowKind};
use crate::json::document::Document;

/// The place after the focus: into an event that is set, over what is shown only to be seen.
pub(super) fn next(model: &Model) -> Option<Place> {
    let (document, row) = (model.form.document()?, model.form.row()?);
    if row.kind == RowKind::Event && row.node.is_some() {
        let first = row.field?.members().first()?;
        return Some(Place::Value(model.form.focus().path().key(first.key)));
    }
    let below = &model.form.rows()[model.form.at().0 + 1..];
    below.iter().find(|row| stops(row)).map(|row| arrival(document, row))
}

/// The place before the focus.
pub(super) fn back(model: &Model) -> Option<Place> {
    let document = model.form.document()?;
    let above = &model.form.rows()[..model.form.at().0];
    above.iter().rev().find(|row| stops(row)).map(|row| arrival(document, row))
}

/// Whether the walk stops at a row: at every field and item, and where one is added.
fn stops(row: &Row) -> bool {
    row.is_field() || row.kind == RowKind::Add
}

/// Where one comes to in a row: among numbers side by side where another is added.
fn arrival(document: &Document, row: &Row) -> Place {
    let cell = if row.kind == RowKind::Ids { row.index as usize } else { 0 };
    row.place(document, cell)
}
