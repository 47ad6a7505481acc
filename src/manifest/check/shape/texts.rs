//! Texts: how long they may be, a name that is blank, an endpoint that is not called.
//!
//! It deliberately reads no more of a URI than how it starts; hosts and paths are rules of their
//! own.

use super::Walk;
use crate::json::Value;
use crate::json::document::{At, Change, Json};
use crate::manifest::catalogue::Format;
use crate::manifest::check::nearest::distance;
use crate::manifest::check::{Certainty, Fix, table, words};
use crate::manifest::placeholder;
use crate::manifest::secret::veiled;
use crate::manifest::visible::is_blank;

/// What to do about a name that is not there.
pub(super) const NAME_IT: &str = "give the app a unique name, such as com.acme.kiosk";

/// What LivePerson calls, and nothing else.
const SECURE: &str = "https://";

/// How much of an address without `://` a sentence repeats, in code points.
const START: usize = 8;

/// Looks at a value that is a text.
pub(super) fn check(walk: &mut Walk<'_>, value: Value<'_>, max: Option<u32>, format: Format) {
    let Some(text) = value.as_text() else { return };
    if format == Format::AppName && is_blank(&text) {
        let message = format!("client_name is blank: {NAME_IT}");
        return walk.report(table::CLIENT_NAME_BLANK, value.span(), message, None);
    }
    if let Some(max) = max {
        length(walk, value, &text, max as usize);
    }
    if format == Format::Endpoint && !text.starts_with(SECURE) {
        endpoint(walk, value, &text);
    }
}

fn length(walk: &mut Walk<'_>, value: Value<'_>, text: &str, max: usize) {
    let length = text.chars().count();
    if length > max {
        let message = format!("{length} characters, at most {max}: shorten it by {}", length - max);
        walk.report(table::TOO_LONG, value.span(), message, None);
    }
}

fn endpoint(walk: &mut Walk<'_>, value: Value<'_>, text: &str) {
    let message = if text.trim().is_empty() {
        format!("must start with {SECURE} (it is blank): write the address that LivePerson calls")
    } else {
        format!("must start with {SECURE} (it starts with {}): LivePerson calls only https", start(text))
    };
    let fix = secured(text).map(|(address, certainty)| {
        let change = Change::Set(walk.here(), Json::text(&address), At::Last);
        Fix::new(certainty, format!("set to {}", words::cut(&address)), change)
    });
    walk.report(table::ENDPOINT_HTTPS, value.span(), message, fix);
}

/// How an address starts: its placeholder, its scheme, or a few letters.
fn start(text: &str) -> String {
    if text.starts_with(char::is_whitespace) {
        return "a blank".to_owned();
    }
    if let Some(open) = placeholder::first_in(text).filter(|range| range.start == 0) {
        return words::shown(&text[open]);
    }
    let scheme = text.find("://").map(|at| at + 3).filter(|end| *end <= 2 * START);
    let text = &*veiled(text);
    words::shown(&scheme.map_or_else(|| text.chars().take(START).collect(), |end| text[..end].to_owned()))
}

/// The address that was probably meant, and how sure that is.
fn secured(text: &str) -> Option<(String, Certainty)> {
    let trimmed = text.trim();
    let Some((scheme, rest)) = trimmed.split_once("://") else {
        return looks_like_host(trimmed).then(|| (format!("{SECURE}{trimmed}"), Certainty::Suggested));
    };
    let only_capitals = scheme.eq_ignore_ascii_case("https") && trimmed == text;
    let certainty = if only_capitals { Certainty::Certain } else { Certainty::Suggested };
    let near = distance(&scheme.to_ascii_lowercase(), "https").is_some();
    (near && !rest.is_empty()).then(|| (format!("{SECURE}{rest}"), certainty))
}

/// Whether an address begins with a name with dots in it, as `bot.acme.example/lp` does.
fn looks_like_host(text: &str) -> bool {
    let host = text.split(['/', '?', '#', ':']).next().unwrap_or("");
    let lettered = |label: &str| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-');
    host.contains('.') && host.split('.').all(lettered)
}
