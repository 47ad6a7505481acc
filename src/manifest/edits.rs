//! From what a person means to the change that does it, in catalogue order.
//!
//! Responsible for where a new member goes, which item a tick adds, and which emptied parents go
//! along; the form, the commands and the fixes all ask here. It deliberately applies nothing.

mod names;

pub use names::{context, name_of};

use std::borrow::Cow;

use crate::json::document::{At, Change, Document, Json};
use crate::json::{Kind, Path, Step, Value};
use crate::manifest::catalogue::{self, Field, Item, Kind as FieldKind, TAG_MARK};

/// Where the events are.
pub fn webhooks() -> Path {
    Path::of(&["capabilities", "webhooks"])
}

/// Where an event is, or what else stands among the events.
pub fn event(key: &str) -> Path {
    webhooks().key(key)
}

/// The field that `path` names, if the catalogue knows it.
pub fn field(path: &Path) -> Option<&'static Field> {
    catalogue::find(path.keys())
}

/// Gives the member at `path` a value; if it is missing, it goes where the catalogue has it.
pub fn set(document: &Document, path: &Path, json: Json) -> Change {
    Change::Set(path.clone(), json, place(document, path))
}

/// Where the first missing member on the way to `path` goes among those that are there.
fn place(document: &Document, path: &Path) -> At {
    let mut value = document.root();
    let mut fields = catalogue::ROOT;
    let mut field: Option<&'static Field> = None;
    for step in path.steps() {
        field = match (step, field.map(|field| field.kind)) {
            (Step::Key(key), _) => catalogue::member(fields, key),
            (Step::Index(_), Some(FieldKind::List(item))) => Some(item),
            (Step::Index(_), _) => None,
        };
        let Some(next) = value.step(step) else {
            let Step::Key(key) = step else { return At::Last };
            return among(value, fields, key);
        };
        fields = field.map_or(&[], Field::members);
        value = next;
    }
    At::Last
}

/// After the nearest earlier sibling that is there, else before the nearest later one, else last.
fn among(object: Value<'_>, fields: &'static [Field], key: &str) -> At {
    let Some(own) = rank(fields, key) else { return At::Last };
    let siblings = || object.children().filter_map(|member| member.key());
    let ranked = || siblings().filter_map(|name| Some((rank(fields, &name)?, name)));
    let earlier =
        ranked().filter(|(rank, _)| *rank <= own).enumerate().max_by_key(|(nth, (rank, _))| (*rank, *nth));
    if let Some((_, (_, name))) = earlier {
        return At::After(Step::Key(name.into_owned()));
    }
    let later = ranked().filter(|(rank, _)| *rank > own).min_by_key(|(rank, _)| *rank);
    later.map_or(At::Last, |(_, name)| At::Before(Step::Key(name.into_owned())))
}

/// The order of a member: as the catalogue has it, and after a name the same name with a tag.
fn rank(fields: &[Field], key: &str) -> Option<(usize, bool)> {
    let name = key.split_once(TAG_MARK).map_or(key, |(name, _)| name);
    let place = fields.iter().position(|field| field.key == name)?;
    Some((place, name != key))
}

/// Takes the value at `path` out. Objects around it that `opened` does not have, and that hold
/// nothing else, go along: they were made only for it.
pub fn unset(document: &Document, opened: Option<&Document>, path: &Path) -> Change {
    let mut target = path.clone();
    while let Some((parent, Step::Key(_))) = target.split_last() {
        let made = !parent.is_root() && opened.is_some_and(|opened| opened.at(&parent).is_none());
        let alone = document.at(&parent).is_some_and(|parent| parent.children().count() == 1);
        let inside_object = matches!(parent.split_last(), Some((_, Step::Key(_))));
        if !(made && alone && inside_object) {
            break;
        }
        target = parent;
    }
    Change::Remove(target)
}

/// Makes the list at `path` hold exactly those of `items` that `wanted` names; every other item
/// stays. New ones go in catalogue order where the list follows it, else at its end. What is no
/// list is not written over: the change that comes back for it will be refused.
pub fn choose(
    document: &Document,
    path: &Path,
    items: &[Item],
    wanted: impl Fn(&str) -> bool,
) -> Vec<Change> {
    let Some(list) = document.at(path) else {
        let chosen: Vec<_> =
            items.iter().filter(|item| wanted(item.value)).map(|item| Json::text(item.value)).collect();
        return if chosen.is_empty() { Vec::new() } else { vec![set(document, path, Json::list(&chosen))] };
    };
    if list.kind() != Kind::List {
        return not_a_list(path);
    }
    let known = |value: &str| items.iter().position(|item| item.value == value);
    let mut present: Vec<Option<String>> = Vec::new();
    let mut gone = Vec::new();
    for (index, item) in list.children().enumerate() {
        match item.as_text() {
            Some(value) if known(&value).is_some() && !wanted(&value) => gone.push(path.index(index)),
            value => present.push(value.map(Cow::into_owned)),
        }
    }
    let mut changes: Vec<_> = take_out(gone).into_iter().collect();
    for (rank, item) in items.iter().enumerate() {
        if !wanted(item.value) || present.iter().flatten().any(|value| value == item.value) {
            continue;
        }
        let ranks: Vec<_> = present.iter().map(|value| value.as_deref().and_then(known)).collect();
        let at = ordered_place(&ranks, rank);
        present.insert(at, Some(item.value.to_owned()));
        changes.push(Change::insert(path.clone(), at, Json::text(item.value)));
    }
    changes
}

/// What a document refuses, saying that the value at `path` has to be repaired first.
fn not_a_list(path: &Path) -> Vec<Change> {
    vec![Change::Move { list: path.clone(), from: 0, to: 0 }]
}

/// Where `rank` goes among `ranks`: by order if they are all known and ascending, else last.
fn ordered_place(ranks: &[Option<usize>], rank: usize) -> usize {
    let ascending = ranks.iter().all(Option::is_some) && ranks.is_sorted();
    if !ascending {
        return ranks.len();
    }
    ranks.iter().position(|other| *other > Some(rank)).unwrap_or(ranks.len())
}

/// Takes one value out of the list at `path`, however often it stands there. What is no list is
/// not searched: the change that comes back for it will be refused.
pub fn drop_value(document: &Document, path: &Path, value: &str) -> Vec<Change> {
    let Some(list) = document.at(path) else { return Vec::new() };
    if list.kind() != Kind::List {
        return not_a_list(path);
    }
    let hits =
        list.children().enumerate().filter(|(_, item)| item.as_text().is_some_and(|text| text == value));
    take_out(hits.map(|(index, _)| path.index(index)).collect()).into_iter().collect()
}

/// The change that takes several items out.
fn take_out(items: Vec<Path>) -> Option<Change> {
    Change::together(items.into_iter().map(Change::Remove).collect())
}

/// Ticks one value of a checklist.
pub fn tick(document: &Document, path: &Path, value: &str) -> Vec<Change> {
    let items = field(path).map_or(&[][..], Field::items);
    if !items.iter().any(|item| item.value == value) {
        return append_text(document, path, value);
    }
    let held = texts(document, path);
    choose(document, path, items, |other| other == value || held.iter().any(|text| text == other))
}

fn append_text(document: &Document, path: &Path, value: &str) -> Vec<Change> {
    if texts(document, path).iter().any(|text| text == value) {
        return Vec::new();
    }
    let value = Json::text(value);
    match document.at(path) {
        None => vec![set(document, path, Json::list([&value]))],
        Some(list) => vec![Change::insert(path.clone(), list.children().count(), value)],
    }
}

/// The texts that the list at `path` holds, in order.
pub fn texts(document: &Document, path: &Path) -> Vec<String> {
    let Some(list) = document.at(path).filter(|list| list.kind() == Kind::List) else { return Vec::new() };
    list.children().filter_map(|item| item.as_text().map(Cow::into_owned)).collect()
}

/// The changes that give the value at `path` what `from` has there, in its spelling and beside the
/// same sibling; they take it out if `from` has nothing there.
pub fn copy(document: &Document, from: &Document, path: &Path) -> Vec<Change> {
    let there = document.at(path).is_some();
    let Some(wanted) = from.at(path) else {
        return if there { vec![Change::Remove(path.clone())] } else { Vec::new() };
    };
    let Ok(json) = Json::parse(&in_line_ends_of(document, from, wanted)) else { return Vec::new() };
    let spell = Change::Spell(path.clone(), json.clone());
    if there {
        return vec![spell];
    }
    let at = neighbour(document, from, path);
    vec![Change::Set(path.clone(), json, at), spell]
}

/// The spelling of a value of `from`, with the line ends of a text that has others.
fn in_line_ends_of<'v>(document: &Document, from: &Document, value: Value<'v>) -> Cow<'v, str> {
    let raw = value.raw();
    if !raw.contains('\n') || from.layout().newline == document.layout().newline {
        return Cow::Borrowed(raw);
    }
    // No text of JSON holds a line end, so each stands between values.
    Cow::Owned(raw.replace("\r\n", "\n").replace('\n', &document.layout().newline))
}

/// Beside the sibling that it stands beside in `from`.
fn neighbour(document: &Document, from: &Document, path: &Path) -> At {
    let parent = path.parent();
    let (Some(old), Some(now)) = (from.at(&parent), document.at(&parent)) else { return At::Last };
    let own = path.last_key().unwrap_or_default();
    let before = old.children().take_while(|sibling| !sibling.is_called(own));
    let nearest = before.filter_map(|sibling| sibling.key()).filter(|key| now.get(key).is_some()).last();
    nearest.map_or(At::First, |key| At::After(Step::Key(key.into_owned())))
}

/// Whether the order of a list says nothing, nor how often a value stands in it: values of a checklist,
/// ids, addresses.
pub fn is_set(path: &Path) -> bool {
    match field(path).map(|field| field.kind) {
        Some(FieldKind::Choices(_) | FieldKind::ChoicesOrText(_)) => true,
        Some(FieldKind::List(item)) => {
            matches!(item.kind, FieldKind::Text { .. } | FieldKind::Integer { .. })
        }
        _ => false,
    }
}

/// Whether the items of the list at `path` are written freely, so that one can become another.
pub fn is_list_of_texts(path: &Path) -> bool {
    let field = field(path).map(|field| field.kind);
    matches!(field, Some(FieldKind::List(item)) if matches!(item.kind, FieldKind::Text { .. }))
}

/// Adds values to the list at `path`: those of a checklist in catalogue order, all others at its end.
pub fn add_values(document: &Document, path: &Path, values: &[Value<'_>]) -> Vec<Change> {
    let items = field(path).map_or(&[][..], Field::items);
    let is_item =
        |value: &Value<'_>| value.as_text().is_some_and(|text| items.iter().any(|item| item.value == text));
    let (known, free): (Vec<Value<'_>>, Vec<Value<'_>>) = values.iter().copied().partition(is_item);
    let mut wanted = texts(document, path);
    wanted.extend(known.iter().filter_map(Value::as_text).map(std::borrow::Cow::into_owned));
    let mut changes = Vec::new();
    if !known.is_empty() {
        changes = choose(document, path, items, |value| wanted.iter().any(|text| text == value));
    }
    let at = document.at(path).map_or(0, |list| list.children().count()) + changes.len();
    let values = free.iter().filter_map(|value| Json::parse(value.raw()).ok()).collect();
    changes.push(Change::Insert { list: path.clone(), at, values });
    changes
}

/// Writes a whole engagement with what LivePerson's installer starts with.
pub fn add_engagement(document: &Document) -> Change {
    let members: Vec<_> = catalogue::ENGAGEMENT_START
        .iter()
        .filter_map(|(key, raw)| Some((*key, Json::parse(raw).ok()?)))
        .collect();
    let engagement = Json::object(members.iter().map(|(key, json)| (*key, json)));
    set(document, &Path::of(&["capabilities", "engagement"]), engagement)
}

/// Whether a value has the kind that the catalogue asks for; a text for a list has not.
pub fn kind_fits(field: &Field, value: Value<'_>) -> bool {
    match field.kind {
        FieldKind::Text { .. } => value.kind() == Kind::Text,
        FieldKind::Flag { .. } => value.kind() == Kind::Flag,
        FieldKind::Integer { .. } => value.kind() == Kind::Number,
        FieldKind::Choices(_) | FieldKind::ChoicesOrText(_) | FieldKind::List(_) => {
            value.kind() == Kind::List
        }
        FieldKind::Group(_) => value.kind() == Kind::Object,
    }
}
