//! Patterns of files that are left out, as ignore files spell them.
//!
//! It deliberately opens no file: a path is held against the folder from which the patterns are meant.

use std::fs;
use std::path::{Path, PathBuf};

use ignore::gitignore::{Gitignore, GitignoreBuilder};

/// Patterns, and the folder from which they are meant.
#[derive(Debug, Clone)]
pub(super) struct Patterns {
    folder: PathBuf,
    matcher: Gitignore,
}

impl Default for Patterns {
    fn default() -> Patterns {
        Patterns { folder: PathBuf::new(), matcher: Gitignore::empty() }
    }
}

impl Patterns {
    /// Patterns from a folder; the first that is none, if there is one.
    pub(super) fn of(patterns: &[String], folder: &Path) -> Result<Patterns, String> {
        let folder = fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
        let mut builder = GitignoreBuilder::new(&folder);
        for pattern in patterns {
            builder.add_line(None, pattern).map_err(|_| pattern.clone())?;
        }
        let last = || patterns.last().cloned().unwrap_or_default();
        let matcher = builder.build().map_err(|_| last())?;
        Ok(Patterns { folder, matcher })
    }

    /// Whether a file is left out.
    pub(super) fn leave_out(&self, file: &Path) -> bool {
        if self.matcher.is_empty() {
            return false;
        }
        self.leave_out_real(&fs::canonicalize(file).unwrap_or_else(|_| file.to_owned()))
    }

    /// The same of a path whose links are followed.
    pub(super) fn leave_out_real(&self, real: &Path) -> bool {
        if self.matcher.is_empty() {
            return false;
        }
        let below = real.strip_prefix(&self.folder);
        below.is_ok_and(|below| self.matcher.matched_path_or_any_parents(below, false).is_ignore())
    }
}
