//! The verdict on a manifest: what is wrong and what is still to fill in, counted.
//!
//! It deliberately finds nothing wrong itself, and knows no screen.

use super::{Phrase, Sense, Words};
use crate::form::Form;
use crate::manifest::check::{Certainty, Problem, Severity, counted};

/// How much the verdict says, from least to most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Detail {
    /// Errors, or else the first thing that there is to say.
    Errors,
    /// Warnings too.
    Warnings,
    /// Placeholders too.
    Placeholders,
}

/// What is said as long as it is not known yet what is wrong.
pub const CHECKING: &str = "checking…";

impl Form {
    /// The verdict, without what is left out when the header is narrow: placeholders, warnings. What was
    /// typed and is not yet a value is said at every width.
    pub fn verdict(&self, detail: Detail) -> Phrase {
        if self.document().is_none() {
            return Words::new(not_json(self.session.problems(), detail), Sense::Error).into();
        }
        let some =
            |count: usize, noun: &str, sense| (count > 0).then(|| Words::new(counted(count, noun), sense));
        let checking = (!self.session.is_checked()).then(|| Words::dim(CHECKING));
        let errors = some(self.loud_count(Severity::Error), "error", Sense::Error);
        let warnings = some(self.loud_count(Severity::Warning), "warning", Sense::Warning);
        let pending = self.pending.len();
        let pending = (pending > 0).then(|| Words::new(format!("{pending} pending"), Sense::Warning));
        let blanks = match self.to_fill().len() {
            0 => some(self.session.placeholders().len(), "placeholder", Sense::ToFill),
            count => Some(Words::new(format!("{count} to fill in"), Sense::ToFill)),
        };
        let all = [
            (Detail::Errors, checking),
            (Detail::Errors, errors),
            (Detail::Warnings, warnings),
            (Detail::Errors, pending),
            (Detail::Placeholders, blanks),
        ];
        let said = |(least, _): &&(Detail, Option<Words>)| detail >= *least;
        let mut parts: Vec<_> = all.iter().filter(said).filter_map(|(_, words)| words.clone()).collect();
        // Something is always said.
        if parts.is_empty() {
            let first = all.into_iter().find_map(|(_, words)| words);
            parts.push(first.unwrap_or_else(|| Words::new("ready", Sense::Good)));
        }
        Phrase::listed(parts)
    }
}

/// The verdict on a text that is not JSON.
fn not_json(mistakes: &[Problem], detail: Detail) -> String {
    let count = format!("not JSON: {}", counted(mistakes.len(), "mistake"));
    let certain =
        |problem: &&Problem| problem.fix.as_ref().is_some_and(|fix| fix.certainty == Certainty::Certain);
    let certain = mistakes.iter().filter(certain).count();
    match (mistakes.len(), certain) {
        _ if detail < Detail::Placeholders => count,
        (1, 1) => format!("{count}, it can be fixed"),
        (all, certain) if all == certain => format!("{count}, all can be fixed"),
        (_, 0) => count,
        (_, certain) => format!("{count}, {certain} can be fixed"),
    }
}
