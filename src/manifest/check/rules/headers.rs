//! The names of the headers that go with an event.
//!
//! It deliberately never reads a header's value: that is most often a secret.

use std::collections::{HashMap, HashSet};

use http::HeaderName;

use super::{Look, Place, characters};
use crate::json::document::{At, Change, Json};
use crate::json::{self, Path, Value};
use crate::manifest::check::{Fix, table, words};
use crate::manifest::placeholder;
use crate::manifest::secret::header_name;
use crate::manifest::visible::{Kind, hidden};

/// Headers that every request has already.
const OWN: [&str; 2] = ["host", "content-length"];

/// What LivePerson's own headers begin with.
const LIVEPERSON: &str = "x-liveperson-";

/// Looks at the headers of the event at `path`.
pub(super) fn check(look: &mut Look<'_>, path: &Path, event: Value<'_>) {
    let Some(list) = event.get("headers").filter(|list| list.kind() == json::Kind::List) else { return };
    let path = path.key("headers");
    let counts = counts(list);
    let mut seen = HashSet::new();
    for (index, header) in list.children().enumerate() {
        let Some(value) = header.get("header_name") else { continue };
        let Some(name) = value.as_text() else { continue };
        let path = path.index(index);
        let place = Place::of(path.key("header_name"), value);
        let plain = name.trim().to_ascii_lowercase();
        if !plain.is_empty() && !seen.insert(plain.clone()) {
            repeated(look, place, &name, path);
        } else if !hidden(&name, Kind::Code).is_empty() {
            characters::text(look, place, value, Kind::Code);
        } else if !is_name(&name) {
            malformed(look, place, &name, &counts);
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

fn repeated(look: &mut Look<'_>, place: Place, name: &str, header: Path) {
    let message = format!(
        "{} is set above already, and capitals make no difference: remove one of the two",
        words::shown(&header_name(name))
    );
    let fix = Fix::suggested("remove this one", Change::Remove(header));
    look.report(table::HEADER_REPEATED, place, message, Some(fix));
}

fn malformed(look: &mut Look<'_>, place: Place, name: &str, counts: &Counts) {
    if name.trim().is_empty() {
        let message = "header_name is empty: name the header, or remove it";
        return look.report(table::HEADER_NAME, place, message, None);
    }
    let trimmed = name.trim().trim_end_matches(':').trim_end();
    let lower = trimmed.to_ascii_lowercase();
    let own = usize::from(trimmed == name.trim());
    let is_free = counts.get(&lower).copied().unwrap_or(0) == own;
    let fix = (is_name(trimmed) && !is_reserved(&lower) && is_free).then(|| {
        let change = Change::Set(place.path.clone(), Json::text(trimmed), At::Last);
        let title = format!("set to {}", words::shown(trimmed));
        if trimmed == name.trim() { Fix::certain(title, change) } else { Fix::suggested(title, change) }
    });
    let message = format!(
        "{} is no header's name: write letters, digits and hyphens, without blanks",
        words::shown(&header_name(name))
    );
    look.report(table::HEADER_NAME, place, message, fix);
}

fn reserved(look: &mut Look<'_>, place: Place, name: &str) {
    let message = format!("{} is not yours to set: choose another name, or remove it", words::shown(name));
    look.report(table::HEADER_RESERVED, place, message, None);
}
