//! Catalogue times document gives rows: the flat list that the form is.
//!
//! Responsible for which rows there are, in which order, how many lines each takes and what
//! choices it offers. It deliberately holds no text: a row knows where to look. Rows are never
//! edited; they are built anew when the document, a fold or the width changes.

mod build;
mod choice;
mod grid;

pub use build::rows;
pub use choice::{Choice, option, option_name, options};
pub use grid::Grid;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::Room;
use super::place::{Place, RowAction};
use crate::json::document::Document;
use crate::json::{NodeId, Path};
use crate::manifest::catalogue::{self, Field, Kind, Section};
use crate::manifest::edits;

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowKind {
    /// The title of a section.
    Head,
    /// The titles of the webhook columns.
    Columns,
    /// A text.
    Text,
    /// A switch.
    Flag,
    /// A number.
    Number,
    /// A checklist.
    Choices,
    /// A list with nothing in it, or none.
    EmptyList,
    /// One item of a list.
    Item,
    /// Adds an item.
    Add,
    /// Whole numbers side by side.
    Ids,
    /// A webhook.
    Event,
    /// Does something.
    Action(RowAction),
    /// A value shown as JSON: of the wrong type, or unknown.
    Raw,
    /// An earlier member of the same name.
    Ignored,
}

/// One row of the form.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    /// What it is.
    pub kind: RowKind,
    /// The part of the form it stands in.
    pub section: Section,
    /// What the catalogue says of its value; of an item what it says of the list.
    pub field: Option<&'static Field>,
    /// Its value, if it is set. Good until the next change.
    pub node: Option<NodeId>,
    /// The number of an item in its list, or of an ignored member in its object.
    pub index: u32,
    /// How many of the members above it are named by `base`.
    base: Base,
    /// How far it is set in.
    pub depth: u8,
    /// How many lines it takes.
    pub lines: u16,
}

/// The object that a row's member belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Base {
    Root,
    Capabilities,
    Webhooks,
    Retry,
    /// The event of this number in the catalogue.
    Event(u8),
    Engagement,
}

/// What the rows depend on besides the document.
#[derive(Debug, Clone)]
pub struct Shape<'m> {
    /// The room that the window gives.
    pub room: Room,
    /// The events that are open.
    pub open: &'m BTreeSet<Path>,
    /// The focus.
    pub focus: &'m Place,
    /// Where something was typed that is no value yet.
    pub pending: &'m BTreeMap<Place, String>,
}

impl Base {
    fn path(self) -> Path {
        match self {
            Base::Root => Path::root(),
            Base::Capabilities => Path::of(&["capabilities"]),
            Base::Webhooks => edits::webhooks(),
            Base::Retry => edits::event("retry"),
            Base::Event(number) => edits::webhooks()
                .key(catalogue::events().nth(usize::from(number)).map_or("", |event| event.key)),
            Base::Engagement => Path::of(&["capabilities", "engagement"]),
        }
    }

    fn fields(self) -> &'static [Field] {
        let path = self.path();
        if path.is_root() {
            catalogue::ROOT
        } else {
            catalogue::find(path.keys()).map_or(&[], Field::members)
        }
    }
}

impl Row {
    /// Whether the keys can act on it.
    pub fn takes_focus(&self) -> bool {
        !matches!(self.kind, RowKind::Head | RowKind::Columns)
    }

    /// Whether it is a field, or a part of one: what adds or removes is none. An engagement that is
    /// not set is one.
    pub fn is_field(&self) -> bool {
        let acts = matches!(self.kind, RowKind::Add | RowKind::Action(_));
        self.takes_focus() && (!acts || self.kind == RowKind::Action(RowAction::AddEngagement))
    }

    /// What it is called outside its section.
    pub fn name(&self, document: &Document) -> String {
        let key = || document.value(self.node?).key().map(Cow::into_owned);
        match (self.kind, self.field) {
            (RowKind::Item, Some(field)) => {
                let item = self.own_field().map_or(field.label, |item| item.label);
                format!("{item} {}", self.index + 1)
            }
            (_, Some(field)) if field.key == catalogue::LOCALIZED_NAME.key && self.node.is_some() => {
                key().unwrap_or_default()
            }
            (_, Some(field)) => field.label.to_owned(),
            (_, None) => key().unwrap_or_else(|| "the manifest".to_owned()),
        }
    }

    /// The path of its value, set or not; of a list's rows that of the list.
    pub fn member_path(&self, document: &Document) -> Path {
        match (self.field, self.node) {
            (Some(field), None) => self.base.path().key(field.key),
            (Some(field), _) if field.key != catalogue::LOCALIZED_NAME.key => self.base.path().key(field.key),
            (_, Some(node)) => document.value(node).path(),
            _ => self.base.path(),
        }
    }

    /// The place that the keys act on in its cell numbered `cell`.
    pub fn place(&self, document: &Document, cell: usize) -> Place {
        let path = self.member_path(document);
        match self.kind {
            RowKind::Choices if self.is_folded() => Place::Option(path, 0),
            RowKind::Choices => Place::Option(path, cell),
            RowKind::Item => Place::Value(path.index(self.index as usize)),
            RowKind::Ids if cell < self.index as usize => Place::Value(path.index(cell)),
            RowKind::Ids | RowKind::Add => Place::Add(path),
            RowKind::Action(action) => Place::Act(path, action),
            RowKind::Ignored => Place::Nth(path.parent(), self.index as usize),
            _ => Place::Value(path),
        }
    }

    /// The same, in a checklist that is still folded and will not be once it has the focus.
    pub fn option_place(&self, document: &Document, cell: usize) -> Place {
        match self.kind {
            RowKind::Choices => Place::Option(self.member_path(document), cell),
            _ => self.place(document, cell),
        }
    }

    /// Whether it is a checklist shown as a count.
    pub fn is_folded(&self) -> bool {
        self.kind == RowKind::Choices && self.lines == 0
    }

    /// The lines that it takes on the screen.
    pub fn height(&self) -> usize {
        usize::from(self.lines.max(1))
    }

    /// What the catalogue says of the items, on every row of a list.
    pub fn item_field(&self) -> Option<&'static Field> {
        let in_list = matches!(self.kind, RowKind::Item | RowKind::Add | RowKind::Ids | RowKind::EmptyList);
        match self.field.map(|field| field.kind) {
            Some(Kind::List(item)) if in_list => Some(item),
            _ => None,
        }
    }

    /// What the value's own row describes: of an item the item, else the field.
    pub fn own_field(&self) -> Option<&'static Field> {
        let of_list = self.kind == RowKind::EmptyList;
        self.item_field().filter(|_| !of_list).or(self.field)
    }
}

/// The row that stands for a place, and the cell in it.
pub fn locate(document: &Document, rows: &[Row], place: &Place) -> Option<(usize, usize)> {
    rows.iter().enumerate().find_map(|(number, row)| Some((number, row.cell_of(document, place)?)))
}

impl Row {
    fn cell_of(&self, document: &Document, place: &Place) -> Option<usize> {
        if !self.takes_focus() || !place.path().starts_with(&self.base.path()) {
            return None;
        }
        let path = self.member_path(document);
        match (self.kind, place) {
            (RowKind::Choices, Place::Option(list, cell)) => (*list == path).then_some(*cell),
            (RowKind::Choices, Place::Value(item)) if item.parent() == path => self.option_of(document, item),
            (RowKind::Choices, Place::Value(list)) | (RowKind::EmptyList, Place::Add(list)) => {
                (*list == path).then_some(0)
            }
            (RowKind::Ids, Place::Add(list)) => (*list == path).then_some(self.index as usize),
            (RowKind::Ids, Place::Value(item)) => {
                let cell = item.last_index().filter(|index| *index < self.index as usize)?;
                (item.parent() == path).then_some(cell)
            }
            (_, place) => (*place == self.place(document, 0)).then_some(0),
        }
    }

    /// The number of the option that an item of a checklist is.
    fn option_of(&self, document: &Document, item: &Path) -> Option<usize> {
        let value = option_name(document.at(item)?);
        options(document, self.node, self.field?).iter().position(|option| option.value == value)
    }

    /// How many cells the keys can act on in it; a folded checklist counts as unfolded, since the
    /// focus unfolds it.
    pub fn all_cells(&self, document: &Document) -> usize {
        match (self.kind, self.field) {
            (RowKind::Choices, Some(field)) => options(document, self.node, field).len(),
            (RowKind::Ids, _) => self.index as usize + 1,
            _ => 1,
        }
    }
}
