//! SARIF 2.1.0, the OASIS format that code scanning reads.
//!
//! Responsible for one run with its rules, results and notifications. It deliberately has no date
//! and no random id, so that the same files give the same text. Braces in messages stay single: no
//! arguments go with them, and readers show such a text as it is.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::{File, Finding, Notes, Remedy, Replacement, Report, Trouble, fingerprint, uri};
use crate::export::safe::json_safe;
use crate::manifest::check::{RULES, Rule, Severity};

/// Where the schema of the format is published.
const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// What relative paths start from.
const BASE: &str = "%SRCROOT%";

/// The name of our fingerprints, with the version of how they are made.
const FINGERPRINT: &str = "rulePointer/v1";

/// The whole report. `folder` is the absolute path that relative ones start from, if it is known.
pub fn print(report: &Report, notes: Notes, folder: Option<&str>) -> String {
    let results: Vec<_> = report.files.iter().flat_map(|file| of_file(file, notes)).collect();
    let notifications: Vec<_> = report.troubles.iter().map(notification).collect();
    let mut run = json!({
        "tool": {"driver": driver()},
        "columnKind": "unicodeCodePoints",
        "invocations": [{
            "executionSuccessful": notifications.is_empty(),
            "toolExecutionNotifications": notifications,
        }],
        "results": results,
    });
    if let (Some(folder), Some(run)) = (folder, run.as_object_mut()) {
        run.insert("originalUriBaseIds".to_owned(), json!({BASE: {"uri": uri::of_folder(folder)}}));
    }
    let log = json!({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]});
    json_safe(&format!("{log:#}")) + "\n"
}

fn driver() -> Value {
    json!({
        "name": "lp-manifest",
        "version": env!("CARGO_PKG_VERSION"),
        "semanticVersion": env!("CARGO_PKG_VERSION"),
        "language": "en",
        "rules": RULES.iter().map(rule).collect::<Vec<_>>(),
    })
}

fn rule(rule: &Rule) -> Value {
    json!({
        "id": rule.id,
        "shortDescription": {"text": first_sentence(rule.help)},
        "fullDescription": {"text": rule.help},
        "help": {"text": rule.help, "markdown": markdown(rule)},
        "defaultConfiguration": {"level": level(rule.severity)},
    })
}

/// A help text up to the end of its first sentence.
fn first_sentence(help: &str) -> &str {
    help.find(". ").map_or(help, |end| &help[..=end])
}

/// The help with what breaks the rule and what keeps it.
fn markdown(rule: &Rule) -> String {
    let example = |word: &str, text: &str| {
        if text.is_empty() { String::new() } else { format!("\n\n{word}:\n\n```json\n{text}\n```") }
    };
    format!("{}{}{}", rule.help, example("Breaks it", rule.bad), example("Keeps it", rule.good))
}

const fn level(severity: Severity) -> &'static str {
    severity.word()
}

fn of_file(file: &File, notes: Notes) -> Vec<Value> {
    let numbers: BTreeMap<_, _> = RULES.iter().enumerate().map(|(number, rule)| (rule.id, number)).collect();
    let problems = file.problems.iter().zip(fingerprint::of_file(file));
    let shown = problems.filter(|(finding, _)| notes.show(finding));
    shown.map(|(finding, print)| result(file, finding, numbers.get(finding.rule), &print)).collect()
}

fn result(file: &File, finding: &Finding, number: Option<&usize>, fingerprint: &str) -> Value {
    let mut result = json!({
        "ruleId": finding.rule,
        "level": level(finding.severity),
        "message": {"text": finding.message},
        "locations": [location(file, finding)],
        "partialFingerprints": {FINGERPRINT: fingerprint},
    });
    if let Some(object) = result.as_object_mut() {
        object.extend(number.map(|number| ("ruleIndex".to_owned(), json!(number))));
        let fix = finding.fix.as_ref();
        let certain = fix.map(|fix| ("properties".to_owned(), json!({"fixIsCertain": fix.certain})));
        object.extend(certain);
        let edited = fix.filter(|fix| !fix.edits.is_empty());
        object.extend(edited.map(|fix| ("fixes".to_owned(), json!([remedy(&file.path, fix)]))));
    }
    result
}

fn remedy(path: &str, fix: &Remedy) -> Value {
    let replacements: Vec<_> = fix.edits.iter().map(replacement).collect();
    json!({
        "description": {"text": fix.title},
        "artifactChanges": [{"artifactLocation": artifact(path), "replacements": replacements}],
    })
}

fn replacement(edit: &Replacement) -> Value {
    json!({
        "deletedRegion": span(edit.start, edit.end),
        "insertedContent": {"text": edit.insert},
    })
}

fn location(file: &File, finding: &Finding) -> Value {
    let mut location = json!({
        "physicalLocation": {"artifactLocation": artifact(&file.path), "region": span(finding.start, finding.end)},
    });
    // The root has no name.
    if let Some(location) = location.as_object_mut().filter(|_| !finding.pointer.is_empty()) {
        let member = json!([{"fullyQualifiedName": finding.pointer}]);
        location.insert("logicalLocations".to_owned(), member);
    }
    location
}

fn span(start: (usize, usize), end: (usize, usize)) -> Value {
    json!({"startLine": start.0, "startColumn": start.1, "endLine": end.0, "endColumn": end.1})
}

fn artifact(path: &str) -> Value {
    let mut location = Map::new();
    let uri = uri::of_path(path);
    if !uri::is_absolute(&super::slashed(path)) {
        location.insert("uriBaseId".to_owned(), BASE.into());
    }
    location.insert("uri".to_owned(), uri.into());
    location.into()
}

fn notification(trouble: &Trouble) -> Value {
    let mut place = json!({"artifactLocation": artifact(&trouble.path)});
    if let (Some(place), Some(line)) = (place.as_object_mut(), trouble.line) {
        place.insert("region".to_owned(), json!({"startLine": line}));
    }
    json!({
        "level": "error",
        "message": {"text": trouble.sentence},
        "locations": [{"physicalLocation": place}],
    })
}
