//! Effects: what the editor asks of the world, carried out here and nowhere else.
//!
//! It deliberately decides nothing, and draws nothing.

use std::ops::ControlFlow;
use std::sync::mpsc::Sender;

use super::worker::Worker;
use super::{End, Event};
use crate::app::{Effect, Msg};
use crate::store::Snapshot;

/// What effects need to be carried out.
pub(super) struct World {
    worker: Worker,
    sender: Sender<Event>,
}

impl World {
    /// A world whose answers come through `sender`; `known` is the file as it was read.
    pub(super) fn new(known: Option<Snapshot>, sender: Sender<Event>) -> World {
        World { worker: Worker::new(known, sender.clone()), sender }
    }

    /// Carries one effect out; breaks where it ends the program.
    pub(super) fn carry_out(&mut self, effect: Effect) -> ControlFlow<End> {
        match effect {
            Effect::Quit => return ControlFlow::Break(End::Quit),
            Effect::Save { path, text, over } => self.worker.save(path, text, over),
            Effect::Suspend => self.suspend(),
        }
        ControlFlow::Continue(())
    }

    /// Asks the system to stop the program; where nobody could continue it, the editor hears that.
    fn suspend(&self) {
        #[cfg(unix)]
        let asked = super::signals::ask_to_stop();
        #[cfg(not(unix))]
        let asked = false;
        if !asked {
            // The loop is who calls this, so it is there.
            let _ = self.sender.send(Event::Msg(Msg::NotSuspended));
        }
    }
}
