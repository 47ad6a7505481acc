//! Where words go: results to standard output, complaints to standard error.
//!
//! A reader who has gone away is no trouble: the rest is dropped in silence. It deliberately
//! knows nothing of what is said, except that a complaint may not control the terminal.

use std::fmt;
use std::io::{self, BufWriter, ErrorKind, Stdout, Write};

use anyhow::{Result, anyhow};

use super::safe::display_safe;
use super::{PROBLEMS, TROUBLE};

/// Standard output, and standard error beside it.
pub(super) struct Out {
    results: BufWriter<Stdout>,
    /// Whether the reader has gone away.
    closed: bool,
}

/// A sentence that ends the program, with its exit code.
#[derive(Debug)]
pub(super) struct Complaint {
    pub(super) code: u8,
    sentence: String,
}

impl Out {
    pub(super) fn new() -> Out {
        Out { results: BufWriter::new(io::stdout()), closed: false }
    }

    /// Writes to standard output, exactly as given.
    pub(super) fn print(&mut self, text: &str) -> Result<()> {
        if self.closed {
            return Ok(());
        }
        let written = self.results.write_all(text.as_bytes());
        self.judge(written)
    }

    /// Hands everything on that was printed.
    pub(super) fn flush(&mut self) -> Result<()> {
        if self.closed {
            return Ok(());
        }
        let flushed = self.results.flush();
        self.judge(flushed)
    }

    fn judge(&mut self, written: io::Result<()>) -> Result<()> {
        match written {
            Ok(()) => Ok(()),
            Err(error) => {
                self.closed = true;
                if error.kind() == ErrorKind::BrokenPipe {
                    return Ok(());
                }
                let reason = error.to_string();
                let reason = reason.split(" (os error").next().unwrap_or("").to_lowercase();
                Err(anyhow!("standard output cannot be written: {reason}"))
            }
        }
    }

    /// Writes results to standard error, where standard output is taken by something else.
    pub(super) fn report_aside(&mut self, text: &str) {
        let _ = self.flush();
        // Whoever closed it does not want to know.
        let _ = io::stderr().write_all(text.as_bytes());
    }

    /// Says on standard error, in one sentence, what is wrong and what to do.
    pub(super) fn complain(&mut self, sentence: &str) {
        // What went before comes first; whether it does is not worth a second complaint.
        let _ = self.flush();
        let _ = writeln!(io::stderr(), "lp-manifest: {}", display_safe(sentence));
    }
}

impl fmt::Display for Complaint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentence)
    }
}

impl std::error::Error for Complaint {}

/// Wrong usage, or a file that cannot be read or written.
pub(super) fn trouble(sentence: impl Into<String>) -> anyhow::Error {
    Complaint { code: TROUBLE, sentence: sentence.into() }.into()
}

/// A problem of the manifest itself.
pub(super) fn problem(sentence: impl Into<String>) -> anyhow::Error {
    Complaint { code: PROBLEMS, sentence: sentence.into() }.into()
}
