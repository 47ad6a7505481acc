//! The file of settings that is nearest above a manifest.
//!
//! It deliberately does not know what may stand in it.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::disk::System;
use super::{ReadError, folder, links, read_text};

/// A file that was found, and its text or why it cannot be read.
#[derive(Debug)]
pub struct Found {
    /// Where it is.
    pub path: PathBuf,
    /// What it says.
    pub text: Result<String, ReadError>,
}

/// The folder that a file really stands in, links followed.
///
/// # Errors
///
/// What the system says, or that the links lead in a circle.
pub fn real_folder(file: &Path) -> io::Result<PathBuf> {
    links::follow(&System, file).map(|real| folder::of(&real).to_owned())
}

/// The nearest file called `name` in `folder` or above it.
pub fn nearest_above(folder: &Path, name: &str) -> Option<Found> {
    let folder = fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
    let mut candidates = folder.ancestors().map(|folder| folder.join(name));
    let path = candidates.find(|path| fs::symlink_metadata(path).is_ok())?;
    let text = read_text(&path);
    Some(Found { path, text })
}
