//! The review: what differs from the file, the JSON, the problems, what to do with the file.

use ratatui::layout::Position;

use super::super::canvas::{Canvas, wrap};
use super::super::header::sign;
use super::super::preview;
use super::super::theme::Role;
use crate::app::Model;
use crate::app::page::Review;
use crate::app::page::review::View;
use crate::form::find;
use crate::form::status::Mark;
use crate::json::diff::{self, LineKind};
use crate::json::{Lines, Path};
use crate::manifest::check::Severity;
use crate::manifest::difference;
use crate::manifest::secret::Secrets;

pub(super) fn review(canvas: &mut Canvas<'_>, model: &Model, review: &Review) -> Option<Position> {
    canvas.rule(0, ("review", Role::Title), ("", Role::Dim));
    tabs(canvas, model, review.view());
    match review.view() {
        View::Changes => changes(canvas, model, review.chosen()),
        View::Json => {
            preview::text(canvas, model, 2, review.top());
            canvas.position(0, 1)
        }
        View::Problems => problems(canvas, model, review.chosen()),
        View::Next => what_next(canvas, model),
    }
}

/// The views with how much each holds, the shown one in brackets.
fn tabs(canvas: &mut Canvas<'_>, model: &Model, current: View) {
    let mut x = 1;
    for (view, title) in View::ALL {
        let count = match view {
            View::Changes => Some(model.form.session().changed().len()),
            View::Problems => Some(model.form.session().problems().len()),
            View::Json | View::Next => None,
        };
        let title = count.map_or_else(|| title.to_owned(), |count| format!("{title} {count}"));
        if view == current {
            x += canvas.own(x, 1, &format!("[{title}]"), Role::Focus) + 1;
        } else {
            x += canvas.own(x, 1, &format!(" {title} "), Role::Text) + 1;
        }
    }
}

/// Each change by its name, the chosen one with its lines.
fn changes(canvas: &mut Canvas<'_>, model: &Model, chosen: usize) -> Option<Position> {
    let changed = model.form.session().changed();
    if changed.is_empty() {
        let modified = model.form.session().is_modified();
        let words = match (modified, model.form.session().saved_text()) {
            (true, _) => "no value differs, only what counts for nothing or the layout:",
            (false, None) => "nothing is set yet; this file was never saved",
            (false, Some(_)) => "nothing differs from the file",
        };
        canvas.own(4, 3, words, Role::Dim);
        if modified {
            preview::changed(canvas, model, 3);
        }
        return canvas.position(0, 1);
    }
    let mut y = 3;
    let mut cursor = None;
    let lines = chosen_lines(model, changed.get(chosen));
    let room = canvas.height().saturating_sub(3 + lines.len());
    let top = (chosen + 1).saturating_sub(room.max(1));
    for (number, path) in changed.iter().enumerate().skip(top) {
        let here = number == chosen;
        if here {
            canvas.own(0, y, "▸", Role::Focus);
            cursor = canvas.position(0, y);
        }
        let width = canvas.width();
        let role = if here { Role::Focus } else { Role::Text };
        let what = crate::safe::cut(&becomes(model, path), width / 2);
        let end = canvas.own_right(width.saturating_sub(1), y, &what, Role::Changed);
        canvas.text(4, y, &find::name_of(path), role, end.saturating_sub(6));
        y += 1;
        if here {
            y = excerpt(canvas, &lines, y);
        }
    }
    cursor
}

/// A line of a hunk: its number, what became of it, its text.
type Shown = (String, &'static str, Role, String);

/// The changed lines of the value at a path, in the file and now.
fn chosen_lines(model: &Model, path: Option<&Path>) -> Vec<Shown> {
    let Some(path) = path else { return Vec::new() };
    let new = model.form.session().content().text();
    let old = model.form.session().saved_text().unwrap_or("");
    let span_in = |document: Option<&crate::json::document::Document>, text: &str| {
        let value = document?.at(path)?;
        let lines = Lines::of(text);
        Some(lines.line_at(value.start()) + 1..=lines.line_at(value.span().end.saturating_sub(1)) + 1)
    };
    let before = span_in(model.form.session().saved_document(), old);
    let after = span_in(model.form.document(), new);
    let near = |line: &diff::Line<'_>| match line.kind {
        LineKind::Removed => {
            before.as_ref().zip(line.old).is_some_and(|(span, number)| span.contains(&number))
        }
        LineKind::Added => after.as_ref().zip(line.new).is_some_and(|(span, number)| span.contains(&number)),
        LineKind::Same => false,
    };
    let masked = |document: Option<&crate::json::document::Document>| {
        document.map_or_else(String::new, |document| Secrets::of_document(document).mask(document.text()))
    };
    let masked = [masked(model.form.session().saved_document()), masked(model.form.document())];
    let [old_lines, new_lines] = masked.each_ref().map(|text| text.lines().collect::<Vec<_>>());
    let shown = |line: &diff::Line<'_>| match (line.new, line.old) {
        (Some(at), _) => new_lines.get(at - 1).copied().unwrap_or_default().to_owned(),
        (None, at) => at.and_then(|at| old_lines.get(at - 1)).copied().unwrap_or_default().to_owned(),
    };
    let hunks = diff::hunks(old, new);
    let lines = hunks.iter().flat_map(|hunk| hunk.lines.iter()).filter(|line| near(line));
    lines
        .take(8)
        .map(|line| {
            let (sign, role) =
                if line.kind == LineKind::Added { ("+", Role::Added) } else { ("-", Role::Removed) };
            let number = line.new.or(line.old).unwrap_or(0).to_string();
            (number, sign, role, shown(line))
        })
        .collect()
}

fn excerpt(canvas: &mut Canvas<'_>, lines: &[Shown], y: usize) -> usize {
    for (offset, (number, sign, role, text)) in lines.iter().enumerate() {
        canvas.own_right(8, y + offset, number, Role::Dim);
        canvas.own(9, y + offset, sign, *role);
        let width = canvas.width();
        canvas.text(11, y + offset, text, *role, width.saturating_sub(12));
    }
    y + lines.len()
}

/// What a change is, in a few words: `3 → 2`, `unauth ticked`, `added`.
fn becomes(model: &Model, path: &Path) -> String {
    let Some(now) = model.form.document() else { return String::new() };
    let old = model.form.session().saved_document().and_then(|saved| saved.at(path));
    difference::becomes(old, now.at(path), path, usize::MAX)
}

/// Every problem, notes too, in document order.
fn problems(canvas: &mut Canvas<'_>, model: &Model, chosen: usize) -> Option<Position> {
    let problems = model.form.session().problems();
    if problems.is_empty() {
        canvas.own(4, 3, "no errors, no warnings, no notes", Role::Good);
        return canvas.position(0, 1);
    }
    let lines = Lines::of(model.form.session().content().text());
    let height = canvas.height().saturating_sub(3);
    let top = (chosen + 1).saturating_sub(height.max(1));
    let mut cursor = None;
    for (y, (number, problem)) in problems.iter().enumerate().skip(top).take(height).enumerate() {
        let y = y + 3;
        let here = number == chosen;
        if here {
            canvas.own(0, y, "▸", Role::Focus);
            cursor = canvas.position(0, y);
        }
        let (mark, role) = sign(match problem.severity {
            Severity::Error => Mark::Error,
            Severity::Warning => Mark::Warning,
            Severity::Note => Mark::Note,
        });
        canvas.own(1, y, mark, role);
        let wide = canvas.width() >= 60;
        let column = if wide { 34 } else { 18 };
        let (line, _) = lines.place(problem.span.start);
        let name = if wide {
            format!("{line:>4} {}", find::name_of(&problem.path))
        } else {
            find::name_of(&problem.path)
        };
        canvas.text(3, y, &name, if here { Role::Focus } else { Role::Text }, column - 4);
        let width = canvas.width();
        canvas.text(column, y, &problem.message, role, width.saturating_sub(column + 1));
    }
    cursor
}

/// What to do with the file, in the words of LivePerson's own screens.
fn what_next(canvas: &mut Canvas<'_>, model: &Model) -> Option<Position> {
    let name = model.file.name();
    let steps = [
        "Upload it yourself, as a private app (an administrator of the account can):".to_owned(),
        "  1  in LivePerson, the puzzle icon in the left-hand menu opens Applications".to_owned(),
        "  2  Private apps, at the top left".to_owned(),
        format!("  3  the box ADD YOUR PRIVATE APP, then choose {name}"),
        format!("Or send {name} to your LivePerson account team: they install it."),
        String::new(),
        "Afterwards".to_owned(),
        "  you get a client_id and a client_secret: keep them, but not in this file".to_owned(),
        "  a new app is recognised after about 2 minutes".to_owned(),
        "  to change it, send the whole file again: what it leaves out is removed".to_owned(),
        "  which features your account has cannot be seen from here".to_owned(),
    ];
    let mut y = 3;
    for step in steps {
        let indent = step.len() - step.trim_start().len();
        for line in wrap(step.trim_start(), canvas.width().saturating_sub(4 + indent)) {
            let width = canvas.width();
            canvas.text(2 + indent, y, &line, Role::Text, width);
            y += 1;
        }
    }
    canvas.position(0, 1)
}
