//! What a page shows, in words: title, body, help. One painter draws it; a test reads it.
//!
//! It deliberately knows no cell and no style.

use std::ops::Range;

use super::code::{self, Pointed, Rows};
use super::editor::Editor;
use super::keymap::Command;
use crate::form::Form;
use crate::form::describe::{Help, Line, Phrase, Sense, Words};
use crate::safe;

/// From this width there is room for more than one column.
pub const WIDE: usize = 60;

/// The columns before a line of a text that is shown among rows.
pub const CODE: usize = 11;

/// What stands in place of the lines where two texts are the same.
pub const NOTHING_DIFFERS: &str = "nothing differs from the file";

/// What a page shows.
#[derive(Debug)]
pub struct Description<'m> {
    /// Its title and what stands at the right of it; `None` for the form, whose sections have titles.
    pub title: Option<(String, Words)>,
    /// The views that it has, each with whether it is shown.
    pub views: Vec<(String, bool)>,
    /// What stands below.
    pub body: Body<'m>,
    /// What is said of the chosen row.
    pub help: Help,
    /// Which lines of how many are shown; empty if all are.
    pub extent: String,
    /// Where in the whole it stands, where a thumb at the edge says so.
    pub thumb: Option<Thumb>,
}

/// Where what is seen stands in the whole, in lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Thumb {
    /// The first line that is seen.
    pub top: usize,
    /// How many there are.
    pub all: usize,
}

/// The room that a page has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Room {
    /// Columns.
    pub width: usize,
    /// Lines.
    pub height: usize,
}

impl Room {
    /// Whether there is room for more than one column.
    pub fn is_wide(self) -> bool {
        self.width >= WIDE
    }
}

/// The body of a page.
#[derive(Debug)]
pub enum Body<'m> {
    /// Rows and sentences.
    Lines(Lines<'m>),
    /// The manifest's text, or a part of it that is edited.
    Json(Json<'m>),
    /// A text that is not JSON.
    Broken(Broken<'m>),
    /// The lines in which two texts differ.
    Difference {
        /// The older text.
        old: &'m str,
        /// The newer text.
        new: &'m str,
        /// The first row that is shown; `None` to follow what is pointed at.
        top: Option<usize>,
        /// What is pointed at.
        at: Pointed,
    },
}

impl Body<'_> {
    /// How many rows it has in an area so wide, if it is code, and which of them is the first that is shown
    /// in so many rows; `text` is that of the manifest in work.
    pub fn extent(&self, text: &str, width: usize, height: usize) -> (usize, usize) {
        match self {
            Body::Json(Json::Shown { top, at, .. }) => {
                let rows = Rows::of(text, width);
                (rows.count(), rows.top(*top, at.as_ref(), height))
            }
            Body::Difference { old, new, top, at } => {
                let rows = code::changed(old, new, at, width);
                (rows.len(), code::top_of_changes(&rows, *top, height))
            }
            Body::Json(Json::Edited { .. }) | Body::Broken(_) | Body::Lines(_) => (0, 0),
        }
    }
}

/// What stands around a page as long as no manifest is in work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Before {
    /// What the header begins with.
    pub name: String,
    /// What else it says, the fullest first: behind the name, and at the right edge.
    pub says: Vec<(String, String)>,
}

/// What stands beside a page, where there is room.
#[derive(Debug)]
pub enum Beside<'m> {
    /// The text or the changes, as the person has it, with what the page points at.
    Chosen(Pointed),
    /// Lines of the page's own.
    Lines(String, Lines<'m>),
    /// Another manifest than the one in work, or none while nothing can be shown.
    Other {
        /// What it is.
        title: String,
        /// What is to be known of it.
        right: String,
        /// The manifest.
        form: Option<&'m Form>,
        /// Its bytes that are pointed at.
        at: Option<Range<usize>>,
    },
    /// What differs between two texts, whatever the person has there.
    Difference {
        /// What the texts are.
        title: String,
        /// What is to be known of them.
        right: String,
        /// The older text.
        old: &'m str,
        /// The newer text.
        new: &'m str,
        /// What the page points at.
        at: Pointed,
    },
}

/// The text of a manifest.
#[derive(Debug)]
pub enum Json<'m> {
    /// It is read.
    Shown {
        /// Whose it is; `None` for the one in work.
        of: Option<&'m Form>,
        /// The first row, too long lines counted as they are wrapped; `None` to follow what is pointed at.
        top: Option<usize>,
        /// The bytes that are pointed at, and marked.
        at: Option<Range<usize>>,
    },
    /// It is edited.
    Edited {
        /// The text with its cursor.
        editor: &'m Editor,
        /// The line of its first mistake, from 1.
        wrong: Option<usize>,
    },
}

/// A text that is not JSON, edited.
#[derive(Debug)]
pub struct Broken<'m> {
    /// The text with its cursor.
    pub editor: &'m Editor,
    /// The lines that hold a mistake, from 0.
    pub wrong: Vec<usize>,
    /// The mistake at the cursor: its line and column from 0, and what it is.
    pub here: Option<(usize, usize, String)>,
    /// The mistakes; nothing where there is no room for them.
    pub list: Lines<'m>,
}

/// Rows and sentences: some that stay, and a list that is scrolled below them.
#[derive(Debug, Default)]
pub struct Lines<'m> {
    /// What stays above the list.
    pub head: Vec<Item>,
    /// The list.
    pub items: Vec<Item>,
    /// What of the list is to be seen.
    pub shown: Shown,
    /// The column of the values; `None` for that of the form.
    pub column: Option<usize>,
    /// The text that is being typed, where a row says so.
    pub editor: Option<&'m Editor>,
    /// How it could go on, shown behind it and not part of it.
    pub ahead: &'m str,
    /// Whether the keys act on what is typed above the list, whichever of its rows is chosen.
    pub typing: bool,
}

/// What of a list is to be seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// So many lines of the first item stand above the area.
    Skip(usize),
    /// From this line on, as far as there are lines.
    From(usize),
    /// The item of this number, with as many before it as there is room for.
    Item(usize),
}

impl Default for Shown {
    fn default() -> Shown {
        Shown::Skip(0)
    }
}

/// A line in a frame.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Framed {
    /// What it is, left of the frame.
    pub label: String,
    /// What stands in the frame.
    pub text: String,
    /// Where it comes from, right of the frame.
    pub remark: String,
}

/// A key, or several, and what they do.
pub type Pair = (String, String);

/// The columns of a key, and from it to what it does.
const KEY: usize = 12;
/// The least columns between the two, before them, and behind them.
const GAP: usize = 2;

/// A line or several that belong together.
#[expect(clippy::large_enum_variant, reason = "nearly every item is a row")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Item {
    /// A row.
    Row(Line),
    /// A title in a rule, and what stands at its right.
    Rule(String, Phrase),
    /// The same of a part of the form: where its title leads, and what stands at the right.
    Head(String, Phrase, [Command; 2]),
    /// A sentence, broken between words; set in by so many columns.
    Prose(Words, usize),
    /// Keys side by side, each with what it does, in columns of one width; a lone one may take several lines.
    Keys {
        /// Keys, and what they do.
        cells: Vec<Pair>,
        /// How many have room in the line.
        columns: usize,
    },
    /// Lines in a frame with a title.
    Framed(&'static str, Vec<Framed>),
    /// The titles of the columns of the events.
    Columns,
    /// A line of a text, with its number and the sign of what became of it.
    Code {
        /// Its number.
        number: usize,
        /// How it is meant: gone, come, or as it was.
        sense: Sense,
        /// The line.
        text: String,
    },
    /// Nothing.
    Blank,
}

impl Item {
    /// How many lines it takes in a width.
    pub fn height(&self, width: usize) -> usize {
        match self {
            Item::Row(line) => line.height(),
            Item::Code { text, .. } => code::rows_of_line(text, Item::code_width(width)).count(),
            Item::Prose(words, indent) => Item::wrapped(&words.text, *indent, width).len(),
            Item::Keys { cells, columns: 1 } => {
                cells.first().map_or(1, |pair| Item::wrapped(&pair.1, Item::does_column(pair), width).len())
            }
            Item::Framed(_, lines) => lines.len() + 2,
            _ => 1,
        }
    }

    /// The number of the last of several items that is seen in a room if one of them stands topmost.
    pub fn reached(items: &[Item], first: usize, room: Room) -> usize {
        let mut used = 0;
        let fits = |item: &&Item| {
            used += item.height(room.width);
            used <= room.height
        };
        first + items.iter().skip(first).take_while(fits).count().max(1) - 1
    }

    /// The columns that a line of a text has in a width: its number, its sign and a blank stand before it.
    pub fn code_width(width: usize) -> usize {
        width.saturating_sub(CODE + 1)
    }

    /// A sentence that is set in by so many columns, broken for a width.
    pub fn wrapped(text: &str, indent: usize, width: usize) -> Vec<String> {
        safe::wrap(text, width.saturating_sub(indent + 1))
    }

    /// The column of what a key does, from the start of its cell.
    pub fn does_column((keys, _): &Pair) -> usize {
        GAP + KEY.max(safe::width(keys) + GAP)
    }

    /// How many columns a key takes with what it does.
    pub fn key_width(pair: &Pair) -> usize {
        Item::does_column(pair) + safe::width(&pair.1) + GAP
    }
}

impl<'m> Description<'m> {
    /// A page with a title.
    pub fn titled(title: impl Into<String>, right: impl Into<String>, body: Body<'m>, help: Help) -> Self {
        Description {
            title: Some((title.into(), Words::dim(right))),
            views: Vec::new(),
            body,
            help,
            extent: String::new(),
            thumb: None,
        }
    }
}
