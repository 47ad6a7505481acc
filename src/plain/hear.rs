//! How a line is understood: as a word, an answer, a number of what is listed, a value.
//!
//! It deliberately changes nothing: what a line asks for are messages.

use std::path::Path;

use super::said::Said;
use super::words::{self, Wish};
use super::{asks_endpoint, in_form, page, place, walk};
use crate::app::editor::is_editable;
use crate::app::keymap::{Command, Scope};
use crate::app::page::Page;
use crate::app::{Model, Msg, Target};
use crate::form::find::{self, Hit};
use crate::form::place::Place;
use crate::form::rows::{self, RowKind};
use crate::json::document::Json;

/// What a line asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Heard {
    /// These happen, and what has changed is told.
    Do(Vec<Msg>),
    /// The same; a value was given, so that its place is told in short.
    Set(Vec<Msg>),
    /// Nothing happens, and this is said.
    Say(Said),
    /// Where one is, in full.
    Again,
    /// What can be said.
    Help,
    /// The text that a save writes.
    Preview,
    /// The mistakes of a text that is not JSON.
    Mistakes,
    /// The text for who installs the app.
    HandOver,
    /// What the person has settled.
    Settings,
}

/// Understands a line without its end.
pub(super) fn hear(model: &Model, line: &str) -> Heard {
    let word = words::spoken(line.trim_end()).filter(|(word, rest)| is_meant(word.wish, rest));
    if matches!(model.scope(), Scope::Dialog | Scope::Help) {
        return match word.map(|(word, _)| word.wish) {
            Some(Wish::Again) => Heard::Again,
            Some(Wish::Help) => Heard::Help,
            _ => answer(model, line.trim()),
        };
    }
    match word {
        Some((word, rest)) => wish(model, word.wish, rest),
        None if line.trim().is_empty() => nothing(model),
        None => value(model, line),
    }
}

/// Whether what stands behind a word is what it takes: a sentence that begins with `save` is none.
fn is_meant(wish: Wish, rest: &str) -> bool {
    match wish {
        Wish::Save => {
            let path = rest.strip_prefix("as ").unwrap_or(rest);
            !path.contains(' ') || Path::new(path).extension().is_some_and(|end| end == "json")
        }
        Wish::TakeBack => rest.parse::<usize>().is_ok(),
        Wish::Take => rest.is_empty() || rest.parse::<usize>().is_ok(),
        Wish::QuickLaunch => rest.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | ',')),
        Wish::OneEndpoint => !rest.contains(' '),
        Wish::Json => Json::parse(rest).is_ok(),
        _ => true,
    }
}

fn say(text: impl AsRef<str>) -> Heard {
    Heard::Say(Said::new(text))
}

fn command(command: Command) -> Heard {
    Heard::Do(vec![Msg::Do(command)])
}

/// What is said of something that only the form has.
fn no_form() -> Heard {
    say("this text is not JSON yet: its mistakes come first")
}

/// The answer to a question, by its letter, its word or its title; an empty line is the safe one.
fn answer(model: &Model, given: &str) -> Heard {
    if model.scope() == Scope::Help || given == model.key(Command::Back) {
        return command(Command::Back);
    }
    if given.is_empty() {
        return command(Command::Enter);
    }
    match page::answers(model).iter().position(|names| names.iter().any(|name| page::is_named(name, given))) {
        Some(number) => Heard::Do(vec![Msg::Click(Target::Row(number, None))]),
        None => say(page::hint(model)),
    }
}

/// What a word asks for.
fn wish(model: &Model, wish: Wish, rest: &str) -> Heard {
    let line = || Msg::Line(rest.to_owned());
    match wish {
        Wish::Again => Heard::Again,
        Wish::Help => Heard::Help,
        Wish::Preview => Heard::Preview,
        Wish::Settings => Heard::Settings,
        Wish::Save => save(model, rest),
        Wish::Back if in_form(model) => match walk::back(model) {
            Some(place) => Heard::Do(vec![Msg::Go(place)]),
            None => say("this is the first place"),
        },
        Wish::Back if model.scope() == Scope::Text => command(Command::PreviousProblem),
        Wish::Back => command(Command::Back),
        Wish::Next if model.scope() == Scope::Text => command(Command::NextProblem),
        Wish::Next if matches!(model.scope(), Scope::Start | Scope::Templates) => Heard::Again,
        Wish::Next if page::asks_blank(model) => nothing(model),
        Wish::Next => next(model),
        Wish::Problems if model.scope() == Scope::Text => Heard::Mistakes,
        Wish::Problems => command(Command::Problems),
        Wish::Do(asked @ (Command::NextProblem | Command::Fix | Command::FixAll))
            if model.scope() == Scope::Text =>
        {
            command(asked)
        }
        Wish::Do(Command::Space) if page::copies_headers(model) => command(Command::Enter),
        Wish::Do(asked) => at_place(model, asked),
        Wish::WhatNext => {
            Heard::Do(vec![Msg::Do(Command::Review), Msg::Click(Target::View(page::WHAT_NEXT))])
        }
        _ if model.form.document().is_none() => no_form(),
        Wish::HandOver => Heard::HandOver,
        Wish::Take => take(model, rest),
        Wish::Find => find(model, rest),
        Wish::Tick => tick(model, rest, true),
        Wish::Untick => tick(model, rest, false),
        Wish::TakeBack => take_back(model, rest),
        Wish::Json => json(model, rest),
        Wish::QuickLaunch if rest.is_empty() => command(Command::QuickLaunch),
        Wish::QuickLaunch => Heard::Do(vec![Msg::Do(Command::QuickLaunch), line()]),
        Wish::OneEndpoint if rest.is_empty() => command(Command::OneEndpoint),
        Wish::OneEndpoint => Heard::Do(vec![Msg::Do(Command::OneEndpoint), line(), Msg::Do(Command::Enter)]),
    }
}

/// A save, under a name if one is given.
fn save(model: &Model, rest: &str) -> Heard {
    let path = rest.strip_prefix("as ").unwrap_or(rest).trim();
    match path {
        "" => command(Command::Save),
        "as" => say(format!("{} says where to", model.key(Command::SaveAs))),
        path => {
            Heard::Do(vec![Msg::Do(Command::SaveAs), Msg::Line(path.to_owned()), Msg::Do(Command::Enter)])
        }
    }
}

/// What is used elsewhere, by its number.
fn take(model: &Model, rest: &str) -> Heard {
    let proposals = model.proposals();
    let number = rest.parse::<usize>().unwrap_or(1);
    let taken = number.checked_sub(1).and_then(|number| proposals.get(number));
    match taken {
        None if proposals.is_empty() => say("nothing is used elsewhere that fits here"),
        None => say(format!("the numbers here are 1 to {}", proposals.len())),
        // Its value is nobody's but this event's.
        Some(name) if place::takes_header(model) => {
            say(format!("a line adds the header with your value: {name}: VALUE"))
        }
        Some(value) => Heard::Set(vec![Msg::Go(model.form.focus().clone()), Msg::Line((*value).to_owned())]),
    }
}

/// A command; one that is about the place of the form leaves what stands over it.
fn at_place(model: &Model, asked: Command) -> Heard {
    let acts_there =
        matches!(asked, Command::Unset | Command::Add | Command::MoveUp | Command::MoveDown | Command::Space);
    if !acts_there {
        return command(asked);
    }
    let Some(row) = model.form.row() else { return no_form() };
    match (asked, row.kind) {
        (Command::Unset, RowKind::Ids) => {
            say("untick NUMBER takes one of these out, as long as there are several of them side by side")
        }
        (Command::Space, RowKind::Action(_)) => {
            let leave = Msg::Go(model.form.focus().clone());
            // Adding answers to one key, removing to another.
            let adds = matches!(row.kind, RowKind::Action(crate::form::place::RowAction::AddEngagement));
            Heard::Do(vec![leave, Msg::Do(if adds { Command::Space } else { Command::Enter })])
        }
        (Command::Space, _) => say("this place offers nothing to do: a line is its value"),
        _ => Heard::Do(vec![Msg::Go(model.form.focus().clone()), Msg::Do(asked)]),
    }
}

/// An empty line: on, or out of what is listed.
fn nothing(model: &Model) -> Heard {
    if let Some(Page::Blanks(page)) = model.screen.pages().top() {
        let filled = page.blanks.iter().all(|blank| !blank.editor.text().is_empty());
        return command(match page.chosen + 1 < page.blanks.len() {
            true => Command::Next,
            false if filled => Command::Enter,
            false => Command::Back,
        });
    }
    match model.scope() {
        Scope::Templates | Scope::Start => command(Command::Enter),
        Scope::Text => Heard::Again,
        _ if in_form(model) => next(model),
        _ => command(Command::Back),
    }
}

/// To the next place of the form, which is seen then.
fn next(model: &Model) -> Heard {
    match walk::next(model) {
        Some(place) => Heard::Do(vec![Msg::Go(place)]),
        None if model.form.document().is_none() => no_form(),
        None => {
            let [changes, save] = [Command::Review, Command::Save].map(|command| model.key(command));
            say(format!("this was the last place: {changes} lists what a save writes, {save} writes it"))
        }
    }
}

/// A line that is no word.
fn value(model: &Model, line: &str) -> Heard {
    let (given, exact) = match line.trim_start().strip_prefix(words::VALUE) {
        Some(rest) => (rest.strip_prefix(' ').unwrap_or(rest), true),
        None => (line.trim(), false),
    };
    let set = |after: &[Command]| {
        let after = after.iter().copied().map(Msg::Do);
        [Msg::Line(given.to_owned())].into_iter().chain(after).collect::<Vec<_>>()
    };
    let number = given.parse::<usize>().ok().filter(|_| !exact && page::is_numbered(model));
    match (model.scope(), number) {
        (Scope::Form | Scope::Choice | Scope::Open, _) => on_form(model, given),
        (_, Some(number)) => choose(model, number),
        // In a text that is not JSON it takes the place of the line of the mistake.
        (Scope::Find | Scope::QuickLaunch | Scope::Text, _) => Heard::Do(set(&[])),
        (Scope::Fill, _) if asks_endpoint(model) => Heard::Do(set(&[Command::Enter])),
        (Scope::Fill, _) if page::copies_headers(model) => say(page::hint(model)),
        (Scope::Fill, _) => Heard::Set(set(&[])),
        (Scope::Path | Scope::Start, _) => Heard::Do(set(&[Command::Enter])),
        (Scope::Json, _) => Heard::Set(set(&[Command::Back])),
        // Nothing is listed, so the line is about the place.
        (Scope::Review, _) if page::choices(model).is_empty() && model.form.row().is_some() => {
            on_form(model, given)
        }
        (Scope::Review | Scope::Templates, _) => say(page::hint(model)),
        _ => command(Command::Back),
    }
}

/// A value for the place of the form, which is seen then.
fn on_form(model: &Model, given: &str) -> Heard {
    let leave = Msg::Go(model.form.focus().clone());
    match model.form.row().map(|row| row.kind) {
        Some(RowKind::Raw) if Json::parse(given).is_err() => {
            say("this place takes JSON: a text stands in quotes")
        }
        Some(RowKind::Raw) => json(model, given),
        Some(RowKind::Action(_)) => say(format!("{} does what this place says", model.key(Command::Space))),
        _ => Heard::Set(
            [leave].into_iter().filter(|_| !in_form(model)).chain([Msg::Line(given.to_owned())]).collect(),
        ),
    }
}

/// The value of the place as JSON.
fn json(model: &Model, given: &str) -> Heard {
    let value = model.form.document().and_then(|document| document.at(model.form.focus().path()));
    let opens =
        !matches!(model.form.focus(), Place::Nth(..)) && value.is_none_or(|value| is_editable(value.raw()));
    if !opens {
        return say("this place cannot be edited as JSON: use lp-manifest set, or an editor");
    }
    Heard::Set(vec![Msg::Do(Command::EditJson), Msg::Line(given.to_owned()), Msg::Do(Command::Back)])
}

/// What is listed under a number. Where a click only chooses, what follows from the choice follows at once.
fn choose(model: &Model, number: usize) -> Heard {
    let choices = page::choices(model);
    let Some((row, chosen)) = number.checked_sub(1).and_then(|number| choices.get(number)).copied() else {
        return say(match choices.len() {
            0 => "nothing is listed".to_owned(),
            1 => "the only number here is 1".to_owned(),
            last => format!("the numbers here are 1 to {last}"),
        });
    };
    let click = Msg::Click(Target::Row(row, None));
    let at_once = matches!(model.scope(), Scope::Find | Scope::Text | Scope::Fill);
    let enter = (!at_once).then_some(Msg::Do(Command::Enter));
    Heard::Do([click].into_iter().filter(|_| at_once || !chosen).chain(enter).collect())
}

/// The change of a number in the list of them, as in the file.
fn take_back(model: &Model, rest: &str) -> Heard {
    let number = rest.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
    let choices = page::choices(model);
    let choice = number.and_then(|number| choices.get(number)).filter(|_| model.scope() == Scope::Review);
    let Some((row, chosen)) = choice else {
        return say(format!("{} lists what can be taken back, by number", model.key(Command::Review)));
    };
    let click = [Msg::Click(Target::Row(*row, None))].into_iter().filter(|_| !chosen);
    Heard::Do(click.chain([Msg::Do(Command::TakeBack)]).collect())
}

/// To the only place that the words name, or a list of those that they fit.
fn find(model: &Model, words: &str) -> Heard {
    let hits = find::hits(&model.form, words);
    let named = |hit: &&Hit| is_called(hit, words);
    match hits.as_slice() {
        [] => {
            let find = model.key(Command::Find);
            say(format!("nothing is found for {words}; {find} WORDS takes labels, values and paths"))
        }
        [hit, rest @ ..] if rest.is_empty() || (named(&hit) && !rest.iter().any(|hit| named(&hit))) => {
            Heard::Do(vec![Msg::Go(hit.place.clone())])
        }
        _ => Heard::Do(vec![Msg::Do(Command::Find), Msg::Line(words.to_owned())]),
    }
}

/// Whether words are exactly what a place is called, or where it is.
fn is_called(hit: &Hit, words: &str) -> bool {
    let path = hit.place.path();
    // Of numbers side by side the first stands for their list.
    let list = path.last_index().filter(|at| *at == 0).map(|_| path.parent().to_string());
    let field = hit.ticked.is_none() && !matches!(hit.place, Place::Add(_));
    field
        && (hit.label.eq_ignore_ascii_case(words)
            || path.to_string() == words
            || list.as_deref() == Some(words))
}

/// Ticks or unticks: on a checklist its values, in a list of numbers these, else the value that the words
/// name anywhere.
fn tick(model: &Model, words: &str, wanted: bool) -> Heard {
    let here = model.form.document().zip(model.form.row()).and_then(|(document, row)| match row.kind {
        RowKind::Choices => {
            in_checklist(model, &rows::options(document, row.node, row.field?), words, wanted)
        }
        RowKind::Ids | RowKind::EmptyList => in_numbers(model, &row.member_path(document), words, wanted),
        _ => None,
    });
    here.unwrap_or_else(|| anywhere(model, words, wanted))
}

/// On a checklist; nothing where the words do not name its values.
fn in_checklist(model: &Model, options: &[rows::Choice<'_>], words: &str, wanted: bool) -> Option<Heard> {
    if words.eq_ignore_ascii_case("all") {
        return Some(command(if wanted { Command::TickAll } else { Command::TickNone }));
    }
    let named = words.split([' ', ',']).filter(|word| !word.is_empty());
    let number = |word: &str| options.iter().position(|option| option.value.eq_ignore_ascii_case(word));
    let mut numbers = named.map(number).collect::<Option<Vec<_>>>()?;
    numbers.retain(|number| options[*number].ticked != wanted);
    // What goes from behind leaves the numbers before it as they are.
    numbers.sort_unstable_by(|a, b| b.cmp(a));
    numbers.dedup();
    let list = model.form.focus().path();
    Some(match numbers.as_slice() {
        [] => say(if wanted { "that is ticked already" } else { "that is not ticked" }),
        [_, _, ..] if wanted => Heard::Set(vec![Msg::Line(words.to_owned())]),
        _ => {
            let one = |number: usize| [Msg::Go(Place::Option(list.clone(), number)), Msg::Do(Command::Space)];
            Heard::Do(numbers.into_iter().flat_map(one).collect())
        }
    })
}

/// In a list of numbers; nothing where the words are none.
fn in_numbers(model: &Model, list: &crate::json::Path, words: &str, wanted: bool) -> Option<Heard> {
    let number = words.parse::<i64>().ok()?;
    if wanted {
        return Some(Heard::Set(vec![Msg::Line(words.to_owned())]));
    }
    let held = model.form.document()?.at(list)?;
    let at = held.children().position(|item| item.as_integer() == Some(number));
    Some(match at {
        Some(at) => Heard::Do(vec![Msg::Go(Place::Value(list.index(at))), Msg::Do(Command::Unset)]),
        None => say(format!("{number} is not in this list")),
    })
}

/// The value of a checklist that the words name, wherever it is.
fn anywhere(model: &Model, words: &str, wanted: bool) -> Heard {
    let hits: Vec<Hit> =
        find::hits(&model.form, words).into_iter().filter(|hit| hit.ticked.is_some()).collect();
    match hits.as_slice() {
        [] => say(format!("no checklist has a value {words}")),
        [hit] if hit.ticked == Some(wanted) => {
            let state = if wanted { "ticked already" } else { "not ticked" };
            say(format!("{} of {} is {state}", hit.label, hit.context))
        }
        [hit] => Heard::Do(vec![Msg::Go(hit.place.clone()), Msg::Do(Command::Space)]),
        hits => {
            let names: Vec<_> =
                hits.iter().take(4).map(|hit| format!("{} {}", hit.context, hit.label)).collect();
            say(format!("several values fit: say which, such as {}", names.join(" or ")))
        }
    }
}
