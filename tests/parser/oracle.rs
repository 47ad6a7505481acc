//! What `serde_json` says of a text, with our limit of depth. The fuzz target `parse` asks here too.

use std::panic::catch_unwind;

use lp_manifest::json::{Lines, MAX_DEPTH, Tree};
use serde::de::IgnoredAny;

/// Whether the text is JSON, on which both parsers agree.
pub(super) fn agreed(text: &str) -> bool {
    if text.starts_with('\u{feff}') {
        return false;
    }
    let oracle = serde_json::from_str::<IgnoredAny>(text).is_ok() && depth(text) <= MAX_DEPTH;
    let ours = catch_unwind(|| Tree::parse(text)).unwrap_or_else(|_| panic!("panic on {text:?}"));
    assert_eq!(ours.is_ok(), oracle, "{text:?}: {ours:?}");
    if let Err(error) = ours {
        assert!(text.is_char_boundary(error.offset), "{error:?} in {text:?}");
        assert!(!error.to_string().is_empty());
        let (line, column) = Lines::of(text).place(error.offset);
        assert!(line >= 1 && column >= 1);
    }
    oracle
}

/// How many brackets of a sound text stand inside each other.
fn depth(text: &str) -> usize {
    let (mut depth, mut deepest, mut quoted, mut escaped) = (0_usize, 0, false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = quoted,
            b'"' => quoted = !quoted,
            b'[' | b'{' if !quoted => depth += 1,
            b']' | b'}' if !quoted => depth = depth.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    deepest
}
