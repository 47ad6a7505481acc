//! What is filled in row by row: a template's blanks, its choice, one endpoint for several events.

use ratatui::layout::Position;

use super::super::canvas::Canvas;
use super::super::row::window;
use super::super::theme::Role;
use crate::app::Model;
use crate::app::editor::Editor;
use crate::app::page::{Blanks, Endpoint};
use crate::form::find;
use crate::form::rows;
use crate::json::Path;
use crate::manifest::secret::veiled;
use crate::manifest::template::Template;

/// The column of what is typed.
const COLUMN: usize = 25;
/// The same where there is little room.
const NARROW: usize = 18;

fn column(canvas: &Canvas<'_>) -> usize {
    if canvas.width() >= 60 { COLUMN } else { NARROW }
}

/// The blanks, the chosen one being typed, and what the fields become by it.
pub(super) fn blanks(canvas: &mut Canvas<'_>, fill: &Blanks) -> Option<Position> {
    let count = fill.blanks.len();
    canvas.rule(
        0,
        ("fill in the blanks", Role::Title),
        (&format!("blank {} of {count}", fill.chosen + 1), Role::Dim),
    );
    let height = canvas.height().saturating_sub(1);
    let top = (fill.chosen + 1).saturating_sub(height);
    let mut cursor = None;
    for (y, (number, blank)) in fill.blanks.iter().enumerate().skip(top).take(height).enumerate() {
        let y = y + 1;
        let here = number == fill.chosen;
        let typed = blank.editor.text();
        let (mark, role) = if typed.is_empty() { ("•", Role::ToFill) } else { ("✓", Role::Good) };
        canvas.own(1, y, mark, role);
        let column = column(canvas);
        canvas.text(4, y, blank.name(), if here { Role::Focus } else { Role::Label }, column - 5);
        let wide = canvas.width() >= 60;
        let room = canvas.width().saturating_sub(column + if wide { 24 } else { 1 });
        if here {
            canvas.own(0, y, "▸", Role::Focus);
            cursor = window(canvas, column, y, room, &blank.editor);
        } else if typed.is_empty() {
            canvas.own(column, y, "fill in", Role::Dim);
        } else {
            canvas.text(column, y, &typed, Role::Text, room);
        }
        if wide {
            let names: Vec<_> = fill.becomes(blank).into_iter().map(|(path, _)| place_name(path)).collect();
            let width = canvas.width();
            let start = width.saturating_sub(22);
            canvas.text(start, y, &shortened(&names), Role::Dim, 21);
        }
    }
    becomes(canvas, fill, count + 2);
    cursor
}

/// A few names, each once, and how many more there are.
fn shortened(names: &[String]) -> String {
    let mut distinct: Vec<&str> = Vec::new();
    for name in names {
        if !distinct.contains(&name.as_str()) {
            distinct.push(name);
        }
    }
    match distinct.as_slice() {
        [] => String::new(),
        [one] if names.len() > 1 => format!("{one}, {} times", names.len()),
        all => all.join(", "),
    }
}

/// What a field is called in a list of them.
fn place_name(path: &Path) -> String {
    let known = if path.last_index().is_some() { path.parent() } else { path.clone() };
    crate::manifest::edits::field(&known).map_or_else(|| path.to_string(), |field| field.label.to_owned())
}

/// The fields with the chosen blank, as they become.
fn becomes(canvas: &mut Canvas<'_>, fill: &Blanks, y: usize) {
    let Some(blank) = fill.blanks.get(fill.chosen) else { return };
    if y + 1 >= canvas.height() {
        return;
    }
    canvas.own(4, y, "becomes", Role::Dim);
    let lines = canvas.height() - y - 1;
    for (number, (path, text)) in fill.becomes(blank).into_iter().take(lines).enumerate() {
        let width = canvas.width();
        let column = column(canvas);
        canvas.text(4, y + 1 + number, &place_name(path), Role::Dim, column - 5);
        canvas.text(column, y + 1 + number, &veiled(&text), Role::Text, width.saturating_sub(column + 1));
    }
}

/// What a new manifest can start from.
pub(super) fn templates(canvas: &mut Canvas<'_>, chosen: usize) -> Option<Position> {
    canvas.rule(0, ("what do you want to start from?", Role::Title), ("", Role::Dim));
    let mut cursor = None;
    for (number, template) in Template::ALL.into_iter().enumerate() {
        let y = number + 2;
        let here = number == chosen;
        if here {
            canvas.own(0, y, "▸", Role::Focus);
            cursor = canvas.position(0, y);
        }
        canvas.own(3, y, &(number + 1).to_string(), Role::Key);
        canvas.own(6, y, template.title(), if here { Role::Focus } else { Role::Text });
        let width = canvas.width();
        canvas.text(COLUMN, y, template.help(), Role::Dim, width.saturating_sub(COLUMN));
    }
    cursor
}

/// The events to tick, and the endpoint that they get.
pub(super) fn one_endpoint(canvas: &mut Canvas<'_>, model: &Model, one: &Endpoint) -> Option<Position> {
    canvas.rule(0, ("one endpoint for several events", Role::Title), ("", Role::Dim));
    let mut cursor = None;
    let column = column(canvas);
    for (number, (event, ticked)) in rows::events().zip(one.ticked()).enumerate() {
        let y = number + 3;
        let here = number == one.chosen();
        if here {
            canvas.own(0, y, "▸", Role::Focus);
            cursor = canvas.position(0, y);
        }
        let role = if here { Role::Focus } else { Role::Text };
        let used = canvas.own(3, y, if *ticked { "[x] " } else { "[ ] " }, role);
        canvas.text(3 + used, y, event.label, role, column.saturating_sub(8));
        let path = Path::of(&["capabilities", "webhooks", event.key, "endpoint"]);
        let now = model.form.document().and_then(|document| document.at(&path)?.as_text());
        let width = canvas.width();
        match now {
            Some(now) => canvas.text(column, y, &veiled(&now), Role::Dim, width.saturating_sub(column + 1)),
            None => canvas.own(column, y, "not set", Role::Dim),
        };
    }
    let y = 1;
    let here = one.chosen() == one.ticked().len();
    if here {
        canvas.own(0, y, "▸", Role::Focus);
    }
    canvas.own(3, y, "Endpoint", if here { Role::Focus } else { Role::Label });
    let room = canvas.width().saturating_sub(column + 1);
    cursor.or(typed(canvas, column, y, room, one.uri()))
}

fn typed(canvas: &mut Canvas<'_>, x: usize, y: usize, columns: usize, editor: &Editor) -> Option<Position> {
    window(canvas, x, y, columns, editor)
}

/// The help of the choice of a template.
pub(in super::super) fn about_template(chosen: usize) -> (&'static str, String) {
    let template = Template::ALL[chosen.min(Template::ALL.len() - 1)];
    (template.title(), format!("{} Nothing is written to disk before you save.", template.about()))
}

/// The help of a blank.
pub(in super::super) fn about_blank(fill: &Blanks) -> (String, String) {
    let Some(blank) = fill.blanks.get(fill.chosen) else { return (String::new(), String::new()) };
    let places = fill.becomes(blank);
    let names: Vec<_> = places.iter().map(|(path, _)| find::name_of(path)).collect();
    let about = places.first().map(|(path, _)| about_field(path)).unwrap_or_default();
    let words = if names.len() > 1 {
        format!("Stands in {}: it is filled in all of them at once.", names.join(", "))
    } else {
        format!("Stands in {}.", names.join(", "))
    };
    (blank.name().to_owned(), format!("{words} {about}"))
}

/// What the field that a blank stands in is for.
fn about_field(path: &Path) -> &'static str {
    crate::manifest::edits::field(path).map_or("", |field| field.help)
}
