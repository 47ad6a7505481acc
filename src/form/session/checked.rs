//! What there is to know of a text and takes long to find out, and a long text on its way there and back.
//!
//! It deliberately knows no thread: who checks, and when, is not decided here.

use crate::json::document::Document;
use crate::manifest::check::{self, Levels, Problem, Surroundings};
use crate::manifest::placeholder::{Placeholder, every_placeholder, first_of_each};
use crate::manifest::quick_launch::Names;

/// What problems depend on beside the text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Judge {
    /// How bad each rule is for this project.
    pub levels: Levels,
    /// What lies beside the manifest.
    pub surroundings: Surroundings,
    /// What people call profiles.
    pub names: Names,
}

impl Judge {
    /// Every problem of a document, as bad as the project has settled it.
    pub fn problems(&self, document: &Document) -> Vec<Problem> {
        self.problems_knowing(document, &every_placeholder(document, &self.surroundings.kept))
    }

    fn problems_knowing(&self, document: &Document, open: &[Placeholder]) -> Vec<Problem> {
        let mut problems = check::check_knowing(document, &self.surroundings, open);
        self.levels.apply(&mut problems);
        problems
    }

    pub(super) fn found(&self, document: &Document) -> (Vec<Problem>, Vec<Placeholder>) {
        let open = every_placeholder(document, &self.surroundings.kept);
        (self.problems_knowing(document, &open), first_of_each(open))
    }
}

/// A long text that is to be checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unchecked {
    document: Document,
    judge: Judge,
}

/// What was found in a long text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    of: Unchecked,
    problems: Vec<Problem>,
    placeholders: Vec<Placeholder>,
}

impl Unchecked {
    pub(super) fn new(document: Document, judge: Judge) -> Unchecked {
        Unchecked { document, judge }
    }

    /// Checks it, which may take long.
    pub fn check(self) -> Checked {
        let (problems, placeholders) = self.judge.found(&self.document);
        Checked { of: self, problems, placeholders }
    }
}

impl Checked {
    /// Whether it is what is to be known of this text.
    pub(super) fn is_about(&self, text: &str, judge: &Judge) -> bool {
        self.of.judge == *judge && self.text() == text
    }

    pub(super) fn found(self) -> (Vec<Problem>, Vec<Placeholder>) {
        (self.problems, self.placeholders)
    }

    /// The text.
    pub fn text(&self) -> &str {
        self.of.document.text()
    }

    /// Its problems, in document order.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }
}
