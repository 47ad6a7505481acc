//! The problems that a change brought into a manifest: said on standard error, and nothing more.
//!
//! It deliberately keeps nobody from a change: whether a problem matters is `check`'s to say.

use std::path::Path;

use lp_manifest::export::report::Finding;
use lp_manifest::json::document::Document;
use lp_manifest::manifest::check::{Problem, Severity, Surroundings, check};

use super::check::{RuleFiles, surroundings};
use super::out::Out;
use super::report::{self, Remedies};

/// Says each error and warning that the text did not have before, by the levels that hold there.
pub(super) fn complain(file: &Path, before: &Document, after: &Document, out: &mut Out) {
    let settled = RuleFiles::default().for_manifest(file);
    let problems = |document: &Document| {
        let surroundings: Surroundings = surroundings(file, document);
        let mut problems = check(document, &surroundings);
        settled.levels.apply(&mut problems);
        problems.retain(|problem| problem.severity != Severity::Note);
        problems
    };
    let new = new(problems(before), problems(after));
    for (problem, finding) in new.iter().zip(report::of_document(after, &new, Remedies::Named)) {
        out.complain(&sentence(problem, &finding));
    }
}

/// `warning: enabledd is not … [unknown-member]`; where the message does not name the member, its
/// place too.
fn sentence(problem: &Problem, finding: &Finding) -> String {
    let Finding { severity, message, rule, .. } = finding;
    let name = problem.path.keys().flatten().last().unwrap_or_default();
    let place = if message.contains(name) { String::new() } else { format!(" at {}", problem.path) };
    format!("{}{place}: {message} [{rule}]", severity.word())
}

/// The problems that were not there: by rule and path, or by what they say where items moved.
fn new(mut before: Vec<Problem>, mut after: Vec<Problem>) -> Vec<Problem> {
    let same_place = |a: &Problem, b: &Problem| (a.rule, &a.path) == (b.rule, &b.path);
    let stays: Vec<_> = after.iter().map(|new| before.iter().any(|old| same_place(old, new))).collect();
    before.retain(|old| !after.iter().any(|new| same_place(old, new)));
    let mut stays = stays.into_iter();
    after.retain(|_| stays.next() == Some(false));
    after.retain(|new| {
        let moved = before.iter().position(|old| (old.rule, &old.message) == (new.rule, &new.message));
        moved.map(|at| before.swap_remove(at)).is_none()
    });
    after
}
