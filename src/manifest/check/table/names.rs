//! The rows of the types of values, the names of an app and its picture.
//!
//! It deliberately finds no problem: a row says what is asked, and shows it.

use super::Severity::{Error, Note, Warning};
use super::Source::{Both, DeveloperPages, Newer, Older, Rfc, Standard};
use super::Subjects::{Fields, Kinds};
use super::{row, rules};
use crate::manifest::catalogue::Kind;

const TEXTS: &[&str] = &[
    "client_name",
    "client_name#TAG",
    "display_name",
    "description",
    "logo_uri",
    "redirect_uris[]",
    "scope",
    "entry_uri",
    "capabilities.webhooks.*.endpoint",
    "capabilities.webhooks.*.headers[].header_name",
];

rules! {
    CLIENT_NAME_MISSING = row("client-name-missing", Error, Fields(&["client_name"]),
        &[Both("")],
        "client_name is the one member that every manifest needs. \
         Names in single languages (client_name#fr) stand beside it and cannot replace it. \
         Both guides require it; the newer one wants it unique, and spelled like com.acme.kiosk.",
        r#"{ "client_name#fr": "Kiosque" }"#,
        r#"{ "client_name": "com.acme.kiosk", "client_name#fr": "Kiosque" }"#);

    CLIENT_NAME_BLANK = row("client-name-blank", Error, Fields(&["client_name"]),
        &[Both("")],
        "client_name has to hold more than blanks and characters that nobody sees, or the app has no name \
         to be installed under. \
         Both guides require it; that it is unique, only the newer guide and LivePerson's page on the \
         configuration of webhooks ask. \
         Write one such as com.acme.kiosk.",
        r#"{ "client_name": " " }"#,
        r#"{ "client_name": "com.acme.kiosk" }"#);

    WRONG_TYPE = row("wrong-type", Error, Kinds("every field but retry", |field| field.source.is_guide()),
        &[Both("")],
        "Each documented member has one kind of value: a text, true or false, a whole number, a list, an \
         object. \
         null is none of them, and a number in quotes is a text. \
         The tables of both guides name the kinds; where tables and samples differ, the samples hold. \
         Until it is fixed, nothing else is said about the value.",
        r#"{ "client_name": "com.acme.kiosk", "response_types": "code" }"#,
        r#"{ "client_name": "com.acme.kiosk", "response_types": ["code"] }"#);

    TEXT_FOR_LIST = row("text-for-list", Warning, Kinds("target_audience and goal of engagement", |field| matches!(field.kind, Kind::ChoicesOrText(_))),
        &[Both("samples")],
        "The guides' tables call target_audience and goal a string, while all their samples write a list. \
         Lists are what LivePerson's own tool writes. \
         Put the values in brackets, each in quotes.",
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "engagement": {
  "design_engagement": false, "design_window": false, "language_selection": false,
  "entry_point": ["url"], "visitor_behavior": ["flow"], "target_audience": ["age"],
  "goal": "lead", "consumer_identity": ["auth"] } } }"#,
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "engagement": {
  "design_engagement": false, "design_window": false, "language_selection": false,
  "entry_point": ["url"], "visitor_behavior": ["flow"], "target_audience": ["age"],
  "goal": ["lead"], "consumer_identity": ["auth"] } } }"#);

    TOO_LONG = row("too-long", Error, Kinds("every text with a limit", |field| matches!(field.kind, Kind::Text { max: Some(_), .. })),
        &[Both("")],
        "Texts have limits, counted in characters (Unicode code points): 128 for names, scope and each \
         redirect URI, 256 for the description, 1024 for logo_uri and entry_uri. \
         Both guides give them in their tables. \
         Nothing is cut: shorten the text yourself.",
        concat!(r#"{ "client_name": "com.acme.kiosk", "display_name": ""#,
            "0123456789012345678901234567890123456789012345678901234567890123456789",
            "012345678901234567890123456789012345678901234567890123456789", "\" }"),
        r#"{ "client_name": "com.acme.kiosk", "display_name": "0123456789" }"#);

    LANGUAGE_TAG = row("language-tag", Warning, Fields(&["client_name#TAG"]),
        &[Rfc(5646, "2.1, 2.2.9")],
        "A localized name ends in # and a language tag, which is letters and digits with hyphens between: \
         fr, en-US, zh-Hant-TW. \
         RFC 5646 says how tags are spelled, and both guides refer to it. \
         An underscore, as in en_US, is another habit and is not understood; a language has two or three \
         letters, so en and not english. \
         Write the tag that the standard has.",
        r#"{ "client_name": "com.acme.kiosk", "client_name#en_US": "Kiosk" }"#,
        r#"{ "client_name": "com.acme.kiosk", "client_name#en-US": "Kiosk" }"#);

    LANGUAGE_TAG_REPEATED = row("language-tag-repeated", Warning, Fields(&["client_name#TAG"]),
        &[Rfc(5646, "2.1.1")],
        "Language tags are the same whatever their capitals (RFC 5646, 2.1.1), so two names for one \
         language leave open which of them people read. Keep the one that is right.",
        r#"{ "client_name": "com.acme.kiosk", "client_name#fr-CA": "Kiosque", "client_name#fr-ca": "Le kiosque" }"#,
        r#"{ "client_name": "com.acme.kiosk", "client_name#fr-CA": "Kiosque", "client_name#fr": "Le kiosque" }"#);

    LANGUAGE_TAG_ELSEWHERE = row("language-tag-elsewhere", Note, Fields(&["client_name", "display_name"]),
        &[Both(""), Rfc(7591, "2.2")],
        "The guides know a language tag on client_name alone, and as part of the member's name. RFC 7591 \
         (2.2) would allow it on others, but nothing says that LivePerson reads it there. Inside a value \
         it is part of the text that people see. Move it, or leave it if you know better.",
        r#"{ "client_name": "Kiosk#fr" }"#,
        r#"{ "client_name": "Kiosk", "client_name#fr": "Kiosque" }"#);

    EDGE_BLANKS = row("edge-blanks", Warning, Fields(&["client_name", "client_name#TAG", "display_name", "logo_uri", "redirect_uris[]", "entry_uri"]),
        &[Both("the limits count them"), Rfc(3986, "2")],
        "Blanks at the start or end of a name or an address cannot be seen, but they count: names differ \
         by them, and addresses are compared character by character. They come from copying. Take them \
         off.",
        r#"{ "client_name": "Kiosk " }"#,
        r#"{ "client_name": "Kiosk" }"#);

    DISPLAY_NAME_MISSING = row("display-name-missing", Note, Fields(&["client_name", "display_name"]),
        &[Newer],
        "A client_name such as com.acme.kiosk is made to be unique, not to be read, and without \
         display_name it is the name that LivePerson's system shows. \
         display_name is in the newer guide only. \
         Write a name that people know.",
        r#"{ "client_name": "com.acme.kiosk" }"#,
        r#"{ "client_name": "com.acme.kiosk", "display_name": "Acme Kiosk" }"#);

    LOGO_SIZE = row("logo-size", Warning, Fields(&["logo_uri"]),
        &[Both("")],
        "Both guides ask for a picture of exactly 70 x 70 pixels. \
         It is measured only where logo_uri names a picture that lies beside the manifest. \
         Give it that size, or name another.",
        r#"{ "client_name": "com.acme.kiosk", "logo_uri": "logo.png" }"#,
        r#"{ "client_name": "com.acme.kiosk", "logo_uri": "https://kiosk.acme.example/logo.png" }"#);

    NOT_ENABLED = row("not-enabled", Note, Fields(&["enabled"]),
        &[Older],
        "With enabled set to false the installed app cannot be used, and most likely stays out of the \
         QuickLaunch menu, although the three conditions of the older guide do not mention it. Only the \
         older guide knows the member. Set it to true, or remove it, when the app is ready.",
        r#"{ "client_name": "com.acme.kiosk", "enabled": false }"#,
        r#"{ "client_name": "com.acme.kiosk", "enabled": true }"#);

    LOGO_HTTP = row("logo-http", Note, Fields(&["logo_uri"]),
        &[DeveloperPages],
        "LivePerson's pages are https, and browsers may refuse to show a picture that comes over plain http. \
         The developer pages ask for TLS 1.2 or newer. \
         Use https, if your server answers there.",
        r#"{ "client_name": "com.acme.kiosk", "logo_uri": "http://kiosk.acme.example/logo.png" }"#,
        r#"{ "client_name": "com.acme.kiosk", "logo_uri": "https://kiosk.acme.example/logo.png" }"#);

    INVISIBLE_CHARACTER = row("invisible-character", Warning, Fields(TEXTS),
        &[Standard("Unicode UAX 31", "https://www.unicode.org/reports/tr31/"), Rfc(3986, "2")],
        "A text holds a character that nobody sees, or one that was damaged on its way. \
         Such characters come along with copies from chat, wikis and PDF. \
         An address or a name with one is another address or name (Unicode UAX 31), and a program that compares \
         them finds them different. \
         Remove it; where a character was damaged, write the one that was meant.",
        "{ \"client_name\": \"Kiosk\\u200b\" }",
        r#"{ "client_name": "Kiosk" }"#);
}
