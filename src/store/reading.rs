//! From a file to its text.
//!
//! Only a regular file is opened, and never so that the program could hang in it. It deliberately
//! knows nothing of saving.

use std::fs::{self, File, FileType, Metadata};
use std::io::{self, ErrorKind, Read};
use std::path::Path;

use super::ReadError;
use crate::json::{BYTE_ORDER_MARK, MAX_BYTES};

/// How often a file is read anew that another program is writing at the moment.
const ATTEMPTS: usize = 3;

/// All bytes of the regular file `real`.
pub(super) fn bytes(real: &Path) -> Result<Vec<u8>, ReadError> {
    regular(fs::symlink_metadata(real).map_err(failed)?.file_type())?;
    for _ in 0..ATTEMPTS {
        if let Some(bytes) = still(real)? {
            return Ok(bytes);
        }
    }
    Err(ReadError::Io(io::Error::other("another program is writing it")))
}

/// All bytes, unless the file changed while it was read.
fn still(real: &Path) -> Result<Option<Vec<u8>>, ReadError> {
    let mut file = open(real).map_err(failed)?;
    let before = file.metadata().map_err(failed)?;
    regular(before.file_type())?;
    if before.len() > MAX_BYTES as u64 {
        return Err(ReadError::TooLarge);
    }
    let mut bytes = Vec::with_capacity(before.len() as usize);
    (&mut file).take(MAX_BYTES as u64 + 1).read_to_end(&mut bytes).map_err(failed)?;
    let after = file.metadata().map_err(failed)?;
    Ok(unmoved(&before, &after).then_some(bytes))
}

fn unmoved(before: &Metadata, after: &Metadata) -> bool {
    before.len() == after.len() && before.modified().ok() == after.modified().ok()
}

#[cfg(unix)]
pub(super) fn open(real: &Path) -> io::Result<File> {
    use rustix::fs::{Mode, OFlags};
    // A pipe that took the file's place meanwhile must not hold the program.
    let flags = OFlags::RDONLY | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
    Ok(File::from(rustix::fs::open(real, flags, Mode::empty())?))
}

#[cfg(not(unix))]
pub(super) fn open(real: &Path) -> io::Result<File> {
    File::open(real)
}

fn regular(found: FileType) -> Result<(), ReadError> {
    if found.is_file() { Ok(()) } else { Err(ReadError::NotAFile(what(found))) }
}

/// What something is that is no regular file.
#[cfg(unix)]
fn what(found: FileType) -> &'static str {
    use std::os::unix::fs::FileTypeExt;
    if found.is_dir() {
        "a folder"
    } else if found.is_fifo() {
        "a pipe"
    } else if found.is_socket() {
        "a socket"
    } else if found.is_symlink() {
        "a link"
    } else {
        "a device"
    }
}

#[cfg(not(unix))]
fn what(found: FileType) -> &'static str {
    if found.is_dir() { "a folder" } else { "a device" }
}

/// The text that the bytes of a file spell.
pub(super) fn text(bytes: Vec<u8>) -> Result<String, ReadError> {
    if bytes.len() > MAX_BYTES {
        return Err(ReadError::TooLarge);
    }
    if is_wide(&bytes) {
        return Err(ReadError::NotUtf8 { line: 1, column: 1, wide: true });
    }
    String::from_utf8(bytes).map_err(|error| {
        let good = error.utf8_error().valid_up_to();
        let (line, column) = end_of(&String::from_utf8_lossy(&error.as_bytes()[..good]));
        ReadError::NotUtf8 { line, column, wide: false }
    })
}

/// Whether a file looks like UTF-16: its mark, or a zero byte beside the first bracket.
fn is_wide(bytes: &[u8]) -> bool {
    matches!(bytes, [0xff, 0xfe, ..] | [0xfe, 0xff, ..])
        || matches!(bytes, [0, first, ..] | [first, 0, ..] if *first != 0)
}

/// The line and column after the end of `text`.
fn end_of(text: &str) -> (usize, usize) {
    let text = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text);
    let last = text.rsplit('\n').next().unwrap_or("");
    (text.matches('\n').count() + 1, last.chars().count() + 1)
}

pub(super) fn failed(error: io::Error) -> ReadError {
    match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => ReadError::Missing,
        _ => ReadError::Io(error),
    }
}
