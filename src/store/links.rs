//! Where a path really leads.
//!
//! Links are followed by hand, so that one which leads to nothing yet can be saved through. It
//! deliberately opens nothing.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::disk::{Disk, Kind, Stat};
use super::{folder, words};

/// How many links may lead to each other, as in the kernel.
const MAX_LINKS: usize = 40;

/// The file that `path` leads to, whether it is there or not; its folder spelled without links.
///
/// # Errors
///
/// What the system says, or that the links lead in a circle.
pub(super) fn follow(disk: &dyn Disk, path: &Path) -> io::Result<PathBuf> {
    end(disk, path).map(|end| settled(disk, &end))
}

/// The same as its links spell it: for who wants nothing but the file.
pub(super) fn end(disk: &dyn Disk, path: &Path) -> io::Result<PathBuf> {
    let mut here = path.to_owned();
    for _ in 0..MAX_LINKS {
        match disk.lstat(&here) {
            Ok(found) if found.kind == Kind::Link => {
                trusted(disk, &here, &found)?;
                here = folder::of(&here).join(disk.read_link(&here)?);
            }
            Ok(_) => return Ok(here),
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(here),
            Err(error) => return Err(error),
        }
    }
    Err(io::Error::other("its links lead in a circle"))
}

/// Refuses the links that the kernel refuses where `protected_symlinks` is set: one of somebody else
/// in a folder where everybody writes and nobody removes what others have. Followed by hand it would
/// be written through.
fn trusted(disk: &dyn Disk, link: &Path, found: &Stat) -> io::Result<()> {
    if own_user().is_none_or(|own| own == found.owner) {
        return Ok(());
    }
    let above = disk.lstat(&disk.canonicalize(folder::of(link))?)?;
    if above.mode & SHARED != SHARED || above.owner == found.owner {
        return Ok(());
    }
    Err(words::strange_link(link))
}

/// Everybody writes there, and removes only what is theirs.
const SHARED: u32 = 0o1002;

#[cfg(unix)]
#[allow(clippy::unnecessary_wraps, reason = "elsewhere nobody knows")]
pub(super) fn own_user() -> Option<u32> {
    Some(rustix::process::geteuid().as_raw())
}

#[cfg(not(unix))]
pub(super) fn own_user() -> Option<u32> {
    None
}

/// `path` with its folder spelled without links, where that is there.
fn settled(disk: &dyn Disk, path: &Path) -> PathBuf {
    let Some(name) = path.file_name() else { return path.to_owned() };
    disk.canonicalize(folder::of(path)).map_or_else(|_| path.to_owned(), |folder| folder.join(name))
}
