//! What became of one value, in a few words: `3 → 2`, `unauth removed`, `added`.
//!
//! Responsible for the words of the review and of `diff`, with their secrets masked: the same on every
//! surface, so no word of the form's. It deliberately finds no change itself.

use crate::json::{Kind, Path, Value};
use crate::manifest::secret::{self, is_secret};

/// What became of a list whose values only stand in other places.
pub const MOVED: &str = "the same in another order";

/// What became of the value at `path`. A spelling is cut to `longest` code points.
pub fn becomes(old: Option<Value<'_>>, new: Option<Value<'_>>, path: &Path, longest: usize) -> String {
    match (old, new) {
        (Some(value), None) => {
            let values =
                values(value, path, longest).map_or_else(String::new, |values| format!(" ({values})"));
            format!("removed{values}: the installed app loses it")
        }
        (None, None) => "not set".to_owned(),
        (None, Some(value)) if value.kind().is_container() || is_secret(path) => values(value, path, longest)
            .map_or_else(|| "added".to_owned(), |values| format!("added: {values}")),
        (None, Some(value)) => format!("not set → {}", spelled(value, path, longest)),
        (Some(_), Some(_)) if is_secret(path) => "changed".to_owned(),
        (Some(old), Some(new)) if old.kind() == Kind::List && new.kind() == Kind::List => {
            listed(old, new, path, longest)
        }
        (Some(old), Some(new)) if old.kind().is_container() && new.kind() == old.kind() => {
            "changed".to_owned()
        }
        (Some(old), Some(new)) => {
            format!("{} → {}", spelled(old, path, longest), spelled(new, path, longest))
        }
    }
}

/// The values of a list of scalars that came or went whole; nothing if it is empty or secret.
fn values(list: Value<'_>, path: &Path, longest: usize) -> Option<String> {
    let is_list = list.kind() == Kind::List && !is_secret(path);
    let items = is_list.then(|| items(list, path)).flatten().filter(|items| !items.is_empty())?;
    Some(cut(&items.join(", "), longest))
}

/// The spelling of a scalar and of a list of such; of anything else what it is.
fn spelled(value: Value<'_>, path: &Path, longest: usize) -> String {
    let is_plain = |list: Value<'_>| list.children().all(|item| !item.kind().is_container());
    match value.kind() {
        Kind::List if is_plain(value) => {
            let items: Vec<_> = value.children().map(|item| secret::json(item, path)).collect();
            cut(&format!("[{}]", items.join(", ")), longest)
        }
        kind if kind.is_container() => kind.words().to_owned(),
        _ => cut(&secret::json(value, path), longest),
    }
}

fn cut(text: &str, longest: usize) -> String {
    if text.chars().nth(longest).is_none() {
        return text.to_owned();
    }
    text.chars().take(longest.saturating_sub(1)).chain(['…']).collect()
}

/// What came into a list of texts or numbers, and what left it.
fn listed(old: Value<'_>, new: Value<'_>, path: &Path, longest: usize) -> String {
    let (Some(old), Some(new)) = (items(old, path), items(new, path)) else { return "changed".to_owned() };
    let in_words = |items: &[String], others: &[String], word| -> Vec<String> {
        let only = items
            .iter()
            .enumerate()
            .filter(|(nth, item)| !others.contains(item) && !items[..*nth].contains(item));
        only.map(|(_, item)| format!("{} {word}", cut(item, longest))).collect()
    };
    let mut words = in_words(&new, &old, "added");
    words.extend(in_words(&old, &new, "removed"));
    match words.is_empty() {
        true if new.len() == old.len() => MOVED.to_owned(),
        true => "the same, but not as often".to_owned(),
        false => words.join(", "),
    }
}

/// The items of a list of scalars: texts as they read, whole numbers whatever their spelling.
fn items(list: Value<'_>, path: &Path) -> Option<Vec<String>> {
    let item = |item: Value<'_>| match item.kind() {
        kind if kind.is_container() => None,
        Kind::Text => Some(secret::shown(item, path).into_owned()),
        _ => Some(item.as_integer().map_or_else(|| item.raw().to_owned(), |number| number.to_string())),
    };
    list.children().map(item).collect()
}
