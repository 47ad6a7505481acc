//! Annotations of GitHub Actions: one workflow command a problem.
//!
//! It deliberately prints no other line, since a line that a file's name could shape might be taken
//! for a command.

use std::fmt::Write;

use super::{Finding, Notes, Report, slashed};
use crate::export::safe::display_safe;
use crate::manifest::check::Severity;

/// All annotations, a line each; files that could not be read have one without a place.
pub fn print(report: &Report, notes: Notes) -> String {
    let mut out = String::new();
    for file in &report.files {
        for finding in file.problems.iter().filter(|finding| notes.show(finding)) {
            // Writing to a String cannot fail.
            let _ = writeln!(out, "{}", annotation(&file.path, finding));
        }
    }
    for trouble in &report.troubles {
        let (path, sentence) = (property(&slashed(&trouble.path)), message(&trouble.sentence));
        let line = trouble.line.map(|line| format!("line={line},")).unwrap_or_default();
        let _ = writeln!(out, "::error file={path},{line}title=lp-manifest::{sentence}");
    }
    out
}

fn annotation(path: &str, finding: &Finding) -> String {
    let command = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let (path, place, title) = (property(&slashed(path)), place(finding), property(finding.rule));
    let text = message(&finding.message);
    format!("::{command} file={path},{place},title={title}::{text}")
}

/// Lines and columns from 1. GitHub takes columns only within one line, and its last column belongs
/// to what is marked.
fn place(finding: &Finding) -> String {
    let ((line, column), (end_line, end_column)) = (finding.start, finding.end);
    if line == end_line {
        let last = end_column.saturating_sub(1).max(column);
        format!("line={line},endLine={end_line},col={column},endColumn={last}")
    } else {
        format!("line={line},endLine={end_line}")
    }
}

fn message(text: &str) -> String {
    let text = text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
    display_safe(&text).into_owned()
}

/// A tab that a file's name has is part of its name.
fn property(text: &str) -> String {
    let parts: Vec<_> = text.split('\t').map(message).collect();
    parts.join("\t").replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::{message, property};

    #[test]
    fn what_would_end_a_command_or_a_property_is_escaped() {
        let text = "100%: a,b\r\nc\u{1b}";
        assert_eq!(message(text), "100%25: a,b%0D%0Ac\\u{1b}");
        assert_eq!(property(text), "100%25%3A a%2Cb%0D%0Ac\\u{1b}");
        assert_eq!(message("%0A"), "%250A");
        assert_eq!((message("a\tb"), property("a\tb")), ("a\\tb".to_owned(), "a\tb".to_owned()));
    }
}
