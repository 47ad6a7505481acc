//! The copy of a file's old content, while the file is written in place.
//!
//! It stands in the program's own folder, or hidden beside the file where that cannot be. Its name says of
//! which file it is, and what that file holds when it needs no copy any more. It deliberately does not know
//! who asks for it: that is `rescue`'s.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use super::disk::{Disk, How, Readers};
use super::hash::ContentHash;
use super::names::{self, Maker};
use super::{Store, content, folder, temporary, words};

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
    /// Puts `old`, the content of `real`, on the disk, before `new` is written over it: into the
    /// program's own folder, or beside the file where that cannot be.
    ///
    /// # Errors
    ///
    /// Why it can be neither there nor beside the file; there is no copy then.
    pub(super) fn make(store: &Store<'d>, real: &Path, old: &[u8], new: &[u8]) -> io::Result<Copy<'d>> {
        let [path, old_hash, new_hash] = [path_bytes(real), old, new].map(ContentHash::of);
        let name = |maker: Maker| names::Copy { path, old: old_hash, new: new_hash, maker };
        let own = folder(store).ok_or_else(words::no_state).and_then(|folder| {
            store.disk.make_folder(&folder)?;
            Copy::make_in(store.disk, &folder, old, |maker| name(maker).name())
        });
        let beside = folder::of(real);
        own.or_else(|error| {
            Copy::make_in(store.disk, beside, old, |maker| name(maker).name_beside())
                .map_err(|_| words::about_copy(&error, folder(store).as_deref()))
        })
    }

    fn make_in(
        disk: &'d dyn Disk,
        folder: &Path,
        old: &[u8],
        name: impl Fn(Maker) -> String,
    ) -> io::Result<Copy<'d>> {
        let (path, _, file) = temporary::make_locked(disk, folder, Readers::Owner, name)?;
        let copy = Copy { disk, path, file };
        copy.fill(folder, old).inspect_err(|_| copy.forget())?;
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

/// Where the copies are, unless they are beside their files.
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
