//! The levels of rules that the command line gives.
//!
//! It deliberately does not know what a level does, and reads no file.

use anyhow::Result;
use clap::builder::{PossibleValue, StringValueParser, TypedValueParser};
use lp_manifest::export::words::first_sentence;
use lp_manifest::manifest::check::{Level, Levels, RULES};

use crate::cli::out::trouble;

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
