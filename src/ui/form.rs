//! The rows of the form that are visible.

use ratatui::layout::Position;

use super::canvas::Canvas;
use super::header::section_sign;
use super::row;
use super::theme::Role;
use crate::app::Model;
use crate::app::layout;
use crate::form::rows::RowKind;
use crate::form::status::plural;
use crate::manifest::catalogue::{self, Section};
use crate::manifest::check::Severity;

/// Draws the visible rows; where the terminal's cursor goes.
pub(super) fn form(canvas: &mut Canvas<'_>, model: &Model, column: usize) -> Option<Position> {
    let mut cursor = None;
    let mut line = 0;
    for (number, row) in model.form.rows().iter().enumerate() {
        let end = line + row.height();
        if end > model.screen.pages().form().top()
            && line < model.screen.pages().form().top() + canvas.height()
        {
            let y = line as isize - model.screen.pages().form().top() as isize;
            if row.kind == RowKind::Head {
                head(canvas, model, row.section, y.max(0) as usize);
            } else if let Some(position) = row::row(canvas, model, number, y, column) {
                cursor = Some(position);
            }
        }
        line = end;
    }
    cursor
}

fn head(canvas: &mut Canvas<'_>, model: &Model, section: Section, y: usize) {
    let title = match Section::NUMBERED.iter().position(|other| *other == section) {
        Some(number) => format!("{} {}", number + 1, section.title()),
        None => section.title().to_owned(),
    };
    let narrow = canvas.width() < 60;
    let right = match (narrow, y) {
        (true, 0) => launch(model),
        (true, _) => short_count(model, section),
        (false, _) => count(model, section),
    };
    let (_, role) = section_sign(model, section);
    let right_role = if matches!(role, Role::Error | Role::Warning) { role } else { Role::Dim };
    canvas.rule(y, (&title, Role::Title), (&right, right_role));
}

fn launch(model: &Model) -> String {
    model
        .form
        .session()
        .quick_launch()
        .map_or_else(String::new, |quick| format!("launch: {}", quick.headline_short()))
}

/// What is set in a section and what is wrong.
fn count(model: &Model, section: Section) -> String {
    let (set, all) = model.form.section_count(section);
    let mut text = match (section, set) {
        (Section::Other, _) => "kept as they are".to_owned(),
        (Section::Engagement, 0) => "not set".to_owned(),
        (Section::Webhooks, _) => events(model),
        (_, 0) => "none set".to_owned(),
        (_, set) => format!("{set} of {all} set"),
    };
    for (severity, noun) in [(Severity::Error, "error"), (Severity::Warning, "warning")] {
        let count = wrong(model, section, severity);
        if count > 0 {
            text = format!("{text}, {}", plural(count, noun));
        }
    }
    text
}

/// The same where there is little room: `3/5, 1 ✗`.
fn short_count(model: &Model, section: Section) -> String {
    let (set, all) = model.form.section_count(section);
    let errors = wrong(model, section, Severity::Error);
    let text = if section == Section::Other { String::new() } else { format!("{set}/{all}") };
    if errors > 0 { format!("{text} {errors} ✗") } else { text }
}

/// How many problems of one severity a section has.
fn wrong(model: &Model, section: Section, severity: Severity) -> usize {
    let here = |path: &crate::json::Path| catalogue::section_of(path.keys()) == section;
    model.form.loud_problems().filter(|problem| problem.severity == severity && here(&problem.path)).count()
}

fn events(model: &Model) -> String {
    let rows = || model.form.rows().iter().filter(|row| row.kind == RowKind::Event);
    match (rows().filter(|row| row.node.is_some()).count(), rows().count()) {
        (0, _) => "none set".to_owned(),
        (set, all) => format!("{set} of {all} events set"),
    }
}

/// Which lines of the form are visible: `1-16 of 32`; nothing if all are.
pub(super) fn extent(model: &Model) -> String {
    let Some(areas) = layout::areas(model) else { return String::new() };
    let (all, height) = (model.form.line_count(), usize::from(areas.form.height));
    if all <= height {
        String::new()
    } else {
        format!(
            "{}-{} of {all}",
            model.screen.pages().form().top() + 1,
            (model.screen.pages().form().top() + height).min(all)
        )
    }
}
