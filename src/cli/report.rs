//! Problems made ready to be reported: with their places, their lines, and without secrets.
//!
//! It deliberately finds no problem and writes no report.

pub(super) mod text;

use std::cell::OnceCell;

use lp_manifest::export::report::{Finding, Fixed, Notes, Remedy, Replacement};
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

/// What is told of each problem, beside what it says.
#[derive(Debug, Clone, Copy)]
pub(super) struct Telling {
    pub(super) remedies: Remedies,
    /// Which problems are shown with their line, if any are.
    pub(super) excerpts: Option<Notes>,
}

/// In how many fixes of one file the edits are looked for: each is made on trial.
const SPELLED: usize = 200;

/// Turns the problems of one text into findings. What that takes is looked for once, when it is needed.
pub(super) struct Reporter<'t> {
    text: &'t str,
    document: Option<&'t Document>,
    telling: Telling,
    lines: OnceCell<Lines<'t>>,
    secrets: OnceCell<Secrets>,
}

impl<'t> Reporter<'t> {
    /// Of a document.
    pub(super) fn of(document: &'t Document, telling: Telling) -> Reporter<'t> {
        Reporter { document: Some(document), ..Reporter::of_text(document.text(), telling) }
    }

    fn of_text(text: &'t str, telling: Telling) -> Reporter<'t> {
        Reporter { text, document: None, telling, lines: OnceCell::new(), secrets: OnceCell::new() }
    }

    fn lines(&self) -> &Lines<'t> {
        self.lines.get_or_init(|| Lines::of(self.text))
    }

    fn secrets(&self) -> &Secrets {
        self.secrets.get_or_init(|| match self.document {
            Some(document) => Secrets::of_document(document),
            None => Secrets::of_text(self.text),
        })
    }

    /// The problems as findings.
    pub(super) fn findings(&self, problems: Vec<Problem>) -> Vec<Finding> {
        let mut spelled = if self.telling.remedies == Remedies::Spelled { SPELLED } else { 0 };
        problems.into_iter().map(|problem| self.finding(problem, &mut spelled)).collect()
    }

    /// One of them; the edits of its fix, if those of so many are still to be `spelled`.
    fn finding(&self, problem: Problem, spelled: &mut usize) -> Finding {
        let Problem { rule, severity, path, span, message, fix } = problem;
        let fix = fix.map(|fix| {
            let edits = if *spelled > 0 { self.edits(&fix) } else { Vec::new() };
            *spelled = spelled.saturating_sub(1);
            Remedy { title: fix.title, certain: fix.certainty == Certainty::Certain, edits }
        });
        let (start, end) = (self.lines().place(span.start), self.lines().place(span.end));
        let mut finding =
            Finding { rule, severity, pointer: path.pointer(), start, end, message, fix, excerpt: None };
        if self.telling.excerpts.is_some_and(|notes| notes.show(&finding)) {
            finding.excerpt = Some(excerpt::of(self.text, self.lines(), self.secrets(), span.start));
        }
        finding
    }

    /// The edits of a fix that is one change; none if they touch or tell a secret.
    fn edits(&self, fix: &Fix) -> Vec<Replacement> {
        let [change] = &fix.changes[..] else { return Vec::new() };
        let edits = match (self.document, change) {
            (Some(document), change) => document.clone().apply(change).map(|applied| applied.forward).ok(),
            (None, Change::Text(edits)) => Some(edits.clone()),
            (None, _) => None,
        };
        edits.map_or_else(Vec::new, |edits| spelled(self.text, self.lines(), self.secrets(), edits))
    }
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
pub(super) fn of_text(text: &str, error: &SyntaxError, telling: Telling) -> Vec<Finding> {
    Reporter::of_text(text, telling).findings(check::not_json(text, error))
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
