//! Effects: what the editor asks of the world, carried out here and nowhere else.
//!
//! It deliberately decides nothing, and draws nothing.

use std::ops::ControlFlow;
use std::sync::mpsc::Sender;

use super::worker::Worker;
use super::{End, Event};
use crate::app::Effect;
use crate::store::Snapshot;

/// What effects need to be carried out.
pub(super) struct World {
    worker: Worker,
}

impl World {
    /// A world whose answers come through `sender`; `known` is the file as it was read.
    pub(super) fn new(known: Option<Snapshot>, sender: Sender<Event>) -> World {
        World { worker: Worker::new(known, sender) }
    }

    /// Carries one effect out; breaks where it ends the program.
    pub(super) fn carry_out(&mut self, effect: Effect) -> ControlFlow<End> {
        match effect {
            Effect::Quit => return ControlFlow::Break(End::Quit),
            Effect::Save { path, text, over } => self.worker.save(path, text, over),
        }
        ControlFlow::Continue(())
    }
}
