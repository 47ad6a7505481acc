//! What is a secret in a manifest, and how it is shown: by where it stands, and by what it says.
//!
//! Responsible for the one answer that form, find, questions, reports, differences and commands give.
//! By place: `client_secret` and its other spellings at any depth, the values of headers, and a
//! header's name that can be none. By content: the user of an address, and those values of its query
//! that open a door. It deliberately masks rather too much than too little, and never searches a
//! finished sentence: whoever writes one is given masked parts.

mod content;
mod loose;

use std::borrow::Cow;
use std::ops::Range;

pub use content::veiled;

use crate::json::document::Document;
use crate::json::{Kind, Path, Value, decode};
use crate::manifest::placeholder;

/// What stands in a secret's place.
pub const MASK: &str = "********";

/// The member below which every value is a secret, except the headers' names.
const HEADERS: &str = "headers";
const HEADER_NAME: &str = "header_name";

/// The members whose values are secrets, in small letters and without what stands between words.
const NAMES: [&str; 2] = ["clientsecret", "headervalue"];

/// Whether a member's value is a secret wherever it stands.
fn is_name(key: &str) -> bool {
    NAMES.iter().any(|secret| is_squashed(key, secret))
}

/// Whether a member is the secret of an installed app, in any spelling of its name.
pub fn is_client_secret(key: &str) -> bool {
    is_squashed(key, NAMES[0])
}

/// Whether a name, without the language behind it, is this one, squashed. Most are too short, or differ in
/// their first letter.
fn is_squashed(name: &str, squashed: &str) -> bool {
    if name.len() < squashed.len() {
        return false;
    }
    if name.is_ascii() {
        let letters = name.bytes().take_while(|byte| *byte != b'#').filter(u8::is_ascii_alphanumeric);
        return letters.map(|byte| byte.to_ascii_lowercase()).eq(squashed.bytes());
    }
    let letters =
        name.chars().take_while(|c| *c != '#').filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase);
    letters.eq(squashed.chars())
}

/// The letters and digits of a name, small.
fn squashed(name: &str) -> String {
    let mut squashed = String::with_capacity(name.len());
    squashed.extend(name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase));
    squashed
}

/// Whether a text that names a place, such as an argument, names a secret's.
pub fn is_named_in(text: &str) -> bool {
    let squashed = squashed(text);
    squashed.contains(HEADERS) || NAMES.iter().any(|name| squashed.contains(name))
}

/// Whether the value at `path` is, or holds, nothing but secrets. A header's name is judged by what it
/// says: see [`shown`].
pub fn is_secret(path: &Path) -> bool {
    let names = || path.keys().flatten();
    let header = names().any(|name| name == HEADERS) && path.last_key() != Some(HEADER_NAME);
    header || names().any(is_name)
}

/// A text or another scalar as it may be shown, and of a list or an object its JSON so.
pub fn shown<'v>(value: Value<'v>, path: &Path) -> Cow<'v, str> {
    match value.as_text() {
        _ if value.kind().is_container() => Cow::Owned(json(value, path)),
        _ if is_secret(path) => Cow::Borrowed(MASK),
        None => Cow::Borrowed(value.raw()),
        Some(name) if path.last_key() == Some(HEADER_NAME) => match header_name(&name) {
            Cow::Borrowed(MASK) => Cow::Borrowed(MASK),
            _ => name,
        },
        Some(Cow::Borrowed(text)) => veiled(text),
        Some(Cow::Owned(text)) => Cow::Owned(veiled(&text).into_owned()),
    }
}

/// The JSON of a value as it may be shown.
pub fn json(value: Value<'_>, path: &Path) -> String {
    let mut secrets = Secrets::default();
    secrets.within(value, path.last_key(), is_secret(path));
    secrets.mask_from(value.raw(), value.span().start)
}

/// A header's name as it may be shown: what can be no name is most likely the value.
pub fn header_name(name: &str) -> Cow<'_, str> {
    let plain = name.trim();
    let plain = plain.strip_suffix(':').map_or(plain, str::trim_end);
    let is_token = placeholder::mask(plain).bytes().all(is_token_byte);
    Cow::Borrowed(if is_token { name } else { MASK })
}

/// What the name of a header may hold (RFC 9110, 5.6.2).
fn is_token_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte)
}

/// One secret in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Secret {
    range: Range<usize>,
    /// Whether it is a scalar as a whole, quotes included.
    is_whole: bool,
}

/// Where the secrets of one text stand, in order.
#[derive(Debug, Default)]
pub struct Secrets {
    all: Vec<Secret>,
}

impl Secrets {
    /// Those of a document, earlier duplicates included.
    pub fn of_document(document: &Document) -> Secrets {
        let mut secrets = Secrets::default();
        secrets.within(document.root(), None, false);
        secrets
    }

    /// Those of a text that is not JSON, as far as their names can be found.
    pub fn of_text(text: &str) -> Secrets {
        Secrets { all: loose::secrets(text) }
    }

    /// Those of a value; `key` is its name or that of what it stands in.
    fn within(&mut self, value: Value<'_>, key: Option<&str>, secret: bool) {
        // Where none of its texts can hold one, they are not read one by one.
        let raw = value.raw();
        let by_content = content::may_hold_parts(raw) || raw.contains('\\');
        self.value(value, key, secret, by_content);
    }

    fn value(&mut self, value: Value<'_>, key: Option<&str>, secret: bool, by_content: bool) {
        match value.kind() {
            kind if kind.is_container() => {}
            _ if secret => self.all.push(Secret { range: value.span(), is_whole: true }),
            Kind::Text if by_content || key == Some(HEADER_NAME) => self.text(value, key),
            _ => {}
        }
        for child in value.children() {
            let own = child.key();
            let secret = is_secret_below(own.as_deref(), secret);
            self.value(child, own.as_deref().or(key), secret, by_content);
        }
    }

    /// The parts of a text that are secrets; all of it where its spelling hides them.
    fn text(&mut self, value: Value<'_>, key: Option<&str>) {
        let (span, raw) = (value.span(), value.raw());
        let Some(text) = value.as_text() else { return };
        let name_is_value = key == Some(HEADER_NAME) && header_name(&text) == MASK;
        let parts = content::parts(&text);
        if name_is_value || (!parts.is_empty() && raw.get(1..raw.len() - 1) != Some(&*text)) {
            self.all.push(Secret { range: span, is_whole: true });
            return;
        }
        let start = span.start + 1;
        let parts = parts.into_iter().map(|part| part.start + start..part.end + start);
        self.all.extend(parts.map(|range| Secret { range, is_whole: false }));
    }

    /// The secret that holds the byte at `offset`, and what is shown in its place.
    pub fn at(&self, offset: usize) -> Option<(&Range<usize>, Cow<'static, str>)> {
        let next = self.all.partition_point(|secret| secret.range.start <= offset);
        let secret = self.all[..next].last().filter(|secret| offset < secret.range.end)?;
        Some((&secret.range, secret.mask()))
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Whether one of them stands in, or next to, some bytes of their text.
    pub fn touch(&self, range: &Range<usize>) -> bool {
        let first = self.all.partition_point(|secret| secret.range.end < range.start);
        self.all.get(first).is_some_and(|secret| secret.range.start <= range.end)
    }

    /// Whether one of them, as it stands in `text` or as it is read, is part of another text.
    pub fn stand_in(&self, text: &str, other: &str) -> bool {
        let told = |secret: &str| !secret.trim_matches('"').is_empty() && other.contains(secret);
        self.all.iter().any(|secret| {
            let raw = &text[secret.range.clone()];
            told(raw.trim_matches('"')) || (secret.is_whole && told(&decode(raw)))
        })
    }

    /// The whole text with every secret masked; its lines stay as many.
    pub fn mask(&self, text: &str) -> String {
        self.mask_from(text, 0)
    }

    /// A part of the text, which begins at byte `start` of it, with its secrets masked.
    fn mask_from(&self, part: &str, start: usize) -> String {
        let mut out = String::with_capacity(part.len());
        let mut at = 0;
        for secret in &self.all {
            out.push_str(&part[at..secret.range.start - start]);
            out.push_str(&secret.mask());
            at = secret.range.end - start;
        }
        out + &part[at..]
    }
}

impl Secret {
    fn mask(&self) -> Cow<'static, str> {
        if self.is_whole { Cow::Owned(format!("\"{MASK}\"")) } else { Cow::Borrowed(MASK) }
    }
}

/// Whether the value of a member or item is a secret; `around` tells it of its parent.
fn is_secret_below(key: Option<&str>, around: bool) -> bool {
    match key {
        Some(HEADER_NAME) => false,
        Some(key) => around || key == HEADERS || is_name(key),
        None => around,
    }
}

#[cfg(test)]
mod tests {
    use super::{Secrets, header_name, shown};
    use crate::json::Path;
    use crate::json::document::Document;

    #[test]
    fn every_secret_of_a_document_is_masked_and_nothing_else() {
        let text = r#"{"client_secret": "s1", "client_secret": 2, "a": {"clientSecret": ["s3", {"b": "s4"}]},
 "headers": [{"header_name": "N", "header_value": "s5"}, {"x": "s6"}, "s7"], "scope": "s"}"#;
        let document = Document::parse(text.to_owned()).unwrap();
        let masked = Secrets::of_document(&document).mask(text);
        assert_eq!(masked.matches("\"********\"").count(), 7);
        for kept in ["\"N\"", "\"scope\": \"s\"", "\"b\": "] {
            assert!(masked.contains(kept), "{masked}");
        }
        assert_eq!(masked.lines().count(), text.lines().count());
    }

    #[test]
    fn secrets_are_known_by_what_they_say() {
        let text = r#"{"a": "https://joe:hunter2@b/?x=1&code=hunter2", "b": ["https:\/\/joe:hunter2@b"],
 "headers": [{"header_name": "Bearer hunter2", "header_value": 1}], "x": {"client-secret": "hunter2"}}"#;
        let document = Document::parse(text.to_owned()).unwrap();
        let masked = Secrets::of_document(&document).mask(text);
        assert!(!masked.contains("hunter2") && masked.contains("https://********@b/?x=1&code="), "{masked}");
        for (path, said) in [
            ("a", "https://********@b/?x=1&code=********"),
            ("b", r#"["********"]"#),
            ("headers[0]", r#"{"header_name": "********", "header_value": "********"}"#),
            ("x", r#"{"client-secret": "********"}"#),
            ("x.client-secret", "********"),
        ] {
            let path = Path::parse(path).unwrap();
            assert_eq!(shown(document.at(&path).unwrap(), &path), said);
        }
    }

    #[test]
    fn a_name_that_a_header_can_have_is_shown() {
        for name in ["X-Acme-Key", "", " X-A: ", "{name}", "X-<your>"] {
            assert_eq!(header_name(name), name);
        }
        for value in ["Bearer abc", "a b", "é", "X-Key: abc"] {
            assert_eq!(header_name(value), super::MASK);
        }
    }
}
