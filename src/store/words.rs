//! How it is said that a file could not be read or saved.
//!
//! It deliberately names no key: what can be done in the form is said there.

use std::fmt;
use std::io::{self, ErrorKind};

use super::{ReadError, SaveError};
use crate::json::MAX_BYTES;

/// What a file is called whose name the sentence was not given.
const NAMELESS: &str = "the file";

impl ReadError {
    /// What is wrong with the file `name`, and what to do.
    pub fn sentence(&self, name: &str) -> String {
        match self {
            ReadError::Missing => format!("there is no file {name}: look at its spelling"),
            ReadError::NotAFile(what) => format!("{name} is {what}, and has to be a file"),
            ReadError::TooLarge => {
                format!("{name} is larger than {} MiB: no manifest is so long", MAX_BYTES >> 20)
            }
            ReadError::NotUtf8 { wide: true, .. } => {
                format!("{name} is written in UTF-16: save it as UTF-8")
            }
            ReadError::NotUtf8 { line, column, .. } => {
                format!("{name} is not UTF-8 from line {line}, column {column}: save it as UTF-8")
            }
            ReadError::Io(error) if error.kind() == ErrorKind::PermissionDenied => {
                format!("{name} cannot be read: look at its permissions")
            }
            ReadError::Io(error) => format!("{name} cannot be read: {}", plain(error)),
        }
    }
}

impl SaveError {
    /// Why the file `name` was not saved, and what to do.
    pub fn sentence(&self, name: &str) -> String {
        match self {
            SaveError::Changed => format!("not saved: {name} was changed by another program"),
            SaveError::Gone => format!("not saved: {name} is gone"),
            SaveError::Exists => format!("not saved: {name} is there already, and stays as it is"),
            SaveError::ReadOnly => {
                format!("not saved: {name} is read-only; make it writable, or save a copy")
            }
            SaveError::NotAFile(what) => format!("not saved: {name} is {what} now"),
            SaveError::Io(error) => format!("not saved: {}; {name} is as it was", plain(error)),
        }
    }
}

/// What the system said, in its own words, without its number.
fn plain(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::StorageFull => "no space left".to_owned(),
        ErrorKind::QuotaExceeded => "your quota of disk space is used up".to_owned(),
        ErrorKind::PermissionDenied if error.raw_os_error().is_some() => {
            "you may not read or write there".to_owned()
        }
        _ => {
            let sentence = error.to_string();
            let end = sentence.find(" (os error").unwrap_or(sentence.len());
            lower_first(&sentence[..end])
        }
    }
}

/// A sentence of the system begins with a capital, a part of ours does not.
fn lower_first(sentence: &str) -> String {
    let mut chars = sentence.chars();
    let first = chars.next().map(|c| c.to_ascii_lowercase());
    first.into_iter().chain(chars).collect()
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentence(NAMELESS))
    }
}

impl fmt::Display for SaveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentence(NAMELESS))
    }
}

impl std::error::Error for ReadError {}

impl std::error::Error for SaveError {}
