//! A question: what it is about, then its answers, each with what it does and what is lost.

use ratatui::layout::Position;

use super::super::canvas::Canvas;
use super::super::theme::Role;
use crate::app::page::Asked;
use crate::app::question::Question;
use crate::app::{Model, Theirs};
use crate::form::find;
use crate::form::place::Place;
use crate::json::Path;
use crate::json::diff::tree;
use crate::json::document::Content;
use crate::json::unsaved::Unsaved;

pub(super) fn question(canvas: &mut Canvas<'_>, model: &Model, asked: &Asked) -> Option<Position> {
    canvas.rule(0, (&asked.question().title(model), Role::Title), ("", Role::Dim));
    let first = 1 + details(canvas, model, asked);
    let mut cursor = None;
    let width = canvas.width();
    let longest = asked.question().answers(model).iter().map(|answer| answer.title.len()).max().unwrap_or(0);
    for (number, answer) in asked.question().answers(model).iter().enumerate() {
        let y = first + number;
        let here = asked.chosen() == number;
        if here {
            canvas.own(0, y, "▸", Role::Focus);
            cursor = canvas.position(0, y);
        }
        let letter = answer.key(model);
        canvas.own(2, y, &letter, Role::Key);
        let used = canvas.own(7, y, answer.title, if here { Role::Focus } else { Role::Text });
        let column = if width >= 60 { (longest + 9).max(28) } else { used + 9 };
        canvas.text(column, y, &answer.means, Role::Dim, width.saturating_sub(column));
    }
    cursor
}

fn named(whose: &str, path: &Path) -> (String, Role) {
    (format!("{whose}: {}", find::name_of(path)), Role::Changed)
}

/// Whose change each path is that differs from what both began with.
fn both_sides(model: &Model, theirs: &Theirs) -> Vec<(String, Role)> {
    let theirs = theirs.text.as_ref().map(|text| Content::of(text.clone()));
    let changed = match (model.form.session().saved_document(), theirs.as_ref().and_then(Content::document)) {
        (Some(base), Some(theirs)) => tree::changed(base, theirs),
        _ => Vec::new(),
    };
    let own = model.form.session().changed();
    let mine = own.iter().map(|path| if changed.contains(path) { ("both", path) } else { ("yours", path) });
    let other = changed.iter().filter(|path| !own.contains(path)).map(|path| ("theirs", path));
    mine.chain(other).map(|(whose, path)| named(whose, path)).collect()
}

/// What unsaved work holds.
fn unsaved(work: &Unsaved) -> Vec<(String, Role)> {
    let base = work.base.clone().map(Content::of);
    let text = Content::of(work.text.clone());
    let changed = match (base.as_ref().and_then(Content::document), text.document()) {
        (Some(base), Some(text)) => tree::changed(base, text),
        _ => Vec::new(),
    };
    let loose = work.loose.iter().filter_map(|(place, _)| Place::parse(place));
    let loose =
        loose.map(|place| (format!("{}, not in the text yet", find::name_of(place.path())), Role::Warning));
    changed.iter().map(|path| (find::name_of(path), Role::Changed)).chain(loose).collect()
}

/// What the question is about, listed as far as there is room.
fn details(canvas: &mut Canvas<'_>, model: &Model, asked: &Asked) -> usize {
    let room = canvas.height().saturating_sub(asked.question().answers(model).len() + 3).min(8);
    let width = canvas.width();
    let listed: Vec<(String, Role)> = match asked.question() {
        Question::SaveErrors(_) => model
            .new_errors()
            .map(|problem| (format!("{}: {}", find::name_of(&problem.path), problem.message), Role::Error))
            .collect(),
        Question::Quit => {
            let drafts = model.form.pending().keys().map(|place| {
                (format!("{}, not in the file yet", find::name_of(place.path())), Role::Warning)
            });
            let changed =
                model.form.session().changed().iter().map(|path| (find::name_of(path), Role::Changed));
            changed.chain(drafts).collect()
        }
        Question::Changed(theirs) => both_sides(model, theirs),
        Question::Both(merging) => {
            vec![(format!("before: {}", merging.shown(&merging.base)), Role::Dim)]
        }
        Question::Recover(draft) => draft.work.as_ref().map_or_else(Vec::new, unsaved),
        Question::Taken => Vec::new(),
        Question::Gone | Question::Exists(_) => {
            model.form.session().changed().iter().map(|path| named("yours", path)).collect()
        }
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
