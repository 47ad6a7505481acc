//! One value of a parsed text, read in place.
//!
//! It deliberately owns nothing: text and nodes stay where they are.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use super::text::spells;
use super::{Node, NodeId, Path, Step, Tree, decode, has_lone_surrogate};

/// What a value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// `null`
    Null,
    /// `true` or `false`
    Flag,
    /// A number, as spelled.
    Number,
    /// A string.
    Text,
    /// An array.
    List,
    /// An object.
    Object,
}

impl Kind {
    /// What a person calls it.
    pub const fn words(self) -> &'static str {
        match self {
            Kind::Null => "null",
            Kind::Flag => "true or false",
            Kind::Number => "a number",
            Kind::Text => "a text",
            Kind::List => "a list",
            Kind::Object => "an object",
        }
    }

    /// Whether it holds other values.
    pub const fn is_container(self) -> bool {
        matches!(self, Kind::List | Kind::Object)
    }
}

/// A value, and where it stands.
#[derive(Debug, Clone, Copy)]
pub struct Value<'d> {
    text: &'d str,
    tree: &'d Tree,
    id: NodeId,
}

impl<'d> Value<'d> {
    #[inline]
    pub(super) fn new(text: &'d str, tree: &'d Tree, id: NodeId) -> Self {
        Value { text, tree, id }
    }

    #[inline]
    fn node(&self) -> &'d Node {
        super::work::read();
        &self.tree.nodes[self.id as usize]
    }

    /// The value numbered `id` in the same tree.
    #[inline]
    pub(super) fn sibling(&self, id: NodeId) -> Value<'d> {
        Value { id, ..*self }
    }

    /// Its number in the tree.
    #[inline]
    pub fn id(&self) -> NodeId {
        self.id
    }

    /// What it is.
    #[inline]
    pub fn kind(&self) -> Kind {
        self.node().kind
    }

    /// Where it stands, in bytes.
    #[inline]
    pub fn span(&self) -> Range<usize> {
        self.node().span()
    }

    /// Its spelling in the text.
    #[inline]
    pub fn raw(&self) -> &'d str {
        &self.text[self.span()]
    }

    /// Where its name stands with its quotes, if it is a member.
    #[inline]
    pub fn key_span(&self) -> Option<Range<usize>> {
        self.node().key_span()
    }

    /// Its name, if it is a member.
    #[inline]
    pub fn key(&self) -> Option<Cow<'d, str>> {
        let span = self.key_span()?;
        Some(self.spelled(span, self.node().key_escaped))
    }

    /// The text that a string spells which stands there.
    #[inline]
    fn spelled(&self, span: Range<usize>, escaped: bool) -> Cow<'d, str> {
        if escaped { decode(&self.text[span]) } else { Cow::Borrowed(self.inside(span)) }
    }

    /// What stands between two quotes.
    #[inline]
    fn inside(&self, quoted: Range<usize>) -> &'d str {
        self.text.get(quoted.start + 1..quoted.end - 1).unwrap_or("")
    }

    /// The spelling of its name with its quotes, if it is a member.
    pub(crate) fn raw_key(&self) -> Option<&'d str> {
        self.key_span().map(|span| &self.text[span])
    }

    /// Where it starts, its name included, in bytes.
    #[inline]
    pub fn start(&self) -> usize {
        self.key_span().map_or(self.span().start, |span| span.start)
    }

    /// The array or object around it; itself at the root.
    #[must_use]
    #[inline]
    pub fn parent(&self) -> Value<'d> {
        Value { id: self.node().parent, ..*self }
    }

    /// Whether it is the outermost value.
    #[inline]
    pub fn is_root(&self) -> bool {
        self.id == 0
    }

    /// Its items or members in order; nothing for a scalar.
    #[inline]
    pub fn children(&self) -> Items<'d> {
        let last = if self.kind().is_container() { self.node().next } else { self.id + 1 };
        Items { value: Value { id: self.id + 1, ..*self }, last }
    }

    /// The last member called `key`: what a reader of the manifest sees.
    pub fn get(&self, key: &str) -> Option<Value<'d>> {
        if self.kind() != Kind::Object {
            return None;
        }
        self.tree.names.last(*self, key).unwrap_or_else(|| self.among_few(key))
    }

    /// The last member called `key`, found by reading on. Most names differ from it in their length.
    fn among_few(&self, key: &str) -> Option<Value<'d>> {
        let length = key.len() + 2;
        let (nodes, last) = (&self.tree.nodes, self.node().next);
        let mut id = self.id + 1;
        while id < last {
            super::work::read();
            let node = &nodes[id as usize];
            let likely = node.key().len() == length || node.key_escaped;
            if likely && !node.overridden && self.sibling(id).is_called(key) {
                return Some(self.sibling(id));
            }
            id = node.next;
        }
        None
    }

    /// Every member called `key`, in the order of the text.
    pub fn called(&self, key: &str) -> Vec<Value<'d>> {
        if self.kind() != Kind::Object {
            return Vec::new();
        }
        let read = || self.children().filter(|member| member.is_called(key)).collect();
        self.tree.names.called(*self, key).unwrap_or_else(read)
    }

    /// How many members are called `key`.
    pub fn count_called(&self, key: &str) -> usize {
        let few = || self.children().filter(|member| member.is_called(key)).count();
        self.tree.names.count(*self, key).unwrap_or_else(few)
    }

    /// Whether it is a member of that name.
    #[inline]
    pub fn is_called(&self, key: &str) -> bool {
        self.key_span().is_some_and(|span| {
            if self.node().key_escaped {
                return spells(&self.text[span], key);
            }
            // Most differ in their length.
            span.len() == key.len() + 2 && self.inside(span) == key
        })
    }

    /// The item numbered `index`.
    pub fn item(&self, index: usize) -> Option<Value<'d>> {
        if self.kind() != Kind::List {
            return None;
        }
        self.children().nth(index)
    }

    /// The member or item that one step leads to. A number also names a member of an object,
    /// since a JSON Pointer cannot tell them apart.
    pub fn step(&self, step: &Step) -> Option<Value<'d>> {
        match (step, self.kind()) {
            (Step::Key(key), _) => self.get(key),
            (Step::Index(index), Kind::Object) => self.get(&index.to_string()),
            (Step::Index(index), _) => self.item(*index),
        }
    }

    /// The value that `path` leads to from here.
    pub fn at(&self, path: &Path) -> Option<Value<'d>> {
        path.steps().iter().try_fold(*self, |value, step| value.step(step))
    }

    /// Where it stands, from the root. A member that is repeated later has the same path.
    pub fn path(&self) -> Path {
        // Most stand no deeper.
        let mut steps = Vec::with_capacity(8);
        let mut value = *self;
        while !value.is_root() {
            steps.push(value.own_step());
            value = value.parent();
        }
        steps.reverse();
        Path::from(steps)
    }

    fn own_step(&self) -> Step {
        match self.key() {
            Some(key) => Step::Key(key.into_owned()),
            None => Step::Index(self.position()),
        }
    }

    /// How many items or members stand before it.
    #[inline]
    pub fn position(&self) -> usize {
        self.node().nth as usize
    }

    /// Whether a later member has the same name, so that this one counts for nothing.
    #[inline]
    pub fn is_overridden(&self) -> bool {
        self.node().overridden
    }

    /// Its text, if it is a string.
    #[inline]
    pub fn as_text(&self) -> Option<Cow<'d, str>> {
        (self.kind() == Kind::Text).then(|| self.spelled(self.span(), self.node().escaped))
    }

    /// `true` or `false`, if it is one of them.
    pub fn as_flag(&self) -> Option<bool> {
        (self.kind() == Kind::Flag).then(|| self.raw() == "true")
    }

    /// Its exact value, if it is a whole number of 64 bits in whatever spelling.
    pub fn as_integer(&self) -> Option<i64> {
        if self.kind() == Kind::Number { super::exact_integer(self.raw()) } else { None }
    }

    /// The deepest value whose span, its name included, holds the byte at `offset`.
    #[must_use]
    pub fn deepest_at(&self, offset: usize) -> Value<'d> {
        let last = self.node().next as usize;
        let below = &self.tree.nodes[self.id as usize..last];
        let after = below.partition_point(|node| node.first() <= offset);
        let mut value = self.sibling(self.id + after.saturating_sub(1) as NodeId);
        while value.id != self.id && value.span().end <= offset {
            value = value.parent();
        }
        value
    }
}

/// The items or members of a value.
#[derive(Debug, Clone)]
pub struct Items<'d> {
    value: Value<'d>,
    last: NodeId,
}

impl<'d> Items<'d> {
    /// The item or member around the value numbered `id`, which lies in one of those to come.
    fn around(&self, id: NodeId) -> Value<'d> {
        let parent = self.value.node().parent;
        let mut value = self.value.sibling(id);
        while value.node().parent != parent {
            value = value.parent();
        }
        value
    }

    /// How many there are still to come.
    fn left(&self) -> usize {
        if self.value.id >= self.last {
            return 0;
        }
        self.around(self.last - 1).position() + 1 - self.value.position()
    }
}

impl<'d> Iterator for Items<'d> {
    type Item = Value<'d>;

    #[inline]
    fn next(&mut self) -> Option<Value<'d>> {
        if self.value.id >= self.last {
            return None;
        }
        let current = self.value;
        self.value.id = current.node().next;
        Some(current)
    }

    /// Found at once or by halves: those before are not read.
    fn nth(&mut self, n: usize) -> Option<Value<'d>> {
        if n > 0 && self.value.id < self.last {
            let wanted = self.value.position() + n;
            let (mut low, mut high) = (self.value.id, self.last);
            // Where those before hold nothing, it stands there.
            let near = self.around(high.min(low.saturating_add(n as NodeId + 1)) - 1);
            if near.position() == wanted {
                (low, high) = (near.id, near.id);
            }
            while low < high {
                let middle = self.around(low + (high - low) / 2);
                if middle.position() < wanted {
                    low = middle.node().next;
                } else {
                    high = middle.id;
                }
            }
            self.value.id = low;
        }
        self.next()
    }

    fn count(self) -> usize {
        self.left()
    }

    fn last(self) -> Option<Value<'d>> {
        (self.value.id < self.last).then(|| self.around(self.last - 1))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.left();
        (left, Some(left))
    }
}

/// Whether two values mean the same: texts however escaped, members in any order, numbers only
/// in the same spelling (`1.0` is not `1`, so that one can be written for the other).
pub fn same(a: Value<'_>, b: Value<'_>) -> bool {
    if a.kind() != b.kind() {
        return false;
    }
    // Most of two documents is spelled alike.
    if a.raw() == b.raw() {
        return true;
    }
    match a.kind() {
        Kind::Null | Kind::Flag | Kind::Number => false,
        Kind::Text => same_text(a.raw(), b.raw()),
        Kind::List => {
            a.children().count() == b.children().count()
                && a.children().zip(b.children()).all(|(a, b)| same(a, b))
        }
        Kind::Object => same_members(a, b),
    }
}

fn same_text(a: &str, b: &str) -> bool {
    meaning(a) == meaning(b)
}

/// The text of a string, or as an error its spelling.
pub(super) type Meaning<'r> = Result<Cow<'r, str>, &'r str>;

/// What a string says; its spelling, where half a surrogate pair leaves it without a text.
pub(super) fn meaning(raw: &str) -> Meaning<'_> {
    if has_lone_surrogate(raw) { Err(raw) } else { Ok(decode(raw)) }
}

/// Members in any order; those that stand twice count by their order.
fn same_members(a: Value<'_>, b: Value<'_>) -> bool {
    fn by_name(object: Value<'_>) -> HashMap<Option<Meaning<'_>>, Value<'_>> {
        object.children().map(|member| (member.raw_key().map(meaning), member)).collect()
    }
    let count = a.children().count();
    if count != b.children().count() {
        return false;
    }
    let (named_a, named_b) = (by_name(a), by_name(b));
    if named_a.len() < count || named_b.len() < count {
        let same_name = |a: Value<'_>, b: Value<'_>| a.raw_key().map(meaning) == b.raw_key().map(meaning);
        return a.children().zip(b.children()).all(|(a, b)| same_name(a, b) && same(a, b));
    }
    named_a.iter().all(|(name, a)| named_b.get(name).is_some_and(|b| same(*a, *b)))
}
