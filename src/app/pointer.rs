//! A pointer: what can be pointed at, and what a click or a turn of the wheel means there.
//!
//! It deliberately knows no cell of the screen: which target stands where is told by the view. What
//! a click on one of its rows does stands in the page.

use super::chord::Chord;
use super::keymap::Command;
use super::message::Effect;
use super::page::{self, Kind};
use super::{Model, Preview, step};
use crate::json::Lines;

/// What a pointer did at a cell of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pointer {
    /// What it did.
    pub act: Act,
    /// The column, from 0.
    pub column: u16,
    /// The row, from 0.
    pub row: u16,
}

/// What a pointer can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// Its button was pressed.
    Press,
    /// The wheel was turned up by a notch.
    WheelUp,
    /// The wheel was turned down by a notch.
    WheelDown,
}

/// Something that can be pointed at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// The row of this number of those of the page's list that are described, and in it a cell, such
    /// as a value of a checklist.
    Row(usize, Option<usize>),
    /// What stays above the page's list: what is typed.
    Head,
    /// The view of this number of the page.
    View(usize),
    /// The section of this number in the line of sections, which ends in the review.
    Tab(usize),
    /// A key that the screen names.
    Key(Chord),
    /// Words that lead somewhere.
    Do(Command),
    /// The line of this number of the manifest's text.
    Line(usize),
    /// The page, where nothing of it stands.
    Page,
    /// The pane beside the page.
    Pane(Pane),
}

/// What of the pane can be pointed at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pane {
    /// The name of what it can show.
    Title(Preview),
    /// Its text, whose first row has this number.
    Text(usize),
}

/// How many lines of a text a notch of the wheel moves.
pub(super) const NOTCH: usize = 3;

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
        Target::Tab(tab) => page::go_to_tab(model, tab),
        Target::Line(line) => go_to_line(model, line),
        Target::Pane(Pane::Title(preview)) => model.screen.show(preview),
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
