//! What stands on the screen: its characters, and the style of each.

use std::fmt::Write as _;

use lp_manifest::app::Model;
use lp_manifest::ui::theme::Theme;
use lp_manifest::ui::view;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::buffer::CellWidth;
use ratatui::layout::Position;
use ratatui::style::{Color, Modifier};

/// One frame.
pub(crate) struct Screen {
    buffer: Buffer,
    /// Where the terminal's cursor stands, if it is shown.
    pub(crate) cursor: Option<Position>,
}

/// Draws a model in its window.
pub(crate) fn screen(model: &Model) -> Screen {
    screen_as(model, Theme::default())
}

/// The same in a look.
pub(crate) fn screen_as(model: &Model, theme: Theme) -> Screen {
    let mut terminal =
        Terminal::new(TestBackend::new(model.screen.size().width, model.screen.size().height)).unwrap();
    terminal.draw(|frame| view(model, theme, frame)).unwrap();
    let backend = terminal.backend();
    let cursor = backend.cursor_visible().then(|| backend.cursor_position());
    Screen { buffer: backend.buffer().clone(), cursor }
}

impl Screen {
    /// The lines without the blanks at their ends.
    pub(crate) fn lines(&self) -> Vec<String> {
        self.map(|_, symbol| symbol.to_owned())
    }

    /// All of it, as a snapshot shows it, with where the cursor is.
    pub(crate) fn text(&self) -> String {
        let mut text = self.lines().join("\n");
        let cursor = self.cursor.map_or("hidden".to_owned(), |at| format!("column {}, line {}", at.x, at.y));
        let _ = write!(text, "\n=== cursor: {cursor}");
        text
    }

    /// The line that holds `sign`, and how often the screen has it.
    pub(crate) fn count(&self, sign: &str) -> usize {
        self.lines().iter().map(|line| line.matches(sign).count()).sum()
    }

    /// The styles: a letter a cell, `.` for plain text, with what each letter stands for.
    pub(crate) fn styles(&self) -> String {
        let mut known: Vec<String> = Vec::new();
        let lines = self.map(|at, _| {
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
        });
        let legend: Vec<_> = known
            .iter()
            .enumerate()
            .map(|(number, style)| format!("{} {style}", char::from(b'a' + number as u8)))
            .collect();
        format!("{}\n=== {}", lines.join("\n"), legend.join("; "))
    }

    /// Every cell that begins a character, through `show`, a line of cells a line.
    fn map(&self, mut show: impl FnMut(usize, &str) -> String) -> Vec<String> {
        let width = usize::from(self.buffer.area.width);
        (0..usize::from(self.buffer.area.height))
            .map(|y| {
                let mut line = String::new();
                let mut x = 0;
                while x < width {
                    let at = y * width + x;
                    let symbol = self.buffer.content[at].symbol();
                    line.push_str(&show(at, symbol));
                    x += usize::from(symbol.cell_width()).max(1);
                }
                line.trim_end().to_owned()
            })
            .collect()
    }
}

fn words(colour: Color, modifier: Modifier) -> String {
    let colour = if colour == Color::Reset { String::new() } else { format!("{colour:?}").to_lowercase() };
    let names = [(Modifier::BOLD, "bold"), (Modifier::DIM, "dim"), (Modifier::REVERSED, "reversed")];
    let set = names.into_iter().filter(|(flag, _)| modifier.contains(*flag)).map(|(_, name)| name.to_owned());
    let words: Vec<_> = (!colour.is_empty()).then_some(colour).into_iter().chain(set).collect();
    words.join(" ")
}
