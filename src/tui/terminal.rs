//! The terminal's state: taken, and given back as it was.
//!
//! It is asked for its colours alone, and no answer is waited for.

use std::io::{self, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::cursor::Show;
use crossterm::event::{DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste};
use crossterm::execute;
use crossterm::style::ResetColor;
use crossterm::terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode};

use super::appearance::{NO_MORE, QUESTION};
use super::output::{Output, make_room};

/// Whether the terminal is ours now. The loop holds it, and everything that can end the program.
#[derive(Debug, Clone, Default)]
pub(super) struct Terminal(Arc<State>);

#[derive(Debug, Default)]
struct State {
    ours: AtomicBool,
    /// Whether it was asked, and tells when its colours change.
    tells: AtomicBool,
}

impl Terminal {
    /// Takes the terminal, again if it is ours: whoever had it meanwhile may have changed it.
    pub(super) fn take(&self) -> io::Result<()> {
        // The settings of now are those to give back, unless they are still our own.
        disable_raw_mode()?;
        self.0.ours.store(true, Ordering::SeqCst);
        enable_raw_mode()?;
        execute!(frame(), EnterAlternateScreen, EnableBracketedPaste)
    }

    /// Asks for its colours, and to be told when they change.
    pub(super) fn ask(&self) -> io::Result<()> {
        self.0.tells.store(true, Ordering::SeqCst);
        Output.write_all(QUESTION)
    }

    /// Gives it back, if it is ours. A terminal that is gone cannot be helped.
    pub(super) fn give_back(&self) {
        if self.0.ours.swap(false, Ordering::SeqCst) {
            self.restore();
        }
    }

    /// The same from outside the loop, which may be waiting for the terminal for ever.
    pub(super) fn give_back_at_last(&self) {
        if self.0.ours.load(Ordering::SeqCst) {
            make_room();
            self.restore();
        }
    }

    fn restore(&self) {
        let mut out = frame();
        if self.0.tells.swap(false, Ordering::SeqCst) {
            let _ = out.write_all(NO_MORE);
        }
        let _ =
            execute!(out, DisableMouseCapture, DisableBracketedPaste, ResetColor, LeaveAlternateScreen, Show);
        let _ = disable_raw_mode();
    }
}

/// All of it in one write: what is cut in the middle is worse than what does not come.
fn frame() -> impl Write {
    io::BufWriter::new(Output)
}
