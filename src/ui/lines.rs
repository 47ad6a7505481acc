//! A body of rows and sentences: some that stay, and a list that is scrolled below them.

use ratatui::layout::{Position, Rect};

use super::canvas::Canvas;
use super::row::{self, Cells, Columns};
use super::targets::Targets;
use super::theme::Role;
use crate::app::Target;
use crate::app::code::rows_of_line;
use crate::app::describe::{CODE, Framed, Item, Lines, Pair, Shown, WIDE};
use crate::form::describe::{EVENT_COLUMNS, Phrase, Sense};
use crate::safe;

/// The columns of a rule at each side of what it says.
const EDGE: usize = 2;

/// In so few lines no rule and no blank line takes one.
const FLAT: usize = 3;

/// Draws a body; `own` is the column of the form's values in this width. Where the terminal's cursor
/// goes.
pub(super) fn lines(
    canvas: &mut Canvas<'_>,
    body: &Lines<'_>,
    own: usize,
    targets: &mut Targets,
) -> Option<Position> {
    let columns = Columns {
        value: body.column.unwrap_or(own),
        own,
        editor: body.editor,
        ahead: body.ahead,
        typing: body.typing,
    };
    let mut cursor = None;
    let mut y = 0;
    let drops = |item: &Item| matches!(item, &Item::Blank | &Item::Rule(..) | &Item::Head(..));
    let tight = canvas.height() <= FLAT;
    for item in body.head.iter().filter(|item| !(tight && matches!(item, Item::Blank))) {
        cursor = draw(canvas, item, y as isize, columns, &mut Vec::new()).or(cursor);
        y += item.height(canvas.width());
    }
    if y > 0 {
        targets.place(canvas.part(0, 0, usize::MAX, y).area(), Target::Head);
    }
    let typed = cursor.filter(|_| body.typing);
    let room = canvas.height().saturating_sub(y);
    let flat = room <= FLAT && !matches!(body.shown, Shown::Skip(_));
    let height_of = |item| {
        if flat && drops(item) { 0 } else { item.height(canvas.width()) }
    };
    let heights: Vec<_> = body.items.iter().map(height_of).collect();
    let all = heights.iter().sum();
    targets.count(all);
    let top = match body.shown {
        Shown::Skip(lines) => lines,
        Shown::From(line) => line.min(usize::saturating_sub(all, room)),
        Shown::Item(number) => (heights.iter().take(number + 1).sum::<usize>()).saturating_sub(room.max(1)),
    };
    let mut list = canvas.part(0, y, usize::MAX, usize::MAX);
    let (mut line, mut rows) = (0, 0);
    for (item, height) in body.items.iter().zip(&heights) {
        let end = line + height;
        rows += usize::from(matches!(item, Item::Row(_)));
        if *height > 0 && end > top && line < top + room {
            let at = line as isize - top as isize;
            let mut cells = Vec::new();
            cursor = draw(&mut list, item, at, columns, &mut cells).or(cursor);
            let seen =
                list.part(0, line.saturating_sub(top), usize::MAX, end.min(top + room) - line.max(top));
            point(targets, item, rows, seen.area(), cells);
        }
        line = end;
    }
    if flat {
        below(canvas, body, &heights, y, top + room);
    }
    typed.or(cursor)
}

/// Where there is hardly room, how many rows follow below the last one that is seen.
fn below(canvas: &mut Canvas<'_>, body: &Lines<'_>, heights: &[usize], first: usize, end: usize) {
    let mut line = 0;
    let begins = heights.iter().map(|height| {
        line += height;
        line - height
    });
    let hidden = |(item, begins): &(&Item, usize)| *begins >= end && matches!(item, Item::Row(_));
    let rows = body.items.iter().zip(begins).filter(hidden).count();
    let y = canvas.height().saturating_sub(1);
    if rows > 0 && y >= first {
        let sign = format!(" ↓{rows} ");
        let covers = canvas.is_written(canvas.width().saturating_sub(safe::width(&sign)), y);
        let sign = if covers { sign.replacen(' ', "…", 1) } else { sign };
        canvas.own_right(canvas.width(), y, &sign, Role::Secondary);
    }
}

/// Notes what a pointer finds in the area of an item, `rows` rows having begun.
fn point(targets: &mut Targets, item: &Item, rows: usize, area: Rect, cells: Cells) {
    if let Item::Head(_, right, [left, leads_to]) = item {
        let width = u16::try_from(safe::width(&right.text()) + 2 * EDGE).unwrap_or(u16::MAX).min(area.width);
        let right = Rect { x: area.right() - width, width, ..area };
        targets.place(right, Target::Do(*leads_to));
        targets.place(area, Target::Do(*left));
        return;
    }
    // What is told of a row below it belongs to it.
    if let (Item::Row(_) | Item::Code { .. }, Some(row)) = (item, rows.checked_sub(1)) {
        for (area, cell) in cells {
            targets.place(area, Target::Row(row, Some(cell)));
        }
        targets.place(area, Target::Row(row, None));
    }
}

fn draw(
    canvas: &mut Canvas<'_>,
    item: &Item,
    y: isize,
    columns: Columns<'_>,
    cells: &mut Cells,
) -> Option<Position> {
    let at = usize::try_from(y).ok();
    let width = canvas.width();
    match (item, at) {
        (Item::Row(line), _) => return row::row(canvas, line, y, columns, cells),
        (Item::Prose(words, indent), _) => {
            for (number, line) in Item::wrapped(&words.text, *indent, width).iter().enumerate() {
                if let Ok(y) = usize::try_from(y + number as isize) {
                    canvas.text(*indent, y, line, words.sense.into(), width);
                }
            }
        }
        (Item::Rule(left, right) | Item::Head(left, right, _), Some(y)) => {
            canvas.rule(y, (left, Role::Accent), &parts(right));
        }
        (Item::Keys { cells, columns }, _) => keys(canvas, y, cells, *columns),
        (Item::Framed(title, lines), _) => framed(canvas, y, columns, title, lines),
        (Item::Columns, Some(y)) => titles(canvas, y, columns),
        (Item::Code { number, sense, text }, _) => code(canvas, y, (*number, *sense), text),
        _ => {}
    }
    None
}

/// The most columns of a frame, and the least that are left for what stands beside it.
const FRAME: usize = 38;
/// The columns right of a frame.
const BESIDE: usize = 20;
/// The fewest columns of a frame for which that is left free.
const LEAST: usize = 24;

/// Draws lines in a frame, in the column of the values where there is room beside it.
fn framed(canvas: &mut Canvas<'_>, y: isize, columns: Columns<'_>, title: &str, lines: &[Framed]) {
    let x = if canvas.width() >= WIDE { columns.value } else { 2 };
    let wide = canvas.width() >= WIDE;
    let beside = canvas.width().saturating_sub(x + if wide { BESIDE } else { 1 });
    let inside = FRAME.min(beside.max(LEAST)).min(canvas.width().saturating_sub(x + 1)).saturating_sub(2);
    let at = |line: usize| usize::try_from(y + line as isize).ok();
    let fill = |used: usize| "─".repeat(inside.saturating_sub(used));
    if let Some(y) = at(0) {
        let used = safe::width(title) + 3;
        canvas.own(x, y, &format!("┌─ {title} {}┐", fill(used)), Role::Faint);
        canvas.own(x + 3, y, title, Role::Secondary);
    }
    for (number, line) in lines.iter().enumerate() {
        let Some(y) = at(number + 1) else { continue };
        canvas.own(x, y, "│", Role::Faint);
        canvas.own(x + 1 + inside, y, "│", Role::Faint);
        canvas.text(x + 3, y, &line.text, Role::Text, inside.saturating_sub(4));
        if x > 4 {
            canvas.text(4, y, &line.label, Role::Secondary, x.saturating_sub(5));
        }
        let right = x + inside + 3;
        if wide {
            canvas.text(right, y, &line.remark, Role::Secondary, canvas.width().saturating_sub(right));
        }
    }
    if let Some(y) = at(lines.len() + 1) {
        canvas.own(x, y, &format!("└{}┘", fill(0)), Role::Faint);
    }
}

/// The parts of a phrase, each in its role.
pub(super) fn parts(phrase: &Phrase) -> Vec<(&str, Role)> {
    phrase.parts().iter().map(|words| (words.text.as_str(), words.sense.into())).collect()
}

/// Draws a line of a text on as many lines as it takes, its number and its sign before the first.
fn code(canvas: &mut Canvas<'_>, y: isize, (number, sense): (usize, Sense), text: &str) {
    let width = canvas.width();
    for (row, (indent, text)) in rows_of_line(text, Item::code_width(width)).enumerate() {
        let Ok(y) = usize::try_from(y + row as isize) else { continue };
        if row == 0 {
            canvas.own_right(8, y, &number.to_string(), Role::Faint);
            canvas.own(9, y, sign(sense), sense.into());
        }
        canvas.text(CODE + indent, y, text, sense.into(), width.saturating_sub(CODE + indent));
    }
}

/// Draws keys with what they do; a lone one on as many lines as it takes.
fn keys(canvas: &mut Canvas<'_>, y: isize, cells: &[Pair], columns: usize) {
    let width = canvas.width() / columns.max(1);
    for (number, pair) in cells.iter().enumerate() {
        let (start, column) = (number * width, Item::does_column(pair));
        let lines = Item::wrapped(&pair.1, column, if columns == 1 { width } else { usize::MAX - 1 });
        for (line, does) in lines.iter().enumerate() {
            let Ok(y) = usize::try_from(y + line as isize) else { continue };
            if line == 0 {
                canvas.text(start + 2, y, &canvas.theme().own(&pair.0), Role::Accent, column - 3);
            }
            canvas.text(start + column, y, does, Role::Text, width - column);
        }
    }
}

/// What became of a line.
pub(super) const fn sign(sense: Sense) -> &'static str {
    match sense {
        Sense::Added => "+",
        Sense::Removed => "-",
        Sense::Changed => "~",
        Sense::ToFill => "•",
        _ => " ",
    }
}

/// The titles of the columns of the events.
fn titles(canvas: &mut Canvas<'_>, y: usize, columns: Columns<'_>) {
    let width = canvas.width();
    let [event, endpoint, retries, headers] = EVENT_COLUMNS;
    canvas.own(columns.indent(), y, event, Role::Secondary);
    canvas.own(columns.value, y, endpoint, Role::Secondary);
    if width >= WIDE {
        canvas.own_right(width.saturating_sub(10), y, retries, Role::Secondary);
        canvas.own_right(width.saturating_sub(1), y, headers, Role::Secondary);
    }
}
