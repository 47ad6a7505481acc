//! Widgets over what a row says: each draws one kind of value, and tells what stands at a cell.
//!
//! They know no manifest and no model, so another program can lift them: `examples/form.rs` does.
//! An area begins one column left of the value, where the sign of the focus stands.

mod checklist;
mod items;
mod line;
mod number;
mod switch;

pub use checklist::Checklist;
pub use items::Items;
pub use line::TextLine;
pub use number::Number;
pub use switch::Switch;

use super::canvas::Canvas;
use super::theme::Role;

/// A cell of a widget: its number, and its column, its line and its width in the widget's area.
pub type Spot = (usize, usize, usize, usize);

/// The column of a value in a widget's area, behind the sign of the focus.
const START: usize = 1;

/// The end of several words, and the columns that each takes, from where it is drawn.
struct Placed {
    /// The first column and the column behind each word, brackets included.
    cells: Vec<(usize, usize)>,
    /// The column behind the last.
    end: usize,
}

/// Places words side by side from a column on, the chosen one in brackets, `gap` columns between them
/// beside the one that a bracket can take. Blanks are left out rather than drawn, since where there
/// is little room the brackets of a neighbour stand in them.
fn place(words: &[(String, bool)], from: usize, gap: isize) -> Placed {
    let mut x = from;
    let mut cells = Vec::new();
    for (word, chosen) in words {
        let width = crate::safe::width(word);
        let lead = usize::from(x != START);
        let (start, used) = if *chosen { (x, width + 2) } else { (x + lead, lead + width + 1) };
        cells.push((start, start + width + if *chosen { 2 } else { 0 }));
        x = (x + used).saturating_add_signed(gap);
    }
    Placed { cells, end: x }
}

/// Draws words where they were placed.
fn draw_words(canvas: &mut Canvas<'_>, words: &[(String, bool)], cells: &[(usize, usize)]) {
    for ((word, chosen), (start, _)) in words.iter().zip(cells) {
        if *chosen {
            canvas.own(*start, 0, &format!("[{word}]"), Role::Chosen);
        } else {
            canvas.own(*start, 0, word, Role::Secondary);
        }
    }
}

/// Where the words that were placed stand.
fn spots(cells: Vec<(usize, usize)>) -> impl Iterator<Item = Spot> {
    cells.into_iter().enumerate().map(|(number, (start, end))| (number, start, 0, end - start))
}

/// The number of the cell at a place of a widget's area.
fn hit(mut cells: impl Iterator<Item = Spot>, x: usize, y: usize) -> Option<usize> {
    let at = |(_, left, line, width): &Spot| *line == y && (*left..left + width).contains(&x);
    cells.find(at).map(|(number, ..)| number)
}
