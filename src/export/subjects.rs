//! Which fields each rule looks at.
//!
//! Responsible for the link between the two tables, in both directions. What follows from a field's
//! kind is not written down again; the rest is a row a rule. It deliberately checks nothing.

use Subjects::{Fields, Kinds, Whole};

use super::entry::Entry;
use crate::manifest::catalogue::{Kind, Source};
use crate::manifest::check::Rule;

/// What a rule looks at.
#[derive(Debug, Clone, Copy)]
pub enum Subjects {
    /// More than single fields, in words.
    Whole(&'static str),
    /// Every field of a kind, in words.
    Kinds(&'static str, fn(&Entry) -> bool),
    /// These fields, by their paths.
    Fields(&'static [&'static str]),
}

impl Subjects {
    /// In words, or as a list of paths.
    pub fn words(self) -> String {
        match self {
            Subjects::Whole(words) | Subjects::Kinds(words, _) => words.to_owned(),
            Subjects::Fields(paths) => paths.join(", "),
        }
    }
}

/// Whether a rule looks at a field in particular.
pub fn looks_at(rule: &Rule, entry: &Entry) -> bool {
    match of(rule) {
        Subjects::Whole(_) => false,
        Subjects::Kinds(_, has) => has(entry),
        Subjects::Fields(paths) => paths.contains(&entry.path().as_str()),
    }
}

/// What a rule looks at.
pub fn of(rule: &Rule) -> Subjects {
    let row = SUBJECTS.iter().find(|(id, _)| *id == rule.id);
    row.map_or(Subjects::Whole("the whole manifest"), |(_, subjects)| *subjects)
}

/// Every rule.
#[rustfmt::skip]
pub static SUBJECTS: &[(&str, Subjects)] = &[
    ("not-json", Whole("the whole text")),
    ("not-utf-8", Whole("the whole text")),
    ("too-deep", Whole("the whole text")),
    ("too-large", Whole("the whole text")),
    ("not-an-object", Whole("the whole text")),

    ("client-name-missing", Fields(&["client_name"])),
    ("client-name-blank", Fields(&["client_name"])),
    ("wrong-type", Kinds("every field but retry", |entry| entry.field.source != Source::Elsewhere)),
    ("text-for-list", Kinds("target_audience and goal of engagement",
        |entry| matches!(entry.field.kind, Kind::ChoicesOrText(_)))),
    ("too-long", Kinds("every text with a limit",
        |entry| matches!(entry.field.kind, Kind::Text { max: Some(_), .. }))),

    ("language-tag", Fields(&["client_name#TAG"])),
    ("language-tag-repeated", Fields(&["client_name#TAG"])),
    ("language-tag-elsewhere", Fields(&["client_name", "display_name"])),
    ("edge-blanks", Fields(&[
        "client_name", "client_name#TAG", "display_name", "logo_uri", "redirect_uris[]", "entry_uri"])),
    ("display-name-missing", Fields(&["client_name", "display_name"])),
    ("logo-size", Fields(&["logo_uri"])),
    ("not-enabled", Fields(&["enabled"])),

    ("unsupported-value", Kinds("every list of values", is_checklist)),
    ("repeated-value", Kinds("every list of values", is_checklist)),
    ("grant-types-missing", Fields(&["grant_types"])),
    ("refresh-token-alone", Fields(&["grant_types"])),
    ("redirect-missing", Fields(&["grant_types", "redirect_uris"])),
    ("code-missing", Fields(&["grant_types", "response_types"])),
    ("code-without-grant", Fields(&["grant_types", "response_types"])),
    ("implicit-flow", Fields(&["response_types"])),
    ("webhooks-without-credentials", Fields(&["grant_types", "capabilities.webhooks"])),
    ("redirects-unused", Fields(&["grant_types", "response_types", "redirect_uris"])),
    ("several-redirects", Fields(&["redirect_uris"])),
    ("redirect-repeated", Fields(REDIRECTS)),
    ("redirect-not-absolute", Fields(REDIRECTS)),
    ("redirect-fragment", Fields(REDIRECTS)),
    ("redirect-wildcard", Fields(REDIRECTS)),
    ("redirect-encoded", Fields(REDIRECTS)),
    ("redirect-script", Fields(REDIRECTS)),
    ("redirect-http", Fields(REDIRECTS)),
    ("redirect-localhost", Fields(REDIRECTS)),
    ("redirect-scheme", Fields(REDIRECTS)),
    ("scope-separator", Fields(&["scope"])),
    ("scope-unknown", Fields(&["scope"])),
    ("scope-deprecated", Fields(&["scope"])),
    ("scope-elsewhere", Fields(&["scope"])),

    ("profile-id-whole", Fields(PROFILES)),
    ("profile-id-range", Fields(PROFILES)),
    ("profile-id-negative", Fields(PROFILES)),
    ("number-spelling", Kinds("every whole number", |entry| matches!(entry.field.kind, Kind::Integer { .. }))),
    ("entry-uri-address", Fields(&["entry_uri"])),
    ("entry-uri-http", Fields(&["entry_uri"])),
    ("quick-launch-nobody", Fields(&["quick_launch_enabled", "entry_uri", "enabled_for_profiles"])),
    ("quick-launch-off", Fields(&["quick_launch_enabled", "entry_uri", "enabled_for_profiles"])),
    ("profile-id-repeated", Fields(PROFILES)),
    ("profile-ids-small", Fields(PROFILES)),

    ("endpoint-missing", Fields(ENDPOINT)),
    ("endpoint-https", Fields(ENDPOINT)),
    ("max-retries-range", Fields(&["capabilities.webhooks.*.max_retries"])),
    ("header-incomplete", Fields(&[
        "capabilities.webhooks.*.headers[]", "capabilities.webhooks.*.headers[].header_name",
        "capabilities.webhooks.*.headers[].header_value"])),
    ("retry-type", Fields(&["capabilities.webhooks.retry", "capabilities.webhooks.retry.retention_time"])),
    ("retention-time-range", Fields(&["capabilities.webhooks.retry.retention_time"])),
    ("unknown-event", Fields(&["capabilities.webhooks"])),
    ("event-prefix", Fields(&["capabilities.webhooks",
        "capabilities.webhooks.\"cqm.ExConversationChangeNotification\""])),
    ("event-blank", Fields(&["capabilities.webhooks"])),
    ("endpoint-host", Fields(ENDPOINT)),
    ("endpoint-blank", Fields(ENDPOINT)),
    ("endpoint-fragment", Fields(ENDPOINT)),
    ("endpoint-private", Fields(ENDPOINT)),
    ("retry-overrides", Fields(&["capabilities.webhooks.*.max_retries", "capabilities.webhooks.retry"])),
    ("no-retry", Fields(&["capabilities.webhooks.*.max_retries", "capabilities.webhooks.retry"])),
    ("header-name", Fields(HEADER_NAME)),
    ("header-repeated", Fields(HEADER_NAME)),
    ("header-reserved", Fields(HEADER_NAME)),

    ("engagement-incomplete", Kinds("engagement and each of its eight members",
        |entry| entry.path().starts_with("capabilities.engagement"))),
    ("list-length", Fields(&[
        "capabilities.engagement.entry_point", "capabilities.engagement.visitor_behavior",
        "capabilities.engagement.target_audience", "capabilities.engagement.goal"])),
    ("consumer-identity", Fields(&["capabilities.engagement.consumer_identity"])),

    ("unknown-member", Whole("every member")),
    ("duplicate-member", Whole("every member")),
    ("client-secret", Whole("client_secret")),
    ("server-member", Whole("members that LivePerson adds to what is installed")),
    ("placeholder-left", Whole("every text")),
    ("client-name-shared", Fields(&["client_name"])),
];

const REDIRECTS: &[&str] = &["redirect_uris", "redirect_uris[]"];
const PROFILES: &[&str] = &["enabled_for_profiles", "enabled_for_profiles[]"];
const ENDPOINT: &[&str] = &["capabilities.webhooks.*.endpoint"];
const HEADER_NAME: &[&str] =
    &["capabilities.webhooks.*.headers", "capabilities.webhooks.*.headers[].header_name"];

fn is_checklist(entry: &Entry) -> bool {
    !entry.field.items().is_empty()
}
