//! Copying: what is put on the clipboard, and what is said of it.
//!
//! What is copied is the true text, secrets too: the person asked for it. The text for the account team
//! has none. It deliberately knows no terminal; how it gets there is an effect.

use super::keymap::Command;
use super::{Clipboard, Effect, Model};
use crate::form::place::Place;
use crate::form::rows;
use crate::manifest::check::counted;
use crate::manifest::edits::name_of;
use crate::manifest::handoff::handoff;

/// The most bytes that terminals take: more of them is dropped without a word.
const MOST: usize = 74_994;

/// Carries a command out that copies.
pub(super) fn copy(model: &mut Model, command: Command) -> Vec<Effect> {
    let found = match command {
        Command::CopyPath => Ok(("the path".to_owned(), model.form.focus().path().to_string())),
        Command::CopyJson => Ok(("the JSON".to_owned(), model.form.session().content().text().to_owned())),
        Command::HandOver => for_account_team(model),
        _ => value(model),
    };
    match found {
        Ok((name, text)) => put(model, &name, text),
        Err(why) => {
            model.refuse(format!("not copied: {why}"));
            Vec::new()
        }
    }
}

/// What who installs the app has to know.
fn for_account_team(model: &Model) -> Result<(String, String), String> {
    let session = model.form.session();
    let Some(document) = session.document() else { return Err("this text is not JSON yet".to_owned()) };
    let text = handoff(&model.file.name(), document, session.problems(), &session.judge().names);
    Ok(("the text for the account team".to_owned(), text))
}

/// Asks the world to put a text on the clipboard, and says so.
pub(super) fn put(model: &mut Model, name: &str, text: String) -> Vec<Effect> {
    if model.screen.clipboard() == Clipboard::Nobodys {
        model.refuse("not copied: this terminal is known to take nothing from a program");
        return Vec::new();
    }
    if text.len() > MOST {
        let length = text.len();
        model.refuse(format!("not copied: {name} has {length} bytes, and terminals take {MOST} at most"));
        return Vec::new();
    }
    model.say(format!("copied {name}: {}", counted(text.chars().count(), "character")));
    vec![Effect::Copy(text)]
}

/// The value of the focus with its name: of a text the text, of anything else its JSON.
///
/// # Errors
///
/// Why there is nothing to copy.
pub(super) fn value(model: &Model) -> Result<(String, String), String> {
    let form = &model.form;
    let place = form.focus();
    let (Some(document), Some(row)) = (form.document(), form.row()) else {
        return Err("this text is not JSON yet".to_owned());
    };
    let name = name_of(place.path());
    if let Some(typed) = form.pending().get(place) {
        return Ok((format!("what is typed for {name}"), typed.clone()));
    }
    if let (Place::Option(_, number), Some(field)) = (place, row.field) {
        let option = rows::option(document, row.node, field, *number);
        let value = option.map(|option| option.value.into_owned());
        return value.map(|value| (value.clone(), value)).ok_or(name);
    }
    let value = match place {
        Place::Add(_) | Place::Act(..) => None,
        Place::Nth(object, nth) => document.at(object).and_then(|object| object.children().nth(*nth)),
        place => document.at(place.path()),
    };
    let Some(value) = value else { return Err(format!("{name} is not set")) };
    let text = value.as_text().map_or_else(|| value.raw().to_owned(), std::borrow::Cow::into_owned);
    Ok((name, text))
}
