//! The headers of one event for others: which get them, and what becomes of theirs.
//!
//! A header that another event has under the same name gets the new value; those under other names stay.

use super::{Ask, Next, Offer, offer, offer_all};
use crate::app::Model;
use crate::app::describe::{Body, Description, Item, Lines, Room, Shown};
use crate::app::keymap::{Command, Scope};
use crate::form::describe::{Help, Line, Sense, Value as Shows, Words};
use crate::form::place::Place;
use crate::json::document::{Change, Document, Json};
use crate::json::{Kind, Path, Value};
use crate::manifest::catalogue::{self, Field};
use crate::manifest::check::counted;
use crate::manifest::edits;
use crate::manifest::secret::header_name;

/// What is said of it.
const HELP: &str = "Writes these headers into every ticked event, as one step. A header of the same name gets the new \
     value; other headers, endpoints and retries stay as they are.";

/// Why there is nothing to copy.
pub(in crate::app) const NOTHING: &str = "no event has headers yet, or no other event is set: add both first";

/// The headers of one event for others.
#[derive(Debug, Clone)]
pub struct Headers {
    /// The event that has them.
    from: &'static Field,
    /// The events that can get them, each with whether it does.
    to: Vec<(&'static Field, bool)>,
    chosen: usize,
}

fn event_path(event: &Field) -> Path {
    edits::event(event.key)
}

/// The headers of an event, if they are a list.
fn headers<'d>(document: &'d Document, event: &Field) -> Vec<Value<'d>> {
    let list = document.at(&event_path(event).key("headers")).filter(|list| list.kind() == Kind::List);
    list.map_or_else(Vec::new, |list| list.children().collect())
}

fn name(header: Value<'_>) -> Option<String> {
    Some(header.get("header_name")?.as_text()?.into_owned())
}

/// Where an event has a header of a name.
fn of_name<'d>(document: &'d Document, event: &Field, wanted: &str) -> Option<(usize, Value<'d>)> {
    let all = headers(document, event).into_iter().enumerate();
    all.into_iter().find(|(_, one)| name(*one).is_some_and(|name| name.eq_ignore_ascii_case(wanted)))
}

impl Headers {
    /// Offers the headers of the event at the focus, else of the first that has some.
    pub(in crate::app) fn new(model: &mut Model) -> Option<Headers> {
        let Some(page) = Headers::of(model) else {
            model.refuse(NOTHING);
            return None;
        };
        Some(page)
    }

    /// The same, if there is something to offer.
    pub(in crate::app) fn of(model: &Model) -> Option<Headers> {
        let document = model.form.document()?;
        let focus = model.form.focus().path();
        let mut with: Vec<_> =
            catalogue::events().filter(|event| !headers(document, event).is_empty()).collect();
        with.sort_by_key(|event| !focus.starts_with(&event_path(event)));
        let from = *with.first()?;
        let set = |event: &&'static Field| {
            event.key != from.key
                && document.at(&event_path(event)).is_some_and(|event| event.kind() == Kind::Object)
        };
        let to: Vec<_> = catalogue::events()
            .filter(set)
            .map(|event| (event, headers(document, event).is_empty()))
            .collect();
        (!to.is_empty()).then_some(Headers { from, to, chosen: 0 })
    }

    /// The changes that give an event the headers: those that it has by name first, then the others.
    fn changes(&self, document: &Document, event: &Field) -> Vec<Change> {
        let list = event_path(event).key("headers");
        let mut changes = Vec::new();
        let mut added = Vec::new();
        for header in headers(document, self.from) {
            let value = header.get("header_value").and_then(|value| Json::parse(value.raw()).ok());
            match (name(header).and_then(|name| of_name(document, event, &name)), value) {
                (Some((index, _)), Some(value)) => {
                    let path = list.index(index).key("header_value");
                    changes.push(edits::set(document, &path, value));
                }
                _ => added.push(header),
            }
        }
        if added.is_empty() {
            return changes;
        }
        if document.at(&list).is_some() {
            changes.extend(edits::add_values(document, &list, &added));
        } else {
            let all: Vec<_> = added.iter().filter_map(|header| Json::parse(header.raw()).ok()).collect();
            changes.push(edits::set(document, &list, Json::list(&all)));
        }
        changes
    }

    /// What becomes of the headers of an event, in words.
    fn becomes(&self, document: &Document, event: &Field) -> String {
        let (mut added, mut replaced) = (Vec::new(), Vec::new());
        for header in headers(document, self.from) {
            let Some(called) = name(header) else { continue };
            let shown = header_name(&called).into_owned();
            match of_name(document, event, &called) {
                None => added.push(shown),
                Some((_, old)) => {
                    let value =
                        |header: Value<'_>| header.get("header_value").map(|value| value.raw().to_owned());
                    if value(old) != value(header) {
                        replaced.push(shown);
                    }
                }
            }
        }
        let part = |does: &str, names: &[String]| {
            (!names.is_empty()).then(|| format!("{does} {}", names.join(", ")))
        };
        let parts: Vec<_> =
            [part("adds", &added), part("replaces the value of", &replaced)].into_iter().flatten().collect();
        if parts.is_empty() { "has all of them".to_owned() } else { parts.join("; ") }
    }

    fn write(&self, model: &mut Model) -> Next {
        let ticked: Vec<_> = self.to.iter().filter(|(_, ticked)| *ticked).map(|(event, _)| *event).collect();
        if ticked.is_empty() {
            return super::none_ticked(model);
        }
        let Some(document) = model.form.document() else { return Next::Stay };
        let changes: Vec<_> = ticked.iter().flat_map(|event| self.changes(document, event)).collect();
        let (from, count) = (self.from.label, counted(ticked.len(), "event"));
        model.form.go(Place::Value(event_path(self.from)));
        if model.act(format!("headers of {from} to {count}"), changes) {
            let undo = model.key(Command::Undo);
            model.say(format!("copied the headers of {from} to {count}; {undo} takes it back"));
        } else if model.screen.message().is_none() {
            model.refuse("these events have those headers already");
        }
        Next::Leave(Vec::new())
    }
}

impl Ask for Headers {
    fn scope(&self, _model: &Model) -> Scope {
        Scope::Fill
    }

    fn typed(&mut self, model: &mut Model, _c: char) -> Next {
        let [space, enter] = [Command::Space, Command::Enter].map(|command| model.key(command));
        model.refuse(format!("{space} ticks an event, {enter} copies"));
        Next::Stay
    }

    fn run(&mut self, model: &mut Model, command: Command) -> Option<Next> {
        let count = self.to.len();
        match command {
            Command::Enter => return Some(self.write(model)),
            Command::Down | Command::Next => self.chosen = (self.chosen + 1) % count,
            Command::Up | Command::Previous => self.chosen = (self.chosen + count - 1) % count,
            Command::Space => self.to[self.chosen].1 = !self.to[self.chosen].1,
            _ => return None,
        }
        Some(Next::Stay)
    }

    fn clicked(&mut self, _model: &mut Model, row: Option<usize>, _cell: Option<usize>) -> Next {
        if let Some((number, (_, ticked))) = row.and_then(|row| Some((row, self.to.get_mut(row)?))) {
            *ticked = !*ticked;
            self.chosen = number;
        }
        Next::Stay
    }

    /// The text was changed from elsewhere: it is asked anew.
    fn reseed(&mut self, _model: &mut Model) -> Next {
        Next::Leave(Vec::new())
    }

    fn describe<'m>(&'m self, model: &'m Model, _room: Room) -> Description<'m> {
        let document = model.form.document();
        let rows = self.to.iter().enumerate().map(|(number, (event, ticked))| {
            let tick = if *ticked { "[x]" } else { "[ ]" };
            let becomes = document.map_or_else(String::new, |document| self.becomes(document, event));
            let sense = if *ticked { Sense::Changed } else { Sense::Dim };
            let line = Line::new(Words::text(format!("{tick} {}", event.label)));
            Item::Row(line.with(Shows::Words(Words::new(becomes, sense))).chosen(number == self.chosen))
        });
        let lines = Lines { items: rows.collect(), shown: Shown::Item(self.chosen), ..Lines::default() };
        let title = format!("copy the headers of {}", self.from.label);
        let count = document.map_or(0, |document| headers(document, self.from).len());
        Description::titled(
            title,
            counted(count, "header"),
            Body::Lines(lines),
            Help::of("copy headers", HELP),
        )
    }

    fn offers(&self, model: &Model) -> Vec<Offer> {
        let key = |command, does: &str| offer(model, Scope::Fill, command, does);
        let ticked = self.to.get(self.chosen).is_some_and(|(_, ticked)| *ticked);
        let offers = [
            key(Command::Enter, "copy").map(|offer| offer.or("copy")),
            key(Command::Space, if ticked { "untick" } else { "tick" }),
            offer_all(model, Scope::Fill, &[Command::Up, Command::Down], "move"),
            key(Command::Back, "back, nothing changes"),
        ];
        offers.into_iter().flatten().collect()
    }
}
