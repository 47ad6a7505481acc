//! What a LivePerson manifest may hold: every field, its limits, its help.
//!
//! Responsible for the vocabulary of the form, the shape checks, the help and (later) the schema:
//! one const table that they all read. It deliberately knows no JSON text, no document and no
//! screen; a field is found by its keys.

pub mod around;
mod field;
pub mod source;
mod table;

pub use field::{Field, Format, Item, Kind, Need, Section};
pub use source::Source;
pub use table::{
    ENGAGEMENT_START, HEADER_ITEM, LOCALIZED_NAME, MADE_BY_LIVEPERSON, OAUTH_METADATA, ROOT, SERVER_MEMBERS,
    SYNONYMS,
};

use std::borrow::Cow;

/// What separates `client_name` from the language tag of a localized name.
pub const TAG_MARK: char = '#';

/// The field called `key` among `fields`, the localized names of `client_name` included.
///
/// `fields` is [`ROOT`] or the members of a [`Kind::Group`].
pub fn member(fields: &'static [Field], key: &str) -> Option<&'static Field> {
    fields.iter().find(|field| field.key == key).or_else(|| localized(fields, key))
}

/// The member called `key` of a group; nothing for every other kind.
fn member_of(field: &Field, key: &str) -> Option<&'static Field> {
    field.members().iter().find(|member| member.key == key)
}

/// The events that LivePerson sends: the members of `webhooks` that have an endpoint.
pub fn events() -> impl Iterator<Item = &'static Field> {
    let webhooks = find([Some("capabilities"), Some("webhooks")]);
    webhooks.map_or(&[][..], Field::members).iter().filter(|field| is_event(field))
}

/// Whether a field is one of the events: an object that has an endpoint.
pub fn is_event(field: &Field) -> bool {
    member_of(field, "endpoint").is_some()
}

/// Whether a field, or one below it, is called `key`. Items of lists are left out.
pub fn holds(field: &Field, key: &str) -> bool {
    let below = match field.kind {
        Kind::Group(members) => members,
        _ => &[],
    };
    field.key == key || below.iter().any(|member| holds(member, key))
}

fn localized(fields: &'static [Field], key: &str) -> Option<&'static Field> {
    let (name, _) = key.split_once(TAG_MARK)?;
    let at_root = std::ptr::eq(fields, ROOT);
    (at_root && name == "client_name").then_some(&LOCALIZED_NAME)
}

/// What a name with capitals in place of `_`, or another word for a member, stands for: `client_name`
/// for `clientName`. Whether there is such a member has to be asked where it would stand.
pub fn meant(name: &str) -> Option<Cow<'static, str>> {
    let synonym = SYNONYMS.iter().find(|(word, _)| *word == name);
    synonym.map(|(_, key)| Cow::Borrowed(*key)).or_else(|| uncapitalised(name).map(Cow::Owned))
}

/// `client_name` for `clientName`; nothing for a name that has no such capitals.
fn uncapitalised(name: &str) -> Option<String> {
    let plain = name.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let inner = name.bytes().skip(1).any(|byte| byte.is_ascii_uppercase());
    (plain && inner).then(|| {
        let mut key = String::with_capacity(name.len() + 4);
        for (at, letter) in name.char_indices() {
            if letter.is_ascii_uppercase() && at > 0 {
                key.push('_');
            }
            key.push(letter.to_ascii_lowercase());
        }
        key
    })
}

/// The field that the member names `keys` lead to from the root.
///
/// A list step is `None`: it leads to the field that describes one item.
pub fn find<'k>(keys: impl IntoIterator<Item = Option<&'k str>>) -> Option<&'static Field> {
    let mut keys = keys.into_iter();
    let mut field = member(ROOT, keys.next()??)?;
    for key in keys {
        field = match (&field.kind, key) {
            (Kind::Group(members), Some(key)) => member(members, key)?,
            (Kind::List(item), None) => item,
            _ => return None,
        };
    }
    Some(field)
}

/// The part of the form that shows what the member names `keys` lead to; a list step is `None`.
pub fn section_of<'k>(keys: impl IntoIterator<Item = Option<&'k str>>) -> Section {
    let (mut section, mut fields) = (Section::Other, ROOT);
    for key in keys {
        let Some(field) = key.and_then(|key| member(fields, key)) else {
            // Beside members with parts of their own, a stranger stands in none of them.
            let apart = fields.iter().any(|field| field.section.is_some());
            return if apart { Section::Other } else { section };
        };
        section = field.section.unwrap_or(section);
        fields = field.members();
    }
    section
}

/// Every field from the root down, parents before children, each with the fields above it.
///
/// The webhook members come once for every event. Items of lists are left out.
pub fn walk() -> Vec<Vec<&'static Field>> {
    fn into(fields: &'static [Field], above: &[&'static Field], out: &mut Vec<Vec<&'static Field>>) {
        for field in fields {
            let mut trail = above.to_vec();
            trail.push(field);
            out.push(trail.clone());
            if let Kind::Group(members) = field.kind {
                into(members, &trail, out);
            }
        }
    }
    let mut out = Vec::new();
    into(ROOT, &[], &mut out);
    out
}
