//! Quick launch: the start page, the profiles, and whether anybody sees the app.
//!
//! It deliberately speaks of private apps only, as `quick_launch` does.

use std::collections::HashSet;

use super::uris::{self, Address, Reading};
use super::{Look, Place, addresses, characters, names};
use crate::json::document::{At, Change, Json};
use crate::json::{Kind, Path};
use crate::manifest::check::{Certainty, Fix, table, words};
use crate::manifest::visible::is_blank;

/// What the numbers of LivePerson's types of roles are, from 1 on.
const ROLE_TYPES: &str = "1 Administrator, 2 Agent, 3 Agent Manager, 4 Campaign Manager";

/// What keeps the app out of the menu although it is switched on.
const PROFILES: &str = "list profile ids (the newer guide leaves them out; ask LivePerson whether your account \
                        needs them)";

/// Looks at the members of quick launch, and at `enabled`.
pub(super) fn check(look: &mut Look<'_>) {
    entry(look);
    visible(look);
    profiles(look);
    if look.flag("enabled") == Some(false) {
        let message = "the app is switched off: nobody can use it until this is true or removed";
        look.report(table::NOT_ENABLED, look.place("enabled"), message, None);
    }
}

fn entry(look: &mut Look<'_>) {
    let Some(value) = look.get_kind("entry_uri", Kind::Text) else { return };
    let text = value.as_text().unwrap_or_default();
    if is_blank(&text) {
        return;
    }
    names::edges(look, look.place("entry_uri"), value, Certainty::Certain);
    let place = look.place("entry_uri");
    let masked = uris::masked(text.trim());
    let reading = uris::read(text.trim(), &masked);
    addresses::remarks(look, &place, (text.trim(), &masked), &reading);
    match reading {
        Reading::Open => {}
        Reading::Address(address) if address.is_web() => exposed(look, &address, text.trim()),
        Reading::Faulty(fault) if !fault.message.is_empty() => {
            let fix = fault.meant.map(|(text, certainty)| set(&text, certainty));
            look.report(table::ENTRY_URI_ADDRESS, place, fault.message, fix);
        }
        Reading::Faulty(_) if characters::has_hidden_in_address(&text) => {}
        _ => {
            let message = "this is no whole http address: write all of it, such as \
                           https://kiosk.acme.example/start";
            look.report(table::ENTRY_URI_ADDRESS, place, message, None);
        }
    }
}

/// Another address in its place.
fn set(text: &str, certainty: Certainty) -> Fix {
    let change = Change::Set(Path::of(&["entry_uri"]), Json::text(text), At::Last);
    Fix::new(certainty, format!("set to {}", words::cut(text)), change)
}

fn exposed(look: &mut Look<'_>, address: &Address, text: &str) {
    if !address.is_exposed() {
        return;
    }
    let secured = uris::secured(text).filter(|_| !address.has_port);
    let fix = secured.map(|secured| set(&secured, Certainty::Suggested));
    let message = "plain http shows to others what people do here: use https, or 127.0.0.1 while you develop";
    look.report(table::ENTRY_URI_HTTP, look.place("entry_uri"), message, fix);
}

/// What is there of the two members that decide who sees the app.
fn visible(look: &mut Look<'_>) {
    let blank = look.text("entry_uri").is_some_and(|text| is_blank(&text));
    let empty = look.list("enabled_for_profiles").is_some_and(|list| list.children().next().is_none());
    let no_page = blank || look.lacks("entry_uri");
    let no_profile = empty || look.lacks("enabled_for_profiles");
    match look.flag("quick_launch_enabled") {
        Some(true) => nobody(look, no_page, no_profile),
        Some(false) => switched_off(look, no_page, no_profile),
        None if look.lacks("quick_launch_enabled") => switched_off(look, no_page, no_profile),
        _ => {}
    }
}

fn nobody(look: &mut Look<'_>, no_page: bool, no_profile: bool) {
    let (key, todo) = match (no_page, no_profile) {
        (true, true) => ("entry_uri", format!("set entry_uri, and {PROFILES}")),
        (true, false) => ("entry_uri", "set entry_uri to the page that opens".to_owned()),
        (false, true) => ("enabled_for_profiles", PROFILES.to_owned()),
        (false, false) => return,
    };
    let message = format!("switched on, but nobody sees it: {todo}");
    look.report(table::QUICK_LAUNCH_NOBODY, look.place(key), message, None);
}

fn switched_off(look: &mut Look<'_>, no_page: bool, no_profile: bool) {
    let has_page = !no_page && look.get("entry_uri").is_some();
    let has_profile = !no_profile && look.get("enabled_for_profiles").is_some();
    let set = match (has_page, has_profile) {
        (true, true) => "entry_uri and enabled_for_profiles are set",
        (true, false) => "entry_uri is set",
        (false, true) => "enabled_for_profiles is set",
        (false, false) => return,
    };
    let message = format!("{set}, but quick launch is off: set quick_launch_enabled to true to show the app");
    look.report(table::QUICK_LAUNCH_OFF, look.place("quick_launch_enabled"), message, None);
}

fn profiles(look: &mut Look<'_>) {
    let Some(list) = look.list("enabled_for_profiles") else { return };
    let mut seen = HashSet::new();
    for item in list.children() {
        let Some(id) = item.as_integer().filter(|id| !seen.insert(*id)) else { continue };
        let place = Place::of(item);
        let fix = Fix::certain("remove it here", Change::Remove(place.path()));
        let message = format!("{id} stands in this list already: remove it here");
        look.report(table::PROFILE_ID_REPEATED, place, message, Some(fix));
    }
    let all_small = list.children().all(|item| item.as_integer().is_some_and(|id| (1..=5).contains(&id)));
    if all_small && !seen.is_empty() {
        let message = format!("these look like types of roles ({ROLE_TYPES}): profile ids are other numbers");
        look.report(table::PROFILE_IDS_SMALL, Place::of(list), message, None);
    }
}
