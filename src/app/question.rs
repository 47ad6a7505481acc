//! Questions: what is asked, and each answer with what it does and what is lost.
//!
//! It deliberately carries no answer out.

use std::path::PathBuf;

use super::file::Then;
use super::keymap::Command;
use super::{Draft, LeftBy, Model, Theirs};
use crate::form::describe::{Sense, Words};
use crate::form::find;
use crate::form::place::Place;
use crate::form::status::plural;
use crate::json::diff::tree;
use crate::json::document::{Content, Document};
use crate::json::unsaved::Unsaved;
use crate::json::{Path, on_one_line};
use crate::manifest::merge::{Merge, Side};
use crate::manifest::secret;

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
    /// A file of that name exists.
    Exists(PathBuf),
    /// Both sides changed a value.
    Both(Box<Merging>),
    /// There is unsaved work of an earlier window.
    Recover(Draft),
    /// Another window works on the file.
    Taken,
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

/// One answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The letter that gives it; `None` where [`Answer::key`] is none.
    pub letter: Option<char>,
    /// What it is.
    pub title: &'static str,
    /// What it does and what is lost.
    pub means: String,
    /// What follows.
    pub choice: Choice,
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
    /// Work on the file here, not in the other window.
    TakeOver,
}

impl Answer {
    /// The key that gives it, as the screen names it.
    pub fn key(&self, model: &Model) -> String {
        match (self.letter, self.choice) {
            (Some(letter), _) => letter.to_string(),
            (None, Choice::FirstError) => model.key(Command::NextProblem),
            (None, _) => model.key(Command::Back),
        }
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
                format!("save {name} with {}?", plural(model.new_errors().count(), "error"))
            }
            Question::Changed(theirs) => {
                format!("not saved: {name} was changed by another program at {}", theirs.when)
            }
            Question::Gone => format!("not saved: {name} is gone"),
            Question::Exists(path) => {
                let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
                format!("not saved: {name} is there already")
            }
            Question::Both(merging) => both(merging),
            Question::Recover(draft) => recover(model, draft),
            Question::Taken => {
                format!("{name} is open in another window ({})", model.recovery.holder().unwrap_or("unknown"))
            }
        }
    }

    /// What it is about, a line each.
    pub fn about(&self, model: &Model) -> Vec<Words> {
        let changed = model.form.session().changed();
        match self {
            Question::SaveErrors(_) => {
                let errors = model.new_errors();
                errors
                    .map(|problem| format!("{}: {}", find::name_of(&problem.path), problem.message))
                    .map(|words| Words::new(words, Sense::Error))
                    .collect()
            }
            Question::Quit => {
                let waiting = model.form.pending().keys().map(|place| {
                    let name = find::name_of(place.path());
                    Words::new(format!("{name}, not in the file yet"), Sense::Warning)
                });
                let changed = changed.iter().map(|path| Words::new(find::name_of(path), Sense::Changed));
                changed.chain(waiting).collect()
            }
            Question::Changed(theirs) => both_sides(model, theirs),
            Question::Both(merging) => {
                vec![Words::dim(format!("before: {}", merging.shown(&merging.base)))]
            }
            Question::Recover(draft) => draft.work.as_ref().map_or_else(Vec::new, held_by),
            Question::Taken => Vec::new(),
            Question::Gone | Question::Exists(_) => changed.iter().map(|path| whose("yours", path)).collect(),
        }
    }

    /// The answers, the safe one first.
    pub fn answers(&self, model: &Model) -> Vec<Answer> {
        match self {
            Question::Quit => quit_answers(model),
            Question::SaveErrors(_) => vec![
                answer(None, "go to the first error", "nothing is written", Choice::FirstError),
                answer('s', "save anyway", "as a draft; the errors stay marked", Choice::SaveAnyway),
                answer(None, "back to the form", "nothing is written", Choice::Back),
            ],
            Question::Changed(theirs) => changed_answers(model, theirs),
            Question::Gone => vec![
                answer(None, "back to the form", "nothing is written", Choice::Back),
                answer('s', "write it again", format!("makes {} anew", model.file.name()), Choice::Overwrite),
                answer('a', "save as", "under another name", Choice::SaveAs),
            ],
            Question::Exists(_) => vec![
                answer(None, "back to the form", "nothing is written", Choice::Back),
                answer('a', "another name", "asks again", Choice::SaveAs),
                answer('o', "overwrite", "writes yours; what that file holds is lost", Choice::Overwrite),
            ],
            Question::Both(merging) => vec![
                answer(None, "stop", "nothing is merged or written", Choice::Back),
                answer('m', "mine", merging.shown(&merging.mine), Choice::Side(Side::Mine)),
                answer('t', "theirs", merging.shown(&merging.theirs), Choice::Side(Side::Theirs)),
            ],
            Question::Recover(draft) => recover_answers(model, draft),
            Question::Taken => vec![
                answer(
                    None,
                    "read it here",
                    format!("the other window goes on; {} saves a copy", model.key(Command::SaveAs)),
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
    match (model.form.session().is_modified(), model.form.pending().len()) {
        (true, 0) => format!("quit: {} not saved", are(changes, "change")),
        (true, drafts) => {
            let (changes, drafts) = (plural(changes.max(1), "change"), are(drafts, "unfinished text"));
            format!("quit: {changes}, {drafts} not saved")
        }
        (false, 0) => format!("quit: {} is still being written", model.file.name()),
        (false, drafts) => format!("quit: {} not in the file yet", are(drafts, "unfinished text")),
    }
}

fn quit_answers(model: &Model) -> Vec<Answer> {
    let name = model.file.name();
    let writes = if model.form.pending().is_empty() {
        format!("writes {name}")
    } else {
        format!("writes {name}; the unfinished text is lost")
    };
    let save = if model.only_reads() {
        answer('a', "save a copy", format!("{name} can only be read"), Choice::SaveAs)
    } else {
        answer('s', "save and quit", writes, Choice::SaveAndQuit)
    };
    let mut answers = vec![answer(None, "stay", "back to the form", Choice::Back), save];
    if model.recovery.keeps() {
        let means = "writes nothing; the next start offers it";
        answers.push(answer('k', "keep for later", means, Choice::KeepAndQuit));
    }
    answers.push(answer('x', "throw away", "quits; what is not saved is lost for good", Choice::Discard));
    answers
}

fn changed_answers(model: &Model, theirs: &Theirs) -> Vec<Answer> {
    let name = model.file.name();
    let mut answers = Vec::new();
    if let Some(merging) = model.conflict(theirs) {
        let means = match (model.form.session().is_modified(), merging.clashes.len()) {
            (false, _) => "the form shows what they wrote; you changed nothing".to_owned(),
            (true, 0) => "into their text; nothing is written yet".to_owned(),
            (true, count) => format!("into their text; asks about {count} that both changed"),
        };
        let title = if model.form.session().is_modified() { "merge" } else { "take theirs" };
        answers.push(answer('m', title, means, Choice::Merge));
    }
    answers.push(answer(None, "back to the form", "nothing is written", Choice::Back));
    if theirs.text.is_some() {
        answers.push(answer('l', "look", "from what you began with to what they wrote", Choice::Look));
    }
    let elsewhere = format!("yours elsewhere; {name} stays as theirs");
    answers.push(answer('a', "save as", elsewhere, Choice::SaveAs));
    answers.push(answer('o', "overwrite", "writes yours; their changes are lost", Choice::Overwrite));
    answers
}

fn both(merging: &Merging) -> String {
    let (number, count) = (merging.sides.len() + 1, merging.clashes.len());
    let name = merging.next().map_or_else(String::new, name_of);
    if count > 1 {
        format!("both changed {name} ({number} of {count})")
    } else {
        format!("both changed {name}")
    }
}

fn name_of(path: &Path) -> String {
    if path.is_root() { "the whole manifest".to_owned() } else { find::name_of(path) }
}

fn recover(model: &Model, draft: &Draft) -> String {
    let question = recover_one(model, draft);
    match model.recovery.found().len() {
        0 | 1 => question,
        count => format!("{question} (1 of {count})"),
    }
}

fn recover_one(model: &Model, draft: &Draft) -> String {
    let (name, when) = (model.file.name(), &draft.when);
    match &draft.work {
        _ if draft.left_by == LeftBy::CutOffSave => {
            format!("a save of {name} was cut off at {when}: it may be damaged")
        }
        None => format!("{name} has unsaved work from {when}, and it is damaged"),
        Some(work) if work.base.is_none() => format!("{name} was begun at {when} and never saved"),
        Some(work) if work.loose.is_empty() => {
            let changes = changes(work);
            let were = if changes.starts_with("1 ") { "was" } else { "were" };
            format!("{name} has {changes} from {when} that {were} never saved")
        }
        Some(work) => format!("{name} has {} from {when}, not saved", changes(work)),
    }
}

/// How much unsaved work there is: `3 changes`.
fn changes(work: &Unsaved) -> String {
    let base = work.base.clone().map(Content::of);
    let text = Content::of(work.text.clone());
    let paths = match (base.as_ref().and_then(Content::document), text.document()) {
        (Some(base), Some(text)) => tree::changed(base, text).len(),
        _ => 0,
    };
    let unfinished = work.loose.len();
    match (paths, unfinished) {
        (0, 0) => "changes".to_owned(),
        (0, _) => plural(unfinished, "unfinished text"),
        (_, 0) => plural(paths, "change"),
        _ => format!("{} and {}", plural(paths, "change"), plural(unfinished, "unfinished text")),
    }
}

fn recover_answers(model: &Model, draft: &Draft) -> Vec<Answer> {
    let means = if model.recovery.found().len() > 1 {
        "it stays; asks about the next"
    } else {
        "it stays; the next start asks again"
    };
    let later = answer(None, "later", means, Choice::Later);
    let away = answer('x', "throw it away", "it is lost for good", Choice::ThrowAway);
    let Some(work) = &draft.work else { return vec![later, away] };
    let look = answer('l', "look", "what it changes in the file", Choice::Look);
    if !model.can_restore(draft) {
        return vec![later, look, away];
    }
    let means = match (model.restoring(draft), work.base.as_deref() == model.form.session().saved_text()) {
        _ if model.form.session().is_modified() => "puts it and what is not saved here into one text",
        (_, true) => "takes it up again; nothing is written",
        (Some(_), false) => "the file changed since: puts both into one text",
        (None, false) => "the file is another now: shows your work instead",
    };
    let means = match draft.left_by {
        LeftBy::Window => means,
        LeftBy::CutOffSave => "shows what it held before that; nothing is written",
    };
    vec![answer('r', "restore", means, Choice::Restore), look, later, away]
}

fn answer(
    letter: impl Into<Option<char>>,
    title: &'static str,
    means: impl Into<String>,
    choice: Choice,
) -> Answer {
    Answer { letter: letter.into(), title, means: means.into(), choice }
}

fn are(count: usize, noun: &str) -> String {
    let count = count.max(1);
    format!("{} {}", plural(count, noun), if count == 1 { "is" } else { "are" })
}

fn whose(whose: &str, path: &Path) -> Words {
    Words::new(format!("{whose}: {}", find::name_of(path)), Sense::Changed)
}

/// Whose change each path is that differs from what both began with.
fn both_sides(model: &Model, theirs: &Theirs) -> Vec<Words> {
    let theirs = theirs.text.as_ref().map(|text| Content::of(text.clone()));
    let changed = match (model.form.session().saved_document(), theirs.as_ref().and_then(Content::document)) {
        (Some(base), Some(theirs)) => tree::changed(base, theirs),
        _ => Vec::new(),
    };
    let own = model.form.session().changed();
    let mine = own.iter().map(|path| if changed.contains(path) { ("both", path) } else { ("yours", path) });
    let other = changed.iter().filter(|path| !own.contains(path)).map(|path| ("theirs", path));
    mine.chain(other).map(|(side, path)| whose(side, path)).collect()
}

/// What unsaved work holds.
fn held_by(work: &Unsaved) -> Vec<Words> {
    let base = work.base.clone().map(Content::of);
    let text = Content::of(work.text.clone());
    let changed = match (base.as_ref().and_then(Content::document), text.document()) {
        (Some(base), Some(text)) => tree::changed(base, text),
        _ => Vec::new(),
    };
    let waiting = work.loose.iter().filter_map(|(place, _)| Place::parse(place)).map(|place| {
        Words::new(format!("{}, not in the text yet", find::name_of(place.path())), Sense::Warning)
    });
    changed.iter().map(|path| Words::new(find::name_of(path), Sense::Changed)).chain(waiting).collect()
}
