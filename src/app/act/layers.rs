//! Moving in what lies over the form, and doing what its rows say.

use super::super::chord::{Chord, Key};
use super::super::field::Editor;
use super::super::keymap::{self, Command, Scope};
use super::super::layer::{Choice, Dialog, Layer, Look, Question, Search, commands};
use super::super::{Effect, Leave, Model, Over, Then};
use super::{files, text, value};
use crate::form::find;
use crate::manifest::template::Template;

type Effects = Vec<Effect>;

/// Puts a layer over the form; one of the same kind is replaced.
pub(super) fn open(model: &mut Model, layer: Layer) {
    text::close(model);
    model.keep_endpoint();
    let keep = |other: &Layer| matches!(other, Layer::Raw(raw) if raw.target.is_none());
    model.layers.retain(keep);
    model.layers.push(layer);
}

/// The editor of the topmost layer, if it has one.
fn editor(model: &mut Model) -> Option<&mut Editor> {
    match model.layers.last_mut()? {
        Layer::Find(search) | Layer::Palette(search) | Layer::QuickLaunch(search) => Some(&mut search.editor),
        Layer::SaveAs(editor) => Some(editor),
        Layer::OneEndpoint(one) => Some(&mut one.editor),
        _ => None,
    }
}

pub(super) fn typed(model: &mut Model, c: char) {
    match model.layers.last() {
        Some(Layer::Fill(_)) => return super::fill::edit_with(model, |editor| editor.insert(c)),
        Some(Layer::Templates(_)) => return pick_template(model, c),
        _ => {}
    }
    if let Some(editor) = editor(model) {
        editor.insert(c);
    }
    leave_list(model);
}

pub(super) fn pasted(model: &mut Model, text: &str) {
    let line = text.trim_matches(['\n', '\r']).to_owned();
    if let Some(Layer::Fill(_)) = model.layers.last() {
        return super::fill::edit_with(model, |editor| editor.insert_text(&line));
    }
    if let Some(editor) = editor(model) {
        editor.insert_text(&line);
    }
    leave_list(model);
}

/// Typing goes into the query again.
fn leave_list(model: &mut Model) {
    if let Some(Layer::Find(search) | Layer::Palette(search)) = model.layers.last_mut() {
        search.chosen = None;
    }
}

/// A command in a layer.
pub(super) fn run(model: &mut Model, command: Command) -> Effects {
    match command {
        Command::Enter => return enter(model),
        Command::Down => choose(model, 1),
        Command::Up => choose(model, -1),
        Command::PageDown => scroll(model, 1),
        Command::PageUp => scroll(model, -1),
        Command::Space => space(model),
        command if text::is_deletion(command) => edit(model, |editor| text::delete_in(editor, command)),
        command => {
            if let Some(editor) = editor(model) {
                text::move_in(editor, command);
            }
        }
    }
    Vec::new()
}

fn edit(model: &mut Model, change: impl FnOnce(&mut Editor)) {
    if let Some(editor) = editor(model) {
        change(editor);
    }
    leave_list(model);
}

/// How many rows the list of the topmost layer has.
fn count(model: &Model) -> usize {
    match model.layers.last() {
        Some(Layer::Find(search)) => find::hits(&model.form, &search.editor.text()).len(),
        Some(Layer::Palette(search)) => commands(&search.editor.text()).len(),
        Some(Layer::QuickLaunch(_)) => 4,
        Some(Layer::Templates(_)) => Template::ALL.len(),
        _ => 0,
    }
}

fn choose(model: &mut Model, by: isize) {
    let count = count(model);
    if let Some(Layer::Templates(chosen)) = model.layers.last_mut() {
        *chosen = chosen.saturating_add_signed(by).min(count - 1);
        return;
    }
    let Some(Layer::Find(search) | Layer::Palette(search) | Layer::QuickLaunch(search)) =
        model.layers.last_mut()
    else {
        return;
    };
    search.chosen = match (search.chosen, by > 0) {
        (None, true) if count > 0 => Some(0),
        (Some(0), false) | (None, _) => None,
        (Some(at), true) => Some((at + 1).min(count - 1)),
        (Some(at), false) => Some(at - 1),
    };
}

fn scroll(model: &mut Model, by: isize) {
    let page =
        super::super::layout::areas(model).map_or(1, |areas| usize::from(areas.form.height)).max(2) - 1;
    let lines = super::super::layer_lines(model);
    if let Some(Layer::Help(top) | Layer::Look(Look { top, .. })) = model.layers.last_mut() {
        *top = top.saturating_add_signed(by * page as isize).min(lines.saturating_sub(page));
    }
}

fn enter(model: &mut Model) -> Effects {
    match model.layers.last() {
        Some(Layer::Find(search)) => {
            let hits = find::hits(&model.form, &search.editor.text());
            let Some(hit) = hits.into_iter().nth(search.chosen.unwrap_or(0)) else {
                model.say("nothing is found so; Backspace widens the search");
                return Vec::new();
            };
            model.layers.clear();
            model.form.go(hit.place);
            Vec::new()
        }
        Some(Layer::Palette(search)) => {
            let found = commands(&search.editor.text()).get(search.chosen.unwrap_or(0)).map(|row| row.0);
            model.layers.pop();
            found.map_or_else(Vec::new, |command| super::run(model, command))
        }
        Some(Layer::QuickLaunch(search)) => {
            if let Some(chosen) = search.chosen {
                super::launch::go_to_criterion(model, chosen);
            }
            Vec::new()
        }
        Some(Layer::Templates(chosen)) => {
            let template = Template::ALL[(*chosen).min(Template::ALL.len() - 1)];
            super::fill::begin(model, template);
            Vec::new()
        }
        Some(Layer::SaveAs(editor)) => {
            let name = editor.text();
            files::save_as(model, &name)
        }
        _ => Vec::new(),
    }
}

/// A digit chooses a template at once.
fn pick_template(model: &mut Model, c: char) {
    let number = c.to_digit(10).and_then(|digit| (digit as usize).checked_sub(1));
    match number.and_then(|number| Template::ALL.get(number)) {
        Some(template) => super::fill::begin(model, *template),
        None => model.say("choose with the arrows and Enter, or with 1, 2, 3"),
    }
}

/// Space ticks a value in the list of hits; in the query it is a blank.
fn space(model: &mut Model) {
    let Some(Layer::Find(search)) = model.layers.last() else {
        typed(model, ' ');
        return;
    };
    let Some(chosen) = search.chosen else {
        typed(model, ' ');
        return;
    };
    let query = search.editor.text();
    let Some(hit) = find::hits(&model.form, &query).into_iter().nth(chosen) else { return };
    if hit.ticked.is_none() {
        model.say("Enter goes there; only values of a checklist are ticked from here");
        return;
    }
    model.form.go(hit.place.clone());

    value::tick(model);
    // The list keeps its place on the value, wherever ticking has moved it.
    let at = find::hits(&model.form, &query).iter().position(|other| other.place == hit.place);
    if let Some(Layer::Find(Search { chosen, .. })) = model.layers.last_mut() {
        *chosen = at;
    }
}

/// A press of keys in a question: a letter, an arrow, Enter, Esc.
pub(super) fn press_dialog(model: &mut Model, chord: Chord) -> Effects {
    let Some(Layer::Dialog(dialog)) = model.layers.last() else { return Vec::new() };
    let dialog = dialog.clone();
    let answers = dialog.answers(model);
    if let Some(c) = chord.typed()
        && let Some(answer) = answers.iter().find(|answer| answer.letter == Some(c.to_ascii_lowercase()))
    {
        return follow(model, &dialog, answer.choice);
    }
    if matches!(&dialog.question, Question::SaveErrors(_)) && chord == Chord::plain(Key::F(8)) {
        return follow(model, &dialog, Choice::FirstError);
    }
    match keymap::binding(Scope::Dialog, chord).map(|row| row.command) {
        Some(Command::Enter) => follow(model, &dialog, answers[dialog.chosen.min(answers.len() - 1)].choice),
        Some(Command::Back) => follow(model, &dialog, Choice::Back),
        Some(Command::Down) => move_answer(model, 1, answers.len()),
        Some(Command::Up) => move_answer(model, answers.len() - 1, answers.len()),
        _ => {
            model.say("choose an answer: arrows and Enter, or its letter; Esc leads back");
            Vec::new()
        }
    }
}

fn move_answer(model: &mut Model, by: usize, count: usize) -> Effects {
    if let Some(Layer::Dialog(Dialog { chosen, .. })) = model.layers.last_mut() {
        *chosen = (*chosen + by) % count;
    }
    Vec::new()
}

fn follow(model: &mut Model, dialog: &Dialog, choice: Choice) -> Effects {
    model.layers.pop();
    if let Some(effects) = super::others::follow(model, dialog, choice) {
        return effects;
    }
    let path = model.asked_path.take().or_else(|| model.file.path.clone());
    match (choice, &dialog.question, path) {
        (Choice::Discard, ..) => vec![Effect::Quit(Leave::Nothing)],
        (Choice::KeepAndQuit, ..) => vec![Effect::Quit(Leave::Work)],
        (Choice::SaveAndQuit, ..) => files::save(model, Then::Quit),
        (Choice::SaveAs, ..) => {
            files::ask_name(model);
            Vec::new()
        }
        (Choice::SaveAnyway, Question::SaveErrors(then), _) => {
            let then = *then;
            model.file.path.clone().map_or_else(Vec::new, |path| files::write(model, path, Over::Known, then))
        }
        (Choice::Overwrite, _, Some(path)) => files::write(model, path, Over::Asked, Then::Stay),
        (Choice::FirstError, ..) => {
            first_error(model);
            Vec::new()
        }
        _ => Vec::new(),
    }
}

fn first_error(model: &mut Model) {
    let place = model.new_errors().next().map(|problem| model.form.place_of(problem));
    if let Some(place) = place {
        model.form.go(place);
    }
}
