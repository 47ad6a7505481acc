//! What is used in this manifest and in recent ones, to be used again while somebody fills in.
//!
//! It deliberately reads no file: it asks for what recent ones use, once a text is opened that has a use
//! for it, and is told.

use super::{Effect, Model, page};
use crate::form::codec::{Codec, codec};
use crate::form::place::Place;
use crate::form::rows::RowKind;
use crate::form::used::{self, Reusable, Used};

/// What can be used again.
#[derive(Debug, Default)]
pub(super) struct Recalled {
    /// Whether it is that of the text as it was when a field was opened.
    is_fresh: bool,
    /// What this manifest and the recent ones use.
    used: Used,
    /// What recent ones use; `None` until that was asked for.
    recent: Option<Used>,
    /// Whether that was asked for and is not answered.
    is_waited_for: bool,
}

impl Model {
    /// What this manifest uses, then what recent ones do.
    pub(super) fn used(&self) -> &Used {
        &self.recalled.used
    }

    /// Brings what can be used again in step with the text, while one is open that has a use for it; asks
    /// for that of recent files the first time.
    pub(super) fn recall(&mut self) -> Option<Effect> {
        let open = self.screen.pages().form().open();
        let reuses = page::top(self).reuses(self);
        self.recalled.is_fresh &= open.is_some() || reuses;
        match open {
            _ if reuses => Reusable::Endpoint,
            Some(open) => open.reusable()?,
            // Who hears the form opens no field.
            None if self.screen.keymap().is_spoken() => self.reusable_here()?.1,
            None => return None,
        };
        // What is being typed is no use to itself: the text as it was when the field was opened counts.
        if !self.recalled.is_fresh {
            self.recalled.used = self.form.document().map(Used::of).unwrap_or_default();
            self.recalled.used.extend(self.recalled.recent.clone().unwrap_or_default());
            self.recalled.is_fresh = true;
        }
        let asks = self.recalled.recent.is_none();
        self.recalled.recent.get_or_insert_default();
        self.recalled.is_waited_for |= asks;
        asks.then_some(Effect::Recall)
    }

    /// Whether what recent files use is asked for and not known yet.
    pub fn is_recalling(&self) -> bool {
        self.recalled.is_waited_for
    }

    /// What the place of the focus could be, since it is used elsewhere: in full, of a header its name.
    pub fn proposals(&self) -> Vec<&str> {
        let Some((place, what)) = self.reusable_here() else { return Vec::new() };
        let Some(document) = self.form.document() else { return Vec::new() };
        let mut known = used::beside(document, &place, what);
        let value = document.at(place.path()).filter(|_| matches!(place, Place::Value(_)));
        known.extend(value.and_then(|value| Some(value.as_text()?.into_owned())));
        self.used().all(what).iter().filter(|text| !known.contains(text)).map(String::as_str).collect()
    }

    /// What is filled in at the focus, if that is something that is used elsewhere too.
    fn reusable_here(&self) -> Option<(Place, Reusable)> {
        let (document, row, focus) = (self.form.document()?, self.form.row()?, self.form.focus());
        let (place, codec) = match row.kind {
            RowKind::Event => (Place::Value(focus.path().key("endpoint")), Codec::Text),
            // What is there is not asked for again.
            RowKind::Item if matches!(focus, Place::Value(_)) => return None,
            _ => (focus.clone(), codec(document, row, focus)?),
        };
        let what = Reusable::at(&place, codec, true)?;
        Some((place, what))
    }

    /// It is known what recent files use.
    pub(super) fn recalled(&mut self, used: Used) {
        self.recalled.used.extend(used.clone());
        self.recalled.recent = Some(used);
        self.recalled.is_waited_for = false;
    }
}
