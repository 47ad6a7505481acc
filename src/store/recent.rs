//! The files that were opened or saved last: their paths and when, and nothing of what is in them.
//!
//! Each has a file of its own in the program's folder, so that windows never lose each other's entries.
//! It deliberately looks at none of the files.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use xxhash_rust::xxh3::xxh3_128;

use super::{real_path, state};

/// The folder of the entries, in the program's own.
const FOLDER: &str = "recent";

/// How many files are remembered.
const MOST: usize = 48;

/// The files that were opened or saved last.
#[derive(Debug, Clone)]
pub struct Recent {
    folder: PathBuf,
}

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Where it is.
    pub path: PathBuf,
    /// When it was opened or saved.
    pub when: SystemTime,
    /// What names it among the entries.
    id: PathBuf,
}

impl Recent {
    /// Those of this person; `None` where the system names no place for them.
    pub fn standard() -> Option<Recent> {
        Some(Recent::in_folder(state::place()?.join(FOLDER)))
    }

    /// Those in a folder, which need not be there.
    pub fn in_folder(folder: PathBuf) -> Recent {
        Recent { folder }
    }

    /// Notes that a file was opened or saved now.
    ///
    /// # Errors
    ///
    /// What the system says: then it is not remembered.
    pub fn remember(&self, path: &Path) -> io::Result<()> {
        let path = std::path::absolute(path)?;
        state::make(&self.folder)?;
        let entry = self.entry(&path);
        let new = entry.with_extension(std::process::id().to_string());
        fs::write(&new, path.as_os_str().as_encoded_bytes())?;
        fs::rename(&new, &entry)?;
        for old in self.entries().into_iter().skip(MOST) {
            let _ = fs::remove_file(old.id);
        }
        Ok(())
    }

    /// Forgets a file.
    ///
    /// # Errors
    ///
    /// What the system says: then it stays.
    pub fn forget(&self, path: &Path) -> io::Result<()> {
        // A link may lead elsewhere by now, so it is looked for under its own name.
        let is_it = |entry: &Entry| entry.path == path;
        self.entries().into_iter().filter(is_it).try_for_each(|entry| fs::remove_file(entry.id))
    }

    /// All of them, the last first.
    pub fn entries(&self) -> Vec<Entry> {
        let files = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        // What has an ending is being written, or was left half written.
        let files = files.map(|file| file.path()).filter(|id| id.extension().is_none());
        let entry = |id: PathBuf| {
            let when = fs::metadata(&id).and_then(|file| file.modified()).ok()?;
            let path = PathBuf::from(path_of(fs::read(&id).ok()?)?);
            path.is_absolute().then_some(Entry { path, when, id })
        };
        let mut entries: Vec<_> = files.filter_map(entry).collect();
        entries.sort_by(|a, b| (b.when, &b.path).cmp(&(a.when, &a.path)));
        entries
    }

    /// Where a file is noted: under one name, however it is reached.
    fn entry(&self, path: &Path) -> PathBuf {
        let hash = xxh3_128(real_path(path).as_os_str().as_encoded_bytes());
        self.folder.join(format!("{hash:032x}"))
    }
}

/// What bytes of an entry name.
#[cfg(unix)]
#[expect(
    clippy::unnecessary_wraps,
    clippy::needless_pass_by_value,
    reason = "elsewhere not all bytes are a path, and those that are become it"
)]
fn path_of(bytes: Vec<u8>) -> Option<OsString> {
    use std::os::unix::ffi::OsStrExt;
    Some(OsStr::from_bytes(&bytes).to_owned())
}

#[cfg(not(unix))]
fn path_of(bytes: Vec<u8>) -> Option<OsString> {
    String::from_utf8(bytes).ok().map(|path| OsStr::new(&path).to_owned())
}
