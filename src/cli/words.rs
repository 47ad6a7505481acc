//! The words that `explain` knows, for who completes them.
//!
//! It deliberately refuses none: `explain` has a better sentence for a word that it does not know.

use std::collections::HashMap;
use std::ffi::OsStr;

use clap::builder::{PossibleValue, StringValueParser, TypedValueParser};
use clap::{Arg, Command, Error};
use lp_manifest::export::explain;

/// Takes every word, and offers those that are explained.
#[derive(Clone)]
pub(super) struct Explained;

impl TypedValueParser for Explained {
    type Value = String;

    fn parse_ref(&self, command: &Command, argument: Option<&Arg>, value: &OsStr) -> Result<String, Error> {
        StringValueParser::new().parse_ref(command, argument, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        let lists = explain::lists().into_iter().flat_map(|list| list.topics);
        let about: HashMap<_, _> = lists.map(|topic| topic.line()).collect();
        // Quotes and brackets are hard to type, and no name needs them.
        let plain = |name: &String| !name.contains(['"', '*', '[', ' ', '#']);
        let names = explain::names().into_iter().filter(plain);
        Some(Box::new(names.map(move |name| {
            let help = about.get(&name).copied();
            let value = PossibleValue::new(name);
            help.map_or(value.clone(), |help| value.help(help))
        })))
    }
}
