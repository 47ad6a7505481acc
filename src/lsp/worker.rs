//! The thread that looks at texts and answers questions about them, while the client goes on talking.
//!
//! Responsible for one job after the other, and for outliving a job that fails. It deliberately knows
//! neither the client's requests that are cancelled nor the texts that are out of date: whoever gave the
//! job does.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::thread::{self, JoinHandle};

use crossbeam_channel::{Receiver, Sender, unbounded};
use lsp_server::{ErrorCode, RequestId, ResponseError};
use lsp_types::{Position, Uri};
use serde_json::Value;

use super::client::Client;
use super::view::{Subject, View};
use super::{Around, actions, complete, hover, symbols};

/// Something to do.
pub(super) enum Job {
    /// Looks at a text.
    Look(Uri, Subject),
    /// Answers a question about a text.
    Answer(RequestId, Arc<View>, Question),
}

/// What an editor asks about a text.
#[derive(Debug)]
pub(super) enum Question {
    /// What stands at a place.
    Hover(Position),
    /// What could stand at a place.
    Complete(Position),
    /// What stands where.
    Symbols(Uri),
    /// What could be done.
    Actions(actions::Wanted),
}

/// What came of it.
pub(super) enum Done {
    /// A look at the text of that revision; nothing where it failed.
    Looked(Uri, u64, Option<Arc<View>>),
    /// An answer.
    Answered(RequestId, Result<Value, ResponseError>),
}

/// The thread, and the two ends of its work.
pub(super) struct Worker {
    jobs: Option<Sender<Job>>,
    /// What came of the jobs, in their order.
    pub(super) done: Receiver<Done>,
    thread: Option<JoinHandle<()>>,
}

impl Worker {
    /// Starts it.
    pub(super) fn start(client: Client, around: impl Around + 'static) -> Worker {
        let (jobs, waiting) = unbounded();
        let (sender, done) = unbounded();
        let thread = thread::spawn(move || {
            for job in waiting {
                if sender.send(carry_out(job, &client, &around)).is_err() {
                    return;
                }
            }
        });
        Worker { jobs: Some(jobs), done, thread: Some(thread) }
    }

    /// Gives it something to do.
    pub(super) fn give(&self, job: Job) {
        // It takes jobs as long as this stands.
        if let Some(jobs) = &self.jobs {
            let _ = jobs.send(job);
        }
    }
}

impl Drop for Worker {
    /// What is being done is not waited for: nobody is there to hear of it.
    fn drop(&mut self) {
        self.jobs = None;
        if let Some(thread) = self.thread.take().filter(JoinHandle::is_finished) {
            let _ = thread.join();
        }
    }
}

fn carry_out(job: Job, client: &Client, around: &dyn Around) -> Done {
    match job {
        Job::Look(uri, subject) => {
            let revision = subject.revision;
            let look = || Arc::new(View::of(subject, client.encoding, around));
            Done::Looked(uri, revision, catch_unwind(AssertUnwindSafe(look)).ok())
        }
        Job::Answer(id, view, question) => {
            let answer = catch_unwind(AssertUnwindSafe(|| answer(&view, &question, client)));
            Done::Answered(id, answer.unwrap_or_else(|_| Err(failed())))
        }
    }
}

fn answer(view: &View, question: &Question, client: &Client) -> Result<Value, ResponseError> {
    let value = match question {
        Question::Hover(at) => serde_json::to_value(hover::at(view, *at, client)),
        Question::Complete(at) => serde_json::to_value(complete::at(view, *at, client)),
        Question::Symbols(uri) => symbols::of(view, uri, client),
        Question::Actions(wanted) => serde_json::to_value(actions::of(view, wanted, client)),
    };
    value.map_err(|_| failed())
}

/// What is said where the program itself is wrong.
pub(super) fn failed() -> ResponseError {
    let message = "this could not be answered: a mistake of lp-manifest, which keeps running".to_owned();
    ResponseError { code: ErrorCode::InternalError as i32, message, data: None }
}
