//! What a certain fix promises: that it makes no value and no name stand twice.
//!
//! Responsible for trying certain fixes out and for making those that would a suggestion, which a
//! person looks at. It deliberately leaves certain what only brings to light problems that a wrong kind
//! or name had hidden, and does not try the fixes that cannot repeat anything.

use std::collections::{HashMap, HashSet};

use super::table::{self, REPEATED};
use super::{Certainty, Fix, Problem, Rule, Surroundings, found, mend};
use crate::json::document::{Change, Document};
use crate::manifest::placeholder::every_placeholder;

/// Rules whose certain fixes repeat nothing.
const KEPT: [Rule; 6] = [
    table::INVISIBLE_CHARACTER,
    table::EDGE_BLANKS,
    table::NUMBER_SPELLING,
    table::PROFILE_ID_REPEATED,
    table::REDIRECT_REPEATED,
    table::REPEATED_VALUE,
];

/// How many values of documents are looked at again for the fixes of one document. If it is not
/// enough for each fix alone, they are tried together.
const PATIENCE: usize = 1 << 14;

/// However long a text is, so many trials are made. Fixes that are left then are only suggested.
const TRIALS: usize = 16;

/// How many problems each rule has.
type Counts = HashMap<&'static str, usize>;

/// Makes each certain fix that would repeat something a suggested one. The problems are in order.
pub(super) fn keep(document: &Document, surroundings: &Surroundings, problems: &mut [Problem]) {
    let fixes: Vec<_> = problems.iter().filter_map(tried).collect();
    if fixes.is_empty() {
        return;
    }
    let broken: Vec<_> = Trials::of(document, surroundings, problems).all(&fixes);
    let fixes = problems.iter_mut().filter(|problem| tried(problem).is_some());
    for (problem, _) in fixes.zip(broken).filter(|(_, broken)| *broken) {
        if let Some(fix) = &mut problem.fix {
            fix.certainty = Certainty::Suggested;
        }
    }
}

/// The fix of a problem, if it has to be tried.
fn tried(problem: &Problem) -> Option<&Fix> {
    let fix = problem.fix.as_ref().filter(|fix| fix.certainty == Certainty::Certain)?;
    (!KEPT.iter().any(|rule| rule.id == problem.rule)).then_some(fix)
}

/// Fixes that are made on trial.
struct Trials<'d> {
    document: &'d Document,
    surroundings: &'d Surroundings,
    /// The problems of the document as it is.
    before: Counts,
    /// How many values a trial looks at.
    size: usize,
    /// How many may still be looked at.
    patience: usize,
}

impl<'d> Trials<'d> {
    fn of(document: &'d Document, surroundings: &'d Surroundings, problems: &[Problem]) -> Trials<'d> {
        let size = document.text().len() / 8 + 1;
        let patience = PATIENCE.max(TRIALS.saturating_mul(size));
        Trials { document, surroundings, before: counts(problems), size, patience }
    }

    /// Of each fix whether it breaks the promise.
    fn all(mut self, fixes: &[&Fix]) -> Vec<bool> {
        let mut left: Vec<_> = (0..fixes.len()).collect();
        let each = fixes.len().saturating_mul(self.size) <= PATIENCE;
        if !each && let Some(after) = self.after(&left, fixes) {
            if self.repeats_no_more(&after) {
                return vec![false; fixes.len()];
            }
            left = without_what_repeats(left, fixes, &after);
        }
        let parts = if each { 1 } else { left.len().max(1) };
        let mut broken = vec![true; fixes.len()];
        // Those that fail together are tried in halves, the first ones first.
        let mut waiting: Vec<_> = left.chunks(parts).rev().collect();
        while let Some(some) = waiting.pop().filter(|_| self.patience >= self.size) {
            if self.after(some, fixes).is_some_and(|after| self.repeats_no_more(&after)) {
                for at in some {
                    broken[*at] = false;
                }
            } else if some.len() > 1 {
                let (first, second) = some.split_at(some.len() / 2);
                waiting.extend([second, first]);
            }
        }
        broken
    }

    /// The problems once some of the fixes are made; `None` if they cannot be made together.
    fn after(&mut self, some: &[usize], fixes: &[&Fix]) -> Option<Vec<Problem>> {
        self.patience = self.patience.saturating_sub(self.size);
        let some: Vec<_> = some.iter().map(|at| fixes[*at]).collect();
        let mended = mend::with(self.document, &some)?;
        Some(found(&mended, self.surroundings, &every_placeholder(&mended, &self.surroundings.kept)))
    }

    fn repeats_no_more(&self, after: &[Problem]) -> bool {
        let after = counts(after);
        REPEATED.iter().all(|rule| after.get(rule.id) <= self.before.get(rule.id))
    }
}

/// Those of some fixes whose own values do not stand twice once all are made: most often it is these
/// values alone that break the promise.
fn without_what_repeats(mut some: Vec<usize>, fixes: &[&Fix], after: &[Problem]) -> Vec<usize> {
    let repeated = after.iter().filter(|problem| REPEATED.iter().any(|rule| rule.id == problem.rule));
    let repeated: HashSet<_> = repeated.map(|problem| &problem.path).collect();
    let repeats = |change: &Change| matches!(change, Change::Set(path, ..) if repeated.contains(path));
    some.retain(|at| !fixes[*at].changes.iter().any(repeats));
    some
}

fn counts(problems: &[Problem]) -> Counts {
    let mut counts = Counts::new();
    for problem in problems {
        *counts.entry(problem.rule).or_default() += 1;
    }
    counts
}
