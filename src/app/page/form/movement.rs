//! Moving the focus: by field, by line, by section, and on to what is to be filled in.

use super::{FormPage, text};
use crate::app::keymap::Command;
use crate::app::page::Next;
use crate::app::{Model, layout};
use crate::form::find;
use crate::form::place::Place;
use crate::form::rows::{Row, RowKind};
use crate::json::Path;
use crate::json::document::Document;
use crate::manifest::catalogue::{LOCALIZED_NAME, Section};

/// A direction through the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// Down, right, forward.
    On,
    /// Up, left, backward.
    Back,
}

/// To the next or previous field; a list is one.
pub(super) fn stop(page: &mut FormPage, model: &mut Model, way: Way) {
    page.close(model);
    let Some(place) = next_stop(model, way, Row::takes_focus) else { return };
    model.form.go(place);
}

/// The nearest field that way whose row is wanted, around the ends.
fn next_stop(model: &Model, way: Way, wanted: impl Fn(&Row) -> bool) -> Option<Place> {
    let document = model.form.document()?;
    let rows = model.form.rows();
    let own = stop_of(document, model.form.row()?);
    let count = rows.len();
    let around: Box<dyn Iterator<Item = usize>> = match way {
        Way::On => Box::new((1..count).map(|step| (model.form.at().0 + step) % count)),
        Way::Back => Box::new((1..count).map(|step| (model.form.at().0 + count - step) % count)),
    };
    let target =
        around.filter(|row| wanted(&rows[*row])).find(|row| stop_of(document, &rows[*row]) != own)?;
    let stop = stop_of(document, &rows[target]);
    let first =
        rows.iter().position(|row| row.takes_focus() && stop_of(document, row) == stop).unwrap_or(target);
    Some(rows[first].place(document, 0))
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
        model.say(edge);
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

/// To the next or previous section, or by a screenful, whichever is nearer.
pub(super) fn section(page: &mut FormPage, model: &mut Model, way: Way) -> Next {
    page.close(model);
    let Some(document) = model.form.document() else { return Next::Stay };
    let height = layout::areas(model).map_or(1, |areas| usize::from(areas.form.height)).max(2) - 1;
    let line = model.form.line_of(model.form.at().0);
    let rows = model.form.rows();
    let is_first = |row: usize| {
        rows[row].takes_focus()
            && (0..row)
                .rev()
                .find(|above| rows[*above].takes_focus())
                .is_none_or(|above| rows[above].section != rows[row].section)
    };
    let near = |row: &usize| model.form.line_of(*row).abs_diff(line) <= height;
    let target = match way {
        Way::On => (model.form.at().0 + 1..rows.len())
            .find(|row| is_first(*row))
            .filter(near)
            .or_else(|| {
                (model.form.at().0 + 1..rows.len())
                    .filter(|row| rows[*row].takes_focus())
                    .take_while(near)
                    .last()
            })
            .or_else(|| neighbour(rows, model.form.at().0, way)),
        Way::Back => (0..model.form.at().0)
            .rev()
            .find(|row| is_first(*row))
            .filter(near)
            .or_else(|| {
                (0..model.form.at().0).rev().filter(|row| rows[*row].takes_focus()).take_while(near).last()
            })
            .or_else(|| neighbour(rows, model.form.at().0, way)),
    };
    match target {
        Some(row) => {
            let place = rows[row].place(document, 0);
            arrive(page, model, place);
        }
        None if way == Way::On => return Next::Do(Command::Review),
        None => end(model, way),
    }
    Next::Stay
}

/// To the first field of a section.
pub(super) fn to_section(page: &mut FormPage, model: &mut Model, section: Section) {
    page.close(model);
    let Some(document) = model.form.document() else { return };
    let first = model.form.rows().iter().find(|row| row.section == section && row.takes_focus());
    if let Some(place) = first.map(|row| row.place(document, 0)) {
        arrive(page, model, place);
    }
}

/// Goes to a place; a section that is gone to begins at the top.
fn arrive(page: &mut FormPage, model: &mut Model, place: Place) {
    model.form.go(place);
    let row = model.form.at().0;
    let heads = (0..row).rev().take_while(|above| !model.form.rows()[*above].takes_focus()).count();
    if heads > 0 {
        page.top = model.form.line_of(row - heads);
    }
}

/// To the first or the last row.
pub(super) fn end(model: &mut Model, way: Way) {
    let Some(document) = model.form.document() else { return };
    let target = match way {
        Way::On => neighbour(model.form.rows(), model.form.rows().len(), Way::Back),
        Way::Back => model.form.rows().iter().position(Row::takes_focus),
    };
    if let Some(row) = target {
        model.form.go(model.form.rows()[row].place(document, 0));
    }
}

/// Where Enter goes on to from here: the next field to fill in a document begun here, else the
/// next field. What it is called, and whether it arrives open.
pub(super) fn go_on_target(model: &Model) -> Option<(Place, String, Arrival)> {
    let document = model.form.document()?;
    let own = model.form.focus().path();
    let blanks: Vec<Path> = model.form.to_fill().into_iter().filter(|path| path != own).collect();
    let row_of = |path: &Path| {
        let place = Place::Value(path.clone());
        crate::form::rows::locate(document, model.form.rows(), &place).map(|at| at.0)
    };
    let after = blanks.iter().find(|path| row_of(path).is_none_or(|row| row > model.form.at().0));
    if let Some(path) = after.or_else(|| blanks.first()) {
        let name = match row_of(path) {
            Some(row) => find::label(document, &model.form.rows()[row]),
            None => find::context(path),
        };
        return Some((Place::Value(path.clone()), name, Arrival::Open));
    }
    let is_field = |row: &Row| row.takes_focus() && !matches!(row.kind, RowKind::Action(_));
    let place = next_stop(model, Way::On, is_field)?;
    // Past the last field there is nothing to go on to.
    let (row, _) = crate::form::rows::locate(document, model.form.rows(), &place)?;
    (row > model.form.at().0)
        .then(|| (place, find::label(document, &model.form.rows()[row]), Arrival::Selected))
}

/// How Enter arrives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Arrival {
    /// With the text open and its placeholder selected.
    Open,
    /// On the row.
    Selected,
}

/// Goes on to the next field to fill.
pub(super) fn go_on(page: &mut FormPage, model: &mut Model) -> Next {
    let Some((place, _, arrival)) = go_on_target(model) else { return Next::Do(Command::Review) };
    model.form.go(place);
    let kind = model.form.row().map(|row| row.kind);
    let opens = matches!(kind, Some(RowKind::Text | RowKind::Item | RowKind::EmptyList));
    if arrival == Arrival::Open && opens {
        return text::open_selected(page, model);
    }
    Next::Stay
}
