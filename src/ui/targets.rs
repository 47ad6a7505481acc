//! What stands where on the screen, for a pointer and for tests.

use ratatui::layout::{Position, Rect};

/// Something that can be pointed at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// The item of this number of the page's list.
    Item(usize),
    /// The key of this number of those that are offered.
    Offer(usize),
}

/// What stands where in a frame.
#[derive(Debug, Clone, Default)]
pub struct Targets {
    /// The areas, each with what stands there.
    placed: Vec<(Rect, Target)>,
    /// How many lines the list of the page has, broken sentences counted as they are.
    lines: usize,
}

impl Targets {
    /// Notes what stands in an area.
    pub(super) fn place(&mut self, area: Rect, target: Target) {
        self.placed.push((area, target));
    }

    /// Notes how many lines the list has.
    pub(super) fn count(&mut self, lines: usize) {
        self.lines = lines;
    }

    /// What stands at a cell of the screen.
    pub fn at(&self, column: u16, row: u16) -> Option<Target> {
        let here = |(area, _): &&(Rect, Target)| area.contains(Position { x: column, y: row });
        self.placed.iter().find(here).map(|(_, target)| *target)
    }

    /// How many lines the list of the page has after wrapping.
    pub fn lines(&self) -> usize {
        self.lines
    }
}
