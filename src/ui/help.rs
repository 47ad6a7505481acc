//! The help of what is chosen: its title, then the problem, else what it is for.

use super::canvas::Canvas;
use super::targets::Targets;
use super::theme::{Role, glyph};
use crate::app::describe::WIDE;
use crate::app::keymap::Command;
use crate::app::{Model, Target, Tone};
use crate::form::describe::{Help, Part, Sign};
use crate::form::status::Mark;
use crate::safe;

/// Draws the help; where the message has no line of its own it stands here.
pub(super) fn help(
    canvas: &mut Canvas<'_>,
    model: &Model,
    help: &Help,
    with_message: bool,
    targets: &mut Targets,
) {
    let flat = canvas.height() < 2;
    let aside = model.screen.message().filter(|message| message.tone == Tone::Aside);
    if let (Some(message), true, None) = (model.screen.message(), with_message, aside) {
        let role = super::frame::tone(message.tone);
        let width = canvas.width();
        if flat {
            canvas.text(1, 0, &message.text, role, width);
        } else {
            let lines = canvas.height() - 1;
            canvas.rule(0, ("", Role::Secondary), &[]);
            canvas.paragraph(2, 1, &message.text, role, lines);
        }
        return;
    }
    if !flat {
        let narrow = canvas.width() < WIDE;
        let (left, mut right) = if narrow { (&help.short, "") } else { (&help.title, help.source.as_str()) };
        if let (Some(aside), true) = (aside, with_message) {
            right = &aside.text;
        }
        canvas.rule(0, (left, Role::Accent), &[(right, Role::Secondary)]);
    }
    parts(canvas, model, help, usize::from(!flat), targets);
}

/// What is said, as far as there is room; a line is kept for what is wrong below what it is for.
fn parts(canvas: &mut Canvas<'_>, model: &Model, help: &Help, first: usize, targets: &mut Targets) {
    let mut y = first;
    let about_first = matches!(help.parts.first(), Some(Part::About(_)));
    let notes = help.parts.iter().any(|part| matches!(part, Part::Problem { .. }));
    let mut kept = usize::from(about_first && notes).min(canvas.height().saturating_sub(y));
    for part in &help.parts {
        if y >= canvas.height() {
            return;
        }
        let room = canvas.height() - y;
        match part {
            Part::Problem { mark, message, fix, typing } => {
                let role = if *typing { None } else { Some(*mark) };
                kept = 0;
                y += problem(canvas, model, y, (*mark, role), message, fix.as_deref(), targets);
            }
            Part::About(about) => {
                let lines = room - kept;
                y += canvas.paragraph(2, y, about, Role::Text, lines);
            }
            Part::Example(example) => {
                let width = canvas.width();
                // It is worth a line only where it does not cut what it is an example of.
                if canvas.height() - first - kept > 2 && room > kept {
                    canvas.text(2, y, example, Role::Secondary, width);
                    y += 1;
                }
            }
        }
    }
}

/// One problem with its mark and its fix; the lines that it took.
fn problem(
    canvas: &mut Canvas<'_>,
    model: &Model,
    y: usize,
    (mark, words): (Mark, Option<Mark>),
    message: &str,
    fix: Option<&str>,
    targets: &mut Targets,
) -> usize {
    let look = |mark| glyph(Sign::Mark(mark));
    // While it is being typed it may well be right in a moment.
    let role = words.map_or(Role::Text, |mark| look(mark).1);
    let room = canvas.height() - y;
    canvas.own(0, y, look(mark).0, role);
    let lines = safe::wrap(message, canvas.width().saturating_sub(3)).len();
    let for_fix = usize::from(fix.is_some() && room > lines);
    let used = canvas.paragraph(2, y, message, role, room - for_fix);
    match fix {
        Some(fix) if used < room => {
            targets.place(canvas.part(0, y + used, usize::MAX, 1).area(), Target::Do(Command::Fix));
            let width = canvas.width();
            let keys = canvas.own(2, y + used, &model.key(Command::Fix), Role::Accent);
            canvas.text(3 + keys, y + used, fix, Role::Text, width);
            used + 1
        }
        _ => used,
    }
}
