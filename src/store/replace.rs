//! A file that is replaced by another in one step.
//!
//! The new text is written beside the old file, gets all that the old one has, and swaps its name
//! with it; so what is taken out can be looked at before it goes. It deliberately gives up where
//! something would be lost that way.

use std::path::Path;

use super::disk::{Disk, How, Readers, Stat};
use super::folder;
use super::hash::ContentHash;
use super::reading::{self, Found};
use super::refusal::{self, Stop};
use super::temporary::Temporary;
use super::words::{self, about_folder};
use super::{Done, SaveError, content, rights};

/// Replaces the file `real`, which is `found`.
///
/// # Errors
///
/// [`Stop::InPlace`] if a new file cannot be what the old one is. The old file is there in any
/// case.
pub(super) fn replace(disk: &dyn Disk, real: &Path, found: &Found, bytes: &[u8]) -> Result<Done, Stop> {
    let failed = |error| SaveError::Io(about_folder(error, real));
    let made = Temporary::make(disk, folder::of(real), Readers::Owner);
    let mut temporary = made
        .map_err(|error| if refusal::is_forbidden(&error) { Stop::InPlace } else { failed(error).into() })?;
    temporary.write(bytes).map_err(failed)?;
    rights::keep(disk, found, &temporary.file)?;
    temporary.settle(bytes).map_err(failed)?;
    let stat = disk.fstat(&temporary.file)?;
    let swap = [&found.bytes, bytes].map(ContentHash::of);
    match temporary.expect_swap(swap) {
        Err(error) if refusal::is_unknown(&error) => rename(disk, real, found, temporary, stat),
        Err(error) => Err(error.into()),
        Ok(()) => Swap { disk, real, found, bytes, temporary, stat }.run(),
    }
}

/// Replaces without a look at what is taken out, where two names cannot be swapped.
fn rename(
    disk: &dyn Disk,
    real: &Path,
    found: &Found,
    mut temporary: Temporary<'_>,
    stat: Stat,
) -> Result<Done, Stop> {
    is_known(disk, real, found)?;
    let renamed = disk.rename(temporary.path(), real);
    match renamed {
        // Over a network it may be done, and be said to have failed.
        Err(error) if !temporary.is_at(real) => return Err(Stop::unless_forbidden(error)),
        _ => temporary.let_go(),
    }
    Ok(Done::written(stat, settle(disk, real)))
}

/// Two names on their way to be swapped.
struct Swap<'s> {
    disk: &'s dyn Disk,
    real: &'s Path,
    /// What the real name is believed to hold.
    found: &'s Found,
    /// What the new file holds.
    bytes: &'s [u8],
    temporary: Temporary<'s>,
    /// The new file.
    stat: Stat,
}

impl Swap<'_> {
    fn run(mut self) -> Result<Done, Stop> {
        match self.disk.exchange(self.temporary.path(), self.real) {
            Err(error) if !self.temporary.is_at(self.real) => return self.refused(error),
            _ => self.temporary.let_go(),
        }
        // The new text is in its place, and the old file has the temporary name.
        if let Err(error) = self.look() {
            return self.back(error);
        }
        let warning = settle(self.disk, self.real);
        if warning.is_some() {
            // Until the disk has the new name, the old file is what a power cut would need.
            return Ok(Done::written(self.stat, warning));
        }
        // Who had it open may have written to it since.
        if let Err(error) = self.look() {
            return self.back(error);
        }
        let warning = self.remove_old();
        Ok(Done::written(self.stat, warning))
    }

    /// What to do where the names were not swapped.
    fn refused(self, error: std::io::Error) -> Result<Done, Stop> {
        if refusal::is_unknown(&error) {
            return rename(self.disk, self.real, self.found, self.temporary, self.stat);
        }
        match self.disk.lstat(self.real) {
            Err(gone) if refusal::is_missing(&gone) => Err(SaveError::Gone.into()),
            _ => Err(Stop::unless_forbidden(error)),
        }
    }

    /// Whether what was taken out is the known file.
    fn look(&self) -> Result<(), SaveError> {
        match is_known(self.disk, self.temporary.path(), self.found) {
            // Who clears away has seen that it is the known file, and spared us the work.
            Err(SaveError::Gone) => Ok(()),
            // It was cleared away while it was looked at: without a name it has other rights.
            Err(SaveError::Io(_)) if self.is_cleared() => Ok(()),
            looked => looked,
        }
    }

    fn is_cleared(&self) -> bool {
        self.disk.lstat(self.temporary.path()).is_err_and(|error| refusal::is_missing(&error))
    }

    /// Puts back what was taken out, because of `error`.
    fn back(mut self, error: SaveError) -> Result<Done, Stop> {
        if self.disk.exchange(self.temporary.path(), self.real).is_err() {
            return self.stuck(error);
        }
        let came_out = self.temporary.whether_at(self.temporary.path());
        match came_out {
            None => Err(error.into()),
            Some(true) if self.is_untouched() => {
                // It was never saved, and is nobody else's.
                let _ = self.temporary.remove();
                Err(error.into())
            }
            // Yet another program has replaced ours meanwhile, or written over it: its version, the
            // newest, goes back there.
            Some(_) => {
                let _ = self.disk.exchange(self.temporary.path(), self.real);
                Err(self.crossed())
            }
        }
    }

    /// Whether the new file still holds what was written here.
    fn is_untouched(&self) -> bool {
        let size = self.bytes.len() as u64;
        content::read(self.disk, &self.temporary.file, size).is_ok_and(|bytes| bytes == self.bytes)
    }

    /// What to say where the names could not be swapped back.
    fn stuck(self, error: SaveError) -> Result<Done, Stop> {
        if self.temporary.whether_at(self.real) == Some(false) {
            return Err(self.crossed());
        }
        let kept = self.temporary.path();
        let warning = match error {
            SaveError::Io(error) => words::not_removed(kept, &error),
            _ => words::saved_over(kept),
        };
        Ok(Done::written(self.stat, Some(warning)))
    }

    fn crossed(&self) -> Stop {
        SaveError::Crossed { kept: self.temporary.path().to_owned() }.into()
    }

    /// Removes the old file; the sentence if that failed.
    fn remove_old(&mut self) -> Option<String> {
        if let Err(error) = self.temporary.remove() {
            return Some(words::not_removed(self.temporary.path(), &error));
        }
        settle(self.disk, self.real)
    }
}

/// Whether `path` still holds the file that was found, as it was found.
fn is_known(disk: &dyn Disk, path: &Path, found: &Found) -> Result<(), SaveError> {
    let there = match reading::find(disk, path) {
        Err(super::ReadError::TooLarge) => return Err(SaveError::Changed),
        there => there.map_err(refusal::not_read)?,
    };
    match there.bytes == found.bytes {
        true if there.stat.has_same_rights(&found.stat) => Ok(()),
        true => Err(SaveError::Io(words::rights_changed())),
        false => Err(SaveError::Changed),
    }
}

/// Puts the names of the folder on the disk; the sentence if that failed, since the file is there.
pub(super) fn settle(disk: &dyn Disk, real: &Path) -> Option<String> {
    let synced = disk.open(folder::of(real), How::Folder).and_then(|folder| disk.fsync(&folder));
    match synced {
        // Where folders cannot be waited for there is nothing to wait for.
        Err(error) if !refusal::is_unknown(&error) => Some(words::not_settled(&error)),
        _ => None,
    }
}
