//! How it is said that a file could not be read or saved.
//!
//! It deliberately names no key: what can be done in the form is said there.

use std::fmt;
use std::io::{self, ErrorKind};
use std::path::Path;

use super::folder;
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
            ReadError::NotUtf8 { wide: Some(wide), .. } => {
                format!("{name} is written in {wide}: save it as UTF-8")
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
            SaveError::LeadsElsewhere(real) => {
                format!("not saved: {name} leads to {} now", real.display())
            }
            SaveError::ReadOnly => {
                format!("not saved: {name} is read-only; make it writable, or save a copy")
            }
            SaveError::NotAFile(what) => format!("not saved: {name} is {what} now; save elsewhere"),
            SaveError::TooLarge => {
                format!("not saved: {name} is larger than {} MiB now; save elsewhere", MAX_BYTES >> 20)
            }
            SaveError::Crossed { kept } => format!(
                "not saved: {name} was replaced by other programs twice meanwhile; the newest version is there, the one before it is kept in {}",
                kept.display()
            ),
            SaveError::NoCopy(error) => {
                format!("not saved: {name} can only be written in place, and {error}")
            }
            SaveError::Torn { copy: Some(copy), error } => format!(
                "not saved: {}; {name} is damaged, and its old text is kept in {}: copy it back, or save elsewhere",
                plain(error),
                copy.display()
            ),
            SaveError::Torn { copy: None, error } => {
                format!("not saved: {}; {name} is damaged: save elsewhere", plain(error))
            }
            SaveError::Io(error) => {
                format!("not saved: {}; {name} is as it was{}", plain(error), remedy(error))
            }
        }
    }
}

/// That the names of a folder may not be on the disk.
pub(super) fn not_settled(error: &io::Error) -> String {
    format!("a power cut now could take it back: {}", plain(error))
}

/// That a file of our own is still there.
pub(super) fn not_removed(path: &Path, error: &io::Error) -> String {
    format!("the old text is still in {}: {}; remove it", path.display(), plain(error))
}

/// That another program's version had to make way, and where it is.
pub(super) fn saved_over(kept: &Path) -> String {
    format!("another program had just changed the file: its version is kept in {}", kept.display())
}

/// Why a file was not replaced whose content is as it was.
pub(super) fn rights_changed() -> io::Error {
    io::Error::other("its owner or permissions were changed at the same moment")
}

/// Why a link is not followed.
pub(super) fn strange_link(link: &Path) -> io::Error {
    let sentence =
        format!("{} is a link of somebody else in a shared folder: name what it leads to", link.display());
    io::Error::other(sentence)
}

/// Why there is no folder of the program's own.
pub(super) fn no_state() -> io::Error {
    io::Error::other("there is no home folder")
}

/// What a refusal at the copy of a file means for the person: where it was to be, and why it is not.
pub(super) fn about_copy(error: &io::Error, folder: Option<&Path>) -> io::Error {
    let folder =
        folder.map_or_else(|| "a folder of its own".to_owned(), |folder| folder.display().to_string());
    let sentence =
        format!("a copy of its old text can be kept neither in {folder} ({}) nor beside it", plain(error));
    io::Error::new(error.kind(), sentence)
}

/// What a refusal in the folder of the file `real` means for the person.
pub(super) fn about_folder(error: io::Error, real: &Path) -> io::Error {
    let folder = folder::of(real).display();
    let sentence = match error.kind() {
        ErrorKind::NotFound => format!("there is no folder {folder}, make it first"),
        ErrorKind::PermissionDenied => format!("you may not write in the folder {folder}"),
        _ => return about_disk(error, real),
    };
    io::Error::new(error.kind(), sentence)
}

/// What a refusal of the disk of the file `real` means for the person.
pub(super) fn about_disk(error: io::Error, real: &Path) -> io::Error {
    let folder = folder::of(real).display();
    let sentence = match error.kind() {
        ErrorKind::ReadOnlyFilesystem => format!("{folder} is on a disk that can only be read"),
        ErrorKind::StorageFull => format!("no space left in {folder}"),
        ErrorKind::QuotaExceeded => format!("your quota of disk space is used up in {folder}"),
        _ => return error,
    };
    io::Error::new(error.kind(), sentence)
}

/// What to do about a refusal, where its sentence does not say so.
fn remedy(error: &io::Error) -> &'static str {
    match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => ": free some space, or save elsewhere",
        ErrorKind::NotFound => "",
        ErrorKind::PermissionDenied => ": look at the permissions, or save elsewhere",
        ErrorKind::ReadOnlyFilesystem => ": save elsewhere",
        _ => ": try again, or save elsewhere",
    }
}

/// What the system said, in its own words, without its number.
pub fn reason(error: &io::Error) -> String {
    let mut sentence = error.to_string();
    sentence.truncate(sentence.find(" (os error").unwrap_or(sentence.len()));
    sentence
}

/// The same within a sentence of ours; or what was said for it.
fn plain(error: &io::Error) -> String {
    match error.kind() {
        _ if error.get_ref().is_some() => lower_first(&error.to_string()),
        ErrorKind::StorageFull => "no space left".to_owned(),
        ErrorKind::QuotaExceeded => "your quota of disk space is used up".to_owned(),
        ErrorKind::PermissionDenied => "you may not read or write there".to_owned(),
        _ => lower_first(&reason(error)),
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
