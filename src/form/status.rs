//! How the manifest stands: what is wrong, how bad that is, what is set and what is still to fill in.
//!
//! It deliberately says none of it in words: that is `describe`.

use std::collections::BTreeSet;

use super::Form;
use super::rows::{Row, RowKind};
use super::session::Judge;
use crate::json::document::Content;
use crate::json::{self, Path};
use crate::manifest::catalogue::{self, Section};
use crate::manifest::check::{self, Problem, Severity, table};
use crate::manifest::edits;
use crate::manifest::quick_launch::Criterion;

/// The mark before a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// Worth knowing.
    Note,
    /// Still to fill in.
    ToFill,
    /// A warning.
    Warning,
    /// An error.
    Error,
}

/// The errors among problems, by rule and path.
pub fn error_keys(problems: &[Problem]) -> BTreeSet<(&'static str, Path)> {
    let errors = problems.iter().filter(|problem| problem.severity == Severity::Error);
    errors.map(|problem| (problem.rule, problem.path.clone())).collect()
}

/// The errors that a text has by itself, by rule and path.
pub fn error_keys_of(text: &str, judge: &Judge) -> BTreeSet<(&'static str, Path)> {
    match Content::of(text.to_owned()) {
        Content::Manifest(document) => error_keys(&judge.problems(&document)),
        Content::Text { text, error } => error_keys(&check::not_json(&text, &error)),
    }
}

impl Form {
    /// Whether a problem is only a blank that nobody has come to yet: a required member that is
    /// missing in a document begun here, until it was left or a save was tried.
    fn is_quiet(&self, problem: &Problem) -> bool {
        self.begun_here
            && !self.save_tried
            && problem.severity == Severity::Error
            && problem.rule.ends_with("missing")
            && !self.left.contains(&problem.path)
    }

    /// Whether it is an error or a warning that counts; placeholders are counted apart.
    pub fn is_loud(&self, problem: &Problem) -> bool {
        problem.severity != Severity::Note && !is_blank(problem) && !self.is_quiet(problem)
    }

    /// Errors and warnings that count, in document order.
    pub fn loud_problems(&self) -> impl Iterator<Item = &Problem> {
        self.session.problems().iter().filter(|problem| self.is_loud(problem))
    }

    /// How many errors and warnings count.
    pub fn loud_count(&self, severity: Severity) -> usize {
        self.loud_problems().filter(|problem| problem.severity == severity).count()
    }

    /// The list of ids that is to be filled in, unless somebody said that it stays empty.
    pub fn ids_to_fill(&self) -> Option<Path> {
        self.open_ids().filter(|_| !self.no_ids)
    }

    /// The list of ids that a template leaves empty, in a document begun here: an id is no text, so no
    /// placeholder can stand for it.
    pub fn open_ids(&self) -> Option<Path> {
        let field = Criterion::Profiles.field();
        let list = self.document().filter(|_| self.begun_here)?.root().get(field)?;
        let empty = list.kind() == json::Kind::List && list.children().next().is_none();
        empty.then(|| Path::of(&[field]))
    }

    /// The paths that are still to fill in, in a document begun here.
    pub fn to_fill(&self) -> Vec<Path> {
        if !self.begun_here {
            return Vec::new();
        }
        let missing = self.session.problems().iter().filter(|problem| self.is_quiet(problem));
        let blanks = self.session.placeholders().iter().map(|placeholder| placeholder.path.clone());
        let mut paths: Vec<_> = missing.map(|problem| problem.path.clone()).chain(blanks).collect();
        paths.dedup();
        paths.extend(self.ids_to_fill());
        paths
    }

    /// The worst mark of the value at `path` and below.
    pub fn mark(&self, path: &Path) -> Option<Mark> {
        // An ignored duplicate has a row of its own.
        let own = |problem: &&Problem| problem.path != *path || !is_ignored(problem);
        let problems = self.session.problems_below(path).filter(own);
        let worst = problems.map(|problem| self.mark_of(problem)).max();
        let blank = self.session.placeholders_below(path).next().is_some()
            || self.ids_to_fill().is_some_and(|ids| ids.starts_with(path));
        let waits = self.pending.keys().any(|place| place.path().starts_with(path));
        worst.max(blank.then_some(Mark::ToFill)).max(waits.then_some(Mark::Warning))
    }

    /// The worst mark of the value at `path` itself.
    pub fn own_mark(&self, path: &Path) -> Option<Mark> {
        let own = self.session.problems_below(path).filter(|problem| problem.path == *path);
        own.filter(|problem| !is_ignored(problem)).map(|problem| self.mark_of(problem)).max()
    }

    /// The mark of one problem.
    pub fn mark_of(&self, problem: &Problem) -> Mark {
        match problem.severity {
            _ if self.is_quiet(problem) || is_blank(problem) => Mark::ToFill,
            Severity::Error => Mark::Error,
            Severity::Warning => Mark::Warning,
            Severity::Note => Mark::Note,
        }
    }

    /// The sections that there are, in order.
    pub fn sections(&self) -> impl Iterator<Item = Section> {
        let other = self.rows.iter().any(|row| row.section == Section::Other);
        Section::NUMBERED.into_iter().chain(other.then_some(Section::Other))
    }

    /// The worst mark of a section.
    pub fn section_mark(&self, section: Section) -> Option<Mark> {
        self.document()?;
        let here = |path: &Path| catalogue::section_of(path.keys()) == section;
        let problems = self.session.problems().iter().map(|problem| (&problem.path, self.mark_of(problem)));
        let worst =
            problems.filter(|(path, mark)| *mark != Mark::Note && here(path)).map(|(_, mark)| mark).max();
        let blank = self.session.placeholders().iter().any(|blank| here(&blank.path))
            || self.ids_to_fill().is_some_and(|ids| here(&ids));
        let waits = self.pending.keys().any(|place| here(place.path()));
        worst.max(blank.then_some(Mark::ToFill)).max(waits.then_some(Mark::Warning))
    }

    /// How many members of a section are set, and how many it has.
    pub fn section_count(&self, section: Section) -> (usize, usize) {
        let counted = |row: &&Row| {
            row.section == section
                && row.depth == 0
                && row.field.is_some()
                && row.takes_focus()
                && !matches!(row.kind, RowKind::Add | RowKind::Action(_))
        };
        let rows: Vec<_> = self
            .rows
            .iter()
            .filter(counted)
            .filter(|row| row.kind != RowKind::Item || row.index == 0)
            // How long LivePerson keeps trying is no event.
            .filter(|row| section != Section::Webhooks || row.kind == RowKind::Event)
            .collect();
        (rows.iter().filter(|row| row.node.is_some()).count(), rows.len())
    }
}

/// Whether a problem says that a placeholder is left, and is as bad as that is by itself.
pub fn is_blank(problem: &Problem) -> bool {
    problem.rule == table::PLACEHOLDER_LEFT.id && problem.severity == table::PLACEHOLDER_LEFT.severity
}

/// Whether a problem is about an earlier member of the same name, which has the path of the one that counts.
pub(super) fn is_ignored(problem: &Problem) -> bool {
    problem.rule == table::DUPLICATE_MEMBER.id
}

/// The same words beginning with a capital letter; the name of a member stays as it is written.
pub fn capital(words: &str) -> String {
    let first = words.split(' ').next().unwrap_or_default();
    if edits::field(&Path::of(&[first])).is_some() {
        return words.to_owned();
    }
    let mut characters = words.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}
