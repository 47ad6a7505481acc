//! Questions about what is opened: a name that is no JSON file's, unsaved work that is to go.
//!
//! It deliberately opens and discards nothing.

use std::path::Path;

use super::{Answer, Choice, answer};
use crate::app::files::name;
use crate::app::home::Left;
use crate::app::{Model, folders};

/// Whether a path that does not exist is one that people give a manifest.
pub(in crate::app) fn is_odd(path: &Path) -> bool {
    !folders::is_json(&name(path))
}

/// The same path with the ending that a manifest has.
pub(in crate::app) fn with_ending(path: &Path) -> std::path::PathBuf {
    path.with_extension("json")
}

/// The question about a name.
pub(super) fn odd_title(path: &Path) -> String {
    format!("{} is not there yet, and its name does not end in .json", name(path))
}

/// Its answers.
pub(super) fn odd_answers(model: &Model, path: &Path) -> Vec<Answer> {
    let (odd, json) = (name(path), name(&with_ending(path)));
    let back = if model.home.is_some() { "back to the start page" } else { "quit" };
    vec![
        answer(None, back, "nothing is begun", Choice::Back),
        answer(
            'j',
            format!("begin {json}"),
            "commands and editors know it by that ending",
            Choice::WithEnding,
        ),
        answer('b', format!("begin {odd}"), "saved under this name", Choice::Begin),
    ]
}

/// The question about unsaved work.
pub(super) fn drop_title(left: &Left) -> String {
    format!("discard the unsaved work of {}, from {}?", of(left), left.draft.when)
}

/// Its answers.
pub(super) fn drop_answers(left: &Left) -> Vec<Answer> {
    let lost = format!("{} lost for good; the file itself stays as it is", are(&left.changes));
    vec![
        answer(None, "keep it", "back to the start page", Choice::Back),
        answer('x', "discard", lost, Choice::ThrowAway),
    ]
}

/// What unsaved work is called by its file.
fn of(left: &Left) -> String {
    left.path.as_deref().map_or_else(|| "a manifest without a name".to_owned(), name)
}

fn are(changes: &str) -> String {
    let verb = if changes.starts_with("1 ") { "is" } else { "are" };
    format!("{changes} {verb}")
}
