//! What changed between two documents, by path.

use crate::document::Document;
use crate::json::{Kind, Members, Path, Value, same};

/// The members that differ, in the order of the newer document, dropped ones after them.
///
/// Lists count whole; an object that only one side has counts once. Layout does not count.
pub fn changed(old: &Document, new: &Document) -> Vec<Path> {
    let mut paths = Vec::new();
    compare(old.root(), new.root(), &Path::root(), &mut paths);
    paths
}

fn compare(old: Value<'_>, new: Value<'_>, path: &Path, paths: &mut Vec<Path>) {
    if same(old, new) {
        return;
    }
    if old.kind() != Kind::Object || new.kind() != Kind::Object {
        paths.push(path.clone());
        return;
    }
    let (before, after) = (Members::of(old), Members::of(new));
    for member in after.iter().filter(|member| !member.overridden) {
        let path = path.key(member.key.clone());
        match before.get(&member.key) {
            Some(old) => compare(old, member.value, &path, paths),
            None => paths.push(path),
        }
    }
    let dropped = before.iter().filter(|member| !member.overridden && !after.has(&member.key));
    paths.extend(dropped.map(|member| path.key(member.key.clone())));
}
