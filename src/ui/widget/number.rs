//! Digits of which one is chosen, `not set` before them, and a number that is none of them.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

use super::{Placed, START, Spot, draw_words, place};
use crate::ui::canvas::Canvas;
use crate::ui::theme::{Role, Theme};

/// The most columns of a number that is none of those offered.
const LONGEST: usize = 12;

/// A choice of a digit.
#[derive(Clone, Copy)]
pub struct Number<'n> {
    /// `not set`, then the digits, each with whether it is chosen.
    pub words: &'n [(String, bool)],
    /// A number that is none of them.
    pub outlier: Option<&'n str>,
    /// Whether there is room for blanks between the digits.
    pub roomy: bool,
    /// How it looks.
    pub theme: &'n Theme,
}

impl Number<'_> {
    /// Where `not set` and the digits stand; where there is little room the other number is first.
    fn placed(&self) -> Placed {
        let narrow = !self.roomy;
        let lead = self.outlier.filter(|_| narrow).map_or(0, |text| outlier_width(text) + 1);
        place(self.words, START + lead, -isize::from(narrow))
    }

    /// The columns that it takes, the other number left aside.
    pub fn width(&self) -> usize {
        self.placed().end - START
    }

    /// The number of the word at a cell of the area.
    pub fn hit(&self, x: usize, y: usize) -> Option<usize> {
        super::hit(self.cells(), x, y)
    }

    /// Where its words stand.
    pub fn cells(&self) -> impl Iterator<Item = Spot> {
        super::spots(self.placed().cells)
    }
}

fn outlier_width(text: &str) -> usize {
    crate::safe::width(text).min(LONGEST) + 2
}

impl Widget for &Number<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let mut canvas = Canvas::new(buffer, area, self.theme);
        let placed = self.placed();
        if let Some(text) = self.outlier {
            let x = if self.roomy { placed.end + 1 } else { START };
            let x = x + canvas.own(x, 0, "[", Role::Chosen);
            let x = x + canvas.text(x, 0, text, Role::Chosen, LONGEST);
            canvas.own(x, 0, "]", Role::Chosen);
        }
        draw_words(&mut canvas, self.words, &placed.cells);
    }
}
