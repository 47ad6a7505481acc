//! Saving, and leaving.

use std::path::PathBuf;

use super::super::field::Editor;
use super::super::layer::{Dialog, Layer, Question};
use super::super::{Effect, Leave, Model, OnDisk, Over, SaveOutcome, Saving, Then};
use super::text;
use crate::form::find;
use crate::form::status::{error_keys, plural};
use crate::json::diff;

type Effects = Vec<Effect>;

/// Saves under the file's name; asks for one where it has none, and about new errors.
pub(super) fn save(model: &mut Model, then: Then) -> Effects {
    text::finish(model);
    model.form.try_save();
    if model.only_reads() {
        model.refuse(read_only(model));
        return Vec::new();
    }
    let Some(path) = model.file.path.clone() else {
        ask_name(model);
        return Vec::new();
    };
    if model.new_errors().next().is_some() {
        super::layers::open(model, Layer::Dialog(Dialog::new(Question::SaveErrors(then))));
        return Vec::new();
    }
    write(model, path, Over::Known, then)
}

fn read_only(model: &Model) -> String {
    let name = model.name();
    match &model.holder {
        Some(holder) => format!("{name} is open in another window ({holder}): F12 saves a copy"),
        None => format!("{name} is read-only: F12 saves a copy"),
    }
}

/// Asks the world to write the text.
pub(super) fn write(model: &mut Model, path: PathBuf, over: Over, then: Then) -> Effects {
    if let Some(saving) = &mut model.saving {
        saving.then = then;
        model.say("still writing");
        return Vec::new();
    }
    if model.only_reads() && model.file.path.as_ref() == Some(&path) {
        model.refuse(read_only(model));
        return Vec::new();
    }
    let text = model.form.session().content().text().to_owned();
    model.saving = Some(Saving {
        path: path.clone(),
        text: text.clone(),
        then,
        errors: error_keys(model.form.session()),
        loose: model.loose(),
        overtaken: false,
    });
    vec![Effect::Save { path, text, over }]
}

/// A save ended.
pub(in super::super) fn saved(model: &mut Model, outcome: SaveOutcome) -> Effects {
    let Some(saving) = model.saving.take() else { return Vec::new() };
    let name = saving.path.file_name().unwrap_or(saving.path.as_os_str()).to_string_lossy().into_owned();
    let elsewhere = model.file.path.as_ref() != Some(&saving.path);
    let mut effects = Vec::new();
    match outcome {
        SaveOutcome::Written { warning } => {
            let words = written(model, &saving.text);
            effects.extend(settle(model, &saving));
            match warning {
                None if model.form.pending().is_empty() => model.say(format!("saved {name}: {words}")),
                None => model.refuse(format!("saved {name}: {words}; {}", waiting(model))),
                Some(warning) => model.refuse(format!("saved {name}, but {warning}")),
            }
        }
        SaveOutcome::Unchanged => {
            effects.extend(settle(model, &saving));
            if model.form.pending().is_empty() {
                model.say(format!("{name} already holds exactly this"));
            } else {
                model.refuse(format!("{name} holds the rest; {}", waiting(model)));
            }
        }
        SaveOutcome::Changed(_) if elsewhere => {
            return ask(model, Question::Exists(saving.path.clone()), saving);
        }
        SaveOutcome::Gone if elsewhere => return write(model, saving.path, Over::Nothing, saving.then),
        SaveOutcome::Changed(theirs) => {
            model.on_disk = OnDisk::Changed(theirs.clone());
            return ask(model, Question::Changed(theirs), saving);
        }
        SaveOutcome::Gone => {
            model.on_disk = OnDisk::Gone;
            return ask(model, Question::Gone, saving);
        }
        SaveOutcome::Exists => return ask(model, Question::Exists(saving.path.clone()), saving),
        SaveOutcome::Failed(why) => {
            // A name that could not be written is asked for again, as it was typed.
            if elsewhere && !saving.overtaken {
                super::layers::open(model, Layer::SaveAs(Editor::one_line(&saving.path.to_string_lossy())));
            }
            model.refuse(why);
            return Vec::new();
        }
    }
    // What was typed while the save ran is unsaved again, so the program stays.
    if saving.then == Then::Quit && !model.form.session().is_modified() && model.loose() == saving.loose {
        effects.push(Effect::Quit(Leave::Nothing));
    }
    effects
}

/// What is typed and not in any file: `not in it yet: Headers`.
fn waiting(model: &Model) -> String {
    let names: Vec<_> = model.form.pending().keys().map(|place| find::name_of(place.path())).collect();
    format!("not in it yet: {}", names.join(", "))
}

/// Asks about a save that was not made. Whoever has typed on meanwhile is only told, so that no
/// letter of theirs is taken for an answer.
fn ask(model: &mut Model, question: Question, saving: Saving) -> Effects {
    let dialog = Dialog::new(question);
    if saving.overtaken {
        let exists = matches!(dialog.question, Question::Exists(_));
        let again = if exists { "F12 asks again" } else { "Ctrl-S asks what to do" };
        model.refuse(format!("{}: {again}", dialog.title(model)));
        return Vec::new();
    }
    model.asked_path = Some(saving.path);
    super::layers::open(model, Layer::Dialog(dialog));
    Vec::new()
}

/// The file holds the saved text now.
fn settle(model: &mut Model, saving: &Saving) -> Effects {
    let moved = model.file.path.as_ref() != Some(&saving.path);
    if moved {
        model.holder = None;
        model.file.read_only = false;
    }
    model.file.path = Some(saving.path.clone());
    model.on_disk = OnDisk::Same;
    model.restored = None;
    model.merged = None;
    model.form.mark_saved(saving.text.clone());
    model.form.close_step();
    model.saved_errors.clone_from(&saving.errors);
    if moved { vec![Effect::BelongsTo(saving.path.clone())] } else { Vec::new() }
}

/// What was written, in words: `2 changes, 2 lines replaced, 1 added`, `new file, 14 lines`.
fn written(model: &Model, text: &str) -> String {
    let filling = model.form.to_fill().len();
    let rest = if filling > 0 { format!("; {filling} still to fill in") } else { String::new() };
    match model.form.session().saved_text() {
        None => format!("new file, {}{rest}", plural(text.lines().count(), "line")),
        Some(old) => {
            let changes = plural(model.form.session().changed().len().max(1), "change");
            format!("{changes}, {}{rest}", diff::lines(old, text))
        }
    }
}

/// Asks for a name to save under.
pub(super) fn ask_name(model: &mut Model) {
    text::finish(model);
    let current =
        model.file.path.as_ref().map_or_else(String::new, |path| path.to_string_lossy().into_owned());
    super::layers::open(model, Layer::SaveAs(Editor::one_line(&current)));
}

/// Saves under the name that was typed.
pub(super) fn save_as(model: &mut Model, name: &str) -> Effects {
    if name.trim().is_empty() {
        model.refuse("type the name of a file, such as my-app.json");
        return Vec::new();
    }
    let path = PathBuf::from(name);
    let over = if model.file.path.as_ref() == Some(&path) { Over::Known } else { Over::Nothing };
    model.form.try_save();
    model.layers.clear();
    write(model, path, over, Then::Stay)
}

/// Ends the program; asks first if something would be lost.
pub(super) fn quit(model: &mut Model) -> Effects {
    text::finish(model);
    if model.unwritten_endpoint().is_some() {
        model.refuse("the endpoint is not written yet: Enter writes it, Esc leaves it; then Ctrl-Q quits");
        return Vec::new();
    }
    if !model.form.session().is_modified() && model.form.pending().is_empty() && model.saving.is_none() {
        // What came back and was undone is offered again.
        let leave = if model.restored.is_some() { Leave::Work } else { Leave::Nothing };
        return vec![Effect::Quit(leave)];
    }
    super::layers::open(model, Layer::Dialog(Dialog::new(Question::Quit)));
    Vec::new()
}
