//! The value of a row, by its kind, with what stands at its right.

use super::{Remark, Sense, Spot, Tick, Typing, Value, Words, action_words, lower};
use crate::form::codec::{Codec, Pair, codec};
use crate::form::place::Place;
use crate::form::rows::{self, RowKind};
use crate::json::{self, on_one_line};
use crate::manifest::catalogue::{Field, Kind, LOCALIZED_NAME};
use crate::manifest::secret::{self, MASK, header_name, is_secret, veiled};

/// The most code points of a JSON value that stand on its row.
const LONGEST: usize = 2_000;

/// What is said of a text that is no value yet.
const WAITING: &str = "not in the file yet";

type Described = (Value, Option<Remark>);

/// The value of a row and its remark.
pub(super) fn value(spot: &Spot<'_>) -> Described {
    if cells_of(spot).is_some() {
        return cells(spot);
    }
    if spot.typing != Typing::Nothing {
        return open(spot);
    }
    match spot.row.kind {
        RowKind::Choices if !spot.row.is_folded() => (ticks(spot), None),
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
    // Mostly nothing waits, and no place has to be spelled.
    let pending = Some(spot.form.pending()).filter(|pending| !pending.is_empty())?;
    let place = match spot.row.kind {
        RowKind::EmptyList => Place::Add(spot.row.member_path(spot.document)),
        _ => spot.row.place(spot.document, cell),
    };
    pending.get(&place)
}

/// Whether a text was typed in the row that is not yet a value.
pub(super) fn waits(spot: &Spot<'_>) -> bool {
    (0..=if spot.row.kind == RowKind::Ids { spot.row.index as usize } else { 0 })
        .any(|cell| waiting(spot, cell).is_some())
}

fn in_wait() -> Remark {
    Remark::soft(WAITING, Sense::Warning)
}

/// How a row is typed that has two cells.
fn cells_of(spot: &Spot<'_>) -> Option<Codec> {
    let typed = spot.typing != Typing::Nothing || waiting(spot, 0).is_some();
    let shown = match spot.row.kind {
        RowKind::Item | RowKind::Text => true,
        RowKind::Add | RowKind::EmptyList => typed,
        _ => false,
    };
    let is_header = matches!(spot.row.item_field().map(|item| item.kind), Some(Kind::Group(_)));
    if !shown || !(is_header || super::is_localized(spot.row)) {
        return None;
    }
    codec(spot.document, spot.row, &spot.row.place(spot.document, 0)).filter(|codec| codec.has_cells())
}

/// Two cells: what is typed in one of them, what waits, what the file has, or what could stand there.
fn cells(spot: &Spot<'_>) -> Described {
    let Some(codec) = cells_of(spot) else { return (Value::Nothing, None) };
    let waiting = waiting(spot, 0);
    let pair = match (waiting, current(spot)) {
        (Some(waiting), _) => Pair::of_text(waiting),
        (None, Some(value)) if spot.row.kind != RowKind::EmptyList => Pair::of(codec, value),
        _ => Pair::default(),
    };
    let blank = is_blank(spot);
    let mut texts = match spot.typing {
        Typing::Cell(0, other) => [String::new(), other.to_owned()],
        Typing::Cell(_, other) => [other.to_owned(), String::new()],
        _ if codec == Codec::Header => {
            let value = if blank || pair.second.is_empty() { pair.second.clone() } else { MASK.to_owned() };
            [header_name(&pair.first).into_owned(), value]
        }
        _ => [pair.first.clone(), veiled(&pair.second).into_owned()],
    };
    let open = if let Typing::Cell(cell, _) = spot.typing { Some(cell) } else { None };
    // What could stand in a cell is shown while the row is typed, or where it holds nothing at all.
    let examples = if open.is_some() { examples(codec) } else { ["", ""] };
    let words = [0, 1].map(|cell| match std::mem::take(&mut texts[cell]) {
        text if text.is_empty() => Words::dim(examples[cell]),
        text => Words::text(text),
    });
    let remark = match (open, waiting, codec) {
        (None, Some(_), _) => Some(in_wait()),
        (Some(_), ..) => Some(Remark::soft(codec.cells().join(" | "), Sense::Dim)),
        (None, None, _) if blank => Some(to_fill(spot)),
        (None, None, Codec::Header) if spot.chosen => Some(Remark::soft("masked until opened", Sense::Dim)),
        _ => None,
    };
    (Value::Cells { cells: words, open, first: first_column(spot, codec) }, remark)
}

/// What could stand in each cell.
fn examples(codec: Codec) -> [&'static str; 2] {
    match codec {
        Codec::Localized => ["fr-CA", LOCALIZED_NAME.example],
        _ => ["X-Key", "abc"],
    }
}

/// The columns of the first cells of the list, so that the second ones stand below each other.
fn first_column(spot: &Spot<'_>, codec: Codec) -> usize {
    let length = |value: json::Value<'_>| Pair::of(codec, value).first.chars().count();
    let longest = if codec == Codec::Localized {
        let names = spot.form.rows().iter().filter(|row| super::is_localized(row));
        names.filter_map(|row| row.node).map(|node| length(spot.document.value(node))).max()
    } else {
        let list = spot.document.at(&spot.row.member_path(spot.document));
        list.and_then(|list| list.children().map(length).max())
    };
    longest.unwrap_or(0).clamp(FIRST.0, FIRST.1) + 2
}

/// The fewest and the most columns of a first cell.
const FIRST: (usize, usize) = (10, 24);

/// The text that is being typed; of a list of numbers with those before it.
fn open(spot: &Spot<'_>) -> Described {
    let own = spot.form.focus().path().last_index();
    let place = match (spot.row.kind, spot.form.focus()) {
        (RowKind::EmptyList, Place::Value(path)) => Place::Add(path.clone()),
        (_, place) => place.clone(),
    };
    let remark = if spot.form.pending().contains_key(&place) { Some(in_wait()) } else { None };
    let is_text = codec(spot.document, spot.row, spot.form.focus()) == Some(Codec::Text);
    if spot.row.kind != RowKind::Ids {
        let limit = spot.row.own_field().filter(|_| is_text).and_then(Field::limit);
        return (Value::Open(limit), remark);
    }
    let items: Vec<_> =
        current(spot).map_or_else(Vec::new, |list| list.children().map(|item| plain(spot, item)).collect());
    let cell = own.unwrap_or(items.len());
    (Value::Items { items, cell: Some(cell), open: true }, remark)
}

fn plain(spot: &Spot<'_>, item: json::Value<'_>) -> String {
    secret::shown(item, &super::own_path(spot)).into_owned()
}

fn adding(spot: &Spot<'_>) -> String {
    if super::is_localized(spot.row) {
        return "+ add a language".to_owned();
    }
    let what = spot.row.own_field().map_or("item", |field| field.label);
    let article = if what.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("+ add {article} {}", lower(what))
}

fn text(spot: &Spot<'_>) -> Described {
    if let Some(waiting) = waiting(spot, 0) {
        let shown = if is_secret(&super::own_path(spot)) { MASK.into() } else { veiled(waiting) };
        return (Value::Words(Words::text(shown)), Some(in_wait()));
    }
    let Some(value) = current(spot) else { return (Value::Words(Words::dim("not set")), None) };
    let shown = plain(spot, value);
    if shown.is_empty() {
        return (Value::Words(Words::dim("\"\"  set to an empty text")), None);
    }
    let remark = is_blank(spot).then(|| to_fill(spot));
    (Value::Words(Words::text(shown)), remark)
}

/// Whether the value still holds a placeholder.
fn is_blank(spot: &Spot<'_>) -> bool {
    let path = super::own_path(spot);
    spot.form.session().placeholders().iter().any(|blank| blank.path == path)
}

fn to_fill(spot: &Spot<'_>) -> Remark {
    let words = if spot.form.begun_here() { "fill in" } else { "placeholder" };
    Remark::firm(words, Sense::ToFill)
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
    let words = [("not set".to_owned(), now.is_none())].into_iter().chain(numbers).collect();
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
    (Value::Items { items, cell, open: false }, if waits_here { Some(in_wait()) } else { None })
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
            let values = options.iter().filter(|option| option.ticked).map(|option| &*option.value);
            values.collect::<Vec<_>>().join(", ")
        }
    };
    let sense = if ticked == 0 { Sense::Dim } else { Sense::Text };
    let remark = Remark::firm(format!("{ticked}/{} ›", options.len()), Sense::Dim);
    (Value::Words(Words::new(words, sense)), Some(remark))
}

/// How many values are ticked: `10 of 10`. `shown` is the value as it is described.
pub(super) fn tally(spot: &Spot<'_>, shown: &Value) -> String {
    let Value::Ticks { ticks, .. } = shown else { return String::new() };
    if spot.row.node.is_none() {
        return "not set".to_owned();
    }
    format!("{} of {}", ticks.iter().filter(|tick| tick.ticked).count(), ticks.len())
}

fn ticks(spot: &Spot<'_>) -> Value {
    let Some(field) = spot.row.field else { return Value::Nothing };
    let options = rows::options(spot.document, spot.row.node, field);
    let grid = rows::Grid::of(&options, spot.form.room().value_width);
    let tick = |option: rows::Choice<'_>| Tick {
        value: option.value.into_owned(),
        ticked: option.ticked,
        supported: option.help.is_some(),
    };
    let ticks = options.into_iter().map(tick).collect();
    Value::Ticks { ticks, grid, cell: spot.chosen.then_some(spot.form.at().1) }
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
        Some(_) => Some(in_wait()),
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
