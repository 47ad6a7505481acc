//! The search: every place of the form by label, key, path, value and help.
//!
//! It deliberately moves nothing; it lists hits in the order in which they are offered.

use std::collections::{BTreeMap, BTreeSet};

use super::place::Place;
use super::rows::{self, Row, RowKind, Shape};
use super::{Form, Room};
use crate::json::Path;
use crate::json::document::Document;
use crate::manifest::catalogue::Field;
use crate::manifest::secret;

pub use crate::manifest::edits::{context, name_of};

/// The most hits that are listed.
const MOST: usize = 200;

/// One place that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Where it is.
    pub place: Place,
    /// What it is called.
    pub label: String,
    /// What it belongs to.
    pub context: String,
    /// Its value, or `not set`.
    pub value: String,
    /// Whether the file sets it.
    pub set: bool,
    /// Of a value of a checklist whether it is ticked.
    pub ticked: Option<bool>,
    key: String,
    pointer: String,
    help: &'static str,
}

/// The places that `query` names: what the file sets first, then where a word starts with it, in
/// label, key, value; what only the help mentions comes last.
pub fn hits(form: &Form, query: &str) -> Vec<Hit> {
    let Some(document) = form.document() else { return Vec::new() };
    let (filter, words) = prefix(query);
    let words = words.trim().to_lowercase();
    let mut ranked: Vec<_> = places(document, form.pending())
        .into_iter()
        .filter(|hit| filter.allows(form, hit))
        .filter_map(|hit| Some((rank(&hit, &words)?, hit)))
        .collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    ranked.into_iter().take(MOST).map(|(_, hit)| hit).collect()
}

/// What a first character narrows the search to.
#[derive(Clone, Copy)]
enum Filter {
    Everything,
    Problems,
    Placeholders,
    NotSet,
}

fn prefix(query: &str) -> (Filter, &str) {
    for (mark, filter) in [('!', Filter::Problems), ('*', Filter::Placeholders), ('-', Filter::NotSet)] {
        if let Some(rest) = query.strip_prefix(mark) {
            return (filter, rest);
        }
    }
    (Filter::Everything, query)
}

impl Filter {
    fn allows(self, form: &Form, hit: &Hit) -> bool {
        let path = hit.place.path();
        match self {
            Filter::Everything => true,
            Filter::Problems => {
                let wrong = form.session.problems_below(path).any(|problem| form.is_loud(problem));
                let list = crate::manifest::edits::is_set(&path.parent()).then(|| path.parent());
                let here = |place: &Place| place.path() == path || list.as_ref() == Some(place.path());
                let waits = form.pending().keys().any(here);
                hit.ticked.is_none() && (wrong || waits)
            }
            Filter::Placeholders => form.session.placeholders_below(path).any(|blank| blank.path == *path),
            Filter::NotSet => !hit.set && hit.ticked.is_none(),
        }
    }
}

/// How well a hit answers; smaller is better, `None` is not at all.
fn rank(hit: &Hit, words: &str) -> Option<(u8, bool, u8)> {
    if words.starts_with('/') {
        return matches_pointer(&hit.pointer.to_lowercase(), words).map(|exact| (0, !hit.set, exact));
    }
    let named = [&hit.label, &hit.key, &hit.value];
    if named.iter().take(2).any(|text| text.to_lowercase() == words) {
        return Some((0, false, 0));
    }
    let starts = named.iter().position(|text| words_start(text, words));
    let holds = || named.iter().position(|text| text.to_lowercase().contains(words));
    match starts.or_else(|| holds().map(|at| at + 3)) {
        Some(at) => Some((0, !hit.set, at as u8)),
        None if words_start(&hit.context, words) => Some((1, !hit.set, 0)),
        None if words.chars().count() > 2 && words_start(hit.help, words) => Some((2, !hit.set, 0)),
        None => None,
    }
}

/// Whether the path matches the pieces of `words` around `…` in order: 0 exactly, 1 by its start.
fn matches_pointer(pointer: &str, words: &str) -> Option<u8> {
    if pointer == words {
        return Some(0);
    }
    let mut rest = pointer;
    for (number, piece) in words.split('…').enumerate() {
        let at = rest.find(piece)?;
        if number == 0 && at > 0 {
            return None;
        }
        rest = &rest[at + piece.len()..];
    }
    Some(1)
}

/// Whether the words of `query` follow each other in `text` from the start of a word.
pub fn words_start(text: &str, query: &str) -> bool {
    let text = text.to_lowercase();
    let starts = text.match_indices(query);
    query.is_empty()
        || starts
            .map(|(at, _)| text[..at].chars().next_back())
            .any(|before| before.is_none_or(|before| !before.is_alphanumeric()))
}

/// Every place of the form, closed ones too, in its order.
fn places(document: &Document, pending: &BTreeMap<Place, String>) -> Vec<Hit> {
    let open: BTreeSet<Path> =
        rows::events().map(|event| Path::of(&["capabilities", "webhooks", event.key])).collect();
    let focus = Place::Value(Path::root());
    let room = Room { value_width: 40, fold: false };
    let shape = Shape { room, open: &open, focus: &focus, pending };
    let rows = rows::rows(document, &shape);
    rows.iter()
        .filter(|row| row.takes_focus() && row.kind != RowKind::Ignored)
        .flat_map(|row| of_row(document, row))
        .collect()
}

fn of_row(document: &Document, row: &Row) -> Vec<Hit> {
    let path = row.member_path(document);
    let place = match row.kind {
        RowKind::Choices => Place::Option(path.clone(), 0),
        RowKind::Ids => Place::Value(path.index(0)),
        _ => row.place(document, 0),
    };
    let own = place.path().clone();
    let mut hits = vec![Hit {
        label: label(document, row),
        context: context(&path),
        value: value(document, row, &own),
        set: row.node.is_some(),
        ticked: None,
        key: path.last_key().unwrap_or_default().to_owned(),
        pointer: own.pointer(),
        help: row.field.map_or("", |field| field.help),
        place,
    }];
    if let (RowKind::Choices, Some(field)) = (row.kind, row.field) {
        hits.extend(of_choices(document, row, field, &path));
    }
    hits
}

fn of_choices(document: &Document, row: &Row, field: &'static Field, path: &Path) -> Vec<Hit> {
    let options = rows::options(document, row.node, field).into_iter().enumerate();
    options
        .map(|(number, option)| Hit {
            place: Place::Option(path.clone(), number),
            context: field.label.to_owned(),
            value: String::new(),
            set: option.ticked,
            ticked: Some(option.ticked),
            key: String::new(),
            pointer: path.pointer(),
            help: option.help.unwrap_or(""),
            label: option.value.into_owned(),
        })
        .collect()
}

impl Form {
    /// What the row that stands for a place is called; where there is none, its field.
    pub fn name_of(&self, place: &Place) -> String {
        let Some(document) = self.document() else { return String::new() };
        match rows::locate(document, self.rows(), place) {
            Some((row, _)) => label(document, &self.rows()[row]),
            None => crate::manifest::edits::field(place.path())
                .map_or_else(String::new, |field| field.label.to_owned()),
        }
    }
}

/// What a row is called outside its section.
pub fn label(document: &Document, row: &Row) -> String {
    match (row.kind, row.field) {
        (RowKind::Item, Some(field)) => {
            let item = row.own_field().map_or(field.label, |item| item.label);
            format!("{item} {}", row.index + 1)
        }
        (_, Some(field))
            if field.key == crate::manifest::catalogue::LOCALIZED_NAME.key && row.node.is_some() =>
        {
            row.node
                .and_then(|node| document.value(node).key())
                .map_or_else(String::new, std::borrow::Cow::into_owned)
        }
        (_, Some(field)) => field.label.to_owned(),
        (_, None) => {
            let key = row.node.and_then(|node| document.value(node).key());
            key.map_or_else(|| "the manifest".to_owned(), std::borrow::Cow::into_owned)
        }
    }
}

fn value(document: &Document, row: &Row, path: &Path) -> String {
    if matches!(row.kind, RowKind::Action(_)) {
        return String::new();
    }
    let Some(value) = document.at(path) else { return "not set".to_owned() };
    match row.kind {
        _ if secret::is_secret(path) => secret::MASK.to_owned(),
        RowKind::Event => document
            .at(&path.key("endpoint"))
            .map(|endpoint| secret::shown(endpoint, &path.key("endpoint")).into_owned())
            .unwrap_or_default(),
        _ if value.kind() == crate::json::Kind::List => {
            let items = value.children().map(|item| secret::shown(item, path));
            items.collect::<Vec<_>>().join(", ")
        }
        _ => secret::shown(value, path).into_owned(),
    }
}
