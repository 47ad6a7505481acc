//! The levels of rules: from the command line, and from the files above the manifests.
//!
//! The command line comes before a file. It deliberately does not know what a level does.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::Result;
use clap::builder::{PossibleValue, StringValueParser, TypedValueParser};
use lp_manifest::config::Mistake;
use lp_manifest::config::settings::{self, FILE};
use lp_manifest::export::report::Trouble;
use lp_manifest::export::words::first_sentence;
use lp_manifest::manifest::check::{Level, Levels, RULES};
use lp_manifest::store;

use crate::cli::input;
use crate::cli::out::trouble;
use crate::cli::patterns::Patterns;

/// The levels that the command line gives.
#[derive(clap::Args)]
pub(super) struct Given {
    /// Take this rule for an error
    #[arg(long, value_name = "RULE", value_parser = Ids, hide_possible_values = true)]
    error: Vec<String>,
    /// Take this rule for a warning
    #[arg(long, value_name = "RULE", value_parser = Ids, hide_possible_values = true)]
    warn: Vec<String>,
    /// Say nothing about this rule
    #[arg(long, value_name = "RULE", value_parser = Ids, hide_possible_values = true)]
    ignore: Vec<String>,
}

impl Given {
    /// The levels, or the complaint about one that cannot be given.
    pub(super) fn levels(&self) -> Result<Levels> {
        let mut levels = Levels::default();
        let given =
            [(Level::Error, &self.error), (Level::Warning, &self.warn), (Level::Ignored, &self.ignore)];
        for (level, ids) in given {
            for id in ids {
                levels.set(id, level).map_err(|error| trouble(error.to_string()))?;
            }
        }
        Ok(levels)
    }
}

/// Takes any text, so that the complaint is ours, and offers the ids to whoever completes them.
#[derive(Clone)]
struct Ids;

impl TypedValueParser for Ids {
    type Value = String;

    fn parse_ref(
        &self,
        command: &clap::Command,
        argument: Option<&clap::Arg>,
        value: &std::ffi::OsStr,
    ) -> Result<String, clap::Error> {
        StringValueParser::new().parse_ref(command, argument, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(RULES.iter().map(|rule| PossibleValue::new(rule.id).help(first_sentence(rule.help)))))
    }
}

/// The files that settle levels, each read once.
#[derive(Default)]
pub(in crate::cli) struct RuleFiles {
    given: Levels,
    /// What holds in each folder.
    folders: Mutex<HashMap<PathBuf, Arc<Settled>>>,
}

/// What holds for the manifests of a folder.
#[derive(Debug, Default)]
pub(in crate::cli) struct Settled {
    /// The levels, the command line's first.
    pub(in crate::cli) levels: Levels,
    /// The placeholders that are kept on purpose.
    pub(in crate::cli) kept: Vec<String>,
    /// The files that are left out.
    pub(in crate::cli) excluded: Patterns,
    /// What the file says that cannot be meant, or why it cannot be read.
    pub(in crate::cli) mistakes: Vec<Trouble>,
}

impl RuleFiles {
    /// Knows no file yet; `given` comes before all of them.
    pub(in crate::cli) fn new(given: Levels) -> RuleFiles {
        RuleFiles { given, folders: Mutex::default() }
    }

    /// What holds for a manifest; for standard input, what holds in the current folder.
    pub(in crate::cli) fn for_manifest(&self, path: &Path) -> Arc<Settled> {
        let real = if input::is_stream(path) { None } else { store::real_folder(path).ok() };
        self.for_folder(&real.unwrap_or_else(|| PathBuf::from(".")))
    }

    /// What holds for the manifests of a folder whose links are followed.
    pub(in crate::cli) fn for_folder(&self, folder: &Path) -> Arc<Settled> {
        // Nobody can leave it half changed.
        let mut folders = self.folders.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(settled) = folders.get(folder) {
            return Arc::clone(settled);
        }
        let settled = Arc::new(self.settled(folder));
        folders.insert(folder.to_owned(), Arc::clone(&settled));
        settled
    }

    fn settled(&self, folder: &Path) -> Settled {
        let Some(found) = store::nearest_above(folder, FILE) else {
            return Settled { levels: self.given.clone(), ..Settled::default() };
        };
        let name = shortened(&found.path);
        let trouble = |line, sentence| Trouble { path: name.clone(), line, sentence };
        match found.text {
            Ok(text) => {
                let read = settings::read(&text);
                let told = |mistake: &Mistake| {
                    trouble(
                        Some(mistake.line),
                        format!("{name}: line {}: {}", mistake.line, mistake.sentence),
                    )
                };
                let mut mistakes: Vec<_> = read.mistakes.iter().map(told).collect();
                let above = found.path.parent().unwrap_or(folder);
                let excluded = Patterns::of(&read.exclude, above).unwrap_or_else(|pattern| {
                    mistakes.push(trouble(
                        None,
                        format!("{name}: {pattern} in exclude is no pattern: write it as in a .gitignore"),
                    ));
                    Patterns::default()
                });
                Settled { levels: self.given.before(&read.levels), kept: read.keep, excluded, mistakes }
            }
            Err(error) => {
                let mistakes = vec![trouble(None, error.sentence(&name))];
                Settled { levels: self.given.clone(), mistakes, ..Settled::default() }
            }
        }
    }
}

/// A path as people would write it here: relative, if it lies below the current folder.
fn shortened(path: &Path) -> String {
    let here = std::env::current_dir().and_then(std::fs::canonicalize);
    let short = here.ok().and_then(|here| path.strip_prefix(here).ok().map(Path::to_owned));
    input::name(&short.unwrap_or_else(|| path.to_owned()))
}
