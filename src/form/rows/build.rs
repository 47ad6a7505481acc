//! Making the rows: section by section, from the catalogue and the document.

use std::cell::Cell;

use super::{Base, Grid, Row, RowKind, Shape, options};
use crate::form::place::{Place, RowAction};
use crate::json::document::Document;
use crate::json::{self, NodeId, Path, Value};
use crate::manifest::catalogue::{self, Field, Kind, Section};
use crate::manifest::edits::kind_fits;

/// How the keys of localized names begin.
const LOCALIZED: &str = catalogue::LOCALIZED_NAME.key;

/// All rows of a document.
pub fn rows(document: &Document, shape: &Shape<'_>) -> Vec<Row> {
    let mut builder = Builder { document, shape, rows: Vec::new(), last: Cell::new(None) };
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
    /// The object that was asked for last: one after the other is asked for its members.
    last: Cell<Option<(Base, Option<NodeId>)>>,
}

impl Builder<'_> {
    fn form(&mut self) {
        for section in [Section::Basics, Section::OAuth, Section::Launch] {
            self.head(section);
            for field in catalogue::ROOT.iter().filter(|field| field.section == Some(section)) {
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
        let node = match self.last.get() {
            Some((last, node)) if last == base => node,
            _ => self.document.at(&base.path()).map(|object| object.id()),
        };
        self.last.set(Some((base, node)));
        node.map(|node| self.document.value(node))
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
        let grid = Grid::of(&options(self.document, node, field), self.shape.room.value_width);
        let focused = *self.shape.focus.path() == base.path().key(field.key);
        let folded = self.shape.room.fold && grid.count() > 6 && !focused;
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
        let adding = self.shape.focus.path().starts_with(&path)
            || self.shape.pending.contains_key(&Place::Add(path.clone()));
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
        if adding {
            self.push(RowKind::Add, section, base, Some(field), None, depth);
        }
    }

    /// The rows of members that a later one of the same name overrides.
    fn ignored(&mut self, section: Section, base: Base, key: &str, depth: u8) {
        let Some(object) = self.object(base) else { return };
        let mut earlier = object.called(key);
        earlier.pop();
        let earlier: Vec<_> = earlier.iter().map(|member| (member.position() as u32, member.id())).collect();
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
        let adding = Place::Add(Path::of(&[catalogue::LOCALIZED_NAME.key]));
        let focused = self.shape.focus.path().last_key().is_some_and(|key| key.starts_with(LOCALIZED))
            && self.shape.focus.path().parent().is_root();
        if focused || self.shape.pending.contains_key(&adding) {
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
        for (number, event) in catalogue::events().enumerate() {
            self.field(section, Base::Webhooks, event, 0);
            let base = Base::Event(number as u8);
            let fits = self.object(base).is_none_or(|event| event.kind() == json::Kind::Object);
            if fits && self.shape.open.contains(&base.path()) {
                self.members(section, base, 1);
                self.headers_for_others(section, base);
            }
        }
        self.retry();
        self.unknown(section, Base::Webhooks, 0);
        self.action(section, Base::Capabilities, "webhooks", RowAction::OneEndpoint);
        self.ignored(section, Base::Root, "capabilities", 0);
        self.ignored(section, Base::Capabilities, "webhooks", 0);
    }

    /// What copies the headers of an event, where it has some and another event could get them.
    fn headers_for_others(&mut self, section: Section, base: Base) {
        let headers = self.object(base).and_then(|event| event.get("headers"));
        let some =
            headers.is_some_and(|list| list.kind() == json::Kind::List && list.children().next().is_some());
        let is_event = |member: &Value<'_>| catalogue::events().any(|event| member.is_called(event.key));
        let set = self.object(Base::Webhooks).map_or(0, |all| all.children().filter(is_event).count());
        if some && set > 1 {
            let field = catalogue::member(base.fields(), "headers");
            self.push(RowKind::Action(RowAction::CopyHeaders), section, base, field, None, 1);
        }
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
            let action = if there { RowAction::RemoveEngagement } else { RowAction::AddEngagement };
            self.action(section, Base::Capabilities, "engagement", action);
        }
        self.ignored(section, Base::Capabilities, "engagement", 0);
    }

    fn action(&mut self, section: Section, base: Base, key: &str, action: RowAction) {
        let field = catalogue::member(base.fields(), key);
        self.push(RowKind::Action(action), section, base, field, None, 0);
    }

    /// The members of an object that the catalogue does not know there.
    fn unknown(&mut self, section: Section, base: Base, depth: u8) {
        let Some(object) = self.object(base) else { return };
        let fields = base.fields();
        let is_stranger =
            |member: &Value<'_>| member.key().is_some_and(|key| catalogue::member(fields, &key).is_none());
        let strangers: Vec<_> = object
            .children()
            .enumerate()
            .filter(|(_, member)| is_stranger(member))
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
