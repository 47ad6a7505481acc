//! The calls to the system that reading and saving make, each one method.
//!
//! It deliberately decides nothing: no order, no retry, no message. [`System`] is the real disk;
//! tests stand in for it with one that fails, or dies, at a call of their choice.

mod identity;
mod system;

use std::ffi::{OsStr, OsString};
use std::fs::{File, Metadata};
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

pub use identity::Identity;
pub use system::System;

/// What a save asks of the system. Each method is one call, and its error is the system's.
#[allow(clippy::missing_errors_doc, reason = "said once for all")]
pub trait Disk {
    /// What stands at `path`; a link is not followed.
    fn lstat(&self, path: &Path) -> io::Result<Stat>;
    /// Where the link at `path` leads.
    fn read_link(&self, path: &Path) -> io::Result<PathBuf>;
    /// `folder` spelled without links.
    fn canonicalize(&self, folder: &Path) -> io::Result<PathBuf>;
    /// Whether this person may write to `path`.
    fn access(&self, path: &Path) -> io::Result<()>;
    /// Opens what is there; never follows a link, never waits for a pipe or a device.
    fn open(&self, path: &Path, how: How) -> io::Result<File>;
    /// Makes a file where there must be nothing, to be written and read back.
    fn create(&self, path: &Path, readers: Readers) -> io::Result<File>;
    /// Makes a folder of the program's own, with those above it.
    fn make_folder(&self, folder: &Path) -> io::Result<()>;
    /// The names in `folder`.
    fn list(&self, folder: &Path) -> io::Result<Vec<OsString>>;
    /// What an open file is.
    fn fstat(&self, file: &File) -> io::Result<Stat>;
    /// Reads some bytes from `offset` on; 0 at the end.
    fn read_at(&self, file: &File, buffer: &mut [u8], offset: u64) -> io::Result<usize>;
    /// Writes some of `bytes` at `offset`.
    fn write_at(&self, file: &File, bytes: &[u8], offset: u64) -> io::Result<usize>;
    /// Sets room for `length` bytes aside, without changing how long the file is.
    fn allocate(&self, file: &File, length: u64) -> io::Result<()>;
    /// Makes the file `length` bytes long.
    fn truncate(&self, file: &File, length: u64) -> io::Result<()>;
    /// Gives the file to an owner and a group.
    fn chown(&self, file: &File, owner: u32, group: u32) -> io::Result<()>;
    /// Sets the permission bits.
    fn chmod(&self, file: &File, mode: u32) -> io::Result<()>;
    /// The names and values of the extended attributes; none where there can be none. An access
    /// control list is one.
    fn xattrs(&self, file: &File) -> io::Result<Vec<(OsString, Vec<u8>)>>;
    /// Sets an extended attribute.
    fn set_xattr(&self, file: &File, name: &OsStr, value: &[u8]) -> io::Result<()>;
    /// Takes an extended attribute away.
    fn remove_xattr(&self, file: &File, name: &OsStr) -> io::Result<()>;
    /// Locks the file for as long as it is open; false where another has locked it.
    fn lock(&self, file: &File) -> io::Result<bool>;
    /// Waits until the file, or the folder's list of names, is on the disk.
    fn fsync(&self, file: &File) -> io::Result<()>;
    /// Swaps two names.
    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()>;
    /// Renames, over whatever file stands at `to`.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Renames, never over anything.
    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Gives a file a second name, never over anything.
    fn link(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Takes a name away.
    fn unlink(&self, path: &Path) -> io::Result<()>;
}

/// What something is opened for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// A file, to read.
    Read,
    /// A file, to read and to write over.
    Write,
    /// A folder, to wait for its names.
    Folder,
}

/// Who may read a new file while it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Readers {
    /// Its owner alone.
    Owner,
    /// Whoever may read any new file.
    Anyone,
}

/// What is known of a file without reading it. Where the system knows no owners, they are 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stat {
    /// What it is.
    pub kind: Kind,
    /// What tells it from every other file; `None` where the system does not say.
    pub identity: Option<Identity>,
    /// How many names it has.
    pub links: u64,
    /// How many bytes long it is.
    pub size: u64,
    /// When its content was changed last.
    pub modified: Option<SystemTime>,
    /// Its permission bits.
    pub mode: u32,
    /// Its owner.
    pub owner: u32,
    /// Its group.
    pub group: u32,
}

/// What stands at a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A regular file.
    File,
    /// A folder.
    Folder,
    /// A symbolic link.
    Link,
    /// A pipe with a name.
    Pipe,
    /// A socket.
    Socket,
    /// Anything else.
    Device,
}

impl Kind {
    /// What it is called in a sentence.
    pub fn name(self) -> &'static str {
        match self {
            Kind::File => "a file",
            Kind::Folder => "a folder",
            Kind::Link => "a link",
            Kind::Pipe => "a pipe",
            Kind::Socket => "a socket",
            Kind::Device => "a device",
        }
    }
}

impl Stat {
    /// Whether nobody may write to it, whoever it is.
    pub fn is_read_only(&self) -> bool {
        self.mode & 0o222 == 0
    }

    /// Whether both are certainly the same file, under whatever name.
    pub fn is_same_file(&self, other: &Stat) -> bool {
        self.whether_same_file(other) == Some(true)
    }

    /// Whether both are the same file, under whatever name; `None` where nobody knows.
    pub fn whether_same_file(&self, other: &Stat) -> Option<bool> {
        Some(self.identity? == other.identity?)
    }

    /// Whether both have the same owner, group, permission bits and number of names.
    pub(super) fn has_same_rights(&self, other: &Stat) -> bool {
        (self.owner, self.group, self.mode, self.links) == (other.owner, other.group, other.mode, other.links)
    }
}

impl From<&Metadata> for Stat {
    /// What the metadata alone tell; on Windows that is no identity.
    #[cfg(unix)]
    fn from(found: &Metadata) -> Stat {
        use std::os::unix::fs::MetadataExt;
        Stat {
            kind: kind(found),
            identity: Identity::of_metadata(found),
            links: found.nlink(),
            size: found.len(),
            modified: found.modified().ok(),
            mode: found.mode() & 0o7777,
            owner: found.uid(),
            group: found.gid(),
        }
    }

    #[cfg(not(unix))]
    fn from(found: &Metadata) -> Stat {
        Stat {
            kind: kind(found),
            identity: Identity::of_metadata(found),
            links: 1,
            size: found.len(),
            modified: found.modified().ok(),
            mode: if found.permissions().readonly() { 0o444 } else { 0o644 },
            owner: 0,
            group: 0,
        }
    }
}

#[cfg(unix)]
fn kind(found: &Metadata) -> Kind {
    use std::os::unix::fs::FileTypeExt;
    match found.file_type() {
        kind if kind.is_file() => Kind::File,
        kind if kind.is_dir() => Kind::Folder,
        kind if kind.is_symlink() => Kind::Link,
        kind if kind.is_fifo() => Kind::Pipe,
        kind if kind.is_socket() => Kind::Socket,
        _ => Kind::Device,
    }
}

#[cfg(not(unix))]
fn kind(found: &Metadata) -> Kind {
    match found.file_type() {
        kind if kind.is_file() => Kind::File,
        kind if kind.is_dir() => Kind::Folder,
        kind if kind.is_symlink() => Kind::Link,
        _ => Kind::Device,
    }
}
