//! Folders: the person's own, and what lies in the one where a path is typed.
//!
//! It deliberately looks into none: it asks, and is told.

use std::path::{Path, PathBuf, is_separator};

/// What lies in a folder.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Name {
    /// Whether it is a folder.
    pub is_folder: bool,
    /// What it is called there.
    pub name: String,
}

/// The person's own folder, and what lies where a path is typed.
#[derive(Debug, Default)]
pub struct Folders {
    /// What `~` stands for.
    own: Option<PathBuf>,
    /// The folder that was asked about last, and what lies in it; `None` until that is known.
    listed: Option<(PathBuf, Option<Vec<Name>>)>,
}

impl Folders {
    pub(super) fn new(own: Option<PathBuf>) -> Folders {
        Folders { own, listed: None }
    }

    /// What `~` stands for.
    pub fn own(&self) -> Option<&Path> {
        self.own.as_deref()
    }

    /// The path that a text means.
    pub(super) fn meant(&self, typed: &str) -> PathBuf {
        let rest = typed.strip_prefix('~').filter(|rest| rest.chars().next().is_none_or(is_separator));
        match (rest, &self.own) {
            (Some(rest), Some(own)) => own.join(rest.trim_start_matches(is_separator)),
            _ => PathBuf::from(typed),
        }
    }

    /// A path as people read it, the person's own folder as `~`.
    pub(super) fn shown(&self, path: &Path) -> String {
        let below = self.own.as_ref().and_then(|own| path.strip_prefix(own).ok());
        match below {
            Some(below) if below.as_os_str().is_empty() => "~".to_owned(),
            Some(below) => format!("~/{}", below.to_string_lossy()),
            None => path.to_string_lossy().into_owned(),
        }
    }

    /// A path is typed in a folder, or none is: the folder to look into, if it is another than before.
    pub(super) fn ask(&mut self, folder: Option<PathBuf>) -> Option<PathBuf> {
        if folder.as_ref() == self.listed.as_ref().map(|(folder, _)| folder) {
            return None;
        }
        self.listed = folder.clone().map(|folder| (folder, None));
        folder
    }

    /// It is known what lies in a folder.
    pub(super) fn listed(&mut self, folder: &Path, mut names: Vec<Name>) {
        if let Some((asked, known)) = &mut self.listed
            && asked == folder
        {
            names.sort_by(|a, b| (!a.is_folder, &a.name).cmp(&(!b.is_folder, &b.name)));
            *known = Some(names);
        }
    }

    /// What lies in a folder, once that is known.
    pub(super) fn names(&self, folder: &Path) -> Option<&[Name]> {
        let (asked, known) = self.listed.as_ref()?;
        known.as_deref().filter(|_| asked == folder)
    }
}

/// Whether a name says that it is JSON.
pub(super) fn is_json(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json"))
}

#[cfg(test)]
mod tests {
    use super::Folders;

    #[test]
    fn the_own_folder_is_written_short_and_read_long() {
        let folders = Folders::new(Some("/people/jo".into()));
        assert_eq!(folders.meant("~/a.json"), std::path::Path::new("/people/jo/a.json"));
        assert_eq!(folders.meant("~"), std::path::Path::new("/people/jo"));
        assert_eq!(folders.meant("~other/a"), std::path::Path::new("~other/a"));
        assert_eq!(folders.shown(std::path::Path::new("/people/jo/apps")), "~/apps");
        assert_eq!(folders.shown(std::path::Path::new("/people/joe")), "/people/joe");
    }
}
