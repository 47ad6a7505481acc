//! A paste on the form: into the open text, else on the row. It never presses Enter.
//!
//! On a row it is one step and says so: a value is replaced, a list gets items, a checklist ticks, an
//! event its endpoint. It deliberately reads no text: what was pasted says what it stands for.

use super::{FormPage, text, typing};
use crate::app::Model;
use crate::app::keymap::Command;
use crate::form::codec::{Codec, header};
use crate::form::describe::lower;
use crate::form::pasted::Pasted;
use crate::form::place::Place;
use crate::form::rows::{Row, RowKind};
use crate::json::document::{Change, Json};
use crate::json::{self, Path};
use crate::manifest::catalogue::{Field, Kind, LOCALIZED_NAME};
use crate::manifest::check::counted;
use crate::manifest::edits;
use crate::manifest::placeholder;

/// A paste on the form: into the open text, or on the row of the focus.
pub(super) fn pasted(page: &mut FormPage, model: &mut Model, pasted: &Pasted) {
    if page.open.is_some() {
        return into_open(page, model, pasted);
    }
    let Some(row) = model.form.row().copied() else { return };
    // A member that was copied with its name is its value on its own row.
    let value_alone = row.field.and_then(|field| Some(Pasted::of(&pasted.of_member(field.key)?)));
    let pasted = value_alone.as_ref().unwrap_or(pasted);
    match (row.kind, row.field) {
        (RowKind::Event, _) => endpoint(model, &pasted.said_of("endpoint").line()),
        (RowKind::Choices, Some(field)) => ticks(model, &row, field, pasted),
        (RowKind::Action(_) | RowKind::Ignored | RowKind::Head | RowKind::Columns, _) => {
            let words = typing::how_to_edit(model, row.kind);
            model.refuse(format!("nothing was pasted: {words}"));
        }
        (RowKind::Text | RowKind::Add, Some(field)) if is_name(field) && names(model, &row, pasted) => {}
        (RowKind::Add, Some(field)) if field.key == LOCALIZED_NAME.key => {
            let _ = text::open_selected(page, model);
            into_open(page, model, pasted);
        }
        (_, Some(field)) => match (field.kind, row.item_field()) {
            (Kind::List(item), _) | (_, Some(item)) => items(page, model, &row, item, pasted),
            _ => value(model, &row, field, pasted),
        },
        (_, None) => unknown(model, pasted),
    }
}

/// Whether an object is what the row of the focus holds: one header, or its member as it is copied.
pub(super) fn takes_object(model: &Model, pasted: &Pasted) -> bool {
    let Some(row) = model.form.row() else { return false };
    let header = row.item_field().is_some_and(|item| matches!(item.kind, Kind::Group(_)));
    let member = row.field.is_some_and(|field| pasted.of_member(field.key).is_some());
    (header && pasted.headers().is_ok()) || member
}

/// Whether it is the name of the app, in whatever language.
fn is_name(field: &Field) -> bool {
    field.key == "client_name" || field.key == LOCALIZED_NAME.key
}

/// Into the open text, at the cursor. Several items on an item that is still empty are items.
fn into_open(page: &mut FormPage, model: &mut Model, pasted: &Pasted) {
    let Some(open) = &page.open else { return };
    let empty_item = matches!(open.place, Place::Add(_)) || open.place.path().last_index().is_some();
    let row = model.form.row().copied().filter(|_| empty_item && open.whole().is_empty());
    if let Some((row, item)) = row.and_then(|row| Some((row, row.item_field()?)))
        && several(item, pasted)
    {
        page.close(model);
        return items(page, model, &row, item, pasted);
    }
    let long = model.form.row().and_then(|row| row.field).is_some_and(Field::takes_line_ends);
    let insert = if long { pasted.text().to_owned() } else { pasted.line() };
    let before = page.open.as_ref().map(super::OpenField::whole);
    text::insert(page, model, &insert);
    if before == page.open.as_ref().map(super::OpenField::whole) {
        model.refuse("nothing was pasted: that is too long for one field");
    }
}

/// Whether a paste holds more than one item, or one that is spelled out as such.
fn several(item: &Field, pasted: &Pasted) -> bool {
    match item.kind {
        Kind::Group(_) => pasted.headers().is_ok(),
        Kind::Integer { .. } => pasted.numbers().len() > 1,
        _ => pasted.items().len() > 1,
    }
}

/// Makes a step at the focus and says what was done; whether it was.
fn step(model: &mut Model, name: String, done: &str, changes: Vec<Change>) -> bool {
    let path = model.form.focus().path().clone();
    for place in [model.form.focus().clone(), Place::Value(path.clone()), Place::Add(path)] {
        model.form.release(&place);
    }
    let undo = model.key(Command::Undo);
    let made = model.act(name, changes);
    if made {
        model.say(format!("{done}; {undo} takes it back"));
    } else if model.screen.message().is_none() {
        model.refuse("what was pasted is there already");
    }
    made
}

/// Replaces a text, a number or a switch.
fn value(model: &mut Model, row: &Row, field: &Field, pasted: &Pasted) {
    let Some(document) = model.form.document() else { return };
    let name = row.name(document);
    let path = model.form.focus().path().clone();
    let pasted = &pasted.said_of(field.key);
    let json = match field.kind {
        Kind::Flag { .. } => flag(&pasted.word()).map(Json::flag).ok_or("true or false"),
        Kind::Integer { .. } => Codec::Integer.value(&pasted.word()).ok_or("a whole number"),
        Kind::Text { .. } if field.takes_line_ends() => Ok(Json::text(pasted.text())),
        Kind::Text { .. } => Ok(Json::text(&pasted.line())),
        _ => Err("several values: open it as JSON"),
    };
    match json {
        Ok(json) => {
            let done = match document.at(&path) {
                Some(_) => format!("replaced {name} by what was pasted"),
                None => format!("pasted {name}"),
            };
            let change = edits::set(document, &path, json);
            step(model, format!("paste {name}"), &done, vec![change]);
        }
        Err(wanted) => model.refuse(format!("nothing was pasted: {name} is {wanted}")),
    }
}

/// What a switch is told by a word.
pub(super) fn flag(word: &str) -> Option<bool> {
    match word.to_lowercase().as_str() {
        "true" | "t" | "yes" | "on" => Some(true),
        "false" | "f" | "no" | "off" => Some(false),
        _ => None,
    }
}

/// Replaces a member that nobody knows: by JSON where it is JSON, else by a text.
fn unknown(model: &mut Model, pasted: &Pasted) {
    let path = model.form.focus().path().clone();
    if path.is_root() {
        model.refuse("nothing was pasted: repair the manifest first");
        return;
    }
    let said = path.last_key().and_then(|key| pasted.of_member(key));
    let said = said.as_deref().unwrap_or(pasted.text());
    let json = Json::parse(said).unwrap_or_else(|_| Json::text(said));
    let name = edits::name_of(&path);
    let done = format!("replaced {name} by what was pasted");
    step(model, format!("paste {name}"), &done, vec![Change::Set(path, json, json::document::At::Last)]);
}

/// Sets the endpoint of the event at the focus.
fn endpoint(model: &mut Model, uri: &str) {
    let Some(document) = model.form.document() else { return };
    let path = model.form.focus().path().key("endpoint");
    let name = edits::name_of(&path);
    let change = edits::set(document, &path, Json::text(uri));
    step(model, format!("paste {name}"), &format!("set {name}"), vec![change]);
}

/// Ticks the values that are named, and names those that are not supported.
fn ticks(model: &mut Model, row: &Row, field: &'static Field, pasted: &Pasted) {
    let Some(document) = model.form.document() else { return };
    let path = row.member_path(document);
    let known = |value: &str| field.items().iter().find(|item| item.value.eq_ignore_ascii_case(value));
    let words = pasted.items().into_iter().flat_map(|item| {
        let parts = |item: &str| item.split_whitespace().map(ToOwned::to_owned).collect();
        if known(&item).is_some() { vec![item] } else { parts(&item) }
    });
    let (named, strange): (Vec<_>, Vec<_>) = words.partition(|word| known(word).is_some());
    let named: Vec<&str> = named.iter().filter_map(|word| Some(known(word)?.value)).collect();
    let held = edits::texts(document, &path);
    let wanted = |value: &str| named.contains(&value) || held.iter().any(|held| held == value);
    let changes = edits::choose(document, &path, field.items(), wanted);
    let is_new = |value: &&&str| !held.iter().any(|held| held == **value);
    let new = named.iter().filter(is_new).copied().collect::<Vec<_>>().join(", ");
    let strange = strange.join(", ");
    let label = field.label;
    match (new.is_empty(), strange.is_empty()) {
        (true, true) => model.refuse(format!("{label}: all of these are ticked already")),
        (true, false) => model.refuse(format!("nothing was ticked: {label} does not know {strange}")),
        (false, true) => {
            step(model, format!("tick {new}"), &format!("ticked {new}"), changes);
        }
        (false, false) => {
            let done = format!("ticked {new}; {label} does not know {strange}");
            step(model, format!("tick {new}"), &done, changes);
        }
    }
}

/// Adds items to the list of the row, as one step. An item that is only a placeholder gives way.
fn items(page: &mut FormPage, model: &mut Model, row: &Row, item: &Field, pasted: &Pasted) {
    let made: Result<Vec<Json>, String> = match item.kind {
        Kind::Group(_) => pasted
            .headers()
            .map(|headers| headers.iter().map(|(name, value)| header(name, value)).collect())
            .map_err(|line| Codec::Header.missing(&line)),
        Kind::Integer { .. } => {
            let number = |number: &String| Codec::Integer.value(number);
            let wrong = |number: &String| format!("{number} is no whole number");
            let numbers = pasted.numbers();
            numbers.iter().map(|text| number(text).ok_or_else(|| wrong(text))).collect()
        }
        _ => Ok(pasted.items().iter().map(|text| Json::text(text)).collect()),
    };
    match made {
        Ok(made) if made.is_empty() => model.refuse("nothing was pasted: that is an empty list"),
        Ok(made) => add(model, row, item, made, PASTED),
        // A header without its value waits until it has one.
        Err(_) if is_header_line(row, item, pasted) => {
            let _ = text::open_adding(page, model);
            text::insert(page, model, &pasted.line());
        }
        Err(why) => model.refuse(format!("nothing was pasted: {why}")),
    }
}

fn is_header_line(row: &Row, item: &Field, pasted: &Pasted) -> bool {
    matches!(item.kind, Kind::Group(_)) && row.kind != RowKind::Raw && !pasted.text().contains('\n')
}

/// What is done with items, and what was done then.
pub(super) type Verb = [&'static str; 2];

/// They came by a paste.
const PASTED: Verb = ["paste", "pasted"];

/// They were said.
pub(super) const ADDED: Verb = ["add", "added"];

/// Adds items to the list of the row, as one step, and says so in the words of how they came.
pub(super) fn add(model: &mut Model, row: &Row, item: &Field, made: Vec<Json>, [verb, done]: Verb) {
    let Some(document) = model.form.document() else { return };
    let list = row.member_path(document);
    let (count, words) = (made.len(), counted(made.len(), &lower(item.label)));
    let there = document.at(&list).filter(|value| value.kind() == json::Kind::List);
    let held = there.map_or(0, |list| list.children().count());
    let open = blank_item(model, row);
    let changes = if held == 0 {
        vec![edits::set(document, &list, Json::list(&made))]
    } else {
        let mut values = made;
        let over = |blank: &Path| Change::Set(blank.clone(), values.remove(0), json::document::At::Last);
        let first = open.as_ref().map(over);
        first.into_iter().chain([Change::Insert { list: list.clone(), at: held, values }]).collect()
    };
    let end = held + count - 1 - usize::from(open.is_some());
    let undo = model.key(Command::Undo);
    if step(model, format!("{verb} {words}"), "", changes) {
        model
            .form
            .go(open.filter(|_| count == 1).map_or_else(|| Place::Value(list.index(end)), Place::Value));
        let back = if count == 1 { "it".to_owned() } else { format!("all {count}") };
        model.say(format!("{done} {words}; {undo} takes {back} back"));
    }
}

/// The item at the focus, if it is still to be filled in.
fn blank_item(model: &Model, row: &Row) -> Option<Path> {
    let Place::Value(item) = model.form.focus() else { return None };
    let is_blank = |blank: &placeholder::Placeholder| blank.path == *item;
    (row.kind == RowKind::Item && model.form.session().placeholders().iter().any(is_blank))
        .then(|| item.clone())
}

/// Writes the localized names that are spelled out; whether there were any.
fn names(model: &mut Model, row: &Row, pasted: &Pasted) -> bool {
    let localized_row = row.field.is_some_and(|field| field.key == LOCALIZED_NAME.key);
    let Some(names) = pasted.localized().filter(|_| localized_row || pasted.text().contains('#')) else {
        return false;
    };
    let Some(document) = model.form.document() else { return false };
    let mut ahead = document.clone();
    let mut changes = Vec::new();
    for (tag, name) in &names {
        let path = Path::root().key(format!("{}{tag}", LOCALIZED_NAME.key));
        let change = edits::set(&ahead, &path, Json::text(name));
        // Each change sees the text that the one before left.
        if let Err(refusal) = ahead.apply(&change) {
            model.refuse(refusal.to_string());
            return true;
        }
        changes.push(change);
    }
    let tags = names.iter().map(|(tag, _)| tag.as_str()).collect::<Vec<_>>().join(", ");
    let last = names.last().map(|(tag, _)| Path::root().key(format!("{}{tag}", LOCALIZED_NAME.key)));
    let done = format!("pasted the {} {tags}", if names.len() == 1 { "name for" } else { "names for" });
    let pasted = step(model, format!("paste {}", counted(names.len(), "localized name")), &done, changes);
    if let Some(path) = last.filter(|_| pasted) {
        model.form.go(Place::Value(path));
    }
    true
}
