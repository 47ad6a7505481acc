//! The whole text while it is not JSON: its mistakes, going from one to the next, fixing them.
//!
//! It deliberately finds no mistake: they are the problems of the text. Typing is the text's own.

use super::JsonText;
use crate::app::Model;
use crate::app::describe::{Body, Broken, Description, Item, Lines, Room, Shown};
use crate::app::healed::Healed;
use crate::app::keymap::{Command, Scope};
use crate::app::page::{Ask, Next, Offer, ask_over, offer, save, undo};
use crate::app::question::Question;
use crate::form::describe::{Help, Line, Part, Remark, Sense, Sign, Value, Words};
use crate::form::status::Mark;
use crate::json::document::Change;
use crate::json::history::Action;
use crate::json::{Lines as TextLines, diff, doctor};
use crate::manifest::check::{Certainty, Problem, counted};

/// The column of what is wrong.
const COLUMN: usize = 15;

/// The longest offer of a fix that a footer has room for.
const SHORT: usize = 24;

/// In a window of fewer columns every offer is short.
const NARROW: u16 = 40;

/// A list of mistakes needs so many lines beside the text.
const ROOM: usize = 9;

/// A mistake in the text.
#[derive(Clone, Copy)]
struct Placed<'m> {
    /// The line and the column of its place, both from 0.
    at: (usize, usize),
    problem: &'m Problem,
    /// The number of the conflict that it is, if git left two versions there.
    conflict: Option<usize>,
}

/// The mistakes of the text, in its order.
fn mistakes(model: &Model) -> Vec<Placed<'_>> {
    let session = model.form.session();
    let text = session.content().text();
    let (lines, conflicts) = (TextLines::of(text), doctor::conflicts(text));
    let placed = session.problems().iter().map(|problem| {
        let (line, column) = lines.place(problem.span.start);
        let conflict = conflicts.binary_search_by_key(&problem.span.start, |conflict| conflict.span.start);
        Placed { at: (line - 1, column - 1), problem, conflict: conflict.ok() }
    });
    placed.collect()
}

/// The mistake at the cursor: of those on its line the last before it, else the first.
fn here(page: &JsonText, mistakes: &[Placed<'_>]) -> Option<usize> {
    let cursor = page.editor.cursor();
    let on_line = |one: &Placed<'_>| one.at.0 == cursor.0;
    let before = mistakes.iter().rposition(|one| on_line(one) && one.at <= cursor);
    before.or_else(|| mistakes.iter().position(on_line))
}

impl Placed<'_> {
    /// What the key of a fix does there, in few words.
    fn does(&self) -> Option<String> {
        let fix = self.problem.fix.as_ref().map(|fix| fix.title.clone());
        fix.or_else(|| self.conflict.map(|_| "choose a side".to_owned()))
    }

    fn is_certain(&self) -> bool {
        self.problem.fix.as_ref().is_some_and(|fix| fix.certainty == Certainty::Certain)
    }

    /// The same under its place, where one sees what it is about.
    fn in_short(&self) -> &str {
        self.what().split(" after ").next().unwrap_or_default()
    }

    /// What is wrong, without what to do.
    fn what(&self) -> &str {
        let message = &self.problem.message;
        message.split_once(": ").map_or(message.as_str(), |(what, _)| what)
    }
}

/// Carries a command out that is about mistakes; `None` for every other.
pub(super) fn run(page: &mut JsonText, model: &mut Model, command: Command) -> Option<Next> {
    if model.form.document().is_some() {
        return None;
    }
    match command {
        Command::NextProblem => step(page, model, 1),
        Command::PreviousProblem => step(page, model, -1),
        Command::Fix => fix(page, model),
        Command::FixAll => fix_all(page, model),
        _ => return None,
    }
    Some(Next::Stay)
}

/// To the next mistake (`1`) or the one before (`-1`), around the ends.
fn step(page: &mut JsonText, model: &mut Model, by: isize) {
    let mistakes = mistakes(model);
    let cursor = page.editor.cursor();
    let after = mistakes.partition_point(|one| one.at <= cursor);
    let before = mistakes.partition_point(|one| one.at < cursor);
    let count = mistakes.len().max(1);
    let next = if by > 0 { after % count } else { (before + count - 1) % count };
    let Some(Placed { at: (line, column), .. }) = mistakes.get(next).copied() else { return };
    page.editor.jump(line, column);
    let message = format!("mistake {} of {count}", next + 1);
    model.mention(message);
}

/// To the first mistake from a place on, after the text has changed there.
pub(super) fn settle(page: &mut JsonText, model: &mut Model, from: (usize, usize)) {
    page.reseed(model);
    let mistakes = mistakes(model);
    let next = mistakes.iter().find(|one| one.at >= from).or_else(|| mistakes.first());
    if let (None, Some(next)) = (model.form.document(), next) {
        page.editor.jump(next.at.0, next.at.1);
    }
}

/// Where the line of the cursor has no mistake any more, to the next one.
pub(super) fn stay_at_a_mistake(page: &mut JsonText, model: &Model) {
    let mistakes = mistakes(model);
    let cursor = page.editor.cursor();
    let next = mistakes.iter().find(|one| one.at >= cursor).or_else(|| mistakes.first());
    if let (None, None, Some(next)) = (model.form.document(), here(page, &mistakes), next) {
        page.editor.jump(next.at.0, next.at.1);
    }
}

/// Fixes the mistake at the cursor, or asks which of two versions stays.
fn fix(page: &mut JsonText, model: &mut Model) {
    let mistakes = mistakes(model);
    let Some(mistake) = here(page, &mistakes).map(|number| mistakes[number]) else {
        let next = model.key(Command::NextProblem);
        return model.say(format!("no mistake on this line: {next} leads to the next one"));
    };
    if let Some(at) = mistake.conflict {
        return ask_over(model, Question::Version(at));
    }
    let Some(fix) = mistake.problem.fix.clone() else {
        return model.say("nobody can tell what was meant here: type it");
    };
    let at = mistake.at;
    model.apply_fix(&format!("line {}", at.0 + 1), fix);
    settle(page, model, at);
}

/// Makes every certain fix, as one step.
fn fix_all(page: &mut JsonText, model: &mut Model) {
    if model.refuses_writing() {
        return;
    }
    let text = model.form.session().content().text();
    let Some(mended) = doctor::mend(text) else {
        return model.say("nothing here has one right answer: fix the mistakes one by one");
    };
    let edits = diff::edits(text, &mended.text);
    let done = model.form.act(Action::new("fix all mistakes", vec![Change::Text(edits)]));
    if model.made(done) {
        let (undo, fixed) = (model.key(Command::Undo), counted(mended.done.len(), "mistake"));
        let left = if model.form.document().is_none() { ", the rest is yours" } else { "" };
        model.say(format!("fixed {fixed}{left}; {undo} takes it back"));
        settle(page, model, (0, 0));
    }
}

/// A row of the list was clicked: to its mistake; on the one that is chosen its fix.
pub(super) fn clicked(page: &mut JsonText, model: &mut Model, row: usize) {
    let mistakes = mistakes(model);
    if here(page, &mistakes) == Some(row) {
        return fix(page, model);
    }
    if let Some(mistake) = mistakes.get(row) {
        page.editor.jump(mistake.at.0, mistake.at.1);
    }
}

/// The text with its mistakes.
pub(super) fn describe<'m>(page: &'m JsonText, model: &Model, room: Room) -> Description<'m> {
    let mistakes = mistakes(model);
    let chosen = here(page, &mistakes);
    let (line, column) = page.editor.cursor();
    let count = mistakes.len();
    let right = match chosen {
        Some(at) if room.is_wide() => format!("mistake {} of {count}", at + 1),
        Some(at) => format!("{} of {count}", at + 1),
        None => counted(count, "mistake"),
    };
    let mark = chosen.map(|at| &mistakes[at]).map(|one| (one.at.0, one.at.1, one.in_short().to_owned()));
    let mut wrong: Vec<_> = mistakes.iter().map(|one| one.at.0).collect();
    wrong.dedup();
    let list = if room.height >= ROOM { list(model, &mistakes, chosen) } else { Lines::default() };
    let body = Body::Broken(Broken { editor: &page.editor, wrong, here: mark, list });
    let title = format!("line {}, column {}", line + 1, column + 1);
    Description::titled(title, right, body, help(model, &mistakes, chosen))
}

fn certain_words(mistakes: &[Placed<'_>]) -> String {
    let certain = mistakes.iter().filter(|one| one.is_certain()).count();
    match (mistakes.len(), certain) {
        (1, 1) => "1, certain".to_owned(),
        (count, certain) if count == certain => format!("{count}, all certain"),
        (count, 0) => format!("{count}, none certain"),
        (count, certain) => format!("{count}, {certain} certain"),
    }
}

fn list(model: &Model, mistakes: &[Placed<'_>], chosen: Option<usize>) -> Lines<'static> {
    let key = model.key(Command::Fix);
    let row = |(number, one): (usize, &Placed<'_>)| {
        let pointer = if chosen == Some(number) { "› " } else { "  " };
        let line = Line::new(Words::text(format!("{pointer}line {}", one.at.0 + 1)));
        let line = line.with(Value::Words(Words::text(one.what())));
        let does = one.does().map_or_else(|| "type it".to_owned(), |does| format!("{key} {does}"));
        let remark = Some(Remark::firm(does, Sense::Dim));
        Item::Row(Line { sign: Some(Sign::Mark(Mark::Error)), remark, ..line })
    };
    let head = vec![Item::Rule("mistakes".to_owned(), Words::dim(certain_words(mistakes)).into())];
    let items = mistakes.iter().enumerate().map(row).collect();
    Lines { head, items, shown: Shown::Item(chosen.unwrap_or(0)), column: Some(COLUMN), ..Lines::default() }
}

fn help(model: &Model, mistakes: &[Placed<'_>], chosen: Option<usize>) -> Help {
    let (save, undo) = (model.key(Command::Save), model.key(Command::Undo));
    let kept = format!("Nothing is written before {save}; {undo} takes each fix back.");
    let Some(one) = chosen.and_then(|at| mistakes.get(at)) else {
        let next = model.key(Command::NextProblem);
        return Help::of(
            counted(mistakes.len(), "mistake"),
            format!("{next} leads to the next mistake. {kept} The form opens once this text is JSON."),
        );
    };
    let source = match &one.problem.fix {
        Some(_) if one.is_certain() => "certain",
        Some(_) => "suggested",
        None => "yours to decide",
    };
    let fix = one.does();
    let about = match source {
        "suggested" => format!("Suggested, not certain: look whether it is what you mean. {kept}"),
        _ => kept,
    };
    let message = one.problem.message.clone();
    let parts = vec![Part::Problem { mark: Mark::Error, message, fix, typing: false }, Part::About(about)];
    let title = one.what().to_owned();
    Help { short: title.clone(), title, source: source.to_owned(), parts }
}

/// The keys that do something here now.
pub(super) fn offers(page: &JsonText, model: &Model) -> Vec<Offer> {
    let key = |command: Command, does: &str| offer(model, Scope::Text, command, does);
    let mistakes = mistakes(model);
    let chosen = here(page, &mistakes);
    let fix = chosen.and_then(|at| mistakes[at].does());
    let short = if model.screen.size().width < NARROW { 0 } else { SHORT };
    let fix = fix.map(|does| if does.chars().count() > short { "fix it".to_owned() } else { does });
    let certain = mistakes.iter().filter(|one| one.is_certain()).count();
    let all = (certain > 1).then(|| key(Command::FixAll, &format!("fix all {certain}"))).flatten();
    let next = (mistakes.len() > 1 || chosen.is_none()).then(|| key(Command::NextProblem, "next mistake"));
    let offers = [
        fix.and_then(|does| key(Command::Fix, &does)),
        next.flatten(),
        all,
        Offer::typing("type", "to edit"),
        undo(model, &key),
        save(model, &key),
        key(Command::Quit, "quit"),
    ];
    offers.into_iter().flatten().collect()
}

/// Whether one mistake is certain: then its fix is the fix of all.
pub(super) fn is_one(model: &Model) -> bool {
    let certain = |one: &&Problem| one.fix.as_ref().is_some_and(|fix| fix.certainty == Certainty::Certain);
    model.form.session().problems().iter().filter(certain).take(2).count() == 1
}

/// What becomes of the text by its certain fixes.
pub(super) fn healed(model: &Model) -> Option<Healed> {
    let session = model.form.session();
    if session.document().is_some() { None } else { Healed::of(session.content(), session.judge()) }
}
