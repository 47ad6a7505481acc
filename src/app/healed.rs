//! What becomes of a text that is not JSON once everything certain is fixed: the text, and what the form
//! will say of it.
//!
//! It deliberately changes nothing: whoever fixes makes a step of the history.

use std::collections::BTreeSet;

use super::describe::{Item, Lines, Shown};
use crate::form::describe::{Sense, Words};
use crate::form::session::Judge;
use crate::json::document::{Content, Document};
use crate::json::{diff, doctor};
use crate::manifest::check;
use crate::manifest::check::counted;
use crate::manifest::quick_launch;

/// The longest text, in bytes, that is fixed in mind after every key.
const AT_ONCE: usize = 64 * 1024;

/// A text as its certain fixes leave it.
#[derive(Debug, Clone)]
pub(super) struct Healed {
    lines: Vec<String>,
    /// The numbers, from 0, of the lines that the fixes changed.
    changed: BTreeSet<usize>,
    /// What the form will say.
    then: Vec<Words>,
}

impl Healed {
    /// Of a text, whose certain fixes are made if it is not JSON; `None` where nothing is certain, or the
    /// text is too long.
    pub(super) fn of(content: &Content, judge: &Judge) -> Option<Healed> {
        let text = content.text();
        let new = match content {
            _ if text.len() > AT_ONCE => return None,
            Content::Text { text, .. } => doctor::mend(text)?.text,
            Content::Manifest(document) => document.text().to_owned(),
        };
        let hunks = diff::hunks(text, &new);
        let lines = hunks.iter().flat_map(|hunk| &hunk.lines);
        let changed = lines.filter(|line| line.old.is_none()).filter_map(|line| line.new);
        let changed = changed.map(|number| number.saturating_sub(1)).collect();
        Some(Healed { changed, then: outlook(&new, judge), lines: new.lines().map(str::to_owned).collect() })
    }

    /// The fixed text, from a line on or where a line stands, below what the form will say.
    pub(super) fn shown(&self, top: Option<usize>, near: usize) -> Lines<'static> {
        let line = |(number, text): (usize, &String)| {
            let sense = if self.changed.contains(&number) { Sense::Changed } else { Sense::Text };
            Item::Code { number: number + 1, sense, text: text.clone() }
        };
        let head = self.then.iter().map(|words| Item::Prose(words.clone(), 2)).chain([Item::Blank]).collect();
        let items = self.lines.iter().enumerate().map(line).collect();
        let shown = Shown::From(top.unwrap_or_else(|| near.saturating_sub(4)));
        Lines { head, items, shown, ..Lines::default() }
    }
}

/// What the form will say of a text, a line each.
pub(super) fn outlook(text: &str, judge: &Judge) -> Vec<Words> {
    let document = match Document::parse(text.to_owned()) {
        Ok(document) => document,
        Err((text, error)) => {
            let left = counted(doctor::mistakes_from(&text, &error).len(), "mistake");
            return vec![Words::new(format!("still not JSON: {left} left for you"), Sense::Error)];
        }
    };
    let [errors, warnings, _] = check::count(&judge.problems(&document));
    let parts = [(errors, "error"), (warnings, "warning")].into_iter().filter(|(count, _)| *count > 0);
    let parts: Vec<_> = parts.map(|(count, noun)| counted(count, noun)).collect();
    let sense = match (errors, warnings) {
        (0, 0) => Sense::Good,
        (0, _) => Sense::Warning,
        _ => Sense::Error,
    };
    let verdict = if parts.is_empty() { "no errors and no warnings".to_owned() } else { parts.join(", ") };
    let launch = format!("quick launch: {}", quick_launch::assess(&document).headline());
    vec![Words::new(format!("then: {verdict}"), sense), Words::dim(launch)]
}
