//! The help: the field of the focus, then every key, from the tables.

use super::{Ask, Next, Offer, offer};
use crate::app::keymap::{Command, Scope, TYPING};
use crate::app::{Model, layout};
use crate::form::find;
use crate::manifest::catalogue::Need;

/// A line of the help.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// A title.
    Title(String),
    /// A sentence that may be broken.
    Text(String),
    /// A key and what it does.
    Key(String, String),
    /// An empty line.
    Blank,
}

/// The help, page by page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Help {
    /// The first line that is shown.
    top: usize,
}

impl Help {
    /// The first line that is shown.
    pub fn top(&self) -> usize {
        self.top
    }
}

impl Ask for Help {
    fn scope(&self, _model: &Model) -> Scope {
        Scope::Help
    }

    fn run(&mut self, model: &mut Model, command: Command) -> Option<Next> {
        let by = match command {
            Command::PageDown => 1,
            Command::PageUp => -1,
            _ => return None,
        };
        let page = layout::page_of(model);
        let last = lines(model).len().saturating_sub(page);
        self.top = self.top.saturating_add_signed(by * page as isize).min(last);
        Some(Next::Stay)
    }

    fn offers(&self, model: &Model) -> Vec<Offer> {
        let key = |command, does: &str| offer(model, Scope::Help, command, does);
        let back = if self.top > 0 { key(Command::PageUp, "previous page") } else { None };
        let offers = [key(Command::PageDown, "next page"), back, key(Command::Back, "close")];
        offers.into_iter().flatten().collect()
    }
}

/// The whole help for the place of the focus.
pub fn lines(model: &Model) -> Vec<Line> {
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
        (Scope::Raw, "keys in JSON"),
    ] {
        lines.push(Line::Title(title.to_owned()));
        lines.extend(keys(model, scope));
        lines.push(Line::Blank);
    }
    lines.push(Line::Title("what the marks mean".to_owned()));
    for (mark, meaning) in [
        ("▸", "where the keys act"),
        ("•", "still to fill in: a placeholder, or a required member that is missing"),
        ("✗", "an error: the guides forbid it"),
        ("!", "a warning: it will probably not do what you want"),
        ("i", "a note: worth knowing"),
        ("~", "changed since the file was saved"),
        ("*", "required"),
    ] {
        lines.push(Line::Key(mark.to_owned(), meaning.to_owned()));
    }
    lines.push(Line::Blank);
    lines.push(Line::Text(
        "A field is not set until you set it: not set, empty and false are different.".to_owned(),
    ));
    lines.push(Line::Text("What you do not touch does not change in the file, not by a byte.".to_owned()));
    lines
}

fn about_focus(model: &Model, lines: &mut Vec<Line>) {
    let (Some(document), Some(row)) = (model.form.document(), model.form.row()) else { return };
    lines.push(Line::Title(find::label(document, row)));
    let option = match model.form.focus() {
        crate::form::place::Place::Option(_, number) => row
            .field
            .and_then(|field| crate::form::rows::options(document, row.node, field).into_iter().nth(*number)),
        _ => None,
    };
    if let Some(help) = option.as_ref().and_then(|option| option.help) {
        lines.push(Line::Text(format!("{}: {help}", option.map_or_else(String::new, |option| option.value))));
        lines.push(Line::Blank);
    }
    if let Some(field) = row.own_field() {
        lines.push(Line::Text(field.help.to_owned()));
        if !field.example.is_empty() {
            lines.push(Line::Text(format!("Example: {}", field.example)));
        }
        let need = if field.need == Need::Required { "required" } else { "optional" };
        lines.push(Line::Key("in the JSON".to_owned(), format!("{}, {need}", model.form.focus().path())));
        lines.push(Line::Key("documented".to_owned(), field.source.words().to_owned()));
    }
    lines.push(Line::Blank);
}

/// The keys of one place, from the table.
fn keys(model: &Model, scope: Scope) -> impl Iterator<Item = Line> {
    let bound = model
        .screen
        .keymap()
        .rows()
        .iter()
        .filter(move |row| row.scope == scope && !row.chords.is_empty())
        .map(|row| {
            let chords: Vec<_> = row.chords.iter().map(ToString::to_string).collect();
            Line::Key(chords.join(" "), row.does.to_owned())
        });
    let typing = TYPING.iter().filter(move |_| scope == Scope::Form);
    bound.chain(typing.map(|(keys, does)| Line::Key((*keys).to_owned(), (*does).to_owned())))
}
