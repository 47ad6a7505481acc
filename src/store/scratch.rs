//! A text in a file of its own for another program, that nobody else can read, and that goes again.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::json::MAX_BYTES;

/// A file in a folder of its own; both go when it is dropped.
#[derive(Debug)]
pub struct Scratch {
    /// Holds the folder.
    _folder: TempDir,
    path: PathBuf,
}

impl Scratch {
    /// Writes a text into a new file of this name.
    ///
    /// # Errors
    ///
    /// What the system says.
    pub fn new(name: &str, text: &str) -> io::Result<Scratch> {
        let mut builder = tempfile::Builder::new();
        builder.prefix("lp-manifest-");
        #[cfg(unix)]
        let builder = builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o700));
        let folder = builder.tempdir()?;
        let path = folder.path().join(name);
        let mut options = fs::OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        io::Write::write_all(&mut options.open(&path)?, text.as_bytes())?;
        Ok(Scratch { _folder: folder, path })
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What it holds by now.
    ///
    /// # Errors
    ///
    /// What the system says; also that it is no text, or too long for one.
    pub fn read(&self) -> io::Result<String> {
        if fs::metadata(&self.path)?.len() > MAX_BYTES as u64 {
            return Err(io::Error::new(ErrorKind::FileTooLarge, "it is over 64 MiB"));
        }
        fs::read_to_string(&self.path)
    }
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::Scratch;

    #[test]
    fn nobody_else_reads_it_and_it_goes() {
        let scratch = Scratch::new("app.json", "{}").unwrap();
        let mode = |path: &std::path::Path| path.metadata().unwrap().permissions().mode() & 0o777;
        let folder = scratch.path().parent().unwrap().to_owned();
        assert_eq!((mode(scratch.path()), mode(&folder)), (0o600, 0o700));
        assert_eq!(scratch.read().unwrap(), "{}");
        drop(scratch);
        assert!(!folder.exists());
    }
}
