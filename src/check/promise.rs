//! What a certain fix promises: that it adds no problem.
//!
//! Responsible for trying certain fixes out and for making those that would bring another problem
//! to light a suggestion, which a person looks at. It deliberately leaves alone the fixes that
//! cannot bring any: what they change was judged as if it were mended.

use std::collections::HashMap;

use super::{Certainty, Fix, Problem, Surroundings, found};
use crate::document::Document;

/// Rules whose certain fixes change nothing that another rule looks at.
const KEPT: [&str; 5] =
    ["edge-blanks", "number-spelling", "profile-id-repeated", "redirect-repeated", "repeated-value"];

/// How many values of documents are looked at again for the fixes of one document. Beyond it a
/// fix is only suggested until others are made.
const PATIENCE: usize = 1 << 14;

/// How many problems each rule has.
type Counts = HashMap<&'static str, usize>;

/// Makes each certain fix that would add a problem a suggested one.
pub(super) fn keep(document: &Document, surroundings: &Surroundings, problems: &mut [Problem]) {
    let is_tried = |problem: &Problem| {
        let certain = problem.fix.as_ref().is_some_and(|fix| fix.certainty == Certainty::Certain);
        certain && !KEPT.contains(&problem.rule)
    };
    if !problems.iter().any(is_tried) {
        return;
    }
    let before = counts(problems);
    let size = document.text().len() / 8 + 1;
    // One fix is always tried, however long the text is.
    let mut patience = PATIENCE.max(size);
    for problem in problems.iter_mut().filter(|problem| is_tried(problem)) {
        let Some(fix) = &mut problem.fix else { continue };
        let holds = size <= patience && adds_nothing(document, surroundings, fix, &before);
        patience = patience.saturating_sub(size);
        if !holds {
            fix.certainty = Certainty::Suggested;
        }
    }
}

fn adds_nothing(document: &Document, surroundings: &Surroundings, fix: &Fix, before: &Counts) -> bool {
    let mut mended = document.clone();
    let applied = fix.changes.iter().all(|change| mended.apply(change).is_ok());
    let after = counts(&found(&mended, surroundings));
    applied && after.iter().all(|(rule, count)| before.get(rule).is_some_and(|before| count <= before))
}

fn counts(problems: &[Problem]) -> Counts {
    let mut counts = Counts::new();
    for problem in problems {
        *counts.entry(problem.rule).or_default() += 1;
    }
    counts
}
