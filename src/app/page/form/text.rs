//! The open text: opening it, every key in it as a change, closing it.

use super::field::{Cell, OpenField};
use super::{FormPage, write};
use crate::app::Model;
use crate::app::editor::{Editor, LONGEST, TOO_LONG};
use crate::app::keymap::Command;
use crate::app::page::Next;
use crate::form::codec::{Codec, Pair, codec, spelled_out, text_of};
use crate::form::place::Place;
use crate::form::rows::RowKind;
use crate::form::used;
use crate::json::Path;
use crate::manifest::catalogue::LOCALIZED_NAME;

/// Opens the text of the focus, its placeholder selected.
pub(super) fn open_selected(page: &mut FormPage, model: &mut Model) -> Next {
    let (Some(document), Some(row)) = (model.form.document(), model.form.row()) else { return Next::Stay };
    let Some(codec) = codec(document, row, model.form.focus()) else {
        let [space, left, right] =
            [Command::Space, Command::Left, Command::Right].map(|command| model.key(command));
        model.refuse(format!("this row has no text; {space}, {left} and {right} change it"));
        return Next::Stay;
    };
    let path = model.form.focus().path().clone();
    let current = document
        .at(&path)
        .filter(|_| matches!(model.form.focus(), Place::Value(_)) && row.kind != RowKind::EmptyList);
    let place = match row.kind {
        RowKind::EmptyList => Place::Add(path),
        _ => model.form.focus().clone(),
    };
    let waiting = model.form.pending().get(&place);
    let was_set = current.is_some();
    if codec.has_cells() {
        let pair = match (waiting, current) {
            (Some(waiting), _) => Pair::of_text(waiting),
            (None, Some(value)) => Pair::of(codec, value),
            (None, None) => Pair::default(),
        };
        model.form.close_step();
        let join = model.form.next_join();
        page.open = Some(OpenField::of_cells(place, &pair, codec, was_set, join));
        return Next::Stay;
    }
    let text = match (waiting, current) {
        (Some(waiting), _) => waiting.clone(),
        (None, Some(value)) => text_of(codec, value),
        (None, None) => String::new(),
    };
    if text.len() > LONGEST || (codec == Codec::Json && (text.contains('\n') || row.kind == RowKind::Ignored))
    {
        return Next::Do(Command::EditJson);
    }
    model.form.close_step();
    let join = model.form.next_join();
    page.open = Some(OpenField::new(place, &text, codec, was_set, join));
    Next::Stay
}

/// Opens the row that adds an item to the list of the focus.
pub(super) fn open_adding(page: &mut FormPage, model: &mut Model) -> Next {
    let list = model.form.document().zip(model.form.row()).map(|(document, row)| row.member_path(document));
    if let Some(list) = list {
        model.form.go(Place::Add(list));
    }
    open_selected(page, model)
}

/// Goes on inside the open field: to the next placeholder, to the second cell. Whether there was
/// something.
pub(super) fn go_on_inside(page: &mut FormPage, model: &mut Model) -> bool {
    page.open.as_mut().is_some_and(OpenField::next_placeholder) || to_second_cell(page, model)
}

/// To the second of two cells, unless nothing stands in the first; whether the keys act in it then.
pub(super) fn to_second_cell(page: &mut FormPage, model: &mut Model) -> bool {
    let Some(mut open) = page.open.take_if(|open| open.leads_to_second()) else {
        return false;
    };
    if write::settle(model, &mut open) {
        let pair = open.pair();
        open.open_cell(Cell::Second, pair);
        write::write(model, &mut open);
    }
    page.open = Some(open);
    true
}

/// Back to the first of two cells; whether the second was open.
pub(super) fn to_first_cell(page: &mut FormPage) -> bool {
    let Some(open) = page.open.as_mut().filter(|open| matches!(open.cell(), Some((Cell::Second, _)))) else {
        return false;
    };
    let pair = open.pair();
    open.open_cell(Cell::First, pair);
    true
}

/// A character typed into the open text.
pub(super) fn type_in(page: &mut FormPage, model: &mut Model, c: char) {
    let Some(open) = &page.open else { return };
    match (open.cell(), c) {
        (Some((Cell::First, _)), ':') if !open.pair().first.is_empty() => {
            to_second_cell(page, model);
        }
        // Nothing begins with the colon, or with the blank behind it.
        (Some((Cell::First, _)), ':' | ' ') if open.pair().first.is_empty() => {}
        (Some((Cell::Second, _)), ' ') if open.pair().second.is_empty() => {}
        _ => change_with(page, model, |open| open.insert(c.encode_utf8(&mut [0; 4]))),
    }
}

/// A text pasted into the open text. What spells out both cells goes into both.
pub(super) fn insert(page: &mut FormPage, model: &mut Model, text: &str) {
    let Some(open) = &mut page.open else { return };
    let spelled = spelled_out(open.codec, text).filter(|_| open.in_first() || open.whole().is_empty());
    let Some(spelled) = spelled else {
        return change_with(page, model, |open| open.insert(text));
    };
    open.open_cell(Cell::First, Pair { second: spelled.second, first: spelled.first });
    to_second_cell(page, model);
}

/// Gives the open text a whole line: over its placeholder, else in place of all of it. What spells out both
/// cells goes into both.
pub(super) fn give(page: &mut FormPage, model: &mut Model, given: &str) {
    let Some(open) = &mut page.open else { return };
    if let Some(Pair { first, second }) = spelled_out(open.codec, given) {
        open.open_cell(Cell::First, Pair { first, second });
        to_second_cell(page, model);
        return;
    }
    let before = open.whole();
    change_with(page, model, |open| open.give(given));
    if page.open.as_ref().is_some_and(|open| open.whole() == before) && !given.is_empty() && before != given {
        model.refuse(TOO_LONG);
    }
}

/// Changes the open text and writes it into the document.
fn change_with(page: &mut FormPage, model: &mut Model, change: impl FnOnce(&mut OpenField)) {
    if model.refuses_writing() {
        return;
    }
    let Some(mut open) = page.open.take() else { return };
    let before = open.whole();
    change(&mut open);
    if open.whole() != before {
        write::write(model, &mut open);
    }
    page.open = Some(open);
}

/// Edits the open text and writes it into the document.
pub(super) fn edit_with(page: &mut FormPage, model: &mut Model, edit: impl FnOnce(&mut Editor)) {
    change_with(page, model, |open| open.edit(edit));
}

/// Leaves the open field, keeping its text.
pub(super) fn close(page: &mut FormPage, model: &mut Model) {
    let Some(mut open) = page.open.take() else { return };
    write::settle(model, &mut open);
    model.form.close_step();
    let said = model.screen.message().is_some();
    if let Some(text) = model.form.pending().get(&open.place)
        && !said
    {
        let missing = open.codec.missing(text);
        model.refuse(format!("{}, not in the file yet: {missing}", model.form.name_of(&open.place)));
    }
    let names = Path::of(&[LOCALIZED_NAME.key]);
    if open.whole().is_empty() && open.place == Place::Add(names) {
        model.form.go(Place::Value(Path::of(&["client_name"])));
    }
}

/// Drops the text at the focus that is no value; what it was typed for.
pub(super) fn drop_pending(page: &mut FormPage, model: &mut Model) -> Option<String> {
    let open = page.open.as_ref().map(|open| open.place.clone());
    let add = Place::Add(model.form.focus().path().clone());
    let json = Place::Value(model.form.focus().path().clone());
    let place = [open, Some(model.form.focus().clone()), Some(add), Some(json)]
        .into_iter()
        .flatten()
        .find(|place| model.form.pending().contains_key(place))?;
    model.form.drop_pending(&place);
    page.open = None;
    model.form.close_step();
    write::focus_on(model, &place);
    Some(model.form.name_of(&place))
}

/// How the open text could go on: with what this manifest uses elsewhere, or a recent one.
pub(super) fn ahead<'m>(page: &FormPage, model: &'m Model) -> Option<&'m str> {
    let open = page.open.as_ref()?;
    let typed = open.editor.text();
    let what = open.reusable().filter(|_| open.editor.is_at_end())?;
    let others = model.form.document().map(|document| used::beside(document, &open.place, what));
    let goes_on = model.used().going_on(what, &typed, &others.unwrap_or_default())?;
    Some(&goes_on[typed.len()..])
}

/// A command in the open text; `None` if it does not edit.
pub(super) fn edit(page: &mut FormPage, model: &mut Model, command: Command) -> Option<Next> {
    let open = page.open.as_mut()?;
    let empty_second = matches!(open.cell(), Some((Cell::Second, _))) && open.pair().second.is_empty();
    if command == Command::Backspace && empty_second {
        to_first_cell(page);
        return Some(Next::Stay);
    }
    let taken = if command == Command::Right { ahead(page, model).map(ToOwned::to_owned) } else { None };
    if let Some(taken) = taken {
        change_with(page, model, |open| open.insert(&taken));
        return Some(Next::Stay);
    }
    let mut done = false;
    change_with(page, model, |open| done = open.command(command));
    done.then_some(Next::Stay)
}
