//! What a text is that is not JSON at all: a web page, a pointer of Git LFS, YAML.
//!
//! It deliberately is silent where JSON stands somewhere in it: that is taken out by `around`.

use super::{Fault, Mistake};

/// Whether a text that begins so is one of its kind.
type Is = fn(&str) -> bool;

/// Kinds that show where the text begins.
const WHOLE: [(Is, &str); 5] = [
    (is_page, "this is a web page, not the manifest: save the file itself, not the page that shows it"),
    (is_pointer, "this is a Git LFS pointer, not the manifest: fetch the file with git lfs pull"),
    (is_response, "this is an HTTP response without a manifest: look at what the server says"),
    (is_binary, "this is no text: name the manifest itself, not an archive or a picture"),
    (is_yaml, "this is YAML, and a manifest is JSON: write it with braces, quotes and commas"),
];

/// What a text is instead of JSON.
pub(super) fn of(text: &str) -> Option<Mistake> {
    let begin = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let start = text.len() - begin.len();
    let (_, sentence) = WHOLE.iter().find(|(is, _)| is(begin))?;
    Some(Mistake::new(super::character(text, start), Fault::Else(sentence)))
}

fn begins(text: &str, with: &str) -> bool {
    text.get(..with.len()).is_some_and(|start| start.eq_ignore_ascii_case(with))
}

fn is_page(text: &str) -> bool {
    ["<!doctype", "<html", "<head", "<body", "<?xml", "<svg"].iter().any(|start| begins(text, start))
}

fn is_pointer(text: &str) -> bool {
    text.starts_with("version https://git-lfs.github.com/spec/")
}

/// An answer of a server in which no JSON follows.
fn is_response(text: &str) -> bool {
    text.starts_with("HTTP/") && super::around::body(text).is_none()
}

/// Signs that no text has.
fn is_binary(text: &str) -> bool {
    text.starts_with("PK\u{3}\u{4}") || text.starts_with("%PDF-") || text.starts_with('\0')
}

/// A first line such as `client_name: A`, or the line that begins a document.
fn is_yaml(text: &str) -> bool {
    let line = text.lines().next().unwrap_or("").trim_end();
    let is_name = |name: &str| {
        !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '#'))
    };
    let named = |line: &str| {
        line.split_once(':').is_some_and(|(name, rest)| {
            is_name(name.trim()) && (rest.trim().is_empty() || rest.starts_with(' ')) && !line.ends_with(',')
        })
    };
    let more = text.lines().skip(1).find(|line| !line.trim().is_empty()).map(str::trim);
    let goes_on = more.is_none_or(|line| named(line) || line.starts_with(['-', '#']));
    line == "---" || (named(line) && goes_on && !line.ends_with('{'))
}
