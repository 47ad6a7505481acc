//! `preview`: the JSON of a manifest, byte for byte or in canonical layout.
//!
//! It deliberately masks nothing: this is the true text. Only on a terminal it is coloured, and what
//! would control the terminal is escaped.

use std::io::{self, IsTerminal};
use std::path::PathBuf;

use anyhow::Result;

use super::input::{self, Stream};
use super::out::Out;
use super::{FINE, highlight};

/// The arguments of `preview`.
#[derive(clap::Args)]
pub(super) struct Args {
    /// Lay it out anew: two blanks, LF, lists on one line where they fit; order and spelling stay
    #[arg(long)]
    canonical: bool,
    #[command(flatten)]
    stream: Stream,
    /// The manifest; - is standard input
    #[arg(value_parser = super::argument::file())]
    file: PathBuf,
}

impl Args {
    pub(super) fn run(self, out: &mut Out) -> Result<u8> {
        let name = self.stream.name_of(&self.file);
        let mut document = input::document(input::text_of(&self.file, name)?, name)?;
        if self.canonical {
            document = input::document(document.canonical(), name)?;
        }
        // A file gets the true text, whatever the environment says of colours.
        if io::stdout().is_terminal() || out.must_colour() {
            out.print(&highlight::shown(&document, out.colour()))?;
        } else {
            out.print(document.text())?;
        }
        Ok(FINE)
    }
}
