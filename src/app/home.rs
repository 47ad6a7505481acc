//! What can be opened: unsaved work, recent files, the manifests of a folder, each as far as it was
//! looked at.
//!
//! It deliberately looks at nothing: it asks, and is told. How it is shown is the start page's.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::draft::Draft;
use crate::form::alike::Group;
use crate::form::describe::{Detail, Part, Sign};
use crate::form::session::{Judge, Saved, Session};
use crate::form::status::Mark;
use crate::form::{Form, Room};
use crate::json::Lines;
use crate::manifest::check::{Problem, counted};
pub use crate::manifest::recognition::{ENDING, is_manifest};

/// The most problems of a file that are told before it is opened.
const TOLD: usize = 6;

/// What can be opened.
#[derive(Debug, Clone, Default)]
pub struct Home {
    /// The folder whose manifests are listed.
    folder: PathBuf,
    around: Around,
    looked: BTreeMap<PathBuf, Looked>,
    /// Whether it is known what there is.
    known: bool,
    /// The file that was left for it.
    left: Option<PathBuf>,
}

/// What there is to open.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Around {
    /// Unsaved work of windows that are gone, the newest first.
    pub unsaved: Vec<Left>,
    /// The files that were opened or saved last, the last first.
    pub recent: Vec<Spot>,
    /// The manifests of the folder, by name.
    pub here: Vec<Spot>,
}

/// A file that can be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    /// Where it is.
    pub path: PathBuf,
    /// When it was opened or written, in words.
    pub when: String,
}

/// Unsaved work that can be gone on with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Left {
    /// The work.
    pub draft: Draft,
    /// Its file; `None` if that never had a name.
    pub path: Option<PathBuf>,
    /// Whether its file is there.
    pub is_there: bool,
    /// How many changes it holds, or that it is damaged.
    pub changes: String,
}

/// What a look at a file has found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Looked {
    /// Its text.
    Text(Glance),
    /// Why there is none, in a word or two.
    Not(String),
}

/// A manifest that was looked at and is not open.
#[derive(Debug, Clone)]
pub struct Glance {
    form: Arc<Form>,
    /// When it was written, in words.
    when: String,
}

impl PartialEq for Glance {
    fn eq(&self, other: &Glance) -> bool {
        Arc::ptr_eq(&self.form, &other.form)
    }
}

impl Eq for Glance {}

impl Glance {
    /// Looks at the text of a file, with all that takes.
    pub fn of(text: String, when: String, judge: Judge) -> Glance {
        let mut session = Session::new(text, Saved::Yes, judge);
        if let Some(unchecked) = session.unchecked() {
            session.take(unchecked.check());
        }
        Glance { form: Arc::new(Form::new(session, false, Room { value_width: 40, fold: false })), when }
    }

    /// The manifest as the form would show it.
    pub(super) fn form(&self) -> &Form {
        &self.form
    }

    /// The worst in it.
    pub(super) fn sign(&self) -> Sign {
        if self.form.document().is_none() {
            return Sign::Mark(Mark::Error);
        }
        let worst = self.form.loud_problems().map(|problem| self.form.mark_of(problem)).max();
        let open = (!self.form.session().placeholders().is_empty()).then_some(Mark::ToFill);
        worst.max(open).map_or(Sign::Good, Sign::Mark)
    }

    /// What the header would say of it, in few words.
    pub(super) fn verdict(&self) -> String {
        self.form.verdict(Detail::Errors).text()
    }

    /// What is wrong with it, the first in the form's order, and who sees the app.
    pub(super) fn parts(&self) -> Vec<Part> {
        let lines = Lines::of(self.form.session().content().text());
        let part = |(problem, message)| Part::Problem {
            mark: self.form.mark_of(problem),
            message,
            fix: None,
            typing: false,
        };
        let told = |group: Group<'_>| {
            let first = group.first()?;
            let line = lines.place(first.span.start).0;
            let message = match self.form.document() {
                Some(_) => format!("line {line}, {}: {}", group.name(), group.message()),
                None => format!("line {line}: {}", first.message),
            };
            Some(part((self.wrong().find(|one| *one == first)?, message)))
        };
        let groups = self.form.groups(self.wrong());
        let mut parts: Vec<_> = groups.into_iter().take(TOLD).filter_map(told).collect();
        if let Some(quick) = self.form.session().quick_launch() {
            parts.push(Part::About(format!("quick launch: {}", quick.headline())));
        }
        parts
    }

    fn wrong(&self) -> Box<dyn Iterator<Item = &Problem> + '_> {
        match self.form.document() {
            Some(_) => Box::new(self.form.loud_in_order().map(|(problem, _)| problem)),
            None => Box::new(self.form.session().problems().iter()),
        }
    }

    /// The line of the first error, from 1; of a text that is not JSON none: it opens there by itself.
    pub(super) fn first_error(&self) -> Option<usize> {
        self.form.document()?;
        let error = self.wrong().find(|problem| self.form.mark_of(problem) == Mark::Error)?;
        Some(Lines::of(self.form.session().content().text()).place(error.span.start).0)
    }

    /// Where in the text its first problem stands.
    pub(super) fn points_at(&self) -> Option<std::ops::Range<usize>> {
        self.wrong().next().map(|problem| problem.span.clone())
    }

    /// How large it is, and when it was written.
    pub(super) fn size(&self) -> String {
        let text = self.form.session().content().text();
        let lines = counted(text.lines().count(), "line");
        let bytes = text.len();
        let size = if bytes < 1000 {
            counted(bytes, "byte")
        } else {
            format!("{}.{} kB", bytes / 1000, bytes % 1000 / 100)
        };
        format!("{size}, {lines}, saved {}", self.when)
    }
}

impl Home {
    /// What can be opened beside the manifests of a folder; nothing of it is known yet.
    pub fn new(folder: PathBuf) -> Home {
        Home { folder, ..Home::default() }
    }

    /// The folder whose manifests are listed.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// What there is, as far as is known.
    pub fn around(&self) -> &Around {
        &self.around
    }

    /// Whether it is known what there is.
    pub fn is_known(&self) -> bool {
        self.known
    }

    /// Whether every file was looked at.
    pub fn is_looked_at(&self) -> bool {
        let mut files = self.around.recent.iter().chain(&self.around.here);
        self.known && files.all(|spot| self.looked.contains_key(&spot.path))
    }

    /// What a look at a file has found; `None` before the look.
    pub fn looked(&self, path: &Path) -> Option<&Looked> {
        self.looked.get(path)
    }

    /// The file that was left for it.
    pub(super) fn left(&self) -> Option<&Path> {
        self.left.as_deref()
    }

    /// A file is left for it.
    pub(super) fn leave(&mut self, path: Option<&Path>) {
        self.left = path.map(ToOwned::to_owned);
    }

    /// What was known before stands until it is known anew.
    pub(super) fn after(self, old: Home) -> Home {
        if old.folder == self.folder {
            Home { folder: self.folder, ..old }
        } else {
            Home { left: old.left, ..self }
        }
    }

    /// It is known what there is to open.
    pub(super) fn know(&mut self, around: Around) {
        self.known = true;
        self.around = around;
    }

    /// A file was looked at.
    pub(super) fn note(&mut self, path: PathBuf, looked: Looked) {
        self.looked.insert(path, looked);
    }

    /// Unsaved work of an earlier window is gone.
    pub(super) fn drop_work(&mut self, id: &Path) {
        self.around.unsaved.retain(|left| left.draft.id != id);
    }

    /// A file is no recent one any more.
    pub(super) fn forget(&mut self, path: &Path) {
        self.around.recent.retain(|spot| spot.path != path);
    }
}
