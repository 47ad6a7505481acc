//! Unsaved work of an earlier window, as the editor hears of it.
//!
//! It deliberately does not know where that is kept.

use std::path::PathBuf;

use crate::json::unsaved::Unsaved;

/// Unsaved work of an earlier window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// What names it where it is kept: there it also stands on disk.
    pub id: PathBuf,
    /// When it became what it is, in words.
    pub when: String,
    /// What tells it from every other work wherever it is kept.
    pub mark: String,
    /// The number of the process of its window; 0 if it is not known.
    pub process: u32,
    /// Where its file was then, if it has been moved or renamed since.
    pub moved_from: Option<String>,
    /// The work; `None` if it is damaged.
    pub work: Option<Unsaved>,
    /// What left it behind.
    pub left_by: LeftBy,
}

impl Draft {
    /// Unsaved work that a window left behind.
    pub fn new(id: impl Into<PathBuf>, when: impl Into<String>, work: Option<Unsaved>) -> Draft {
        Draft {
            id: id.into(),
            when: when.into(),
            mark: String::new(),
            process: 0,
            moved_from: None,
            work,
            left_by: LeftBy::Window,
        }
    }
}

/// What left unsaved work behind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeftBy {
    /// A window that ended with it.
    Window,
    /// A save that was cut off while it wrote over the file: the work is what the file held before.
    CutOffSave,
}
