//! What is offered at a place: commands, options, their values, files, and what the manifest knows.
//!
//! Responsible for who offers what. It deliberately knows no shell.

use clap::builder::StyledStr;
use clap::{Arg, Command, ValueHint};

use super::manifest::Manifest;
use super::place::{Place, Slot};
use super::{Offer, files};
use crate::cli::{drafts, tick};

/// Everything that can stand at a place, for what is typed there so far.
pub(super) fn at(place: &Place<'_>) -> Vec<Offer> {
    let word = place.word.as_str();
    match &place.slot {
        Slot::Option => begun(word, options(place.command)),
        Slot::Value(option, before) => {
            let values = begun(word, values(place, option));
            values.into_iter().map(|offer| Offer::new(before.clone() + &offer.word, offer.about)).collect()
        }
        Slot::Command(argument) => {
            let mut offers = begun(word, commands(place.command));
            offers.extend(argument.map(|argument| begun(word, values(place, argument))).unwrap_or_default());
            offers
        }
        Slot::Argument(argument) => {
            argument.map(|argument| begun(word, values(place, argument))).unwrap_or_default()
        }
    }
}

/// Those that begin as the word does; if none does, paths of which a name does.
fn begun(word: &str, offers: Vec<Offer>) -> Vec<Offer> {
    let (begun, others): (Vec<_>, Vec<_>) =
        offers.into_iter().partition(|offer| offer.word.starts_with(word));
    if !begun.is_empty() || word.contains(['/', '=']) {
        return begun;
    }
    let named = |offer: &Offer| offer.word.split(['.', '"']).any(|name| name.starts_with(word));
    others.into_iter().filter(named).collect()
}

fn commands(program: &Command) -> Vec<Offer> {
    let shown = program.get_subcommands().filter(|command| !command.is_hide_set());
    shown.map(|command| Offer::new(command.get_name(), plain(command.get_about()))).collect()
}

fn options(command: &Command) -> Vec<Offer> {
    let shown = command.get_arguments().filter(|option| !option.is_hide_set());
    let named = shown.filter_map(|option| Some((option.get_long()?, option.get_help())));
    named.map(|(long, help)| Offer::new(format!("--{long}"), plain(help))).collect()
}

/// What an argument, or the value of an option, can be.
fn values(place: &Place<'_>, argument: &Arg) -> Vec<Offer> {
    let word = place.word.as_str();
    let manifest = || Manifest::named(place.arguments.first());
    match (place.command.get_name(), argument.get_id().as_str()) {
        ("set", "assignments") => manifest().assignments(word),
        ("tick", "values") => manifest().ticks(word, tick::Wish::In),
        ("untick", "values") => manifest().ticks(word, tick::Wish::Out),
        ("unset", "paths") => manifest().set(word),
        (_, "at") => manifest().all(word),
        (_, "profiles") => manifest().profiles(word),
        ("restore", "id") | ("discard", "ids") => waiting(),
        _ => possible(argument).unwrap_or_else(|| named_files(argument, word)),
    }
}

/// The values that the parser knows.
fn possible(argument: &Arg) -> Option<Vec<Offer>> {
    let values = argument.get_possible_values();
    let shown = values.iter().filter(|value| !value.is_hide_set());
    let offers: Vec<_> = shown.map(|value| Offer::new(value.get_name(), plain(value.get_help()))).collect();
    Some(offers).filter(|offers| !offers.is_empty())
}

fn named_files(argument: &Arg, word: &str) -> Vec<Offer> {
    match argument.get_value_hint() {
        ValueHint::AnyPath | ValueHint::FilePath | ValueHint::DirPath if argument.is_positional() => {
            files::manifests(word)
        }
        ValueHint::AnyPath | ValueHint::FilePath | ValueHint::DirPath => files::any(word),
        _ => Vec::new(),
    }
}

/// The unsaved work that can be named.
fn waiting() -> Vec<Offer> {
    drafts::named().into_iter().map(|(id, file)| Offer::new(id, file)).collect()
}

fn plain(text: Option<&StyledStr>) -> String {
    text.map(|text| text.to_string().lines().next().unwrap_or_default().to_owned()).unwrap_or_default()
}
