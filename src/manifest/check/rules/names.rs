//! The names of the app: their languages, blanks at the ends, what people read; and its picture.
//!
//! It deliberately does not ask whether each language exists: a tag has to be formed like one.

mod languages;

use std::collections::HashSet;

use oxilangtag::LanguageTag;

use super::{Look, Place, addresses, uris};
use crate::json::document::{At, Change, Json};
use crate::json::{Kind, Path, Value};
use crate::manifest::catalogue::TAG_MARK;
use crate::manifest::check::{Certainty, Fix, Surroundings, table, words};
use crate::manifest::placeholder;
use crate::manifest::visible::is_blank;

/// The side of the square that a logo has to be, in pixels.
const LOGO_SIDE: u32 = 70;

/// Looks at `client_name`, its localized names, `display_name` and `logo_uri`.
pub(super) fn check(look: &mut Look<'_>) {
    localized(look);
    for key in ["client_name", "display_name"] {
        named(look, key);
    }
    if let Some(value) = look.get_kind("logo_uri", Kind::Text) {
        let place = look.place("logo_uri");
        edges(look, place.clone(), value, Certainty::Certain);
        let text = value.as_text().unwrap_or_default();
        let text = text.trim();
        let masked = uris::masked(text);
        addresses::remarks(look, &place, (text, &masked), &uris::read(text, &masked));
        plain_http(look, place, text);
    }
    reverse_domain(look);
}

/// A picture that pages over https may not show.
fn plain_http(look: &mut Look<'_>, place: Place<'_>, text: &str) {
    if let Some(secured) = uris::secured(text) {
        let message =
            "LivePerson's pages are https, and browsers may not show a picture over plain http: use https";
        let fix = addresses::set(
            &place,
            &secured,
            &format!("set to {}", words::cut(&secured)),
            Certainty::Suggested,
        );
        look.report(table::LOGO_HTTP, place, message, Some(fix));
    }
}

/// Looks at the size of the picture, if it was measured.
pub(super) fn logo(look: &mut Look<'_>, surroundings: &Surroundings) {
    let Some((width, height)) = surroundings.logo_size else { return };
    if (width, height) != (LOGO_SIDE, LOGO_SIDE) && look.get_kind("logo_uri", Kind::Text).is_some() {
        let message =
            format!("the picture measures {width} x {height} pixels: make it {LOGO_SIDE} x {LOGO_SIDE}");
        look.report(table::LOGO_SIZE, look.place("logo_uri"), message, None);
    }
}

fn named(look: &mut Look<'_>, key: &'static str) {
    let Some(value) = look.get_kind(key, Kind::Text) else { return };
    let text = value.as_text().unwrap_or_default();
    if key == "client_name" && is_blank(&text) {
        return;
    }
    edges(look, look.place(key), value, Certainty::Certain);
    if let Some(tag) = tag_in(&text) {
        let message = format!(
            "#{tag} looks like a language, and that belongs to the member's name: \
             write client_name#{tag} beside it"
        );
        look.report(table::LANGUAGE_TAG_ELSEWHERE, look.place(key), message, None);
    }
}

/// Blanks at the ends of a text, taken off by a fix that is as sure as that.
pub(super) fn edges(look: &mut Look<'_>, place: Place<'_>, value: Value<'_>, certainty: Certainty) {
    let Some(text) = value.as_text() else { return };
    let trimmed = text.trim();
    if trimmed.len() == text.len() {
        return;
    }
    if trimmed.is_empty() {
        let message = "this holds nothing but blanks: write a value, or remove it";
        let fix = Fix::suggested("remove it", Change::Remove(place.path()));
        return look.report(table::EDGE_BLANKS, place, message, Some(fix));
    }
    let change = Change::Set(place.path(), Json::text(trimmed), At::Last);
    let fix = Fix::new(certainty, "take the blanks off", change);
    look.report(table::EDGE_BLANKS, place, "there are blanks around this text: take them off", Some(fix));
}

/// The language tag that a name ends with, as in `Kiosk#fr`: one that begins like a usual one.
fn tag_in(text: &str) -> Option<&str> {
    let (name, tag) = text.trim().rsplit_once(TAG_MARK)?;
    let language = tag.split('-').next().unwrap_or(tag);
    let usual = (2..=3).contains(&language.len()) && language.bytes().all(|byte| byte.is_ascii_lowercase());
    (usual && !name.is_empty() && LanguageTag::parse(tag).is_ok()).then_some(tag)
}

/// A localized name.
struct Localized<'d> {
    key: String,
    value: Value<'d>,
    place: Place<'d>,
    nth: usize,
}

impl Localized<'_> {
    fn tag(&self) -> &str {
        self.key.split_once(TAG_MARK).map_or("", |(_, tag)| tag)
    }
}

fn localized(look: &mut Look<'_>) {
    let names = localized_names(look);
    let tags = names.iter().map(Localized::tag).filter(|tag| LanguageTag::parse(*tag).is_ok());
    let formed: HashSet<_> = tags.map(str::to_ascii_lowercase).collect();
    let mut seen = HashSet::new();
    for name in &names {
        let tag = name.tag();
        let is_formed = LanguageTag::parse(tag).is_ok();
        let same = well_spelled(tag).to_ascii_lowercase();
        let is_repeated = if is_formed { !seen.insert(same) } else { formed.contains(&same) };
        let certainty = if is_formed { Certainty::Certain } else { Certainty::Suggested };
        let place = Place::of(name.value);
        if is_repeated {
            repeated(look, name, tag);
        } else if let Some(fault) = languages::fault_of(tag).filter(|_| is_formed) {
            not_a_language(look, name, tag, &fault);
        } else if !is_formed {
            malformed(look, name, tag);
        }
        edges(look, place, name.value, certainty);
    }
}

fn localized_names<'d>(look: &Look<'d>) -> Vec<Localized<'d>> {
    let is_name = |key: &str| key.split_once(TAG_MARK).is_some_and(|(name, _)| name == "client_name");
    let members = look.members.iter().filter(|member| !member.overridden && is_name(&member.key));
    let texts = members.filter(|member| member.value.kind() == Kind::Text);
    let named = texts.map(|member| {
        let place = Place::name(&member);
        Localized { key: member.key.into_owned(), value: member.value, place, nth: member.nth }
    });
    named.collect()
}

fn repeated(look: &mut Look<'_>, name: &Localized<'_>, tag: &str) {
    let message =
        format!("there is another name for {}: remove one of the two", words::shown(&well_spelled(tag)));
    let change = Change::RemoveMember { object: Path::root(), nth: name.nth };
    let fix = Fix::suggested("remove this one", change);
    look.report(table::LANGUAGE_TAG_REPEATED, name.place.clone(), message, Some(fix));
}

/// A tag that is well formed and names no language.
fn not_a_language(look: &mut Look<'_>, name: &Localized<'_>, tag: &str, fault: &languages::Fault) {
    let key = fault.meant.as_ref().map(|meant| format!("client_name{TAG_MARK}{meant}"));
    let message = match &fault.meant {
        Some(meant) => format!("{} {}: did you mean {meant}?", words::shown(tag), fault.what),
        None => format!("{} {}: write one such as fr or fr-CA", words::shown(tag), fault.what),
    };
    let fix = key.filter(|key| look.get(key).is_none()).map(|key| {
        let title = format!("rename it to {key}");
        Fix::suggested(title, Change::Rename { object: Path::root(), nth: name.nth, key })
    });
    look.report(table::LANGUAGE_TAG, name.place.clone(), message, fix);
}

fn malformed(look: &mut Look<'_>, name: &Localized<'_>, tag: &str) {
    let right = well_spelled(tag);
    let key = format!("client_name{TAG_MARK}{right}");
    let is_free = LanguageTag::parse(&*right).is_ok() && look.get(&key).is_none();
    let message = if is_free {
        format!("{} is no language tag: write {right}", words::shown(tag))
    } else {
        format!("{} is no language tag: write one such as fr or fr-CA", words::shown(tag))
    };
    let change = Change::Rename { object: Path::root(), nth: name.nth, key: key.clone() };
    let fix = is_free.then(|| Fix::certain(format!("rename it to {key}"), change));
    look.report(table::LANGUAGE_TAG, name.place.clone(), message, fix);
}

/// The tag with hyphens for what people write in their place, and without blanks around it.
fn well_spelled(tag: &str) -> String {
    tag.trim().replace(['_', '\u{2010}', '\u{2011}', '\u{2013}'], "-")
}

/// A name that is made for machines, where people have no other to read.
fn reverse_domain(look: &mut Look<'_>) {
    let Some(name) = look.text("client_name") else { return };
    if look.lacks("display_name") && is_reverse_domain(&placeholder::mask(name.trim())) {
        let message = "people will read client_name as it stands: give the app a display_name";
        look.report(table::DISPLAY_NAME_MISSING, look.place("display_name"), message, None);
    }
}

/// Whether a name is spelled like `com.acme.kiosk`.
fn is_reverse_domain(name: &str) -> bool {
    let is_label = |label: &str| {
        let plain = label.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
        plain && label.bytes().next().is_some_and(|byte| byte.is_ascii_alphabetic())
    };
    name.split('.').count() > 2 && name.split('.').all(is_label)
}
