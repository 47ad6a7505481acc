//! A file that is written beside another, to take its place.
//!
//! It is locked while its process lives, so that nobody clears it away. It deliberately does not
//! know how it takes the place.

use std::fs::File;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::disk::{Disk, Readers};
use super::hash::ContentHash;
use super::names::{self, Maker};
use super::{content, refusal};

/// How many names are tried.
const NAMES: u32 = 100;

/// A file of our own under a name of our own; it goes when it is dropped, unless it was let go.
pub(super) struct Temporary<'d> {
    disk: &'d dyn Disk,
    /// Where it is.
    path: PathBuf,
    maker: Maker,
    /// The open file.
    pub(super) file: File,
    /// Whether the name still holds this file, and nobody else's.
    ours: bool,
}

impl<'d> Temporary<'d> {
    /// Makes it in `folder`.
    ///
    /// # Errors
    ///
    /// What the system says.
    pub(super) fn make(disk: &'d dyn Disk, folder: &Path, readers: Readers) -> io::Result<Temporary<'d>> {
        let name = |maker| names::Temporary { maker, swap: None }.name();
        let (path, maker, file) = make_locked(disk, folder, readers, name)?;
        Ok(Temporary { disk, path, maker, file, ours: true })
    }

    /// Where it is.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Writes all of its content.
    pub(super) fn write(&self, bytes: &[u8]) -> io::Result<()> {
        content::write(self.disk, &self.file, bytes)
    }

    /// Puts it on the disk and reads it back.
    pub(super) fn settle(&self, bytes: &[u8]) -> io::Result<()> {
        content::settle(self.disk, &self.file, bytes)
    }

    /// Takes a name that tells, should this process die with the names swapped, what may go.
    ///
    /// # Errors
    ///
    /// What the system says; it has its old name then.
    pub(super) fn expect_swap(&mut self, swap: [ContentHash; 2]) -> io::Result<()> {
        let name = names::Temporary { maker: self.maker, swap: Some(swap) }.name();
        let path = self.path.with_file_name(name);
        self.disk.rename_new(&self.path, &path)?;
        self.path = path;
        Ok(())
    }

    /// From now on the name is not ours to take away.
    pub(super) fn let_go(&mut self) {
        self.ours = false;
    }

    /// Whether `path` certainly holds this file.
    pub(super) fn is_at(&self, path: &Path) -> bool {
        self.whether_at(path) == Some(true)
    }

    /// Whether `path` holds this file; `None` where the system does not tell.
    pub(super) fn whether_at(&self, path: &Path) -> Option<bool> {
        let here = self.disk.fstat(&self.file).ok()?;
        match self.disk.lstat(path) {
            Ok(there) => there.whether_same_file(&here),
            Err(error) if refusal::is_missing(&error) => Some(false),
            Err(_) => None,
        }
    }

    /// Takes the name away, whatever it holds.
    pub(super) fn remove(&mut self) -> io::Result<()> {
        self.ours = false;
        match self.disk.unlink(&self.path) {
            Err(error) if !refusal::is_missing(&error) => Err(error),
            // Somebody cleared it away before.
            _ => Ok(()),
        }
    }
}

impl Drop for Temporary<'_> {
    fn drop(&mut self) {
        // A name that was swapped although the system said no is not ours any more.
        if self.ours && self.is_at(&self.path) {
            // There is nobody left to tell, and the next one who opens a file here clears it away.
            let _ = self.remove();
        }
    }
}

/// Makes a file under the first free of our names, and locks it: its path, its maker, itself.
pub(super) fn make_locked(
    disk: &dyn Disk,
    folder: &Path,
    readers: Readers,
    name: impl Fn(Maker) -> String,
) -> io::Result<(PathBuf, Maker, File)> {
    for _ in 0..NAMES {
        let maker = Maker::here();
        let path = folder.join(name(maker));
        match disk.create(&path, readers) {
            Ok(file) if is_held(disk, &path, &file) => return Ok((path, maker, file)),
            Ok(_) => {}
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(io::Error::other("the folder is full of old temporary files"))
}

/// Locks a new file; false if somebody took it for a leftover before that.
fn is_held(disk: &dyn Disk, path: &Path, file: &File) -> bool {
    match disk.lock(file) {
        Ok(true) => {}
        // Who clears away does not touch what cannot be locked.
        Err(_) => return true,
        Ok(false) => return false,
    }
    match (disk.lstat(path), disk.fstat(file)) {
        (Ok(there), Ok(here)) => there.whether_same_file(&here) != Some(false),
        (Err(error), _) if refusal::is_missing(&error) => false,
        // What is wrong will show when it is used.
        _ => true,
    }
}
