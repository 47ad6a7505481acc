//! Saving, and leaving.

use std::path::PathBuf;

use super::available::NO_OTHER_FILE;
use super::file::{Errors, Saving, Then, Waiting};
use super::files::{Goal, name};
use super::keymap::Command;
use super::question::Question;
use super::{Effect, Leave, Model, OnDisk, Over, SaveOutcome, changes, page};
use crate::form::describe::CHECKING;
use crate::form::session::Checked;
use crate::form::status::error_keys;
use crate::manifest::edits;

type Effects = Vec<Effect>;

/// Saves under the file's name; asks for one where it has none, and about new errors.
pub(super) fn save(model: &mut Model, then: Then) -> Effects {
    model.form.close_step();
    model.form.try_save();
    if model.only_reads() {
        model.refuse(read_only(model));
        return Vec::new();
    }
    let Some(path) = model.file.path().map(ToOwned::to_owned) else {
        return super::step::run(model, Command::SaveAs);
    };
    if !model.form.session().is_checked() {
        model.file.waiting = Some(Waiting { then, overtaken: false });
        model.say(format!("{CHECKING} then {} is saved", model.file.name()));
        return Vec::new();
    }
    if model.new_errors().next().is_some() {
        page::ask(model, Question::SaveErrors(then));
        return Vec::new();
    }
    write(model, path, Over::Known, then)
}

/// The errors of the text, if they are known.
fn errors(model: &Model) -> Option<Errors> {
    let session = model.form.session();
    session.is_checked().then(|| error_keys(session.problems()))
}

/// A long text was checked: the save that waits for it is made, or asks. Whoever has typed on
/// meanwhile is only told, so that no letter of theirs is taken for an answer.
pub(super) fn checked(model: &mut Model, checked: Checked) -> Effects {
    if model.file.saved_errors.is_none() && model.form.session().saved_text() == Some(checked.text()) {
        model.file.saved_errors = Some(error_keys(checked.problems()));
    }
    model.form.take(checked);
    if !model.form.session().is_checked() {
        return Vec::new();
    }
    match model.file.waiting.take() {
        Some(Waiting { overtaken: true, .. }) if model.new_errors().next().is_some() => {
            let save = model.key(Command::Save);
            model.refuse(format!("not saved: there are new errors, and {save} asks what to do"));
            Vec::new()
        }
        Some(Waiting { then, .. }) => save(model, then),
        None => Vec::new(),
    }
}

/// Why the file is not changed here.
pub(super) fn read_only(model: &Model) -> String {
    let name = model.file.name();
    let save_as = model.key(Command::SaveAs);
    match model.recovery.holder() {
        Some(holder) => format!("{name} is open in another window ({holder}): {save_as} saves a copy"),
        None => format!("{name} is read-only: {save_as} saves a copy"),
    }
}

impl Model {
    /// Whether nothing may be changed here, which is said then.
    pub(super) fn refuses_writing(&mut self) -> bool {
        if !self.only_reads() {
            return false;
        }
        let words = match self.recovery.holder() {
            Some(_) => read_only(self),
            None => format!("read only: {} saves a copy", self.key(Command::SaveAs)),
        };
        self.refuse(words);
        true
    }
}

/// Asks the world to write the text.
pub(super) fn write(model: &mut Model, path: PathBuf, over: Over, then: Then) -> Effects {
    if let Some(saving) = &mut model.file.saving {
        saving.then = then;
        model.say("still writing");
        return Vec::new();
    }
    if model.only_reads() && model.file.path() == Some(&path) {
        model.refuse(read_only(model));
        return Vec::new();
    }
    let text = model.form.session().content().text().to_owned();
    model.file.saving = Some(Saving {
        path: path.clone(),
        text: text.clone(),
        over,
        then,
        errors: errors(model),
        pending: model.pending(),
        overtaken: false,
    });
    let needs_copy = model.file.without_copy.as_ref() != Some(&path);
    vec![Effect::Save { path, text, over, needs_copy }]
}

/// A save ended.
pub(super) fn saved(model: &mut Model, outcome: SaveOutcome) -> Effects {
    let Some(saving) = model.file.saving.take() else { return Vec::new() };
    let name = name(&saving.path);
    let elsewhere = model.file.path() != Some(&saving.path);
    let mut effects = Vec::new();
    match outcome {
        SaveOutcome::Written { warning } => {
            let words = changes::written(model, &saving.text);
            effects.extend(sync(model, &saving));
            match warning {
                None if model.form.pending().is_empty() => model.say(format!("saved {name}: {words}")),
                None => model.refuse(format!("saved {name}: {words}; {}", waiting(model))),
                Some(warning) => model.refuse(format!("saved {name}, but {warning}")),
            }
        }
        SaveOutcome::Unchanged => {
            effects.extend(sync(model, &saving));
            if model.form.pending().is_empty() {
                model.say(format!("{name} already holds exactly this"));
            } else {
                model.refuse(format!("{name} holds the rest; {}", waiting(model)));
            }
        }
        SaveOutcome::Changed(_) if elsewhere => {
            return ask(model, Question::Exists { path: saving.path.clone(), holder: None }, saving);
        }
        SaveOutcome::Gone if elsewhere => return write(model, saving.path, Over::Nothing, saving.then),
        SaveOutcome::Changed(theirs) => {
            model.file.on_disk = OnDisk::Changed(theirs.clone());
            return ask(model, Question::Changed(theirs), saving);
        }
        SaveOutcome::Gone => {
            model.file.on_disk = OnDisk::Gone;
            return ask(model, Question::Gone, saving);
        }
        SaveOutcome::NoCopy(why) => {
            return ask(model, Question::NoCopy { why, over: saving.over, then: saving.then }, saving);
        }
        SaveOutcome::Exists { holder } => {
            return ask(model, Question::Exists { path: saving.path.clone(), holder }, saving);
        }
        SaveOutcome::Failed(why) => {
            // A name that could not be written is asked for again, as it was typed.
            if elsewhere && !saving.overtaken {
                page::ask_name(model, &saving.path.to_string_lossy());
            }
            model.refuse(why);
            return Vec::new();
        }
    }
    // What was typed while the save ran is unsaved again, so the program stays.
    if saving.then == Then::Quit && !model.form.session().is_modified() && model.pending() == saving.pending {
        effects.push(Effect::Quit(Leave::Nothing));
    }
    effects
}

/// What is typed and not in any file: `not in it yet: Headers`.
fn waiting(model: &Model) -> String {
    let names: Vec<_> = model.form.pending().keys().map(|place| edits::name_of(place.path())).collect();
    format!("not in it yet: {}", names.join(", "))
}

/// Asks about a save that was not made. Whoever has typed on meanwhile is only told, so that no
/// letter of theirs is taken for an answer.
fn ask(model: &mut Model, question: Question, saving: Saving) -> Effects {
    if saving.overtaken {
        let exists = matches!(question, Question::Exists { .. });
        let again = if exists {
            format!("{} asks again", model.key(Command::SaveAs))
        } else {
            format!("{} asks what to do", model.key(Command::Save))
        };
        model.refuse(format!("{}: {again}", question.title(model)));
        return Vec::new();
    }
    model.file.asked_path = Some(saving.path);
    page::ask(model, question);
    Vec::new()
}

/// The file holds the saved text now.
fn sync(model: &mut Model, saving: &Saving) -> Effects {
    let moved = model.file.moves_to(saving.path.clone());
    if moved {
        model.recovery.holder = None;
    }
    model.tour = None;
    model.file.on_disk = OnDisk::Same;
    model.recovery.merged = None;
    model.form.mark_saved(saving.text.clone());
    model.form.close_step();
    model.file.saved_errors.clone_from(&saving.errors);
    let belongs = moved.then(|| Effect::BelongsTo(saving.path.clone()));
    belongs
        .into_iter()
        .chain([Effect::Remember(saving.path.clone())])
        .chain(model.recovery.settle())
        .collect()
}

/// Saves under a name that was typed.
pub(super) fn save_under(model: &mut Model, path: PathBuf) -> Effects {
    let over = if model.file.path() == Some(&path) { Over::Known } else { Over::Nothing };
    model.form.try_save();
    page::leave_all(model);
    write(model, path, over, Then::Stay)
}

/// Ends the program; asks first if something would be lost.
pub(super) fn quit(model: &mut Model) -> Effects {
    leave(model, None)
}

/// Goes on with another of the files that were named; asks first, as at the end.
pub(super) fn other_file(model: &mut Model, command: Command) -> Effects {
    let Some((number, _)) = model.file.files.neighbour(command) else {
        model.refuse(NO_OTHER_FILE);
        return Vec::new();
    };
    leave(model, Some(Goal::Named(number)))
}

fn leave(model: &mut Model, next: Option<Goal>) -> Effects {
    model.file.files.leave_for(next);
    model.form.close_step();
    if let Some(why) = page::top(model).holds(model) {
        model.refuse(why);
        return Vec::new();
    }
    let kept = !model.form.session().is_modified() && model.form.pending().is_empty();
    if (kept || model.is_scratch()) && model.file.saving.is_none() {
        return vec![Effect::Quit(Leave::Nothing)];
    }
    page::ask(model, Question::Quit);
    Vec::new()
}
