//! From a text to a file: whole, and on disk, or not at all.
//!
//! The new text is written beside the old file and takes its place in one step. It deliberately
//! asks nobody anything: what may be written over is told by the caller.

use std::fs::{self, File, OpenOptions, Permissions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use super::links::folder;
use super::{Expect, ReadError, SaveError, reading};

/// How many names are tried for the file that is written beside the old one.
const NAMES: usize = 100;

/// The bytes that stand at `real` now; `None` if there is no file.
pub(super) fn look(real: &Path) -> Result<Option<Vec<u8>>, SaveError> {
    match reading::bytes(real) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(ReadError::Missing) => Ok(None),
        Err(ReadError::NotAFile(what)) => Err(SaveError::NotAFile(what)),
        // Whatever it is, it is no text that was read or is written: no text holds this byte.
        Err(ReadError::TooLarge | ReadError::NotUtf8 { .. }) => Ok(Some(vec![0xff])),
        Err(ReadError::Io(error)) => Err(SaveError::Io(error)),
    }
}

/// Whether what stands there may be written over.
pub(super) fn agree(found: Option<&[u8]>, expect: Expect<'_>) -> Result<(), SaveError> {
    match (found, expect) {
        (Some(_), Expect::Nothing) => Err(SaveError::Exists),
        (None, Expect::Same(_)) => Err(SaveError::Gone),
        (Some(bytes), Expect::Same(snapshot)) if bytes != snapshot.text.as_bytes() => Err(SaveError::Changed),
        _ => Ok(()),
    }
}

/// Writes over the file at `real`; what failed after that is the warning.
pub(super) fn replace(real: &Path, text: &str) -> Result<Option<String>, SaveError> {
    may_write(real)?;
    let permissions = fs::metadata(real).map_err(SaveError::Io)?.permissions();
    let temporary = Temporary::beside(real, Access::Owner).map_err(SaveError::Io)?;
    temporary.fill(text, Some(permissions)).map_err(SaveError::Io)?;
    fs::rename(&temporary.path, real).map_err(SaveError::Io)?;
    temporary.keep();
    Ok(settle(real))
}

/// Makes the file at `real`, where there is none; what failed after that is the warning.
pub(super) fn create(real: &Path, text: &str) -> Result<Option<String>, SaveError> {
    let temporary = Temporary::beside(real, Access::Default).map_err(SaveError::Io)?;
    temporary.fill(text, None).map_err(SaveError::Io)?;
    match rename_to_nothing(&temporary.path, real) {
        Ok(()) => temporary.keep(),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => return Err(SaveError::Exists),
        Err(error) => return Err(SaveError::Io(error)),
    }
    Ok(settle(real))
}

/// Whether a file may be written over, by its permission bits.
pub(super) fn may_write(real: &Path) -> Result<(), SaveError> {
    if fs::metadata(real).map_err(SaveError::Io)?.permissions().readonly() {
        return Err(SaveError::ReadOnly);
    }
    allowed(real)
}

#[cfg(unix)]
fn allowed(real: &Path) -> Result<(), SaveError> {
    use rustix::fs::{Access, access};
    use rustix::io::Errno;
    match access(real, Access::WRITE_OK) {
        Ok(()) => Ok(()),
        Err(Errno::ACCESS | Errno::PERM) => Err(SaveError::ReadOnly),
        Err(error) => Err(SaveError::Io(error.into())),
    }
}

#[cfg(not(unix))]
fn allowed(_real: &Path) -> Result<(), SaveError> {
    Ok(())
}

/// Puts the folder's new entry on disk; the sentence if that failed, since the file is there.
fn settle(real: &Path) -> Option<String> {
    if cfg!(not(unix)) {
        return None;
    }
    let synced = File::open(folder(real)).and_then(|folder| folder.sync_all());
    synced.err().map(|error| format!("saved, but a power cut now could take it back: {error}"))
}

/// Renames, and never over a file that is there.
#[cfg(target_os = "linux")]
fn rename_to_nothing(from: &Path, to: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;
    match renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE) {
        Err(Errno::INVAL | Errno::NOSYS) => link_to_nothing(from, to),
        other => Ok(other?),
    }
}

#[cfg(not(target_os = "linux"))]
fn rename_to_nothing(from: &Path, to: &Path) -> io::Result<()> {
    link_to_nothing(from, to)
}

fn link_to_nothing(from: &Path, to: &Path) -> io::Result<()> {
    fs::hard_link(from, to)?;
    // The text is safe under its name; a second name is only untidy.
    let _ = fs::remove_file(from);
    Ok(())
}

/// Who may read a file while it is written.
#[derive(Clone, Copy)]
enum Access {
    /// Its owner: it replaces a file whose permissions it gets later.
    Owner,
    /// Whoever may read any new file.
    Default,
}

/// A file that is written beside another; it goes when it is dropped, unless it is kept.
struct Temporary {
    path: PathBuf,
    file: File,
    kept: bool,
}

impl Temporary {
    fn beside(real: &Path, access: Access) -> io::Result<Temporary> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        for _ in 0..NAMES {
            let count = COUNT.fetch_add(1, Ordering::Relaxed);
            // The name is short, so that it fits wherever the real name does.
            let name = format!(".lp-manifest-{}-{count}.tmp", std::process::id());
            let path = folder(real).join(name);
            match new_file(&path, access) {
                Ok(file) => return Ok(Temporary { path, file, kept: false }),
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                Err(error) => return Err(about_folder(error, real)),
            }
        }
        Err(io::Error::other("the folder is full of old temporary files"))
    }

    /// Writes the text and puts it on disk.
    fn fill(&self, text: &str, permissions: Option<Permissions>) -> io::Result<()> {
        let mut file = &self.file;
        file.write_all(text.as_bytes())?;
        if let Some(permissions) = permissions {
            file.set_permissions(permissions)?;
        }
        file.sync_all()
    }

    fn keep(mut self) {
        self.kept = true;
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        if !self.kept {
            // There is nobody left to tell, and the next name will be another.
            let _ = fs::remove_file(&self.path);
        }
    }
}

#[cfg(unix)]
fn new_file(path: &Path, access: Access) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;
    let mode = match access {
        Access::Owner => 0o600,
        Access::Default => 0o666,
    };
    OpenOptions::new().write(true).create_new(true).mode(mode).open(path)
}

#[cfg(not(unix))]
fn new_file(path: &Path, _access: Access) -> io::Result<File> {
    OpenOptions::new().write(true).create_new(true).open(path)
}

/// What a refusal to make a file means for the person.
fn about_folder(error: io::Error, real: &Path) -> io::Error {
    let folder = folder(real).display();
    let sentence = match error.kind() {
        ErrorKind::NotFound => format!("there is no folder {folder}, make it first"),
        ErrorKind::PermissionDenied => format!("you may not write in the folder {folder}"),
        ErrorKind::ReadOnlyFilesystem => format!("{folder} is on a disk that can only be read"),
        _ => return error,
    };
    io::Error::new(error.kind(), sentence)
}
