//! One line that says how far a long search is, and goes away again.
//!
//! Only on a terminal, and only once it has taken a while. It deliberately says nothing that matters:
//! whoever pipes standard error away misses nothing.

use std::ffi::OsStr;
use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};

/// How long nothing is said.
const PATIENCE: Duration = Duration::from_millis(500);

/// How often the line is written anew.
const PACE: Duration = Duration::from_millis(100);

/// What takes the line away.
const ERASE: &str = "\r\u{1b}[K";

/// The line on standard error.
pub(super) struct Progress {
    line: Line,
    begun: Instant,
}

/// The line itself, to which the time is told.
struct Line {
    /// Whether there is somebody to read it.
    wanted: bool,
    /// When it was last written.
    last: Option<Duration>,
}

impl Progress {
    /// Begins to wait.
    pub(super) fn begin() -> Progress {
        let term = std::env::var_os("TERM");
        let wanted = wanted(io::stderr().is_terminal(), term.as_deref());
        Progress { line: Line { wanted, last: None }, begun: Instant::now() }
    }

    /// Nobody is told anything.
    pub(super) fn none() -> Progress {
        Progress { line: Line { wanted: false, last: None }, begun: Instant::now() }
    }

    /// Says how far it is, if it is time to.
    pub(super) fn tell(&mut self, done: usize, of: Option<usize>) {
        if let Some(text) = self.line.at(self.begun.elapsed(), done, of) {
            write(&text);
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.line.last.is_some() {
            write(ERASE);
        }
    }
}

fn write(text: &str) {
    // A line that nobody sees is no trouble.
    let _ = io::stderr().write_all(text.as_bytes());
}

fn wanted(terminal: bool, term: Option<&OsStr>) -> bool {
    terminal && term.is_none_or(|term| !term.is_empty() && term != "dumb")
}

impl Line {
    /// What is written after so much time, if anything.
    fn at(&mut self, elapsed: Duration, done: usize, of: Option<usize>) -> Option<String> {
        let due = self.last.map_or(PATIENCE, |last| last + PACE);
        if !self.wanted || elapsed < due {
            return None;
        }
        self.last = Some(elapsed);
        Some(match of {
            Some(of) => format!("{ERASE}checked {done} of {of} files"),
            None => format!("{ERASE}found {done} files"),
        })
    }
}

#[cfg(test)]
mod tests {
    use std::ffi::OsStr;
    use std::time::Duration;

    use super::{Line, wanted};

    #[test]
    fn nothing_is_said_to_a_pipe_or_a_dumb_terminal() {
        assert!(wanted(true, Some(OsStr::new("xterm"))) && wanted(true, None));
        assert!(!wanted(false, Some(OsStr::new("xterm"))) && !wanted(true, Some(OsStr::new("dumb"))));
        let mut line = Line { wanted: false, last: None };
        assert_eq!(line.at(Duration::from_secs(9), 1, None), None);
    }

    #[test]
    fn nothing_is_said_at_first_and_little_later() {
        let mut line = Line { wanted: true, last: None };
        let said = [0, 499, 500, 550, 599, 600, 601]
            .map(|time| line.at(Duration::from_millis(time), time as usize, Some(700)));
        let expected = [None, None, Some(500), None, None, Some(600), None];
        assert_eq!(
            said,
            expected.map(|done| done.map(|done| format!("\r\u{1b}[Kchecked {done} of 700 files")))
        );
    }
}
