//! The program's own folders: for what has to outlive it, copies for a rescue and drafts, and for what
//! a person settles.
//!
//! It deliberately knows nothing of what is kept there.

use std::fs::{self, DirBuilder};
use std::io;
use std::path::{Path, PathBuf};

use directories::ProjectDirs;

/// The name of the program's folder, where the system leaves it to the program.
const NAME: &str = "lp-manifest";

/// Makes `folder` with the folders above it, closed to everybody but its owner. One that is there
/// is closed too.
///
/// # Errors
///
/// What the system says; something else stands there; it belongs to somebody else and is open.
pub fn make(folder: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    closed(&mut builder);
    builder.create(folder)?;
    close(folder)
}

/// Where the folder is, whether it is there or not; `None` where the system names no such place.
///
/// On Linux `$XDG_STATE_HOME/lp-manifest`, which is `~/.local/state/lp-manifest` by default.
pub fn place() -> Option<PathBuf> {
    let dirs = ProjectDirs::from("", "", NAME)?;
    Some(dirs.state_dir().unwrap_or_else(|| dirs.data_local_dir()).to_owned())
}

/// Where the person's file of settings called `name` is, whether it is there or not; `None` where the
/// system names no such place.
///
/// On Linux in `$XDG_CONFIG_HOME/lp-manifest`, which is `~/.config/lp-manifest` by default.
pub fn settings(name: &str) -> Option<PathBuf> {
    Some(ProjectDirs::from("", "", NAME)?.config_dir().join(name))
}

#[cfg(unix)]
fn closed(builder: &mut DirBuilder) {
    use std::os::unix::fs::DirBuilderExt;
    builder.mode(0o700);
}

#[cfg(not(unix))]
fn closed(_builder: &mut DirBuilder) {}

/// Leaves the folder to its owner alone.
#[cfg(unix)]
fn close(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let permissions = fs::metadata(folder)?.permissions();
    if permissions.mode() & 0o777 == 0o700 {
        return Ok(());
    }
    fs::set_permissions(folder, fs::Permissions::from_mode(0o700))
}

/// What a person keeps below their profile is closed to others already.
#[cfg(not(unix))]
fn close(folder: &Path) -> io::Result<()> {
    fs::metadata(folder).map(drop)
}

#[cfg(all(test, unix))]
mod tests {
    use std::fs;
    use std::os::unix::fs::PermissionsExt;

    use super::make;

    #[test]
    fn the_folder_is_closed_to_others_whether_it_was_there_or_not() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("a/b");
        let mode = || fs::metadata(&folder).unwrap().permissions().mode() & 0o777;
        make(&folder).unwrap();
        assert_eq!(mode(), 0o700);
        fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).unwrap();
        make(&folder).unwrap();
        assert_eq!(mode(), 0o700);
        fs::write(home.path().join("file"), "").unwrap();
        assert!(make(&home.path().join("file")).is_err());
    }
}
