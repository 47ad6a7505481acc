//! Typing: opening a text, every key in it as a change, closing it.

use super::super::Model;
use super::super::field::{Codec, Editor, LONGEST, OpenField};
use super::super::keymap::Command;
use super::{raw, value};
use crate::form::find;
use crate::form::place::Place;
use crate::form::rows::Row;
use crate::form::rows::RowKind;
use crate::json::document::{Change, Document, Edit};
use crate::json::history::Action;
use crate::json::{self, Path, Value};
use crate::manifest::catalogue::{Field, Kind};
use crate::manifest::edits;
use crate::manifest::placeholder;

/// A character typed on the form.
pub(super) fn typed(model: &mut Model, c: char) {
    if model.open.is_some() {
        edit_with(model, |editor| editor.insert(c));
        return;
    }
    let Some(row) = model.form.row().copied() else { return };
    match row.kind {
        RowKind::Number => type_number(model, &row, c),
        RowKind::Text | RowKind::EmptyList | RowKind::Add | RowKind::Item | RowKind::Ids => {
            type_text(model, &row, c);
        }
        RowKind::Choices => model.say("Space ticks; a all, n none, i invert; / finds"),
        RowKind::Flag => model.say("Space steps this switch; Left and Right choose"),
        RowKind::Event => model.say("Enter opens this event"),
        RowKind::Action(_) => model.say("Enter does what this row says"),
        RowKind::Ignored => model.say(super::IGNORED),
        _ => model.say("Enter opens this row as JSON"),
    }
}

/// Digits set a small number at once; a large one is typed in a field.
fn type_number(model: &mut Model, row: &Row, c: char) {
    let Some(Kind::Integer { max, .. }) = row.field.map(|field| field.kind) else { return };
    let Some(digit) = c.to_digit(10) else {
        model.say("press a digit, or Left and Right; Del makes it not set");
        return;
    };
    if max < 10 {
        let (path, name) = (model.form.focus().path().clone(), row.field.map_or("", |field| field.label));
        value::put_number(model, &path, name, i64::from(digit));
        return;
    }
    open_selected(model);
    if let Some(open) = &mut model.open {
        let length = open.editor.text().chars().count();
        open.editor.select(0..length);
    }
    edit_with(model, |editor| editor.insert(c));
}

fn type_text(model: &mut Model, row: &Row, c: char) {
    let Some(document) = model.form.document() else { return };
    let current =
        document.at(model.form.focus().path()).filter(|_| matches!(model.form.focus(), Place::Value(_)));
    let draft = model.form.pending().keys().any(|place| place.path() == model.form.focus().path());
    let fills = current.is_none_or(|value| {
        let text = value.as_text().unwrap_or_default();
        (value.kind() == json::Kind::Text && text.is_empty()) || placeholder::first_in(&text).is_some()
    });
    if (fills || row.kind == RowKind::EmptyList) && !draft {
        open_selected(model);
        edit_with(model, |editor| editor.insert(c));
    } else {
        model.say("Enter opens this text; Del makes it not set");
    }
}

/// Opens the text of the focus, its placeholder selected.
pub(super) fn open_selected(model: &mut Model) {
    let (Some(document), Some(row)) = (model.form.document(), model.form.row()) else { return };
    let Some(codec) = codec(document, row, model.form.focus()) else {
        model.say("this row has no text; Space and the arrows change it");
        return;
    };
    let path = model.form.focus().path().clone();
    let current = document
        .at(&path)
        .filter(|_| matches!(model.form.focus(), Place::Value(_)) && row.kind != RowKind::EmptyList);
    let key =
        if row.kind == RowKind::EmptyList { Place::Add(path.clone()) } else { model.form.focus().clone() };
    let text = match (model.form.pending().get(&key), current) {
        (Some(draft), _) => draft.clone(),
        (None, Some(value)) => text_of(codec, value),
        (None, None) => String::new(),
    };
    if text.len() > LONGEST || (codec == Codec::Json && (text.contains('\n') || row.kind == RowKind::Ignored))
    {
        raw::open_focus(model);
        return;
    }
    let mut editor = Editor::one_line(&text);
    if codec == Codec::Text {
        select_placeholder(&mut editor, 0);
    }
    let was_set = current.is_some();
    let place = match row.kind {
        RowKind::EmptyList => Place::Add(path),
        _ => model.form.focus().clone(),
    };
    model.form.close_step();
    let join = model.form.next_join();
    model.open = Some(OpenField { place, editor, codec, was_set, join });
}

/// Selects the first placeholder from a character on; whether there is one.
fn select_placeholder(editor: &mut Editor, from: usize) -> bool {
    let text = editor.text();
    let start: usize = text.chars().take(from).map(char::len_utf8).sum();
    let Some(range) = placeholder::first_in(&text[start..]) else { return false };
    let characters = |end: usize| text[..start + end].chars().count();
    editor.select(characters(range.start)..characters(range.end));
    true
}

/// Goes on to the next placeholder of the open text; whether there is one that was not just left.
pub(super) fn next_placeholder(model: &mut Model) -> bool {
    let Some(open) = &mut model.open else { return false };
    let passed = open.editor.selection().map_or(0, |selection| selection.end);
    open.codec == Codec::Text && select_placeholder(&mut open.editor, passed)
}

/// How the row of the focus is typed; `None` where it has no text.
pub(super) fn codec(document: &Document, row: &Row, place: &Place) -> Option<Codec> {
    let item = |field: &Field| match field.kind {
        Kind::Group(_) => Codec::Header,
        Kind::Integer { .. } => Codec::Integer,
        _ => Codec::Text,
    };
    let (codec, fits) = match (row.kind, row.field.map(|field| field.kind)) {
        (RowKind::Add, Some(Kind::Text { .. })) => return Some(Codec::Localized),
        (RowKind::Text, _) => (Codec::Text, json::Kind::Text),
        (RowKind::Number, _) => (Codec::Integer, json::Kind::Number),
        (RowKind::Item | RowKind::Add | RowKind::EmptyList | RowKind::Ids, Some(Kind::List(field))) => {
            let codec = item(field);
            let kind = match codec {
                Codec::Header => json::Kind::Object,
                Codec::Integer => json::Kind::Number,
                _ => json::Kind::Text,
            };
            (codec, kind)
        }
        (RowKind::Raw | RowKind::Ignored, _) => return Some(Codec::Json),
        _ => return None,
    };
    let current = document
        .at(place.path())
        .filter(|_| matches!(place, Place::Value(_)) && row.kind != RowKind::EmptyList);
    let sound = current.is_none_or(|value| value.kind() == fits && is_typeable(codec, value));
    Some(if sound { codec } else { Codec::Json })
}

/// Whether a value can be typed as its codec has it, without losing anything.
fn is_typeable(codec: Codec, value: Value<'_>) -> bool {
    match codec {
        Codec::Text => !json::has_lone_surrogate(value.raw()),
        Codec::Header => {
            let texts = |key| {
                value.get(key).is_some_and(|text| {
                    text.kind() == json::Kind::Text && !json::has_lone_surrogate(text.raw())
                })
            };
            // The name ends at the first colon with a blank.
            let plain = value
                .get("header_name")
                .and_then(|name| name.as_text())
                .is_some_and(|name| !name.contains(": "));
            value.children().count() == 2 && texts("header_name") && texts("header_value") && plain
        }
        Codec::Integer | Codec::Localized | Codec::Json => true,
    }
}

fn text_of(codec: Codec, value: Value<'_>) -> String {
    let member = |key| value.get(key).and_then(|text| text.as_text()).unwrap_or_default();
    match codec {
        Codec::Text => value.as_text().unwrap_or_default().into_owned(),
        Codec::Header => format!("{}: {}", member("header_name"), member("header_value")),
        Codec::Integer | Codec::Localized | Codec::Json => value.raw().to_owned(),
    }
}

/// A command in the open field.
pub(super) fn edit(model: &mut Model, command: Command) {
    match command {
        Command::Left
        | Command::Right
        | Command::First
        | Command::Last
        | Command::WordLeft
        | Command::WordRight => {
            if let Some(open) = &mut model.open {
                move_in(&mut open.editor, command);
            }
        }
        command if is_deletion(command) => edit_with(model, |editor| delete_in(editor, command)),
        _ => {}
    }
}

/// Whether a command deletes in a text.
pub(super) const fn is_deletion(command: Command) -> bool {
    matches!(
        command,
        Command::Backspace
            | Command::DeleteNext
            | Command::DeleteWord
            | Command::DeleteToStart
            | Command::DeleteToEnd
    )
}

/// Deletes in an editor.
pub(super) fn delete_in(editor: &mut Editor, command: Command) {
    match command {
        Command::Backspace => editor.delete_before(),
        Command::DeleteNext => editor.delete_after(),
        Command::DeleteWord => editor.delete_word(),
        Command::DeleteToStart => editor.delete_to_start(),
        Command::DeleteToEnd => editor.delete_to_end(),
        _ => {}
    }
}

/// Moves the cursor of an editor.
pub(super) fn move_in(editor: &mut Editor, command: Command) {
    match command {
        Command::Left => editor.left(),
        Command::Right => editor.right(),
        Command::First => editor.home(),
        Command::Last => editor.end(),
        Command::WordLeft => editor.word_left(),
        Command::WordRight => editor.word_right(),
        _ => {}
    }
}

/// Edits the open text and writes it into the document.
pub(super) fn edit_with(model: &mut Model, edit: impl FnOnce(&mut Editor)) {
    let Some(mut open) = model.open.take() else { return };
    let before = open.editor.text();
    edit(&mut open.editor);
    if open.editor.text() != before {
        write(model, &mut open);
    }
    model.open = Some(open);
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
    let name = format!("edit {}", name_of(model, &open.place));
    let action = Action { name, changes, join: Some(open.join) };
    match model.form.act_at(action, open.place.clone()) {
        Ok(_) => {
            model.form.release(&open.place);
            follow(model, open, &text);
        }
        Err(refusal) => {
            model.form.hold(open.place.clone(), text);
            model.refuse(value::why_not(&refusal));
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

fn name_of(model: &Model, place: &Place) -> String {
    let Some(document) = model.form.document() else { return String::new() };
    match crate::form::rows::locate(document, model.form.rows(), place) {
        Some((row, _)) => find::label(document, &model.form.rows()[row]),
        None => edits::field(place.path()).map_or_else(String::new, |field| field.label.to_owned()),
    }
}

/// Leaves the open field, keeping its text.
pub(super) fn close(model: &mut Model) {
    if let Some(open) = model.open.take() {
        model.form.close_step();
        if open.codec == Codec::Localized {
            add_localized(model, &open);
        } else if model.form.pending().contains_key(&open.place) {
            model.refuse(format!("{}, {}", name_of(model, &open.place), open.codec.wanted()));
        }
    }
}

/// Drops the text at the focus that is no value; what it was typed for.
pub(super) fn drop_draft(model: &mut Model) -> Option<String> {
    let open = model.open.as_ref().map(|open| open.place.clone());
    let add = Place::Add(model.form.focus().path().clone());
    let json = Place::Value(model.form.focus().path().clone());
    let place = [open, Some(model.form.focus().clone()), Some(add), Some(json)]
        .into_iter()
        .flatten()
        .find(|place| model.form.pending().contains_key(place))?;
    model.form.drop_pending(&place);
    model.open = None;
    model.form.close_step();
    focus_on(model, &place);
    Some(name_of(model, &place))
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
    if value::act(model, format!("add client_name#{tag}"), vec![change]) {
        model.form.release(&open.place);
        model.form.go(Place::Value(path));
    }
}

/// Ends the open field before something that needs the whole text; the field stays open.
pub(super) fn finish(model: &mut Model) {
    model.form.close_step();
}
