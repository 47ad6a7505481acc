//! `preview`: the JSON of a manifest, byte for byte or in canonical layout.
//!
//! It deliberately masks nothing: this is the true text. Only on a terminal it is coloured, and what
//! would control the terminal is escaped.

use std::io::{self, IsTerminal};
use std::path::PathBuf;

use anyhow::Result;

use super::colour::Colour;
use super::out::Out;
use super::{FINE, highlight, input};

/// The arguments of `preview`.
#[derive(clap::Args)]
pub(super) struct Args {
    /// Lay it out anew: two blanks, LF, lists on one line where they fit; order and spelling stay
    #[arg(long)]
    canonical: bool,
    /// The manifest; - is standard input
    file: PathBuf,
}

impl Args {
    pub(super) fn run(self, out: &mut Out) -> Result<u8> {
        let mut document = input::document(input::text(&self.file)?, &self.file)?;
        if self.canonical {
            document = input::document(document.canonical(), &self.file)?;
        }
        if io::stdout().is_terminal() {
            out.print(&highlight::shown(&document, Colour::of_output()))?;
        } else {
            out.print(document.text())?;
        }
        Ok(FINE)
    }
}
