//! The real disk.
//!
//! What a system cannot do answers `Unsupported`; the caller knows what to do instead.

use std::ffi::{OsStr, OsString};
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use super::{Disk, How, Readers, Stat};
use crate::store::state;

/// The disk of this machine.
#[derive(Debug, Clone, Copy, Default)]
pub struct System;

impl Disk for System {
    fn lstat(&self, path: &Path) -> io::Result<Stat> {
        let found = fs::symlink_metadata(path)?;
        Ok(calls::identified(Stat::from(&found), || calls::open_to_ask(path)))
    }

    fn read_link(&self, path: &Path) -> io::Result<PathBuf> {
        fs::read_link(path)
    }

    fn canonicalize(&self, folder: &Path) -> io::Result<PathBuf> {
        fs::canonicalize(folder)
    }

    fn access(&self, path: &Path) -> io::Result<()> {
        calls::access(path)
    }

    fn open(&self, path: &Path, how: How) -> io::Result<File> {
        calls::open(path, how)
    }

    fn create(&self, path: &Path, readers: Readers) -> io::Result<File> {
        calls::create(path, readers)
    }

    fn make_folder(&self, folder: &Path) -> io::Result<()> {
        state::make(folder)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<OsString>> {
        fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.file_name())).collect()
    }

    fn fstat(&self, file: &File) -> io::Result<Stat> {
        let found = file.metadata()?;
        Ok(calls::identified(Stat::from(&found), || file.try_clone()))
    }

    fn read_at(&self, file: &File, buffer: &mut [u8], offset: u64) -> io::Result<usize> {
        calls::read_at(file, buffer, offset)
    }

    fn write_at(&self, file: &File, bytes: &[u8], offset: u64) -> io::Result<usize> {
        calls::write_at(file, bytes, offset)
    }

    fn allocate(&self, file: &File, length: u64) -> io::Result<()> {
        allocate(file, length)
    }

    fn truncate(&self, file: &File, length: u64) -> io::Result<()> {
        file.set_len(length)
    }

    fn chown(&self, file: &File, owner: u32, group: u32) -> io::Result<()> {
        calls::chown(file, owner, group)
    }

    fn chmod(&self, file: &File, mode: u32) -> io::Result<()> {
        calls::chmod(file, mode)
    }

    fn xattrs(&self, file: &File) -> io::Result<Vec<(OsString, Vec<u8>)>> {
        calls::xattrs(file)
    }

    fn set_xattr(&self, file: &File, name: &OsStr, value: &[u8]) -> io::Result<()> {
        calls::set_xattr(file, name, value)
    }

    fn remove_xattr(&self, file: &File, name: &OsStr) -> io::Result<()> {
        calls::remove_xattr(file, name)
    }

    fn lock(&self, file: &File) -> io::Result<bool> {
        match file.try_lock() {
            Ok(()) => Ok(true),
            Err(TryLockError::WouldBlock) => Ok(false),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }

    fn fsync(&self, file: &File) -> io::Result<()> {
        file.sync_all()
    }

    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        two_names::exchange(one, other)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        two_names::rename_new(from, to)
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::hard_link(from, to)
    }

    fn unlink(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }
}

#[cfg(any(target_os = "linux", target_os = "android"))]
fn allocate(file: &File, length: u64) -> io::Result<()> {
    // No file system sets nothing aside.
    if length == 0 {
        return Ok(());
    }
    Ok(rustix::fs::fallocate(file, rustix::fs::FallocateFlags::KEEP_SIZE, 0, length)?)
}

/// Elsewhere the call that sets room aside makes the file longer too.
#[cfg(not(any(target_os = "linux", target_os = "android")))]
fn allocate(_file: &File, _length: u64) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

#[cfg(any(target_os = "linux", target_os = "android", target_os = "macos"))]
mod two_names {
    use std::io;
    use std::path::Path;

    use rustix::fs::{CWD, RenameFlags, renameat_with};

    pub(super) fn exchange(one: &Path, other: &Path) -> io::Result<()> {
        Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
    }

    pub(super) fn rename_new(from: &Path, to: &Path) -> io::Result<()> {
        Ok(renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE)?)
    }
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_os = "macos")))]
mod two_names {
    use std::io;
    use std::path::Path;

    pub(super) fn exchange(_one: &Path, _other: &Path) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }

    pub(super) fn rename_new(_from: &Path, _to: &Path) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }
}

#[cfg(unix)]
mod calls {
    use std::ffi::{OsStr, OsString};
    use std::fs::{File, Permissions};
    use std::io::{self, ErrorKind};
    use std::os::unix::fs::{FileExt, PermissionsExt, fchown};
    use std::path::Path;

    use rustix::fs::{Access, Mode, OFlags};
    use xattr::FileExt as _;

    use super::{How, Readers, Stat};

    /// The metadata told all of it.
    pub(super) fn identified(stat: Stat, _open: impl FnOnce() -> io::Result<File>) -> Stat {
        stat
    }

    /// Never called: the metadata told all of it.
    pub(super) fn open_to_ask(_path: &Path) -> io::Result<File> {
        Err(ErrorKind::Unsupported.into())
    }

    pub(super) fn access(path: &Path) -> io::Result<()> {
        Ok(rustix::fs::access(path, Access::WRITE_OK)?)
    }

    pub(super) fn open(path: &Path, how: How) -> io::Result<File> {
        // A pipe that took the file's place meanwhile must not hold the program.
        let calm = OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC | OFlags::NOFOLLOW;
        let flags = match how {
            How::Read => OFlags::RDONLY,
            How::Write => OFlags::RDWR,
            How::Folder => OFlags::RDONLY | OFlags::DIRECTORY,
        };
        Ok(File::from(rustix::fs::open(path, flags | calm, Mode::empty())?))
    }

    pub(super) fn create(path: &Path, readers: Readers) -> io::Result<File> {
        let mode = match readers {
            Readers::Owner => Mode::RUSR | Mode::WUSR,
            Readers::Anyone => Mode::from_raw_mode(0o666),
        };
        let flags = OFlags::RDWR | OFlags::CREATE | OFlags::EXCL | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        Ok(File::from(rustix::fs::open(path, flags, mode)?))
    }

    pub(super) fn read_at(file: &File, buffer: &mut [u8], offset: u64) -> io::Result<usize> {
        FileExt::read_at(file, buffer, offset)
    }

    pub(super) fn write_at(file: &File, bytes: &[u8], offset: u64) -> io::Result<usize> {
        FileExt::write_at(file, bytes, offset)
    }

    pub(super) fn chown(file: &File, owner: u32, group: u32) -> io::Result<()> {
        fchown(file, Some(owner), Some(group))
    }

    pub(super) fn chmod(file: &File, mode: u32) -> io::Result<()> {
        file.set_permissions(Permissions::from_mode(mode))
    }

    pub(super) fn xattrs(file: &File) -> io::Result<Vec<(OsString, Vec<u8>)>> {
        let names = match file.list_xattr() {
            Err(error) if error.kind() == ErrorKind::Unsupported => return Ok(Vec::new()),
            names => names?,
        };
        let mut found = Vec::new();
        for name in names {
            // One that was taken away since the names were read is none.
            if let Some(value) = file.get_xattr(&name)? {
                found.push((name, value));
            }
        }
        Ok(found)
    }

    pub(super) fn set_xattr(file: &File, name: &OsStr, value: &[u8]) -> io::Result<()> {
        file.set_xattr(name, value)
    }

    pub(super) fn remove_xattr(file: &File, name: &OsStr) -> io::Result<()> {
        file.remove_xattr(name)
    }
}

/// Systems without owners, bits and attributes keep nothing of them, and lose nothing.
#[cfg(not(unix))]
mod calls {
    use std::ffi::{OsStr, OsString};
    use std::fs::{File, OpenOptions};
    use std::io::{self, ErrorKind, Read, Seek, SeekFrom, Write};
    use std::path::Path;

    use super::{How, Readers, Stat};

    /// What only an open file tells: its identity, and how many names it has.
    #[cfg(windows)]
    pub(super) fn identified(stat: Stat, open: impl FnOnce() -> io::Result<File>) -> Stat {
        use super::super::identity::windows::information;
        match open().ok().and_then(|file| information(&file)) {
            Some((identity, links)) => Stat { identity: Some(identity), links, ..stat },
            None => stat,
        }
    }

    #[cfg(not(windows))]
    pub(super) fn identified(stat: Stat, _open: impl FnOnce() -> io::Result<File>) -> Stat {
        stat
    }

    #[cfg(windows)]
    pub(super) fn open_to_ask(path: &Path) -> io::Result<File> {
        super::super::identity::windows::open(path)
    }

    #[cfg(not(windows))]
    pub(super) fn open_to_ask(_path: &Path) -> io::Result<File> {
        Err(ErrorKind::Unsupported.into())
    }

    pub(super) fn access(_path: &Path) -> io::Result<()> {
        Ok(())
    }

    pub(super) fn open(path: &Path, how: How) -> io::Result<File> {
        match how {
            How::Read => File::open(path),
            How::Write => OpenOptions::new().read(true).write(true).open(path),
            How::Folder => Err(ErrorKind::Unsupported.into()),
        }
    }

    pub(super) fn create(path: &Path, _readers: Readers) -> io::Result<File> {
        OpenOptions::new().read(true).write(true).create_new(true).open(path)
    }

    pub(super) fn read_at(mut file: &File, buffer: &mut [u8], offset: u64) -> io::Result<usize> {
        file.seek(SeekFrom::Start(offset))?;
        file.read(buffer)
    }

    pub(super) fn write_at(mut file: &File, bytes: &[u8], offset: u64) -> io::Result<usize> {
        file.seek(SeekFrom::Start(offset))?;
        file.write(bytes)
    }

    pub(super) fn chown(_file: &File, _owner: u32, _group: u32) -> io::Result<()> {
        Ok(())
    }

    pub(super) fn chmod(_file: &File, _mode: u32) -> io::Result<()> {
        Ok(())
    }

    pub(super) fn xattrs(_file: &File) -> io::Result<Vec<(OsString, Vec<u8>)>> {
        Ok(Vec::new())
    }

    pub(super) fn set_xattr(_file: &File, _name: &OsStr, _value: &[u8]) -> io::Result<()> {
        Err(ErrorKind::Unsupported.into())
    }

    pub(super) fn remove_xattr(_file: &File, _name: &OsStr) -> io::Result<()> {
        Err(ErrorKind::Unsupported.into())
    }
}
