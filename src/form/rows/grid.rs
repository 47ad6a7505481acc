//! How the values of a checklist stand beside and below each other.
//!
//! In columns that are read line by line, as a person reads, and are the same for every checklist of
//! a width; where there is little room on one line if they all fit.

use super::Choice;
use unicode_width::UnicodeWidthStr;

/// The columns that `[x] ` takes before a value.
const BOX: usize = 4;

/// The columns between two values.
const GAP: usize = 2;

/// The most columns of values that still read as a list.
const MOST: usize = 4;

/// From how many columns on all grids have cells so wide.
const CELLS: [(usize, usize); 2] = [(54, 27), (44, 24)];

/// An arrangement of values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grid {
    /// The left edge of each cell and its line, in the order of the values.
    cells: Vec<(usize, usize)>,
    lines: usize,
}

impl Grid {
    /// Arranges values in `width` columns.
    pub fn of(options: &[Choice<'_>], width: u16) -> Grid {
        let widths: Vec<_> = options.iter().map(|option| BOX + option.value.width()).collect();
        let width = usize::from(width);
        let cell = CELLS.iter().find(|(least, _)| width >= *least).map_or(0, |(_, cell)| *cell);
        let total = widths.iter().sum::<usize>() + GAP * widths.len().saturating_sub(1);
        if cell == 0 && total <= width {
            Grid::flowing(&widths)
        } else {
            Grid::in_columns(&widths, width, cell)
        }
    }

    fn flowing(widths: &[usize]) -> Grid {
        let mut left = 0;
        let cells = widths
            .iter()
            .map(|width| {
                let cell = (left, 0);
                left += width + GAP;
                cell
            })
            .collect();
        Grid { cells, lines: 1 }
    }

    fn in_columns(widths: &[usize], width: usize, cell: usize) -> Grid {
        let widest = (widths.iter().max().copied().unwrap_or(0) + GAP).max(cell);
        let columns = ((width + GAP) / widest).clamp(1, MOST);
        let lines = widths.len().div_ceil(columns).max(1);
        let cells = (0..widths.len()).map(|cell| (cell % columns * widest, cell / columns)).collect();
        Grid { cells, lines }
    }

    /// How many values there are.
    pub fn count(&self) -> usize {
        self.cells.len()
    }

    /// How many lines they take.
    pub fn lines(&self) -> usize {
        self.lines
    }

    /// The left edge of a cell, and its line.
    pub fn cell(&self, cell: usize) -> (usize, usize) {
        self.cells.get(cell).copied().unwrap_or((0, 0))
    }

    /// The cell on `line` whose left edge is nearest to `left`.
    pub fn nearest(&self, line: usize, left: usize) -> usize {
        let on_line = self.cells.iter().enumerate().filter(|(_, cell)| cell.1 == line);
        on_line.min_by_key(|(_, cell)| cell.0.abs_diff(left)).map_or(0, |(number, _)| number)
    }
}
