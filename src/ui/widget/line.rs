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
#[derive(Clone, Copy)]
pub struct TextLine<'t> {
    /// The text with its cursor.
    pub editor: &'t Editor,
    /// How many characters are allowed; those behind are marked.
    pub limit: Option<usize>,
    /// How the text could go on, shown behind it.
    pub ahead: &'t str,
    /// How it looks.
    pub theme: &'t Theme,
}

/// Which part of a text is shown.
struct Window {
    /// How many columns of it stand left of the area.
    skip: usize,
    /// The columns that the sign for them takes.
    lead: usize,
    /// The columns before the cursor.
    before: usize,
    /// The columns that there are for the text.
    room: usize,
}

impl TextLine<'_> {
    /// The part that holds the cursor; a sign at each edge where something is hidden.
    fn window(&self, pieces: &[safe::Piece<'_>], columns: usize) -> Window {
        let (_, cursor) = self.editor.cursor();
        let (mut before, mut at, mut total) = (0, 0, 0);
        for piece in pieces {
            if at < cursor {
                at += piece.characters;
                before += piece.width;
            }
            total += piece.width;
        }
        if total < columns {
            return Window { skip: 0, lead: 0, before, room: columns };
        }
        if before + 2 <= columns {
            return Window { skip: 0, lead: 0, before, room: columns - 1 };
        }
        let room = columns.saturating_sub(2);
        Window { skip: (before + 1).saturating_sub(room), lead: 1, before, room }
    }

    /// Where the terminal's cursor goes.
    pub fn cursor(&self, area: Rect) -> Option<Position> {
        let text = self.editor.text();
        let all: Vec<_> = pieces(&text).collect();
        let window = self.window(&all, usize::from(area.width).saturating_sub(START));
        let x = START + window.lead + window.before.saturating_sub(skipped(&all, window.skip));
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
        let window = self.window(&all, columns);
        // To the end of the field, so that its length shows.
        canvas.own(START, 0, &" ".repeat(columns), Role::Open);
        if window.lead > 0 {
            canvas.own(START, 0, "‹", Role::Accent);
        }
        let selection = self.editor.selection().unwrap_or(0..0);
        let (mut left, mut at, mut used) = (0, 0, 0);
        for piece in &all {
            if left >= window.skip {
                if used + piece.width > window.room {
                    canvas.own(START + columns - 1, 0, "›", Role::Accent);
                    return;
                }
                let role = match (selection.contains(&at), piece.escaped) {
                    (true, _) => Role::Selected,
                    _ if self.limit.is_some_and(|limit| at >= limit) => Role::Surplus,
                    (false, true) => Role::Escape,
                    (false, false) => Role::Open,
                };
                used += canvas.text(START + window.lead + used, 0, &piece.text, role, piece.width);
            }
            left += piece.width;
            at += piece.characters;
        }
        let room = window.room.saturating_sub(used + window.lead);
        canvas.text(START + window.lead + used, 0, self.ahead, Role::Secondary, room);
    }
}
