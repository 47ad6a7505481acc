//! What can be found: every place of the form with what it is called and holds, and every problem.
//!
//! It deliberately knows nothing of what was typed.

use std::collections::{BTreeMap, BTreeSet};

use super::Hit;
use crate::form::describe::{ADD, action_words};
use crate::form::place::{Place, RowAction};
use crate::form::rows::{self, Row, RowKind, Shape};
use crate::form::status::Mark;
use crate::form::{Form, Room};
use crate::json::document::Document;
use crate::json::{self, Kind, Path};
use crate::manifest::catalogue::{self, Field};
use crate::manifest::check::{Problem, Severity};
use crate::manifest::{edits, secret};

/// What is said of a text that is no value yet.
const WAITS: &str = "typed, and not in the file yet";

/// The most characters of JSON that are shown on one line.
const LONGEST: usize = 200;

/// What is typed and is no value yet, then the problems of the document, in the order of every list of
/// them.
pub(super) fn problems(form: &Form, document: &Document) -> Vec<Hit> {
    let mut problems: Vec<_> = form.problems_in_order().collect();
    problems.sort_by_key(|problem| problem.severity);
    let hit = |problem: &Problem| {
        let mark = match problem.severity {
            Severity::Error => Mark::Error,
            Severity::Warning => Mark::Warning,
            Severity::Note => Mark::Note,
        };
        let path = &problem.path;
        Hit {
            label: edits::name_of(path),
            value: problem.message.clone(),
            set: document.at(path).is_some(),
            mark: Some(mark),
            help: edits::field(path).map_or("", |field| field.help),
            key: path.last_key().unwrap_or_default().to_owned(),
            ..empty(form.place_of(problem))
        }
    };
    let waits = form.pending().keys().map(|place| Hit {
        label: form.name_of(place),
        value: WAITS.to_owned(),
        mark: Some(Mark::Warning),
        key: place.path().last_key().unwrap_or_default().to_owned(),
        ..empty(place.clone())
    });
    waits.chain(problems.into_iter().map(hit)).collect()
}

/// A hit of which only the place is known.
fn empty(place: Place) -> Hit {
    Hit {
        place,
        label: String::new(),
        context: String::new(),
        value: String::new(),
        set: false,
        ticked: None,
        mark: None,
        line: None,
        letters: Default::default(),
        help: "",
        key: String::new(),
        field: true,
    }
}

/// Every place of the form, closed ones too, in its order.
pub(super) fn places(document: &Document, pending: &BTreeMap<Place, String>) -> Vec<Hit> {
    let open: BTreeSet<Path> = catalogue::events().map(|event| edits::event(event.key)).collect();
    let focus = Place::Value(Path::root());
    let room = Room { value_width: 40, fold: false };
    let shape = Shape { room, open: &open, focus: &focus, pending };
    let rows = rows::rows(document, &shape);
    let mut hits: Vec<_> = rows
        .iter()
        .filter(|row| row.takes_focus() && row.kind != RowKind::Ignored)
        .flat_map(|row| of_row(document, row))
        .collect();
    hits.push(one_more(
        &catalogue::LOCALIZED_NAME,
        "Client name",
        Path::of(&[catalogue::LOCALIZED_NAME.key]),
    ));
    hits
}

fn of_row(document: &Document, row: &Row) -> Vec<Hit> {
    let path = row.member_path(document);
    let place = match row.kind {
        RowKind::Choices => Place::Option(path.clone(), 0),
        RowKind::Ids => Place::Value(path.index(0)),
        _ => row.place(document, 0),
    };
    let own = place.path().clone();
    let action = match row.kind {
        RowKind::Action(action) => Some(action),
        _ => None,
    };
    let mut hits = vec![Hit {
        label: action.map_or_else(|| row.name(document), |action| action_words(action)[2..].to_owned()),
        context: edits::context(&path),
        value: value(document, row, &own),
        set: row.node.is_some() && action.is_none(),
        key: path.last_key().filter(|_| action.is_none()).unwrap_or_default().to_owned(),
        help: row.field.filter(|_| action.is_none()).map_or("", |field| field.help),
        field: matches!(action, None | Some(RowAction::AddEngagement)),
        ..empty(place)
    }];
    // Of several items the first is followed by what adds another.
    let first = row.kind == RowKind::Ids || (row.kind == RowKind::Item && row.index == 0);
    if let Some(item) = row.item_field().filter(|_| first) {
        let list = row.field.map_or("", |field| field.label);
        let of = edits::context(&path);
        hits.push(one_more(item, if of.is_empty() { list } else { &of }, path.clone()));
    }
    if let (RowKind::Choices, Some(field)) = (row.kind, row.field) {
        hits.extend(of_choices(document, row, field, &path));
    }
    hits
}

/// What can be added and is not there yet: another item, a name in a language.
fn one_more(item: &'static Field, list: &str, path: Path) -> Hit {
    Hit {
        label: item.label.to_owned(),
        context: list.to_owned(),
        value: ADD.to_owned(),
        help: item.help,
        field: false,
        ..empty(Place::Add(path))
    }
}

fn of_choices(document: &Document, row: &Row, field: &'static Field, path: &Path) -> Vec<Hit> {
    let options = rows::options(document, row.node, field).into_iter().enumerate();
    options
        .map(|(number, option)| Hit {
            context: field.label.to_owned(),
            set: option.ticked,
            ticked: Some(option.ticked),
            help: option.help.unwrap_or(""),
            label: option.value.into_owned(),
            ..empty(Place::Option(path.clone(), number))
        })
        .collect()
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
        _ if value.kind() == Kind::List => {
            let items = value.children().map(|item| secret::shown(item, path));
            items.collect::<Vec<_>>().join(", ")
        }
        _ if value.kind().is_container() => json::on_one_line(&secret::json(value, path), LONGEST),
        _ => secret::shown(value, path).into_owned(),
    }
}
