//! Several words of which one is chosen: `[not set]  true   false`.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

use super::{Placed, START, Spot, draw_words, place};
use crate::ui::canvas::Canvas;
use crate::ui::theme::Theme;

/// A choice between a few words, all of them shown.
#[derive(Clone, Copy)]
pub struct Switch<'s> {
    /// The words, each with whether it is chosen.
    pub words: &'s [(String, bool)],
    /// Whether there is room for a blank more between two.
    pub roomy: bool,
    /// How it looks.
    pub theme: &'s Theme,
}

impl Switch<'_> {
    fn placed(&self) -> Placed {
        place(self.words, START, isize::from(self.roomy))
    }

    /// The columns that the words take.
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

impl Widget for &Switch<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        draw_words(&mut Canvas::new(buffer, area, self.theme), self.words, &self.placed().cells);
    }
}
