//! A text of a manifest: the one that a save would write, following the focus, or one that is edited.

use std::ops::Range;

use ratatui::layout::Position;

use super::canvas::Canvas;
use super::targets::Targets;
use super::theme::Role;
use super::widget::TextLine;
use crate::app::code::{Row, Rows};
use crate::app::describe::Json;
use crate::app::editor::Editor;
use crate::app::{Model, Target};
use crate::form::Form;
use crate::json::Kind;
use crate::json::document::Content;
use crate::manifest::check::Severity;

/// The sign of a line that is pointed at where the keys do not act, or that belongs to one where they do.
pub(super) const ALONG: &str = "›";

/// Draws a text of a manifest; where the terminal's cursor goes.
pub(super) fn json(
    canvas: &mut Canvas<'_>,
    model: &Model,
    body: &Json<'_>,
    targets: &mut Targets,
) -> Option<Position> {
    match *body {
        Json::Shown { of, top, ref at } => shown(canvas, (model, of), top, at.as_ref(), "▸", targets).1,
        Json::Edited { editor, wrong } => edited(canvas, editor, wrong),
    }
}

/// A text that is edited, the line of its first mistake marked.
fn edited(canvas: &mut Canvas<'_>, editor: &Editor, wrong: Option<usize>) -> Option<Position> {
    let text = editor.text();
    let lines: Vec<&str> = text.split('\n').collect();
    let (line, column) = editor.cursor();
    let height = canvas.height().max(1);
    let top = (line + 1 + height / 3).min(lines.len()).saturating_sub(height);
    let mut cursor = None;
    for (y, text) in lines.iter().skip(top).take(height).enumerate() {
        let number = top + y + 1;
        if wrong == Some(number) {
            canvas.own(0, y, "✗", Role::ErrorMark);
        }
        canvas.own_right(6, y, &number.to_string(), Role::Faint);
        let width = canvas.width();
        if number == line + 1 {
            let mut one = Editor::one_line(text);
            one.jump(0, column);
            let widget = TextLine { editor: &one, limit: None, ahead: "", theme: canvas.theme() };
            let mut part = canvas.part(7, y, width.saturating_sub(8), 1);
            part.widget(&widget);
            cursor = widget.cursor(part.area());
        } else {
            canvas.text(8, y, text, Role::Text, width.saturating_sub(9));
        }
    }
    cursor
}

/// The text with line numbers and marks, what is pointed at in view under its sign; the number of the
/// first row, and where the first one that is pointed at begins.
pub(super) fn shown(
    canvas: &mut Canvas<'_>,
    (model, of): (&Model, Option<&Form>),
    top: Option<usize>,
    at: Option<&Range<usize>>,
    sign: &str,
    targets: &mut Targets,
) -> (usize, Option<Position>) {
    let form = of.unwrap_or(&model.form);
    let text = form.session().content().text();
    let rows = Rows::of(text, canvas.width());
    let here = at.map_or(0..0, |span| rows.lines_of(span));
    let top = rows.top(top, at, canvas.height());
    let code = rows.gutter();
    let mut cursor = None;
    for (y, row) in rows.from(top, canvas.height()).into_iter().enumerate() {
        if row.indent == 0 {
            let current = here.contains(&row.line);
            let first = current && cursor.is_none();
            gutter(canvas, form, y, &row, current.then_some(if first { sign } else { ALONG }), code);
            if first {
                let blanks = text[row.span.clone()].bytes().take_while(u8::is_ascii_whitespace).count();
                cursor = canvas.position(code + blanks, y);
            }
        }
        highlighted(canvas, form, code + row.indent, y, row.span);
        // A line of the one in work leads to its row.
        if of.is_none() {
            targets.place(canvas.part(0, y, usize::MAX, 1).area(), Target::Line(row.line));
        }
    }
    (top, cursor)
}

fn gutter(canvas: &mut Canvas<'_>, form: &Form, y: usize, row: &Row, current: Option<&str>, code: usize) {
    let on_line = |start: usize| row.span.start <= start && start <= row.span.end;
    let problem = form
        .session()
        .problems()
        .iter()
        .filter(|problem| on_line(problem.span.start) && form.is_loud(problem))
        .map(|problem| problem.severity)
        .min();
    let blank = form.session().placeholders().iter().any(|blank| on_line(blank.span.start));
    let (mark, role) = match problem {
        Some(Severity::Error) => ("✗", Role::ErrorMark),
        Some(Severity::Warning) => ("!", Role::WarningMark),
        _ if blank => ("•", Role::ToFillMark),
        _ => (" ", Role::Secondary),
    };
    canvas.own(0, y, mark, role);
    if let Some(sign) = current {
        canvas.own(1, y, sign, Role::Accent);
    }
    let role = if current.is_some() { Role::Accent } else { Role::Faint };
    canvas.own_right(code - 1, y, &(row.line + 1).to_string(), role);
}

/// One row of JSON, its names, texts and scalars told apart.
fn highlighted(canvas: &mut Canvas<'_>, form: &Form, x: usize, y: usize, span: Range<usize>) {
    let text = form.session().content().text();
    let Content::Manifest(document) = form.session().content() else {
        let columns = canvas.width().saturating_sub(x);
        canvas.text(x, y, &text[span], Role::Text, columns);
        return;
    };
    let edge = canvas.width();
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
        return (key.end.min(end), Role::Accent);
    }
    let span = value.span();
    if !value.kind().is_container() && span.contains(&at) {
        let role = if value.kind() == Kind::Text { Role::Good } else { Role::Text };
        return (span.end.min(end), role);
    }
    let bytes = &document.text()[at..end];
    let stop = bytes
        .char_indices()
        .skip(1)
        .find(|(_, c)| !matches!(c, ' ' | '\t' | ',' | ':' | '{' | '}' | '[' | ']'));
    (stop.map_or(end, |(offset, _)| at + offset), Role::Faint)
}
