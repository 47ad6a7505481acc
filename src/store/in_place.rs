//! A file that is written over where it stands.
//!
//! The only way for a file with several names, of another owner, in a folder that may not be
//! written to, or mounted by itself. A crash would leave half of it, so its old content is put
//! into the program's own folder first.

use std::fs::File;
use std::io;
use std::path::Path;

use super::copy::Copy;
use super::disk::{Disk, How};
use super::reading::Found;
use super::words::{self, about_disk};
use super::{Done, SaveError, Store, content, refusal};

/// Writes over the file `real`, which is `found`.
pub(super) fn write(store: &Store<'_>, real: &Path, found: &Found, bytes: &[u8]) -> Result<Done, SaveError> {
    let disk = store.disk;
    let failed = |error| SaveError::Io(about_disk(error, real));
    let file = disk
        .open(real, How::Write)
        .map_err(|error| if refusal::is_missing(&error) { SaveError::Gone } else { failed(error) })?;
    let copy = match Copy::make(store, real, &found.bytes, bytes) {
        Err(_) if store.without_copy => None,
        copy => Some(copy.map_err(SaveError::NoCopy)?),
    };
    if let Err(error) = prepare(disk, &file, real, found, bytes) {
        copy.iter().for_each(Copy::forget);
        return Err(error);
    }
    let Err(error) = fill(disk, &file, bytes) else {
        let removed = copy.as_ref().map(|copy| (copy.remove(), copy.path()));
        let warning = removed.and_then(|(removed, path)| Some(words::not_removed(path, &removed.err()?)));
        let stat = disk.fstat(&file).unwrap_or(found.stat);
        return Ok(Done::written(stat, warning));
    };
    // The old content goes back; where even that fails, the copy is what is left of it.
    if fill(disk, &file, &found.bytes).is_err() {
        return Err(SaveError::Torn { copy: copy.map(|copy| copy.path().to_owned()), error });
    }
    copy.iter().for_each(Copy::forget);
    Err(failed(error))
}

/// Sees to it that there is room, and that the file is still the known one.
fn prepare(disk: &dyn Disk, file: &File, real: &Path, found: &Found, bytes: &[u8]) -> Result<(), SaveError> {
    let longest = bytes.len().max(found.bytes.len());
    match disk.allocate(file, longest as u64) {
        Err(error) if !refusal::is_unknown(&error) => return Err(SaveError::Io(about_disk(error, real))),
        // Where room cannot be set aside, what comes too short is written back.
        _ => {}
    }
    let stat = disk.fstat(file).map_err(SaveError::Io)?;
    let now = content::read(disk, file, stat.size).map_err(SaveError::Io)?;
    let is_another = stat.whether_same_file(&found.stat) == Some(false);
    if is_another || now != found.bytes { Err(SaveError::Changed) } else { Ok(()) }
}

/// Makes `bytes` the content of the file, on the disk.
fn fill(disk: &dyn Disk, file: &File, bytes: &[u8]) -> io::Result<()> {
    content::write(disk, file, bytes)?;
    disk.truncate(file, bytes.len() as u64)?;
    content::settle(disk, file, bytes)
}
