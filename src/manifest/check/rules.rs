//! What follows from more than the shape: addresses, tags, scopes, and members that have to go
//! together.
//!
//! Responsible for handing each file of rules the members of the manifest as they count, with what
//! the shape checks have already found in mind, so that one mistake gives one problem. It
//! deliberately holds no rule itself.

mod addresses;
mod characters;
mod engagement;
mod headers;
mod launch;
mod names;
mod oauth;
mod open;
mod redirects;
mod scope;
mod uris;
mod webhooks;

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::shape::listed;
use super::{Fix, Problem, Rule, Surroundings, table};
use crate::json::document::{Change, Document};
use crate::json::{Kind, Path, Step, Value};
use crate::json::{Member, Members};
use crate::manifest::catalogue::{self, Item};
use crate::manifest::edits;
use crate::manifest::placeholder::Placeholder;

/// The host of a whole address, in small letters.
pub fn host_of(address: &str) -> Option<String> {
    match uris::read(address, &uris::masked(address)) {
        uris::Reading::Address(address) => address.host.map(Cow::into_owned),
        _ => None,
    }
}

/// Every problem that these rules find, in no order. `open` is every placeholder of the document,
/// `shape` is what the shape checks found.
pub(super) fn problems(
    document: &Document,
    surroundings: &Surroundings,
    open: &[Placeholder],
    shape: &[Problem],
) -> Vec<Problem> {
    if document.root().kind() != Kind::Object {
        return Vec::new();
    }
    let mut look = Look::of(document, shape);
    names::check(&mut look);
    names::logo(&mut look, surroundings);
    characters::check(&mut look);
    oauth::check(&mut look);
    redirects::check(&mut look);
    scope::check(&mut look);
    launch::check(&mut look);
    webhooks::check(&mut look);
    engagement::check(&mut look);
    open::check(&mut look, open);
    look.problems
}

/// A manifest as its rules look at it.
struct Look<'d> {
    document: &'d Document,
    /// The members of the root: what stands there last under each name.
    members: Members<'d>,
    /// The spans of values of the wrong kind, in order and apart: no rule says more about them.
    silenced: Vec<Range<usize>>,
    /// The names that misspelled members should have, by the object and the number of the member.
    meant: HashMap<(Path, usize), String>,
    /// The same names by the object alone.
    meant_in: HashMap<Path, HashSet<String>>,
    problems: Vec<Problem>,
}

/// Where a problem stands.
#[derive(Debug, Clone)]
struct Place<'d> {
    of: Of<'d>,
    span: Range<usize>,
}

/// What a problem is about. Its path is spelled once there is a problem: most values have none.
#[derive(Debug, Clone)]
enum Of<'d> {
    Value(Value<'d>),
    /// A member that this object lacks.
    Lack(Value<'d>, &'static str),
    Path(Path),
}

impl<'d> Place<'d> {
    fn of(value: Value<'d>) -> Place<'d> {
        Place { of: Of::Value(value), span: value.span() }
    }

    /// Of a member that `object` lacks: its brace.
    fn lack(object: Value<'d>, key: &'static str) -> Place<'d> {
        let start = object.span().start;
        Place { of: Of::Lack(object, key), span: start..start + 1 }
    }

    /// A member's name.
    fn name(member: &Member<'d>) -> Place<'d> {
        let value = member.value;
        Place { of: Of::Value(value), span: value.key_span().unwrap_or_else(|| value.span()) }
    }

    fn path(&self) -> Path {
        self.of.clone().into_path()
    }
}

impl Of<'_> {
    fn into_path(self) -> Path {
        match self {
            Of::Value(value) => value.path(),
            Of::Lack(object, key) => object.path().then(Step::Key(key.to_owned())),
            Of::Path(path) => path,
        }
    }
}

impl<'d> Look<'d> {
    fn of(document: &'d Document, shape: &[Problem]) -> Look<'d> {
        let wrong = shape.iter().filter(|problem| is_wrong_kind(problem.rule));
        let mut silenced: Vec<_> = wrong.map(|problem| problem.span.clone()).collect();
        silenced.sort_by_key(|span| span.start);
        let members = Members::of(document.root());
        let meant = meant(shape);
        let mut meant_in: HashMap<Path, HashSet<String>> = HashMap::new();
        for ((object, _), name) in &meant {
            meant_in.entry(object.clone()).or_default().insert(name.clone());
        }
        Look { document, members, silenced, meant, meant_in, problems: Vec::new() }
    }

    /// Reports a problem, unless it stands in a value of the wrong kind.
    fn report(&mut self, rule: Rule, place: Place<'_>, message: impl Into<String>, fix: Option<Fix>) {
        if self.is_silenced(place.span.start) {
            return;
        }
        let (Rule { id, severity, .. }, Place { of, span }) = (rule, place);
        let (path, message) = (of.into_path(), message.into());
        self.problems.push(Problem { rule: id, severity, path, span, message, fix });
    }

    /// Whether a byte stands in a value of the wrong kind.
    fn is_silenced(&self, at: usize) -> bool {
        let after = self.silenced.partition_point(|span| span.start <= at);
        after > 0 && at < self.silenced[after - 1].end
    }

    fn root(&self) -> Value<'d> {
        self.document.root()
    }

    /// A member of the root.
    fn get(&self, key: &str) -> Option<Value<'d>> {
        self.members.get(key)
    }

    fn get_kind(&self, key: &str, kind: Kind) -> Option<Value<'d>> {
        self.get(key).filter(|value| value.kind() == kind)
    }

    fn text(&self, key: &str) -> Option<Cow<'d, str>> {
        self.get(key)?.as_text()
    }

    fn list(&self, key: &str) -> Option<Value<'d>> {
        self.get_kind(key, Kind::List)
    }

    /// Whether the root lacks a member, under a misspelled name too.
    fn lacks(&self, key: &str) -> bool {
        self.get(key).is_none() && !self.is_meant(self.root(), key)
    }

    /// Whether an object has a member that should have this name.
    fn is_meant(&self, object: Value<'_>, key: &str) -> bool {
        let names = || self.meant_in.get(&object.path());
        !self.meant_in.is_empty() && names().is_some_and(|names| names.contains(key))
    }

    /// The name that a misspelled member should have.
    fn meant(&self, object: Value<'_>, nth: usize) -> Option<&str> {
        if self.meant.is_empty() {
            return None;
        }
        self.meant.get(&(object.path(), nth)).map(String::as_str)
    }

    fn has_object(&self, key: &str) -> Option<Value<'d>> {
        self.get_kind("capabilities", Kind::Object)?.get(key).filter(|value| value.kind() == Kind::Object)
    }

    /// Where a member of the root stands, or would stand.
    fn place(&self, key: &'static str) -> Place<'d> {
        self.get(key).map_or_else(|| Place::lack(self.root(), key), Place::of)
    }

    /// A switch at the root. One in quotes is none: nothing follows from it until it is mended.
    fn flag(&self, key: &str) -> Option<bool> {
        self.get(key)?.as_flag()
    }

    /// What a list of choices at the root holds, also as it is meant where it is a text.
    fn choices(&self, key: &'static str) -> Option<Choices<'d>> {
        let items = catalogue::member(catalogue::ROOT, key)?.items();
        Choices::of(self.get(key)?, items)
    }
}

fn is_wrong_kind(id: &str) -> bool {
    [table::WRONG_TYPE, table::TEXT_FOR_LIST, table::RETRY_TYPE].iter().any(|rule| rule.id == id)
}

/// The names that the fixes for misspelled ones would give.
fn meant(shape: &[Problem]) -> HashMap<(Path, usize), String> {
    let fixes = shape.iter().filter_map(|problem| problem.fix.as_ref());
    let renames = fixes.flat_map(|fix| &fix.changes).filter_map(|change| match change {
        Change::Rename { object, nth, key } => Some(((object.clone(), *nth), key.clone())),
        _ => None,
    });
    renames.collect()
}

/// What a list of choices holds.
struct Choices<'d> {
    list: Value<'d>,
    items: Vec<(Value<'d>, Cow<'d, str>)>,
    /// Whether each item is one of the supported values: only then it is sure what is not there.
    sure: bool,
}

impl<'d> Choices<'d> {
    fn of(list: Value<'d>, supported: &'static [Item]) -> Option<Choices<'d>> {
        let items: Vec<_> = if list.kind() == Kind::List {
            list.children().map(|item| (item, item.as_text().unwrap_or_default())).collect()
        } else {
            let values = listed(&list.as_text()?, supported)?;
            values.into_iter().map(|value| (list, Cow::Borrowed(value))).collect()
        };
        let known = |text: &str| supported.iter().any(|item| item.value == text);
        let sure = items.iter().all(|(_, text)| known(text));
        Some(Choices { list, items, sure })
    }

    fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    fn has(&self, value: &str) -> bool {
        self.items.iter().any(|(_, text)| text == value)
    }

    /// Whether it certainly lacks a value.
    fn lacks(&self, value: &str) -> bool {
        self.sure && !self.has(value)
    }

    /// The first item that one of these values is.
    fn first(&self, values: &[&str]) -> Option<(Place<'d>, &str)> {
        let (index, (item, text)) =
            self.items.iter().enumerate().find(|(_, (_, text))| values.contains(&&**text))?;
        let of = Of::Path(self.list.path().then(Step::Index(index)));
        Some((Place { of, span: item.span() }, text))
    }

    fn place(&self) -> Place<'d> {
        Place::of(self.list)
    }
}

/// The changes that tick one value of a checklist, as a fix.
fn tick(document: &Document, path: &Path, value: &str) -> Fix {
    let changes = edits::tick(document, path, value);
    Fix { title: format!("add {value}"), certainty: super::Certainty::Suggested, changes }
}
