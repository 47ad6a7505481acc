//! Typing: opening a text, every key in it as a change, closing it.

use super::{FormPage, OpenField, value};
use crate::app::Model;
use crate::app::editor::{Editor, LONGEST};
use crate::app::keymap::Command;
use crate::app::page::Next;
use crate::app::{change, step};
use crate::form::codec::{Codec, codec, text_of};
use crate::form::place::Place;
use crate::form::rows::Row;
use crate::form::rows::RowKind;
use crate::json::document::{Change, Document, Edit};
use crate::json::history::Action;
use crate::json::{self, Path};
use crate::manifest::catalogue::Kind;
use crate::manifest::edits;
use crate::manifest::placeholder::Manner;

/// A character typed on the form.
pub(super) fn typed(page: &mut FormPage, model: &mut Model, c: char) -> Next {
    if page.open.is_some() {
        edit_with(page, model, |editor| editor.insert(c));
        return Next::Stay;
    }
    let Some(row) = model.form.row().copied() else { return Next::Stay };
    match row.kind {
        RowKind::Number => type_number(page, model, &row, c),
        RowKind::Text | RowKind::EmptyList | RowKind::Add | RowKind::Item | RowKind::Ids => {
            type_text(page, model, &row, c)
        }
        kind => {
            model.say(how_to_edit(model, kind));
            Next::Stay
        }
    }
}

/// How a row is edited whose value is no text, for who types on it.
fn how_to_edit(model: &Model, kind: RowKind) -> String {
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
        RowKind::Action(_) => format!("{enter} does what this row says"),
        RowKind::Ignored => ignored(model),
        _ => format!("{enter} opens this row as JSON"),
    }
}

/// What can be done on an ignored member.
pub(super) fn ignored(model: &Model) -> String {
    let (fix, unset) = (model.key(Command::Fix), model.key(Command::Unset));
    format!("an earlier member of the same name counts for nothing: {fix} or {unset} takes it out")
}

/// How a number is set.
pub(super) fn how_to_set(model: &Model) -> String {
    let (left, right) = (model.key(Command::Left), model.key(Command::Right));
    format!("press a digit, or {left} and {right}; {} makes it not set", model.key(Command::Unset))
}

/// Digits set a small number at once; a large one is typed in a field.
fn type_number(page: &mut FormPage, model: &mut Model, row: &Row, c: char) -> Next {
    let Some(Kind::Integer { max, .. }) = row.field.map(|field| field.kind) else { return Next::Stay };
    let Some(digit) = c.to_digit(10) else {
        model.say(how_to_set(model));
        return Next::Stay;
    };
    if max < 10 {
        let (path, name) = (model.form.focus().path().clone(), row.field.map_or("", |field| field.label));
        value::put_number(model, &path, name, i64::from(digit));
        return Next::Stay;
    }
    let next = open_selected(page, model);
    if let Some(open) = &mut page.open {
        let length = open.editor.text().chars().count();
        open.editor.select(0..length);
    }
    edit_with(page, model, |editor| editor.insert(c));
    next
}

fn type_text(page: &mut FormPage, model: &mut Model, row: &Row, c: char) -> Next {
    let Some(document) = model.form.document() else { return Next::Stay };
    let current =
        document.at(model.form.focus().path()).filter(|_| matches!(model.form.focus(), Place::Value(_)));
    let waits = model.form.pending().keys().any(|place| place.path() == model.form.focus().path());
    let fills = current.is_none_or(|value| {
        let text = value.as_text().unwrap_or_default();
        let blanks = model.form.session().placeholders();
        (value.kind() == json::Kind::Text && text.is_empty())
            || blanks.iter().any(|one| one.path == value.path())
    });
    if (fills || row.kind == RowKind::EmptyList) && !waits {
        let next = open_selected(page, model);
        edit_with(page, model, |editor| editor.insert(c));
        return next;
    }
    let (enter, unset) = (model.key(Command::Enter), model.key(Command::Unset));
    model.say(format!("{enter} opens this text; {unset} makes it not set"));
    Next::Stay
}

/// Opens the text of the focus, its placeholder selected.
pub(super) fn open_selected(page: &mut FormPage, model: &mut Model) -> Next {
    let (Some(document), Some(row)) = (model.form.document(), model.form.row()) else { return Next::Stay };
    let Some(codec) = codec(document, row, model.form.focus()) else {
        let space = model.key(Command::Space);
        model.say(format!("this row has no text; {space} and the arrows change it"));
        return Next::Stay;
    };
    let path = model.form.focus().path().clone();
    let current = document
        .at(&path)
        .filter(|_| matches!(model.form.focus(), Place::Value(_)) && row.kind != RowKind::EmptyList);
    let key =
        if row.kind == RowKind::EmptyList { Place::Add(path.clone()) } else { model.form.focus().clone() };
    let text = match (model.form.pending().get(&key), current) {
        (Some(waiting), _) => waiting.clone(),
        (None, Some(value)) => text_of(codec, value),
        (None, None) => String::new(),
    };
    if text.len() > LONGEST || (codec == Codec::Json && (text.contains('\n') || row.kind == RowKind::Ignored))
    {
        return Next::Do(Command::EditJson);
    }
    let mut editor = Editor::one_line(&text);
    if codec == Codec::Text {
        select_placeholder(&mut editor, &path, 0);
    }
    let was_set = current.is_some();
    let place = match row.kind {
        RowKind::EmptyList => Place::Add(path),
        _ => model.form.focus().clone(),
    };
    model.form.close_step();
    let join = model.form.next_join();
    page.open = Some(OpenField { place, editor, codec, was_set, join });
    Next::Stay
}

/// Selects the first placeholder from a character on; whether there is one.
fn select_placeholder(editor: &mut Editor, path: &Path, from: usize) -> bool {
    let text = editor.text();
    let start: usize = text.chars().take(from).map(char::len_utf8).sum();
    let found = Manner::of(path).all_in(&text).into_iter().find(|range| range.start >= start);
    let Some(range) = found else { return false };
    let characters = |end: usize| text[..end].chars().count();
    editor.select(characters(range.start)..characters(range.end));
    true
}

/// Goes on to the next placeholder of the open text; whether there is one that was not just left.
pub(super) fn next_placeholder(page: &mut FormPage) -> bool {
    let Some(open) = &mut page.open else { return false };
    let passed = open.editor.selection().map_or(0, |selection| selection.end);
    open.codec == Codec::Text && select_placeholder(&mut open.editor, open.place.path(), passed)
}

/// Edits the open text and writes it into the document.
pub(super) fn edit_with(page: &mut FormPage, model: &mut Model, edit: impl FnOnce(&mut Editor)) {
    let Some(mut open) = page.open.take() else { return };
    let before = open.editor.text();
    edit(&mut open.editor);
    if open.editor.text() != before {
        write(model, &mut open);
    }
    page.open = Some(open);
}

/// Writes the open text; what is not yet a value waits beside the document.
fn write(model: &mut Model, open: &mut OpenField) {
    let text = open.editor.text();
    let Some(document) = model.form.document() else { return };
    let changes = match planned(document, model, open, &text) {
        Plan::Changes(changes) => changes,
        Plan::Wait => {
            wait(model, open, text);
            return;
        }
    };
    let name = format!("edit {}", model.form.name_of(&open.place));
    let action = Action { name, changes, join: Some(open.join) };
    match model.form.act_at(action, open.place.clone()) {
        Ok(_) => {
            model.form.release(&open.place);
            follow(model, open, &text);
        }
        Err(refusal) => {
            model.form.hold(open.place.clone(), text);
            model.refuse(change::why_not(&refusal));
        }
    }
}

/// Keeps a text that is no value beside the document, which is again as it was before this visit.
fn wait(model: &mut Model, open: &mut OpenField, text: String) {
    model.form.release(&open.place);
    let made_item = !open.was_set && open.place.path().last_index().is_some();
    if model.form.withdraw(open.join) && made_item {
        open.place = Place::Add(open.place.path().parent());
        focus_on(model, &open.place);
    }
    model.form.hold(open.place.clone(), text);
}

/// Puts the focus on the row of an open field; a list that is not there has only one.
fn focus_on(model: &mut Model, place: &Place) {
    let empty = |list: &Path| model.form.document().is_some_and(|document| document.at(list).is_none());
    let shown = match place {
        Place::Add(list)
            if list.last_key() != Some(crate::manifest::catalogue::LOCALIZED_NAME.key) && empty(list) =>
        {
            Place::Value(list.clone())
        }
        place => place.clone(),
    };
    model.form.go(shown);
}

enum Plan {
    Changes(Vec<Change>),
    Wait,
}

fn planned(document: &Document, model: &Model, open: &OpenField, text: &str) -> Plan {
    let path = open.place.path();
    // A number of a list that is emptied waits for another: without it the field would stand on its
    // neighbour.
    let in_list = path.last_index().is_some();
    let number = open.codec == Codec::Integer && !(in_list && open.was_set);
    let gone = text.is_empty() && (number || (!open.was_set && open.codec == Codec::Text));
    if gone {
        let there = matches!(open.place, Place::Value(_)) && document.at(path).is_some();
        return Plan::Changes(if there { vec![taken_out(document, model, path)] } else { Vec::new() });
    }
    let Some(json) = open.codec.value(text) else { return Plan::Wait };
    Plan::Changes(match &open.place {
        Place::Add(list) => match document.at(list) {
            Some(value) if value.kind() == json::Kind::List => {
                vec![Change::Insert { list: list.clone(), at: value.children().count(), value: json }]
            }
            _ => vec![edits::set(document, list, crate::json::document::Json::list([&json]))],
        },
        Place::Nth(object, nth) => match document.at(object).and_then(|object| object.children().nth(*nth)) {
            Some(value) => vec![Change::Text(vec![Edit { range: value.span(), insert: text.to_owned() }])],
            None => Vec::new(),
        },
        _ => match (open.codec, document.at(path)) {
            (Codec::Json, Some(_)) => vec![Change::Spell(path.clone(), json)],
            (Codec::Header, Some(_)) => json
                .value()
                .children()
                .filter_map(|member| {
                    Some((member.key()?, crate::json::document::Json::parse(member.raw()).ok()?))
                })
                .map(|(key, value)| edits::set(document, &path.key(key), value))
                .collect(),
            _ => vec![edits::set(document, path, json)],
        },
    })
}

/// Takes out what this visit had put in; a list that it made for it goes along.
fn taken_out(document: &Document, model: &Model, path: &Path) -> Change {
    let list = path.parent();
    let alone =
        path.last_index().is_some() && document.at(&list).is_some_and(|list| list.children().count() == 1);
    let made = model.form.session().opened().is_none_or(|opened| opened.at(&list).is_none());
    if alone && made {
        edits::unset(document, model.form.session().opened(), &list)
    } else if path.last_index().is_some() {
        Change::Remove(path.clone())
    } else {
        edits::unset(document, model.form.session().opened(), path)
    }
}

/// Moves an item's field from the adding row to the item that it made, and back.
fn follow(model: &mut Model, open: &mut OpenField, text: &str) {
    let place = match &open.place {
        Place::Add(list) => {
            let count = model
                .form
                .document()
                .and_then(|document| Some(document.at(list)?.children().count()))
                .unwrap_or(0);
            (count > 0).then(|| Place::Value(list.index(count - 1)))
        }
        Place::Value(item) if text.is_empty() && !open.was_set && item.last_index().is_some() => {
            Some(Place::Add(item.parent()))
        }
        _ => None,
    };
    let emptied = |place: &Place| text.is_empty() && matches!(place, Place::Value(_));
    if let Some(place) = place.filter(|place| !emptied(place)) {
        open.place = place;
    }
    let place = open.place.clone();
    focus_on(model, &place);
}

/// Leaves the open field, keeping its text.
pub(super) fn close(page: &mut FormPage, model: &mut Model) {
    if let Some(open) = page.open.take() {
        model.form.close_step();
        if open.codec == Codec::Localized {
            add_localized(model, &open);
        } else if model.form.pending().contains_key(&open.place) {
            model.refuse(format!("{}, {}", model.form.name_of(&open.place), open.codec.wanted()));
        }
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
    focus_on(model, &place);
    Some(model.form.name_of(&place))
}

/// Writes a localized name once its field is left: before, its tag may be half typed.
fn add_localized(model: &mut Model, open: &OpenField) {
    let text = open.editor.text();
    if text.is_empty() {
        model.form.release(&open.place);
        model.form.go(Place::Value(Path::of(&["client_name"])));
        return;
    }
    let parts =
        text.split_once(':').map(|(tag, name)| (tag.trim(), name.trim())).filter(|(tag, _)| !tag.is_empty());
    let (Some((tag, name)), Some(document)) = (parts, model.form.document()) else {
        model.form.hold(open.place.clone(), text);
        model.refuse(format!("Localized name, {}", open.codec.wanted()));
        return;
    };
    let path = Path::root().key(format!("{}{tag}", crate::manifest::catalogue::LOCALIZED_NAME.key));
    if document.at(&path).is_some() {
        model.refuse(format!("client_name#{tag} is there already: its row holds it"));
        return;
    }
    let change = edits::set(document, &path, crate::json::document::Json::text(name));
    if model.act(format!("add client_name#{tag}"), vec![change]) {
        model.form.release(&open.place);
        model.form.go(Place::Value(path));
    }
}

/// A command in the open text; `None` if it does not edit.
pub(super) fn edit(page: &mut FormPage, model: &mut Model, command: Command) -> Option<Next> {
    let open = page.open.as_mut()?;
    if step::move_in(&mut open.editor, command) {
        return Some(Next::Stay);
    }
    let mut deletes = false;
    edit_with(page, model, |editor| deletes = step::delete_in(editor, command));
    deletes.then_some(Next::Stay)
}
