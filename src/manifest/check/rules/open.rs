//! Placeholders that are still to be filled in, one note each however often they stand there.
//!
//! It deliberately repeats nothing that stands in a header's value or in a secret.

use std::collections::HashSet;

use super::{Look, Place};
use crate::json::Value;
use crate::manifest::check::{table, words};
use crate::manifest::placeholder::Placeholder;

/// Looks for placeholders outside of values that are of the wrong kind.
pub(super) fn check(look: &mut Look<'_>, open: &[Placeholder]) {
    let mut seen = HashSet::new();
    for found in open {
        if look.is_silenced(found.span.start) || seen.contains(&found.text) {
            continue;
        }
        seen.insert(found.text.clone());
        let message = if is_secret(look.root(), found) {
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
fn is_secret(root: Value<'_>, found: &Placeholder) -> bool {
    let holds = |value: Value<'_>| value.span().contains(&found.span.start);
    let in_header = || root.at(&found.path).and_then(|header| header.get("header_value")).is_some_and(holds);
    found.path.keys().any(|key| matches!(key, Some("client_secret" | "header_value"))) || in_header()
}
