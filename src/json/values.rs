//! A set of values: those that say the same are one, whatever their spelling.
//!
//! Responsible for finding a value among many without looking at each. It deliberately decides nothing
//! about what is the same: [`same`] does.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::value::meaning;
use super::{Kind, Value, same};

/// A set of values.
#[derive(Debug, Default)]
pub struct Values<'d> {
    by_digest: HashMap<u64, Vec<Value<'d>>>,
}

impl<'d> Values<'d> {
    /// Puts a value in; whether it was not there.
    pub fn insert(&mut self, value: Value<'d>) -> bool {
        let alike = self.by_digest.entry(digest(value)).or_default();
        let is_new = !alike.iter().any(|other| same(*other, value));
        if is_new {
            alike.push(value);
        }
        is_new
    }

    /// Whether a value of this meaning is in it.
    pub fn has(&self, value: Value<'_>) -> bool {
        self.by_digest.get(&digest(value)).is_some_and(|alike| alike.iter().any(|other| same(*other, value)))
    }
}

impl<'d> FromIterator<Value<'d>> for Values<'d> {
    fn from_iter<I: IntoIterator<Item = Value<'d>>>(values: I) -> Values<'d> {
        let mut set = Values::default();
        for value in values {
            set.insert(value);
        }
        set
    }
}

/// A number that is the same for values that are.
fn digest(value: Value<'_>) -> u64 {
    match value.kind() {
        Kind::Null | Kind::Flag | Kind::Number => hashed(value.raw()),
        Kind::Text => hashed(meaning(value.raw())),
        Kind::List => hashed(value.children().map(digest).collect::<Vec<_>>()),
        // Members may stand in any order.
        Kind::Object => value
            .children()
            .map(|member| hashed((member.raw_key().map(meaning), digest(member))))
            .fold(0, u64::wrapping_add),
    }
}

fn hashed(of: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    of.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::document::Document;

    #[test]
    fn what_says_the_same_is_one_value_whatever_its_spelling() {
        let list = r#"["a", "\u0061", 1, 1.0, [1, "b"], [1,"\u0062"], {"a": 1, "b": [2]}, {"b":[2], "a":1}, {"a": 1, "a": 2}, {"a": 2, "a": 1}]"#;
        let document = Document::parse(list.to_owned()).unwrap();
        let mut set = Values::default();
        let new: Vec<_> = document.root().children().map(|value| set.insert(value)).collect();
        assert_eq!(new, [true, false, true, true, true, false, true, false, true, true]);
        assert!(document.root().children().all(|value| set.has(value)));
    }
}
