//! A page in sentences: its title, its rows with the numbers or letters that choose them, what a line does.
//!
//! It deliberately knows no page: what is said is what the page describes.

use super::asks_endpoint;
use super::place;
use super::said::{Said, heard};
use crate::app::describe::{Body, Broken, Description, Framed, Item, Lines, Room};
use crate::app::editor::Editor;
use crate::app::keymap::{Command, Scope};
use crate::app::page::Page;
use crate::app::{Model, page};
use crate::form::describe::{Line, Part, Sense, Sign, Value};
use crate::json::diff::{LineKind, hunks};
use crate::json::document::Content;
use crate::manifest::secret::Secrets;

/// Room for all that a page has to say.
const ROOM: Room = Room { width: 400, height: 400 };

/// The most rows that are said at once.
const MOST: usize = 30;

/// The number of the view of the review that says what to do with the file.
pub(super) const WHAT_NEXT: usize = 3;

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

/// Whether it asks for the blanks, one after the other.
pub(super) fn asks_blank(model: &Model) -> bool {
    matches!(model.screen.pages().top(), Some(Page::Blanks(_)))
}

/// Whether it asks which events get the headers of another.
pub(super) fn copies_headers(model: &Model) -> bool {
    matches!(model.screen.pages().top(), Some(Page::Headers(_)))
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

/// The rows and sentences of a list.
fn rows(model: &Model, lines: &Lines<'_>) -> Vec<Said> {
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
fn around(model: &Model, item: &Item, typed: &str) -> Option<Said> {
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
fn label(line: &Line, value: &str) -> String {
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

fn joined(first: &str, second: &str) -> String {
    match (first.is_empty(), second.is_empty()) {
        (false, false) => format!("{first}: {second}"),
        _ => format!("{first}{second}"),
    }
}

/// A line of a text, with what became of it in a word.
fn code(sense: Sense, line: &str) -> String {
    match sense {
        Sense::Added => format!("added: {}", line.trim()),
        Sense::Removed => format!("removed: {}", line.trim()),
        _ => line.trim().to_owned(),
    }
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
