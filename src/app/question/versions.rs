//! Two versions of some lines that git left in the text: which of them stays.
//!
//! It deliberately mends nothing else: what is wrong with the chosen lines is said after.

use super::{Answer, Choice, answer};
use crate::app::healed::outlook;
use crate::app::{Model, page};
use crate::form::describe::{Sense, Words};
use crate::json::Lines;
use crate::json::doctor::{self, Conflict, Side};
use crate::json::document::{Change, Edit};
use crate::json::history::Action;
use crate::manifest::secret::Secrets;

/// How many lines of a side are shown.
const SHOWN: usize = 3;

/// Which conflicts an answer is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// The one that was asked about.
    Here,
    /// Every one of the text.
    Everywhere,
}

fn text(model: &Model) -> &str {
    model.form.session().content().text()
}

/// What git calls a side.
fn name(conflict: &Conflict, side: Side) -> String {
    let (name, other) = match side {
        Side::Mine => (conflict.mine.as_str(), "mine"),
        Side::Theirs => (conflict.theirs.as_str(), "theirs"),
        Side::Before => ("", "before both"),
    };
    if name.is_empty() { other.to_owned() } else { format!("{other}, {name}") }
}

/// The edits that leave one side of some conflicts.
fn edits(conflicts: &[Conflict], side: Side) -> Vec<Edit> {
    let choose = |conflict: &Conflict| conflict.choose(side).or_else(|| conflict.choose(Side::Mine));
    conflicts.iter().filter_map(choose).flatten().collect()
}

/// The whole text with one side everywhere.
pub(in crate::app) fn whole(model: &Model, side: Side) -> String {
    let mut whole = text(model).to_owned();
    for edit in edits(&doctor::conflicts(text(model)), side).iter().rev() {
        whole.replace_range(edit.range.clone(), &edit.insert);
    }
    whole
}

/// The question in words.
pub(super) fn title(model: &Model, at: usize) -> String {
    let conflicts = doctor::conflicts(text(model));
    let line = conflicts.get(at).map_or(1, |one| Lines::of(text(model)).place(one.span.start).0);
    match conflicts.len() {
        0 | 1 => format!("two versions at line {line}: which one stays?"),
        count => format!("two versions at line {line}, conflict {} of {count}: which one stays?", at + 1),
    }
}

/// The lines of each side, without their secrets.
pub(super) fn about(model: &Model, at: usize) -> Vec<Words> {
    let text = text(model);
    let Some(conflict) = doctor::conflicts(text).into_iter().nth(at) else { return Vec::new() };
    let side = |side: Side| {
        let held = conflict.side(side).map(|range| &text[range]).unwrap_or_default();
        let masked = Secrets::of_text(held).mask(held);
        let more = masked.lines().count().saturating_sub(SHOWN);
        let lines = masked.lines().take(SHOWN).map(|line| Words::text(format!("  {}", line.trim_end())));
        let lines: Vec<_> = lines.collect();
        let rest = (more > 0).then(|| Words::dim(format!("  … and {more} more")));
        [Words::new(name(&conflict, side), Sense::Label)].into_iter().chain(lines).chain(rest).collect()
    };
    let both: [Vec<_>; 2] = [side(Side::Mine), side(Side::Theirs)];
    both.concat()
}

/// The answers, the safe one first, each with what the form will say.
pub(super) fn answers(model: &Model, at: usize) -> Vec<Answer> {
    let mut answers = vec![answer(None, "back to the text", "nothing is changed", Choice::Back)];
    let conflicts = doctor::conflicts(text(model));
    let Some(conflict) = conflicts.get(at) else { return answers };
    let judge = model.form.session().judge();
    let means = |side: Side| {
        let whole = whole(model, side);
        let mended = doctor::mend(&whole).map_or(whole, |mended| mended.text);
        let says: Vec<_> = outlook(&mended, judge).into_iter().map(|words| words.text).collect();
        says.join("; ")
    };
    let mut sides = vec![(Side::Mine, 'm'), (Side::Theirs, 't')];
    if conflict.side(Side::Before).is_some() {
        sides.push((Side::Before, 'b'));
    }
    for (side, letter) in sides {
        answers.push(answer(letter, name(conflict, side), means(side), Choice::Version(side, Reach::Here)));
    }
    if conflicts.len() > 1 {
        let all = format!("in all {} places, as one step", conflicts.len());
        answers.push(answer('a', "mine everywhere", &*all, Choice::Version(Side::Mine, Reach::Everywhere)));
        answers.push(answer('e', "theirs everywhere", all, Choice::Version(Side::Theirs, Reach::Everywhere)));
    }
    answers.push(answer('l', "look", "shows what differs between the two", Choice::Look));
    answers
}

/// Leaves one version, as one step.
pub(in crate::app) fn choose(model: &mut Model, at: usize, side: Side, reach: Reach) {
    if model.refuses_writing() {
        return;
    }
    let mut conflicts = doctor::conflicts(text(model));
    let Some(conflict) = conflicts.get(at).cloned() else { return };
    let name = name(&conflict, side);
    if reach == Reach::Here {
        conflicts = vec![conflict];
    }
    let step = Action::new(format!("choose {name}"), vec![Change::Text(edits(&conflicts, side))]);
    let done = model.form.act(step);
    if model.made(done) {
        let undo = model.key(crate::app::keymap::Command::Undo);
        model.say(format!("chosen: {name}; {undo} takes it back"));
        page::reseed(model);
    }
}
