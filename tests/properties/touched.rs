//! What an edit may touch, by what was asked.

use lp_manifest::json::document::{Applied, Change, Document, Edit};
use lp_manifest::json::{Kind, Path, Value};

/// Whether the edits touch no more than the change is about.
pub(super) fn is_tight(before: &Document, change: &Change, applied: &Applied) -> bool {
    let edits = applied.forward.as_slice();
    let one = |test: &dyn Fn(&Edit) -> bool| edits.is_empty() || edits.len() == 1 && test(&edits[0]);
    let adds = |parent: Value<'_>| {
        one(&|edit| {
            let empty = parent.children().next().is_none();
            if empty { edit.range == parent.span() } else { edit.range.is_empty() && holds(parent, edit) }
        })
    };
    match change {
        Change::Set(path, json, _) | Change::Spell(path, json) => match before.at(path) {
            Some(value) => one(&|edit| {
                let scalar = !json.value().kind().is_container() && json.value().kind() != Kind::Text;
                edit.range == value.span() && (!scalar || edit.insert == json.raw())
            }),
            None => adds(above(before, path)),
        },
        Change::Insert { list, .. } => adds(before.at(list).unwrap()),
        Change::Remove(path) => one(&|edit| takes(before.at(path).unwrap(), before.text(), edit)),
        Change::RemoveMember { object, nth } => {
            let member = before.at(object).unwrap().children().nth(*nth).unwrap();
            one(&|edit| takes(member, before.text(), edit))
        }
        Change::Rename { object, nth, .. } => {
            let member = before.at(object).unwrap().children().nth(*nth).unwrap();
            one(&|edit| Some(edit.range.clone()) == member.key_span())
        }
        Change::Move { list, .. } => {
            let items: Vec<_> = before.at(list).unwrap().children().map(|item| item.span()).collect();
            edits.iter().all(|edit| items.contains(&edit.range))
        }
        Change::Text(_) | Change::Typed(_) => one(&|_| true),
        Change::Together(changes) => {
            changes.iter().all(|change| is_tight(before, change, &Applied::default()))
        }
    }
}

/// The deepest value on the way to `path` that is there.
fn above<'d>(document: &'d Document, path: &Path) -> Value<'d> {
    let mut parent = path.parent();
    loop {
        if let Some(value) = document.at(&parent) {
            return value;
        }
        parent = parent.parent();
    }
}

fn holds(value: Value<'_>, edit: &Edit) -> bool {
    value.span().start < edit.range.start && edit.range.end < value.span().end
}

/// Whether the edit takes out this value, one comma if there are others, and blanks.
fn takes(value: Value<'_>, text: &str, edit: &Edit) -> bool {
    if value.is_root() {
        return edit.range == value.span() && edit.insert == "{}";
    }
    let covered = edit.range.start <= value.start() && value.span().end <= edit.range.end;
    let gaps = covered.then(|| {
        let gaps = [&text[edit.range.start..value.start()], &text[value.span().end..edit.range.end]].concat();
        gaps.trim_matches(['\n', '\r', '\t', ' ']).to_owned()
    });
    let alone = value.parent().children().count() == 1;
    edit.insert.is_empty()
        && holds(value.parent(), edit)
        && gaps.as_deref() == Some(if alone { "" } else { "," })
}

pub(super) fn is_outside_equal(before: &str, applied: &Applied, after: &str) -> bool {
    let (mut old, mut new) = (0, 0);
    for (forward, back) in applied.forward.iter().zip(&applied.back) {
        if before[old..forward.range.start] != after[new..back.range.start] {
            return false;
        }
        (old, new) = (forward.range.end, back.range.end);
    }
    applied.forward.len() == applied.back.len() && before[old..] == after[new..]
}
