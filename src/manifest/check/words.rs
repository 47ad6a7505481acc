//! What stands in a file, as it can stand in a sentence.
//!
//! It deliberately knows no rule and no screen. What is a secret by its place is never handed to it;
//! what is one by what it says is masked here.

use crate::json::{Kind, Value, quote};
use crate::manifest::secret::veiled;

/// The longest name or value, in code points, that a sentence spells out.
const LONGEST: usize = 60;

/// A name or value: in quotes where its edges would not be seen, and cut where it is long.
pub(super) fn shown(text: &str) -> String {
    let text = &*veiled(text);
    let plain = !text.is_empty() && text.trim() == text && !text.chars().any(char::is_control);
    if plain { shortened(text) } else { shortened(&quote(text)) }
}

/// At most [`LONGEST`] code points of a text, the last of them a mark that more follows.
pub(super) fn cut(text: &str) -> String {
    shortened(&veiled(text))
}

fn shortened(text: &str) -> String {
    if fits(text) {
        return text.to_owned();
    }
    text.chars().take(LONGEST - 1).chain(['…']).collect()
}

/// Whether a sentence spells it out.
pub(super) fn fits(text: &str) -> bool {
    text.len() <= LONGEST || text.chars().nth(LONGEST).is_none()
}

/// What a value is, as the end of "must be a list, and is …".
pub(super) fn found(value: Value<'_>) -> &'static str {
    match (value.kind(), value.as_flag()) {
        (Kind::Flag, Some(true)) => "true",
        (Kind::Flag, _) => "false",
        (kind, _) => kind.words(),
    }
}

/// `1 error`, `2 errors`.
pub fn counted(count: usize, word: &str) -> String {
    if count == 1 { format!("1 {word}") } else { format!("{count} {word}s") }
}
