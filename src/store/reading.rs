//! From a file to its text.
//!
//! Only a regular file is opened, and never so that the program could hang in it. It deliberately
//! knows nothing of saving.

use std::fs::File;
use std::io;
use std::path::Path;

use super::disk::{Disk, How, Kind, Stat};
use super::{ReadError, content, refusal};
use crate::json::{BYTE_ORDER_MARK, MAX_BYTES};

/// How often a file is read anew that another program is writing at the moment.
const ATTEMPTS: usize = 3;

/// A regular file that was read whole.
pub(super) struct Found {
    /// The open file.
    pub(super) file: File,
    /// What it was when it had been read, and as far as its content goes before.
    pub(super) stat: Stat,
    /// Its content.
    pub(super) bytes: Vec<u8>,
}

/// The regular file `real` with all its bytes.
pub(super) fn find(disk: &dyn Disk, real: &Path) -> Result<Found, ReadError> {
    regular(&disk.lstat(real).map_err(failed)?)?;
    for _ in 0..ATTEMPTS {
        if let Some(found) = still(disk, real)? {
            return Ok(found);
        }
    }
    Err(ReadError::Io(io::Error::other("another program is writing it")))
}

/// The file, unless it changed while it was read.
fn still(disk: &dyn Disk, real: &Path) -> Result<Option<Found>, ReadError> {
    let file = disk.open(real, How::Read).map_err(failed)?;
    let before = disk.fstat(&file).map_err(failed)?;
    regular(&before)?;
    if before.size > MAX_BYTES as u64 {
        return Err(ReadError::TooLarge);
    }
    let bytes = content::read(disk, &file, before.size).map_err(failed)?;
    let stat = disk.fstat(&file).map_err(failed)?;
    let still = (before.size, before.modified) == (stat.size, stat.modified);
    let whole = bytes.len() as u64 == stat.size;
    Ok((still && whole).then_some(Found { file, stat, bytes }))
}

fn regular(stat: &Stat) -> Result<(), ReadError> {
    if stat.kind == Kind::File { Ok(()) } else { Err(ReadError::NotAFile(stat.kind.name())) }
}

/// The text that the bytes of a file spell.
pub(super) fn text(bytes: Vec<u8>) -> Result<String, ReadError> {
    if bytes.len() > MAX_BYTES {
        return Err(ReadError::TooLarge);
    }
    if let Some(wide) = wide(&bytes) {
        return Err(ReadError::NotUtf8 { line: 1, column: 1, wide: Some(wide) });
    }
    String::from_utf8(bytes).map_err(|error| {
        let good = error.utf8_error().valid_up_to();
        let (line, column) = end_of(&String::from_utf8_lossy(&error.as_bytes()[..good]));
        ReadError::NotUtf8 { line, column, wide: None }
    })
}

/// What a file looks like whose characters have two or four bytes: by its mark, or by the zero bytes
/// beside the first bracket.
fn wide(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0xff, 0xfe, 0, 0, ..] | [0, 0, 0xfe, 0xff, ..] => Some("UTF-32"),
        [0, 0, 0, first, ..] | [first, 0, 0, 0, ..] if *first != 0 => Some("UTF-32"),
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => Some("UTF-16"),
        [0, first, ..] | [first, 0, ..] if *first != 0 => Some("UTF-16"),
        _ => None,
    }
}

/// The line and column after the end of `text`.
fn end_of(text: &str) -> (usize, usize) {
    let text = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text);
    let last = text.rsplit('\n').next().unwrap_or("");
    (text.matches('\n').count() + 1, last.chars().count() + 1)
}

/// What a refusal of the system means for reading.
pub(super) fn failed(error: io::Error) -> ReadError {
    if refusal::is_missing(&error) { ReadError::Missing } else { ReadError::Io(error) }
}
