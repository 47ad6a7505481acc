//! The problems of files as they are printed: for people, and for programs.
//!
//! It deliberately finds nothing and decides no exit code.

use lp_manifest::check::{Certainty, Problem, Severity};
use lp_manifest::document::Document;
use lp_manifest::json::{Lines, SyntaxError};
use lp_manifest::{check, store::ReadError};
use serde_json::{Value, json};

use super::colour::{Colour, Role};
use super::counted;
use super::excerpt::Excerpt;
use super::safe::{display_safe, json_safe};
use super::secrets::{Secrets, veil_error};

/// The version of the object for programs.
const VERSION: u32 = 1;

/// One file that was checked.
#[derive(Debug)]
pub(super) struct Report {
    /// Its path as it was given.
    path: String,
    findings: Vec<Finding>,
}

/// One problem, ready to be printed: nothing secret is in it any more.
#[derive(Debug)]
struct Finding {
    rule: &'static str,
    severity: Severity,
    pointer: String,
    start: (usize, usize),
    end: (usize, usize),
    message: String,
    /// The title of the fix, and whether it is certain.
    fix: Option<(String, bool)>,
    excerpt: Option<Excerpt>,
}

/// Whether notes are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Notes {
    /// They are.
    Shown,
    /// They are only counted.
    Counted,
}

impl Report {
    /// The problems of a document.
    pub(super) fn of_document(path: String, document: &Document) -> Report {
        let problems = check::check(document, &check::Surroundings::default());
        let secrets = Secrets::of_document(document);
        Report { path, findings: findings(document.text(), &secrets, &problems) }
    }

    /// Adds a problem that comes from other files than this one, at its place among the others.
    pub(super) fn add(&mut self, document: &Document, problem: Option<&Problem>) {
        let Some(problem) = problem else { return };
        let secrets = Secrets::of_document(document);
        self.findings.extend(findings(document.text(), &secrets, std::slice::from_ref(problem)));
        self.findings.sort_by(|a, b| (a.start, a.end, a.rule).cmp(&(b.start, b.end, b.rule)));
    }

    /// The problem of a text that is not JSON.
    pub(super) fn of_text(path: String, text: &str, error: &SyntaxError) -> Report {
        let secrets = Secrets::of_text(text);
        let problem = check::not_json(text, &veil_error(text, error));
        Report { path, findings: findings(text, &secrets, &[problem]) }
    }

    /// The problem of a file that is no UTF-8, if that is why it cannot be read.
    pub(super) fn of_bytes(path: &str, error: &ReadError) -> Option<Report> {
        let ReadError::NotUtf8 { line, column, wide } = *error else { return None };
        let message = if wide {
            "this is written in UTF-16: save it as UTF-8"
        } else {
            "from here on this is not UTF-8: save it as UTF-8"
        };
        let finding = Finding {
            rule: "not-utf-8",
            severity: Severity::Error,
            pointer: String::new(),
            start: (line, column),
            end: (line, column + 1),
            message: message.to_owned(),
            fix: None,
            excerpt: None,
        };
        Some(Report { path: path.to_owned(), findings: vec![finding] })
    }

    /// How many problems of a severity there are.
    pub(super) fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.severity == severity).count()
    }

    fn is_wrong(&self) -> bool {
        self.count(Severity::Error) + self.count(Severity::Warning) > 0
    }
}

fn findings(text: &str, secrets: &Secrets, problems: &[Problem]) -> Vec<Finding> {
    let lines = Lines::of(text);
    problems.iter().map(|problem| finding(text, &lines, secrets, problem)).collect()
}

fn finding(text: &str, lines: &Lines<'_>, secrets: &Secrets, problem: &Problem) -> Finding {
    let veiled = |sentence: &str| secrets.veil(text, &problem.span, sentence);
    Finding {
        rule: problem.rule,
        severity: problem.severity,
        pointer: problem.path.pointer(),
        start: lines.place(problem.span.start),
        end: lines.place(problem.span.end),
        message: veiled(&problem.message),
        fix: problem.fix.as_ref().map(|fix| (veiled(&fix.title), fix.certainty == Certainty::Certain)),
        excerpt: Some(Excerpt::of(text, lines, secrets, problem.span.start)),
    }
}

/// All reports for people, with the line that counts.
pub(super) fn text(reports: &[Report], notes: Notes, colour: Colour) -> String {
    let mut out = String::new();
    for report in reports {
        let shown = |finding: &&Finding| finding.severity != Severity::Note || notes == Notes::Shown;
        for finding in report.findings.iter().filter(shown) {
            out += &finding.text(&report.path, colour);
        }
    }
    if !out.is_empty() {
        out.push('\n');
    }
    out + &summary(reports, notes) + "\n"
}

impl Finding {
    fn text(&self, path: &str, colour: Colour) -> String {
        let (what, todo) = self.message.split_once(": ").unwrap_or((&self.message, ""));
        let (line, column) = self.start;
        let role = role(self.severity);
        let place = display_safe(path).into_owned() + &format!(":{line}:{column}:");
        let place = colour.paint(Role::Strong, &place);
        let severity = format!("{}:", self.severity.word());
        let severity = colour.paint(role, &severity);
        let id = format!("[{}]", self.rule);
        let id = colour.paint(Role::Quiet, &id);
        let (what, todo) = (display_safe(what), display_safe(todo));
        match &self.excerpt {
            Some(excerpt) => {
                let mark = colour.paint(role, "^");
                format!("{place} {severity} {what} {id}\n{}", excerpt.print(&mark, &todo))
            }
            None => format!("{place} {severity} {what}: {todo} {id}\n"),
        }
    }

    fn json(&self) -> Value {
        let fix = self.fix.as_ref().map(|(title, certain)| json!({"title": title, "certain": certain}));
        json!({
            "rule": self.rule,
            "severity": self.severity.word(),
            "pointer": self.pointer,
            "line": self.start.0,
            "column": self.start.1,
            "end_line": self.end.0,
            "end_column": self.end.1,
            "message": self.message,
            "fix": fix,
        })
    }
}

fn role(severity: Severity) -> Role {
    match severity {
        Severity::Error => Role::Error,
        Severity::Warning => Role::Warning,
        Severity::Note => Role::Note,
    }
}

/// `2 errors, 2 warnings in 2 of 14 manifests; 9 notes (--notes shows them)`
fn summary(reports: &[Report], notes: Notes) -> String {
    let [errors, warnings, remarks] = totals(reports);
    let parts = [(errors, "error"), (warnings, "warning")];
    let parts: Vec<_> =
        parts.iter().filter(|(count, _)| *count > 0).map(|(count, what)| counted(*count, what)).collect();
    let place = match reports {
        [only] => display_safe(&only.path).into_owned(),
        all if parts.is_empty() => counted(all.len(), "manifest"),
        all => format!(
            "{} of {}",
            all.iter().filter(|report| report.is_wrong()).count(),
            counted(all.len(), "manifest")
        ),
    };
    let verdict = if parts.is_empty() {
        format!("{place}: no problems")
    } else {
        format!("{} in {place}", parts.join(", "))
    };
    match (remarks, notes) {
        (0, _) => verdict,
        (_, Notes::Shown) => format!("{verdict}; {}", counted(remarks, "note")),
        (_, Notes::Counted) => format!("{verdict}; {} (--notes shows them)", counted(remarks, "note")),
    }
}

fn totals(reports: &[Report]) -> [usize; 3] {
    let of = |severity| reports.iter().map(|report| report.count(severity)).sum();
    [of(Severity::Error), of(Severity::Warning), of(Severity::Note)]
}

/// All reports as one object for programs.
pub(super) fn json(reports: &[Report]) -> String {
    let [errors, warnings, notes] = totals(reports);
    let file = |report: &Report| {
        let problems: Vec<_> = report.findings.iter().map(Finding::json).collect();
        json!({"path": report.path, "problems": problems})
    };
    let files: Vec<_> = reports.iter().map(file).collect();
    let object = json!({
        "version": VERSION, "files": files, "errors": errors, "warnings": warnings, "notes": notes,
    });
    // The alternate form is the one with line ends.
    json_safe(&format!("{object:#}")) + "\n"
}
