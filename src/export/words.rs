//! What is said of a field beside its help: its kind, limits, default and need, in words.
//!
//! It deliberately lays nothing out: the schema, the explanations and the pages do.

use crate::json::quote;
use crate::manifest::catalogue::{self, Field, Kind, Need, Source};

/// The kind of its value: `a text`, `a list of whole numbers`.
pub fn kind(field: &Field) -> String {
    match field.kind {
        Kind::Text { .. } => "a text".to_owned(),
        Kind::Flag { .. } => "true or false".to_owned(),
        Kind::Integer { .. } => "a whole number".to_owned(),
        Kind::Choices(_) | Kind::ChoicesOrText(_) => "a list of values, each once".to_owned(),
        Kind::List(item) => format!("a list of {}", plural(item)),
        Kind::Group(_) => "an object".to_owned(),
    }
}

fn plural(item: &Field) -> &'static str {
    match item.kind {
        Kind::Text { .. } => "texts",
        Kind::Integer { .. } => "whole numbers",
        Kind::Group(_) => "objects",
        _ => "values",
    }
}

/// Its limits, if it has any: `at most 128 characters`, `0 to 5`.
pub fn limits(field: &Field) -> Option<String> {
    match field.kind {
        Kind::Text { max, .. } => max.map(|max| format!("at most {max} characters")),
        Kind::Integer { min, max, .. } => Some(format!("{min} to {max}")),
        Kind::List(item) => limits(item).map(|limits| format!("each {limits}")),
        _ => None,
    }
}

/// What a person would write in the file: `"max_retries": 3`; of an item its value alone.
pub fn example(field: &Field) -> Option<String> {
    let tagged = field.key.ends_with(catalogue::TAG_MARK);
    let key = if tagged { format!("{}fr-CA", field.key) } else { field.key.to_owned() };
    let value = value(field)?;
    Some(if key.is_empty() { value } else { format!("{}: {value}", quote(&key)) })
}

fn value(field: &Field) -> Option<String> {
    match field.kind {
        _ if field.example.is_empty() => None,
        Kind::Text { .. } => Some(quote(field.example)),
        Kind::List(item) => value(item).map(|item| format!("[{item}]")),
        _ => Some(field.example.to_owned()),
    }
}

/// What not set counts as, where it is known.
pub fn default(field: &Field) -> Option<String> {
    match field.kind {
        Kind::Flag { default } => default.map(|default| default.to_string()),
        Kind::Integer { default, .. } => default.map(|default| default.to_string()),
        _ => None,
    }
}

/// A time in the largest units that leave nothing over but the next ones: `1 hour`, `2 h 33 min 20 s`.
pub fn seconds(seconds: i64) -> String {
    const UNITS: [(i64, &str, &str); 4] =
        [(86_400, "day", "d"), (3600, "hour", "h"), (60, "minute", "min"), (1, "second", "s")];
    if let Some((unit, name, _)) = UNITS.iter().find(|(unit, ..)| seconds % unit == 0 && seconds < unit * 60)
    {
        let count = seconds / unit;
        return format!("{count} {name}{}", if count == 1 { "" } else { "s" });
    }
    let (mut left, mut parts) = (seconds, Vec::new());
    for (unit, _, short) in UNITS {
        if left >= unit {
            parts.push(format!("{} {short}", left / unit));
            left %= unit;
        }
    }
    parts.join(" ")
}

/// Whether it has to be there.
pub fn need(field: &Field, parent: Option<&Field>) -> String {
    match (field.need, parent) {
        (Need::Optional, _) => "optional".to_owned(),
        (Need::Required, None) => "required".to_owned(),
        (Need::Required, Some(parent)) => format!("required in every {}", holder(parent)),
    }
}

fn holder(parent: &Field) -> &str {
    if catalogue::is_event(parent) {
        "event"
    } else if parent.key.is_empty() {
        "item"
    } else {
        parent.key
    }
}

/// Where it is documented: `in both guides`, or on which page of LivePerson's.
pub fn documented(source: Source) -> String {
    match source {
        Source::Both(_) => "in both guides".to_owned(),
        Source::Older => "in the older guide only".to_owned(),
        Source::Newer => "in the newer guide only".to_owned(),
        other => format!("not in the guides, but in {}", other.with_address()),
    }
}

/// What an editor shows on hover.
pub fn hover(field: &Field) -> String {
    let limits = limits(field).map_or_else(String::new, |limits| format!(" Limit: {limits}."));
    format!("{}{limits} Documented {}.", field.help, documented(field.source))
}

/// Whether a text has a name as a word of its own.
pub fn mentions(text: &str, name: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
    !name.is_empty()
        && text.match_indices(name).any(|(at, _)| {
            let after = &text[at + name.len()..];
            let goes_on = after.starts_with(is_part)
                || after.strip_prefix('.').is_some_and(|rest| rest.starts_with(is_part));
            !text[..at].ends_with(is_part) && !text[..at].ends_with('.') && !goes_on
        })
}

/// What ends in a dot without ending a sentence.
const PREFIXES: [&str; 2] = [" cqm", " ms"];

/// The first sentence of a help text, without its full stop.
pub fn first_sentence(help: &str) -> &str {
    let mut ends = help.match_indices(". ").map(|(at, _)| at);
    let end = ends.find(|at| !PREFIXES.iter().any(|prefix| help[..*at].ends_with(prefix)));
    end.map_or_else(|| help.trim_end_matches('.'), |end| &help[..end])
}
