//! What a row of the form says, in words: the parts that a painter, a question or a test reads.
//!
//! Whatever is shown describes itself here, once. It deliberately knows no width: what fits is the
//! painter's.

mod focus;
mod section;
mod value;
mod verdict;

pub use focus::{Help, Part, help};
pub use section::{head, section_sign, short_head, title};
pub use verdict::{CHECKING, Detail};

use super::Form;
use super::place::RowAction;
use super::rows::{Grid, Row, RowKind};
use super::status::Mark;
use crate::json::Path;
use crate::manifest::catalogue::{Field, LOCALIZED_NAME};

/// How a piece of text is meant. The theme gives it a style.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sense {
    /// A value; ordinary text.
    Text,
    /// What is there but counts less: not set, defaults, counts.
    Dim,
    /// The label of a row.
    Label,
    /// An error.
    Error,
    /// A warning.
    Warning,
    /// A note.
    Note,
    /// Still to fill in.
    ToFill,
    /// Nothing is wrong.
    Good,
    /// Changed since it was saved.
    Changed,
    /// A key.
    Key,
    /// A line that goes.
    Removed,
    /// A line that comes.
    Added,
}

/// A text and how it is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// The text.
    pub text: String,
    /// How it is meant.
    pub sense: Sense,
    /// The numbers of the characters that answer what was typed, and stand out.
    pub strong: Vec<usize>,
}

/// Several words in one line, each meant in its own way: only what is wrong is coloured.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Phrase(Vec<Words>);

impl Phrase {
    /// The words, separated by commas.
    pub fn listed(words: impl IntoIterator<Item = Words>) -> Phrase {
        let mut parts: Vec<Words> = Vec::new();
        for words in words {
            if !parts.is_empty() {
                parts.push(Words::dim(", "));
            }
            parts.push(words);
        }
        Phrase(parts)
    }

    /// The words, separated by blanks.
    pub fn spaced(words: impl IntoIterator<Item = Words>) -> Phrase {
        let Phrase(mut parts) = Phrase::listed(words);
        for words in parts.iter_mut().skip(1).step_by(2) {
            " ".clone_into(&mut words.text);
        }
        Phrase(parts)
    }

    /// Its parts.
    pub fn parts(&self) -> &[Words] {
        &self.0
    }

    /// The whole text.
    pub fn text(&self) -> String {
        self.0.iter().map(|words| words.text.as_str()).collect()
    }
}

impl From<Words> for Phrase {
    fn from(words: Words) -> Phrase {
        Phrase(if words.text.is_empty() { Vec::new() } else { vec![words] })
    }
}

/// The sign before a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// What is wrong, or to fill in.
    Mark(Mark),
    /// It is as it should be.
    Good,
    /// It is not.
    Bad,
    /// Nothing is there.
    Nothing,
}

/// What stands at the right edge of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// What it says.
    pub words: Words,
    /// Who gives way where there is no room for both.
    pub yields: Yields,
    /// The most columns that it takes.
    pub longest: Option<usize>,
}

/// Which of a row's value and remark gives way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Yields {
    /// The remark is left out.
    Remark,
    /// The value is cut.
    Value,
    /// The remark is cut to half the width, then the label.
    Half,
}

/// A row: of the form, or of a list in a page.
#[expect(clippy::struct_excessive_bools, reason = "each is a sign of its own on the row")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Whether the keys act on it.
    pub chosen: bool,
    /// Whether Enter takes it although the keys act on what is typed above: it looks as if it were
    /// chosen, and has no sign.
    pub taken: bool,
    /// The sign before it.
    pub sign: Option<Sign>,
    /// Whether it was changed since the file was saved.
    pub changed: bool,
    /// The key that chooses it; empty if none does.
    pub key: String,
    /// What it is called.
    pub label: Words,
    /// Whether its value is required.
    pub required: bool,
    /// What stands under the label of a checklist: how many values are ticked.
    pub tally: String,
    /// How far it is set in.
    pub depth: u8,
    /// Its value.
    pub value: Value,
    /// What stands at the right edge.
    pub remark: Option<Remark>,
}

/// What a row's value looks like: a closed set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// It has none.
    Nothing,
    /// A text, `not set`, or JSON on one line.
    Words(Words),
    /// Words that are meant in several ways.
    Phrase(Phrase),
    /// Two texts, the second from a column on and cut in its middle.
    Pair(Words, usize, Words),
    /// The text that is being typed, which the page holds; of so many characters, if it has a limit.
    Open(Option<u32>),
    /// Two cells in columns, such as the name and the value of a header.
    Cells {
        /// What stands in each.
        cells: [Words; 2],
        /// The cell in whose place the text stands that is being typed.
        open: Option<usize>,
        /// The columns of the first one, the gap behind it included.
        first: usize,
    },
    /// The same across the whole row, where it has no label: what is typed goes there, whatever is
    /// chosen.
    Query,
    /// Several words of which one is chosen.
    Choice(Vec<(String, bool)>),
    /// Digits of which one is chosen, and a number that is none of them.
    Digits {
        /// `not set`, then the digits.
        words: Vec<(String, bool)>,
        /// A number that is none of those offered, as it is spelled.
        outlier: Option<String>,
    },
    /// Whole numbers side by side.
    Items {
        /// The numbers, what waits among them as it was typed.
        items: Vec<String>,
        /// The cell of the focus: behind the last the place to add one.
        cell: Option<usize>,
        /// Whether the text that is being typed stands in that cell.
        open: bool,
    },
    /// Values to tick.
    Ticks {
        /// The values.
        ticks: Vec<Tick>,
        /// How they are arranged.
        grid: Grid,
        /// The value at the focus.
        cell: Option<usize>,
    },
    /// An event in one line.
    Event {
        /// Whether it is open.
        open: bool,
        /// Where it is sent.
        endpoint: Words,
        /// How often a failed call is made again, and how many headers it has; `None` if it is not set.
        more: Option<[String; 2]>,
    },
    /// An action that stands in the label's place.
    Action(String),
}

/// A value to tick.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tick {
    /// The value.
    pub value: String,
    /// Whether it is ticked.
    pub ticked: bool,
    /// Whether it is supported.
    pub supported: bool,
}

impl Words {
    /// A text in a sense.
    pub fn new(text: impl Into<String>, sense: Sense) -> Words {
        Words { text: text.into(), sense, strong: Vec::new() }
    }

    /// The same with characters that stand out.
    #[must_use]
    pub fn strong(self, strong: Vec<usize>) -> Words {
        Words { strong, ..self }
    }

    /// Ordinary text.
    pub fn text(text: impl Into<String>) -> Words {
        Words::new(text, Sense::Text)
    }

    /// What counts less.
    pub fn dim(text: impl Into<String>) -> Words {
        Words::new(text, Sense::Dim)
    }
}

impl Remark {
    /// A remark that is left out where there is no room.
    pub fn soft(text: impl Into<String>, sense: Sense) -> Remark {
        Remark { words: Words::new(text, sense), yields: Yields::Remark, longest: None }
    }

    /// A remark of at most so many columns, for which the value is cut.
    pub fn cut(text: impl Into<String>, sense: Sense, longest: usize) -> Remark {
        Remark { longest: Some(longest), ..Remark::firm(text, sense) }
    }

    /// A remark of at most half the width, for which the label is cut.
    pub fn half(text: impl Into<String>, sense: Sense) -> Remark {
        Remark { yields: Yields::Half, ..Remark::firm(text, sense) }
    }

    /// Keys, for which the label is cut.
    pub fn keys(keys: impl Into<String>) -> Remark {
        Remark::firm(keys, Sense::Key)
    }

    /// A remark for which the value is cut.
    pub fn firm(text: impl Into<String>, sense: Sense) -> Remark {
        Remark { words: Words::new(text, sense), yields: Yields::Value, longest: None }
    }
}

impl Line {
    /// How many lines it takes.
    pub fn height(&self) -> usize {
        match &self.value {
            Value::Ticks { grid, .. } => grid.lines().max(1),
            _ => 1,
        }
    }

    /// A row with a label and nothing else.
    pub fn new(label: Words) -> Line {
        Line {
            chosen: false,
            taken: false,
            sign: None,
            changed: false,
            key: String::new(),
            label,
            required: false,
            tally: String::new(),
            depth: 0,
            value: Value::Nothing,
            remark: None,
        }
    }

    /// The same with a value.
    #[must_use]
    pub fn with(self, value: Value) -> Line {
        Line { value, ..self }
    }

    /// The same as the one that the keys act on, or not.
    #[must_use]
    pub fn chosen(self, chosen: bool) -> Line {
        Line { chosen, ..self }
    }

    /// Whether the sign of the focus stands inside its value.
    pub fn points_inside(&self) -> bool {
        matches!(self.value, Value::Ticks { .. } | Value::Items { open: false, .. })
    }
}

impl From<Mark> for Sense {
    fn from(mark: Mark) -> Sense {
        match mark {
            Mark::Error => Sense::Error,
            Mark::Warning => Sense::Warning,
            Mark::ToFill => Sense::ToFill,
            Mark::Note => Sense::Note,
        }
    }
}

/// What is being typed at the focus.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Typing<'t> {
    /// Nothing.
    Nothing,
    /// The text of the row.
    Text,
    /// One of its two cells, by its number; the text of the other.
    Cell(usize, &'t str),
}

/// The row numbered `number`.
pub fn row(form: &Form, number: usize, typing: Typing<'_>) -> Option<Line> {
    let chosen = form.at().0 == number && form.rows().get(number)?.takes_focus();
    described(form, number, chosen, typing)
}

/// The same where the keys act elsewhere.
pub fn resting(form: &Form, number: usize) -> Option<Line> {
    described(form, number, false, Typing::Nothing)
}

fn described(form: &Form, number: usize, chosen: bool, typing: Typing<'_>) -> Option<Line> {
    let row = form.rows().get(number)?;
    let document = form.document()?;
    let typing = if chosen { typing } else { Typing::Nothing };
    let spot = Spot { form, document, row, number, chosen, typing };
    let mut line = Line::new(label(&spot)).chosen(spot.chosen);
    line.depth = row.depth;
    line.required = row.field.is_some_and(Field::required) && !is_unlabelled(&spot);
    if !matches!(row.kind, RowKind::Add | RowKind::Action(_)) {
        let path = own_path(&spot);
        line.sign = mark(&spot, &path).map(Sign::Mark);
        line.changed = is_changed(&spot, &path);
    }
    if value::waits(&spot) {
        line.sign = Some(Sign::Mark(Mark::Warning));
    }
    (line.value, line.remark) = value::value(&spot);
    if row.kind == RowKind::Choices && row.lines > 1 {
        line.tally = value::tally(&spot, &line.value);
    }
    Some(line)
}

/// What the description of one row needs.
struct Spot<'s> {
    form: &'s Form,
    document: &'s crate::json::document::Document,
    row: &'s Row,
    number: usize,
    /// Whether the keys act on it.
    chosen: bool,
    /// What is being typed in it.
    typing: Typing<'s>,
}

/// The path that a row's marks are about: of an item the item.
fn own_path(spot: &Spot<'_>) -> Path {
    let path = spot.row.member_path(spot.document);
    if spot.row.kind == RowKind::Item { path.index(spot.row.index as usize) } else { path }
}

fn mark(spot: &Spot<'_>, path: &Path) -> Option<Mark> {
    let of_list = || match spot.row.kind {
        // What is wrong with a list as a whole stands on its first row.
        RowKind::Item if spot.row.index == 0 => spot.form.own_mark(&path.parent()),
        _ => None,
    };
    match spot.row.kind {
        RowKind::Ignored => Some(Mark::Warning),
        _ => spot.form.mark(path).max(of_list()),
    }
}

fn is_changed(spot: &Spot<'_>, path: &Path) -> bool {
    let session = spot.form.session();
    // What differs in a list as a whole stands on its first row, which has its name.
    let first = spot.row.kind == RowKind::Item && spot.row.index == 0;
    match spot.row.node {
        Some(_) if first => session.is_changed(&path.parent()),
        Some(_) => session.is_changed(path),
        None => session.changed().contains(path),
    }
}

fn is_unlabelled(spot: &Spot<'_>) -> bool {
    let row = spot.row;
    let follows = || {
        let above = spot.number.checked_sub(1).and_then(|above| spot.form.rows().get(above));
        above.is_some_and(is_localized)
    };
    match row.kind {
        RowKind::Action(_) => true,
        _ if is_localized(row) => follows(),
        RowKind::Add => true,
        RowKind::Item => row.index > 0,
        _ => false,
    }
}

/// Whether it is the row of a name in one language, or adds one.
fn is_localized(row: &Row) -> bool {
    row.field.is_some_and(|field| field.key == LOCALIZED_NAME.key)
        && matches!(row.kind, RowKind::Text | RowKind::Add)
}

fn label(spot: &Spot<'_>) -> Words {
    let row = spot.row;
    let text = match row.kind {
        _ if is_unlabelled(spot) => String::new(),
        _ if is_localized(row) => "Localized names".to_owned(),
        RowKind::Item | RowKind::Ids | RowKind::EmptyList => {
            row.field.map_or_else(String::new, |field| field.label.to_owned())
        }
        _ => row.name(spot.document),
    };
    // Names that nobody knows differ at their end more than at their beginning.
    let text = if row.field.is_none() { own_end(&text) } else { text };
    Words::new(text, Sense::Label)
}

/// A name in parts without those before the last: `…AccpetStatusEvent`.
pub fn own_end(name: &str) -> String {
    match name.rsplit_once('.') {
        Some((_, end)) if !end.is_empty() => format!("…{end}"),
        _ => name.to_owned(),
    }
}

/// What an action row says, behind its sign and a blank.
pub(super) const fn action_words(action: RowAction) -> &'static str {
    match action {
        RowAction::AddEngagement => "+ add engagement: what the app may use in campaigns",
        RowAction::RemoveEngagement => "- remove engagement with all its members",
        RowAction::OneEndpoint => "= one endpoint for several events…",
        RowAction::CopyHeaders => "= copy these headers to other events…",
    }
}

/// A label inside a sentence; "URI" keeps its capitals.
pub fn lower(label: &str) -> String {
    let word = |word: &str| if word == "URI" { word.to_owned() } else { word.to_lowercase() };
    label.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

/// What stands at the place to add one more number.
pub const ADD: &str = "+ add";

/// The titles of the columns of the events.
pub const EVENT_COLUMNS: [&str; 4] = ["Event", "Endpoint", "Retries", "Headers"];
