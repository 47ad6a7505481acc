//! The review: moving in it, and taking single changes back.

use super::super::Model;
use super::super::keymap::Command;
use super::super::layer::{Layer, Review, View};
use super::{layers, problems, text, value};
use crate::form::find;
use crate::form::place::Place;
use crate::manifest::edits;

/// Opens the review.
pub(super) fn open(model: &mut Model) {
    text::close(model);
    layers::open(model, Layer::Review(Review { view: View::Changes, chosen: 0, top: 0 }));
}

/// A command in the review.
pub(super) fn run(model: &mut Model, command: Command) {
    let count = count(model);
    let Some(Layer::Review(review)) = model.layers.last_mut() else { return };
    let page = 10;
    match command {
        Command::Right | Command::Next => *review = Review::on(review.view.next()),
        Command::Left | Command::Previous => *review = Review::on(review.view.previous()),
        Command::PageUp if review.chosen == 0 && review.top == 0 => {
            model.layers.pop();
        }
        Command::Down => step(review, 1, count),
        Command::Up => step(review, -1, count),
        Command::PageDown => step(review, page, count),
        Command::PageUp => step(review, -page, count),
        Command::First => step(review, isize::MIN / 2, count),
        Command::Last => step(review, isize::MAX / 2, count),
        Command::Enter => go(model),
        Command::TakeBack => take_back(model),
        _ => {}
    }
}

fn step(review: &mut Review, by: isize, count: usize) {
    let last = count.saturating_sub(1);
    let at = if review.view == View::Json { &mut review.top } else { &mut review.chosen };
    *at = at.saturating_add_signed(by).min(last);
}

/// How many rows the view has.
fn count(model: &Model) -> usize {
    match model.layers.last() {
        Some(Layer::Review(review)) => match review.view {
            View::Changes => model.form.session().changed().len(),
            View::Json => model.form.session().content().text().lines().count(),
            View::Problems => model.form.session().problems().len(),
            View::Next => 0,
        },
        _ => 0,
    }
}

/// To the field of the chosen row.
fn go(model: &mut Model) {
    let Some(Layer::Review(review)) = model.layers.last() else { return };
    let place = match review.view {
        View::Changes => {
            model.form.session().changed().get(review.chosen).map(|path| Place::Value(path.clone()))
        }
        View::Problems => {
            model.form.session().problems().get(review.chosen).map(|problem| model.form.place_of(problem))
        }
        View::Json | View::Next => None,
    };
    model.layers.clear();
    if let Some(place) = place {
        model.form.go(place);
    }
}

/// Mends the chosen problem.
pub(super) fn fix(model: &mut Model) {
    let Some(Layer::Review(Review { view: View::Problems, chosen, .. })) = model.layers.last() else {
        model.say("F5 mends what the third view lists, and what the form shows");
        return;
    };
    let problem = model.form.session().problems().get(*chosen);
    match problem.and_then(|problem| Some((find::name_of(&problem.path), problem.fix.clone()?))) {
        Some((name, fix)) => problems::apply(model, &name, fix),
        None => model.say("there is no fix to offer here: Enter leads to the field"),
    }
}

/// Takes the chosen change back, as a new step.
fn take_back(model: &mut Model) {
    let Some(Layer::Review(Review { view: View::Changes, chosen, .. })) = model.layers.last() else {
        model.say("single changes are taken back in the first view");
        return;
    };
    let Some(path) = model.form.session().changed().get(*chosen).cloned() else {
        model.say(if model.form.session().is_modified() {
            "no value differs, only what counts for nothing or the layout; Ctrl-Z takes that back"
        } else {
            "nothing differs from the file"
        });
        return;
    };
    let (Some(document), Some(saved)) = (model.form.document(), model.form.session().saved_document()) else {
        model.say("this file was never saved: Ctrl-Z takes the last step back");
        return;
    };
    let changes = if saved.at(&path).is_some() {
        edits::copy(document, saved, &path)
    } else {
        vec![edits::unset(document, Some(saved), &path)]
    };
    let name = find::name_of(&path);
    if value::act(model, format!("take back {name}"), changes) {
        model.say(format!("{name} is as in the file; Ctrl-Z brings your change back"));
    }
    let left = model.form.session().changed().len();
    if let Some(Layer::Review(review)) = model.layers.last_mut() {
        review.chosen = review.chosen.min(left.saturating_sub(1));
    }
}
