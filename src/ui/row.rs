//! One row of the form: signs, label, value.

mod value;

pub(super) use value::window;

use ratatui::layout::Position;

use super::canvas::Canvas;
use super::header::sign;
use super::theme::Role;
use crate::app::Model;
use crate::form::find;
use crate::form::rows::{Row, RowKind};
use crate::form::status::Mark;
use crate::json::document::Document;
use crate::manifest::catalogue::Kind;

/// What the drawing of one row needs.
struct Spot<'s> {
    model: &'s Model,
    document: &'s Document,
    row: &'s Row,
    /// Its number.
    number: usize,
    /// Its first line, which may stand above the area.
    y: isize,
    /// The column of the value.
    column: usize,
    /// Whether the keys act on it.
    focused: bool,
}

/// Draws a row whose first line is `y`; where the terminal's cursor goes, if it has the focus.
pub(super) fn row(
    canvas: &mut Canvas<'_>,
    model: &Model,
    number: usize,
    y: isize,
    column: usize,
) -> Option<Position> {
    let row = model.form.rows().get(number)?;
    let document = model.form.document()?;
    let focused = model.form.at().0 == number && row.takes_focus();
    let spot = Spot { model, document, row, number, y, column, focused };
    if row.kind == RowKind::Columns {
        columns(canvas, &spot);
        return None;
    }
    if y >= 0 {
        signs(canvas, &spot);
        label(canvas, &spot);
    }
    value::value(canvas, &spot)
}

/// The titles of the webhook columns.
fn columns(canvas: &mut Canvas<'_>, spot: &Spot<'_>) {
    let Ok(y) = usize::try_from(spot.y) else { return };
    let width = canvas.width();
    canvas.own(indent(spot), y, "Event", Role::Dim);
    canvas.own(spot.column, y, "Endpoint", Role::Dim);
    if width >= 60 {
        canvas.own_right(width.saturating_sub(10), y, "Retries", Role::Dim);
        canvas.own_right(width.saturating_sub(1), y, "Headers", Role::Dim);
    }
}

/// The column of the label.
fn indent(spot: &Spot<'_>) -> usize {
    let base = if spot.column >= 25 { 4 } else { 3 };
    base + 2 * usize::from(spot.row.depth)
}

/// The sign of the focus, the mark, and whether it was changed.
fn signs(canvas: &mut Canvas<'_>, spot: &Spot<'_>) {
    let Ok(y) = usize::try_from(spot.y) else { return };
    if spot.focused && spot.model.form.grid_of(spot.number).is_none() && spot.row.kind != RowKind::Ids {
        canvas.own(0, y, "▸", Role::Focus);
    }
    let path = own_path(spot);
    if matches!(spot.row.kind, RowKind::Add | RowKind::Action(_)) {
        return;
    }
    let mark =
        if spot.row.kind == RowKind::Ignored { Some(Mark::Warning) } else { spot.model.form.mark(&path) };
    if let Some(mark) = mark {
        let (mark, role) = sign(mark);
        canvas.own(1, y, mark, role);
    }
    if spot.row.node.is_some() && spot.model.form.session().is_changed(&path)
        || spot.row.node.is_none() && spot.model.form.session().changed().contains(&path)
    {
        canvas.own(2, y, "~", Role::Changed);
    }
}

/// The path that a row's marks are about: of an item the item.
fn own_path(spot: &Spot<'_>) -> crate::json::Path {
    let path = spot.row.member_path(spot.document);
    if spot.row.kind == RowKind::Item { path.index(spot.row.index as usize) } else { path }
}

fn label(canvas: &mut Canvas<'_>, spot: &Spot<'_>) {
    let Ok(y) = usize::try_from(spot.y) else { return };
    let row = spot.row;
    let role = if spot.focused { Role::Focus } else { Role::Label };
    let x = indent(spot);
    let text = match row.kind {
        RowKind::Item if row.index > 0 => return,
        RowKind::Add | RowKind::Action(_) => return,
        RowKind::Item | RowKind::Ids | RowKind::EmptyList => {
            row.field.map_or_else(String::new, |field| field.label.to_owned())
        }
        _ => find::label(spot.document, row),
    };
    // Names that nobody knows differ at their end more than at their beginning.
    let text = if row.field.is_none() { own_end(&text) } else { text };
    let required = row.field.is_some_and(crate::manifest::catalogue::Field::required);
    let star = if required { 2 } else { 0 };
    let room = spot.column.saturating_sub(x + 1 + star + usize::from(row.kind == RowKind::Event) * 2);
    let used = canvas.text(x, y, &text, role, room);
    if required {
        canvas.own(x + used, y, " *", Role::Dim);
    }
    if row.kind == RowKind::Choices && row.lines > 1 && spot.column >= 25 {
        let counted = value::tally(spot);
        canvas.own_right(spot.column.saturating_sub(3), y + 1, &counted, Role::Dim);
    }
}

/// A name in parts without those before the last: `…AccpetStatusEvent`.
fn own_end(name: &str) -> String {
    match name.rsplit_once('.') {
        Some((_, end)) if !end.is_empty() => format!("…{end}"),
        _ => name.to_owned(),
    }
}

/// Whether the items of a row are numbers.
fn is_number_list(row: &Row) -> bool {
    matches!(row.own_field().map(|field| field.kind), Some(Kind::Integer { .. }))
}
