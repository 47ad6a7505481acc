//! What is worth knowing of an address whatever it is for: a user in it, letters outside ASCII, a host
//! that stands for an example.
//!
//! It deliberately leaves to the rules of each member what is wrong there.

use super::uris::{self, Reading};
use super::{Look, Place};
use crate::json::document::{At, Change, Json};
use crate::manifest::check::rules::characters;
use crate::manifest::check::{Certainty, Fix, table, words};

/// Looks at an address of any member, without the blanks around it and with its placeholders written over,
/// which was read so.
pub(super) fn remarks(
    look: &mut Look<'_>,
    place: &Place<'_>,
    (text, masked): (&str, &str),
    reading: &Reading<'_>,
) {
    if uris::has_user(masked)
        && let Some(without) = uris::without_user(text)
    {
        let fix = set(place, &without, "remove it", Certainty::Suggested);
        let message = "what stands before @ is a user name, and travels with the file: remove it";
        look.report(table::ADDRESS_CREDENTIALS, place.clone(), message, Some(fix));
    }
    if !masked.is_ascii() && masked.chars().any(|c| !c.is_ascii() && !characters::is_hidden_in_address(c)) {
        let message = "letters outside ASCII are sent percent-encoded or as xn--, and LivePerson's hub refuses \
                       them: write them so";
        let fix = uris::in_ascii(text).filter(|ascii| ascii != text);
        let fix = fix.map(|ascii| set(place, &ascii, "percent-encode them", Certainty::Suggested));
        look.report(table::ADDRESS_ASCII, place.clone(), message, fix);
    }
    if let Reading::Address(address) = reading
        && let Some(host) = &address.host
        && address.scheme.starts_with("http")
        && uris::is_example(host)
    {
        let message =
            format!("{} stands for an example and is nobody's: write your own host", words::cut(host));
        look.report(table::EXAMPLE_HOST, place.clone(), message, None);
    }
}

/// Another text in the place of an address.
pub(super) fn set(place: &Place<'_>, text: &str, title: &str, certainty: Certainty) -> Fix {
    Fix::new(certainty, title, Change::Set(place.path(), Json::text(text), At::Last))
}
