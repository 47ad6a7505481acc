//! Values side by side, and the place to add one.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::widgets::Widget;

use super::{START, Spot};
use crate::ui::canvas::Canvas;
use crate::ui::theme::{Role, Theme};

/// The columns between two values.
const GAP: usize = 3;

/// The columns of the sign that there are more.
const MORE: usize = 2;

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
    /// The first item that is shown, the first column of it and of each behind it that is shown at least
    /// in part, and of the place to add one; in columns of the area.
    fn starts(&self, width: usize) -> (usize, Vec<usize>) {
        let place = |from: usize| {
            let mut x = START + if from > 0 { MORE } else { 0 };
            let mut starts = vec![x];
            for item in &self.items[from..] {
                x += crate::safe::width(item) + GAP;
                starts.push(x);
            }
            starts
        };
        // As many of the first ones give way as it takes to show the focus.
        let end = |from: usize, starts: &[usize]| {
            let at = self.cell.unwrap_or(0).max(from) - from;
            let last = at + from + 1 >= self.items.len();
            starts[at.min(starts.len() - 1)] + self.width_of(at + from) + if last { 0 } else { MORE }
        };
        let (mut from, mut starts) = (0, place(0));
        while from < self.cell.unwrap_or(0).min(self.items.len()) && end(from, &starts) > width {
            from += 1;
            starts = place(from);
        }
        (from, starts)
    }

    fn width_of(&self, number: usize) -> usize {
        crate::safe::width(self.items.get(number).map_or(self.add, String::as_str))
    }

    /// The columns that the values take where there is room for all.
    pub fn width(&self) -> usize {
        self.items.iter().map(|item| crate::safe::width(item) + GAP).sum()
    }

    /// The number of the value at a cell of an area of `width` columns.
    pub fn hit(&self, x: usize, y: usize, width: usize) -> Option<usize> {
        super::hit(self.cells(width), x, y)
    }

    /// Where its values stand in an area of `width` columns, behind them the place to add one.
    pub fn cells(&self, width: usize) -> impl Iterator<Item = Spot> {
        let (from, starts) = self.starts(width);
        let spot = move |(offset, x)| (from + offset, x, 0, self.width_of(from + offset));
        starts.into_iter().enumerate().map(spot).filter(move |(_, x, ..)| *x < width)
    }

    /// Where the terminal's cursor goes: the sign of the focus.
    pub fn cursor(&self, area: Rect) -> Option<Position> {
        let (from, starts) = self.starts(usize::from(area.width));
        let x = *starts.get(self.cell?.checked_sub(from)?)? - START;
        (x < usize::from(area.width) && area.height > 0).then(|| Position { x: area.x + x as u16, y: area.y })
    }
}

impl Widget for &Items<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let mut canvas = Canvas::new(buffer, area, self.theme);
        let width = canvas.width();
        let (from, starts) = self.starts(width);
        if from > 0 {
            canvas.own(START, 0, "…", Role::Secondary);
        }
        let texts = self.items.iter().map(|item| (item.as_str(), Role::Text));
        let add = self.cell.map(|_| (self.add, Role::Secondary));
        for ((number, (text, role)), x) in texts.chain(add).enumerate().skip(from).zip(&starts) {
            let here = self.cell == Some(number);
            let more = if number + 1 < self.items.len() { MORE } else { 0 };
            if !here && x + crate::safe::width(text) + more > width {
                canvas.own((*x).min(width.saturating_sub(1)), 0, "…", Role::Secondary);
                return;
            }
            if here {
                canvas.own(x - START, 0, "▸", Role::Accent);
            }
            let used = canvas.text(*x, 0, text, role, width.saturating_sub(*x));
            if here {
                canvas.embolden(*x, 0, used);
            }
        }
    }
}
