//! JSON edited as text: one value, or a whole text that is not JSON yet.
//!
//! Responsible for typing, and for how it comes into the document. What is wrong with a whole text, and
//! what mends it, stands in `doctor`.

mod doctor;

use super::{Ask, Kind, Next, Offer, offer, save, undo};
use crate::app::describe::{Beside, Body, Description, Json, Room};
use crate::app::editor::{Editor, TOO_LONG, is_editable};
use crate::app::healed::Healed;
use crate::app::keymap::{Command, Scope};
use crate::app::pointer::NOTCH;
use crate::app::{Model, beside};
use crate::form::describe::{Help, Part};
use crate::form::pasted::Pasted;
use crate::form::place::Place;
use crate::form::status::Mark;
use crate::json::document::{Change, Edit, Json as NewJson};
use crate::json::history::Action;
use crate::json::{Lines, Path, Tree};
use crate::manifest::edits;

/// How many lines the keys of a screenful move: how many are in sight beside the mistakes is the painter's.
const LEAP: isize = 10;

/// JSON in work.
#[derive(Debug, Clone)]
pub struct JsonText {
    /// The value; `None` for the whole text.
    target: Option<Path>,
    /// The text as it is edited, its line ends as `\n`.
    editor: Editor,
    /// The text itself, each line with its own end.
    text: String,
    /// The line end that a new line gets.
    newline: &'static str,
    /// Joins the edits of one visit.
    join: u64,
    /// Whether anything was typed in it: then nobody but its reader leaves it.
    typed: bool,
    /// What becomes of the whole text by its certain fixes.
    healed: Option<Healed>,
}

impl JsonText {
    /// The value of the focus; a member that is not set is empty.
    pub(in crate::app) fn of_focus(model: &mut Model) -> Option<JsonText> {
        let Some(document) = model.form.document() else { return JsonText::of_whole(model) };
        let path = match model.form.focus() {
            Place::Nth(..) => {
                let unset = model.key(Command::Unset);
                model.refuse(format!("an ignored member is only removed: {unset} does it"));
                return None;
            }
            Place::Option(list, _) | Place::Add(list) => list.clone(),
            place => place.path().clone(),
        };
        let current = document.at(&path).map_or_else(String::new, |value| value.raw().to_owned());
        let waits = model.form.pending().get(&Place::Value(path.clone())).cloned();
        JsonText::of(model, Some(path), &waits.unwrap_or(current))
    }

    /// The whole text, the cursor at its first mistake.
    pub(in crate::app) fn of_whole(model: &mut Model) -> Option<JsonText> {
        let text = model.form.session().content().text().to_owned();
        let mut page = JsonText::of(model, None, &text)?;
        if let (None, Some(first)) = (model.form.document(), model.form.session().problems().first()) {
            let (line, column) = Lines::of(&text).place(first.span.start);
            page.editor.jump(line - 1, column - 1);
        }
        page.healed = doctor::healed(model);
        Some(page)
    }

    fn of(model: &mut Model, target: Option<Path>, text: &str) -> Option<JsonText> {
        if !is_editable(text) {
            model.refuse(TOO_LONG);
            return None;
        }
        model.form.close_step();
        let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
        let join = model.form.next_join();
        Some(JsonText {
            target,
            editor: Editor::lines(text),
            text: text.to_owned(),
            newline,
            join,
            typed: false,
            healed: None,
        })
    }

    /// Whether it is the whole text, which was no JSON when it was opened.
    pub fn is_whole(&self) -> bool {
        self.target.is_none()
    }

    /// Whether it may be closed as soon as the text is JSON: under somebody who types the rest of a
    /// number would go elsewhere.
    pub(in crate::app) fn may_close(&self) -> bool {
        !self.typed
    }

    /// The value that is edited; `None` for the whole text.
    pub fn target(&self) -> Option<&Path> {
        self.target.as_ref()
    }

    /// The text as it is edited.
    pub fn shown(&self) -> &Editor {
        &self.editor
    }

    /// The first mistake of its own text: line, column, why.
    pub fn mistake(&self) -> Option<(usize, usize, String)> {
        let text = self.editor.text();
        let error = Tree::parse(&text).err()?;
        let (line, column) = Lines::of(&text).place(error.offset);
        Some((line, column, error.to_string()))
    }

    /// Leaves it; the whole text only once it is JSON.
    fn leave(&self, model: &mut Model) -> Next {
        let Some(place) = self.target.clone().map(Place::Value) else {
            if model.form.document().is_some() {
                return opened(model);
            }
            let quit = model.key(Command::Quit);
            model.refuse(format!("the form opens once this text is JSON; {quit} quits"));
            return Next::Stay;
        };
        model.form.close_step();
        if self.editor.text().trim().is_empty() {
            model.form.release(&place);
        } else if model.form.pending().contains_key(&place) {
            let (enter, unset) = (model.key(Command::Enter), model.key(Command::Unset));
            model.refuse(format!(
                "not in the file yet: this is not JSON so far; {enter} continues it, {unset} drops it"
            ));
        }
        Next::Leave(Vec::new())
    }

    /// Undo drops what was typed and is no JSON; `None` if there is no such text.
    fn drop_pending(&mut self, model: &mut Model) -> Option<Next> {
        let place = Place::Value(self.target.clone()?);
        if !model.form.pending().contains_key(&place) {
            return None;
        }
        model.form.drop_pending(&place);
        model.form.close_step();
        let name = model.form.name_of(&place);
        model.say(format!("undone: what was typed for {name}"));
        Some(self.reseed(model))
    }

    /// Brings the text in step with the editor, keeping each line's own end; whether it changed.
    fn take(&mut self) -> bool {
        let before = Editor::lines(&self.text).text();
        let Edit { range, insert } = Edit::between(&before, &self.editor.text());
        if range.is_empty() && insert.is_empty() {
            return false;
        }
        let range = place_in(&self.text, range.start)..place_in(&self.text, range.end);
        self.text.replace_range(range, &insert.replace('\n', self.newline));
        true
    }

    /// Writes the text; JSON that is not complete yet waits beside the document.
    fn write(&self, model: &mut Model) {
        let text = self.text.clone();
        let changes = match &self.target {
            None => vec![Change::Typed(vec![Edit::between(model.form.session().content().text(), &text)])],
            Some(path) => {
                let place = Place::Value(path.clone());
                let Ok(json) = NewJson::parse(&text) else {
                    model.form.withdraw(self.join);
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
        let action = Action { name: "edit JSON".to_owned(), changes, join: Some(self.join) };
        if let Err(refusal) = model.form.act(action) {
            model.refuse(refusal.to_string());
        }
    }
}

/// The whole text is JSON, and the form is seen again.
fn opened(model: &mut Model) -> Next {
    model.form.close_step();
    let undo = model.key(Command::Undo);
    model.say(format!("here is the form; {undo} goes back to the text"));
    Next::Leave(Vec::new())
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

impl Ask for JsonText {
    fn scope(&self, _model: &Model) -> Scope {
        if self.is_whole() { Scope::Text } else { Scope::Json }
    }

    fn kind(&self) -> Kind {
        if self.is_whole() { Kind::Base } else { Kind::Popup }
    }

    fn editor(&mut self) -> Option<&mut Editor> {
        Some(&mut self.editor)
    }

    fn writes(&self) -> bool {
        true
    }

    fn edited(&mut self, model: &mut Model) {
        if self.take() {
            self.typed = true;
            self.write(model);
            self.healed = if self.is_whole() { doctor::healed(model) } else { None };
        }
    }

    fn takes_object(&self, _model: &Model, _pasted: &Pasted) -> bool {
        true
    }

    /// Of a whole text it takes the place of the line of the cursor, as deep as that is set in; who gives
    /// a line has typed it to its end.
    fn line(&mut self, model: &mut Model, given: &str) -> Next {
        if model.refuses_writing() {
            return Next::Stay;
        }
        if !self.is_whole() {
            self.editor.replace(given);
            self.edited(model);
            return Next::Stay;
        }
        let (line, _) = self.editor.cursor();
        let depth = self.editor.text().lines().nth(line).map_or(0, |old| old.len() - old.trim_start().len());
        self.editor.jump(line, depth);
        self.editor.delete_to_end();
        self.editor.insert_text(given.trim_start());
        self.edited(model);
        model.form.close_step();
        self.join = model.form.next_join();
        doctor::settle(self, model, (line, 0));
        Next::Stay
    }

    /// JSON keeps its lines, the last one's end too.
    fn pasted(&mut self, model: &mut Model, pasted: &Pasted) -> Next {
        self.insert(model, pasted.whole())
    }

    fn clicked(&mut self, model: &mut Model, row: Option<usize>, _cell: Option<usize>) -> Next {
        if let (true, Some(row)) = (self.is_whole(), row) {
            doctor::clicked(self, model, row);
        }
        Next::Stay
    }

    fn run(&mut self, model: &mut Model, command: Command) -> Option<Next> {
        if let Some(next) = self.is_whole().then(|| doctor::run(self, model, command)).flatten() {
            return Some(next);
        }
        match command {
            Command::NewLine => return Some(self.insert(model, "\n")),
            Command::Up => self.editor.vertical(-1),
            Command::Down => self.editor.vertical(1),
            Command::PageUp => self.editor.vertical(-LEAP),
            Command::PageDown => self.editor.vertical(LEAP),
            Command::Back => return Some(self.leave(model)),
            Command::GoOn => {
                self.leave(model);
                return Some(Next::LeaveTo(Command::GoOn));
            }
            Command::Undo => return self.drop_pending(model),
            _ => return None,
        }
        Some(Next::Stay)
    }

    fn reseed(&mut self, model: &mut Model) -> Next {
        let text = match &self.target {
            None => model.form.session().content().text().to_owned(),
            Some(path) => {
                let Some(value) = model.form.document().and_then(|document| document.at(path)) else {
                    return Next::Leave(Vec::new());
                };
                value.raw().to_owned()
            }
        };
        let (line, column) = self.editor.cursor();
        self.editor = Editor::lines(&text);
        self.text = text;
        self.editor.jump(line, column);
        // What undo or a fix makes of it nobody types.
        self.typed = false;
        if self.is_whole() {
            doctor::stay_at_a_mistake(self, model);
        }
        self.healed = if self.is_whole() { doctor::healed(model) } else { None };
        Next::Stay
    }

    fn fills(&self) -> bool {
        self.healed.is_none()
    }

    /// What the certain fixes make of a text that is not JSON.
    fn beside<'m>(&'m self, model: &'m Model) -> Beside<'m> {
        let Some(healed) = &self.healed else { return Beside::Chosen(beside::at_focus(model)) };
        let command = if doctor::is_one(model) { Command::Fix } else { Command::FixAll };
        let all = model.screen.keymap().chord(Scope::Text, command);
        let title = all.map_or_else(|| "fixed".to_owned(), |all| format!("fixed, as {all} makes it"));
        Beside::Lines(title, healed.shown(model.screen.pane(), self.editor.cursor().0))
    }

    fn notch(&self) -> usize {
        NOTCH
    }

    fn describe<'m>(&'m self, model: &'m Model, room: Room) -> Description<'m> {
        if self.is_whole() && model.form.document().is_none() {
            return doctor::describe(self, model, room);
        }
        let mistake = self.mistake();
        let wrong = mistake.as_ref().map(|(line, ..)| *line);
        let back = model.key(Command::Back);
        let (title, right) = match &self.target {
            Some(path) => (edits::name_of(path), format!("{back} keeps and leaves")),
            None => ("the whole text".to_owned(), format!("this is JSON: {back} opens the form")),
        };
        let part = if let Some((line, column, why)) = mistake {
            let message = format!("line {line}, column {column}: {why}");
            Part::Problem { mark: Mark::Error, message, fix: None, typing: false }
        } else {
            Part::About(format!("This is JSON; it stands in the document. {back} leads back to the form."))
        };
        let help = Help {
            title: "JSON".to_owned(),
            short: "JSON".to_owned(),
            source: String::new(),
            parts: vec![part],
        };
        let body = Body::Json(Json::Edited { editor: &self.editor, wrong });
        Description::titled(title, right, body, help)
    }

    fn offers(&self, model: &Model) -> Vec<Offer> {
        let key = |command: Command, does: &str| offer(model, self.scope(model), command, does);
        if self.is_whole() && model.form.document().is_none() {
            return doctor::offers(self, model);
        }
        let leave = if self.is_whole() {
            [key(Command::Back, "open the form"), None, None]
        } else {
            [
                key(Command::GoOn, "keep; next").map(|offer| offer.or("next")),
                key(Command::Back, "keep and leave"),
                key(Command::NewLine, "new line"),
            ]
        };
        let [leave, back, line] = leave;
        let offers = [leave, back, line, undo(model, &key), save(model, &key), key(Command::Quit, "quit")];
        offers.into_iter().flatten().collect()
    }
}
