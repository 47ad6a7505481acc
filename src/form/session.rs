//! The text being edited with its history, its problems and what was saved: the only door to a
//! change.
//!
//! It deliberately knows no row and no key. Everything it gives out is derived from the text, once
//! a change.

mod checked;

pub use checked::{Checked, Judge, Unchecked};

use super::place::Place;
use crate::json::diff::tree;
use crate::json::document::{Change, Content, Document, Edit, Refusal};
use crate::json::history::{Action, Entry, History};
use crate::json::{Path, Step, same};
use crate::manifest::check::{self, Problem, Severity};
use crate::manifest::placeholder::Placeholder;
use crate::manifest::quick_launch::{self, QuickLaunch};

/// The longest text, in bytes, that is checked between a key and its frame. A longer one is checked
/// elsewhere: whoever holds the session asks for [`Session::unchecked`] and gives back what was found.
const AT_ONCE: usize = 64 * 1024;

/// One text in work.
#[derive(Debug)]
pub struct Session {
    content: Content,
    history: History<Place>,
    /// The text as it was opened: what this session made is what it lacks.
    opened: Content,
    /// What a new document was begun with, as its first step.
    begun: Option<Content>,
    /// The text that the file holds, as far as is known; `None` for a file that was never written.
    saved: Option<Content>,
    judge: Judge,
    /// The placeholders that somebody here says are meant as they stand, all of them among those that
    /// `judge` leaves out.
    kept: Vec<String>,
    derived: Derived,
    checking: Checking,
    revision: u64,
    /// How often the file got another text that this one is held against.
    saves: u64,
}

/// How far the checking of the text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Checking {
    /// The problems are those of the text.
    Done,
    /// They are those of an earlier text, as far as they still have a place.
    Due,
    /// The same, and what there is to check was handed out.
    Asked,
}

/// What tells a problem from others: its path and where it is marked.
pub type ProblemKey = (Path, std::ops::Range<usize>);

/// What follows from the text.
#[derive(Debug, Default)]
struct Derived {
    problems: Vec<Problem>,
    problems_by_path: Vec<usize>,
    placeholders: Vec<Placeholder>,
    placeholders_by_path: Vec<usize>,
    quick_launch: Option<QuickLaunch>,
    changed: Vec<Path>,
    modified: bool,
}

impl Session {
    /// Starts on a text. `saved` is whether a file holds it.
    pub fn new(text: String, saved: Saved, judge: Judge) -> Session {
        let content = Content::of(text);
        let opened = content.clone();
        let saved = match saved {
            Saved::Yes => Some(content.clone()),
            Saved::Never => None,
        };
        let mut session = Session {
            content,
            history: History::default(),
            opened,
            begun: None,
            saved,
            judge,
            kept: Vec::new(),
            derived: Derived::default(),
            checking: Checking::Done,
            revision: 0,
            saves: 0,
        };
        session.derive();
        session
    }

    /// The text and what it is.
    pub fn content(&self) -> &Content {
        &self.content
    }

    /// The document, if the text is JSON.
    pub fn document(&self) -> Option<&Document> {
        self.content.document()
    }

    /// The document as it was opened, if it was JSON.
    pub fn opened(&self) -> Option<&Document> {
        self.first().document()
    }

    /// The text that this session began with, as far as that is not undone.
    fn first(&self) -> &Content {
        self.begun.as_ref().filter(|_| self.history.depth() > 0).unwrap_or(&self.opened)
    }

    /// Begins a new document with a text, as the first step.
    ///
    /// # Errors
    ///
    /// Why it was refused; nothing is changed then.
    pub fn begin(&mut self, name: &str, text: &str, place: Place) -> Result<(), Refusal> {
        let edit = Edit::between(self.content.text(), text);
        self.act(Action::new(name, vec![Change::Text(vec![edit])]), place)?;
        self.begun = Some(self.content.clone());
        self.derive_changes();
        Ok(())
    }

    /// Whether what the document was begun with is undone.
    pub fn is_unbegun(&self) -> bool {
        self.begun.is_some() && self.history.depth() == 0
    }

    /// Whether there is something to work on: what a file holds, or what was begun here.
    pub fn is_begun(&self) -> bool {
        self.saved.is_some() || self.history.depth() > 0
    }

    /// The text that the file holds.
    pub fn saved_text(&self) -> Option<&str> {
        self.saved.as_ref().map(Content::text)
    }

    /// The document that the file holds, if it is one.
    pub fn saved_document(&self) -> Option<&Document> {
        self.saved.as_ref().and_then(Content::document)
    }

    /// What problems depend on beside the text.
    pub fn judge(&self) -> &Judge {
        &self.judge
    }

    /// Notes how large the picture is that the manifest names; `None` if that is not known.
    pub fn measured(&mut self, logo_size: Option<(u32, u32)>) {
        if self.judge.surroundings.logo_size == logo_size {
            return;
        }
        self.judge.surroundings.logo_size = logo_size;
        self.check();
    }

    /// The placeholders that are left out because a project says so, not because somebody here did.
    pub fn settled(&self) -> impl Iterator<Item = &str> {
        let judged = self.judge.surroundings.kept.iter().map(String::as_str);
        judged.filter(|placeholder| !self.is_kept(placeholder))
    }

    /// Whether somebody here says of any placeholder that it is meant as it stands.
    pub fn keeps_some(&self) -> bool {
        !self.kept.is_empty()
    }

    /// Whether a placeholder is meant as it stands, by what was said here.
    pub fn is_kept(&self, placeholder: &str) -> bool {
        self.kept.iter().any(|kept| kept == placeholder)
    }

    /// Says of a placeholder that it is meant as it stands, or that it is not.
    pub fn keep(&mut self, placeholder: &str, keep: bool) {
        if self.is_kept(placeholder) == keep {
            return;
        }
        for list in [&mut self.kept, &mut self.judge.surroundings.kept] {
            list.retain(|kept| kept != placeholder);
            list.extend(keep.then(|| placeholder.to_owned()));
        }
        self.check();
    }

    /// Whether the problems and placeholders are those of the text, not of an earlier one.
    pub fn is_checked(&self) -> bool {
        self.checking == Checking::Done
    }

    /// What has to be checked elsewhere, once.
    pub fn unchecked(&mut self) -> Option<Unchecked> {
        let document = self.content.document().filter(|_| self.checking == Checking::Due)?;
        self.checking = Checking::Asked;
        Some(Unchecked::new(document.clone(), self.judge.clone()))
    }

    /// Takes what was found elsewhere; what is about another text is dropped, and the text of now is
    /// to be checked.
    pub fn take(&mut self, checked: Checked) {
        if self.is_checked() {
            return;
        }
        self.checking = Checking::Due;
        if checked.is_about(self.content.text(), &self.judge) {
            let (problems, placeholders) = checked.found();
            self.found(problems, placeholders);
        }
    }

    /// Counts the texts that there were: it changes whenever the text does.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Counts the texts that the file held: it changes whenever [`Session::mark_saved`] is called.
    pub fn saves(&self) -> u64 {
        self.saves
    }

    /// Every problem of the text, in document order.
    pub fn problems(&self) -> &[Problem] {
        &self.derived.problems
    }

    /// Every value that still holds a placeholder, in document order.
    pub fn placeholders(&self) -> &[Placeholder] {
        &self.derived.placeholders
    }

    /// The problems of the value at `path` and of those below it, in document order.
    pub fn problems_below(&self, path: &Path) -> impl Iterator<Item = &Problem> {
        let Derived { problems, problems_by_path, .. } = &self.derived;
        let mut below = below(problems_by_path, path, |at| &problems[at].path).to_vec();
        below.sort_unstable();
        below.into_iter().map(|at| &problems[at])
    }

    /// The same of the placeholders.
    pub fn placeholders_below(&self, path: &Path) -> impl Iterator<Item = &Placeholder> {
        let Derived { placeholders, placeholders_by_path, .. } = &self.derived;
        let below = below(placeholders_by_path, path, |at| &placeholders[at].path);
        below.iter().map(|at| &placeholders[*at])
    }

    /// What the manifest says about quick launch, if it is JSON.
    pub fn quick_launch(&self) -> Option<&QuickLaunch> {
        self.derived.quick_launch.as_ref()
    }

    /// The members that differ from the saved file.
    pub fn changed(&self) -> &[Path] {
        &self.derived.changed
    }

    /// Whether the text differs from the saved file, by bytes.
    pub fn is_modified(&self) -> bool {
        self.derived.modified
    }

    /// Whether the value at `path`, or one below it, differs from the saved file.
    ///
    /// In a file that was never saved nothing is marked so: all of it is new.
    pub fn is_changed(&self, path: &Path) -> bool {
        if self.saved.is_none() {
            return false;
        }
        let differs = |changed: &Path| {
            changed.starts_with(path) || path.starts_with(changed) && !self.is_item_of(changed, path)
        };
        self.derived.changed.iter().any(differs)
    }

    /// Whether `path` is, or leads into, an item of this list that the saved file has in it as well.
    fn is_item_of(&self, list: &Path, path: &Path) -> bool {
        let Some(Step::Index(at)) = path.steps().get(list.steps().len()) else { return false };
        let (Some(saved), Some(now)) = (self.saved_document(), self.document()) else { return false };
        let (Some(saved), Some(now)) = (saved.at(list), now.at(list)) else { return false };
        let item = now.children().nth(*at);
        item.is_some_and(|item| saved.children().any(|other| same(other, item)))
    }

    /// Makes a step; whether anything changed.
    ///
    /// # Errors
    ///
    /// Why it was refused; nothing is changed then.
    pub fn act(&mut self, action: Action, place: Place) -> Result<bool, Refusal> {
        let changed = self.history.act(&mut self.content, action, place)?;
        if changed {
            self.derive();
        }
        Ok(changed)
    }

    /// Takes a run of typing back as if it had not begun; whether there was one.
    pub fn withdraw(&mut self, join: u64) -> bool {
        let withdrawn = self.history.withdraw(&mut self.content, join);
        if withdrawn {
            self.derive();
        }
        withdrawn
    }

    /// Takes the last step back; its name and where it was made.
    pub fn undo(&mut self) -> Option<(String, Place)> {
        let step = named(self.history.undo(&mut self.content)?);
        self.derive();
        Some(step)
    }

    /// Makes the step again that was taken back last; its name and where it was made.
    pub fn redo(&mut self) -> Option<(String, Place)> {
        let step = named(self.history.redo(&mut self.content)?);
        self.derive();
        Some(step)
    }

    /// Ends a run of typing.
    pub fn close_step(&mut self) {
        self.history.close_step();
    }

    /// What undo would take back.
    pub fn undo_name(&self) -> Option<&str> {
        self.history.last().map(|entry| entry.name.as_str())
    }

    /// What redo would make again.
    pub fn redo_name(&self) -> Option<&str> {
        self.history.next().map(|entry| entry.name.as_str())
    }

    /// Notes that the file holds `text` now.
    pub fn mark_saved(&mut self, text: String) {
        self.saved = Some(Content::of(text));
        self.saves += 1;
        self.derive_changes();
    }

    fn derive(&mut self) {
        self.revision += 1;
        self.derived.quick_launch =
            self.content.document().map(|document| quick_launch::assess(document).named(&self.judge.names));
        self.check();
        self.derive_changes();
    }

    /// Looks for problems and placeholders, unless that would take too long here.
    fn check(&mut self) {
        match &self.content {
            Content::Manifest(document) if document.text().len() <= AT_ONCE => {
                let (problems, placeholders) = self.judge.found(document);
                self.found(problems, placeholders);
            }
            Content::Manifest(document) => {
                self.derived.keep_in(document.text());
                if self.checking == Checking::Done {
                    self.checking = Checking::Due;
                }
            }
            Content::Text { text, error } => self.found(check::not_json(text, error), Vec::new()),
        }
    }

    fn found(&mut self, problems: Vec<Problem>, placeholders: Vec<Placeholder>) {
        self.derived.problems = problems;
        self.derived.placeholders = placeholders;
        self.derived.sort();
        self.checking = Checking::Done;
    }

    fn derive_changes(&mut self) {
        // A new file that nobody touched holds nothing that could be lost.
        let safe = self.saved.as_ref().unwrap_or_else(|| self.first());
        self.derived.modified = safe.text() != self.content.text();
        self.derived.changed = match (self.saved.as_ref().map(Content::document), self.content.document()) {
            (Some(Some(saved)), Some(now)) if self.derived.modified => tree::changed(saved, now),
            (None, Some(now)) => now
                .root()
                .children()
                .filter_map(|member| member.key())
                .map(|key| Path::root().key(key))
                .collect(),
            _ => Vec::new(),
        };
    }

    /// How many problems of one severity there are.
    pub fn count(&self, severity: Severity) -> usize {
        self.derived.problems.iter().filter(|problem| problem.severity == severity).count()
    }
}

impl Derived {
    /// Keeps what still has a place in another text.
    fn keep_in(&mut self, text: &str) {
        self.problems.retain(|problem| text.get(problem.span.clone()).is_some());
        self.placeholders.retain(|placeholder| text.get(placeholder.span.clone()).is_some());
        self.sort();
    }

    /// Finds out anew in which order the paths are.
    fn sort(&mut self) {
        let Derived { problems, placeholders, .. } = self;
        self.problems_by_path = by_path(problems.len(), |at| &problems[at].path);
        self.placeholders_by_path = by_path(placeholders.len(), |at| &placeholders[at].path);
    }
}

/// Numbers in the order of their paths.
fn by_path<'p>(count: usize, path: impl Fn(usize) -> &'p Path) -> Vec<usize> {
    let mut numbers: Vec<_> = (0..count).collect();
    numbers.sort_by(|a, b| path(*a).cmp(path(*b)));
    numbers
}

/// Those of the numbers whose paths are `top` or lead below it.
fn below<'n, 'p>(numbers: &'n [usize], top: &Path, path: impl Fn(usize) -> &'p Path) -> &'n [usize] {
    let start = numbers.partition_point(|at| path(*at) < top);
    let length = numbers[start..].partition_point(|at| path(*at).starts_with(top));
    &numbers[start..start + length]
}

/// Whether a file holds the text that a session starts on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Saved {
    /// A file holds exactly it.
    Yes,
    /// No file was ever written.
    Never,
}

fn named(entry: &Entry<Place>) -> (String, Place) {
    (entry.name.clone(), entry.mark.clone())
}
