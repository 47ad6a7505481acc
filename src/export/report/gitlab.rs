//! The code quality report of GitLab: a list of issues.
//!
//! It deliberately knows no columns, since GitLab has none, and no file that could not be read.

use serde_json::{Value, json};

use super::{File, Finding, Notes, Report, fingerprint, slashed};
use crate::export::safe::json_safe;
use crate::manifest::check::Severity;

/// The whole report.
pub fn print(report: &Report, notes: Notes) -> String {
    let issues: Value = report.files.iter().flat_map(|file| of_file(file, notes)).collect();
    json_safe(&format!("{issues:#}")) + "\n"
}

fn of_file(file: &File, notes: Notes) -> Vec<Value> {
    let fingerprints = fingerprint::of_file(file);
    let problems = file.problems.iter().zip(fingerprints).filter(|(finding, _)| notes.show(finding));
    problems.map(|(finding, fingerprint)| issue(&file.path, finding, &fingerprint)).collect()
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
