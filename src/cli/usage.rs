//! Wrong usage in one sentence of ours.
//!
//! Responsible for turning what the parser of arguments found into what is wrong and what to do. It
//! deliberately judges no argument itself.

use std::error::Error as _;
use std::ffi::OsString;
use std::path::Path;

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

/// The sentence about arguments that cannot be meant.
pub(super) fn sentence(error: &Error, arguments: &[OsString]) -> String {
    let said = Said { error, arguments };
    match error.kind() {
        ErrorKind::UnknownArgument => said.unknown(),
        ErrorKind::InvalidValue | ErrorKind::NoEquals => said.value(),
        ErrorKind::ValueValidation => {
            let reason = error.source().map_or_else(String::new, ToString::to_string);
            // Our own sentences say all; those of others say only what is wrong.
            if reason.contains(": ") { reason } else { format!("{}: {reason}", said.given()) }
        }
        ErrorKind::MissingRequiredArgument => said.missing(),
        ErrorKind::ArgumentConflict => said.conflict(),
        ErrorKind::MissingSubcommand | ErrorKind::InvalidSubcommand => {
            format!("{} is no command here: {}", said.text(ContextKind::InvalidSubcommand), said.help())
        }
        _ => format!("{}: {}", said.first_line(), said.help()),
    }
}

/// The word that begins with a hyphen, is none of the options, and names a file; its number.
pub(super) fn file_like_an_option(error: &Error, arguments: &[OsString]) -> Option<usize> {
    if error.kind() != ErrorKind::UnknownArgument {
        return None;
    }
    words_like(error, arguments).find(|number| Path::new(&arguments[*number]).symlink_metadata().is_ok())
}

/// The arguments that the parser may have meant by the option that it named.
fn words_like<'a>(error: &'a Error, arguments: &'a [OsString]) -> impl Iterator<Item = usize> + 'a {
    let options = arguments.iter().take_while(|word| *word != "--");
    let named = text(error, ContextKind::InvalidArg);
    options.enumerate().skip(1).filter_map(move |(number, word)| {
        let word = word.to_str()?;
        let short = !named.starts_with("--") && !word.starts_with("--") && word.len() > 1;
        let letter = named.chars().nth(1)?;
        (word == named || (short && word.starts_with('-') && word[1..].contains(letter))).then_some(number)
    })
}

/// An error, and what it is about.
struct Said<'e> {
    error: &'e Error,
    arguments: &'e [OsString],
}

impl Said<'_> {
    fn text(&self, kind: ContextKind) -> String {
        text(self.error, kind)
    }

    /// `lp-manifest check`: the command as it was called.
    fn command(&self) -> String {
        let usage = self.text(ContextKind::Usage);
        let words = usage.split_whitespace().skip_while(|word| *word != "lp-manifest");
        let is_name = |word: &&str| word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
        let is_option = |word: &&str| word.starts_with('-');
        words.take_while(|word| is_name(word) && !is_option(word)).collect::<Vec<_>>().join(" ")
    }

    fn help(&self) -> String {
        let command = self.command();
        let command = if command.is_empty() { "lp-manifest".to_owned() } else { command };
        format!("{command} --help says what there is")
    }

    fn unknown(&self) -> String {
        let named = self.text(ContextKind::InvalidArg);
        if !named.starts_with('-') {
            return format!("{named} is one word too many: {}", self.help());
        }
        let near = self.text(ContextKind::SuggestedArg);
        if !near.is_empty() {
            return format!("there is no option {named}: did you mean {near}?");
        }
        let words =
            words_like(self.error, self.arguments).filter_map(|number| self.arguments[number].to_str());
        match words.map(str::to_owned).find(|word| word.len() > named.len()) {
            Some(word) => {
                format!("there is no option {named}, and no file {word}: such a file is written ./{word}")
            }
            None => format!("there is no option {named}: {}", self.help()),
        }
    }

    /// The option or word with the value that it was given: `--format cannot be yaml`.
    fn given(&self) -> String {
        let argument = plain(&self.text(ContextKind::InvalidArg));
        let name = argument.split(' ').next().unwrap_or_default();
        format!("{name} cannot be {}", self.text(ContextKind::InvalidValue))
    }

    fn value(&self) -> String {
        let argument = plain(&self.text(ContextKind::InvalidArg));
        let known = match self.error.get(ContextKind::ValidValue) {
            Some(ContextValue::Strings(values)) => values.join(", "),
            _ => String::new(),
        };
        if self.text(ContextKind::InvalidValue).is_empty() {
            let name = argument.split(' ').next().unwrap_or_default();
            let what = if known.is_empty() { argument.clone() } else { format!("one of {known}") };
            return format!("{name} needs a value: write {what}");
        }
        let near = self.text(ContextKind::SuggestedValue);
        match (near.is_empty(), known.is_empty()) {
            (false, _) => format!("{}: did you mean {near}?", self.given()),
            (true, false) => format!("{}: write one of {known}", self.given()),
            (true, true) => format!("{}: {}", self.given(), self.help()),
        }
    }

    fn missing(&self) -> String {
        let names: Vec<_> = match self.error.get(ContextKind::InvalidArg) {
            Some(ContextValue::Strings(names)) => names.iter().map(|name| plain(name)).collect(),
            _ => Vec::new(),
        };
        let command = self.command();
        let name = command.strip_prefix("lp-manifest ").unwrap_or(&command);
        format!("{name} needs {}: {}", names.join(" and "), self.help())
    }

    fn conflict(&self) -> String {
        let one = self.text(ContextKind::InvalidArg);
        let other = match self.error.get(ContextKind::PriorArg) {
            Some(ContextValue::Strings(names)) => {
                names.iter().map(|name| plain(name)).collect::<Vec<_>>().join(", ")
            }
            Some(ContextValue::String(name)) => plain(name),
            _ => String::new(),
        };
        let command = self.text(ContextKind::InvalidSubcommand);
        if other.is_empty() || one == other {
            let name = if one.is_empty() { command } else { plain(&one) };
            return format!("{name} does not go with the rest: {}", self.help());
        }
        format!("{} does not go with {other}: leave one of the two out", plain(&one))
    }

    /// The parser's own words, without what it writes below them.
    fn first_line(&self) -> String {
        let said = self.error.to_string();
        let line = said.lines().next().unwrap_or_default();
        line.strip_prefix("error: ").unwrap_or(line).to_owned()
    }
}

/// A name without its brackets.
fn plain(name: &str) -> String {
    name.trim_end_matches("...").replace(['<', '>', '[', ']'], "")
}

fn text(error: &Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        Some(ContextValue::StyledStr(text)) => text.to_string(),
        _ => String::new(),
    }
}
