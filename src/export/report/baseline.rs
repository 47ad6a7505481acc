//! Problems that are known already, so that only new ones are reported.
//!
//! A baseline is what [`json`] printed once. Lines and columns are not compared: text
//! may come before a known problem. It deliberately opens no file.

use std::collections::{HashMap, HashSet};
use std::fmt;

use serde_json::Value;

use super::{File, Finding, json};

/// Path, rule, pointer and message.
type Key = (String, String, String, String);

/// How often each problem is known.
#[derive(Debug, Clone, Default)]
pub struct Baseline {
    known: HashMap<Key, usize>,
    /// The files that it names, those without a problem too.
    files: HashSet<String>,
}

/// Why a text is no baseline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BaselineError {
    /// It is not a report.
    NoReport,
    /// It is a report of a later version.
    Newer,
}

impl Baseline {
    /// Reads a report.
    ///
    /// # Errors
    ///
    /// See [`BaselineError`].
    pub fn parse(text: &str) -> Result<Baseline, BaselineError> {
        let text = text.trim_start_matches('\u{feff}');
        let report: Value = serde_json::from_str(text).map_err(|_| BaselineError::NoReport)?;
        match report["version"].as_u64() {
            Some(version) if version > u64::from(json::VERSION) => return Err(BaselineError::Newer),
            Some(_) => {}
            None => return Err(BaselineError::NoReport),
        }
        let (mut known, mut files) = (HashMap::new(), HashSet::new());
        for file in report["files"].as_array().ok_or(BaselineError::NoReport)? {
            files.extend(file["path"].as_str().map(super::slashed));
            for problem in file["problems"].as_array().ok_or(BaselineError::NoReport)? {
                *known.entry(read(file, problem).ok_or(BaselineError::NoReport)?).or_default() += 1;
            }
        }
        Ok(Baseline { known, files })
    }

    /// The files that it names, in no order.
    pub fn files(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(String::as_str)
    }

    /// The same with the paths of its files read anew.
    #[must_use]
    pub fn placed(self, mut path: impl FnMut(&str) -> String) -> Baseline {
        let mut placed = Baseline::default();
        placed.files.extend(self.files.iter().map(|file| super::slashed(&path(file))));
        for ((file, rule, pointer, message), count) in self.known {
            *placed.known.entry((super::slashed(&path(&file)), rule, pointer, message)).or_default() += count;
        }
        placed
    }

    /// Takes the known problems out of a file, each as often as it is known; how many.
    pub fn hide(&mut self, file: &mut File) -> usize {
        let before = file.problems.len();
        let path = super::slashed(&file.path);
        file.problems.retain(|finding| !self.take(&key(&path, finding)));
        before - file.problems.len()
    }

    /// Whether it is about other files only.
    pub fn is_about_others(&self, files: &[File]) -> bool {
        let shared = files.iter().any(|file| self.files.contains(&super::slashed(&file.path)));
        !shared && !files.is_empty() && !self.files.is_empty()
    }

    fn take(&mut self, key: &Key) -> bool {
        match self.known.get_mut(key) {
            Some(count) if *count > 0 => {
                *count -= 1;
                true
            }
            _ => false,
        }
    }
}

fn read(file: &Value, problem: &Value) -> Option<Key> {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let path = super::slashed(file["path"].as_str()?);
    Some((path, text(&problem["rule"])?, text(&problem["pointer"])?, text(&problem["message"])?))
}

fn key(path: &str, finding: &Finding) -> Key {
    (path.to_owned(), finding.rule.to_owned(), finding.pointer.clone(), finding.message.clone())
}

impl fmt::Display for BaselineError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            BaselineError::NoReport => {
                "is no list of known problems: make one with check --format json, and keep what it prints"
            }
            BaselineError::Newer => "was made by a later lp-manifest: make it anew with this one",
        })
    }
}

impl std::error::Error for BaselineError {}
