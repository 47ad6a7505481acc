//! Values to tick, in a grid.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::widgets::Widget;

use super::{START, Spot};
use crate::form::describe::Tick;
use crate::form::rows::Grid;
use crate::ui::canvas::Canvas;
use crate::ui::theme::{Role, Theme};

/// The columns of a box with the blank behind it.
const BOX: usize = 4;

/// Values to tick.
#[derive(Clone, Copy)]
pub struct Checklist<'c> {
    /// The values.
    pub ticks: &'c [Tick],
    /// How they are arranged.
    pub grid: &'c Grid,
    /// The value at the focus.
    pub cell: Option<usize>,
    /// How many lines of the grid stand above the area.
    pub above: usize,
    /// How it looks.
    pub theme: &'c Theme,
}

impl Checklist<'_> {
    /// The column and the line of a value in the area; `None` if it stands above it.
    fn at(&self, cell: usize) -> Option<(usize, usize)> {
        let (left, line) = self.grid.cell(cell);
        Some((START + left, line.checked_sub(self.above)?))
    }

    /// The number of the value at a cell of the area.
    pub fn hit(&self, x: usize, y: usize) -> Option<usize> {
        super::hit(self.cells(), x, y)
    }

    /// Where its values stand.
    pub fn cells(&self) -> impl Iterator<Item = Spot> {
        let spot = |(cell, tick): (usize, &Tick)| {
            let (left, line) = self.at(cell)?;
            Some((cell, left, line, BOX + crate::safe::width(&tick.value)))
        };
        self.ticks.iter().enumerate().filter_map(spot)
    }

    /// Where the terminal's cursor goes: the sign of the focus.
    pub fn cursor(&self, area: Rect) -> Option<Position> {
        let (x, y) = self.at(self.cell?)?;
        let inside = x <= usize::from(area.width) && y < usize::from(area.height);
        inside.then(|| Position { x: area.x + (x - START) as u16, y: area.y + y as u16 })
    }
}

impl Widget for &Checklist<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let mut canvas = Canvas::new(buffer, area, self.theme);
        for (cell, tick) in self.ticks.iter().enumerate() {
            let Some((x, y)) = self.at(cell) else { continue };
            let here = self.cell == Some(cell);
            if here {
                canvas.own(x - START, y, "▸", Role::Accent);
            }
            let role = match (tick.ticked, tick.supported) {
                (_, false) => Role::Error,
                (true, _) => Role::Text,
                (false, _) => Role::Secondary,
            };
            let used = canvas.own(x, y, if tick.ticked { "[x] " } else { "[ ] " }, role);
            let columns = canvas.width().saturating_sub(x + used);
            let used = used + canvas.text(x + used, y, &tick.value, role, columns);
            if here {
                canvas.embolden(x, y, used);
            }
        }
    }
}
