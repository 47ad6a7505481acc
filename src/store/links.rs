//! Where a path really leads.
//!
//! Links are followed by hand, so that one which leads to nothing yet can be saved through. It
//! deliberately opens nothing.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// How many links may lead to each other, as in the kernel.
const MAX_LINKS: usize = 40;

/// The file that `path` leads to, whether it is there or not; its folder spelled without links.
///
/// # Errors
///
/// What the system says, or that the links lead in a circle.
pub(super) fn follow(path: &Path) -> io::Result<PathBuf> {
    let mut here = path.to_owned();
    for _ in 0..MAX_LINKS {
        match fs::symlink_metadata(&here) {
            Ok(found) if found.is_symlink() => here = folder(&here).join(fs::read_link(&here)?),
            Ok(_) => return Ok(settled(&here)),
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(settled(&here)),
            Err(error) => return Err(error),
        }
    }
    Err(io::Error::other("its links lead in a circle"))
}

/// The folder that holds `path`.
pub(super) fn folder(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// `path` with its folder spelled without links, where that is there.
fn settled(path: &Path) -> PathBuf {
    let Some(name) = path.file_name() else { return path.to_owned() };
    fs::canonicalize(folder(path)).map_or_else(|_| path.to_owned(), |folder| folder.join(name))
}
