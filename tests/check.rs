//! What the checks say of a manifest: the rules, the places, the fixes.

mod fixes;
mod fixtures;
mod mend;
mod places;
mod rules;
mod samples;

use lp_manifest::json::Lines;
use lp_manifest::json::document::Document;
use lp_manifest::manifest::check::{Problem, Surroundings, check, not_json};

/// The older guide's sample.
pub(crate) const OLDER: &str = include_str!("check/samples/older.json");
/// The newer guide's connector.
pub(crate) const CONNECTOR: &str = include_str!("check/samples/connector.json");
/// The newer guide's web application.
pub(crate) const WEB_APP: &str = include_str!("check/samples/web-app.json");

pub(crate) const SAMPLES: [&str; 3] = [OLDER, CONNECTOR, WEB_APP];

pub(crate) fn document(text: &str) -> Document {
    Document::parse(text.to_owned()).unwrap_or_else(|(_, error)| panic!("{error} in {text}"))
}

/// Every problem of a text.
pub(crate) fn problems(text: &str) -> Vec<Problem> {
    match Document::parse(text.to_owned()) {
        Ok(document) => check(&document, &Surroundings::default()),
        Err((text, error)) => vec![not_json(&text, &error)],
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
