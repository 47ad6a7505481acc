//! The review: what differs from the file, the JSON, the problems, what to do with the file.

use super::{Ask, Next, Offer, offer, offer_all, save};
use crate::app::describe::{Body, Description, Item, Json, Lines, Room, Shown};
use crate::app::keymap::{Command, Scope};
use crate::app::pointer::NOTCH;
use crate::app::{Effect, Model, copying};
use crate::form::describe::{Help, Line, Remark, Sense, Sign, Value, Words};
use crate::form::find;
use crate::form::place::Place;
use crate::form::status::Mark;
use crate::json::diff::{self, LineKind};
use crate::json::document::Document;
use crate::json::{Lines as TextLines, Path};
use crate::manifest::check::Severity;
use crate::manifest::secret::Secrets;
use crate::manifest::{difference, edits};

/// How many rows a screenful moves.
const PAGE: isize = 10;

/// The review.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Review {
    view: View,
    /// The chosen row of a list.
    chosen: usize,
    /// The first line of the JSON.
    top: usize,
}

impl Default for Review {
    fn default() -> Review {
        Review::on(View::Changes)
    }
}

impl Review {
    /// The review on its list of problems.
    pub(in crate::app) const fn of_problems() -> Review {
        Review::on(View::Problems)
    }

    /// A view from its start.
    const fn on(view: View) -> Review {
        Review { view, chosen: 0, top: 0 }
    }

    /// The chosen row of a list.
    pub fn chosen(&self) -> usize {
        self.chosen
    }

    fn help(&self, model: &Model) -> Help {
        let key = |command| model.key(command);
        let problem =
            model.form.session().problems().get(self.chosen).filter(|_| self.view == View::Problems);
        if let Some(problem) = problem {
            return Help::of(find::name_of(&problem.path), &problem.message);
        }
        let about = match self.view {
            View::Changes => format!(
                "What differs from the file on disk. {} takes the chosen change back as a new step; every \
                 other byte stays as it is.",
                key(Command::TakeBack)
            ),
            View::Json => format!("Exactly the text that {} writes.", key(Command::Save)),
            View::Problems => format!(
                "Errors, warnings and notes in the order of the file. {} leads to the field.",
                key(Command::Enter)
            ),
            View::Next => {
                "Checked against both guides. Only LivePerson knows whether the name is still free \
                           and what your account has switched on."
                    .to_owned()
            }
        };
        Help::of("review", about)
    }

    /// Each change by its name, the chosen one with its lines.
    fn changes<'m>(&self, model: &'m Model) -> Body<'m> {
        let session = model.form.session();
        let (changed, modified) = (session.changed(), session.is_modified());
        if changed.is_empty() && modified {
            let (old, new) = (session.saved_text().unwrap_or(""), session.content().text());
            return Body::Difference { old, new, top: 0 };
        }
        if changed.is_empty() {
            let words = match session.saved_text() {
                None => "nothing is set yet; this file was never saved",
                Some(_) => "nothing differs from the file",
            };
            let items = vec![Item::Row(Line::new(Words::dim(words)))];
            return Body::Lines(Lines { items, ..Lines::default() });
        }
        let mut items = Vec::new();
        for (number, path) in changed.iter().enumerate() {
            let here = number == self.chosen;
            let line = Line::new(Words::text(find::name_of(path))).chosen(here);
            let remark = Some(Remark::half(becomes(model, path), Sense::Changed));
            items.push(Item::Row(Line { remark, ..line }));
            if here {
                items.extend(lines_of(model, path));
            }
        }
        let excerpt = items.len() - changed.len();
        Body::Lines(Lines { items, shown: Shown::Item(self.chosen + excerpt), ..Lines::default() })
    }

    /// Every problem, notes too, in document order.
    fn problems(&self, model: &Model, room: Room) -> Lines<'static> {
        let session = model.form.session();
        let lines = TextLines::of(session.content().text());
        let rows = session.problems().iter().enumerate().map(|(number, problem)| {
            let mark = match problem.severity {
                Severity::Error => Mark::Error,
                Severity::Warning => Mark::Warning,
                Severity::Note => Mark::Note,
            };
            let name = find::name_of(&problem.path);
            let (line, _) = lines.place(problem.span.start);
            let name = if room.is_wide() { format!("{line:>4} {name}") } else { name };
            let row = Line::new(Words::text(name)).chosen(number == self.chosen);
            let row = row.with(Value::Words(Words::new(&problem.message, mark.into())));
            Item::Row(Line { sign: Some(Sign::Mark(mark)), ..row })
        });
        let mut items: Vec<_> = rows.collect();
        if items.is_empty() {
            let words = Words::new("no errors, no warnings, no notes", Sense::Good);
            items.push(Item::Row(Line::new(words)));
        }
        let column = room.is_wide().then_some(COLUMN);
        Lines { items, shown: Shown::Item(self.chosen), column, ..Lines::default() }
    }

    /// What is chosen, as a line that can be passed on; of a text all of it.
    fn copy(&self, model: &mut Model) -> Vec<Effect> {
        let session = model.form.session();
        let found = match self.view {
            View::Changes => session
                .changed()
                .get(self.chosen)
                .map(|path| ("this change", format!("{path}: {}", becomes(model, path)))),
            View::Json => Some(("the JSON", session.content().text().to_owned())),
            View::Problems => session.problems().get(self.chosen).map(|problem| {
                let (line, column) = TextLines::of(session.content().text()).place(problem.span.start);
                let (name, severity) = (model.file.name(), problem.severity.word());
                (
                    "this problem",
                    format!("{name}:{line}:{column}: {severity}: {} [{}]", problem.message, problem.rule),
                )
            }),
            View::Next => {
                let steps = what_next(model).into_iter().filter_map(|item| match item {
                    Item::Prose(words, indent) => {
                        Some(format!("{:indent$}{}", "", words.text, indent = indent - 2))
                    }
                    _ => None,
                });
                Some(("the steps", steps.collect::<Vec<_>>().join("\n")))
            }
        };
        match found {
            Some((name, text)) => copying::put(model, name, text),
            None => {
                model.say("nothing is listed here that could be copied");
                Vec::new()
            }
        }
    }

    fn step(&mut self, model: &Model, by: isize) {
        let last = count(self.view, model).saturating_sub(1);
        let at = if self.view == View::Json { &mut self.top } else { &mut self.chosen };
        *at = at.saturating_add_signed(by).min(last);
    }
}

/// What the review shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum View {
    /// What differs from the saved file.
    Changes,
    /// The text that a save would write.
    Json,
    /// Every problem, notes too.
    Problems,
    /// What to do with the file.
    Next,
}

impl View {
    /// Every view, in order, with its title.
    const ALL: [(View, &'static str); 4] = [
        (View::Changes, "changes"),
        (View::Json, "JSON"),
        (View::Problems, "problems"),
        (View::Next, "next"),
    ];

    fn number(self) -> usize {
        View::ALL.iter().position(|(view, _)| *view == self).unwrap_or(0)
    }

    /// The view to the right, around the end.
    #[must_use]
    fn next(self) -> View {
        View::ALL[(self.number() + 1) % View::ALL.len()].0
    }

    /// The view to the left, around the end.
    #[must_use]
    fn previous(self) -> View {
        View::ALL[(self.number() + View::ALL.len() - 1) % View::ALL.len()].0
    }
}

/// The column of what is wrong.
const COLUMN: usize = 34;

/// The most lines of the chosen change.
const EXCERPT: usize = 8;

/// What a change is, in a few words: `3 → 2`, `unauth ticked`, `added`.
fn becomes(model: &Model, path: &Path) -> String {
    let Some(now) = model.form.document() else { return String::new() };
    let old = model.form.session().saved_document().and_then(|saved| saved.at(path));
    difference::becomes(old, now.at(path), path, usize::MAX)
}

/// The changed lines of the value at a path, in the file and now.
fn lines_of(model: &Model, path: &Path) -> Vec<Item> {
    let new = model.form.session().content().text();
    let old = model.form.session().saved_text().unwrap_or("");
    let span_in = |document: Option<&Document>, text: &str| {
        let value = document?.at(path)?;
        let lines = TextLines::of(text);
        Some(lines.line_at(value.start()) + 1..=lines.line_at(value.span().end.saturating_sub(1)) + 1)
    };
    let before = span_in(model.form.session().saved_document(), old);
    let after = span_in(model.form.document(), new);
    let near = |line: &diff::Line<'_>| match line.kind {
        LineKind::Removed => {
            before.as_ref().zip(line.old).is_some_and(|(span, number)| span.contains(&number))
        }
        LineKind::Added => after.as_ref().zip(line.new).is_some_and(|(span, number)| span.contains(&number)),
        LineKind::Same => false,
    };
    // The lines as they may be shown stand where those of the text do.
    let masked = [masked(model.form.session().saved_document()), masked(model.form.document())];
    let [old_lines, new_lines] = masked.each_ref().map(|text| text.lines().collect::<Vec<_>>());
    let shown = |line: &diff::Line<'_>| {
        let line = match (line.new, line.old) {
            (Some(at), _) => new_lines.get(at - 1),
            (None, at) => at.and_then(|at| old_lines.get(at - 1)),
        };
        line.copied().unwrap_or_default().to_owned()
    };
    let hunks = diff::hunks(old, new);
    let lines = hunks.iter().flat_map(|hunk| hunk.lines.iter()).filter(|line| near(line)).take(EXCERPT);
    lines
        .map(|line| Item::Code {
            number: line.new.or(line.old).unwrap_or(0),
            sense: if line.kind == LineKind::Added { Sense::Added } else { Sense::Removed },
            text: shown(line),
        })
        .collect()
}

/// A document's text as it may be shown; its lines stay as many.
fn masked(document: Option<&Document>) -> String {
    document.map_or_else(String::new, |document| Secrets::of_document(document).mask(document.text()))
}

/// What to do with the file, in the words of LivePerson's own screens.
fn what_next(model: &Model) -> Vec<Item> {
    let name = model.file.name();
    let steps = [
        (0, "Upload it yourself, as a private app (an administrator of the account can):".to_owned()),
        (2, "1  in LivePerson, the puzzle icon in the left-hand menu opens Applications".to_owned()),
        (2, "2  Private apps, at the top left".to_owned()),
        (2, format!("3  the box ADD YOUR PRIVATE APP, then choose {name}")),
        (0, format!("Or send {name} to your LivePerson account team: they install it.")),
        (0, String::new()),
        (0, "Afterwards".to_owned()),
        (2, "you get a client_id and a client_secret: keep them, but not in this file".to_owned()),
        (2, "a new app is recognised after about 2 minutes".to_owned()),
        (2, "to change it, send the whole file again: what it leaves out is removed".to_owned()),
        (2, "which features your account has cannot be seen from here".to_owned()),
    ];
    steps.into_iter().map(|(indent, step)| Item::Prose(Words::text(step), 2 + indent)).collect()
}

/// The title of a view with how much it holds.
fn title_of(model: &Model, view: View, title: &str) -> String {
    match view {
        View::Changes | View::Problems => format!("{title} {}", count(view, model)),
        View::Json | View::Next => title.to_owned(),
    }
}

/// How many rows a view has.
fn count(view: View, model: &Model) -> usize {
    match view {
        View::Changes => model.form.session().changed().len(),
        View::Json => model.form.session().content().text().lines().count(),
        View::Problems => model.form.session().problems().len(),
        View::Next => 0,
    }
}

/// To the field of the chosen row.
fn go(page: &Review, model: &mut Model) -> Next {
    let session = model.form.session();
    let place = match page.view {
        View::Changes => session.changed().get(page.chosen).map(|path| Place::Value(path.clone())),
        View::Problems => session.problems().get(page.chosen).map(|problem| model.form.place_of(problem)),
        View::Json | View::Next => None,
    };
    if let Some(place) = place {
        model.form.go(place);
    }
    Next::ToForm
}

/// Mends the chosen problem.
fn fix(page: &Review, model: &mut Model) {
    let key = model.key(Command::Fix);
    if page.view != View::Problems {
        model.say(format!("{key} mends what the third view lists, and what the form shows"));
        return;
    }
    let problem = model.form.session().problems().get(page.chosen);
    let fix = problem.and_then(|problem| Some((find::name_of(&problem.path), problem.fix.clone()?)));
    if let Some((name, fix)) = fix {
        model.apply_fix(&name, fix);
        return;
    }
    let enter = model.key(Command::Enter);
    model.say(format!("there is no fix to offer here: {enter} leads to the field"));
}

/// Takes the chosen change back, as a new step.
fn take_back(page: &mut Review, model: &mut Model) {
    if page.view != View::Changes {
        model.say("single changes are taken back in the first view");
        return;
    }
    let undo = model.key(Command::Undo);
    let Some(path) = model.form.session().changed().get(page.chosen).cloned() else {
        model.say(if model.form.session().is_modified() {
            format!("no value differs, only what counts for nothing or the layout; {undo} takes that back")
        } else {
            "nothing differs from the file".to_owned()
        });
        return;
    };
    let (Some(document), Some(saved)) = (model.form.document(), model.form.session().saved_document()) else {
        model.say(format!("this file was never saved: {undo} takes the last step back"));
        return;
    };
    let changes = if saved.at(&path).is_some() {
        edits::copy(document, saved, &path)
    } else {
        vec![edits::unset(document, Some(saved), &path)]
    };
    let name = find::name_of(&path);
    if model.act(format!("take back {name}"), changes) {
        model.say(format!("{name} is as in the file; {undo} brings your change back"));
    }
    let left = model.form.session().changed().len();
    page.chosen = page.chosen.min(left.saturating_sub(1));
}

impl Ask for Review {
    fn scope(&self, _model: &Model) -> Scope {
        Scope::Review
    }

    fn is_section(&self) -> bool {
        true
    }

    fn run(&mut self, model: &mut Model, command: Command) -> Option<Next> {
        match command {
            Command::Right | Command::Next => *self = Review::on(self.view.next()),
            Command::Left | Command::Previous => *self = Review::on(self.view.previous()),
            Command::PageUp if self.chosen == 0 && self.top == 0 => return Some(Next::Leave(Vec::new())),
            Command::Down => self.step(model, 1),
            Command::Up => self.step(model, -1),
            Command::PageDown => self.step(model, PAGE),
            Command::PageUp => self.step(model, -PAGE),
            Command::First => self.step(model, isize::MIN / 2),
            Command::Last => self.step(model, isize::MAX / 2),
            Command::Enter => return Some(go(self, model)),
            Command::CopyValue => return Some(Next::Ask(self.copy(model))),
            Command::TakeBack => take_back(self, model),
            Command::Fix => fix(self, model),
            _ => return None,
        }
        Some(Next::Stay)
    }

    fn clicked(&mut self, model: &mut Model, row: Option<usize>, _cell: Option<usize>) -> Next {
        let listed = if self.view == View::Json { 0 } else { count(self.view, model) };
        let Some(row) = row.filter(|row| *row < listed) else { return Next::Stay };
        if self.chosen == row {
            return go(self, model);
        }
        self.chosen = row;
        Next::Stay
    }

    fn show(&mut self, _model: &mut Model, view: usize) -> Next {
        if let Some((view, _)) = View::ALL.get(view) {
            *self = Review::on(*view);
        }
        Next::Stay
    }

    fn notch(&self) -> usize {
        if self.view == View::Json { NOTCH } else { 1 }
    }

    fn describe<'m>(&'m self, model: &'m Model, room: Room) -> Description<'m> {
        let lines = |items, shown| Body::Lines(Lines { items, shown, ..Lines::default() });
        let body = match self.view {
            View::Changes => self.changes(model),
            View::Json => Body::Json(Json::Shown { top: Some(self.top), marked: false }),
            View::Problems => Body::Lines(self.problems(model, room)),
            View::Next => lines(what_next(model), Shown::default()),
        };
        let views = View::ALL.map(|(view, title)| (title_of(model, view, title), view == self.view));
        let description = Description::titled("review", "", body, self.help(model));
        Description { views: views.to_vec(), ..description }
    }

    fn offers(&self, model: &Model) -> Vec<Offer> {
        let key = |command: Command, does: &str| offer(model, Scope::Review, command, does);
        let session = model.form.session();
        let listed = if self.view == View::Json { 0 } else { count(self.view, model) };
        let chosen = session.problems().get(self.chosen).filter(|_| self.view == View::Problems);
        let fix =
            chosen.and_then(|problem| problem.fix.as_ref()).and_then(|fix| key(Command::Fix, &fix.title));
        let takes_back = self.view == View::Changes && listed > 0 && session.saved_text().is_some();
        let offers = [
            if takes_back { key(Command::TakeBack, "take this change back") } else { None },
            offer_all(model, Scope::Review, &[Command::Left, Command::Right], "view"),
            if listed > 0 { key(Command::Enter, "to the field") } else { None },
            fix,
            save(model, &key),
            key(Command::Back, "form"),
            key(Command::Quit, "quit"),
        ];
        offers.into_iter().flatten().collect()
    }
}
