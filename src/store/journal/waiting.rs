//! Unsaved work of windows that are gone: what waits for a file, and what is only an earlier state of
//! other work.
//!
//! It deliberately writes nothing: what was decided on is removed.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::{DRAFT, Drafts, FOUND, Journal, file_mark, key_of, names};
use crate::json::unsaved::{Record, Unsaved};

/// Unsaved work of an earlier window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// What names it, to discard it.
    pub id: PathBuf,
    /// The file that it was made of, for people; empty if that had no name, or is not known.
    pub path: String,
    /// When the work became what it is.
    pub written: SystemTime,
    /// The number of the process of its window; 0 if it is not known.
    pub process: u32,
    /// The work; `None` if it is damaged.
    pub work: Option<Unsaved>,
    /// What tells this state of the work from every other one; empty if it is damaged.
    pub mark: String,
    /// What told its file from every other one.
    file: Option<String>,
}

impl Drafts {
    /// All work that waits for somebody to decide on it, whatever its file is called by now, the newest
    /// first. What an open window has in work is not among it.
    pub fn waiting(&self) -> Vec<Found> {
        self.newest(|found| found.is_left() || found.slot().is_some_and(|slot| self.is_free(slot)))
    }

    /// Throws work that waits away for good, with the states that it went through.
    ///
    /// # Errors
    ///
    /// What the system says, or that a window has it in work by now.
    pub fn discard(&self, id: &Path) -> io::Result<()> {
        let found = Found::read(self.folder.join(id.file_name().unwrap_or_default()));
        if found.slot().is_some_and(|slot| !self.is_free(slot)) {
            return Err(io::ErrorKind::ResourceBusy.into());
        }
        let earlier = found.work.iter().flat_map(|work| work.earlier.clone());
        let marks: BTreeSet<_> = earlier.chain([found.mark.clone()]).collect();
        let is_state = |other: &Found| other.id != found.id && other.is_one_of(&marks);
        for state in self.all().into_iter().filter(is_state) {
            if state.slot().is_none_or(|slot| self.is_free(slot)) {
                // What stays is offered another time.
                let _ = fs::remove_file(state.id);
            }
        }
        // The last of it, so that nothing of it is offered alone if this is cut off.
        fs::remove_file(found.id)
    }

    /// What is wanted of all work, without the earlier states of other work, the newest first.
    fn newest(&self, wanted: impl Fn(&Found) -> bool) -> Vec<Found> {
        let all = self.all();
        let taken_up: BTreeSet<_> = all
            .iter()
            .filter_map(|found| found.work.as_ref())
            .flat_map(|work| work.earlier.clone())
            .collect();
        let mut newest: Vec<_> =
            all.into_iter().filter(|found| !found.is_one_of(&taken_up) && wanted(found)).collect();
        newest.sort_by(|a, b| (b.written, &b.id).cmp(&(a.written, &a.id)));
        // The same work twice: a window wrote it down again when it ended.
        let mut seen = BTreeSet::new();
        newest.retain(|found| found.work.is_none() || seen.insert(found.mark.clone()));
        newest
    }

    /// All work there is, also what open windows have in work.
    fn all(&self) -> Vec<Found> {
        let names = names(&self.folder).filter(|name| name.ends_with(FOUND) || name.ends_with(DRAFT));
        names.map(|name| Found::read(self.folder.join(name))).collect()
    }
}

impl Journal {
    /// The work of earlier windows on this file, which holds `current`, the newest first: also what was
    /// left when the file had another name. Earlier states of other work are none.
    pub fn found(&self, current: Option<&str>) -> Vec<Found> {
        let drafts = Drafts { folder: self.folder.clone() };
        let moved: Vec<_> = drafts.all().into_iter().filter(|found| self.is_moved(found, current)).collect();
        for slot in moved.iter().filter_map(Found::slot) {
            drafts.adopt_orphan(slot);
        }
        drafts.newest(|found| found.is_left() && (found.key() == self.key || self.is_moved(found, current)))
    }

    /// Whether what has this mark was taken up into work that stands here.
    pub fn is_taken_up(&self, mark: &str) -> bool {
        let all = Drafts { folder: self.folder.clone() }.all();
        all.iter()
            .filter_map(|found| found.work.as_ref())
            .flat_map(|work| &work.earlier)
            .any(|one| one == mark)
    }

    /// Whether work was made of this file when it had another name: it is the same file, or its name is
    /// gone and this one holds what it began with.
    fn is_moved(&self, found: &Found, current: Option<&str>) -> bool {
        let (Some(real), Some(work)) = (&self.real, &found.work) else { return false };
        if found.path.is_empty() || found.key() == self.key {
            return false;
        }
        let is_same = found.file.is_some() && found.file == file_mark(real);
        let is_gone = || fs::symlink_metadata(&found.path).is_err();
        is_same || current.is_some() && work.base.as_deref() == current && is_gone()
    }

    /// Throws found work away for good, with the states that it went through.
    ///
    /// # Errors
    ///
    /// What the system says.
    pub fn discard(&self, id: &Path) -> io::Result<()> {
        if id.parent() == Some(&self.folder) {
            return Drafts { folder: self.folder.clone() }.discard(id);
        }
        Ok(())
    }
}

impl Found {
    fn read(id: PathBuf) -> Found {
        let record = fs::read(&id).ok().and_then(|bytes| Record::decode(&bytes));
        let Some(record) = record else {
            let written = fs::metadata(&id).and_then(|file| file.modified()).unwrap_or(UNIX_EPOCH);
            let (path, mark) = (String::new(), String::new());
            return Found { path, written, process: 0, id, work: None, mark, file: None };
        };
        let mark = record.mark();
        let Record { path, file, written, process, work } = record;
        let written = UNIX_EPOCH.checked_add(Duration::from_millis(written)).unwrap_or(UNIX_EPOCH);
        Found { id, path, written, process, work: Some(work), mark, file }
    }

    fn name(&self) -> &str {
        self.id.file_name().and_then(|name| name.to_str()).unwrap_or_default()
    }

    /// Whether its window is certainly gone.
    fn is_left(&self) -> bool {
        self.name().ends_with(FOUND)
    }

    /// The slot that it stands in, where a window may still have it in work.
    fn slot(&self) -> Option<&str> {
        self.name().strip_suffix(DRAFT)
    }

    /// What names the file among the drafts.
    fn key(&self) -> &str {
        let name = self.name();
        key_of(name.split('.').next().unwrap_or(name))
    }

    fn is_one_of(&self, marks: &BTreeSet<String>) -> bool {
        self.work.is_some() && marks.contains(&self.mark)
    }
}
