//! Which members a later one of the same name overrides: found once, when their object is parsed.
//!
//! It deliberately decides nothing about them: that the last one counts is what readers of JSON do.

use std::collections::HashSet;

use super::member_index::MANY;
use super::{Node, NodeId, decode};

/// Marks those of the object numbered `object`, which has `count` members that are all parsed.
pub(super) fn mark(text: &str, nodes: &mut [Node], object: NodeId, count: u32) {
    if count >= MANY {
        return mark_many(text, nodes, object);
    }
    let last = nodes[object as usize].next;
    let mut member = object + 1;
    while member < last {
        let mut later = nodes[member as usize].next;
        while later < last {
            if same_name(text, &nodes[member as usize], &nodes[later as usize]) {
                nodes[member as usize].overridden = true;
                break;
            }
            later = nodes[later as usize].next;
        }
        member = nodes[member as usize].next;
    }
}

/// The same where comparing each with each would take too long.
fn mark_many(text: &str, nodes: &mut [Node], object: NodeId) {
    let last = nodes[object as usize].next;
    let next = |member: &NodeId| Some(nodes[*member as usize].next).filter(|next| *next < last);
    let members: Vec<_> = std::iter::successors(Some(object + 1), next).collect();
    let mut seen = HashSet::new();
    for member in members.into_iter().rev() {
        let node = &mut nodes[member as usize];
        node.overridden = !seen.insert(decode(&text[node.key()]));
    }
}

#[inline]
fn same_name(text: &str, one: &Node, other: &Node) -> bool {
    if one.key_escaped || other.key_escaped {
        return decode(&text[one.key()]) == decode(&text[other.key()]);
    }
    // Most differ in their length.
    one.key().len() == other.key().len() && text[one.key()] == text[other.key()]
}

#[cfg(test)]
mod tests {
    use crate::json::document::Document;

    #[test]
    fn of_a_name_that_stands_twice_only_the_last_member_counts() {
        for count in [0, 10, 62, 63, 64, 300] {
            let more: String =
                (0..count).map(|number| format!(", \"m{number}\": {{\"a\": 1, \"a\": 2}}")).collect();
            let text = format!("{{\"a\": 1, \"b\": [1], \"\\u0061\": 3{more}, \"b\": 4, \"\": 5, \"a\": 6}}");
            let document = Document::parse(text).unwrap();
            let mut value = Some(document.root());
            while let Some(one) = value {
                let later = || one.parent().children().filter(|other| other.id() > one.id());
                let named = one.key().map(|key| later().any(|other| other.key().as_deref() == Some(&*key)));
                assert_eq!(one.is_overridden(), named.unwrap_or(false), "{} of {count}", one.path());
                value = document.next(one);
            }
        }
    }
}
