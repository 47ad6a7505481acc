//! What would be lost if the program ended now, and when it has to be written down anew.
//!
//! It deliberately writes nothing: it says [`Effect::Keep`].

use std::collections::BTreeMap;

use super::{Effect, Model, page};
use crate::form::place::Place;
use crate::json::unsaved::Unsaved;

/// A state of the unsaved work: where it equals the last one, nothing has to be written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Mark(Option<State>);

#[derive(Debug, Clone, PartialEq, Eq)]
struct State {
    revision: u64,
    saves: u64,
    taken_up: usize,
    pending: BTreeMap<Place, String>,
}

impl Model {
    /// What no file holds yet; `None` if nothing would be lost.
    pub fn unsaved(&self) -> Option<Unsaved> {
        let pending = self.pending();
        if self.is_scratch() || (!self.form.session().is_modified() && pending.is_empty()) {
            return None;
        }
        Some(Unsaved {
            base: self.form.session().saved_text().map(ToOwned::to_owned),
            text: self.form.session().content().text().to_owned(),
            pending: pending.into_iter().map(|(place, text)| (place.to_string(), text)).collect(),
            earlier: self.recovery.taken_up(),
        })
    }

    /// Whether the text is the tour's, of which nothing is kept.
    pub(super) fn is_scratch(&self) -> bool {
        self.tour.is_some()
    }

    /// Everything that was typed and is not in the text.
    pub(super) fn pending(&self) -> BTreeMap<Place, String> {
        let mut pending = self.form.pending().clone();
        pending.extend(page::pending(self));
        pending
    }

    /// Asks for the unsaved work to be kept, before all else, if it is another than before.
    pub(super) fn keep(&mut self, effects: &mut Vec<Effect>) {
        let pending = self.pending();
        let unsaved = !self.is_scratch() && (self.form.session().is_modified() || !pending.is_empty());
        let mark = Mark(unsaved.then(|| State {
            revision: self.form.session().revision(),
            saves: self.form.session().saves(),
            taken_up: self.recovery.count_taken_up(),
            pending,
        }));
        if mark != self.recovery.kept {
            self.recovery.kept = mark;
            effects.insert(0, Effect::Keep);
        }
    }

    /// Whether another text than these was typed at one of their places.
    pub(super) fn has_pending_other_than(&self, pending: &[(String, String)]) -> bool {
        let other =
            |place: Place, text: &String| self.form.pending().get(&place).is_some_and(|there| there != text);
        pending.iter().any(|(place, text)| Place::parse(place).is_some_and(|place| other(place, text)))
    }

    /// Writes down what was typed from a list of places and texts; what names no place is left out.
    pub(super) fn take_pending(&mut self, pending: &[(String, String)]) {
        for (place, text) in pending {
            if let Some(place) = Place::parse(place) {
                self.form.hold(place, text.clone());
            }
        }
    }
}
