//! The problems that a change brought into a manifest: said on standard error, and nothing more.
//!
//! It deliberately keeps nobody from a change; a new error shows in the exit code.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use lp_manifest::json::Path as Place;
use lp_manifest::json::document::Document;
use lp_manifest::manifest::check::{Problem, Severity, Surroundings, check};

use super::out::Out;
use super::settled::{RuleFiles, surroundings};
use super::{FINE, PROBLEMS};

/// Says each error and warning that the text did not have before, by the levels that hold there; the exit
/// code that follows from it.
pub(super) fn complain(file: &Path, before: &Document, after: &Document, out: &mut Out) -> u8 {
    let settled = RuleFiles::default().for_manifest(file);
    let problems = |document: &Document| {
        let surroundings: Surroundings = surroundings(file, document, &settled.kept);
        let mut problems = check(document, &surroundings);
        settled.levels.apply(&mut problems);
        problems.retain(|problem| problem.severity != Severity::Note);
        problems
    };
    let new = new(&problems(before), problems(after));
    for problem in &new {
        out.complain(&sentence(problem));
    }
    if new.iter().any(|problem| problem.severity == Severity::Error) { PROBLEMS } else { FINE }
}

/// `warning: enabledd is not … [unknown-member]`; where the message does not name the member, its
/// place too.
fn sentence(Problem { severity, message, rule, path, .. }: &Problem) -> String {
    let name = path.keys().flatten().last().unwrap_or_default();
    let place = if message.contains(name) { String::new() } else { format!(" at {path}") };
    format!("{}{place}: {message} [{rule}]", severity.word())
}

/// The problems that were not there: by rule and path, or by what they say where items moved.
fn new(before: &[Problem], after: Vec<Problem>) -> Vec<Problem> {
    fn place(problem: &Problem) -> (&'static str, &Place) {
        (problem.rule, &problem.path)
    }
    let there: HashSet<_> = before.iter().map(place).collect();
    let still: HashSet<_> = after.iter().map(place).collect();
    // How many of those that went say the same.
    let mut moved: HashMap<_, usize> = HashMap::new();
    for old in before.iter().filter(|old| !still.contains(&place(old))) {
        *moved.entry((old.rule, &old.message)).or_default() += 1;
    }
    let is_new = after.iter().map(|problem| {
        let left = moved.get_mut(&(problem.rule, &problem.message)).filter(|left| **left > 0);
        match (there.contains(&place(problem)), left) {
            (true, _) => false,
            (false, None) => true,
            (false, Some(left)) => {
                *left -= 1;
                false
            }
        }
    });
    let new: Vec<bool> = is_new.collect();
    after.into_iter().zip(new).filter(|(_, new)| *new).map(|(problem, _)| problem).collect()
}
