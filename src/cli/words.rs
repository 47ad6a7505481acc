//! Arguments that shells complete, although any word is taken.
//!
//! It deliberately refuses nothing: each command has a better sentence for a word that it does not
//! know.

use std::ffi::OsStr;

use clap::builder::{PossibleValue, StringValueParser, TypedValueParser};
use clap::{Arg, Command, Error};
use lp_manifest::export::{entry, explain};

/// Takes every word, and offers some.
#[derive(Clone)]
pub(super) struct Words(fn() -> Vec<String>);

/// What `explain` knows.
pub(super) fn explained() -> Words {
    Words(explain::names)
}

/// The paths of single fields.
pub(super) fn paths() -> Words {
    Words(entry::plain_paths)
}

impl Words {
    /// The words that no shell would take for something else.
    pub(super) fn plain(&self) -> Vec<String> {
        let plain = |name: &String| !name.contains(['"', '*', '[', ' ', '#']);
        self.0().into_iter().filter(plain).collect()
    }
}

impl TypedValueParser for Words {
    type Value = String;

    fn parse_ref(&self, command: &Command, argument: Option<&Arg>, value: &OsStr) -> Result<String, Error> {
        StringValueParser::new().parse_ref(command, argument, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(self.plain().into_iter().map(PossibleValue::new)))
    }
}
