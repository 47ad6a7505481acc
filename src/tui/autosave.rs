//! Keeps unsaved work on disk while it grows, so that no end of the program loses it.
//!
//! A text up to `AT_ONCE` is written before the next frame is drawn: what the screen shows is
//! kept. A longer one is written by a thread of its own, again and again, as is what goes from the
//! system to the disk. It deliberately knows no form of the records: that is `store`'s.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
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
pub struct Autosave {
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
    told: Told,
    /// Whether it works or rests.
    busy: bool,
    /// Whether there is something new to do after that.
    due: bool,
}

/// Tells the editor what is not as it should be, and that it is so again.
#[derive(Clone)]
struct Told {
    events: Sender<Event>,
    /// Whether the editor believes that nothing is kept.
    failing: Arc<AtomicBool>,
}

enum Job {
    Sync(PathBuf),
    Write(Shared, u64, Unsaved),
}

impl Autosave {
    /// Claims the place for the unsaved work of a file, or of a manifest without a name.
    pub fn claim(path: Option<&Path>) -> Autosave {
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
        Autosave { drafts: drafts.ok(), journal, real, holder, rescue, trouble, revision: 0, thread: None }
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
        self.holder.as_ref().map(Holder::words)
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
                .is_some_and(|work| work.pending.is_empty() && Some(work.text.as_str()) == current)
        };
        let (done, open): (Vec<_>, Vec<_>) = journal.found(current).into_iter().partition(saved);
        for found in done {
            let _ = journal.discard(&found.id);
        }
        let drafts = self.drafts_of(&open);
        self.rescued(current, &journal).into_iter().chain(drafts).collect()
    }

    /// What the file held before a save that was cut off.
    fn rescued(&self, current: Option<&str>, journal: &Journal) -> Option<Draft> {
        let rescue = self.rescue.as_ref()?;
        let text = rescue.text()?.to_owned();
        let when = rescue.made.map_or_else(|| "an unknown time".to_owned(), time::words);
        let work = Unsaved { base: current.map(ToOwned::to_owned), text, ..Unsaved::default() };
        let mark = rescue.copy.to_string_lossy().into_owned();
        if journal.is_taken_up(&mark) {
            return None;
        }
        Some(Draft { mark, left_by: LeftBy::CutOffSave, ..Draft::new(&rescue.copy, when, Some(work)) })
    }

    /// Found work as the editor hears of it.
    fn drafts_of(&self, found: &[Found]) -> Vec<Draft> {
        let here = self.real.as_ref().map_or_else(String::new, |real| real.to_string_lossy().into_owned());
        let draft = |found: &Found| Draft {
            mark: found.mark.clone(),
            process: found.process,
            moved_from: Some(&found.path).filter(|path| !path.is_empty() && **path != here).cloned(),
            ..Draft::new(&found.id, time::words(found.written), found.work.clone())
        };
        found.iter().map(draft).collect()
    }

    /// The sentence for a file that cannot be read since a save of it was cut off.
    pub fn cut_off(&self, name: &str) -> Option<String> {
        self.rescue.as_ref().map(|rescue| rescue.sentence(name))
    }

    /// Starts the thread; what goes wrong later is told through `events`.
    pub(super) fn start(&mut self, events: Sender<Event>) -> io::Result<()> {
        let (jobs, queue) = channel();
        let told = Told { events, failing: Arc::new(AtomicBool::new(!self.keeps())) };
        let answers = told.clone();
        thread::Builder::new().spawn(move || work(&queue, &answers))?;
        self.thread = Some(Thread { jobs, told, busy: false, due: false });
        Ok(())
    }

    /// Keeps what is unsaved now; nothing, if nothing is.
    pub(super) fn keep(&mut self, model: &Model) {
        self.revision += 1;
        let Some(journal) = self.journal.clone().or_else(|| self.claim_again()) else { return };
        if model.form.session().content().text().len() > AT_ONCE {
            return self.keep_long(&journal, model);
        }
        let outcome = match model.unsaved() {
            Some(work) => lock(&journal).write(self.revision, work),
            None => lock(&journal).clear(self.revision),
        };
        let draft = lock(&journal).file();
        if let Some(thread) = &mut self.thread {
            thread.told.tell(outcome);
            thread.ask(Job::Sync(draft));
        }
    }

    /// What could not be had at the start is perhaps there by now.
    fn claim_again(&mut self) -> Option<Shared> {
        let drafts = Drafts::standard().ok()?;
        let Claim { journal, holder } = drafts.claim(self.real.as_deref()).ok()?;
        self.drafts = Some(drafts);
        self.journal = Some(Arc::new(Mutex::new(journal)));
        if let (Some(_), Some(thread)) = (holder, &self.thread) {
            thread.told.tell(Ok(Kept::TakenOver));
        }
        self.journal.clone()
    }

    fn keep_long(&mut self, journal: &Shared, model: &Model) {
        match (model.unsaved(), &mut self.thread) {
            (Some(work), Some(thread)) => {
                thread.ask(Job::Write(Arc::clone(journal), self.revision, work));
            }
            (None, Some(thread)) => thread.told.tell(lock(journal).clear(self.revision)),
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
            thread.told.tell(Ok(kept));
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
        let current = model.form.session().saved_text();
        let found = self.drafts_of(&claim.journal.found(current));
        let found = self.rescued(current, &claim.journal).into_iter().chain(found).collect();
        self.go_on_in(claim.journal, model);
        Some(found)
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
            thread.told.tell(Err(error));
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

fn work(queue: &Receiver<Job>, told: &Told) {
    for job in queue {
        match job {
            Job::Sync(draft) => drop(journal::sync(&draft)),
            Job::Write(journal, revision, work) => {
                let outcome = lock(&journal).write(revision, work);
                let draft = lock(&journal).file();
                told.tell(outcome);
                drop(journal::sync(&draft));
            }
        }
        thread::sleep(REST);
        if told.events.send(Event::Rested).is_err() {
            return;
        }
    }
}

impl Told {
    /// Tells what became of the work that was to be kept: the first time that it failed, and the first
    /// that it did not.
    fn tell(&self, outcome: io::Result<Kept>) {
        let failed = outcome.is_err();
        let turned = self.failing.swap(failed, Ordering::Relaxed) != failed;
        let taken = matches!(outcome, Ok(Kept::TakenOver)).then_some(Msg::TakenOver);
        let message = match outcome {
            Err(error) if turned => Some(Msg::NotKept(error.to_string())),
            Ok(_) if turned => Some(Msg::KeptAgain),
            _ => None,
        };
        for message in message.into_iter().chain(taken) {
            // Nobody is left to be told.
            let _ = self.events.send(Event::Msg(message));
        }
    }
}

/// A thread that panicked while it wrote leaves at worst an older draft.
fn lock(journal: &Shared) -> MutexGuard<'_, Journal> {
    journal.lock().unwrap_or_else(PoisonError::into_inner)
}
