//! Which files of a folder are manifests.
//!
//! It deliberately looks at `*.json` only, skips hidden files and those that the project's ignore files
//! name unless they are in git, and judges no file that was named outright.

mod tracked;

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::thread;

use ignore::{DirEntry, Error, WalkBuilder, WalkState};
use lp_manifest::json::document::Content;
use lp_manifest::manifest::recognition::{self, ENDING, SIGN};
use lp_manifest::store::ReadError;

use super::input;

/// What was found below a folder.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Every `*.json`, sorted.
    pub(super) files: Vec<PathBuf>,
    /// What cannot be read, and why, sorted: paths with sentences.
    pub(super) unread: Vec<(PathBuf, String)>,
}

/// Searches a folder with several threads; `seen` is told how many files there are, after each.
pub(super) fn json_files(folder: &Path, mut seen: impl FnMut(usize)) -> Found {
    let (sender, receiver) = mpsc::channel();
    // What a person ignores is nothing that a project has settled.
    let mut walk = WalkBuilder::new(folder);
    let walk = walk.require_git(false).git_global(false).git_exclude(false).build_parallel();
    let mut found = Found::default();
    thread::scope(|scope| {
        scope.spawn(move || {
            walk.run(|| {
                let sender = sender.clone();
                Box::new(move |entry| match sender.send(entry) {
                    Ok(()) => WalkState::Continue,
                    Err(_) => WalkState::Quit,
                })
            });
        });
        for entry in receiver {
            found.take(folder, entry);
            seen(found.files.len());
        }
    });
    // What is in git is looked at, whatever an ignore file says.
    found.files.extend(tracked::json_files(folder));
    found.files.sort_by_cached_key(|path| in_order(path));
    found.files.dedup();
    found.unread.sort();
    found
}

/// What paths are sorted by, which is how they compare: part by part.
fn in_order(path: &Path) -> Vec<u8> {
    let parts = path.as_os_str().as_encoded_bytes().iter();
    parts.map(|byte| if std::path::is_separator(char::from(*byte)) { 0 } else { *byte }).collect()
}

impl Found {
    fn take(&mut self, folder: &Path, entry: Result<DirEntry, Error>) {
        match entry {
            Ok(entry) => {
                let file = entry.file_type().is_some_and(|kind| kind.is_file());
                let ending = entry.path().extension();
                if file && ending.is_some_and(|ending| ending.eq_ignore_ascii_case("json")) {
                    self.files.push(plain(entry.path()));
                }
            }
            Err(error) => self.unread.push(unread(folder, &error)),
        }
    }
}

/// The path that cannot be read, and a sentence about it.
fn unread(folder: &Path, error: &Error) -> (PathBuf, String) {
    let path = plain(path_of(error).unwrap_or(folder));
    let name = input::name(&path);
    let sentence = match error.io_error().map(io::Error::kind) {
        Some(ErrorKind::PermissionDenied) => format!("{name} cannot be read: look at its permissions"),
        Some(ErrorKind::NotFound) => format!("{name} is gone: look again"),
        _ => format!("{name} cannot be read: leave it out, or look at its disk"),
    };
    (path, sentence)
}

fn path_of(error: &Error) -> Option<&Path> {
    match error {
        Error::WithPath { path, .. } => Some(path),
        Error::WithDepth { err, .. } | Error::WithLineNumber { err, .. } => path_of(err),
        Error::Loop { child, .. } => Some(child),
        _ => None,
    }
}

/// A path below the current folder without its `./`.
fn plain(path: &Path) -> PathBuf {
    path.strip_prefix("./").unwrap_or(path).to_owned()
}

/// Whether a file counts as a manifest, by its name or by its text.
pub(super) fn is_manifest(path: &Path, content: &Content) -> bool {
    says_so(path) || recognition::is_manifest(content)
}

/// Whether its name says it.
fn says_so(path: &Path) -> bool {
    path.file_name().and_then(|name| name.to_str()).is_some_and(|name| name.ends_with(ENDING))
}

/// Whether a file that cannot be read may be a manifest.
pub(super) fn may_be_manifest(path: &Path, error: &ReadError) -> bool {
    match error {
        ReadError::NotUtf8 { .. } => says_so(path) || fs::read(path).is_ok_and(bytes_have_sign),
        ReadError::TooLarge => says_so(path),
        _ => true,
    }
}

/// Also in UTF-16, whose other bytes are zero here.
fn bytes_have_sign(mut bytes: Vec<u8>) -> bool {
    bytes.retain(|byte| *byte != 0);
    bytes.windows(SIGN.len()).any(|window| window == SIGN.as_bytes())
}

#[cfg(test)]
mod tests {
    use std::io::ErrorKind;
    use std::path::Path;

    use ignore::Error;

    use super::unread;

    #[test]
    fn what_cannot_be_searched_is_named_with_what_to_do() {
        let error = |kind: ErrorKind| Error::WithDepth {
            depth: 1,
            err: Box::new(Error::WithPath { path: "./a/b".into(), err: Box::new(Error::Io(kind.into())) }),
        };
        let said = |kind| unread(Path::new("a"), &error(kind)).1;
        assert_eq!(said(ErrorKind::PermissionDenied), "a/b cannot be read: look at its permissions");
        assert_eq!(said(ErrorKind::NotFound), "a/b is gone: look again");
        assert_eq!(said(ErrorKind::Other), "a/b cannot be read: leave it out, or look at its disk");
    }
}
