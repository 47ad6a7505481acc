//! A form of another domain, a coffee order, from the widgets that the editor itself draws with.
//!
//! `cargo run --example form`: Up and Down choose a row, Left and Right a value, Space ticks, letters
//! type a name, Esc leaves. It shows that a widget needs a value, a theme and an area, and no model.

use std::io;

use lp_manifest::app::editor::Editor;
use lp_manifest::form::describe::Tick;
use lp_manifest::form::rows::{Choice, Grid};
use lp_manifest::ui::theme::Theme;
use lp_manifest::ui::widget::{Checklist, Number, Switch, TextLine};
use ratatui::crossterm::event::{self, Event, KeyCode, KeyEvent, KeyEventKind};
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::widgets::{Block, Widget};
use ratatui::{DefaultTerminal, Frame};

const SIZES: [&str; 3] = ["small", "medium", "large"];
const EXTRAS: [&str; 5] = ["milk", "oat milk", "sugar", "cinnamon", "a second shot"];

/// An order in work.
struct Order {
    name: Editor,
    size: usize,
    cups: usize,
    extras: [bool; EXTRAS.len()],
    /// The row that the keys act on, and the extra at the focus.
    row: usize,
    extra: usize,
}

fn main() -> io::Result<()> {
    let order = Order {
        name: Editor::one_line("Ada"),
        size: 1,
        cups: 1,
        extras: [false; EXTRAS.len()],
        row: 0,
        extra: 0,
    };
    ratatui::run(|terminal| order.run(terminal))
}

impl Order {
    fn run(mut self, terminal: &mut DefaultTerminal) -> io::Result<()> {
        loop {
            terminal.draw(|frame| self.draw(frame))?;
            if let Event::Key(key) = event::read()?
                && key.kind == KeyEventKind::Press
                && !self.press(key)
            {
                return Ok(());
            }
        }
    }

    /// Whether the program goes on after a key.
    fn press(&mut self, key: KeyEvent) -> bool {
        match (key.code, self.row) {
            (KeyCode::Esc, _) => return false,
            (KeyCode::Up, _) => self.row = self.row.saturating_sub(1),
            (KeyCode::Down, _) => self.row = (self.row + 1).min(3),
            (KeyCode::Left, 1) => self.size = self.size.saturating_sub(1),
            (KeyCode::Right, 1) => self.size = (self.size + 1).min(SIZES.len() - 1),
            (KeyCode::Left, 2) => self.cups = self.cups.saturating_sub(1),
            (KeyCode::Right, 2) => self.cups = (self.cups + 1).min(5),
            (KeyCode::Left, 3) => self.extra = self.extra.saturating_sub(1),
            (KeyCode::Right, 3) => self.extra = (self.extra + 1).min(EXTRAS.len() - 1),
            (KeyCode::Char(' '), 3) => self.extras[self.extra] = !self.extras[self.extra],
            (KeyCode::Char(letter), 0) => self.name.insert(letter),
            (KeyCode::Backspace, 0) => self.name.delete_before(),
            _ => {}
        }
        true
    }

    fn draw(&self, frame: &mut Frame<'_>) {
        let theme = &Theme::default();
        let block = Block::bordered().title(["Name", "Size", "Cups", "Extras"][self.row]);
        let inside = block.inner(frame.area());
        block.render(frame.area(), frame.buffer_mut());
        let [name, size, cups, extras] = Layout::vertical([Constraint::Length(2); 4]).areas(inside);
        let line = |area: Rect| Rect { height: area.height.min(1), ..area };

        let text = TextLine { editor: &self.name, limit: None, ahead: "", theme };
        text.render(line(name), frame.buffer_mut());
        let words: Vec<_> =
            SIZES.iter().enumerate().map(|(at, size)| ((*size).to_owned(), at == self.size)).collect();
        Switch { words: &words, roomy: true, theme }.render(line(size), frame.buffer_mut());
        let mut digits: Vec<_> = (1..=5).map(|cups| (cups.to_string(), cups == self.cups)).collect();
        digits.push(("none".to_owned(), self.cups == 0));
        Number { words: &digits, outlier: None, roomy: true, theme }.render(line(cups), frame.buffer_mut());
        let options = EXTRAS.map(|value| Choice { value: value.into(), ticked: false, help: None });
        let grid = Grid::of(&options, extras.width);
        let ticks: Vec<_> = EXTRAS
            .iter()
            .zip(self.extras)
            .map(|(value, ticked)| Tick { value: (*value).to_owned(), ticked, supported: true })
            .collect();
        let cell = (self.row == 3).then_some(self.extra);
        Checklist { ticks: &ticks, grid: &grid, cell, above: 0, theme }.render(extras, frame.buffer_mut());
        if let Some(cursor) = text.cursor(name).filter(|_| self.row == 0) {
            frame.set_cursor_position(cursor);
        }
    }
}
