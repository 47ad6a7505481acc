//! Reads the terminal on a thread of its own, which sleeps until something comes.
//!
//! It also watches for the terminal's end: a terminal that is gone tells so to whoever reads it,
//! also where the signal that says the same is ignored.

use std::sync::mpsc::{Sender, SyncSender, sync_channel};
use std::thread;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use rustix::stdio::stdin;

use super::{AHEAD, Parser, Permits, Told};
use crate::app::Msg;
use crate::tui::guard::{GONE, Guard};
use crate::tui::{End, Event};

/// How many bytes are read at once.
const CHUNK: usize = 1024;

/// Reads until the terminal is gone.
pub(in crate::tui) fn read(sender: Sender<Event>, guard: Guard) -> std::io::Result<Permits> {
    let (permits, permitted) = sync_channel(AHEAD);
    let bytes = [0; CHUNK];
    let mut reader = Reader { parser: Parser::new(), sender, permits, guard: guard.clone(), bytes };
    thread::Builder::new().spawn(move || {
        while reader.turn() {}
        guard.end(End::Gone, GONE, None);
    })?;
    Ok(permitted)
}

struct Reader {
    parser: Parser,
    sender: Sender<Event>,
    permits: SyncSender<()>,
    guard: Guard,
    bytes: [u8; CHUNK],
}

impl Reader {
    /// Waits once; whether the terminal and the loop are still there.
    fn turn(&mut self) -> bool {
        let wait = self.parser.quiet().and_then(|quiet| Timespec::try_from(quiet.time()).ok());
        let terminal = stdin();
        let mut messages = Vec::new();
        match poll(&mut [PollFd::new(&terminal, PollFlags::IN)], wait.as_ref()) {
            Err(Errno::INTR) => {}
            Ok(0) => self.parser.flush(&mut messages),
            // What is typed is another program's.
            Ok(_) | Err(_) if self.guard.terminal().wait_for_it() => {}
            // Some systems cannot wait for some terminals; reading waits as well.
            Ok(_) | Err(_) => match self.read() {
                Ok(count) => self.parser.feed(&self.bytes[..count], &mut messages),
                Err(Errno::INTR | Errno::AGAIN) => {}
                Err(_) => return false,
            },
        }
        let told = self.parser.told();
        self.hand_on(messages, told)
    }

    /// Reads what there is; the end is an error.
    fn read(&mut self) -> Result<usize, Errno> {
        match rustix::io::read(stdin(), &mut self.bytes)? {
            0 => Err(Errno::IO),
            count => Ok(count),
        }
    }

    fn hand_on(&self, messages: Vec<Msg>, told: Vec<Told>) -> bool {
        (messages.is_empty() && told.is_empty())
            || (self.permits.send(()).is_ok() && self.sender.send(Event::Input(messages, told)).is_ok())
    }
}
