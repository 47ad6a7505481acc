//! The two manifests that are compared, as a person or git names them.
//!
//! It deliberately compares nothing.

use std::path::{Path, PathBuf};

use anyhow::Result;
use lp_manifest::json::document::{Content, Document};

use super::super::out::trouble;
use super::super::{Complaint, PROBLEMS, input};

/// What git names in the place of a file that is not there.
const NOTHING: &str = "/dev/null";

/// One manifest.
pub(super) struct Side {
    pub(super) name: String,
    pub(super) document: Document,
    /// Whether there is no such file: it counts as an empty manifest.
    pub(super) is_absent: bool,
}

/// What is to be compared.
pub(super) enum Sides {
    /// Two manifests, the old one first.
    Manifests(Side, Side),
    /// Two texts of git's, of which one is no JSON.
    Texts { name: String, why: String, old: String, new: String },
}

/// Whether git runs the program to show a difference.
pub(super) fn is_called_by_git() -> bool {
    std::env::var_os("GIT_DIFF_PATH_TOTAL").is_some()
}

impl Sides {
    /// Two files that a person named.
    pub(super) fn of_files(old: &Path, new: &Path) -> Result<Sides> {
        if input::is_standard(old) && input::is_standard(new) {
            return Err(trouble("only one of the two can be standard input: name a file for the other"));
        }
        Ok(Sides::Manifests(Side::of_file(old)?, Side::of_file(new)?))
    }

    /// Two versions that git wrote into files, of what it calls `path`, and `renamed` since. A
    /// version that is no JSON is no reason to end all of git's output.
    pub(super) fn of_git(path: &Path, old: &Path, new: &Path, renamed: Option<&PathBuf>) -> Result<Sides> {
        let names = [path, renamed.map_or(path, PathBuf::as_path)];
        let [old, new] = [text(old)?, text(new)?];
        let why = match (Side::of(old.clone(), names[0]), Side::of(new.clone(), names[1])) {
            (Ok(old), Ok(new)) => return Ok(Sides::Manifests(old, new)),
            (Err(error), _) | (_, Err(error)) => error,
        };
        let is_text = why.downcast_ref::<Complaint>().is_some_and(|complaint| complaint.code == PROBLEMS);
        if !is_text {
            return Err(why);
        }
        let [old, new] = [old, new].map(Option::unwrap_or_default);
        Ok(Sides::Texts { name: input::name(names[1]), why: why.to_string(), old, new })
    }
}

/// The text of a file; `None` if there is none.
fn text(path: &Path) -> Result<Option<String>> {
    if path == Path::new(NOTHING) { Ok(None) } else { input::text(path).map(Some) }
}

impl Side {
    fn of_file(path: &Path) -> Result<Side> {
        Side::of(text(path)?, path)
    }

    fn of(text: Option<String>, path: &Path) -> Result<Side> {
        let is_absent = text.is_none();
        let document = match Content::of(text.unwrap_or_else(|| "{}".to_owned())) {
            Content::Manifest(document) => document,
            Content::Text { text, .. } => input::document(text, path)?,
        };
        Ok(Side { name: input::name(path), document, is_absent })
    }
}
