//! Changing values without typing: switches, numbers, checklists, lists, events, engagement.

use super::movement::{self, Way};
use super::{FormPage, text};
use crate::app::Model;
use crate::app::keymap::Command;
use crate::app::page::Next;
use crate::form::place::Place;
use crate::form::place::RowAction;
use crate::form::rows::Row;
use crate::form::rows::RowKind;
use crate::json::Path;
use crate::json::document::{Change, Document, Json};
use crate::manifest::catalogue::{Field, Kind, Section};
use crate::manifest::check::counted;
use crate::manifest::edits;
use crate::manifest::secret::header_name;

/// The row of the focus with its path and its name.
fn here(model: &Model) -> Option<(Row, Path, String)> {
    let document = model.form.document()?;
    let row = *model.form.row()?;
    Some((row, row.member_path(document), row.name(document)))
}

/// Space: steps a switch, ticks a value, opens a group, does what a row says.
pub(super) fn space(page: &mut FormPage, model: &mut Model) -> Next {
    let Some((row, path, name)) = here(model) else { return Next::Stay };
    match row.kind {
        RowKind::Flag => step_flag(model, &row, &path, &name),
        RowKind::Choices => model.tick(),
        RowKind::Event => fold(model),
        RowKind::Action(action) => return act_row(page, model, action),
        RowKind::Number => model.refuse(how_to_set(model)),
        RowKind::Raw if is_flag(&row) => return Next::Do(Command::Fix),
        _ => {
            let enter = model.key(Command::Enter);
            model.refuse(format!("{enter} opens this row; then type"));
        }
    }
    Next::Stay
}

/// Whether a row stands for a switch, whatever its value is.
pub(super) fn is_flag(row: &Row) -> bool {
    matches!(row.field.map(|field| field.kind), Some(Kind::Flag { .. }))
}

/// The letters that set a switch.
pub(super) fn flag_of(c: char) -> Option<bool> {
    match c {
        't' | 'y' => Some(true),
        'f' | 'n' => Some(false),
        _ => None,
    }
}

/// Sets the switch at the focus.
pub(super) fn set_flag(model: &mut Model, flag: bool) {
    if let Some((_, path, name)) = here(model) {
        put_flag(model, &path, &name, Some(flag));
    }
}

fn flag_at(model: &Model, path: &Path) -> Option<bool> {
    model.form.document()?.at(path)?.as_flag()
}

fn step_flag(model: &mut Model, row: &Row, path: &Path, name: &str) {
    put_flag(model, path, name, next_flag(model, row, path));
}

/// What a switch is after one step.
fn next_flag(model: &Model, row: &Row, path: &Path) -> Option<bool> {
    let optional = row.field.is_some_and(|field| !field.required());
    match flag_at(model, path) {
        Some(true) => Some(false),
        Some(false) if optional => None,
        None | Some(false) => Some(true),
    }
}

/// What the switch at the focus is after one step, in a word.
pub(super) fn next_word(model: &Model) -> &'static str {
    match here(model).and_then(|(row, path, _)| next_flag(model, &row, &path)) {
        Some(true) => "true",
        Some(false) => "false",
        None => "not set",
    }
}

fn put_flag(model: &mut Model, path: &Path, name: &str, flag: Option<bool>) {
    let Some(document) = model.form.document() else { return };
    let (change, words) = match flag {
        Some(flag) => (edits::set(document, path, Json::flag(flag)), flag.to_string()),
        None => (edits::unset(document, model.form.session().opened(), path), "not set".to_owned()),
    };
    model.act(format!("{name} {words}"), vec![change]);
}

/// Left and Right: steps a number, moves along the values of a checklist, chooses a switch.
pub(super) fn sideways(model: &mut Model, way: Way) {
    let Some((row, path, name)) = here(model) else { return };
    match row.kind {
        RowKind::Flag => choose_flag(model, &row, &path, &name, way),
        RowKind::Number => step_number(model, &row, &path, &name, way),
        RowKind::Choices | RowKind::Ids => next_cell(model, &row, way),
        RowKind::Event => {
            let is_open = model.form.is_open(&path);
            if is_open == (way == Way::Back) {
                fold(model);
            }
        }
        _ => {
            let (enter, left, right) =
                (model.key(Command::Enter), model.key(Command::Left), model.key(Command::Right));
            model.refuse(format!("{enter} opens this row; then {left} and {right} move in the text"));
        }
    }
}

/// The switch shows its values in this order.
fn flag_order(row: &Row) -> &'static [Option<bool>] {
    if row.field.is_some_and(Field::required) {
        &[Some(true), Some(false)]
    } else {
        &[None, Some(true), Some(false)]
    }
}

fn choose_flag(model: &mut Model, row: &Row, path: &Path, name: &str, way: Way) {
    let order = flag_order(row);
    let now = order.iter().position(|flag| *flag == flag_at(model, path));
    let next = match (now, way) {
        (None, _) => 0,
        (Some(at), Way::On) => (at + 1).min(order.len() - 1),
        (Some(at), Way::Back) => at.saturating_sub(1),
    };
    if now != Some(next) {
        put_flag(model, path, name, order[next]);
    }
}

/// Left and Right on a number, not set standing before the least.
fn step_number(model: &mut Model, row: &Row, path: &Path, name: &str, way: Way) {
    let Some(field) = row.field else { return };
    let Kind::Integer { min, max, steps, .. } = field.kind else { return };
    let now = model.form.document().and_then(|document| document.at(path)?.as_integer());
    let (first, last) = (steps.first().copied().unwrap_or(min), steps.last().copied().unwrap_or(max));
    let unset = now.is_some_and(|now| now <= first) && !field.required();
    match way {
        Way::Back if row.node.is_none() => {}
        Way::Back if unset => put_unset(model, path, name),
        _ => {
            let next = next_number(now, (first, last), steps, way);
            if now == Some(next) {
                let unset = model.key(Command::Unset);
                model.refuse(format!("{name} goes from {min} to {max}; {unset} makes it not set"));
            } else {
                put_number(model, path, name, next);
            }
        }
    }
}

fn next_number(now: Option<i64>, (first, last): (i64, i64), steps: &[i64], way: Way) -> i64 {
    let Some(now) = now else { return first };
    match way {
        Way::On if steps.is_empty() => now.saturating_add(1).clamp(first, last),
        Way::Back if steps.is_empty() => now.saturating_sub(1).clamp(first, last),
        Way::On => steps.iter().copied().find(|step| *step > now).unwrap_or(last),
        Way::Back => steps.iter().rev().copied().find(|step| *step < now).unwrap_or(first),
    }
}

fn put_unset(model: &mut Model, path: &Path, name: &str) {
    let Some(document) = model.form.document() else { return };
    let change = edits::unset(document, model.form.session().opened(), path);
    model.act(format!("{name} not set"), vec![change]);
}

/// Sets a number.
pub(super) fn put_number(model: &mut Model, path: &Path, name: &str, number: i64) {
    let Some(document) = model.form.document() else { return };
    let change = edits::set(document, path, Json::integer(number));
    model.act(format!("{name} {number}"), vec![change]);
}

/// Chooses a word of those that a switch or a number shows; what is neither makes it not set.
pub(super) fn choose(page: &mut FormPage, model: &mut Model, word: &str) {
    let Some((row, path, name)) = here(model) else { return };
    match (row.kind, word.parse::<bool>(), word.parse::<i64>()) {
        (RowKind::Flag, Ok(flag), _) => put_flag(model, &path, &name, Some(flag)),
        (RowKind::Number, _, Ok(number)) => put_number(model, &path, &name, number),
        _ if row.node.is_some() => unset(page, model),
        _ => {}
    }
}

fn next_cell(model: &mut Model, row: &Row, way: Way) {
    let Some(document) = model.form.document() else { return };
    let last = row.all_cells(document) - 1;
    let cell = match way {
        Way::On => (model.form.at().1 + 1).min(last),
        Way::Back => model.form.at().1.saturating_sub(1),
    };
    model.form.go(row.place(document, cell));
}

/// What a checklist is to hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Many {
    /// Every value that is supported.
    All,
    /// None of those.
    None,
    /// Those that it does not hold now.
    Inverse,
}

/// Ticks many values of the checklist at the focus in one step, and says so.
pub(super) fn tick_many(model: &mut Model, many: Many) {
    let Some((row, path, name)) = here(model) else { return };
    let (Some(document), Some(field)) = (model.form.document(), row.field) else { return };
    let held = edits::texts(document, &path);
    let wanted = |value: &str| match many {
        Many::All => true,
        Many::None => false,
        Many::Inverse => !held.iter().any(|held| held == value),
    };
    let changes = edits::choose(document, &path, field.items(), wanted);
    let count = changes.len();
    let verb = match many {
        Many::All => "ticked all of",
        Many::None => "unticked all of",
        Many::Inverse => "inverted",
    };
    if changes.is_empty() {
        model.refuse(format!("{name} is so already"));
    } else if model.act(format!("{verb} {name}"), changes) {
        let undo = model.key(Command::Undo);
        model.say(format!("{verb} {name}, {}; {undo} brings them back", counted(count, "change")));
    }
}

/// Opens or closes the event at the focus.
pub(super) fn fold(model: &mut Model) {
    let path = model.form.focus().path().clone();
    model.form.fold(&path);
}

/// Does what an action row says.
pub(super) fn act_row(page: &mut FormPage, model: &mut Model, action: RowAction) -> Next {
    match action {
        RowAction::AddEngagement => add_engagement(page, model),
        RowAction::RemoveEngagement => remove_engagement(model),
        RowAction::OneEndpoint => return Next::Do(Command::OneEndpoint),
        RowAction::CopyHeaders => return Next::Do(Command::CopyHeaders),
    }
    Next::Stay
}

fn remove_engagement(model: &mut Model) {
    let path = Path::of(&["capabilities", "engagement"]);
    let Some(document) = model.form.document() else { return };
    let change = edits::unset(document, model.form.session().opened(), &path);
    if model.act("remove engagement".to_owned(), vec![change]) {
        model.form.go(Place::Act(path, RowAction::AddEngagement));
        let undo = model.key(Command::Undo);
        model.say(format!("removed engagement with all its members; {undo} brings it back"));
    }
}

/// `+`: to the row that adds an item to the list of the focus, or a localized name.
pub(super) fn add(page: &mut FormPage, model: &mut Model) -> Next {
    let Some((row, path, _)) = here(model) else { return Next::Stay };
    let localized = Path::of(&[crate::manifest::catalogue::LOCALIZED_NAME.key]);
    let named = path.last_key().is_some_and(|key| key.starts_with("client_name")) && path.parent().is_root();
    match row.kind {
        RowKind::Item | RowKind::Ids | RowKind::EmptyList => model.form.go(Place::Add(path)),
        RowKind::Text | RowKind::Add if named => model.form.go(Place::Add(localized)),
        _ => {
            let add = model.key(Command::Add);
            model.refuse(format!("{add} adds an item to a list, and a localized name to Client name"));
            return Next::Stay;
        }
    }

    text::open_selected(page, model)
}

/// How a number is set.
pub(super) fn how_to_set(model: &Model) -> String {
    let (left, right) = (model.key(Command::Left), model.key(Command::Right));
    format!("press a digit, or {left} and {right}; {} makes it not set", model.key(Command::Unset))
}

/// Adds the whole engagement with the installer's defaults, and shows it from its title on.
fn add_engagement(page: &mut FormPage, model: &mut Model) {
    let Some(document) = model.form.document() else { return };
    let change = edits::add_engagement(document);
    if model.act("add engagement".to_owned(), vec![change]) {
        model.form.go(Place::Value(Path::of(&["capabilities", "engagement", "design_engagement"])));
        movement::show_title(page, model, Section::Engagement);
        let undo = model.key(Command::Undo);
        model.say(format!("added engagement as LivePerson's installer starts it; {undo} takes it back"));
    }
}

/// Del: unsets the member, removes the item or event.
pub(super) fn unset(page: &mut FormPage, model: &mut Model) {
    let Some((row, path, name)) = here(model) else { return };
    if text::drop_pending(page, model).is_some() {
        model.say(format!("what was typed for {name} is gone; the file is as it was"));
        return;
    }
    let Some(document) = model.form.document() else { return };
    let place = model.form.focus().clone();
    let change = match &place {
        Place::Nth(object, nth) => Change::RemoveMember { object: object.clone(), nth: *nth },
        Place::Value(item) if matches!(row.kind, RowKind::Item | RowKind::Ids) => {
            Change::Remove(item.clone())
        }
        Place::Add(_) | Place::Act(..) => {
            model.refuse("there is nothing to remove here");
            return;
        }
        _ if row.node.is_none() => {
            model.refuse(format!("{name} is not set already"));
            return;
        }
        _ => edits::unset(document, model.form.session().opened(), &path),
    };
    let removed = match &change {
        Change::Remove(item) => item.split_last().and_then(|(list, _)| Some((list, item.last_index()?))),
        _ => None,
    };
    let name = item_name(document, &row, &place).unwrap_or(name);
    if model.act(format!("remove {name}"), vec![change]) {
        if let Some((list, gone)) = removed {
            model.form.renumber(&list, |at| if at > gone { at - 1 } else { at });
        }
        let undo = model.key(Command::Undo);
        model.say(format!("removed {name}; {undo} brings it back"));
    }
}

/// What an item is called that its row does not name: one of several numbers, a header.
fn item_name(document: &Document, row: &Row, place: &Place) -> Option<String> {
    let Place::Value(item) = place else { return None };
    let (value, list) = (document.at(item)?, item.parent());
    match row.item_field()?.kind {
        _ if row.kind == RowKind::Ids => Some(format!("{} from {}", value.raw(), edits::name_of(&list))),
        Kind::Group(_) => {
            let name = value.get("header_name")?.as_text()?.into_owned();
            Some(format!("header {} of {}", header_name(&name), edits::context(&list)))
        }
        _ => None,
    }
}

/// Moves the item at the focus up or down.
pub(super) fn shift(page: &mut FormPage, model: &mut Model, way: Way) {
    page.close(model);
    let Place::Value(item) = model.form.focus().clone() else { return };
    let Some(from) = item.last_index() else {
        model.refuse("only items of a list can be moved");
        return;
    };
    let list = item.parent();
    let to = if way == Way::On { from + 1 } else { from.wrapping_sub(1) };
    let count =
        model.form.document().and_then(|document| Some(document.at(&list)?.children().count())).unwrap_or(0);
    if to >= count {
        model.refuse("it cannot go further that way");
        return;
    }
    let name = here(model).map_or_else(String::new, |(_, _, name)| name);
    if model.act(format!("move {name}"), vec![Change::Move { list: list.clone(), from, to }]) {
        model.form.go(Place::Value(list.index(to)));
        model.form.renumber(&list, |at| match at {
            at if at == from => to,
            at if at == to => from,
            at => at,
        });
    }
}
