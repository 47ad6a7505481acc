//! `lsp`: the language server on standard input and output.
//!
//! The one place where the server's questions about files are answered. It deliberately knows nothing of
//! the protocol.

use std::cell::RefCell;
use std::collections::HashMap;
use std::fs;
use std::io::{self, BufReader};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use lp_manifest::config::settings::FILE;
use lp_manifest::json::document::Content;
use lp_manifest::lsp::{self, Around, Ended};
use lp_manifest::manifest::check;
use lp_manifest::manifest::quick_launch::Names;
use lp_manifest::store;

use super::patterns::Patterns;
use super::{FINE, PROBLEMS, config, search};

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
        match lsp::serve(BufReader::new(io::stdin()), io::stdout(), Disk::default()) {
            Ended::InOrder => FINE,
            Ended::Abruptly => PROBLEMS,
        }
    }
}

/// Of a folder with more files none but the first are looked at for their names.
const MOST: usize = 1000;

/// The files of this machine.
#[derive(Default)]
struct Disk {
    /// What each file was called that was looked at for its name.
    named: RefCell<HashMap<PathBuf, Named>>,
}

/// The name in a file, as long as the file is the same.
struct Named {
    size: u64,
    changed: Option<SystemTime>,
    name: Option<String>,
}

impl Disk {
    /// The name of the app in a file; nothing for what is no manifest.
    fn name(&self, file: &Path) -> Option<String> {
        let about = fs::metadata(file).ok()?;
        let (size, changed) = (about.len(), about.modified().ok());
        let mut named = self.named.borrow_mut();
        if let Some(known) = named.get(file).filter(|known| known.size == size && known.changed == changed) {
            return known.name.clone();
        }
        let content = store::read_text(file).map(Content::of).ok();
        let manifest = content.filter(|content| search::is_manifest(file, content));
        let name = manifest.as_ref().and_then(|content| check::name(content.document()?));
        let name = name.map(|name| name.text);
        named.insert(file.to_owned(), Named { size, changed, name: name.clone() });
        name
    }
}

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

    fn beside(&self, manifest: &Path) -> Vec<(PathBuf, String)> {
        let entries = manifest.parent().and_then(|folder| fs::read_dir(folder).ok());
        let files = entries.into_iter().flatten().flatten().map(|entry| entry.path());
        let other =
            |file: &PathBuf| file != manifest && file.extension().is_some_and(|ending| ending == "json");
        let mut files: Vec<_> = files.filter(other).collect();
        files.sort();
        files.truncate(MOST);
        files.into_iter().filter_map(|file| Some((file.clone(), self.name(&file)?))).collect()
    }

    fn profiles(&self) -> Names {
        config::PersonFile::read().names()
    }
}
