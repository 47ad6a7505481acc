//! A text while it is edited: as much of it as fits, so that the cursor is inside.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::widgets::Widget;

use super::START;
use crate::app::editor::Editor;
use crate::safe::{self, pieces};
use crate::ui::canvas::Canvas;
use crate::ui::theme::{Role, Theme};

/// A text while it is edited.
#[derive(Debug, Clone, Copy)]
pub struct TextLine<'t> {
    /// The text with its cursor.
    pub editor: &'t Editor,
    /// How it looks.
    pub theme: Theme,
}

impl TextLine<'_> {
    /// The columns before the cursor, and how many of them stand left of the area.
    fn before(&self, pieces: &[safe::Piece<'_>], columns: usize) -> (usize, usize) {
        let (_, cursor) = self.editor.cursor();
        let (mut before, mut at) = (0, 0);
        for piece in pieces {
            if at >= cursor {
                break;
            }
            at += piece.characters;
            before += piece.width;
        }
        (before, (before + 1).saturating_sub(columns))
    }

    /// Where the terminal's cursor goes.
    pub fn cursor(&self, area: Rect) -> Option<Position> {
        let text = self.editor.text();
        let all: Vec<_> = pieces(&text).collect();
        let columns = usize::from(area.width).saturating_sub(START);
        let (before, skip) = self.before(&all, columns);
        let x = START + before.saturating_sub(skipped(&all, skip));
        (x < usize::from(area.width) && area.height > 0).then(|| Position { x: area.x + x as u16, y: area.y })
    }
}

/// The columns that are really skipped: whole pieces.
fn skipped(pieces: &[safe::Piece<'_>], skip: usize) -> usize {
    let mut left = 0;
    for piece in pieces {
        if left >= skip {
            break;
        }
        left += piece.width;
    }
    left
}

impl Widget for &TextLine<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let mut canvas = Canvas::new(buffer, area, self.theme);
        let text = self.editor.text();
        let all: Vec<_> = pieces(&text).collect();
        let columns = canvas.width().saturating_sub(START);
        let (_, skip) = self.before(&all, columns);
        let selection = self.editor.selection().unwrap_or(0..0);
        let (mut left, mut at, mut used) = (0, 0, 0);
        for piece in &all {
            if left >= skip && used + piece.width <= columns {
                let role = match (selection.contains(&at), piece.escaped) {
                    (true, _) => Role::Selected,
                    (false, true) => Role::Escape,
                    (false, false) => Role::Open,
                };
                used += canvas.text(START + used, 0, &piece.text, role, piece.width);
            }
            left += piece.width;
            at += piece.characters;
        }
    }
}
