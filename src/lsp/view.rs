//! One look at one text: what it holds and what is wrong with it, as `check` says it.
//!
//! Responsible for which texts are judged, and for the project's settings that hold for one. It
//! deliberately knows no client and keeps nothing between two looks.

use std::path::{Path, PathBuf};

use super::Around;
use super::places::{Encoding, Places};
use crate::config::settings::{self, Settings};
use crate::json::document::{Content, Document};
use crate::manifest::check::{self, Levels, Problem, Surroundings};
use crate::manifest::quick_launch::Names;
use crate::manifest::recognition::{self, ENDING};

/// What was seen. It never changes: of a new version of the text there is a new one.
#[derive(Debug)]
pub(super) struct View {
    /// Which of the texts of this session it is.
    pub(super) revision: u64,
    /// The version that the client gave it.
    pub(super) version: i32,
    /// The text, as JSON if it is.
    pub(super) content: Content,
    /// Where its lines begin.
    pub(super) places: Places,
    /// Whether it is a manifest, and not left out.
    pub(super) judged: bool,
    /// What is wrong with it, in order; nothing of a text that is not judged.
    pub(super) problems: Vec<Problem>,
    /// What the problems depend on beside the text.
    pub(super) surroundings: Surroundings,
    /// How bad each rule is for the project.
    pub(super) levels: Levels,
    /// The project's settings, if there are some.
    pub(super) settings: Option<SettingsFile>,
    /// The name of the app, if it is one that no other should have.
    pub(super) name: Option<check::Name>,
    /// The manifests beside it that are not left out, each with its name.
    pub(super) beside: Vec<(PathBuf, String)>,
    /// What profiles are called.
    pub(super) profiles: Names,
}

/// The file of a project's settings, with what it says that cannot be meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SettingsFile {
    /// Where they stand.
    pub(super) path: PathBuf,
    /// Each with its line, from 1; that of the whole file is 1.
    pub(super) mistakes: Vec<(usize, String)>,
}

/// A text that is to be looked at.
#[derive(Debug)]
pub(super) struct Subject {
    /// The file that it is of.
    pub(super) path: Option<PathBuf>,
    /// Which of the texts of this session it is.
    pub(super) revision: u64,
    /// The version that the client gave it.
    pub(super) version: i32,
    /// All of it.
    pub(super) text: String,
    /// Whether it has been a manifest since it was opened: while somebody writes its name anew, it is
    /// still one.
    pub(super) was_manifest: bool,
}

impl View {
    /// Looks at a text.
    pub(super) fn of(subject: Subject, encoding: Encoding, around: &dyn Around) -> View {
        let Subject { path, revision, version, text, was_manifest } = subject;
        let places = Places::of(&text, encoding);
        let content = Content::of(text);
        let mut view = View {
            revision,
            version,
            content,
            places,
            judged: false,
            problems: Vec::new(),
            surroundings: Surroundings::default(),
            levels: Levels::default(),
            settings: None,
            name: None,
            beside: Vec::new(),
            profiles: Names::default(),
        };
        if was_manifest || path.as_deref().is_some_and(says_so) || recognition::is_manifest(&view.content) {
            view.judge(path.as_deref(), around);
        }
        view
    }

    fn judge(&mut self, path: Option<&Path>, around: &dyn Around) {
        self.profiles = around.profiles();
        let found = path.and_then(|path| around.settings(path));
        let (settings, file) = found.map(|found| read(found, path, around)).unzip();
        let (settings, left_out) = settings.unwrap_or_default();
        self.settings = file;
        self.judged = !left_out;
        if left_out {
            return;
        }
        if let Some(path) = path {
            let folder = self.settings.as_ref().and_then(|file| file.path.parent());
            self.beside = around.beside(path);
            let out = |file: &Path| folder.map(|folder| around.leaves_out(&settings.exclude, folder, file));
            self.beside.retain(|(file, _)| !matches!(out(file), Some(Ok(true))));
        }
        self.levels = settings.levels;
        self.surroundings.kept = settings.keep;
        match &self.content {
            Content::Text { text, error } => {
                self.problems = check::not_json(text, error);
            }
            Content::Manifest(document) => {
                self.surroundings.logo_size = logo(document, path, around);
                self.problems = check::check(document, &self.surroundings);
                self.levels.apply(&mut self.problems);
                self.name = check::name(document);
            }
        }
    }

    /// The text.
    pub(super) fn text(&self) -> &str {
        self.content.text()
    }
}

/// Whether the name of a file says that it is a manifest.
fn says_so(path: &Path) -> bool {
    path.file_name().and_then(|name| name.to_str()).is_some_and(|name| name.ends_with(ENDING))
}

/// The settings that were found, whether they leave a manifest out, and what is wrong with them.
fn read(
    (file, text): (PathBuf, Result<String, String>),
    manifest: Option<&Path>,
    around: &dyn Around,
) -> ((Settings, bool), SettingsFile) {
    let mut mistakes = Vec::new();
    let settings = match text {
        Ok(text) => settings::read(&text),
        Err(sentence) => {
            mistakes.push((1, sentence));
            Settings::default()
        }
    };
    mistakes.extend(settings.mistakes.iter().map(|mistake| (mistake.line, mistake.sentence.clone())));
    let folder = file.parent().unwrap_or(&file);
    let left_out = manifest.is_some_and(|manifest| {
        around.leaves_out(&settings.exclude, folder, manifest).unwrap_or_else(|pattern| {
            mistakes.push((1, format!("{pattern} in exclude is no pattern: write it as in a .gitignore")));
            false
        })
    });
    ((settings, left_out), SettingsFile { path: file, mistakes })
}

fn logo(document: &Document, path: Option<&Path>, around: &dyn Around) -> Option<(u32, u32)> {
    let logo = document.root().get("logo_uri")?.as_text()?;
    around.logo_size(path?, &logo)
}
