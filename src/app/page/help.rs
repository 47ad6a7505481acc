//! The help: the field of the focus, then every key, from the tables.

use super::{Ask, Kind, Next, Offer, offer};
use crate::app::describe::{Body, Description, Item, Lines, Room, Shown};
use crate::app::keymap::{Command, Scope, TYPING};
use crate::app::pointer::NOTCH;
use crate::app::{Model, layout};
use crate::form::describe::{Help, Words};
use crate::form::find;
use crate::manifest::catalogue::Need;

/// What is said of the help.
const HELP: &str = "Everything about the field you came from, then every key.";

/// The help, page by page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct HelpPage {
    /// The first line that is shown.
    top: usize,
    /// Whether a dialog below it waits for its answer.
    over_a_dialog: bool,
}

impl HelpPage {
    /// The help that leads back to a dialog.
    pub(in crate::app) fn over_a_dialog() -> HelpPage {
        HelpPage { top: 0, over_a_dialog: true }
    }

    /// The first line that is shown.
    pub fn top(&self) -> usize {
        self.top
    }

    fn scroll(&mut self, model: &Model, by: isize) {
        let last = lines(model).len().saturating_sub(layout::page_of(model));
        self.top = self.top.saturating_add_signed(by).min(last);
    }
}

impl Ask for HelpPage {
    fn scope(&self, _model: &Model) -> Scope {
        Scope::Help
    }

    fn kind(&self) -> Kind {
        if self.over_a_dialog { Kind::Dialog } else { Kind::Popup }
    }

    fn run(&mut self, model: &mut Model, command: Command) -> Option<Next> {
        let by = match command {
            Command::PageDown => 1,
            Command::PageUp => -1,
            // The key that opened it, which every footer ends in.
            Command::Help | Command::Back => return Some(Next::Leave(Vec::new())),
            _ => return None,
        };
        self.scroll(model, by * layout::page_of(model) as isize);
        Some(Next::Stay)
    }

    fn fills(&self) -> bool {
        true
    }

    fn wheel(&mut self, model: &mut Model, by: isize) -> Next {
        self.scroll(model, by.saturating_mul(NOTCH as isize));
        Next::Stay
    }

    fn describe<'m>(&'m self, model: &'m Model, _room: Room) -> Description<'m> {
        let lines = Lines { items: lines(model), shown: Shown::From(self.top), ..Lines::default() };
        let help = Help::of("help", HELP);
        Description { title: None, views: Vec::new(), body: Body::Lines(lines), help, extent: String::new() }
    }

    fn offers(&self, model: &Model) -> Vec<Offer> {
        let key = |command, does: &str| offer(model, Scope::Help, command, does);
        let back = if self.top > 0 { key(Command::PageUp, "previous page") } else { None };
        let offers = [key(Command::PageDown, "next page"), back, key(Command::Back, "close")];
        offers.into_iter().flatten().collect()
    }
}

/// The whole help for the place of the focus.
fn lines(model: &Model) -> Vec<Item> {
    let mut lines = Vec::new();
    about_focus(model, &mut lines);
    for (scope, title) in [
        (Scope::Form, "keys in the form"),
        (Scope::Choice, "keys on a value of a checklist"),
        (Scope::Any, "keys everywhere"),
        (Scope::Open, "keys in an open text"),
        (Scope::Line, "keys that edit a text"),
        (Scope::Find, "keys in the search"),
        (Scope::Page, "keys in the preview"),
        (Scope::Json, "keys in a value edited as JSON"),
        (Scope::Raw, "keys in JSON"),
        (Scope::GoTo, "keys where a section is chosen"),
    ] {
        lines.push(title_rule(title));
        lines.extend(keys(model, scope));
        lines.push(Item::Blank);
    }
    lines.push(title_rule("what the marks mean"));
    for (mark, meaning) in [
        ("▸", "where the keys act"),
        ("•", "still to fill in: a placeholder, or a required member that is missing"),
        ("✗", "an error: the guides forbid it"),
        ("!", "a warning: it will probably not do what you want"),
        ("i", "a note: worth knowing"),
        ("~", "changed since the file was saved"),
        ("*", "required"),
    ] {
        lines.push(Item::Key(mark.to_owned(), meaning.to_owned()));
    }
    lines.push(Item::Blank);
    lines.push(prose("A field is not set until you set it: not set, empty and false are different."));
    lines.push(prose("What you do not touch does not change in the file, not by a byte."));
    lines
}

fn about_focus(model: &Model, lines: &mut Vec<Item>) {
    let (Some(document), Some(row)) = (model.form.document(), model.form.row()) else { return };
    lines.push(Item::Rule(find::label(document, row), Words::dim("")));
    let option = match model.form.focus() {
        crate::form::place::Place::Option(_, number) => row
            .field
            .and_then(|field| crate::form::rows::options(document, row.node, field).into_iter().nth(*number)),
        _ => None,
    };
    if let Some(help) = option.as_ref().and_then(|option| option.help) {
        lines
            .push(prose(&format!("{}: {help}", option.map_or_else(Default::default, |option| option.value))));
        lines.push(Item::Blank);
    }
    if let Some(field) = row.own_field() {
        lines.push(prose(field.help));
        if !field.example.is_empty() {
            lines.push(prose(&format!("Example: {}", field.example)));
        }
        let need = if field.need == Need::Required { "required" } else { "optional" };
        lines.push(Item::Key("in the JSON".to_owned(), format!("{}, {need}", model.form.focus().path())));
        lines.push(Item::Key("documented".to_owned(), field.source.name()));
    }
    lines.push(Item::Blank);
}

/// The keys of one place, from the table.
fn keys(model: &Model, scope: Scope) -> impl Iterator<Item = Item> {
    let bound = model
        .screen
        .keymap()
        .rows()
        .iter()
        .filter(move |row| row.scope == scope && !row.chords.is_empty())
        .map(|row| {
            let chords: Vec<_> = row.chords.iter().map(ToString::to_string).collect();
            Item::Key(chords.join(" "), row.does.to_owned())
        });
    let typing = TYPING.iter().filter(move |_| scope == Scope::Form);
    bound.chain(typing.map(|(keys, does)| Item::Key((*keys).to_owned(), (*does).to_owned())))
}

fn title_rule(title: &str) -> Item {
    Item::Rule(title.to_owned(), Words::dim(""))
}

fn prose(text: &str) -> Item {
    Item::Prose(Words::text(text), 2)
}
