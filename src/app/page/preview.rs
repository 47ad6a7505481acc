//! The preview where it has no room beside the form: it covers it, and one goes through it from field to
//! field, or from change to change.

use super::{Ask, Kind, Next, Offer, offer, offer_all, save};
use crate::app::changes as became;
use crate::app::code::{Pointed, Rows};
use crate::app::describe::{Description, Room};
use crate::app::keymap::{Command, Scope};
use crate::app::pointer::NOTCH;
use crate::app::{Effect, Model, Preview, beside, copying, layout};
use crate::form::describe::{self, Help, Part};
use crate::form::pasted::Pasted;
use crate::form::place::Place;
use crate::json::{Lines, Path};
use crate::manifest::edits;

/// The preview in the form's place.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Cover {
    /// The first row; `None` while it stands where the focus is.
    top: Option<usize>,
}

/// The change that the focus is in; the first one where it is in none.
fn chosen_change(model: &Model) -> Option<(usize, &Path)> {
    let (changed, focus) = (model.form.session().changed(), model.form.focus().path());
    let at = changed.iter().position(|path| focus.starts_with(path) || path.starts_with(focus));
    let at = at.unwrap_or(0);
    changed.get(at).map(|path| (at, path))
}

/// What it points at.
fn pointed_at(model: &Model) -> Pointed {
    match (model.screen.preview(), chosen_change(model)) {
        (Preview::Changes, Some((_, path))) => beside::at_path(model, path),
        _ => beside::at_focus(model),
    }
}

impl Cover {
    /// The first row; `None` while it stands where the focus is.
    pub fn top(&self) -> Option<usize> {
        self.top
    }

    /// How many rows it has, the first that is shown, and how many have room.
    fn extent(&self, model: &Model) -> (usize, usize, usize) {
        let Room { width, height: screen } = layout::room_below_title(model);
        let pane = beside::chosen_pane(model, self.top, pointed_at(model));
        let (rows, top) = pane.body.extent(model.form.session().content().text(), width, screen);
        (rows, top, screen)
    }

    fn scroll(&mut self, model: &Model, by: isize) {
        let (rows, top, screen) = self.extent(model);
        self.top = Some(top.saturating_add_signed(by).min(rows.saturating_sub(screen)));
    }

    /// To the next change, or to the field that begins next; where none is in sight, one row on.
    fn step(&mut self, model: &mut Model, by: isize) {
        let moved = if model.screen.preview() == Preview::Changes {
            self.step_to_change(model, by)
        } else {
            self.step_to_field(model, by)
        };
        if !moved {
            self.scroll(model, by);
        }
    }

    fn step_to_change(&mut self, model: &mut Model, by: isize) -> bool {
        let Some((at, _)) = chosen_change(model) else { return false };
        let next = at.checked_add_signed(by).and_then(|at| model.form.session().changed().get(at));
        let Some(path) = next.cloned() else { return false };
        model.form.go(Place::Value(path));
        self.top = None;
        true
    }

    /// Among the rows that are seen, and a few more at each end: what is further is scrolled to.
    fn step_to_field(&mut self, model: &mut Model, by: isize) -> bool {
        let (_, top, screen) = self.extent(model);
        let here = model.form.focus().clone();
        let Some((from, lines)) = lines_ahead(model, (top, screen), by) else { return false };
        for place in begun_in(model, &lines) {
            if place == here {
                continue;
            }
            model.form.go(place);
            let now = line_of_focus(model);
            if now.is_some_and(|now| if by > 0 { now > from } else { now < from }) {
                // What is seen stays where it is, unless the field is outside of it.
                let seen = seen_lines(model, (top, screen));
                let inside = seen.zip(now).is_some_and(|((first, last), now)| first <= now && now < last);
                self.top = inside.then_some(top);
                return true;
            }
        }
        model.form.go(here);
        false
    }

    /// What is pointed at, as a line that can be passed on.
    fn copy(model: &mut Model) -> Vec<Effect> {
        let path = model.form.focus().path().clone();
        let value = model.form.document().and_then(|document| document.at(&path));
        let Some(text) = value.map(|value| value.raw().to_owned()) else {
            model.refuse("nothing is in the file here that could be copied");
            return Vec::new();
        };
        copying::put(model, &edits::name_of(&path), text)
    }
}

/// The line in which the text of the focus begins, from 0.
fn line_of_focus(model: &Model) -> Option<usize> {
    let at = beside::at_focus(model).new?;
    Some(Lines::of(model.form.session().content().text()).line_at(at.start))
}

/// The first and the last line that are seen.
fn seen_lines(model: &Model, (top, screen): (usize, usize)) -> Option<(usize, usize)> {
    let width = layout::room_of_page(model).width;
    let rows = Rows::of(model.form.session().content().text(), width).from(top, screen);
    Some((rows.first()?.line, rows.last()?.line))
}

/// The lines to look for a field in, the nearest first, and the line that it has to be beyond.
fn lines_ahead(model: &Model, seen: (usize, usize), by: isize) -> Option<(usize, Vec<usize>)> {
    let (first, last) = seen_lines(model, seen)?;
    // As many as stand above a field that is brought into sight: none is passed unseen.
    let more = (seen.1 / 3).max(1);
    let here = line_of_focus(model)?;
    Some(if by > 0 {
        let from = here.max(first.saturating_sub(1));
        (from, (from + 1..=last + more).collect())
    } else {
        let from = here.min(last + 1);
        (from, (first.saturating_sub(more)..from).rev().collect())
    })
}

/// The places of the values whose texts begin in some lines.
fn begun_in(model: &Model, numbers: &[usize]) -> Vec<Place> {
    let lines = Lines::of(model.form.session().content().text());
    let place = |number: &usize| {
        model.form.place_on(&lines, *number).and_then(|(place, begins)| begins.then_some(place))
    };
    numbers.iter().filter_map(place).collect()
}

/// What is said of a change, and of all that is none.
fn of_change(model: &Model, path: &Path) -> Help {
    let session = model.form.session();
    let untouched = became::untouched(session.saved_text().unwrap_or(""), session.content().text());
    let mut help = became::help(model, path);
    help.parts.insert(1, Part::About(format!("untouched: {untouched}")));
    help
}

/// The views, as they are clicked.
const VIEWS: [Preview; 3] = [Preview::Json, Preview::Changes, Preview::Off];

impl Ask for Cover {
    fn scope(&self, _model: &Model) -> Scope {
        Scope::Preview
    }

    fn kind(&self) -> Kind {
        Kind::Base
    }

    fn typed(&mut self, model: &mut Model, _c: char) -> Next {
        let back = model.key(Command::Back);
        model.refuse(format!("{back} leads back to the form; typing goes into its rows"));
        Next::Stay
    }

    fn pasted(&mut self, model: &mut Model, _pasted: &Pasted) -> Next {
        let back = model.key(Command::Back);
        model.refuse(format!("{back} leads back to the form; a paste goes into its rows"));
        Next::Stay
    }

    fn show(&mut self, model: &mut Model, view: usize) -> Next {
        let Some(view) = VIEWS.get(view) else { return Next::Stay };
        self.top = None;
        model.screen.show(*view);
        if *view == Preview::Off { Next::Leave(Vec::new()) } else { Next::Stay }
    }

    fn run(&mut self, model: &mut Model, command: Command) -> Option<Next> {
        let changes = model.screen.preview() == Preview::Changes;
        let screen = self.extent(model).2.saturating_sub(1) as isize;
        match command {
            Command::Down => self.step(model, 1),
            Command::Up => self.step(model, -1),
            Command::PageDown => self.scroll(model, screen),
            Command::PageUp => self.scroll(model, -screen),
            Command::First => self.scroll(model, isize::MIN / 2),
            Command::Last => self.scroll(model, isize::MAX / 2),
            Command::Right | Command::Next | Command::Left | Command::Previous => {
                return Some(self.show(model, usize::from(!changes)));
            }
            Command::TakeBack if changes => {
                let path = chosen_change(model).map(|(_, path)| path.clone());
                became::revert(model, path.as_ref());
                self.top = None;
            }
            Command::TakeBack => {
                let key = model.key(Command::Preview);
                model.refuse(format!("single changes are taken back where {key} shows them"));
            }
            Command::CopyValue => return Some(Next::Ask(Cover::copy(model))),
            Command::Enter => {
                if let Some((_, path)) = chosen_change(model).filter(|_| changes) {
                    let place = Place::Value(path.clone());
                    model.form.go(place);
                }
                return Some(self.show(model, VIEWS.len() - 1));
            }
            Command::Back => return Some(self.show(model, VIEWS.len() - 1)),
            _ => return None,
        }
        Some(Next::Stay)
    }

    fn notch(&self) -> usize {
        1
    }

    fn wheel(&mut self, model: &mut Model, by: isize) -> Next {
        self.scroll(model, by.saturating_mul(NOTCH as isize));
        Next::Stay
    }

    /// A change is explained; beside the text its field is named, which leaves the text the room.
    fn explains(&self, model: &Model) -> bool {
        model.screen.preview() == Preview::Changes
    }

    fn describe<'m>(&'m self, model: &'m Model, _room: Room) -> Description<'m> {
        let pane = beside::chosen_pane(model, self.top, pointed_at(model));
        let change = chosen_change(model).filter(|_| model.screen.preview() == Preview::Changes);
        let help =
            change.map_or_else(|| describe::help(&model.form, false), |(_, path)| of_change(model, path));
        let right = match (change, line_of_focus(model)) {
            (Some((at, _)), _) => format!("{} of {}", at + 1, model.form.session().changed().len()),
            (None, Some(line)) => format!("{}, line {}", edits::name_of(model.form.focus().path()), line + 1),
            (None, None) => pane.right,
        };
        let (rows, top, screen) = self.extent(model);
        let extent = if rows > screen {
            format!("{}-{} of {rows}", top + 1, (top + screen).min(rows))
        } else {
            String::new()
        };
        let views = pane.views.into_iter().map(|(title, _, shown)| (title, shown)).collect();
        Description { views, extent, ..Description::titled(pane.title, right, pane.body, help) }
    }

    fn offers(&self, model: &Model) -> Vec<Offer> {
        let key = |command, does: &str| offer(model, Scope::Preview, command, does);
        let changes = model.screen.preview() == Preview::Changes;
        let listed = !model.form.session().changed().is_empty();
        let next = if changes { "off" } else { "changes" };
        let walk = if changes { "change" } else { "field" };
        let offers = [
            key(Command::TakeBack, "revert").filter(|_| changes && listed),
            key(Command::Preview, next),
            offer_all(model, Scope::Preview, &[Command::Up, Command::Down], walk),
            key(Command::Enter, "go to the field").map(|offer| offer.or("go")),
            save(model, &key),
            key(Command::Back, "form"),
        ];
        offers.into_iter().flatten().collect()
    }
}
