//! A disk that keeps count of its calls and does at each what a test says.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use lp_manifest::store::disk::{Disk, How, Identity, Readers, Stat, System};
use rustix::io::Errno;

/// What becomes of one call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Act {
    /// The system does it.
    Go,
    /// Nothing is done, and this is the error.
    Refuse(Errno),
    /// The system does it, and this is the error all the same.
    DoAndRefuse(Errno),
    /// The process ends here, without another word.
    Die,
}

/// What becomes of the call with this number, from 0, and this name.
type Script<'t> = dyn Fn(usize, &str) -> Act + 't;

/// A disk on top of the real one.
pub(crate) struct Scripted<'t> {
    script: Box<Script<'t>>,
    count: Cell<usize>,
    calls: RefCell<Vec<String>>,
    /// What open files are called in the record.
    roles: RefCell<HashMap<Identity, String>>,
    /// Whether files cannot be told apart on it.
    anonymous: bool,
}

impl<'t> Scripted<'t> {
    pub(crate) fn new(script: impl Fn(usize, &str) -> Act + 't) -> Scripted<'t> {
        Scripted {
            script: Box::new(script),
            count: Cell::new(0),
            calls: RefCell::default(),
            roles: RefCell::default(),
            anonymous: false,
        }
    }

    /// The same where the system does not say which file is which.
    pub(crate) fn anonymous(script: impl Fn(usize, &str) -> Act + 't) -> Scripted<'t> {
        Scripted { anonymous: true, ..Scripted::new(script) }
    }

    fn told(&self, stat: Stat) -> Stat {
        if self.anonymous { Stat { identity: None, ..stat } } else { stat }
    }

    /// The calls so far, each with what it was about.
    pub(crate) fn calls(&self) -> Vec<String> {
        self.calls.borrow().clone()
    }

    /// How many calls there were.
    pub(crate) fn count(&self) -> usize {
        self.count.get()
    }

    fn call<T>(&self, name: &str, about: &str, work: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
        let number = self.count.replace(self.count.get() + 1);
        self.calls.borrow_mut().push(format!("{name} {about}"));
        match (self.script)(number, name) {
            Act::Go => work(),
            Act::Refuse(errno) => Err(errno.into()),
            Act::DoAndRefuse(errno) => work().and_then(|_| Err(errno.into())),
            Act::Die => die(),
        }
    }

    fn remember(&self, file: io::Result<File>, path: &Path) -> io::Result<File> {
        let file = file?;
        self.roles.borrow_mut().extend(Identity::of_file(&file).map(|identity| (identity, role(path))));
        Ok(file)
    }

    fn role_of(&self, file: &File) -> String {
        let identity = Identity::of_file(file);
        identity.and_then(|identity| self.roles.borrow().get(&identity).cloned()).unwrap_or_default()
    }
}

/// Ends this process as kill -9 does.
fn die() -> ! {
    rustix::process::kill_process(rustix::process::getpid(), rustix::process::Signal::KILL).unwrap();
    loop {
        std::hint::spin_loop();
    }
}

/// What a path is called in the record.
fn role(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    if name.starts_with(".lp-manifest-") {
        return if name.len() > 60 { "swap".to_owned() } else { "temporary".to_owned() };
    }
    if path.parent().is_some_and(|folder| folder.ends_with("rescue")) {
        return "copy".to_owned();
    }
    if path.is_dir() { "folder".to_owned() } else { name }
}

impl Disk for Scripted<'_> {
    fn lstat(&self, path: &Path) -> io::Result<Stat> {
        self.call("lstat", &role(path), || System.lstat(path).map(|stat| self.told(stat)))
    }

    fn read_link(&self, path: &Path) -> io::Result<PathBuf> {
        self.call("read_link", &role(path), || System.read_link(path))
    }

    fn canonicalize(&self, folder: &Path) -> io::Result<PathBuf> {
        self.call("canonicalize", &role(folder), || System.canonicalize(folder))
    }

    fn access(&self, path: &Path) -> io::Result<()> {
        self.call("access", &role(path), || System.access(path))
    }

    fn open(&self, path: &Path, how: How) -> io::Result<File> {
        let name = if how == How::Write { "open_to_write" } else { "open" };
        self.call(name, &role(path), || self.remember(System.open(path, how), path))
    }

    fn create(&self, path: &Path, readers: Readers) -> io::Result<File> {
        self.call("create", &role(path), || self.remember(System.create(path, readers), path))
    }

    fn make_folder(&self, folder: &Path) -> io::Result<()> {
        self.call("make_folder", &role(folder), || System.make_folder(folder))
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<OsString>> {
        self.call("list", &role(folder), || System.list(folder))
    }

    fn fstat(&self, file: &File) -> io::Result<Stat> {
        self.call("fstat", &self.role_of(file), || System.fstat(file).map(|stat| self.told(stat)))
    }

    fn read_at(&self, file: &File, buffer: &mut [u8], offset: u64) -> io::Result<usize> {
        self.call("read_at", &self.role_of(file), || System.read_at(file, buffer, offset))
    }

    /// Writes half of what it is given, so that a text is torn between two calls.
    fn write_at(&self, file: &File, bytes: &[u8], offset: u64) -> io::Result<usize> {
        let some = if bytes.len() > 8 { &bytes[..bytes.len() / 2] } else { bytes };
        self.call("write_at", &self.role_of(file), || System.write_at(file, some, offset))
    }

    fn allocate(&self, file: &File, length: u64) -> io::Result<()> {
        self.call("allocate", &self.role_of(file), || System.allocate(file, length))
    }

    fn truncate(&self, file: &File, length: u64) -> io::Result<()> {
        self.call("truncate", &self.role_of(file), || System.truncate(file, length))
    }

    fn chown(&self, file: &File, owner: u32, group: u32) -> io::Result<()> {
        self.call("chown", &self.role_of(file), || System.chown(file, owner, group))
    }

    fn chmod(&self, file: &File, mode: u32) -> io::Result<()> {
        self.call("chmod", &self.role_of(file), || System.chmod(file, mode))
    }

    fn xattrs(&self, file: &File) -> io::Result<Vec<(OsString, Vec<u8>)>> {
        self.call("xattrs", &self.role_of(file), || System.xattrs(file))
    }

    fn set_xattr(&self, file: &File, name: &OsStr, value: &[u8]) -> io::Result<()> {
        self.call("set_xattr", &self.role_of(file), || System.set_xattr(file, name, value))
    }

    fn remove_xattr(&self, file: &File, name: &OsStr) -> io::Result<()> {
        self.call("remove_xattr", &self.role_of(file), || System.remove_xattr(file, name))
    }

    fn lock(&self, file: &File) -> io::Result<bool> {
        self.call("lock", &self.role_of(file), || System.lock(file))
    }

    /// What the kernel knows is enough here, and fast.
    fn fsync(&self, file: &File) -> io::Result<()> {
        self.call("fsync", &self.role_of(file), || Ok(()))
    }

    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        self.call("exchange", &role(one), || System.exchange(one, other))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.call("rename", &role(from), || System.rename(from, to))
    }

    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.call("rename_new", &role(from), || System.rename_new(from, to))
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.call("link", &role(from), || System.link(from, to))
    }

    fn unlink(&self, path: &Path) -> io::Result<()> {
        self.call("unlink", &role(path), || System.unlink(path))
    }
}
