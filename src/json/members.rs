//! The members of one object, read once: which count, and which a later one overrides.
//!
//! It deliberately knows neither catalogue nor rules.

use std::borrow::Cow;
use std::collections::HashMap;

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
pub struct Members<'d> {
    list: Vec<Member<'d>>,
    /// How often each name stands there, and the number of the last that has it.
    names: HashMap<Cow<'d, str>, (usize, usize)>,
}

impl<'d> Members<'d> {
    /// Reads the members of an object; nothing else has any.
    pub fn of(object: Value<'d>) -> Members<'d> {
        let mut names: HashMap<Cow<'d, str>, (usize, usize)> = HashMap::new();
        let mut list: Vec<_> = object
            .children()
            .enumerate()
            .filter_map(|(nth, value)| Some(Member { value, key: value.key()?, nth, overridden: false }))
            .collect();
        for member in list.iter_mut().rev() {
            let (count, _) = names.entry(member.key.clone()).or_insert((0, member.nth));
            member.overridden = *count > 0;
            *count += 1;
        }
        Members { list, names }
    }

    /// Each member in the order of the text, overridden ones too.
    pub fn iter(&self) -> impl Iterator<Item = &Member<'d>> {
        self.list.iter()
    }

    /// How many members have this name.
    pub fn count(&self, key: &str) -> usize {
        self.names.get(key).map_or(0, |(count, _)| *count)
    }

    /// The last member of this name: the one that counts.
    pub fn get(&self, key: &str) -> Option<Value<'d>> {
        let (_, nth) = self.names.get(key)?;
        self.list.get(*nth).map(|member| member.value)
    }

    /// Whether there is a member of this name.
    pub fn has(&self, key: &str) -> bool {
        self.count(key) > 0
    }
}
