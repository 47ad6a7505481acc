//! The rows of webhooks and their headers.
//!
//! It deliberately finds no problem: a row says what is asked, and shows it.

use super::Severity::{Error, Note, Warning};
use super::Source::{Both, Program, Rfc};
use super::Subjects::Fields;
use super::{row, rules, source};

const WEBHOOKS: &[&str] = &["capabilities.webhooks"];
const EVENT_PREFIX_AT: &[&str] =
    &["capabilities.webhooks", "capabilities.webhooks.\"cqm.ExConversationChangeNotification\""];
const ENDPOINT: &[&str] = &["capabilities.webhooks.*.endpoint"];
const RETRY: &[&str] = &["capabilities.webhooks.retry", "capabilities.webhooks.retry.retention_time"];
const HEADERS: &[&str] = &[
    "capabilities.webhooks.*.headers[]",
    "capabilities.webhooks.*.headers[].header_name",
    "capabilities.webhooks.*.headers[].header_value",
];
const HEADER_NAMES: &[&str] =
    &["capabilities.webhooks.*.headers", "capabilities.webhooks.*.headers[].header_name"];

rules! {
    ENDPOINT_MISSING = row("endpoint-missing", Error, Fields(ENDPOINT),
        &[Both("")],
        "An event that is set needs the address to which LivePerson sends it. \
         Both guides require endpoint in every webhook. \
         Write one that starts with https://, or remove the event.",
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "webhooks": {
  "cqm.ExConversationChangeNotification": { "max_retries": 3 } } } }"#,
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "webhooks": {
  "cqm.ExConversationChangeNotification": { "endpoint": "https://bot.acme.example/lp", "max_retries": 3 } } } }"#);

    ENDPOINT_HTTPS = row("endpoint-https", Error, Fields(ENDPOINT),
        &[Both("")],
        "LivePerson calls endpoints over https alone, and both guides want endpoint to start with \
         https:// in small letters. \
         A query may follow. \
         Before you change http to https, see that your server answers there with TLS 1.2 or newer.",
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "webhooks": {
  "cqm.ExConversationChangeNotification": { "endpoint": "http://bot.acme.example/lp" } } } }"#,
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "webhooks": {
  "cqm.ExConversationChangeNotification": { "endpoint": "https://bot.acme.example/lp" } } } }"#);

    MAX_RETRIES_RANGE = row("max-retries-range", Error, Fields(&["capabilities.webhooks.*.max_retries"]),
        &[Both("")],
        "max_retries is how often LivePerson tries an event again: a whole number from 0 to 5. \
         Both guides give this range. \
         To keep trying for longer, set retry beside the events.",
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "webhooks": {
  "cqm.ExConversationChangeNotification": { "endpoint": "https://bot.acme.example/lp", "max_retries": 9 } } } }"#,
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "webhooks": {
  "cqm.ExConversationChangeNotification": { "endpoint": "https://bot.acme.example/lp", "max_retries": 5 } } } }"#);

    HEADER_INCOMPLETE = row("header-incomplete", Error, Fields(HEADERS),
        &[Both("")],
        "Each item of headers has a header_name and a header_value, both texts: one without the other \
         cannot be sent. \
         Both guides show headers so. \
         Add what is missing, or remove the item.",
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "webhooks": {
  "cqm.ExConversationChangeNotification": { "endpoint": "https://bot.acme.example/lp",
    "headers": [{ "header_name": "X-Acme-Key" }] } } } }"#,
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "webhooks": {
  "cqm.ExConversationChangeNotification": { "endpoint": "https://bot.acme.example/lp",
    "headers": [{ "header_name": "X-Acme-Key", "header_value": "a-long-random-text" }] } } } }"#);

    RETRY_TYPE = row("retry-type", Warning, Fields(RETRY),
        &[source::RETRY_POLICY],
        "retry is an object beside the events, and its retention_time a whole number of seconds. \
         The guides do not know it: LivePerson's page on its retry policy does, so a mistake is only a \
         warning. \
         Fix it, or LivePerson most likely passes over it.",
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "webhooks": { "retry": true } } }"#,
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "webhooks": { "retry": { "retention_time": 86400 } } } }"#);

    RETENTION_TIME_RANGE = row("retention-time-range", Warning, Fields(&["capabilities.webhooks.retry.retention_time"]),
        &[source::RETRY_POLICY],
        "retention_time is how many seconds LivePerson keeps trying to deliver an event: from 2 to 259200, \
         which is three days. \
         LivePerson's page on its retry policy gives this range; the guides do not know it. \
         Write a whole number within it.",
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "webhooks": { "retry": { "retention_time": 1 } } } }"#,
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "webhooks": { "retry": { "retention_time": 86400 } } } }"#);

    UNKNOWN_EVENT = row("unknown-event", Warning, Fields(WEBHOOKS),
        &[Both("")],
        "LivePerson sends five events, and calls nobody for a name that it does not know. \
         Both guides list them by their full names. \
         Rename it if a letter is wrong; otherwise it is kept as it is.",
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "webhooks": {
  "ms.MessagingEventNotification.AccpetStatusEvent": { "endpoint": "https://bot.acme.example/lp" } } } }"#,
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "webhooks": {
  "ms.MessagingEventNotification.AcceptStatusEvent": { "endpoint": "https://bot.acme.example/lp" } } } }"#);

    EVENT_PREFIX = row("event-prefix", Warning, Fields(EVENT_PREFIX_AT),
        &[Both("samples")],
        "ExConversationChangeNotification is sent with cqm. before its name. \
         The tables of both guides say ms.MessagingEventNotification., but every sample of theirs says \
         cqm., and that is right. \
         Rename it, or your server hears of no conversation.",
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "webhooks": {
  "ms.MessagingEventNotification.ExConversationChangeNotification": { "endpoint": "https://bot.acme.example/lp" } } } }"#,
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "webhooks": {
  "cqm.ExConversationChangeNotification": { "endpoint": "https://bot.acme.example/lp" } } } }"#);

    EVENT_BLANK = row("event-blank", Warning, Fields(WEBHOOKS),
        &[Both("samples")],
        "The tables of both guides print a blank before the last dot of an event's name, so that it \
         fits their column. \
         No event has one in its name, and the samples write none. \
         Take it out.",
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "webhooks": {
  "ms.MessagingEventNotification .ContentEvent": { "endpoint": "https://bot.acme.example/lp" } } } }"#,
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "webhooks": {
  "ms.MessagingEventNotification.ContentEvent": { "endpoint": "https://bot.acme.example/lp" } } } }"#);

    ENDPOINT_HOST = row("endpoint-host", Warning, Fields(ENDPOINT),
        &[Rfc(3986, "3.2"), Rfc(1034, "3.5")],
        "After https:// comes the name of your server, then a path, in characters that an address may have \
         (RFC 3986). \
         LivePerson calls exactly what is written. \
         Write all of it.",
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "webhooks": {
  "cqm.ExConversationChangeNotification": { "endpoint": "https:///lp" } } } }"#,
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "webhooks": {
  "cqm.ExConversationChangeNotification": { "endpoint": "https://bot.acme.example/lp" } } } }"#);

    ENDPOINT_BLANK = row("endpoint-blank", Warning, Fields(ENDPOINT),
        &[Rfc(3986, "2")],
        "An address has no blanks (RFC 3986): what follows one is lost, or the address is refused. Take \
         it out, or write %20 where it belongs to the path.",
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "webhooks": {
  "cqm.ExConversationChangeNotification": { "endpoint": "https://bot.acme.example/my bot" } } } }"#,
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "webhooks": {
  "cqm.ExConversationChangeNotification": { "endpoint": "https://bot.acme.example/my%20bot" } } } }"#);

    ENDPOINT_FRAGMENT = row("endpoint-fragment", Warning, Fields(ENDPOINT),
        &[Rfc(9110, "4.2.5")],
        "The part of an address after # stays with the one who calls and is never sent (RFC 9110, 4.2.5), \
         so your server does not see it. Take it off; a ?query does arrive.",
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "webhooks": {
  "cqm.ExConversationChangeNotification": { "endpoint": "https://bot.acme.example/lp#events" } } } }"#,
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "webhooks": {
  "cqm.ExConversationChangeNotification": { "endpoint": "https://bot.acme.example/lp?events" } } } }"#);

    ENDPOINT_PRIVATE = row("endpoint-private", Warning, Fields(ENDPOINT),
        &[Rfc(1918, ""), Rfc(4193, ""), Rfc(6598, ""), Rfc(6762, ""), Rfc(8375, "")],
        "LivePerson calls your endpoint over the internet, and localhost, private networks (RFC 1918, RFC \
         4193, RFC 6598) and names such as .local (RFC 6762), .home.arpa (RFC 8375) and .internal, which \
         ICANN keeps free, lead nowhere from there. \
         Write the address of a public server, or of a tunnel while you develop.",
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "webhooks": {
  "cqm.ExConversationChangeNotification": { "endpoint": "https://192.168.0.7/lp" } } } }"#,
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "webhooks": {
  "cqm.ExConversationChangeNotification": { "endpoint": "https://bot.acme.example/lp" } } } }"#);

    RETRY_OVERRIDES = row("retry-overrides", Note, Fields(&["capabilities.webhooks.*.max_retries", "capabilities.webhooks.retry"]),
        &[source::RETRY_POLICY],
        "retry says for all events how long LivePerson tries again, and takes the place of max_retries from \
         1 to 5. \
         With a max_retries of 0, failures of that event do not start it. \
         LivePerson's page on its retry policy says so; the guides do not know retry. \
         Keep the one you mean.",
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "webhooks": {
  "cqm.ExConversationChangeNotification": { "endpoint": "https://bot.acme.example/lp", "max_retries": 3 },
  "retry": { "retention_time": 86400 } } } }"#,
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "webhooks": {
  "cqm.ExConversationChangeNotification": { "endpoint": "https://bot.acme.example/lp" },
  "retry": { "retention_time": 86400 } } } }"#);

    NO_RETRY = row("no-retry", Note, Fields(&["capabilities.webhooks.*.max_retries", "capabilities.webhooks.retry"]),
        &[source::WEBHOOKS_CONFIGURATION, source::RETRY_POLICY],
        "Not set, max_retries counts as 0, so one failure of your server loses the event. \
         From 1 to 5 it helps against a hiccup: LivePerson pauses for 30 s between two tries in the older \
         edition of its page on the retry policy, and for 1 s in the newest. \
         A restart or a deployment needs retry beside the events, which tries again for longer. \
         Write max_retries as 0 where a lost event does not matter.",
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "webhooks": {
  "cqm.ExConversationChangeNotification": { "endpoint": "https://bot.acme.example/lp" } } } }"#,
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "webhooks": {
  "cqm.ExConversationChangeNotification": { "endpoint": "https://bot.acme.example/lp", "max_retries": 3 } } } }"#);

    HEADER_NAME = row("header-name", Warning, Fields(HEADER_NAMES),
        &[Rfc(9110, "5.1")],
        "The name of a header is letters, digits and a few marks such as the hyphen, without blanks (RFC \
         9110, 5.1). Another is refused on the way. Write one such as X-Acme-Key.",
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "webhooks": {
  "cqm.ExConversationChangeNotification": { "endpoint": "https://bot.acme.example/lp",
    "headers": [{ "header_name": "X Acme Key", "header_value": "a-long-random-text" }] } } } }"#,
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "webhooks": {
  "cqm.ExConversationChangeNotification": { "endpoint": "https://bot.acme.example/lp",
    "headers": [{ "header_name": "X-Acme-Key", "header_value": "a-long-random-text" }] } } } }"#);

    HEADER_REPEATED = row("header-repeated", Warning, Fields(HEADER_NAMES),
        &[Rfc(9110, "5.1")],
        "Capitals make no difference in the names of headers (RFC 9110, 5.1), so the same name twice \
         leaves open which value your server gets. Remove one, or rename it.",
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "webhooks": {
  "cqm.ExConversationChangeNotification": { "endpoint": "https://bot.acme.example/lp",
    "headers": [{ "header_name": "X-Acme-Key", "header_value": "a" }, { "header_name": "x-acme-key", "header_value": "b" }] } } } }"#,
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "webhooks": {
  "cqm.ExConversationChangeNotification": { "endpoint": "https://bot.acme.example/lp",
    "headers": [{ "header_name": "X-Acme-Key", "header_value": "a" }, { "header_name": "X-Acme-Id", "header_value": "b" }] } } } }"#);

    HEADER_RESERVED = row("header-reserved", Warning, Fields(HEADER_NAMES),
        &[Rfc(9110, "7.6.1, 8.3"), source::NOTIFICATION_PROTOCOL],
        "Host, Content-Length and Content-Type belong to the request itself (RFC 9110, 8.3), Connection, \
         Transfer-Encoding and their like to the way it takes (RFC 9110, 7.6.1), and names that start with \
         x-liveperson- to LivePerson, which signs its calls with them. Yours would be overwritten, or spoil the call. \
         Choose another name.",
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "webhooks": {
  "cqm.ExConversationChangeNotification": { "endpoint": "https://bot.acme.example/lp",
    "headers": [{ "header_name": "X-LivePerson-Key", "header_value": "a" }] } } } }"#,
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "webhooks": {
  "cqm.ExConversationChangeNotification": { "endpoint": "https://bot.acme.example/lp",
    "headers": [{ "header_name": "X-Acme-Key", "header_value": "a" }] } } } }"#);

    ENDPOINT_TUNNEL = row("endpoint-tunnel", Note, Fields(ENDPOINT),
        &[Program],
        "The host is the end of a tunnel, such as those of ngrok, Cloudflare, localtunnel or dev tunnels, to a \
         developer's computer. \
         That is fine while you develop, but most tunnels get another address with each start, and end with the \
         computer. \
         Write the address of a server before you hand the file on.",
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "webhooks": {
  "cqm.ExConversationChangeNotification": { "endpoint": "https://x1.ngrok-free.app/lp" } } } }"#,
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "webhooks": {
  "cqm.ExConversationChangeNotification": { "endpoint": "https://bot.acme.example/lp" } } } }"#);

    HEADER_VALUE = row("header-value", Warning, Fields(&["capabilities.webhooks.*.headers[].header_value"]),
        &[Rfc(9110, "5.5")],
        "The value of a header is visible ASCII with blanks inside (RFC 9110, 5.5). \
         A line end in it adds a header of its own to each call, other control characters break the call, and \
         blanks around it are lost. \
         Letters outside ASCII are read in different ways. \
         An empty value is allowed.",
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "webhooks": {
  "cqm.ExConversationChangeNotification": { "endpoint": "https://bot.acme.example/lp",
    "headers": [{ "header_name": "X-Acme-Key", "header_value": " a-long-random-text" }] } } } }"#,
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "webhooks": {
  "cqm.ExConversationChangeNotification": { "endpoint": "https://bot.acme.example/lp",
    "headers": [{ "header_name": "X-Acme-Key", "header_value": "a-long-random-text" }] } } } }"#);
}
