//! Several files that were named at once: one is in work, the others wait.
//!
//! It deliberately opens none: who carries out effects does that when the form is left for another.

use std::path::PathBuf;

use super::keymap::Command;

/// The files, in the order in which they were named.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Files {
    paths: Vec<PathBuf>,
    /// The one in work.
    at: usize,
    /// The one that the form is being left for.
    next: Option<usize>,
}

impl Files {
    /// These files, of which the one numbered `at` is in work.
    pub fn new(paths: Vec<PathBuf>, at: usize) -> Files {
        Files { paths, at, next: None }
    }

    /// The number of the file that the form is being left for, if it is not the end.
    pub fn next(&self) -> Option<usize> {
        self.next
    }

    /// Its name.
    pub(super) fn next_name(&self) -> Option<String> {
        self.next.map(|number| self.name(number))
    }

    /// Says what the form is left for.
    pub(super) fn leave_for(&mut self, next: Option<usize>) {
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
        let name = self.paths.get(number).and_then(|path| path.file_name());
        name.map_or_else(String::new, |name| name.to_string_lossy().into_owned())
    }
}
