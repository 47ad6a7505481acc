//! What was seen in all files together: the report, in the order of the files.
//!
//! Responsible for what needs more than one file: names that are used twice, known problems, and
//! mistakes in a file of settings that are told once. It deliberately reads nothing but the known
//! problems.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use anyhow::Result;
use lp_manifest::export::report::baseline::Baseline;
use lp_manifest::export::report::{File, Report, Trouble};
use lp_manifest::manifest::check::{WHOLE, shared_name};

use super::fix::Outcome;
use super::look::{Checked, Look, Named};
use crate::cli::input;
use crate::cli::out::{Out, trouble};
use crate::cli::paths::Here;
use crate::cli::report::text;

/// The known problems.
pub(super) struct Known {
    /// What they are read from.
    name: String,
    baseline: Baseline,
}

impl Known {
    /// Reads them.
    pub(super) fn read(path: &Path) -> Result<Known> {
        let name = input::name(path);
        let text = input::read(path).map_err(|error| {
            trouble(format!("{}; --baseline takes what check --format json printed", error.sentence(&name)))
        })?;
        let baseline = Baseline::parse(&text).map_err(|error| trouble(format!("{name} {error}")))?;
        Ok(Known { name, baseline: placed(baseline, path) })
    }
}

/// Known problems with the paths that reports have here. They were written in the folder that one stands
/// in, or in the one where they lie: whichever has more of the files.
fn placed(baseline: Baseline, known: &Path) -> Baseline {
    let beside = known.parent().unwrap_or(Path::new("")).to_owned();
    let there = |folder: &Path| baseline.files().filter(|file| folder.join(file).exists()).count();
    let folder = if there(&beside) > there(Path::new("")) { beside } else { PathBuf::new() };
    let mut here = Here::new();
    baseline.placed(|file| match Path::new(file) {
        stream if input::is_stream(stream) => file.to_owned(),
        path => input::name(&here.path(&folder.join(path))),
    })
}

/// Everything that was seen.
pub(super) struct Tally {
    /// What is reported.
    pub(super) report: Report,
    /// What is said about saving, in order.
    said: String,
    /// What is printed instead of saving.
    shown: String,
    /// Sentences for standard error that are no trouble.
    warnings: Vec<String>,
    /// The file in which each name was found first.
    names: HashMap<String, String>,
    known: Option<Known>,
    would_change: bool,
}

impl Tally {
    /// Puts together what was seen.
    pub(super) fn of(unread: Vec<Trouble>, looks: Vec<Look>, known: Option<Known>) -> Tally {
        let report = Report { troubles: unread, hidden: known.as_ref().map(|_| 0), ..Report::default() };
        let mut tally = Tally {
            report,
            said: String::new(),
            shown: String::new(),
            warnings: Vec::new(),
            names: HashMap::new(),
            known,
            would_change: false,
        };
        let mut told = HashSet::new();
        for look in looks {
            match look {
                Look::Passed => {}
                Look::Unread(trouble) => tally.report.troubles.push(trouble),
                Look::Checked(checked) => tally.take(*checked, &mut told),
            }
        }
        let others = tally.known.as_ref().filter(|known| known.baseline.is_about_others(&tally.report.files));
        let warning = others.map(|known| {
            format!(
                "{} names none of the files that are checked here: run check in the folder that it was made in",
                known.name
            )
        });
        tally.warnings.extend(warning);
        tally
    }

    fn take(&mut self, checked: Checked, told: &mut HashSet<String>) {
        let Checked { mut file, named, settled, outcome } = checked;
        let mistakes = settled.mistakes.iter().filter(|mistake| told.insert(mistake.sentence.clone()));
        self.report.troubles.extend(mistakes.cloned());
        self.outcome(&file, outcome);
        if let Some(named) = named {
            self.compare(&mut file, named);
        }
        if let (Some(known), Some(hidden)) = (&mut self.known, &mut self.report.hidden) {
            *hidden += known.baseline.hide(&mut file);
        }
        self.report.files.push(file);
    }

    fn outcome(&mut self, file: &File, outcome: Outcome) {
        for fixed in file.fixed.iter().flatten() {
            self.said += &text::fixed(&file.path, fixed);
        }
        match outcome {
            Outcome::Untouched => {}
            Outcome::Saved(written, rescue) => {
                self.said += &written.sentence;
                self.warnings.extend(rescue.into_iter().chain(written.warning));
            }
            Outcome::Failed(sentence) => {
                self.report.troubles.push(Trouble { path: file.path.clone(), line: None, sentence });
            }
            Outcome::Shown(text) => {
                self.would_change = true;
                self.shown += &text;
            }
        }
    }

    /// Adds the note that an earlier file has the same name.
    fn compare(&mut self, file: &mut File, named: Named) {
        let Named { name, finding } = named;
        let first = self.names.entry(name.text.clone()).or_insert_with(|| file.path.clone());
        if *first == file.path {
            return;
        }
        let Some(mut finding) = finding else { return };
        finding.message = shared_name(&name, first).message;
        file.problems.push(finding);
        file.problems.sort_by(|a, b| (a.start, a.end, a.rule).cmp(&(b.start, b.end, b.rule)));
    }

    /// Says on standard error what went wrong.
    pub(super) fn complain(&self, out: &mut Out) {
        let sentences = self.report.troubles.iter().map(|trouble| &trouble.sentence);
        for sentence in sentences.chain(&self.warnings) {
            out.complain(sentence);
        }
    }

    /// What was fixed and saved, for people.
    pub(super) fn said(&self) -> &str {
        &self.said
    }

    /// What is printed instead of saving.
    pub(super) fn shown(&self) -> &str {
        &self.shown
    }

    /// Says on standard error which files cannot be fixed at all; whether there are any.
    pub(super) fn complain_of_wholes(&self, out: &mut Out) -> bool {
        let problems = |file: &File| {
            file.problems.first().filter(|one| WHOLE.iter().any(|whole| whole.id == one.rule)).cloned()
        };
        let wholes: Vec<_> =
            self.report.files.iter().filter_map(|file| Some((&file.path, problems(file)?))).collect();
        for (path, problem) in &wholes {
            let ((line, column), message) = (problem.start, &problem.message);
            out.complain(&format!("{path} cannot be fixed: line {line}, column {column}: {message}"));
        }
        !wholes.is_empty()
    }

    /// Whether a file would be another.
    pub(super) fn would_change(&self) -> bool {
        self.would_change
    }
}
