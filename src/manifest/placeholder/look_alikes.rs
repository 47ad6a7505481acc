//! What stands in brackets and is no placeholder: words of prose, JSON, HTML, comparisons.
//!
//! It deliberately judges the inside of brackets and what stands beside them, and nothing else.

use std::ops::Range;

/// Members of the root that people read; a localized name is one too.
const FOR_PEOPLE: [&str; 3] = ["client_name", "display_name", "description"];

/// The names of the elements of HTML.
#[rustfmt::skip]
const ELEMENTS: [&str; 113] = [
    "a", "abbr", "address", "area", "article", "aside", "audio", "b", "base", "bdi", "bdo", "blockquote", "body",
    "br", "button", "canvas", "caption", "center", "cite", "code", "col", "colgroup", "data", "datalist", "dd",
    "del", "details", "dfn", "dialog", "div", "dl", "dt", "em", "embed", "fieldset", "figcaption", "figure",
    "font", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hgroup", "hr", "html", "i",
    "iframe", "img", "input", "ins", "kbd", "label", "legend", "li", "link", "main", "map", "mark", "menu",
    "meta", "meter", "nav", "noscript", "object", "ol", "optgroup", "option", "output", "p", "picture", "pre",
    "progress", "q", "rp", "rt", "ruby", "s", "samp", "script", "search", "section", "select", "slot", "small",
    "source", "span", "strong", "style", "sub", "summary", "sup", "svg", "table", "tbody", "td", "template",
    "textarea", "tfoot", "th", "thead", "time", "title", "tr", "track", "u", "ul", "video",
];

/// Whether a member of the root holds words for people.
pub(super) fn is_for_people(key: &str) -> bool {
    FOR_PEOPLE.contains(&key.split('#').next().unwrap_or(key))
}

/// Whether what stands in braces is JSON or another piece of a program.
pub(super) fn is_json(inside: &str) -> bool {
    inside.contains(['"', '\'', ':'])
}

/// Whether what stands in angle brackets is HTML, an address, or two comparisons with words between.
pub(super) fn is_markup(inside: &str) -> bool {
    let tag = inside.strip_prefix('/').unwrap_or(inside);
    let tag = tag.strip_suffix('/').unwrap_or(tag).trim_end();
    let name = tag.split(char::is_whitespace).next().unwrap_or(tag);
    let attributes = tag.contains('=') || name == tag;
    let element = attributes && ELEMENTS.contains(&name);
    let lettered = inside.starts_with(|c: char| c.is_alphabetic() || c == '_');
    let loose = inside.trim() != inside;
    element || !lettered || loose || inside.contains(['@', '"']) || inside.contains("://")
}

/// Whether brackets hold one word of a sentence around them. In capitals it is a name to replace.
pub(super) fn is_prose(text: &str, range: &Range<usize>) -> bool {
    let inside = &text[range.start + 1..range.end - 1];
    let word = inside.chars().any(char::is_lowercase) && !inside.contains(char::is_whitespace);
    let before = text[..range.start].chars().next_back();
    let after = text[range.end..].chars().next();
    let begins = before.is_some_and(|c| c.is_whitespace() || c == '(');
    let ends = after.is_some_and(|c| c.is_whitespace() || ",.;:!?)".contains(c));
    word && begins && ends
}
