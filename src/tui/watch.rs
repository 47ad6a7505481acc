//! Notices that another program touches the file, without asking the disk again and again.
//!
//! It deliberately does not look itself: it only says that a look is due. Where the system cannot
//! tell, nothing is noticed before the next save.

use std::ffi::OsString;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher};

/// The file that is watched.
pub(super) struct Watch {
    watcher: Option<RecommendedWatcher>,
    /// The file's name: its whole folder is watched, since files are replaced by others.
    name: Arc<Mutex<OsString>>,
    folder: Option<std::path::PathBuf>,
}

impl Watch {
    /// Asks for a look whenever something happens to the file.
    pub(super) fn new(look: impl Fn() + Send + 'static) -> Watch {
        let name = Arc::new(Mutex::new(OsString::new()));
        let wanted = Arc::clone(&name);
        let watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
            let Ok(event) = event else { return };
            let name = wanted.lock().unwrap_or_else(PoisonError::into_inner);
            let touches = event.paths.iter().any(|path| path.file_name() == Some(&name));
            let reads = matches!(event.kind, EventKind::Access(_));
            if touches && !reads {
                look();
            }
        });
        Watch { watcher: watcher.ok(), name, folder: None }
    }

    /// Watches this file from now on, and no other.
    pub(super) fn on(&mut self, real: &Path) {
        let (Some(watcher), Some(folder), Some(name)) = (&mut self.watcher, real.parent(), real.file_name())
        else {
            return;
        };
        name.clone_into(&mut self.name.lock().unwrap_or_else(PoisonError::into_inner));
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        if self.folder.as_deref() == Some(folder) {
            return;
        }
        if let Some(old) = self.folder.take() {
            let _ = watcher.unwatch(&old);
        }
        if watcher.watch(folder, RecursiveMode::NonRecursive).is_ok() {
            self.folder = Some(folder.to_owned());
        }
    }
}
