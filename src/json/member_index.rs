//! The names of objects with so many members that nobody should read them all to find one.
//!
//! It deliberately leaves the other objects alone: there, reading on is cheaper.

use std::borrow::Cow;

use super::{NodeId, Tree, Value, decode};

/// From so many members on an object is worth it.
pub(super) const MANY: u32 = 64;

/// Of each such object its members by name, of the same name in the order of the text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Names {
    objects: Vec<(NodeId, Vec<NodeId>)>,
}

impl Names {
    /// Those of the objects of a tree that `wide` numbers.
    pub(super) fn of(text: &str, tree: &Tree, wide: &[NodeId]) -> Names {
        let sorted = |object: NodeId| {
            let members = tree.value(text, object).children();
            let mut named: Vec<_> = members.map(|member| (name(member), member.id())).collect();
            named.sort_unstable();
            (object, named.into_iter().map(|(_, id)| id).collect())
        };
        let mut objects: Vec<_> = wide.iter().map(|object| sorted(*object)).collect();
        objects.sort_unstable_by_key(|(object, _)| *object);
        Names { objects }
    }

    /// The numbers of the members called `key`, in the order of the text; `None` where the object is not one
    /// of these.
    fn numbers(&self, object: Value<'_>, key: &str) -> Option<&[NodeId]> {
        let at = self.objects.binary_search_by_key(&object.id(), |(object, _)| *object).ok()?;
        let members = &self.objects[at].1;
        let name = |id: &NodeId| name(object.sibling(*id));
        let first = members.partition_point(|id| *name(id) < *key);
        Some(&members[first..members.partition_point(|id| *name(id) <= *key)])
    }

    /// These members.
    pub(super) fn called<'d>(&self, object: Value<'d>, key: &str) -> Option<Vec<Value<'d>>> {
        let numbers = self.numbers(object, key)?;
        Some(numbers.iter().map(|id| object.sibling(*id)).collect())
    }

    /// How many there are.
    pub(super) fn count(&self, object: Value<'_>, key: &str) -> Option<usize> {
        self.numbers(object, key).map(<[NodeId]>::len)
    }

    /// The last of them.
    #[expect(clippy::option_option, reason = "not known is another answer than none")]
    pub(super) fn last<'d>(&self, object: Value<'d>, key: &str) -> Option<Option<Value<'d>>> {
        if self.objects.is_empty() {
            return None;
        }
        let numbers = self.numbers(object, key)?;
        Some(numbers.last().map(|id| object.sibling(*id)))
    }
}

fn name(member: Value<'_>) -> Cow<'_, str> {
    member.raw_key().map(decode).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;

    use super::{MANY, Value};
    use crate::json::document::Document;

    /// An object in whose middle names stand twice, escaped and not.
    fn text(count: usize) -> String {
        let mut text = r#"{"x": {"a": 1}, "twice": 1, "tw\u0069ce": [[2], 3], "": 4"#.to_owned();
        for number in 0..count {
            write!(text, r#", "m{number}": [{number}, {{"n": {number}}}]"#).unwrap();
        }
        text + r#", "twice": 5, "x": 6}"#
    }

    #[test]
    fn a_member_is_found_among_many_as_among_few() {
        for count in [0, MANY as usize - 6, MANY as usize, 500] {
            let document = Document::parse(text(count)).unwrap();
            let root = document.root();
            let called = |key| root.called(key).iter().map(Value::raw).collect::<Vec<_>>();
            assert_eq!(called("twice"), ["1", "[[2], 3]", "5"], "{count}");
            assert_eq!(called(""), ["4"], "{count}");
            assert!(called("m").is_empty() && called("zzz").is_empty() && called("m500").is_empty());
            for key in ["twice", "x", "", "m0", "m499", "nothing"] {
                let last = root.children().filter(|member| member.is_called(key)).last();
                assert_eq!(root.get(key).map(|value| value.id()), last.map(|value| value.id()), "{key}");
            }
        }
    }

    #[test]
    fn a_child_is_found_by_its_number_as_by_counting() {
        let document = Document::parse(text(300)).unwrap();
        let root = document.root();
        let ids: Vec<_> = root.children().map(|child| child.id()).collect();
        for (number, id) in ids.iter().enumerate() {
            let child = root.children().nth(number).unwrap();
            assert_eq!((child.id(), child.position()), (*id, number));
            let rest = root.children().skip(number);
            assert_eq!(rest.clone().count(), ids.len() - number);
            assert_eq!(rest.last().map(|value| value.id()), ids.last().copied());
        }
        assert!(root.children().nth(ids.len()).is_none());
        for offset in 0..document.text().len() {
            let deepest = root.deepest_at(offset);
            let holds = |value: &crate::json::Value<'_>| value.start() <= offset && offset < value.span().end;
            assert!(holds(&deepest) && !deepest.children().any(|child| holds(&child)), "at {offset}");
        }
    }
}
