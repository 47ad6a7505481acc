//! The problem of a text that is not JSON, or of bytes that are no text.
//!
//! It deliberately mends nothing: what could be put there instead is the text view's to offer.

mod instead;

use std::ops::Range;

use super::{Problem, Rule, table};
use crate::json::{Fault, Path, SyntaxError};

/// The problem at the first mistake of `text`, or what the text is instead of JSON.
pub(super) fn not_json(text: &str, error: &SyntaxError) -> Problem {
    let rule = match error.fault {
        Fault::TooDeep => table::TOO_DEEP,
        Fault::TooLarge => table::TOO_LARGE,
        _ => table::NOT_JSON,
    };
    let Rule { id, severity, .. } = rule;
    let instead = instead::of(text).filter(|_| id == table::NOT_JSON.id);
    let (offset, message) =
        instead.map_or_else(|| (error.offset, error.to_string()), |(at, words)| (at, words.to_owned()));
    let span = character(text, offset);
    Problem { rule: id, severity, path: Path::root(), span, message, fix: None }
}

/// The problem of bytes that are no UTF-8, without a place.
pub(super) fn not_utf8(wide: Option<&str>) -> Problem {
    let message = match wide {
        Some(wide) => format!("this is written in {wide}: save it as UTF-8"),
        None => "from here on this is not UTF-8: save it as UTF-8".to_owned(),
    };
    let Rule { id, severity, .. } = table::NOT_UTF_8;
    Problem { rule: id, severity, path: Path::root(), span: 0..0, message, fix: None }
}

/// The character at `offset`; nothing of a line's end or the text's.
fn character(text: &str, offset: usize) -> Range<usize> {
    let rest = text.get(offset..).unwrap_or("");
    let next = rest.chars().next().filter(|c| !matches!(c, '\n' | '\r'));
    offset..offset + next.map_or(0, char::len_utf8)
}
