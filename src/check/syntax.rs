//! The problem of a text that is not JSON.
//!
//! It deliberately mends nothing: what could be put there instead is the text view's to offer.

use std::ops::Range;

use super::{Problem, Severity};
use crate::json::{Fault, Path, SyntaxError};

/// The problem at the first mistake of `text`.
pub(super) fn not_json(text: &str, error: &SyntaxError) -> Problem {
    let rule = match error.fault {
        Fault::TooDeep => "too-deep",
        Fault::TooLarge => "too-large",
        _ => "not-json",
    };
    Problem {
        rule,
        severity: Severity::Error,
        path: Path::root(),
        span: character(text, error.offset),
        message: error.to_string(),
        fix: None,
    }
}

/// The character at `offset`; nothing of a line's end or the text's.
fn character(text: &str, offset: usize) -> Range<usize> {
    let rest = text.get(offset..).unwrap_or("");
    let next = rest.chars().next().filter(|c| !matches!(c, '\n' | '\r'));
    offset..offset + next.map_or(0, char::len_utf8)
}
