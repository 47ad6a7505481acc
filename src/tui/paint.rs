//! Cells to bytes: as few as do it, and none that this terminal does not understand.
//!
//! It deliberately decides no colour: what the terminal has not is left out, or stands for the nearest that
//! it has.

use std::io::{self, Write};

use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};
use ratatui::style::{Color, Modifier};

use super::knows::Knows;
use crate::ui::theme::Depth;

/// How a cell looks, as far as the terminal can show it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Look {
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

/// Draws on a terminal.
pub(super) struct Paint<W: Write> {
    out: W,
    knows: Knows,
    depth: Depth,
    /// Where the terminal writes next, as far as that is certain.
    at: Option<Position>,
    look: Look,
    /// Whether the cursor is seen, once that is known.
    cursor: Option<bool>,
}

impl<W: Write> Paint<W> {
    /// Draws on a terminal that understands so much.
    pub(super) fn new(out: W, knows: Knows, depth: Depth) -> Paint<W> {
        Paint { out, knows, depth, at: None, look: Look::default(), cursor: None }
    }

    /// Somebody else had the terminal: nothing is certain.
    pub(super) fn forget(&mut self) {
        (self.at, self.cursor) = (None, None);
    }

    /// To a cell, by the shortest way that is certain.
    fn go(&mut self, to: Position) -> io::Result<()> {
        match self.at {
            Some(at) if at == to => {}
            Some(at) if at.y == to.y && to.x > at.x => match to.x - at.x {
                1 => self.out.write_all(b"\x1b[C")?,
                by => write!(self.out, "\x1b[{by}C")?,
            },
            Some(at) if to.x == 0 && to.y == at.y => self.out.write_all(b"\r")?,
            _ => write!(self.out, "\x1b[{};{}H", to.y + 1, to.x + 1)?,
        }
        self.at = Some(to);
        Ok(())
    }

    /// How a cell looks here.
    fn look_of(&self, cell: &Cell) -> Look {
        let mut known = Modifier::BOLD | Modifier::UNDERLINED | Modifier::REVERSED;
        known.set(Modifier::DIM, self.knows.dim);
        known.set(Modifier::ITALIC, self.knows.italic);
        let mut modifier = cell.modifier & known;
        let (fg, bright) = self.colour(cell.fg);
        // Where there are eight, those that are bright are bold ones.
        modifier.set(Modifier::BOLD, bright || modifier.contains(Modifier::BOLD));
        Look { fg, bg: self.colour(cell.bg).0, modifier }
    }

    /// A colour that the terminal has, and whether it should have been a brighter one.
    fn colour(&self, colour: Color) -> (Color, bool) {
        let Some(number) = number(colour) else {
            let shown = self.depth == Depth::True || matches!(colour, Color::Indexed(_)) && self.is_indexed();
            return (if shown { colour } else { Color::Reset }, false);
        };
        match self.knows.colours {
            _ if self.depth != Depth::Sixteen => (colour, false),
            0 => (Color::Reset, false),
            8 if number == 8 => (Color::Reset, false),
            8 if number > 8 => (Color::Indexed(number - 8), true),
            _ => (colour, false),
        }
    }

    fn is_indexed(&self) -> bool {
        self.depth == Depth::Indexed
    }

    /// Changes how the next cell looks, in one sequence.
    fn wear(&mut self, look: Look) -> io::Result<()> {
        if look == self.look {
            return Ok(());
        }
        let gone = self.look.modifier - look.modifier;
        let faded = (look.fg == Color::Reset && self.look.fg != Color::Reset)
            || (look.bg == Color::Reset && self.look.bg != Color::Reset);
        let mut before = self.look;
        let mut codes = Vec::new();
        if !gone.is_empty() || faded {
            codes.push(String::new());
            before = Look::default();
        }
        for (modifier, code) in MODIFIERS {
            if look.modifier.contains(modifier) && !before.modifier.contains(modifier) {
                codes.push(code.to_owned());
            }
        }
        codes.extend(code(look.fg, 30).filter(|_| look.fg != before.fg));
        codes.extend(code(look.bg, 40).filter(|_| look.bg != before.bg));
        self.look = look;
        write!(self.out, "\x1b[{}m", codes.join(";"))
    }

    fn cursor(&mut self, seen: bool) -> io::Result<()> {
        if self.knows.hides_cursor && self.cursor != Some(seen) {
            self.out.write_all(if seen { b"\x1b[?25h" } else { b"\x1b[?25l" })?;
        }
        self.cursor = Some(seen);
        Ok(())
    }
}

/// What is told of each modifier.
const MODIFIERS: [(Modifier, &str); 5] = [
    (Modifier::BOLD, "1"),
    (Modifier::DIM, "2"),
    (Modifier::ITALIC, "3"),
    (Modifier::UNDERLINED, "4"),
    (Modifier::REVERSED, "7"),
];

/// The number of one of the first sixteen colours.
fn number(colour: Color) -> Option<u8> {
    Some(match colour {
        Color::Black => 0,
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::Gray => 7,
        Color::DarkGray => 8,
        Color::LightRed => 9,
        Color::LightGreen => 10,
        Color::LightYellow => 11,
        Color::LightBlue => 12,
        Color::LightMagenta => 13,
        Color::LightCyan => 14,
        Color::White => 15,
        Color::Indexed(number @ 0..16) => number,
        _ => return None,
    })
}

/// What is told of a colour; `base` is 30 for that of the text, 40 for the ground.
fn code(colour: Color, base: u8) -> Option<String> {
    match (colour, number(colour)) {
        (_, Some(number @ 0..8)) => Some((base + number).to_string()),
        (_, Some(number)) => Some((base + 60 + number - 8).to_string()),
        (Color::Indexed(number), _) => Some(format!("{};5;{number}", base + 8)),
        (Color::Rgb(r, g, b), _) => Some(format!("{};2;{r};{g};{b}", base + 8)),
        _ => None,
    }
}

impl<W: Write> Backend for Paint<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        for (x, y, cell) in content {
            self.go(Position { x, y })?;
            self.wear(self.look_of(cell))?;
            self.out.write_all(cell.symbol().as_bytes())?;
            // Terminals differ in what takes two columns, and at the end of a line.
            let plain = cell.symbol().len() == 1 || crate::safe::plain_start(cell.symbol()).1.is_empty();
            self.at = Some(Position { x: x + 1, y }).filter(|_| plain);
        }
        // What follows a frame is nobody's look.
        self.wear(Look::default())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.cursor(false)
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.cursor(true)
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        // Nobody is asked: an answer would have to be waited for.
        Ok(self.at.unwrap_or_default())
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.go(position.into())
    }

    fn clear(&mut self) -> io::Result<()> {
        self.out.write_all(b"\x1b[H\x1b[J")?;
        self.at = Some(Position::ORIGIN);
        Ok(())
    }

    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        match region {
            ClearType::All => self.clear(),
            ClearType::AfterCursor => self.out.write_all(b"\x1b[J"),
            ClearType::UntilNewLine => self.out.write_all(b"\x1b[K"),
            ClearType::CurrentLine => {
                self.at = self.at.map(|at| Position { x: 0, ..at });
                self.out.write_all(b"\r\x1b[K")
            }
            ClearType::BeforeCursor => Err(io::Error::from(io::ErrorKind::Unsupported)),
        }
    }

    fn size(&self) -> io::Result<Size> {
        let (width, height) = crossterm::terminal::size()?;
        Ok(Size { width, height })
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize { columns_rows: self.size()?, pixels: Size::ZERO })
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Rect;
    use ratatui::{Terminal, TerminalOptions, Viewport};

    use super::{Backend, Cell, Color, Depth, Knows, Modifier, Paint};
    use crate::app::chord::{Chord, Key};
    use crate::app::{Model, Msg, Size, Start, update};
    use crate::form::session::Saved;
    use crate::ui::theme::contrast::Rgb;
    use crate::ui::theme::{Colours, Glyphs, Palette, Theme};
    use crate::ui::view;

    /// What cells in a row become.
    fn bytes(term: &str, depth: Depth, cells: &[(&'static str, Color, Modifier)]) -> String {
        let mut paint = Paint::new(Vec::new(), Knows::of(term), depth);
        let cells: Vec<_> = cells
            .iter()
            .map(|(symbol, fg, modifier)| {
                let mut cell = Cell::new(symbol);
                cell.set_fg(*fg);
                cell.modifier = *modifier;
                cell
            })
            .collect();
        paint.draw(cells.iter().enumerate().map(|(x, cell)| (x as u16, 2, cell))).unwrap();
        String::from_utf8(paint.out).unwrap().replace('\x1b', "^")
    }

    #[test]
    fn a_look_is_told_once_and_only_as_far_as_the_terminal_has_it() {
        let none = Modifier::empty();
        let cells = [
            ("a", Color::LightMagenta, none),
            ("b", Color::LightMagenta, Modifier::ITALIC | Modifier::BOLD),
            ("c", Color::Reset, Modifier::DIM),
        ];
        for (term, depth, expected) in [
            ("vt100", Depth::Sixteen, "^[3;1Ha^[1mb^[mc"),
            ("linux", Depth::Sixteen, "^[3;1H^[1;35mab^[;2mc^[m"),
            ("xterm", Depth::Sixteen, "^[3;1H^[1;35ma^[3mb^[;2mc^[m"),
            ("screen", Depth::Sixteen, "^[3;1H^[1;35mab^[;2mc^[m"),
            ("xterm-16color", Depth::Sixteen, "^[3;1H^[95ma^[1;3mb^[;2mc^[m"),
            ("xterm-256color", Depth::Indexed, "^[3;1H^[95ma^[1;3mb^[;2mc^[m"),
        ] {
            assert_eq!(bytes(term, depth, &cells), expected, "{term}");
        }
        let rgb =
            [("a", Color::Rgb(1, 2, 3), none), ("日", Color::Indexed(200), none), ("b", Color::Reset, none)];
        assert_eq!(bytes("vt220", Depth::Sixteen, &rgb), "^[3;1Ha日^[3;3Hb");
        assert_eq!(bytes("xterm-kitty", Depth::True, &rgb), "^[3;1H^[38;2;1;2;3ma^[38;5;200m日^[3;3H^[mb");
    }

    /// The bytes of each key that is typed into the name of a manifest, in a window of 120 by 40.
    fn typed(theme: &Theme, depth: Depth) -> Vec<usize> {
        let text = include_str!("../../tests/fixtures/valid/le-app.json").to_owned();
        let mut model = Model::new(Start::new(text, Saved::Yes, Size { width: 120, height: 40 }));
        let options = TerminalOptions { viewport: Viewport::Fixed(Rect::new(0, 0, 120, 40)) };
        let paint = Paint::new(Vec::new(), Knows::default(), depth);
        let mut terminal = Terminal::with_options(paint, options).unwrap();
        let mut draw = |model: &Model| {
            terminal.backend_mut().out.clear();
            terminal.draw(|frame| drop(view(model, theme, frame))).unwrap();
            terminal.backend().out.len()
        };
        draw(&model);
        update(&mut model, Msg::Key(Chord::plain(Key::Enter)));
        draw(&model);
        let letters = "com.acme.kiosk for visitors of our shops";
        let mut counts: Vec<_> = letters
            .chars()
            .map(|c| {
                update(&mut model, Msg::Key(Chord::char(c)));
                draw(&model)
            })
            .collect();
        counts.sort_unstable();
        counts
    }

    #[test]
    fn a_key_that_types_costs_at_most_250_bytes_in_the_median() {
        let colours = Colours { fg: Rgb(220, 220, 220), bg: Rgb(20, 20, 20), palette: [None; 6] };
        for (palette, depth) in [
            (Palette::Mono, Depth::Sixteen),
            (Palette::Dark, Depth::Sixteen),
            (Palette::Unknown, Depth::Indexed),
            (Palette::Known(colours, Depth::Indexed), Depth::Indexed),
            (Palette::Known(colours, Depth::True), Depth::True),
        ] {
            let counts = typed(&Theme::new(palette, Glyphs::Unicode), depth);
            let median = counts[counts.len() / 2];
            assert!(median <= 250, "{palette:?}: {median} of {counts:?}");
        }
    }
}
