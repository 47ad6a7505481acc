//! The value of a row, by its kind, with what stands at its right.

use super::{Remark, Sense, Spot, Tick, Value, Words, action_words};
use crate::form::place::Place;
use crate::form::rows::{self, RowKind};
use crate::json::{self, on_one_line};
use crate::manifest::catalogue::{Field, Kind};
use crate::manifest::secret::{self, MASK, header_name, is_secret, veiled};

/// The most code points of a JSON value that stand on its row.
const LONGEST: usize = 2_000;

/// What is said of a text that is no value yet.
const WAITING: &str = "not in the file yet";

type Described = (Value, Option<Remark>);

/// The value of a row and its remark.
pub(super) fn value(spot: &Spot<'_>, number: usize) -> Described {
    if spot.open && spot.chosen {
        return open(spot);
    }
    match spot.row.kind {
        RowKind::Choices if !spot.row.is_folded() => (ticks(spot, number), None),
        RowKind::Choices => folded(spot),
        RowKind::Ids => ids(spot),
        RowKind::Text | RowKind::Item => text(spot),
        RowKind::Flag => flag(spot),
        RowKind::Number => digits(spot),
        RowKind::EmptyList => empty_list(spot),
        RowKind::Add if waiting(spot, 0).is_some() => text(spot),
        RowKind::Add => (Value::Words(Words::dim(adding(spot))), None),
        RowKind::Event => (event(spot), None),
        RowKind::Action(action) => (Value::Action(action_words(action).to_owned()), None),
        RowKind::Raw | RowKind::Ignored => raw(spot),
        RowKind::Head | RowKind::Columns => (Value::Nothing, None),
    }
}

fn current<'s>(spot: &Spot<'s>) -> Option<json::Value<'s>> {
    spot.row.node.map(|node| spot.document.value(node))
}

/// What was typed in a cell of the row and is not yet a value.
fn waiting<'s>(spot: &Spot<'s>, cell: usize) -> Option<&'s String> {
    let place = match spot.row.kind {
        RowKind::EmptyList => Place::Add(spot.row.member_path(spot.document)),
        _ => spot.row.place(spot.document, cell),
    };
    spot.form.pending().get(&place)
}

fn waits() -> Remark {
    Remark::soft(WAITING, Sense::Warning)
}

/// The text that is being typed; of a list of numbers with those before it.
fn open(spot: &Spot<'_>) -> Described {
    let own = spot.form.focus().path().last_index();
    let place = match (spot.row.kind, spot.form.focus()) {
        (RowKind::EmptyList, Place::Value(path)) => Place::Add(path.clone()),
        (_, place) => place.clone(),
    };
    let remark = if spot.form.pending().contains_key(&place) { Some(waits()) } else { None };
    if spot.row.kind != RowKind::Ids {
        return (Value::Open, remark);
    }
    let items: Vec<_> =
        current(spot).map_or_else(Vec::new, |list| list.children().map(|item| plain(spot, item)).collect());
    let cell = own.unwrap_or(items.len());
    (Value::Items { items: items.into_iter().take(cell).collect(), cell: Some(cell), open: true }, remark)
}

fn plain(spot: &Spot<'_>, item: json::Value<'_>) -> String {
    secret::shown(item, &super::own_path(spot)).into_owned()
}

fn adding(spot: &Spot<'_>) -> String {
    let how = match spot.row.item_field().map(|field| field.kind) {
        Some(Kind::Group(_)) => ", as X-Key: abc",
        None => ", as fr-CA: name",
        _ => "",
    };
    let what = spot.row.own_field().map_or("item", |field| field.label);
    let article = if what.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("+ add {article} {}{how}", lower(what))
}

/// A label inside a sentence; "URI" keeps its capitals.
fn lower(label: &str) -> String {
    let word = |word: &str| if word == "URI" { word.to_owned() } else { word.to_lowercase() };
    label.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

fn text(spot: &Spot<'_>) -> Described {
    if let Some(waiting) = waiting(spot, 0) {
        let shown = if is_secret(&super::own_path(spot)) { MASK.into() } else { veiled(waiting) };
        return (Value::Words(Words::text(shown)), Some(waits()));
    }
    let Some(value) = current(spot) else { return (Value::Words(Words::dim("not set")), None) };
    let shown = shown(spot, value);
    if shown.is_empty() {
        return (Value::Words(Words::dim("\"\"  set to an empty text")), None);
    }
    let blank = is_blank(spot);
    let words = if spot.form.begun_here() { "fill in" } else { "placeholder" };
    (Value::Words(Words::text(shown)), blank.then(|| Remark::firm(words, Sense::ToFill)))
}

/// What is shown of a text or an item; the value of a header stays hidden.
fn shown(spot: &Spot<'_>, value: json::Value<'_>) -> String {
    let is_header = matches!(spot.row.own_field().map(|field| field.kind), Some(Kind::Group(_)));
    if is_header && value.kind() == json::Kind::Object {
        let name = value.get("header_name").and_then(|name| name.as_text()).unwrap_or_default();
        return format!("{}: {}", header_name(&name), if is_blank(spot) { "VALUE" } else { MASK });
    }
    secret::shown(value, &super::own_path(spot)).into_owned()
}

/// Whether the text or the header still holds a placeholder.
fn is_blank(spot: &Spot<'_>) -> bool {
    let path = super::own_path(spot);
    spot.form.session().placeholders().iter().any(|blank| blank.path == path)
}

/// What not set counts as, where it is known.
fn default_words(field: Option<&Field>) -> Option<Remark> {
    match field?.kind {
        Kind::Flag { default: Some(default) } => {
            Some(Remark::soft(format!("not set counts as {default}"), Sense::Dim))
        }
        Kind::Integer { default: Some(default), .. } => {
            Some(Remark::soft(format!("not set counts as {default}"), Sense::Dim))
        }
        _ => None,
    }
}

fn flag(spot: &Spot<'_>) -> Described {
    let now = current(spot).and_then(|value| value.as_flag());
    let required = spot.row.field.is_some_and(Field::required);
    let order: &[(&str, Option<bool>)] = if required && now.is_some() {
        &[("true", Some(true)), ("false", Some(false))]
    } else {
        &[("not set", None), ("true", Some(true)), ("false", Some(false))]
    };
    let words = order.iter().map(|(word, flag)| ((*word).to_owned(), now == *flag)).collect();
    (Value::Choice(words), if now.is_none() { default_words(spot.row.field) } else { None })
}

fn digits(spot: &Spot<'_>) -> Described {
    let Some(Kind::Integer { min, max, .. }) = spot.row.field.map(|field| field.kind) else {
        return (Value::Nothing, None);
    };
    if max - min > 9 || waiting(spot, 0).is_some() {
        return text(spot);
    }
    let now = current(spot);
    let exact = now.and_then(|value| value.as_integer());
    let outside = now.filter(|_| exact.is_none_or(|exact| !(min..=max).contains(&exact)));
    let numbers = (min..=max).map(|digit| (digit.to_string(), exact == Some(digit)));
    let words = numbers.chain([("not set".to_owned(), now.is_none())]).collect();
    let remark = if now.is_none() { default_words(spot.row.field) } else { None };
    (Value::Digits { words, outlier: outside.map(|value| value.raw().to_owned()) }, remark)
}

fn empty_list(spot: &Spot<'_>) -> Described {
    if waiting(spot, 0).is_some() {
        return text(spot);
    }
    if spot.form.ids_to_fill().is_some_and(|path| path == super::own_path(spot)) {
        return (
            Value::Words(Words::dim("ids with commas between them")),
            Some(Remark::firm("fill in", Sense::ToFill)),
        );
    }
    let words = if spot.row.node.is_some() { "an empty list" } else { "not set" };
    let remark = spot.chosen.then(|| Remark::soft("type to add one", Sense::Dim));
    (Value::Words(Words::dim(words)), remark)
}

/// Numbers side by side, and the place to add one.
fn ids(spot: &Spot<'_>) -> Described {
    let mut items: Vec<_> =
        current(spot).map_or_else(Vec::new, |list| list.children().map(|item| plain(spot, item)).collect());
    let count = items.len();
    let mut waits_here = false;
    for cell in 0..=count {
        let Some(waiting) = waiting(spot, cell) else { continue };
        waits_here = true;
        match items.get_mut(cell) {
            Some(item) => item.clone_from(waiting),
            None => items.push(waiting.clone()),
        }
    }
    let at = spot.form.at().1;
    let cell = spot.chosen.then_some(if at >= count { items.len() } else { at });
    (Value::Items { items, cell, open: false }, if waits_here { Some(waits()) } else { None })
}

fn folded(spot: &Spot<'_>) -> Described {
    let Some(field) = spot.row.field else { return (Value::Nothing, None) };
    let options = rows::options(spot.document, spot.row.node, field);
    let ticked = options.iter().filter(|option| option.ticked).count();
    let words = match ticked {
        _ if spot.row.node.is_none() => "not set".to_owned(),
        0 => "none".to_owned(),
        all if all == options.len() => "all".to_owned(),
        _ => {
            let values = options.iter().filter(|option| option.ticked).map(|option| option.value.as_str());
            values.collect::<Vec<_>>().join(", ")
        }
    };
    let sense = if ticked == 0 { Sense::Dim } else { Sense::Text };
    let remark = Remark::firm(format!("{ticked}/{} ›", options.len()), Sense::Dim);
    (Value::Words(Words::new(words, sense)), Some(remark))
}

/// How many values are ticked: `10 of 10`.
pub(super) fn tally(spot: &Spot<'_>) -> String {
    let Some(field) = spot.row.field else { return String::new() };
    if spot.row.node.is_none() {
        return "not set".to_owned();
    }
    let options = rows::options(spot.document, spot.row.node, field);
    format!("{} of {}", options.iter().filter(|option| option.ticked).count(), options.len())
}

fn ticks(spot: &Spot<'_>, number: usize) -> Value {
    let (Some(grid), Some(field)) = (spot.form.grid_of(number), spot.row.field) else {
        return Value::Nothing;
    };
    let options = rows::options(spot.document, spot.row.node, field).into_iter();
    let tick = |option: rows::Choice| Tick {
        value: option.value,
        ticked: option.ticked,
        supported: option.help.is_some(),
    };
    Value::Ticks { ticks: options.map(tick).collect(), grid, cell: spot.chosen.then_some(spot.form.at().1) }
}

/// An event in one line: open or closed, endpoint, retries, headers.
fn event(spot: &Spot<'_>) -> Value {
    let open = spot.form.is_open(&spot.row.member_path(spot.document));
    let Some(event) = current(spot) else {
        return Value::Event { open, endpoint: Words::dim("not set"), more: None };
    };
    let endpoint = event.get("endpoint").and_then(|endpoint| endpoint.as_text());
    let endpoint = endpoint.map_or_else(|| Words::dim("no endpoint"), |uri| Words::text(veiled(&uri)));
    let or_none = |text: Option<String>| text.unwrap_or_else(|| "–".to_owned());
    let retries = or_none(event.get("max_retries").map(|retries| retries.raw().to_owned()));
    let headers = or_none(event.get("headers").map(|headers| headers.children().count().to_string()));
    Value::Event { open, endpoint, more: Some([retries, headers]) }
}

/// A value as its JSON, on one line, with what is odd about it.
fn raw(spot: &Spot<'_>) -> Described {
    let Some(value) = current(spot) else { return (Value::Nothing, None) };
    let words = match (spot.row.kind, spot.row.field) {
        (RowKind::Ignored, _) => "ignored duplicate".to_owned(),
        (_, Some(field)) => format!("should be {}", wanted(field)),
        (_, None) if value.is_root() => "should be an object".to_owned(),
        (_, None) => "kept as it is".to_owned(),
    };
    let waiting = waiting(spot, 0);
    let path = super::own_path(spot);
    let line = match waiting {
        _ if is_secret(&path) => MASK.to_owned(),
        Some(waiting) => on_one_line(&veiled(waiting), LONGEST),
        None => on_one_line(&secret::json(value, &path), LONGEST),
    };
    let remark = match waiting {
        Some(_) => Some(waits()),
        None => Some(Remark::firm(words, Sense::Dim)),
    };
    (Value::Words(Words::text(line)), remark)
}

/// What a field's value should be, in words.
fn wanted(field: &Field) -> &'static str {
    match field.kind {
        Kind::Text { .. } => "a text",
        Kind::Flag { .. } => "true or false",
        Kind::Integer { .. } => "a whole number",
        Kind::Choices(_) | Kind::ChoicesOrText(_) | Kind::List(_) => "a list",
        Kind::Group(_) => "an object",
    }
}
