//! What manifests use that others may use again: scopes, endpoints, names of headers, ids of profiles.
//!
//! Nothing that is a secret is among it: no value of a header, no address with a password in it, and
//! nothing that is still to fill in. It deliberately knows no file.

use super::codec::Codec;
use super::place::Place;
use crate::json::document::Document;
use crate::json::{Kind, Path, Value};
use crate::manifest::edits;
use crate::manifest::placeholder::Manner;
use crate::manifest::secret::veiled;

/// The most values of a kind that are kept.
const MOST: usize = 100;

/// The longest that is worth proposing, in bytes.
const LONGEST: usize = 200;

const PROFILES: &str = "enabled_for_profiles";

/// What can be used again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reusable {
    /// What an application may do.
    Scope,
    /// Where an event is sent.
    Endpoint,
    /// The name of a header.
    HeaderName,
    /// The id of a profile.
    Profile,
}

impl Reusable {
    /// What is typed at a place; `first` is whether it is the first of two cells. Nothing elsewhere.
    pub fn at(place: &Place, codec: Codec, first: bool) -> Option<Reusable> {
        let path = place.path();
        let in_event = path.starts_with(&edits::webhooks());
        match codec {
            Codec::Header => (first && in_event).then_some(Reusable::HeaderName),
            Codec::Text if *path == Path::of(&["scope"]) => Some(Reusable::Scope),
            Codec::Text if in_event && path.last_key() == Some("endpoint") => Some(Reusable::Endpoint),
            Codec::Integer if path.starts_with(&Path::of(&[PROFILES])) => Some(Reusable::Profile),
            _ => None,
        }
    }

    /// What a text of a manifest is, for who has no field open.
    pub fn of_text(path: &Path) -> Option<Reusable> {
        let in_event = path.starts_with(&edits::webhooks());
        match path.last_key()? {
            "endpoint" if in_event => Some(Reusable::Endpoint),
            "header_name" if in_event => Some(Reusable::HeaderName),
            "scope" if *path == Path::of(&["scope"]) => Some(Reusable::Scope),
            _ => None,
        }
    }

    fn number(self) -> usize {
        self as usize
    }
}

/// What is used, each once, in the order in which it was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Used([Vec<String>; 4]);

impl Used {
    /// What a manifest uses.
    pub fn of(document: &Document) -> Used {
        let mut used = Used::default();
        let root = document.root();
        used.add_text(Reusable::Scope, root.get("scope"));
        let ids = root.get(PROFILES).into_iter().flat_map(|list| list.children());
        for id in ids.filter_map(|id| id.as_integer()) {
            used.add(Reusable::Profile, id.to_string());
        }
        let events = root.at(&edits::webhooks()).filter(|events| events.kind() == Kind::Object);
        for event in events.into_iter().flat_map(|events| events.children()) {
            used.add_text(Reusable::Endpoint, event.get("endpoint"));
            for header in event.get("headers").into_iter().flat_map(|headers| headers.children()) {
                used.add_text(Reusable::HeaderName, header.get("header_name"));
            }
        }
        used
    }

    fn add_text(&mut self, what: Reusable, value: Option<Value<'_>>) {
        let Some(text) = value.and_then(|value| Some(value.as_text()?.into_owned())) else { return };
        let manner = if what == Reusable::HeaderName { Manner::HeaderName } else { Manner::Code };
        let open = manner.first_in(&text).is_some();
        if !open && veiled(&text) == text && !text.contains(char::is_control) {
            self.add(what, text);
        }
    }

    fn add(&mut self, what: Reusable, text: String) {
        let known = &mut self.0[what.number()];
        if !text.trim().is_empty() && text.len() <= LONGEST && known.len() < MOST && !known.contains(&text) {
            known.push(text);
        }
    }

    /// Takes what another manifest uses behind what is known.
    pub fn extend(&mut self, other: Used) {
        let kinds = [Reusable::Scope, Reusable::Endpoint, Reusable::HeaderName, Reusable::Profile];
        for (what, texts) in kinds.into_iter().zip(other.0) {
            for text in texts {
                self.add(what, text);
            }
        }
    }

    /// All of a kind.
    pub fn all(&self, what: Reusable) -> &[String] {
        &self.0[what.number()]
    }

    /// The first that goes on where a text ends, and is not among others.
    pub fn going_on<'u>(&'u self, what: Reusable, typed: &str, others: &[String]) -> Option<&'u str> {
        let fits =
            |text: &&String| text.len() > typed.len() && text.starts_with(typed) && !others.contains(text);
        self.0[what.number()].iter().find(fits).map(String::as_str)
    }

    /// How a blank could go on behind what is typed for it: as what stands in its place elsewhere. Of
    /// `https://{domain}/x` that is the host of another endpoint.
    pub fn filling<'u>(&'u self, what: Reusable, around: (&str, &str), typed: &str) -> Option<&'u str> {
        let (before, behind) = around;
        let part = |text: &'u String| {
            let rest = text.strip_prefix(before)?;
            let end = behind.chars().next().map_or(Some(rest.len()), |c| rest.find(c));
            rest[..end.unwrap_or(rest.len())].strip_prefix(typed).filter(|rest| !rest.is_empty())
        };
        self.all(what).iter().find_map(part)
    }
}

/// What stands beside a place in its own list, and is no use there a second time.
pub fn beside(document: &Document, place: &Place, what: Reusable) -> Vec<String> {
    let path = place.path();
    let list = match place {
        Place::Add(list) => list.clone(),
        _ => path.parent(),
    };
    let Some(list) = document.at(&list).filter(|list| list.kind() == Kind::List) else { return Vec::new() };
    let text = |item: Value<'_>| match what {
        Reusable::HeaderName => Some(item.get("header_name")?.as_text()?.into_owned()),
        Reusable::Profile => Some(item.as_integer()?.to_string()),
        Reusable::Scope | Reusable::Endpoint => None,
    };
    list.children().filter_map(text).collect()
}
