//! Problems made ready to be reported: with their places, their lines, and without secrets.
//!
//! It deliberately finds no problem and writes no report.

pub(super) mod text;

use lp_manifest::export::report::{Finding, Fixed, Remedy, Replacement};
use lp_manifest::json::document::{Change, Document, Edit};
use lp_manifest::json::{Lines, SyntaxError};
use lp_manifest::manifest::check::{self, Certainty, Fix, Problem};
use lp_manifest::manifest::secret::Secrets;
use lp_manifest::store::ReadError;

use super::excerpt;

/// How much is told of a fix.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Remedies {
    /// What it does.
    Named,
    /// The edits too.
    Spelled,
}

/// In how many fixes of one file the edits are looked for: each is made on trial.
const SPELLED: usize = 200;

/// The problems of a document as findings.
pub(super) fn of_document(document: &Document, problems: &[Problem], remedies: Remedies) -> Vec<Finding> {
    let (text, secrets) = (document.text(), Secrets::of_document(document));
    let lines = Lines::of(text);
    let mut findings: Vec<_> =
        problems.iter().map(|problem| finding(text, &lines, &secrets, problem)).collect();
    if remedies == Remedies::Spelled {
        let pairs = findings.iter_mut().zip(problems);
        let fixes =
            pairs.filter_map(|(finding, problem)| Some((finding.fix.as_mut()?, problem.fix.as_ref()?)));
        for (remedy, fix) in fixes.take(SPELLED) {
            remedy.edits = edits(document, &lines, &secrets, fix);
        }
    }
    findings
}

/// The edits of a fix that is one change; none if they touch or tell a secret.
fn edits(document: &Document, lines: &Lines<'_>, secrets: &Secrets, fix: &Fix) -> Vec<Replacement> {
    let [change] = &fix.changes[..] else { return Vec::new() };
    let Ok(applied) = document.clone().apply(change) else { return Vec::new() };
    spelled(document.text(), lines, secrets, applied.forward)
}

/// Edits by their places; none if they touch or tell a secret.
fn spelled(text: &str, lines: &Lines<'_>, secrets: &Secrets, edits: Vec<Edit>) -> Vec<Replacement> {
    let tells = |edit: &Edit| secrets.touch(&edit.range) || secrets.stand_in(text, &edit.insert);
    if edits.iter().any(tells) {
        return Vec::new();
    }
    let replacement = |edit: Edit| Replacement {
        start: lines.place(edit.range.start),
        end: lines.place(edit.range.end),
        insert: edit.insert,
    };
    edits.into_iter().map(replacement).collect()
}

/// The problems of a text that is not JSON.
pub(super) fn of_text(text: &str, error: &SyntaxError, remedies: Remedies) -> Vec<Finding> {
    let (lines, secrets) = (Lines::of(text), Secrets::of_text(text));
    let find = |problem: &Problem| {
        let mut finding = finding(text, &lines, &secrets, problem);
        let fix = problem.fix.as_ref().filter(|_| remedies == Remedies::Spelled);
        if let (Some(remedy), Some([Change::Text(edits)])) =
            (&mut finding.fix, fix.map(|fix| &fix.changes[..]))
        {
            remedy.edits = spelled(text, &lines, &secrets, edits.clone());
        }
        finding
    };
    check::not_json(text, error).iter().map(find).collect()
}

/// The problem of bytes that are no UTF-8, if that is why a file cannot be read.
pub(super) fn of_bytes(error: &ReadError) -> Option<Finding> {
    let ReadError::NotUtf8 { line, column, wide } = *error else { return None };
    let problem = check::not_utf8(wide);
    Some(Finding {
        rule: problem.rule,
        severity: problem.severity,
        pointer: String::new(),
        start: (line, column),
        end: (line, column + 1),
        message: problem.message,
        fix: None,
        excerpt: None,
    })
}

/// What a fix did, or would do, to a document.
pub(super) fn fixed(problem: &Problem) -> Option<Fixed> {
    let title = problem.fix.as_ref()?.title.clone();
    let path = &problem.path;
    let name = if path.is_root() { "the manifest".to_owned() } else { path.to_string() };
    Some(Fixed { rule: problem.rule, place: (name, path.pointer()), title })
}

/// What a fix did to a line of a text that was not JSON.
pub(super) fn fixed_line(line: usize, title: String) -> Fixed {
    Fixed { rule: check::table::NOT_JSON.id, place: (format!("line {line}"), String::new()), title }
}

fn finding(text: &str, lines: &Lines<'_>, secrets: &Secrets, problem: &Problem) -> Finding {
    Finding {
        rule: problem.rule,
        severity: problem.severity,
        pointer: problem.path.pointer(),
        start: lines.place(problem.span.start),
        end: lines.place(problem.span.end),
        message: problem.message.clone(),
        fix: problem.fix.as_ref().map(|fix| Remedy {
            title: fix.title.clone(),
            certain: fix.certainty == Certainty::Certain,
            edits: Vec::new(),
        }),
        excerpt: Some(excerpt::of(text, lines, secrets, problem.span.start)),
    }
}
