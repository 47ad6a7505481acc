//! Problems made ready to be reported: with their places, their lines, and without secrets.
//!
//! It deliberately finds no problem and writes no report.

pub(super) mod text;

use lp_manifest::check::{self, Certainty, Problem};
use lp_manifest::document::Document;
use lp_manifest::export::report::{Finding, Fixed, Remedy};
use lp_manifest::json::{Lines, SyntaxError};
use lp_manifest::store::ReadError;

use super::excerpt;
use super::secrets::{Secrets, veil_error};

/// The problems of a document as findings.
pub(super) fn of_document(document: &Document, problems: &[Problem]) -> Vec<Finding> {
    findings(document.text(), &Secrets::of_document(document), problems)
}

/// The problem of a text that is not JSON.
pub(super) fn of_text(text: &str, error: &SyntaxError) -> Finding {
    let problem = check::not_json(text, &veil_error(text, error));
    finding(text, &Lines::of(text), &Secrets::of_text(text), &problem)
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
pub(super) fn fixed(document: &Document, problem: &Problem) -> Option<Fixed> {
    let title = &problem.fix.as_ref()?.title;
    let title = Secrets::of_document(document).veil(document.text(), &problem.span, title);
    let path = &problem.path;
    let name = if path.is_root() { "the manifest".to_owned() } else { path.to_string() };
    Some(Fixed { rule: problem.rule, place: (name, path.pointer()), title })
}

fn findings(text: &str, secrets: &Secrets, problems: &[Problem]) -> Vec<Finding> {
    let lines = Lines::of(text);
    problems.iter().map(|problem| finding(text, &lines, secrets, problem)).collect()
}

fn finding(text: &str, lines: &Lines<'_>, secrets: &Secrets, problem: &Problem) -> Finding {
    let veiled = |sentence: &str| secrets.veil(text, &problem.span, sentence);
    let fix = problem.fix.as_ref();
    Finding {
        rule: problem.rule,
        severity: problem.severity,
        pointer: problem.path.pointer(),
        start: lines.place(problem.span.start),
        end: lines.place(problem.span.end),
        message: veiled(&problem.message),
        fix: fix
            .map(|fix| Remedy { title: veiled(&fix.title), certain: fix.certainty == Certainty::Certain }),
        excerpt: Some(excerpt::of(text, lines, secrets, problem.span.start)),
    }
}
