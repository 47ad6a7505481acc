//! The smallest edit of the text for each change.
//!
//! It deliberately changes nothing itself: it reads a document and gives edits, which the document
//! makes and parses again.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::print::{Spot, print};
use super::{At, Change, Document, Edit, Json, Refusal};
use crate::json::{Kind, Layout, Path, Step, Value, hanging_indent, keep_spelling, quote, respell, same};

type Planned = Result<Vec<Edit>, Refusal>;

/// The edits that carry `change` out, in order and not overlapping; none if it is so already.
pub(super) fn edits(document: &Document, change: &Change) -> Planned {
    match change {
        Change::Set(path, json, at) => set(document, path, json, at),
        Change::Spell(path, json) => {
            let value = document.at(path).ok_or_else(|| Refusal::NotThere(path.clone()))?;
            Ok(vec![Edit { range: value.span(), insert: json.raw().to_owned() }])
        }
        Change::Insert { list, at, values } => insert(document, list, *at, values),
        Change::Remove(path) => document.at(path).map(remove).ok_or_else(|| Refusal::NotThere(path.clone())),
        Change::RemoveMember { object, nth } => {
            nth_member(document, object, *nth).map(|(_, member)| remove(member))
        }
        Change::Rename { object, nth, key } => rename(document, object, *nth, key),
        Change::Move { list, from, to } => shift(document, list, *from, *to),
        Change::Text(edits) | Change::Typed(edits) => Ok(edits.clone()),
        // That is planned by the file of its name.
        Change::Together(_) => Err(Refusal::NoSuchEdit),
    }
}

/// Those of `edits` that do not write what stands there already.
pub(super) fn true_edits(text: &str, mut edits: Vec<Edit>) -> Vec<Edit> {
    edits.retain(|edit| text.get(edit.range.clone()) != Some(edit.insert.as_str()));
    edits
}

/// Reads back from the edited document what was to be written.
pub(super) fn confirm(document: &Document, change: &Change) -> Result<(), Refusal> {
    let (path, is_so) = match change {
        Change::Set(path, json, _) | Change::Spell(path, json) => {
            (path, document.at(path).is_some_and(|value| same(value, json.value())))
        }
        Change::Insert { list, at, values } => {
            let items = document.at(list).into_iter().flat_map(|list| list.children()).skip(*at);
            let read = items.zip(values).filter(|(item, value)| same(*item, value.value())).count();
            (list, read == values.len())
        }
        _ => return Ok(()),
    };
    if is_so { Ok(()) } else { Err(Refusal::NotConfirmed(path.clone())) }
}

fn set(document: &Document, path: &Path, json: &Json, at: &At) -> Planned {
    let mut value = document.root();
    for (depth, step) in path.steps().iter().enumerate() {
        let Some(next) = value.step(step) else {
            return set_missing(document, value, &path.steps()[depth..], json, at);
        };
        value = next;
    }
    Ok(replace(document, value, json))
}

/// Writes `json` over `value`; characters of a text that stay keep their spelling.
pub(super) fn replace(document: &Document, value: Value<'_>, json: &Json) -> Vec<Edit> {
    let new = json.value();
    if same(value, new) {
        return Vec::new();
    }
    let insert = match (value.kind(), new.kind()) {
        (Kind::Text, Kind::Text) => keep_spelling(value.raw(), new.raw()),
        (_, kind) if kind.is_container() => print(document.layout(), new, &Spot::of(document.text(), value)),
        _ => new.raw().to_owned(),
    };
    vec![Edit { range: value.span(), insert }]
}

/// Makes the member or item that `steps` lead to below `parent`, where the first is missing.
fn set_missing(document: &Document, parent: Value<'_>, steps: &[Step], json: &Json, at: &At) -> Planned {
    let Some((first, rest)) = steps.split_first() else { return Ok(Vec::new()) };
    let json = nested(parent, first, rest, json)?;
    match (parent.kind(), first) {
        (Kind::Object, Step::Key(key)) => Ok(add_member(document, parent, key, &json, at)),
        (Kind::Object, Step::Index(index)) => Ok(add_member(document, parent, &index.to_string(), &json, at)),
        (Kind::List, Step::Index(index)) => {
            let count = parent.children().count();
            if *index == count {
                Ok(add_items(document, parent, count, &[json]))
            } else {
                Err(Refusal::PastTheEnd(parent.path(), count))
            }
        }
        (found, _) => Err(Refusal::WrongKind { path: parent.path(), found }),
    }
}

/// `json` inside the objects and lists that the missing steps name.
fn nested(parent: Value<'_>, first: &Step, rest: &[Step], json: &Json) -> Result<Json, Refusal> {
    let mut json = json.clone();
    for step in rest.iter().rev() {
        json = match step {
            Step::Key(key) => Json::object([(key.as_str(), &json)]),
            Step::Index(0) => Json::list([&json]),
            Step::Index(_) => return Err(Refusal::PastTheEnd(parent.path().and(first.clone()), 0)),
        };
    }
    Ok(json)
}

fn insert(document: &Document, list: &Path, at: usize, values: &[Json]) -> Planned {
    let value = document.at(list).ok_or_else(|| Refusal::NotThere(list.clone()))?;
    if value.kind() != Kind::List {
        return Err(Refusal::WrongKind { path: list.clone(), found: value.kind() });
    }
    let count = value.children().count();
    if at > count {
        return Err(Refusal::PastTheEnd(list.clone(), count));
    }
    Ok(add_items(document, value, at, values))
}

fn add_items(document: &Document, list: Value<'_>, at: usize, values: &[Json]) -> Vec<Edit> {
    if values.is_empty() {
        return Vec::new();
    }
    if list.children().next().is_none() {
        return fill_empty(document, list, &Json::list(values));
    }
    let layout = document.layout();
    let gap = comma_gap(document.text(), layout, list);
    let spot = Spot::inside(document.text(), list, &gap);
    let texts: Vec<_> = values.iter().map(|json| print(layout, json.value(), &spot)).collect();
    vec![beside(list, at, &texts.join(&gap), &gap)]
}

fn add_member(document: &Document, object: Value<'_>, key: &str, json: &Json, at: &At) -> Vec<Edit> {
    if object.children().next().is_none() {
        return fill_empty(document, object, &Json::object([(key, json)]));
    }
    let layout = document.layout();
    let gap = comma_gap(document.text(), layout, object);
    let position = position(object, at);
    let name = format!("{}{}", quote(key), colon(document.text(), layout, object, position));
    let mut spot = Spot::inside(document.text(), object, &gap);
    spot.column += name.chars().count();
    let text = name + &print(layout, json.value(), &spot);
    vec![beside(object, position, &text, &gap)]
}

/// The edit that puts `text` before the child numbered `position`, or after the last.
///
/// A new child always goes directly before its follower, so that removing it again, which takes
/// everything up to the follower, gives the text back.
fn beside(container: Value<'_>, position: usize, text: &str, gap: &str) -> Edit {
    if let Some(next) = container.children().nth(position) {
        return Edit { range: next.start()..next.start(), insert: format!("{text}{gap}") };
    }
    let end = container.children().last().map_or(container.span().end - 1, |last| last.span().end);
    Edit { range: end..end, insert: format!("{gap}{text}") }
}

fn fill_empty(document: &Document, container: Value<'_>, json: &Json) -> Vec<Edit> {
    let spot = Spot::of(document.text(), container);
    let insert = print(document.layout(), json.value(), &spot);
    vec![Edit { range: container.span(), insert }]
}

fn position(object: Value<'_>, at: &At) -> usize {
    let count = object.children().count();
    let find = |step: &Step| object.step(step).map(|sibling| sibling.position());
    match at {
        At::First => 0,
        At::Last => count,
        At::Before(step) => find(step).unwrap_or(count),
        At::After(step) => find(step).map_or(count, |position| position + 1),
    }
}

/// What stands between two children of a container that is not empty, the comma included.
fn comma_gap(text: &str, layout: &Layout, container: Value<'_>) -> String {
    let mut votes: HashMap<&str, usize> = HashMap::new();
    let mut end = None;
    for child in container.children() {
        if let Some(end) = end {
            *votes.entry(&text[end..child.start()]).or_default() += 1;
        }
        end = Some(child.span().end);
    }
    let most = votes.into_iter().max_by_key(|(gap, count)| (*count, Reverse((gap.len(), *gap))));
    if let Some((gap, _)) = most {
        return gap.to_owned();
    }
    let first = container.children().next().map_or(container.span().end - 1, |child| child.start());
    let lead = &text[container.span().start + 1..first];
    if lead.contains('\n') { format!(",{}", one_line_end(lead)) } else { layout.comma.clone() }
}

/// A gap without its empty lines.
fn one_line_end(gap: &str) -> &str {
    let last = gap.rfind('\n').unwrap_or(0);
    let start = if gap[..last].ends_with('\r') { last - 1 } else { last };
    &gap[start..]
}

/// What stands between a name and its value beside `position`, the colon included.
fn colon(text: &str, layout: &Layout, object: Value<'_>, position: usize) -> String {
    let sibling = object.children().nth(position.saturating_sub(1)).or_else(|| object.children().last());
    let gap = sibling.and_then(|sibling| Some(&text[sibling.key_span()?.end..sibling.span().start]));
    gap.filter(|gap| !gap.contains('\n')).map_or_else(|| layout.colon.clone(), str::to_owned)
}

/// Takes exactly this child and one comma out.
fn remove(child: Value<'_>) -> Vec<Edit> {
    vec![remove_run(child, child)]
}

/// Takes the children from `first` to `last` out, with as many commas.
pub(super) fn remove_run(first: Value<'_>, last: Value<'_>) -> Edit {
    let parent = first.parent();
    let cut = |range| Edit { range, insert: String::new() };
    if first.is_root() {
        return Edit { range: first.span(), insert: "{}".to_owned() };
    }
    let before = first.position().checked_sub(1).and_then(|at| parent.children().nth(at));
    let next = parent.children().nth(last.position() + 1);
    match (before, next) {
        (_, Some(next)) => cut(first.start()..next.start()),
        (Some(before), None) => cut(before.span().end..last.span().end),
        (None, None) => cut(parent.span().start + 1..parent.span().end - 1),
    }
}

pub(super) fn nth_member<'d>(
    document: &'d Document,
    object: &Path,
    nth: usize,
) -> Result<(Value<'d>, Value<'d>), Refusal> {
    let value = document.at(object).ok_or_else(|| Refusal::NotThere(object.clone()))?;
    if value.kind() != Kind::Object {
        return Err(Refusal::WrongKind { path: object.clone(), found: value.kind() });
    }
    let member = value.children().nth(nth).ok_or_else(|| Refusal::NotThere(object.clone()))?;
    Ok((value, member))
}

pub(super) fn rename(document: &Document, object: &Path, nth: usize, key: &str) -> Planned {
    let (value, member) = nth_member(document, object, nth)?;
    if member.is_called(key) {
        return Ok(Vec::new());
    }
    if value.get(key).is_some() {
        return Err(Refusal::NameTaken(object.key(key)));
    }
    let (Some(range), Some(raw)) = (member.key_span(), member.raw_key()) else { return Ok(Vec::new()) };
    Ok(vec![Edit { range, insert: respell(raw, key) }])
}

fn shift(document: &Document, list: &Path, from: usize, to: usize) -> Planned {
    let value = document.at(list).ok_or_else(|| Refusal::NotThere(list.clone()))?;
    if value.kind() != Kind::List {
        return Err(Refusal::WrongKind { path: list.clone(), found: value.kind() });
    }
    let items: Vec<_> = value.children().collect();
    if from >= items.len() || to >= items.len() {
        return Err(Refusal::PastTheEnd(list.clone(), items.len()));
    }
    let mut order: Vec<_> = (0..items.len()).collect();
    let moved = order.remove(from);
    order.insert(to, moved);
    Ok(order
        .iter()
        .enumerate()
        .map(|(at, source)| Edit { range: items[at].span(), insert: items[*source].raw().to_owned() })
        .collect())
}

impl Spot {
    /// The place of a value that is about to be rewritten.
    fn of(text: &str, value: Value<'_>) -> Spot {
        let start = value.span().start;
        let line = text[..value.start()].rfind('\n').map_or(0, |at| at + 1);
        Spot {
            indent: hanging_indent(&text[line..value.start()]),
            on_lines: value.is_root() || crate::json::stands_on_lines(text, value.parent()),
            column: text[..start].chars().rev().take_while(|c| *c != '\n').count(),
        }
    }

    /// The place of a new child of `container`, after `gap`.
    fn inside(text: &str, container: Value<'_>, gap: &str) -> Spot {
        match gap.rfind('\n') {
            Some(end) => {
                let line = &gap[end + 1..];
                Spot { indent: hanging_indent(line), on_lines: true, column: line.chars().count() }
            }
            None => Spot { on_lines: false, ..Spot::of(text, container) },
        }
    }
}
