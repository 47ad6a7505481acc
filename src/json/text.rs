//! The strings of JSON: from their spelling to their text and back.

use std::borrow::Cow;
use std::cmp::Ordering;

/// The text that a JSON string (with its quotes) spells.
///
/// A surrogate without its partner has no text; it reads as U+FFFD, and
/// [`has_lone_surrogate`] tells that it happened.
pub fn decode(raw: &str) -> Cow<'_, str> {
    let inner = inner(raw);
    if !has_escape(inner) {
        return Cow::Borrowed(inner);
    }
    Cow::Owned(Units::new(inner).map(|(c, _)| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect())
}

/// Whether a JSON string escapes half of a surrogate pair, which is JSON but no text.
pub fn has_lone_surrogate(raw: &str) -> bool {
    has_escape(raw) && Units::new(inner(raw)).any(|(c, _)| c.is_none())
}

/// Whether a JSON string (with its quotes) spells `text`.
pub(crate) fn spells(raw: &str, text: &str) -> bool {
    let inner = inner(raw);
    match inner.len().cmp(&text.len()) {
        // An escape is longer than what it stands for.
        Ordering::Less => false,
        Ordering::Equal => inner == text && !has_escape(inner),
        Ordering::Greater => has_escape(inner) && decode(raw) == text,
    }
}

/// Whether anything is escaped.
fn has_escape(inner: &str) -> bool {
    memchr::memchr(b'\\', inner.as_bytes()).is_some()
}

/// The start of a JSON text on one line: blanks between its parts become one, and what stands in
/// its strings stays, whatever blanks those hold. At most `characters` are given.
pub fn on_one_line(raw: &str, characters: usize) -> String {
    let mut line = String::new();
    let (mut in_string, mut escaped) = (false, false);
    for c in raw.trim_matches([' ', '\t', '\r', '\n']).chars().take(characters) {
        if !in_string && matches!(c, ' ' | '\t' | '\r' | '\n') {
            if !line.ends_with(' ') {
                line.push(' ');
            }
            continue;
        }
        in_string ^= c == '"' && !escaped;
        escaped = in_string && c == '\\' && !escaped;
        line.push(c);
    }
    line
}

/// `text` as a JSON string with its quotes, escaping only what has to be.
pub fn quote(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// `text` as a JSON string that spells every character which it shares with the start and the end
/// of `raw` as `raw` spells it: an untouched `\u00e9` stays.
pub fn respell(raw: &str, text: &str) -> String {
    keep_spelling(raw, &quote(text))
}

/// The string `new`, with every character which it shares with the start and the end of `raw`
/// spelled as `raw` spells it.
pub(crate) fn keep_spelling(raw: &str, new: &str) -> String {
    let old: Vec<_> = Units::new(inner(raw)).collect();
    let new: Vec<_> = Units::new(inner(new)).collect();
    let shared = |(old, new): &(&Unit<'_>, &Unit<'_>)| old.0 == new.0 && (old.0.is_some() || old.1 == new.1);
    let prefix = old.iter().zip(&new).take_while(shared).count();
    let rest = old[prefix..].iter().rev().zip(new[prefix..].iter().rev());
    let suffix = rest.take_while(shared).count();

    let spelled = |units: &[Unit<'_>]| -> String { units.iter().map(|unit| unit.1).collect() };
    let middle = spelled(&new[prefix..new.len() - suffix]);
    format!("\"{}{middle}{}\"", spelled(&old[..prefix]), spelled(&old[old.len() - suffix..]))
}

fn inner(raw: &str) -> &str {
    raw.get(1..raw.len() - 1).unwrap_or("")
}

/// A character with its spelling; `None` for half a surrogate pair.
type Unit<'r> = (Option<char>, &'r str);

/// The characters of a string's inside.
struct Units<'r> {
    rest: &'r str,
}

impl<'r> Units<'r> {
    fn new(inner: &'r str) -> Self {
        Units { rest: inner }
    }

    fn escaped(&self) -> (Option<char>, usize) {
        match self.rest.as_bytes().get(1) {
            Some(b'u') => self.unicode(),
            Some(b'b') => (Some('\u{8}'), 2),
            Some(b'f') => (Some('\u{c}'), 2),
            Some(b'n') => (Some('\n'), 2),
            Some(b'r') => (Some('\r'), 2),
            Some(b't') => (Some('\t'), 2),
            Some(&other) => (Some(char::from(other)), 2),
            None => (None, 1),
        }
    }

    fn unicode(&self) -> (Option<char>, usize) {
        let Some(first) = unit_at(self.rest) else { return (None, self.rest.len()) };
        if let Some(c) = char::from_u32(first) {
            return (Some(c), 6);
        }
        let second = self.rest.get(6..).and_then(unit_at);
        match second {
            Some(low @ 0xdc00..=0xdfff) if first < 0xdc00 => {
                let code = 0x1_0000 + ((first - 0xd800) << 10) + (low - 0xdc00);
                (char::from_u32(code), 12)
            }
            _ => (None, 6),
        }
    }
}

/// The number of a `\uXXXX` at the start of `text`.
fn unit_at(text: &str) -> Option<u32> {
    let digits = text.strip_prefix("\\u")?.get(..4)?;
    u32::from_str_radix(digits, 16).ok()
}

impl<'r> Iterator for Units<'r> {
    type Item = Unit<'r>;

    fn next(&mut self) -> Option<Self::Item> {
        let first = self.rest.chars().next()?;
        let (c, length) = if first == '\\' { self.escaped() } else { (Some(first), first.len_utf8()) };
        let (spelling, rest) = self.rest.split_at(length);
        self.rest = rest;
        Some((c, spelling))
    }
}

#[cfg(test)]
mod tests {
    use super::{decode, has_lone_surrogate, on_one_line, quote, respell, spells};

    #[test]
    fn every_escape_is_read() {
        let raw = r#""\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00é""#;
        assert_eq!(decode(raw), "\"\\/\u{8}\u{c}\n\r\té😀é");
    }

    #[test]
    fn a_name_is_compared_by_what_it_spells() {
        let names = ["", "a", "é", "\\", "\\n", "\n", "ab", "\u{fffd}", "😀", "a/b", "\"", "u00e9"];
        let more =
            [r#""\u00e9""#, r#""\u0061b""#, r#""\ud800""#, r#""\ud83d\ude00""#, r#""a\/b""#, r#""\\n""#];
        let raws: Vec<_> = names.iter().map(|name| quote(name)).chain(more.map(ToOwned::to_owned)).collect();
        for (raw, name) in raws.iter().flat_map(|raw| names.iter().map(move |name| (raw, name))) {
            assert_eq!(spells(raw, name), decode(raw) == **name, "{raw} and {name}");
        }
    }

    #[test]
    fn half_a_pair_is_noticed_and_reads_as_a_replacement() {
        for raw in [r#""\ud800""#, r#""\udc00x""#, r#""\ud800\u0041""#] {
            assert!(has_lone_surrogate(raw), "{raw}");
            assert!(decode(raw).contains('\u{fffd}'), "{raw}");
        }
        assert!(!has_lone_surrogate(r#""\ud83d\ude00""#));
    }

    #[test]
    fn untouched_characters_keep_their_spelling() {
        let cases = [
            (r#""caf\u00e9""#, "café", r#""caf\u00e9""#),
            (r#""caf\u00e9""#, "café!", r#""caf\u00e9!""#),
            (r#""caf\u00e9""#, "the café", r#""the caf\u00e9""#),
            (r#""a\/b\/c""#, "a/x/c", r#""a\/x\/c""#),
            (r#""\u0061\u0061""#, "a", r#""\u0061""#),
            (r#""\u0061""#, "", r#""""#),
            (r#""""#, "\"", r#""\"""#),
            (r#""x\ud800""#, "x", r#""x""#),
        ];
        for (raw, text, written) in cases {
            assert_eq!(respell(raw, text), written, "{raw} to {text}");
        }
    }

    #[test]
    fn what_stands_in_a_string_stays_on_one_line() {
        let cases = [
            (" {\n  \"a\":\t1\r\n}", "{ \"a\": 1 }"),
            ("\"a  b\u{85}\u{a0} \u{2028}c\"", "\"a  b\u{85}\u{a0} \u{2028}c\""),
            ("[\"\\\"  \",\n\n \"\\\\\",  1]", "[\"\\\"  \", \"\\\\\", 1]"),
        ];
        for (raw, line) in cases {
            assert_eq!(on_one_line(raw, 100), line);
        }
        assert_eq!(on_one_line("[1, 2, 3]", 4), "[1, ");
    }
}
