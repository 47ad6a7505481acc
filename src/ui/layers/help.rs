//! The help, page by page.

use ratatui::layout::Position;

use super::super::canvas::{Canvas, wrap};
use super::super::theme::Role;
use crate::app::Model;
use crate::app::page::help::{self, Line};

pub(super) fn help_page(canvas: &mut Canvas<'_>, model: &Model, top: usize) -> Option<Position> {
    let width = canvas.width();
    let lines: Vec<Line> = help::lines(model)
        .into_iter()
        .flat_map(|line| match line {
            Line::Text(text) => wrap(&text, width.saturating_sub(3)).into_iter().map(Line::Text).collect(),
            line => vec![line],
        })
        .collect();
    let height = canvas.height();
    let top = top.min(lines.len().saturating_sub(height));
    for (y, line) in lines.iter().skip(top).take(height).enumerate() {
        match line {
            Line::Title(title) => canvas.rule(y, (title, Role::Title), ("", Role::Dim)),
            Line::Text(text) => {
                canvas.text(2, y, text, Role::Text, width);
            }
            Line::Key(key, does) => {
                let column = if width >= 60 { 22 } else { 14 };
                canvas.text(2, y, &canvas.theme().own(key), Role::Key, column - 3);
                canvas.text(column, y, does, Role::Text, width);
            }
            Line::Blank => {}
        }
    }
    canvas.position(0, 0)
}
