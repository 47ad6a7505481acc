//! A file where there is none.
//!
//! It is written under another name and appears whole, never over one that came meanwhile.

use std::io::{self, ErrorKind};
use std::path::Path;

use super::disk::{Disk, Readers};
use super::folder;
use super::refusal;
use super::replace::settle;
use super::temporary::Temporary;
use super::words::about_folder;
use super::{Done, SaveError};

/// Makes the file `real`.
pub(super) fn create(disk: &dyn Disk, real: &Path, bytes: &[u8]) -> Result<Done, SaveError> {
    let failed = |error| SaveError::Io(about_folder(error, real));
    let mut temporary = Temporary::make(disk, folder::of(real), Readers::Anyone).map_err(failed)?;
    temporary.write(bytes).map_err(failed)?;
    temporary.settle(bytes).map_err(failed)?;
    let stat = disk.fstat(&temporary.file).map_err(SaveError::Io)?;
    match appear(disk, &mut temporary, real) {
        Ok(()) => Ok(Done::written(stat, settle(disk, real))),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(SaveError::Exists),
        Err(error) => Err(failed(error)),
    }
}

/// Gives the file its real name, if nothing has it.
fn appear(disk: &dyn Disk, temporary: &mut Temporary<'_>, real: &Path) -> io::Result<()> {
    let renamed = disk.rename_new(temporary.path(), real);
    match renamed {
        Err(error) if !temporary.is_at(real) && refusal::is_unknown(&error) => {}
        Err(error) if !temporary.is_at(real) => return Err(error),
        _ => {
            temporary.let_go();
            return Ok(());
        }
    }
    match disk.link(temporary.path(), real) {
        Err(_) if temporary.is_at(real) => {}
        Err(error) if refusal::is_unknown(&error) || refusal::is_forbidden(&error) => {
            return appear_where_nothing_is(disk, temporary, real);
        }
        Err(error) => return Err(error),
        Ok(()) => {}
    }
    // A second name that stays is cleared away by whoever opens the file next.
    let _ = temporary.remove();
    Ok(())
}

/// The same where the system can do neither in one step: after a look.
fn appear_where_nothing_is(disk: &dyn Disk, temporary: &mut Temporary<'_>, real: &Path) -> io::Result<()> {
    match disk.lstat(real) {
        Ok(_) => return Err(ErrorKind::AlreadyExists.into()),
        Err(error) if !refusal::is_missing(&error) => return Err(error),
        Err(_) => {}
    }
    let renamed = disk.rename(temporary.path(), real);
    match renamed {
        Err(error) if !temporary.is_at(real) => return Err(error),
        _ => temporary.let_go(),
    }
    Ok(())
}
