//! Catalogue times document gives rows: the flat list that the form is.
//!
//! Responsible for which rows there are, in which order, how many lines each takes and what
//! choices it offers. It deliberately holds no text: a row knows where to look. Rows are never
//! edited; they are built anew when the document, a fold or the width changes.

mod grid;

pub use grid::Grid;

use std::collections::BTreeSet;

use super::place::{Deed, Place};
use crate::catalogue::{self, Field, Kind, Section};
use crate::document::Document;
use crate::edits::kind_fits;
use crate::json::{self, NodeId, Path, Value};

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
    Action(Deed),
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
    /// The columns that values have.
    pub value_width: u16,
    /// Whether long checklists are folded unless they are focused.
    pub fold: bool,
    /// The events that are open.
    pub open: &'m BTreeSet<Path>,
    /// The focus.
    pub focus: &'m Place,
}

impl Base {
    fn path(self) -> Path {
        match self {
            Base::Root => Path::root(),
            Base::Capabilities => Path::of(&["capabilities"]),
            Base::Webhooks => Path::of(&["capabilities", "webhooks"]),
            Base::Retry => Path::of(&["capabilities", "webhooks", "retry"]),
            Base::Event(number) => Path::of(&["capabilities", "webhooks"])
                .key(events().nth(usize::from(number)).map_or("", |event| event.key)),
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

/// The events that LivePerson sends, as the catalogue lists them.
pub fn events() -> impl Iterator<Item = &'static Field> {
    let webhooks = catalogue::find([Some("capabilities"), Some("webhooks")]);
    webhooks.map_or(&[][..], Field::members).iter().filter(|field| is_event(field))
}

/// Whether a field is a webhook: an object that has an endpoint.
pub fn is_event(field: &Field) -> bool {
    catalogue::member_of(field, "endpoint").is_some()
}

impl Row {
    /// Whether the keys can act on it.
    pub fn takes_focus(&self) -> bool {
        !matches!(self.kind, RowKind::Head | RowKind::Columns)
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
            RowKind::Action(deed) => Place::Act(path, deed),
            RowKind::Ignored => Place::Nth(path.parent(), self.index as usize),
            _ => Place::Value(path),
        }
    }

    /// The same, in a checklist that is still folded and will not be once it has the focus.
    pub(super) fn option_place(&self, document: &Document, cell: usize) -> Place {
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

/// All rows of a document.
pub fn rows(document: &Document, shape: &Shape<'_>) -> Vec<Row> {
    let mut builder = Builder { document, shape, rows: Vec::new() };
    if document.root().kind() == json::Kind::Object {
        builder.form();
    } else {
        builder.raw(Section::Other, Base::Root, None, Some(document.root().id()), 0);
    }
    builder.rows
}

struct Builder<'b> {
    document: &'b Document,
    shape: &'b Shape<'b>,
    rows: Vec<Row>,
}

impl Builder<'_> {
    fn form(&mut self) {
        for section in [Section::Basics, Section::OAuth, Section::Launch] {
            self.head(section);
            for field in catalogue::ROOT.iter().filter(|field| Section::of(field.key) == section) {
                self.field(section, Base::Root, field, 0);
                if field.key == "client_name" {
                    self.localized_names(section);
                }
            }
        }
        self.webhooks();
        self.engagement();
        self.others();
    }

    fn head(&mut self, section: Section) {
        self.push(RowKind::Head, section, Base::Root, None, None, 0);
    }

    fn push(
        &mut self,
        kind: RowKind,
        section: Section,
        base: Base,
        field: Option<&'static Field>,
        node: Option<NodeId>,
        depth: u8,
    ) -> &mut Row {
        let row = Row { kind, section, field, node, index: 0, base, depth, lines: 1 };
        self.rows.push(row);
        let last = self.rows.len() - 1;
        &mut self.rows[last]
    }

    fn object(&self, base: Base) -> Option<Value<'_>> {
        self.document.at(&base.path())
    }

    /// The row or rows of one member that the catalogue knows.
    fn field(&mut self, section: Section, base: Base, field: &'static Field, depth: u8) {
        let value = self.object(base).and_then(|object| object.get(field.key));
        let node = value.map(|value| value.id());
        if value.is_some_and(|value| !kind_fits(field, value)) {
            self.raw(section, base, Some(field), node, depth);
        } else {
            match field.kind {
                Kind::Text { .. } => self.plain(RowKind::Text, section, base, field, node, depth),
                Kind::Flag { .. } => self.plain(RowKind::Flag, section, base, field, node, depth),
                Kind::Integer { .. } => self.plain(RowKind::Number, section, base, field, node, depth),
                Kind::Choices(_) | Kind::ChoicesOrText(_) => self.choices(section, base, field, node, depth),
                Kind::List(item) => self.list(section, base, field, item, node, depth),
                Kind::Group(_) => self.plain(RowKind::Event, section, base, field, node, depth),
            }
        }
        self.ignored(section, base, field.key, depth);
    }

    fn plain(
        &mut self,
        kind: RowKind,
        section: Section,
        base: Base,
        field: &'static Field,
        node: Option<NodeId>,
        depth: u8,
    ) {
        self.push(kind, section, base, Some(field), node, depth);
    }

    fn raw(
        &mut self,
        section: Section,
        base: Base,
        field: Option<&'static Field>,
        node: Option<NodeId>,
        depth: u8,
    ) {
        self.push(RowKind::Raw, section, base, field, node, depth);
    }

    fn choices(
        &mut self,
        section: Section,
        base: Base,
        field: &'static Field,
        node: Option<NodeId>,
        depth: u8,
    ) {
        let grid = Grid::of(&options(self.document, node, field), self.shape.value_width);
        let focused = *self.shape.focus.path() == base.path().key(field.key);
        let folded = self.shape.fold && grid.count() > 6 && !focused;
        let row = self.push(RowKind::Choices, section, base, Some(field), node, depth);
        row.lines = if folded { 0 } else { grid.lines() as u16 };
    }

    fn list(
        &mut self,
        section: Section,
        base: Base,
        field: &'static Field,
        item: &'static Field,
        node: Option<NodeId>,
        depth: u8,
    ) {
        let path = base.path().key(field.key);
        let focused = self.shape.focus.path().starts_with(&path);
        let items: Vec<_> = node.map_or_else(Vec::new, |node| {
            self.document.value(node).children().map(|item| item.id()).collect()
        });
        if items.is_empty() {
            self.push(RowKind::EmptyList, section, base, Some(field), node, depth);
            return;
        }
        if matches!(item.kind, Kind::Integer { .. }) {
            let count = items.len() as u32;
            self.push(RowKind::Ids, section, base, Some(field), node, depth).index = count;
            return;
        }
        for (index, id) in items.into_iter().enumerate() {
            self.push(RowKind::Item, section, base, Some(field), Some(id), depth).index = index as u32;
        }
        if focused {
            self.push(RowKind::Add, section, base, Some(field), None, depth);
        }
    }

    /// The rows of members that a later one of the same name overrides.
    fn ignored(&mut self, section: Section, base: Base, key: &str, depth: u8) {
        let Some(object) = self.object(base) else { return };
        let last = object.get(key).map(|value| value.id());
        let earlier: Vec<_> = object
            .children()
            .enumerate()
            .filter(|(_, member)| member.is_called(key) && Some(member.id()) != last)
            .map(|(nth, member)| (nth as u32, member.id()))
            .collect();
        for (nth, id) in earlier {
            self.push(RowKind::Ignored, section, base, None, Some(id), depth).index = nth;
        }
    }

    fn localized_names(&mut self, section: Section) {
        let root = self.document.root();
        let names: Vec<_> = root
            .children()
            .filter(|member| is_localized(member))
            .map(|member| (member.id(), member.is_overridden(), member.kind()))
            .collect();
        for (id, overridden, kind) in names {
            let field = &catalogue::LOCALIZED_NAME;
            if overridden {
                let nth = self.document.value(id).position() as u32;
                self.push(RowKind::Ignored, section, Base::Root, None, Some(id), 0).index = nth;
            } else if kind == json::Kind::Text {
                self.plain(RowKind::Text, section, Base::Root, field, Some(id), 0);
            } else {
                self.raw(section, Base::Root, Some(field), Some(id), 0);
            }
        }
        if *self.shape.focus == Place::Add(Path::of(&[catalogue::LOCALIZED_NAME.key])) {
            self.push(RowKind::Add, section, Base::Root, Some(&catalogue::LOCALIZED_NAME), None, 0);
        }
    }

    fn webhooks(&mut self) {
        let section = Section::Webhooks;
        self.head(section);
        if let Some((base, field, node)) =
            self.blocked(Base::Root, "capabilities").or_else(|| self.blocked(Base::Capabilities, "webhooks"))
        {
            self.raw(section, base, Some(field), Some(node), 0);
            self.ignored(section, base, field.key, 0);
            return;
        }
        self.push(RowKind::Columns, section, Base::Webhooks, None, None, 0);
        for (number, event) in events().enumerate() {
            self.field(section, Base::Webhooks, event, 0);
            let base = Base::Event(number as u8);
            let fits = self.object(base).is_none_or(|event| event.kind() == json::Kind::Object);
            if fits && self.shape.open.contains(&base.path()) {
                self.members(section, base, 1);
            }
        }
        self.retry();
        self.unknown(section, Base::Webhooks, 0);
        self.action(section, Base::Capabilities, "webhooks", Deed::OneEndpoint);
        self.ignored(section, Base::Root, "capabilities", 0);
        self.ignored(section, Base::Capabilities, "webhooks", 0);
    }

    /// How long to keep trying is the one member of its object: it stands for both.
    fn retry(&mut self) {
        let section = Section::Webhooks;
        if let Some((base, field, node)) = self.blocked(Base::Webhooks, "retry") {
            self.raw(section, base, Some(field), Some(node), 0);
        } else {
            self.members(section, Base::Retry, 0);
        }
        self.ignored(section, Base::Webhooks, "retry", 0);
    }

    /// The member `key` of `base`, if it is of a kind that can hold no members.
    fn blocked(&self, base: Base, key: &str) -> Option<(Base, &'static Field, NodeId)> {
        let field = catalogue::member(base.fields(), key)?;
        let value = self.object(base)?.get(key)?;
        (value.kind() != json::Kind::Object).then_some((base, field, value.id()))
    }

    fn members(&mut self, section: Section, base: Base, depth: u8) {
        for field in base.fields() {
            self.field(section, base, field, depth);
        }
        self.unknown(section, base, depth);
    }

    fn engagement(&mut self) {
        let section = Section::Engagement;
        self.head(section);
        if let Some((base, field, node)) = self.blocked(Base::Capabilities, "engagement") {
            self.raw(section, base, Some(field), Some(node), 0);
        } else {
            let there = self.object(Base::Engagement).is_some();
            if there {
                self.members(section, Base::Engagement, 0);
            }
            let deed = if there { Deed::RemoveEngagement } else { Deed::AddEngagement };
            self.action(section, Base::Capabilities, "engagement", deed);
        }
        self.ignored(section, Base::Capabilities, "engagement", 0);
    }

    fn action(&mut self, section: Section, base: Base, key: &str, deed: Deed) {
        let field = catalogue::member(base.fields(), key);
        self.push(RowKind::Action(deed), section, base, field, None, 0);
    }

    /// The members of an object that the catalogue does not know there.
    fn unknown(&mut self, section: Section, base: Base, depth: u8) {
        let Some(object) = self.object(base) else { return };
        let strangers: Vec<_> = object
            .children()
            .enumerate()
            .filter(|(_, member)| {
                member.key().is_some_and(|key| catalogue::member(base.fields(), &key).is_none())
            })
            .map(|(nth, member)| (nth as u32, member.id(), member.is_overridden()))
            .collect();
        for (nth, id, overridden) in strangers {
            let kind = if overridden { RowKind::Ignored } else { RowKind::Raw };
            self.push(kind, section, base, None, Some(id), depth).index = nth;
        }
    }

    fn others(&mut self) {
        let before = self.rows.len();
        self.head(Section::Other);
        self.unknown(Section::Other, Base::Root, 0);
        if self.object(Base::Capabilities).is_some_and(|value| value.kind() == json::Kind::Object) {
            self.unknown(Section::Other, Base::Capabilities, 0);
        }
        if self.rows.len() == before + 1 {
            self.rows.truncate(before);
        }
    }
}

fn is_localized(member: &Value<'_>) -> bool {
    member.key().is_some_and(|key| key.starts_with(catalogue::LOCALIZED_NAME.key))
}

/// The values that a checklist offers: those of the catalogue, then those that the file holds
/// beside them.
pub fn options(document: &Document, node: Option<NodeId>, field: &'static Field) -> Vec<Choice> {
    let held: Vec<_> =
        node.map_or_else(Vec::new, |node| document.value(node).children().map(option_name).collect());
    let mut options: Vec<_> = field
        .items()
        .iter()
        .map(|item| Choice {
            value: item.value.to_owned(),
            ticked: held.iter().any(|value| value == item.value),
            help: Some(item.help),
        })
        .collect();
    for value in held {
        if !options.iter().any(|option| option.value == value) {
            options.push(Choice { value, ticked: true, help: None });
        }
    }
    options
}

/// What an item of a checklist is called among the options: its text, else its JSON.
pub fn option_name(item: Value<'_>) -> String {
    item.as_text().unwrap_or_else(|| item.raw().into()).into_owned()
}

/// One value of a checklist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The value; one that is no text as its JSON.
    pub value: String,
    /// Whether the list holds it.
    pub ticked: bool,
    /// What the catalogue says of it; `None` if it is not supported.
    pub help: Option<&'static str>,
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
