//! The review: what differs from the file, the JSON, the problems, what to do with the file.

use super::{Ask, Next, Offer, offer, save};
use crate::app::Model;
use crate::app::keymap::{Command, Scope};
use crate::form::find;
use crate::form::place::Place;
use crate::manifest::edits;

/// How many rows a screenful moves.
const PAGE: isize = 10;

/// The review.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Review {
    view: View,
    /// The chosen row of a list.
    chosen: usize,
    /// The first line of the JSON.
    top: usize,
}

impl Default for Review {
    fn default() -> Review {
        Review::on(View::Changes)
    }
}

impl Review {
    /// A view from its start.
    const fn on(view: View) -> Review {
        Review { view, chosen: 0, top: 0 }
    }

    /// What it shows.
    pub fn view(&self) -> View {
        self.view
    }

    /// The chosen row of a list.
    pub fn chosen(&self) -> usize {
        self.chosen
    }

    /// The first line of the JSON.
    pub fn top(&self) -> usize {
        self.top
    }

    fn step(&mut self, model: &Model, by: isize) {
        let last = count(self.view, model).saturating_sub(1);
        let at = if self.view == View::Json { &mut self.top } else { &mut self.chosen };
        *at = at.saturating_add_signed(by).min(last);
    }
}

/// What the review shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum View {
    /// What differs from the saved file.
    Changes,
    /// The text that a save would write.
    Json,
    /// Every problem, notes too.
    Problems,
    /// What to do with the file.
    Next,
}

impl View {
    /// Every view, in order, with its title.
    pub const ALL: [(View, &'static str); 4] = [
        (View::Changes, "changes"),
        (View::Json, "JSON"),
        (View::Problems, "problems"),
        (View::Next, "next"),
    ];

    fn number(self) -> usize {
        View::ALL.iter().position(|(view, _)| *view == self).unwrap_or(0)
    }

    /// The view to the right, around the end.
    #[must_use]
    pub fn next(self) -> View {
        View::ALL[(self.number() + 1) % View::ALL.len()].0
    }

    /// The view to the left, around the end.
    #[must_use]
    pub fn previous(self) -> View {
        View::ALL[(self.number() + View::ALL.len() - 1) % View::ALL.len()].0
    }
}

/// How many rows a view has.
fn count(view: View, model: &Model) -> usize {
    match view {
        View::Changes => model.form.session().changed().len(),
        View::Json => model.form.session().content().text().lines().count(),
        View::Problems => model.form.session().problems().len(),
        View::Next => 0,
    }
}

/// To the field of the chosen row.
fn go(page: &Review, model: &mut Model) -> Next {
    let session = model.form.session();
    let place = match page.view {
        View::Changes => session.changed().get(page.chosen).map(|path| Place::Value(path.clone())),
        View::Problems => session.problems().get(page.chosen).map(|problem| model.form.place_of(problem)),
        View::Json | View::Next => None,
    };
    if let Some(place) = place {
        model.form.go(place);
    }
    Next::ToForm
}

/// Mends the chosen problem.
fn fix(page: &Review, model: &mut Model) {
    let key = model.key(Command::Fix);
    if page.view != View::Problems {
        model.say(format!("{key} mends what the third view lists, and what the form shows"));
        return;
    }
    let problem = model.form.session().problems().get(page.chosen);
    let fix = problem.and_then(|problem| Some((find::name_of(&problem.path), problem.fix.clone()?)));
    if let Some((name, fix)) = fix {
        model.apply_fix(&name, fix);
        return;
    }
    let enter = model.key(Command::Enter);
    model.say(format!("there is no fix to offer here: {enter} leads to the field"));
}

/// Takes the chosen change back, as a new step.
fn take_back(page: &mut Review, model: &mut Model) {
    if page.view != View::Changes {
        model.say("single changes are taken back in the first view");
        return;
    }
    let undo = model.key(Command::Undo);
    let Some(path) = model.form.session().changed().get(page.chosen).cloned() else {
        model.say(if model.form.session().is_modified() {
            format!("no value differs, only what counts for nothing or the layout; {undo} takes that back")
        } else {
            "nothing differs from the file".to_owned()
        });
        return;
    };
    let (Some(document), Some(saved)) = (model.form.document(), model.form.session().saved_document()) else {
        model.say(format!("this file was never saved: {undo} takes the last step back"));
        return;
    };
    let changes = if saved.at(&path).is_some() {
        edits::copy(document, saved, &path)
    } else {
        vec![edits::unset(document, Some(saved), &path)]
    };
    let name = find::name_of(&path);
    if model.act(format!("take back {name}"), changes) {
        model.say(format!("{name} is as in the file; {undo} brings your change back"));
    }
    let left = model.form.session().changed().len();
    page.chosen = page.chosen.min(left.saturating_sub(1));
}

impl Ask for Review {
    fn scope(&self, _model: &Model) -> Scope {
        Scope::Review
    }

    fn run(&mut self, model: &mut Model, command: Command) -> Option<Next> {
        match command {
            Command::Right | Command::Next => *self = Review::on(self.view.next()),
            Command::Left | Command::Previous => *self = Review::on(self.view.previous()),
            Command::PageUp if self.chosen == 0 && self.top == 0 => return Some(Next::Leave(Vec::new())),
            Command::Down => self.step(model, 1),
            Command::Up => self.step(model, -1),
            Command::PageDown => self.step(model, PAGE),
            Command::PageUp => self.step(model, -PAGE),
            Command::First => self.step(model, isize::MIN / 2),
            Command::Last => self.step(model, isize::MAX / 2),
            Command::Enter => return Some(go(self, model)),
            Command::TakeBack => take_back(self, model),
            Command::Fix => fix(self, model),
            _ => return None,
        }
        Some(Next::Stay)
    }

    fn offers(&self, model: &Model) -> Vec<Offer> {
        let key = |command: Command, does: &str| offer(model, Scope::Review, command, does);
        let session = model.form.session();
        let listed = if self.view == View::Json { 0 } else { count(self.view, model) };
        let chosen = session.problems().get(self.chosen).filter(|_| self.view == View::Problems);
        let fix =
            chosen.and_then(|problem| problem.fix.as_ref()).and_then(|fix| key(Command::Fix, &fix.title));
        let takes_back = self.view == View::Changes && listed > 0 && session.saved_text().is_some();
        let offers = [
            if takes_back { key(Command::TakeBack, "take this change back") } else { None },
            Offer::typing("Left Right", "view"),
            if listed > 0 { key(Command::Enter, "to the field") } else { None },
            fix,
            save(model, &key),
            key(Command::Back, "form"),
            key(Command::Quit, "quit"),
        ];
        offers.into_iter().flatten().collect()
    }
}
