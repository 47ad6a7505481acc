//! The value of a row, by its kind.

use std::borrow::Cow;

use ratatui::layout::Position;

use super::super::canvas::Canvas;
use super::super::theme::Role;
use super::{Spot, is_number_list};
use crate::app::editor::Editor;
use crate::app::page::form::OpenField;
use crate::form::place::Deed;
use crate::form::place::Place;
use crate::form::rows::{self, RowKind};
use crate::json::{Value, on_one_line};
use crate::manifest::catalogue::{Field, Kind};
use crate::manifest::placeholder;
use crate::manifest::secret::{self, MASK, header_name, is_secret, veiled};
use crate::safe::{self, pieces};

/// Draws the value of a row; where the cursor goes, if it has the focus.
pub(super) fn value(canvas: &mut Canvas<'_>, spot: &Spot<'_>) -> Option<Position> {
    if let Some(open) = open_here(spot) {
        return open_text(canvas, spot, open);
    }
    let y = usize::try_from(spot.y).ok();
    match spot.row.kind {
        RowKind::Choices if !spot.row.is_folded() => return choices(canvas, spot),
        RowKind::Ids => return ids(canvas, spot, y?),
        RowKind::Choices => folded(canvas, spot, y?),
        RowKind::Text | RowKind::Item => text(canvas, spot, y?),
        RowKind::Flag => flag(canvas, spot, y?),
        RowKind::Number => number(canvas, spot, y?),
        RowKind::EmptyList => empty_list(canvas, spot, y?),
        RowKind::Add if draft(spot, 0).is_some() => text(canvas, spot, y?),
        RowKind::Add => {
            let how = match spot.row.item_field().map(|field| field.kind) {
                Some(Kind::Group(_)) => ", as X-Key: abc",
                None => ", as fr-CA: name",
                _ => "",
            };
            let what = spot.row.own_field().map_or("item", |field| field.label);
            let article = if what.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
            canvas.own(spot.column, y?, &format!("+ add {article} {}{how}", lower(what)), Role::Dim);
        }
        RowKind::Event => event(canvas, spot, y?),
        RowKind::Action(deed) => {
            let role = if spot.focused { Role::Focus } else { Role::Label };
            canvas.own(super::indent(spot), y?, deed_words(deed), role);
        }
        RowKind::Raw | RowKind::Ignored => raw(canvas, spot, y?),
        RowKind::Head | RowKind::Columns => {}
    }
    if spot.focused { canvas.position(0, y?) } else { None }
}

const fn deed_words(deed: Deed) -> &'static str {
    match deed {
        Deed::AddEngagement => "+ add engagement: what the app may use in campaigns",
        Deed::RemoveEngagement => "- remove engagement with all its members",
        Deed::OneEndpoint => "= one endpoint for several events…",
    }
}

fn lower(label: &str) -> String {
    // "URI" keeps its capitals.
    label
        .split(' ')
        .map(|word| if word == "URI" { word.to_owned() } else { word.to_lowercase() })
        .collect::<Vec<_>>()
        .join(" ")
}

/// The open field, if this row is what it edits.
fn open_here<'s>(spot: &Spot<'s>) -> Option<&'s OpenField> {
    let open = spot.model.screen.pages().form().open()?;
    spot.focused.then_some(open)
}

fn current<'s>(spot: &Spot<'s>) -> Option<Value<'s>> {
    spot.row.node.map(|node| spot.document.value(node))
}

/// The columns from the value's column to the right edge.
fn room(canvas: &Canvas<'_>, spot: &Spot<'_>) -> usize {
    canvas.width().saturating_sub(spot.column + 1)
}

/// Says something at the right edge, if `used` columns of the value leave room for it.
fn remark(canvas: &mut Canvas<'_>, spot: &Spot<'_>, y: usize, used: usize, words: &str, role: Role) {
    if spot.column + used + 2 + safe::width(words) < canvas.width() {
        let end = canvas.width().saturating_sub(1);
        canvas.own_right(end, y, words, role);
    }
}

fn draft<'s>(spot: &Spot<'s>, cell: usize) -> Option<&'s String> {
    let place = match spot.row.kind {
        RowKind::EmptyList => Place::Add(spot.row.member_path(spot.document)),
        _ => spot.row.place(spot.document, cell),
    };
    spot.model.form.pending().get(&place)
}

fn text(canvas: &mut Canvas<'_>, spot: &Spot<'_>, y: usize) {
    if let Some(draft) = draft(spot, 0) {
        let path = super::own_path(spot);
        let draft = if is_secret(&path) { Cow::Borrowed(MASK) } else { veiled(draft) };
        let used = canvas.text(spot.column, y, &draft, Role::Text, room(canvas, spot));
        remark(canvas, spot, y, used, "not in the file yet", Role::Warning);
        return;
    }
    let Some(value) = current(spot) else {
        canvas.own(spot.column, y, "not set", Role::Dim);
        return;
    };
    let shown = shown(spot, value);
    if shown.is_empty() {
        canvas.own(spot.column, y, "\"\"  set to an empty text", Role::Dim);
        return;
    }
    let blank = placeholder::first_in(&shown).is_some() || blank_header(spot);
    let words = if spot.model.form.begun_here() { "fill in" } else { "placeholder" };
    let limit = room(canvas, spot).saturating_sub(if blank { words.len() + 2 } else { 0 });
    let used = canvas.text(spot.column, y, &shown, Role::Text, limit);
    if blank {
        remark(canvas, spot, y, used, words, Role::ToFill);
    }
}

/// What is shown of a text or an item; the value of a header stays hidden.
fn shown(spot: &Spot<'_>, value: Value<'_>) -> String {
    let is_header = matches!(spot.row.own_field().map(|field| field.kind), Some(Kind::Group(_)));
    if is_header && value.kind() == crate::json::Kind::Object {
        let name = value.get("header_name").and_then(|name| name.as_text()).unwrap_or_default();
        return format!("{}: {}", header_name(&name), if blank_header(spot) { "VALUE" } else { MASK });
    }
    secret::shown(value, &super::own_path(spot)).into_owned()
}

fn blank_header(spot: &Spot<'_>) -> bool {
    let path = super::own_path(spot);
    let is_header = matches!(spot.row.own_field().map(|field| field.kind), Some(Kind::Group(_)));
    is_header && spot.model.form.session().placeholders().iter().any(|blank| blank.path == path)
}

/// What not set counts as, where it is known.
fn default_words(field: Option<&Field>) -> Option<String> {
    match field?.kind {
        Kind::Flag { default: Some(default) } => Some(format!("not set counts as {default}")),
        Kind::Integer { default: Some(default), .. } => Some(format!("not set counts as {default}")),
        _ => None,
    }
}

/// One of several words that start at `first`, in brackets if it is chosen; the columns that it
/// took. The first word needs no blank before it. Blanks are left out rather than drawn, since
/// where there is little room the brackets of a neighbour stand in them.
fn word(canvas: &mut Canvas<'_>, x: usize, y: usize, word: &str, chosen: bool, first: usize) -> usize {
    if chosen {
        return canvas.own(x, y, &format!("[{word}]"), Role::Chosen);
    }
    let lead = usize::from(x != first);
    lead + canvas.own(x + lead, y, word, Role::Dim) + 1
}

fn flag(canvas: &mut Canvas<'_>, spot: &Spot<'_>, y: usize) {
    let now = current(spot).and_then(|value| value.as_flag());
    let required = spot.row.field.is_some_and(Field::required);
    let mut x = spot.column;
    let order: &[(&str, Option<bool>)] = if required && now.is_some() {
        &[("true", Some(true)), ("false", Some(false))]
    } else {
        &[("not set", None), ("true", Some(true)), ("false", Some(false))]
    };
    for (name, flag) in order {
        x += word(canvas, x, y, name, now == *flag, spot.column) + usize::from(canvas.width() >= 60);
    }
    if now.is_none()
        && let Some(words) = default_words(spot.row.field)
    {
        remark(canvas, spot, y, x.saturating_sub(spot.column), &words, Role::Dim);
    }
}

fn number(canvas: &mut Canvas<'_>, spot: &Spot<'_>, y: usize) {
    let Some(Kind::Integer { min, max, .. }) = spot.row.field.map(|field| field.kind) else { return };
    if max - min > 9 || draft(spot, 0).is_some() {
        text(canvas, spot, y);
        return;
    }
    let now = current(spot);
    let exact = now.and_then(|value| value.as_integer());
    let outside = now.filter(|_| exact.is_none_or(|exact| !(min..=max).contains(&exact)));
    let narrow = canvas.width() < 60;
    let mut x = spot.column;
    if let (Some(value), true) = (outside, narrow) {
        x = outlier(canvas, x, y, value) + 1;
    }
    for digit in min..=max {
        x += word(canvas, x, y, &digit.to_string(), exact == Some(digit), spot.column) - usize::from(narrow);
    }
    x += 1 + usize::from(narrow);
    x += word(canvas, x, y, "not set", now.is_none(), spot.column);
    if let (Some(value), false) = (outside, narrow) {
        outlier(canvas, x + 1, y, value);
    } else if now.is_none()
        && let Some(words) = default_words(spot.row.field)
    {
        remark(canvas, spot, y, x.saturating_sub(spot.column), &words, Role::Dim);
    }
}

/// A number that is none of those offered, as the chosen one; where it ends.
fn outlier(canvas: &mut Canvas<'_>, x: usize, y: usize, value: Value<'_>) -> usize {
    let x = x + canvas.own(x, y, "[", Role::Chosen);
    let x = x + canvas.text(x, y, value.raw(), Role::Chosen, 12);
    x + canvas.own(x, y, "]", Role::Chosen)
}

fn empty_list(canvas: &mut Canvas<'_>, spot: &Spot<'_>, y: usize) {
    if draft(spot, 0).is_some() {
        text(canvas, spot, y);
        return;
    }
    let words = if spot.row.node.is_some() { "an empty list" } else { "not set" };
    let used = canvas.own(spot.column, y, words, Role::Dim);
    if spot.focused {
        remark(canvas, spot, y, used, "type to add one", Role::Dim);
    }
}

/// Numbers side by side, and the place to add one.
fn ids(canvas: &mut Canvas<'_>, spot: &Spot<'_>, y: usize) -> Option<Position> {
    let mut x = spot.column;
    let mut cursor = None;
    let items: Vec<_> = current(spot).map_or_else(Vec::new, |list| list.children().collect());
    for (cell, item) in items.iter().enumerate() {
        let here = spot.focused && spot.model.form.at().1 == cell;
        if here {
            canvas.own(x.saturating_sub(1), y, "▸", Role::Focus);
            cursor = canvas.position(x.saturating_sub(1), y);
        }
        let role = if here { Role::Focus } else { Role::Text };
        let text = draft(spot, cell)
            .cloned()
            .unwrap_or_else(|| secret::shown(*item, &super::own_path(spot)).into_owned());
        let columns = room(canvas, spot).saturating_sub(x - spot.column);
        x += canvas.text(x, y, &text, role, columns) + 3;
    }
    let waiting = draft(spot, items.len());
    if let Some(draft) = waiting {
        x += canvas.text(x, y, draft, Role::Text, 20) + 3;
    }
    if waiting.is_some() || (0..items.len()).any(|cell| draft(spot, cell).is_some()) {
        remark(canvas, spot, y, x - spot.column, "not in the file yet", Role::Warning);
    }
    let here = spot.focused && spot.model.form.at().1 >= items.len();
    if here {
        canvas.own(x.saturating_sub(1), y, "▸", Role::Focus);
        cursor = canvas.position(x.saturating_sub(1), y);
    }
    if spot.focused {
        canvas.own(x, y, "+ add", if here { Role::Focus } else { Role::Dim });
    }
    cursor
}

fn folded(canvas: &mut Canvas<'_>, spot: &Spot<'_>, y: usize) {
    let Some(field) = spot.row.field else { return };
    let options = rows::options(spot.document, spot.row.node, field);
    let ticked = options.iter().filter(|option| option.ticked).count();
    let words = match ticked {
        _ if spot.row.node.is_none() => "not set".to_owned(),
        0 => "none".to_owned(),
        all if all == options.len() => "all".to_owned(),
        _ => options
            .iter()
            .filter(|option| option.ticked)
            .map(|option| option.value.as_str())
            .collect::<Vec<_>>()
            .join(", "),
    };
    let role = if ticked == 0 { Role::Dim } else { Role::Text };
    let used = canvas.text(spot.column, y, &words, role, room(canvas, spot).saturating_sub(9));
    remark(canvas, spot, y, used, &format!("{ticked}/{} ›", options.len()), Role::Dim);
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

fn choices(canvas: &mut Canvas<'_>, spot: &Spot<'_>) -> Option<Position> {
    let grid = spot.model.form.grid_of(spot.number)?;
    let field = spot.row.field?;
    let mut cursor = None;
    for (cell, option) in rows::options(spot.document, spot.row.node, field).iter().enumerate() {
        let (left, line) = grid.cell(cell);
        let Ok(y) = usize::try_from(spot.y + line as isize) else { continue };
        let x = spot.column + left;
        let here = spot.focused && spot.model.form.at().1 == cell;
        if here {
            canvas.own(x.saturating_sub(1), y, "▸", Role::Focus);
            cursor = canvas.position(x.saturating_sub(1), y);
        }
        let role = match (here, option.ticked, option.help) {
            (true, ..) => Role::Focus,
            (_, _, None) => Role::Error,
            (_, true, _) => Role::Text,
            (_, false, _) => Role::Dim,
        };
        let used = canvas.own(x, y, if option.ticked { "[x] " } else { "[ ] " }, role);
        let columns = canvas.width().saturating_sub(x + used);
        canvas.text(x + used, y, &option.value, role, columns);
    }
    cursor
}

/// An event in one line: open or closed, endpoint, retries, headers.
fn event(canvas: &mut Canvas<'_>, spot: &Spot<'_>, y: usize) {
    let path = spot.row.member_path(spot.document);
    let open = spot.model.form.is_open(&path);
    canvas.own(spot.column.saturating_sub(2), y, if open { "▾" } else { "›" }, Role::Dim);
    let Some(event) = current(spot) else {
        canvas.own(spot.column, y, "not set", Role::Dim);
        return;
    };
    let wide = canvas.width() >= 60;
    let endpoint = event.get("endpoint").and_then(|endpoint| endpoint.as_text());
    let columns = room(canvas, spot).saturating_sub(if wide { 18 } else { 0 });
    match endpoint {
        Some(endpoint) => canvas.text(spot.column, y, &veiled(&endpoint), Role::Text, columns),
        None => canvas.own(spot.column, y, "no endpoint", Role::Dim),
    };
    if !wide {
        return;
    }
    let width = canvas.width();
    let retries = event.get("max_retries").map(|retries| safe::cut(retries.raw(), 7));
    canvas.own_right(width.saturating_sub(10), y, retries.as_deref().unwrap_or("–"), Role::Text);
    let headers = event.get("headers").map(|headers| headers.children().count().to_string());
    canvas.own_right(width.saturating_sub(1), y, headers.as_deref().unwrap_or("–"), Role::Text);
}

/// A value as its JSON, on one line, with what is odd about it.
fn raw(canvas: &mut Canvas<'_>, spot: &Spot<'_>, y: usize) {
    let Some(value) = current(spot) else { return };
    let words = match (spot.row.kind, spot.row.field) {
        (RowKind::Ignored, _) => "ignored duplicate".to_owned(),
        (_, Some(field)) => format!("should be {}", wanted(field)),
        (_, None) if value.is_root() => "should be an object".to_owned(),
        (_, None) => "kept as it is".to_owned(),
    };
    let draft = draft(spot, 0);
    let path = super::own_path(spot);
    let line = match draft {
        _ if is_secret(&path) => MASK.to_owned(),
        Some(draft) => one_line(&veiled(draft)),
        None => one_line(&secret::json(value, &path)),
    };
    let columns = room(canvas, spot).saturating_sub(safe::width(&words) + 2);
    let used = canvas.text(spot.column, y, &line, Role::Text, columns);
    match draft {
        Some(_) => remark(canvas, spot, y, used, "not in the file yet", Role::Warning),
        None => remark(canvas, spot, y, used, &words, Role::Dim),
    }
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

/// The start of a JSON text with its line ends as single blanks.
fn one_line(raw: &str) -> String {
    on_one_line(raw, 2_000)
}

/// The text that is being typed: a window of it that holds the cursor.
fn open_text(canvas: &mut Canvas<'_>, spot: &Spot<'_>, open: &OpenField) -> Option<Position> {
    let y = usize::try_from(spot.y).ok()?;
    let mut x = spot.column;
    if is_number_list(spot.row) && spot.row.kind == RowKind::Ids {
        x = beside_ids(canvas, spot, open, y);
    }
    canvas.own(0, y, "▸", Role::Focus);
    let columns = canvas.width().saturating_sub(x + 1);
    let position = window(canvas, x, y, columns, &open.editor);
    if spot.model.form.pending().contains_key(&open.place) {
        let text = open.editor.text();
        remark(
            canvas,
            spot,
            y,
            safe::width(&text) + x - spot.column + 1,
            "not in the file yet",
            Role::Warning,
        );
    }
    position
}

/// The other numbers of the list, before the one that is typed; where that one stands.
fn beside_ids(canvas: &mut Canvas<'_>, spot: &Spot<'_>, open: &OpenField, y: usize) -> usize {
    let mut x = spot.column;
    let own = match &open.place {
        Place::Value(path) => path.last_index(),
        _ => None,
    };
    let items: Vec<_> = current(spot).map_or_else(Vec::new, |list| list.children().collect());
    for item in items.iter().take(own.unwrap_or(items.len())) {
        let text = item.as_text().unwrap_or_else(|| item.raw().into());
        x += canvas.text(x, y, &text, Role::Dim, 20) + 3;
    }
    x
}

/// Draws as much of a text as fits, so that the cursor is inside; where the cursor is.
pub(in super::super) fn window(
    canvas: &mut Canvas<'_>,
    x: usize,
    y: usize,
    columns: usize,
    editor: &Editor,
) -> Option<Position> {
    let text = editor.text();
    let (_, cursor) = editor.cursor();
    let selection = editor.selection().unwrap_or(0..0);
    let mut before = 0;
    let mut at = 0;
    let all: Vec<_> = pieces(&text).collect();
    for piece in &all {
        if at >= cursor {
            break;
        }
        at += piece.characters;
        before += piece.width;
    }
    let skip = (before + 1).saturating_sub(columns);
    let (mut left, mut at, mut used) = (0, 0, 0);
    for piece in &all {
        let visible = left >= skip && used + piece.width <= columns;
        if visible {
            let role = match (selection.contains(&at), piece.escaped) {
                (true, _) => Role::Selected,
                (false, true) => Role::Escape,
                (false, false) => Role::Open,
            };
            used += canvas.text(x + used, y, &piece.text, role, piece.width);
        }
        left += piece.width;
        at += piece.characters;
    }
    let shift = skipped(&all, skip);
    canvas.position(x + before.saturating_sub(shift), y)
}

/// The columns that are really skipped: whole pieces.
fn skipped(pieces: &[safe::Piece<'_>], skip: usize) -> usize {
    let mut left = 0;
    for piece in pieces {
        if left >= skip {
            break;
        }
        left += piece.width;
    }
    left
}
