//! Placeholders that are still to be filled in, one warning each however often they stand there.
//!
//! It deliberately repeats nothing that stands in a header's value or in a secret.

use std::collections::HashMap;

use super::{Look, Of, Place};
use crate::json::Value;
use crate::manifest::check::{table, words};
use crate::manifest::placeholder::Placeholder;
use crate::manifest::secret::is_secret;

/// Looks for placeholders outside of values that are of the wrong kind.
pub(super) fn check(look: &mut Look<'_>, open: &[Placeholder]) {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    let told: Vec<_> = open.iter().filter(|found| !look.is_silenced(found.span.start)).collect();
    for found in &told {
        *counts.entry(&found.text).or_default() += 1;
    }
    for found in told {
        // At its first place alone.
        let Some(count) = counts.remove(found.text.as_str()) else { continue };
        let message = message(look.root(), found, count);
        let place = Place { of: Of::Path(found.path.clone()), span: found.span.clone() };
        look.report(table::PLACEHOLDER_LEFT, place, message, None);
    }
}

fn message(root: Value<'_>, found: &Placeholder, count: usize) -> String {
    if is_in_secret(root, found) {
        return "a placeholder still stands in this value: put your own in its place".to_owned();
    }
    let text = words::shown(&found.text);
    match count {
        1 => format!("{text} is a placeholder: put your own value in its place"),
        _ => format!("{text} is a placeholder, and stands in {count} places: put your own value there"),
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
