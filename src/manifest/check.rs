//! What is wrong with a manifest, where, and what to do.
//!
//! Responsible for running every rule over a document and for the vocabulary of problems. It
//! deliberately reads nothing but the document and what it is handed in [`Surroundings`], and
//! fixes nothing itself: a fix is a list of changes that somebody else applies.

mod levels;
mod mend;
pub mod nearest;
mod promise;
mod rules;
mod shape;
mod syntax;
pub mod table;
mod words;

pub use levels::{Level, LevelError, Levels, WHOLE};
pub use mend::{Mended, mend};
pub use rules::host_of;
pub use table::{RULES, Rule, Subjects, rule};
pub use words::counted;

use std::collections::HashSet;
use std::ops::Range;

use crate::json::document::{Change, Document};
use crate::json::{Path, SyntaxError};
use crate::manifest::placeholder::{Manner, Placeholder, every_placeholder};

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The documents themselves forbid it.
    Error,
    /// It will probably not do what is wanted.
    Warning,
    /// Worth knowing; never changes an exit code.
    Note,
}

impl Severity {
    /// Its word, as reports print it.
    pub const fn word(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        }
    }
}

/// How sure a fix is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Certainty {
    /// There is one right answer; `--fix` may apply it.
    Certain,
    /// A guess that a person confirms with F5.
    Suggested,
}

/// What would mend a problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What it does, as a verb: `set to 5`, `rename it to client_name`.
    pub title: String,
    /// How sure it is.
    pub certainty: Certainty,
    /// The changes, in order.
    pub changes: Vec<Change>,
}

impl Fix {
    /// A fix of one change.
    fn new(certainty: Certainty, title: impl Into<String>, change: Change) -> Fix {
        Fix { title: title.into(), certainty, changes: vec![change] }
    }

    fn certain(title: impl Into<String>, change: Change) -> Fix {
        Fix::new(Certainty::Certain, title, change)
    }

    fn suggested(title: impl Into<String>, change: Change) -> Fix {
        Fix::new(Certainty::Suggested, title, change)
    }
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The id of its rule in [`RULES`].
    pub rule: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// The member it is about; of a missing member the path it would have.
    pub path: Path,
    /// Where it is marked, in bytes: the value, the name of an unknown or repeated member, the `{`
    /// of the object that lacks a member.
    pub span: Range<usize>,
    /// What is wrong and what to do: lower case, no full stop.
    pub message: String,
    /// What would mend it.
    pub fix: Option<Fix>,
}

/// What rules need from outside the text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Surroundings {
    /// Width and height in pixels of the image that `logo_uri` names, if it is a local file that
    /// could be read.
    pub logo_size: Option<(u32, u32)>,
    /// Placeholders that the project keeps on purpose, such as `{json}`.
    pub kept: Vec<String>,
}

/// Every problem of a document, sorted by start, end and rule.
pub fn check(document: &Document, surroundings: &Surroundings) -> Vec<Problem> {
    check_knowing(document, surroundings, &every_placeholder(document, &surroundings.kept))
}

/// The same for who has already asked for [`every_placeholder`] of the document: `open`.
pub fn check_knowing(document: &Document, surroundings: &Surroundings, open: &[Placeholder]) -> Vec<Problem> {
    let mut problems = found(document, surroundings, open);
    problems.sort_by(|a, b| (a.span.start, a.span.end, a.rule).cmp(&(b.span.start, b.span.end, b.rule)));
    promise::keep(document, surroundings, &mut problems);
    problems
}

/// Every problem, in no order, each fix as sure as its rule thinks it is.
fn found(document: &Document, surroundings: &Surroundings, open: &[Placeholder]) -> Vec<Problem> {
    let mut problems = shape::problems(document);
    let more = rules::problems(document, surroundings, open, &problems);
    let repeated: HashSet<_> = more
        .iter()
        .filter(|one| one.rule == table::PROFILE_ID_REPEATED.id)
        .map(|one| one.span.start)
        .collect();
    // What goes away need not be spelled better first.
    problems.retain(|one| one.rule != table::NUMBER_SPELLING.id || !repeated.contains(&one.span.start));
    problems.extend(more);
    problems
}

/// The `client_name` of a manifest, as it is compared with that of others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// What it says.
    pub text: String,
    /// Where its value stands.
    span: Range<usize>,
}

/// The name of a manifest; nothing where it is blank or still to be filled in.
pub fn name(document: &Document) -> Option<Name> {
    let value = document.root().get("client_name")?;
    let text = value.as_text()?.into_owned();
    let open = text.trim().is_empty() || Manner::Words.first_in(&text).is_some();
    (!open).then(|| Name { text, span: value.span() })
}

/// The note that another manifest, at `other`, has the same name.
pub fn shared_name(name: &Name, other: &str) -> Problem {
    let Rule { id, severity, .. } = table::CLIENT_NAME_SHARED;
    Problem {
        rule: id,
        severity,
        path: Path::of(&["client_name"]),
        span: name.span.clone(),
        message: format!(
            "{} is the name in {other} too: rename one of them, unless both are for one app",
            words::shown(&name.text)
        ),
        fix: None,
    }
}

/// The problems of a text that is not JSON, in its order: at least one. Each fix is made of edits of the
/// text as it is.
pub fn not_json(text: &str, error: &SyntaxError) -> Vec<Problem> {
    syntax::not_json(text, error)
}

/// The problem of bytes that are no UTF-8; `wide` is what they look like instead, if that is known. Its place is told by who
/// read them.
pub fn not_utf8(wide: Option<&str>) -> Problem {
    syntax::not_utf8(wide)
}

/// Counts errors, warnings and notes.
pub fn count(problems: &[Problem]) -> [usize; 3] {
    let of = |severity| problems.iter().filter(|problem| problem.severity == severity).count();
    [of(Severity::Error), of(Severity::Warning), of(Severity::Note)]
}
