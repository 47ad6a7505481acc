//! Going from problem to problem, and fixing them.

use super::keymap::Command;
use super::{Model, page};
use crate::form::order::Order;
use crate::form::place::Place;
use crate::form::session::ProblemKey;
use crate::form::status::{CHECKING, plural};
use crate::manifest::check::mend;

/// Something that is wrong or not done: a problem, or a text that is no value yet.
struct Stop {
    order: Order,
    place: Place,
    problem: Option<ProblemKey>,
}

/// To the next problem (`1`) or the previous (`-1`), in the order of the form, around the ends; what
/// is typed and no value yet is one too.
pub(super) fn step(model: &mut Model, by: isize) {
    page::to_form(model);
    let stops = stops(model);
    let count = stops.len() as isize;
    if count == 0 {
        let find = model.key(Command::Find);
        model.say(if !model.form.session().is_checked() {
            format!("{CHECKING} it is not known yet whether there are errors")
        } else if model.form.session().placeholders().is_empty() {
            "no errors and no warnings".to_owned()
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
    let message = format!("problem {} of {count}", next + 1);
    match problem {
        Some(problem) => model.form.visit(problem.clone(), place.clone()),
        None => model.form.go(place.clone()),
    }
    model.mention(message);
}

/// Everything that is wrong, from top to bottom.
fn stops(model: &Model) -> Vec<Stop> {
    let form = &model.form;
    let stop = |place: Place, problem| Stop { order: form.order(&place), place, problem };
    let places = form.places_of(form.loud_in_order());
    let problems = form.loud_in_order().zip(places);
    let problems =
        problems.map(|(problem, place)| stop(place, Some((problem.path.clone(), problem.span.clone()))));
    let mut stops: Vec<_> = problems.collect();
    for place in form.pending().keys().filter(|place| !matches!(place, Place::Act(..))) {
        let pending = stop(place.clone(), None);
        let at = stops.partition_point(|other| other.order <= pending.order);
        stops.insert(at, pending);
    }
    stops
}

/// The number of the one at the focus, or of the first one after it.
fn current(model: &Model, stops: &[Stop]) -> Result<usize, usize> {
    // Several problems can share one row: the one that was visited last counts.
    let visited = model.form.visited();
    let last = visited.and_then(|key| stops.iter().position(|stop| stop.problem.as_ref() == Some(key)));
    let here = last.or_else(|| stops.iter().position(|stop| stop.place == *model.form.focus()));
    let order = model.form.order(model.form.focus());
    here.ok_or_else(|| stops.iter().position(|stop| stop.order > order).unwrap_or(stops.len()))
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
        Ok(()) => model.say(format!("fixed {}; {undo} takes it back", plural(count, "problem"))),
        Err(refusal) => model.refuse(super::change::why_not(&refusal)),
    }
}
