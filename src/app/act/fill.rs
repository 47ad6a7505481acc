//! Filling in the blanks, choosing a template, one endpoint for several events.

use super::super::Model;
use super::super::field::Editor;
use super::super::fill::Fill;
use super::super::keeping::endpoint_place;
use super::super::keymap::Command;
use super::super::layer::{Layer, OneEndpoint};
use super::{layers, text, value};
use crate::form::place::Place;
use crate::form::rows;
use crate::form::session::{Saved, Session};
use crate::form::status::plural;
use crate::json::document::{Change, Json};
use crate::json::history::Action;
use crate::json::{Kind, Path};
use crate::manifest::edits;
use crate::manifest::template::Template;

/// Asks for every blank of the document.
pub(in super::super) fn open(model: &mut Model) {
    text::close(model);
    let mut fill = model.form.document().map(Fill::of);
    for blank in fill.iter_mut().flat_map(|fill| &mut fill.blanks) {
        blank.join = model.form.next_join();
    }
    match fill {
        Some(fill) if !fill.blanks.is_empty() => layers::open(model, Layer::Fill(fill)),
        _ => model.say("there are no blanks to fill in"),
    }
}

/// A command among the blanks.
pub(super) fn run(model: &mut Model, command: Command) {
    let Some(Layer::Fill(fill)) = model.layers.last_mut() else { return };
    let last = fill.blanks.len() - 1;
    match command {
        Command::Enter => match fill.next_empty() {
            Some(next) => fill.chosen = next,
            None => finish(model),
        },
        Command::Next | Command::Down => fill.chosen = (fill.chosen + 1).min(last),
        Command::Previous | Command::Up => fill.chosen = fill.chosen.saturating_sub(1),
        command if text::is_deletion(command) => edit_with(model, |editor| text::delete_in(editor, command)),
        command => {
            if let Some(blank) = fill.blanks.get_mut(fill.chosen) {
                text::move_in(&mut blank.editor, command);
            }
        }
    }
}

/// Edits the chosen blank, and writes it everywhere.
pub(super) fn edit_with(model: &mut Model, edit: impl FnOnce(&mut Editor)) {
    let Some(Layer::Fill(fill)) = model.layers.last_mut() else { return };
    let chosen = fill.chosen;
    let Some(blank) = fill.blanks.get_mut(chosen) else { return };
    edit(&mut blank.editor);
    let (name, join) = (format!("fill in {}", blank.token), blank.join);
    let changes = fill.changes();
    let place = changes.first().map(|change| match change {
        Change::Set(path, ..) => Place::Value(path.clone()),
        _ => Place::Value(Path::root()),
    });
    let Some(place) = place else { return };
    if let Err(refusal) = model.form.act_at(Action { name, changes, join: Some(join) }, place) {
        model.refuse(refusal.to_string());
    }
}

/// Asks for the blanks that the document has now, after an undo.
pub(super) fn reseed(model: &mut Model) {
    if matches!(model.layers.last(), Some(Layer::Fill(_))) {
        open(model);
    }
}

/// All blanks were asked: back to the form.
fn finish(model: &mut Model) {
    model.layers.pop();
    model.form.close_step();
    let left = model.form.session().placeholders().len();
    if left == 0 {
        model.say("all blanks are filled in: Ctrl-S saves");
    } else {
        model.say(format!("{} still to fill in", plural(left, "field")));
    }
}

/// Starts on a template; its blanks are asked for at once.
pub(super) fn begin(model: &mut Model, template: Template) {
    model.layers.clear();
    let judge = model.form.session().judge().clone();
    model.form.begin(Session::new(template.text().to_owned(), Saved::Never, judge));
    if model.form.session().placeholders().is_empty() {
        model.say("an empty manifest: type, and Enter goes on");
    } else {
        open(model);
    }
}

/// Asks which events get which endpoint.
pub(super) fn open_endpoint(model: &mut Model) {
    text::close(model);
    let Some(document) = model.form.document() else { return };
    let endpoints: Vec<Option<String>> =
        events().map(|path| Some(document.at(&path.key("endpoint"))?.as_text()?.into_owned())).collect();
    let most = endpoints.iter().flatten().max_by_key(|uri| {
        let count = endpoints.iter().flatten().filter(|other| other == uri).count();
        // Of several used as often, the first.
        (count, std::cmp::Reverse(endpoints.iter().flatten().position(|other| other == *uri)))
    });
    let none = endpoints.iter().all(Option::is_none);
    let takes = |path: &Path| document.at(path).map_or(none, |event| event.kind() == Kind::Object);
    let ticked = events().map(|path| takes(&path)).collect();
    let begun = most.map_or_else(|| "https://".to_owned(), Clone::clone);
    let typed = model.form.release(&endpoint_place());
    let editor = Editor::one_line(typed.as_ref().unwrap_or(&begun));
    let chosen = endpoints.len();
    layers::open(model, Layer::OneEndpoint(OneEndpoint { ticked, editor, begun, chosen }));
}

fn events() -> impl Iterator<Item = Path> {
    rows::events().map(|event| Path::of(&["capabilities", "webhooks", event.key]))
}

/// A command among the events.
pub(super) fn run_endpoint(model: &mut Model, command: Command) {
    let Some(Layer::OneEndpoint(one)) = model.layers.last_mut() else { return };
    let last = one.ticked.len();
    match command {
        Command::Enter => write_endpoint(model),
        // The endpoint stands above the events.
        Command::Down | Command::Next => one.chosen = (one.chosen + 1) % (last + 1),
        Command::Up | Command::Previous => one.chosen = (one.chosen + last) % (last + 1),
        Command::Space if one.chosen < last => {
            one.ticked[one.chosen] = !one.ticked[one.chosen];
        }
        Command::Space => one.editor.insert(' '),
        command if text::is_deletion(command) => text::delete_in(&mut one.editor, command),
        command => text::move_in(&mut one.editor, command),
    }
}

/// Writes the endpoint into every ticked event, as one step; nothing else of them changes.
fn write_endpoint(model: &mut Model) {
    let Some(Layer::OneEndpoint(one)) = model.layers.last() else { return };
    let uri = Json::text(&one.editor.text());
    let paths: Vec<Path> =
        events().zip(&one.ticked).filter(|(_, ticked)| **ticked).map(|(path, _)| path).collect();
    let Some(document) = model.form.document() else { return };
    let wrong = paths.iter().find(|path| document.at(path).is_some_and(|event| event.kind() != Kind::Object));
    if let Some(path) = wrong {
        let name = edits::field(path).map_or("an event", |field| field.label);
        model.refuse(format!("{name} is no object: repair it first"));
        return;
    }
    // Each change sees the text that the one before left, so the place of a new event is told by
    // the catalogue alone.
    let changes: Vec<_> =
        paths.iter().map(|path| edits::set(document, &path.key("endpoint"), uri.clone())).collect();
    model.layers.pop();
    let count = changes.len();
    let first = rows::events().next().map_or("", |event| event.key);
    model.form.go(Place::Value(Path::of(&["capabilities", "webhooks", first])));
    if value::act(model, format!("endpoint of {}", plural(count, "event")), changes) {
        model.say(format!("wrote the endpoint of {}; Ctrl-Z takes it back", plural(count, "event")));
    } else if model.message.is_none() {
        model.say("the events have that endpoint already");
    }
}
