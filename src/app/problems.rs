//! Going from problem to problem, and fixing them.

use std::borrow::Cow;

use super::keymap::Command;
use super::{Model, page};
use crate::form::describe::CHECKING;
use crate::form::order::Order;
use crate::form::place::Place;
use crate::form::session::ProblemKey;
use crate::manifest::check::{Problem, counted, mend};

/// Something that is wrong or not done: a problem, or a text that is no value yet.
struct Stop<'m> {
    place: &'m Place,
    order: Cow<'m, Order>,
    problem: Option<&'m Problem>,
}

/// To the next problem (`1`) or the previous (`-1`), in the order of the form, around the ends; what
/// is typed and no value yet is one too.
pub(super) fn step(model: &mut Model, by: isize) {
    page::to_form(model);
    let stops = stops(model);
    let count = stops.len() as isize;
    if count == 0 {
        let [find, blanks] = [Command::Find, Command::FillBlanks].map(|command| model.key(command));
        model.say(if !model.form.session().is_checked() {
            format!("{CHECKING} it is not known yet whether there are errors")
        } else if model.form.session().placeholders().is_empty() {
            "no errors and no warnings".to_owned()
        } else if model.screen.keymap().is_spoken() {
            format!("no errors and no warnings; {blanks} asks for what is to fill in")
        } else {
            format!("no errors and no warnings; the placeholders are found with {find} and *")
        });
        return;
    }
    let next = match (current(model, &stops), by > 0) {
        (Ok(at), _) => (at as isize + by).rem_euclid(count),
        (Err(after), true) => (after as isize).rem_euclid(count),
        (Err(after), false) => (after as isize - 1).rem_euclid(count),
    };
    let Stop { place, problem, .. } = &stops[next as usize];
    let (place, problem) = ((*place).clone(), problem.map(key_of));
    let message = format!("problem {} of {count}", next + 1);
    match problem {
        Some(problem) => model.form.visit(problem, place),
        None => model.form.go(place),
    }
    model.mention(message);
}

/// Everything that is wrong, from top to bottom.
fn stops(model: &Model) -> Vec<Stop<'_>> {
    let form = &model.form;
    let problems = form.loud_in_order().map(|(problem, rank)| Stop {
        place: &rank.place,
        order: Cow::Borrowed(&rank.order),
        problem: Some(problem),
    });
    let mut stops: Vec<_> = problems.collect();
    for place in form.pending().keys().filter(|place| !matches!(place, Place::Act(..))) {
        let order = form.order(place);
        let at = stops.partition_point(|other| *other.order <= order);
        stops.insert(at, Stop { place, order: Cow::Owned(order), problem: None });
    }
    stops
}

/// What tells a problem from others.
fn key_of(problem: &Problem) -> ProblemKey {
    (problem.path.clone(), problem.span.clone())
}

/// The number of the one at the focus, or of the first one after it.
fn current(model: &Model, stops: &[Stop<'_>]) -> Result<usize, usize> {
    // Several problems can share one row: the one that was visited last counts.
    let is_it = |(path, span): &ProblemKey, problem: &Problem| problem.path == *path && problem.span == *span;
    let is_visited = |stop: &Stop<'_>, key| stop.problem.is_some_and(|problem| is_it(key, problem));
    let visited = model.form.visited();
    let last = visited.and_then(|key| stops.iter().position(|stop| is_visited(stop, key)));
    let here = last.or_else(|| stops.iter().position(|stop| stop.place == model.form.focus()));
    let order = model.form.order(model.form.focus());
    here.ok_or_else(|| stops.iter().position(|stop| *stop.order > order).unwrap_or(stops.len()))
}

/// Applies the fix of the problem at the focus, and of its equal neighbours.
pub(super) fn fix(model: &mut Model) {
    page::close_text(model);
    let found = model.form.fixable().and_then(|group| Some((group.name(), group.fix()?)));
    let Some((name, fix)) = found else {
        let next = model.key(Command::NextProblem);
        model.say(if !model.form.session().is_checked() {
            format!("{CHECKING} it is not known yet what there is to fix")
        } else if model.form.loud_problems().next().is_none() {
            "nothing to fix: no errors and no warnings".to_owned()
        } else {
            format!("there is no fix to offer here: {next} leads to the next problem")
        });
        return;
    };
    model.apply_fix(&name, fix);
}

/// Applies every fix that has one right answer, as one step.
pub(super) fn fix_all(model: &mut Model) {
    page::close_text(model);
    if model.refuses_writing() {
        return;
    }
    let Some(document) = model.form.document() else {
        model.refuse("this text is not JSON yet: its mistakes come first");
        return;
    };
    let judge = model.form.session().judge();
    let mended = mend(document, &judge.surroundings, |_, problem| judge.levels.severity(problem).map(|_| ()));
    let (count, text) = (mended.done.len(), mended.document.text().to_owned());
    if count == 0 {
        model.say("nothing here has one right answer");
        return;
    }
    let undo = model.key(Command::Undo);
    match model.form.replace("fix everything certain", &text) {
        Ok(()) => model.say(format!("fixed {}; {undo} takes it back", counted(count, "problem"))),
        Err(refusal) => model.refuse(super::change::why_not(&refusal)),
    }
}
