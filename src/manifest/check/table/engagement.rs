//! The rows of engagement.
//!
//! It deliberately finds no problem: a row says what is asked, and shows it.

use super::Severity::{Error, Warning};
use super::Source::Both;
use super::Subjects::{Fields, Kinds};
use super::{row, rules, source};
use crate::manifest::catalogue::{ENGAGEMENT_START, Field};

const LISTS: &[&str] = &[
    "capabilities.engagement.entry_point",
    "capabilities.engagement.visitor_behavior",
    "capabilities.engagement.target_audience",
    "capabilities.engagement.goal",
];

fn of_engagement(field: &Field) -> bool {
    field.key == "engagement" || ENGAGEMENT_START.iter().any(|(key, _)| *key == field.key)
}

rules! {
    ENGAGEMENT_INCOMPLETE = row("engagement-incomplete", Error, Kinds("engagement and each of its eight members", of_engagement),
        &[Both("")],
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
  "goal": ["lead"], "consumer_identity": ["auth"] } } }"#);

    LIST_LENGTH = row("list-length", Warning, Fields(LISTS),
        &[source::CONNECTOR_APP_HUB],
        "LivePerson's installer takes at most 10 values in entry_point, visitor_behavior and goal, at most \
         20 in target_audience, and at least 1 in entry_point. \
         The guides give no such limits. \
         List what your app may use.",
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "engagement": {
  "design_engagement": false, "design_window": false, "language_selection": false,
  "entry_point": [], "visitor_behavior": ["flow"], "target_audience": ["age"],
  "goal": ["lead"], "consumer_identity": ["auth"] } } }"#,
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "engagement": {
  "design_engagement": false, "design_window": false, "language_selection": false,
  "entry_point": ["url"], "visitor_behavior": ["flow"], "target_audience": ["age"],
  "goal": ["lead"], "consumer_identity": ["auth"] } } }"#);

    CONSUMER_IDENTITY = row("consumer-identity", Warning, Fields(&["capabilities.engagement.consumer_identity"]),
        &[Both("")],
        "Both guides list auth and unauth for consumer_identity, and also say that it has to be auth. \
         LivePerson's installer writes auth alone. \
         Keep unauth only if LivePerson agreed to it.",
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "engagement": {
  "design_engagement": false, "design_window": false, "language_selection": false,
  "entry_point": ["url"], "visitor_behavior": ["flow"], "target_audience": ["age"],
  "goal": ["lead"], "consumer_identity": ["auth", "unauth"] } } }"#,
        r#"{ "client_name": "com.acme.kiosk", "capabilities": { "engagement": {
  "design_engagement": false, "design_window": false, "language_selection": false,
  "entry_point": ["url"], "visitor_behavior": ["flow"], "target_audience": ["age"],
  "goal": ["lead"], "consumer_identity": ["auth"] } } }"#);
}
