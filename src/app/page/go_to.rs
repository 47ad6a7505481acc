//! The sections, to go to one: each with its mark, what is set, and what waits there; below them the
//! rows of the chosen one.

use super::{Ask, Next, Offer, offer, offer_all};
use crate::app::Model;
use crate::app::describe::{Body, Description, Item, Lines, Room, Shown};
use crate::app::keymap::{Command, Scope};
use crate::form::describe::{self, Help, Line, Remark, Sense, Sign, Value, Words};
use crate::form::rows::RowKind;
use crate::manifest::catalogue::{self, Section};
use crate::manifest::check::counted;
use crate::manifest::edits;

/// The choice of a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoTo {
    chosen: To,
}

/// What one can go to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum To {
    Section(Section),
    Review,
}

impl GoTo {
    /// Begins where the focus is.
    pub(in crate::app) fn new(model: &Model) -> GoTo {
        let here = model.form.row().filter(|_| !super::top(model).is_section());
        GoTo { chosen: here.map_or(To::Review, |row| To::Section(row.section)) }
    }

    fn step(&mut self, model: &Model, by: isize) {
        let all = all(model);
        let at = all.iter().position(|to| *to == self.chosen).unwrap_or(0);
        let next = at.saturating_add_signed(by).min(all.len().saturating_sub(1));
        self.chosen = all.get(next).copied().unwrap_or(self.chosen);
    }
}

/// The sections that there are, then the review.
fn all(model: &Model) -> Vec<To> {
    let other = model.form.first_of(Section::Other).map(|_| Section::Other);
    let sections = Section::NUMBERED.into_iter().chain(other);
    sections.map(To::Section).chain([To::Review]).collect()
}

impl To {
    const fn command(self) -> Command {
        match self {
            To::Section(section) => Command::Section(section),
            To::Review => Command::Review,
        }
    }

    fn line(self, model: &Model) -> Line {
        let (title, sign, value) = match self {
            To::Section(section) => (
                section.title().to_owned(),
                Some(describe::section_sign(&model.form, section)),
                describe::head(&model.form, section),
            ),
            To::Review => ("Review".to_owned(), None, Words::dim(model.file_state()).into()),
        };
        let key = model.screen.keymap().chord(Scope::GoTo, self.command());
        let waits = waits(model, self);
        let line = Line::new(Words::new(title, Sense::Label)).with(Value::Phrase(value));
        Line {
            key: key.map_or_else(String::new, |key| key.to_string()),
            // Behind the signs.
            depth: 1,
            sign: sign.filter(|sign| *sign != Sign::Nothing),
            changed: changes(model, self) > 0,
            remark: (!waits.is_empty()).then(|| Remark::soft(waits, Sense::Dim)),
            ..line
        }
    }

    /// The rows below, with their title.
    fn rows(self, model: &Model) -> Vec<Item> {
        let To::Section(section) = self else {
            let names = model.form.session().changed().iter().map(edits::name_of);
            return names.map(|name| Item::Row(Line::new(Words::text(name)))).collect();
        };
        let rows = model.form.rows().iter().enumerate().filter(|(_, row)| row.section == section);
        let item = |(number, kind)| match kind {
            RowKind::Head => Some(Item::Rule(describe::title(section), describe::head(&model.form, section))),
            RowKind::Columns => Some(Item::Columns),
            _ => describe::resting(&model.form, number).map(Item::Row),
        };
        rows.map(|(number, row)| (number, row.kind)).filter_map(item).collect()
    }
}

/// How many changes a save would write there.
fn changes(model: &Model, to: To) -> usize {
    let changed = model.form.session().changed().iter();
    if model.form.session().saved_text().is_none() {
        return 0;
    }
    changed.filter(|path| to == To::Review || to == To::Section(catalogue::section_of(path.keys()))).count()
}

/// What waits there beside what is wrong: changes, blanks, who sees the application.
fn waits(model: &Model, to: To) -> String {
    let session = model.form.session();
    let mut waits = Vec::new();
    let changes = changes(model, to);
    if changes > 0 {
        waits.push(counted(changes, "change"));
    }
    let To::Section(section) = to else { return String::new() };
    let here = |path: &crate::json::Path| catalogue::section_of(path.keys()) == section;
    let fills = model.form.to_fill().iter().filter(|path| here(path)).count();
    let blanks = session.placeholders().iter().filter(|blank| here(&blank.path)).count();
    if fills > 0 {
        waits.push(format!("{fills} to fill in"));
    } else if blanks > 0 {
        waits.push(counted(blanks, "placeholder"));
    }
    if let Some(quick) = session.quick_launch().filter(|_| section == Section::Launch) {
        waits.push(format!("quick launch: {}", quick.headline_short()));
    }
    waits.join(", ")
}

impl Ask for GoTo {
    fn scope(&self, _model: &Model) -> Scope {
        Scope::GoTo
    }

    fn typed(&mut self, model: &mut Model, _c: char) -> Next {
        let (up, down, enter) = (model.key(Command::Up), model.key(Command::Down), model.key(Command::Enter));
        model.say(format!("press the digit of a section, or choose with {up}, {down} and {enter}"));
        Next::Stay
    }

    fn run(&mut self, model: &mut Model, command: Command) -> Option<Next> {
        match command {
            Command::Enter => return Some(Next::LeaveTo(self.chosen.command())),
            Command::Down => self.step(model, 1),
            Command::Up => self.step(model, -1),
            _ => return None,
        }
        Some(Next::Stay)
    }

    fn clicked(&mut self, model: &mut Model, row: Option<usize>, _cell: Option<usize>) -> Next {
        let clicked = row.and_then(|row| all(model).get(row).copied());
        clicked.map_or(Next::Stay, |to| Next::LeaveTo(to.command()))
    }

    fn describe<'m>(&'m self, model: &'m Model, _room: Room) -> Description<'m> {
        let all = all(model);
        let at = all.iter().position(|to| *to == self.chosen).unwrap_or(0);
        let lines = all.iter().map(|to| Item::Row(to.line(model).chosen(*to == self.chosen)));
        let items = lines.chain([Item::Blank]).chain(self.chosen.rows(model)).collect();
        let help = Help::of("go to", help(model));
        let lines = Lines { items, shown: Shown::Item(at), ..Lines::default() };
        Description::titled("go to", "", Body::Lines(lines), help)
    }

    fn offers(&self, model: &Model) -> Vec<Offer> {
        let key = |command, does: &str| offer(model, Scope::GoTo, command, does);
        let offers = [
            Offer::typing("1-6", "go there").map(|offer| offer.or("go there")),
            offer_all(model, Scope::GoTo, &[Command::Up, Command::Down], "choose"),
            key(Command::Enter, "go there"),
            key(Command::Back, "back"),
        ];
        offers.into_iter().flatten().collect()
    }
}

/// What is said of it.
fn help(model: &Model) -> String {
    let key = model.key(Command::GoTo);
    let chord = |section| model.screen.keymap().chord(Scope::Any, Command::Section(section));
    let [first, last] = [chord(Section::Basics), chord(Section::Engagement)];
    let jumps = first.zip(last).map_or_else(String::new, |(first, last)| {
        format!(" {first} to {last} go there at once, where the terminal sends them.")
    });
    format!(
        "Press the digit of a section; its title moves to the first line. In an open field {key} keeps the text \
         first.{jumps}"
    )
}
