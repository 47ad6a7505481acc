//! Who sees the application: the criteria, and profiles to try.

use ratatui::layout::Position;

use super::super::canvas::Canvas;
use super::super::row::window;
use super::super::theme::Role;
use crate::app::Model;
use crate::app::page::QuickLaunch as Page;
use crate::manifest::quick_launch::QuickLaunch;

pub(super) fn quick_launch(canvas: &mut Canvas<'_>, model: &Model, page: &Page) -> Option<Position> {
    canvas.rule(0, ("quick launch: who sees this app in the menu", Role::Title), ("private apps", Role::Dim));
    let quick = model.form.session().quick_launch()?;
    let chosen = criteria(canvas, quick, page);
    // Where there is little room, who sees it stands in the header alone.
    let tall = canvas.height() >= 11;
    if tall {
        seen_by(canvas, quick);
    }
    let typed = profiles(canvas, quick, page, if tall { 9 } else { 5 });
    chosen.or(typed)
}

/// The criteria with met or not; where the cursor goes, if one is chosen.
fn criteria(canvas: &mut Canvas<'_>, quick: &QuickLaunch, page: &Page) -> Option<Position> {
    let width = canvas.width();
    let column = if width >= 60 { 25 } else { 4 };
    let mut cursor = None;
    for (number, verdict) in quick.verdicts().iter().enumerate() {
        let y = number + 1;
        let here = page.chosen() == Some(verdict.criterion);
        if here {
            canvas.own(0, y, "▸", Role::Focus);
            cursor = canvas.position(0, y);
        }
        let (mark, role) = if verdict.met { ("✓", Role::Good) } else { ("✗", Role::Error) };
        canvas.own(1, y, mark, role);
        if column > 4 {
            canvas.own(4, y, verdict.criterion.words(), if here { Role::Focus } else { Role::Text });
        }
        canvas.text(column, y, &verdict.message, Role::Text, width.saturating_sub(column + 1));
    }
    cursor
}

/// Who sees it, and what would help if nobody does.
fn seen_by(canvas: &mut Canvas<'_>, quick: &QuickLaunch) {
    let width = canvas.width();
    canvas.own(4, 6, "seen by", Role::Label);
    let nobody = quick.visible_to().is_empty();
    let sentence =
        if nobody { "nobody".to_owned() } else { format!("users with profile {}", quick.headline_short()) };
    canvas.text(if width >= 60 { 25 } else { 18 }, 6, &sentence, Role::Text, width);
    let hint = quick.verdicts().iter().filter(|verdict| !verdict.met).find_map(|verdict| verdict.hint);
    if let Some(hint) = hint {
        canvas.paragraph(4, 7, hint, Role::Dim, 2);
    }
}

/// The profiles that are typed, and whether a user who has them sees it.
fn profiles(canvas: &mut Canvas<'_>, quick: &QuickLaunch, page: &Page, y: usize) -> Option<Position> {
    canvas.own(4, y, "Try profiles", Role::Label);
    if page.chosen().is_none() {
        canvas.own(0, y, "▸", Role::Focus);
    }
    let width = canvas.width();
    let x = if width >= 60 { 25 } else { 18 };
    let cursor = window(canvas, x, y, width.saturating_sub(x + 1), page.profiles());
    if !page.profiles().text().trim().is_empty() {
        let (mark, words, role) = match page.ids() {
            None => ("!", "profile ids are whole numbers", Role::Warning),
            Some(ids) if quick.eligible(&ids) => ("✓", "sees it in the menu", Role::Good),
            Some(_) => ("✗", "does not see it", Role::Error),
        };
        canvas.own(1, y + 1, mark, role);
        canvas.text(x, y + 1, words, role, width);
    }
    cursor
}
