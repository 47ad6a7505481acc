//! The rows of the whole text.
//!
//! It deliberately finds no problem: a row says what is asked, and shows it.

use super::Severity::Error;
use super::Source::{Both, Program, Rfc};
use super::Subjects::Whole;
use super::{row, rules};

rules! {
    NOT_JSON = row("not-json", Error, Whole("the whole text"),
        &[Rfc(8259, "")],
        "A manifest is one JSON text (RFC 8259): double quotes, commas between members, none after the \
         last, no comments. \
         LivePerson reads nothing of a text that is not JSON. \
         The place is the first mistake; fix it and look again.",
        r#"{ "client_name": "com.acme.kiosk", }"#,
        r#"{ "client_name": "com.acme.kiosk" }"#);

    NOT_UTF_8 = row("not-utf-8", Error, Whole("the whole text"),
        &[Rfc(8259, "8.1")],
        "A manifest is written in UTF-8, which RFC 8259 (8.1) asks of every JSON text that is passed on. \
         UTF-16 and the code pages of Windows are other spellings of the same letters, and nothing is \
         read of them. \
         Save the file as UTF-8 in your editor.",
        "",
        r#"{ "client_name": "com.acme.kiosk", "display_name": "Café" }"#);

    TOO_DEEP = row("too-deep", Error, Whole("the whole text"),
        &[Program],
        "At most 127 brackets may stand inside each other, which is as deep as common readers of JSON go. \
         No manifest needs more than six. \
         Look for a bracket that is opened again and again.",
        concat!(
            r#"{ "client_name": "com.acme.kiosk", "x": "#,
            "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
            "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["),
        r#"{ "client_name": "com.acme.kiosk" }"#);

    TOO_LARGE = row("too-large", Error, Whole("the whole text"),
        &[Program],
        "A text of more than 64 MiB is not read. \
         A manifest has a few thousand characters, so this is some other file. \
         Name the right one.",
        "",
        r#"{ "client_name": "com.acme.kiosk" }"#);

    NOT_AN_OBJECT = row("not-an-object", Error, Whole("the whole text"),
        &[Both("")],
        "A manifest is one JSON object: it starts with a brace. \
         A list of objects is usually what LivePerson gives out about all installations of an account; \
         take one of them into a file of its own. \
         Both guides show one object to an app.",
        r#"[{ "client_name": "com.acme.kiosk" }]"#,
        r#"{ "client_name": "com.acme.kiosk" }"#);
}
