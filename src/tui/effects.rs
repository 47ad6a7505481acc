//! Effects: what the editor asks of the world, carried out here and nowhere else.
//!
//! It deliberately decides nothing, and draws nothing.

use std::io;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::thread;
use std::time::Duration;

use super::around::{self, JudgeOf};
use super::autosave::Autosave;
use super::worker::{Job, Save, Worker};
use super::{End, Event};
use crate::app::{Effect, Leave, Model, Msg, Unchecked};
use crate::store::Snapshot;

/// How long the end waits for a save that still goes on.
const PATIENCE: Duration = Duration::from_secs(10);

/// What effects need to be carried out.
pub(super) struct World {
    worker: Worker,
    autosave: Autosave,
    judge: JudgeOf,
    events: Sender<Event>,
}

impl World {
    /// A world whose answers come through `events`; `known` is the file as it was read.
    pub(super) fn new(
        path: Option<PathBuf>,
        known: Option<Snapshot>,
        mut autosave: Autosave,
        judge: JudgeOf,
        events: Sender<Event>,
    ) -> io::Result<World> {
        autosave.start(events.clone())?;
        Ok(World { worker: Worker::new(path, known, events.clone())?, autosave, judge, events })
    }

    /// Carries one effect out; breaks where it ends the program. What the editor is to hear before
    /// anything else is given back.
    pub(super) fn carry_out(&mut self, effect: Effect, model: &Model) -> ControlFlow<End, Option<Msg>> {
        match effect {
            Effect::Quit(leave) => return self.quit(leave, model).map_continue(|()| None),
            Effect::Begin { name, text } => {
                return ControlFlow::Continue(Some(self.begin(name, text, model)));
            }
            Effect::Save { path, text, over, needs_copy } => {
                self.worker.save(Save { path, text, over, needs_copy });
            }
            Effect::Suspend => self.suspend(),
            // The terminal's own: whoever has it carries it out.
            Effect::Mouse(_) | Effect::Copy(_) | Effect::EditOutside { .. } => {}
            Effect::Adopt(text) => self.worker.ask(Job::Adopt(text)),
            Effect::Measure { file, uri } => self.worker.ask(Job::Measure { file, uri }),
            Effect::Keep => self.autosave.keep(model),
            Effect::Discard(id) => self.autosave.discard(&id, model),
            Effect::BelongsTo(path) => self.autosave.belongs_to(&path, model),
            Effect::TakeOver => self.take_over(model),
            Effect::Check(unchecked) => self.check(*unchecked),
            Effect::LookAround(folder) => {
                around::look(folder, Arc::clone(&self.judge), self.events.clone());
            }
            Effect::Recall => around::recall(&self.events),
            Effect::List(folder) => around::list(folder, self.events.clone()),
            Effect::Remember(path) => self.worker.ask(Job::Remember(path)),
            Effect::Forget(path) => self.worker.ask(Job::ForgetRecent(path)),
        }
        ControlFlow::Continue(None)
    }

    /// Goes on with a manifest without a name, once the work on this one is kept for later.
    fn begin(&mut self, name: &'static str, text: String, model: &Model) -> Msg {
        if model.unsaved().is_none() {
            self.autosave.clear();
        } else if let Err(error) = self.autosave.flush(model) {
            return Msg::NotKept(error.to_string());
        }
        self.autosave = Autosave::claim(None);
        let started = self.autosave.start(self.events.clone()).is_ok();
        self.worker.ask(Job::Forget);
        Msg::Begun { name, text, keeps: started && self.autosave.keeps() }
    }

    /// Ends the program; not where work that is to be kept for later cannot be.
    fn quit(&mut self, leave: Leave, model: &Model) -> ControlFlow<End> {
        if leave == Leave::Work
            && let Err(error) = self.autosave.flush(model)
        {
            let _ = self.events.send(Event::Msg(Msg::NotKept(error.to_string())));
            return ControlFlow::Continue(());
        }
        ControlFlow::Break(End::Quit(leave))
    }

    /// Asks the system to stop the program; where nobody could continue it, the editor hears that.
    fn suspend(&self) {
        #[cfg(unix)]
        let asked = super::signals::ask_to_stop();
        #[cfg(not(unix))]
        let asked = false;
        if !asked {
            // The loop is who calls this, so it is there.
            let _ = self.events.send(Event::Msg(Msg::NotSuspended));
        }
    }

    /// Checks a long text in a thread of its own, or here where the system gives none.
    fn check(&self, unchecked: Unchecked) {
        let check = |text: Arc<Unchecked>, events: &Sender<Event>| {
            let checked = Arc::unwrap_or_clone(text).check();
            // The loop may be gone by now.
            let _ = events.send(Event::Msg(Msg::Checked(Box::new(checked))));
        };
        let text = Arc::new(unchecked);
        let (shared, events) = (Arc::clone(&text), self.events.clone());
        if thread::Builder::new().spawn(move || check(shared, &events)).is_err() {
            check(text, &self.events);
        }
    }

    fn take_over(&mut self, model: &Model) {
        let answer = match self.autosave.take_over(model) {
            Some(found) => Msg::TookOver(found),
            None => Msg::NotKept("the other window's lock cannot be taken".to_owned()),
        };
        let _ = self.events.send(Event::Msg(answer));
        // The other window may have saved since this one read the file.
        self.worker.ask(Job::Look);
    }

    /// Keeps what is unsaved on disk before anything else is done; that it cannot be was told when it
    /// was tried first.
    pub(super) fn keep_now(&mut self, model: &Model) {
        let _ = self.autosave.flush(model);
    }

    /// The thread that keeps unsaved work has rested.
    pub(super) fn rested(&mut self, model: &Model) {
        self.autosave.rested(model);
    }

    /// The last thing that is done: no unsaved work is lost that is not to be lost.
    pub(super) fn end(&mut self, end: &End, model: &Model) {
        match end {
            End::Quit(Leave::Nothing) => self.autosave.clear(),
            // Nobody is left to be told.
            _ => drop(self.autosave.flush(model)),
        }
        if model.file.saving().is_some() {
            self.worker.finish(PATIENCE);
        }
    }
}
