//! Files: reading them with their identity, and saving.
//!
//! The only room beside `cli` and `tui` that does IO. It deliberately knows no manifest: it moves
//! text.

pub mod journal;
mod links;
mod logo;
mod reading;
mod rule_file;
pub mod state;
pub mod time;
mod words;
mod writing;

pub use logo::logo_size;
pub use rule_file::{Found, nearest_above, real_folder};

use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::json::MAX_BYTES;

/// A file as it was when it was read or saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snapshot {
    /// Where it really is, links followed.
    pub real: PathBuf,
    /// Its content then.
    pub(crate) text: String,
}

impl Snapshot {
    /// Its content then.
    pub fn text(&self) -> &str {
        &self.text
    }
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
    Io(io::Error),
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
    Io(io::Error),
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

/// Reads a regular file whole, links followed.
///
/// # Errors
///
/// See [`ReadError`].
pub fn read(path: &Path) -> Result<Opened, ReadError> {
    let real = links::follow(path).map_err(reading::failed)?;
    let bytes = reading::bytes(&real)?;
    let text = reading::text(bytes)?;
    let read_only = writing::may_write(&real).is_err();
    let snapshot = Snapshot { real, text: text.clone() };
    Ok(Opened { text, snapshot, read_only })
}

/// Where a file really is, links followed, whether it is there or not.
pub fn real_path(path: &Path) -> PathBuf {
    let real = links::follow(path).unwrap_or_else(|_| path.to_owned());
    std::path::absolute(&real).unwrap_or(real)
}

/// Reads a stream whole, such as standard input.
///
/// # Errors
///
/// See [`ReadError`]; it is never missing.
pub fn read_stream(stream: impl Read) -> Result<String, ReadError> {
    let mut bytes = Vec::new();
    stream.take(MAX_BYTES as u64 + 1).read_to_end(&mut bytes).map_err(ReadError::Io)?;
    reading::text(bytes)
}

/// Saves `text` at `path`: atomic, and on disk when it returns.
///
/// A link stays a link: the file that it leads to is replaced, or made.
///
/// # Errors
///
/// See [`SaveError`]; the old file is untouched then.
pub fn save(path: &Path, text: &str, expect: Expect<'_>) -> Result<Saved, SaveError> {
    let real = links::follow(path).map_err(SaveError::Io)?;
    let found = writing::look(&real)?;
    let unchanged = found.as_deref() == Some(text.as_bytes());
    let mut warning = None;
    if !unchanged {
        writing::agree(found.as_deref(), expect)?;
        warning = match found {
            Some(_) => writing::replace(&real, text)?,
            None => writing::create(&real, text)?,
        };
    }
    let snapshot = Snapshot { real, text: text.to_owned() };
    Ok(Saved { snapshot, unchanged, warning })
}
