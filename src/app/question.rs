//! Questions: what is asked, and each answer with what it does and what is lost.
//!
//! It deliberately carries no answer out. What is asked about others' work, and one's own of earlier
//! windows, stands in `others`.

mod about;
mod opening;
mod others;
pub(in crate::app) mod versions;

use std::path::PathBuf;

use super::file::Then;
use super::home::Left;
use super::keymap::Command;
use super::{Draft, Model, Over, Theirs, files};
use crate::json::document::Document;
use crate::json::{Path, doctor, on_one_line};
use crate::manifest::check::counted;
use crate::manifest::merge::{Merge, Side};
use crate::manifest::secret;
pub(super) use opening::{is_odd, with_ending};
use others::{both, both_answers, changed_answers, recover, recover_answers};
use versions::Reach;

/// What is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Question {
    /// Something is not saved.
    Quit,
    /// There are errors that the saved file does not have.
    SaveErrors(Then),
    /// The file was changed by another program.
    Changed(Theirs),
    /// The file is gone.
    Gone,
    /// A file of that name exists, or another window has it in work.
    Exists {
        /// The name.
        path: PathBuf,
        /// The other window: its process and since when.
        holder: Option<String>,
    },
    /// Both sides changed a value.
    Both(Box<Merging>),
    /// There is unsaved work of an earlier window.
    Recover(Draft),
    /// The file is to be begun, and its name is no JSON file's.
    OddName(PathBuf),
    /// Unsaved work of an earlier window is to go.
    DropWork(Left),
    /// Another window works on the file.
    Taken,
    /// Git left two versions in the text: the conflict of this number.
    Version(usize),
    /// The file can only be written in place, and its old text can nowhere be kept meanwhile.
    NoCopy {
        /// The sentence.
        why: String,
        /// What the save may write over.
        over: Over,
        /// What follows it.
        then: Then,
    },
}

/// Two sides' changes on their way into one text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merging {
    /// What both began with.
    pub base: Document,
    /// What was made of it here.
    pub mine: Document,
    /// What another program made of it.
    pub theirs: Document,
    /// Where both changed something.
    pub clashes: Vec<Path>,
    /// What was decided so far, in their order.
    pub sides: Vec<Side>,
    /// What follows.
    pub end: MergeEnd,
}

/// What a merge is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MergeEnd {
    /// The file changed while it was open.
    Conflict,
    /// Unsaved work comes back to a file that changed since.
    Restore(Draft),
}

/// One answer of a dialog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer<C = Choice> {
    /// The letter that gives it.
    pub letter: Option<char>,
    /// The command that gives it where no letter does.
    pub command: Command,
    /// What it is.
    pub title: String,
    /// What it does and what is lost.
    pub means: String,
    /// What follows.
    pub choice: C,
}

/// What an answer leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// Back to where the question came from.
    Back,
    /// To the first error.
    FirstError,
    /// Save, whatever was asked about.
    SaveAnyway,
    /// Save under another name.
    SaveAs,
    /// Write over what is there.
    Overwrite,
    /// Save and end.
    SaveAndQuit,
    /// End, and offer the work at the next start.
    KeepAndQuit,
    /// End without saving.
    Discard,
    /// Bring both sides' changes together.
    Merge,
    /// See what differs.
    Look,
    /// One side's value where both changed it.
    Side(Side),
    /// Take the unsaved work up again.
    Restore,
    /// Leave it where it is.
    Later,
    /// Throw it away.
    ThrowAway,
    /// Begin the file under the name that it has.
    Begin,
    /// Begin it under a name that says what it is.
    WithEnding,
    /// Work on the file here, not in the other window.
    TakeOver,
    /// Save without a copy of the old text.
    WithoutCopy,
    /// One of two versions that git left.
    Version(doctor::Side, Reach),
}

impl<C> Answer<C> {
    /// One that a letter gives, or else the key that leads back.
    pub fn new(
        letter: Option<char>,
        title: impl Into<String>,
        means: impl Into<String>,
        choice: C,
    ) -> Answer<C> {
        Answer { letter, command: Command::Back, title: title.into(), means: means.into(), choice }
    }

    /// The key that gives it, as the screen names it.
    pub fn key(&self, model: &Model) -> String {
        self.letter.map_or_else(|| model.key(self.command), |letter| letter.to_string())
    }
}

impl Merging {
    /// Two sides' changes, not decided yet.
    pub fn new(base: Document, mine: Document, theirs: Document, end: MergeEnd) -> Merging {
        let clashes = Merge { base: &base, mine: &mine, theirs: &theirs }.clashes();
        Merging { base, mine, theirs, clashes, sides: Vec::new(), end }
    }

    /// The three texts.
    pub fn merge(&self) -> Merge<'_> {
        Merge { base: &self.base, mine: &self.mine, theirs: &self.theirs }
    }

    /// The value that a text has at the next clash, on one line; a secret is not told.
    pub fn shown(&self, document: &Document) -> String {
        let Some(path) = self.next() else { return String::new() };
        match document.at(path) {
            None => "not set".to_owned(),
            Some(_) if secret::is_secret(path) => "set, and not shown here".to_owned(),
            Some(value) => on_one_line(&secret::json(value, path), usize::MAX),
        }
    }

    /// The clash that is to be decided next.
    pub fn next(&self) -> Option<&Path> {
        self.clashes.get(self.sides.len())
    }
}

impl Question {
    /// The question in words.
    pub fn title(&self, model: &Model) -> String {
        let name = model.file.name();
        match self {
            Question::Quit => quit(model),
            Question::SaveErrors(_) => {
                format!("save {name} with {}?", counted(model.new_errors().count(), "error"))
            }
            Question::Changed(Theirs { leads_to: Some(real), .. }) => {
                format!("not saved: {name} leads to another file now, {real}")
            }
            Question::Changed(theirs) => {
                format!("not saved: {name} was changed by another program at {}", theirs.when)
            }
            Question::Gone => format!("not saved: {name} is gone"),
            Question::Exists { path, holder } => {
                let name = files::name(path);
                match holder {
                    Some(holder) => format!("not saved: {name} is open in another window ({holder})"),
                    None => format!("not saved: {name} is there already"),
                }
            }
            Question::Both(merging) => both(merging),
            Question::Recover(draft) => recover(model, draft),
            Question::NoCopy { why, .. } => why.clone(),
            Question::Version(at) => versions::title(model, *at),
            Question::OddName(path) => opening::odd_title(path),
            Question::DropWork(left) => opening::drop_title(left),
            Question::Taken => {
                format!("{name} is open in another window ({})", model.recovery.holder().unwrap_or("unknown"))
            }
        }
    }

    /// The answers, the safe one first.
    pub fn answers(&self, model: &Model) -> Vec<Answer> {
        match self {
            Question::Quit => quit_answers(model),
            Question::SaveErrors(_) => vec![
                Answer {
                    command: Command::NextProblem,
                    ..answer(None, "go to the first error", "nothing is written", Choice::FirstError)
                },
                answer('s', "save anyway", "as a draft; the errors stay marked", Choice::SaveAnyway),
                answer(None, "back to the form", "nothing is written", Choice::Back),
            ],
            Question::Changed(theirs) => changed_answers(model, theirs),
            Question::Gone => vec![
                answer(None, "back to the form", "nothing is written", Choice::Back),
                answer('s', "write it again", format!("makes {} anew", model.file.name()), Choice::Overwrite),
                answer('a', "save as", "under another name", Choice::SaveAs),
            ],
            Question::Exists { .. } => vec![
                answer(None, "back to the form", "nothing is written", Choice::Back),
                answer('a', "another name", "asks again", Choice::SaveAs),
                answer('o', "overwrite", "writes yours; what that file holds is lost", Choice::Overwrite),
            ],
            Question::Both(merging) => both_answers(model, merging),
            Question::Recover(draft) => recover_answers(model, draft),
            Question::Version(at) => versions::answers(model, *at),
            Question::OddName(path) => opening::odd_answers(model, path),
            Question::DropWork(left) => opening::drop_answers(left),
            Question::NoCopy { .. } => {
                let means = "writes it in place; if that is cut off, the file is damaged";
                vec![
                    answer(None, "back to the form", "nothing is written", Choice::Back),
                    answer('a', "save as", "under another name", Choice::SaveAs),
                    answer('s', "save without a copy", means, Choice::WithoutCopy),
                ]
            }
            Question::Taken => vec![
                answer(
                    None,
                    "read it here",
                    format!("the other window keeps working; {} saves a copy", model.key(Command::SaveAs)),
                    Choice::Back,
                ),
                answer(
                    't',
                    "take it over",
                    "the other can only read then; its work is offered",
                    Choice::TakeOver,
                ),
            ],
        }
    }
}

fn quit(model: &Model) -> String {
    let unsaved = unsaved(model);
    match model.warning_of_autosave() {
        Some(warning) => format!("{unsaved}, {warning}"),
        None => unsaved,
    }
}

fn unsaved(model: &Model) -> String {
    let changes = model.form.session().changed().len();
    let leave = match model.file.files.next_name() {
        Some(_) => format!("leave {}", model.file.name()),
        None => "quit".to_owned(),
    };
    match (model.form.session().is_modified(), model.form.pending().len()) {
        (true, 0) => format!("{leave}: {} not saved", are(changes, "change")),
        (true, pending) => {
            let (changes, pending) = (counted(changes.max(1), "change"), are(pending, "unfinished text"));
            format!("{leave}: {changes}, {pending} not saved")
        }
        (false, 0) => format!("{leave}: {} is still being written", model.file.name()),
        (false, pending) => format!("{leave}: {} not in the file yet", are(pending, "unfinished text")),
    }
}

fn quit_answers(model: &Model) -> Vec<Answer> {
    let name = model.file.name();
    let (go, goes) = match model.file.files.next_name() {
        Some(next) => (format!("go to {next}"), format!("goes to {next}")),
        None => ("quit".to_owned(), "quits".to_owned()),
    };
    let writes = if model.form.pending().is_empty() {
        format!("writes {name}")
    } else {
        format!("writes {name}; the unfinished text is lost")
    };
    let save = if model.only_reads() {
        answer('a', "save a copy", format!("{name} can only be read"), Choice::SaveAs)
    } else {
        answer('s', format!("save and {go}"), writes, Choice::SaveAndQuit)
    };
    let mut answers = vec![answer(None, "stay", "back to the form", Choice::Back), save];
    if model.recovery.keeps() {
        let means = "writes nothing; the next start offers it";
        answers.push(answer('k', "keep for later", means, Choice::KeepAndQuit));
    }
    let lost = format!("{goes}; what is not saved is lost for good");
    answers.push(answer('x', "discard", lost, Choice::Discard));
    answers
}

fn answer(
    letter: impl Into<Option<char>>,
    title: impl Into<String>,
    means: impl Into<String>,
    choice: Choice,
) -> Answer {
    Answer::new(letter.into(), title, means, choice)
}

fn are(count: usize, noun: &str) -> String {
    let count = count.max(1);
    format!("{} {}", counted(count, noun), if count == 1 { "is" } else { "are" })
}
