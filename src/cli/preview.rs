//! `preview`: the JSON of a manifest, byte for byte.
//!
//! It deliberately masks nothing: this is the true text.

use std::path::PathBuf;

use anyhow::Result;

use super::out::Out;
use super::{FINE, input};

/// The arguments of `preview`.
#[derive(clap::Args)]
pub(super) struct Args {
    /// The manifest; - is standard input
    file: PathBuf,
}

impl Args {
    pub(super) fn run(self, out: &mut Out) -> Result<u8> {
        let document = input::document(input::text(&self.file)?, &self.file)?;
        out.print(document.text())?;
        Ok(FINE)
    }
}
