//! From the open text to the document: what it stands for is written at every key, what is no value
//! yet waits beside the document.

use super::field::{Cell, OpenField};
use crate::app::keymap::Command;
use crate::app::{Model, change};
use crate::form::codec::{Codec, header};
use crate::form::place::Place;
use crate::json::document::{Change, Document, Edit, Json};
use crate::json::history::Action;
use crate::json::{self, Path};
use crate::manifest::catalogue::LOCALIZED_NAME;
use crate::manifest::edits;

/// What becomes of the open text.
enum Plan {
    /// It is a value: this writes it.
    Changes(Vec<Change>),
    /// It is none yet; what this visit wrote before is taken back.
    Wait,
    /// It is none yet; what stands in the document stays.
    Hold,
    /// Nothing is typed.
    Nothing,
}

/// Writes the open text; what is not yet a value waits beside the document.
pub(super) fn write(model: &mut Model, open: &mut OpenField) {
    let text = open.whole();
    let Some(document) = model.form.document() else { return };
    let changes = match planned(document, model, open, &text) {
        Plan::Changes(changes) => changes,
        Plan::Wait => return wait(model, open, text),
        Plan::Hold => return model.form.hold(open.place.clone(), text),
        Plan::Nothing => {
            wait(model, open, text);
            model.form.release(&open.place);
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
    let adds = adding_place(open);
    if model.form.withdraw(open.join)
        && let Some(place) = adds
    {
        open.place = place;
        focus_on(model, &open.place.clone());
    }
    model.form.hold(open.place.clone(), text);
}

/// Where what this visit has made was added.
fn adding_place(open: &OpenField) -> Option<Place> {
    let Place::Value(path) = &open.place else { return None };
    match open.codec {
        _ if open.was_set => None,
        Codec::Localized => Some(Place::Add(Path::of(&[LOCALIZED_NAME.key]))),
        _ => path.last_index().map(|_| Place::Add(path.parent())),
    }
}

/// Puts the focus on the row of an open field; a list that is not there has only one.
pub(super) fn focus_on(model: &mut Model, place: &Place) {
    let empty = |list: &Path| model.form.document().is_some_and(|document| document.at(list).is_none());
    let shown = match place {
        Place::Add(list) if list.last_key() != Some(LOCALIZED_NAME.key) && empty(list) => {
            Place::Value(list.clone())
        }
        place => place.clone(),
    };
    model.form.go(shown);
}

fn planned(document: &Document, model: &Model, open: &OpenField, text: &str) -> Plan {
    let path = open.place.path();
    match open.codec {
        Codec::Header => return planned_header(document, open),
        Codec::Localized => return planned_name(document, open),
        _ => {}
    }
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
        Place::Add(list) => vec![added(document, list, json)],
        Place::Nth(object, nth) => match document.at(object).and_then(|object| object.children().nth(*nth)) {
            Some(value) => vec![Change::Text(vec![Edit { range: value.span(), insert: text.to_owned() }])],
            None => Vec::new(),
        },
        _ if open.codec == Codec::Json && document.at(path).is_some() => {
            vec![Change::Spell(path.clone(), json)]
        }
        _ => vec![edits::set(document, path, json)],
    })
}

fn added(document: &Document, list: &Path, json: Json) -> Change {
    match document.at(list) {
        Some(value) if value.kind() == json::Kind::List => {
            Change::insert(list.clone(), value.children().count(), json)
        }
        _ => edits::set(document, list, Json::list([&json])),
    }
}

/// A new header is one once it has both, one that was there is edited member by member.
fn planned_header(document: &Document, open: &OpenField) -> Plan {
    let pair = open.pair();
    if !open.was_set && !pair.is_whole() {
        return if pair.text().is_empty() { Plan::Nothing } else { Plan::Wait };
    }
    Plan::Changes(match &open.place {
        Place::Value(path) => [("header_name", &pair.first), ("header_value", &pair.second)]
            .map(|(key, text)| edits::set(document, &path.key(key), Json::text(text)))
            .to_vec(),
        place => vec![added(document, place.path(), header(&pair.first, &pair.second))],
    })
}

/// A localized name is written once it has a tag and a name; its tag while it is typed is held.
fn planned_name(document: &Document, open: &OpenField) -> Plan {
    let pair = open.pair();
    let own = path_of_tag(&pair.first);
    match &open.place {
        Place::Value(path) if *path != own => Plan::Hold,
        Place::Value(path) if open.was_set || !pair.second.is_empty() => {
            Plan::Changes(vec![edits::set(document, path, Json::text(&pair.second))])
        }
        Place::Value(_) => Plan::Wait,
        _ if pair.text().is_empty() => Plan::Nothing,
        _ if pair.is_whole() && !open.in_first() && document.at(&own).is_none() => {
            Plan::Changes(vec![edits::set(document, &own, Json::text(&pair.second))])
        }
        _ => Plan::Hold,
    }
}

fn path_of_tag(tag: &str) -> Path {
    Path::root().key(format!("{}{tag}", LOCALIZED_NAME.key))
}

/// Leaves the first cell: a tag that was typed is the member's name from now on. Whether it can be.
pub(super) fn settle(model: &mut Model, open: &mut OpenField) -> bool {
    if open.codec != Codec::Localized || !open.in_first() {
        return true;
    }
    let pair = open.pair().with_bare_tag();
    let wanted = path_of_tag(&pair.first);
    let is_own = matches!(&open.place, Place::Value(path) if *path == wanted);
    let taken = model.form.document().is_some_and(|document| document.at(&wanted).is_some()) && !is_own;
    if pair.first.is_empty() || taken {
        if taken {
            let undo = model.key(Command::Undo);
            model.refuse(format!(
                "client_name#{} is there already, in a row of its own; {undo} drops this one",
                pair.first
            ));
        }
        return false;
    }
    open.open_cell(Cell::First, pair);
    if let Place::Value(path) = open.place.clone() {
        rename(model, open, &path, wanted);
    }
    true
}

/// Gives a localized name another tag.
fn rename(model: &mut Model, open: &mut OpenField, path: &Path, wanted: Path) {
    let Some(document) = model.form.document() else { return };
    let (Some(value), Some(key)) = (document.at(path), wanted.last_key()) else { return };
    let rename = Change::Rename { object: Path::root(), nth: value.position(), key: key.to_owned() };
    let text = edits::set(document, &wanted, Json::text(&open.pair().second));
    let changes = if *path == wanted { vec![text] } else { vec![rename, text] };
    let name = format!("edit {}", model.form.name_of(&open.place));
    let action = Action { name, changes, join: Some(open.join) };
    match model.form.act_at(action, open.place.clone()) {
        Ok(_) => {
            model.form.release(&open.place);
            open.place = Place::Value(wanted);
            model.form.go(open.place.clone());
        }
        Err(refusal) => model.refuse(change::why_not(&refusal)),
    }
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
        Place::Add(_) if open.codec == Codec::Localized => {
            Some(Place::Value(path_of_tag(&open.pair().first)))
        }
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
