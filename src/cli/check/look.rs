//! One file, looked at: its problems, and its fixes where they are wanted.
//!
//! Responsible for everything that needs one file alone, so that many are looked at together. It
//! deliberately prints nothing and compares no files.

use std::sync::Arc;

use lp_manifest::export::report::{File, Finding, Trouble};
use lp_manifest::json::document::{Content, Document};
use lp_manifest::manifest::check::{self, Name};
use lp_manifest::manifest::quick_launch;
use lp_manifest::store::ReadError;

use super::fix::{self, Fixing, Outcome};
use super::gather::Candidate;
use crate::cli::report::{Reporter, Telling};
use crate::cli::settled::{RuleFiles, Settled, surroundings};
use crate::cli::{input, patterns::Patterns, report, search};

/// What looking at any file takes.
pub(super) struct Looker {
    /// The levels of the rules.
    pub(super) rules: RuleFiles,
    /// What is done about certain fixes.
    pub(super) fixing: Fixing,
    /// The files that the command line leaves out.
    pub(super) excluded: Patterns,
    /// What is told of each problem that is left.
    pub(super) telling: Telling,
    /// Whether it is told who sees each app.
    pub(super) audience: bool,
}

/// What was seen.
pub(super) enum Look {
    /// It is no manifest, and was not asked for by name.
    Passed,
    /// It cannot be read.
    Unread(Trouble),
    /// It was checked.
    Checked(Box<Checked>),
}

/// A file that was checked.
pub(super) struct Checked {
    /// Its path and its problems.
    pub(super) file: File,
    /// Its name, if it has one that others should not have.
    pub(super) named: Option<Named>,
    /// What holds for it.
    pub(super) settled: Arc<Settled>,
    /// What became of its fixes.
    pub(super) outcome: Outcome,
}

/// The name of an app, with what is said if another file has it.
pub(super) struct Named {
    /// The name.
    pub(super) name: Name,
    /// The problem, but for the other file's path; `None` if nothing is said about that.
    pub(super) finding: Option<Finding>,
}

impl Looker {
    /// Looks at one file.
    pub(super) fn look(&self, candidate: &Candidate) -> Look {
        let path = &candidate.path;
        let left_out = |patterns: &Patterns| match &candidate.real {
            Some(real) => patterns.leave_out_real(real),
            None => patterns.leave_out(path),
        };
        if candidate.only_manifest && left_out(&self.excluded) {
            return Look::Passed;
        }
        match input::read(&candidate.source).map(Content::of) {
            Ok(content) if candidate.only_manifest && !search::is_manifest(path, &content) => Look::Passed,
            Err(error) if candidate.only_manifest && !search::may_be_manifest(path, &error) => Look::Passed,
            // Which files are left out is asked of manifests alone: of others nothing has to be known.
            _ if candidate.only_manifest && left_out(&self.settled(candidate).excluded) => Look::Passed,
            Ok(content) => self.checked(candidate, content),
            Err(error) => self.unread(candidate, &error),
        }
    }

    fn settled(&self, candidate: &Candidate) -> Arc<Settled> {
        match candidate.real.as_ref().and_then(|real| real.parent()) {
            Some(folder) => self.rules.for_folder(folder),
            None => self.rules.for_manifest(&candidate.path),
        }
    }

    fn unread(&self, candidate: &Candidate, error: &ReadError) -> Look {
        let name = input::name(&candidate.path);
        let Some(finding) = report::of_bytes(error) else {
            return Look::Unread(Trouble { sentence: error.sentence(&name), line: None, path: name });
        };
        let file = File { path: name, problems: vec![finding], ..File::default() };
        let settled = self.settled(candidate);
        Look::Checked(Box::new(Checked { file, named: None, settled, outcome: Outcome::Untouched }))
    }

    fn checked(&self, candidate: &Candidate, content: Content) -> Look {
        let path = &candidate.path;
        let settled = self.settled(candidate);
        let (content, outcome, fixed) = match self.fixing {
            Fixing::Off => (content, Outcome::Untouched, None),
            // What should not be fixed might be what could not be read.
            fixing if !settled.mistakes.is_empty() => {
                let outcome = Outcome::of_untouched(fixing, content.text());
                (content, outcome, None)
            }
            fixing => {
                let done = fix::Job { candidate, settled: &settled }.run(content, fixing);
                (done.content, done.outcome, Some(done.fixed))
            }
        };
        let (problems, named) = match &content {
            Content::Manifest(document) => {
                let surroundings = surroundings(path, document, &settled.kept);
                let mut problems = check::check(document, &surroundings);
                settled.levels.apply(&mut problems);
                let reporter = Reporter::of(document, self.telling);
                (reporter.findings(problems), named(document, &reporter, &settled))
            }
            Content::Text { text, error } => (report::of_text(text, error, self.telling), None),
        };
        let assess = |document| quick_launch::assess(document).headline();
        let audience = content.document().filter(|_| self.audience).map(assess);
        let file = File { path: input::name(path), problems, fixed, audience };
        Look::Checked(Box::new(Checked { file, named, settled, outcome }))
    }
}

fn named(document: &Document, reporter: &Reporter<'_>, settled: &Settled) -> Option<Named> {
    let name = check::name(document)?;
    let mut problems = vec![check::shared_name(&name, "")];
    settled.levels.apply(&mut problems);
    Some(Named { finding: reporter.findings(problems).pop(), name })
}
