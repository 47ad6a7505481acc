//! The one thread that writes: nothing on disk ever holds the keyboard up.

use std::path::PathBuf;
use std::sync::mpsc::{Sender, channel};

use super::Event;
use crate::app::{Msg, Over, SaveOutcome};
use crate::store::{self, Expect, SaveError, Snapshot};

/// Hands work to its thread.
pub(super) struct Worker {
    jobs: Sender<Job>,
}

struct Job {
    path: PathBuf,
    text: String,
    over: Over,
}

impl Worker {
    /// Starts the thread; `known` is the file as it was read, if there was one.
    pub(super) fn new(known: Option<Snapshot>, sender: Sender<Event>) -> Worker {
        let (jobs, queue) = channel::<Job>();
        std::thread::spawn(move || {
            let mut known = known;
            for job in queue {
                let outcome = save(&job, &mut known);
                if sender.send(Event::Msg(Msg::Saved(outcome))).is_err() {
                    return;
                }
            }
        });
        Worker { jobs }
    }

    /// Saves a text; the answer comes as a message.
    pub(super) fn save(&self, path: PathBuf, text: String, over: Over) {
        // The thread ends only with the program.
        let _ = self.jobs.send(Job { path, text, over });
    }
}

/// What sentences call a file.
fn name(path: &std::path::Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

fn save(job: &Job, known: &mut Option<Snapshot>) -> SaveOutcome {
    let expect = match (job.over, known.as_ref()) {
        (Over::Anything, _) => Expect::Anything,
        (Over::Known, Some(snapshot)) => Expect::Same(snapshot),
        (Over::Known, None) | (Over::Nothing, _) => Expect::Nothing,
    };
    match store::save(&job.path, &job.text, expect) {
        Ok(saved) => {
            *known = Some(saved.snapshot);
            if saved.unchanged {
                SaveOutcome::Unchanged
            } else {
                SaveOutcome::Written { warning: saved.warning }
            }
        }
        Err(SaveError::Changed) => SaveOutcome::Changed,
        Err(SaveError::Gone) => SaveOutcome::Gone,
        Err(SaveError::Exists) => SaveOutcome::Exists,
        Err(error) => SaveOutcome::Failed(error.sentence(&name(&job.path))),
    }
}
