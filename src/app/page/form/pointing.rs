//! A click on a row of the form, and the wheel over it.
//!
//! A click selects; in a row of choices it chooses, in a checklist it ticks; on a row that is selected
//! already it opens or does what Enter would.

use super::{FormPage, MARGIN, text, value};
use crate::app::page::Next;
use crate::app::pointer::NOTCH;
use crate::app::{Model, layout};
use crate::form::Form;
use crate::form::describe::{self, Value};
use crate::form::place::Place;
use crate::form::rows::RowKind;

/// A click on the row numbered `nth` of those in sight, in a cell of it.
pub(super) fn clicked(page: &mut FormPage, model: &mut Model, nth: usize, cell: Option<usize>) -> Next {
    let Some((number, place)) = pointed_at(page, model, nth, cell) else { return Next::Stay };
    let again = *model.form.focus() == place && model.form.at().0 == number;
    if again && page.open.is_some() {
        return Next::Stay;
    }
    let word = cell.and_then(|cell| word(&model.form, number, cell));
    page.close(model);
    model.form.go(place);
    let Some(kind) = model.form.row().map(|row| row.kind) else { return Next::Stay };
    match kind {
        RowKind::Flag | RowKind::Number => {
            if let Some(word) = word {
                value::choose(page, model, &word);
            }
        }
        RowKind::Choices if cell.is_some() => model.tick(),
        RowKind::Event if again || cell.is_some() => value::fold(model),
        RowKind::Action(action) if again => return value::act_row(page, model, action),
        RowKind::Choices
        | RowKind::Event
        | RowKind::Head
        | RowKind::Columns
        | RowKind::Ignored
        | RowKind::Action(_) => {}
        _ if again => return text::open_selected(page, model),
        _ => {}
    }
    Next::Stay
}

/// The number of a row in sight, and the place that a click in a cell of it is about.
fn pointed_at(page: &FormPage, model: &Model, nth: usize, cell: Option<usize>) -> Option<(usize, Place)> {
    let (form, document) = (&model.form, model.form.document()?);
    let height = usize::from(layout::areas(model)?.form.height);
    let in_sight = page.in_sight(form, height).0.filter(|row| form.rows()[*row].takes_focus());
    let number = in_sight.into_iter().nth(nth)?;
    let row = &form.rows()[number];
    // Beside its values a row is pointed at as a whole: then the focus stays where it is in it.
    let cell = cell.unwrap_or(if number == form.at().0 { form.at().1 } else { 0 });
    let place = match row.kind {
        RowKind::Choices => row.option_place(document, cell),
        _ => row.place(document, cell),
    };
    Some((number, place))
}

/// The word in a cell of a row of choices.
fn word(form: &Form, number: usize, cell: usize) -> Option<String> {
    let line = describe::row(form, number, describe::Typing::Nothing)?;
    let (Value::Choice(words) | Value::Digits { words, .. }) = line.value else { return None };
    words.into_iter().nth(cell).map(|(word, _)| word)
}

/// The wheel moves what is seen; the focus goes along only where it would be lost from sight.
pub(super) fn wheel(page: &mut FormPage, model: &mut Model, by: isize) {
    let Some(areas) = layout::areas(model) else { return };
    let height = usize::from(areas.form.height).max(1);
    let end = model.form.line_count().saturating_sub(height);
    let top = page.top.saturating_add_signed(by.saturating_mul(NOTCH as isize)).min(end);
    if top == page.top {
        return;
    }
    page.top = top;
    if page.top_for(&model.form, height) == top {
        return;
    }
    page.close(model);
    let margin = if height >= 10 { MARGIN } else { 0 };
    let wanted = if by > 0 { top + margin } else { (top + height).saturating_sub(margin + 1) };
    let Some(place) = place_on(&model.form, wanted, by) else { return };
    model.form.go(place);
    // What folds or unfolds with the focus must not carry it away from under the eye.
    let line = model.form.line_of_focus();
    page.top = if by > 0 { line.saturating_sub(margin) } else { (line + margin + 1).saturating_sub(height) };
}

/// The place on a line of the form, or on the next one that takes the focus.
fn place_on(form: &Form, line: usize, by: isize) -> Option<Place> {
    let document = form.document()?;
    let mut start = 0;
    let rows = form.rows().iter().enumerate().map(|(number, row)| {
        let first = start;
        start += row.height();
        (number, row, first)
    });
    let mut rows: Vec<_> = rows.filter(|(_, row, _)| row.takes_focus()).collect();
    let found = if by > 0 {
        rows.iter().position(|(_, row, first)| first + row.height() > line)
    } else {
        rows.iter().rposition(|(_, _, first)| *first <= line)
    };
    let (number, row, first) = rows.swap_remove(found?);
    let cell = form.grid_of(number).map_or(0, |grid| {
        let inside = line.saturating_sub(first).min(grid.lines().saturating_sub(1));
        grid.nearest(inside, 0)
    });
    Some(row.place(document, cell))
}
