//! The manifest that a command is pointed at: a file, standard input, or another stream.
//!
//! It deliberately judges nothing: whether a text is JSON, and what that means, is the command's.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::Result;
use lp_manifest::json::document::{Content, Document};
use lp_manifest::json::{Lines, SyntaxError};
use lp_manifest::manifest::check;
use lp_manifest::store::{self, ReadError};

use super::out::{problem, trouble};

/// What standard input is called.
pub(super) const STANDARD_INPUT: &str = "-";

/// Whether a path stands for standard input.
pub(super) fn is_standard(path: &Path) -> bool {
    path == Path::new(STANDARD_INPUT)
}

/// What standard input is called.
#[derive(clap::Args)]
pub(super) struct Stream {
    /// Call standard input so: its settings and its logo are looked for beside that
    #[arg(long, value_name = "NAME")]
    stdin_filename: Option<PathBuf>,
}

impl Stream {
    /// What the text at a path is called.
    pub(super) fn name_of<'p>(&'p self, path: &'p Path) -> &'p Path {
        self.stdin_filename.as_deref().filter(|_| is_standard(path)).unwrap_or(path)
    }
}

/// Below these a shell names what is open already, such as the pipe of a `<(…)`.
const OPEN: [&str; 3] = ["/dev/fd", "/proc/self/fd", "/dev/stdin"];

/// Whether a path stands for what can be read once, and not saved.
pub(super) fn is_stream(path: &Path) -> bool {
    is_standard(path) || is_open(path)
}

fn is_open(path: &Path) -> bool {
    OPEN.iter().any(|folder| path.starts_with(folder))
}

/// What a file is called in sentences and reports: as it was given.
pub(super) fn name(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

/// The whole text.
pub(super) fn read(path: &Path) -> Result<String, ReadError> {
    if is_standard(path) {
        return store::read_stream(io::stdin().lock());
    }
    if is_open(path) {
        return store::read_stream(File::open(path).map_err(ReadError::Io)?);
    }
    store::read_text(path)
}

/// The whole text, or the complaint that ends the command.
pub(super) fn text(path: &Path) -> Result<String> {
    text_of(path, path)
}

/// The same where it is called `name`.
pub(super) fn text_of(path: &Path, name: &Path) -> Result<String> {
    read(path).map_err(|error| unreadable(&error, name))
}

/// The complaint about a file that cannot be read.
pub(super) fn unreadable(error: &ReadError, path: &Path) -> anyhow::Error {
    let sentence = error.sentence(&name(path));
    if matches!(error, ReadError::NotUtf8 { .. }) { problem(sentence) } else { trouble(sentence) }
}

/// The document, or the complaint that ends the command.
pub(super) fn document(text: String, path: &Path) -> Result<Document> {
    match Content::of(text) {
        Content::Manifest(document) => Ok(document),
        Content::Text { text, error } => Err(problem(not_json(&text, &error, path))),
    }
}

/// Why a text is not JSON, with the place of its first mistake.
pub(super) fn not_json(text: &str, error: &SyntaxError, path: &Path) -> String {
    let name = name(path);
    let Some(problem) = check::not_json(text, error).into_iter().next() else {
        return format!("{name} is not JSON");
    };
    let (line, column) = Lines::of(text).place(problem.span.start);
    format!("{name} is not JSON: line {line}, column {column}: {}", problem.message)
}
