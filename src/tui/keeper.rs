//! Keeps unsaved work on disk while it grows, so that no end of the program loses it.
//!
//! A text up to `AT_ONCE` is written before the next frame is drawn: what the screen shows is
//! kept. A longer one is written by a thread of its own, again and again, as is what goes from the
//! system to the disk. It deliberately knows no form of the records: that is `store`'s.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::Event;
use crate::app::{Draft, LeftBy, Model, Msg};
use crate::json::unsaved::Unsaved;
use crate::store::journal::{self, Claim, Drafts, Found, Holder, Journal, Kept};
use crate::store::rescue::{self, Rescue};
use crate::store::{self, time};

/// The longest text, in bytes, that is written at once, between a key and its frame.
const AT_ONCE: usize = 100 * 1024;

/// How long the thread rests after it has synced, or written a long text.
const REST: Duration = Duration::from_secs(1);

type Shared = Arc<Mutex<Journal>>;

/// Where the unsaved work of one window goes.
pub struct Keeper {
    drafts: Option<Drafts>,
    journal: Option<Shared>,
    /// The file, links followed.
    real: Option<PathBuf>,
    holder: Option<Holder>,
    /// What a save that was cut off left of the file.
    rescue: Option<Rescue>,
    /// Why nothing can be kept from the start.
    trouble: Option<String>,
    /// Grows with every state that is to be kept.
    revision: u64,
    thread: Option<Thread>,
}

/// The thread that syncs, and writes long texts.
struct Thread {
    jobs: Sender<Job>,
    events: Sender<Event>,
    /// Whether it works or rests.
    busy: bool,
    /// Whether there is something new to do after that.
    due: bool,
}

enum Job {
    Sync(PathBuf),
    Write(Shared, u64, Unsaved),
}

impl Keeper {
    /// Claims the place for the unsaved work of a file, or of a manifest without a name.
    pub fn claim(path: Option<&Path>) -> Keeper {
        let real = path.map(store::real_path);
        let drafts = Drafts::standard();
        let claim = drafts.as_ref().map_err(ToString::to_string).and_then(|drafts| {
            drafts.claim(real.as_deref()).map_err(|error| drafts.refused(&error).to_string())
        });
        let (journal, holder, trouble) = match claim {
            Ok(Claim { journal, holder }) => (Some(Arc::new(Mutex::new(journal))), holder, None),
            Err(why) => (None, None, Some(why)),
        };
        let rescue = path.and_then(rescue::pending);
        Keeper { drafts: drafts.ok(), journal, real, holder, rescue, trouble, revision: 0, thread: None }
    }

    /// That unsaved work cannot be kept, and why.
    pub fn trouble(&self) -> Option<String> {
        let why = self.trouble.as_ref()?;
        Some(format!("not autosaved: {why}; what you do not save is lost if the program is ended"))
    }

    /// Whether unsaved work can be kept.
    pub fn keeps(&self) -> bool {
        self.journal.is_some()
    }

    /// The other window that works on the file: `process 4711, since 09:40`.
    pub fn holder(&self) -> Option<String> {
        let Holder { process, since } = self.holder?;
        Some(format!("process {process}, since {}", time::words(since)))
    }

    /// Unsaved work of earlier windows, the newest first. What holds nothing but `current`, the
    /// text that the file holds, was saved before its window died, and is thrown away.
    pub fn found(&self, current: Option<&str>) -> Vec<Draft> {
        let Some(journal) = &self.journal else { return Vec::new() };
        let journal = lock(journal);
        let saved = |found: &Found| {
            found
                .work
                .as_ref()
                .is_some_and(|work| work.loose.is_empty() && Some(work.text.as_str()) == current)
        };
        let (done, open): (Vec<_>, Vec<_>) = journal.found().into_iter().partition(saved);
        for found in done {
            let _ = journal.discard(&found.id);
        }
        self.rescued(current).into_iter().chain(drafts(&open)).collect()
    }

    /// What the file held before a save that was cut off.
    fn rescued(&self, current: Option<&str>) -> Option<Draft> {
        let rescue = self.rescue.as_ref()?;
        let text = rescue.text()?.to_owned();
        Some(Draft {
            id: rescue.copy.clone(),
            when: rescue.made.map_or_else(|| "an unknown time".to_owned(), time::words),
            work: Some(Unsaved { base: current.map(ToOwned::to_owned), text, loose: Vec::new() }),
            left_by: LeftBy::CutOffSave,
        })
    }

    /// The sentence for a file that cannot be read since a save of it was cut off.
    pub fn cut_off(&self, name: &str) -> Option<String> {
        self.rescue.as_ref().map(|rescue| rescue.sentence(name))
    }

    /// Starts the thread; what goes wrong is told through `events`.
    pub(super) fn start(&mut self, events: Sender<Event>) {
        let (jobs, queue) = channel();
        let answers = events.clone();
        std::thread::spawn(move || work(&queue, &answers));
        self.thread = Some(Thread { jobs, events, busy: false, due: false });
    }

    /// Keeps what is unsaved now; nothing, if nothing is.
    pub(super) fn keep(&mut self, model: &Model) {
        self.revision += 1;
        let Some(journal) = self.journal.clone() else { return };
        if model.form.session().content().text().len() > AT_ONCE {
            return self.keep_long(&journal, model);
        }
        let outcome = match model.unsaved() {
            Some(work) => lock(&journal).write(self.revision, work),
            None => lock(&journal).clear(self.revision),
        };
        let draft = lock(&journal).file();
        if let Some(thread) = &mut self.thread {
            tell(outcome, &thread.events);
            thread.ask(Job::Sync(draft));
        }
    }

    fn keep_long(&mut self, journal: &Shared, model: &Model) {
        match (model.unsaved(), &mut self.thread) {
            (Some(work), Some(thread)) => {
                thread.ask(Job::Write(Arc::clone(journal), self.revision, work));
            }
            (None, Some(thread)) => tell(lock(journal).clear(self.revision), &thread.events),
            (_, None) => {}
        }
    }

    /// The thread has rested; what came meanwhile is its next work.
    pub(super) fn rested(&mut self, model: &Model) {
        let Some(thread) = &mut self.thread else { return };
        thread.busy = false;
        if std::mem::take(&mut thread.due) {
            self.keep(model);
        }
    }

    /// Keeps all of it, on disk when this returns: the program ends, or what held it before goes.
    ///
    /// # Errors
    ///
    /// What the system says: not all of it is kept.
    pub(super) fn flush(&mut self, model: &Model) -> io::Result<()> {
        let Some(work) = model.unsaved() else { return Ok(()) };
        let Some(journal) = &self.journal else { return Err(io::ErrorKind::Unsupported.into()) };
        self.revision += 1;
        let mut journal = lock(journal);
        let kept = journal.write(self.revision, work)?;
        if let Some(thread) = &self.thread {
            tell(Ok(kept), &thread.events);
        }
        journal::sync(&journal.file())
    }

    /// Everything is saved or thrown away.
    pub(super) fn clear(&mut self) {
        if let Some(journal) = &self.journal {
            let _ = lock(journal).clear(self.revision + 1);
        }
    }

    /// Throws a draft of an earlier window away, once what may have come back from it is on disk.
    pub(super) fn discard(&mut self, id: &Path, model: &Model) {
        if let Err(error) = self.flush(model) {
            return self.not_kept(error);
        }
        if let Some(rescue) = self.rescue.take_if(|rescue| rescue.copy == id) {
            let _ = rescue::discard(&rescue);
            return;
        }
        if let Some(journal) = &self.journal {
            let _ = lock(journal).discard(id);
        }
    }

    /// Unsaved work belongs to this file from now on.
    pub(super) fn belongs_to(&mut self, path: &Path, model: &Model) {
        let real = store::real_path(path);
        if self.real.as_ref() == Some(&real) {
            return;
        }
        let claim = self.drafts.as_ref().and_then(|drafts| drafts.claim(Some(&real)).ok());
        if let Some(Claim { journal, .. }) = claim {
            self.real = Some(real);
            self.go_on_in(journal, model);
        }
    }

    /// Takes the file over from the other window; what it left, if that worked.
    pub(super) fn take_over(&mut self, model: &Model) -> Option<Vec<Draft>> {
        let claim = self.drafts.as_ref()?.take_over(self.real.as_deref()?).ok()?;
        let found = drafts(&claim.journal.found());
        self.go_on_in(claim.journal, model);
        Some(self.rescued(model.form.session().saved_text()).into_iter().chain(found).collect())
    }

    /// Keeps unsaved work in another slot; what the old one holds goes once it is on disk there.
    fn go_on_in(&mut self, journal: Journal, model: &Model) {
        let old = self.journal.replace(Arc::new(Mutex::new(journal)));
        match (self.flush(model), old) {
            (Ok(()), Some(old)) => drop(lock(&old).clear(self.revision + 1)),
            (Ok(()), None) => {}
            (Err(error), _) => self.not_kept(error),
        }
    }

    fn not_kept(&self, error: io::Error) {
        if let Some(thread) = &self.thread {
            tell(Err(error), &thread.events);
        }
    }
}

impl Thread {
    /// Hands work over, unless the thread is busy: then it is due.
    fn ask(&mut self, job: Job) {
        if self.busy {
            self.due = true;
        } else {
            self.busy = self.jobs.send(job).is_ok();
        }
    }
}

fn work(queue: &Receiver<Job>, events: &Sender<Event>) {
    for job in queue {
        match job {
            Job::Sync(draft) => drop(journal::sync(&draft)),
            Job::Write(journal, revision, work) => {
                let outcome = lock(&journal).write(revision, work);
                let draft = lock(&journal).file();
                tell(outcome, events);
                drop(journal::sync(&draft));
            }
        }
        std::thread::sleep(REST);
        if events.send(Event::Rested).is_err() {
            return;
        }
    }
}

/// Tells the editor what is not as it should be.
fn tell(outcome: io::Result<Kept>, events: &Sender<Event>) {
    let message = match outcome {
        Ok(Kept::Here) => return,
        Ok(Kept::TakenOver) => Msg::TakenOver,
        Err(error) => Msg::NotKept(error.to_string()),
    };
    let _ = events.send(Event::Msg(message));
}

fn drafts(found: &[Found]) -> Vec<Draft> {
    let draft = |found: &Found| Draft {
        id: found.id.clone(),
        when: time::words(found.written),
        work: found.work.clone(),
        left_by: LeftBy::Window,
    };
    found.iter().map(draft).collect()
}

/// A thread that panicked while it wrote leaves at worst an older draft.
fn lock(journal: &Shared) -> MutexGuard<'_, Journal> {
    journal.lock().unwrap_or_else(PoisonError::into_inner)
}
