//! Lossless JSON: where every value is in a text, and edits that change nothing else.
//!
//! Responsible for the strict parse of RFC 8259, the spans of values and names, and reading a
//! scalar exactly as it is spelled; in the rooms inside for editing a text ([`document`]), undo
//! ([`history`]), what differs between two texts ([`diff`]), what is wrong with
//! a text that is no JSON ([`doctor`]), and work that no file holds yet
//! ([`unsaved`]). It deliberately knows no manifest.

pub mod diff;
pub mod doctor;
pub mod document;
pub mod history;
pub mod unsaved;
pub mod work;

mod fault;
mod layout;
mod member_index;
mod members;
mod number;
mod overridden;
mod parse;
mod path;
mod text;
mod value;
mod values;

pub use fault::{Fault, SyntaxError};
pub use layout::{Layout, Lines};
pub(crate) use layout::{hanging_indent, stands_on_lines};
pub use members::{Member, Members};
pub use number::{exact_integer, is_plain_integer};
pub use path::{Path, PathError, Step, Target, closing_quote};
pub(crate) use text::keep_spelling;
pub use text::{decode, has_lone_surrogate, on_one_line, quote, respell};
pub use value::{Items, Kind, Value, same};
pub use values::Values;

use member_index::Names;
use parse::quoted;
use std::ops::Range;

/// How many arrays and objects may stand inside each other, as in `serde_json`.
pub const MAX_DEPTH: usize = 127;

/// The largest text that is read, in bytes.
pub const MAX_BYTES: usize = 64 << 20;

/// The mark that some editors put before a UTF-8 text. It is kept and never counted.
pub const BYTE_ORDER_MARK: char = '\u{feff}';

/// The number of a value in its tree. Good only until the text changes: a value is named by its
/// [`Path`] across edits.
pub type NodeId = u32;

/// One value: a flat pre-order table of these is the parse of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Node {
    start: u32,
    end: u32,
    /// The span of the member's name with its quotes; empty where there is none.
    key_start: u32,
    key_end: u32,
    /// Whether anything in that name is escaped, and in the text that it is.
    key_escaped: bool,
    escaped: bool,
    parent: NodeId,
    /// The first node after this one's subtree.
    next: NodeId,
    /// How many items or members of its parent stand before it.
    nth: u32,
    kind: Kind,
    /// Whether a later member has the same name.
    overridden: bool,
}

/// The parse of one text: its values in document order.
///
/// The nodes are always the complete parse of the text they were made from; the owner keeps that
/// text beside the tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tree {
    nodes: Vec<Node>,
    /// The names of objects with many members.
    names: Names,
}

impl Tree {
    /// Parses `text` strictly, without recursion; a leading byte order mark is passed over.
    ///
    /// # Errors
    ///
    /// The first mistake with its byte offset: not JSON, deeper than [`MAX_DEPTH`], or longer than
    /// [`MAX_BYTES`].
    pub fn parse(text: &str) -> Result<Tree, SyntaxError> {
        let (nodes, wide) = parse::nodes(text)?;
        let mut tree = Tree { nodes, names: Names::default() };
        tree.names = Names::of(text, &tree, &wide);
        Ok(tree)
    }

    /// The outermost value. `text` is the text that was parsed.
    pub fn root<'d>(&'d self, text: &'d str) -> Value<'d> {
        self.value(text, 0)
    }

    /// The value numbered `id`. `text` is the text that was parsed.
    #[inline]
    pub fn value<'d>(&'d self, text: &'d str, id: NodeId) -> Value<'d> {
        Value::new(text, self, id)
    }

    /// The value whose own text starts at `offset`; for a member its value, not its name.
    pub(crate) fn starting_at<'d>(&'d self, text: &'d str, offset: usize) -> Option<Value<'d>> {
        let at = self.nodes.binary_search_by_key(&offset, |node| node.start as usize).ok()?;
        Some(self.value(text, at as NodeId))
    }

    /// The member whose name starts at `offset`.
    pub(crate) fn named_at<'d>(&'d self, text: &'d str, offset: usize) -> Option<Value<'d>> {
        let at = self.nodes.partition_point(|node| node.start as usize <= offset);
        let member = self.nodes.get(at)?.key_span().filter(|name| name.start == offset);
        member.map(|_| self.value(text, at as NodeId))
    }

    /// How many values there are.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Never: a text without a value does not parse.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }
}

impl Node {
    /// Where it starts, its name included.
    fn first(&self) -> usize {
        if self.key_end > 0 { self.key_start as usize } else { self.start as usize }
    }

    #[inline]
    fn span(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The span of its name; empty where there is none.
    #[inline]
    fn key(&self) -> Range<usize> {
        self.key_start as usize..self.key_end as usize
    }

    #[inline]
    fn key_span(&self) -> Option<Range<usize>> {
        (self.key_end > 0).then_some(self.key())
    }
}
