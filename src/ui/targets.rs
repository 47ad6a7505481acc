//! What stands where on the screen, for a pointer and for tests.

use ratatui::layout::{Position, Rect};

use crate::app::{Act, Msg, Pane, Pointer, Target};

/// What stands where in a frame.
#[derive(Debug, Clone, Default)]
pub struct Targets {
    /// The areas, each with what stands there; of two at a cell the first counts.
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
        self.all_at(column, row).next()
    }

    fn all_at(&self, column: u16, row: u16) -> impl Iterator<Item = Target> {
        let here = move |area: &Rect| area.contains(Position { x: column, y: row });
        self.placed.iter().filter(move |(area, _)| here(area)).map(|(_, target)| *target)
    }

    /// What a pointer means that acted on this picture.
    pub fn message(&self, pointer: Pointer) -> Option<Msg> {
        let Pointer { act, column, row } = pointer;
        let by = match act {
            Act::Press => return self.at(column, row).map(Msg::Click),
            Act::WheelUp => -1,
            Act::WheelDown => 1,
        };
        let pane = self.all_at(column, row).find(|target| matches!(target, Target::Pane(Pane::Text(_))));
        Some(Msg::Wheel(pane, by))
    }

    /// How many lines the list of the page has after wrapping.
    pub fn lines(&self) -> usize {
        self.lines
    }
}
