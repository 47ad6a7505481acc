//! The last lines: the message in its rule, and the keys.

use super::canvas::Canvas;
use super::form;
use super::theme::Role;
use crate::app::{Model, Tone, page};
use crate::safe;

/// The rule that carries what was done or refused; else which lines are visible.
pub(super) fn message(canvas: &mut Canvas<'_>, model: &Model) {
    let right = if model.screen.pages().over().is_empty() && !model.screen.preview_covers() {
        form::extent(model)
    } else {
        String::new()
    };
    match model.screen.message() {
        Some(message) => canvas.rule(0, (&message.text, tone(message.tone)), ("", Role::Dim)),
        None => canvas.rule(0, ("", Role::Dim), (&right, Role::Dim)),
    }
}

/// How a message looks.
pub(super) const fn tone(tone: Tone) -> Role {
    match tone {
        Tone::Done => Role::Good,
        Tone::Refused => Role::Warning,
        Tone::Aside => Role::Dim,
    }
}

/// The keys that do something here, as many as fit.
pub(super) fn footer(canvas: &mut Canvas<'_>, model: &Model) {
    let width = canvas.width();
    let mut x = 1;
    for offer in page::offers(model) {
        let does = safe::cut(&offer.does, 34);
        let needed = safe::width(&offer.keys) + 1 + safe::width(&does);
        if x + needed > width {
            continue;
        }
        x += canvas.own(x, 0, &offer.keys, Role::Key);
        x += 1;
        x += canvas.text(x, 0, &does, Role::Text, width);
        x += 2;
    }
}
