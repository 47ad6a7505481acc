//! What stands around the page: header, sections, sidebar, message, keys.

use super::canvas::Canvas;
use super::targets::Targets;
use super::theme::{Role, glyph};
use crate::app::frame::{At, Block, Header, Level, Tab};
use crate::app::keymap::Command;
use crate::app::page::Offer;
use crate::app::{Model, Target, Tone};
use crate::safe;

/// The columns that a name has at least before something else is dropped.
const NAME: usize = 30;

/// The most columns of what a key does.
const DOES: usize = 34;

/// File, state, verdict, quick launch: as much as fits.
pub(super) fn header(canvas: &mut Canvas<'_>, header: &Header<'_>, targets: &mut Targets) {
    let width = canvas.width();
    let fits = |level: &Level| {
        let state = safe::width(&level.state.text);
        let state = if state > 0 { state + 2 } else { 0 };
        let launch = level.launch.as_ref().map_or(0, |words| safe::width(&words.text) + 3);
        let right = safe::width(&level.verdict.text) + launch;
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
    let start = canvas.own_right(end, 0, &level.verdict.text, level.verdict.sense.into());
    targets.place(canvas.part(start, 0, end - start, 1).area(), Target::Do(level.leads_to));
    let reserved = if level.firm { safe::width(&level.state.text) } else { 0 };
    let used = canvas.text(1, 0, &header.name, Role::Chosen, start.saturating_sub(3 + reserved));
    let room = start.saturating_sub(used + 4);
    let state = canvas.text(1 + used + 2, 0, &level.state.text, level.state.sense.into(), room);
    targets.place(canvas.part(1, 0, used + 2 + state, 1).area(), Target::Do(Command::Review));
}

/// The sections in one line, the one of the focus in brackets.
pub(super) fn tabs(canvas: &mut Canvas<'_>, tabs: &[Tab], targets: &mut Targets) {
    let mut x = 1;
    // With a section more there is room for one blank between two only.
    let gap = usize::from(tabs.len() <= 6 || canvas.width() >= 90);
    for (number, tab) in tabs.iter().enumerate() {
        let start = x;
        let role = if tab.current { Role::Accent } else { Role::Text };
        let Some(sign) = tab.sign else {
            let width = if tab.current {
                canvas.own(x, 0, &format!("[{}]", tab.title), role)
            } else {
                1 + canvas.own(x + 1, 0, &tab.title, role)
            };
            targets.place(canvas.part(x, 0, width, 1).area(), Target::Tab(number));
            continue;
        };
        if tab.current {
            canvas.own(x, 0, "[", role);
        }
        x += 1 + canvas.own(x + 1, 0, &format!("{} ", tab.title), role);
        let (sign, sign_role) = glyph(sign);
        x += canvas.own(x, 0, sign, sign_role);
        if tab.current {
            canvas.own(x, 0, "]", role);
        }
        targets.place(
            canvas.part(start, 0, x + usize::from(tab.current) - start, 1).area(),
            Target::Tab(number),
        );
        x += if tab.current { 1 } else { gap };
    }
}

/// The sections beside the form, and what is still to be done.
pub(super) fn sidebar(
    canvas: &mut Canvas<'_>,
    title: &str,
    tabs: &[Tab],
    blocks: &[Block],
    targets: &mut Targets,
) {
    let edge = canvas.width().saturating_sub(1);
    for y in 0..canvas.height() {
        canvas.own(edge, y, "│", Role::Faint);
    }
    let mut y = 0;
    if !tabs.is_empty() {
        y = sections(canvas, title, tabs, edge, targets);
    }
    for block in blocks {
        canvas.own(1, y + 1, block.title, Role::Accent);
        let area = canvas.part(1, y + 1, edge - 1, block.lines.len() + 2).area();
        targets.place(area, Target::Do(block.leads_to));
        y += 3;
        for (sign, words) in &block.lines {
            let role = words.sense.into();
            let x = match sign {
                Some((sign, At::Before)) => {
                    let (sign, sign_role) = glyph(*sign);
                    canvas.own(1, y, sign, sign_role);
                    4
                }
                Some((sign, At::Inside)) => {
                    let (sign, sign_role) = glyph(*sign);
                    canvas.own(4, y, sign, sign_role);
                    6
                }
                None => 4,
            };
            canvas.text(x, y, &words.text, role, edge.saturating_sub(x + 1));
            y += 1;
        }
    }
}

fn sections(canvas: &mut Canvas<'_>, title: &str, tabs: &[Tab], edge: usize, targets: &mut Targets) -> usize {
    canvas.own(1, 0, title, Role::Accent);
    for (line, (number, tab)) in tabs.iter().enumerate().filter(|(_, tab)| tab.numbered).enumerate() {
        let y = line + 2;
        targets.place(canvas.part(1, y, edge - 1, 1).area(), Target::Tab(number));
        let role = if tab.current { Role::Accent } else { Role::Text };
        let title = if tab.current { format!("[{}]", tab.title) } else { format!(" {} ", tab.title) };
        canvas.own(1, y, &title, role);
        canvas.own_right(edge - 1, y, &tab.count, Role::Secondary);
        if let Some(sign) = tab.sign {
            let (sign, role) = glyph(sign);
            canvas.own(edge - 6, y, sign, role);
        }
    }
    tabs.iter().filter(|tab| tab.numbered).count() + 2
}

/// The rule that carries what was done or refused; else which lines are visible.
pub(super) fn message(canvas: &mut Canvas<'_>, model: &Model, extent: &str) {
    match model.screen.message() {
        Some(message) => canvas.rule(0, (&message.text, tone(message.tone)), ("", Role::Secondary)),
        None => canvas.rule(0, ("", Role::Secondary), (extent, Role::Secondary)),
    }
}

/// How a message looks.
pub(super) const fn tone(tone: Tone) -> Role {
    match tone {
        Tone::Done => Role::Good,
        Tone::Refused => Role::Text,
        Tone::Aside => Role::Secondary,
    }
}

/// The keys that do something here: the last, which is where help is, at the right edge, and from the
/// left as many of the others as fit.
pub(super) fn footer(canvas: &mut Canvas<'_>, offers: &[Offer], targets: &mut Targets) {
    let Some((last, others)) = offers.split_last() else { return };
    let edge = canvas.width().saturating_sub(needed(last) + 1);
    let mut x = 1;
    for other in others {
        let end = x + needed(other);
        if end < edge {
            hint(canvas, other, x, targets);
            x = end + 2;
        }
    }
    hint(canvas, last, edge, targets);
}

/// The columns that an offer takes.
fn needed(offer: &Offer) -> usize {
    safe::width(&offer.keys) + 1 + safe::width(&offer.does).min(DOES)
}

fn hint(canvas: &mut Canvas<'_>, offer: &Offer, x: usize, targets: &mut Targets) {
    let mut end = x + canvas.own(x, 0, &offer.keys, Role::Accent) + 1;
    end += canvas.text(end, 0, &safe::cut(&offer.does, DOES), Role::Text, canvas.width());
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
