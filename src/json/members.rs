//! The members of one object with their names: which count, and which a later one overrides.
//!
//! It deliberately keeps nothing: text and parse say it all. It knows neither catalogue nor rules.

use std::borrow::Cow;

use super::Value;

/// One member.
pub struct Member<'d> {
    /// Its value.
    pub value: Value<'d>,
    /// Its name.
    pub key: Cow<'d, str>,
    /// How many members stand before it.
    pub nth: usize,
    /// Whether a later member has the same name, so that this one counts for nothing.
    pub overridden: bool,
}

/// All members of an object, in order.
#[derive(Debug, Clone, Copy)]
pub struct Members<'d> {
    object: Value<'d>,
}

impl<'d> Members<'d> {
    /// Those of an object; nothing else has any.
    pub fn of(object: Value<'d>) -> Members<'d> {
        Members { object }
    }

    /// Each member in the order of the text, overridden ones too.
    #[inline]
    pub fn iter(self) -> impl Iterator<Item = Member<'d>> {
        self.object.children().filter_map(|value| {
            let (nth, overridden) = (value.position(), value.is_overridden());
            Some(Member { value, key: value.key()?, nth, overridden })
        })
    }

    /// How many members have this name.
    pub fn count(self, key: &str) -> usize {
        self.object.count_called(key)
    }

    /// The last member of this name: the one that counts.
    pub fn get(self, key: &str) -> Option<Value<'d>> {
        self.object.get(key)
    }

    /// Whether there is a member of this name.
    pub fn has(self, key: &str) -> bool {
        self.get(key).is_some()
    }
}
