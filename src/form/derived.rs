//! What a form derives from its text: the rows, and the row of the focus.
//!
//! Rows are made anew only where something that they depend on has changed, and a focus whose place is gone
//! goes to the next best. It deliberately changes no text.

use super::place::{Place, RowAction};
use super::rows::{self, Row, RowKind, Shape};
use super::{Form, Room};
use crate::json::Path;
use crate::json::document::Document;
use crate::manifest::catalogue::{Kind, LOCALIZED_NAME};
use crate::manifest::edits;

/// Everything that the rows depend on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct MadeFrom {
    revision: u64,
    room: Room,
    stirred: u64,
    /// The list or checklist of the focus, which alone shows its adding row or all its values.
    list: Option<Path>,
}

impl Form {
    /// Derives rows and the row of the focus anew, as far as what they depend on has changed.
    pub(super) fn derive(&mut self) {
        self.make_rows();
        let before = self.focus.clone();
        self.find_focus();
        // Which lists and checklists are unfolded follows the focus.
        if self.focus != before {
            self.make_rows();
            self.find_focus();
        }
    }

    fn make_rows(&mut self) {
        let made_from = MadeFrom {
            revision: self.session.revision(),
            room: self.room,
            stirred: self.stirred,
            list: list_of(&self.focus),
        };
        if self.made_from.as_ref() == Some(&made_from) {
            return;
        }
        if self.made_from.as_ref().is_none_or(|before| before.revision != made_from.revision) {
            self.ranks.take();
        }
        self.rows = match self.session.document() {
            Some(document) => {
                let shape =
                    Shape { room: self.room, open: &self.opened, focus: &self.focus, pending: &self.pending };
                rows::rows(document, &shape)
            }
            None => Vec::new(),
        };
        self.made_from = Some(made_from);
    }

    /// The first row of what the focus names, where that has no row of its own.
    fn first_inside(&self, document: &Document) -> Option<(Place, (usize, usize))> {
        let Place::Value(path) = &self.focus else { return None };
        self.rows.iter().enumerate().filter(|(_, row)| row.takes_focus()).find_map(|(at, row)| {
            let place = row.place(document, 0);
            let inside =
                matches!(place, Place::Value(_) | Place::Option(..)) && place.path().starts_with(path);
            inside.then_some((place, (at, 0)))
        })
    }

    /// Finds the row of the focus; where it has vanished, the next best place gets it.
    fn find_focus(&mut self) {
        let Some(document) = self.session.document() else {
            self.at = (0, 0);
            return;
        };
        let mut found = substitutes(&self.focus)
            .into_iter()
            .find_map(|place| rows::locate(document, &self.rows, &place).map(|at| (place, at)));
        // What has no row but holds some leads to the first of them, before anything above it.
        let holds = |place: &Place| *place != self.focus && document.at(self.focus.path()).is_some();
        if found.as_ref().is_none_or(|(place, _)| holds(place)) {
            found = self.first_inside(document).or(found);
        }
        // What stood for an ignored member gives way to the member itself, right above it.
        let gone = self.at.0 - usize::from(matches!(self.focus, Place::Nth(..))).min(self.at.0);
        let near = nearest_row(&self.rows, gone);
        let next_best = || Some((self.rows.get(near)?.place(document, 0), (near, 0)));
        let Some((place, at)) = found.or_else(next_best) else { return };
        let cells = self.rows[at.0].all_cells(document);
        self.at = (at.0, at.1.min(cells - 1));
        // A checklist is entered at one of its values, whatever path led there.
        let settled = matches!(place, Place::Option(..)) || self.rows[at.0].kind != RowKind::Choices;
        self.focus =
            if at.1 < cells && settled { place } else { self.rows[at.0].option_place(document, self.at.1) };
    }
}

/// Where a form begins.
pub(super) fn first_place() -> Place {
    Place::Value(Path::of(&["client_name"]))
}

/// The list or checklist that a place belongs to.
fn list_of(place: &Place) -> Option<Path> {
    let path = place.path();
    let is_list = |path: &Path| {
        let kind = edits::field(path).map(|field| field.kind);
        matches!(kind, Some(Kind::List(_) | Kind::Choices(_) | Kind::ChoicesOrText(_)))
    };
    match place {
        Place::Option(list, _) | Place::Add(list) => Some(list.clone()),
        _ if path.parent().is_root()
            && path.last_key().is_some_and(|key| key.starts_with(LOCALIZED_NAME.key)) =>
        {
            Some(Path::of(&[LOCALIZED_NAME.key]))
        }
        _ if path.last_index().is_some() => Some(path.parent()),
        _ if is_list(path) => Some(path.clone()),
        _ => None,
    }
}

/// A place, and where to go if it is gone: next sibling, previous, parent.
fn substitutes(place: &Place) -> Vec<Place> {
    let mut places = vec![place.clone()];
    let mut path = place.path().clone();
    if let Some(index) = path.last_index() {
        let list = path.parent();
        if index > 0 {
            places.push(Place::Value(list.index(index - 1)));
        }
        places.push(Place::Value(list));
    }
    while !path.is_root() {
        places.push(Place::Value(path.clone()));
        places.push(Place::Act(path.clone(), RowAction::AddEngagement));
        path = path.parent();
    }
    places
}

/// The row nearest to a place that is gone; none that does something, so that the next Enter does
/// nothing that nobody asked for.
fn nearest_row(rows: &[Row], number: usize) -> usize {
    let focusable = |at: &usize| rows[*at].takes_focus() && !matches!(rows[*at].kind, RowKind::Action(_));
    let after = (number.min(rows.len())..rows.len()).find(focusable);
    after.or_else(|| (0..number.min(rows.len())).rev().find(focusable)).unwrap_or(0)
}
