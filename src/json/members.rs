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
    /// Of many members how often each name stands there, and the number of the last that has it.
    names: HashMap<Cow<'d, str>, (usize, usize)>,
}

/// So few members are read on to find one.
const FEW: usize = 32;

impl<'d> Members<'d> {
    /// Reads the members of an object; nothing else has any.
    pub fn of(object: Value<'d>) -> Members<'d> {
        let mut names: HashMap<Cow<'d, str>, (usize, usize)> = HashMap::new();
        let mut list: Vec<_> = object
            .children()
            .enumerate()
            .filter_map(|(nth, value)| Some(Member { value, key: value.key()?, nth, overridden: false }))
            .collect();
        if list.len() <= FEW {
            for nth in 0..list.len() {
                let (before, after) = list.split_at_mut(nth + 1);
                let member = &mut before[nth];
                member.overridden = after.iter().any(|later| later.key == member.key);
            }
            return Members { list, names };
        }
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
        if self.is_short() {
            return self.list.iter().filter(|member| member.key == key).count();
        }
        self.names.get(key).map_or(0, |(count, _)| *count)
    }

    fn is_short(&self) -> bool {
        self.list.len() <= FEW
    }

    /// The last member of this name: the one that counts.
    pub fn get(&self, key: &str) -> Option<Value<'d>> {
        if self.is_short() {
            return self.list.iter().rev().find(|member| member.key == key).map(|member| member.value);
        }
        let (_, nth) = self.names.get(key)?;
        self.list.get(*nth).map(|member| member.value)
    }

    /// Whether there is a member of this name.
    pub fn has(&self, key: &str) -> bool {
        self.get(key).is_some()
    }
}
