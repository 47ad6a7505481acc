//! The terminal's state: taken, and given back as it was.
//!
//! It is asked nothing: an answer may never come, and what comes instead would be typed.

use std::io::{self, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::cursor::Show;
use crossterm::event::{DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste};
use crossterm::execute;
use crossterm::style::ResetColor;
use crossterm::terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode};

use super::output::{Output, make_room};

/// Whether the terminal is ours now. The loop holds it, and everything that can end the program.
#[derive(Debug, Clone, Default)]
pub(super) struct Terminal(Arc<AtomicBool>);

impl Terminal {
    /// Takes the terminal, again if it is ours: whoever had it meanwhile may have changed it.
    pub(super) fn take(&self) -> io::Result<()> {
        // The settings of now are those to give back, unless they are still our own.
        disable_raw_mode()?;
        self.0.store(true, Ordering::SeqCst);
        enable_raw_mode()?;
        execute!(frame(), EnterAlternateScreen, EnableBracketedPaste)
    }

    /// Gives it back, if it is ours. A terminal that is gone cannot be helped.
    pub(super) fn give_back(&self) {
        if self.0.swap(false, Ordering::SeqCst) {
            restore();
        }
    }

    /// The same from outside the loop, which may be waiting for the terminal for ever.
    pub(super) fn give_back_at_last(&self) {
        if self.0.load(Ordering::SeqCst) {
            make_room();
            restore();
        }
    }
}

/// All of it in one write: what is cut in the middle is worse than what does not come.
fn frame() -> impl Write {
    io::BufWriter::new(Output)
}

fn restore() {
    let _ =
        execute!(frame(), DisableMouseCapture, DisableBracketedPaste, ResetColor, LeaveAlternateScreen, Show);
    let _ = disable_raw_mode();
}
