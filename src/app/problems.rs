//! Going from problem to problem, and mending them.

use std::ops::Range;

use super::keymap::Command;
use super::{Model, page};
use crate::form::find;
use crate::json::Path;
use crate::manifest::check::Problem;

/// To the next problem (`1`) or the previous (`-1`), in document order, around the ends.
pub(super) fn step(model: &mut Model, by: isize) {
    page::to_form(model);
    let problems: Vec<&Problem> = model.form.loud_problems().collect();
    let count = problems.len() as isize;
    if count == 0 {
        let find = model.key(Command::Find);
        model.say(if model.form.session().placeholders().is_empty() {
            "no errors and no warnings".to_owned()
        } else {
            format!("no errors and no warnings; the placeholders are found with {find} and *")
        });
        return;
    }
    let at = current(model, &problems);
    let next = match (at, by > 0) {
        (Ok(at), _) => (at as isize + by).rem_euclid(count),
        (Err(after), true) => (after as isize).rem_euclid(count),
        (Err(after), false) => (after as isize - 1).rem_euclid(count),
    };
    let problem = problems[next as usize];
    let (place, key) = (model.form.place_of(problem), (problem.path.clone(), problem.span.clone()));
    let message = format!("problem {} of {count}", next + 1);
    model.form.visit(key, place);
    model.mention(message);
}

/// The number of the problem at the focus, or of the first one after it.
fn current(model: &Model, problems: &[&Problem]) -> Result<usize, usize> {
    // Several problems can share one row: the one that was visited last counts.
    let visited = model.form.visited();
    let is = |problem: &Problem, key: &(Path, Range<usize>)| problem.path == key.0 && problem.span == key.1;
    let last = visited.and_then(|key| problems.iter().position(|problem| is(problem, key)));
    let at_focus = model.form.at_focus();
    let here = last.or_else(|| problems.iter().position(|problem| at_focus(problem)));
    let start =
        model.form.document().map_or(0, |document| nearest_start(document, model.form.focus().path()));
    here.ok_or_else(|| {
        problems.iter().position(|problem| problem.span.start > start).unwrap_or(problems.len())
    })
}

fn nearest_start(document: &crate::json::document::Document, path: &Path) -> usize {
    let mut path = path.clone();
    loop {
        if let Some(value) = document.at(&path) {
            return value.start();
        }
        path = path.parent();
    }
}

/// Applies the fix of the problem at the focus.
pub(super) fn fix(model: &mut Model) {
    page::close_text(model);
    let found = model
        .form
        .problems_at_focus()
        .into_iter()
        .find_map(|problem| Some((find::name_of(&problem.path), problem.fix.clone()?)));
    let Some((name, fix)) = found else {
        let next = model.key(Command::NextProblem);
        model.say(if model.form.loud_problems().next().is_none() {
            "nothing to mend: no errors and no warnings".to_owned()
        } else {
            format!("there is no fix to offer here: {next} leads to the next problem")
        });
        return;
    };
    model.apply_fix(&name, fix);
}
