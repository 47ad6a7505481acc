//! Bytes to the terminal.
//!
//! Not through the standard library's handle: its lock is held by whoever waits for a terminal that
//! takes nothing, and then nobody else can give the terminal back.

use std::io::{self, Write};

/// The terminal on standard output, without a lock and without a buffer.
#[derive(Debug, Clone, Copy)]
pub(super) struct Output;

#[cfg(unix)]
mod unix {
    use std::io;
    use std::thread;
    use std::time::Duration;

    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    use rustix::io::Errno;
    use rustix::stdio::stdout;
    use rustix::termios::{Action, QueueSelector, tcflow, tcflush};

    /// Writes what the terminal takes. Another program may have left the terminal in a state in
    /// which a write does not wait: then the waiting is done here.
    pub(super) fn write(bytes: &[u8]) -> io::Result<usize> {
        loop {
            match rustix::io::write(stdout(), bytes) {
                Err(Errno::AGAIN) => takes_more(None)?,
                Err(error) => return Err(error.into()),
                Ok(count) => return Ok(count),
            };
        }
    }

    /// Whether the terminal takes bytes, waiting for it; `None` waits for ever.
    pub(super) fn takes_more(wait: Option<Duration>) -> io::Result<bool> {
        let wait = wait.and_then(|wait| Timespec::try_from(wait).ok());
        let out = stdout();
        match poll(&mut [PollFd::new(&out, PollFlags::OUT)], wait.as_ref()) {
            Ok(ready) => Ok(ready > 0),
            Err(Errno::INTR) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }

    /// Where the terminal takes nothing, drops what was written and has not been shown, and lets output
    /// flow: also where a key has stopped it. Who waits to write is woken by that alone.
    pub(super) fn make_room() {
        if takes_more(Some(ROUND)).unwrap_or(true) {
            // Who was woken has the rest of a frame to write, and may fill it again.
            return thread::sleep(ROUND);
        }
        let _ = tcflush(stdout(), QueueSelector::OFlush);
        let _ = tcflow(stdout(), Action::OOff);
        let _ = tcflow(stdout(), Action::OOn);
    }

    const ROUND: Duration = Duration::from_millis(20);
}

impl Write for Output {
    #[cfg(unix)]
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        unix::write(bytes)
    }

    #[cfg(not(unix))]
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        io::stdout().write(bytes)
    }

    #[cfg(unix)]
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }

    #[cfg(not(unix))]
    fn flush(&mut self) -> io::Result<()> {
        io::stdout().flush()
    }
}

/// Makes a terminal that takes nothing take what is written, as long as somebody has something to write:
/// what it has not shown of a frame is worth less than a terminal that is given back.
pub(super) fn make_room_while(writes: impl Fn() -> bool) {
    while writes() {
        #[cfg(unix)]
        unix::make_room();
        #[cfg(not(unix))]
        return;
    }
}
