//! What stands around the page: header, sections, sidebar, message, keys.

use std::borrow::Cow;

use super::canvas::Canvas;
use super::lines;
use super::targets::Targets;
use super::theme::{Role, glyph};
use crate::app::describe::Lines;
use crate::app::frame::{Block, Header, Level, Tab};
use crate::app::keymap::Command;
use crate::app::page::Offer;
use crate::app::{Model, Target, Tone};
use crate::form::describe::Sign;
use crate::safe;

/// The columns that a name has at least before something else is dropped.
const NAME: usize = 30;

/// The column of values in the sidebar.
const NARROW: usize = 18;

/// The most columns of what a key does.
const DOES: usize = 34;

/// File, state, verdict, quick launch: as much as fits.
pub(super) fn header(canvas: &mut Canvas<'_>, header: &Header<'_>, targets: &mut Targets) {
    let width = canvas.width();
    let fits = |level: &Level| {
        let state = safe::width(&level.state.text);
        let state = if state > 0 { state + 2 } else { 0 };
        let launch = level.launch.as_ref().map_or(0, |words| safe::width(&words.text) + 3);
        let right = safe::width(&level.verdict.text()) + launch;
        1 + safe::width(&header.name).min(NAME) + state + 3 + right < width
    };
    let mut shown = None;
    for level in header.levels() {
        let enough = fits(&level);
        shown = Some(level);
        if enough {
            break;
        }
    }
    let Some(level) = shown else { return };
    let mut end = width.saturating_sub(1);
    if let Some(launch) = &level.launch {
        let start = canvas.own_right(end, 0, &launch.text, launch.sense.into());
        targets.place(canvas.part(start, 0, end - start, 1).area(), Target::Do(Command::QuickLaunch));
        end = start;
        end = canvas.own_right(end, 0, " · ", Role::Faint);
    }
    let start = canvas.parts_right(end, 0, &lines::parts(&level.verdict));
    targets.place(canvas.part(start, 0, end - start, 1).area(), Target::Do(level.leads_to));
    let reserved = if level.firm { safe::width(&level.state.text) } else { 0 };
    let used = canvas.text(1, 0, &header.name, Role::Chosen, start.saturating_sub(3 + reserved));
    let room = start.saturating_sub(used + 4);
    let state = canvas.text(1 + used + 2, 0, &level.state.text, level.state.sense.into(), room);
    targets.place(canvas.part(1, 0, used + 2 + state, 1).area(), Target::Do(Command::Review));
}

/// How much is said of the sections: counts, the marks of clean ones, the blanks between two, the most
/// columns of a name.
type Least = (bool, bool, usize, usize);

/// The sections in one line, the one of the focus in brackets, which take the place of blanks: nothing
/// moves.
pub(super) fn tabs(canvas: &mut Canvas<'_>, tabs: &[Tab], targets: &mut Targets) {
    let room = canvas.width();
    let wide = usize::MAX;
    let levels: [Least; 4] =
        [(true, true, 2, wide), (false, true, 2, wide), (false, false, 2, wide), (false, false, 1, wide)];
    let cut = (3..16).rev().map(|most| (false, false, 1, most));
    let spelled = |(counts, clean, gap, most): Least| {
        let all: Vec<_> = tabs.iter().map(|tab| Spelled::of(tab, counts, clean, most)).collect();
        let needed = 2 + all.iter().map(|tab| tab.width() + gap).sum::<usize>() - gap;
        (all, gap, needed)
    };
    let mut levels = levels.into_iter().chain(cut).map(spelled);
    let Some((shown, gap, needed)) = levels.find(|(.., needed)| *needed <= room) else { return };
    let mut x = usize::from(needed < room && gap > 1);
    for (number, (tab, words)) in tabs.iter().zip(&shown).enumerate() {
        let start = x;
        let role = if tab.current { Role::Accent } else { Role::Text };
        if tab.current {
            canvas.own(x, 0, "[", role);
        }
        x += 1 + canvas.text(x + 1, 0, &tab.title, role, words.title);
        if let Some((sign, sign_role)) = words.sign {
            x += 1 + canvas.own(x + 1, 0, sign, sign_role);
        }
        if !words.count.is_empty() {
            x += 1 + canvas.own(x + 1, 0, words.count, Role::Secondary);
        }
        if tab.current {
            canvas.own(x, 0, "]", role);
        }
        targets.place(canvas.part(start, 0, x + 1 - start, 1).area(), Target::Tab(number));
        x += gap - 1;
    }
}

/// What is said of a section where there is so much room.
struct Spelled<'t> {
    /// The columns of its title.
    title: usize,
    sign: Option<(&'static str, Role)>,
    count: &'t str,
}

impl Spelled<'_> {
    fn of(tab: &Tab, counts: bool, clean: bool, most: usize) -> Spelled<'_> {
        let sign = tab.sign.filter(|sign| clean || *sign != Sign::Good).map(glyph);
        let count = if counts { tab.count.as_str() } else { "" };
        Spelled {
            title: safe::width(&tab.title).min(most),
            sign: sign.filter(|(sign, _)| *sign != " "),
            count,
        }
    }

    /// The columns between the brackets.
    fn width(&self) -> usize {
        let sign = self.sign.map_or(0, |(sign, _)| 1 + safe::width(sign));
        let count = if self.count.is_empty() { 0 } else { 1 + safe::width(self.count) };
        self.title + sign + count
    }
}

/// What is still to be done, beside the form: each part under its title, as far as there is room.
pub(super) fn sidebar(canvas: &mut Canvas<'_>, blocks: &[Block], targets: &mut Targets) {
    let mut y = 0;
    for block in blocks {
        if y + 1 >= canvas.height() {
            return;
        }
        canvas.part(0, y, usize::MAX, 1).rule(
            0,
            (block.title, Role::Accent),
            &[(&block.right, Role::Secondary)],
        );
        let body = Lines { items: block.items.clone(), ..Lines::default() };
        let mut part = canvas.part(0, y + 1, usize::MAX, usize::MAX);
        let mut own = Targets::default();
        lines::lines(&mut part, &body, NARROW, &mut own);
        let area = canvas.part(0, y, usize::MAX, 1 + own.lines()).area();
        targets.place(area, Target::Do(block.leads_to));
        y += 2 + own.lines();
    }
}

/// The rule that carries what was done or refused; else which lines are visible.
pub(super) fn message(canvas: &mut Canvas<'_>, model: &Model, extent: &str) {
    match model.screen.message() {
        Some(message) => {
            let text = in_clauses(&message.text, canvas.width().saturating_sub(6));
            canvas.rule(0, (&text, tone(message.tone)), &[(extent, Role::Secondary)]);
        }
        None => canvas.rule(0, ("", Role::Secondary), &[(extent, Role::Secondary)]),
    }
}

/// A message as far as it has room: whole clauses, so that no word is cut that matters.
fn in_clauses(text: &str, room: usize) -> Cow<'_, str> {
    const MORE: &str = "; …";
    if safe::width(text) <= room {
        return Cow::Borrowed(text);
    }
    let ends = text.rmatch_indices("; ").map(|(at, _)| &text[..at]);
    let mut fitting = ends.filter(|clauses| safe::width(clauses) + safe::width(MORE) <= room);
    fitting.next().map_or(Cow::Borrowed(text), |clauses| Cow::Owned(format!("{clauses}{MORE}")))
}

/// How a message looks.
pub(super) const fn tone(tone: Tone) -> Role {
    match tone {
        Tone::Done => Role::Good,
        Tone::Refused => Role::Text,
        Tone::Aside => Role::Secondary,
        Tone::Guide => Role::Accent,
    }
}

/// The keys that do something here: the last, which is where help is, at the right edge, and from the
/// left as many of the others as fit.
pub(super) fn footer(canvas: &mut Canvas<'_>, offers: &[Offer], targets: &mut Targets) {
    let Some((last, others)) = offers.split_last() else { return };
    let edge = canvas.width().saturating_sub(needed(last, &last.does) + 1);
    let mut x = 1;
    for (offer, does) in fitting(others, edge.saturating_sub(2)) {
        hint(canvas, offer, does, x, targets);
        x += needed(offer, does) + GAP;
    }
    hint(canvas, last, &last.does, edge, targets);
}

/// The columns between two offers.
const GAP: usize = 2;

/// The offers that so many columns hold, in their order, each with what it says: first those that have
/// to be named in any room, the later ones in brief where it has to be, then as many others as fit.
fn fitting(offers: &[Offer], room: usize) -> impl Iterator<Item = (&Offer, &str)> {
    let long = |offer: &Offer| offer.brief.is_some();
    let mut shown: Vec<Option<&str>> =
        offers.iter().map(|offer| long(offer).then_some(offer.does.as_str())).collect();
    let taken = |shown: &[Option<&str>]| {
        let widths = offers.iter().zip(shown).filter_map(|(offer, does)| Some(needed(offer, (*does)?) + GAP));
        widths.sum::<usize>().saturating_sub(GAP)
    };
    for (number, offer) in offers.iter().enumerate().rev().filter(|(_, offer)| long(offer)) {
        if taken(&shown) > room {
            shown[number] = offer.brief;
        }
    }
    for number in (0..offers.len()).rev() {
        if taken(&shown) > room {
            shown[number] = None;
        }
    }
    for (number, offer) in offers.iter().enumerate().filter(|(_, offer)| !long(offer)) {
        shown[number] = Some(&offer.does);
        if taken(&shown) > room {
            shown[number] = None;
        }
    }
    offers.iter().zip(shown).filter_map(|(offer, does)| Some((offer, does?)))
}

/// The columns that an offer takes where it says this.
fn needed(offer: &Offer, does: &str) -> usize {
    safe::width(&offer.keys) + 1 + safe::width(does).min(DOES)
}

fn hint(canvas: &mut Canvas<'_>, offer: &Offer, does: &str, x: usize, targets: &mut Targets) {
    let mut end = x + canvas.own(x, 0, &offer.keys, Role::Accent) + 1;
    end += canvas.text(end, 0, &safe::cut(does, DOES), Role::Text, canvas.width());
    keys(canvas, offer, x, end, targets);
}

/// Notes where the keys of an offer stand; the words behind the only one belong to it.
fn keys(canvas: &mut Canvas<'_>, offer: &Offer, start: usize, end: usize, targets: &mut Targets) {
    let mut x = start;
    for key in offer.keys.split(' ') {
        let width = if key == offer.keys { end - start } else { safe::width(key) };
        if let Ok(chord) = key.parse() {
            targets.place(canvas.part(x, 0, width, 1).area(), Target::Key(chord));
        }
        x += width + 1;
    }
}
