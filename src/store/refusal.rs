//! What a refusal of the system means for a save.
//!
//! It deliberately says nothing to anybody: sentences are `words`'.

use std::io::{self, ErrorKind};

use super::{ReadError, SaveError};

/// Why a file is not replaced by another.
#[derive(Debug)]
pub(super) enum Stop {
    /// A file that took its place would lose something of it: it can only be written in place.
    InPlace,
    /// It is not saved.
    Failed(SaveError),
}

impl From<SaveError> for Stop {
    fn from(error: SaveError) -> Stop {
        Stop::Failed(error)
    }
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Stop {
        Stop::Failed(SaveError::Io(error))
    }
}

impl Stop {
    /// In place where it was forbidden or is not known here; otherwise it failed.
    pub(super) fn unless_forbidden(error: io::Error) -> Stop {
        if is_forbidden(&error) || is_unknown(&error) { Stop::InPlace } else { error.into() }
    }
}

/// What it means for a save that the file could not be looked at.
pub(super) fn not_read(error: ReadError) -> SaveError {
    match error {
        ReadError::Missing => SaveError::Gone,
        ReadError::NotAFile(what) => SaveError::NotAFile(what),
        ReadError::TooLarge | ReadError::NotUtf8 { .. } => SaveError::TooLarge,
        ReadError::Io(error) => SaveError::Io(error),
    }
}

/// Whether the system forbids it to this person, or at this place.
#[cfg(unix)]
pub(super) fn is_forbidden(error: &io::Error) -> bool {
    use rustix::io::Errno;
    let forbidden = [Errno::ACCESS, Errno::PERM, Errno::ROFS, Errno::BUSY, Errno::XDEV, Errno::TXTBSY];
    Errno::from_io_error(error).is_some_and(|errno| forbidden.contains(&errno))
}

#[cfg(not(unix))]
pub(super) fn is_forbidden(error: &io::Error) -> bool {
    error.kind() == ErrorKind::PermissionDenied
}

/// Whether the system, or this file system, does not know the call.
#[cfg(unix)]
pub(super) fn is_unknown(error: &io::Error) -> bool {
    use rustix::io::Errno;
    let unknown = [Errno::NOSYS, Errno::INVAL, Errno::NOTSUP, Errno::OPNOTSUPP];
    error.kind() == ErrorKind::Unsupported
        || Errno::from_io_error(error).is_some_and(|errno| unknown.contains(&errno))
}

#[cfg(not(unix))]
pub(super) fn is_unknown(error: &io::Error) -> bool {
    error.kind() == ErrorKind::Unsupported
}

pub(super) fn is_missing(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory)
}
