//! How bad each rule is for this project, where people decided that otherwise than the table.
//!
//! Responsible for taking levels by the names of rules and for applying them to problems. It
//! deliberately does not know where they are written: on a command line or in a file.

use std::collections::BTreeMap;
use std::fmt;

use super::nearest::nearest;
use super::{Problem, RULES, Rule, Severity, rule, table};

/// The rules that a file breaks as a whole: nothing else of it can be looked at, so silence about
/// them would pass for a clean file.
pub const WHOLE: [Rule; 5] =
    [table::NOT_JSON, table::NOT_UTF_8, table::TOO_DEEP, table::TOO_LARGE, table::NOT_AN_OBJECT];

/// What became of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// It counts as an error.
    Error,
    /// It counts as a warning.
    Warning,
    /// Nothing is said about it.
    Ignored,
}

impl Level {
    /// Its word in a file of settings and, with two hyphens before it, on a command line.
    pub const fn word(self) -> &'static str {
        match self {
            Level::Error => "error",
            Level::Warning => "warn",
            Level::Ignored => "ignore",
        }
    }

    /// The level of that word.
    pub fn of_word(word: &str) -> Option<Level> {
        [Level::Error, Level::Warning, Level::Ignored].into_iter().find(|level| level.word() == word)
    }

    const fn severity(self) -> Option<Severity> {
        match self {
            Level::Error => Some(Severity::Error),
            Level::Warning => Some(Severity::Warning),
            Level::Ignored => None,
        }
    }
}

/// The levels of some rules; the others are as bad as the table says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Levels {
    /// Only ids that stand in [`RULES`].
    of: BTreeMap<&'static str, Level>,
}

/// Why a rule was not given a level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LevelError {
    /// There is no such rule; the one that was probably meant.
    NoRule(String, Option<&'static str>),
    /// The rule is broken by files of which nothing else can be checked.
    Whole(&'static str),
    /// The rule was given another level before.
    Twice(&'static str),
}

impl Levels {
    /// Gives a rule a level.
    ///
    /// # Errors
    ///
    /// See [`LevelError`]; nothing is changed then.
    pub fn set(&mut self, id: &str, level: Level) -> Result<(), LevelError> {
        let Some(rule) = rule(id) else {
            let near = nearest(id, RULES.iter().map(|rule| rule.id));
            return Err(LevelError::NoRule(id.to_owned(), near));
        };
        if WHOLE.iter().any(|whole| whole.id == rule.id) && level != Level::Error {
            return Err(LevelError::Whole(rule.id));
        }
        match self.of.get(rule.id) {
            Some(other) if *other != level => Err(LevelError::Twice(rule.id)),
            _ => {
                self.of.insert(rule.id, level);
                Ok(())
            }
        }
    }

    /// These levels, and those of `others` for the rules that have none here.
    #[must_use]
    pub fn before(&self, others: &Levels) -> Levels {
        let mut of = others.of.clone();
        of.extend(&self.of);
        Levels { of }
    }

    /// How bad a problem is; `None` if nothing is said about its rule.
    pub fn severity(&self, problem: &Problem) -> Option<Severity> {
        self.of.get(problem.rule).map_or(Some(problem.severity), |level| level.severity())
    }

    /// Gives each problem its severity, and drops those that nothing is said about.
    pub fn apply(&self, problems: &mut Vec<Problem>) {
        problems.retain_mut(|problem| match self.severity(problem) {
            Some(severity) => {
                problem.severity = severity;
                true
            }
            None => false,
        });
    }
}

impl fmt::Display for LevelError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            LevelError::NoRule(id, Some(near)) => {
                write!(f, "there is no rule {id}: did you mean {near}?")
            }
            LevelError::NoRule(id, None) => {
                write!(f, "there is no rule {id}: lp-manifest explain lists them all")
            }
            LevelError::Whole(id) => write!(
                f,
                "{id} is always an error, since nothing else of such a file can be checked: leave the file out"
            ),
            LevelError::Twice(id) => write!(f, "{id} is given two levels: keep one of them"),
        }
    }
}

impl std::error::Error for LevelError {}
