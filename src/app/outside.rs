//! Editing in another program: what it is given, and what becomes of what it gives back.
//!
//! What comes back is one step, whatever it is. It deliberately starts no program: that is an effect.

use std::path::Path as FilePath;

use super::keymap::Command;
use super::{Effect, Model, Outside, change, page, saving};
use crate::form::place::Place;
use crate::json::Path;
use crate::json::document::{Change, Edit, Json};
use crate::json::history::Action;
use crate::manifest::edits;

/// The name of the file that the other program opens: many go by its ending.
fn file_name(what: &Outside, model: &Model) -> String {
    let name = model.file.path().and_then(FilePath::file_name);
    match what {
        Outside::Whole => {
            name.map_or_else(|| "manifest.json".to_owned(), |name| name.to_string_lossy().into_owned())
        }
        Outside::Text(_) => "value.txt".to_owned(),
        Outside::Json(_) => "value.json".to_owned(),
    }
}

/// Carries a command out that edits in another program.
pub(super) fn edit(model: &mut Model, command: Command) -> Vec<Effect> {
    page::leave_all(model);
    page::uncover(model);
    if model.only_reads() {
        model.refuse(saving::read_only(model));
        return Vec::new();
    }
    let (what, text) = match command {
        Command::EditValueOutside => match value(model) {
            Ok(found) => found,
            Err(why) => {
                model.refuse(why);
                return Vec::new();
            }
        },
        _ => (Outside::Whole, model.form.session().content().text().to_owned()),
    };
    model.form.close_step();
    let name = file_name(&what, model);
    vec![Effect::EditOutside { what, name, text }]
}

/// The value of the focus: a text as it reads, anything else as JSON; what is not set is empty.
fn value(model: &Model) -> Result<(Outside, String), String> {
    let Some(document) = model.form.document() else { return Err("this text is not JSON yet".to_owned()) };
    let path = match model.form.focus() {
        Place::Value(path) | Place::Option(path, _) => path.clone(),
        Place::Add(_) | Place::Act(..) | Place::Nth(..) => {
            return Err("there is no value here to edit in another program".to_owned());
        }
    };
    let wants_text = edits::field(&path)
        .is_some_and(|field| matches!(field.kind, crate::manifest::catalogue::Kind::Text { .. }));
    Ok(match document.at(&path) {
        Some(value) => match value.as_text() {
            Some(text) => (Outside::Text(path), text.into_owned()),
            None => (Outside::Json(path), value.raw().to_owned()),
        },
        None if wants_text => (Outside::Text(path), String::new()),
        None => (Outside::Json(path), String::new()),
    })
}

/// The other program has ended: with a text, or why there is none.
pub(super) fn edited(model: &mut Model, what: &Outside, outcome: Result<String, String>) {
    let text = match outcome {
        Ok(text) => text,
        Err(why) => {
            model.refuse(format!("{why}; nothing is changed here"));
            return;
        }
    };
    match what {
        Outside::Whole => whole(model, &text),
        Outside::Text(path) => {
            // Programs end a file with a line end, a value does not.
            let text =
                text.strip_suffix('\n').map_or(text.as_str(), |line| line.strip_suffix('\r').unwrap_or(line));
            part(model, path, Json::text(text));
        }
        Outside::Json(path) => match Json::parse(text.trim()) {
            Ok(json) => part(model, path, json),
            Err(_) if text.trim().is_empty() => say_unchanged(model),
            Err(_) => {
                let place = Place::Value(path.clone());
                model.form.go(place.clone());
                model.form.hold(place, text.trim_end().to_owned());
                page::open_by(model, Command::EditJson);
                model.refuse("what came back is not JSON: it waits here, and the file is as it was");
            }
        },
    }
}

fn say_unchanged(model: &mut Model) {
    model.say("nothing was changed in the other program");
}

/// A value came back.
fn part(model: &mut Model, path: &Path, json: Json) {
    let name = edits::name_of(path);
    model.form.go(model.form.place_at(path));
    let Some(document) = model.form.document() else { return };
    let changes = match document.at(path) {
        Some(value) if value.as_text().is_none() => vec![Change::Spell(path.clone(), json)],
        _ => vec![edits::set(document, path, json)],
    };
    if model.act(format!("edit {name} in another program"), changes) {
        let undo = model.key(Command::Undo);
        model.say(format!("took {name} over from the other program; {undo} takes that back"));
    } else if model.screen.message().is_none() {
        say_unchanged(model);
    }
}

/// The whole text came back.
fn whole(model: &mut Model, text: &str) {
    let before = model.form.session().content().text();
    let edit = Edit::between(before, &as_before(before, text));
    let action = Action::new("edit in another program", vec![Change::Typed(vec![edit])]);
    match model.form.act(action) {
        Err(refusal) => model.refuse(change::why_not(&refusal)),
        Ok(false) => say_unchanged(model),
        Ok(true) if model.form.document().is_none() => {
            let undo = model.key(Command::Undo);
            model.refuse(format!(
                "what came back is not JSON: here is its mistake; {undo} takes all of it back"
            ));
        }
        Ok(true) => {
            let undo = model.key(Command::Undo);
            model.say(format!("took the text over from the other program; {undo} takes that back"));
        }
    }
}

/// A text as the person meant it: a mark at its start that a program dropped and a line end that one
/// added at its end were not edited.
fn as_before(before: &str, after: &str) -> String {
    const MARK: char = '\u{feff}';
    let lost = before.starts_with(MARK) && !after.starts_with(MARK) && !after.is_empty();
    let added = !before.ends_with('\n') && after.ends_with('\n');
    let after = if added { after.trim_end_matches('\n').trim_end_matches('\r') } else { after };
    if lost { format!("{MARK}{after}") } else { after.to_owned() }
}
