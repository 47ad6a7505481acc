//! The table of rules.

use super::{Problem, Severity};
use crate::json::{Path, SyntaxError};

/// One rule.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// Its stable name.
    pub id: &'static str,
    /// How bad it is when it is broken.
    pub severity: Severity,
    /// What it asks, why, what to do, and who says so.
    pub help: &'static str,
    /// A manifest that breaks it.
    pub bad: &'static str,
    /// The manifest mended.
    pub good: &'static str,
}

/// Every rule.
pub static RULES: &[Rule] = &[];

/// The rule of that name.
pub fn rule(id: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.id == id)
}

pub(super) fn not_json(_text: &str, error: &SyntaxError) -> Problem {
    Problem {
        rule: "not-json",
        severity: Severity::Error,
        path: Path::root(),
        span: error.offset..error.offset,
        message: error.to_string(),
        fix: None,
    }
}
