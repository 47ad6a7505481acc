//! The addresses that people are sent back to after they signed in.
//!
//! It deliberately asks of no grant whether it needs them: that is a rule of its own.

use std::borrow::Cow;
use std::collections::HashSet;

use super::uris::{self, Address, Fault, Reading};
use super::{Look, Place, addresses, characters, names};
use crate::json::Value;
use crate::json::document::{At, Change, Json};
use crate::manifest::check::{Certainty, Fix, table, words};

/// The most code points of a redirect URI.
const LONGEST: usize = 128;

/// One redirect URI.
struct Redirect<'r, 'd> {
    place: Place<'d>,
    value: Value<'d>,
    /// Without the blanks around it.
    text: &'r str,
    /// The same with its placeholders written over.
    masked: &'r str,
    /// All of them.
    present: &'r HashSet<Cow<'d, str>>,
}

/// Looks at each redirect URI, and at how many there are.
pub(super) fn check(look: &mut Look<'_>) {
    let Some(list) = look.list("redirect_uris") else { return };
    let texts: Vec<_> = list.children().map(|item| item.as_text().map(trimmed)).collect();
    let present: HashSet<_> = texts.iter().flatten().cloned().collect();
    let mut seen = HashSet::new();
    for (value, text) in list.children().zip(&texts) {
        let Some(text) = text else { continue };
        let place = Place::of(value);
        if !seen.insert(text) {
            let fix = Fix::certain("remove it here", Change::Remove(place.path()));
            let message = "this redirect URI stands in the list already: remove it here";
            look.report(table::REDIRECT_REPEATED, place, message, Some(fix));
            continue;
        }
        let masked = uris::masked(text);
        redirect(look, &Redirect { place, value, text, masked: &masked, present: &present });
    }
    if present.len() > 1 {
        let message = format!(
            "there are {} redirect URIs, so each request has to name its own: see that your app does",
            present.len()
        );
        look.report(table::SEVERAL_REDIRECTS, Place::of(list), message, None);
    }
}

fn trimmed(text: Cow<'_, str>) -> Cow<'_, str> {
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
        Cow::Owned(text) => Cow::Owned(text.trim().to_owned()),
    }
}

fn redirect(look: &mut Look<'_>, redirect: &Redirect<'_, '_>) {
    if is_encoded(redirect.text) {
        return encoded(look, redirect);
    }
    names::edges(look, redirect.place.clone(), redirect.value, Certainty::Certain);
    let reading = uris::read(redirect.text, redirect.masked);
    addresses::remarks(look, &redirect.place, (redirect.text, redirect.masked), &reading);
    if let Some(scheme) = script_scheme(redirect.text) {
        return script(look, redirect, scheme);
    }
    match reading {
        Reading::Open => wildcard(look, redirect),
        Reading::Faulty(fault) => faulty(look, redirect, &fault),
        Reading::Address(address) => {
            wildcard(look, redirect);
            fragment(look, redirect, &address);
            plain_http(look, redirect, &address);
            localhost(look, redirect, &address);
            private_scheme(look, redirect, &address);
        }
    }
}

/// Whether the colon after the scheme is written `%3A`.
fn is_encoded(text: &str) -> bool {
    let scheme = text.split(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '+' | '-' | '.'));
    let length = scheme.map(str::len).next().unwrap_or(0);
    length > 0 && text[length..].get(..3).is_some_and(|next| next.eq_ignore_ascii_case("%3a"))
}

fn encoded(look: &mut Look<'_>, redirect: &Redirect<'_, '_>) {
    let message = "this is written with %3A and the like, as inside another address: write it plainly, \
                   since it is compared character by character";
    let fix = uris::decoded(redirect.text).and_then(|plain| set(redirect, &plain, Certainty::Certain));
    look.report(table::REDIRECT_ENCODED, redirect.place.clone(), message, fix);
}

/// Another address in its place, if it is short enough and not there already.
fn set(redirect: &Redirect<'_, '_>, text: &str, certainty: Certainty) -> Option<Fix> {
    let fits = text.trim() == text && text.chars().nth(LONGEST).is_none() && !redirect.present.contains(text);
    let change = Change::Set(redirect.place.path(), Json::text(text), At::Last);
    fits.then(|| Fix::new(certainty, format!("set to {}", words::cut(text)), change))
}

fn faulty(look: &mut Look<'_>, redirect: &Redirect<'_, '_>, fault: &Fault) {
    // What LivePerson's format would not show either is told by the characters.
    if fault.message.is_empty() && characters::has_hidden_in_address(redirect.text) {
        return;
    }
    let one = fault.meant.as_ref().and_then(|(text, certainty)| set(redirect, text, *certainty));
    let fix = if fault.several.is_empty() { one } else { apart(redirect, &fault.several) };
    let message = if fault.message.is_empty() { not_whole(redirect.text) } else { fault.message.clone() };
    look.report(table::REDIRECT_NOT_ABSOLUTE, redirect.place.clone(), message, fix);
}

fn not_whole(text: &str) -> String {
    let what = match text {
        "" => "this redirect URI is empty",
        text if text.contains("://") => {
            "this address has no host, or a character that none may have (such as a blank)"
        }
        _ => "this is no whole address",
    };
    format!("{what}: write all of it, such as https://kiosk.acme.example/callback")
}

/// Each of several addresses as an item of its own, if they are short enough and not there already.
fn apart(redirect: &Redirect<'_, '_>, several: &[String]) -> Option<Fix> {
    let path = redirect.place.path();
    let (list, at) = (path.parent(), path.last_index()?);
    let fits =
        |text: &String| text.chars().nth(LONGEST).is_none() && !redirect.present.contains(text.as_str());
    let distinct: HashSet<_> = several.iter().collect();
    let (first, rest) = several.split_first()?;
    if !several.iter().all(fits) || distinct.len() < several.len() {
        return None;
    }
    let values = rest.iter().map(|text| Json::text(text)).collect();
    let insert = Change::Insert { list, at: at + 1, values };
    let set = Change::Set(path.clone(), Json::text(first), At::Last);
    let title = format!("make it {} items", several.len());
    Some(Fix { title, certainty: Certainty::Suggested, changes: vec![set, insert] })
}

/// Schemes that lead to no place which an app can own.
const SCRIPTS: [&str; 7] = ["javascript", "data", "vbscript", "file", "about", "blob", "view-source"];

fn script_scheme(text: &str) -> Option<&'static str> {
    let scheme = text.split_once(':').map(|(scheme, _)| scheme)?;
    SCRIPTS.into_iter().find(|script| scheme.eq_ignore_ascii_case(script))
}

fn script(look: &mut Look<'_>, redirect: &Redirect<'_, '_>, scheme: &str) {
    let article = if scheme.starts_with('a') { "an" } else { "a" };
    let message = match scheme {
        "javascript" | "data" | "vbscript" => format!(
            "a {scheme} address lets others run their own code with what the sign-in sends: write an https address"
        ),
        _ => format!("{article} {scheme} address is not a place that an app can own: write an https address"),
    };
    look.report(table::REDIRECT_SCRIPT, redirect.place.clone(), message, None);
}

fn wildcard(look: &mut Look<'_>, redirect: &Redirect<'_, '_>) {
    if redirect.masked.contains('*') {
        let message =
            "* stands for nothing here, since every character is compared: list each address in full";
        look.report(table::REDIRECT_WILDCARD, redirect.place.clone(), message, None);
    }
}

fn fragment(look: &mut Look<'_>, redirect: &Redirect<'_, '_>, address: &Address<'_>) {
    if address.has_fragment {
        let message = "a redirect URI may not have a # part: take it off";
        let before = redirect.masked.find('#').map(|at| &redirect.text[..at]);
        let fix = before.and_then(|before| set(redirect, before, Certainty::Suggested));
        look.report(table::REDIRECT_FRAGMENT, redirect.place.clone(), message, fix);
    }
}

fn plain_http(look: &mut Look<'_>, redirect: &Redirect<'_, '_>, address: &Address<'_>) {
    if address.is_exposed() {
        let message =
            "plain http shows the sign-in code to others: use https, or 127.0.0.1 while you develop";
        let secured = uris::secured(redirect.text).filter(|_| !address.has_port);
        let fix = secured.and_then(|text| set(redirect, &text, Certainty::Suggested));
        look.report(table::REDIRECT_HTTP, redirect.place.clone(), message, fix);
    }
}

fn localhost(look: &mut Look<'_>, redirect: &Redirect<'_, '_>, address: &Address<'_>) {
    if address.is_web() && address.host.as_deref().is_some_and(uris::is_localhost) {
        let message = "localhost can lead to another computer than this one: 127.0.0.1 is safer";
        look.report(table::REDIRECT_LOCALHOST, redirect.place.clone(), message, None);
    }
}

fn private_scheme(look: &mut Look<'_>, redirect: &Redirect<'_, '_>, address: &Address<'_>) {
    if !address.is_web() && !address.scheme.contains('.') {
        let message = format!(
            "the scheme {} may belong to another app too: use your domain turned round, such as com.acme.kiosk",
            words::cut(&address.scheme)
        );
        look.report(table::REDIRECT_SCHEME, redirect.place.clone(), message, None);
    }
}
