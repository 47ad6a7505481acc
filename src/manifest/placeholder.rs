//! What is still to be filled in: the values that samples and templates leave open.
//!
//! Responsible for telling them from what only looks like them: prose, JSON and HTML. It deliberately
//! decides nothing about severity: a placeholder is derived from the text of every document, whoever
//! wrote it.

mod fit;
mod look_alikes;

use std::borrow::Cow;
use std::ops::Range;

pub use fit::{Fitted, fitted};

use memchr::memchr2;

use crate::json::document::Document;
use crate::json::{Kind, Path, Step, Value, decode};
use crate::json::{Member, Members};

/// Texts that LivePerson's samples leave in place of a person's own.
const SAMPLES: [&str; 2] = ["your/webhooks/endpoint", "YOURAPPNAME"];

/// The most code points between two brackets that are still read as a name to replace.
const LONGEST: usize = 64;

/// A value that still holds a placeholder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placeholder {
    /// The member or item; of a header's name and value the header.
    pub path: Path,
    /// Where the placeholder stands in the text, in bytes.
    pub span: Range<usize>,
    /// What stands there, such as `{domain}`.
    pub text: String,
}

/// What a text is for: it says what in it can be a placeholder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// An address, an id, anything that programs read.
    Code,
    /// A name or a description: a bracketed word can be one of its words.
    Words,
    /// The name of a header: the samples' `NAME` too.
    HeaderName,
    /// A secret: it is one as a whole, or none of it is looked at. The samples' `VALUE` too.
    Secret,
}

impl Manner {
    /// That of the text at a path.
    pub fn of(path: &Path) -> Manner {
        Manner::of_steps(path.steps())
    }

    fn of_steps(steps: &[Step]) -> Manner {
        match steps {
            [.., Step::Index(_), Step::Key(key)] if key == HEADER_NAME => Manner::HeaderName,
            [.., Step::Index(_), Step::Key(key)] if key == HEADER_VALUE => Manner::Secret,
            [.., Step::Key(key)] if is_client_secret(key) => Manner::Secret,
            [Step::Key(key)] if look_alikes::is_for_people(key) => Manner::Words,
            _ => Manner::Code,
        }
    }

    /// Whether the samples' `NAME` and `VALUE` are placeholders in such a text.
    fn has_sample_words(self) -> bool {
        matches!(self, Manner::HeaderName | Manner::Secret)
    }

    /// The first placeholder in a text of this manner, as bytes of that text.
    pub fn first_in(self, text: &str) -> Option<Range<usize>> {
        self.every_in(text).next()
    }

    /// Every placeholder in a text of this manner, in order.
    pub fn every_in(self, text: &str) -> impl Iterator<Item = Range<usize>> {
        let whole = self.has_sample_words() && is_sample_header(text);
        let counts = move |range: &Range<usize>| match self {
            Manner::Code | Manner::HeaderName => !whole,
            Manner::Words => !look_alikes::is_prose(text, range),
            Manner::Secret => !whole && *range == (0..text.len()),
        };
        whole.then_some(0..text.len()).into_iter().chain(every_in(text).filter(counts))
    }
}

const HEADER_NAME: &str = "header_name";
const HEADER_VALUE: &str = "header_value";

/// Whether a member is a `client_secret`, however it is spelled.
fn is_client_secret(key: &str) -> bool {
    let letters = key.bytes().filter(u8::is_ascii_alphanumeric).map(|byte| byte.to_ascii_lowercase());
    letters.eq(*b"clientsecret")
}

/// Every placeholder of a document, in document order; those that are kept on purpose are left out.
pub fn every_placeholder(document: &Document, kept: &[String]) -> Vec<Placeholder> {
    let mut walk = Walk { found: Vec::new() };
    walk.value(document.root(), Manner::Code);
    walk.found.retain(|found| !kept.contains(&found.text));
    walk.found
}

/// Of what [`every_placeholder`] found the first of each value: who needs both walks once.
pub fn first_of_each(mut every: Vec<Placeholder>) -> Vec<Placeholder> {
    // Those of one value stand side by side, and no two values have the same path.
    every.dedup_by(|one, before| one.path == before.path);
    every
}

/// The first placeholder in an address or the like, as bytes of it: `{…}`, `<…>`, or what LivePerson's
/// samples leave open.
pub fn first_in(text: &str) -> Option<Range<usize>> {
    every_in(text).next()
}

/// Every placeholder in a text, in order.
pub fn every_in(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut done = if begins_somewhere(text) { 0 } else { text.len() };
    std::iter::from_fn(move || {
        let found = next_in(text, done)?;
        done = found.end;
        Some(found)
    })
}

/// The first placeholder at or after byte `from`.
fn next_in(text: &str, from: usize) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let mut at = from;
    loop {
        at += bytes[at..].iter().position(|byte| begins(*byte))?;
        let found = match bytes[at] {
            b'{' => bracketed(text, at, '}'),
            b'<' => bracketed(text, at, '>'),
            _ => {
                let sample = SAMPLES.iter().find(|sample| bytes[at..].starts_with(sample.as_bytes()));
                sample.map(|sample| at..at + sample.len())
            }
        };
        if found.is_some() {
            return found;
        }
        at += 1;
    }
}

/// Whether a placeholder can begin with this byte.
const fn begins(byte: u8) -> bool {
    matches!(byte, b'{' | b'<' | b'y' | b'Y')
}

/// Whether a text holds any byte that a placeholder begins with.
fn begins_somewhere(text: &str) -> bool {
    let has = |one, other| memchr2(one, other, text.as_bytes()).is_some();
    has(b'{', b'<') || has(b'y', b'Y')
}

/// The text with every placeholder written over by letters, each byte by one, so that what stands
/// around it can be judged and keeps its place.
pub fn mask(text: &str) -> Cow<'_, str> {
    mask_by(text, |masked, found| masked.push_str(&"x".repeat(found.len())))
}

/// The same where `write` says what is written over each placeholder: as many bytes as it has.
pub fn mask_by(text: &str, write: impl Fn(&mut String, &Range<usize>)) -> Cow<'_, str> {
    let mut masked = String::new();
    let mut done = 0;
    for found in every_in(text) {
        masked.reserve(text.len() - done);
        masked.push_str(&text[done..found.start]);
        write(&mut masked, &found);
        done = found.end;
    }
    if done == 0 { Cow::Borrowed(text) } else { Cow::Owned(masked + &text[done..]) }
}

/// The placeholder that the bracket at `at` begins, if it does, up to its `close`.
fn bracketed(text: &str, at: usize, close: char) -> Option<Range<usize>> {
    let inside = &text[at + 1..];
    let ends = |byte: u8| matches!(byte, b'{' | b'}' | b'<' | b'>' | b'\n' | b'\r');
    let length = inside.bytes().position(ends)?;
    let closed = inside[length..].starts_with(close);
    (closed && is_name(&inside[..length], close)).then_some(at..at + length + 2)
}

fn is_name(name: &str, close: char) -> bool {
    let short = !name.trim().is_empty() && (name.len() <= LONGEST || name.chars().nth(LONGEST).is_none());
    short && if close == '>' { !look_alikes::is_markup(name) } else { !look_alikes::is_json(name) }
}

fn is_sample_header(text: &str) -> bool {
    let number = text.strip_prefix("NAME").or_else(|| text.strip_prefix("VALUE"));
    number.is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
}

struct Walk {
    found: Vec<Placeholder>,
}

impl Walk {
    /// Looks into a value; `manner` is that of a text in its place.
    fn value(&mut self, value: Value<'_>, manner: Manner) {
        match value.kind() {
            Kind::Text => self.text(value, manner, |value| value.path()),
            Kind::Object => self.object(value),
            Kind::List => value.children().for_each(|item| self.value(item, Manner::Code)),
            _ => {}
        }
    }

    fn text(&mut self, value: Value<'_>, manner: Manner, path: impl Fn(Value<'_>) -> Path) {
        let Some(text) = value.as_text() else { return };
        if !manner.has_sample_words() && !begins_somewhere(&text) {
            return;
        }
        let start = value.span().start;
        let mut place = Spelled::start();
        // Without an escape the text is what stands between the quotes.
        let is_plain = matches!(text, Cow::Borrowed(_));
        for range in manner.every_in(&text) {
            let mut go_on = |at| if is_plain { 1 + at } else { place.go_on(value.raw(), at) };
            let span = start + go_on(range.start)..start + go_on(range.end);
            self.found.push(Placeholder { path: path(value), span, text: text[range].to_owned() });
        }
    }

    fn object(&mut self, object: Value<'_>) {
        let is_item = !object.is_root() && object.key_span().is_none();
        let members = Members::of(object);
        let mut found_in_header = false;
        for member in members.iter().filter(|member| !member.overridden) {
            if is_item && is_header_member(&member.key) {
                if !found_in_header {
                    found_in_header = self.header_member(&member);
                }
                continue;
            }
            let manner = match &*member.key {
                key if is_client_secret(key) => Manner::Secret,
                key if object.is_root() && look_alikes::is_for_people(key) => Manner::Words,
                _ => Manner::Code,
            };
            self.value(member.value, manner);
        }
    }

    /// Looks into a header's name or value, and counts for the header what is found.
    fn header_member(&mut self, member: &Member<'_>) -> bool {
        let before = self.found.len();
        if member.value.kind() == Kind::Text {
            let manner = if member.key == HEADER_NAME { Manner::HeaderName } else { Manner::Secret };
            self.text(member.value, manner, |value| value.parent().path());
        }
        self.found.len() > before
    }
}

fn is_header_member(key: &str) -> bool {
    matches!(key, HEADER_NAME | HEADER_VALUE)
}

/// A place in a JSON string's text, and the same place in its spelling, quotes included.
struct Spelled {
    text_at: usize,
    raw_at: usize,
}

impl Spelled {
    fn start() -> Spelled {
        Spelled { text_at: 0, raw_at: 1 }
    }

    /// Goes on to byte `offset` of the text, and says where that stands in the spelling.
    fn go_on(&mut self, raw: &str, offset: usize) -> usize {
        while self.text_at < offset && self.raw_at < raw.len() {
            let unit = unit(&raw[self.raw_at..]);
            let escaped = unit.starts_with('\\');
            self.text_at += if escaped { decode(&format!("\"{unit}\"")).len() } else { unit.len() };
            self.raw_at += unit.len();
        }
        self.raw_at
    }
}

/// The spelling of one character at the start of a JSON string's inside.
fn unit(rest: &str) -> &str {
    let plain = rest.chars().next().map_or(0, char::len_utf8);
    let length = match rest.as_bytes() {
        [b'\\', b'u', ..] if is_pair(rest) => 12,
        [b'\\', b'u', ..] => 6,
        [b'\\', ..] => 2,
        _ => plain,
    };
    rest.get(..length).unwrap_or(rest)
}

/// Whether two `\uXXXX` at the start spell one character between them.
fn is_pair(rest: &str) -> bool {
    rest.get(..12).is_some_and(|both| {
        both[6..].starts_with("\\u") && decode(&format!("\"{both}\"")).chars().count() == 1
    })
}
