//! Several files that were named at once: one is in work, the others wait.
//!
//! It deliberately opens none: who carries out effects does that when the form is left for another.

use std::path::{Path, PathBuf};

use super::keymap::Command;

/// What the form is left for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Goal {
    /// The file of this number of those that were named.
    Named(usize),
    /// A file, at a line of it.
    File(PathBuf, Option<usize>),
    /// What a person has typed for a file.
    Typed(String),
    /// The page of what can be opened.
    Home,
}

/// The files, in the order in which they were named.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Files {
    paths: Vec<PathBuf>,
    /// The one in work.
    at: usize,
    /// What the form is being left for.
    next: Option<Goal>,
}

impl Files {
    /// These files, of which the one numbered `at` is in work.
    pub fn new(paths: Vec<PathBuf>, at: usize) -> Files {
        Files { paths, at, next: None }
    }

    /// What the form is being left for, if it is not the end.
    pub fn next(&self) -> Option<&Goal> {
        self.next.as_ref()
    }

    /// Its name.
    pub(super) fn next_name(&self) -> Option<String> {
        match self.next.as_ref()? {
            Goal::Named(number) => Some(self.name(*number)),
            Goal::File(path, _) => Some(name(path)),
            Goal::Typed(path) => Some(path.clone()),
            Goal::Home => Some("the start page".to_owned()),
        }
    }

    /// Says what the form is left for.
    pub(super) fn leave_for(&mut self, next: Option<Goal>) {
        self.next = next;
    }

    /// The file that a command goes to, around the ends: its number and its name; none if there is no other.
    pub(super) fn neighbour(&self, command: Command) -> Option<(usize, String)> {
        let count = self.paths.len();
        let by = if command == Command::PreviousFile { count.checked_sub(1)? } else { 1 };
        let number = (self.at + by).checked_rem(count).filter(|_| count > 1)?;
        Some((number, self.name(number)))
    }

    fn name(&self, number: usize) -> String {
        self.paths.get(number).map_or_else(String::new, |path| name(path))
    }
}

/// What sentences call a file.
pub fn name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}
