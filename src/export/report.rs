//! The problems of files, ready to be reported, and the forms that programs read them in.
//!
//! What stands in a [`Report`] may be shown to anybody: whoever makes one has masked the secrets. It
//! deliberately finds no problem, knows no exit code, and does not write for people: the terminal's
//! form is the command's.

pub mod baseline;
pub mod fingerprint;
pub mod github;
pub mod gitlab;
pub mod json;
pub mod junit;
pub mod markdown;
pub mod sarif;
pub mod uri;

use std::path::Path;

use crate::manifest::check::Severity;

/// Everything that one run has to say.
#[derive(Debug, Clone, Default)]
pub struct Report {
    /// The files that were checked, in order.
    pub files: Vec<File>,
    /// What could not be read, written or understood, in order.
    pub troubles: Vec<Trouble>,
    /// How many known problems are left out; nothing if none were asked to be.
    pub hidden: Option<usize>,
}

/// One file that was checked.
#[derive(Debug, Clone, Default)]
pub struct File {
    /// Its path as it was given.
    pub path: String,
    /// Its problems, sorted by start, end and rule.
    pub problems: Vec<Finding>,
    /// What was mended; nothing if that was not asked for.
    pub fixed: Option<Vec<Fixed>>,
    /// Who sees the app in the QuickLaunch menu; nothing if that was not asked for, or nobody can tell.
    pub audience: Option<String>,
}

/// One problem, with nothing secret in it.
#[derive(Debug, Clone)]
pub struct Finding {
    /// The id of its rule.
    pub rule: &'static str,
    /// How bad it is for this project.
    pub severity: Severity,
    /// The JSON Pointer of the member; of a missing one that which it would have.
    pub pointer: String,
    /// Line and column from 1, the column in code points, a byte order mark not counted.
    pub start: (usize, usize),
    /// The same of its end, exclusive.
    pub end: (usize, usize),
    /// What is wrong and what to do.
    pub message: String,
    /// What would mend it.
    pub fix: Option<Remedy>,
    /// The line as people are shown it.
    pub excerpt: Option<Excerpt>,
}

/// A fix by its words alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remedy {
    /// What it does, as a verb.
    pub title: String,
    /// Whether there is one right answer.
    pub certain: bool,
    /// The edits of the text that do it, in order; none where they are not known, or would tell a
    /// secret.
    pub edits: Vec<Replacement>,
}

/// An edit of a text by its places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replacement {
    /// Where what goes begins, as in [`Finding::start`].
    pub start: (usize, usize),
    /// Where it ends, exclusive.
    pub end: (usize, usize),
    /// What comes in its place.
    pub insert: String,
}

/// A line of a text with a mark under it, masked and safe to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// Its number, from 1.
    pub line: usize,
    /// As much of it as fits.
    pub text: String,
    /// How many columns stand before the place.
    pub caret: usize,
}

/// A problem that was mended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fixed {
    /// The id of its rule.
    pub rule: &'static str,
    /// The dotted path of the member as it was called before, and its JSON Pointer.
    pub place: (String, String),
    /// What was done, as a verb.
    pub title: String,
}

/// Why something could not be done, in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// The file that it is about.
    pub path: String,
    /// Its line, from 1, where one line is to blame.
    pub line: Option<usize>,
    /// What is wrong and what to do; it names the file.
    pub sentence: String,
}

/// Whether notes are reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notes {
    /// They are.
    Shown,
    /// They are only counted.
    Counted,
}

impl Notes {
    /// Whether a problem is reported.
    pub fn show(self, finding: &Finding) -> bool {
        finding.severity != Severity::Note || self == Notes::Shown
    }
}

/// From which severity on a problem fails the run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strictness {
    /// An error does.
    Errors,
    /// A warning does too.
    Warnings,
}

impl Strictness {
    /// Whether a problem of that severity fails the run.
    pub fn fails(self, severity: Severity) -> bool {
        match severity {
            Severity::Error => true,
            Severity::Warning => self == Strictness::Warnings,
            Severity::Note => false,
        }
    }
}

impl File {
    /// How many problems of a severity there are.
    pub fn count(&self, severity: Severity) -> usize {
        self.problems.iter().filter(|finding| finding.severity == severity).count()
    }

    /// Whether there is an error or a warning.
    pub fn is_wrong(&self) -> bool {
        self.count(Severity::Error) + self.count(Severity::Warning) > 0
    }
}

impl Report {
    /// How many errors, warnings and notes there are.
    pub fn totals(&self) -> [usize; 3] {
        let of = |severity| self.files.iter().map(|file| file.count(severity)).sum();
        [of(Severity::Error), of(Severity::Warning), of(Severity::Note)]
    }

    /// The same report with its paths from a folder: relative ones lie below `here`, which is written from
    /// there, and absolute ones perhaps below the folder itself.
    #[must_use]
    pub fn from(&self, folder: &Path, here: &str) -> Report {
        let moved = |path: &mut String| {
            if let Ok(below) = Path::new(&**path).strip_prefix(folder) {
                *path = slashed(&below.to_string_lossy());
            } else if !uri::is_absolute(path) && !here.is_empty() {
                *path = format!("{}/{}", slashed(here), slashed(path));
            }
        };
        let mut report = self.clone();
        report.files.iter_mut().for_each(|file| moved(&mut file.path));
        report.troubles.iter_mut().for_each(|trouble| moved(&mut trouble.path));
        report
    }

    /// Whether a problem fails the run.
    pub fn fails(&self, strictness: Strictness) -> bool {
        let problems = self.files.iter().flat_map(|file| &file.problems);
        problems.into_iter().any(|finding| strictness.fails(finding.severity))
    }
}

/// A path as other programs spell it: with slashes, and without `./` before it.
fn slashed(path: &str) -> String {
    let path = if cfg!(windows) { path.replace('\\', "/") } else { path.to_owned() };
    path.strip_prefix("./").map_or(path.clone(), str::to_owned)
}
