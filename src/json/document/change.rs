//! The vocabulary of edits: what can be asked of a document, and why it can be refused.

use std::fmt;
use std::ops::Range;

use crate::json::{Kind, Path, Step, SyntaxError, Tree, Value, quote};

/// A JSON value, spelled as given. The text inside is always valid JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Json {
    text: String,
    tree: Tree,
}

impl Json {
    /// Takes one JSON value; blanks around it are dropped.
    ///
    /// # Errors
    ///
    /// The first mistake, with its offset in `text`.
    pub fn parse(text: &str) -> Result<Json, SyntaxError> {
        let tree = Tree::parse(text)?;
        let inner = tree.root(text).raw();
        if inner.len() == text.len() {
            return Ok(Json { text: text.to_owned(), tree });
        }
        // The same text without its edges parses too.
        Tree::parse(inner).map(|tree| Json { text: inner.to_owned(), tree })
    }

    /// A string.
    pub fn text(text: &str) -> Json {
        Json::built(&quote(text))
    }

    /// `true` or `false`.
    pub fn flag(flag: bool) -> Json {
        Json::built(&flag.to_string())
    }

    /// A whole number.
    pub fn integer(number: i64) -> Json {
        Json::built(&number.to_string())
    }

    /// A list of values.
    pub fn list<'j>(items: impl IntoIterator<Item = &'j Json>) -> Json {
        let items: Vec<_> = items.into_iter().map(Json::raw).collect();
        Json::built(&format!("[{}]", items.join(", ")))
    }

    /// An object of these members, in this order.
    pub fn object<'j>(members: impl IntoIterator<Item = (&'j str, &'j Json)>) -> Json {
        let members: Vec<_> =
            members.into_iter().map(|(key, value)| format!("{}: {}", quote(key), value.raw())).collect();
        Json::built(&format!("{{{}}}", members.join(", ")))
    }

    /// A text that was built from valid parts.
    fn built(text: &str) -> Json {
        Json::parse(text).unwrap_or_else(|_| Json::null())
    }

    /// `null`.
    pub fn null() -> Json {
        let text = "null".to_owned();
        match Tree::parse(&text) {
            Ok(tree) => Json { text, tree },
            Err(_) => unreachable!("null is JSON"),
        }
    }

    /// Its spelling.
    pub fn raw(&self) -> &str {
        &self.text
    }

    /// The value, to be read.
    pub fn value(&self) -> Value<'_> {
        self.tree.root(&self.text)
    }
}

impl From<&serde_json::Value> for Json {
    fn from(value: &serde_json::Value) -> Self {
        Json::built(&value.to_string())
    }
}

/// Where a new member goes among its siblings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum At {
    /// Before all others.
    First,
    /// After all others.
    Last,
    /// Before this sibling.
    Before(Step),
    /// After this sibling.
    After(Step),
}

/// One thing that can be asked of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Gives the value at a path; missing members on the way are made, the outermost of them at
    /// `At`. Where the value is already so, nothing happens.
    Set(Path, Json, At),
    /// Gives the value at a path exactly this spelling, blanks and line ends included.
    Spell(Path, Json),
    /// Adds items to a list, before the item that is numbered `at` now, or at its end.
    Insert {
        /// The list.
        list: Path,
        /// The number that the first new item gets.
        at: usize,
        /// The items.
        values: Vec<Json>,
    },
    /// Takes a member or an item out.
    Remove(Path),
    /// Takes the member numbered `nth` out of an object, whatever its name.
    RemoveMember {
        /// The object.
        object: Path,
        /// Which member, counted from 0 in the order of the text.
        nth: usize,
    },
    /// Gives the member numbered `nth` of an object another name, which no other member has.
    Rename {
        /// The object.
        object: Path,
        /// Which member, counted from 0 in the order of the text.
        nth: usize,
        /// The new name.
        key: String,
    },
    /// Moves an item of a list; the gaps between the items stay.
    Move {
        /// The list.
        list: Path,
        /// The item's number now.
        from: usize,
        /// The number it gets.
        to: usize,
    },
    /// Edits the text itself: in order, not overlapping.
    Text(Vec<Edit>),
    /// The same by hand, whatever the text becomes: only a [`Content`](super::Content) may stop being
    /// JSON, a document refuses that.
    Typed(Vec<Edit>),
    /// Changes of values that are there, all at once: each is named as it stands before any of them
    /// is made. Only [`Change::Set`], [`Change::Spell`], [`Change::Remove`], [`Change::RemoveMember`]
    /// and [`Change::Rename`] go together, and only where none touches another.
    Together(Vec<Change>),
}

impl Change {
    /// Adds one item to the list at a path, before the item that is numbered `at` now, or at its end.
    pub fn insert(list: Path, at: usize, value: Json) -> Change {
        Change::Insert { list, at, values: vec![value] }
    }

    /// The same as one change, or as none.
    pub fn together(mut changes: Vec<Change>) -> Option<Change> {
        match changes.len() {
            0 | 1 => changes.pop(),
            _ => Some(Change::Together(changes)),
        }
    }
}

/// The replacement of some bytes of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The bytes that go.
    pub range: Range<usize>,
    /// What comes in their place.
    pub insert: String,
}

impl Edit {
    /// The one edit that turns `old` into `new`, without the start and the end that they share.
    pub fn between(old: &str, new: &str) -> Edit {
        let same = |(a, b): &(char, char)| a == b;
        let start: usize = old.chars().zip(new.chars()).take_while(same).map(|(c, _)| c.len_utf8()).sum();
        let (old_rest, new_rest) = (&old[start..], &new[start..]);
        let ends = old_rest.chars().rev().zip(new_rest.chars().rev());
        let end: usize = ends.take_while(same).map(|(c, _)| c.len_utf8()).sum();
        Edit { range: start..old.len() - end, insert: new_rest[..new_rest.len() - end].to_owned() }
    }
}

/// Why a change was not made. The document is as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// Nothing stands at this path.
    NotThere(Path),
    /// What stands at this path holds no such thing: a member of a list, an item of a text.
    WrongKind {
        /// The value in the way.
        path: Path,
        /// What it is.
        found: Kind,
    },
    /// The object has a member of that name already.
    NameTaken(Path),
    /// The item would leave a hole in the list: it has only this many items.
    PastTheEnd(Path, usize),
    /// The edited text would not be JSON.
    NotJson(SyntaxError),
    /// The edited text would not say what was asked for.
    NotConfirmed(Path),
    /// The edits do not fit the text.
    NoSuchEdit,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refusal::NotThere(path) => write!(f, "{} is not set", shown(path)),
            Refusal::WrongKind { path, found } => {
                write!(f, "{} is {}: repair it first", shown(path), found.words())
            }
            Refusal::NameTaken(path) => write!(f, "{} is there already", shown(path)),
            Refusal::PastTheEnd(path, count) => {
                write!(f, "{} has only {count} items: append with [-]", shown(path))
            }
            Refusal::NotJson(error) => write!(f, "that would not be JSON: {error}"),
            Refusal::NotConfirmed(path) => {
                write!(f, "{} could not be written safely, so nothing was changed", shown(path))
            }
            Refusal::NoSuchEdit => write!(f, "that edit does not fit the text, so nothing was changed"),
        }
    }
}

impl std::error::Error for Refusal {}

fn shown(path: &Path) -> String {
    if path.is_root() { "the manifest".to_owned() } else { path.to_string() }
}
