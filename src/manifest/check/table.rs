//! The table of rules: what a row says, and all of them in order.
//!
//! Each row is a constant in the file of its topic: what it looks at, what it asks, and two manifests
//! that show it. Code that finds a problem names the constant, so a misspelt one does not compile. It
//! deliberately finds no problem: that is the work of the files beside it.

mod engagement;
mod launch;
mod members;
mod names;
mod oauth;
mod redirects;
mod scope;
mod webhooks;
mod whole;

pub use engagement::*;
pub use launch::*;
pub use members::*;
pub use names::*;
pub use oauth::*;
pub use redirects::*;
pub use scope::*;
pub use webhooks::*;
pub use whole::*;

use super::Severity;
use crate::manifest::catalogue::{Field, Source, source};

/// One rule.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// Its stable name.
    pub id: &'static str,
    /// How bad it is when it is broken.
    pub severity: Severity,
    /// What it looks at.
    pub subjects: Subjects,
    /// Who says so.
    pub sources: &'static [Source],
    /// What it asks, why, and what to do: true wherever it is read, in the form or elsewhere.
    pub help: &'static str,
    /// A text that breaks this rule and no other. Empty for `too-large`, whose texts are too long
    /// to stand here, and for `not-utf-8`, whose bytes are no text.
    pub bad: &'static str,
    /// The text mended: it breaks no rule.
    pub good: &'static str,
}

/// What a rule looks at.
#[derive(Debug, Clone, Copy)]
pub enum Subjects {
    /// More than single fields, in words.
    Whole(&'static str),
    /// Every field of a kind, in words.
    Kinds(&'static str, fn(&Field) -> bool),
    /// These fields, by their paths: `*` is any event, `[]` any item, `#TAG` any language.
    Fields(&'static [&'static str]),
}

impl Subjects {
    /// In words, or as a list of paths.
    pub fn words(self) -> String {
        match self {
            Subjects::Whole(words) | Subjects::Kinds(words, _) => words.to_owned(),
            Subjects::Fields(paths) => paths.join(", "),
        }
    }

    /// Whether a rule that looks at these looks at the field with that path in particular.
    pub fn hold(self, field: &Field, path: &str) -> bool {
        match self {
            Subjects::Whole(_) => false,
            Subjects::Kinds(_, has) => has(field),
            Subjects::Fields(paths) => paths.contains(&path),
        }
    }
}

/// Rules that are broken by what stands twice: a fix that breaks one more makes a problem of its own.
pub(super) const REPEATED: [Rule; 6] = [
    DUPLICATE_MEMBER,
    HEADER_REPEATED,
    LANGUAGE_TAG_REPEATED,
    PROFILE_ID_REPEATED,
    REDIRECT_REPEATED,
    REPEATED_VALUE,
];

/// The rule of that name.
pub fn rule(id: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.id == id)
}

const fn row(
    id: &'static str,
    severity: Severity,
    subjects: Subjects,
    sources: &'static [Source],
    help: &'static str,
    bad: &'static str,
    good: &'static str,
) -> Rule {
    Rule { id, severity, subjects, sources, help, bad, good }
}

/// Makes a constant of each row, and `ALL` of them together: a row cannot be left out of the table.
macro_rules! rules {
    ($($name:ident = row($id:literal $(, $part:expr)* $(,)?);)*) => {
        $(
            #[doc = concat!("The rule `", $id, "`.")]
            pub const $name: $crate::manifest::check::Rule = row($id $(, $part)*);
        )*
        pub(super) const ALL: &[$crate::manifest::check::Rule] = &[$($name),*];
    };
}
use rules;

/// The rows of each topic, those of the whole text first, then as the catalogue goes.
const TOPICS: [&[Rule]; 9] = [
    whole::ALL,
    names::ALL,
    oauth::ALL,
    redirects::ALL,
    scope::ALL,
    launch::ALL,
    webhooks::ALL,
    engagement::ALL,
    members::ALL,
];

/// Every rule.
pub static RULES: &[Rule] = &joined::<{ count() }>();

const fn count() -> usize {
    let (mut sum, mut topic) = (0, 0);
    while topic < TOPICS.len() {
        sum += TOPICS[topic].len();
        topic += 1;
    }
    sum
}

const fn joined<const COUNT: usize>() -> [Rule; COUNT] {
    let mut all = [TOPICS[0][0]; COUNT];
    let (mut topic, mut row, mut at) = (0, 0, 0);
    while at < COUNT {
        if row == TOPICS[topic].len() {
            topic += 1;
            row = 0;
        } else {
            all[at] = TOPICS[topic][row];
            row += 1;
            at += 1;
        }
    }
    all
}
