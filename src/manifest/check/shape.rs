//! What follows from the catalogue alone: kinds, members that are missing, unknown or repeated,
//! lengths, ranges, choices.
//!
//! Responsible for walking document and catalogue together, once, with the path in hand. It
//! deliberately looks at one value at a time: what follows from two members is a rule of its own.

mod choices;
mod headers;
mod kinds;
mod numbers;
mod texts;
mod unknown;

use std::borrow::Cow;
use std::ops::Range;

pub(super) use choices::listed;
use unknown::Unknown;

use super::{Fix, Problem, Rule, table, words};
use crate::json::document::{At, Change, Document, Json};
use crate::json::{Kind, Path, Step, Value};
use crate::json::{Member, Members};
use crate::manifest::catalogue::{self, ENGAGEMENT_START, Field, Kind as FieldKind, TAG_MARK};
use crate::manifest::edits;
use crate::manifest::secret::is_client_secret;

/// Every problem of shape, in no order.
pub(super) fn problems(document: &Document) -> Vec<Problem> {
    let mut walk = Walk { document: Some(document), path: Vec::new(), problems: Vec::new() };
    let root = document.root();
    if root.kind() == Kind::Object {
        walk.object(root, &Level { key: "", fields: catalogue::ROOT });
    } else {
        walk.not_an_object(root);
    }
    walk.problems
}

/// Whether a value would have no problem as this field.
fn fits(field: &'static Field, value: Value<'_>) -> bool {
    let mut trial = Walk { document: None, path: Vec::new(), problems: Vec::new() };
    trial.value(value, field);
    trial.problems.is_empty()
}

/// The members that an object may have.
struct Level {
    /// The name of the group; empty for the root and for items of lists.
    key: &'static str,
    fields: &'static [Field],
}

impl Level {
    fn is_root(&self) -> bool {
        std::ptr::eq(self.fields, catalogue::ROOT)
    }
}

struct Walk<'d> {
    /// What is walked; `None` for a value on trial, whose problems nobody reads.
    document: Option<&'d Document>,
    /// Always the way to the value at hand.
    path: Vec<Down<'d>>,
    problems: Vec<Problem>,
}

/// One step of the way, as it stands in the text.
enum Down<'d> {
    Key(Cow<'d, str>),
    Index(usize),
}

impl<'d> Walk<'d> {
    fn here(&self) -> Path {
        let step = |down: &Down<'_>| match down {
            Down::Key(key) => Step::Key(key.clone().into_owned()),
            Down::Index(index) => Step::Index(*index),
        };
        self.path.iter().map(step).collect::<Vec<_>>().into()
    }

    /// The path of the object or list around the value at hand.
    fn above(&self) -> Path {
        self.here().parent()
    }

    /// A problem of the value at hand.
    fn report(&mut self, rule: Rule, span: Range<usize>, message: String, fix: Option<Fix>) {
        let Rule { id, severity, .. } = rule;
        self.problems.push(Problem { rule: id, severity, path: self.here(), span, message, fix });
    }

    fn under(&mut self, step: Down<'d>, look: impl FnOnce(&mut Self)) {
        self.path.push(step);
        look(self);
        self.path.pop();
    }

    fn value(&mut self, value: Value<'d>, field: &'static Field) {
        if !edits::kind_fits(field, value) {
            return kinds::wrong(self, value, field);
        }
        if *field == catalogue::HEADER_ITEM && headers::spelled_otherwise(self, value) {
            return;
        }
        match field.kind {
            FieldKind::Flag { .. } => {}
            FieldKind::Text { max, format } => texts::check(self, value, max, format),
            FieldKind::Integer { min, max, .. } => numbers::check(self, value, field, min..=max),
            FieldKind::Choices(items) | FieldKind::ChoicesOrText(items) => choices::check(self, value, items),
            FieldKind::List(item) => self.items(value, |walk, value| walk.value(value, item)),
            FieldKind::Group(fields) => self.object(value, &Level { key: field.key, fields }),
        }
    }

    fn items(&mut self, list: Value<'d>, look: impl Fn(&mut Self, Value<'d>)) {
        for (index, item) in list.children().enumerate() {
            self.under(Down::Index(index), |walk| look(walk, item));
        }
    }

    fn object(&mut self, object: Value<'d>, level: &Level) {
        let members = Members::of(object);
        self.missing(object, members, level);
        self.members(members, |walk, member| match catalogue::member(level.fields, &member.key) {
            Some(field) => walk.value(member.value, field),
            None => unknown::check(walk, &Unknown { member, siblings: members, level }),
        });
    }

    fn members(&mut self, members: Members<'d>, look: impl Fn(&mut Self, &Member<'d>)) {
        for member in members.iter() {
            self.under(Down::Key(member.key.clone()), |walk| {
                if member.overridden { walk.repeated(&member, members) } else { look(walk, &member) }
            });
        }
    }

    /// Below a member that the catalogue does not know, only repeated names and secrets can be wrong.
    fn unknown_value(&mut self, value: Value<'d>) {
        match value.kind() {
            Kind::List => self.items(value, Walk::unknown_value),
            Kind::Object => {
                self.members(Members::of(value), |walk, member| {
                    if is_client_secret(&member.key) {
                        unknown::secret(walk, member);
                    }
                    walk.unknown_value(member.value);
                });
            }
            _ => {}
        }
    }

    fn repeated(&mut self, member: &Member<'_>, members: Members<'_>) {
        let name = words::shown(&member.key);
        let times = match members.count(&member.key) {
            2 => "twice".to_owned(),
            count => format!("{count} times"),
        };
        let message = format!("{name} stands here {times}, and only the last one counts: remove this one");
        let fix = unknown::remove(self, member, "remove this one");
        self.report(table::DUPLICATE_MEMBER, name_span(member), message, Some(fix));
    }

    fn missing(&mut self, object: Value<'_>, members: Members<'_>, level: &Level) {
        let brace = object.span().start..object.span().start + 1;
        for field in level.fields.iter().filter(|field| field.required() && !members.has(field.key)) {
            let (rule, message) = lack(field, members);
            let twin = unknown::twin_of(field, members).filter(|_| level.key == "engagement");
            self.under(Down::Key(Cow::Borrowed(field.key)), |walk| {
                let twin = twin.map(|twin| unknown::rename_fix(walk, &twin, field.key));
                let fix = twin.or_else(|| walk.start(field));
                walk.report(rule, brace.clone(), message, fix);
            });
        }
    }

    /// Adds a member of an engagement as LivePerson's installer would start it.
    fn start(&self, field: &Field) -> Option<Fix> {
        let (_, raw) = ENGAGEMENT_START.iter().find(|(key, _)| *key == field.key)?;
        let json = Json::parse(raw).ok()?;
        let all = !field.items().is_empty() && json.value().children().count() == field.items().len();
        let title = if all { "add it with every value".to_owned() } else { format!("add it as {raw}") };
        Some(Fix::suggested(title, edits::set(self.document?, &self.here(), json)))
    }

    fn not_an_object(&mut self, root: Value<'_>) {
        if let Some(inner) = quoted(root) {
            let message = "this is the manifest inside quotes: remove the quotes around it";
            let change = Change::Set(Path::root(), inner, At::Last);
            let fix = Some(Fix::certain("remove the quotes around it", change));
            return self.report(table::NOT_AN_OBJECT, root.span(), message.to_owned(), fix);
        }
        let count = root.children().count();
        let installations = count > 0 && root.children().all(|item| item.kind() == Kind::Object);
        let message = if installations {
            let list = words::counted(count, "installation");
            format!("this is a list of {list}, not one manifest: open one of them")
        } else {
            format!("a manifest is an object, and this is {}: start it with {{", words::found(root))
        };
        self.report(table::NOT_AN_OBJECT, root.span(), message, None);
    }
}

/// The object that a text holds.
fn quoted(root: Value<'_>) -> Option<Json> {
    let inner = Json::parse(root.as_text()?.trim()).ok()?;
    (inner.value().kind() == Kind::Object).then_some(inner)
}

/// Where a member's name stands.
fn name_span(member: &Member<'_>) -> Range<usize> {
    member.value.key_span().unwrap_or(member.value.span())
}

/// The rule that a missing member breaks, and how it is said.
fn lack(field: &Field, members: Members<'_>) -> (Rule, String) {
    let key = field.key;
    match key {
        "client_name" if members.iter().any(|member| is_localized(&member.key)) => (
            table::CLIENT_NAME_MISSING,
            format!("{key} is missing, and names in single languages cannot replace it: {}", texts::NAME_IT),
        ),
        "client_name" => (table::CLIENT_NAME_MISSING, format!("{key} is missing: {}", texts::NAME_IT)),
        "endpoint" => (
            table::ENDPOINT_MISSING,
            format!("{key} is missing: write the address that LivePerson calls, with https:// before it"),
        ),
        "header_name" | "header_value" => {
            (table::HEADER_INCOMPLETE, format!("{key} is missing: a header needs both a name and a value"))
        }
        _ => (
            table::ENGAGEMENT_INCOMPLETE,
            format!("{key} is missing: engagement needs all eight of its members"),
        ),
    }
}

fn is_localized(key: &str) -> bool {
    key.split_once(TAG_MARK).is_some_and(|(name, _)| name == "client_name")
}
