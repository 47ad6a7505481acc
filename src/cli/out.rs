//! Where words go: results to standard output, complaints to standard error.
//!
//! A reader who has gone away is no trouble: the rest is dropped in silence. It deliberately
//! knows nothing of what is said, except that a complaint may not control the terminal.

use std::fmt;
use std::io::{self, BufWriter, ErrorKind, Write};

use anyhow::Result;
use lp_manifest::store::reason;

use super::colour::{Colour, When};
use super::safe::display_safe;
use super::{PROBLEMS, TROUBLE, commands};

/// How much is said, and in which colours: for every command.
#[derive(Debug, Clone, Copy, Default, clap::Args)]
pub(super) struct Manner {
    /// Colour what commands print
    #[arg(
        long,
        global = true,
        value_enum,
        value_name = "WHEN",
        default_value_t,
        hide_possible_values = true
    )]
    color: When,
    /// Say nothing but results and problems; -qq nothing for people at all
    #[arg(long, short, global = true, action = clap::ArgAction::Count)]
    quiet: u8,
}

/// Standard output, and standard error beside it.
pub(super) struct Out {
    manner: Manner,
    results: BufWriter<Box<dyn Write>>,
    output: State,
    asides: Box<dyn Write>,
    /// What standard error said when results were written there.
    aside: State,
}

/// What has become of a stream.
enum State {
    Open,
    /// Nobody reads it any more.
    Closed,
    /// It took less than it was given, and why. It is never forgotten: the exit code tells of it.
    Failed(String),
}

/// A sentence that ends the program, with its exit code.
#[derive(Debug)]
pub(super) struct Complaint {
    pub(super) code: u8,
    sentence: String,
}

impl Out {
    pub(super) fn new() -> Out {
        Out::to(Box::new(io::stdout()), Box::new(io::stderr()))
    }

    /// The same with something else in place of the two streams.
    pub(super) fn to(results: Box<dyn Write>, asides: Box<dyn Write>) -> Out {
        Out {
            manner: Manner::default(),
            results: BufWriter::new(results),
            output: State::Open,
            asides,
            aside: State::Open,
        }
    }

    /// Goes on in a manner.
    pub(super) fn mind(&mut self, manner: Manner) {
        self.manner = manner;
    }

    /// The colours of results.
    pub(super) fn colour(&self) -> Colour {
        Colour::of_output(self.manner.color)
    }

    /// Whether colours were asked for in so many words.
    pub(super) fn must_colour(&self) -> bool {
        self.manner.color == When::Always
    }

    /// Whether only problems are said.
    pub(super) fn is_quiet(&self) -> bool {
        self.manner.quiet > 0
    }

    /// Whether nothing is said at all: the exit code tells.
    pub(super) fn is_silent(&self) -> bool {
        self.manner.quiet > 1
    }

    /// Writes to standard output, exactly as given.
    ///
    /// # Errors
    ///
    /// That standard output takes no more, now and at every later call.
    pub(super) fn print(&mut self, text: &str) -> Result<()> {
        if let State::Open = self.output {
            let written = self.results.write_all(text.as_bytes());
            self.output = State::after(written);
        }
        self.told()
    }

    /// Writes lines for people to standard output; none of them is a command to a CI's log.
    ///
    /// # Errors
    ///
    /// As [`Out::print`].
    pub(super) fn say(&mut self, text: &str) -> Result<()> {
        if self.is_silent() {
            return Ok(());
        }
        self.print(&commands::quoted(text))
    }

    /// Says that something is done, to whoever wants to hear it.
    ///
    /// # Errors
    ///
    /// As [`Out::print`].
    pub(super) fn confirm(&mut self, text: &str) -> Result<()> {
        if self.is_quiet() { Ok(()) } else { self.say(text) }
    }

    /// Hands everything on that was printed.
    ///
    /// # Errors
    ///
    /// That not all of it, or of what was reported aside, could be written.
    pub(super) fn flush(&mut self) -> Result<()> {
        if let State::Open = self.output {
            let flushed = self.results.flush();
            self.output = State::after(flushed);
        }
        self.told()?;
        self.aside.told("standard error")
    }

    /// Writes what clap has to say: help to standard output, the rest to standard error.
    ///
    /// # Errors
    ///
    /// As [`Out::print`].
    pub(super) fn answer(&mut self, answer: &clap::Error) -> Result<()> {
        let written = answer.print().and_then(|()| io::stdout().flush());
        self.output = State::after(written);
        self.told()
    }

    fn told(&self) -> Result<()> {
        self.output.told("standard output")
    }

    /// Writes results to standard error, where standard output is taken by something else.
    pub(super) fn report_aside(&mut self, text: &str) {
        if self.is_silent() {
            return;
        }
        // What fails here is remembered, and ends the program with its sentence.
        let _ = self.flush();
        let written = self.asides.write_all(commands::quoted(text).as_bytes());
        self.aside = State::after(written);
    }

    /// Says on standard error, in one sentence, what is wrong and what to do.
    pub(super) fn complain(&mut self, sentence: &str) {
        // What went before comes first. What fails here is remembered.
        let _ = self.flush();
        if self.is_silent() {
            return;
        }
        let sentence = format!("lp-manifest: {}\n", display_safe(sentence));
        // Where even a complaint cannot be written, the exit code is left.
        let _ = self.asides.write_all(commands::quoted(&sentence).as_bytes());
    }
}

impl State {
    fn after(written: io::Result<()>) -> State {
        match written {
            Ok(()) => State::Open,
            Err(error) if error.kind() == ErrorKind::BrokenPipe => State::Closed,
            Err(error) => State::Failed(reason(&error).to_lowercase()),
        }
    }

    fn told(&self, stream: &str) -> Result<()> {
        match self {
            State::Failed(reason) => Err(trouble(format!("{stream} cannot be written: {reason}"))),
            State::Open | State::Closed => Ok(()),
        }
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
