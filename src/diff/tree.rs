//! What changed between two documents, by path.

use crate::document::Document;
use crate::json::{Kind, Path, Value, same};

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
    for member in new.children().filter(|member| !member.is_overridden()) {
        let Some(key) = member.key() else { continue };
        let path = path.key(key.clone());
        match old.get(&key) {
            Some(before) => compare(before, member, &path, paths),
            None => paths.push(path),
        }
    }
    for member in old.children().filter(|member| !member.is_overridden()) {
        let Some(key) = member.key() else { continue };
        if new.get(&key).is_none() {
            paths.push(path.key(key));
        }
    }
}
