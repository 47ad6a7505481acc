//! `config`: what the person's file of settings says, where it is, and what can stand there.
//!
//! Also the one place that reads that file. It deliberately writes none: what it prints can be edited
//! and kept as the file.

use std::path::PathBuf;

use anyhow::Result;
use lp_manifest::config::Mistake;
use lp_manifest::config::person::{self, FILE, Person};
use lp_manifest::store::{self, ReadError, state};

use super::out::Out;
use super::safe::display_safe;
use super::{FINE, PROBLEMS};

/// What is settled, and what cannot be meant or read.
pub(super) struct Settled {
    path: Option<PathBuf>,
    pub(super) person: Person,
    mistakes: Vec<Mistake>,
    unreadable: Option<String>,
}

impl Settled {
    /// Reads the file, if there is one.
    pub(super) fn read() -> Settled {
        let path = state::settings(FILE);
        let read = path.as_deref().map(store::read_text);
        let (text, unreadable) = match read {
            None | Some(Err(ReadError::Missing)) => (String::new(), None),
            Some(Ok(text)) => (text, None),
            Some(Err(error)) => (String::new(), Some(error.sentence(FILE))),
        };
        let (person, mistakes) = person::read(&text);
        Settled { path, person, mistakes, unreadable }
    }

    /// What is wrong with it, each in a sentence.
    pub(super) fn complaints(&self) -> impl Iterator<Item = String> + '_ {
        let told = |wrong: &Mistake| {
            format!("{FILE}, line {}, column {}: {}", wrong.line, wrong.column, wrong.sentence)
        };
        self.unreadable.iter().cloned().chain(self.mistakes.iter().map(told))
    }
}

/// Prints what is settled; the exit code.
pub(super) fn run(out: &mut Out) -> Result<u8> {
    let settled = Settled::read();
    if let Some(path) = &settled.path {
        out.say(&format!("# {}\n\n", display_safe(&path.to_string_lossy())))?;
    }
    out.say(&person::written(&settled.person))?;
    let complaints: Vec<_> = settled.complaints().collect();
    for complaint in &complaints {
        out.complain(&display_safe(complaint));
    }
    Ok(if complaints.is_empty() { FINE } else { PROBLEMS })
}
