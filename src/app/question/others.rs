//! Questions about what others made of the file, and about one's own work of earlier windows.
//!
//! Both sides are told apart by whose they are; where both are one's own, by time and place.

use super::{Answer, Choice, MergeEnd, Merging, answer};
use crate::app::describe::Item;
use crate::app::{Draft, LeftBy, Model, Theirs};
use crate::form::describe::Words;
use crate::json::Path;
use crate::json::diff::tree;
use crate::json::document::Content;
use crate::json::unsaved::Unsaved;
use crate::manifest::check::counted;
use crate::manifest::edits;
use crate::manifest::merge::Side;

pub(super) fn changed_answers(model: &Model, theirs: &Theirs) -> Vec<Answer> {
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
    let means = match &theirs.leads_to {
        Some(real) => format!("writes yours into {real}; what that holds is lost"),
        None => "writes yours; their changes are lost".to_owned(),
    };
    answers.push(answer('o', "overwrite", means, Choice::Overwrite));
    answers
}

pub(super) fn both(merging: &Merging) -> String {
    let (number, count) = (merging.sides.len() + 1, merging.clashes.len());
    let name = merging.next().map_or_else(String::new, name_of);
    let question = match merging.end {
        MergeEnd::Conflict => format!("both changed {name}"),
        MergeEnd::Restore(_) => format!("{name} was changed twice: which one stays?"),
    };
    if count > 1 { format!("{question} ({number} of {count})") } else { question }
}

/// Both values, each with whose it is; where both are one's own, with when and where it was typed, the
/// newer one first.
pub(super) fn both_answers(model: &Model, merging: &Merging) -> Vec<Answer> {
    let mine = |letter, title| answer(letter, title, merging.shown(&merging.mine), Choice::Side(Side::Mine));
    let theirs =
        |letter, title| answer(letter, title, merging.shown(&merging.theirs), Choice::Side(Side::Theirs));
    let stop = answer(None, "stop", "nothing is merged or written", Choice::Back);
    let MergeEnd::Restore(draft) = &merging.end else {
        return vec![stop, mine('m', "mine".to_owned()), theirs('t', "theirs".to_owned())];
    };
    let work = mine('w', typed(&draft.when, draft.process));
    if !model.form.session().is_modified() {
        return vec![stop, work, theirs('f', format!("what {} holds", model.file.name()))];
    }
    let here = model.recovery.came_back();
    let here = here.map_or_else(|| "your text here".to_owned(), |when| format!("your text of {when}, here"));
    vec![stop, theirs('h', here), work]
}

/// Which of one's own texts it is.
fn typed(when: &str, process: u32) -> String {
    if process == 0 {
        format!("your text of {when}")
    } else {
        format!("your text of {when} (process {process})")
    }
}

fn name_of(path: &Path) -> String {
    if path.is_root() { "the whole manifest".to_owned() } else { edits::name_of(path) }
}

pub(super) fn recover(model: &Model, draft: &Draft) -> String {
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
        Some(work) if work.pending.is_empty() => {
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
    let unfinished = work.pending.len();
    match (paths, unfinished) {
        (0, 0) => "changes".to_owned(),
        (0, _) => counted(unfinished, "unfinished text"),
        (_, 0) => counted(paths, "change"),
        _ => format!("{} and {}", counted(paths, "change"), counted(unfinished, "unfinished text")),
    }
}

pub(super) fn recover_answers(model: &Model, draft: &Draft) -> Vec<Answer> {
    let means = if model.recovery.found().len() > 1 {
        "it stays; asks about the next"
    } else {
        "it stays; the next start asks again"
    };
    let later = answer(None, "later", means, Choice::Later);
    let away = answer('x', "discard", "it is lost for good", Choice::ThrowAway);
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

/// Where unsaved work was typed, as far as that tells it from other work.
pub(super) fn whence(model: &Model, draft: &Draft) -> impl Iterator<Item = Item> {
    let moved = draft.moved_from.as_ref().map(|path| format!("typed when the file was {path}"));
    let several = model.recovery.found().len() > 1 && draft.process != 0;
    let window = several.then(|| format!("typed in the window of process {}", draft.process));
    moved.into_iter().chain(window).map(|words| Item::Prose(Words::dim(words), 4))
}
