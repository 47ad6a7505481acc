//! The table of rules: one row each, with what it asks and two manifests that show it.
//!
//! Responsible for ids, severities and help. It deliberately finds no problem: that is the work of
//! the files beside it, which name a row by its id.

use super::Severity::{self, Error, Note, Warning};

/// One rule.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// Its stable name.
    pub id: &'static str,
    /// How bad it is when it is broken.
    pub severity: Severity,
    /// What it asks, why, what to do, and who says so.
    pub help: &'static str,
    /// A text that breaks this rule and no other. Empty for `too-large`, whose texts are too long
    /// to stand here.
    pub bad: &'static str,
    /// The text mended: it breaks no rule.
    pub good: &'static str,
}

/// The rule of that name.
pub fn rule(id: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.id == id)
}

const fn row(
    id: &'static str,
    severity: Severity,
    help: &'static str,
    bad: &'static str,
    good: &'static str,
) -> Rule {
    Rule { id, severity, help, bad, good }
}

/// Every rule, those of the whole text first, then as the catalogue goes.
#[rustfmt::skip]
pub static RULES: &[Rule] = &[
    row("not-json", Error,
        "A manifest is one JSON text (RFC 8259): double quotes, commas between members, none after the \
         last, no comments. \
         LivePerson reads nothing of a text that is not JSON. \
         The place is the first mistake; mend it and look again.",
        r#"{ "client_name": "com.acme.kiosk", }"#,
        r#"{ "client_name": "com.acme.kiosk" }"#),
    row("too-deep", Error,
        "At most 127 brackets may stand inside each other, which is as deep as common readers of JSON go. \
         No manifest needs more than six. \
         Look for a bracket that is opened again and again.",
        concat!(
            r#"{ "client_name": "com.acme.kiosk", "x": "#,
            "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
            "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["),
        r#"{ "client_name": "com.acme.kiosk" }"#),
    row("too-large", Error,
        "A text of more than 64 MiB is not read. \
         A manifest has a few thousand characters, so this is some other file. \
         Name the right one.",
        "",
        r#"{ "client_name": "com.acme.kiosk" }"#),
    row("not-an-object", Error,
        "A manifest is one JSON object: it starts with a brace. \
         A list of objects is usually what LivePerson gives out about all installations of an account; \
         take one of them into a file of its own. \
         Both guides show one object to an app.",
        r#"[{ "client_name": "com.acme.kiosk" }]"#,
        r#"{ "client_name": "com.acme.kiosk" }"#),

    row("client-name-missing", Error,
        "client_name is the one member that every manifest needs, and it is unique to its installation. \
         Names in single languages (client_name#fr) stand beside it and cannot replace it. \
         Both guides require it; the newer one wants it spelled like com.acme.kiosk.",
        r#"{ "client_name#fr": "Kiosque" }"#,
        r#"{ "client_name": "com.acme.kiosk", "client_name#fr": "Kiosque" }"#),
    row("client-name-blank", Error,
        "client_name has to hold more than blanks, or the app has no name to be installed under. \
         Both guides require it and want it unique. \
         Write one such as com.acme.kiosk.",
        r#"{ "client_name": " " }"#,
        r#"{ "client_name": "com.acme.kiosk" }"#),
    row("wrong-type", Error,
        "Each documented member has one kind of value: a text, true or false, a whole number, a list, an \
         object. \
         null is none of them, and a number in quotes is a text. \
         The tables of both guides name the kinds; where tables and samples differ, the samples hold. \
         Until it is mended, nothing else is said about the value.",
        r#"{ "client_name": "com.acme.kiosk", "response_types": "code" }"#,
        r#"{ "client_name": "com.acme.kiosk", "response_types": ["code"] }"#),
    row("text-for-list", Warning,
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
  "goal": ["lead"], "consumer_identity": ["auth"] } } }"#),
    row("too-long", Error,
        "Texts have limits, counted in characters (Unicode code points): 128 for names, scope and each \
         redirect URI, 256 for the description, 1024 for logo_uri and entry_uri. \
         Both guides give them in their tables. \
         Nothing is cut here: shorten the text yourself.",
        concat!(r#"{ "client_name": "com.acme.kiosk", "display_name": ""#,
            "0123456789012345678901234567890123456789012345678901234567890123456789",
            "012345678901234567890123456789012345678901234567890123456789", "\" }"),
        r#"{ "client_name": "com.acme.kiosk", "display_name": "0123456789" }"#),

    row("unsupported-value", Error,
        "Lists such as grant_types, response_types and those of an engagement hold only the values that \
         the guides list, spelled exactly so, in small letters. \
         LivePerson knows no others. \
         cart_items is fine, although only the guides' samples have it.",
        r#"{ "client_name": "com.acme.kiosk", "grant_types": ["implicit"] }"#,
        r#"{ "client_name": "com.acme.kiosk", "grant_types": ["client_credentials"] }"#),
    row("repeated-value", Warning,
        "A value is in such a list or it is not: standing there twice, it says nothing more. \
         LivePerson's own tool takes each value once. \
         Remove the repetition.",
        r#"{ "client_name": "com.acme.kiosk", "grant_types": ["client_credentials", "client_credentials"] }"#,
        r#"{ "client_name": "com.acme.kiosk", "grant_types": ["client_credentials"] }"#),

    row("profile-id-whole", Error,
        "enabled_for_profiles lists the ids of profiles, and an id is a whole number without quotes. \
         The older guide calls it an array of integers. \
         Look the id up in your account.",
        r#"{ "client_name": "com.acme.kiosk", "enabled_for_profiles": [42.5] }"#,
        r#"{ "client_name": "com.acme.kiosk", "enabled_for_profiles": [42] }"#),
    row("profile-id-range", Error,
        "A profile id has at most 64 bits with a sign: 9223372036854775807 is the largest. \
         A larger number matches no profile, and some readers would silently round it. \
         Look the id up in your account.",
        r#"{ "client_name": "com.acme.kiosk", "enabled_for_profiles": [9223372036854775808] }"#,
        r#"{ "client_name": "com.acme.kiosk", "enabled_for_profiles": [9223372036854775807] }"#),
    row("profile-id-negative", Warning,
        "Profile ids of an account are not negative, so this one most likely matches nobody. \
         The guides only say that ids are integers. \
         Look the id up in your account.",
        r#"{ "client_name": "com.acme.kiosk", "enabled_for_profiles": [-42] }"#,
        r#"{ "client_name": "com.acme.kiosk", "enabled_for_profiles": [42] }"#),
    row("number-spelling", Warning,
        "42.0 and 4.2e1 are the number 42, but a reader that wants an integer may refuse them. \
         The guides write whole numbers with digits alone. \
         Write it so; its value stays.",
        r#"{ "client_name": "com.acme.kiosk", "enabled_for_profiles": [42.0] }"#,
        r#"{ "client_name": "com.acme.kiosk", "enabled_for_profiles": [42] }"#),

    row("endpoint-missing", Error,
        "An event that is set needs the address to which LivePerson sends it. \
         Both guides require endpoint in every webhook. \
         Write one that starts with https://, or remove the event.",
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "webhooks": {
  "cqm.ExConversationChangeNotification": { "max_retries": 3 } } } }"#,
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "webhooks": {
  "cqm.ExConversationChangeNotification": { "endpoint": "https://bot.acme.example/lp", "max_retries": 3 } } } }"#),
    row("endpoint-https", Error,
        "LivePerson calls endpoints over https alone, and both guides want endpoint to start with \
         https:// in small letters. \
         A query may follow. \
         Before you change http to https, see that your server answers there with TLS 1.2 or newer.",
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "webhooks": {
  "cqm.ExConversationChangeNotification": { "endpoint": "http://bot.acme.example/lp" } } } }"#,
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "webhooks": {
  "cqm.ExConversationChangeNotification": { "endpoint": "https://bot.acme.example/lp" } } } }"#),
    row("max-retries-range", Error,
        "max_retries is how often LivePerson tries an event again: a whole number from 0 to 5. \
         Both guides give this range. \
         To keep trying for longer, set retry beside the events.",
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "webhooks": {
  "cqm.ExConversationChangeNotification": { "endpoint": "https://bot.acme.example/lp", "max_retries": 9 } } } }"#,
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "webhooks": {
  "cqm.ExConversationChangeNotification": { "endpoint": "https://bot.acme.example/lp", "max_retries": 5 } } } }"#),
    row("header-incomplete", Error,
        "Each item of headers has a header_name and a header_value, both texts: one without the other \
         cannot be sent. \
         Both guides show headers so. \
         Add what is missing, or remove the item.",
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "webhooks": {
  "cqm.ExConversationChangeNotification": { "endpoint": "https://bot.acme.example/lp",
    "headers": [{ "header_name": "X-Acme-Key" }] } } } }"#,
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "webhooks": {
  "cqm.ExConversationChangeNotification": { "endpoint": "https://bot.acme.example/lp",
    "headers": [{ "header_name": "X-Acme-Key", "header_value": "a-long-random-text" }] } } } }"#),
    row("retry-type", Warning,
        "retry is an object beside the events, and its retention_time a whole number of seconds. \
         The guides do not know it: LivePerson's other pages do, so a mistake is only a warning. \
         Mend it, or LivePerson most likely passes over it.",
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "webhooks": { "retry": true } } }"#,
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "webhooks": { "retry": { "retention_time": 86400 } } } }"#),
    row("retention-time-range", Warning,
        "retention_time is how many seconds LivePerson keeps trying to deliver an event: from 2 to \
         259200, which is three days. \
         LivePerson's page on retrying gives this range; the guides do not know it. \
         Write a whole number within it.",
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "webhooks": { "retry": { "retention_time": 1 } } } }"#,
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "webhooks": { "retry": { "retention_time": 86400 } } } }"#),
    row("unknown-event", Warning,
        "LivePerson sends five events, and calls nobody for a name that it does not know. \
         Both guides list them by their full names. \
         Rename it if a letter is wrong; otherwise it is kept as it is.",
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "webhooks": {
  "ms.MessagingEventNotification.AccpetStatusEvent": { "endpoint": "https://bot.acme.example/lp" } } } }"#,
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "webhooks": {
  "ms.MessagingEventNotification.AcceptStatusEvent": { "endpoint": "https://bot.acme.example/lp" } } } }"#),
    row("event-prefix", Warning,
        "ExConversationChangeNotification is sent with cqm. before its name. \
         The tables of both guides say ms.MessagingEventNotification., but every sample of theirs says \
         cqm., and that is right. \
         Rename it, or your server hears of no conversation.",
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "webhooks": {
  "ms.MessagingEventNotification.ExConversationChangeNotification": { "endpoint": "https://bot.acme.example/lp" } } } }"#,
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "webhooks": {
  "cqm.ExConversationChangeNotification": { "endpoint": "https://bot.acme.example/lp" } } } }"#),
    row("event-blank", Warning,
        "The tables of both guides print a blank before the last dot of an event's name, so that it \
         fits their column. \
         No event has one in its name, and the samples write none. \
         Take it out.",
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "webhooks": {
  "ms.MessagingEventNotification .ContentEvent": { "endpoint": "https://bot.acme.example/lp" } } } }"#,
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "webhooks": {
  "ms.MessagingEventNotification.ContentEvent": { "endpoint": "https://bot.acme.example/lp" } } } }"#),

    row("engagement-incomplete", Error,
        "Once engagement is there, it needs all eight of its members, even where a list is short. \
         Both guides require each of them. \
         Add what is missing with the values that your app may use, or remove engagement whole.",
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "engagement": {
  "design_engagement": false, "design_window": false, "language_selection": false,
  "entry_point": ["url"], "visitor_behavior": ["flow"], "target_audience": ["age"],
  "consumer_identity": ["auth"] } } }"#,
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "engagement": {
  "design_engagement": false, "design_window": false, "language_selection": false,
  "entry_point": ["url"], "visitor_behavior": ["flow"], "target_audience": ["age"],
  "goal": ["lead"], "consumer_identity": ["auth"] } } }"#),

    row("unknown-member", Warning,
        "The guides do not know a member of this name at this place, so LivePerson most likely passes \
         over it. \
         It is always kept here, since it may be right all the same. \
         Look for a wrong letter, or for capitals where _ belongs.",
        r#"{ "client_name": "com.acme.kiosk", "displayName": "Kiosk" }"#,
        r#"{ "client_name": "com.acme.kiosk", "display_name": "Kiosk" }"#),
    row("duplicate-member", Warning,
        "A name stands twice in one object. \
         JSON (RFC 8259) leaves open which value counts; nearly every reader takes the last, and so does \
         this program. \
         Remove the earlier one, or give it the name that was meant.",
        r#"{ "client_name": "com.acme.kiosk", "client_name": "com.acme.menu" }"#,
        r#"{ "client_name": "com.acme.menu" }"#),
    row("client-secret", Warning,
        "client_secret comes back from an installation and is worth as much as a password: with it, \
         others can act as your app. \
         A manifest is mailed and uploaded, and needs none; LivePerson hands it out (newer guide). \
         Remove it, and ask for a new one if others have seen the file.",
        r#"{ "client_name": "com.acme.kiosk", "client_secret": "not-shown" }"#,
        r#"{ "client_name": "com.acme.kiosk" }"#),
    row("server-member", Note,
        "Some members are made by LivePerson when an app is installed, or are seen in installed apps \
         without being in the guides; a file that was exported has them. \
         A manifest need not send them. \
         They are kept, since an update replaces the whole installation.",
        r#"{ "client_name": "com.acme.kiosk", "client_id": "12345678-90ab" }"#,
        r#"{ "client_name": "com.acme.kiosk" }"#),
];
