//! The answers of a dialog: a row each with its key, and how one is chosen.
//!
//! It deliberately does not know what is asked, nor what an answer leads to.

use super::{Offer, offer, offer_all};
use crate::app::Model;
use crate::app::describe::{Item, Room};
use crate::app::keymap::{Command, Scope};
use crate::app::question::Answer;
use crate::form::describe::{Line, Value, Words};

/// The column of an answer's title.
const TITLE: usize = 7;

/// The column of what an answer means, unless a title is longer.
const COLUMN: usize = 28;

/// What a letter gives.
pub(super) fn given<C: Copy>(answers: &[Answer<C>], letter: char) -> Option<C> {
    let letter = Some(letter.to_ascii_lowercase());
    answers.iter().find(|answer| answer.letter == letter).map(|answer| answer.choice)
}

/// The answer that Enter gives.
pub(super) fn at<C>(answers: &[Answer<C>], chosen: usize) -> Option<&Answer<C>> {
    answers.get(chosen.min(answers.len().saturating_sub(1)))
}

/// Moves to the answer above or below, around the ends; what is no such key says how to answer.
pub(super) fn step(model: &mut Model, count: usize, chosen: &mut usize, command: Command) {
    match command {
        Command::Down => *chosen = (*chosen + 1) % count,
        Command::Up => *chosen = (*chosen + count - 1) % count,
        _ => unbound(model),
    }
}

/// Moves as many answers down or up as the wheel was turned, as far as there are any.
pub(super) fn turn(count: usize, chosen: &mut usize, by: isize) {
    *chosen = chosen.saturating_add_signed(by).min(count.saturating_sub(1));
}

/// Says how to answer.
pub(super) fn unbound(model: &mut Model) {
    let [up, down, enter, back] =
        [Command::Up, Command::Down, Command::Enter, Command::Back].map(|command| model.key(command));
    model.say(format!("choose an answer: {up}, {down} and {enter}, or its letter; {back} leads back"));
}

/// A row for each: its key, what it is, what it does and what is lost.
pub(super) fn rows<C>(model: &Model, answers: &[Answer<C>], chosen: usize) -> Vec<Item> {
    let row = |(number, answer): (usize, &Answer<C>)| {
        let line = Line::new(Words::text(&answer.title)).chosen(number == chosen);
        let line = line.with(Value::Words(Words::dim(&answer.means)));
        Item::Row(Line { key: answer.key(model), ..line })
    };
    answers.iter().enumerate().map(row).collect()
}

/// The column of what they mean.
pub(super) fn column<C>(answers: &[Answer<C>], room: Room) -> usize {
    let longest = answers.iter().map(|answer| answer.title.len()).max().unwrap_or(0);
    (longest + TITLE + 2).max(if room.is_wide() { COLUMN } else { 0 })
}

/// The keys that give them; `back` is what leads back does.
pub(super) fn offers<C>(
    model: &Model,
    answers: &[Answer<C>],
    chosen: usize,
    more: Option<Offer>,
    back: &str,
) -> Vec<Offer> {
    let title = at(answers, chosen).map_or("", |answer| answer.title.as_str());
    let mut offers = vec![
        offer(model, Scope::Dialog, Command::Enter, title),
        offer_all(model, Scope::Dialog, &[Command::Up, Command::Down], "choose"),
        more,
    ];
    for answer in answers.iter().filter(|answer| answer.title != title) {
        offers.push(answer.letter.and_then(|letter| Offer::typing(&letter.to_string(), &answer.title)));
    }
    offers.push(offer(model, Scope::Dialog, Command::Back, back));
    offers.into_iter().flatten().collect()
}
