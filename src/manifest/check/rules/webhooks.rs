//! The events: which host their endpoints name, and how often LivePerson tries again.
//!
//! It deliberately leaves to the shape checks how an endpoint begins.

use std::borrow::Cow;

use super::uris::{self, Reading};
use super::{Look, Place, addresses, characters, headers, names};
use crate::json::document::{At, Change, Json};
use crate::json::{self, Value};
use crate::manifest::catalogue::{self, Field};
use crate::manifest::check::{Certainty, Fix, table, words};
use crate::manifest::visible::Kind;

/// The name of the member that is no event.
const RETRY: &str = "retry";

/// Looks at each event, and at how they are tried again.
pub(super) fn check(look: &mut Look<'_>) {
    let Some(webhooks) = look.has_object("webhooks") else { return };
    let events = events(look, webhooks);
    for event in &events {
        endpoint(look, *event);
        headers::check(look, *event);
    }
    match webhooks.get(RETRY) {
        Some(retry) => overridden(look, retry, &events),
        None => never(look, webhooks, &events),
    }
}

/// The events, those with a misspelled name included.
fn events<'d>(look: &Look<'d>, webhooks: Value<'d>) -> Vec<Value<'d>> {
    let known = catalogue::find(["capabilities", "webhooks"].map(Some)).map_or(&[][..], Field::members);
    let members = super::Members::of(webhooks);
    let is_event = |member: &super::Member<'_>| {
        let meant = look.meant(webhooks, member.nth).unwrap_or(&member.key);
        let object = member.value.kind() == json::Kind::Object && !member.overridden;
        object && meant != RETRY && catalogue::member(known, meant).is_some()
    };
    members.iter().filter(|member| is_event(member)).map(|member| member.value).collect()
}

fn endpoint(look: &mut Look<'_>, event: Value<'_>) {
    let Some(value) = event.get("endpoint") else { return };
    let Some(text) = value.as_text() else { return };
    let place = Place::of(value);
    if text.starts_with("https://") {
        names::edges(look, place.clone(), value, Certainty::Certain);
    }
    characters::text(look, place.clone(), value, Kind::Code);
    let text = text.trim();
    if text.contains("://") {
        address(look, &place, text);
    }
}

fn address(look: &mut Look<'_>, place: &Place<'_>, text: &str) {
    let masked = uris::masked(text);
    let reading = uris::read(text, &masked);
    addresses::remarks(look, place, (text, &masked), &reading);
    let is_several = matches!(&reading, Reading::Faulty(fault) if !fault.several.is_empty());
    let has_blank = !is_several && masked.contains(is_blank);
    if has_blank {
        let message = "there is a blank in this address: take it out, or write %20";
        look.report(table::ENDPOINT_BLANK, place.clone(), message, None);
    }
    // What is wrong without its placeholders, and without the blank.
    let (solid, solid_masked);
    let reading = match reading {
        Reading::Address(_) if !has_blank => reading,
        _ => {
            solid = if has_blank { without_blanks(&masked) } else { masked };
            solid_masked = uris::masked(&solid);
            uris::read(&solid, &solid_masked)
        }
    };
    match reading {
        Reading::Address(address) => {
            if address.has_fragment {
                let message = "the # part of an address is never sent to a server: take it off";
                look.report(table::ENDPOINT_FRAGMENT, place.clone(), message, without_fragment(place, text));
            }
            match &address.host {
                None => no_host(look, place),
                Some(host) if uris::is_private(host) => private(look, place, host),
                Some(host) if uris::is_tunnel(host) => tunnel(look, place),
                Some(_) => {}
            }
        }
        Reading::Faulty(_) if !text.starts_with("https://") && uris::scheme_is_wrong(text) => {}
        Reading::Faulty(fault) if !fault.message.is_empty() => {
            let fix = fault.meant.map(|(meant, certainty)| set(place, &meant, certainty));
            look.report(table::ENDPOINT_HOST, place.clone(), fault.message, fix);
        }
        Reading::Faulty(_) if characters::has_hidden_in_address(text) => {}
        Reading::Faulty(_) => no_host(look, place),
        Reading::Open => {}
    }
}

fn tunnel(look: &mut Look<'_>, place: &Place<'_>) {
    let message = "this is a tunnel to a developer's computer, and most get another address with each start: \
                   write the address of a server before you hand the file on";
    look.report(table::ENDPOINT_TUNNEL, place.clone(), message, None);
}

/// The same with a letter in place of each blank.
fn without_blanks(text: &str) -> Cow<'_, str> {
    text.chars().map(|c| if is_blank(c) { 'x' } else { c }).collect()
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || c.is_control()
}

fn without_fragment(place: &Place<'_>, text: &str) -> Option<Fix> {
    let before = &text[..uris::masked(text).find('#')?];
    Some(set(place, before, Certainty::Suggested))
}

/// Another address in its place.
fn set(place: &Place<'_>, text: &str, certainty: Certainty) -> Fix {
    let change = Change::Set(place.path(), Json::text(text), At::Last);
    Fix::new(certainty, format!("set to {}", words::cut(text)), change)
}

fn no_host(look: &mut Look<'_>, place: &Place<'_>) {
    let message = "this address has no host, or a character that none may have: \
                   write all of it, such as https://bot.acme.example/lp";
    look.report(table::ENDPOINT_HOST, place.clone(), message, None);
}

fn private(look: &mut Look<'_>, place: &Place<'_>, host: &str) {
    let message =
        format!("LivePerson cannot reach {host} from outside: write the address of a public server");
    look.report(table::ENDPOINT_PRIVATE, place.clone(), message, None);
}

fn retries(event: &Value<'_>) -> Option<i64> {
    event.get("max_retries").and_then(|value| value.as_integer())
}

/// `max_retries` that `retry` takes the place of.
fn overridden(look: &mut Look<'_>, retry: Value<'_>, events: &[Value<'_>]) {
    let count = events.iter().filter_map(retries).filter(|count| (1..=5).contains(count)).count();
    if retry.kind() == json::Kind::Object && count > 0 {
        let message = format!(
            "retry takes the place of max_retries in {}: only a max_retries of 0 still counts",
            words::counted(count, "event")
        );
        let place = Place::of(retry);
        look.report(table::RETRY_OVERRIDES, place, message, None);
    }
}

/// Events that are not tried a second time, where nobody chose that.
fn never(look: &mut Look<'_>, webhooks: Value<'_>, events: &[Value<'_>]) {
    if look.is_meant(webhooks, RETRY) {
        return;
    }
    for event in events {
        if event.get("max_retries").is_none() && !look.is_meant(*event, "max_retries") {
            let message = "one failure loses this event: max_retries from 1 to 5 helps for seconds, and retry \
                           beside the events for longer outages";
            let place = Place::lack(*event, "max_retries");
            look.report(table::NO_RETRY, place, message, None);
        }
    }
}
