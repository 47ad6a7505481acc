//! `config`: what the person's file of settings says, where it is, and what can stand there.
//!
//! Also the one place that reads that file. It deliberately writes none: what it prints can be edited
//! and kept as the file.

use std::path::PathBuf;

use anyhow::Result;
#[cfg(feature = "tui")]
use lp_manifest::app::keymap::{Command, Keymap, Own, Wish};
use lp_manifest::config::Mistake;
use lp_manifest::config::person::{self, FILE, Keys, Person};
use lp_manifest::manifest::quick_launch::Names;
use lp_manifest::store::{self, ReadError, state};

use super::out::Out;
use super::safe::display_safe;
use super::{FINE, PROBLEMS};

/// What the person's file of settings says, and what of it cannot be meant or read.
pub(super) struct PersonFile {
    path: Option<PathBuf>,
    pub(super) person: Person,
    /// The keys of the form.
    #[cfg(feature = "tui")]
    pub(super) keymap: Keymap,
    /// Each command with its keys.
    keys: Vec<Keys>,
    mistakes: Vec<Mistake>,
    unreadable: Option<String>,
}

impl PersonFile {
    /// Reads the file, if there is one.
    pub(super) fn read() -> PersonFile {
        let path = state::settings(FILE);
        let read = path.as_deref().map(store::read_text);
        let (text, unreadable) = match read {
            None | Some(Err(ReadError::Missing)) => (String::new(), None),
            Some(Ok(text)) => (text, None),
            Some(Err(error)) => (String::new(), Some(error.sentence(FILE))),
        };
        let (person, mistakes) = person::read(&text);
        PersonFile::of(path, person, mistakes, unreadable, &text)
    }

    #[cfg(not(feature = "tui"))]
    fn of(
        path: Option<PathBuf>,
        person: Person,
        mistakes: Vec<Mistake>,
        unreadable: Option<String>,
        _text: &str,
    ) -> PersonFile {
        // Without the form no key has a meaning: they stand as they are written.
        let own = |change: &person::Change| Keys {
            command: change.command.clone(),
            usual: Vec::new(),
            own: Some(change.keys.clone()),
        };
        let keys = person.keys.iter().map(own).collect();
        PersonFile { path, person, keys, mistakes, unreadable }
    }

    #[cfg(feature = "tui")]
    fn of(
        path: Option<PathBuf>,
        person: Person,
        mut mistakes: Vec<Mistake>,
        unreadable: Option<String>,
        text: &str,
    ) -> PersonFile {
        let wish =
            |change: &person::Change| Wish { command: change.command.clone(), chords: change.keys.clone() };
        let own = Own {
            modal: person.modal == Some(true),
            stops: person.stop == Some(person::Stop::Suspend),
            wishes: person.keys.iter().map(wish).collect(),
        };
        let (keymap, refused) = Keymap::of(&own);
        let place = |refused: &lp_manifest::app::keymap::Refused| {
            let change = &person.keys[refused.wish];
            let key = refused.chord.and_then(|chord| change.keys_at.get(chord));
            (key.copied().unwrap_or(change.command_at), refused.sentence.clone())
        };
        mistakes.extend(person::placed(text, refused.iter().map(place).collect()));
        mistakes.sort_by_key(|mistake| (mistake.line, mistake.column));
        let granted = |number: usize, change: &person::Change| {
            let refused =
                |key: Option<usize>| refused.iter().any(|one| one.wish == number && one.chord == key);
            let keys = change.keys.iter().enumerate().filter(|(at, _)| !refused(Some(*at)));
            let keys: Vec<_> = keys.map(|(_, key)| key.clone()).collect();
            let nothing_left = keys.is_empty() && !change.keys.is_empty();
            (!refused(None) && !nothing_left).then_some(keys)
        };
        let keys = Command::all().map(|(command, usual)| {
            let name = command.name();
            let wished = person.keys.iter().enumerate().find(|(_, change)| change.command == name);
            Keys {
                own: wished.and_then(|(number, change)| granted(number, change)),
                command: name,
                usual: usual.iter().map(ToString::to_string).collect(),
            }
        });
        let keys = keys.collect();
        PersonFile { path, person, keymap, keys, mistakes, unreadable }
    }

    /// What profiles are called.
    pub(super) fn names(&self) -> Names {
        Names::of(self.person.profiles.iter().cloned())
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
    let settled = PersonFile::read();
    if let Some(path) = &settled.path {
        out.say(&format!("# {}\n\n", display_safe(&path.to_string_lossy())))?;
    }
    out.say(&person::written(&settled.person, &settled.keys))?;
    let complaints: Vec<_> = settled.complaints().collect();
    for complaint in &complaints {
        out.complain(&display_safe(complaint));
    }
    Ok(if complaints.is_empty() { FINE } else { PROBLEMS })
}
