//! Changes that are made at once: one edit of the text and one parse for all of them.
//!
//! It deliberately takes only changes of values that are there: where something new goes depends on
//! what the others did.

use std::collections::HashSet;

use super::plan::{nth_member, remove_run, rename, replace};
use super::{Change, Document, Edit, Json, Refusal};
use crate::json::{Path, Value, same};

/// What an edit writes, to be read back.
pub(super) enum Written<'c> {
    Value(&'c Json, &'c Path),
    Name(&'c str, &'c Path),
    /// Something goes.
    Nothing,
}

type Planned<'c> = Vec<(Edit, Written<'c>)>;

/// The edits that carry all of them out, in order; none if all is so already.
pub(super) fn plan<'c>(document: &Document, changes: &'c [Change]) -> Result<Planned<'c>, Refusal> {
    let mut planned = Planned::new();
    let mut gone: Vec<Value<'_>> = Vec::new();
    let mut taken = HashSet::new();
    for change in changes {
        match change {
            Change::Set(path, json, _) => {
                let edits = replace(document, there(document, path)?, json);
                planned.extend(edits.into_iter().map(|edit| (edit, Written::Value(json, path))));
            }
            Change::Spell(path, json) => {
                let range = there(document, path)?.span();
                planned.push((Edit { range, insert: json.raw().to_owned() }, Written::Value(json, path)));
            }
            Change::Remove(path) => gone.push(there(document, path)?),
            Change::RemoveMember { object, nth } => gone.push(nth_member(document, object, *nth)?.1),
            Change::Rename { object, nth, key } => {
                if !taken.insert((object, key)) {
                    return Err(Refusal::NameTaken(object.key(key.as_str())));
                }
                let edits = rename(document, object, *nth, key)?;
                planned.extend(edits.into_iter().map(|edit| (edit, Written::Name(key, object))));
            }
            _ => return Err(Refusal::NoSuchEdit),
        }
    }
    planned.extend(removals(gone).into_iter().map(|edit| (edit, Written::Nothing)));
    planned.retain(|(edit, _)| document.text().get(edit.range.clone()) != Some(&*edit.insert));
    planned.sort_by_key(|(edit, _)| edit.range.start);
    Ok(planned)
}

fn there<'d>(document: &'d Document, path: &Path) -> Result<Value<'d>, Refusal> {
    document.at(path).ok_or_else(|| Refusal::NotThere(path.clone()))
}

/// Neighbours that go are taken out as one.
fn removals(mut gone: Vec<Value<'_>>) -> Vec<Edit> {
    gone.sort_by_key(Value::start);
    let follows = |before: &Value<'_>, next: &Value<'_>| {
        before.parent().id() == next.parent().id() && before.position() + 1 == next.position()
    };
    gone.chunk_by(follows).map(|run| remove_run(run[0], run[run.len() - 1])).collect()
}

/// Reads back from the edited document what was to be written; `back` names the places.
pub(super) fn confirm(document: &Document, written: &[Written<'_>], back: &[Edit]) -> Result<(), Refusal> {
    for (written, edit) in written.iter().zip(back) {
        let at = edit.range.start;
        let (path, is_so) = match written {
            Written::Value(json, path) => {
                let value = document.tree.starting_at(document.text(), at);
                (path, value.is_some_and(|value| same(value, json.value())))
            }
            Written::Name(key, path) => {
                let member = document.named_at(at);
                (path, member.is_some_and(|member| member.is_called(key)))
            }
            Written::Nothing => continue,
        };
        if !is_so {
            return Err(Refusal::NotConfirmed((*path).clone()));
        }
    }
    Ok(())
}
