//! A pointer, and what can be pointed at.
//!
//! It deliberately knows no cell of the screen: which target stands where is told by the view. What a
//! click means there stands in `click`.

use super::chord::Chord;
use super::keymap::Command;
use super::window::Preview;

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
