//! Editing JSON as text: one value, or a whole text that is not JSON yet.

use super::super::Model;
use super::super::field::{Editor, is_editable};
use super::super::keymap::Command;
use super::super::layer::{Layer, Raw};
use super::text;
use crate::form::place::Place;
use crate::json::document::{Change, Content, Edit, Json};
use crate::json::history::Action;
use crate::json::{Lines, Path, Tree};
use crate::manifest::edits;

/// Opens the value of the focus; a member that is not set opens empty.
pub(super) fn open_focus(model: &mut Model) {
    text::close(model);
    let Some(document) = model.form.document() else {
        open_whole(model);
        return;
    };
    let path = match model.form.focus() {
        Place::Nth(..) => {
            model.say("an ignored member is only removed: Del does it");
            return;
        }
        Place::Option(list, _) | Place::Add(list) => list.clone(),
        place => place.path().clone(),
    };
    let current = document.at(&path).map_or_else(String::new, |value| value.raw().to_owned());
    let draft = model.form.pending().get(&Place::Value(path.clone())).cloned();
    push(model, Some(path), &draft.unwrap_or(current));
}

/// Opens the whole text, the cursor at its first mistake.
fn open_whole(model: &mut Model) {
    let text = model.form.session().content().text().to_owned();
    push(model, None, &text);
    let Content::Text { error, .. } = model.form.session().content() else { return };
    let (line, column) = Lines::of(&text).place(error.offset);
    if let Some(Layer::Raw(raw)) = model.layers.last_mut()
        && raw.target.is_none()
    {
        raw.editor.jump(line - 1, column - 1);
    }
}

fn push(model: &mut Model, target: Option<Path>, text: &str) {
    if !is_editable(text) {
        model.refuse("a line of this text is too long to be edited here; it is kept as it is");
        return;
    }
    model.form.close_step();
    let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let join = model.form.next_join();
    let editor = Editor::lines(text);
    super::layers::open(model, Layer::Raw(Raw { target, editor, text: text.to_owned(), newline, join }));
}

pub(super) fn typed(model: &mut Model, c: char) {
    edit_with(model, |editor| editor.insert(c));
}

pub(super) fn pasted(model: &mut Model, text: &str) {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    edit_with(model, |editor| editor.insert_text(&text));
}

/// A command in a raw view.
pub(super) fn run(model: &mut Model, command: Command) {
    match command {
        Command::NewLine => edit_with(model, |editor| editor.insert_text("\n")),
        Command::Backspace => edit_with(model, Editor::delete_before),
        Command::DeleteNext => edit_with(model, Editor::delete_after),
        Command::DeleteWord => edit_with(model, Editor::delete_word),
        Command::DeleteToStart => edit_with(model, Editor::delete_to_start),
        Command::DeleteToEnd => edit_with(model, Editor::delete_to_end),
        command => {
            if let Some(Layer::Raw(raw)) = model.layers.last_mut() {
                move_in(&mut raw.editor, command);
            }
        }
    }
}

fn move_in(editor: &mut Editor, command: Command) {
    match command {
        Command::Up => editor.vertical(-1),
        Command::Down => editor.vertical(1),
        Command::PageUp => editor.vertical(-10),
        Command::PageDown => editor.vertical(10),
        command => text::move_in(editor, command),
    }
}

fn edit_with(model: &mut Model, edit: impl FnOnce(&mut Editor)) {
    let Some(Layer::Raw(raw)) = model.layers.last_mut() else { return };
    let before = raw.editor.text();
    edit(&mut raw.editor);
    let after = raw.editor.text();
    if before == after {
        return;
    }
    let Edit { range, insert } = Edit::between(&before, &after);
    let range = place_in(&raw.text, range.start)..place_in(&raw.text, range.end);
    raw.text.replace_range(range, &insert.replace('\n', raw.newline));
    let (text, target, join) = (raw.text.clone(), raw.target.clone(), raw.join);
    write(model, target.as_ref(), text, join);
}

/// Where byte `offset` of a text without the carriage returns of its line ends stands in the text.
fn place_in(text: &str, offset: usize) -> usize {
    let mut left = offset;
    let bytes = text.as_bytes();
    for (at, byte) in bytes.iter().enumerate() {
        let line_end = *byte == b'\r' && bytes.get(at + 1) == Some(&b'\n');
        if left == 0 {
            return at;
        }
        left -= usize::from(!line_end);
    }
    text.len()
}

/// Writes the text; JSON that is not complete yet waits beside the document.
fn write(model: &mut Model, target: Option<&Path>, text: String, join: u64) {
    let changes = match target {
        None => vec![Change::Text(vec![Edit::between(model.form.session().content().text(), &text)])],
        Some(path) => {
            let place = Place::Value(path.clone());
            let Ok(json) = Json::parse(&text) else {
                model.form.withdraw(join);
                model.form.hold(place, text);
                return;
            };
            model.form.release(&place);
            let Some(document) = model.form.document() else { return };
            match document.at(path) {
                Some(_) => vec![Change::Spell(path.clone(), json)],
                None => vec![edits::set(document, path, json)],
            }
        }
    };
    act(model, changes, join);
}

fn act(model: &mut Model, changes: Vec<Change>, join: u64) {
    let action = Action { name: "edit JSON".to_owned(), changes, join: Some(join) };
    if let Err(refusal) = model.form.act(action) {
        model.refuse(refusal.to_string());
    }
}

/// Leaves a raw view; a whole text only once it is JSON.
pub(super) fn leave(model: &mut Model) {
    let Some(Layer::Raw(raw)) = model.layers.last() else { return };
    let Some(place) = raw.target.clone().map(Place::Value) else {
        model.refuse("the form opens as soon as this text is JSON; Ctrl-Q quits");
        return;
    };
    let empty = raw.editor.text().trim().is_empty();
    model.layers.pop();
    model.form.close_step();
    if empty {
        model.form.release(&place);
    } else if model.form.pending().contains_key(&place) {
        model.refuse("not in the file yet: this is not JSON so far; Enter goes on with it, Del drops it");
    }
}

/// Keeps the whole text open exactly as long as it is not JSON: then the form takes over.
pub(in super::super) fn follow(model: &mut Model) {
    let whole = |layer: &Layer| matches!(layer, Layer::Raw(raw) if raw.target.is_none());
    let open = model.layers.iter().any(whole);
    match (model.form.document().is_some(), open) {
        (true, true) => {
            model.layers.retain(|layer| !whole(layer));
            model.form.close_step();
            if model.message.is_none() {
                model.say("this is JSON now, and here is the form; Ctrl-Z goes back to the text");
            }
        }
        (false, false) => {
            model.open = None;
            // A question stays on top: what it is about does not wait for the text to be JSON.
            let questions: Vec<_> =
                model.layers.drain(..).filter(|layer| matches!(layer, Layer::Dialog(_))).collect();
            open_whole(model);
            model.layers.extend(questions);
        }
        _ => {}
    }
}

/// Gives an open raw view the text that the document has now.
pub(super) fn reseed(model: &mut Model) {
    let Some(Layer::Raw(raw)) = model.layers.last() else { return };
    let text = match &raw.target {
        None => model.form.session().content().text().to_owned(),
        Some(path) => {
            let Some(value) = model.form.document().and_then(|document| document.at(path)) else {
                model.layers.pop();
                return;
            };
            value.raw().to_owned()
        }
    };
    if let Some(Layer::Raw(raw)) = model.layers.last_mut() {
        let (line, column) = raw.editor.cursor();
        raw.editor = Editor::lines(&text);
        raw.text = text;
        raw.editor.jump(line, column);
    }
}

/// The first mistake of a raw view's own text.
pub fn mistake(raw: &Raw) -> Option<(usize, usize, String)> {
    let text = raw.editor.text();
    let error = Tree::parse(&text).err()?;
    let (line, column) = Lines::of(&text).place(error.offset);
    Some((line, column, error.to_string()))
}
