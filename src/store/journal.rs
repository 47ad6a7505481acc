//! The journal: unsaved work on disk, so that a crash loses none of it, and who works on a file.
//!
//! Every file in work has a *slot*, named by a hash of its real path: a locked file that tells who
//! works on it, and beside it the draft. A second window on the same file gets a slot of its own.
//! A draft that outlived its window is *found* at the next start; it stays on disk until it is
//! discarded. It deliberately knows neither manifest nor form: a draft is an [`Unsaved`], and which
//! drafts wait for whom is `waiting`'s.

mod waiting;

pub use waiting::Found;

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use xxhash_rust::xxh3::xxh3_128;

use super::disk::Identity;
use super::{reason, state, time};
use crate::json::unsaved::{Record, Unsaved};

/// How often a lock is tried anew that vanished while it was taken.
const ATTEMPTS: usize = 16;

/// The folder of all drafts.
#[derive(Debug, Clone)]
pub struct Drafts {
    folder: PathBuf,
}

/// A slot of one's own.
#[derive(Debug)]
pub struct Journal {
    folder: PathBuf,
    /// What every slot of this file begins with.
    key: String,
    /// The file; `None` if it has no name yet.
    real: Option<PathBuf>,
    /// What told the file from every other one when it was last there.
    file: Option<String>,
    slot: String,
    /// Locked as long as it is open. Its name is gone once somebody took the slot over.
    lock: File,
    /// The newest text that was written: an older one that comes late is not.
    revision: u64,
    /// What was written last.
    last: Option<Record>,
}

/// Who works on a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Holder {
    /// The number of the process; 0 if it did not tell.
    pub process: u32,
    /// Since when.
    pub since: SystemTime,
}

/// What a window got.
#[derive(Debug)]
pub struct Claim {
    /// Where its unsaved work goes.
    pub journal: Journal,
    /// The other window that works on the file already.
    pub holder: Option<Holder>,
}

/// Whose the slot is after a draft was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// Still this window's.
    Here,
    /// Another window took the file over meanwhile; the draft stands in a slot of its own.
    TakenOver,
}

impl Holder {
    /// Which window that is: `process 4711, since 09:40`.
    pub fn words(&self) -> String {
        format!("process {}, since {}", self.process, time::words(self.since))
    }
}

impl Drafts {
    /// The drafts of this person.
    ///
    /// # Errors
    ///
    /// A sentence with the folder: nothing can be kept.
    pub fn standard() -> io::Result<Drafts> {
        let Some(place) = state::place() else {
            return Err(io::Error::other("there is no home folder, and XDG_STATE_HOME is not set"));
        };
        let folder = place.join(FOLDER);
        Drafts::in_folder(folder.clone()).map_err(|error| refused(&folder, &error))
    }

    /// A sentence that names the folder.
    pub fn refused(&self, error: &io::Error) -> io::Error {
        refused(&self.folder, error)
    }

    /// The drafts in a folder, which is made if it is not there.
    ///
    /// # Errors
    ///
    /// What the system says.
    pub fn in_folder(folder: PathBuf) -> io::Result<Drafts> {
        state::make(&folder)?;
        Ok(Drafts { folder })
    }

    /// Takes the slot of the file `real`, or one beside it if another window has it. `None` is a
    /// manifest without a name; any number of those is in work at once.
    ///
    /// # Errors
    ///
    /// What the system says: then no unsaved work can be kept.
    pub fn claim(&self, real: Option<&Path>) -> io::Result<Claim> {
        let key = key(real);
        let claim = match self.lock(&key)? {
            Locked::Mine(lock) => {
                Claim { journal: self.journal(&key, real, key.clone(), lock), holder: None }
            }
            Locked::Taken(holder) => {
                let slot = beside(&key);
                let Locked::Mine(lock) = self.lock(&slot)? else {
                    return Err(io::ErrorKind::ResourceBusy.into());
                };
                let holder = real.is_some().then_some(holder);
                Claim { journal: self.journal(&key, real, slot, lock), holder }
            }
        };
        self.adopt(&claim.journal.slot)?;
        if claim.holder.is_none() {
            self.adopt_orphans(&claim.journal);
        }
        Ok(claim)
    }

    /// Takes the slot away from the window that has it. That window notices with its next draft.
    ///
    /// # Errors
    ///
    /// What the system says; the slot is then as it was.
    pub fn take_over(&self, real: &Path) -> io::Result<Claim> {
        match fs::remove_file(self.folder.join(lock_name(&key(Some(real))))) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => self.claim(Some(real)),
        }
    }

    /// Whether no window works in a slot.
    fn is_free(&self, slot: &str) -> bool {
        let Ok(Locked::Mine(_lock)) = self.lock(slot) else { return false };
        let _ = fs::remove_file(self.folder.join(lock_name(slot)));
        true
    }

    fn journal(&self, key: &str, real: Option<&Path>, slot: String, lock: File) -> Journal {
        Journal {
            folder: self.folder.clone(),
            key: key.to_owned(),
            real: real.map(ToOwned::to_owned),
            file: real.and_then(file_mark),
            slot,
            lock,
            revision: 0,
            last: None,
        }
    }

    /// Locks a slot, which is held until the lock is dropped.
    fn lock(&self, slot: &str) -> io::Result<Locked> {
        let path = self.folder.join(lock_name(slot));
        for _ in 0..ATTEMPTS {
            let mut file = options().read(true).write(true).create(true).truncate(false).open(&path)?;
            match file.try_lock() {
                Err(TryLockError::WouldBlock) => return Ok(Locked::Taken(holder(&path))),
                // A disk without locks still keeps drafts.
                Err(TryLockError::Error(_)) | Ok(()) => {}
            }
            if !is_named(&file, &path) {
                continue;
            }
            file.set_len(0)?;
            writeln!(file, "{} {}", std::process::id(), milliseconds(SystemTime::now()) / 1000)?;
            return Ok(Locked::Mine(file));
        }
        Err(io::ErrorKind::ResourceBusy.into())
    }

    /// Makes the drafts of windows that are gone found ones.
    fn adopt_orphans(&self, journal: &Journal) {
        for name in names(&self.folder) {
            let Some(slot) = name.strip_suffix(DRAFT) else { continue };
            if slot != journal.slot && slot.starts_with(&format!("{}-", journal.key)) {
                self.adopt_orphan(slot);
            }
        }
    }

    /// Makes the draft in a slot a found one, if no window works there.
    fn adopt_orphan(&self, slot: &str) {
        if let Ok(Locked::Mine(lock)) = self.lock(slot) {
            // What cannot be moved is offered another time.
            let _ = self.adopt(slot);
            drop(lock);
            let _ = fs::remove_file(self.folder.join(lock_name(slot)));
        }
    }

    /// Makes a draft that stands in a locked slot a found one.
    fn adopt(&self, slot: &str) -> io::Result<()> {
        let draft = self.folder.join(format!("{slot}{DRAFT}"));
        if !draft.exists() {
            return Ok(());
        }
        let (key, now) = (key_of(slot), milliseconds(SystemTime::now()) / 1000);
        let names = (0_usize..)
            .map(|nth| self.folder.join(format!("{key}.{now}-{}-{nth}{FOUND}", std::process::id())));
        match names.into_iter().find(|name| !name.exists()) {
            Some(name) => fs::rename(draft, name),
            None => Ok(()),
        }
    }
}

impl Journal {
    /// Writes unsaved work down, in place of what was written before; not yet synced. `revision`
    /// grows with the work: what is older than what stands there is left out.
    ///
    /// # Errors
    ///
    /// What the system says: the draft that stood there still does.
    pub fn write(&mut self, revision: u64, work: Unsaved) -> io::Result<Kept> {
        if revision < self.revision {
            return Ok(Kept::Here);
        }
        let kept = self.move_out()?;
        let record = self.record(work);
        let bytes = record.encode();
        self.last = Some(record);
        self.put(&bytes)?;
        self.revision = revision;
        if kept == Kept::Here && self.move_out()? == Kept::TakenOver {
            self.put(&bytes)?;
            return Ok(Kept::TakenOver);
        }
        Ok(kept)
    }

    /// Removes the draft: all of it is saved, or was given up. What another window that took the
    /// slot over has in it stays.
    ///
    /// # Errors
    ///
    /// What the system says.
    pub fn clear(&mut self, revision: u64) -> io::Result<Kept> {
        self.revision = self.revision.max(revision);
        let kept = self.move_out()?;
        match fs::remove_file(self.file()) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(kept),
        }
    }

    /// Where the draft stands, for [`sync`].
    pub fn file(&self) -> PathBuf {
        self.folder.join(format!("{}{DRAFT}", self.slot))
    }

    /// The work with where it belongs. What is written down again without having changed keeps its
    /// time: it is no newer than it was.
    fn record(&mut self, work: Unsaved) -> Record {
        let written = match self.last.take() {
            Some(last) if last.work == work => last.written,
            _ => milliseconds(SystemTime::now()),
        };
        // A save gives the name another file; once the name is gone, the last file is what was moved.
        if let Some(file) = self.real.as_deref().and_then(file_mark) {
            self.file = Some(file);
        }
        let path = self.real.as_ref().map_or_else(String::new, |real| real.to_string_lossy().into_owned());
        Record { path, file: self.file.clone(), written, process: std::process::id(), work }
    }

    fn put(&self, bytes: &[u8]) -> io::Result<()> {
        let temporary = self.folder.join(format!("{}.tmp", self.slot));
        let mut file = options().write(true).create(true).truncate(true).open(&temporary)?;
        file.write_all(bytes)?;
        fs::rename(&temporary, self.file())
    }

    /// Goes to a slot of its own if another window took this one over.
    fn move_out(&mut self) -> io::Result<Kept> {
        if is_named(&self.lock, &self.folder.join(lock_name(&self.slot))) {
            return Ok(Kept::Here);
        }
        let drafts = Drafts { folder: self.folder.clone() };
        if !self.folder.exists() {
            // Somebody cleared the whole folder away: nobody took anything over.
            state::make(&self.folder)?;
            let Locked::Mine(lock) = drafts.lock(&self.slot)? else {
                return Err(io::ErrorKind::ResourceBusy.into());
            };
            self.lock = lock;
            return Ok(Kept::Here);
        }
        let slot = beside(&self.key);
        let Locked::Mine(lock) = drafts.lock(&slot)? else { return Err(io::ErrorKind::ResourceBusy.into()) };
        self.slot = slot;
        self.lock = lock;
        Ok(Kept::TakenOver)
    }
}

impl Drop for Journal {
    fn drop(&mut self) {
        let path = self.folder.join(lock_name(&self.slot));
        if is_named(&self.lock, &path) {
            // A lock file that stays is only untidy.
            let _ = fs::remove_file(path);
        }
    }
}

/// The other window that works on the file `real` now; the process that asks is none.
pub fn holder_of(real: &Path) -> Option<Holder> {
    let lock = state::place()?.join(FOLDER).join(lock_name(&key(Some(real))));
    let file = File::open(&lock).ok()?;
    let taken = matches!(file.try_lock(), Err(TryLockError::WouldBlock));
    Some(holder(&lock)).filter(|holder| taken && holder.process != std::process::id())
}

/// Puts a draft on disk, so that it outlives a power cut.
///
/// # Errors
///
/// What the system says.
pub fn sync(draft: &Path) -> io::Result<()> {
    match File::open(draft) {
        Ok(file) => file.sync_all()?,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error),
    }
    match draft.parent() {
        Some(folder) if cfg!(unix) => File::open(folder)?.sync_all(),
        _ => Ok(()),
    }
}

/// The folder of all drafts, in the program's own.
const FOLDER: &str = "drafts";

/// The ending of a draft in work.
const DRAFT: &str = ".draft";

/// The ending of a draft that outlived its window.
const FOUND: &str = ".found";

enum Locked {
    Mine(File),
    Taken(Holder),
}

fn refused(folder: &Path, error: &io::Error) -> io::Error {
    let reason = reason(error).to_lowercase();
    io::Error::new(error.kind(), format!("{} cannot be used: {reason}", folder.display()))
}

/// What names a file among the drafts.
fn key(real: Option<&Path>) -> String {
    real.map_or_else(
        || "unnamed".to_owned(),
        |real| format!("{:032x}", xxh3_128(real.as_os_str().as_encoded_bytes())),
    )
}

/// The key of the file that a slot is for.
fn key_of(slot: &str) -> &str {
    slot.split('-').next().unwrap_or(slot)
}

/// What tells the file at a path from every other one, also from a later one with the same number;
/// `None` if there is none, or the system does not tell.
fn file_mark(path: &Path) -> Option<String> {
    let Identity { volume, number } = Identity::of_path(path)?;
    let created = fs::symlink_metadata(path).and_then(|found| found.created()).ok();
    let created = created.map_or(0, milliseconds);
    Some(format!("{volume}-{number}-{created}"))
}

/// The slot of this window where another one has the file's own.
fn beside(key: &str) -> String {
    use std::sync::atomic::{AtomicU32, Ordering};
    // One process can hold several: its tests do.
    static COUNT: AtomicU32 = AtomicU32::new(0);
    format!("{key}-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed))
}

fn lock_name(slot: &str) -> String {
    format!("{slot}.lock")
}

fn names(folder: &Path) -> impl Iterator<Item = String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.filter_map(|entry| entry.file_name().into_string().ok())
}

fn holder(lock: &Path) -> Holder {
    let text = fs::read_to_string(lock).unwrap_or_default();
    let mut numbers = text.split_whitespace().map(|number| number.parse::<u64>().unwrap_or(0));
    let process = numbers.next().and_then(|number| u32::try_from(number).ok()).unwrap_or(0);
    Holder { process, since: UNIX_EPOCH + Duration::from_secs(numbers.next().unwrap_or(0)) }
}

fn milliseconds(at: SystemTime) -> u64 {
    let since = at.duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
}

/// Opens files that only their owner reads.
#[cfg(unix)]
fn options() -> OpenOptions {
    use std::os::unix::fs::OpenOptionsExt;
    let mut options = OpenOptions::new();
    options.mode(0o600);
    options
}

#[cfg(not(unix))]
fn options() -> OpenOptions {
    OpenOptions::new()
}

/// Whether an open file still has its name: whoever takes a slot over takes the name away. Where
/// files cannot be told apart, a name that is there counts as this file's.
fn is_named(file: &File, path: &Path) -> bool {
    match (Identity::of_file(file), Identity::of_path(path)) {
        (Some(file), Some(named)) => file == named,
        _ => path.exists(),
    }
}
