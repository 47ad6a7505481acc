//! The rows of redirect URIs.
//!
//! It deliberately finds no problem: a row says what is asked, and shows it.

use super::Severity::{Note, Warning};
use super::Source::{DeveloperPages, Older, Rfc};
use super::Subjects::Fields;
use super::{row, rules};

const ADDRESSES: &[&str] = &["logo_uri", "redirect_uris[]", "entry_uri", "capabilities.webhooks.*.endpoint"];

const REDIRECTS: &[&str] = &["redirect_uris", "redirect_uris[]"];

rules! {
    REDIRECTS_UNUSED = row("redirects-unused", Note, Fields(&["grant_types", "response_types", "redirect_uris"]),
        &[Older],
        "Redirect URIs are where authorization_code, or a token in the browser, sends people back. The \
         older guide says that they are for web and native apps, so a connector needs none, although the \
         samples have one. Leave them out, or add the grant type that uses them.",
        r#"{ "client_name": "com.acme.kiosk", "grant_types": ["client_credentials"],
  "redirect_uris": ["https://kiosk.acme.example/callback"] }"#,
        r#"{ "client_name": "com.acme.kiosk", "grant_types": ["authorization_code"],
  "redirect_uris": ["https://kiosk.acme.example/callback"] }"#);

    SEVERAL_REDIRECTS = row("several-redirects", Note, Fields(&["redirect_uris"]),
        &[Rfc(6749, "3.1.2.3")],
        "With more than one redirect URI, each sign-in request has to name the one it wants (RFC 6749, \
         3.1.2.3). An app that leaves it out is refused. See that yours always sends redirect_uri.",
        r#"{ "client_name": "com.acme.kiosk", "redirect_uris": ["https://kiosk.acme.example/callback", "https://kiosk.acme.example/second"] }"#,
        r#"{ "client_name": "com.acme.kiosk", "redirect_uris": ["https://kiosk.acme.example/callback"] }"#);

    REDIRECT_REPEATED = row("redirect-repeated", Warning, Fields(REDIRECTS),
        &[Rfc(6749, "3.1.2.3")],
        "A redirect URI is in the list or it is not: the second one adds nothing. \
         Remove the repetition.",
        r#"{ "client_name": "com.acme.kiosk", "redirect_uris": ["https://kiosk.acme.example/callback", "https://kiosk.acme.example/callback"] }"#,
        r#"{ "client_name": "com.acme.kiosk", "redirect_uris": ["https://kiosk.acme.example/callback"] }"#);

    REDIRECT_NOT_ABSOLUTE = row("redirect-not-absolute", Warning, Fields(REDIRECTS),
        &[Rfc(6749, "3.1.2"), Rfc(3986, "3.1, 3.2"), Rfc(1034, "3.5")],
        "A redirect URI is a whole address with its scheme and host (RFC 6749, 3.1.2), in characters that \
         an address may have (RFC 3986). LivePerson compares it with the one in the request, character by \
         character. Write it as your app sends it.",
        r#"{ "client_name": "com.acme.kiosk", "redirect_uris": ["/callback"] }"#,
        r#"{ "client_name": "com.acme.kiosk", "redirect_uris": ["https://kiosk.acme.example/callback"] }"#);

    REDIRECT_FRAGMENT = row("redirect-fragment", Warning, Fields(REDIRECTS),
        &[Rfc(6749, "3.1.2")],
        "The part after # never reaches a server, and RFC 6749 (3.1.2) forbids it in redirect URIs. Take \
         it off, and let your page add it after the sign-in.",
        r#"{ "client_name": "com.acme.kiosk", "redirect_uris": ["https://kiosk.acme.example/#/callback"] }"#,
        r#"{ "client_name": "com.acme.kiosk", "redirect_uris": ["https://kiosk.acme.example/callback"] }"#);

    REDIRECT_WILDCARD = row("redirect-wildcard", Warning, Fields(REDIRECTS),
        &[Rfc(9700, "2.1")],
        "Redirect URIs are compared character by character (RFC 9700, 2.1), so a * stands for a star and \
         for nothing else. List each address that your app uses.",
        r#"{ "client_name": "com.acme.kiosk", "redirect_uris": ["https://*.acme.example/callback"] }"#,
        r#"{ "client_name": "com.acme.kiosk", "redirect_uris": ["https://kiosk.acme.example/callback"] }"#);

    REDIRECT_ENCODED = row("redirect-encoded", Warning, Fields(REDIRECTS),
        &[Rfc(6749, "3.1.2.3")],
        "Addresses are written with %3A%2F%2F only inside another address. \
         A redirect URI is compared character by character with what your app sends once that is decoded, \
         so this one never fits. \
         Write it plainly.",
        r#"{ "client_name": "com.acme.kiosk", "redirect_uris": ["https%3A%2F%2Fkiosk.acme.example%2Fcallback"] }"#,
        r#"{ "client_name": "com.acme.kiosk", "redirect_uris": ["https://kiosk.acme.example/callback"] }"#);

    REDIRECT_SCRIPT = row("redirect-script", Warning, Fields(REDIRECTS),
        &[Rfc(9700, "2.1")],
        "An address that begins with javascript:, data:, file:, about: or the like is no place that an app \
         can own: what is opened there can be a program that reads the code or token of the sign-in. \
         RFC 9700 (2.1) wants redirect URIs to be known and compared exactly. \
         Write an https address.",
        r#"{ "client_name": "com.acme.kiosk", "redirect_uris": ["javascript:alert(1)"] }"#,
        r#"{ "client_name": "com.acme.kiosk", "redirect_uris": ["https://kiosk.acme.example/callback"] }"#);

    REDIRECT_HTTP = row("redirect-http", Warning, Fields(REDIRECTS),
        &[Rfc(9700, "2.6"), DeveloperPages],
        "Over plain http, others on the way can read the code that the sign-in sends back. RFC 9700 (2.6) \
         allows it for the computer itself alone, and the developer pages ask for TLS 1.2 or newer; the \
         newer guide's samples have http nevertheless. Use https, or http://127.0.0.1 while you develop.",
        r#"{ "client_name": "com.acme.kiosk", "redirect_uris": ["http://kiosk.acme.example/callback"] }"#,
        r#"{ "client_name": "com.acme.kiosk", "redirect_uris": ["http://127.0.0.1/callback"] }"#);

    REDIRECT_LOCALHOST = row("redirect-localhost", Note, Fields(REDIRECTS),
        &[Rfc(8252, "8.3")],
        "localhost is a name that a computer can resolve to something else, or to an address on which \
         nobody listens. RFC 8252 (8.3) prefers http://127.0.0.1 or http://[::1]. Your app has to send \
         the same one.",
        r#"{ "client_name": "com.acme.kiosk", "redirect_uris": ["http://localhost/callback"] }"#,
        r#"{ "client_name": "com.acme.kiosk", "redirect_uris": ["http://127.0.0.1/callback"] }"#);

    REDIRECT_SCHEME = row("redirect-scheme", Note, Fields(REDIRECTS),
        &[Rfc(8252, "7.1")],
        "Any app of a device may claim a scheme of one word. \
         RFC 8252 (7.1) asks for a reverse-domain name of yours, such as com.acme.kiosk:/callback, which \
         others have no reason to use. \
         Rename it if you can.",
        r#"{ "client_name": "com.acme.kiosk", "redirect_uris": ["acmekiosk:/callback"] }"#,
        r#"{ "client_name": "com.acme.kiosk", "redirect_uris": ["com.acme.kiosk:/callback"] }"#);

    ADDRESS_CREDENTIALS = row("address-credentials", Note, Fields(ADDRESSES),
        &[Rfc(3986, "3.2.1, 7.5")],
        "What stands before @ in an address is the name, and often the password, of a user (RFC 3986, 3.2.1). \
         It travels with the file to everybody who gets it, and RFC 3986 (7.5) advises against it. \
         It also lets an address look like another: in https://acme.example@other.example/ the host is the second. \
         Remove it.",
        r#"{ "client_name": "com.acme.kiosk", "redirect_uris": ["https://joe@kiosk.acme.example/callback"] }"#,
        r#"{ "client_name": "com.acme.kiosk", "redirect_uris": ["https://kiosk.acme.example/callback"] }"#);

    ADDRESS_ASCII = row("address-ascii", Note, Fields(ADDRESSES),
        &[Rfc(3986, "2"), Rfc(3987, "3.1")],
        "An address is written in letters of ASCII (RFC 3986, 2); others stand in it percent-encoded, and in a \
         host as xn-- (RFC 3987, 3.1). \
         Most programs write them so when they send the address, and then it is compared with this one. \
         LivePerson's hub refuses them. \
         Write the address as your app sends it.",
        r#"{ "client_name": "com.acme.kiosk", "redirect_uris": ["https://kiosk.acme.example/café"] }"#,
        r#"{ "client_name": "com.acme.kiosk", "redirect_uris": ["https://kiosk.acme.example/caf%C3%A9"] }"#);

    EXAMPLE_HOST = row("example-host", Note, Fields(ADDRESSES),
        &[Rfc(2606, "3")],
        "example.com, example.net, example.org and the names below them are kept free for examples (RFC 2606, 3), \
         so nobody's app is there. \
         Write your own host.",
        r#"{ "client_name": "com.acme.kiosk", "redirect_uris": ["https://app.example.com/callback"] }"#,
        r#"{ "client_name": "com.acme.kiosk", "redirect_uris": ["https://app.example.com.acme.example/callback"] }"#);
}
