//! The tour: six things to do on a scratch manifest, each in a sentence that names its keys.
//!
//! It watches what is done and holds nobody: every key does what it always does, the steps can be done in
//! any order, and the way out is the way out of every form. It deliberately changes nothing itself.

use super::keymap::Command;
use super::page::Page;
use super::{Model, page};
use crate::form::session::{Saved, Session};
use crate::json::Path;
use crate::json::document::Document;

/// What there is to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    /// A name is typed.
    Type,
    /// A value of a checklist is ticked.
    Tick,
    /// A field is found.
    Find,
    /// A problem is fixed.
    Fix,
    /// A profile is tried.
    Try,
    /// The manifest is saved, or about to be.
    Save,
}

/// Each of them, in the order in which it is asked for.
const STEPS: [Step; 6] = [Step::Type, Step::Tick, Step::Find, Step::Fix, Step::Try, Step::Save];

/// What is found in it.
const FOUND: &str = "max_retries";

/// The manifest of the tour.
const SCRATCH: &str = include_str!("../../assets/tour.json");

/// The tour, as far as it is done.
#[derive(Debug, Default)]
pub(super) struct Tour {
    done: [bool; STEPS.len()],
}

/// Begins the tour, in place of a manifest that nobody has begun.
pub(super) fn begin(model: &mut Model) {
    let judge = model.form.session().judge().clone();
    model.form.begin_anew(Session::new(SCRATCH.to_owned(), Saved::Never, judge));
    model.tour = Some(Tour::default());
}

/// Sees what was done, and says what comes next: at once where a step was done, else where nothing else
/// is said.
pub(super) fn follow(model: &mut Model) {
    let Some(tour) = &model.tour else { return };
    let mut done = tour.done;
    for (step, done) in STEPS.into_iter().zip(&mut done) {
        *done = *done || is_done(model, step);
    }
    let news = done != tour.done;
    if news || model.screen.message().is_none() {
        let words = words(model, &done);
        model.guide(words);
    }
    model.tour = Some(Tour { done });
}

fn is_done(model: &Model, step: Step) -> bool {
    let value = |key: &str| model.form.document().and_then(|document| raw(document, key));
    let changed =
        |key: &str| Document::parse(SCRATCH.to_owned()).is_ok_and(|old| raw(&old, key) != value(key));
    match step {
        Step::Type => {
            changed("client_name")
                && model
                    .screen
                    .pages()
                    .form()
                    .open()
                    .is_none_or(|open| *open.place.path() != Path::of(&["client_name"]))
        }
        Step::Tick => changed("grant_types"),
        Step::Find => {
            model.form.focus().path().last_key() == Some(FOUND) && model.screen.pages().over().is_empty()
        }
        Step::Fix => value("capabilities").is_none_or(|text| !text.contains("http://")),
        Step::Try => {
            let top = model.screen.pages().top();
            matches!(top, Some(Page::QuickLaunch(page)) if !page.profiles().text().is_empty())
        }
        // Here a path is typed only to save under.
        Step::Save => page::top(model).path().is_some(),
    }
}

fn raw(document: &Document, key: &str) -> Option<String> {
    Some(document.root().get(key)?.raw().to_owned())
}

/// What comes next.
fn words(model: &Model, done: &[bool]) -> String {
    let key = |command| model.screen.keymap().spelled(command);
    let [enter, down, space, back] = [Command::Enter, Command::Down, Command::Space, Command::Back].map(key);
    let next = done.iter().position(|done| !done);
    let Some((number, step)) = next.and_then(|at| Some((at + 1, STEPS.get(at)?))) else {
        return format!("that was the tour: {back} leads to the start page; nothing of it is kept");
    };
    let what = match step {
        Step::Type => format!("{enter} opens Client name; type a name, then {enter}"),
        Step::Tick => {
            let right = key(Command::Right);
            format!("{down} to Grant types; {right} and {space} tick authorization_code")
        }
        Step::Find => format!("{}, type retries, then {enter} goes there", key(Command::Find)),
        Step::Fix => {
            format!("{} goes to a problem, {} fixes it", key(Command::NextProblem), key(Command::Fix))
        }
        Step::Try => format!("{}, then type 7: does that user see it?", key(Command::QuickLaunch)),
        Step::Save => format!("{} saves; {back} there writes nothing", key(Command::Save)),
    };
    format!("tour {number} of {}: {what}", STEPS.len())
}
