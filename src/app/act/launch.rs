//! Quick launch: going to a criterion, and mending what hides the application.

use super::super::Model;
use super::super::layer::{Layer, Search};
use super::value;
use crate::form::place::Place;
use crate::json::document::{Change, Document, Json};
use crate::json::{Kind, Path};
use crate::manifest::edits;
use crate::manifest::quick_launch::{Criterion, Remedy};

/// To the field that decides the criterion of that number.
pub(super) fn go_to_criterion(model: &mut Model, number: usize) {
    let chosen = criterion(model, number);
    model.layers.clear();
    if let Some(criterion) = chosen {
        model.form.go(Place::Value(Path::of(&[criterion.field()])));
    }
}

fn criterion(model: &Model, number: usize) -> Option<Criterion> {
    model.form.session().quick_launch()?.verdicts().get(number).map(|verdict| verdict.criterion)
}

/// The profile ids that were typed; `None` if something else was typed too.
pub fn typed_ids(search: &Search) -> Option<Vec<i64>> {
    let text = search.editor.text();
    text.split([' ', ',']).filter(|piece| !piece.is_empty()).map(|piece| piece.parse().ok()).collect()
}

/// F5: switches quick launch on, or lists the profiles that were typed.
pub(super) fn fix(model: &mut Model) {
    let Some(Layer::QuickLaunch(search)) = model.layers.last() else { return };
    let (chosen, ids) = (search.chosen.and_then(|number| criterion(model, number)), typed_ids(search));
    let Some(document) = model.form.document() else { return };
    let wrong =
        document.at(&Path::of(&[Criterion::Profiles.field()])).filter(|list| list.kind() != Kind::List);
    if let (Some(list), Some(_)) = (wrong, &ids) {
        let found = list.kind().words();
        model.refuse(format!("Profiles is {found}: repair it first; Enter on its line leads there"));
        return;
    }
    let remedy = chosen.map_or(Remedy::List, Criterion::remedy);
    let (name, changes) = match (remedy, chosen, ids) {
        (Remedy::Switch(name), Some(criterion), _) => (name.to_owned(), vec![switch(document, criterion)]),
        (Remedy::List, _, Some(ids)) if !ids.is_empty() => {
            let words: Vec<_> = ids.iter().map(ToString::to_string).collect();
            (format!("let profile {} see it", words.join(", ")), showing(model, document, &ids))
        }
        (_, _, None) => {
            model.refuse("profile ids are whole numbers with a blank between them, such as 7 42");
            return;
        }
        _ => {
            model
                .say("type profile ids first, then F5 makes them see it; Enter on a line leads to its field");
            return;
        }
    };
    if value::act(model, name.clone(), changes) {
        let missing = model
            .form
            .session()
            .quick_launch()
            .and_then(|quick| quick.obstacle())
            .map(|obstacle| obstacle.message.clone());
        match missing {
            None => model.say(format!("done: {name}; Ctrl-Z takes it back")),
            Some(why) => model.say(format!("done: {name}; but {why}")),
        }
    } else if model.message.is_none() {
        let missing = model
            .form
            .session()
            .quick_launch()
            .and_then(|quick| quick.obstacle())
            .map(|obstacle| obstacle.message.clone());
        model.say(
            missing.map_or_else(|| "it is so already".to_owned(), |why| format!("what hides it: {why}")),
        );
    }
}

/// What makes users with these profiles see the application, as far as a switch or a list does.
fn showing(model: &Model, document: &Document, ids: &[i64]) -> Vec<Change> {
    let quick = model.form.session().quick_launch();
    let unmet = |criterion: &Criterion| quick.is_none_or(|quick| !quick.meets(*criterion));
    let switches = Criterion::all().filter(|one| matches!(one.remedy(), Remedy::Switch(_))).filter(unmet);
    switches.map(|criterion| switch(document, criterion)).chain(listing(document, ids)).collect()
}

fn switch(document: &Document, criterion: Criterion) -> Change {
    edits::set(document, &Path::of(&[criterion.field()]), Json::flag(true))
}

/// Adds those profile ids that the list lacks.
fn listing(document: &Document, ids: &[i64]) -> Vec<Change> {
    let path = Path::of(&[Criterion::Profiles.field()]);
    let list = document.at(&path);
    let held: Vec<_> =
        list.map_or_else(Vec::new, |list| list.children().filter_map(|id| id.as_integer()).collect());
    let missing: Vec<_> = ids.iter().filter(|id| !held.contains(id)).map(|id| Json::integer(*id)).collect();
    match list {
        _ if missing.is_empty() => Vec::new(),
        Some(list) if list.kind() == Kind::List => {
            let first = list.children().count();
            let insert = |(offset, value)| Change::Insert { list: path.clone(), at: first + offset, value };
            missing.into_iter().enumerate().map(insert).collect()
        }
        _ => vec![edits::set(document, &path, Json::list(&missing))],
    }
}
