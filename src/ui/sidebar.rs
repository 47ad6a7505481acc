//! The sections beside the form, and what is still to be done.

use super::canvas::Canvas;
use super::header::section_sign;
use super::theme::Role;
use crate::app::Model;
use crate::form::find;
use crate::form::status::plural;
use crate::json::Path;
use crate::manifest::catalogue::Section;
use crate::manifest::check::Severity;

pub(super) fn sidebar(canvas: &mut Canvas<'_>, model: &Model) {
    let edge = canvas.width().saturating_sub(1);
    for y in 0..canvas.height() {
        canvas.own(edge, y, "│", Role::Rule);
    }
    let mut y = sections(canvas, model, edge);
    y = blanks(canvas, model, y + 1, edge);
    y = problems(canvas, model, y + 1, edge);
    launch(canvas, model, y + 1, edge);
}

fn sections(canvas: &mut Canvas<'_>, model: &Model, edge: usize) -> usize {
    canvas.own(1, 0, "Sections", Role::Title);
    let reviewing = matches!(model.screen.pages().top(), Some(crate::app::page::Page::Review(_)));
    let here = model.form.row().map(|row| row.section).filter(|_| !reviewing);
    for (number, section) in Section::NUMBERED.into_iter().enumerate() {
        let y = number + 2;
        let current = here == Some(section);
        let role = if current { Role::Focus } else { Role::Text };
        let title = format!("{} {}", number + 1, section.title());
        let title = if current { format!("[{title}]") } else { format!(" {title} ") };
        canvas.own(1, y, &title, role);
        let (set, all) = model.form.section_count(section);
        if !(section == Section::Engagement && set == 0) {
            canvas.own_right(edge - 1, y, &format!("{set}/{all}"), Role::Dim);
        }
        let (mark, role) = section_sign(model, section);
        canvas.own(edge - 6, y, mark, role);
    }
    let (title, role) = if reviewing { ("[6 Review]", Role::Focus) } else { (" 6 Review ", Role::Text) };
    canvas.own(1, 7, title, role);
    8
}

/// What is still to fill in, grouped by what it is called.
fn blanks(canvas: &mut Canvas<'_>, model: &Model, y: usize, edge: usize) -> usize {
    let filling = model.form.to_fill();
    let paths: Vec<Path> = if filling.is_empty() {
        model.form.session().placeholders().iter().map(|blank| blank.path.clone()).collect()
    } else {
        filling.clone()
    };
    if paths.is_empty() {
        return y - 1;
    }
    canvas.own(1, y, if filling.is_empty() { "Placeholders" } else { "To fill in" }, Role::Title);
    let mut names: Vec<(String, usize)> = Vec::new();
    for path in &paths {
        let label = crate::manifest::edits::field(path)
            .map_or_else(|| path.to_string(), |field| field.label.to_owned());
        match names.iter_mut().find(|(name, _)| *name == label) {
            Some((_, count)) => *count += 1,
            None => names.push((label, 1)),
        }
    }
    let mut line = y + 2;
    for (name, count) in names.into_iter().take(6) {
        canvas.own(1, line, "•", Role::ToFill);
        let text = if count > 1 { format!("{count} {}s", name.to_lowercase()) } else { name };
        canvas.text(4, line, &text, Role::Text, edge.saturating_sub(5));
        line += 1;
    }
    line
}

fn problems(canvas: &mut Canvas<'_>, model: &Model, y: usize, edge: usize) -> usize {
    canvas.own(1, y, "Problems", Role::Title);
    let mut line = y + 2;
    for (severity, noun, mark, role) in
        [(Severity::Error, "error", "✗", Role::Error), (Severity::Warning, "warning", "!", Role::Warning)]
    {
        let count = model.form.loud_count(severity);
        if count == 0 {
            canvas.own(4, line, &format!("no {noun}s"), Role::Dim);
        } else {
            canvas.own(1, line, mark, role);
            canvas.own(4, line, &plural(count, noun), role);
        }
        line += 1;
    }
    let Some(document) = model.form.document() else { return line };
    for problem in model.form.loud_problems().take(4) {
        let place = crate::form::place::Place::Value(problem.path.clone());
        let label = crate::form::rows::locate(document, model.form.rows(), &place)
            .map(|(row, _)| find::label(document, &model.form.rows()[row]))
            .or_else(|| crate::manifest::edits::field(&problem.path).map(|field| field.label.to_owned()))
            .unwrap_or_else(|| problem.path.last_key().unwrap_or_default().to_owned());
        canvas.text(4, line, &label, Role::Dim, edge.saturating_sub(5));
        line += 1;
    }
    line
}

fn launch(canvas: &mut Canvas<'_>, model: &Model, y: usize, edge: usize) {
    let Some(quick) = model.form.session().quick_launch() else { return };
    canvas.own(1, y, "Quick launch", Role::Title);
    for (number, verdict) in quick.verdicts().iter().enumerate() {
        let (mark, role) = if verdict.met { ("✓", Role::Good) } else { ("–", Role::Dim) };
        canvas.own(4, y + 2 + number, mark, role);
        canvas.own(
            6,
            y + 2 + number,
            verdict.criterion.words(),
            if verdict.met { Role::Text } else { Role::Dim },
        );
    }
    let seen = quick.headline_short();
    let sentence = if quick.visible_to().is_empty() {
        "nobody sees it in the menu".to_owned()
    } else {
        format!("seen by {seen}")
    };
    canvas.text(4, y + 7, &sentence, Role::Text, edge.saturating_sub(5));
}
