//! Values side by side, and the place to add one.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::widgets::Widget;

use super::{START, Spot};
use crate::ui::canvas::Canvas;
use crate::ui::theme::{Role, Theme};

/// The columns between two values.
const GAP: usize = 3;

/// Values side by side.
#[derive(Clone, Copy)]
pub struct Items<'i> {
    /// The values.
    pub items: &'i [String],
    /// The value at the focus: behind the last the place to add one.
    pub cell: Option<usize>,
    /// What stands at the place to add one.
    pub add: &'i str,
    /// How it looks.
    pub theme: &'i Theme,
}

impl Items<'_> {
    /// The first column of each value, and of the place to add one, in columns of the area.
    fn starts(&self) -> Vec<usize> {
        let mut x = START;
        let mut starts = vec![x];
        for item in self.items {
            x += crate::safe::width(item) + GAP;
            starts.push(x);
        }
        starts
    }

    /// The columns that the values take.
    pub fn width(&self) -> usize {
        self.starts().last().map_or(0, |end| end - START)
    }

    /// The number of the value at a cell of the area.
    pub fn hit(&self, x: usize, y: usize) -> Option<usize> {
        super::hit(self.cells(), x, y)
    }

    /// Where its values stand, behind them the place to add one.
    pub fn cells(&self) -> impl Iterator<Item = Spot> {
        let text = |number: usize| self.items.get(number).map_or(self.add, String::as_str);
        let spot = move |(number, x)| (number, x, 0, crate::safe::width(text(number)));
        self.starts().into_iter().enumerate().map(spot)
    }

    /// Where the terminal's cursor goes: the sign of the focus.
    pub fn cursor(&self, area: Rect) -> Option<Position> {
        let x = *self.starts().get(self.cell?)? - START;
        (x < usize::from(area.width) && area.height > 0).then(|| Position { x: area.x + x as u16, y: area.y })
    }
}

impl Widget for &Items<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let mut canvas = Canvas::new(buffer, area, self.theme);
        let starts = self.starts();
        let texts = self.items.iter().map(|item| (item.as_str(), Role::Text));
        let add = self.cell.map(|_| (self.add, Role::Secondary));
        for (number, ((text, role), x)) in texts.chain(add).zip(&starts).enumerate() {
            let here = self.cell == Some(number);
            if here {
                canvas.own(x - START, 0, "▸", Role::Accent);
            }
            let columns = canvas.width().saturating_sub(*x + 1);
            let used = canvas.text(*x, 0, text, role, columns);
            if here {
                canvas.embolden(*x, 0, used);
            }
        }
    }
}
