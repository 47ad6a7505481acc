//! What is used in this manifest and in recent ones, to be used again while somebody fills in.
//!
//! It deliberately reads no file: it asks for what recent ones use, once a text is opened that has a use
//! for it, and is told.

use super::{Effect, Model};
use crate::form::used::Used;

/// What can be used again.
#[derive(Debug, Default)]
pub(super) struct Recalled {
    /// Whether it is that of the text as it was when a field was opened.
    is_fresh: bool,
    /// What this manifest and the recent ones use.
    used: Used,
    /// What recent ones use; `None` until that was asked for.
    recent: Option<Used>,
}

impl Model {
    /// What this manifest uses, then what recent ones do.
    pub(super) fn used(&self) -> &Used {
        &self.recalled.used
    }

    /// Brings what can be used again in step with the text, while one is open that has a use for it; asks
    /// for that of recent files the first time.
    pub(super) fn recall(&mut self) -> Option<Effect> {
        let Some(open) = self.screen.pages().form().open() else {
            self.recalled.is_fresh = false;
            return None;
        };
        open.reusable()?;
        // What is being typed is no use to itself: the text as it was when the field was opened counts.
        if !self.recalled.is_fresh {
            self.recalled.used = self.form.document().map(Used::of).unwrap_or_default();
            self.recalled.used.extend(self.recalled.recent.clone().unwrap_or_default());
            self.recalled.is_fresh = true;
        }
        let asks = self.recalled.recent.is_none();
        self.recalled.recent.get_or_insert_default();
        asks.then_some(Effect::Recall)
    }

    /// It is known what recent files use.
    pub(super) fn recalled(&mut self, used: Used) {
        self.recalled.used.extend(used.clone());
        self.recalled.recent = Some(used);
    }
}
