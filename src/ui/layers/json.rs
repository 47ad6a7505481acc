//! A value, or the whole text, edited as JSON.

use ratatui::layout::Position;

use super::super::canvas::Canvas;
use super::super::row::window;
use super::super::theme::Role;
use crate::app::editor::Editor;
use crate::app::page::JsonText;
use crate::form::find;

pub(super) fn json(canvas: &mut Canvas<'_>, raw: &JsonText) -> Option<Position> {
    let right =
        if raw.target().is_some() { "Esc keeps and leaves" } else { "the form opens once this is JSON" };
    let title = raw.target().map_or_else(|| "the whole text".to_owned(), find::name_of);
    canvas.rule(0, (&title, Role::Title), (right, Role::Dim));
    let text = raw.shown().text();
    let lines: Vec<&str> = text.split('\n').collect();
    let (line, _) = raw.shown().cursor();
    let height = canvas.height().saturating_sub(1).max(1);
    let top = (line + 1 + height / 3).min(lines.len()).saturating_sub(height);
    let wrong = raw.mistake().map(|(line, _, _)| line);
    let mut cursor = None;
    for (y, text) in lines.iter().skip(top).take(height).enumerate() {
        let number = top + y + 1;
        if wrong == Some(number) {
            canvas.own(0, y + 1, "✗", Role::Error);
        }
        canvas.own_right(6, y + 1, &number.to_string(), Role::Dim);
        let width = canvas.width();
        if number == line + 1 {
            let columns = width.saturating_sub(9);
            let mut one = Editor::one_line(text);
            one.jump(0, raw.shown().cursor().1);
            cursor = window(canvas, 8, y + 1, columns, &one);
        } else {
            canvas.text(8, y + 1, text, Role::Text, width.saturating_sub(9));
        }
    }
    cursor
}
