//! The headers that go with an event: their names, and what a value may not hold.
//!
//! It deliberately says nothing of a value: that is most often a secret.

use std::collections::{HashMap, HashSet};

use http::HeaderName;

use super::{Look, Place, characters};
use crate::json::document::{At, Change, Json};
use crate::json::{self, Path, Value};
use crate::manifest::check::{Certainty, Fix, table, words};
use crate::manifest::placeholder;
use crate::manifest::secret::header_name;
use crate::manifest::visible::{Kind, hidden};

/// Headers that belong to the request itself, or to the connection it takes.
const OWN: [&str; 10] = [
    "host",
    "content-length",
    "content-type",
    "transfer-encoding",
    "connection",
    "keep-alive",
    "te",
    "trailer",
    "upgrade",
    "proxy-connection",
];

/// Words that a header's value begins with where it proves who calls.
const SCHEMES: [&str; 6] = ["bearer", "basic", "token", "digest", "apikey", "key"];

/// What LivePerson's own headers begin with.
const LIVEPERSON: &str = "x-liveperson-";

/// Looks at the headers of an event.
pub(super) fn check(look: &mut Look<'_>, event: Value<'_>) {
    let Some(list) = event.get("headers").filter(|list| list.kind() == json::Kind::List) else { return };
    let mut seen = HashSet::new();
    for header in list.children() {
        if let Some(value) = header.get("header_value") {
            header_value(look, value);
        }
        let Some(value) = header.get("header_name") else { continue };
        let Some(name) = value.as_text() else { continue };
        let place = Place::of(value);
        let plain = name.trim().to_ascii_lowercase();
        if !plain.is_empty() && !seen.insert(plain.clone()) {
            repeated(look, place, &name, header.path());
        } else if !hidden(&name, Kind::Code).is_empty() {
            characters::text(look, place, value, Kind::Code);
        } else if let Some(other) = swapped(header, &name) {
            swap(look, place, header, &other);
        } else if !is_name(&name) {
            malformed(look, place, &name, &counts(list));
        } else if is_reserved(&plain) {
            reserved(look, place, &name);
        }
    }
}

/// How often each name stands in a list of headers, in small letters and without blanks around it.
type Counts = HashMap<String, usize>;

fn counts(list: Value<'_>) -> Counts {
    let mut counts = Counts::new();
    for name in list.children().filter_map(|header| header.get("header_name")?.as_text()) {
        *counts.entry(name.trim().to_ascii_lowercase()).or_default() += 1;
    }
    counts
}

fn is_reserved(name: &str) -> bool {
    OWN.contains(&name) || name.starts_with(LIVEPERSON)
}

/// Whether a name may stand in a request, its placeholders aside.
fn is_name(name: &str) -> bool {
    HeaderName::from_bytes(placeholder::mask(name).as_bytes()).is_ok()
}

/// The value of a header, where it and the name were probably swapped.
fn swapped(header: Value<'_>, name: &str) -> Option<String> {
    let value = header.get("header_value")?.as_text()?;
    let first = name.split_whitespace().next().unwrap_or("").to_ascii_lowercase();
    let has_scheme = SCHEMES.contains(&&*first) && name.trim().contains(' ');
    let is_likely = has_scheme || (name.trim().contains(' ') && looks_like_name(&value));
    let is_swapped = !is_name(name) && is_likely && is_name(&value) && !value.is_empty();
    is_swapped.then(|| value.into_owned())
}

/// Whether a text is spelled as people spell the names of headers: `X-Acme-Key`, `Authorization`.
fn looks_like_name(text: &str) -> bool {
    let is_capital = |part: &str| part.starts_with(|c: char| c.is_ascii_uppercase());
    let letters = text.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'-');
    letters && (text.split('-').all(is_capital) || text.to_ascii_lowercase().starts_with("x-"))
}

fn swap(look: &mut Look<'_>, place: Place<'_>, header: Value<'_>, value: &str) {
    let path = header.path();
    let name = header.get("header_name").and_then(|name| Json::parse(name.raw()).ok());
    let fix = name.map(|name| Fix {
        title: "swap the two".to_owned(),
        certainty: Certainty::Suggested,
        changes: vec![
            Change::Set(path.key("header_name"), Json::text(value), At::Last),
            Change::Set(path.key("header_value"), name, At::Last),
        ],
    });
    let message = "this looks like a value, and the value like a name: are name and value swapped?";
    look.report(table::HEADER_NAME, place, message, fix);
}

/// What a header's value may not hold (RFC 9110, 5.5). Nothing of it is said.
fn header_value(look: &mut Look<'_>, value: Value<'_>) {
    let Some(text) = value.as_text() else { return };
    let trimmed = text.trim_matches([' ', '\t', '\r', '\n']);
    let is_scheme = SCHEMES.contains(&&*trimmed.to_ascii_lowercase()) && text.len() > trimmed.len();
    let clean = |text: &str| text.chars().all(|c| c.is_ascii() && (!c.is_ascii_control() || c == '\t'));
    let message = if is_scheme {
        "what belongs after the first word of this value is missing: write it"
    } else if trimmed.contains(['\r', '\n']) {
        "a line end in this value adds a header of its own to each call: remove it"
    } else if trimmed.chars().any(char::is_control) {
        "a control character stands in this value, and no header may hold one: remove it"
    } else if !clean(trimmed) {
        "letters outside ASCII stand in this value, and servers read them in different ways: encode them"
    } else if trimmed.len() < text.len() {
        "blanks or a line end stand around this value, and are lost or refused: remove them"
    } else {
        return;
    };
    let place = Place::of(value);
    let fix = (clean(trimmed) && !is_scheme && trimmed.len() < text.len()).then(|| {
        let change = Change::Set(place.path(), Json::text(trimmed), At::Last);
        Fix::certain("remove what stands around it", change)
    });
    look.report(table::HEADER_VALUE, place, message, fix);
}

fn repeated(look: &mut Look<'_>, place: Place<'_>, name: &str, header: Path) {
    let message = format!(
        "{} is set above already, and capitals make no difference: remove one of the two",
        words::shown(&header_name(name))
    );
    let fix = Fix::suggested("remove this one", Change::Remove(header));
    look.report(table::HEADER_REPEATED, place, message, Some(fix));
}

fn malformed(look: &mut Look<'_>, place: Place<'_>, name: &str, counts: &Counts) {
    if name.trim().is_empty() {
        let message = "header_name is empty: name the header, or remove it";
        return look.report(table::HEADER_NAME, place, message, None);
    }
    let trimmed = name.trim().trim_end_matches(':').trim_end();
    let lower = trimmed.to_ascii_lowercase();
    let own = usize::from(trimmed == name.trim());
    let is_free = counts.get(&lower).copied().unwrap_or(0) == own;
    let fix = (is_name(trimmed) && !is_reserved(&lower) && is_free).then(|| {
        let change = Change::Set(place.path(), Json::text(trimmed), At::Last);
        let title = format!("set to {}", words::shown(trimmed));
        if trimmed == name.trim() { Fix::certain(title, change) } else { Fix::suggested(title, change) }
    });
    let message = format!(
        "{} is no header's name: write letters, digits and hyphens, without blanks",
        words::shown(&header_name(name))
    );
    look.report(table::HEADER_NAME, place, message, fix);
}

fn reserved(look: &mut Look<'_>, place: Place<'_>, name: &str) {
    let message = format!("{} is not yours to set: choose another name, or remove it", words::shown(name));
    look.report(table::HEADER_RESERVED, place, message, None);
}
