//! The exact text that a save would write, following the focus; or what differs from the file.

use std::ops::Range;

use ratatui::layout::Position;

use super::canvas::Canvas;
use super::theme::Role;
use crate::app::page::Compare;
use crate::app::{Model, Preview};
use crate::json::diff::{self, LineKind};
use crate::json::document::Content;
use crate::json::{Kind, Lines};
use crate::manifest::check::Severity;

/// The columns of a line number with its mark.
const GUTTER: usize = 7;

/// The preview beside the form, behind a vertical line.
pub(super) fn beside(canvas: &mut Canvas<'_>, model: &Model) {
    for y in 0..canvas.height() {
        canvas.own(0, y, "│", Role::Rule);
    }
    draw(canvas, model, 1, None);
}

/// The preview in the form's place.
pub(super) fn over(canvas: &mut Canvas<'_>, model: &Model, top: Option<usize>) -> Option<Position> {
    draw(canvas, model, 0, top);
    canvas.position(0, 0)
}

fn draw(canvas: &mut Canvas<'_>, model: &Model, left: usize, top: Option<usize>) {
    let changes = model.screen.preview() == Preview::Changes;
    let words = if changes { "your changes" } else { "once saved" };
    let title = if model.form.document().is_some() {
        format!("{}, {words}", model.file.name())
    } else {
        model.file.name()
    };
    canvas.rule(0, (&title, Role::Title), ("F3", Role::Dim));
    if left > 0 {
        canvas.own(0, 0, "┬", Role::Rule);
    }
    if changes { changed_lines(canvas, model, left, 0, top) } else { json(canvas, model, left, top) }
}

/// The text from a line on, below `first` lines that are taken.
pub(super) fn text(canvas: &mut Canvas<'_>, model: &Model, first: usize, top: usize) {
    let lines = Lines::of(model.form.session().content().text());
    for y in first..canvas.height() {
        let number = top + y - first;
        if number < lines.count() {
            let span = lines.span(number);
            gutter(canvas, model, 0, y, number, &span, false);
            highlighted(canvas, model, GUTTER, y, span);
        }
    }
}

/// The text with line numbers and marks, the focus in view.
fn json(canvas: &mut Canvas<'_>, model: &Model, left: usize, top: Option<usize>) {
    let text = model.form.session().content().text();
    let lines = Lines::of(text);
    let focus = focus_span(model);
    let here = lines.line_at(focus.start)..lines.line_at(focus.end.max(focus.start + 1) - 1) + 1;
    let height = canvas.height().saturating_sub(1);
    let last_top = lines.count().saturating_sub(height);
    let top = top.unwrap_or_else(|| here.start.saturating_sub(height / 3)).min(last_top);
    for y in 0..height {
        let number = top + y;
        if number >= lines.count() {
            return;
        }
        let span = lines.span(number);
        let current = here.contains(&number);
        gutter(canvas, model, left, y + 1, number, &span, current);
        highlighted(canvas, model, left + GUTTER, y + 1, span);
    }
}

fn gutter(
    canvas: &mut Canvas<'_>,
    model: &Model,
    left: usize,
    y: usize,
    number: usize,
    span: &Range<usize>,
    current: bool,
) {
    let on_line = |start: usize| span.start <= start && start <= span.end;
    let problem = model
        .form
        .session()
        .problems()
        .iter()
        .filter(|problem| on_line(problem.span.start) && !model.form.is_quiet(problem))
        .map(|problem| problem.severity)
        .min();
    let blank = model.form.session().placeholders().iter().any(|blank| on_line(blank.span.start));
    let (mark, role) = match problem {
        Some(Severity::Error) => ("✗", Role::Error),
        Some(Severity::Warning) => ("!", Role::Warning),
        _ if blank => ("•", Role::ToFill),
        _ => (" ", Role::Dim),
    };
    canvas.own(left, y, mark, role);
    if current {
        canvas.own(left + 1, y, "›", Role::Focus);
    }
    canvas.own_right(
        left + GUTTER - 1,
        y,
        &(number + 1).to_string(),
        if current { Role::Focus } else { Role::Dim },
    );
}

/// One line of JSON, its names, texts and scalars told apart.
fn highlighted(canvas: &mut Canvas<'_>, model: &Model, x: usize, y: usize, span: Range<usize>) {
    let text = model.form.session().content().text();
    let Content::Manifest(document) = model.form.session().content() else {
        let columns = canvas.width().saturating_sub(x);
        canvas.text(x, y, &text[span], Role::Text, columns);
        return;
    };
    let columns = canvas.width().saturating_sub(x);
    let cut = crate::safe::width(&text[span.clone()]) > columns;
    if cut {
        canvas.own_right(canvas.width(), y, "…", Role::Dim);
    }
    let edge = canvas.width() - usize::from(cut);
    let mut x = x;
    let mut at = span.start;
    while at < span.end {
        let (end, role) = token(document, at, span.end);
        let columns = edge.saturating_sub(x);
        if columns == 0 {
            return;
        }
        x += canvas.start_of(x, y, &text[at..end], role, columns);
        at = end;
    }
}

/// The end of the piece of one role that starts at `at`, and the role.
fn token(document: &crate::json::document::Document, at: usize, end: usize) -> (usize, Role) {
    let value = document.root().deepest_at(at);
    let key = value.key_span().filter(|key| key.contains(&at));
    if let Some(key) = key {
        return (key.end.min(end), Role::JsonKey);
    }
    let span = value.span();
    if !value.kind().is_container() && span.contains(&at) {
        let role = if value.kind() == Kind::Text { Role::JsonText } else { Role::JsonScalar };
        return (span.end.min(end), role);
    }
    let bytes = &document.text()[at..end];
    let stop = bytes
        .char_indices()
        .skip(1)
        .find(|(_, c)| !matches!(c, ' ' | '\t' | ',' | ':' | '{' | '}' | '[' | ']'));
    (stop.map_or(end, |(offset, _)| at + offset), Role::Dim)
}

/// Where the value of the focus stands in the text; of a missing one its parent.
fn focus_span(model: &Model) -> Range<usize> {
    let Some(document) = model.form.document() else {
        let start = model.form.session().problems().first().map_or(0, |problem| problem.span.start);
        return start..start;
    };
    let mut path = model.form.focus().path().clone();
    let mut first = true;
    loop {
        if let Some(value) = document.at(&path) {
            let start = value.start();
            let end = if first { value.span().end } else { start };
            return start..end;
        }
        first = false;
        path = path.parent();
    }
}

/// The lines that differ from the saved file, below `first` lines that are taken.
pub(super) fn changed(canvas: &mut Canvas<'_>, model: &Model, first: usize) {
    changed_lines(canvas, model, 0, first, None);
}

/// What differs between two texts.
pub(super) fn look(canvas: &mut Canvas<'_>, look: &Compare) -> Option<Position> {
    canvas.rule(0, (&look.title, Role::Title), ("", Role::Dim));
    hunks(canvas, (&look.old, &look.new), 0, 0, Some(look.top));
    canvas.position(0, 0)
}

/// The lines that differ from the saved file.
fn changed_lines(canvas: &mut Canvas<'_>, model: &Model, left: usize, first: usize, top: Option<usize>) {
    let old = model.form.session().saved_text().unwrap_or("");
    hunks(canvas, (old, model.form.session().content().text()), left, first, top);
}

/// The lines in which two texts differ, each group with the lines around it.
fn hunks(canvas: &mut Canvas<'_>, (old, new): (&str, &str), left: usize, first: usize, top: Option<usize>) {
    let hunks = diff::hunks(old, new);
    if hunks.is_empty() {
        canvas.own(left + 2, 2, "nothing differs from the file", Role::Dim);
        return;
    }
    let lines: Vec<_> = hunks.iter().flat_map(|hunk| hunk.lines.iter().map(Some).chain([None])).collect();
    let height = canvas.height().saturating_sub(first + 1);
    let top = top.unwrap_or(0).min(lines.len().saturating_sub(height));
    for (y, line) in lines.iter().skip(top).take(height).enumerate() {
        let Some(line) = line else { continue };
        let (sign, role) = match line.kind {
            LineKind::Same => (" ", Role::Dim),
            LineKind::Removed => ("-", Role::Removed),
            LineKind::Added => ("+", Role::Added),
        };
        canvas.own_right(left + 5, first + y + 1, &line.new.or(line.old).unwrap_or(0).to_string(), Role::Dim);
        canvas.own(left + 6, first + y + 1, sign, role);
        let columns = canvas.width().saturating_sub(left + 8);
        canvas.text(left + 8, first + y + 1, line.text.trim_end_matches(['\n', '\r']), role, columns);
    }
}
