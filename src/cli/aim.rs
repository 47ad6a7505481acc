//! Paths that are nearly right: what was meant by them.
//!
//! Responsible for keeping a change from being written where no reader looks for it. It deliberately lets
//! everything through that the file or the guides have, and what is like nothing that they have.

use std::borrow::Cow;

use lp_manifest::export::entry::{Entry, entries};
use lp_manifest::json::document::Document;
use lp_manifest::json::{Path, Step};
use lp_manifest::manifest::catalogue::{self, Field, ROOT};
use lp_manifest::manifest::check::nearest;
use lp_manifest::manifest::edits;

/// How the guides' tables spell the one event that is sent under another name, and its name.
const TABLES: (&str, &str) = (
    "ms.MessagingEventNotification.ExConversationChangeNotification",
    "cqm.ExConversationChangeNotification",
);

/// What is wrong with a path, with the one that was meant; nothing if it can be meant as it stands.
pub(super) fn astray(path: &Path, document: Option<&Document>) -> Option<String> {
    if is_known(path, document) {
        return None;
    }
    let tidy = tidied(path, document);
    if tidy != *path && is_known(&tidy, document) {
        return Some(format!("{path} is no place of a manifest: {tidy}"));
    }
    belongs(&tidy)
}

/// The place that was meant by a path, if that is another.
pub(super) fn place_meant(path: &Path) -> Option<String> {
    let tidy = tidied(path, None);
    (tidy != *path && is_known(&tidy, None)).then(|| tidy.to_string())
}

/// The same as a refusal.
pub(super) fn refusal(path: &Path, document: &Document) -> Option<String> {
    astray(path, Some(document)).map(|sentence| format!("{sentence} (--force takes it as typed)"))
}

fn is_known(path: &Path, document: Option<&Document>) -> bool {
    let in_file = document.is_some_and(|document| document.at(path).is_some());
    in_file || edits::field(path).is_some()
}

/// A path without what other tools write around names: `$`, blanks, the dots of an event's name as steps;
/// and with the right letters in the names that are gone through.
fn tidied(path: &Path, document: Option<&Document>) -> Path {
    let mut steps: Vec<Step> = path.steps().iter().map(trimmed).collect();
    if steps.len() > 1 && steps[0] == Step::Key("$".to_owned()) {
        steps.remove(0);
    }
    for name in dotted_names() {
        join(&mut steps, name);
    }
    for step in &mut steps {
        if matches!(step, Step::Key(key) if key == TABLES.0) {
            *step = Step::Key(TABLES.1.to_owned());
        }
    }
    spelled(steps, document)
}

fn trimmed(step: &Step) -> Step {
    match step {
        Step::Key(key) => Step::Key(key.trim().to_owned()),
        Step::Index(index) => Step::Index(*index),
    }
}

/// The names of members that have dots, the longest first.
fn dotted_names() -> Vec<&'static str> {
    let keys = catalogue::walk().into_iter().filter_map(|trail| trail.last().map(|field| field.key));
    let mut names: Vec<_> = keys.filter(|key| key.contains('.')).chain([TABLES.0]).collect();
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    names
}

/// Makes one step of those that spell a name between them, wherever its dots are taken for borders.
fn join(steps: &mut Vec<Step>, name: &str) {
    let spells = |some: &[Step]| {
        let keys = some.iter().map(|step| if let Step::Key(key) = step { Some(key.as_str()) } else { None });
        keys.collect::<Option<Vec<_>>>().is_some_and(|keys| keys.join(".") == name)
    };
    let found = (2..=name.split('.').count())
        .find_map(|count| steps.windows(count).position(spells).map(|at| at..at + count));
    if let Some(some) = found {
        steps.splice(some, [Step::Key(name.to_owned())]);
    }
}

/// The member of these that a name is nearly: see [`nearest::member`]; an event also by its last part.
fn near(key: &str, fields: &'static [Field]) -> Option<String> {
    let mut names = fields.iter().map(|field| field.key);
    let event = names.find(|name| name.rsplit_once('.').is_some_and(|(_, last)| last == key));
    nearest::member(key, fields).map(Cow::into_owned).or_else(|| event.map(str::to_owned))
}

/// The steps with the nearest names in place of those that lead nowhere.
fn spelled(mut steps: Vec<Step>, document: Option<&Document>) -> Path {
    let mut fields: &'static [Field] = ROOT;
    for at in 0..steps.len() {
        let Step::Key(key) = &steps[at] else { break };
        let above = Path::from(steps[..=at].to_vec());
        if catalogue::member(fields, key).is_none() && !is_known(&above, document) {
            let Some(near) = near(key, fields) else { break };
            steps[at] = Step::Key(near);
        }
        let Some(Step::Key(key)) = steps.get(at) else { break };
        let Some(field) = catalogue::member(fields, key) else { break };
        fields = field.members();
    }
    Path::from(steps)
}

/// Where a name that stands at the wrong level belongs.
fn belongs(path: &Path) -> Option<String> {
    let parent = path.parent();
    let is_of_guides = parent.is_root() || edits::field(&parent).is_some();
    let last = path.steps().last()?;
    let end = if is_of_guides { Path::from(vec![last.clone()]) } else { path.clone() };
    let homes: Vec<Entry> = entries().into_iter().filter(|entry| entry.ends_with(&end)).collect();
    let [home] = homes.as_slice() else { return None };
    let place = home.path().replace('*', "EVENT").replace("[]", "[N]");
    let above = match (home.parent, home.is_in_event()) {
        (None, _) => "the manifest itself".to_owned(),
        (Some(parent), _) if parent.key.is_empty() => "an item of headers".to_owned(),
        (Some(_), true) => "an event".to_owned(),
        (Some(parent), false) => parent.key.to_owned(),
    };
    Some(format!("{end} belongs to {above}: {place}"))
}
