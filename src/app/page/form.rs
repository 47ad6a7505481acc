//! The page of the form: its rows, the text that is open, how far it is scrolled.
//!
//! It hands a command to the file that carries it out: moving, changing values, typing, pasting.

mod field;
mod line;
mod movement;
mod offers;
mod paste;
mod pointing;
mod text;
mod typing;
mod value;
mod write;

pub use field::{Cell, OpenField};

use std::ops::Range;

use super::{Ask, Kind as PageKind, Next, Offer};
use crate::app::Model;
use crate::app::describe::{Body, Description, Item, Lines, Room, Shown, Thumb};
use crate::app::keymap::{Command, Scope};
use crate::app::layout;
use crate::form::Form;
use crate::form::codec::Codec;
use crate::form::describe::{self, Help, Part, Phrase, Sense, Typing, Words};
use crate::form::pasted::Pasted;
use crate::form::place::{Place, RowAction};
use crate::form::rows::RowKind;
use crate::form::status::Mark;
use crate::manifest::catalogue::Section;
use crate::manifest::quick_launch::QuickLaunch;
use movement::Way;

/// The lines that stay visible above and below the focus, where there is room.
const MARGIN: usize = 2;

/// The page of the form.
#[derive(Debug, Default)]
pub struct FormPage {
    open: Option<OpenField>,
    /// The first line of the form that is shown.
    top: usize,
}

impl FormPage {
    /// The text that is open.
    pub fn open(&self) -> Option<&OpenField> {
        self.open.as_ref()
    }

    /// The first line of the form that is shown.
    pub fn top(&self) -> usize {
        self.top
    }

    /// Leaves the open field, keeping its text.
    pub(in crate::app) fn close(&mut self, model: &mut Model) {
        text::close(self, model);
    }

    /// Closes the open field: the text that it was a part of is no manifest any more.
    pub(in crate::app) fn drop_text(&mut self) {
        self.open = None;
    }

    /// Scrolls as little as needed to show the focus with what belongs to it, a few lines around
    /// it, and the title of its section where that stands close above.
    pub(in crate::app) fn scroll(&mut self, form: &Form, height: usize) {
        if !form.rows().is_empty() {
            self.top = self.top_for(form, height);
        }
    }

    /// The first line that would be shown then.
    fn top_for(&self, form: &Form, height: usize) -> usize {
        let (row, line) = (form.at().0, form.line_of_focus());
        let margin = if height >= 10 { MARGIN } else { 0 };
        let title = form.line_of(form.head_of(row));
        // Right under its title a row needs that line alone, which may well be the first.
        let titled = height > 2 && line == form.line_of(row) && form.head_of(row) + 1 == row;
        let above = if titled { title } else { line.saturating_sub(margin).max(title.min(line)) };
        let top = reached(self.top, &(above..line + margin + 1), height);
        let together = form.lines_at_focus();
        let top = if together.len() <= height { reached(top, &together, height) } else { top };
        let top = reached(top, &(line..line + 1), height);
        top.min(form.line_count().saturating_sub(height))
    }

    /// Goes to a section; its title stands on the first line then.
    pub(in crate::app) fn go_to(&mut self, model: &mut Model, section: Section) {
        movement::to_section(self, model, section);
    }

    /// The rows that are seen, and how many lines of the first stand above.
    fn visible(&self, form: &Form, room: Room) -> (Vec<Item>, usize) {
        let (numbers, skip) = self.in_sight(form, room.height);
        let first = numbers.start;
        (
            numbers
                .filter_map(|number| self.item(form, number, room, number == first && skip == 0))
                .collect(),
            skip,
        )
    }

    /// The numbers of the rows that are seen, and how many lines of the first stand above.
    fn in_sight(&self, form: &Form, height: usize) -> (Range<usize>, usize) {
        let (mut line, mut skip, mut numbers) = (0, 0, 0..0);
        for (number, row) in form.rows().iter().enumerate() {
            let end = line + row.height();
            if end > self.top && line < self.top + height {
                if numbers.is_empty() {
                    (skip, numbers) = (self.top.saturating_sub(line), number..number);
                }
                numbers.end = number + 1;
            }
            line = end;
        }
        (numbers, skip)
    }

    /// A row, or a title; where there is little room the topmost title says who sees the app.
    fn item(&self, form: &Form, number: usize, room: Room, topmost: bool) -> Option<Item> {
        let row = form.rows().get(number)?;
        Some(match row.kind {
            RowKind::Columns => Item::Columns,
            RowKind::Head => {
                let (here, short) = (Command::Section(row.section), describe::short_head(form, row.section));
                let wrong = form.section_mark(row.section) >= Some(Mark::Warning);
                let problems = if wrong { Command::Problems } else { here };
                let (right, leads_to) = match (room.is_wide(), topmost) {
                    (true, _) => (describe::head(form, row.section), problems),
                    (false, true) => (seen_by(form), Command::QuickLaunch),
                    (false, false) => (short, problems),
                };
                Item::Head(describe::title(row.section), right, [here, leads_to])
            }
            _ => Item::Row(describe::row(form, number, self.typing())?),
        })
    }

    /// Which lines of the form are visible: `1-16 of 32`; nothing if all are.
    fn extent(&self, form: &Form, height: usize) -> String {
        let all = form.line_count();
        if all <= height {
            return String::new();
        }
        format!("{}-{} of {all}", self.top + 1, (self.top + height).min(all))
    }

    /// What is being typed at the focus.
    fn typing(&self) -> Typing<'_> {
        match self.open.as_ref().map(OpenField::cell) {
            None => Typing::Nothing,
            Some(None) => Typing::Text,
            Some(Some((cell, other))) => Typing::Cell(usize::from(cell == Cell::Second), other),
        }
    }

    /// Enter never changes a value: it opens, goes on, or does what an action says.
    fn enter(&mut self, model: &mut Model) -> Next {
        use RowKind::{Action, Add, Choices, EmptyList, Event, Flag, Ids, Item, Raw, Text};
        if self.open.is_some() {
            if text::go_on_inside(self, model) {
                return Next::Stay;
            }
            self.close(model);
            return movement::go_on(self, model);
        }
        let waits = model.form.pending().contains_key(&Place::Value(model.form.focus().path().clone()));
        match model.form.row().map(|row| row.kind) {
            Some(Flag | Choices | Event | Action(_)) if waits => Next::Do(Command::EditJson),
            Some(Text | Item | EmptyList | Add | Ids | Raw) => movement::open_or_pass(self, model),
            Some(Action(
                action @ (RowAction::RemoveEngagement | RowAction::OneEndpoint | RowAction::CopyHeaders),
            )) => value::act_row(self, model, action),
            _ => match movement::into_event(model) {
                Some(place) => {
                    model.form.go(place);
                    Next::Stay
                }
                None => movement::go_on(self, model),
            },
        }
    }

    /// A command that moves, the open text being kept.
    fn walk(&mut self, model: &mut Model, command: Command) -> Option<Next> {
        match command {
            Command::Next if text::to_second_cell(self, model) => {}
            Command::Previous if text::to_first_cell(self) => {}
            Command::Next => return Some(movement::stop(self, model, Way::On)),
            Command::Previous => return Some(movement::stop(self, model, Way::Back)),
            Command::Down => movement::line(self, model, Way::On),
            Command::Up => movement::line(self, model, Way::Back),
            Command::PageDown => return Some(movement::section(self, model, Way::On)),
            Command::PageUp => return Some(movement::section(self, model, Way::Back)),
            Command::Enter => return Some(self.enter(model)),
            Command::GoOn => {
                self.close(model);
                return Some(movement::go_on(self, model));
            }
            Command::Section(section) => movement::to_section(self, model, section),
            _ => return None,
        }
        Some(Next::Stay)
    }

    /// A command on a row that is not open.
    fn on_row(&mut self, model: &mut Model, command: Command) -> Option<Next> {
        match command {
            Command::First => movement::end(model, Way::Back),
            Command::Last => movement::end(model, Way::On),
            Command::Backspace => return Some(text::open_selected(self, model)),
            Command::Left => value::sideways(model, Way::Back),
            Command::Right => value::sideways(model, Way::On),
            Command::Space => return Some(value::space(self, model)),
            Command::Unset => value::unset(self, model),
            Command::MoveUp => value::shift(self, model, Way::Back),
            Command::MoveDown => value::shift(self, model, Way::On),
            Command::Add => return Some(value::add(self, model)),
            Command::TickAll => value::tick_many(model, value::Many::All),
            Command::TickNone => value::tick_many(model, value::Many::None),
            Command::Invert => value::tick_many(model, value::Many::Inverse),
            _ => return None,
        }
        Some(Next::Stay)
    }
}

impl Ask for FormPage {
    fn scope(&self, model: &Model) -> Scope {
        match model.form.row().map(|row| row.kind) {
            _ if self.open.is_some() => Scope::Open,
            Some(RowKind::Choices) => Scope::Choice,
            _ => Scope::Form,
        }
    }

    fn kind(&self) -> PageKind {
        PageKind::Base
    }

    fn writes(&self) -> bool {
        true
    }

    fn begins(&self, model: &Model, c: char) -> bool {
        self.open.is_none() && typing::begins(model, c)
    }

    fn typed(&mut self, model: &mut Model, c: char) -> Next {
        typing::typed(self, model, c)
    }

    fn takes_object(&self, model: &Model, pasted: &Pasted) -> bool {
        match &self.open {
            Some(open) => open.codec == Codec::Json,
            None => paste::takes_object(model, pasted),
        }
    }

    fn pasted(&mut self, model: &mut Model, pasted: &Pasted) -> Next {
        if !model.refuses_writing() {
            paste::pasted(self, model, pasted);
        }
        Next::Stay
    }

    fn line(&mut self, model: &mut Model, given: &str) -> Next {
        if model.refuses_writing() { Next::Stay } else { line::given(self, model, given) }
    }

    fn run(&mut self, model: &mut Model, command: Command) -> Option<Next> {
        if let Some(next) = self.walk(model, command) {
            return Some(next);
        }
        match command {
            Command::Back if self.open.is_some() => self.close(model),
            Command::Undo => {
                let name = text::drop_pending(self, model)?;
                model.say(format!("undone: what was typed for {name}"));
            }
            _ if self.open.is_some() => return text::edit(self, model, command),
            command => return self.on_row(model, command),
        }
        Some(Next::Stay)
    }

    fn clicked(&mut self, model: &mut Model, row: Option<usize>, cell: Option<usize>) -> Next {
        row.map_or(Next::Stay, |row| pointing::clicked(self, model, row, cell))
    }

    fn wheel(&mut self, model: &mut Model, by: isize) -> Next {
        pointing::wheel(self, model, by);
        Next::Stay
    }

    fn describe<'m>(&'m self, model: &'m Model, room: Room) -> Description<'m> {
        let (items, skip) = self.visible(&model.form, room);
        let editor = self.open.as_ref().map(|open| &open.editor);
        let ahead = text::ahead(self, model).unwrap_or_default();
        let lines = Lines { items, shown: Shown::Skip(skip), editor, ahead, ..Lines::default() };
        let mut help = describe::help(&model.form, self.open.is_some());
        how_to_change(model, &mut help);
        if self.open.as_ref().is_some_and(|open| open.codec != Codec::Text) {
            help.parts.retain(|part| !matches!(part, Part::Example(_)));
        }
        let all = model.form.line_count();
        let tall = model.screen.size().height >= layout::THUMB;
        let thumb = (tall && all > room.height).then_some(Thumb { top: self.top, all });
        let extent = if tall { String::new() } else { self.extent(&model.form, room.height) };
        Description { title: None, views: Vec::new(), body: Body::Lines(lines), help, extent, thumb }
    }

    fn offers(&self, model: &Model) -> Vec<Offer> {
        offers::offers(self, model)
    }
}

/// The first line where as little as needed is scrolled to show some lines.
fn reached(top: usize, lines: &Range<usize>, height: usize) -> usize {
    top.min(lines.start).max(lines.end.saturating_sub(height))
}

/// Says how the value of the focus is changed where its row alone does not show it.
fn how_to_change(model: &Model, help: &mut Help) {
    let Some(row) = model.form.row() else { return };
    let known = row.own_field().is_some();
    let how = match row.kind {
        RowKind::Ignored => format!(". {} takes this one out.", model.key(Command::Unset)),
        RowKind::Raw if !known && model.form.focus().path().is_root() => {
            format!(". {} edits this text as JSON.", model.key(Command::Enter))
        }
        RowKind::Raw if !known => format!("; {} edits it as JSON.", model.key(Command::Enter)),
        _ => return,
    };
    for part in &mut help.parts {
        if let Part::About(about) = part {
            *about = format!("{}{how}", about.trim_end_matches('.'));
        }
    }
}

fn seen_by(form: &Form) -> Phrase {
    let words = |quick: &QuickLaunch| {
        let sense = if quick.visible_to().is_empty() { Sense::Dim } else { Sense::Good };
        Words::new(format!("launch: {}", quick.headline_short()), sense).into()
    };
    form.session().quick_launch().map_or_else(Phrase::default, words)
}
