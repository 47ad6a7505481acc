//! The rows of a page in sentences, and which of them a number or a letter chooses.
//!
//! It deliberately knows no page: what is said is what the page describes.

use super::place;
use super::said::{Said, heard};
use crate::app::describe::{Body, Framed, Item, Lines, Room};
use crate::app::editor::Editor;
use crate::app::keymap::Scope;
use crate::app::page::Page;
use crate::app::{Model, page};
use crate::form::describe::{Line, Sense, Sign, Value};

/// The number of the view of the review that says what to do with the file.
pub(super) const WHAT_NEXT: usize = 3;

/// Room for all that a page has to say.
pub(super) const ROOM: Room = Room { width: 400, height: 400 };

/// The most rows that are said at once.
const MOST: usize = 30;

/// The rows and sentences of a list.
pub(super) fn rows(model: &Model, lines: &Lines<'_>) -> Vec<Said> {
    let typed = lines.editor.map(Editor::text).unwrap_or_default();
    let mut said: Vec<_> = lines.head.iter().filter_map(|item| around(model, item, &typed)).collect();
    let mut numbered = is_numbered(model);
    let (mut number, mut left) = (0, 0);
    for item in &lines.items {
        match item {
            Item::Row(line) if !is_title(line) => {
                number += 1;
                let text = text(model, line, &typed);
                if number > MOST {
                    left += 1;
                } else if numbered {
                    said.push(Said::within(2, format!("{number}: {}", bare(model, &text))));
                } else if !line.key.is_empty() {
                    said.push(Said::within(2, format!("{}, {text}", line.key)));
                } else {
                    said.push(Said::within(2, text));
                }
            }
            item => {
                // What the changes mean stands behind them, and is not chosen.
                numbered &= !ends_choices(model, item);
                said.extend(around(model, item, &typed));
            }
        }
    }
    if left > 0 {
        said.push(Said::within(2, format!("… and {left} more")));
    }
    said
}

/// A row without the digit that chooses it on a screen: here another number does.
fn bare<'t>(model: &Model, text: &'t str) -> &'t str {
    let digit = matches!(model.scope(), Scope::Start | Scope::Templates);
    let rest = text.strip_prefix(|c: char| c.is_ascii_digit()).and_then(|rest| rest.strip_prefix(' '));
    rest.filter(|_| digit).unwrap_or(text)
}

/// What is no row to choose.
pub(super) fn around(model: &Model, item: &Item, typed: &str) -> Option<Said> {
    Some(match item {
        // A path that is proposed stands in what a line does.
        Item::Row(line)
            if line.value == Value::Query && (typed.is_empty() || model.scope() == Scope::Path) =>
        {
            return None;
        }
        Item::Row(line) if line.value == Value::Query => Said::within(2, format!("typed: {typed}")),
        Item::Row(line) => Said::new(text(model, line, typed)),
        Item::Rule(left, right) | Item::Head(left, right, _) => {
            Said::new(joined(&heard(left), &right.text()))
        }
        Item::Prose(words, _) => Said::within(4, &words.text),
        Item::Code { sense, text, .. } => Said::within(4, code(*sense, text)),
        Item::Framed(title, lines) => {
            let line = |line: &Framed| joined(&line.label, &line.text);
            let lines: Vec<_> = lines.iter().map(line).collect();
            Said::within(4, format!("in {title}: {}", lines.join("; ")))
        }
        Item::Keys { .. } | Item::Columns | Item::Blank => return None,
    })
}

/// Whether a line may be the number of a row.
pub(super) fn is_numbered(model: &Model) -> bool {
    !is_only_read(model) && is_list(model)
}

/// Whether the page is one view of several, and nothing in that is chosen.
fn is_only_read(model: &Model) -> bool {
    let views = page::describe(model, ROOM).views;
    views.iter().position(|(_, shown)| *shown).is_some_and(|view| view == WHAT_NEXT)
}

/// Whether rows of the page are chosen.
fn is_list(model: &Model) -> bool {
    matches!(model.scope(), Scope::Find | Scope::Review | Scope::Start | Scope::Templates | Scope::Text)
        || (model.scope() == Scope::Fill && !asks_blank(model))
}

/// Whether no row behind an item can be chosen.
fn ends_choices(model: &Model, item: &Item) -> bool {
    model.scope() == Scope::Review && matches!(item, Item::Rule(..))
}

/// The numbers of the rows that a number chooses, among all rows of the list, and whether each is chosen.
pub(super) fn choices(model: &Model) -> Vec<(usize, bool)> {
    if is_only_read(model) {
        return Vec::new();
    }
    let description = page::describe(model, ROOM);
    let lines = match &description.body {
        Body::Lines(lines) => lines,
        Body::Broken(broken) => &broken.list,
        Body::Json(_) | Body::Difference { .. } => return Vec::new(),
    };
    let items = lines.items.iter().take_while(|item| !ends_choices(model, item));
    let rows = items.filter_map(|item| if let Item::Row(line) = item { Some(line) } else { None });
    let choices = rows.enumerate().filter(|(_, line)| !is_title(line));
    choices.map(|(number, line)| (number, line.chosen)).collect()
}

/// Whether a row only says something of those below it.
fn is_title(line: &Line) -> bool {
    line.sign.is_none()
        && line.key.is_empty()
        && line.label.sense == Sense::Dim
        && line.value == Value::Nothing
}

/// A row as one sentence: its sign in a word, what it is called, its value or what is typed there.
fn text(model: &Model, line: &Line, typed: &str) -> String {
    let asks = model.scope() == Scope::QuickLaunch;
    let met = |word: &'static str| if asks && line.value != Value::Nothing { word } else { "" };
    let sign = match line.sign {
        Some(Sign::Mark(mark)) => place::called(mark),
        Some(Sign::Good) => met("met"),
        Some(Sign::Bad) => met("not met"),
        Some(Sign::Nothing) | None => "",
    };
    let value = match line.value {
        Value::Open(_) if !typed.is_empty() => typed.to_owned(),
        Value::Query => typed.to_owned(),
        _ => place::value_of(line),
    };
    joined(sign, &joined(&label(line, &value), &value))
}

/// What a row is called: a tick in a word, unless the value says it.
pub(super) fn label(line: &Line, value: &str) -> String {
    let label = line.label.text.trim().trim_start_matches(['›', '=', ' ']);
    let tick = [("[x] ", "ticked, "), ("[ ] ", "not ticked, ")]
        .into_iter()
        .find(|(tick, _)| label.starts_with(tick));
    match tick {
        Some((tick, _)) if value.ends_with("ticked") || value.contains("ticked ") => {
            label[tick.len()..].to_owned()
        }
        Some((tick, word)) => format!("{word}{}", &label[tick.len()..]),
        None => heard(label),
    }
}

pub(super) fn joined(first: &str, second: &str) -> String {
    match (first.is_empty(), second.is_empty()) {
        (false, false) => format!("{first}: {second}"),
        _ => format!("{first}{second}"),
    }
}

/// A line of a text, with what became of it in a word.
pub(super) fn code(sense: Sense, line: &str) -> String {
    match sense {
        Sense::Added => format!("added: {}", line.trim()),
        Sense::Removed => format!("removed: {}", line.trim()),
        _ => line.trim().to_owned(),
    }
}

/// What each row of a question answers to: its letter or word, and its title; nothing where it is no answer.
pub(super) fn answers(model: &Model) -> Vec<Vec<String>> {
    let Body::Lines(lines) = page::describe(model, ROOM).body else { return Vec::new() };
    let rows =
        lines.items.into_iter().filter_map(|item| if let Item::Row(line) = item { Some(line) } else { None });
    let names = |line: Line| if line.key.is_empty() { Vec::new() } else { vec![line.key, line.label.text] };
    rows.map(names).collect()
}

/// Whether an answer is given by its letter, its title, or one of several names in that.
pub(super) fn is_named(name: &str, given: &str) -> bool {
    name.eq_ignore_ascii_case(given) || name.split(", ").any(|part| part.eq_ignore_ascii_case(given))
}

/// Whether it asks for the blanks, one after the other.
pub(super) fn asks_blank(model: &Model) -> bool {
    matches!(model.screen.pages().top(), Some(Page::Blanks(_)))
}

/// Whether it asks which events get the headers of another.
pub(super) fn copies_headers(model: &Model) -> bool {
    matches!(model.screen.pages().top(), Some(Page::Headers(_)))
}
