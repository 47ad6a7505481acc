//! Going from one file to another: to the start page, and from it.
//!
//! It deliberately opens nothing: a form is left for something else as for the end.

use std::path::Path;

use super::files::Goal;
use super::keymap::Command;
use super::{Effect, Leave, Model, page};

/// The program is there: what is to be looked at may be looked at, and a file that was opened is noted.
pub(super) fn started(model: &Model) -> Vec<Effect> {
    if let Some(home) = model.home.as_ref().filter(|_| page::before(model).is_some()) {
        return vec![Effect::LookAround(home.folder().to_owned())];
    }
    let opened = model.form.session().saved_text().and(model.file.path());
    opened.map(|path| Effect::Remember(path.to_owned())).into_iter().collect()
}

/// Leaves the form, in which nothing was changed, for something else.
pub(super) fn leave_for(model: &mut Model, goal: Goal) -> Vec<Effect> {
    model.file.files.leave_for(Some(goal));
    vec![Effect::Quit(Leave::Nothing)]
}

/// Leads back from a file that is not begun after all: to what can be opened, or out.
pub(super) fn turn_back(model: &mut Model) -> Vec<Effect> {
    let home = model.home.is_some().then_some(Goal::Home);
    model.file.files.leave_for(home);
    vec![Effect::Quit(Leave::Nothing)]
}

/// Leads from the form back to what can be opened, where it came from there and nothing was changed.
pub(super) fn back(model: &mut Model) -> Vec<Effect> {
    let quit = model.key(Command::Quit);
    if model.home.is_none() {
        model.say(format!("this is the form; {quit} quits"));
    } else if model.unsaved().is_some() || model.file.saving().is_some() {
        let (save, back) = (model.key(Command::Save), model.key(Command::Back));
        model.say(format!("not saved: {save} saves it, then {back} leads to the start page; {quit} quits"));
    } else {
        return leave_for(model, Goal::Home);
    }
    Vec::new()
}

impl Model {
    /// Unsaved work of an earlier window is gone.
    pub(super) fn drop_work(&mut self, id: &Path) {
        if let Some(home) = &mut self.home {
            home.drop_work(id);
        }
    }

    /// Forgets that a file was opened.
    pub(super) fn forget(&mut self, path: &Path) -> Effect {
        if let Some(home) = &mut self.home {
            home.forget(path);
        }
        Effect::Forget(path.to_owned())
    }
}
