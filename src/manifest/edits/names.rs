//! What people call the place that a path names.
//!
//! It deliberately knows no document: a path has the same name whatever stands there.

use super::field;
use crate::json::Path;

/// The event, or the object, that a path lies in.
pub fn context(path: &Path) -> String {
    let mut above = path.parent();
    // The list of an item is said by the item's own name.
    if path.last_index().is_some() {
        above = above.parent();
    }
    while !above.is_root() {
        if let Some(field) = field(&above)
            .filter(|field| !field.label.is_empty() && !matches!(field.key, "capabilities" | "retry"))
        {
            return field.label.to_owned();
        }
        above = above.parent();
    }
    String::new()
}

/// A path as people know it: `Max retries of ContentEvent`, `Redirect URI 2`.
///
/// An item that is only a value, such as one of a checklist, goes by the name of its list.
pub fn name_of(path: &Path) -> String {
    let nameless = field(path).is_none_or(|field| field.label.is_empty());
    if path.last_index().is_some() && nameless && !path.parent().is_root() {
        return name_of(&path.parent());
    }
    let label = field(path).map(|field| field.label).filter(|label| !label.is_empty());
    let (mut label, above) = match (label, path.last_index()) {
        (Some(label), Some(index)) => (format!("{label} {}", index + 1), path.parent()),
        // A member of an item, such as the name of a header, is told by the item's number.
        (Some(label), None) if path.parent().last_index().is_some() => {
            let item = path.parent();
            (format!("{label} {}", item.last_index().unwrap_or(0) + 1), item.parent())
        }
        (Some(label), None) => (label.to_owned(), path.clone()),
        (None, _) => (path.last_key().unwrap_or("the manifest").to_owned(), path.clone()),
    };
    let context = context(&above);
    if !matches!(context.as_str(), "" | "Webhooks" | "Engagement") {
        label = format!("{label} of {context}");
    }
    label
}
