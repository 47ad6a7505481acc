//! Which way a text goes to its file.
//!
//! What stands there is looked at again; then the text is written beside it and takes its place,
//! or is written in place where that alone keeps what the file is. It deliberately asks nobody
//! anything: what may be written over is told by the caller.

use std::path::Path;

use super::disk::{Disk, Stat};
use super::reading::{self, Found};
use super::refusal::Stop;
use super::{Done, ReadError, SaveError, Store, create, in_place, refusal, replace};

/// What may be written over, by its bytes.
#[derive(Clone, Copy)]
pub(super) enum Known<'b> {
    /// A file with this content.
    Bytes(&'b [u8]),
    /// No file at all.
    Nothing,
    /// Whatever is there.
    Anything,
}

/// Saves `bytes` as the file `real`.
pub(super) fn save(
    store: &Store<'_>,
    real: &Path,
    bytes: &[u8],
    known: Known<'_>,
) -> Result<Done, SaveError> {
    let Some(found) = look(store.disk, real, known)? else {
        if let Known::Bytes(_) = known {
            return Err(SaveError::Gone);
        }
        return create::create(store.disk, real, bytes);
    };
    if found.bytes == bytes {
        return Ok(Done { stat: found.stat, unchanged: true, warning: None });
    }
    match known {
        Known::Nothing => Err(SaveError::Exists),
        Known::Bytes(known) if known != found.bytes => Err(SaveError::Changed),
        _ => write_over(store, real, &found, bytes),
    }
}

/// The file that stands at `real` now; `None` if there is none.
fn look(disk: &dyn Disk, real: &Path, known: Known<'_>) -> Result<Option<Found>, SaveError> {
    match (reading::find(disk, real), known) {
        (Ok(found), _) => Ok(Some(found)),
        (Err(ReadError::Missing), _) => Ok(None),
        // No text that was read or is written is so long.
        (Err(ReadError::TooLarge), Known::Bytes(_)) => Err(SaveError::Changed),
        (Err(ReadError::TooLarge), Known::Nothing) => Err(SaveError::Exists),
        (Err(error), _) => Err(refusal::not_read(error)),
    }
}

fn write_over(store: &Store<'_>, real: &Path, found: &Found, bytes: &[u8]) -> Result<Done, SaveError> {
    may_write(store.disk, real, &found.stat)?;
    // A file that took its place would be another than the one that the other names lead to.
    if found.stat.links > 1 {
        return in_place::write(store, real, found, bytes);
    }
    match replace::replace(store.disk, real, found, bytes) {
        Ok(done) => Ok(done),
        Err(Stop::InPlace) => in_place::write(store, real, found, bytes),
        Err(Stop::Failed(error)) => Err(error),
    }
}

/// Whether a file may be written over, by its permission bits.
pub(super) fn may_write(disk: &dyn Disk, real: &Path, stat: &Stat) -> Result<(), SaveError> {
    if stat.is_read_only() {
        return Err(SaveError::ReadOnly);
    }
    disk.access(real).map_err(|error| match error {
        error if refusal::is_forbidden(&error) => SaveError::ReadOnly,
        error if refusal::is_missing(&error) => SaveError::Gone,
        error => SaveError::Io(error),
    })
}
