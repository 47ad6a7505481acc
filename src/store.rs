//! Files: reading them with their identity, and saving.
//!
//! The only room beside `cli` and `tui` that does IO. It deliberately knows no manifest: it moves
//! text.

mod content;
mod copy;
mod create;
pub mod disk;
pub mod folder;
pub mod hash;
mod in_place;
pub mod journal;
mod links;
mod logo;
mod names;
mod reading;
pub mod recent;
mod refusal;
mod replace;
pub mod rescue;
mod rights;
mod rule_file;
mod saving;
#[cfg(feature = "tui")]
pub mod scratch;
mod stale;
pub mod state;
mod temporary;
pub mod time;
mod words;

pub use logo::logo_size;
pub use rule_file::{Found, nearest_above, real_folder};
pub use words::reason;

use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::json::MAX_BYTES;
use disk::{Disk, Stat, System};
use saving::Known;

/// What reading and saving work on: a disk, and the program's own folder on it.
#[derive(Clone)]
pub struct Store<'d> {
    disk: &'d dyn Disk,
    /// Where the copies go that outlive the program. It need not be there yet.
    state: Option<PathBuf>,
    /// Whether a file is written in place also where no copy of its old text can be kept.
    without_copy: bool,
}

/// A file as it was when it was read or saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snapshot {
    /// Where it really is, links followed.
    pub real: PathBuf,
    /// Device, inode, size and time then.
    pub stat: Stat,
    /// Its content then: what changed since can be told from it.
    text: String,
}

/// A file that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// Its text, byte for byte.
    pub text: String,
    /// What it is held against when it is saved.
    pub snapshot: Snapshot,
    /// Whether its permission bits forbid writing.
    pub read_only: bool,
}

/// Why a file could not be read.
#[derive(Debug)]
pub enum ReadError {
    /// There is no such file.
    Missing,
    /// It is a folder, a device, a pipe.
    NotAFile(&'static str),
    /// It is longer than the limit.
    TooLarge,
    /// It is no UTF-8; line and column of the first wrong byte, and what it looks like instead.
    NotUtf8 {
        /// From 1.
        line: usize,
        /// From 1, in code points.
        column: usize,
        /// `UTF-16` or `UTF-32`, if it looks like that.
        wide: Option<&'static str>,
    },
    /// The system said no.
    Io(io::Error),
}

/// Why a file was not saved. The old file is untouched, unless the reason says otherwise.
#[derive(Debug)]
pub enum SaveError {
    /// It was changed since it was read.
    Changed,
    /// It is gone since it was read.
    Gone,
    /// It is there, but was not when the work began.
    Exists,
    /// Its name leads to another file than when it was read, and that holds something else.
    LeadsElsewhere(PathBuf),
    /// Its permission bits forbid writing.
    ReadOnly,
    /// It became a folder, a device, a pipe.
    NotAFile(&'static str),
    /// It became longer than the limit, and nobody has seen what it holds.
    TooLarge,
    /// Two other programs replaced it while it was saved. The newest version stands there.
    Crossed {
        /// Where the other one is.
        kept: PathBuf,
    },
    /// It can only be written in place, and its old text can nowhere be kept meanwhile: why not.
    NoCopy(io::Error),
    /// It had to be written in place, that failed half way, and so did putting the old text back.
    Torn {
        /// Where the old text is; it is also offered when the file is opened next. `None` if that was
        /// given up.
        copy: Option<PathBuf>,
        /// What the system said.
        error: io::Error,
    },
    /// The system said no.
    Io(io::Error),
}

/// What may be written over.
#[derive(Debug, Clone, Copy)]
pub enum Expect<'s> {
    /// The file as it was read.
    Same(&'s Snapshot),
    /// No file at all.
    Nothing,
    /// Whatever is there: the person was asked.
    Anything,
}

/// How a save ended.
#[derive(Debug)]
pub struct Saved {
    /// The file now.
    pub snapshot: Snapshot,
    /// Whether the file already held exactly this.
    pub unchanged: bool,
    /// What went wrong after the new text was safe on disk.
    pub warning: Option<String>,
}

/// The file after a save.
struct Done {
    /// What it is now.
    stat: Stat,
    /// Whether it held exactly this before.
    unchanged: bool,
    /// What went wrong after the new text was safe.
    warning: Option<String>,
}

/// Opens a regular file to work on it: reads it whole, links followed. What dead processes of ours
/// left behind in its folder is cleared away.
///
/// # Errors
///
/// See [`ReadError`].
pub fn read(path: &Path) -> Result<Opened, ReadError> {
    Store::here().read(path)
}

/// Reads a regular file whole, links followed, and touches nothing.
///
/// # Errors
///
/// See [`ReadError`].
pub fn read_text(path: &Path) -> Result<String, ReadError> {
    Store::on(&System, None).read_text(path)
}

/// Where a file really is, links followed, whether it is there or not.
pub fn real_path(path: &Path) -> PathBuf {
    let real = links::follow(&System, path).unwrap_or_else(|_| path.to_owned());
    std::path::absolute(&real).unwrap_or(real)
}

/// A write to a file that may not become so long (`ulimit -f`) is an error from now on, as one to a full
/// disk is, and not the end of the program with a temporary file left behind.
pub fn bear_limits() {
    #[cfg(unix)]
    {
        // Where this is refused everything else works.
        let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, std::sync::Arc::default());
    }
}

/// Reads a stream whole, such as standard input.
///
/// # Errors
///
/// See [`ReadError`]; it is never missing.
pub fn read_stream(stream: impl Read) -> Result<String, ReadError> {
    let mut bytes = Vec::new();
    stream.take(MAX_BYTES as u64 + 1).read_to_end(&mut bytes).map_err(ReadError::Io)?;
    reading::text(bytes)
}

/// Saves `text` at `path`: whole, and on disk when it returns.
///
/// A link stays a link: the file that it leads to is replaced, or made. Owner, permission bits,
/// extended attributes and other names of the file stay.
///
/// # Errors
///
/// See [`SaveError`].
pub fn save(path: &Path, text: &str, expect: Expect<'_>) -> Result<Saved, SaveError> {
    Store::here().save(path, text, expect)
}

impl Snapshot {
    fn new(real: PathBuf, text: String, stat: Stat) -> Snapshot {
        Snapshot { real, stat, text }
    }

    /// The content then.
    pub fn text(&self) -> &str {
        &self.text
    }
}

impl Done {
    /// It was written.
    fn written(stat: Stat, warning: Option<String>) -> Done {
        Done { stat, unchanged: false, warning }
    }
}

impl Store<'static> {
    /// This machine's disk and the program's own folder on it.
    pub fn here() -> Store<'static> {
        Store::on(&System, state::place())
    }
}

impl<'d> Store<'d> {
    /// `disk`, with `state` as the program's own folder on it.
    pub fn on(disk: &'d dyn Disk, state: Option<PathBuf>) -> Store<'d> {
        Store { disk, state, without_copy: false }
    }

    /// The same, for somebody who was asked: a file is written in place also where no copy of its old
    /// text can be kept meanwhile.
    #[must_use]
    pub fn without_copy(self) -> Store<'d> {
        Store { without_copy: true, ..self }
    }

    /// See [`read`].
    ///
    /// # Errors
    ///
    /// See [`ReadError`].
    pub fn read(&self, path: &Path) -> Result<Opened, ReadError> {
        let real = links::follow(self.disk, path).map_err(reading::failed)?;
        stale::clear(self.disk, folder::of(&real));
        let found = reading::find(self.disk, &real)?;
        let read_only = saving::may_write(self.disk, &real, &found.stat).is_err();
        let text = reading::text(found.bytes)?;
        let snapshot = Snapshot::new(real, text.clone(), found.stat);
        Ok(Opened { text, snapshot, read_only })
    }

    /// See [`read_text`].
    ///
    /// # Errors
    ///
    /// See [`ReadError`].
    pub fn read_text(&self, path: &Path) -> Result<String, ReadError> {
        let end = links::end(self.disk, path).map_err(reading::failed)?;
        reading::text(reading::find(self.disk, &end)?.bytes)
    }

    /// See [`save`].
    ///
    /// # Errors
    ///
    /// See [`SaveError`].
    pub fn save(&self, path: &Path, text: &str, expect: Expect<'_>) -> Result<Saved, SaveError> {
        let real = links::follow(self.disk, path).map_err(SaveError::Io)?;
        let known = match expect {
            Expect::Same(snapshot) => Known::Bytes(snapshot.text.as_bytes()),
            Expect::Nothing => Known::Nothing,
            Expect::Anything => Known::Anything,
        };
        let done =
            saving::save(self, &real, text.as_bytes(), known).map_err(|error| match (error, expect) {
                (SaveError::Changed, Expect::Same(snapshot)) if snapshot.real != real => {
                    SaveError::LeadsElsewhere(real.clone())
                }
                (error, _) => error,
            })?;
        let snapshot = Snapshot::new(real, text.to_owned(), done.stat);
        Ok(Saved { snapshot, unchanged: done.unchanged, warning: done.warning })
    }
}
