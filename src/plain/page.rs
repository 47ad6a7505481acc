//! A page in sentences: its title, its rows, what is said of it, what a line does.
//!
//! It deliberately knows no page: what is said is what the page describes.

use super::asks_endpoint;
use super::listed::{ROOM, answers, around, asks_blank, choices, code, copies_headers, joined, label, rows};
use super::place;
use super::said::{Said, heard};
use crate::app::describe::{Body, Broken, Description, Item};
use crate::app::editor::Editor;
use crate::app::keymap::{Command, Scope};
use crate::app::{Model, page};
use crate::form::describe::{Line, Part, Sense};
use crate::json::diff::{LineKind, hunks};
use crate::json::document::Content;
use crate::manifest::secret::Secrets;

/// The topmost page.
pub(super) fn described(model: &Model) -> Vec<Said> {
    let description = page::describe(model, ROOM);
    let mut said: Vec<_> = [title(&description)].into_iter().filter(|title| !title.text.is_empty()).collect();
    match &description.body {
        _ if asks_blank(model) => {}
        Body::Lines(lines) => said.extend(rows(model, lines)),
        Body::Broken(broken) => said.push(broken_line(broken)),
        Body::Difference { old, new, .. } => said.extend(difference(old, new)),
        Body::Json(_) => {}
    }
    if is_explained(model) {
        said.extend(explained(model, &description));
    }
    said.push(Said::new(hint(model)));
    said
}

/// What of a page is the same wherever one stands in it, and need not be heard twice: what its rows are
/// for, what a line does.
pub(super) fn advice(model: &Model) -> Vec<Said> {
    let parts = page::describe(model, ROOM).help.parts.into_iter();
    let about = parts
        .filter_map(|part| if let Part::About(text) = part { Some(Said::within(2, text)) } else { None });
    about.chain([Said::new(hint(model))]).collect()
}

/// The title; of a page with several views that of the one that is shown.
fn title(description: &Description<'_>) -> Said {
    if let Some((view, _)) = description.views.iter().find(|(_, shown)| *shown) {
        // The digit that shows a view is no word, and which of its rows is chosen is not heard.
        let view = view.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ');
        let counts = !matches!(description.body, Body::Difference { .. });
        return Said::new(match view.rsplit_once(' ') {
            Some((name, count)) if count.parse::<usize>().is_ok() => {
                if counts {
                    format!("{name}: {count}")
                } else {
                    name.to_owned()
                }
            }
            _ => view.to_owned(),
        });
    }
    let (title, right) = description.title.as_ref().map_or(("", ""), |(title, right)| (title, &right.text));
    let parts = [title, right].into_iter().filter(|part| !part.is_empty());
    Said::new(heard(&parts.collect::<Vec<_>>().join(", ")))
}

/// Whether the page asks for what its help explains.
fn is_explained(model: &Model) -> bool {
    matches!(model.scope(), Scope::Fill | Scope::Text | Scope::Json | Scope::Path)
}

/// The line of a text that is not JSON on which one stands.
fn broken_line(broken: &Broken<'_>) -> Said {
    let (line, _) = broken.editor.cursor();
    let text = masked(&broken.editor.text());
    let held = text.lines().nth(line).map_or("", str::trim);
    Said::within(2, format!("now: {}", if held.is_empty() { "nothing but blanks" } else { held }))
}

/// The mistakes of a text that is not JSON, each with its line and what mends it.
pub(super) fn mistakes(model: &Model) -> Vec<Said> {
    let Body::Broken(broken) = page::describe(model, ROOM).body else { return described(model) };
    let rows = broken
        .list
        .items
        .iter()
        .filter_map(|item| if let Item::Row(line) = item { Some(line) } else { None });
    let fix = format!("{} ", model.key(Command::Fix));
    let said = rows.enumerate().map(|(number, line)| {
        let what = joined(&label(line, ""), &place::value_of(&Line { remark: None, ..line.clone() }));
        let does = line.remark.as_ref().map_or("", |remark| &remark.words.text);
        let does = match does.strip_prefix(&fix) {
            Some(does) => format!("{}: {does}", fix.trim_end()),
            None => "a line in its place mends it".to_owned(),
        };
        Said::within(2, format!("{}: {what}; {does}", number + 1))
    });
    let title = broken.list.head.iter().filter_map(|item| around(model, item, ""));
    title.chain(said).collect()
}

fn explained(model: &Model, description: &Description<'_>) -> Vec<Said> {
    let mut said = Vec::new();
    if asks_blank(model) {
        let chosen = |item: &Item| matches!(item, Item::Row(line) if line.chosen);
        said.push(Said::new(heard(&description.help.title)));
        if let Body::Lines(lines) = &description.body {
            let typed = lines.editor.map(Editor::text).filter(|text| !text.is_empty());
            said.push(Said::within(2, format!("now: {}", typed.as_deref().unwrap_or("not filled in"))));
            // Where it is filled in, what the fields become stands behind the blanks.
            let becomes = lines.items.iter().skip_while(|item| !matches!(item, Item::Rule(..))).skip(1);
            let rows = becomes.filter(|item| typed.is_some() && !chosen(item));
            said.extend(rows.filter_map(|item| match item {
                Item::Row(line) => {
                    let becomes = joined(&line.label.text, &place::value_of(line));
                    Some(Said::within(2, format!("becomes: {becomes}")))
                }
                _ => None,
            }));
        }
    }
    for part in &description.help.parts {
        match part {
            Part::Problem { .. } => said.extend(place::problem(model, part)),
            Part::About(text) | Part::Example(text) => said.push(Said::within(2, text)),
        }
    }
    said
}

/// The lines in which two texts differ.
fn difference(old: &str, new: &str) -> Vec<Said> {
    let (old, new) = (masked(old), masked(new));
    let hunks = hunks(&old, &new);
    let lines = hunks.iter().flat_map(|hunk| &hunk.lines).filter_map(|line| match line.kind {
        LineKind::Removed => Some(Said::within(2, code(Sense::Removed, line.text))),
        LineKind::Added => Some(Said::within(2, code(Sense::Added, line.text))),
        LineKind::Same => None,
    });
    lines.collect()
}

/// A text with its secrets masked.
fn masked(text: &str) -> String {
    let secrets = match Content::of(text.to_owned()) {
        Content::Manifest(document) => Secrets::of_document(&document),
        Content::Text { text, .. } => Secrets::of_text(&text),
    };
    secrets.mask(text)
}

/// The text that a save writes, line by line, as deep as it is set in there.
pub(super) fn file(model: &Model) -> Vec<Said> {
    masked(model.form.session().content().text()).lines().map(set_in).collect()
}

/// A line as deep as it is set in.
pub(super) fn set_in(line: &str) -> Said {
    let bare = line.trim_start_matches(' ');
    Said::within(line.len() - bare.len(), bare)
}

/// What a line does in the page.
pub(super) fn hint(model: &Model) -> String {
    let (back, fix) = (model.key(Command::Back), model.key(Command::Fix));
    match model.scope() {
        Scope::Dialog => {
            let letters: Vec<_> =
                answers(model).into_iter().filter_map(|names| names.into_iter().next()).collect();
            format!("answer {}; an empty line is {}", listed(&letters), safe_answer(model))
        }
        Scope::Templates => {
            format!("a number chooses; an empty line is {}; {back} leads back", chosen(model))
        }
        Scope::Start => {
            format!(
                "a number opens it; a line is the path of another file; an empty line is {}",
                chosen(model)
            )
        }
        Scope::Find if choices(model).is_empty() => {
            format!("nothing is found so: other words search again; {back} or an empty line leaves")
        }
        Scope::Find => {
            format!("a number goes there; other words search again; {back} or an empty line leaves")
        }
        Scope::Review if choices(model).is_empty() => format!("{back} or an empty line leaves"),
        Scope::Review => format!("a number goes there; {back} or an empty line leaves"),
        Scope::Fill if copies_headers(model) => {
            let copies = model.key(Command::Space);
            format!(
                "a number ticks or unticks an event; {copies} copies to those that are ticked; {back} leaves"
            )
        }
        Scope::Fill if asks_endpoint(model) => {
            format!(
                "a number ticks or unticks an event; a line is the endpoint, and is written; {back} leaves"
            )
        }
        Scope::Fill => format!(
            "a line fills it in; an empty line leads to the next blank; {back} leaves the rest for later"
        ),
        Scope::QuickLaunch => format!(
            "a line is the profile ids of one user; {fix} makes such a user see it; {back} or an empty line leaves"
        ),
        Scope::Path => match proposed(model).as_str() {
            "" => format!("a line is the path of a file; {back} or an empty line leaves"),
            path => format!("a line is the path of a file, such as {path}; {back} or an empty line leaves"),
        },
        Scope::Json => format!("a line takes its place, as JSON; {back} or an empty line leaves"),
        Scope::Text => {
            let [all, list, edit] =
                [Command::FixAll, Command::Problems, Command::EditOutside].map(|command| model.key(command));
            format!(
                "a line takes the place of this one; {fix} fixes it, {all} fixes what is certain; {list} lists \
                 the mistakes, and a number leads to one; {edit} opens the text in an editor"
            )
        }
        _ => format!("{back} or an empty line leaves"),
    }
}

/// What stands already where a path is typed.
fn proposed(model: &Model) -> String {
    match page::describe(model, ROOM).body {
        Body::Lines(lines) => lines.editor.map(Editor::text).unwrap_or_default(),
        _ => String::new(),
    }
}

/// The line of a text that is not JSON, by its number.
fn line_called(model: &Model) -> String {
    match page::describe(model, ROOM).body {
        Body::Broken(broken) => format!("line {}", broken.editor.cursor().0 + 1),
        _ => String::new(),
    }
}

/// Names with a word before the last.
fn listed(names: &[String]) -> String {
    match names {
        [first @ .., before, last] if !first.is_empty() => {
            format!("{}, {before} or {last}", first.join(", "))
        }
        names => names.join(" or "),
    }
}

/// The number that an empty line gives.
fn chosen(model: &Model) -> usize {
    choices(model).iter().position(|(_, chosen)| *chosen).map_or(1, |at| at + 1)
}

/// The answer that an empty line gives.
fn safe_answer(model: &Model) -> String {
    page::describe(model, ROOM).help.title
}

/// Whether of what the page says only what is new has to be said again.
pub(super) fn is_known(model: &Model) -> bool {
    matches!(model.scope(), Scope::Fill | Scope::QuickLaunch)
}

/// What stands before the line that is waited for.
pub(super) fn called(model: &Model) -> String {
    let called = match model.scope() {
        Scope::Dialog => "answer",
        Scope::Templates | Scope::Start | Scope::Review => "number",
        Scope::Find => "find",
        Scope::Fill if asks_endpoint(model) => "endpoint",
        Scope::Fill if copies_headers(model) => "event",
        Scope::Text => return line_called(model),
        Scope::Fill => return page::describe(model, ROOM).help.title,
        Scope::QuickLaunch => "profiles",
        Scope::Path => "path",
        Scope::Json => "json",
        _ => "",
    };
    called.to_owned()
}
