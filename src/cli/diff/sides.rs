//! The two manifests that are compared, as a person or git names them.
//!
//! It deliberately compares nothing.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use anyhow::Result;
use lp_manifest::json::document::{Content, Document};
use lp_manifest::json::{Kind, Value};

use super::super::out::{problem, trouble};
use super::super::{Complaint, PROBLEMS, input};

/// What git names in the place of a file that is not there.
const NOTHING: &str = "/dev/null";

/// One manifest.
pub(super) struct Side {
    pub(super) name: String,
    pub(super) document: Document,
    /// Whether there is no such file: it counts as an empty manifest.
    pub(super) is_absent: bool,
}

/// What is to be compared.
#[expect(clippy::large_enum_variant, reason = "there is one at a time")]
pub(super) enum Sides {
    /// Two manifests, the old one first.
    Manifests(Side, Side),
    /// Two texts of git's, of which one is no JSON.
    Texts { name: String, why: String, old: String, new: String },
}

/// Whether git runs the program to show a difference.
pub(super) fn is_called_by_git() -> bool {
    std::env::var_os("GIT_DIFF_PATH_TOTAL").is_some()
}

impl Sides {
    /// Two files that a person named.
    pub(super) fn of_files(old: &Path, new: &Path) -> Result<Sides> {
        if input::is_standard(old) && input::is_standard(new) {
            return Err(trouble("only one of the two can be standard input: name a file for the other"));
        }
        Sides::manifests(Side::of_file(old)?, Side::of_file(new)?)
    }

    /// Of a list of installations the one that the other side is about.
    fn manifests(old: Side, new: Side) -> Result<Sides> {
        let is_object = |side: &Side| side.document.root().kind() == Kind::Object;
        let (old, new) = match (old.lists_installations(), new.lists_installations()) {
            (true, false) if is_object(&new) => (old.one_called(&new)?, new),
            (false, true) if is_object(&old) => {
                let one = new.one_called(&old)?;
                (old, one)
            }
            _ => (old, new),
        };
        Ok(Sides::Manifests(old, new))
    }

    /// Two versions that git wrote into files, of what it calls `path`, and `renamed` since. A
    /// version that is no JSON is no reason to end all of git's output.
    pub(super) fn of_git(path: &Path, old: &Path, new: &Path, renamed: Option<&PathBuf>) -> Result<Sides> {
        let names = [path, renamed.map_or(path, PathBuf::as_path)];
        let [old, new] = [text(old)?, text(new)?];
        let why = match (Side::of(old.clone(), names[0]), Side::of(new.clone(), names[1])) {
            (Ok(old), Ok(new)) => return Sides::manifests(old, new),
            (Err(error), _) | (_, Err(error)) => error,
        };
        let is_text = why.downcast_ref::<Complaint>().is_some_and(|complaint| complaint.code == PROBLEMS);
        if !is_text {
            return Err(why);
        }
        let [old, new] = [old, new].map(Option::unwrap_or_default);
        Ok(Sides::Texts { name: input::name(names[1]), why: why.to_string(), old, new })
    }
}

/// The text of a file; `None` if there is none.
fn text(path: &Path) -> Result<Option<String>> {
    if path == Path::new(NOTHING) { Ok(None) } else { input::text(path).map(Some) }
}

/// The name of an installation.
fn name(value: Value<'_>) -> Option<Cow<'_, str>> {
    value.get("client_name").and_then(|name| name.as_text())
}

impl Side {
    fn of_file(path: &Path) -> Result<Side> {
        Side::of(text(path)?, path)
    }

    fn of(text: Option<String>, path: &Path) -> Result<Side> {
        let is_absent = text.is_none();
        let document = match Content::of(text.unwrap_or_else(|| "{}".to_owned())) {
            Content::Manifest(document) => document,
            Content::Text { text, .. } => input::document(text, path)?,
        };
        Ok(Side { name: input::name(path), document, is_absent })
    }

    fn lists_installations(&self) -> bool {
        let root = self.document.root();
        let mut items = root.children();
        root.kind() == Kind::List
            && items.clone().count() > 0
            && items.all(|item| item.kind() == Kind::Object)
    }

    /// The installation of this list that has the name of another manifest.
    fn one_called(self, other: &Side) -> Result<Side> {
        let wanted = name(other.document.root());
        let all = self.document.root().children().enumerate();
        let same: Vec<_> = all.filter(|(_, one)| wanted.is_some() && name(*one) == wanted).collect();
        let list = format!("{} is a list of installations", self.name);
        match same.as_slice() {
            [(number, one)] => {
                let document = Document::parse(one.raw().to_owned());
                let document = document.map_err(|(_, error)| problem(format!("{list}: {error}")))?;
                Ok(Side { name: format!("{}[{number}]", self.name), document, is_absent: false })
            }
            [] => Err(problem(match wanted {
                Some(wanted) => {
                    format!("{list}, and none has the client_name {wanted}: take one of them out")
                }
                None => format!("{list}, and {} has no client_name to find it by: take one out", other.name),
            })),
            several => Err(problem(format!(
                "{list}, and {} of them have the same client_name as {}: take one of them out",
                several.len(),
                other.name
            ))),
        }
    }
}
