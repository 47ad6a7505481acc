//! What a text is that is not JSON, where it is easily told: a web page, a pointer of Git LFS, YAML.
//!
//! Responsible for the sentence that names it, and for where that stands. It deliberately fixes nothing, and
//! is silent where a text is JSON with mistakes.

/// What a text is instead: the byte where that shows, and what to do.
pub(super) fn of(text: &str) -> Option<(usize, &'static str)> {
    let start = text.len() - text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}').len();
    let begin = text[start..].trim_start();
    WHOLE.iter().find(|(is, _)| is(begin)).map(|(_, sentence)| (start, *sentence)).or_else(|| inside(text))
}

/// Whether a text that begins so is one of its kind.
type Is = fn(&str) -> bool;

/// Kinds that show where the text begins.
const WHOLE: [(Is, &str); 5] = [
    (is_page, "this is a web page, not the manifest: save the file itself, not the page that shows it"),
    (is_fence, "this is Markdown around the manifest: remove the lines that begin with ```"),
    (is_pointer, "this is a Git LFS pointer, not the manifest: fetch the file with git lfs pull"),
    (is_response, "this is an HTTP response: keep what follows the empty line"),
    (is_yaml, "this is YAML, and a manifest is JSON: write it with braces, quotes and commas"),
];

fn begins(text: &str, with: &str) -> bool {
    text.get(..with.len()).is_some_and(|start| start.eq_ignore_ascii_case(with))
}

fn is_page(text: &str) -> bool {
    ["<!doctype html", "<html", "<head", "<body", "<?xml"].iter().any(|start| begins(text, start))
}

fn is_fence(text: &str) -> bool {
    ["```", "~~~"].iter().any(|fence| text.starts_with(fence))
}

fn is_pointer(text: &str) -> bool {
    text.starts_with("version https://git-lfs.github.com/spec/")
}

fn is_response(text: &str) -> bool {
    text.starts_with("HTTP/") && text.lines().next().is_some_and(|line| line.split(' ').count() > 1)
}

/// A first line such as `client_name: A`, or the line that begins a document.
fn is_yaml(text: &str) -> bool {
    let line = text.lines().next().unwrap_or("").trim_end();
    let name = line.split_once(':').filter(|(_, rest)| rest.is_empty() || rest.starts_with(' '));
    let is_name = |name: &str| {
        !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '#'))
    };
    line == "---" || name.is_some_and(|(name, _)| is_name(name))
}

/// Kinds that show somewhere in the text.
fn inside(text: &str) -> Option<(usize, &'static str)> {
    if let Some(at) = conflict(text) {
        return Some((
            at,
            "a conflict of two versions is left at this place: choose a side, and remove the marks",
        ));
    }
    if text.starts_with("\u{feff}\u{feff}") {
        return Some((0, "two byte order marks begin this text: remove them"));
    }
    let rest = text.trim_end_matches('\0');
    let is_padded = rest.len() < text.len() && rest.trim_end().ends_with(['}', ']']);
    is_padded.then_some((rest.len(), "NUL characters stand after the manifest: remove them"))
}

/// Where the marks of a merge begin, if all three are there.
fn conflict(text: &str) -> Option<usize> {
    let mut at = 0;
    let mut seen = [None; 3];
    for line in text.split_inclusive('\n') {
        for (mark, place) in ["<<<<<<<", "=======", ">>>>>>>"].iter().zip(&mut seen) {
            if line.starts_with(mark) {
                place.get_or_insert(at);
            }
        }
        at += line.len();
    }
    let [Some(ours), Some(middle), Some(theirs)] = seen else { return None };
    (ours < middle && middle < theirs).then_some(ours)
}
