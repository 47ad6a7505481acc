//! The model and the world together: something happens, and what it asks for is carried out.
//!
//! Whoever shows the model, on a screen or in lines, lets it happen here. It deliberately shows nothing: what
//! only a terminal can do is handed back.

use std::io;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::Sender;

use super::effects::World;
use super::{End, Event, Opening, Ways};
use crate::app::{Effect, Leave, Model, Msg, Start, update};

/// The model at work.
pub(super) struct Work<'o> {
    pub(super) model: Model,
    world: World,
    /// Who opens what else is opened.
    ways: Ways<'o>,
    events: Sender<Event>,
    /// How many files were gone on with after the first.
    files: usize,
}

impl<'o> Work<'o> {
    /// Begins with a file; `start` is changed by who shows it.
    pub(super) fn new(
        Opening { start, known, autosave }: Opening,
        ways: Ways<'o>,
        events: Sender<Event>,
        show: impl FnOnce(Start) -> Start,
    ) -> io::Result<Work<'o>> {
        let world = World::new(start.path.clone(), known, autosave, Arc::clone(&ways.judge), events.clone())?;
        Ok(Work { model: Model::new(show(start)), world, ways, events, files: 0 })
    }

    /// How many files were gone on with after the first.
    pub(super) fn files(&self) -> usize {
        self.files
    }

    /// Lets something happen; breaks where it ends the program. What only the terminal can do is given back.
    pub(super) fn update(&mut self, msg: Msg) -> ControlFlow<End, Vec<Effect>> {
        let mut own = Vec::new();
        for effect in update(&mut self.model, msg) {
            if matches!(effect, Effect::Mouse(_) | Effect::Copy(_) | Effect::EditOutside { .. }) {
                own.push(effect);
                continue;
            }
            match self.world.carry_out(effect, &self.model) {
                ControlFlow::Break(End::Quit(leave)) => {
                    own.extend(self.quit(leave)?);
                    // What else was asked for was asked of the file that is left.
                    break;
                }
                done => {
                    if let Some(answer) = done? {
                        own.extend(self.update(answer)?);
                    }
                }
            }
        }
        ControlFlow::Continue(own)
    }

    /// Ends, or goes on with what the form is left for.
    fn quit(&mut self, leave: Leave) -> ControlFlow<End, Vec<Effect>> {
        let Some(goal) = self.model.file.files().next() else {
            return ControlFlow::Break(End::Quit(leave));
        };
        let judge = Arc::clone(&self.ways.judge);
        let opened = (self.ways.open)(goal).and_then(|Opening { start, known, autosave }| {
            let world = World::new(start.path.clone(), known, autosave, judge, self.events.clone());
            Ok((start, world.map_err(|error| super::no_thread(&error).to_string())?))
        });
        let (start, world) = match opened {
            Ok(opened) => opened,
            Err(why) => return self.update(Msg::NotOpened(why)),
        };
        self.world.end(&End::Quit(leave), &self.model);
        self.world = world;
        self.model.go_on_with(start);
        self.files += 1;
        self.update(Msg::Started)
    }

    /// Keeps what is unsaved on disk before anything else is done.
    pub(super) fn keep_now(&mut self) {
        self.world.keep_now(&self.model);
    }

    /// The thread that keeps unsaved work has rested.
    pub(super) fn rested(&mut self) {
        self.world.rested(&self.model);
    }

    /// Ends with what is unsaved kept for later; whether it could be.
    pub(super) fn leave(&mut self) -> bool {
        let leave = if self.model.unsaved().is_some() { Leave::Work } else { Leave::Nothing };
        self.world.carry_out(Effect::Quit(leave), &self.model).is_break()
    }

    /// The last thing that is done: no unsaved work is lost that is not to be lost.
    pub(super) fn end(&mut self, end: &End) {
        // Half of a change may have been made when a panic came: then this may panic too.
        let _ = catch_unwind(AssertUnwindSafe(|| self.world.end(end, &self.model)));
    }
}
