//! Writing into an area: the only way that text reaches the buffer, widgets included.
//!
//! A text of a file, a path or an error may hold what commands, hides or reorders, so ratatui's own
//! writers are disallowed elsewhere.
//!
//! Everything is cut to the area and passed through [`safe`]; nothing panics however
//! small the area is.

use std::borrow::Cow;
use std::iter;

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect};
use ratatui::style::{Color, Modifier, Style};
use ratatui::widgets::Widget;

use super::theme::{Role, Theme};
use crate::form::describe::Words;
use crate::safe::{self, pieces};

/// An area of the buffer, with a theme. Coordinates count from the area's corner.
pub(super) struct Canvas<'b> {
    buffer: &'b mut Buffer,
    area: Rect,
    theme: &'b Theme,
}

impl<'b> Canvas<'b> {
    /// The part of `area` that the buffer has.
    pub(super) fn new(buffer: &'b mut Buffer, area: Rect, theme: &'b Theme) -> Canvas<'b> {
        let area = area.intersection(buffer.area);
        Canvas { buffer, area, theme }
    }

    /// The columns of the area.
    pub(super) fn width(&self) -> usize {
        usize::from(self.area.width)
    }

    /// The lines of the area.
    pub(super) fn height(&self) -> usize {
        usize::from(self.area.height)
    }

    /// A part of the area, as far as it reaches.
    pub(super) fn part(&mut self, x: usize, y: usize, width: usize, height: usize) -> Canvas<'_> {
        let area = Rect {
            x: self.area.x.saturating_add(x as u16),
            y: self.area.y.saturating_add(y as u16),
            width: width.min(self.width().saturating_sub(x)) as u16,
            height: height.min(self.height().saturating_sub(y)) as u16,
        };
        Canvas { buffer: self.buffer, area, theme: self.theme }
    }

    /// Where it is on the screen.
    pub(super) fn area(&self) -> Rect {
        self.area
    }

    /// Draws a widget over the whole area.
    pub(super) fn widget(&mut self, widget: impl Widget) {
        widget.render(self.area, self.buffer);
    }

    /// The theme.
    pub(super) fn theme(&self) -> &'b Theme {
        self.theme
    }

    /// Where a cell of the area is on the screen, for the cursor.
    pub(super) fn position(&self, x: usize, y: usize) -> Option<Position> {
        (x < self.width() && y < self.height())
            .then(|| Position { x: self.area.x + x as u16, y: self.area.y + y as u16 })
    }

    /// Writes one of our own texts; the columns that it took.
    pub(super) fn own(&mut self, x: usize, y: usize, text: &str, role: Role) -> usize {
        let text = self.theme.own(text);
        self.put(x, y, &text, role, usize::MAX)
    }

    /// Writes one of our own texts so that it ends before column `end`; where it starts.
    pub(super) fn own_right(&mut self, end: usize, y: usize, text: &str, role: Role) -> usize {
        let text = self.theme.own(text);
        let start = end.saturating_sub(safe::width(&text));
        self.put(start, y, &text, role, usize::MAX);
        start
    }

    /// Whether something stands on a line from a column on.
    pub(super) fn is_written(&mut self, x: usize, y: usize) -> bool {
        self.cells(x, y, usize::MAX).iter().any(|cell| !cell.symbol().trim().is_empty())
    }

    /// Parts of a line with the signs of the theme's own set.
    fn line_of<'t>(&self, parts: &[(&'t str, Role)]) -> Vec<(Cow<'t, str>, Role)> {
        parts.iter().map(|(text, role)| (self.theme.own(text), *role)).collect()
    }

    fn line(&mut self, mut x: usize, y: usize, parts: &[(Cow<'_, str>, Role)]) {
        for (text, role) in parts {
            x += self.put(x, y, text, *role, usize::MAX);
        }
    }

    /// Writes parts of a line so that they end before a column; where they start.
    pub(super) fn parts_right(&mut self, end: usize, y: usize, parts: &[(&str, Role)]) -> usize {
        let parts = self.line_of(parts);
        let start = end.saturating_sub(parts.iter().map(|(text, _)| safe::width(text)).sum());
        self.line(start, y, &parts);
        start
    }

    /// Writes a text of whatever origin, cut to `columns`; the columns that it took.
    pub(super) fn text(&mut self, x: usize, y: usize, text: &str, role: Role, columns: usize) -> usize {
        let columns = columns.min(self.width().saturating_sub(x));
        if safe::fits(text, columns) {
            return self.put(x, y, text, role, columns);
        }
        let mark = self.theme.own("…");
        let used = self.put(x, y, text, role, columns.saturating_sub(safe::width(&mark)));
        used + self.put(x + used, y, &mark, Role::Secondary, columns - used.min(columns))
    }

    /// Writes words, cut to `columns`, the characters that answer what was typed standing out; the
    /// columns that they took.
    pub(super) fn words(&mut self, x: usize, y: usize, words: &Words, role: Role, columns: usize) -> usize {
        let used = self.text(x, y, &words.text, role, columns);
        let (mut at, mut left) = (0, 0);
        for piece in pieces(&words.text) {
            if words.strong.is_empty() || left + piece.width > used {
                break;
            }
            if (at..at + piece.characters).any(|at| words.strong.contains(&at)) {
                self.embolden(x + left, y, piece.width);
            }
            at += piece.characters;
            left += piece.width;
        }
        used
    }

    /// Writes words that do not fit `columns`: their beginning, a mark, their end.
    pub(super) fn middle_out(&mut self, x: usize, y: usize, words: &Words, columns: usize) {
        let mark = self.theme.own("…");
        let role = words.sense.into();
        let (head, tail) = safe::ends(&words.text, columns.saturating_sub(safe::width(&mark)));
        let x = x + self.put(x, y, head, role, columns);
        let x = x + self.put(x, y, &mark, Role::Secondary, columns);
        self.put(x, y, tail, role, columns);
    }

    /// Writes the start of a text, without a mark where it is cut; the columns that it took.
    pub(super) fn start_of(&mut self, x: usize, y: usize, text: &str, role: Role, columns: usize) -> usize {
        self.put(x, y, text, role, columns)
    }

    /// Writes as much as fits `columns` and the area: what is plain straight to the cells, from the
    /// first other character on piece by piece.
    fn put(&mut self, x: usize, y: usize, text: &str, role: Role, columns: usize) -> usize {
        let (plain, rest) = safe::plain_start(text);
        let used = self.run(x, y, safe::signs(plain), role, columns);
        if rest.is_empty() || used < plain.chars().count() {
            return used;
        }
        used + self.piecewise(x + used, y, rest, role, columns - used)
    }

    /// Writes signs that take one column each, as many as fit.
    #[expect(clippy::disallowed_methods, reason = "the signs are plain, hence safe")]
    fn run<'t>(
        &mut self,
        x: usize,
        y: usize,
        signs: impl Iterator<Item = &'t str>,
        role: Role,
        columns: usize,
    ) -> usize {
        let theme = self.theme;
        let cells = self.cells(x, y, columns);
        let Some(first) = cells.first() else { return 0 };
        let style = theme.style_on(first.bg, role);
        let mut used = 0;
        for (cell, sign) in cells.iter_mut().zip(signs) {
            ink(cell, style);
            cell.set_symbol(sign);
            used += 1;
        }
        used
    }

    /// Marks a line as that of the focus; what is written on it afterwards is read on that ground.
    pub(super) fn band(&mut self, y: usize) {
        if let Some(band) = self.theme.band() {
            for cell in self.cells(0, y, usize::MAX) {
                cell.set_bg(band);
            }
        }
    }

    /// Makes what stands in a part of a line stand out.
    pub(super) fn embolden(&mut self, x: usize, y: usize, columns: usize) {
        for cell in self.cells(x, y, columns) {
            cell.modifier |= Modifier::BOLD;
        }
    }

    /// The cells of a line from a column on, at most so many.
    fn cells(&mut self, x: usize, y: usize, columns: usize) -> &mut [Cell] {
        let columns = self.width().saturating_sub(x).min(columns);
        if y >= self.height() || columns == 0 {
            return &mut [];
        }
        // The area is a part of the buffer's, so is the line.
        let start = self.buffer.index_of(self.area.x + x as u16, self.area.y + y as u16);
        &mut self.buffer.content[start..start + columns]
    }

    /// Writes as many pieces as fit `columns` and the area.
    fn piecewise(&mut self, x: usize, y: usize, text: &str, role: Role, columns: usize) -> usize {
        if y >= self.height() {
            return 0;
        }
        let room = self.width().saturating_sub(x).min(columns);
        let mut used = 0;
        for piece in safe::segmented(text) {
            if used + piece.width > room {
                break;
            }
            let role = if piece.escaped { Role::Escape } else { role };
            let left = self.area.x + (x + used) as u16;
            let ground = self.buffer[(left, self.area.y + y as u16)].bg;
            let style = self.theme.style_on(ground, role);
            for cell in self.cells(x + used, y, piece.width) {
                ink(cell, style);
            }
            #[expect(clippy::disallowed_methods, reason = "the one place, and the piece is safe")]
            self.buffer.set_stringn(left, self.area.y + y as u16, &piece.text, piece.width, style);
            used += piece.width;
        }
        used
    }

    /// A rule over the whole width with a title at the left and one at the right, which gives way
    /// where there is no room for both.
    pub(super) fn rule(&mut self, y: usize, left: (&str, Role), right: &[(&str, Role)]) {
        let sign = self.theme.own("─");
        self.run(0, y, iter::repeat(&*sign), Role::Faint, usize::MAX);
        let right = self.line_of(right);
        let columns: usize = right.iter().map(|(text, _)| safe::width(text)).sum();
        if columns > 0 && safe::width(left.0) + columns + 10 <= self.width() {
            let start = self.width().saturating_sub(4 + columns);
            self.put(start, y, " ", Role::Faint, 1);
            self.put(start + 1 + columns, y, " ", Role::Faint, 1);
            self.line(start + 1, y, &right);
        }
        if left.0.is_empty() {
            return;
        }
        let room = self.width().saturating_sub(6);
        let left_text = self.theme.own(left.0);
        let used = self.text(3, y, &left_text, left.1, room);
        if used > 0 {
            self.put(2, y, " ", Role::Faint, 1);
            self.put(3 + used, y, " ", Role::Faint, 1);
        }
    }

    /// A line from the top to the bottom, which joins the rules beside it; drawn when they are.
    pub(super) fn vertical(&mut self, x: usize) {
        let line = self.theme.own("─").into_owned();
        for y in 0..self.height() {
            let is_rule = |canvas: &mut Self, x: usize| {
                canvas.cells(x, y, 1).first().is_some_and(|cell| cell.symbol() == line)
            };
            let (left, right) = (x > 0 && is_rule(self, x - 1), is_rule(self, x + 1));
            let sign = match (left, right, y) {
                (false, false, _) => "│",
                (_, _, 0) => "┬",
                (true, true, _) => "┼",
                (true, false, _) => "┤",
                (false, true, _) => "├",
            };
            self.own(x, y, sign, Role::Faint);
        }
    }

    /// Writes a paragraph from line `y` on, broken between words; the lines that it took, at most
    /// `lines`.
    pub(super) fn paragraph(&mut self, x: usize, y: usize, text: &str, role: Role, lines: usize) -> usize {
        let broken = safe::wrap(text, self.width().saturating_sub(x + 1));
        let more = broken.len() > lines;
        for (number, line) in broken.iter().take(lines).enumerate() {
            let room = self.width().saturating_sub(x);
            let line = if more && number + 1 == lines { self.cut_short(line, room) } else { line.clone() };
            self.text(x, y + number, &line, role, room);
        }
        broken.len().min(lines)
    }
}

impl Canvas<'_> {
    /// A line with the mark that more follows, as many of its words as leave room for that.
    fn cut_short(&self, line: &str, room: usize) -> String {
        let mark = format!(" {}", self.theme.own("…"));
        let mut kept = line;
        while safe::width(kept) + safe::width(&mark) > room {
            match kept.rfind(' ') {
                Some(at) => kept = &kept[..at],
                // One word that fills the line: it is cut itself.
                None => break,
            }
        }
        format!("{kept}{mark}")
    }
}

/// Gives a cell the look of a text and nothing of what stood there before, but for its ground.
fn ink(cell: &mut Cell, style: Style) {
    cell.fg = style.fg.unwrap_or(Color::Reset);
    cell.modifier = style.add_modifier;
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;

    use super::{Canvas, Role, Theme};
    use crate::safe;

    const AREA: Rect = Rect { x: 3, y: 1, width: 24, height: 2 };

    const REAL: [&str; 4] = [
        include_str!("../../tests/fixtures/valid/connector.json"),
        include_str!("../../tests/fixtures/layouts/escapes.json"),
        include_str!("../../docs/rules.md"),
        include_str!("../../tests/fixtures/valid/not-too-long.json"),
    ];

    /// What `write` leaves on a screen whose middle is the canvas, with what it gave back.
    fn written(write: impl FnOnce(&mut Canvas<'_>) -> usize) -> (usize, Buffer) {
        let mut buffer = Buffer::empty(Rect { x: 0, y: 0, width: 30, height: 4 });
        let theme = Theme::default();
        let mut canvas = Canvas::new(&mut buffer, AREA, &theme);
        // Wide characters that are written over, and a style that shows through.
        canvas.piecewise(0, 0, &"日".repeat(12), Role::Focus, usize::MAX);
        (write(&mut canvas), buffer)
    }

    proptest! {
        #[test]
        fn the_short_way_to_the_cells_writes_what_the_long_one_does(
            text in prop_oneof![safe::tests::hostile(), any::<String>(), "[ -~]{0,40}"],
            x in 0_usize..26, y in 0_usize..3, columns in 0_usize..30,
        ) {
            let short = written(|canvas| canvas.put(x, y, &text, Role::Chosen, columns));
            let long = written(|canvas| canvas.piecewise(x, y, &text, Role::Chosen, columns));
            prop_assert_eq!(short, long);
        }
    }

    #[test]
    fn of_real_texts_too() {
        let signs = "▸ 1 Basics ✓ · 2 OAuth – … ─── › [x] → ↑";
        for line in REAL.iter().flat_map(|text| text.lines()).chain([signs]) {
            let short = written(|canvas| canvas.put(1, 1, line, Role::Chosen, usize::MAX));
            let long = written(|canvas| canvas.piecewise(1, 1, line, Role::Chosen, usize::MAX));
            assert_eq!(short, long, "{line}");
        }
    }
}
