//! Moving the focus: by field, by line, by section, and on to what is to be filled in.

use super::{FormPage, text};
use crate::app::editor::{TOO_LONG, is_editable};
use crate::app::keymap::Command;
use crate::app::page::Next;
use crate::app::{Model, layout};
use crate::form::place::Place;
use crate::form::rows::{Row, RowKind};
use crate::json::Path;
use crate::json::document::Document;
use crate::manifest::catalogue::{LOCALIZED_NAME, Section};
use crate::manifest::edits;

/// A direction through the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// Down, right, forward.
    On,
    /// Up, left, backward.
    Back,
}

/// To the next or previous field, a list being one; past the last to the review.
pub(super) fn stop(page: &mut FormPage, model: &mut Model, way: Way) -> Next {
    page.close(model);
    match next_stop(model, way) {
        Some(place) => model.form.go(place),
        None if way == Way::On => return Next::Do(Command::Review),
        None => model.refuse("this is the first field"),
    }
    Next::Stay
}

/// The nearest field that way; of a list its first row.
fn next_stop(model: &Model, way: Way) -> Option<Place> {
    let document = model.form.document()?;
    let (rows, at) = (model.form.rows(), model.form.at().0);
    let own = stop_of(document, rows.get(at)?);
    let other = |row: &usize| rows[*row].is_field() && stop_of(document, &rows[*row]) != own;
    let target = match way {
        Way::On => (at + 1..rows.len()).find(other)?,
        Way::Back => (0..at).rev().find(other)?,
    };
    let stop = stop_of(document, &rows[target]);
    let first = rows.iter().position(|row| row.is_field() && stop_of(document, row) == stop);
    Some(rows[first.unwrap_or(target)].place(document, 0))
}

/// What the rows of one field have in common: the path of the list, or the place itself.
fn stop_of(document: &Document, row: &Row) -> Place {
    match row.kind {
        RowKind::Item | RowKind::Add | RowKind::Ids | RowKind::Choices => {
            Place::Value(row.member_path(document))
        }
        RowKind::Text if row.field.is_some_and(|field| field.key == LOCALIZED_NAME.key) => {
            Place::Value(Path::of(&[LOCALIZED_NAME.key]))
        }
        _ => row.place(document, 0),
    }
}

/// To the next or previous line, inside a grid too.
pub(super) fn line(page: &mut FormPage, model: &mut Model, way: Way) {
    page.close(model);
    let (row, cell) = model.form.at();
    let Some(document) = model.form.document() else { return };
    if let Some(grid) = model.form.grid_of(row) {
        let (left, line) = grid.cell(cell);
        let next = if way == Way::On { line.checked_add(1) } else { line.checked_sub(1) };
        if let Some(next) = next.filter(|next| *next < grid.lines()) {
            model.form.go(model.form.rows()[row].place(document, grid.nearest(next, left)));
            return;
        }
    }
    let Some(target) = neighbour(model.form.rows(), row, way) else {
        let edge = if way == Way::On { "this is the last row" } else { "this is the first row" };
        model.refuse(edge);
        return;
    };
    let left = model.form.grid_of(row).map_or(0, |grid| grid.cell(cell).0);
    let cell = model
        .form
        .grid_of(target)
        .map_or(0, |grid| grid.nearest(if way == Way::On { 0 } else { grid.lines() - 1 }, left));
    model.form.go(model.form.rows()[target].place(document, cell));
}

fn neighbour(rows: &[Row], row: usize, way: Way) -> Option<usize> {
    match way {
        Way::On => (row + 1..rows.len()).find(|row| rows[*row].takes_focus()),
        Way::Back => (0..row).rev().find(|row| rows[*row].takes_focus()),
    }
}

/// To the next or previous title, or by a screenful, whichever is nearer; past the last row to the
/// review.
pub(super) fn section(page: &mut FormPage, model: &mut Model, way: Way) -> Next {
    page.close(model);
    let screen = layout::screenful(model);
    let (form, at) = (&model.form, model.form.at().0);
    let Some(title) = next_title(&model.form, way) else {
        return past_titles(page, model, screen, way);
    };
    let (line, from) = (form.line_of(title), form.line_of(at));
    if line.abs_diff(from) <= screen {
        to_title(page, model, title);
    } else {
        by_screen(page, model, screen, way);
    }
    Next::Stay
}

/// The title below the focus; above it that of its section, or if the focus stands right under that
/// the one before.
fn next_title(form: &crate::form::Form, way: Way) -> Option<usize> {
    let (rows, at) = (form.rows(), form.at().0);
    let is_title = |row: &usize| rows[*row].kind == RowKind::Head;
    match way {
        Way::On => (at + 1..rows.len()).find(is_title),
        Way::Back => {
            let own = form.head_of(at);
            let first = (own..at).all(|row| !rows[row].takes_focus());
            if first { (0..own).rev().find(is_title) } else { Some(own).filter(is_title) }
        }
    }
}

/// Where there is no title that way: on through the last section, up to the first row.
fn past_titles(page: &mut FormPage, model: &mut Model, screen: usize, way: Way) -> Next {
    let at = model.form.at().0;
    if neighbour(model.form.rows(), at, way).is_some() {
        by_screen(page, model, screen, way);
    } else if way == Way::On {
        return Next::Do(Command::Review);
    } else {
        model.refuse("this is the first row");
    }
    Next::Stay
}

/// A screenful on or back.
fn by_screen(page: &mut FormPage, model: &mut Model, screen: usize, way: Way) {
    let (rows, at) = (model.form.rows(), model.form.at().0);
    let from = model.form.line_of(at);
    let near = |row: &usize| model.form.line_of(*row).abs_diff(from) <= screen;
    let focusable = |row: &usize| rows[*row].takes_focus();
    let target = match way {
        Way::On => (at + 1..rows.len()).filter(focusable).take_while(near).last(),
        Way::Back => (0..at).rev().filter(focusable).take_while(near).last(),
    };
    let Some(target) = target.or_else(|| neighbour(rows, at, way)) else { return };
    page.top = match way {
        Way::On => page.top + screen,
        Way::Back => page.top.saturating_sub(screen),
    };
    go_to_row(model, target);
}

/// A title moves to the first line, the focus to the row under it.
fn to_title(page: &mut FormPage, model: &mut Model, title: usize) {
    let Some(target) = neighbour(model.form.rows(), title, Way::On) else { return };
    let section = model.form.rows()[title].section;
    go_to_row(model, target);
    show_title(page, model, section);
}

/// The title of a section moves to the first line.
pub(super) fn show_title(page: &mut FormPage, model: &Model, section: Section) {
    if let Some(first) = model.form.first_of(section) {
        page.top = model.form.line_of(model.form.head_of(first));
    }
}

fn go_to_row(model: &mut Model, row: usize) {
    let Some(document) = model.form.document() else { return };
    let Some(place) = model.form.rows().get(row).map(|row| row.place(document, 0)) else { return };
    model.form.go(place);
}

/// To the first row of a section, its title on the first line.
pub(super) fn to_section(page: &mut FormPage, model: &mut Model, section: Section) {
    page.close(model);
    match model.form.first_of(section) {
        Some(row) => {
            go_to_row(model, row);
            show_title(page, model, section);
        }
        None => model.refuse("there are no other members: this section has nothing to show"),
    }
}

/// To the first or the last row.
pub(super) fn end(model: &mut Model, way: Way) {
    let target = match way {
        Way::On => neighbour(model.form.rows(), model.form.rows().len(), Way::Back),
        Way::Back => model.form.rows().iter().position(Row::takes_focus),
    };
    if let Some(row) = target {
        go_to_row(model, row);
    }
}

/// Where the walk goes on to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Ahead {
    /// To a field that is to be filled in, with its text open and its placeholder selected.
    Fill(Place),
    /// To a field.
    Field(Place),
    /// Past the last field: to the review.
    Review,
}

impl Ahead {
    /// What that is called.
    pub(super) fn name(&self, model: &Model) -> String {
        match self {
            Ahead::Fill(place) | Ahead::Field(place) => {
                let name = model.form.name_of(place);
                if name.is_empty() { edits::name_of(place.path()) } else { name }
            }
            Ahead::Review => "Review".to_owned(),
        }
    }
}

/// Where the walk goes on to from the focus: in a document begun here to what is to be filled in
/// below, else to the next field or item.
pub(super) fn ahead(model: &Model) -> Ahead {
    let fill = next_to_fill(model).map(Ahead::Fill);
    fill.or_else(|| next_field(model).map(Ahead::Field)).unwrap_or(Ahead::Review)
}

fn next_to_fill(model: &Model) -> Option<Place> {
    let paths = model.form.to_fill();
    let own = model.form.focus().path();
    let here = (!paths.is_empty()).then(|| model.form.order(model.form.focus()))?;
    let places = paths.into_iter().filter(|path| path != own).map(Place::Value);
    let below = places.map(|place| (model.form.order(&place), place)).filter(|(order, _)| *order > here);
    below.min_by(|a, b| a.0.cmp(&b.0)).map(|(_, place)| place)
}

/// The next field; in a list the next item.
fn next_field(model: &Model) -> Option<Place> {
    let document = model.form.document()?;
    let (rows, (at, cell)) = (model.form.rows(), model.form.at());
    let row = rows.get(at)?;
    if row.kind == RowKind::Ids && cell + 1 < row.index as usize {
        return Some(row.place(document, cell + 1));
    }
    rows[at + 1..].iter().find(|row| row.is_field()).map(|row| row.place(document, 0))
}

/// Goes on.
pub(super) fn go_on(page: &mut FormPage, model: &mut Model) -> Next {
    let (place, fills) = match ahead(model) {
        Ahead::Fill(place) => (place, true),
        Ahead::Field(place) => (place, false),
        Ahead::Review => return Next::Do(Command::Review),
    };
    model.form.go(place);
    let kind = model.form.row().map(|row| row.kind);
    if fills && matches!(kind, Some(RowKind::Text | RowKind::Item | RowKind::EmptyList)) {
        return text::open_selected(page, model);
    }
    Next::Stay
}

/// Opens the text of the focus; one that cannot be edited is told, and passed.
pub(super) fn open_or_pass(page: &mut FormPage, model: &mut Model) -> Next {
    let path = model.form.focus().path();
    let value = model.form.document().and_then(|document| document.at(path));
    if value.is_some_and(|value| !is_editable(value.raw())) {
        let next = go_on(page, model);
        model.refuse(TOO_LONG);
        return next;
    }
    text::open_selected(page, model)
}

/// The first member of the event at the focus, which opens for it; `None` if it is no event, or not
/// set.
pub(super) fn into_event(model: &Model) -> Option<Place> {
    let row = model.form.row().filter(|row| row.kind == RowKind::Event && row.node.is_some())?;
    let first = row.field?.members().first()?;
    Some(Place::Value(model.form.focus().path().key(first.key)))
}
