//! The rows of names of members, what the server makes, what was left open.
//!
//! It deliberately finds no problem: a row says what is asked, and shows it.

use super::Severity::{Note, Warning};
use super::Source::{Both, Newer, Rfc};
use super::Subjects::{Fields, Whole};
use super::{row, rules, source};

rules! {
    UNKNOWN_MEMBER = row("unknown-member", Warning, Whole("every member"),
        &[Both("tables")],
        "The guides do not know a member of this name at this place, so LivePerson most likely passes over \
         it. \
         It is kept all the same, since it may be right. \
         Look for a wrong letter, or for capitals where _ belongs.",
        r#"{ "client_name": "com.acme.kiosk", "displayName": "Kiosk" }"#,
        r#"{ "client_name": "com.acme.kiosk", "display_name": "Kiosk" }"#);

    DUPLICATE_MEMBER = row("duplicate-member", Warning, Whole("every member"),
        &[Rfc(8259, "4")],
        "A name stands twice in one object. \
         JSON (RFC 8259) leaves open which value counts; nearly every reader takes the last, and so does \
         this program. \
         Remove the earlier one, or give it the name that was meant.",
        r#"{ "client_name": "com.acme.kiosk", "client_name": "com.acme.menu" }"#,
        r#"{ "client_name": "com.acme.menu" }"#);

    CLIENT_SECRET = row("client-secret", Warning, Whole("client_secret at any depth, in any spelling"),
        &[Newer],
        "client_secret comes back from an installation and is worth as much as a password: with it, \
         others can act as your app. \
         A manifest is mailed and uploaded, and needs none; LivePerson hands it out (newer guide). \
         Remove it, and ask for a new one if others have seen the file.",
        r#"{ "client_name": "com.acme.kiosk", "client_secret": "not-shown" }"#,
        r#"{ "client_name": "com.acme.kiosk" }"#);

    SERVER_MEMBER = row("server-member", Note, Whole("members that LivePerson adds to what is installed"),
        &[source::CONNECTOR_APP_HUB],
        "Some members are made by LivePerson when an app is installed, or are seen in installed apps \
         without being in the guides; a file that was exported has them. \
         A manifest need not send them. \
         They are kept, since an update replaces the whole installation.",
        r#"{ "client_name": "com.acme.kiosk", "client_id": "12345678-90ab" }"#,
        r#"{ "client_name": "com.acme.kiosk" }"#);

    PLACEHOLDER_LEFT = row("placeholder-left", Warning, Whole("every text"),
        &[Both("samples")],
        "Words in braces or angle brackets, your/webhooks/endpoint, YOURAPPNAME, and headers called NAME \
         with the value VALUE come from samples and templates. LivePerson would take them as they stand. \
         Put your own values in their place.",
        r#"{ "client_name": "com.{company}.kiosk" }"#,
        r#"{ "client_name": "com.acme.kiosk" }"#);

    CLIENT_NAME_SHARED = row("client-name-shared", Note, Fields(&["client_name"]),
        &[Newer, source::WEBHOOKS_CONFIGURATION],
        "Only the newer guide and LivePerson's page on the configuration of webhooks want a client_name to \
         be unique. \
         Of two manifests with one name the second may replace the first, or be refused. \
         Several files for one app, such as one for each account, are fine. \
         Rename one if they are different apps.",
        r#"{ "client_name": "com.acme.kiosk" }"#,
        r#"{ "client_name": "com.acme.kiosk" }"#);

    MISPLACED_MEMBER = row("misplaced-member", Warning, Whole("every member"),
        &[Both(""), source::RETRY_POLICY],
        "The guides know a member of this name, but at another level. \
         Where it stands now, LivePerson most likely passes over it. \
         The message says where it belongs; retry is described on LivePerson's page on retrying. \
         Move it there.",
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "quick_launch_enabled": false } }"#,
        r#"{ "client_name": "com.acme.kiosk", "quick_launch_enabled": false, "capabilities": {} }"#);

    OAUTH_METADATA = row("oauth-metadata", Note, Whole("members of RFC 7591 that the guides do not have"),
        &[Rfc(7591, "2")],
        "The member is part of the metadata of OAuth clients (RFC 7591, 2), on which a manifest is built, but the \
         guides do not have it. \
         Nothing says that LivePerson reads it. \
         Keep it if another reader needs it.",
        r#"{ "client_name": "com.acme.kiosk", "contacts": ["dev@acme.example"] }"#,
        r#"{ "client_name": "com.acme.kiosk" }"#);
}
