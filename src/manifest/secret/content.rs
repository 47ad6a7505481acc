//! The parts of a text that are secrets by what they say: the user in an address, and values of its
//! query.
//!
//! It deliberately asks of no place, and reads addresses as loosely as people write them.

use std::borrow::Cow;
use std::ops::Range;

use super::{MASK, squashed};
use crate::manifest::placeholder;

/// What the last word of a name in a query is, where its value opens a door.
const WORDS: [&str; 16] = [
    "auth",
    "authorization",
    "credential",
    "credentials",
    "jwt",
    "key",
    "pass",
    "passwd",
    "password",
    "pwd",
    "sas",
    "secret",
    "sig",
    "sign",
    "signature",
    "token",
];

/// What such a name ends with where its words are written as one.
const ENDS: [&str; 6] = ["apikey", "accesskey", "token", "secret", "password", "signature"];

/// The one name that is one only as a whole: `postcode` is none.
const WHOLE: &str = "code";

/// A text with its secrets masked.
pub fn veiled(text: &str) -> Cow<'_, str> {
    let parts = parts(text);
    if parts.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for part in parts {
        out.push_str(&text[at..part.start]);
        out.push_str(MASK);
        at = part.end;
    }
    Cow::Owned(out + &text[at..])
}

/// Whether a text holds any sign that every such secret stands beside.
pub(super) fn may_hold_parts(text: &str) -> bool {
    memchr::memchr3(b'@', b'=', b'%', text.as_bytes()).is_some()
}

/// Where the secrets of a text stand, in order and apart.
pub(super) fn parts(text: &str) -> Vec<Range<usize>> {
    if !may_hold_parts(text) {
        return Vec::new();
    }
    if is_encoded(text) {
        return std::iter::once(0..text.len()).collect();
    }
    let mut parts = Vec::new();
    if text.contains('@') {
        users(text, &mut parts);
    }
    if text.contains('=') {
        values(text, &mut parts);
    }
    parts.retain(|part| !is_open(&text[part.clone()]));
    parts.sort_by_key(|part| part.start);
    // In a mistyped address they may lie across each other.
    let mut apart: Vec<Range<usize>> = Vec::new();
    for part in parts {
        match apart.last_mut().filter(|last| part.start < last.end) {
            Some(last) => last.end = last.end.max(part.end),
            None => apart.push(part),
        }
    }
    apart
}

/// Whether an address that is percent-encoded as a whole may hold a secret.
fn is_encoded(text: &str) -> bool {
    let Some(start) = text.find("%3").filter(|_| !text.contains("//")) else { return false };
    let rest = text[start..].to_ascii_lowercase();
    rest.contains("%3a%2f%2f") && (rest.contains("%40") || rest.contains("%3d") || rest.contains(['@', '=']))
}

/// Nothing, or nothing but a placeholder.
fn is_open(part: &str) -> bool {
    part.is_empty() || placeholder::first_in(part) == Some(0..part.len())
}

/// What stands before the `@` of each address.
fn users(text: &str, parts: &mut Vec<Range<usize>>) {
    let mut start = text.find("//").map_or(0, |at| at + 2);
    let has_scheme = start > 0;
    loop {
        let rest = &text[start..];
        let length =
            rest.find(|c: char| "/\\?#\"'<>,;".contains(c) || c.is_whitespace()).unwrap_or(rest.len());
        let user = rest[..length].rfind('@').filter(|at| has_scheme || rest[..*at].contains(':'));
        parts.extend(user.map(|at| start..start + at));
        match text[start + length..].find("//") {
            Some(next) if has_scheme => start += length + next + 2,
            _ => break,
        }
    }
}

/// The values in queries whose names say that they are secrets.
fn values(text: &str, parts: &mut Vec<Range<usize>>) {
    let ends = |c: char| "?#&;\"'<>".contains(c) || c.is_whitespace();
    let Some(first) = text.find(['?', '#']) else { return };
    for piece in text[first + 1..].split(ends) {
        let start = piece.as_ptr() as usize - text.as_ptr() as usize;
        if let Some((name, value)) = piece.split_once('=').filter(|(name, _)| opens(name)) {
            let begin = start + name.len() + 1;
            parts.push(begin..begin + value.len());
        }
    }
}

/// Whether the value of a parameter of that name opens a door.
fn opens(name: &str) -> bool {
    let squashed = squashed(name);
    let last = name.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or(name);
    // `functionKey` ends in a word of its own.
    let word = last.rfind(|c: char| c.is_ascii_uppercase()).map_or(last, |at| &last[at..]);
    let is_word = |word: &str| WORDS.contains(&word.to_ascii_lowercase().as_str());
    squashed == WHOLE || is_word(last) || is_word(word) || ENDS.iter().any(|end| squashed.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::veiled;

    #[test]
    fn only_what_opens_a_door_is_masked() {
        for (text, shown) in [
            ("https://joe:S3cret@bot.example/lp", "https://********@bot.example/lp"),
            ("joe:S3cret@bot.example/lp", "********@bot.example/lp"),
            ("//joe@a https://b/?x=1", "//********@a https://b/?x=1"),
            ("https://a/lp?code=K3y&x=1&api_key=k#t", "https://a/lp?code=********&x=1&api_key=********#t"),
            ("https://a/cb#access_token=t&state=s", "https://a/cb#access_token=********&state=s"),
            (
                "https://a/?functionKey=k&x-functions-key=l",
                "https://a/?functionKey=********&x-functions-key=********",
            ),
            ("[\"https://a:b@c\", \"https://d:e@f\"]", "[\"https://********@c\", \"https://********@f\"]"),
            ("https%3A%2F%2Fjoe%3Apw%40a%2Fcb", "********"),
            ("https://a/?q=https://c:d@e/", "https://a/?q=https://********@e/"),
        ] {
            assert_eq!(veiled(text), shown, "{text}");
        }
        for plain in [
            "https://a.example/@joe?postcode=1&monkey=2",
            "mail joe@acme.example",
            "https://{user}@a/?code={code}",
            "https://a/?key=",
            "https%3A%2F%2Fa%2Fcb",
            "a = b, c @ d",
        ] {
            assert_eq!(veiled(plain), plain);
        }
    }

    #[test]
    fn of_two_addresses_both_are_masked() {
        assert!(!veiled("https://u:p@a/,https://v:q@b/").contains(":q"));
        assert!(!veiled("https://u:p@a/?sig=x,https://v:q@b/").contains(":q"));
    }
}
