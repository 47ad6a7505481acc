//! Two people's changes to one manifest: mine are replayed, by path, on the text that they wrote.
//!
//! Responsible for telling which of my changes fit their text as it is, and at which paths both
//! sides changed something. It deliberately asks nobody: the caller decides those.

mod conflicts;

pub use conflicts::Marked;

use std::collections::HashSet;

use crate::json::document::{Change, Document, Json, Refusal};
use crate::json::{Kind, Path, Value, Values, has_lone_surrogate, same};
use crate::manifest::edits;

/// Whose value stays at a path that both changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The value that was made here.
    Mine,
    /// The value that the other program wrote.
    Theirs,
}

/// Three states of one manifest.
#[derive(Debug, Clone, Copy)]
pub struct Merge<'d> {
    /// What both began with.
    pub base: &'d Document,
    /// What was made of it here.
    pub mine: &'d Document,
    /// What another program made of it.
    pub theirs: &'d Document,
}

/// One thing of mine to be done to their text.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Step {
    /// The value at a path as I have it, or nothing if I have none.
    Copy(Path),
    /// What I added to a list of values and what I took out of it.
    Values(Path),
    /// Both changed it.
    Clash(Path),
}

impl Merge<'_> {
    /// The paths that both sides changed, each to something else, in the order of my text.
    pub fn clashes(&self) -> Vec<Path> {
        let clash = |step| if let Step::Clash(path) = step { Some(path) } else { None };
        self.steps().into_iter().filter_map(clash).collect()
    }

    /// Their text with my changes in it. `decide` is asked at each of [`Merge::clashes`].
    ///
    /// # Errors
    ///
    /// If a change does not fit the text after all; nothing is lost, since both texts still stand.
    pub fn merged(&self, mut decide: impl FnMut(&Path) -> Side) -> Result<Document, Refusal> {
        let mut document = self.theirs.clone();
        let (mut mine, mut sets) = (Vec::new(), Vec::new());
        for step in self.steps() {
            match step {
                Step::Clash(path) if decide(&path) == Side::Theirs => {}
                Step::Copy(path) | Step::Clash(path) => mine.push(path),
                Step::Values(path) => sets.push(path),
            }
        }
        copy(&mut document, self.mine, &mine)?;
        for path in sets {
            self.values(&mut document, &path)?;
        }
        Ok(document)
    }

    fn steps(&self) -> Vec<Step> {
        let mut steps = Vec::new();
        let three = Three {
            base: Some(self.base.root()),
            mine: Some(self.mine.root()),
            theirs: Some(self.theirs.root()),
        };
        three.walk(&Path::root(), &mut steps);
        steps
    }

    /// Takes out of their list what I took out, and adds what I added.
    fn values(&self, document: &mut Document, path: &Path) -> Result<(), Refusal> {
        let Some(mine) = self.mine.at(path) else { return Ok(()) };
        let base = self.base.at(path);
        let (kept, known) = (values_of(Some(mine)), values_of(base));
        let gone = |item: &Value<'_>| known.has(*item) && !kept.has(*item);
        let theirs = document.at(path).into_iter().flat_map(|list| list.children());
        let places = theirs.enumerate().filter(|(_, item)| gone(item)).map(|(at, _)| path.index(at));
        at_once(document, places.map(Change::Remove).collect())?;
        let mut there = values_of(document.at(path));
        let new: Vec<_> = mine.children().filter(|item| !known.has(*item) && there.insert(*item)).collect();
        for change in edits::add_values(document, path, &new) {
            document.apply(&change)?;
        }
        Ok(())
    }
}

/// The changes that give a document every value of another by its path: what is there is replaced, what is
/// missing comes where the catalogue has it, nothing goes. Objects are gone into, lists are values.
///
/// # Errors
///
/// If a value does not fit the text after all.
pub fn overlay(document: &Document, other: &Document) -> Result<Vec<Change>, Refusal> {
    let mut ahead = document.clone();
    let mut changes = Vec::new();
    lay(&mut ahead, other.root(), &Path::root(), &mut changes)?;
    Ok(changes)
}

/// Lays a value over what stands at `path`. Each change sees the text that the one before left.
fn lay(
    document: &mut Document,
    value: Value<'_>,
    path: &Path,
    changes: &mut Vec<Change>,
) -> Result<(), Refusal> {
    let both =
        value.kind() == Kind::Object && document.at(path).is_some_and(|there| there.kind() == Kind::Object);
    if both {
        for member in value.children().filter(|member| has_own_name(*member)) {
            let key = member.key().unwrap_or_default();
            lay(document, member, &path.key(key), changes)?;
        }
        return Ok(());
    }
    let Ok(json) = Json::parse(value.raw()) else { return Ok(()) };
    let change = edits::set(document, path, json);
    if !document.apply(&change)?.forward.is_empty() {
        changes.push(change);
    }
    Ok(())
}

/// Gives the values at some paths what `from` has there, none of them below another: what is there gets
/// another value, what is missing comes, and what `from` has not goes.
fn copy(document: &mut Document, from: &Document, paths: &[Path]) -> Result<(), Refusal> {
    let (kept, gone): (Vec<_>, Vec<_>) = paths.iter().partition(|path| from.at(path).is_some());
    let (there, new): (Vec<_>, Vec<_>) = kept.into_iter().partition(|path| document.at(path).is_some());
    let changes = |document: &Document, paths: Vec<&Path>| {
        paths.into_iter().flat_map(|path| edits::copy(document, from, path)).collect()
    };
    at_once(document, changes(document, there))?;
    for path in new {
        for change in edits::copy(document, from, path) {
            document.apply(&change)?;
        }
    }
    at_once(document, changes(document, gone))
}

fn at_once(document: &mut Document, changes: Vec<Change>) -> Result<(), Refusal> {
    Change::together(changes).map_or(Ok(()), |change| document.apply(&change).map(drop))
}

fn values_of(list: Option<Value<'_>>) -> Values<'_> {
    list.into_iter().flat_map(|list| list.children()).collect()
}

/// One place in the three texts; `None` where a text has nothing there.
#[derive(Clone, Copy)]
struct Three<'d> {
    base: Option<Value<'d>>,
    mine: Option<Value<'d>>,
    theirs: Option<Value<'d>>,
}

impl Three<'_> {
    fn walk(self, path: &Path, steps: &mut Vec<Step>) {
        let Three { base, mine, theirs } = self;
        if raw(base) == raw(mine) || (!equal(base, mine) && equal(mine, theirs)) {
            return;
        }
        if self.all_objects() {
            return self.members(path, steps);
        }
        if equal(theirs, base) {
            steps.push(Step::Copy(path.clone()));
        } else if equal(mine, base) {
            // Only my spelling is new, and their value is: theirs stays.
        } else if self.is_a_set(path) {
            steps.push(Step::Values(path.clone()));
        } else {
            steps.push(Step::Clash(path.clone()));
        }
    }

    /// Whether the members can be looked at one by one: an object on each side, or an object that
    /// both made. One that is gone on a side is a matter of the whole.
    fn all_objects(self) -> bool {
        let object = |value: Option<Value<'_>>| {
            value.is_some_and(|value| value.kind() == Kind::Object && value.children().all(has_own_name))
        };
        object(self.mine) && object(self.theirs) && (self.base.is_none() || object(self.base))
    }

    fn members(self, path: &Path, steps: &mut Vec<Step>) {
        let keys = |value: Option<Value<'_>>| -> Vec<String> {
            let members = value.into_iter().flat_map(|value| value.children());
            members.filter_map(|member| member.key().map(std::borrow::Cow::into_owned)).collect()
        };
        let mut names = keys(self.mine);
        let own: HashSet<_> = names.iter().cloned().collect();
        names.extend(keys(self.base).into_iter().filter(|key| !own.contains(key)));
        for name in names {
            let three = Three {
                base: self.base.and_then(|value| value.get(&name)),
                mine: self.mine.and_then(|value| value.get(&name)),
                theirs: self.theirs.and_then(|value| value.get(&name)),
            };
            three.walk(&path.key(name.clone()), steps);
        }
    }

    /// Whether this is a list on each side whose order says nothing, and whose values can be put together.
    fn is_a_set(self, path: &Path) -> bool {
        let list = |value: Option<Value<'_>>| value.is_some_and(|value| value.kind() == Kind::List);
        let lists = list(self.mine) && list(self.theirs) && (self.base.is_none() || list(self.base));
        edits::is_set(path) && lists && !(edits::is_list_of_texts(path) && self.both_replaced())
    }

    /// Whether both sides took the same item out, and each put another in: two texts for one.
    fn both_replaced(self) -> bool {
        let (Some(base), Some(mine), Some(theirs)) = (self.base, self.mine, self.theirs) else {
            return false;
        };
        let [known, kept, left] = [base, mine, theirs].map(|list| values_of(Some(list)));
        let adds = |side: Value<'_>| side.children().any(|item| !known.has(item));
        let gone = || base.children().any(|item| !kept.has(item) && !left.has(item));
        adds(mine) && adds(theirs) && gone()
    }
}

/// Whether a path leads to this member and to no other: half a surrogate pair in its name is read
/// as any other half, and no path can write it.
fn has_own_name(member: Value<'_>) -> bool {
    !member.is_overridden() && !member.raw_key().is_some_and(has_lone_surrogate)
}

fn raw(value: Option<Value<'_>>) -> Option<&str> {
    value.map(|value| value.raw())
}

fn equal(a: Option<Value<'_>>, b: Option<Value<'_>>) -> bool {
    match (a, b) {
        (None, None) => true,
        (Some(a), Some(b)) => same(a, b),
        _ => false,
    }
}
