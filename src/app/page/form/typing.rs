//! A character that is typed on a row: a value of its own, the beginning of a text, or nothing there.
//!
//! It deliberately leaves alone what is typed in a text that is open.

use super::{FormPage, text, value};
use crate::app::Model;
use crate::app::keymap::Command;
use crate::app::page::Next;
use crate::form::codec::begins_with;
use crate::form::place::{Place, RowAction};
use crate::form::rows::{Row, RowKind};
use crate::json;
use crate::manifest::catalogue::{self, Field, Kind, Section};

/// A character typed on the form.
pub(super) fn typed(page: &mut FormPage, model: &mut Model, c: char) -> Next {
    if model.refuses_writing() {
        return Next::Stay;
    }
    if page.open.is_some() {
        text::type_in(page, model, c);
        return Next::Stay;
    }
    if model.screen.keymap().is_modal() && !c.is_ascii_digit() {
        let (open, help) = (model.key(Command::Backspace), model.key(Command::Help));
        model.say(format!("{c} is no key here: {open} starts typing, {help} lists the keys"));
        return Next::Stay;
    }
    let Some(row) = model.form.row().copied() else { return Next::Stay };
    match row.kind {
        RowKind::Number => type_number(page, model, &row, c),
        RowKind::Text | RowKind::EmptyList | RowKind::Add | RowKind::Item | RowKind::Ids => {
            type_text(page, model, &row, c)
        }
        kind if value::is_flag(&row) => {
            match value::flag_of(c) {
                Some(flag) => value::set_flag(model, flag),
                None => model.refuse(how_to_edit(model, kind)),
            }
            Next::Stay
        }
        RowKind::Event if row.node.is_none() => {
            model.form.go(Place::Value(model.form.focus().path().key("endpoint")));
            let next = text::open_selected(page, model);
            text::type_in(page, model, c);
            next
        }
        kind => {
            model.refuse(how_to_edit(model, kind));
            Next::Stay
        }
    }
}

/// How a row is edited whose value is no text, for who types on it.
pub(super) fn how_to_edit(model: &Model, kind: RowKind) -> String {
    let key = |command| model.key(command);
    let (enter, space) = (key(Command::Enter), key(Command::Space));
    match kind {
        RowKind::Choices => {
            let (all, none, invert) = (key(Command::TickAll), key(Command::TickNone), key(Command::Invert));
            format!("{space} ticks; {all} all, {none} none, {invert} invert; {} finds", key(Command::Find))
        }
        RowKind::Flag => {
            let (left, right) = (key(Command::Left), key(Command::Right));
            format!("{space} steps this switch; {left} and {right} choose")
        }
        RowKind::Event => format!("{enter} opens this event"),
        RowKind::Action(RowAction::AddEngagement) => format!("{space} adds the engagement"),
        RowKind::Action(_) => format!("{enter} does what this row says"),
        RowKind::Ignored => ignored(model),
        _ => format!("{enter} opens this row as JSON"),
    }
}

/// What can be done on an ignored member.
fn ignored(model: &Model) -> String {
    let (fix, unset) = (model.key(Command::Fix), model.key(Command::Unset));
    format!("an earlier member of the same name counts for nothing: {fix} or {unset} takes it out")
}

/// Digits set a small number at once; a large one is typed in a field.
fn type_number(page: &mut FormPage, model: &mut Model, row: &Row, c: char) -> Next {
    let Some(Kind::Integer { max, .. }) = row.field.map(|field| field.kind) else { return Next::Stay };
    let Some(digit) = c.to_digit(10) else {
        model.refuse(value::how_to_set(model));
        return Next::Stay;
    };
    if max < 10 {
        let (path, name) = (model.form.focus().path().clone(), row.field.map_or("", |field| field.label));
        value::put_number(model, &path, name, i64::from(digit));
        return Next::Stay;
    }
    let next = text::open_selected(page, model);
    text::edit_with(page, model, |editor| {
        editor.select(0..editor.text().chars().count());
        editor.insert(c);
    });
    next
}

/// Whether a letter starts typing on a row: nothing is there, or a placeholder.
fn takes_typing(model: &Model, row: &Row) -> bool {
    let Some(document) = model.form.document() else { return false };
    let current =
        document.at(model.form.focus().path()).filter(|_| matches!(model.form.focus(), Place::Value(_)));
    let waits = model.form.pending().keys().any(|place| place.path() == model.form.focus().path());
    let fills = current.is_none_or(|value| {
        let text = value.as_text().unwrap_or_default();
        let blanks = model.form.session().placeholders();
        (value.kind() == json::Kind::Text && text.is_empty())
            || blanks.iter().any(|one| one.path == value.path())
    });
    (fills || row.kind == RowKind::EmptyList || cell_to_fill(model, row).is_some()) && !waits
}

/// Whether a value of the row at the focus, where nothing is typed yet, may begin with a character
/// that is a key elsewhere.
pub(super) fn begins(model: &Model, c: char) -> bool {
    let letters_command = model.screen.keymap().is_modal();
    let Some(row) = model.form.row().filter(|_| !letters_command) else { return false };
    let field = match row.kind {
        RowKind::Text => row.field,
        RowKind::Item => cell_to_fill(model, row),
        _ => None,
    };
    field.is_some_and(|field| begins_with(field, c)) && takes_typing(model, row)
}

/// Of a header with a placeholder the cell that typing fills.
fn cell_to_fill(model: &Model, row: &Row) -> Option<&'static Field> {
    let header = row.item_field().filter(|item| matches!(item.kind, Kind::Group(_)))?;
    let path = model.form.focus().path();
    let blank = model.form.session().placeholders_below(path).next()?;
    let mut cells = model.form.document()?.at(path)?.children();
    let cell = cells.find(|cell| cell.span().contains(&blank.span.start))?;
    catalogue::member(header.members(), &cell.key()?)
}

fn type_text(page: &mut FormPage, model: &mut Model, row: &Row, c: char) -> Next {
    if takes_typing(model, row) {
        let next = text::open_selected(page, model);
        text::type_in(page, model, c);
        return next;
    }
    let section = c.to_digit(10).and_then(|digit| Section::NUMBERED.get((digit as usize).checked_sub(1)?));
    let does = match section {
        Some(section) => format!("{}, then {c} goes to {}", model.key(Command::GoTo), section.title()),
        None => format!("{} makes it not set", model.key(Command::Unset)),
    };
    model.refuse(format!("{} opens this text; {does}", model.key(Command::Enter)));
    Next::Stay
}
