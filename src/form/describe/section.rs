//! What is said of a section: its title, its sign, how much of it is set and what is wrong.

use super::{Phrase, Sense, Sign, Words};
use crate::form::Form;
use crate::json::Path;
use crate::manifest::catalogue::{self, Section};
use crate::manifest::check::{Severity, counted};

/// What stands at the right of a section's title: what is set and what is wrong, `3 of 5 set, 1 error`.
pub fn head(form: &Form, section: Section) -> Phrase {
    let (set, all) = form.section_count(section);
    let count = match (section, set) {
        (Section::Other, _) => "kept as they are".to_owned(),
        (Section::Engagement, 0) => "not set".to_owned(),
        (_, 0) => "none set".to_owned(),
        (Section::Webhooks, set) => format!("{set} of {all} events set"),
        (_, set) => format!("{set} of {all} set"),
    };
    let wrong = WRONG.iter().filter_map(|(severity, noun, sense)| {
        let count = wrong(form, section, *severity);
        (count > 0).then(|| Words::new(counted(count, noun), *sense))
    });
    Phrase::listed([Words::dim(count)].into_iter().chain(wrong))
}

/// What counts as wrong, what it is called, and how it is meant.
const WRONG: [(Severity, &str, Sense); 2] =
    [(Severity::Error, "error", Sense::Error), (Severity::Warning, "warning", Sense::Warning)];

/// A section's title, numbered where it has a number.
pub fn title(section: Section) -> String {
    match Section::NUMBERED.iter().position(|other| *other == section) {
        Some(number) => format!("{} {}", number + 1, section.title()),
        None => section.title().to_owned(),
    }
}

/// The sign of a section: the worst in it, else whether anything is set.
pub fn section_sign(form: &Form, section: Section) -> Sign {
    match form.section_mark(section) {
        Some(mark) => Sign::Mark(mark),
        None if form.section_count(section).0 > 0 && form.session().is_checked() => Sign::Good,
        None => Sign::Nothing,
    }
}

/// The same where there is little room: `3/5 1 ✗`.
pub fn short_head(form: &Form, section: Section) -> Phrase {
    let (set, all) = form.section_count(section);
    let count = match (section, all) {
        (Section::Other, _) => None,
        // What is added as a whole has no members to count before.
        (_, 0) => Some(Words::dim("not set")),
        _ => Some(Words::dim(format!("{set}/{all}"))),
    };
    let errors = wrong(form, section, Severity::Error);
    let wrong = (errors > 0).then(|| Words::new(format!("{errors} ✗"), Sense::Error));
    Phrase::spaced(count.into_iter().chain(wrong))
}

/// How many problems of one severity a section has.
fn wrong(form: &Form, section: Section, severity: Severity) -> usize {
    let here = |path: &Path| catalogue::section_of(path.keys()) == section;
    form.loud_problems().filter(|problem| problem.severity == severity && here(&problem.path)).count()
}
