//! Names that two manifests have: what no look at one text can see.
//!
//! Responsible for who is told of it: as in a folder that is checked, the later one by its path. It
//! deliberately reads no file.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::{Path, PathBuf};

use lsp_types::Uri;

use super::uri;
use super::view::View;
use crate::manifest::check::{Problem, shared_name};

/// What is known of the names of a session.
#[derive(Default)]
pub(super) struct Names<'v> {
    /// The files of each name.
    files: BTreeMap<&'v str, Vec<PathBuf>>,
}

/// Where a text is, for the order of names; one that has no file by its address.
pub(super) fn place(uri: &Uri) -> PathBuf {
    uri::path(uri).unwrap_or_else(|| PathBuf::from(uri.as_str()))
}

impl<'v> Names<'v> {
    /// Those of the open texts, and of the files beside them that are not open.
    pub(super) fn of(open: &[(PathBuf, &'v View)]) -> Names<'v> {
        let mut names = Names::default();
        let mut add = |name: &'v str, file: &Path| names.files.entry(name).or_default().push(file.to_owned());
        for (file, view) in open {
            if let Some(name) = &view.name {
                add(&name.text, file);
            }
        }
        let opened: HashSet<_> = open.iter().map(|(file, _)| file.as_path()).collect();
        // Of each folder as it was seen last.
        let mut folders: HashMap<_, &View> = HashMap::new();
        for (file, view) in open {
            let seen = folders.entry(file.parent()).or_insert(view);
            if seen.revision < view.revision {
                *seen = view;
            }
        }
        let beside = folders.into_values().flat_map(|view| &view.beside);
        for (file, name) in beside.filter(|(file, _)| !opened.contains(file.as_path())) {
            add(name, file);
        }
        names.files.values_mut().for_each(|files| files.sort());
        names
    }

    /// The problem that an earlier file has the name of this one.
    pub(super) fn problem(&self, file: &Path, view: &View) -> Option<Problem> {
        let name = view.name.as_ref()?;
        let first = self.files.get(name.text.as_str())?.first().filter(|first| *first != file)?;
        let beside = file.parent().and_then(|folder| first.strip_prefix(folder).ok());
        let mut told = vec![shared_name(name, &beside.unwrap_or(first).to_string_lossy())];
        view.levels.apply(&mut told);
        told.pop()
    }
}
