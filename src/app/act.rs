//! Commands: one small function each, by where they are given.
//!
//! Responsible for finding the command of a chord and handing it on. What a command does stands in
//! the rooms below; it deliberately draws nothing and touches no world.

mod files;
mod fill;
mod launch;
mod layers;
mod movement;
mod others;
mod paste;
mod problems;
mod raw;
mod review;
mod text;
mod value;

pub(super) use files::saved;
pub(super) use fill::open as fill_blanks;
pub use launch::typed_ids;
pub(super) use movement::go_on_target;
pub(super) use others::{ask_about_others, world};
pub(super) use raw::follow as follow_text;
pub use raw::mistake;

use super::chord::Chord;
use super::keymap::{self, Command, Scope};
use super::layer::{Layer, Search};
use super::{Effect, Model, Preview};

type Effects = Vec<Effect>;

/// What can be done on an ignored member.
const IGNORED: &str = "an earlier member of the same name counts for nothing: F5 or Del takes it out";

/// A press of keys.
pub(super) fn press(model: &mut Model, chord: Chord) -> Effects {
    overtake(model);
    let scope = model.scope();
    if let Some(Layer::Dialog(_)) = model.layers.last() {
        return layers::press_dialog(model, chord);
    }
    match (keymap::binding(scope, chord), chord.typed()) {
        (Some(binding), _) => run(model, binding.command),
        (None, Some(c)) => typed(model, c),
        (None, None) => Vec::new(),
    }
}

/// Whoever does something has read the message, and is busy with something else than a save.
fn overtake(model: &mut Model) {
    model.message = None;
    if let Some(saving) = &mut model.saving {
        saving.overtaken = true;
    }
}

fn typed(model: &mut Model, c: char) -> Effects {
    match model.layers.last() {
        Some(Layer::Raw(_)) => raw::typed(model, c),
        Some(_) => layers::typed(model, c),
        None if model.preview_covers() => model.say("Esc leads back to the form; typing goes into its rows"),
        None => text::typed(model, c),
    }
    Vec::new()
}

/// A paste; it never presses Enter.
pub(super) fn paste(model: &mut Model, text: &str) -> Effects {
    overtake(model);
    match model.layers.last() {
        Some(Layer::Raw(_)) => raw::pasted(model, text),
        Some(_) => layers::pasted(model, text),
        None if model.preview_covers() => model.say("Esc leads back to the form; a paste goes into its rows"),
        None if model.form.document().is_none() => {}
        None => paste::pasted(model, text),
    }
    Vec::new()
}

/// Carries a command out.
fn run(model: &mut Model, command: Command) -> Effects {
    if let Some(effects) = anywhere(model, command) {
        return effects;
    }
    match model.scope() {
        Scope::Raw => raw::run(model, command),
        Scope::Find | Scope::Palette | Scope::Help => return layers::run(model, command),
        Scope::Review => review::run(model, command),
        Scope::Fill => match model.layers.last() {
            Some(Layer::OneEndpoint(_)) => fill::run_endpoint(model, command),
            _ if command == Command::Space => fill::edit_with(model, |editor| editor.insert(' ')),
            _ => fill::run(model, command),
        },
        Scope::Page => page(model, command),
        _ => form(model, command),
    }
    Vec::new()
}

/// The commands that mean the same in every place; `None` for all others.
fn anywhere(model: &mut Model, command: Command) -> Option<Effects> {
    match command {
        Command::Save => return Some(files::save(model, super::Then::Stay)),
        Command::SaveAs => files::ask_name(model),
        Command::Quit => return Some(files::quit(model)),
        Command::Suspend => return Some(vec![Effect::Suspend]),
        Command::Undo => return Some(undo(model)),
        Command::Redo => return Some(redo(model)),
        Command::Find => layers::open(model, Layer::Find(Search::new())),
        Command::Palette => layers::open(model, Layer::Palette(Search::new())),
        Command::Help => layers::open(model, Layer::Help(0)),
        Command::QuickLaunch if model.form.document().is_none() => {
            model.refuse("this text is not JSON yet, so nobody sees the app");
        }
        Command::QuickLaunch => layers::open(model, Layer::QuickLaunch(Search::new())),
        Command::Preview => preview(model),
        Command::FillBlanks => fill::open(model),
        Command::OneEndpoint => fill::open_endpoint(model),
        Command::Review => review::open(model),
        Command::NextProblem => problems::step(model, 1),
        Command::PreviousProblem => problems::step(model, -1),
        Command::Fix if matches!(model.layers.last(), Some(Layer::QuickLaunch(_))) => launch::fix(model),
        Command::Fix => match model.layers.last() {
            None => problems::fix(model),
            Some(Layer::Review(_)) => review::fix(model),
            Some(_) => model.say("F5 mends what the form shows: Esc leads there"),
        },
        Command::EditJson => raw::open_focus(model),
        Command::Back => back(model),
        _ => return None,
    }
    Some(Vec::new())
}

fn form(model: &mut Model, command: Command) {
    match command {
        Command::Next => movement::stop(model, movement::Way::On),
        Command::Previous => movement::stop(model, movement::Way::Back),
        Command::Down => movement::line(model, movement::Way::On),
        Command::Up => movement::line(model, movement::Way::Back),
        Command::PageDown => movement::section(model, movement::Way::On),
        Command::PageUp => movement::section(model, movement::Way::Back),
        Command::Enter => enter(model),
        _ if model.open.is_some() => text::edit(model, command),
        Command::First => movement::end(model, movement::Way::Back),
        Command::Last => movement::end(model, movement::Way::On),
        Command::Backspace => text::open_selected(model),
        Command::Left => value::sideways(model, movement::Way::Back),
        Command::Right => value::sideways(model, movement::Way::On),
        Command::Space => value::space(model),
        Command::Unset => value::unset(model),
        Command::MoveUp => value::shift(model, movement::Way::Back),
        Command::MoveDown => value::shift(model, movement::Way::On),
        Command::Add => value::add(model),
        Command::TickAll => value::tick_many(model, value::Many::All),
        Command::TickNone => value::tick_many(model, value::Many::None),
        Command::Invert => value::tick_many(model, value::Many::Inverse),
        _ => {}
    }
}

/// Enter never changes a value: it opens, does, or goes on.
fn enter(model: &mut Model) {
    use crate::form::rows::RowKind::{
        Action, Add, Choices, EmptyList, Event, Flag, Ids, Item, Number, Raw, Text,
    };
    if model.open.is_some() {
        if !text::next_placeholder(model) {
            text::close(model);
            movement::go_on(model);
        }
        return;
    }
    let no_text = model.form.row().is_some_and(|row| matches!(row.kind, Flag | Choices | Event | Action(_)));
    if no_text
        && model
            .form
            .pending()
            .contains_key(&crate::form::place::Place::Value(model.form.focus().path().clone()))
    {
        raw::open_focus(model);
        return;
    }
    match model.form.row().map(|row| row.kind) {
        Some(Text | Item | EmptyList | Add | Ids | Raw) => text::open_selected(model),
        Some(Event) => value::fold(model),
        Some(Action(deed)) => value::act_row(model, deed),
        Some(Flag | Number | Choices) => movement::go_on(model),
        _ => model.say(IGNORED),
    }
}

fn page(model: &mut Model, command: Command) {
    let screen =
        super::layout::areas(model).map_or(1, |areas| usize::from(areas.form.height).saturating_sub(2));
    model.follow_preview = false;
    match command {
        Command::Down => model.preview_top = model.preview_top.saturating_add(1),
        Command::Up => model.preview_top = model.preview_top.saturating_sub(1),
        Command::PageDown => model.preview_top = model.preview_top.saturating_add(screen),
        Command::PageUp => model.preview_top = model.preview_top.saturating_sub(screen),
        Command::First => model.preview_top = 0,
        Command::Last => model.preview_top = usize::MAX,
        _ => {}
    }
}

/// One level back.
fn back(model: &mut Model) {
    if let Some(Layer::Raw(_)) = model.layers.last() {
        raw::leave(model);
    } else if model.layers.pop().is_some() {
    } else if model.preview_covers() {
        model.preview = Preview::Off;
    } else if model.open.is_some() {
        text::close(model);
    } else {
        model.say("this is the form; Ctrl-Q quits");
    }
}

fn preview(model: &mut Model) {
    text::close(model);
    model.keep_endpoint();
    model.layers.clear();
    model.preview = match model.preview {
        Preview::Off => Preview::Json,
        Preview::Json => Preview::Changes,
        Preview::Changes => Preview::Off,
    };
    model.preview_top = 0;
    model.follow_preview = true;
}

fn undo(model: &mut Model) -> Effects {
    // What is typed on the form is not touched from a list or a page that covers it.
    let typing_here = matches!(model.layers.last(), None | Some(Layer::Raw(_)));
    if typing_here && let Some(name) = text::drop_draft(model) {
        raw::reseed(model);
        model.say(format!("undone: what was typed for {name}"));
        return Vec::new();
    }
    text::close(model);
    let Some(name) = model.form.undo() else {
        model.refuse("nothing left to undo");
        return Vec::new();
    };
    reseed(model);
    model.say(format!("undone: {name}"));
    others::followed_history(model, &name, others::Way::Undone)
}

fn redo(model: &mut Model) -> Effects {
    text::close(model);
    match model.form.redo() {
        Some(name) => {
            reseed(model);
            model.say(format!("done again: {name}"));
            return others::followed_history(model, &name, others::Way::Redone);
        }
        None if model.form.take_dropped() => model.say("what was typed is back; Enter goes on with it"),
        None => model.refuse("nothing left to do again"),
    }
    Vec::new()
}

/// Gives what shows a part of the text the text that there is now.
fn reseed(model: &mut Model) {
    raw::reseed(model);
    fill::reseed(model);
}
