//! Whether a file still is what it was.
//!
//! It deliberately does not watch: whoever wants to know asks.

use std::time::SystemTime;

use super::{ReadError, Snapshot, Store, reading};

/// What has become of a file since it was read or saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It holds what it held.
    Same,
    /// It holds something else, written at this time.
    Changed(Option<SystemTime>),
    /// It is gone.
    Gone,
    /// It became a folder, a device, a pipe.
    NotAFile(&'static str),
}

impl Snapshot {
    /// What has become of the file since. As long as size, time and inode are the same it is not
    /// read, so this is cheap enough to be asked at every turn; a save always reads.
    ///
    /// # Errors
    ///
    /// Only where it cannot be known.
    pub fn standing(&self) -> Result<Standing, ReadError> {
        Store::here().standing(self)
    }
}

impl Store<'_> {
    /// See [`Snapshot::standing`].
    ///
    /// # Errors
    ///
    /// Only where it cannot be known.
    pub fn standing(&self, snapshot: &Snapshot) -> Result<Standing, ReadError> {
        let then = &snapshot.stat;
        match self.disk.lstat(&snapshot.real) {
            Ok(now) if (now.size, now.modified) == (then.size, then.modified) && now.is_same_file(then) => {
                return Ok(Standing::Same);
            }
            _ => {}
        }
        match reading::find(self.disk, &snapshot.real) {
            Ok(now) if now.bytes == snapshot.text.as_bytes() => Ok(Standing::Same),
            Ok(now) => Ok(Standing::Changed(now.stat.modified)),
            Err(ReadError::Missing) => Ok(Standing::Gone),
            Err(ReadError::NotAFile(what)) => Ok(Standing::NotAFile(what)),
            // Too large, it is not what was read.
            Err(ReadError::TooLarge) => Ok(Standing::Changed(None)),
            Err(error) => Err(error),
        }
    }
}
