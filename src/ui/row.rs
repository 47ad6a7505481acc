//! One row: signs, label, value, remark. The form's rows and those of every page's list.

use ratatui::layout::{Position, Rect};

use super::canvas::Canvas;
use super::theme::{Role, glyph};
use super::widget::{Checklist, Items, Number, Spot, Switch, TextLine};
use crate::app::describe::WIDE;
use crate::app::editor::Editor;
use crate::app::layout::VALUES;
use crate::form::describe::{ADD, Line, Phrase, Remark, Value, Words, Yields};
use crate::safe;

/// The most columns of a number of retries.
const RETRIES: usize = 7;

/// The columns from the end of the number of retries to the right edge.
const BEHIND_RETRIES: usize = 10;

/// The columns between two numbers of a list.
const GAP: usize = 3;

/// The columns that a value keeps where a remark would take its room.
const LEAST: usize = 14;

/// The column of a label behind a key.
const BEHIND_KEY: usize = 7;

/// Where the parts of a row stand.
#[derive(Clone, Copy)]
pub(super) struct Columns<'e> {
    /// The column of the values.
    pub(super) value: usize,
    /// The column of the values of the form in this width.
    pub(super) own: usize,
    /// The text that is being typed.
    pub(super) editor: Option<&'e Editor>,
    /// How it could go on.
    pub(super) ahead: &'e str,
    /// Whether the keys act on it whichever row is chosen.
    pub(super) typing: bool,
}

impl Columns<'_> {
    /// Whether the form is wide.
    fn is_wide(self) -> bool {
        self.own >= usize::from(VALUES)
    }

    /// The column of the labels.
    pub(super) fn indent(self) -> usize {
        if self.is_wide() { 4 } else { 3 }
    }
}

/// The areas of what can be pointed at in a row, each with the number of its cell.
pub(super) type Cells = Vec<(Rect, usize)>;

/// Draws a row whose first line is `y`, which may stand above the area; where the terminal's cursor
/// goes, if the keys act on it.
pub(super) fn row(
    canvas: &mut Canvas<'_>,
    line: &Line,
    y: isize,
    columns: Columns<'_>,
    cells: &mut Cells,
) -> Option<Position> {
    let mut painter = Painter { line, columns, cells };
    if let (true, Ok(band)) = (line.chosen || line.taken, usize::try_from(y + band(line) as isize)) {
        canvas.band(band);
    }
    let Ok(first) = usize::try_from(y) else { return painter.ticks(canvas, 0, y.unsigned_abs()) };
    painter.signs(canvas, first);
    let end = painter.early_remark(canvas, first);
    painter.label(canvas, first, end);
    painter.value(canvas, first)
}

/// Which of its lines the keys act on.
fn band(line: &Line) -> usize {
    match &line.value {
        Value::Ticks { grid, cell: Some(cell), .. } => grid.cell(*cell).1,
        _ => 0,
    }
}

struct Painter<'p> {
    line: &'p Line,
    columns: Columns<'p>,
    cells: &'p mut Cells,
}

impl Painter<'_> {
    /// The column of the label.
    fn indent(&self) -> usize {
        let base = self.columns.indent();
        if self.line.key.is_empty() { base + 2 * usize::from(self.line.depth) } else { BEHIND_KEY }
    }

    /// The sign of the focus, the mark, whether it was changed, the key.
    fn signs(&self, canvas: &mut Canvas<'_>, y: usize) {
        if self.line.chosen && !self.line.points_inside() {
            canvas.own(0, y, "▸", Role::Accent);
        }
        if let Some(sign) = self.line.sign {
            let (sign, role) = glyph(sign);
            canvas.own(1, y, sign, role);
        }
        if self.line.changed {
            canvas.own(2, y, "~", Role::Changed);
        }
        canvas.own(2 + 2 * usize::from(self.line.depth), y, &self.line.key, Role::Accent);
    }

    /// The remark of a row without a value, which the label gives way to; where it begins.
    fn early_remark(&self, canvas: &mut Canvas<'_>, y: usize) -> usize {
        let width = canvas.width();
        match (&self.line.value, &self.line.remark) {
            (Value::Nothing, Some(remark)) => {
                let half = if remark.yields == Yields::Half { Some(width / 2) } else { None };
                let text = cut(remark, half);
                canvas.own_right(width.saturating_sub(1), y, &text, remark.words.sense.into())
            }
            _ => width,
        }
    }

    fn label(&self, canvas: &mut Canvas<'_>, y: usize, end: usize) {
        let (line, x) = (self.line, self.indent());
        let role = if line.chosen || line.taken { Role::Focus } else { line.label.sense.into() };
        let star = if line.required { 2 } else { 0 };
        let room = match line.value {
            Value::Nothing => end.saturating_sub(x + 1),
            Value::Event { .. } => self.columns.value.saturating_sub(x + 3 + star),
            _ => self.columns.value.saturating_sub(x + 1 + star),
        };
        let used = canvas.words(x, y, &line.label, role, room);
        if line.required {
            canvas.own(x + used, y, " *", Role::Secondary);
        }
        if self.columns.is_wide() {
            canvas.own_right(self.columns.value.saturating_sub(3), y + 1, &line.tally, Role::Secondary);
        }
    }

    /// The columns from the value's column to the right edge.
    fn room(&self, canvas: &Canvas<'_>) -> usize {
        canvas.width().saturating_sub(self.columns.value + 1)
    }

    fn value(&mut self, canvas: &mut Canvas<'_>, y: usize) -> Option<Position> {
        let x = self.columns.value;
        match &self.line.value {
            Value::Nothing => {}
            Value::Words(words) => self.words(canvas, y, words),
            Value::Phrase(phrase) => self.phrase(canvas, y, phrase),
            Value::Pair(first, column, second) => self.pair(canvas, y, first, *column, second),
            Value::Open(limit) => return self.open(canvas, x, y, *limit),
            Value::Query => return self.open(canvas, 4, y, None),
            Value::Cells { cells, open, first } => return self.cells(canvas, y, cells, *open, *first),
            Value::Choice(words) => {
                let widget = Switch { words, roomy: canvas.width() >= WIDE, theme: canvas.theme() };
                self.area(canvas, y, 1).widget(&widget);
                self.point(canvas, y, widget.cells());
                self.remark(canvas, y, widget.width());
            }
            Value::Digits { words, outlier } => {
                let (roomy, theme) = (canvas.width() >= WIDE, canvas.theme());
                let widget = Number { words, outlier: outlier.as_deref(), roomy, theme };
                self.area(canvas, y, 1).widget(&widget);
                self.point(canvas, y, widget.cells());
                self.remark(canvas, y, widget.width());
            }
            Value::Items { items, cell, open: true } => return self.open_item(canvas, y, items, *cell),
            Value::Items { items, cell, .. } => return self.items(canvas, y, items, *cell),
            Value::Ticks { .. } => return self.ticks(canvas, y, 0),
            Value::Event { open, endpoint, more } => self.event(canvas, y, *open, endpoint, more.as_ref()),
            Value::Action(text) => {
                let role = if self.line.chosen { Role::Focus } else { Role::Text };
                let (x, text) = (self.indent(), canvas.theme().own(text).into_owned());
                canvas.text(x, y, &text, role, canvas.width().saturating_sub(x));
            }
        }
        if self.line.chosen { canvas.position(self.indent(), y) } else { None }
    }

    /// Two cells in columns; the open one holds the text that is being typed, over what could stand
    /// there.
    fn cells(
        &self,
        canvas: &mut Canvas<'_>,
        y: usize,
        cells: &[Words; 2],
        open: Option<usize>,
        first: usize,
    ) -> Option<Position> {
        let x = self.columns.value;
        let first = first.min(self.room(canvas) / 2);
        let mut cursor = None;
        for (cell, words) in cells.iter().enumerate() {
            let x = x + cell * first;
            let room =
                if cell == 0 { first.saturating_sub(1) } else { self.room(canvas).saturating_sub(first) };
            let editor = self.columns.editor.filter(|_| open == Some(cell));
            if let Some(editor) = editor {
                let widget =
                    TextLine { editor, limit: None, ahead: self.columns.ahead, theme: canvas.theme() };
                let mut part = canvas.part(x.saturating_sub(1), y, room + 1, 1);
                part.widget(&widget);
                cursor = widget.cursor(part.area());
            }
            let ahead = editor.is_some() && !self.columns.ahead.is_empty();
            if editor.is_none_or(|editor| editor.text().is_empty()) && !ahead {
                canvas.text(x, y, &words.text, words.sense.into(), room);
            }
        }
        let own =
            self.columns.editor.filter(|_| open == Some(1)).map(|editor| safe::width(&editor.text()) + 1);
        self.remark(canvas, y, first + own.unwrap_or_else(|| safe::width(&cells[1].text)));
        if open.is_some() { cursor } else { canvas.position(self.indent(), y).filter(|_| self.line.chosen) }
    }

    /// The area of a widget: it begins where the sign of the focus inside it stands.
    fn area<'c>(&self, canvas: &'c mut Canvas<'_>, y: usize, lines: usize) -> Canvas<'c> {
        let x = self.columns.value.saturating_sub(1);
        canvas.part(x, y, usize::MAX, lines)
    }

    /// Notes where the cells of a widget stand: column, line and width, in the widget's area.
    fn point(&mut self, canvas: &mut Canvas<'_>, y: usize, cells: impl Iterator<Item = Spot>) {
        let mut part = self.area(canvas, y, usize::MAX);
        let areas = cells.map(|(cell, x, y, width)| (part.part(x, y, width, 1).area(), cell));
        self.cells.extend(areas.filter(|(area, _)| !area.is_empty()));
    }

    fn words(&self, canvas: &mut Canvas<'_>, y: usize, words: &Words) {
        let firm = self.line.remark.as_ref().filter(|remark| remark.yields == Yields::Value);
        let taken = firm.map_or(0, |remark| safe::width(&cut(remark, None)) + 2);
        let room = self.room(canvas);
        let kept = safe::width(&words.text).min(LEAST);
        // The help says again what a remark says; nothing else says the value.
        let room = if room < taken + kept { room } else { room - taken };
        let used = canvas.words(self.columns.value, y, words, words.sense.into(), room);
        self.remark(canvas, y, used);
    }

    /// Words that are meant in several ways.
    fn phrase(&self, canvas: &mut Canvas<'_>, y: usize, phrase: &Phrase) {
        let (mut x, end) = (self.columns.value, self.columns.value + self.room(canvas));
        for words in phrase.parts() {
            x += canvas.text(x, y, &words.text, words.sense.into(), end.saturating_sub(x));
        }
        self.remark(canvas, y, x - self.columns.value);
    }

    /// Two texts; the second is cut in its middle for the remark.
    fn pair(&self, canvas: &mut Canvas<'_>, y: usize, first: &Words, column: usize, second: &Words) {
        let x = self.columns.value;
        canvas.words(x, y, first, first.sense.into(), column.saturating_sub(x + 1));
        let taken = self.line.remark.as_ref().map_or(0, |remark| safe::width(&cut(remark, None)) + 2);
        let room = canvas.width().saturating_sub(column + taken + 1);
        if safe::fits(&second.text, room) {
            canvas.words(column, y, second, second.sense.into(), room);
        } else {
            canvas.middle_out(column, y, second, room);
        }
        self.remark(canvas, y, 0);
    }

    /// The remark, if `used` columns of the value leave room for it.
    fn remark(&self, canvas: &mut Canvas<'_>, y: usize, used: usize) {
        let Some(remark) = &self.line.remark else { return };
        let text = cut(remark, None);
        if self.columns.value + used + 2 + safe::width(&text) < canvas.width() {
            canvas.own_right(canvas.width().saturating_sub(1), y, &text, remark.words.sense.into());
        }
    }

    /// The text that is being typed, with how much of its limit it takes.
    fn open(&self, canvas: &mut Canvas<'_>, x: usize, y: usize, limit: Option<u32>) -> Option<Position> {
        let editor = self.columns.editor?;
        let limit = limit.map(|limit| limit as usize);
        let firm = self.line.remark.as_ref().filter(|remark| remark.yields == Yields::Value);
        let counter = limit.filter(|_| firm.is_none()).map(|limit| (editor.text().chars().count(), limit));
        let counter = counter.map(|(count, limit)| (format!("{count}/{limit}"), count > limit));
        let edge = usize::from(canvas.width() >= WIDE);
        let own = counter.as_ref().map(|(counter, _)| counter.len() + 2 + edge);
        let taken = own.or(firm.map(|remark| safe::width(&cut(remark, None)) + 3)).unwrap_or(1);
        let columns = (canvas.width() + 1).saturating_sub(x + taken);
        let widget = TextLine { editor, limit, ahead: self.columns.ahead, theme: canvas.theme() };
        let mut part = canvas.part(x.saturating_sub(1), y, columns, 1);
        part.widget(&widget);
        let cursor = widget.cursor(part.area()).filter(|_| self.line.chosen || self.columns.typing);
        if let Some((counter, surplus)) = counter {
            let role = if surplus { Role::Error } else { Role::Secondary };
            canvas.own_right(canvas.width().saturating_sub(edge), y, &counter, role);
            return cursor;
        }
        let used = safe::width(&editor.text()) + safe::width(self.columns.ahead);
        let used = used + x.saturating_sub(self.columns.value) + 1;
        self.remark(canvas, y, if firm.is_some() { 0 } else { used });
        cursor
    }

    /// The numbers before the one that is typed, and that one.
    fn open_item(
        &self,
        canvas: &mut Canvas<'_>,
        y: usize,
        items: &[String],
        cell: Option<usize>,
    ) -> Option<Position> {
        let editor = self.columns.editor?;
        let typed = safe::width(&editor.text()) + safe::width(self.columns.ahead) + 1;
        let cell = cell.unwrap_or(items.len());
        let (before, after) = (items.get(..cell)?, items.get(cell + 1..).unwrap_or_default());
        let room = self.room(canvas);
        let width = |item: &String| safe::width(item) + GAP;
        // What stands before gives way to what is typed.
        let (mut first, mut used) = (cell, 0);
        while first > 0 && used + width(&before[first - 1]) + typed + 2 <= room {
            first -= 1;
            used += width(&before[first]);
        }
        let mut x = self.columns.value;
        if first > 0 {
            x += canvas.own(x, y, "… ", Role::Secondary);
        }
        for item in &before[first..] {
            x += canvas.text(x, y, item, Role::Secondary, room) + GAP;
        }
        canvas.own(0, y, "▸", Role::Accent);
        let end = self.columns.value + room;
        let widget = TextLine { editor, limit: None, ahead: self.columns.ahead, theme: canvas.theme() };
        let mut part = canvas.part(x.saturating_sub(1), y, (typed + 1).min(end.saturating_sub(x) + 1), 1);
        part.widget(&widget);
        let cursor = widget.cursor(part.area()).filter(|_| self.line.chosen);
        x += typed + GAP - 1;
        for (number, item) in after.iter().enumerate() {
            let more = if number + 1 < after.len() { 2 } else { 0 };
            if x + safe::width(item) + more > end {
                canvas.own(x.min(end.saturating_sub(1)), y, "…", Role::Secondary);
                return cursor;
            }
            x += canvas.text(x, y, item, Role::Secondary, room) + GAP;
        }
        self.remark(canvas, y, x.saturating_sub(self.columns.value));
        cursor
    }

    fn items(
        &mut self,
        canvas: &mut Canvas<'_>,
        y: usize,
        items: &[String],
        cell: Option<usize>,
    ) -> Option<Position> {
        let widget = Items { items, cell, add: ADD, theme: canvas.theme() };
        let mut part = self.area(canvas, y, 1);
        part.widget(&widget);
        let (cursor, width) = (widget.cursor(part.area()), part.width());
        self.point(canvas, y, widget.cells(width));
        self.remark(canvas, y, widget.width());
        cursor
    }

    fn ticks(&mut self, canvas: &mut Canvas<'_>, y: usize, above: usize) -> Option<Position> {
        let Value::Ticks { ticks, grid, cell } = &self.line.value else { return None };
        let widget = Checklist { ticks, grid, cell: *cell, above, theme: canvas.theme() };
        let mut part = self.area(canvas, y, usize::MAX);
        part.widget(&widget);
        let cursor = widget.cursor(part.area());
        self.point(canvas, y, widget.cells());
        cursor
    }

    /// An event in one line: open or closed, endpoint, retries, headers.
    fn event(
        &mut self,
        canvas: &mut Canvas<'_>,
        y: usize,
        open: bool,
        endpoint: &Words,
        more: Option<&[String; 2]>,
    ) {
        let (x, width) = (self.columns.value, canvas.width());
        self.cells.push((canvas.part(x.saturating_sub(2), y, 1, 1).area(), 0));
        canvas.own(x.saturating_sub(2), y, if open { "▾" } else { "›" }, Role::Secondary);
        let wide = width >= WIDE;
        let retries = more.map_or(0, |[retries, _]| safe::width(retries).min(RETRIES));
        let taken = if wide && more.is_some() { BEHIND_RETRIES + retries + 1 } else { 0 };
        canvas.text(x, y, &endpoint.text, endpoint.sense.into(), self.room(canvas).saturating_sub(taken));
        if let Some([retries, headers]) = more.filter(|_| wide) {
            canvas.own_right(
                width.saturating_sub(BEHIND_RETRIES),
                y,
                &safe::cut(retries, RETRIES),
                Role::Text,
            );
            canvas.own_right(width.saturating_sub(1), y, headers, Role::Text);
        }
    }
}

/// The words of a remark, cut to what it may take.
fn cut(remark: &Remark, most: Option<usize>) -> String {
    let longest = remark.longest.or(most).unwrap_or(usize::MAX);
    safe::cut(&remark.words.text, longest)
}
