//! A key, a paste, a command: who takes it, in which order.
//!
//! A command is asked of the topmost page first, then it edits the page's text, then it means what
//! it means everywhere. What a page does with it stands in the page.

use super::chord::Chord;
use super::editor::Editor;
use super::keymap::Command;
use super::message::Effect;
use super::page::{self, Kind};
use super::{Model, Mouse, Preview, copying, going, outside, problems, recovery, saving};
use crate::form::pasted::Pasted;
use crate::form::place::Place;

type Effects = Vec<Effect>;

/// A press of keys.
pub(super) fn press(model: &mut Model, chord: Chord) -> Effects {
    overtake(model);
    let begins = chord.typed().is_some_and(|c| page::top(model).begins(model, c));
    let binding = model.screen.keymap().binding(model.scope(), chord).filter(|_| !begins);
    match (binding, chord.typed()) {
        (Some(command), _) => run(model, command),
        (None, Some(c)) => within(model, |page, model| Some(page.typed(model, c))),
        (None, None) => within(model, |page, model| {
            page.unbound(model);
            None
        }),
    }
}

/// A command, however it was given.
pub(super) fn perform(model: &mut Model, command: Command) -> Effects {
    overtake(model);
    run(model, command)
}

/// A paste; it never presses Enter. The one place where pasted text comes in.
pub(super) fn paste(model: &mut Model, sent: &str) -> Effects {
    overtake(model);
    let pasted = Pasted::of(sent);
    if pasted.is_empty() {
        model.say("nothing was pasted: there is nothing but blanks");
        return Vec::new();
    }
    let top = page::top(model);
    if pasted.is_object() && !top.takes_object(model, &pasted) && top.kind() != Kind::Dialog {
        page::offer_pasted(model, pasted.text());
        return Vec::new();
    }
    within(model, |page, model| Some(page.pasted(model, &pasted)))
}

/// To a place of the form, which is seen then.
pub(super) fn go(model: &mut Model, place: Place) -> Effects {
    overtake(model);
    page::to_form(model);
    model.form.go(place);
    Vec::new()
}

/// A whole line, as who speaks with the form gives it. An object is offered to be opened or merged, as one
/// that is pasted.
pub(super) fn line(model: &mut Model, given: &str) -> Effects {
    overtake(model);
    let (top, pasted) = (page::top(model), Pasted::of(given));
    if pasted.is_object() && !top.takes_object(model, &pasted) && top.kind() != Kind::Dialog {
        page::offer_pasted(model, given);
        return Vec::new();
    }
    within(model, |page, model| Some(page.line(model, given)))
}

/// Something that only the topmost page can tell what it means.
pub(super) fn on_page(
    model: &mut Model,
    run: impl FnOnce(&mut dyn page::Ask, &mut Model) -> page::Next,
) -> Effects {
    overtake(model);
    within(model, |page, model| Some(run(page, model)))
}

fn within(
    model: &mut Model,
    run: impl FnOnce(&mut dyn page::Ask, &mut Model) -> Option<page::Next>,
) -> Effects {
    page::with_top(model, run).unwrap_or_default()
}

/// Whoever does something has read the message, and is busy with something else than a save.
pub(super) fn overtake(model: &mut Model) {
    model.screen.hush();
    if let Some(saving) = &mut model.file.saving {
        saving.overtaken = true;
    }
    if let Some(waiting) = &mut model.file.waiting {
        waiting.overtaken = true;
    }
}

/// Carries a command out.
pub(super) fn run(model: &mut Model, command: Command) -> Effects {
    let by_page = page::with_top(model, |page, model| {
        page.run(model, command).or_else(|| edit_line(page, model, command))
    });
    match by_page {
        Some(effects) => effects,
        // A dialog is answered before anything else is done; it can be read about.
        None if page::top(model).kind() == Kind::Dialog => {
            if command == Command::Help {
                page::help_over(model);
            }
            Vec::new()
        }
        None => everywhere(model, command),
    }
}

/// The editing keys, which act on the text of whatever page there is.
fn edit_line(page: &mut dyn page::Ask, model: &mut Model, command: Command) -> Option<page::Next> {
    let editor = page.editor()?;
    if move_in(editor, command) {
        return Some(page::Next::Stay);
    }
    if command.deletes_text() && page.writes() && model.refuses_writing() {
        return Some(page::Next::Stay);
    }
    let editor = page.editor()?;
    if delete_in(editor, command) {
        page.edited(model);
        return Some(page::Next::Stay);
    }
    None
}

/// Moves the cursor of an editor; whether the command does that.
pub(in crate::app) fn move_in(editor: &mut Editor, command: Command) -> bool {
    match command {
        Command::Left => editor.left(),
        Command::Right => editor.right(),
        Command::First => editor.home(),
        Command::Last => editor.end(),
        Command::WordLeft => editor.word_left(),
        Command::WordRight => editor.word_right(),
        _ => return false,
    }
    true
}

/// Deletes in an editor; whether the command does that.
pub(in crate::app) fn delete_in(editor: &mut Editor, command: Command) -> bool {
    match command {
        Command::Backspace => editor.delete_before(),
        Command::DeleteNext => editor.delete_after(),
        Command::DeleteWord => editor.delete_word(),
        Command::DeleteToStart => editor.delete_to_start(),
        Command::DeleteToEnd => editor.delete_to_end(),
        _ => return false,
    }
    true
}

/// What a command means everywhere.
fn everywhere(model: &mut Model, command: Command) -> Effects {
    match command {
        Command::Save => return saving::save(model, super::file::Then::Stay),
        Command::Quit => return saving::quit(model),
        Command::NextFile | Command::PreviousFile => return saving::other_file(model, command),
        Command::Suspend => return vec![Effect::Suspend],
        Command::Mouse => return mouse(model),
        Command::CopyValue | Command::CopyPath | Command::CopyJson | Command::HandOver => {
            return copying::copy(model, command);
        }
        Command::EditOutside | Command::EditValueOutside => return outside::edit(model, command),
        Command::Undo => return undo(model),
        Command::Redo => return redo(model),
        Command::Preview => preview(model),
        Command::NextProblem => problems::step(model, 1),
        Command::PreviousProblem => problems::step(model, -1),
        Command::Fix if model.screen.pages().over().is_empty() => problems::fix(model),
        Command::Fix => {
            let (fix, back) = (model.key(Command::Fix), model.key(Command::Back));
            model.say(format!("{fix} fixes what the form shows: {back} leads there"));
        }
        Command::Back => {
            if page::close_top(model).is_none() {
                return going::back(model);
            }
        }
        Command::FixAll => problems::fix_all(model),
        Command::Section(_) | Command::GoOn => {
            page::to_form(model);
            page::uncover(model);
            return page::in_form(model, command);
        }
        command => {
            page::open_by(model, command);
        }
    }
    Vec::new()
}

/// The mouse goes to the form, or back to the terminal.
fn mouse(model: &mut Model) -> Effects {
    let key = model.key(Command::Mouse);
    let (mouse, words) = match model.screen.mouse() {
        Mouse::Form => {
            (Mouse::Terminal, format!("the mouse marks text in the terminal now; {key} brings it back"))
        }
        Mouse::Terminal => {
            (Mouse::Form, format!("clicks and the wheel act here; {key} gives the mouse back"))
        }
        Mouse::Nobody => {
            model.refuse("this terminal is not known to tell of a mouse");
            return Vec::new();
        }
    };
    model.screen.give_mouse(mouse);
    model.say(words);
    vec![Effect::Mouse(mouse)]
}

fn preview(model: &mut Model) {
    page::leave_all(model);
    model.screen.show(match model.screen.preview() {
        Preview::Off => Preview::Json,
        Preview::Json => Preview::Changes,
        Preview::Changes => Preview::Off,
    });
    page::restart_cover(model);
}

fn undo(model: &mut Model) -> Effects {
    page::close_text(model);
    let Some(name) = model.form.undo() else {
        model.refuse("nothing left to undo");
        return Vec::new();
    };
    page::reseed(model);
    if model.form.session().is_unbegun() {
        page::choose_template(model, 0);
    }
    model.say(format!("undone: {name}"));
    recovery::followed_history(model, &name, recovery::Way::Undone)
}

fn redo(model: &mut Model) -> Effects {
    page::close_text(model);
    if let Some(name) = model.form.redo() {
        page::reseed(model);
        model.say(format!("done again: {name}"));
        return recovery::followed_history(model, &name, recovery::Way::Redone);
    }
    if model.form.take_dropped() {
        let enter = model.key(Command::Enter);
        model.say(format!("what was typed is back; {enter} continues it"));
    } else {
        model.refuse("nothing left to do again");
    }
    Vec::new()
}
