//! The unified form of a difference, as `git` and `patch` read it.
//!
//! It deliberately decides nothing about which lines differ, nor how a line may be shown.

use std::borrow::Cow;
use std::fmt::Write;

use super::{Hunk, Line, LineKind, hunks};

/// The difference of two texts of the file `name`, in unified form; empty if there is none.
pub fn unified(old: &str, new: &str, name: &str) -> String {
    unified_as(old, new, name, |line| Cow::Borrowed(line.text))
}

/// The same, with every line written as `show` gives it, its line end included.
pub fn unified_as<'t>(
    old: &'t str,
    new: &'t str,
    name: &str,
    show: impl Fn(&Line<'t>) -> Cow<'t, str>,
) -> String {
    let hunks = hunks(old, new);
    if hunks.is_empty() {
        return String::new();
    }
    let name = name.trim_start_matches('/');
    let mut out = format!("--- a/{name}\n+++ b/{name}\n");
    for hunk in &hunks {
        out.push_str(&head(hunk));
        for line in &hunk.lines {
            push_line(&mut out, line.kind, &show(line));
        }
    }
    out
}

fn push_line(out: &mut String, kind: LineKind, text: &str) {
    out.push(match kind {
        LineKind::Same => ' ',
        LineKind::Removed => '-',
        LineKind::Added => '+',
    });
    out.push_str(text);
    if !text.ends_with('\n') {
        out.push_str("\n\\ No newline at end of file\n");
    }
}

/// `@@ -12,7 +12,8 @@`
fn head(hunk: &Hunk<'_>) -> String {
    let mut head = String::from("@@");
    let sides = [
        ('-', hunk.lines.iter().filter_map(|line| line.old).collect::<Vec<_>>()),
        ('+', hunk.lines.iter().filter_map(|line| line.new).collect()),
    ];
    for (sign, numbers) in sides {
        let start = numbers.first().copied().unwrap_or(0);
        // Writing to a String cannot fail.
        let _ = match numbers.len() {
            1 => write!(head, " {sign}{start}"),
            count => write!(head, " {sign}{start},{count}"),
        };
    }
    head + " @@\n"
}
