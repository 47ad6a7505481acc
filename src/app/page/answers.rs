//! The answers of a dialog: a row each with its key, and how one is chosen.
//!
//! It deliberately does not know what is asked, nor what an answer leads to.

use super::{Offer, offer, offer_all};
use crate::app::Model;
use crate::app::describe::{Item, Room};
use crate::app::keymap::{Command, Scope};
use crate::app::question::Answer;
use crate::form::describe::{Line, Value, Words};
use crate::safe;

/// The column of an answer's title.
const TITLE: usize = 7;

/// The column of what an answer means, unless a title is longer.
const COLUMN: usize = 28;

/// The fewest columns in which what an answer means stands beside it; else it stands below.
const BESIDE: usize = 14;

/// Below this height an answer takes one line.
const FLAT: usize = 4;

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
    model.refuse(format!("choose an answer: {up}, {down} and {enter}, or its letter; {back} leads back"));
}

/// A row for each: its key, what it is, what it does and what is lost, which goes on under itself where
/// it is too long.
pub(super) fn rows<C>(
    model: &Model,
    answers: &[Answer<C>],
    chosen: usize,
    column: usize,
    room: Room,
) -> Vec<Item> {
    let beside = room.width > column + BESIDE || room.height < FLAT;
    let column = if beside { column } else { TITLE };
    let columns = room.width.saturating_sub(column + 1).max(1);
    let row = |(number, answer): (usize, &Answer<C>)| {
        // Where there is hardly room for the answers, the help says what the chosen one does.
        let columns = if room.height < FLAT { usize::MAX } else { columns };
        let mut parts = safe::wrap(&answer.means, columns).into_iter();
        let first = if beside { parts.next().unwrap_or_default() } else { String::new() };
        let line = Line::new(Words::text(&answer.title)).chosen(number == chosen);
        let line = line.with(Value::Words(Words::dim(first)));
        let rest: Vec<_> = parts.map(|part| Item::Prose(Words::dim(part), column)).collect();
        [Item::Row(Line { key: answer.key(model), ..line })].into_iter().chain(rest)
    };
    answers.iter().enumerate().flat_map(row).collect()
}

/// Leaves of what stands behind the answers what fits so many lines, and says how many rows more there are.
pub(super) fn cut_short(items: &mut Vec<Item>, answers: usize, lines: usize) {
    if items.len() <= lines {
        return;
    }
    // A rule or a blank line alone says nothing.
    let kept = if lines < answers + 4 { answers } else { lines - 1 };
    let more = items[kept..].iter().filter(|item| matches!(item, Item::Row(_))).count();
    items.truncate(kept);
    if kept == answers {
        return;
    }
    if more > 0 {
        items.push(Item::Prose(Words::dim(format!("… and {more} more")), super::INDENT));
    }
}

/// The number of the last item of an answer that is seen together with its first.
pub(super) fn end(items: &[Item], answer: usize, room: Room) -> usize {
    let is_row = |(_, item): &(usize, &Item)| matches!(item, Item::Row(_));
    let mut rows = items.iter().enumerate().filter(is_row).map(|(number, _)| number);
    let first = rows.nth(answer).unwrap_or(0);
    let last = rows.next().unwrap_or(items.len()).saturating_sub(1);
    // The title takes a line.
    last.min(Item::reached(items, first, Room { height: room.height.saturating_sub(1), ..room }))
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
        offer(model, Scope::Dialog, Command::Enter, title).map(|offer| offer.or("choose")),
        offer_all(model, Scope::Dialog, &[Command::Up, Command::Down], "choose"),
        more,
    ];
    for answer in answers.iter().filter(|answer| answer.title != title) {
        offers.push(answer.letter.and_then(|letter| Offer::typing(&letter.to_string(), &answer.title)));
    }
    offers.push(offer(model, Scope::Dialog, Command::Back, back));
    offers.into_iter().flatten().collect()
}
