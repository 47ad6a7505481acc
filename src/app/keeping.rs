//! What would be lost if the program ended now, and when it has to be written down anew.
//!
//! It deliberately writes nothing: it says [`Effect::Keep`].

use std::collections::BTreeMap;

use super::layer::{Layer, OneEndpoint};
use super::{Effect, Model};
use crate::form::place::{Deed, Place};
use crate::json::Path;
use crate::json::unsaved::Unsaved;

/// A state of the unsaved work: where it equals the last one, nothing has to be written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Mark(Option<State>);

#[derive(Debug, Clone, PartialEq, Eq)]
struct State {
    revision: u64,
    saves: u64,
    loose: BTreeMap<Place, String>,
}

impl Model {
    /// What no file holds yet; `None` if nothing would be lost.
    pub fn unsaved(&self) -> Option<Unsaved> {
        let loose = self.loose();
        if !self.form.session().is_modified() && loose.is_empty() {
            return self.restored.clone();
        }
        Some(Unsaved {
            base: self.form.session().saved_text().map(ToOwned::to_owned),
            text: self.form.session().content().text().to_owned(),
            loose: loose.into_iter().map(|(place, text)| (place.to_string(), text)).collect(),
        })
    }

    /// Everything that was typed and is not in the text.
    pub(super) fn loose(&self) -> BTreeMap<Place, String> {
        let mut loose = self.form.pending().clone();
        if let Some(one) = self.unwritten_endpoint() {
            loose.insert(endpoint_place(), one.editor.text());
        }
        loose
    }

    /// The endpoint for several events, if it was typed and not written yet.
    pub(super) fn unwritten_endpoint(&self) -> Option<&OneEndpoint> {
        match self.layers.last() {
            Some(Layer::OneEndpoint(one)) if one.editor.text() != one.begun => Some(one),
            _ => None,
        }
    }

    /// Lays the endpoint for several events aside, since something comes over it.
    pub(super) fn keep_endpoint(&mut self) {
        if let Some(one) = self.unwritten_endpoint() {
            let text = one.editor.text();
            self.form.hold(endpoint_place(), text);
        }
    }

    /// Asks for the unsaved work to be kept, before all else, if it is another than before.
    pub(super) fn keep(&mut self, effects: &mut Vec<Effect>) {
        let loose = self.loose();
        let unsaved = self.form.session().is_modified() || !loose.is_empty() || self.restored.is_some();
        let mark = Mark(unsaved.then(|| State {
            revision: self.form.session().revision(),
            saves: self.form.session().saves(),
            loose,
        }));
        if mark != self.kept {
            self.kept = mark;
            effects.insert(0, Effect::Keep);
        }
    }

    /// Whether another text than these was typed at one of their places.
    pub(super) fn has_loose_other_than(&self, loose: &[(String, String)]) -> bool {
        let other =
            |place: Place, text: &String| self.form.pending().get(&place).is_some_and(|there| there != text);
        loose.iter().any(|(place, text)| Place::parse(place).is_some_and(|place| other(place, text)))
    }

    /// Writes down what was typed from a list of places and texts; what names no place is left out.
    pub(super) fn take_loose(&mut self, loose: &[(String, String)]) {
        for (place, text) in loose {
            if let Some(place) = Place::parse(place) {
                self.form.hold(place, text.clone());
            }
        }
    }
}

/// Where an endpoint for several events waits until it is written.
pub(super) fn endpoint_place() -> Place {
    Place::Act(Path::of(&["capabilities", "webhooks"]), Deed::OneEndpoint)
}
