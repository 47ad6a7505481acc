//! Problems as an editor marks them.
//!
//! It deliberately finds none.

use std::str::FromStr;

use lsp_types::{CodeDescription, Diagnostic, DiagnosticSeverity, NumberOrString, Position, Range, Uri};

use super::view::{SettingsFile, View};
use crate::manifest::check::{Problem, Severity, rule};

/// Who says so.
const SOURCE: &str = "lp-manifest";

/// Every problem of a text, in their order, with one that only who sees other texts too can tell.
pub(super) fn of_view(view: &View, shared: Option<&Problem>) -> Vec<Diagnostic> {
    let order = |problem: &Problem| (problem.span.start, problem.span.end, problem.rule);
    let before = shared.map_or(view.problems.len(), |shared| {
        view.problems.partition_point(|problem| order(problem) <= order(shared))
    });
    let (before, after) = view.problems.split_at(before);
    before.iter().chain(shared).chain(after).map(|problem| of_problem(view, problem)).collect()
}

/// One problem of a text.
pub(super) fn of_problem(view: &View, problem: &Problem) -> Diagnostic {
    let severity = match problem.severity {
        Severity::Error => DiagnosticSeverity::ERROR,
        Severity::Warning => DiagnosticSeverity::WARNING,
        Severity::Note => DiagnosticSeverity::INFORMATION,
    };
    Diagnostic {
        range: view.places.range(view.text(), &problem.span),
        severity: Some(severity),
        code: Some(NumberOrString::String(problem.rule.to_owned())),
        code_description: page(problem.rule).map(|href| CodeDescription { href }),
        source: Some(SOURCE.to_owned()),
        message: problem.message.clone(),
        ..Diagnostic::default()
    }
}

/// The page that a rule rests on, if one is known.
fn page(id: &str) -> Option<Uri> {
    rule(id)?.sources.iter().find_map(|source| Uri::from_str(&source.address()?).ok())
}

/// What the project's settings say that cannot be meant.
pub(super) fn of_settings(file: &SettingsFile) -> Vec<Diagnostic> {
    let told = |(line, sentence): &(usize, String)| {
        let line = line.saturating_sub(1) as u32;
        Diagnostic {
            // To the end of the line, however long it is.
            range: Range::new(Position::new(line, 0), Position::new(line, u32::from(u16::MAX))),
            severity: Some(DiagnosticSeverity::ERROR),
            source: Some(SOURCE.to_owned()),
            message: sentence.clone(),
            ..Diagnostic::default()
        }
    };
    file.mistakes.iter().map(told).collect()
}
