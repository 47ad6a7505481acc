//! A whole line given for the row of the focus, by who speaks with the form: it is typed over the placeholder
//! where there is one, else in place of all that stands there, and kept.
//!
//! It deliberately reads no word that commands: the line is a value.

use super::{FormPage, paste, text, typing, value};
use crate::app::Model;
use crate::app::page::Next;
use crate::form::codec::Codec;
use crate::form::pasted::Pasted;
use crate::form::place::Place;
use crate::form::rows::{Row, RowKind};
use crate::manifest::catalogue::Kind;

/// Gives the row of the focus a line.
pub(super) fn given(page: &mut FormPage, model: &mut Model, given: &str) -> Next {
    page.close(model);
    let Some(row) = model.form.row().copied() else { return Next::Stay };
    let item = row.item_field().map(|item| item.kind);
    let pasted = Pasted::of(given);
    match row.kind {
        // One that the row does not take is offered to be opened or merged.
        _ if pasted.is_object() => paste::pasted(page, model, &pasted),
        RowKind::Choices => paste::pasted(page, model, &pasted),
        RowKind::Action(_) | RowKind::Ignored | RowKind::Head | RowKind::Columns => {
            let words = typing::how_to_edit(model, row.kind);
            model.refuse(words);
        }
        _ if value::is_flag(&row) => match paste::flag(given.trim()) {
            Some(flag) => value::set_flag(model, flag),
            None => refuse(model, "true or false"),
        },
        RowKind::Event => {
            model.form.go(Place::Value(model.form.focus().path().key("endpoint")));
            return typed(page, model, given);
        }
        RowKind::Number if !is_number(given) => refuse(model, "a whole number"),
        _ if matches!(item, Some(Kind::Integer { .. })) => numbers(model, &row, given),
        _ => return typed(page, model, given),
    }
    Next::Stay
}

fn refuse(model: &mut Model, wanted: &str) {
    let name = model.form.name_of(&model.form.focus().clone());
    model.refuse(format!("{name} is {wanted}: nothing was set"));
}

/// Whether a line spells a number, or takes one out.
fn is_number(given: &str) -> bool {
    given.is_empty() || Codec::Integer.value(given).is_some()
}

/// Adds the numbers of a line to the list of the focus, as one step.
fn numbers(model: &mut Model, row: &Row, given: &str) {
    let numbers = Pasted::of(given).numbers();
    let made: Option<Vec<_>> = numbers.iter().map(|number| Codec::Integer.value(number)).collect();
    match (made, row.item_field()) {
        (Some(made), Some(item)) if !made.is_empty() => paste::add(model, row, item, made, paste::ADDED),
        _ => model.refuse("whole numbers with commas between them are added: nothing was"),
    }
}

/// Types the line into the row, and keeps it.
fn typed(page: &mut FormPage, model: &mut Model, given: &str) -> Next {
    let next = text::open_selected(page, model);
    text::give(page, model, given);
    page.close(model);
    next
}
