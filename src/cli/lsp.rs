//! `lsp`: the language server on standard input and output.
//!
//! The one place where the server's questions about files are answered. It deliberately knows nothing of
//! the protocol.

use std::io::{self, BufReader};
use std::path::{Path, PathBuf};

use lp_manifest::config::settings::FILE;
use lp_manifest::lsp::{self, Around, Ended};
use lp_manifest::store;

use super::patterns::Patterns;
use super::{FINE, PROBLEMS};

/// The arguments of `lsp`.
#[derive(clap::Args)]
pub(super) struct Args {
    /// On standard input and output, which is the only way
    #[arg(long, hide = true)]
    stdio: bool,
    /// The process of the editor, which closes standard input when it ends
    #[arg(long = "clientProcessId", hide = true)]
    client: Option<u64>,
}

impl Args {
    /// Serves until the editor ends the session; the exit code that the protocol asks for.
    pub(super) fn run(&self) -> u8 {
        let Args { stdio: _, client: _ } = self;
        match lsp::serve(BufReader::new(io::stdin()), io::stdout(), Disk) {
            Ended::InOrder => FINE,
            Ended::Abruptly => PROBLEMS,
        }
    }
}

/// The files of this machine.
struct Disk;

impl Around for Disk {
    fn settings(&self, manifest: &Path) -> Option<(PathBuf, Result<String, String>)> {
        let folder = store::real_folder(manifest).ok()?;
        let found = store::nearest_above(&folder, FILE)?;
        let text = found.text.map_err(|error| error.sentence(FILE));
        Some((found.path, text))
    }

    fn leaves_out(&self, patterns: &[String], folder: &Path, file: &Path) -> Result<bool, String> {
        if patterns.is_empty() {
            return Ok(false);
        }
        Ok(Patterns::of(patterns, folder)?.leave_out(file))
    }

    fn logo_size(&self, manifest: &Path, logo_uri: &str) -> Option<(u32, u32)> {
        store::logo_size(manifest, logo_uri)
    }
}
