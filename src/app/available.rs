//! What a command would do now, or why it cannot be done now; and what it is for.
//!
//! It deliberately does nothing: a command that is not available says the same when it is given.

use super::keymap::Command;
use super::{Model, page};
use crate::form::place::Place;
use crate::form::rows::RowKind;
use crate::json::Kind;
use crate::manifest::check::{Certainty, counted};
use crate::manifest::edits::name_of;

/// Whether a command can be done now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Available {
    /// It can; what it would do or be about, if that says more than its name.
    Now(String),
    /// It cannot, and why.
    NotNow(String),
}

impl Available {
    /// Whether it can be done.
    pub fn is_now(&self) -> bool {
        matches!(self, Available::Now(_))
    }

    /// What it would do, or why it cannot be done.
    pub fn words(&self) -> &str {
        match self {
            Available::Now(words) | Available::NotNow(words) => words,
        }
    }
}

fn now(words: impl Into<String>) -> Available {
    Available::Now(words.into())
}

/// What there is of something, or why there is nothing.
fn some(words: Option<String>, why_not: &str) -> Available {
    words.map_or_else(|| Available::NotNow(why_not.to_owned()), Available::Now)
}

fn when(can: bool, why_not: &str) -> Available {
    some(can.then(String::new), why_not)
}

/// Why a command that is about a manifest does nothing before there is one.
pub(super) const NOTHING_YET: &str = "no manifest is open yet: choose one, or what to start from";

/// Whether a command means something before there is a manifest.
pub(super) const fn means_something(command: Command) -> bool {
    matches!(
        command,
        Command::Palette
            | Command::Help
            | Command::Quit
            | Command::Suspend
            | Command::Mouse
            | Command::NextFile
            | Command::PreviousFile
            | Command::Undo
            | Command::Redo
    )
}

/// Why there is nothing to go on with.
pub(super) const NO_OTHER_FILE: &str = "no other file was named at the start";

/// Why nothing can be done with the form.
const NOT_JSON: &str = "this text is not JSON yet";

/// What a command would do now.
pub(super) fn available(model: &Model, command: Command) -> Available {
    if page::before(model).is_some() && !means_something(command) {
        return Available::NotNow(NOTHING_YET.to_owned());
    }
    let form = &model.form;
    let session = form.session();
    match command {
        Command::Undo => some(session.undo_name().map(ToOwned::to_owned), "nothing to undo"),
        Command::Redo => some(session.redo_name().map(ToOwned::to_owned), "nothing to do again"),
        Command::Save if model.only_reads() => {
            Available::NotNow(format!("read only: {} saves a copy", model.key(Command::SaveAs)))
        }
        Command::Save => {
            when(session.is_modified() || session.saved_text().is_none(), "the file holds exactly this")
        }
        Command::NextFile | Command::PreviousFile => {
            some(model.file.files().neighbour(command).map(|(_, name)| name), NO_OTHER_FILE)
        }
        Command::Problems | Command::NextProblem | Command::PreviousProblem => {
            let count = form.loud_problems().count();
            some((count > 0).then(|| counted(count, "problem")), "no errors and no warnings")
        }
        _ if form.document().is_none() => in_text(model, command),
        Command::Fix => {
            let fix = form.problems_at_focus().into_iter().find_map(|problem| problem.fix.as_ref());
            some(fix.map(|fix| fix.title.clone()), "nothing to fix at this place")
        }
        Command::FixAll => {
            let certain = session.problems().iter().filter_map(|problem| problem.fix.as_ref());
            let count = certain.filter(|fix| fix.certainty == Certainty::Certain).count();
            some((count > 0).then(|| counted(count, "problem")), "no fix is certain")
        }
        Command::FillBlanks => {
            let count = session.placeholders().len();
            let ids = form.ids_to_fill().map(|_| "profile ids".to_owned());
            let open = (count > 0).then(|| counted(count, "placeholder"));
            let kept = session.keeps_some().then(|| "all are kept as they are".to_owned());
            some(open.or(ids).or(kept), "there are no placeholders")
        }
        Command::QuickLaunch => {
            some(session.quick_launch().map(|quick| format!("seen by {}", quick.headline_short())), NOT_JSON)
        }
        Command::CopyHeaders => when(page::Headers::of(model).is_some(), page::headers::NOTHING),
        Command::CopyValue => match super::copying::value(model) {
            Ok((name, _)) => now(name),
            Err(why) => Available::NotNow(why),
        },
        Command::CopyPath => now(form.focus().path().to_string()),
        Command::EditJson | Command::EditValueOutside => now(name_of(form.focus().path())),
        command => on_row(model, command),
    }
}

/// While the text is not JSON there is no form.
fn in_text(model: &Model, command: Command) -> Available {
    let mistakes = model.form.session().problems();
    if command == Command::Fix {
        return when(!mistakes.is_empty(), "no mistake is left");
    }
    if command == Command::FixAll {
        let fixes = mistakes.iter().filter_map(|problem| problem.fix.as_ref());
        let count = fixes.filter(|fix| fix.certainty == Certainty::Certain).count();
        return some((count > 0).then(|| counted(count, "mistake")), "no fix is certain");
    }
    let of_form = matches!(
        command,
        Command::FillBlanks
            | Command::QuickLaunch
            | Command::OneEndpoint
            | Command::CopyHeaders
            | Command::CopyValue
            | Command::CopyPath
            | Command::HandOver
            | Command::EditValueOutside
            | Command::Unset
            | Command::Add
            | Command::MoveUp
            | Command::MoveDown
            | Command::TickAll
            | Command::TickNone
            | Command::Invert
    );
    when(!of_form, NOT_JSON)
}

/// What only some rows know.
fn on_row(model: &Model, command: Command) -> Available {
    let Some(row) = model.form.row() else { return now("") };
    let path = model.form.focus().path();
    match command {
        Command::Unset => {
            let there = row.node.is_some() && !matches!(model.form.focus(), Place::Add(_) | Place::Act(..));
            some(there.then(|| name_of(path)), "nothing is set at this place")
        }
        Command::MoveUp | Command::MoveDown => {
            let list = path.last_index().and_then(|_| model.form.document()?.at(&path.parent()));
            let several = list.is_some_and(|list| list.kind() == Kind::List && list.children().count() > 1);
            when(several, "the focus is on no item of several")
        }
        Command::TickAll | Command::TickNone | Command::Invert => {
            when(row.kind == RowKind::Choices, "the focus is on no checklist")
        }
        Command::Add => {
            let list = matches!(row.kind, RowKind::Item | RowKind::Ids | RowKind::EmptyList | RowKind::Add);
            let name = path.parent().is_root() && path.last_key() == Some("client_name");
            when(list || name, "the focus is on no list, and not on Client name")
        }
        _ => now(""),
    }
}

/// What a command is for, in a sentence or two.
pub(super) const fn about(command: Command) -> &'static str {
    match command {
        Command::Save => {
            "Writes the file, whole or not at all. Errors that it did not have before are asked about once."
        }
        Command::SaveAs => {
            "Writes the text to another file, and continues with that one. Nothing that exists is written over without asking."
        }
        Command::Undo => "Takes the last step back, whatever made it, and goes to where it was made.",
        Command::FixAll => "Applies every fix that has one right answer, as one step.",
        Command::GoTo => "Asks for a section, each with its state, and goes there.",
        Command::Section(_) => "Goes to that part of the form; its head stands on the first line then.",
        Command::Redo => "Makes the step again that was taken back last.",
        Command::Find => {
            "Finds fields, values, problems, placeholders, and what is not set yet, by words in any order."
        }
        Command::NextProblem => "Goes to the next error or warning of the form.",
        Command::PreviousProblem => "Goes to the error or warning before this place.",
        Command::Fix => "Applies the fix of the problem at this place, as one step that can be taken back.",
        Command::Preview => {
            "Shows the JSON that a save would write, then what differs from the file, then neither."
        }
        Command::QuickLaunch => {
            "Shows who sees the app in the QuickLaunch menu, what it depends on, and tries profiles."
        }
        Command::FillBlanks => "Asks for each placeholder once and writes it in every place where it stands.",
        Command::OneEndpoint => {
            "Writes one address into the events that you tick. Retries and headers stay as they are."
        }
        Command::CopyHeaders => {
            "Writes the headers of one event into the events that you tick; one of the same name gets the new value."
        }
        Command::Review => "Shows what differs from the file, the JSON, every problem, and what to do next.",
        Command::Problems => "Lists errors, warnings and notes, each with its place.",
        Command::EditJson => "Opens the value of this place as JSON.",
        Command::EditOutside => {
            "Opens the whole text in the editor that $VISUAL or $EDITOR names; what comes back is one step."
        }
        Command::EditValueOutside => {
            "Opens the value of this place in the editor that $VISUAL or $EDITOR names."
        }
        Command::CopyValue => {
            "Puts the value of this place on the clipboard, as it stands in the file, secrets too."
        }
        Command::CopyPath => {
            "Puts the path of this place on the clipboard, as the commands set and explain take it."
        }
        Command::CopyJson => "Puts the whole text on the clipboard, exactly as a save would write it.",
        Command::HandOver => {
            "Puts what the account team has to know on the clipboard, without a secret, as the command handoff prints it."
        }
        Command::NextFile => "Goes on with the next of the files that were named at the start.",
        Command::PreviousFile => "Goes on with the file that was named before this one.",
        Command::Help => "Explains this place, then every key.",
        Command::Mouse => "Gives the mouse back to the terminal, so that it marks text, or takes it again.",
        Command::Suspend => "Goes back to the shell; fg brings the program back as it was.",
        Command::Back => "Leads back one level: out of a page, out of a list, out of a text.",
        Command::Quit => "Ends the program. Work that is in no file is asked about.",
        Command::Unset => "Removes the member, the item, the event or the engagement of this place.",
        Command::Add => "Adds an item to the list of this place, on Client name a name in another language.",
        Command::MoveUp => "Moves the item of this place before the one above it.",
        Command::MoveDown => "Moves the item of this place behind the one below it.",
        Command::TickAll => "Ticks every supported value of this checklist, as one step.",
        Command::TickNone => "Unticks every value of this checklist, as one step.",
        Command::Invert => "Ticks what is not ticked in this checklist, and unticks the rest.",
        Command::PageDown => "Goes to the next section, or a screenful further.",
        Command::PageUp => "Goes to the section before, or a screenful back.",
        Command::First => "Goes to the first row of the form.",
        Command::Last => "Goes to the last row of the form.",
        _ => "",
    }
}
