//! The tables of a person's file: keys by command, and what profiles are called.
//!
//! It deliberately knows no command and no key: whoever does says later what is wrong with one, at the
//! bytes that stand here.

use std::fmt::Write as _;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Keys, Person};
use crate::config::{Mistake, placed as all_placed};

/// The table of keys, and the entry of it that is no command.
const KEY_TABLE: &str = "keys";
const MODAL: &str = "modal";

/// The table of profiles.
const PROFILE_TABLE: &str = "profiles";

/// The names of the tables.
pub(super) const NAMES: [&str; 2] = [KEY_TABLE, PROFILE_TABLE];

/// Other keys for a command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The command by its name.
    pub command: String,
    /// The keys as they are written.
    pub keys: Vec<String>,
    /// Where the name stands, in bytes.
    pub command_at: usize,
    /// Where each key stands.
    pub keys_at: Vec<usize>,
}

/// Takes an entry that is one of the tables; whether it is.
pub(super) fn take(
    person: &mut Person,
    name: &str,
    value: &Spanned<DeValue<'_>>,
    wrong: &mut impl FnMut(usize, String),
) -> bool {
    let at = value.span().start;
    match (name, value.get_ref()) {
        (KEY_TABLE, DeValue::String(word)) if word == MODAL => person.modal = Some(true),
        (KEY_TABLE, DeValue::Table(table)) => take_keys(person, table, wrong),
        (PROFILE_TABLE, DeValue::Table(table)) => take_profiles(person, table, wrong),
        (KEY_TABLE, _) => {
            wrong(at, format!("{KEY_TABLE} has to be \"{MODAL}\", or a table: write [{KEY_TABLE}]"));
        }
        (PROFILE_TABLE, _) => {
            let write = format!("write [{PROFILE_TABLE}] above 42 = \"Service agent\"");
            wrong(at, format!("{PROFILE_TABLE} has to be a table: {write}"));
        }
        _ => return false,
    }
    true
}

fn take_keys(person: &mut Person, table: &DeTable<'_>, wrong: &mut impl FnMut(usize, String)) {
    for (name, value) in table {
        let (command, at) = (name.get_ref().as_ref(), value.span().start);
        match (command, value.get_ref()) {
            (MODAL, DeValue::Boolean(modal)) => person.modal = Some(*modal),
            (MODAL, _) => wrong(at, format!("{MODAL} has to be true or false")),
            _ => match texts(value) {
                Some(keys) => person.keys.push(change(command, name.span().start, keys)),
                None => wrong(at, format!("{command} has to be a key, or a list of keys")),
            },
        }
    }
    // The order of the text, not that of the names.
    person.keys.sort_by_key(|change| change.command_at);
}

fn take_profiles(person: &mut Person, table: &DeTable<'_>, wrong: &mut impl FnMut(usize, String)) {
    for (id, name) in table {
        let (key, at) = (id.get_ref(), id.span().start);
        match (key.parse(), name.get_ref()) {
            (Ok(id), DeValue::String(name)) if !name.trim().is_empty() => {
                person.profiles.push((id, name.trim().to_owned()));
            }
            (Ok(_), _) => {
                wrong(name.span().start, format!("the name of profile {key} has to be a text in quotes"));
            }
            (Err(_), _) => wrong(at, format!("{key} is no profile id: write a whole number, such as 42")),
        }
    }
    person.profiles.sort();
}

fn change(command: &str, command_at: usize, keys: Vec<(String, Range<usize>)>) -> Change {
    let (keys, spans): (Vec<_>, Vec<_>) = keys.into_iter().unzip();
    let keys_at = spans.into_iter().map(|span| span.start).collect();
    Change { command: command.to_owned(), keys, command_at, keys_at }
}

/// A text, or the texts of a list.
fn texts(value: &Spanned<DeValue<'_>>) -> Option<Vec<(String, Range<usize>)>> {
    let text = |value: &Spanned<DeValue<'_>>| match value.get_ref() {
        DeValue::String(text) => Some((text.to_string(), value.span())),
        _ => None,
    };
    match value.get_ref() {
        DeValue::Array(items) => items.iter().map(text).collect(),
        _ => text(value).map(|text| vec![text]),
    }
}

/// Mistakes that were found later, each with the byte of the file where it stands.
pub fn placed(text: &str, mistakes: Vec<(usize, String)>) -> Vec<Mistake> {
    all_placed(text.strip_prefix('\u{feff}').unwrap_or(text), mistakes)
}

/// The tables with what is settled: every command, what a person has changed without a mark before it.
pub(super) fn written(person: &Person, commands: &[Keys]) -> String {
    let mut out = format!(
        "[{KEY_TABLE}]\n# whether letters command: typing starts with the key that opens a text\n# true or false\n"
    );
    let _ = match person.modal {
        Some(modal) => writeln!(out, "{MODAL} = {modal}"),
        None => writeln!(out, "# {MODAL} ="),
    };
    out += "\n# a key, or a list of keys, by command; those here are the usual ones\n";
    // Writing to a String cannot fail.
    for Keys { command, usual, own } in commands {
        let _ = match own {
            Some(own) => writeln!(out, "{command} = {} # {}", listed(own), listed(usual)),
            None => writeln!(out, "# {command} = {}", listed(usual)),
        };
    }
    let about = "# what profiles are called, by their ids, such as 42 = \"Service agent\"";
    let _ = writeln!(out, "\n[{PROFILE_TABLE}]\n{about}");
    for (id, name) in &person.profiles {
        let _ = writeln!(out, "{id} = {}", quoted(name));
    }
    out
}

fn listed(keys: &[String]) -> String {
    let keys: Vec<_> = keys.iter().map(|key| quoted(key)).collect();
    format!("[{}]", keys.join(", "))
}

/// A text as TOML spells it.
fn quoted(text: &str) -> String {
    let spelled = |c: char| match c {
        '"' | '\\' => format!("\\{c}"),
        c if c.is_control() => format!("\\u{:04X}", u32::from(c)),
        c => c.to_string(),
    };
    format!("\"{}\"", text.chars().map(spelled).collect::<String>())
}
