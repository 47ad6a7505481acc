//! Members that the catalogue does not know: strangers, misspelled names, what the server adds.
//!
//! It deliberately removes nothing on its own: what is not known may be right.

mod places;

use std::borrow::Cow;

use super::{Level, Walk, kinds, name_span};
use crate::json::document::{At, Change};
use crate::json::{Member, Members};
use crate::manifest::catalogue::{self, Field, MADE_BY_LIVEPERSON, OAUTH_METADATA, SERVER_MEMBERS, TAG_MARK};
use crate::manifest::check::nearest::{self, Word, only_nearest};
use crate::manifest::check::{Certainty, Fix, Rule, table, words};
use crate::manifest::edits;
use crate::manifest::secret::is_client_secret;

/// What all events but one begin with.
const EVENT_PREFIX: &str = "ms.MessagingEventNotification.";

/// How the guides' tables spell the one event that is sent under another name.
const TABLES_SPELLING: &str = "ms.MessagingEventNotification.ExConversationChangeNotification";

/// How it is sent.
const SENT_AS: &str = "cqm.ExConversationChangeNotification";

/// A member whose name the catalogue does not have at its level.
pub(super) struct Unknown<'u, 'd> {
    pub(super) member: &'u Member<'d>,
    pub(super) siblings: Members<'d>,
    pub(super) level: &'u Level,
}

/// Looks at such a member, and below it.
pub(super) fn check<'d>(walk: &mut Walk<'d>, unknown: &Unknown<'_, 'd>) {
    let Unknown { member, level, .. } = *unknown;
    if is_client_secret(&member.key) {
        secret(walk, member);
    } else if member.key == "$schema" && level.is_root() {
        // What editors go by.
    } else if is_server_member(&member.key, level) {
        server_member(walk, member);
    } else if level.is_root() && is_oauth_metadata(&member.key) {
        oauth_metadata(walk, member);
    } else if is_comment(&member.key) {
        comment(walk, member);
    } else if let Some(home) = places::home_of(&member.key) {
        places::misplaced(walk, unknown, &home);
    } else if level.key == "webhooks" {
        return event(walk, unknown);
    } else if let Some((name, _)) = member.key.split_once(TAG_MARK).filter(|(name, _)| is_known(name, level))
    {
        let message = format!(
            "{} has a language, and the guides know that of client_name only: it is kept, but see what it does",
            words::shown(name)
        );
        walk.report(table::LANGUAGE_TAG_ELSEWHERE, name_span(member), message, None);
    } else {
        stranger(walk, unknown);
    }
    walk.unknown_value(member.value);
}

/// Takes a member out, whatever its name.
pub(super) fn remove(walk: &Walk<'_>, member: &Member<'_>, title: &str) -> Fix {
    Fix::suggested(title, Change::RemoveMember { object: walk.above(), nth: member.nth })
}

fn rename(walk: &Walk<'_>, member: &Member<'_>, key: &str) -> (String, Change) {
    let change = Change::Rename { object: walk.above(), nth: member.nth, key: key.to_owned() };
    (format!("rename it to {key}"), change)
}

fn is_known(name: &str, level: &Level) -> bool {
    level.is_root() && level.fields.iter().any(|field| field.key == name)
}

fn is_server_member(key: &str, level: &Level) -> bool {
    let known = SERVER_MEMBERS.iter().any(|(name, _)| *name == key);
    let is_capability = key == "broadcast";
    known && if is_capability { level.key == "capabilities" } else { level.is_root() }
}

fn is_oauth_metadata(key: &str) -> bool {
    let name = key.split(TAG_MARK).next().unwrap_or(key);
    OAUTH_METADATA.contains(&name) && (name == key || ["client_uri", "tos_uri", "policy_uri"].contains(&name))
}

fn oauth_metadata(walk: &mut Walk<'_>, member: &Member<'_>) {
    let message = format!(
        "{} is right in OAuth (RFC 7591) and not in LivePerson's guides: keep it if another reader needs it",
        words::shown(&member.key)
    );
    walk.report(table::OAUTH_METADATA, name_span(member), message, None);
}

fn is_comment(key: &str) -> bool {
    let plain = key.trim_start_matches(['_', '$', '#']).to_ascii_lowercase();
    key.starts_with("//") || key.starts_with("x-") || (plain.starts_with("comment") && plain != key)
}

fn comment(walk: &mut Walk<'_>, member: &Member<'_>) {
    let message = format!(
        "{} is a comment, and JSON has none: it travels along with the file, so remove it if it is for you alone",
        words::shown(&member.key)
    );
    walk.report(table::UNKNOWN_MEMBER, name_span(member), message, None);
}

pub(super) fn secret(walk: &mut Walk<'_>, member: &Member<'_>) {
    let message = "a secret does not belong in a manifest: remove it, and ask LivePerson for a new one \
                   if this file was shared";
    let fix = remove(walk, member, "remove it");
    walk.report(table::CLIENT_SECRET, name_span(member), message.to_owned(), Some(fix));
}

fn server_member(walk: &mut Walk<'_>, member: &Member<'_>) {
    let key = &member.key;
    let message = if MADE_BY_LIVEPERSON.contains(&&**key) {
        format!("{key} is made by LivePerson when the app is installed: you need not send it")
    } else {
        format!("{key} is seen in installed apps, but the guides do not know it: keep it only if you need it")
    };
    walk.report(table::SERVER_MEMBER, name_span(member), message, None);
}

fn stranger(walk: &mut Walk<'_>, unknown: &Unknown<'_, '_>) {
    let Unknown { member, siblings, level } = *unknown;
    let name = words::shown(&member.key);
    let meant = meant(&member.key, level);
    let (advice, fix) = match meant.as_deref() {
        None => ("check its name".to_owned(), None),
        Some(key) if siblings.has(key) => (
            format!("did you mean {key}? It is set as well, so remove one of the two"),
            Some(remove(walk, member, &format!("remove {name}"))),
        ),
        Some(key) => (format!("did you mean {key}?"), fitting(walk, unknown, key)),
    };
    let message = format!("{name} is not in LivePerson's guides, and is kept: {advice}");
    walk.report(table::UNKNOWN_MEMBER, name_span(member), message, fix);
}

/// The right name, with the value that its field asks for, if there is one.
fn fitting(walk: &Walk<'_>, unknown: &Unknown<'_, '_>, key: &str) -> Option<Fix> {
    let Unknown { member, level, .. } = *unknown;
    let (title, rename) = rename(walk, member, key);
    let Some(field) = catalogue::member(level.fields, key) else {
        return Some(Fix::suggested(title, rename));
    };
    if edits::kind_fits(field, member.value) {
        return Some(Fix::suggested(title, rename));
    }
    let json = kinds::meant_value(member.value, field)?;
    let set = Change::Set(walk.above().key(key), json, At::Last);
    Some(Fix {
        title: format!("{title}, with the right kind of value"),
        certainty: Certainty::Suggested,
        changes: vec![rename, set],
    })
}

/// The member of these that stands for a field by another spelling or word, if there is one.
pub(super) fn twin_of<'d>(field: &Field, members: Members<'d>) -> Option<Member<'d>> {
    let stands_for = |member: &Member<'_>| catalogue::meant(&member.key).as_deref() == Some(field.key);
    members.iter().find(stands_for)
}

pub(super) fn rename_fix(walk: &Walk<'_>, member: &Member<'_>, key: &str) -> Fix {
    let change = Change::Rename { object: walk.above(), nth: member.nth, key: key.to_owned() };
    Fix::suggested(format!("rename {} to {key}", words::shown(&member.key)), change)
}

/// The member of this level that was probably meant.
fn meant(key: &str, level: &Level) -> Option<Cow<'static, str>> {
    let twin = catalogue::meant(key);
    let mut server =
        SERVER_MEMBERS.iter().map(|(name, _)| *name).filter(|name| is_server_member(name, level));
    let twin = server.find(|name| twin.as_deref() == Some(*name)).map(Cow::Borrowed);
    twin.or_else(|| nearest::member(key, level.fields))
}

/// A member of `webhooks` that is neither an event nor `retry`.
fn event<'d>(walk: &mut Walk<'d>, unknown: &Unknown<'_, 'd>) {
    let without_blanks: String = unknown.member.key.split_whitespace().collect();
    if without_blanks == TABLES_SPELLING {
        let what = format!("this event is sent as {SENT_AS}");
        let advice = "rename it (the guides' tables say ms., their samples cqm.)";
        misnamed(walk, unknown, &Misnamed { rule: table::EVENT_PREFIX, what, advice, key: SENT_AS });
    } else if let Some(field) = catalogue::member(unknown.level.fields, &without_blanks) {
        let what = format!("{} has a blank in its name", words::shown(&unknown.member.key));
        let advice = "take it out (the guides' tables print one, their samples do not)";
        misnamed(walk, unknown, &Misnamed { rule: table::EVENT_BLANK, what, advice, key: field.key });
    } else {
        unknown_event(walk, unknown);
    }
}

/// A name whose right spelling is certain.
struct Misnamed {
    rule: Rule,
    what: String,
    advice: &'static str,
    /// The right spelling.
    key: &'static str,
}

fn misnamed<'d>(walk: &mut Walk<'d>, unknown: &Unknown<'_, 'd>, wrong: &Misnamed) {
    let Unknown { member, siblings, .. } = *unknown;
    let Misnamed { rule, what, advice, key } = wrong;
    if siblings.has(key) {
        let message = format!("{what}, and that name is set as well: remove this one");
        let fix = remove(walk, member, "remove this one");
        walk.report(*rule, name_span(member), message, Some(fix));
        return known_after_all(walk, unknown, key);
    }
    let (title, change) = rename(walk, member, key);
    walk.report(*rule, name_span(member), format!("{what}: {advice}"), Some(Fix::certain(title, change)));
    known_after_all(walk, unknown, key);
}

/// Checks a misnamed member as what it was meant to be.
fn known_after_all<'d>(walk: &mut Walk<'d>, unknown: &Unknown<'_, 'd>, key: &str) {
    let value = unknown.member.value;
    match catalogue::member(unknown.level.fields, key) {
        Some(field) => walk.value(value, field),
        None => walk.unknown_value(value),
    }
}

fn unknown_event<'d>(walk: &mut Walk<'d>, unknown: &Unknown<'_, 'd>) {
    let Unknown { member, siblings, level } = *unknown;
    let meant = meant_event(&member.key, level.fields);
    let (name, right) = event_names(&member.key, meant.unwrap_or_default());
    let (advice, free) = match meant {
        None => ("check its name".to_owned(), None),
        Some(key) if siblings.has(key) => (format!("{right} is set as well, so remove one of the two"), None),
        Some(key) => (format!("did you mean {right}?"), Some(key)),
    };
    let message = format!("{} is not an event that LivePerson knows: {advice}", words::shown(name));
    let fix = free.map(|key| rename(walk, member, key));
    let fix = fix.map(|(title, change)| Fix::suggested(title, change));
    walk.report(table::UNKNOWN_EVENT, name_span(member), message, fix);
    // Whatever it is called, LivePerson reads it as it reads every other event.
    known_after_all(walk, unknown, meant.unwrap_or(SENT_AS));
}

/// The event whose name, or whose name after the last dot, is nearest.
fn meant_event(key: &str, fields: &'static [Field]) -> Option<&'static str> {
    let (whole, part) = (Word::of(key), Word::of(last_part(key)));
    only_nearest(fields.iter().map(|field| {
        let whole = whole.as_ref().and_then(|word| word.distance(field.key));
        let part = part.as_ref().and_then(|word| word.distance(last_part(field.key)));
        (field.key, whole.into_iter().chain(part).min())
    }))
}

fn last_part(key: &str) -> &str {
    key.rsplit('.').next().unwrap_or(key).trim()
}

/// Both names without what they share at their start.
fn event_names<'k>(key: &'k str, right: &'k str) -> (&'k str, &'k str) {
    match (key.strip_prefix(EVENT_PREFIX), right.strip_prefix(EVENT_PREFIX)) {
        (Some(key), Some(right)) => (key, right),
        _ => (key, right),
    }
}
