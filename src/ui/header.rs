//! The first lines: file, state, verdict, quick launch; and the sections.

use super::canvas::Canvas;
use super::theme::Role;
use crate::app::Model;
use crate::form::status::{Detail, Mark};
use crate::manifest::catalogue::Section;
use crate::manifest::check::Severity;
use crate::safe;

/// The widths of header that are tried, from the fullest: what each still says.
const LEVELS: [(Detail, Launch, State); 7] = [
    (Detail::Placeholders, Launch::Reason, State::Shown),
    (Detail::Placeholders, Launch::Short, State::Shown),
    (Detail::Warnings, Launch::Short, State::Shown),
    (Detail::Errors, Launch::Short, State::Shown),
    (Detail::Errors, Launch::Short, State::Hidden),
    (Detail::Warnings, Launch::None, State::Shown),
    (Detail::Errors, Launch::None, State::Hidden),
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Launch {
    Reason,
    Short,
    None,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Shown,
    Hidden,
}

/// File, state, verdict, quick launch; what is too much is dropped in a fixed order.
pub(super) fn header(canvas: &mut Canvas<'_>, model: &Model) {
    let width = canvas.width();
    let name = model.file.name();
    let state = |shown: State| match shown {
        State::Shown => model.file_state(),
        State::Hidden => model.warning_of_autosave().unwrap_or_default().to_owned(),
    };
    let fit = |(detail, launch, state_shown): (Detail, Launch, State)| {
        let state = safe::width(&state(state_shown));
        let state_width = if state > 0 { state + 2 } else { 0 };
        let right = safe::width(&model.form.verdict(detail))
            + launch_words(model, launch).map_or(0, |words| safe::width(&words) + 3);
        1 + safe::width(&name).min(30) + state_width + 3 + right < width
    };
    let level = LEVELS.into_iter().find(|level| fit(*level)).unwrap_or(LEVELS[6]);
    let (detail, launch, state_shown) = level;

    let mut end = width.saturating_sub(1);
    if let Some(words) = launch_words(model, launch) {
        end = canvas.own_right(end, 0, &words, launch_role(model));
        end = canvas.own_right(end, 0, " · ", Role::Dim);
    }
    let start = canvas.own_right(end, 0, &model.form.verdict(detail), verdict_role(model));
    let state = state(state_shown);
    let reserved = if state_shown == State::Hidden { safe::width(&state) } else { 0 };
    let used = canvas.text(1, 0, &name, Role::Name, start.saturating_sub(3 + reserved));
    if !state.is_empty() {
        let role = if model.form.session().is_modified() { Role::Changed } else { Role::Dim };
        canvas.text(1 + used + 2, 0, &state, role, start.saturating_sub(used + 4));
    }
}

/// Who sees the application, as the header says it.
fn launch_words(model: &Model, launch: Launch) -> Option<String> {
    let quick = model.form.session().quick_launch()?;
    match launch {
        Launch::None => None,
        Launch::Short => Some(format!("quick launch: {}", quick.headline_short())),
        Launch::Reason => Some(format!("quick launch: {}", quick.headline())),
    }
}

fn launch_role(model: &Model) -> Role {
    let seen = model.form.session().quick_launch().is_some_and(|quick| !quick.visible_to().is_empty());
    if seen { Role::Good } else { Role::Dim }
}

fn verdict_role(model: &Model) -> Role {
    if model.form.document().is_none() || model.form.loud_count(Severity::Error) > 0 {
        Role::Error
    } else if model.form.loud_count(Severity::Warning) > 0 {
        Role::Warning
    } else if model.form.session().placeholders().is_empty() && model.form.to_fill().is_empty() {
        Role::Good
    } else {
        Role::ToFill
    }
}

/// The mark of a section: the worst in it, else whether anything is set.
pub(super) fn section_sign(model: &Model, section: Section) -> (&'static str, Role) {
    match model.form.section_mark(section) {
        Some(mark) => sign(mark),
        None if model.form.section_count(section).0 > 0 => ("✓", Role::Good),
        None => ("–", Role::Dim),
    }
}

/// The sign of a mark.
pub(super) const fn sign(mark: Mark) -> (&'static str, Role) {
    match mark {
        Mark::Error => ("✗", Role::Error),
        Mark::Warning => ("!", Role::Warning),
        Mark::ToFill => ("•", Role::ToFill),
        Mark::Note => ("i", Role::Note),
    }
}

/// The sections in one line, the one of the focus in brackets.
pub(super) fn tabs(canvas: &mut Canvas<'_>, model: &Model) {
    if model.form.document().is_none() {
        canvas.own(1, 0, "The form opens as soon as this text is JSON.", Role::Dim);
        return;
    }
    let here = model.form.row().map(|row| row.section);
    let reviewing = matches!(model.screen.pages().top(), Some(crate::app::page::Page::Review(_)));
    let here = here.filter(|_| !reviewing);
    let mut x = 1;
    let other = model.form.rows().iter().any(|row| row.section == Section::Other);
    let sections = Section::NUMBERED.into_iter().chain(other.then_some(Section::Other));
    // With a section more there is room for one blank between two only.
    let gap = usize::from(!other || canvas.width() >= 90);

    for (number, section) in sections.enumerate() {
        let current = here == Some(section);
        let role = if current { Role::Focus } else { Role::Text };
        let title = match section {
            Section::Other => section.title().to_owned(),
            _ => format!("{} {}", number + 1, section.title()),
        };
        if current {
            canvas.own(x, 0, "[", role);
        }
        x += 1 + canvas.own(x + 1, 0, &format!("{title} "), role);
        let (mark, mark_role) = section_sign(model, section);
        x += canvas.own(x, 0, mark, mark_role);
        if current {
            canvas.own(x, 0, "]", role);
        }
        x += if current { 1 } else { gap };
    }
    if reviewing {
        canvas.own(x, 0, "[6 Review]", Role::Focus);
    } else {
        canvas.own(x + 1, 0, "6 Review", Role::Text);
    }
}
