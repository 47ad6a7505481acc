//! A folder with a file to save, a folder for copies beside it, and what must hold afterwards.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::path::{Path, PathBuf};

use lp_manifest::store::disk::{Disk, System};
use lp_manifest::store::{Expect, SaveError, Saved, Snapshot, Store};
use rustix::io::Errno;
use tempfile::TempDir;

use super::disks::{Act, Scripted};

/// What the file holds before, and what is saved: of different lengths, and longer than one write.
pub(crate) const OLD: &str = "{\"client_name\": \"the old one, and longer than the new one\"}\n";
pub(crate) const NEW: &str = "{\"client_name\": \"the new one\"}\n";

/// What is saved over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Case {
    /// A file like any other.
    Plain,
    /// The same, and the person said to write over it.
    Anything,
    /// Nothing.
    New,
    /// A file with two names.
    Linked,
    /// A file behind a link, with odd bits and an attribute.
    Dressed,
    /// A file where two names cannot be swapped.
    NoExchange,
    /// Nothing, where only links are never made over anything.
    NewByLink,
    /// Nothing, where nothing can be done in one step.
    NewByRename,
}

impl Case {
    pub(crate) const ALL: [Case; 8] = [
        Case::Plain,
        Case::Anything,
        Case::New,
        Case::Linked,
        Case::Dressed,
        Case::NoExchange,
        Case::NewByLink,
        Case::NewByRename,
    ];

    pub(crate) fn from_name(name: &str) -> Case {
        Case::ALL.into_iter().find(|case| format!("{case:?}") == name).unwrap()
    }

    pub(crate) fn is_new(self) -> bool {
        matches!(self, Case::New | Case::NewByLink | Case::NewByRename)
    }

    /// What the disk of this case says to a call, before anything else happens.
    pub(crate) fn act(self, call: &str) -> Act {
        match (self, call) {
            (Case::NoExchange, "exchange") | (Case::NewByLink | Case::NewByRename, "rename_new") => {
                Act::Refuse(Errno::INVAL)
            }
            (Case::NewByRename, "link") => Act::Refuse(Errno::PERM),
            _ => Act::Go,
        }
    }
}

/// Two folders.
pub(crate) struct Site {
    pub(crate) case: Case,
    root: PathBuf,
    /// They go with it.
    _temporary: Option<TempDir>,
}

impl Site {
    pub(crate) fn new(case: Case) -> Site {
        // Thousands of saves wait for no disk here. What the real one does, `kill` and
        // `situations` see.
        let memory = tempfile::tempdir_in("/dev/shm");
        let temporary = memory.or_else(|_| tempfile::tempdir()).unwrap();
        let site = Site { case, root: temporary.path().to_owned(), _temporary: Some(temporary) };
        site.lay_out();
        site
    }

    /// One that another process has laid out.
    pub(crate) fn at(root: &Path, case: Case) -> Site {
        Site { case, root: root.to_owned(), _temporary: None }
    }

    /// How many calls a save makes that nobody disturbs.
    pub(crate) fn calls(&self) -> usize {
        self.lay_out();
        let opened = self.opened();
        let disk = Scripted::new(|_, call| self.case.act(call));
        let saved = self.save(&disk, opened.as_ref()).unwrap();
        assert!(saved.warning.is_none(), "{:?}: {:?}", self.case, saved.warning);
        assert_eq!(self.content().as_deref(), Some(NEW));
        self.assert_nothing_lost(&format!("{:?}, undisturbed", self.case));
        disk.count()
    }

    /// The folder of the file.
    pub(crate) fn folder(&self) -> PathBuf {
        self.root.join("folder")
    }

    /// The folder of the site itself.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// The program's own folder.
    pub(crate) fn state(&self) -> PathBuf {
        self.root.join("state")
    }

    /// The file.
    pub(crate) fn file(&self) -> PathBuf {
        self.folder().join("app.json")
    }

    /// What the save is given.
    pub(crate) fn path(&self) -> PathBuf {
        if self.case == Case::Dressed { self.folder().join("link") } else { self.file() }
    }

    /// Everything as it was in the beginning.
    pub(crate) fn lay_out(&self) {
        for folder in [self.folder(), self.state()] {
            let _ = fs::remove_dir_all(folder);
        }
        fs::create_dir(self.folder()).unwrap();
        if !self.case.is_new() {
            fs::write(self.file(), OLD).unwrap();
        }
        match self.case {
            Case::Linked => fs::hard_link(self.file(), self.folder().join("other")).unwrap(),
            Case::Dressed => {
                symlink("app.json", self.folder().join("link")).unwrap();
                fs::set_permissions(self.file(), fs::Permissions::from_mode(0o640)).unwrap();
                // A disk without attributes has none to lose.
                let _ = xattr::set(self.file(), "user.note", b"kept");
            }
            _ => {}
        }
    }

    pub(crate) fn store<'d>(&self, disk: &'d dyn Disk) -> Store<'d> {
        Store::on(disk, Some(self.state()))
    }

    pub(crate) fn opened(&self) -> Option<Snapshot> {
        (!self.case.is_new()).then(|| self.store(&System).read(&self.path()).unwrap().snapshot)
    }

    /// Saves the new text as this case does.
    pub(crate) fn save(&self, disk: &dyn Disk, opened: Option<&Snapshot>) -> Result<Saved, SaveError> {
        let expect = match (self.case, opened) {
            (Case::Anything, _) => Expect::Anything,
            (_, Some(snapshot)) => Expect::Same(snapshot),
            (_, None) => Expect::Nothing,
        };
        self.store(disk).save(&self.path(), NEW, expect)
    }

    /// What the file holds; `None` if it is not there, or no file.
    pub(crate) fn content(&self) -> Option<String> {
        if !self.file().is_file() {
            return None;
        }
        fs::read(self.file()).ok().map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
    }

    /// What the file held in the beginning.
    pub(crate) fn old(&self) -> Option<String> {
        (!self.case.is_new()).then(|| OLD.to_owned())
    }

    pub(crate) fn names(&self) -> Vec<String> {
        names(&self.folder())
    }

    pub(crate) fn copies(&self) -> Vec<String> {
        if self.state().join("rescue").exists() { names(&self.state().join("rescue")) } else { Vec::new() }
    }

    /// The names that belong there.
    pub(crate) fn own_names(&self) -> Vec<&'static str> {
        match self.case {
            Case::Linked => vec!["app.json", "other"],
            Case::Dressed => vec!["app.json", "link"],
            _ => vec!["app.json"],
        }
    }

    /// After a save that was disturbed, or never ended: the file is whole, or the copy is offered
    /// and makes it whole; and nothing of ours is left once the file is opened again.
    pub(crate) fn assert_nothing_lost(&self, context: &str) {
        let store = self.store(&System);
        let now = self.content();
        let whole = now == self.old() || now.as_deref() == Some(NEW);
        let mut pending = None;
        soon(|| {
            pending = store.pending(&self.path());
            whole || pending.is_some()
        });
        match pending {
            Some(rescue) => {
                assert!(!whole, "{context}: a copy is offered of a whole file");
                assert_eq!(rescue.text(), Some(OLD), "{context}");
                store.restore(&rescue).unwrap();
                assert_eq!(self.content(), self.old(), "{context}");
            }
            None => assert!(whole, "{context}: the file holds {now:?}"),
        }
        let mut own = self.own_names();
        own.retain(|name| *name != "app.json" || self.content().is_some());
        soon(|| {
            assert_eq!(store.pending(&self.path()), None, "{context}");
            let _ = store.read(&self.path());
            self.names() == own && self.copies().is_empty()
        });
        assert_eq!(self.names(), own, "{context}");
        assert_eq!(self.copies(), [""; 0], "{context}");
        self.assert_same_rights(context);
    }

    /// The file is as it was in everything but its content.
    fn assert_same_rights(&self, context: &str) {
        match self.case {
            Case::Linked => {
                let [one, other] = ["app.json", "other"].map(|name| self.folder().join(name));
                let inode = |path: &Path| fs::metadata(path).unwrap().ino();
                assert_eq!(inode(&one), inode(&other), "{context}: the names lead to different files");
            }
            Case::Dressed => {
                assert_eq!(fs::metadata(self.file()).unwrap().mode() & 0o7777, 0o640, "{context}");
                if xattr::SUPPORTED_PLATFORM && has_xattrs(&self.root) {
                    let note = xattr::get(self.file(), "user.note").unwrap();
                    assert_eq!(note.as_deref(), Some(&b"kept"[..]), "{context}");
                }
            }
            _ => {}
        }
    }
}

/// Tries until something holds, or for long enough. A process that another test starts at this
/// moment shares every open file with its lock, for the blink before it becomes another program.
pub(crate) fn soon(mut holds: impl FnMut() -> bool) -> bool {
    (0..20_000).any(|_| {
        let done = holds();
        if !done {
            std::thread::yield_now();
        }
        done
    })
}

/// Whether files in a folder can have attributes.
pub(crate) fn has_xattrs(folder: &Path) -> bool {
    let probe = folder.join("probe");
    fs::write(&probe, "").unwrap();
    let set = xattr::set(&probe, "user.probe", b"1").is_ok();
    fs::remove_file(probe).unwrap();
    set
}

pub(crate) fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}
