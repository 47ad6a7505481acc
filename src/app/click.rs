//! What a click or a turn of the wheel means.
//!
//! It deliberately knows no row: what a click on one does stands in its page.

use super::message::Effect;
use super::page::{self, Kind};
use super::pointer::{NOTCH, Pane, Target};
use super::{Model, step};
use crate::json::Lines;

/// A click on something.
pub(super) fn click(model: &mut Model, target: Target) -> Vec<Effect> {
    let answers_first = page::top(model).kind() == Kind::Dialog;
    match target {
        Target::Key(chord) => return step::press(model, chord),
        Target::Do(command) => return step::perform(model, command),
        Target::Row(row, cell) => {
            return step::on_page(model, |page, model| page.clicked(model, Some(row), cell));
        }
        Target::Head => return step::on_page(model, |page, model| page.clicked(model, None, None)),
        Target::View(view) => return step::on_page(model, |page, model| page.show(model, view)),
        Target::Tab(_) | Target::Line(_) if answers_first => {
            return step::on_page(model, |page, model| {
                page.unbound(model);
                page::Next::Stay
            });
        }
        Target::Tab(tab) => {
            step::overtake(model);
            page::go_to_tab(model, tab);
        }
        Target::Line(line) => {
            step::overtake(model);
            go_to_line(model, line);
        }
        Target::Pane(Pane::Title(preview)) => {
            step::overtake(model);
            model.screen.show(preview);
        }
        Target::Page | Target::Pane(Pane::Text(_)) => {}
    }
    Vec::new()
}

/// The wheel turned over something, by so many notches; down is more than 0.
pub(super) fn wheel(model: &mut Model, target: Option<Target>, by: isize) -> Vec<Effect> {
    if let Some(Target::Pane(Pane::Text(top))) = target {
        let top = top.saturating_add_signed(by.saturating_mul(NOTCH as isize));
        model.screen.scroll_pane(top);
        return Vec::new();
    }
    step::on_page(model, |page, model| page.wheel(model, by))
}

/// To the value that begins in a line of the text.
fn go_to_line(model: &mut Model, line: usize) {
    let lines = Lines::of(model.form.session().content().text());
    let Some((place, _)) = model.form.place_on(&lines, line) else { return };
    page::leave_all(model);
    page::uncover(model);
    model.form.go(place);
}
