//! What the footer offers: the keys that do something here and now, the most useful first.
//!
//! Chords and words come from the keymap; only which of them fit the place is decided here.

mod layers;

use super::field::Codec;
use super::keymap::{Command, Scope, chord_for};
use super::{Model, act};
use crate::form::place::{Deed, Place};
use crate::form::rows::RowKind;
use crate::manifest::catalogue::Kind;

/// A key and what it does now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hint {
    /// The key, or several.
    pub keys: String,
    /// What it does.
    pub does: String,
}

fn typing(keys: &str, does: impl Into<String>) -> Hint {
    Hint { keys: keys.to_owned(), does: does.into() }
}

/// The keys for the place of the focus.
pub fn hints(model: &Model) -> Vec<Hint> {
    let scope = model.scope();
    let key = |command: Command, does: &str| {
        let chord = chord_for(scope, command)?;
        Some(Hint { keys: chord.to_string(), does: does.to_owned() })
    };
    let mut hints: Vec<Option<Hint>> = Vec::new();
    match model.layers.last() {
        Some(layer) => hints = layers::hints(model, layer, &key),
        None if scope == Scope::Page && model.form.document().is_none() => {
            hints.push(Some(typing("type", "to edit this text")));
            hints.push(key(Command::Quit, "quit"));
        }
        None if scope == Scope::Page => {
            hints.push(key(Command::Preview, "changes, off"));
            hints.push(key(Command::Down, "scroll"));
            hints.push(key(Command::Back, "form"));
            hints.push(key(Command::Save, "save"));
            hints.push(key(Command::Help, "help"));
        }
        None => in_form(model, &key, &mut hints),
    }
    hints.into_iter().flatten().collect()
}

type KeyOf<'k> = dyn Fn(Command, &str) -> Option<Hint> + 'k;

fn in_form(model: &Model, key: &KeyOf<'_>, hints: &mut Vec<Option<Hint>>) {
    let fixable = model.form.problems_at_focus().into_iter().find_map(|problem| problem.fix.as_ref());
    if let Some(fix) = fixable.filter(|_| model.open.is_none()) {
        hints.push(key(Command::Fix, &fix.title));
    }
    let go_on = act::go_on_target(model).map(|(_, name, _)| format!("go on: {name}"));
    let go_on = go_on.as_deref().unwrap_or("go on");
    if model.open.is_some() {
        hints.push(key(Command::Enter, go_on));
        hints.push(key(Command::Next, "next field"));
        hints.push(key(Command::Back, "done"));
    } else {
        on_row(model, key, go_on, hints);
    }
    if model.form.loud_problems().next().is_some() {
        hints.push(key(Command::NextProblem, "problem"));
    }
    hints.push(save(model, key));
    hints.push(key(Command::Find, "find"));
    hints.push(undo(model, key));
    hints.push(key(Command::Preview, "JSON"));
    hints.push(key(Command::Help, "help"));
    hints.push(key(Command::Quit, "quit"));
}

/// What saves here: a file that can only be read is saved as a copy.
fn save(model: &Model, key: &KeyOf<'_>) -> Option<Hint> {
    if model.only_reads() { key(Command::SaveAs, "save a copy") } else { key(Command::Save, "save") }
}

/// Undo, if there is something to undo.
fn undo(model: &Model, key: &KeyOf<'_>) -> Option<Hint> {
    model.form.session().undo_name().and_then(|_| key(Command::Undo, "undo"))
}

/// Whether some, and whether all supported values of the checklist at the focus are ticked.
fn ticked(model: &Model) -> (bool, bool) {
    let options = model
        .form
        .document()
        .zip(model.form.row())
        .and_then(|(document, row)| Some(crate::form::rows::options(document, row.node, row.field?)));
    let known = options.unwrap_or_default().into_iter().filter(|option| option.help.is_some());
    let ticks: Vec<_> = known.map(|option| option.ticked).collect();
    (ticks.contains(&true), !ticks.contains(&false))
}

/// Whether the row below the focus is an item too.
fn next_is_item(model: &Model) -> bool {
    model.form.rows().get(model.form.at().0 + 1).is_some_and(|row| row.kind == RowKind::Item && row.index > 0)
}

fn on_row(model: &Model, key: &KeyOf<'_>, go_on: &str, hints: &mut Vec<Option<Hint>>) {
    let Some(row) = model.form.row() else { return };
    let set = row.node.is_some();
    let unset = |does: &str| if set { key(Command::Unset, does) } else { None };
    match row.kind {
        RowKind::Text | RowKind::EmptyList | RowKind::Add => {
            hints.push(if set && row.kind == RowKind::Text {
                key(Command::Enter, "edit")
            } else {
                Some(typing("type", "to fill in"))
            });
            hints.push(key(Command::Next, "next field"));
            hints.push(unset("not set"));
            if row.field.is_some_and(|field| field.key == "client_name") {
                hints.push(key(Command::Add, "localized name"));
            }
        }
        RowKind::Item | RowKind::Ids => {
            let adding = matches!(model.form.focus(), Place::Add(_));
            hints.push(if adding { Some(typing("type", "to add one")) } else { key(Command::Enter, "edit") });
            hints.push(if adding { None } else { key(Command::Unset, "remove") });
            hints.push(if adding { None } else { key(Command::Add, "add") });
            let several = row.index > 0 || next_is_item(model);
            if row.kind == RowKind::Item && several {
                hints.push(Some(typing("< >", "move")));
            }
            hints.push(key(Command::Next, "next field"));
        }
        RowKind::Flag => {
            hints.push(key(Command::Space, "step"));
            hints.push(key(Command::Enter, go_on));
            hints.push(unset("not set"));
        }
        RowKind::Number => {
            let small = matches!(row.field.map(|field| field.kind), Some(Kind::Integer { min, max, .. }) if max < 10 && min == 0);
            hints.push(Some(typing(if small { "0-5" } else { "0-9" }, "set")));
            hints.push(Some(typing("Left Right", "step")));
            hints.push(key(Command::Enter, go_on));
            hints.push(unset("not set"));
        }
        RowKind::Choices => {
            hints.push(key(Command::Space, "tick"));
            let (some, all) = ticked(model);
            hints.push(if all { None } else { key(Command::TickAll, "all") });
            hints.push(if some { key(Command::TickNone, "none") } else { None });
            hints.push(key(Command::Invert, "invert"));
            hints.push(key(Command::Enter, go_on));
        }
        RowKind::Event => {
            let open = model.form.is_open(model.form.focus().path());
            hints.push(key(Command::Enter, if open { "close" } else { "open" }));
            hints.push(key(Command::Next, "next field"));
            hints.push(unset("remove"));
        }
        RowKind::Action(deed) => hints.push(key(
            Command::Enter,
            match deed {
                Deed::AddEngagement => "add engagement",
                Deed::RemoveEngagement => "remove engagement",
                Deed::OneEndpoint => "one endpoint for several events",
            },
        )),
        RowKind::Raw => {
            hints.push(key(Command::Enter, "edit as JSON"));
            hints.push(unset("remove"));
        }
        RowKind::Ignored => hints.push(key(Command::Unset, "remove")),
        RowKind::Head | RowKind::Columns => {}
    }
}

/// What the title of the help says of an open text: `23/128 characters`.
pub fn counter(model: &Model) -> Option<String> {
    let open = model.open.as_ref().filter(|open| open.codec == Codec::Text)?;
    let count = open.editor.text().chars().count();
    match model.form.row()?.own_field()?.kind {
        Kind::Text { max: Some(max), .. } => Some(format!("{count}/{max} characters")),
        _ => Some(crate::form::status::plural(count, "character")),
    }
}
