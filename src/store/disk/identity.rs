//! What tells a file from every other one, whatever its name.
//!
//! It deliberately has no value for "unknown": that is the absence of an identity, and two absences
//! are never equal.

use std::fs::{File, Metadata};
use std::path::Path;

/// A volume, and the number of a file on it. As long as the file is there no other one has the same.
///
/// `same-file` answers the same question for two paths, but its handles keep the files open and can
/// neither be copied nor written down; on Windows this asks the crate below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Identity {
    /// The device, or the serial number of the volume.
    pub volume: u64,
    /// The inode, or the index of the file.
    pub number: u64,
}

impl Identity {
    /// What the metadata of a file tell of it.
    #[cfg(unix)]
    #[allow(clippy::unnecessary_wraps, reason = "elsewhere they tell nothing")]
    pub(super) fn of_metadata(found: &Metadata) -> Option<Identity> {
        use std::os::unix::fs::MetadataExt;
        Some(Identity { volume: found.dev(), number: found.ino() })
    }

    /// Elsewhere they tell nothing.
    #[cfg(not(unix))]
    pub(super) fn of_metadata(_found: &Metadata) -> Option<Identity> {
        None
    }

    /// The identity of an open file.
    #[cfg(not(windows))]
    pub fn of_file(file: &File) -> Option<Identity> {
        Identity::of_metadata(&file.metadata().ok()?)
    }

    /// The identity of an open file.
    #[cfg(windows)]
    pub fn of_file(file: &File) -> Option<Identity> {
        windows::information(file).map(|found| found.0)
    }

    /// The identity of what stands at a path; a link is not followed.
    #[cfg(not(windows))]
    pub fn of_path(path: &Path) -> Option<Identity> {
        Identity::of_metadata(&std::fs::symlink_metadata(path).ok()?)
    }

    /// The identity of what stands at a path; a link is not followed.
    #[cfg(windows)]
    pub fn of_path(path: &Path) -> Option<Identity> {
        Identity::of_file(&windows::open(path).ok()?)
    }
}

#[cfg(windows)]
pub(super) mod windows {
    use std::fs::{File, OpenOptions};
    use std::io;
    use std::os::windows::fs::OpenOptionsExt;
    use std::path::Path;

    use super::Identity;

    /// Opens the link itself, and folders too (`FILE_FLAG_OPEN_REPARSE_POINT`,
    /// `FILE_FLAG_BACKUP_SEMANTICS`).
    const ITSELF: u32 = 0x0020_0000 | 0x0200_0000;

    /// Opens what stands at a path only to ask about it.
    pub(in crate::store::disk) fn open(path: &Path) -> io::Result<File> {
        OpenOptions::new().access_mode(0).custom_flags(ITSELF).open(path)
    }

    /// The identity of an open file, and how many names it has.
    pub(in crate::store::disk) fn information(file: &File) -> Option<(Identity, u64)> {
        let found = winapi_util::file::information(file).ok()?;
        let (volume, number) = (found.volume_serial_number(), found.file_index());
        // A file system that numbers nothing answers 0.
        (number != 0).then(|| (Identity { volume, number }, found.number_of_links()))
    }
}
