//! The terminal's state: taken, and given back as it was.
//!
//! It is asked for its colours alone, and no answer is waited for.

use std::fmt;
use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use crossterm::clipboard::CopyToClipboard;
use crossterm::cursor::Show;
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::style::ResetColor;
use crossterm::terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode};
use crossterm::{Command, execute, queue};

use super::appearance::{NO_MORE, QUESTION};
use super::knows::Knows;
use super::output::{Output, make_room_while};
use crate::app::Mouse;

/// Whether the terminal tells of buttons and the wheel; of ways it never does.
struct Tells(Mouse);

impl Command for Tells {
    /// Cells are told in numbers of any size.
    fn write_ansi(&self, out: &mut impl fmt::Write) -> fmt::Result {
        out.write_str(match self.0 {
            Mouse::Form => "\x1b[?1000h\x1b[?1006h",
            Mouse::Terminal => "\x1b[?1006l\x1b[?1000l",
            Mouse::Nobody => "",
        })
    }

    #[cfg(windows)]
    fn execute_winapi(&self) -> io::Result<()> {
        match self.0 {
            Mouse::Form => crossterm::event::EnableMouseCapture.execute_winapi(),
            Mouse::Terminal => crossterm::event::DisableMouseCapture.execute_winapi(),
            Mouse::Nobody => Ok(()),
        }
    }

    #[cfg(windows)]
    fn is_ansi_code_supported(&self) -> bool {
        false
    }
}

/// Clears a screen that there is no second of.
const CLEAR: &[u8] = b"\x1b[H\x1b[J";

/// How late an interrupt may come that was typed for another program.
#[cfg_attr(not(unix), allow(dead_code, reason = "only Unix has signals that are meant for another"))]
const LATE: Duration = Duration::from_secs(1);

/// Whether another program has the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Lent {
    #[default]
    Never,
    Now,
    Until(Instant),
}

/// The terminal. The loop holds it, and everything that can end the program.
#[derive(Debug, Clone, Default)]
pub(super) struct Terminal(Arc<State>);

#[derive(Debug, Default)]
struct State {
    /// Whether the terminal is ours now.
    ours: AtomicBool,
    /// Whether somebody writes what gives it back.
    leaving: AtomicBool,
    /// Whether it is to tell of the mouse while it is ours.
    mouse: AtomicBool,
    /// Whether another program has it, which we started; who waits for its end is told.
    lent: Mutex<Lent>,
    back: Condvar,
    /// Whether it was asked, and tells when its colours change.
    colours: AtomicBool,
    /// What it understands.
    knows: Knows,
}

impl Terminal {
    /// A terminal that understands so much.
    pub(super) fn new(knows: Knows) -> Terminal {
        Terminal(Arc::new(State { knows, ..State::default() }))
    }

    /// Takes the terminal, again if it is ours: whoever had it meanwhile may have changed it.
    pub(super) fn take(&self) -> io::Result<()> {
        // The settings of now are those to give back, unless they are still our own.
        disable_raw_mode()?;
        self.0.ours.store(true, SeqCst);
        enable_raw_mode()?;
        let mut out = frame();
        if self.0.knows.second_screen {
            queue!(out, EnterAlternateScreen)?;
        } else {
            out.write_all(CLEAR)?;
        }
        if self.0.knows.tells {
            queue!(out, EnableBracketedPaste)?;
        }
        execute!(out, Tells(self.its(Mouse::Form)))
    }

    /// Takes the mouse, or gives it back; a terminal that is not ours now is told once it is.
    pub(super) fn mouse(&self, mouse: Mouse) -> io::Result<()> {
        let takes = mouse == Mouse::Form;
        let changes = self.0.mouse.swap(takes, SeqCst) != takes;
        if changes && self.0.ours.load(SeqCst) {
            execute!(frame(), Tells(mouse))?;
        }
        Ok(())
    }

    /// Puts a text on its clipboard, if it is ours.
    pub(super) fn copy(&self, text: &str) -> io::Result<()> {
        if self.0.ours.load(SeqCst) {
            execute!(frame(), CopyToClipboard::to_clipboard_from(text))?;
        }
        Ok(())
    }

    /// Another program gets it, and everything that is typed.
    pub(super) fn is_lent(&self) {
        *self.lent() = Lent::Now;
    }

    /// That program has ended.
    pub(super) fn is_back(&self) {
        *self.lent() = Lent::Until(Instant::now());
        self.0.back.notify_all();
    }

    /// Whether another program has it.
    pub(super) fn is_with_another(&self) -> bool {
        *self.lent() == Lent::Now
    }

    /// Whether an interrupt may have been typed for another program: it comes here too, and sometimes
    /// only when it has ended that program.
    #[cfg_attr(not(unix), allow(dead_code, reason = "only Unix has signals that are meant for another"))]
    pub(super) fn is_interrupted_for_another(&self) -> bool {
        match *self.lent() {
            Lent::Never => false,
            Lent::Now => true,
            Lent::Until(back) => back.elapsed() < LATE,
        }
    }

    /// Waits as long as another program has it; whether one had.
    pub(super) fn wait_for_it(&self) -> bool {
        let mut lent = self.lent();
        let had = *lent == Lent::Now;
        while *lent == Lent::Now {
            lent = self.0.back.wait(lent).unwrap_or_else(PoisonError::into_inner);
        }
        had
    }

    fn lent(&self) -> MutexGuard<'_, Lent> {
        self.0.lent.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Asks for its colours, and to be told when they change.
    pub(super) fn ask(&self) -> io::Result<()> {
        self.0.colours.store(true, SeqCst);
        Output.write_all(QUESTION)
    }

    /// Gives it back, if it is ours. A terminal that is gone cannot be helped.
    pub(super) fn give_back(&self) {
        self.0.leaving.store(true, SeqCst);
        if self.0.ours.swap(false, SeqCst) {
            self.restore();
        }
        self.0.leaving.store(false, SeqCst);
    }

    /// The same from outside the loop, which may be waiting for the terminal for ever: with a frame, or with
    /// the very bytes that give it back.
    pub(super) fn give_back_at_last(&self) {
        self.0.leaving.fetch_or(self.0.ours.load(SeqCst), SeqCst);
        thread::scope(|scope| {
            let waits = || make_room_while(|| self.0.leaving.load(SeqCst));
            let room = thread::Builder::new().spawn_scoped(scope, waits);
            if self.0.ours.load(SeqCst) || room.is_err() {
                self.give_back();
            }
        });
    }

    /// What it is told of the mouse: nothing, where it is not to tell of it.
    fn its(&self, mouse: Mouse) -> Mouse {
        if self.0.mouse.load(SeqCst) { mouse } else { Mouse::Nobody }
    }

    fn restore(&self) {
        let mut out = frame();
        if self.0.colours.swap(false, SeqCst) {
            let _ = out.write_all(NO_MORE);
        }
        let tells = Tells(self.its(Mouse::Terminal));
        // What cannot be written is not read either.
        let _ = queue!(out, tells, ResetColor);
        if self.0.knows.tells {
            let _ = queue!(out, DisableBracketedPaste);
        }
        if self.0.knows.second_screen {
            let _ = queue!(out, LeaveAlternateScreen);
        } else {
            let _ = out.write_all(CLEAR);
        }
        if self.0.knows.hides_cursor {
            let _ = queue!(out, Show);
        }
        let _ = out.flush();
        let _ = disable_raw_mode();
    }
}

/// All of it in one write: what is cut in the middle is worse than what does not come.
fn frame() -> impl Write {
    io::BufWriter::new(Output)
}
