//! A question: what it is about, then its answers, each with what it does and what is lost.

use ratatui::layout::Position;

use super::super::canvas::Canvas;
use super::super::theme::Role;
use crate::app::layer::{Dialog, Question};
use crate::app::{Model, find};

pub(super) fn question(canvas: &mut Canvas<'_>, model: &Model, dialog: &Dialog) -> Option<Position> {
    canvas.rule(0, (&dialog.title(model), Role::Title), ("", Role::Dim));
    let first = 1 + details(canvas, model, dialog);
    let mut cursor = None;
    let width = canvas.width();
    let longest = dialog.answers(model).iter().map(|answer| answer.title.len()).max().unwrap_or(0);
    for (number, answer) in dialog.answers(model).iter().enumerate() {
        let y = first + number;
        let here = dialog.chosen == number;
        if here {
            canvas.own(0, y, "▸", Role::Focus);
            cursor = canvas.position(0, y);
        }
        let letter = answer.key();
        canvas.own(2, y, &letter, Role::Key);
        let used = canvas.own(7, y, answer.title, if here { Role::Focus } else { Role::Text });
        let column = if width >= 60 { (longest + 9).max(28) } else { used + 9 };
        canvas.text(column, y, &answer.means, Role::Dim, width.saturating_sub(column));
    }
    cursor
}

/// What the question is about, listed as far as there is room.
fn details(canvas: &mut Canvas<'_>, model: &Model, dialog: &Dialog) -> usize {
    let room = canvas.height().saturating_sub(dialog.answers(model).len() + 3).min(8);
    let width = canvas.width();
    let listed: Vec<(String, Role)> = match &dialog.question {
        Question::SaveErrors(_) => model
            .new_errors()
            .map(|problem| (format!("{}: {}", find::name_of(&problem.path), problem.message), Role::Error))
            .collect(),
        Question::Quit => {
            let drafts = model.drafts.keys().map(|place| {
                (format!("{}, not in the file yet", find::name_of(place.path())), Role::Warning)
            });
            let changed = model.session.changed().iter().map(|path| (find::name_of(path), Role::Changed));
            changed.chain(drafts).collect()
        }
        _ => model
            .session
            .changed()
            .iter()
            .map(|path| (format!("yours: {}", find::name_of(path)), Role::Changed))
            .collect(),
    };
    let shown = listed.iter().take(room);
    let mut lines = 0;
    for (text, role) in shown {
        canvas.text(4, 1 + lines, text, *role, width.saturating_sub(5));
        lines += 1;
    }
    if listed.len() > lines && lines > 0 {
        canvas.own(4, 1 + lines, &format!("… and {} more", listed.len() - lines), Role::Dim);
        lines += 1;
    }
    lines + usize::from(lines > 0)
}
