//! All certain fixes of a document, one after the other, until there is none left.
//!
//! Responsible for the order of the fixes and for the promise that nothing stands twice afterwards that
//! did not before: whatever would break it is not done. What a wrong kind or name had hidden may come to
//! light, and is mended in its turn. It deliberately asks nobody, and saves nothing.

use std::collections::HashSet;

use super::table::REPEATED;
use super::{Certainty, Fix, Problem, Surroundings, check};
use crate::json::Path;
use crate::json::document::{Change, Document};

/// A document after its fixes.
#[derive(Debug, Clone)]
pub struct Mended<T> {
    /// The document; the same as before if nothing was done.
    pub document: Document,
    /// A word about each fix that was made, in the order of their making.
    pub done: Vec<T>,
}

/// However many fixes there are, so often they are looked for.
const ROUNDS: usize = 4096;

/// Makes the certain fixes that `word` has a word about, and looks again until there are no more.
///
/// The word is asked for with the document as it is before the fix. Fixes are made together where
/// that repeats nothing, alone where it would, and not at all where even that would.
pub fn mend<T>(
    document: &Document,
    surroundings: &Surroundings,
    word: impl Fn(&Document, &Problem) -> Option<T>,
) -> Mended<T> {
    let mut state = State::of(document.clone(), surroundings);
    let mut done = Vec::new();
    let mut refused: HashSet<(&'static str, Path)> = HashSet::new();
    let mut at_once = usize::MAX;
    for _ in 0..ROUNDS {
        let (words, fixes): (Vec<T>, Vec<&Problem>) = state
            .certain()
            .filter(|problem| !refused.contains(&(problem.rule, problem.path.clone())))
            .filter_map(|problem| Some((word(&state.document, problem)?, problem)))
            .unzip();
        let skipped = fixes.len().saturating_sub(at_once);
        let Some((last, _)) = fixes[skipped..].split_last() else { break };
        match state.after(&fixes[skipped..], surroundings) {
            Some(next) => {
                done.extend(words.into_iter().skip(skipped));
                at_once = at_once.saturating_mul(2);
                state = next;
            }
            None if fixes.len() - skipped == 1 => {
                refused.insert((last.rule, last.path.clone()));
            }
            None => at_once = (fixes.len() - skipped) / 2,
        }
    }
    Mended { document: state.document, done }
}

/// A document with its problems.
struct State {
    document: Document,
    problems: Vec<Problem>,
}

impl State {
    fn of(document: Document, surroundings: &Surroundings) -> State {
        let problems = check(&document, surroundings);
        State { document, problems }
    }

    fn certain(&self) -> impl Iterator<Item = &Problem> {
        self.problems.iter().filter(|problem| certain(problem).is_some())
    }

    /// This with fixes made; `None` if one cannot be made, or something would stand twice.
    fn after(&self, fixes: &[&Problem], surroundings: &Surroundings) -> Option<State> {
        let fixes: Vec<_> = fixes.iter().filter_map(|problem| certain(problem)).collect();
        let document = with(&self.document, &fixes)?;
        Some(State::of(document, surroundings)).filter(|next| next.repeats_no_more_than(self))
    }

    /// Whether nothing stands twice that did not before.
    fn repeats_no_more_than(&self, before: &State) -> bool {
        let count = |state: &State, id| state.problems.iter().filter(|problem| problem.rule == id).count();
        REPEATED.iter().all(|rule| count(self, rule.id) <= count(before, rule.id))
    }
}

/// A document with fixes made, all of them at once; `None` if they touch each other, or one cannot be
/// made.
pub(super) fn with(document: &Document, fixes: &[&Fix]) -> Option<Document> {
    let mut document = document.clone();
    match fixes {
        // The changes of one may build on each other.
        [fix] => fix.changes.iter().try_for_each(|change| document.apply(change).map(drop)),
        fixes => {
            let changes = fixes.iter().flat_map(|fix| &fix.changes).cloned().collect();
            document.apply(&Change::Together(changes)).map(drop)
        }
    }
    .ok()?;
    Some(document)
}

fn certain(problem: &Problem) -> Option<&Fix> {
    problem.fix.as_ref().filter(|fix| fix.certainty == Certainty::Certain)
}
