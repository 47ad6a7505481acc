//! A manifest as a form, without a terminal: rows, the place of the focus, and the only door to a
//! change.
//!
//! Responsible for [`Form`], which keeps what is derived (rows, the row of the focus) in step with
//! what it is derived from. It deliberately knows no key, no page and no screen, and does no IO.

pub mod alike;
pub mod codec;
mod derived;
pub mod describe;
pub mod find;
mod locate;
pub mod order;
pub mod pasted;
pub mod place;
pub mod rows;
pub mod session;
pub mod status;
pub mod used;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::OnceLock;

use crate::json::Path;
use crate::json::document::{Change, Document, Edit, Refusal};
use crate::json::history::Action;
use crate::manifest::catalogue::{self, Section};
use crate::manifest::edits;
use derived::{MadeFrom, first_place};
use place::Place;
use rows::{Grid, Row, RowKind};
use session::{Checked, ProblemKey, Session, Unchecked};

/// What the window gives the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Room {
    /// The columns that values have.
    pub value_width: u16,
    /// Whether long checklists are folded unless they have the focus.
    pub fold: bool,
}

/// A manifest as a form.
///
/// Whatever is set through its methods is followed by what depends on it: when a method returns,
/// `rows` are those of the text, and `at` is the row and cell of `focus`.
#[derive(Debug)]
pub struct Form {
    session: Session,
    /// Whether this document was begun here, from a template or from nothing.
    begun_here: bool,
    /// Whether the list of ids that a template leaves empty is to stay so.
    no_ids: bool,
    rows: Vec<Row>,
    focus: Place,
    /// The row and the cell of the focus.
    at: (usize, usize),
    /// What was typed and is not yet a value.
    pending: BTreeMap<Place, String>,
    /// What an undo took out of `pending`: redo gives it back.
    dropped: Option<(Place, String)>,
    /// The events that are open.
    opened: BTreeSet<Path>,
    /// The required members that were visited and left missing: no longer quiet.
    left: BTreeSet<Path>,
    /// Whether a save was tried, after which nothing is quiet.
    save_tried: bool,
    /// The problem that was gone to last, by its path and span, and the focus it left there.
    visited: Option<(ProblemKey, Place)>,
    room: Room,
    joins: u64,
    /// Counts the changes of `pending` and `opened`.
    stirred: u64,
    /// The problems as the form shows them, once somebody has asked.
    ranks: OnceLock<Vec<order::Rank>>,
    /// What `rows` were made from.
    made_from: Option<MadeFrom>,
}

impl Form {
    /// A form of a text, its focus on the first field.
    pub fn new(session: Session, begun_here: bool, room: Room) -> Form {
        let mut form = Form {
            session,
            begun_here,
            no_ids: false,
            rows: Vec::new(),
            focus: first_place(),
            at: (0, 0),
            pending: BTreeMap::new(),
            dropped: None,
            opened: BTreeSet::new(),
            left: BTreeSet::new(),
            save_tried: false,
            visited: None,
            room,
            joins: 0,
            stirred: 0,
            ranks: OnceLock::new(),
            made_from: None,
        };
        form.derive();
        form
    }

    /// The text and what follows from it.
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// The document, if the text is JSON.
    pub fn document(&self) -> Option<&Document> {
        self.session.document()
    }

    /// Whether this document was begun here, from a template or from nothing.
    pub fn begun_here(&self) -> bool {
        self.begun_here
    }

    /// The rows, derived from the document.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// Where the keys act.
    pub fn focus(&self) -> &Place {
        &self.focus
    }

    /// The numbers of the row and of the cell of the focus.
    pub fn at(&self) -> (usize, usize) {
        self.at
    }

    /// The row of the focus.
    pub fn row(&self) -> Option<&Row> {
        self.rows.get(self.at.0)
    }

    /// What was typed and is not yet a value.
    pub fn pending(&self) -> &BTreeMap<Place, String> {
        &self.pending
    }

    /// Whether the event at a path is open.
    pub fn is_open(&self, event: &Path) -> bool {
        self.opened.contains(event)
    }

    /// The room that the window gives.
    pub fn room(&self) -> Room {
        self.room
    }

    /// The problem that was visited last, by its path and span, if the focus is still there.
    pub fn visited(&self) -> Option<&ProblemKey> {
        self.visited.as_ref().filter(|(_, focus)| *focus == self.focus).map(|(problem, _)| problem)
    }

    /// A number that joins the edits of one visit to a field.
    pub fn next_join(&mut self) -> u64 {
        self.joins += 1;
        self.joins
    }
}

/// Where the rows stand, in lines counted from the form's start.
impl Form {
    /// The first line of the row numbered `row`.
    pub fn line_of(&self, row: usize) -> usize {
        self.rows.iter().take(row).map(Row::height).sum()
    }

    /// All lines of the form.
    pub fn line_count(&self) -> usize {
        self.line_of(self.rows.len())
    }

    /// The line of the focus.
    pub fn line_of_focus(&self) -> usize {
        let (row, cell) = self.at;
        self.line_of(row) + self.grid_of(row).map_or(0, |grid| grid.cell(cell).1)
    }

    /// The lines that belong together at the focus: a checklist, an event with its members, a list
    /// with its items.
    pub fn lines_at_focus(&self) -> Range<usize> {
        let together = self.rows_at_focus();
        self.line_of(together.start)..self.line_of(together.end)
    }

    fn rows_at_focus(&self) -> Range<usize> {
        let at = self.at.0;
        let Some(row) = self.rows.get(at) else { return 0..0 };
        let goes_on = |other: &&Row| match row.kind {
            _ if row.depth > 0 || row.kind == RowKind::Event => other.depth > 0,
            RowKind::Item | RowKind::Add => {
                matches!(other.kind, RowKind::Item | RowKind::Add) && other.field == row.field
            }
            _ => false,
        };
        let above = self.rows[..at].iter().rev().take_while(goes_on).count();
        // The members of an event stand under it.
        let above = if row.kind == RowKind::Event { 0 } else { above + usize::from(row.depth > 0) };
        let below = self.rows[at + 1..].iter().take_while(goes_on).count();
        at - above.min(at)..at + 1 + below
    }

    /// The number of the title above the row numbered `row`.
    pub fn head_of(&self, row: usize) -> usize {
        let heads = self.rows[..row.min(self.rows.len())].iter().rposition(|row| row.kind == RowKind::Head);
        heads.unwrap_or(0)
    }

    /// The first row of a section that the keys can act on; `None` if there is no such section.
    pub fn first_of(&self, section: Section) -> Option<usize> {
        self.rows.iter().position(|row| row.section == section && row.takes_focus())
    }

    /// The arrangement of a checklist that is not folded.
    pub fn grid_of(&self, row: usize) -> Option<Grid> {
        let row = self.rows.get(row)?;
        let document = self.document()?;
        let field = row.field.filter(|_| row.kind == RowKind::Choices && !row.is_folded())?;
        Some(Grid::of(&rows::options(document, row.node, field), self.room.value_width))
    }
}

/// Moving.
impl Form {
    /// Puts the focus somewhere, opening what hides it. Where the form does not show the place, the
    /// next best gets the focus.
    pub fn go(&mut self, place: Place) {
        for event in catalogue::events() {
            let path = edits::event(event.key);
            let inside = *place.path() != path || matches!(place, Place::Nth(..));
            if place.path().starts_with(&path) && inside && self.opened.insert(path) {
                self.stirred += 1;
            }
        }
        self.focus = place;
        self.derive();
    }

    /// Opens a closed event, closes an open one.
    pub fn fold(&mut self, event: &Path) {
        if !self.opened.remove(event) {
            self.opened.insert(event.clone());
        }
        self.stirred += 1;
        self.derive();
    }

    /// Takes another room.
    pub fn fit(&mut self, room: Room) {
        if room != self.room {
            self.room = room;
            self.derive();
        }
    }

    /// Notes that a place was left: what is missing there is no longer quiet.
    pub fn leave(&mut self, path: Path) {
        self.left.insert(path);
    }

    /// Notes that a save was tried: nothing is quiet any more.
    pub fn try_save(&mut self) {
        self.save_tried = true;
    }

    /// Goes to a problem and remembers which it was, since several can share one row.
    pub fn visit(&mut self, problem: ProblemKey, place: Place) {
        self.go(place);
        self.visited = Some((problem, self.focus.clone()));
    }
}

/// Changing.
impl Form {
    /// Makes a step at the focus; whether anything changed.
    ///
    /// # Errors
    ///
    /// Why it was refused; nothing is changed then.
    pub fn act(&mut self, action: Action) -> Result<bool, Refusal> {
        self.act_at(action, self.focus.clone())
    }

    /// The same at another place, to which undo will lead.
    ///
    /// # Errors
    ///
    /// Why it was refused; nothing is changed then.
    pub fn act_at(&mut self, action: Action, place: Place) -> Result<bool, Refusal> {
        let changed = self.session.act(action, place)?;
        self.derive();
        Ok(changed)
    }

    /// Makes a step, its changes at once where none touches another, else one after the other.
    ///
    /// # Errors
    ///
    /// Why it was refused; nothing is changed then.
    pub fn act_at_once(&mut self, action: Action) -> Result<bool, Refusal> {
        let changes = Change::together(action.changes.clone()).into_iter().collect();
        self.act(Action { changes, ..action.clone() }).or_else(|_| self.act(action))
    }

    /// Takes a run of typing back as if it had not begun; whether there was one.
    pub fn withdraw(&mut self, join: u64) -> bool {
        let withdrawn = self.session.withdraw(join);
        self.derive();
        withdrawn
    }

    /// Takes the last step back and goes to where it was made; its name.
    pub fn undo(&mut self) -> Option<String> {
        let (name, place) = self.session.undo()?;
        self.go(place);
        Some(name)
    }

    /// Makes the step again that was taken back last, and goes there; its name.
    pub fn redo(&mut self) -> Option<String> {
        let (name, place) = self.session.redo()?;
        self.go(place);
        Some(name)
    }

    /// Ends a run of typing.
    pub fn close_step(&mut self) {
        self.session.close_step();
    }

    /// Gives the whole text another content, as one step.
    ///
    /// # Errors
    ///
    /// Why it was refused; nothing is changed then.
    pub fn replace(&mut self, name: &str, text: &str) -> Result<(), Refusal> {
        let edit = Edit::between(self.session.content().text(), text);
        self.act(Action::new(name, vec![Change::Text(vec![edit])])).map(|_| ())
    }

    /// Notes that the file holds `text` now.
    pub fn mark_saved(&mut self, text: String) {
        self.session.mark_saved(text);
    }

    /// Notes how large the picture is that the manifest names; `None` if that is not known.
    pub fn measured(&mut self, logo_size: Option<(u32, u32)>) {
        self.session.measured(logo_size);
        self.ranks.take();
    }

    /// Says of a placeholder that it is meant as it stands, or that it is not.
    pub fn keep(&mut self, placeholder: &str, keep: bool) {
        self.session.keep(placeholder, keep);
        self.ranks.take();
    }

    /// Says of the list of ids that it stays empty, or that it does not.
    pub fn keep_no_ids(&mut self, keep: bool) {
        self.no_ids = keep;
    }

    /// Whether somebody said that the list of ids stays empty.
    pub fn keeps_no_ids(&self) -> bool {
        self.no_ids
    }

    /// What has to be checked elsewhere, once.
    pub fn unchecked(&mut self) -> Option<Unchecked> {
        self.session.unchecked()
    }

    /// Takes what was found elsewhere.
    pub fn take(&mut self, checked: Checked) {
        self.session.take(checked);
        self.ranks.take();
    }

    /// Begins a new document on another text, as a step that can be undone.
    ///
    /// # Errors
    ///
    /// Why it was refused; nothing is changed then.
    pub fn begin(&mut self, name: &str, text: &str) -> Result<(), Refusal> {
        self.session.begin(name, text, first_place())?;
        self.begun_here = true;
        self.go(first_place());
        Ok(())
    }

    /// Forgets what there was, for a document that is begun here.
    pub fn begin_anew(&mut self, session: Session) {
        self.session = session;
        self.begun_here = true;
        self.made_from = None;
        self.go(first_place());
    }
}

/// What is typed and not yet a value.
impl Form {
    /// Keeps what was typed at a place beside the document.
    pub fn hold(&mut self, place: Place, text: String) {
        self.pending.insert(place, text);
        self.stirred += 1;
        self.derive();
    }

    /// Lets go of what was typed at a place.
    pub fn release(&mut self, place: &Place) -> Option<String> {
        let text = self.pending.remove(place)?;
        self.stirred += 1;
        self.derive();
        Some(text)
    }

    /// The same, as an undo does: [`Form::take_dropped`] gives it back.
    pub fn drop_pending(&mut self, place: &Place) {
        self.dropped = self.release(place).map(|text| (place.clone(), text));
    }

    /// What an undo dropped last goes back to its place, which gets the focus; whether there was any.
    pub fn take_dropped(&mut self) -> bool {
        let Some((place, text)) = self.dropped.take() else { return false };
        self.hold(place.clone(), text);
        self.go(place);
        true
    }

    /// Lets what is typed for the items of a list go along when their numbers change.
    pub fn renumber(&mut self, list: &Path, number: impl Fn(usize) -> usize) {
        let moved = std::mem::take(&mut self.pending).into_iter().map(|(place, text)| match &place {
            Place::Value(item) if item.parent() == *list => match item.last_index() {
                Some(at) => (Place::Value(list.index(number(at))), text),
                None => (place, text),
            },
            _ => (place, text),
        });
        self.pending = moved.collect();
        self.stirred += 1;
        self.derive();
    }
}
