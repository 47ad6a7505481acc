//! The review: what differs from the file, the JSON, the problems, what to do with the file.

mod changes;
mod next;
mod problems;

use super::{Ask, Next, Offer, offer, offer_all, save};
use crate::app::changes as became;
use crate::app::code::Pointed;
use crate::app::describe::{Beside, Body, Description, Json, Lines, Room, Shown};
use crate::app::keymap::{Command, Scope};
use crate::app::pointer::NOTCH;
use crate::app::{Effect, Model, beside, code, copying, layout};
use crate::form::describe::Help;
use crate::form::place::Place;
use crate::form::status::is_blank;
use crate::json::Lines as TextLines;

/// The review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    view: View,
    /// The groups of problems that are open.
    open: problems::Open,
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
    pub(in crate::app) fn of_problems() -> Review {
        Review::on(View::Problems)
    }

    /// A view from its start.
    fn on(view: View) -> Review {
        Review { view, open: problems::Open::default(), chosen: 0, top: 0 }
    }

    /// The chosen row of a list.
    pub fn chosen(&self) -> usize {
        self.chosen
    }

    fn help(&self, model: &Model) -> Help {
        let key = |command| model.key(command);
        let of_row = match self.view {
            View::Changes => {
                model.form.session().changed().get(self.chosen).map(|path| became::help(model, path))
            }
            View::Problems => problems::help(model, &self.open, self.chosen),
            View::Json | View::Next => None,
        };
        if let Some(help) = of_row {
            return help;
        }
        let about = match self.view {
            View::Changes if changes::are_lines(model) => {
                "What is on disk was no JSON, so its changes are told by lines: those with - go, those with \
                 + come."
                    .to_owned()
            }
            View::Changes if model.form.session().changed().is_empty() => {
                "What differs from the file on disk stands here.".to_owned()
            }
            View::Changes => format!(
                "What differs from the file on disk. {} reverts the chosen change as a new step; every \
                 other byte stays as it is.",
                key(Command::TakeBack)
            ),
            View::Json => format!("Exactly the text that {} writes.", key(Command::Save)),
            View::Problems => "Errors, warnings and notes stand here in the order of the form.".to_owned(),
            View::Next => String::new(),
        };
        Help::of("review", about)
    }

    /// Whether the changes are told by lines alone: of a text that was no JSON.
    fn is_by_lines(&self, model: &Model) -> bool {
        self.view == View::Changes && changes::are_lines(model)
    }

    /// How many rows can be chosen.
    fn rows(&self, model: &Model) -> usize {
        match self.view {
            View::Problems => problems::count(model, &self.open),
            view => count(view, model),
        }
    }

    /// What is chosen, as a line that can be passed on; of a text all of it.
    fn copy(&self, model: &mut Model) -> Vec<Effect> {
        let session = model.form.session();
        let found = match self.view {
            View::Changes => session
                .changed()
                .get(self.chosen)
                .map(|path| ("this change", format!("{path}: {}", became::in_file(model).becomes(path)))),
            View::Json => Some(("the JSON", session.content().text().to_owned())),
            View::Problems => problems::chosen(model, &self.open, self.chosen).map(|problem| {
                let (line, column) = TextLines::of(session.content().text()).place(problem.span.start);
                let (name, severity) = (model.file.name(), problem.severity.word());
                (
                    "this problem",
                    format!("{name}:{line}:{column}: {severity}: {} [{}]", problem.message, problem.rule),
                )
            }),
            View::Next => {
                let line = next::fetch(model).map(|line| ("the line", line));
                line.or_else(|| Some(("the steps", next::text(model))))
            }
        };
        let Some((name, text)) = found else {
            model.refuse("nothing is listed here that could be copied");
            return Vec::new();
        };
        copying::put(model, name, text)
    }

    fn step(&mut self, model: &Model, by: isize) {
        let room = layout::room_below_title(model);
        let (at, last) = if self.view == View::Json {
            let rows = code::Rows::of(model.form.session().content().text(), room.width);
            (&mut self.top, rows.count().saturating_sub(room.height))
        } else if self.is_by_lines(model) {
            (&mut self.top, changes::lines(model, room.width).saturating_sub(room.height))
        } else {
            let last = self.rows(model).saturating_sub(1);
            (&mut self.chosen, last)
        };
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
        (View::Next, "what next"),
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

/// The title of a view with how much it holds.
fn title_of(model: &Model, view: View, title: &str) -> String {
    match view {
        View::Changes if changes::are_lines(model) => title.to_owned(),
        View::Changes | View::Problems => format!("{title} {}", count(view, model)),
        View::Json | View::Next => title.to_owned(),
    }
}

/// How many rows a view has.
fn count(view: View, model: &Model) -> usize {
    match view {
        View::Changes => model.form.session().changed().len(),
        View::Json => model.form.session().content().text().lines().count(),
        View::Problems => model.form.session().problems().iter().filter(|one| !is_blank(one)).count(),
        View::Next => next::items(model, layout::room_of_page(model)).len(),
    }
}

/// To the field of the chosen row.
fn go(page: &Review, model: &mut Model) -> Next {
    if page.view == View::Problems {
        return problems::go(model, &page.open, page.chosen);
    }
    let changed = model.form.session().changed().get(page.chosen).filter(|_| page.view == View::Changes);
    if let Some(place) = changed.map(|path| Place::Value(path.clone())) {
        model.form.go(place);
    }
    Next::ToForm
}

/// Fixes the chosen problem.
fn fix(page: &mut Review, model: &mut Model) -> Next {
    if page.view != View::Problems {
        let key = model.key(Command::Fix);
        model.refuse(format!("{key} fixes what the third view lists, and what the form shows"));
        return Next::Stay;
    }
    let next = problems::fix(model, &page.open, page.chosen);
    page.chosen = page.chosen.min(page.rows(model).saturating_sub(1));
    next
}

/// Takes the chosen change back, as a new step.
fn take_back(page: &mut Review, model: &mut Model) {
    if page.view != View::Changes {
        model.refuse("single changes are taken back in the first view");
        return;
    }
    let path = model.form.session().changed().get(page.chosen).cloned();
    became::revert(model, path.as_ref());
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

    /// A digit chooses a view.
    fn typed(&mut self, _model: &mut Model, c: char) -> Next {
        let number = c.to_digit(10).and_then(|digit| (digit as usize).checked_sub(1));
        if let Some((view, _)) = number.and_then(|number| View::ALL.get(number)) {
            *self = Review::on(*view);
        }
        Next::Stay
    }

    fn run(&mut self, model: &mut Model, command: Command) -> Option<Next> {
        match command {
            Command::Right | Command::Next => *self = Review::on(self.view.next()),
            Command::Previous if self.view == View::Changes => return Some(Next::Leave(Vec::new())),
            Command::Left | Command::Previous => *self = Review::on(self.view.previous()),
            Command::PageUp if self.chosen == 0 && self.top == 0 => return Some(Next::Leave(Vec::new())),
            Command::Down => self.step(model, 1),
            Command::Up => self.step(model, -1),
            Command::PageDown => self.step(model, layout::screenful(model) as isize),
            Command::PageUp => self.step(model, -(layout::screenful(model) as isize)),
            Command::First => self.step(model, isize::MIN / 2),
            Command::Last => self.step(model, isize::MAX / 2),
            Command::Enter => return Some(go(self, model)),
            Command::CopyValue => return Some(Next::Ask(self.copy(model))),
            Command::TakeBack => take_back(self, model),
            Command::Fix => return Some(fix(self, model)),
            Command::Space if self.view == View::Problems => {
                self.chosen = problems::fold(model, &mut self.open, self.chosen);
            }
            Command::Space => return Some(Next::Stay),
            _ => return None,
        }
        Some(Next::Stay)
    }

    fn clicked(&mut self, model: &mut Model, row: Option<usize>, _cell: Option<usize>) -> Next {
        let open = row.filter(|_| self.view == View::Changes).and_then(|row| changes::leads_to(model, row));
        if let Some(command) = open {
            return Next::Do(command);
        }
        let row = match self.view {
            View::Problems => row.and_then(|row| problems::row_at(model, &self.open, row)),
            View::Json => None,
            view => row.filter(|row| *row < count(view, model)),
        };
        let Some(row) = row else { return Next::Stay };
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

    fn fills(&self) -> bool {
        self.view == View::Json
    }

    fn explains(&self, _model: &Model) -> bool {
        self.view != View::Next
    }

    fn beside<'m>(&'m self, model: &'m Model) -> Beside<'m> {
        let session = model.form.session();
        match self.view {
            // The lines stand in the page.
            View::Changes if changes::are_lines(model) => Beside::Chosen(beside::at_focus(model)),
            View::Changes => {
                let path = session.changed().get(self.chosen);
                let at = path.map_or_else(Pointed::default, |path| beside::at_path(model, path));
                beside::unsaved(model, at)
            }
            View::Problems => {
                let problem = problems::chosen(model, &self.open, self.chosen);
                Beside::Chosen(problem.map_or_else(
                    || beside::at_focus(model),
                    |problem| Pointed { old: None, new: Some(problem.span.clone()) },
                ))
            }
            View::Json | View::Next => Beside::Chosen(beside::at_focus(model)),
        }
    }

    fn notch(&self) -> usize {
        if self.view == View::Json { NOTCH } else { 1 }
    }

    fn describe<'m>(&'m self, model: &'m Model, room: Room) -> Description<'m> {
        let lines = |items, shown| Body::Lines(Lines { items, shown, ..Lines::default() });
        let body = match self.view {
            View::Changes => changes::body(model, self.chosen, self.top, room),
            View::Json => Body::Json(Json::Shown { of: None, top: Some(self.top), at: None }),
            View::Problems => Body::Lines(problems::list(model, &self.open, self.chosen, room)),
            View::Next => lines(next::items(model, room), Shown::From(self.chosen)),
        };
        let views = View::ALL.iter().enumerate().map(|(number, (view, title))| {
            let named = room.is_wide() || *view == self.view;
            let title = if named { title_of(model, *view, title) } else { String::new() };
            (format!("{} {title}", number + 1).trim_end().to_owned(), *view == self.view)
        });
        let listed = count(self.view, model);
        let right = match self.view {
            View::Problems => problems::sum(model),
            View::Changes if listed > 0 => format!("{} of {listed}", self.chosen + 1),
            _ => String::new(),
        };
        let extent = if self.view == View::Changes { became::extent(model) } else { String::new() };
        let description = Description::titled("", right, body, self.help(model));
        Description { views: views.collect(), extent, ..description }
    }

    fn offers(&self, model: &Model) -> Vec<Offer> {
        let key = |command: Command, does: &str| offer(model, Scope::Review, command, does);
        let session = model.form.session();
        let listed = if self.view == View::Json { 0 } else { count(self.view, model) };
        let enter = match self.view {
            View::Problems => problems::enter_words(model, &self.open, self.chosen),
            View::Changes => (listed > 0).then_some("go to the field"),
            View::Json | View::Next => None,
        };
        let (fix, fold) = if self.view == View::Problems {
            let fix = problems::fix_words(model, &self.open, self.chosen);
            let does = problems::group(model, &self.open, self.chosen);
            let fold = does.and_then(|open| key(Command::Space, if open { "close" } else { "open" }));
            (fix.and_then(|does| key(Command::Fix, &does)), fold)
        } else {
            (None, None)
        };
        let pages = [Command::PageDown, Command::PageUp];
        let scroll =
            if self.is_by_lines(model) { offer_all(model, Scope::Review, &pages, "scroll") } else { None };
        let takes_back = self.view == View::Changes && listed > 0 && session.saved_text().is_some();
        let offers = [
            key(Command::TakeBack, "revert").filter(|_| takes_back).map(|offer| offer.or("revert")),
            fix.map(|offer| offer.or("fix")),
            fold,
            key(Command::HandOver, "copy for the account team")
                .filter(|_| self.view == View::Next)
                .map(|offer| offer.or("copy")),
            scroll,
            offer_all(model, Scope::Review, &[Command::Left, Command::Right], "view"),
            enter.and_then(|does| key(Command::Enter, does)).map(|offer| offer.or("go")),
            save(model, &key),
            key(Command::Back, "form"),
            key(Command::Quit, "quit"),
        ];
        offers.into_iter().flatten().collect()
    }
}
