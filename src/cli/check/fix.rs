//! The certain fixes of one file: made, and then saved, shown or handed on.
//!
//! It deliberately decides nothing about which fixes there are, and prints nothing: files are fixed
//! together, and told of in order.

use std::path::PathBuf;

use anyhow::Result;
use lp_manifest::export::report::Fixed;
use lp_manifest::json::doctor;
use lp_manifest::json::document::Content;
use lp_manifest::manifest::check::{Mended, mend};
use lp_manifest::store::{self, SaveError};

use super::gather::Candidate;
use crate::cli::change::{self, Saving, Written};
use crate::cli::out::trouble;
use crate::cli::settled::{self, Settled};
use crate::cli::{input, masked, report};

/// Whether fixes are made.
#[derive(clap::Args)]
pub(super) struct Wish {
    /// Apply the fixes that have one right answer
    #[arg(long)]
    fix: bool,
    /// With --fix: show the lines that would change, and write nothing; exit 1 if there are any
    #[arg(long, requires = "fix", conflicts_with = "baseline")]
    dry_run: bool,
    #[command(flatten)]
    saving: Saving,
}

impl Wish {
    /// What that means for these paths; the complaint where it means nothing.
    pub(super) fn fixing(&self, paths: &[PathBuf]) -> Result<Fixing> {
        let standard = paths.iter().any(|path| input::is_standard(path));
        match (self.fix, self.dry_run, standard) {
            (false, ..) => Ok(Fixing::Off),
            (true, true, _) => Ok(Fixing::Shown),
            (true, false, false) => Ok(Fixing::Saved(self.saving)),
            (true, false, true) if paths.len() == 1 => Ok(Fixing::Filter),
            _ => Err(trouble("--fix - prints one fixed text: name no other path with it")),
        }
    }
}

/// What is done about certain fixes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fixing {
    /// They are only named.
    Off,
    /// They are made, and the file is saved.
    Saved(Saving),
    /// What they would change is shown.
    Shown,
    /// They are made in what comes in, which is handed on.
    Filter,
}

/// What became of a file.
#[derive(Debug)]
pub(super) enum Outcome {
    /// Nothing.
    Untouched,
    /// It was saved: what is said of that, and of a copy from before that waits.
    Saved(Written, Option<String>),
    /// It could not be saved, and why.
    Failed(String),
    /// What is printed instead of saving: lines that would change, or the whole text.
    Shown(String),
}

impl Outcome {
    /// Of a text that is left as it is: a filter hands it on.
    pub(super) fn of_untouched(fixing: Fixing, text: &str) -> Outcome {
        if fixing == Fixing::Filter { Outcome::Shown(text.to_owned()) } else { Outcome::Untouched }
    }
}

/// One file on its way.
pub(super) struct Job<'j> {
    pub(super) candidate: &'j Candidate,
    pub(super) settled: &'j Settled,
}

/// The file after it.
pub(super) struct Done {
    /// What the problems are looked for in.
    pub(super) content: Content,
    pub(super) outcome: Outcome,
    /// What was mended.
    pub(super) fixed: Vec<Fixed>,
}

impl Job<'_> {
    /// Makes the fixes of all rules that something is said about; of a text that is not JSON first those
    /// that make it so.
    pub(super) fn run(&self, before: Content, fixing: Fixing) -> Done {
        let (mut content, mut fixed) = healed(&before);
        if let Content::Manifest(document) = &content {
            let surroundings = settled::surroundings(&self.candidate.path, document, &self.settled.kept);
            let Mended { document, done } = mend(document, &surroundings, |_, problem| {
                self.settled.levels.severity(problem).and_then(|_| report::fixed(problem))
            });
            fixed.extend(done);
            content = Content::Manifest(document);
        }
        let (old, new) = (before.text(), content.text());
        let outcome = match fixing {
            Fixing::Filter => Outcome::Shown(new.to_owned()),
            _ if new == old => Outcome::Untouched,
            Fixing::Shown => Outcome::Shown(masked::unified(old, new, &input::name(&self.candidate.path))),
            Fixing::Saved(saving) => self.saved(old, new, fixed.len(), saving),
            Fixing::Off => Outcome::Untouched,
        };
        match outcome {
            // What could not be saved is still in the file.
            Outcome::Failed(_) => Done { content: before, outcome, fixed: Vec::new() },
            outcome => Done { content, outcome, fixed },
        }
    }

    /// Opens the file anew, now that it is to be changed, and saves it.
    fn saved(&self, before: &str, after: &str, fixes: usize, saving: Saving) -> Outcome {
        let name = input::name(&self.candidate.path);
        if input::is_stream(&self.candidate.source) {
            return Outcome::Failed(format!("{name} is no file that can be saved: name one, or - alone"));
        }
        let rescue = store::rescue::pending(&self.candidate.path).map(|rescue| rescue.sentence(&name));
        let opened = match store::read(&self.candidate.path) {
            Ok(opened) if opened.text == before => opened,
            Ok(_) => return Outcome::Failed(SaveError::Changed.sentence(&name)),
            Err(error) => return Outcome::Failed(error.sentence(&name)),
        };
        match change::write(&self.candidate.path, before, after, fixes, &opened.snapshot, saving) {
            Ok(written) => Outcome::Saved(written, rescue),
            Err(sentence) => Outcome::Failed(sentence),
        }
    }
}

/// A text that is not JSON after its certain fixes, and what was done.
fn healed(before: &Content) -> (Content, Vec<Fixed>) {
    let Content::Text { text, .. } = before else { return (before.clone(), Vec::new()) };
    let Some(mended) = doctor::mend(text) else { return (before.clone(), Vec::new()) };
    let fixed = mended.done.into_iter().map(|(line, title)| report::fixed_line(line, title)).collect();
    (Content::of(mended.text), fixed)
}
