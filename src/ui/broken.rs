//! A text that is not JSON: its lines with their marks, what is wrong under the cursor's, and the list of
//! its mistakes below.

use ratatui::layout::Position;

use super::canvas::Canvas;
use super::lines;
use super::targets::Targets;
use super::theme::Role;
use super::widget::TextLine;
use crate::app::describe::Broken;
use crate::app::editor::Editor;

/// The columns of a line number with its marks.
const GUTTER: usize = 8;

/// Draws the text and the list; where the terminal's cursor goes.
pub(super) fn broken(
    canvas: &mut Canvas<'_>,
    body: &Broken<'_>,
    own: usize,
    targets: &mut Targets,
) -> Option<Position> {
    let height = canvas.height();
    let wanted = body.list.head.len() + body.list.items.len();
    let below = wanted.min(height.saturating_sub(4).min(height / 2));
    let cursor = text(&mut canvas.part(0, 0, usize::MAX, height - below), body);
    if below > 1 {
        lines::lines(&mut canvas.part(0, height - below, usize::MAX, below), &body.list, own, targets);
    }
    cursor
}

fn text(canvas: &mut Canvas<'_>, body: &Broken<'_>) -> Option<Position> {
    let text = body.editor.text();
    let lines: Vec<&str> = text.split('\n').collect();
    let (line, column) = body.editor.cursor();
    let here = body.here.as_ref().filter(|(at, ..)| *at == line);
    let height = canvas.height().max(1);
    let rows = height.saturating_sub(usize::from(here.is_some() && height > 1)).max(1);
    let top = (line + 1 + rows / 3).min(lines.len()).saturating_sub(rows);
    let mut cursor = None;
    let mut y = 0;
    for (number, text) in lines.iter().enumerate().skip(top).take(rows) {
        if body.wrong.binary_search(&number).is_ok() {
            canvas.own(0, y, "✗", Role::ErrorMark);
        }
        let current = number == line;
        let role = if current { Role::Accent } else { Role::Faint };
        canvas.own_right(GUTTER - 2, y, &(number + 1).to_string(), role);
        let width = canvas.width();
        if !current {
            canvas.text(GUTTER, y, text, Role::Text, width.saturating_sub(GUTTER + 1));
            y += 1;
            continue;
        }
        canvas.own(1, y, "▸", Role::Accent);
        let mut one = Editor::one_line(text);
        one.jump(0, column);
        let widget = TextLine { editor: &one, limit: None, ahead: "", theme: canvas.theme() };
        let mut part = canvas.part(GUTTER - 1, y, width.saturating_sub(GUTTER), 1);
        part.widget(&widget);
        cursor = widget.cursor(part.area());
        y += 1;
        if let Some((_, at, what)) = here.filter(|_| height > 1) {
            // Where the line is scrolled the cursor tells how far.
            one.jump(0, *at);
            let place = TextLine { editor: &one, limit: None, ahead: "", theme: canvas.theme() };
            let area = canvas.part(GUTTER - 1, y - 1, width.saturating_sub(GUTTER), 1).area();
            let left = usize::from(canvas.area().x);
            let x = place.cursor(area).map_or(GUTTER, |place| usize::from(place.x) - left);
            caret(canvas, x, y, what);
            y += 1;
        }
    }
    cursor
}

/// The mark under a place, and what is wrong there on the side that has room.
fn caret(canvas: &mut Canvas<'_>, x: usize, y: usize, what: &str) {
    let width = canvas.width();
    canvas.own(x, y, "^", Role::ErrorMark);
    let columns = crate::safe::width(what);
    if x + 2 + columns < width {
        canvas.text(x + 2, y, what, Role::Error, columns);
    } else if columns + 2 < x {
        canvas.text(x - 1 - columns, y, what, Role::Error, columns);
    }
}
