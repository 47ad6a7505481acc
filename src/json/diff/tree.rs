//! What changed between two documents, by path.

use crate::json::document::Document;
use crate::json::{Kind, Members, Path, Value, same};

/// One place where two documents differ.
#[derive(Debug, Clone)]
pub struct Difference<'d> {
    /// Where it is.
    pub path: Path,
    /// What the older document has there.
    pub old: Option<Value<'d>>,
    /// What the newer document has there.
    pub new: Option<Value<'d>>,
}

/// The members that differ, in the order of the newer document, dropped ones after them.
///
/// Lists count whole; an object that only one side has counts once. Layout does not count.
pub fn changed(old: &Document, new: &Document) -> Vec<Path> {
    differences(old, new).into_iter().map(|difference| difference.path).collect()
}

/// The same with what each document has there.
pub fn differences<'d>(old: &'d Document, new: &'d Document) -> Vec<Difference<'d>> {
    let mut out = Vec::new();
    compare(old.root(), new.root(), &Path::root(), &mut out);
    out
}

fn compare<'d>(old: Value<'d>, new: Value<'d>, path: &Path, out: &mut Vec<Difference<'d>>) {
    if same(old, new) {
        return;
    }
    if old.kind() != Kind::Object || new.kind() != Kind::Object {
        out.push(Difference { path: path.clone(), old: Some(old), new: Some(new) });
        return;
    }
    let (before, after) = (Members::of(old), Members::of(new));
    for member in after.iter().filter(|member| !member.overridden) {
        let path = path.key(member.key.clone());
        match before.get(&member.key) {
            Some(old) => compare(old, member.value, &path, out),
            None => out.push(Difference { path, old: None, new: Some(member.value) }),
        }
    }
    for member in before.iter().filter(|member| !member.overridden && !after.has(&member.key)) {
        let path = path.key(member.key.clone());
        out.push(Difference { path, old: Some(member.value), new: None });
    }
}
