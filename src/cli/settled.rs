//! What holds for a manifest: what the files above it settle, and what lies beside it.
//!
//! The command line comes before a file. It deliberately does not know what a level does, and finds no
//! problem.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use lp_manifest::config::Mistake;
use lp_manifest::config::settings::{self, FILE};
use lp_manifest::export::report::Trouble;
use lp_manifest::json::document::Document;
use lp_manifest::manifest::check::{Levels, Surroundings};
use lp_manifest::store;

use super::input;
use super::patterns::Patterns;

/// The files that settle levels, each read once.
#[derive(Default)]
pub(super) struct RuleFiles {
    given: Levels,
    /// What holds in each folder.
    folders: Mutex<HashMap<PathBuf, Arc<Settled>>>,
}

/// What holds for the manifests of a folder.
#[derive(Debug, Default)]
pub(super) struct Settled {
    /// The levels, the command line's first.
    pub(super) levels: Levels,
    /// The placeholders that are kept on purpose.
    pub(super) kept: Vec<String>,
    /// The files that are left out.
    pub(super) excluded: Patterns,
    /// What the file says that cannot be meant, or why it cannot be read.
    pub(super) mistakes: Vec<Trouble>,
}

impl RuleFiles {
    /// Knows no file yet; `given` comes before all of them.
    pub(super) fn new(given: Levels) -> RuleFiles {
        RuleFiles { given, folders: Mutex::default() }
    }

    /// What holds for a manifest; for standard input, what holds in the current folder.
    pub(super) fn for_manifest(&self, path: &Path) -> Arc<Settled> {
        let real = if input::is_stream(path) { None } else { store::real_folder(path).ok() };
        self.for_folder(&real.unwrap_or_else(|| PathBuf::from(".")))
    }

    /// What holds for the manifests of a folder whose links are followed.
    pub(super) fn for_folder(&self, folder: &Path) -> Arc<Settled> {
        // Nobody can leave it half changed.
        let mut folders = self.folders.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(settled) = folders.get(folder) {
            return Arc::clone(settled);
        }
        let settled = Arc::new(self.settled(folder));
        folders.insert(folder.to_owned(), Arc::clone(&settled));
        settled
    }

    fn settled(&self, folder: &Path) -> Settled {
        let Some(found) = store::nearest_above(folder, FILE) else {
            return Settled { levels: self.given.clone(), ..Settled::default() };
        };
        let name = shortened(&found.path);
        let trouble = |line, sentence| Trouble { path: name.clone(), line, sentence };
        match found.text {
            Ok(text) => {
                let read = settings::read(&text);
                let told = |mistake: &Mistake| {
                    trouble(
                        Some(mistake.line),
                        format!("{name}: line {}: {}", mistake.line, mistake.sentence),
                    )
                };
                let mut mistakes: Vec<_> = read.mistakes.iter().map(told).collect();
                let above = found.path.parent().unwrap_or(folder);
                let excluded = Patterns::of(&read.exclude, above).unwrap_or_else(|pattern| {
                    mistakes.push(trouble(
                        None,
                        format!("{name}: {pattern} in exclude is no pattern: write it as in a .gitignore"),
                    ));
                    Patterns::default()
                });
                Settled { levels: self.given.before(&read.levels), kept: read.keep, excluded, mistakes }
            }
            Err(error) => {
                let mistakes = vec![trouble(None, error.sentence(&name))];
                Settled { levels: self.given.clone(), mistakes, ..Settled::default() }
            }
        }
    }
}

/// A path as people would write it here: relative, if it lies below the current folder.
fn shortened(path: &Path) -> String {
    let here = std::env::current_dir().and_then(std::fs::canonicalize);
    let short = here.ok().and_then(|here| path.strip_prefix(here).ok().map(Path::to_owned));
    input::name(&short.unwrap_or_else(|| path.to_owned()))
}

/// What lies beside a manifest.
pub(super) fn surroundings(path: &Path, document: &Document, kept: &[String]) -> Surroundings {
    let logo = document.root().get("logo_uri").and_then(|value| value.as_text());
    let logo = logo.filter(|_| !input::is_stream(path));
    let logo_size = logo.and_then(|logo| store::logo_size(path, &logo));
    Surroundings { logo_size, kept: kept.to_vec() }
}
