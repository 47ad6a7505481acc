//! Characters that nobody sees, or that were damaged on their way into the manifest.
//!
//! It deliberately reads no header's value: that is a rule of its own, which tells nothing of it.

use std::ops::Range;

use super::{Look, Place};
use crate::json::document::{At, Change, Json};
use crate::json::{Kind as JsonKind, Value, has_lone_surrogate};
use crate::manifest::catalogue::LOCALIZED_NAME;
use crate::manifest::check::{Certainty, Fix, table};
use crate::manifest::visible::{self, Hidden, Kind, hidden};

/// Whether an address holds one, so that it is no address before that is removed.
pub(super) fn has_hidden_in_address(text: &str) -> bool {
    !hidden(text, Kind::Code).is_empty()
}

/// Whether a character is one where an address stands.
pub(super) fn is_hidden_in_address(c: char) -> bool {
    visible::is_hidden_in_code(c)
}

/// Looks at the names, the description, the scope and every address of the root.
pub(super) fn check(look: &mut Look<'_>) {
    for (key, kind) in [
        ("client_name", Kind::Name),
        ("display_name", Kind::Name),
        ("description", Kind::Lines),
        ("logo_uri", Kind::Code),
        ("scope", Kind::Code),
        ("entry_uri", Kind::Code),
    ] {
        if let Some(value) = look.get_kind(key, JsonKind::Text) {
            text(look, look.place(key), value, kind);
        }
    }
    let is_localized = |key: &str| key.starts_with(LOCALIZED_NAME.key);
    let named = look.members.iter().filter(|member| !member.overridden && is_localized(&member.key));
    let named: Vec<_> = named.map(|member| member.value).collect();
    for value in named {
        text(look, Place::of(value), value, Kind::Name);
    }
    for value in look.list("redirect_uris").into_iter().flat_map(|list| list.children()) {
        text(look, Place::of(value), value, Kind::Code);
    }
}

/// Looks at one text.
pub(super) fn text(look: &mut Look<'_>, place: Place<'_>, value: Value<'_>, kind: Kind) {
    let Some(text) = value.as_text() else { return };
    let found = hidden(&text, kind);
    let Some(first) = found.first().filter(|_| !visible::is_blank(&text)) else { return };
    let damaged = found.iter().find(|one| one.is_damage());
    let one = damaged.unwrap_or(first);
    let seen = seen(&text);
    let name = if damaged.is_some() && has_lone_surrogate(value.raw()) {
        "half a character".to_owned()
    } else {
        visible::name(one.character)
    };
    let at = where_it_stands(&text, *one, &seen);
    let more = match found.len() {
        1 => String::new(),
        count => format!(", and {} more", count - 1),
    };
    let todo = match damaged {
        Some(_) => "write the character that was meant",
        None if parts_words(*one, &seen) => "put a blank in its place",
        None => "remove it",
    };
    let message = format!("{name} stands {at}{more}, and nobody sees it: {todo}");
    let fix = if damaged.is_some() { None } else { Some(without(&place, &text, &found, &seen)) };
    look.report(table::INVISIBLE_CHARACTER, place, message, fix);
}

/// Where what can be seen of a text begins and ends.
fn seen(text: &str) -> Range<usize> {
    let is_seen = |c: &(usize, char)| *c != (c.0, ' ') && !visible::is_hidden_in_code(c.1);
    let first = text.char_indices().find(is_seen).map_or(0, |(at, _)| at);
    let last = text.char_indices().rev().find(is_seen).map_or(0, |(at, c)| at + c.len_utf8());
    first..last
}

fn where_it_stands(text: &str, one: Hidden, seen: &Range<usize>) -> String {
    match one.at {
        at if at < seen.start => "at the start".to_owned(),
        at if at >= seen.end => "at the end".to_owned(),
        at => format!("inside, as character {}", text[..at].chars().count() + 1),
    }
}

/// Whether it is a line end or a tab between words, which parts them.
fn parts_words(one: Hidden, seen: &Range<usize>) -> bool {
    matches!(one.character, '\n' | '\t') && seen.contains(&one.at)
}

/// The text without them: certain at its ends and for a byte order mark.
fn without(place: &Place<'_>, text: &str, found: &[Hidden], seen: &Range<usize>) -> Fix {
    let is_certain = |one: &Hidden| one.character == '\u{feff}' || !seen.contains(&one.at);
    // Blanks at the ends have a fix of their own, which is made first.
    let is_sure = found.iter().all(is_certain) && text.trim() == text;
    let certainty = if is_sure { Certainty::Certain } else { Certainty::Suggested };
    let mut right = String::with_capacity(text.len());
    let mut at = 0;
    for one in found {
        right.push_str(&text[at..one.at]);
        if parts_words(*one, seen) {
            right.push(' ');
        }
        at = one.range().end;
    }
    right.push_str(&text[at..]);
    let title = match found {
        [one] if parts_words(*one, seen) => "put a blank in its place".to_owned(),
        [_] => "remove it".to_owned(),
        all => format!("remove all {}", all.len()),
    };
    Fix::new(certainty, title, Change::Set(place.path(), Json::text(right.trim()), At::Last))
}
