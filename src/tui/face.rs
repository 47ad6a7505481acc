//! What the person sees: the screen, and whether it is ours to draw on now.
//!
//! It deliberately knows nothing of why something is drawn.

use std::io::{self, BufWriter};
use std::mem::ManuallyDrop;
use std::time::Instant;

#[cfg(not(unix))]
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::{TerminalOptions, Viewport};

use super::appearance::Appearance;
use super::clusters::Clusters;
use super::input::Told;
use super::output::Output;
#[cfg(unix)]
use super::paint::Paint;
use super::terminal::Terminal;
use crate::app::{Model, Mouse, Msg, Pointer, Size, update};
use crate::ui::{self, Targets, theme::Theme};

/// One write a frame, for any window that people have.
const FRAME: usize = 1 << 16;

type Screen = ratatui::Terminal<Painter>;

#[cfg(unix)]
type Painter = Paint<BufWriter<Output>>;

/// Other systems have terminals that are told by calls.
#[cfg(not(unix))]
type Painter = CrosstermBackend<BufWriter<Output>>;

#[cfg(unix)]
fn painter(appearance: &Appearance) -> Painter {
    let (knows, depth) = appearance.understood();
    Paint::new(BufWriter::with_capacity(FRAME, Output), knows, depth)
}

#[cfg(not(unix))]
fn painter(_appearance: &Appearance) -> Painter {
    CrosstermBackend::new(BufWriter::with_capacity(FRAME, Output))
}

/// The largest window that is drawn on: what lies outside stays empty. Two frames of cells are held,
/// and a terminal can claim to have four thousand million.
const LARGEST: Size = Size { width: 1000, height: 500 };

fn capped(width: u16, height: u16) -> Size {
    Size { width: width.min(LARGEST.width), height: height.min(LARGEST.height) }
}

/// The size of the terminal in cells; that of an old terminal where it does not tell.
pub(super) fn size() -> Size {
    match crossterm::terminal::size() {
        Ok((width @ 1.., height @ 1..)) => capped(width, height),
        _ => Size { width: 80, height: 24 },
    }
}

/// The screen.
pub(super) struct Face {
    terminal: Terminal,
    /// Never dropped: where the terminal is gone, and standard error with it, that panics.
    screen: ManuallyDrop<Screen>,
    theme: Theme,
    appearance: Appearance,
    /// What stood where in the last picture.
    targets: Targets,
    clusters: Clusters,
    /// Whether the program was stopped and has not been continued: the terminal is another's.
    away: Away,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Away {
    Yes,
    No,
}

impl Face {
    /// Takes the terminal.
    pub(super) fn new(terminal: Terminal, appearance: Appearance) -> io::Result<Face> {
        terminal.take()?;
        let backend = painter(&appearance);
        // The area is the model's, and changes when that does.
        let options = TerminalOptions { viewport: Viewport::Fixed(area(size())) };
        let screen = ManuallyDrop::new(Screen::with_options(backend, options)?);
        let theme = appearance.theme();
        Ok(Face {
            terminal,
            screen,
            theme,
            appearance,
            targets: Targets::default(),
            clusters: Clusters::default(),
            away: Away::No,
        })
    }

    /// Draws what has changed.
    pub(super) fn draw(&mut self, model: &Model) -> io::Result<()> {
        if self.away == Away::No {
            let (targets, clusters, theme) = (&mut self.targets, &mut self.clusters, &self.theme);
            self.screen.draw(|frame| {
                *targets = ui::view(model, theme, frame);
                clusters.settle(frame.buffer_mut());
            })?;
            // Never before a frame: nobody waits for what a terminal answers.
            if self.appearance.wants_to_ask() {
                self.terminal.ask()?;
                self.appearance.asked(Instant::now());
            }
        }
        Ok(())
    }

    /// Takes what the terminal told of itself.
    pub(super) fn hear(&mut self, told: Vec<Told>) {
        if !told.is_empty() {
            for told in told {
                self.appearance.hear(told);
            }
            self.theme = self.appearance.theme();
        }
    }

    /// Until when an answer of the terminal may still be on its way.
    pub(super) fn waits_until(&self) -> Option<Instant> {
        self.appearance.waits_until()
    }

    /// What a pointer means that acted on the last picture.
    pub(super) fn points_at(&self, pointer: Pointer) -> Option<Msg> {
        self.targets.message(pointer)
    }

    /// Puts a text on the clipboard.
    pub(super) fn copy(&self, text: &str) -> io::Result<()> {
        self.terminal.copy(text)
    }

    /// Takes the mouse, or gives it back.
    pub(super) fn mouse(&self, mouse: Mouse) -> io::Result<()> {
        self.terminal.mouse(mouse)
    }

    /// Takes the size that the terminal has now. What it shows after a change is its own affair:
    /// all is drawn anew.
    pub(super) fn resize(&mut self, model: &mut Model) -> io::Result<()> {
        let size = size();
        update(model, Msg::Resize(size));
        match self.away {
            Away::Yes => Ok(()),
            Away::No => {
                self.clusters.forget();
                self.screen.resize(area(size))
            }
        }
    }

    /// Gives the terminal back for as long as the program is stopped.
    pub(super) fn leave(&mut self) {
        self.terminal.give_back();
        self.away = Away::Yes;
    }

    /// The program goes on, whether or not it was asked to stop.
    pub(super) fn come_back(&mut self, model: &mut Model) -> io::Result<()> {
        self.terminal.take()?;
        #[cfg(unix)]
        self.screen.backend_mut().forget();
        // Whoever had the terminal may have given it other colours.
        self.appearance.hear(Told::Restyled);
        self.away = Away::No;
        self.resize(model)
    }
}

impl Drop for Face {
    fn drop(&mut self) {
        self.terminal.give_back();
    }
}

fn area(size: Size) -> Rect {
    Rect::new(0, 0, size.width, size.height)
}

#[cfg(test)]
mod tests {
    use super::{Size, capped};

    #[test]
    fn a_window_is_drawn_on_up_to_a_size_that_can_be_held() {
        assert_eq!(capped(u16::MAX, u16::MAX), Size { width: 1000, height: 500 });
        assert_eq!(capped(300, 100), Size { width: 300, height: 100 });
    }
}
