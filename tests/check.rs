//! What the checks say of a manifest: the rules, the places, the fixes.

mod fixes;
mod fixtures;
mod found;
mod mend;
mod places;
mod rules;
mod samples;

use lp_manifest::json::Lines;
use lp_manifest::json::document::Document;
use lp_manifest::manifest::check::{Problem, Rule, Surroundings, check, not_json, table};

/// The older guide's sample.
pub(crate) const OLDER: &str = include_str!("check/samples/older.json");
/// The newer guide's connector.
pub(crate) const CONNECTOR: &str = include_str!("check/samples/connector.json");
/// The newer guide's web application.
pub(crate) const WEB_APP: &str = include_str!("check/samples/web-app.json");

pub(crate) const SAMPLES: [&str; 3] = [OLDER, CONNECTOR, WEB_APP];

/// The rules that follow from the catalogue alone.
const SHAPE: [Rule; 33] = [
    table::NOT_JSON,
    table::NOT_UTF_8,
    table::TOO_DEEP,
    table::TOO_LARGE,
    table::NOT_AN_OBJECT,
    table::CLIENT_NAME_MISSING,
    table::CLIENT_NAME_BLANK,
    table::WRONG_TYPE,
    table::TEXT_FOR_LIST,
    table::TOO_LONG,
    table::LANGUAGE_TAG_ELSEWHERE,
    table::UNSUPPORTED_VALUE,
    table::REPEATED_VALUE,
    table::PROFILE_ID_WHOLE,
    table::PROFILE_ID_RANGE,
    table::PROFILE_ID_NEGATIVE,
    table::NUMBER_SPELLING,
    table::ENDPOINT_MISSING,
    table::ENDPOINT_HTTPS,
    table::MAX_RETRIES_RANGE,
    table::HEADER_INCOMPLETE,
    table::RETRY_TYPE,
    table::RETENTION_TIME_RANGE,
    table::UNKNOWN_EVENT,
    table::EVENT_PREFIX,
    table::EVENT_BLANK,
    table::ENGAGEMENT_INCOMPLETE,
    table::UNKNOWN_MEMBER,
    table::MISPLACED_MEMBER,
    table::OAUTH_METADATA,
    table::DUPLICATE_MEMBER,
    table::CLIENT_SECRET,
    table::SERVER_MEMBER,
];

/// Whether a rule follows from the catalogue alone.
fn is_of_shape(id: &str) -> bool {
    SHAPE.iter().any(|rule| rule.id == id)
}

/// Whether a fix may bring a problem of this rule to light: all but what stands twice, which it would
/// have made itself.
fn may_come_to_light(id: &str) -> bool {
    !id.ends_with("-repeated") && !["repeated-value", "duplicate-member"].contains(&id)
}

pub(crate) fn document(text: &str) -> Document {
    Document::parse(text.to_owned()).unwrap_or_else(|(_, error)| panic!("{error} in {text}"))
}

/// Every problem of a text.
pub(crate) fn problems(text: &str) -> Vec<Problem> {
    match Document::parse(text.to_owned()) {
        Ok(document) => check(&document, &Surroundings::default()),
        Err((text, error)) => not_json(&text, &error),
    }
}

/// A problem in one line: rule, place, what is marked, message.
pub(crate) fn line(text: &str, problem: &Problem) -> String {
    let (line, column) = Lines::of(text).place(problem.span.start);
    let (rule, pointer, message) = (problem.rule, problem.path.pointer(), &problem.message);
    format!("{rule} {pointer} {line}:{column}: {message}")
}

/// The text of every manifest of the fixtures.
pub(crate) fn fixture_texts() -> Vec<String> {
    fixtures::fixtures().into_iter().map(|fixture| fixture.text).collect()
}
