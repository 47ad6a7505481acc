//! The ways out that the loop does not see: a panic, and a loop that does not end when it should.
//!
//! The loop ends by itself wherever it can; this only makes sure that the program does.

use std::io::{self, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use super::output;
use super::terminal::Terminal;
use super::{End, Event};
use crate::safe;

/// How long the loop may take to end: a frozen terminal holds it for ever.
const PATIENCE: Duration = Duration::from_secs(2);

/// How long it may take once the terminal was made to take what it writes.
const AGAIN: Duration = Duration::from_millis(400);

/// How long a terminal may take that is given back, or written to, at last.
const FAREWELL: Duration = Duration::from_millis(200);

/// The exit code after a panic, as the language's own.
pub(super) const PANICKED: u8 = 101;

/// The exit code when the terminal is gone: that of a hang-up.
pub(super) const GONE: u8 = 129;

/// What it takes to end the program from any thread.
#[derive(Debug, Clone)]
pub(super) struct Guard {
    terminal: Terminal,
    sender: Sender<Event>,
}

impl Guard {
    /// Guards a terminal; the loop is told through `sender`.
    pub(super) fn new(terminal: Terminal, sender: Sender<Event>) -> Guard {
        Guard { terminal, sender }
    }

    /// The terminal that is guarded.
    pub(super) fn terminal(&self) -> &Terminal {
        &self.terminal
    }

    /// Has a panic in any thread end the program in order. Called by the thread that the loop runs
    /// on, which has to catch its own.
    pub(super) fn watch_panics(&self) {
        let guard = self.clone();
        let of_the_loop = thread::current().id();
        let before = Arc::new(AtomicBool::new(false));
        std::panic::set_hook(Box::new(move |panic| {
            // What a panic quotes may come from a file.
            let words = safe::display_safe(&panic.to_string()).into_owned();
            // A second one while the first is on its way ends the program at once, unless this does.
            if thread::current().id() == of_the_loop && before.swap(true, Ordering::SeqCst) {
                guard.finish(PANICKED, Some(&words));
            }
            // Only the loop can end without a frame coming after, and keep what is not saved.
            guard.end(End::Panicked(words.clone()), PANICKED, Some(words));
        }));
    }

    /// Tells the loop to end; if it does not in time, ends the program without it.
    pub(super) fn end(&self, end: End, code: u8, words: Option<String>) {
        let guard = self.clone();
        let _ = self.sender.send(Event::Ends(end));
        // Without another thread there is only the loop to hope for.
        let _ = thread::Builder::new().spawn(move || {
            thread::sleep(PATIENCE);
            // It may wait for the terminal; what it has to show is worth nothing any more.
            let last = Instant::now() + AGAIN;
            output::make_room_while(|| Instant::now() < last);
            guard.finish(code, words.as_deref());
        });
    }

    /// Ends the program now, from whatever thread; nothing in it can hold that up.
    fn finish(&self, code: u8, words: Option<&str>) -> ! {
        let terminal = self.terminal.clone();
        within(FAREWELL, move || terminal.give_back_at_last());
        if let Some(words) = words.map(str::to_owned) {
            within(FAREWELL, move || complain(&words));
        }
        std::process::exit(i32::from(code))
    }
}

/// What a panic of the loop said.
pub(super) fn words(events: &Receiver<Event>) -> String {
    let said = |event| match event {
        Event::Ends(End::Panicked(words)) => Some(words),
        _ => None,
    };
    events.try_iter().find_map(said).unwrap_or_default()
}

/// Says that the program is at fault, on a terminal that is given back.
pub(super) fn complain(words: &str) {
    let _ = writeln!(io::stderr(), "lp-manifest: this is a bug, please report it: {words}");
}

/// Does something, and waits for its end no longer than that.
fn within(time: Duration, action: impl FnOnce() + Send + 'static) {
    let (done, waiting) = channel();
    let started = thread::Builder::new().spawn(move || {
        action();
        let _ = done.send(());
    });
    if started.is_ok() {
        let _ = waiting.recv_timeout(time);
    }
}
