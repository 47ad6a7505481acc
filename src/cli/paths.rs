//! One file, one path: as it is written from the folder that one stands in, however it was spelled.
//!
//! It deliberately keeps the name of a link: that is the file that was asked for.

use std::collections::HashMap;
use std::path::{Component, Path, PathBuf};
use std::{env, fs, io};

use super::input;

/// The folder that one stands in.
pub(super) struct Here {
    folder: Option<PathBuf>,
    /// Folders that were looked at, as they were spelled, with their links followed.
    known: HashMap<PathBuf, PathBuf>,
}

impl Here {
    pub(super) fn new() -> Here {
        Here { folder: env::current_dir().and_then(real).ok(), known: HashMap::new() }
    }

    /// The path of a file in every report: below the folder that one stands in from there, else whole.
    pub(super) fn path(&mut self, file: &Path) -> PathBuf {
        if self.folder.is_none() || input::is_stream(file) {
            return file.to_owned();
        }
        self.whole(file).map_or_else(|| plain(file), |whole| self.below(&whole))
    }

    /// A whole path from the folder that one stands in, if it lies below that.
    pub(super) fn below(&self, whole: &Path) -> PathBuf {
        let below = self.folder.as_ref().and_then(|folder| whole.strip_prefix(folder).ok());
        below.filter(|below| !below.as_os_str().is_empty()).unwrap_or(whole).to_owned()
    }

    /// The whole path of a file, the links of its folder followed.
    pub(super) fn whole(&mut self, file: &Path) -> Option<PathBuf> {
        let (name, parent) = (file.file_name()?, file.parent()?);
        if !self.known.contains_key(parent) {
            // One that is not there is gone through by its words alone.
            let folder = self.folder.as_ref()?.join(parent);
            let found = real(folder.clone()).unwrap_or_else(|_| by_words(&folder));
            self.known.insert(parent.to_owned(), found);
        }
        self.known.get(parent).map(|folder| folder.join(name))
    }
}

/// A path without `.` and without `//`.
fn plain(path: &Path) -> PathBuf {
    path.components().filter(|part| *part != Component::CurDir).collect()
}

fn real(folder: PathBuf) -> io::Result<PathBuf> {
    let real = fs::canonicalize(folder)?;
    // Windows marks such paths in a way that few programs read.
    let short = real
        .to_str()
        .and_then(|text| text.strip_prefix(r"\\?\"))
        .filter(|text| text.as_bytes().get(1) == Some(&b':'));
    Ok(short.map_or_else(|| real.clone(), PathBuf::from))
}

/// A path in which `..` takes the part before it away.
fn by_words(path: &Path) -> PathBuf {
    let mut out = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => drop(out.pop()),
            part => out.push(part),
        }
    }
    out
}
