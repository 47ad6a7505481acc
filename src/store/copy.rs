//! The copy of a file's old content, while the file is written in place.
//!
//! Its name says of which file it is, and what that file holds when it needs no copy any more. It
//! deliberately does not know who asks for it: that is `rescue`'s.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use super::disk::{Disk, How, Readers};
use super::hash::ContentHash;
use super::names::{self, Maker};
use super::{Store, content, temporary, words};

/// The folder of the copies in the program's own folder.
const FOLDER: &str = "rescue";

/// How many folders are put on the disk with a copy: those that may have been made for it.
const NEW_FOLDERS: usize = 3;

/// A copy that is on the disk. It stays, until it is taken away.
pub(super) struct Copy<'d> {
    disk: &'d dyn Disk,
    path: PathBuf,
    /// Locked while it is open, which says that the file is being written.
    file: File,
}

impl<'d> Copy<'d> {
    /// Puts `old`, the content of `real`, on the disk, before `new` is written over it.
    ///
    /// # Errors
    ///
    /// A sentence; there is no copy then.
    pub(super) fn make(store: &Store<'d>, real: &Path, old: &[u8], new: &[u8]) -> io::Result<Copy<'d>> {
        let folder = folder(store).ok_or_else(words::no_folder_for_copies)?;
        let failed = |error: io::Error| words::about_copy(&error, &folder);
        store.disk.make_folder(&folder).map_err(failed)?;
        let [path, old_hash, new_hash] = [path_bytes(real), old, new].map(ContentHash::of);
        let name = |maker: Maker| names::Copy { path, old: old_hash, new: new_hash, maker }.name();
        let (path, _, file) =
            temporary::make_locked(store.disk, &folder, Readers::Owner, name).map_err(failed)?;
        let copy = Copy { disk: store.disk, path, file };
        if let Err(error) = copy.fill(&folder, old) {
            copy.forget();
            return Err(failed(error));
        }
        Ok(copy)
    }

    fn fill(&self, folder: &Path, old: &[u8]) -> io::Result<()> {
        content::write(self.disk, &self.file, old)?;
        content::settle(self.disk, &self.file, old)?;
        sync(self.disk, folder)?;
        for above in folder.ancestors().skip(1).take(NEW_FOLDERS - 1) {
            // They are as good as always on the disk already, and need not be ours.
            let _ = sync(self.disk, above);
        }
        Ok(())
    }

    /// Where it is.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Takes it away: the file is whole.
    pub(super) fn remove(&self) -> io::Result<()> {
        self.disk.unlink(&self.path)
    }

    /// Takes it away; if that fails, whoever opens the file next sees that it is not needed.
    pub(super) fn forget(&self) {
        let _ = self.remove();
    }
}

/// Where the copies are.
pub(super) fn folder(store: &Store<'_>) -> Option<PathBuf> {
    store.state.as_ref().map(|state| state.join(FOLDER))
}

/// What a path is told apart by.
pub(super) fn path_bytes(path: &Path) -> &[u8] {
    path.as_os_str().as_encoded_bytes()
}

fn sync(disk: &dyn Disk, folder: &Path) -> io::Result<()> {
    match disk.open(folder, How::Folder).and_then(|folder| disk.fsync(&folder)) {
        Err(error) if !super::refusal::is_unknown(&error) => Err(error),
        _ => Ok(()),
    }
}
