//! What stands on the screen: its characters, and the style of each.

use std::fmt::Write as _;

use lp_manifest::app::Model;
use lp_manifest::ui::theme::Theme;
use lp_manifest::ui::{Targets, view};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::buffer::CellWidth;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Color, Modifier};

/// One frame.
pub(crate) struct Screen {
    pub(crate) buffer: Buffer,
    /// Where the terminal's cursor stands, if it is shown.
    pub(crate) cursor: Option<Position>,
    /// What can be pointed at.
    pub(crate) targets: Targets,
}

/// Draws a model in its window.
pub(crate) fn screen(model: &Model) -> Screen {
    screen_as(model, &Theme::default())
}

/// The same in a look.
pub(crate) fn screen_as(model: &Model, theme: &Theme) -> Screen {
    let mut terminal =
        Terminal::new(TestBackend::new(model.screen.size().width, model.screen.size().height)).unwrap();
    let mut targets = Targets::default();
    terminal.draw(|frame| targets = view(model, theme, frame)).unwrap();
    let backend = terminal.backend();
    let cursor = backend.cursor_visible().then(|| backend.cursor_position());
    Screen { buffer: backend.buffer().clone(), cursor, targets }
}

impl Screen {
    /// The lines without the blanks at their ends.
    pub(crate) fn lines(&self) -> Vec<String> {
        cropped(&self.cells(|_, symbol| symbol.to_owned()), &[self.buffer.area])
    }

    /// All of it, as a snapshot shows it, with where the cursor is.
    pub(crate) fn text(&self) -> String {
        let mut text = self.lines().join("\n");
        let cursor = self.cursor.map_or("hidden".to_owned(), |at| format!("column {}, line {}", at.x, at.y));
        let _ = write!(text, "\n=== cursor: {cursor}");
        text
    }

    /// The cells on a ground of this colour.
    pub(crate) fn grounds(&self, ground: Color) -> Vec<Position> {
        let area = self.buffer.area;
        area.positions().filter(|at| self.buffer[*at].bg == ground).collect()
    }

    /// The first place where a text stands in one line.
    pub(crate) fn find(&self, text: &str) -> Option<Position> {
        let lines = self.cells(|_, symbol| symbol.to_owned());
        lines.iter().enumerate().find_map(|(y, cells)| {
            let line: String = cells.iter().map(|(_, symbol)| symbol.as_str()).collect();
            let at = line.find(text)?;
            let mut end = 0;
            let (x, _) = cells.iter().find(|(_, symbol)| {
                end += symbol.len();
                end > at
            })?;
            Some(Position { x: *x as u16, y: y as u16 })
        })
    }

    /// The line that holds `sign`, and how often the screen has it.
    pub(crate) fn count(&self, sign: &str) -> usize {
        self.lines().iter().map(|line| line.matches(sign).count()).sum()
    }

    /// The same of parts of the screen, one below the other, with where the cursor is in them.
    pub(crate) fn parts(&self, areas: &[Rect]) -> String {
        let mut lines = cropped(&self.cells(|_, symbol| symbol.to_owned()), areas);
        while lines.last().is_some_and(String::is_empty) {
            lines.pop();
        }
        let mut above = 0;
        for area in areas {
            if let Some(at) = self.cursor.filter(|at| area.contains(*at)) {
                lines.push(format!("=== cursor: column {}, line {}", at.x - area.x, at.y - area.y + above));
            }
            above += area.height;
        }
        lines.join("\n")
    }

    /// The styles of parts of the screen, a letter a cell, with what each letter stands for.
    pub(crate) fn styles_of(&self, areas: &[Rect]) -> String {
        let mut known: Vec<String> = Vec::new();
        let width = usize::from(self.buffer.area.width);
        let cells = self.cells(|at, _| {
            let cell = Position { x: (at % width) as u16, y: (at / width) as u16 };
            if areas.iter().any(|area| area.contains(cell)) {
                self.letter(at, &mut known)
            } else {
                String::new()
            }
        });
        let legend = legend(&known);
        format!("{}\n=== {legend}", cropped(&cells, areas).join("\n"))
    }

    fn letter(&self, at: usize, known: &mut Vec<String>) -> String {
        let cell = &self.buffer.content[at];
        let style = words(cell.fg, cell.modifier);
        if style.is_empty() {
            return ".".to_owned();
        }
        let number = known.iter().position(|other| *other == style).unwrap_or_else(|| {
            known.push(style);
            known.len() - 1
        });
        char::from(b'a' + number as u8).to_string()
    }

    /// Every cell that begins a character, through `show`, with its column, a line of cells a line.
    fn cells(&self, mut show: impl FnMut(usize, &str) -> String) -> Vec<Vec<(usize, String)>> {
        let width = usize::from(self.buffer.area.width);
        let line = |y: usize| {
            let (mut line, mut x) = (Vec::new(), 0);
            while x < width {
                let at = y * width + x;
                let symbol = self.buffer.content[at].symbol();
                line.push((x, show(at, symbol)));
                x += usize::from(symbol.cell_width()).max(1);
            }
            line
        };
        (0..usize::from(self.buffer.area.height)).map(line).collect()
    }
}

/// What stands in areas of a screen, one below the other.
fn cropped(cells: &[Vec<(usize, String)>], areas: &[Rect]) -> Vec<String> {
    let rows = areas.iter().flat_map(|area| (area.top()..area.bottom()).map(move |y| (area, usize::from(y))));
    rows.map(|(area, y)| {
        let columns = usize::from(area.left())..usize::from(area.right());
        let inside = cells[y].iter().filter(|(x, _)| columns.contains(x));
        inside.map(|(_, text)| text.as_str()).collect::<String>().trim_end().to_owned()
    })
    .collect()
}

fn legend(known: &[String]) -> String {
    let rows = known.iter().enumerate();
    rows.map(|(number, style)| format!("{} {style}", char::from(b'a' + number as u8)))
        .collect::<Vec<_>>()
        .join("; ")
}

fn words(colour: Color, modifier: Modifier) -> String {
    let colour = if colour == Color::Reset { String::new() } else { format!("{colour:?}").to_lowercase() };
    let names = [(Modifier::BOLD, "bold"), (Modifier::DIM, "dim"), (Modifier::REVERSED, "reversed")];
    let set = names.into_iter().filter(|(flag, _)| modifier.contains(*flag)).map(|(_, name)| name.to_owned());
    let words: Vec<_> = (!colour.is_empty()).then_some(colour).into_iter().chain(set).collect();
    words.join(" ")
}
