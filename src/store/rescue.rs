//! What is left of a file whose writing in place was interrupted.
//!
//! It deliberately decides nothing for the person: a copy goes by itself only where the file is
//! whole.

use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::copy::{self, path_bytes};
use super::disk::How;
use super::hash::ContentHash;
use super::reading::{self, Found};
use super::saving::{self, Known};
use super::{ReadError, SaveError, Saved, Snapshot, Store, content, folder, links, names, refusal};

/// The copy of a file that was being written in place when the program died, and that is whole
/// neither as it was nor as it should have become.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rescue {
    /// The file, links followed.
    pub real: PathBuf,
    /// Where the copy is: a plain file with the content from before.
    pub copy: PathBuf,
    /// When the copy was made, which is when the save began.
    pub made: Option<SystemTime>,
    /// What has become of the file.
    pub now: Now,
    /// The content of the copy.
    old: Vec<u8>,
}

/// What has become of a file whose writing was interrupted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Now {
    /// It holds something else: half of what was written, or what somebody made of it since.
    Torn(Vec<u8>),
    /// It is gone.
    Gone,
}

impl Rescue {
    /// The content from before as a text, if it was one.
    pub fn text(&self) -> Option<&str> {
        std::str::from_utf8(&self.old).ok()
    }

    /// That a copy of the file `name` waits, where it is, and what to do.
    pub fn sentence(&self, name: &str) -> String {
        let state = match self.now {
            Now::Torn(_) => "is perhaps damaged",
            Now::Gone => "is gone",
        };
        let copy = self.copy.display();
        format!(
            "{name} {state}: a save of it was interrupted; its text from before is kept in {copy}: copy it back, or remove it if you do not need it"
        )
    }
}

/// The copy that waits for the file at `path`; the oldest, if there are several. Copies that are
/// not needed, since the file is whole, are taken away.
///
/// For a start of the form: ask whether to [`restore`] it, to look at [`Rescue::text`], or to
/// [`discard`] it; a copy that is neither restored nor discarded is offered again. Ask before
/// [`super::read`]: what stands in the file is not what the person saved.
pub fn pending(path: &Path) -> Option<Rescue> {
    Store::here().pending(path)
}

/// Puts the content from before back into the file, and takes the copy away.
///
/// # Errors
///
/// See [`SaveError`]; [`SaveError::Changed`] if the file was changed since [`pending`] looked. The
/// copy is still there then.
pub fn restore(rescue: &Rescue) -> Result<Saved, SaveError> {
    Store::here().restore(rescue)
}

/// Takes the copy away: the file is as the person wants it.
///
/// # Errors
///
/// What the system says; the copy is still there then.
pub fn discard(rescue: &Rescue) -> io::Result<()> {
    Store::here().discard(rescue)
}

impl Store<'_> {
    /// See [`pending`].
    pub fn pending(&self, path: &Path) -> Option<Rescue> {
        let real = links::follow(self.disk, path).ok()?;
        let ours = ContentHash::of(path_bytes(&real));
        let mut rescues = Vec::new();
        for folder in copy::folder(self).into_iter().chain([folder::of(&real).to_owned()]) {
            let names = self.disk.list(&folder).unwrap_or_default();
            let copies = names.iter().filter_map(|name| Some((folder.join(name), names::Copy::parse(name)?)));
            let copies = copies.filter(|(_, copy)| copy.path == ours);
            rescues.extend(copies.filter_map(|(path, copy)| self.weigh(&real, &path, copy)));
        }
        rescues.sort_by(|one, other| (one.made, &one.copy).cmp(&(other.made, &other.copy)));
        rescues.into_iter().next()
    }

    /// The rescue that a copy is, if it is needed.
    fn weigh(&self, real: &Path, path: &Path, copy: names::Copy) -> Option<Rescue> {
        let file = self.disk.open(path, How::Read).ok()?;
        // Whoever writes the file at this moment holds the lock.
        if !self.disk.lock(&file).ok()? {
            return None;
        }
        let stat = self.disk.fstat(&file).ok()?;
        // Beside a file in a shared folder anybody can put anything.
        if links::own_user().is_some_and(|own| own != stat.owner) {
            return None;
        }
        let old = content::read(self.disk, &file, stat.size).ok()?;
        // Before the copy was whole, nothing was written over the file.
        if ContentHash::of(&old) != copy.old {
            let _ = self.disk.unlink(path);
            return None;
        }
        let now = match reading::find(self.disk, real) {
            Ok(found) if self.is_whole(&found, copy) => {
                let _ = self.disk.unlink(path);
                return None;
            }
            Ok(found) => Now::Torn(found.bytes),
            Err(ReadError::Missing) => Now::Gone,
            // Nothing can be said of it, and the copy waits.
            Err(_) => return None,
        };
        let (real, path) = (real.to_owned(), path.to_owned());
        Some(Rescue { real, copy: path, made: stat.modified, now, old })
    }

    /// Whether the file is as it was, or as it should have become, and is so on the disk.
    fn is_whole(&self, found: &Found, copy: names::Copy) -> bool {
        [copy.old, copy.new].contains(&ContentHash::of(&found.bytes)) && self.disk.fsync(&found.file).is_ok()
    }

    /// See [`restore`].
    ///
    /// # Errors
    ///
    /// See [`restore`].
    pub fn restore(&self, rescue: &Rescue) -> Result<Saved, SaveError> {
        let known = match &rescue.now {
            Now::Torn(bytes) => Known::Bytes(bytes),
            Now::Gone => Known::Nothing,
        };
        let done = saving::save(self, &rescue.real, &rescue.old, known)?;
        let text = String::from_utf8_lossy(&rescue.old).into_owned();
        let snapshot = Snapshot::new(rescue.real.clone(), text, done.stat);
        // Seen once more, it would be known not to be needed.
        let _ = self.discard(rescue);
        Ok(Saved { snapshot, unchanged: done.unchanged, warning: done.warning })
    }

    /// See [`discard`].
    ///
    /// # Errors
    ///
    /// See [`discard`].
    pub fn discard(&self, rescue: &Rescue) -> io::Result<()> {
        match self.disk.unlink(&rescue.copy) {
            Err(error) if refusal::is_missing(&error) => Ok(()),
            done => done,
        }
    }
}
