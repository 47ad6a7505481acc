//! The rows of grant types and response types.
//!
//! It deliberately finds no problem: a row says what is asked, and shows it.

use super::Severity::{Error, Note, Warning};
use super::Source::{Both, Rfc};
use super::Subjects::{self, Fields, Kinds};
use super::{row, rules, source};

const CHECKLISTS: Subjects = Kinds("every list of values", |field| !field.items().is_empty());

rules! {
    UNSUPPORTED_VALUE = row("unsupported-value", Error, CHECKLISTS,
        &[Both("")],
        "Lists such as grant_types, response_types and those of an engagement hold only the values that \
         the guides list, spelled exactly so, in small letters. \
         LivePerson knows no others. \
         cart_items is fine, although only the guides' samples have it.",
        r#"{ "client_name": "com.acme.kiosk", "grant_types": ["implicit"] }"#,
        r#"{ "client_name": "com.acme.kiosk", "grant_types": ["client_credentials"] }"#);

    REPEATED_VALUE = row("repeated-value", Warning, CHECKLISTS,
        &[source::CONNECTOR_APP_HUB],
        "A value is in such a list, or in scope, or it is not: the second one adds nothing. \
         LivePerson's own tool takes each value once. \
         Remove the repetition.",
        r#"{ "client_name": "com.acme.kiosk", "grant_types": ["client_credentials", "client_credentials"] }"#,
        r#"{ "client_name": "com.acme.kiosk", "grant_types": ["client_credentials"] }"#);

    GRANT_TYPES_MISSING = row("grant-types-missing", Note, Fields(&["grant_types"]),
        &[Rfc(7591, "2")],
        "grant_types says how your app gets its tokens: a server takes client_credentials, an app that \
         people sign in to takes authorization_code. The guides do not require it, and RFC 7591 (2) would \
         then assume authorization_code, but nothing says that LivePerson does. List what your app uses.",
        r#"{ "client_name": "com.acme.kiosk" }"#,
        r#"{ "client_name": "com.acme.kiosk", "grant_types": ["client_credentials"] }"#);

    REFRESH_TOKEN_ALONE = row("refresh-token-alone", Warning, Fields(&["grant_types"]),
        &[Rfc(6749, "4.4.3")],
        "A refresh token renews the access that a person gave with authorization_code; a server with \
         client_credentials simply asks again (RFC 6749, 4.4.3). Alone it has nothing to renew. List \
         authorization_code as well, or leave refresh_token out.",
        r#"{ "client_name": "com.acme.kiosk", "grant_types": ["client_credentials", "refresh_token"] }"#,
        r#"{ "client_name": "com.acme.kiosk", "grant_types": ["client_credentials"] }"#);

    REDIRECT_MISSING = row("redirect-missing", Warning, Fields(&["grant_types", "redirect_uris"]),
        &[Rfc(6749, "4.1"), Rfc(7591, "2")],
        "After the sign-in, authorization_code sends the browser back to one of the redirect URIs with a \
         code (RFC 6749, 4.1; RFC 7591, 2). \
         Without one the sign-in cannot end. \
         Add the address of your app, or remove authorization_code.",
        r#"{ "client_name": "com.acme.kiosk", "grant_types": ["authorization_code"] }"#,
        r#"{ "client_name": "com.acme.kiosk", "grant_types": ["authorization_code"], "redirect_uris": ["https://kiosk.acme.example/callback"] }"#);

    CODE_MISSING = row("code-missing", Warning, Fields(&["grant_types", "response_types"]),
        &[Rfc(7591, "2.1")],
        "authorization_code goes with the response type code (RFC 7591, 2.1): a list without it lets your \
         app ask for everything but that. \
         Add code, or remove authorization_code.",
        r#"{ "client_name": "com.acme.kiosk", "grant_types": ["authorization_code"], "response_types": [],
  "redirect_uris": ["https://kiosk.acme.example/callback"] }"#,
        r#"{ "client_name": "com.acme.kiosk", "grant_types": ["authorization_code"], "response_types": ["code"],
  "redirect_uris": ["https://kiosk.acme.example/callback"] }"#);

    CODE_WITHOUT_GRANT = row("code-without-grant", Note, Fields(&["grant_types", "response_types"]),
        &[Rfc(7591, "2.1"), Both("samples")],
        "The response type code is what authorization_code asks for (RFC 7591, 2.1), and an app with \
         other grant types never does. The connector samples of both guides have it all the same, and it \
         does no harm. Remove it, or add authorization_code if people sign in.",
        r#"{ "client_name": "com.acme.kiosk", "grant_types": ["client_credentials"], "response_types": ["code"] }"#,
        r#"{ "client_name": "com.acme.kiosk", "grant_types": ["client_credentials"] }"#);

    IMPLICIT_FLOW = row("implicit-flow", Note, Fields(&["response_types"]),
        &[Rfc(9700, "2.1.2")],
        "token and id_token come back in the address of the browser, where history and logs keep them. \
         OAuth 2.1 (a draft when last read) leaves this way out, and RFC 9700 (2.1.2) advises against it. Use code with \
         authorization_code where you can.",
        r#"{ "client_name": "com.acme.kiosk", "response_types": ["token"] }"#,
        r#"{ "client_name": "com.acme.kiosk", "response_types": ["code"] }"#);

    WEBHOOKS_WITHOUT_CREDENTIALS = row("webhooks-without-credentials", Note, Fields(&["grant_types", "capabilities.webhooks"]),
        &[Both("samples")],
        "The server that takes events mostly answers by calling LivePerson, and for that it signs in as \
         itself with client_credentials. The guides' connector sample does so. Add it, unless your server \
         only listens.",
        r#"{ "client_name": "com.acme.kiosk", "grant_types": ["refresh_token", "authorization_code"],
  "redirect_uris": ["https://kiosk.acme.example/callback"], "capabilities": { "webhooks": {
  "cqm.ExConversationChangeNotification": { "endpoint": "https://bot.acme.example/lp" } } } }"#,
        r#"{ "client_name": "com.acme.kiosk", "grant_types": ["client_credentials"], "capabilities": { "webhooks": {
  "cqm.ExConversationChangeNotification": { "endpoint": "https://bot.acme.example/lp" } } } }"#);

    TOKEN_WITHOUT_GRANT = row("token-without-grant", Note, Fields(&["grant_types", "response_types"]),
        &[source::CLIENT_CREDENTIALS],
        "token and id_token are what a browser asks for, and with client_credentials alone no browser takes part. \
         So nothing uses them. \
         LivePerson's page on OAuth 2.0 client credentials has token in its own template all the same, and it does no \
         harm. \
         Keep it or remove it.",
        r#"{ "client_name": "com.acme.kiosk", "grant_types": ["client_credentials"], "response_types": ["token"] }"#,
        r#"{ "client_name": "com.acme.kiosk", "grant_types": ["client_credentials"] }"#);
}
