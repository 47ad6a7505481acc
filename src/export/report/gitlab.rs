//! The code quality report of GitLab: a list of issues.
//!
//! It deliberately knows no columns, since GitLab has none.

use serde_json::{Value, json};

use super::{File, Finding, Notes, Report, Trouble, fingerprint, slashed};
use crate::export::safe::json_safe;
use crate::manifest::check::Severity;

/// The whole report.
pub fn print(report: &Report, notes: Notes) -> String {
    let issues = report.files.iter().flat_map(|file| of_file(file, notes));
    let issues: Value = issues.chain(report.troubles.iter().map(of_trouble)).collect();
    json_safe(&format!("{issues:#}")) + "\n"
}

fn of_file(file: &File, notes: Notes) -> Vec<Value> {
    let fingerprints = fingerprint::of_file(file);
    let problems = file.problems.iter().zip(fingerprints).filter(|(finding, _)| notes.show(finding));
    problems.map(|(finding, fingerprint)| issue(&file.path, finding, &fingerprint)).collect()
}

/// What could not be read, written or understood: nothing else is known of it.
fn of_trouble(trouble: &Trouble) -> Value {
    let line = trouble.line.unwrap_or(1);
    json!({
        "description": trouble.sentence,
        "check_name": "unreadable",
        "fingerprint": fingerprint::of_trouble(trouble),
        "severity": "blocker",
        "location": {"path": slashed(&trouble.path), "lines": {"begin": line, "end": line}},
    })
}

fn issue(path: &str, finding: &Finding, fingerprint: &str) -> Value {
    json!({
        "description": finding.message,
        "check_name": finding.rule,
        "fingerprint": fingerprint,
        "severity": severity(finding.severity),
        "location": {"path": slashed(path), "lines": {"begin": finding.start.0, "end": finding.end.0}},
    })
}

/// One of GitLab's five words.
const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "major",
        Severity::Warning => "minor",
        Severity::Note => "info",
    }
}
