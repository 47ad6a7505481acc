//! The terminal's state: taken once, given back on every way out.
//!
//! Quit, error, panic, signal: each ends in [`restore`], which may run more than once.

use std::io::{self, Write};
use std::sync::mpsc::Sender;
use std::time::Duration;

use crossterm::cursor::Show;
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::execute;
use crossterm::terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode};
use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGWINCH};
use signal_hook::iterator::Signals;

use super::Event;
use crate::ui::safe;

/// How long the loop may take to end after a signal: a frozen terminal holds it for ever.
const PATIENCE: Duration = Duration::from_secs(2);

/// The exit code after a panic, as the language's own.
pub(super) const PANICKED: u8 = 101;

/// The exit code when the terminal is gone: that of a hang-up.
pub(super) const GONE: u8 = 129;

/// Holds the terminal; dropping it gives the terminal back.
pub(super) struct Guard;

impl Guard {
    /// Prepares the terminal, and what happens if a thread panics.
    pub(super) fn enter(sender: Sender<Event>) -> io::Result<Guard> {
        std::panic::set_hook(Box::new(move |panic| {
            // What a panic quotes may come from a file.
            let words = safe::display_safe(&panic.to_string());
            if std::thread::current().name() == Some("main") {
                restore();
                complain(&words);
                std::process::exit(i32::from(PANICKED));
            }
            // The loop may be drawing just now: only it can end without a frame coming after.
            let _ = sender.send(Event::Panicked(words));
        }));
        enable_raw_mode()?;
        let guard = Guard;
        execute!(io::stdout(), EnterAlternateScreen, EnableBracketedPaste)?;
        Ok(guard)
    }
}

/// Says that the program is at fault, on a terminal that is given back.
pub(super) fn complain(words: &str) {
    let _ = writeln!(io::stderr(), "lp-manifest: this is a bug, please report it: {words}");
}

impl Drop for Guard {
    fn drop(&mut self) {
        restore();
    }
}

/// Gives the terminal back as it was. A terminal that is gone cannot be helped.
fn restore() {
    let _ = execute!(io::stdout(), DisableBracketedPaste, LeaveAlternateScreen, Show);
    let _ = disable_raw_mode();
}

/// Hands signals to the loop, a changed window among them; if the loop does not end when it
/// should, ends the program itself.
pub(super) fn watch_signals(sender: Sender<Event>) -> io::Result<()> {
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGWINCH])?;
    std::thread::spawn(move || {
        for signal in signals.forever() {
            if signal == SIGWINCH {
                let _ = sender.send(Event::Resized);
                continue;
            }
            let signal = u8::try_from(signal).unwrap_or(0);
            let _ = sender.send(Event::End(signal));
            std::thread::sleep(PATIENCE);
            restore();
            std::process::exit(128 + i32::from(signal));
        }
    });
    Ok(())
}
