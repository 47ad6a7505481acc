//! The rows of scope.
//!
//! It deliberately finds no problem: a row says what is asked, and shows it.

use super::Severity::{Note, Warning};
use super::Source::{Both, Rfc};
use super::Subjects::Fields;
use super::{row, rules, source};

rules! {
    SCOPE_SEPARATOR = row("scope-separator", Warning, Fields(&["scope"]),
        &[Rfc(6749, "3.3")],
        "scope is words with exactly one blank between two of them (RFC 6749, 3.3). \
         A comma becomes part of a word, and a second blank makes an empty one. \
         Write one blank, and none at the ends; leave an empty scope out.",
        r#"{ "client_name": "com.acme.kiosk", "scope": "msg.consumer,faas.lambda.invoke" }"#,
        r#"{ "client_name": "com.acme.kiosk", "scope": "msg.consumer faas.lambda.invoke" }"#);

    SCOPE_UNKNOWN = row("scope-unknown", Warning, Fields(&["scope"]),
        &[Both(""), source::FUNCTIONS, source::THIRD_PARTY_BOTS],
        "The guides know one scope, msg.consumer, and LivePerson's pages on Functions and on Third-Party \
         Bots a few others. \
         No complete list is published. \
         Another word gives no right that is known, and may get the app refused. \
         Look at its spelling, or at the page of the API that you call.",
        r#"{ "client_name": "com.acme.kiosk", "scope": "msg.everything" }"#,
        r#"{ "client_name": "com.acme.kiosk", "scope": "msg.consumer" }"#);

    SCOPE_DEPRECATED = row("scope-deprecated", Warning, Fields(&["scope"]),
        &[source::THIRD_PARTY_BOTS],
        "ihub.tpb.customendpoint is an older name that LivePerson's pages on third-party bots call \
         deprecated. Use thirdpartybots.customendpoint.bot in its place.",
        r#"{ "client_name": "com.acme.kiosk", "scope": "ihub.tpb.customendpoint" }"#,
        r#"{ "client_name": "com.acme.kiosk", "scope": "thirdpartybots.customendpoint.bot" }"#);

    SCOPE_ELSEWHERE = row("scope-elsewhere", Note, Fields(&["scope"]),
        &[source::FUNCTIONS, source::THIRD_PARTY_BOTS],
        "faas.lambda.invoke and thirdpartybots.customendpoint.bot are not in the guides: LivePerson's \
         pages on functions and on third-party bots have them. LivePerson's hub lists only apps whose \
         scope is exactly msg.consumer. Keep them if your app calls those products.",
        r#"{ "client_name": "com.acme.kiosk", "scope": "faas.lambda.invoke" }"#,
        r#"{ "client_name": "com.acme.kiosk", "scope": "msg.consumer" }"#);
}
