//! What an update would change: two manifests compared by what they mean to LivePerson.
//!
//! Responsible for what counts as no difference: members that LivePerson makes, a default that is written
//! out, the order of values and ids. It deliberately has no words for a change, and reads no file.

use std::collections::BTreeSet;

use crate::json::diff::tree::{Difference, differences};
use crate::json::document::Document;
use crate::json::{Kind, Value};
use crate::manifest::catalogue::{self, Field, Kind as FieldKind, MADE_BY_LIVEPERSON};
use crate::manifest::edits;

/// What differs.
#[derive(Debug, Clone, Default)]
pub struct Comparison<'d> {
    /// The places that differ, as an update would change them.
    pub changes: Vec<Difference<'d>>,
    /// The members that LivePerson makes and that differ.
    pub not_compared: Vec<String>,
}

/// Compares two manifests.
pub fn compare<'d>(old: &'d Document, new: &'d Document) -> Comparison<'d> {
    let mut comparison = Comparison::default();
    for difference in differences(old, new) {
        match made_by_liveperson(&difference) {
            Some(name) => comparison.not_compared.push(name),
            None if means_the_same(&difference) => {}
            None => comparison.changes.push(difference),
        }
    }
    comparison
}

/// The member of the root that LivePerson makes, by the name that it has there.
fn made_by_liveperson(difference: &Difference<'_>) -> Option<String> {
    let key = difference.path.last_key().filter(|_| difference.path.steps().len() == 1)?;
    let meant = catalogue::meant(key);
    let known = MADE_BY_LIVEPERSON.contains(&meant.as_deref().unwrap_or(key));
    known.then(|| key.to_owned())
}

/// Whether both sides mean the same to LivePerson, as far as the guides say.
fn means_the_same(difference: &Difference<'_>) -> bool {
    let Some(field) = edits::field(&difference.path) else { return false };
    match (difference.old, difference.new) {
        (Some(old), Some(new)) => {
            edits::is_set(&difference.path) && items(old).is_some_and(|set| Some(set) == items(new))
        }
        (Some(only), None) | (None, Some(only)) => is_default(field, only),
        (None, None) => true,
    }
}

fn is_default(field: &Field, value: Value<'_>) -> bool {
    match field.kind {
        FieldKind::Flag { default } => default.is_some() && value.as_flag() == default,
        FieldKind::Integer { default, .. } => default.is_some() && value.as_integer() == default,
        _ => false,
    }
}

/// The values of a list of scalars, as they are compared.
fn items(list: Value<'_>) -> Option<BTreeSet<String>> {
    let item = |value: Value<'_>| match (value.as_integer(), value.as_text()) {
        (Some(number), _) => Some(number.to_string()),
        (None, Some(text)) => Some(format!("\"{text}")),
        _ => (!value.kind().is_container()).then(|| value.raw().to_owned()),
    };
    (list.kind() == Kind::List).then(|| list.children().map(item).collect()).flatten()
}
