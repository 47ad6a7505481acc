//! The members of one object, read once: which count, and which a later one overrides.
//!
//! It deliberately knows neither catalogue nor rules.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::json::Value;

/// One member.
pub(super) struct Member<'d> {
    pub(super) value: Value<'d>,
    pub(super) key: Cow<'d, str>,
    /// How many members stand before it.
    pub(super) nth: usize,
    /// Whether a later member has the same name, so that this one counts for nothing.
    pub(super) overridden: bool,
}

/// All members of an object, in order.
pub(super) struct Members<'d> {
    list: Vec<Member<'d>>,
    /// How often each name stands there.
    names: HashMap<Cow<'d, str>, usize>,
}

impl<'d> Members<'d> {
    pub(super) fn of(object: Value<'d>) -> Members<'d> {
        let mut names: HashMap<Cow<'d, str>, usize> = HashMap::new();
        let mut list: Vec<_> = object
            .children()
            .enumerate()
            .filter_map(|(nth, value)| Some(Member { value, key: value.key()?, nth, overridden: false }))
            .collect();
        for member in list.iter_mut().rev() {
            let count = names.entry(member.key.clone()).or_default();
            member.overridden = *count > 0;
            *count += 1;
        }
        Members { list, names }
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Member<'d>> {
        self.list.iter()
    }

    /// How many members have this name.
    pub(super) fn count(&self, key: &str) -> usize {
        self.names.get(key).copied().unwrap_or(0)
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.count(key) > 0
    }
}
