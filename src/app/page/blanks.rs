//! The blanks of a text: each placeholder once, asked one after the other, written everywhere.
//!
//! Responsible for what is asked and written; what is said of a blank stands in `description`.

mod description;

use super::{Ask, Next, Offer, offer, offer_all, undo};
use crate::app::describe::{Beside, Description, Room};
use crate::app::editor::Editor;
use crate::app::keymap::{Command, Scope};
use crate::app::{Model, beside};
use crate::form::place::Place;
use crate::form::status::Mark;
use crate::form::used::Reusable;
use crate::json::document::{At, Change, Document, Json};
use crate::json::history::Action;
use crate::json::{self, Path, exact_integer, is_plain_integer};
use crate::manifest::check::{Problem, counted};
use crate::manifest::placeholder::{Manner, fitted};

/// One blank.
#[derive(Debug, Clone)]
pub struct Blank {
    /// As it stands in the text: `{domain}`.
    pub token: String,
    /// What is typed for it.
    pub editor: Editor,
    /// Joins what is typed for it to one step.
    pub join: u64,
    /// The numbers of the texts in which it stands.
    texts: Vec<usize>,
    /// Whether it stands for a list of ids, which no placeholder can stand for.
    lists_ids: bool,
}

/// What the blank of a list of ids is called.
const IDS: &str = "profile ids";

/// The blanks of a document, asked one after the other.
#[derive(Debug, Clone)]
pub struct Blanks {
    /// Each blank, in document order.
    pub blanks: Vec<Blank>,
    /// The one that is being typed.
    pub chosen: usize,
    /// Every text with a blank, as it was: where, and what.
    texts: Vec<(Path, String)>,
}

impl Blank {
    fn new(token: String, text: usize) -> Blank {
        Blank { token, editor: Editor::one_line(""), join: 0, texts: vec![text], lists_ids: false }
    }

    /// The list of the ids that are typed, as JSON; nothing while something else is typed.
    fn ids(&self) -> Option<String> {
        let typed = self.editor.text();
        let parts = typed.split(|c: char| c == ',' || c.is_whitespace()).filter(|part| !part.is_empty());
        let ids: Option<Vec<_>> =
            parts.map(|part| exact_integer(part).filter(|_| is_plain_integer(part))).collect();
        ids.map(|ids| format!("[{}]", ids.iter().map(i64::to_string).collect::<Vec<_>>().join(", ")))
    }

    /// Whether it is to stay as it stands.
    fn is_kept(&self, model: &Model) -> bool {
        let said = if self.lists_ids {
            model.form.keeps_no_ids()
        } else {
            model.form.session().is_kept(&self.token)
        };
        said && self.editor.text().is_empty()
    }

    /// Says that it is to stay as it stands, or that it is not.
    fn keep(&self, model: &mut Model, keep: bool) {
        if self.lists_ids {
            model.form.keep_no_ids(keep);
        } else {
            model.form.keep(&self.token, keep);
        }
    }

    /// What a person calls it: the token without its brackets.
    pub fn name(&self) -> &str {
        self.token.trim_matches(['{', '}', '<', '>'])
    }
}

impl Blanks {
    /// Every blank of the document; nothing if there is none.
    pub(in crate::app) fn new(model: &mut Model) -> Option<Blanks> {
        let settled: Vec<_> = model.form.session().settled().collect();
        let mut page = Blanks::of(model.form.document()?, &settled, model.form.open_ids());
        for blank in &mut page.blanks {
            blank.join = model.form.next_join();
        }
        (!page.blanks.is_empty()).then_some(page)
    }

    /// The blanks of a document; each still needs a number for its step.
    fn of(document: &Document, settled: &[&str], ids: Option<Path>) -> Blanks {
        let mut texts = Vec::new();
        collect(document.root(), &mut Path::root(), &mut texts);
        let mut page = Blanks { blanks: Vec::new(), chosen: 0, texts };
        for (number, (path, text)) in page.texts.iter().enumerate() {
            for token in tokens(path, text).into_iter().filter(|token| !settled.contains(&token.as_str())) {
                match page.blanks.iter_mut().find(|blank| blank.token == token) {
                    Some(blank) => blank.texts.push(number),
                    None => page.blanks.push(Blank::new(token, number)),
                }
            }
        }
        // An id is asked for last: only whoever knows the account has it.
        if let Some(list) = ids {
            page.texts.push((list, "[]".to_owned()));
            let number = page.texts.len() - 1;
            page.blanks.push(Blank { lists_ids: true, ..Blank::new(IDS.to_owned(), number) });
        }
        page
    }

    /// The next blank after the chosen one for which nothing is typed, and which is not kept as it
    /// stands, around the end.
    fn next_empty(&self, model: &Model) -> Option<usize> {
        let count = self.blanks.len();
        let mut after = (1..count).map(|step| (self.chosen + step) % count);
        let empty = |blank: &Blank| blank.editor.text().is_empty() && !blank.is_kept(model);
        after.find(|number| empty(&self.blanks[*number]))
    }

    /// Keeps the chosen blank as it stands and goes on, or asks for it again.
    fn keep(&mut self, model: &mut Model) {
        let Some(blank) = self.blanks.get_mut(self.chosen) else { return };
        let (keep, name, key) = (!blank.is_kept(model), blank.token.clone(), model.key(Command::KeepBlank));
        let was_typed = !std::mem::replace(&mut blank.editor, Editor::one_line("")).text().is_empty();
        if was_typed {
            write(self, model);
        }
        self.blanks[self.chosen].keep(model, keep);
        let stays =
            if self.blanks[self.chosen].lists_ids { "the list of ids stays empty" } else { "stays as it is" };
        if keep {
            self.chosen = self.next_empty(model).unwrap_or(self.chosen);
            model.say(format!("{name} {stays}; {key} on it asks for it again"));
        } else {
            model.say(format!("{name} is asked for again"));
        }
    }

    /// The places of a blank, each with what its text becomes.
    pub fn becomes(&self, blank: &Blank) -> Vec<(&Path, String)> {
        let becomes = |number: &usize| {
            let text = if blank.lists_ids { blank.ids().unwrap_or_default() } else { self.filled(*number) };
            (&self.texts[*number].0, text)
        };
        blank.texts.iter().map(becomes).collect()
    }

    /// A text with everything that was typed so far, each blank where it stood at first and fitted to
    /// what stands around it.
    fn filled(&self, number: usize) -> String {
        self.fitted(number).0
    }

    /// The same, and whether the chosen blank took the place of a whole address in it.
    fn fitted(&self, number: usize) -> (String, bool) {
        let (path, text) = &self.texts[number];
        let chosen = self.blanks.get(self.chosen).map(|blank| blank.token.as_str());
        let (mut filled, mut done, mut whole) = (text.clone(), 0, false);
        for range in Manner::of(path).every_in(text) {
            let token = &text[range];
            let Some(at) = filled[done..].find(token) else { break };
            let blank = done + at..done + at + token.len();
            let typed = self.blanks.iter().find(|blank| blank.token == token);
            let typed = typed.map(|blank| blank.editor.text()).filter(|typed| !typed.is_empty());
            let Some(typed) = typed else {
                done = blank.end;
                continue;
            };
            let fitted = fitted(&filled, blank, &typed);
            whole |= fitted.whole && chosen == Some(token);
            (filled, done) = (fitted.text, fitted.end);
        }
        (filled, whole)
    }

    /// What is wrong with what a blank has become: the worst, and where.
    fn wrong<'m>(&self, model: &'m Model, blank: &Blank) -> Option<&'m Problem> {
        let here = |problem: &&Problem| {
            blank.texts.iter().any(|number| self.texts[*number].0 == problem.path)
                && model.form.mark_of(problem) >= Mark::Warning
        };
        let typed = !blank.editor.text().is_empty();
        let problems = model.form.session().problems().iter().filter(here);
        problems.min_by_key(|problem| problem.severity).filter(|_| typed)
    }

    /// What the fix of the chosen blank's problem does, and what is typed for the blank then; nothing
    /// where there is no fix, or it makes what nobody can type for a blank.
    fn fixed(&self, model: &Model) -> Option<(String, String)> {
        let fix = self.wrong(model, self.blanks.get(self.chosen)?)?.fix.as_ref()?;
        let [Change::Set(path, json, _)] = &fix.changes[..] else { return None };
        let wanted = json.value().as_text()?.into_owned();
        let mut fixed = self.clone();
        fixed.blanks[self.chosen].editor = Editor::one_line(&wanted);
        let becomes = fixed.becomes(&fixed.blanks[self.chosen]);
        let is_so = becomes.iter().any(|(at, text)| *at == path && *text == wanted);
        is_so.then(|| (fix.title.clone(), wanted))
    }

    /// Fixes the problem of the chosen blank, by what is typed for it; nothing where that cannot be.
    fn fix(&mut self, model: &mut Model) -> Option<Next> {
        let (title, wanted) = self.fixed(model)?;
        let blank = self.blanks.get_mut(self.chosen)?;
        blank.editor = Editor::one_line(&wanted);
        let (name, undo) = (blank.name().to_owned(), model.key(Command::Undo));
        self.edited(model);
        model.say(format!("fixed {name}: {title}; {undo} takes it back"));
        Some(Next::Stay)
    }

    /// What the first text is that others may hold too, and what stands around a blank in it.
    fn reusable(&self, blank: &Blank) -> Option<(Reusable, (&str, &str))> {
        if blank.lists_ids {
            return Some((Reusable::Profile, ("", "")));
        }
        blank.texts.iter().find_map(|number| {
            let (path, text) = &self.texts[*number];
            Some((Reusable::of_text(path)?, text.split_once(&blank.token)?))
        })
    }

    /// How what is typed for the chosen blank could go on, as it does elsewhere.
    fn ahead<'m>(&self, model: &'m Model) -> Option<&'m str> {
        let blank = self.blanks.get(self.chosen).filter(|blank| blank.editor.is_at_end())?;
        let (what, around) = self.reusable(blank)?;
        model.used().filling(what, around, &blank.editor.text())
    }

    /// The changes that write what was typed for the chosen blank.
    pub fn changes(&self) -> Vec<Change> {
        let Some(blank) = self.blanks.get(self.chosen) else { return Vec::new() };
        let set = |(path, text): (&Path, String)| {
            let json = if blank.lists_ids { Json::parse(&text).ok()? } else { Json::text(&text) };
            Some(Change::Set(path.clone(), json, At::Last))
        };
        self.becomes(blank).into_iter().filter_map(set).collect()
    }
}

/// Writes what is typed for the chosen blank everywhere.
fn write(page: &Blanks, model: &mut Model) {
    let Some(blank) = page.blanks.get(page.chosen) else { return };
    let (name, join) = (format!("fill in {}", blank.token), blank.join);
    let changes = page.changes();
    let place = changes.first().map(|change| match change {
        Change::Set(path, ..) => Place::Value(path.clone()),
        _ => Place::Value(Path::root()),
    });
    let Some(place) = place else { return };
    if let Err(refusal) = model.form.act_at(Action { name, changes, join: Some(join) }, place) {
        model.refuse(refusal.to_string());
    }
}

/// All blanks were asked: back to the form.
fn finish(model: &mut Model) -> Next {
    model.form.close_step();
    let left = left_open(model);
    if left == 0 {
        let save = model.key(Command::Save);
        model.say(format!("all blanks are filled in: {save} saves"));
    } else {
        model.say(format!("{} still to fill in", counted(left, "field")));
    }
    Next::Leave(Vec::new())
}

impl Ask for Blanks {
    fn scope(&self, _model: &Model) -> Scope {
        Scope::Fill
    }

    fn editor(&mut self) -> Option<&mut Editor> {
        self.blanks.get_mut(self.chosen).map(|blank| &mut blank.editor)
    }

    fn writes(&self) -> bool {
        true
    }

    fn edited(&mut self, model: &mut Model) {
        if let Some(blank) = self.blanks.get(self.chosen) {
            blank.keep(model, false);
        }
        write(self, model);
    }

    fn reuses(&self, _model: &Model) -> bool {
        self.blanks.get(self.chosen).is_some_and(|blank| self.reusable(blank).is_some())
    }

    fn run(&mut self, model: &mut Model, command: Command) -> Option<Next> {
        let last = self.blanks.len().saturating_sub(1);
        match command {
            Command::Right => {
                let rest = self.ahead(model)?.to_owned();
                return Some(self.insert(model, &rest));
            }
            Command::Enter => match self.next_empty(model) {
                Some(next) => self.chosen = next,
                None => return Some(finish(model)),
            },
            // Asked for once more, it shows what is still open.
            Command::FillBlanks => self.chosen = self.next_empty(model).unwrap_or(self.chosen),
            Command::KeepBlank if !model.refuses_writing() => self.keep(model),
            Command::KeepBlank => {}
            Command::Next | Command::Down => self.chosen = (self.chosen + 1).min(last),
            Command::Previous | Command::Up => self.chosen = self.chosen.saturating_sub(1),
            Command::Space => return Some(self.insert(model, " ")),
            Command::Fix => return self.fix(model),
            _ => return None,
        }
        Some(Next::Stay)
    }

    /// Asks for the blanks that the document has now.
    fn reseed(&mut self, model: &mut Model) -> Next {
        if let Some(page) = Blanks::new(model) {
            *self = page;
        } else {
            model.refuse("there are no blanks to fill in");
        }
        Next::Stay
    }

    fn clicked(&mut self, _model: &mut Model, row: Option<usize>, _cell: Option<usize>) -> Next {
        if let Some(row) = row.filter(|row| *row < self.blanks.len()) {
            self.chosen = row;
        }
        Next::Stay
    }

    fn beside<'m>(&'m self, model: &'m Model) -> Beside<'m> {
        let text = self.blanks.get(self.chosen).and_then(|blank| blank.texts.first());
        Beside::Chosen(match text.and_then(|text| self.texts.get(*text)) {
            Some((path, _)) => beside::at_path(model, path),
            None => beside::at_focus(model),
        })
    }

    fn describe<'m>(&'m self, model: &'m Model, room: Room) -> Description<'m> {
        description::of(self, model, room)
    }

    fn offers(&self, model: &Model) -> Vec<Offer> {
        let key = |command: Command, does: &str| offer(model, Scope::Fill, command, does);
        let (enter, brief) = if self.next_empty(model).is_none() {
            ("done: to the form", "done")
        } else {
            ("next blank", "next")
        };
        let chosen = self.blanks.get(self.chosen);
        let empty = chosen.is_some_and(|blank| blank.editor.text().is_empty());
        let keep =
            if chosen.is_some_and(|blank| blank.is_kept(model)) { "ask again" } else { "keep as it is" };
        let offers = [
            key(Command::Enter, enter).map(|offer| offer.or(brief)),
            self.ahead(model).and_then(|_| key(Command::Right, "take the rest")),
            if empty { key(Command::KeepBlank, keep) } else { None },
            key(Command::Back, "later"),
            offer_all(model, Scope::Fill, &[Command::Up, Command::Down], "move"),
            self.fixed(model).and_then(|(title, _)| offer(model, Scope::Any, Command::Fix, &title)),
            undo(model, &key),
        ];
        offers.into_iter().flatten().collect()
    }
}

/// How many fields are still to fill in.
fn left_open(model: &Model) -> usize {
    model.form.session().placeholders().len() + usize::from(model.form.ids_to_fill().is_some())
}

/// Every string below `value` that holds a placeholder, with its path.
fn collect(value: json::Value<'_>, path: &mut Path, out: &mut Vec<(Path, String)>) {
    for (number, child) in value.children().enumerate() {
        if child.is_overridden() {
            continue;
        }
        let mut path = match child.key() {
            Some(key) => path.key(key),
            None => path.index(number),
        };
        if child.kind().is_container() {
            collect(child, &mut path, out);
        } else if let Some(text) = child.as_text().filter(|text| !tokens(&path, text).is_empty()) {
            out.push((path, text.into_owned()));
        }
    }
}

/// The placeholders of one text, each once.
fn tokens(path: &Path, text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for range in Manner::of(path).every_in(text) {
        if !found.iter().any(|token| *token == text[range.clone()]) {
            found.push(text[range].to_owned());
        }
    }
    found
}
