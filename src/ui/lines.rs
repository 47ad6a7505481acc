//! A body of rows and sentences: some that stay, and a list that is scrolled below them.

use ratatui::layout::Position;

use super::canvas::{Canvas, wrap};
use super::row::{self, Columns, WIDE};
use super::theme::Role;
use crate::app::describe::{Item, Lines, Shown};
use crate::form::describe::{EVENT_COLUMNS, Sense};

/// The column of what a key does, and where there is little room.
const DOES: [usize; 2] = [22, 14];

/// What was drawn.
pub(super) struct Drawn {
    /// Where the terminal's cursor goes.
    pub(super) cursor: Option<Position>,
    /// How many lines the list has, broken sentences counted as they are.
    pub(super) lines: usize,
    /// The item of the list at each of the area's lines.
    pub(super) items: Vec<Option<usize>>,
}

/// Draws a body; `own` is the column of the form's values in this width.
pub(super) fn lines(canvas: &mut Canvas<'_>, body: &Lines<'_>, own: usize) -> Drawn {
    let columns = Columns { value: body.column.unwrap_or(own), own, editor: body.editor };
    let mut drawn = Drawn { cursor: None, lines: 0, items: vec![None; canvas.height()] };
    let mut y = 0;
    for item in &body.head {
        drawn.cursor = draw(canvas, item, y as isize, columns).or(drawn.cursor);
        y += height(canvas, item);
    }
    let heights: Vec<_> = body.items.iter().map(|item| height(canvas, item)).collect();
    drawn.lines = heights.iter().sum();
    let room = canvas.height().saturating_sub(y);
    let top = match body.shown {
        Shown::Skip(lines) => lines,
        Shown::From(line) => line.min(drawn.lines.saturating_sub(room)),
        Shown::Item(number) => (heights.iter().take(number + 1).sum::<usize>()).saturating_sub(room.max(1)),
    };
    let mut list = canvas.part(0, y, usize::MAX, usize::MAX);
    let mut line = 0;
    for (number, (item, height)) in body.items.iter().zip(&heights).enumerate() {
        let end = line + height;
        if end > top && line < top + room {
            let at = line as isize - top as isize;
            drawn.cursor = draw(&mut list, item, at, columns).or(drawn.cursor);
            for at in line.max(top)..end.min(top + room) {
                drawn.items[y + at - top] = Some(number);
            }
        }
        line = end;
    }
    drawn
}

/// How many lines an item takes.
fn height(canvas: &Canvas<'_>, item: &Item) -> usize {
    match item {
        Item::Row(line) => row::height(line),
        Item::Prose(words, indent) => wrapped(canvas, &words.text, *indent).len(),
        _ => 1,
    }
}

fn wrapped(canvas: &Canvas<'_>, text: &str, indent: usize) -> Vec<String> {
    wrap(text, canvas.width().saturating_sub(indent + 1))
}

fn draw(canvas: &mut Canvas<'_>, item: &Item, y: isize, columns: Columns<'_>) -> Option<Position> {
    let at = usize::try_from(y).ok();
    let width = canvas.width();
    match (item, at) {
        (Item::Row(line), _) => return row::row(canvas, line, y, columns),
        (Item::Prose(words, indent), _) => {
            for (number, line) in wrapped(canvas, &words.text, *indent).iter().enumerate() {
                if let Ok(y) = usize::try_from(y + number as isize) {
                    canvas.text(*indent, y, line, words.sense.into(), width);
                }
            }
        }
        (Item::Rule(left, right), Some(y)) => {
            canvas.rule(y, (left, Role::Accent), (&right.text, right.sense.into()));
        }
        (Item::Key(keys, does), Some(y)) => {
            let column = if width >= WIDE { DOES[0] } else { DOES[1] };
            canvas.text(2, y, &canvas.theme().own(keys), Role::Accent, column - 3);
            canvas.text(column, y, does, Role::Text, width);
        }
        (Item::Columns, Some(y)) => titles(canvas, y, columns),
        (Item::Code { number, sense, text }, Some(y)) => {
            canvas.own_right(8, y, &number.to_string(), Role::Faint);
            canvas.own(9, y, sign(*sense), (*sense).into());
            canvas.text(11, y, text, (*sense).into(), width.saturating_sub(12));
        }
        _ => {}
    }
    None
}

/// What became of a line.
pub(super) const fn sign(sense: Sense) -> &'static str {
    match sense {
        Sense::Added => "+",
        Sense::Removed => "-",
        _ => " ",
    }
}

/// The titles of the columns of the events.
fn titles(canvas: &mut Canvas<'_>, y: usize, columns: Columns<'_>) {
    let width = canvas.width();
    let [event, endpoint, retries, headers] = EVENT_COLUMNS;
    canvas.own(if columns.own >= 25 { 4 } else { 3 }, y, event, Role::Secondary);
    canvas.own(columns.value, y, endpoint, Role::Secondary);
    if width >= WIDE {
        canvas.own_right(width.saturating_sub(10), y, retries, Role::Secondary);
        canvas.own_right(width.saturating_sub(1), y, headers, Role::Secondary);
    }
}
