//! The one thread that reads and writes the file: nothing on disk ever holds the keyboard up.
//!
//! It deliberately decides nothing: what may be written over is told with each save.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::{Duration, SystemTime};

use super::Event;
use super::watch::Watch;
use crate::app::files::name;
use crate::app::{Msg, OnDisk, Over, SaveOutcome, Theirs};
use crate::store::recent::Recent;
use crate::store::{self, Expect, ReadError, SaveError, Snapshot, Store, journal, time};

/// After how long a save says that it still goes on.
const LONG: Duration = Duration::from_secs(1);

/// Hands work to its thread.
pub(super) struct Worker {
    jobs: Sender<Job>,
    events: Sender<Event>,
}

/// What the thread is asked for.
pub(super) enum Job {
    /// Save a text.
    Save(Save),
    /// Take this text of another program as the one that may be written over.
    Adopt(String),
    /// Measure the picture that a manifest names.
    Measure { file: PathBuf, uri: String },
    /// Note that a file was opened or saved.
    Remember(PathBuf),
    /// Forget that it was.
    ForgetRecent(PathBuf),
    /// Forget the file: a manifest without a name is in work from now on.
    Forget,
    /// See what stands on disk.
    Look,
    /// Say when everything before is done.
    Finish(Sender<()>),
}

/// A text to save.
pub(super) struct Save {
    pub(super) path: PathBuf,
    pub(super) text: String,
    pub(super) over: Over,
    /// Whether its old text has to be kept meanwhile, where a file can only be written in place.
    pub(super) needs_copy: bool,
}

impl Worker {
    /// Starts the thread; `known` is the file as it was read, if there was one.
    pub(super) fn new(
        path: Option<PathBuf>,
        known: Option<Snapshot>,
        events: Sender<Event>,
    ) -> io::Result<Worker> {
        let (jobs, queue) = channel::<Job>();
        let (own, answers) = (jobs.clone(), events.clone());
        thread::Builder::new().spawn(move || {
            let queued = Arc::new(AtomicBool::new(false));
            let asked = Arc::clone(&queued);
            let watch = Watch::new(move || {
                if !asked.swap(true, Ordering::AcqRel) {
                    let _ = own.send(Job::Look);
                }
            });
            let mut files =
                Files { path, known, spare: None, asked: Asked::Nothing, told: OnDisk::Same, watch };
            files.watch_on();
            // What happened between the reading and this was not watched.
            if let Some(message) = files.look() {
                let _ = answers.send(Event::Msg(message));
            }
            files.work(&queue, &queued, &answers);
        })?;
        Ok(Worker { jobs, events })
    }

    /// Saves a text; the answer comes as a message, and before it another one if it takes long.
    pub(super) fn save(&self, save: Save) {
        self.ask(Job::Save(save));
        let events = self.events.clone();
        // Without a thread for it nothing is said, and the save goes on.
        let _ = thread::Builder::new().spawn(move || {
            thread::sleep(LONG);
            let _ = events.send(Event::Msg(Msg::StillSaving));
        });
    }

    /// Asks for something.
    pub(super) fn ask(&self, job: Job) {
        // The thread ends only with the program.
        let _ = self.jobs.send(job);
    }

    /// Waits until all that was asked for is done, or for so long.
    pub(super) fn finish(&self, patience: Duration) {
        let (sender, done) = channel();
        self.ask(Job::Finish(sender));
        let _ = done.recv_timeout(patience);
    }
}

/// What the thread knows of the file.
struct Files {
    path: Option<PathBuf>,
    /// The file as it was read or written here last.
    known: Option<Snapshot>,
    /// What was known before the text of another program was adopted.
    spare: Option<Snapshot>,
    /// What stood there when the person was asked about it.
    asked: Asked,
    /// What the editor was told of the file last.
    told: OnDisk,
    watch: Watch,
}

/// What the person was asked about.
enum Asked {
    Nothing,
    /// A file as it was read then.
    File(Snapshot),
    /// Something that is no text.
    Unreadable,
}

impl Files {
    fn work(&mut self, queue: &Receiver<Job>, queued: &AtomicBool, events: &Sender<Event>) {
        for job in queue {
            let message = match job {
                Job::Save(save) => Some(Msg::Saved(self.save(save))),
                Job::Adopt(text) => {
                    self.adopt(&text);
                    // It may have changed once more while the person was asked.
                    self.look()
                }
                // An answer makes a frame: where nothing is known, nothing is said.
                Job::Measure { file, uri } => {
                    store::logo_size(&file, &uri).map(|size| Msg::Measured { uri, size })
                }
                // What is not remembered has to be found another way: nobody is told.
                Job::Remember(path) => {
                    let _ = Recent::standard().map(|recent| recent.remember(&path));
                    None
                }
                Job::ForgetRecent(path) => {
                    let _ = Recent::standard().map(|recent| recent.forget(&path));
                    None
                }
                Job::Forget => {
                    (self.path, self.known, self.spare) = (None, None, None);
                    (self.asked, self.told) = (Asked::Nothing, OnDisk::Same);
                    None
                }
                Job::Look => {
                    // What happens from here on asks for another look.
                    queued.store(false, Ordering::Release);
                    self.look()
                }
                Job::Finish(done) => {
                    let _ = done.send(());
                    None
                }
            };
            if let Some(message) = message
                && events.send(Event::Msg(message)).is_err()
            {
                return;
            }
        }
    }

    fn save(&mut self, save: Save) -> SaveOutcome {
        let Save { path, text, over, needs_copy } = save;
        if over == Over::Nothing
            && let Some(holder) = journal::holder_of(&store::real_path(&path))
        {
            self.ask_about(&path);
            return SaveOutcome::Exists { holder: Some(holder.words()) };
        }
        let unreadable = over == Over::Asked && matches!(self.asked, Asked::Unreadable);
        if unreadable && store::read(&path).is_ok() {
            return self.changed(&path, None);
        }
        let expect = match (over, &self.known, &self.asked) {
            (Over::Known, Some(snapshot), _) | (Over::Asked, _, Asked::File(snapshot)) => {
                Expect::Same(snapshot)
            }
            (Over::Asked, _, Asked::Unreadable) => Expect::Anything,
            _ => Expect::Nothing,
        };
        let store = if needs_copy { Store::here() } else { Store::here().without_copy() };
        match store.save(&path, &text, expect) {
            Ok(saved) => {
                self.known = Some(saved.snapshot);
                self.told = OnDisk::Same;
                if self.path.as_ref() != Some(&path) {
                    self.path = Some(path);
                    self.watch_on();
                }
                if saved.unchanged {
                    SaveOutcome::Unchanged
                } else {
                    SaveOutcome::Written { warning: saved.warning }
                }
            }
            Err(error) => self.failed(&path, &error),
        }
    }

    fn failed(&mut self, path: &Path, error: &SaveError) -> SaveOutcome {
        match error {
            SaveError::Changed => self.changed(path, None),
            SaveError::LeadsElsewhere(real) => self.changed(path, Some(real)),
            SaveError::Gone => {
                self.asked = Asked::Nothing;
                SaveOutcome::Gone
            }
            SaveError::Exists => {
                self.ask_about(path);
                SaveOutcome::Exists { holder: None }
            }
            SaveError::NoCopy(_) => SaveOutcome::NoCopy(error.sentence(&name(path))),
            error => SaveOutcome::Failed(error.sentence(&name(path))),
        }
    }

    /// What another program wrote, to be asked about; where its name leads now if that is elsewhere.
    fn changed(&mut self, path: &Path, real: Option<&Path>) -> SaveOutcome {
        self.ask_about(path);
        let text = match &self.asked {
            Asked::File(snapshot) => Some(snapshot.text().to_owned()),
            Asked::Nothing => return SaveOutcome::Gone,
            Asked::Unreadable => None,
        };
        let leads_to = real.map(|real| real.display().to_string());
        SaveOutcome::Changed(Theirs { text, when: when(path), leads_to })
    }

    fn ask_about(&mut self, path: &Path) {
        self.asked = match store::read(path) {
            Ok(opened) => Asked::File(opened.snapshot),
            Err(ReadError::Missing) => Asked::Nothing,
            Err(_) => Asked::Unreadable,
        };
    }

    /// Another text since then is asked about anew, as is theirs once its merge was undone.
    fn adopt(&mut self, text: &str) {
        if let Asked::File(snapshot) = &self.asked
            && snapshot.text() == text
        {
            self.spare = self.known.replace(snapshot.clone());
            self.told = OnDisk::Same;
        } else if self.spare.as_ref().is_some_and(|spare| spare.text() == text) {
            std::mem::swap(&mut self.known, &mut self.spare);
        }
    }

    /// What became of the file, if the editor was not told yet.
    fn look(&mut self) -> Option<Msg> {
        let (path, known) = (self.path.as_ref()?, self.known.as_ref()?);
        let now = match store::read_text(path) {
            Ok(text) if text == known.text() => OnDisk::Same,
            Ok(text) => OnDisk::Changed(Theirs { text: Some(text), when: when(path), leads_to: None }),
            Err(ReadError::Missing) => OnDisk::Gone,
            Err(_) => OnDisk::Changed(Theirs { text: None, when: when(path), leads_to: None }),
        };
        if now == self.told {
            return None;
        }
        self.told = now.clone();
        Some(Msg::OnDisk(now))
    }

    fn watch_on(&mut self) {
        if let Some(path) = &self.path {
            self.watch.on(&store::real_path(path));
        }
    }
}

/// When a file was written last, in words.
fn when(path: &Path) -> String {
    let modified = std::fs::metadata(path).and_then(|file| file.modified());
    time::words(modified.unwrap_or_else(|_| SystemTime::now()))
}
