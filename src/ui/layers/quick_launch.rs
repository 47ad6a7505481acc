//! Who sees the application: the criteria, and profiles to try.

use ratatui::layout::Position;

use super::super::canvas::Canvas;
use super::super::row::window;
use super::super::theme::Role;
use crate::app::Model;
use crate::app::layer::Search;

pub(super) fn quick_launch(canvas: &mut Canvas<'_>, model: &Model, search: &Search) -> Option<Position> {
    canvas.rule(0, ("quick launch: who sees this app in the menu", Role::Title), ("private apps", Role::Dim));
    let Some(quick) = model.session.quick_launch() else {
        canvas.own(2, 2, "this text is not JSON yet, so nobody sees the app", Role::Text);
        return None;
    };
    let width = canvas.width();
    let column = if width >= 60 { 25 } else { 4 };
    let words = ["switched on", "has a start page", "lists profiles", "not disabled"];
    let mut cursor = None;
    for (number, (criterion, words)) in quick.criteria.iter().zip(words).enumerate() {
        let y = number + 1;
        let here = search.chosen == Some(number);
        if here {
            canvas.own(0, y, "▸", Role::Focus);
            cursor = canvas.position(0, y);
        }
        let (mark, role) = if criterion.met { ("✓", Role::Good) } else { ("✗", Role::Error) };
        canvas.own(1, y, mark, role);
        if column > 4 {
            canvas.own(4, y, words, if here { Role::Focus } else { Role::Text });
        }
        canvas.text(column, y, &criterion.message, Role::Text, width.saturating_sub(column + 1));
    }
    let seen = quick.visible_to();
    canvas.own(4, 6, "seen by", Role::Label);
    let sentence = if seen.is_empty() {
        "nobody".to_owned()
    } else {
        format!("users with profile {}", quick.headline_short())
    };
    canvas.text(column.max(13), 6, &sentence, Role::Text, width);
    let hint = quick.criteria.iter().filter(|criterion| !criterion.met).find_map(|criterion| criterion.hint);
    if let Some(hint) = hint {
        canvas.paragraph(4, 7, hint, Role::Dim, 1);
    }
    canvas.own(4, 9, "Try profiles", Role::Label);
    if search.chosen.is_none() {
        canvas.own(0, 9, "▸", Role::Focus);
    }
    let x = column.max(18);
    let typed = window(canvas, x, 9, width.saturating_sub(x + 1), &search.editor);
    tried(canvas, model, search, x);
    cursor.or(typed)
}

/// Whether a user with the profiles that were typed sees the application.
fn tried(canvas: &mut Canvas<'_>, model: &Model, search: &Search, x: usize) {
    let text = search.editor.text();
    if text.trim().is_empty() {
        return;
    }
    let pieces: Vec<_> = text.split([' ', ',']).filter(|piece| !piece.is_empty()).collect();
    let ids: Option<Vec<i64>> = pieces.iter().map(|piece| piece.parse().ok()).collect();
    let Some(ids) = ids else {
        canvas.own(x, 10, "profile ids are whole numbers", Role::Warning);
        return;
    };
    let seen = model.session.quick_launch().is_some_and(|quick| quick.eligible(&ids));
    let (mark, words, role) = if seen {
        ("✓", "sees it in the menu", Role::Good)
    } else {
        ("✗", "does not see it", Role::Error)
    };
    canvas.own(1, 10, mark, role);
    canvas.own(x, 10, words, role);
}
