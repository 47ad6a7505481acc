//! The lines that differ between two texts, without their secrets and without what would control a
//! terminal.
//!
//! It deliberately knows no command, and takes texts that are no JSON as well.

use std::borrow::Cow;

use lp_manifest::json::diff::{self, Line};
use lp_manifest::json::document::Content;
use lp_manifest::manifest::secret::Secrets;

use super::safe::{display_safe, safe_line};

/// The difference in unified form; empty if there is none.
pub(super) fn unified(old: &str, new: &str, name: &str) -> String {
    let [old_lines, new_lines] = [old, new].map(lines);
    let show = |line: &Line<'_>| {
        let masked = line.new.and_then(|at| new_lines.get(at - 1)).or_else(|| old_lines.get(line.old? - 1));
        Cow::Owned(masked.map_or_else(String::new, |line| safe_line(line)))
    };
    diff::unified_as(old, new, &display_safe(name), show)
}

/// The lines of a text with its secrets masked, as many as it has.
fn lines(text: &str) -> Vec<String> {
    let secrets = match Content::of(text.to_owned()) {
        Content::Manifest(document) => Secrets::of_document(&document),
        Content::Text { text, .. } => Secrets::of_text(&text),
    };
    secrets.mask(text).split_inclusive('\n').map(str::to_owned).collect()
}
