//! Placeholders that are still to be filled in, one note each however often they stand there.
//!
//! It deliberately repeats nothing that stands in a header's value or in a secret.

use std::collections::HashSet;

use super::{Look, Place};
use crate::json::Value;
use crate::manifest::check::{table, words};
use crate::manifest::placeholder::Placeholder;
use crate::manifest::secret::is_secret;

/// Looks for placeholders outside of values that are of the wrong kind.
pub(super) fn check(look: &mut Look<'_>, open: &[Placeholder]) {
    let mut seen = HashSet::new();
    for found in open {
        if look.is_silenced(found.span.start) || seen.contains(&found.text) {
            continue;
        }
        seen.insert(found.text.clone());
        let message = if is_in_secret(look.root(), found) {
            "a placeholder still stands in this value: put your own in its place".to_owned()
        } else {
            format!("{} is a placeholder: put your own value in its place", words::shown(&found.text))
        };
        look.report(
            table::PLACEHOLDER_LEFT,
            Place { path: found.path.clone(), span: found.span.clone() },
            message,
            None,
        );
    }
}

/// Whether it stands where only a secret may stand.
fn is_in_secret(root: Value<'_>, found: &Placeholder) -> bool {
    let in_value = || {
        let value = root.at(&found.path).and_then(|header| header.get("header_value"));
        value.is_some_and(|value| value.span().contains(&found.span.start))
    };
    let in_name = || found.path.last_index().is_some() && !in_value();
    is_secret(&found.path) && !in_name()
}
