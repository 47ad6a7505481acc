//! A place of the form in sentences: its name and limits, its value, what is wrong, what it is for.
//!
//! It deliberately decides none of these: they are what the row and the help of the focus say.

use super::said::{Said, heard};
use crate::app::Model;
use crate::app::keymap::Command;
use crate::form::describe::{self, Help, Line, Part, Value};
use crate::form::place::{Place, RowAction};
use crate::form::rows::{self, Row, RowKind};
use crate::form::status::Mark;
use crate::manifest::catalogue::{Kind, Section};

/// The title of a section, with what is set and wrong in it.
pub(super) fn section(model: &Model, section: Section) -> Said {
    // The digit that leads there is no word.
    let title = describe::title(section);
    let title = title.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ');
    Said::new(format!("section {title}: {}", describe::head(&model.form, section).text()))
}

/// What the place is called.
pub(super) fn name(model: &Model) -> String {
    let help = help(model);
    help.title.split(" · ").next().unwrap_or_default().to_owned()
}

/// Everything: name and limits, value, problems, what it is for, what a line does.
pub(super) fn full(model: &Model) -> Vec<Said> {
    let help = help(model);
    let mut said = vec![Said::new(heard(&help.title)), Said::within(2, format!("now: {}", value(model)))];
    said.extend(problems(model));
    for part in &help.parts {
        if let Part::About(text) | Part::Example(text) = part {
            said.push(Said::within(2, text));
        }
    }
    said.extend(hint(model).map(|hint| Said::within(2, hint)));
    said.extend(proposed(model));
    said
}

/// The most that is proposed at once.
const MOST: usize = 5;

/// What the place could be, since it is used elsewhere, where something is still to be put there.
fn proposed(model: &Model) -> Option<Said> {
    let is_open = model.form.row().is_some_and(|row| row.node.is_none() || row.kind == RowKind::Add)
        || model.form.mark(model.form.focus().path()) == Some(Mark::ToFill);
    let proposals = model.proposals();
    if !is_open || proposals.is_empty() {
        return None;
    }
    let named: Vec<_> = proposals
        .iter()
        .take(MOST)
        .enumerate()
        .map(|(number, text)| format!("{} {text}", number + 1))
        .collect();
    let how = if takes_header(model) { "with a value of yours" } else { "take NUMBER sets it" };
    Some(Said::within(2, format!("used elsewhere: {}; {how}", named.join(", "))))
}

/// Whether a header is added here, of which another event has the name alone.
pub(super) fn takes_header(model: &Model) -> bool {
    let item = model.form.row().and_then(Row::item_field).map(|item| item.kind);
    matches!(item, Some(Kind::Group(_)))
}

/// What is said of the focus; on a checklist of the whole of it.
fn help(model: &Model) -> Help {
    let help = describe::help(&model.form, false);
    let list = model.form.row().filter(|row| row.kind == RowKind::Choices).and_then(|row| row.field);
    let Some(field) = list else { return help };
    let need = if field.required() { "required" } else { "optional" };
    let about = [Part::About(field.help.to_owned())];
    let wrong = help.parts.into_iter().filter(|part| matches!(part, Part::Problem { .. }));
    let title = format!("{} · {need}", field.label);
    Help { short: title.clone(), title, source: help.source, parts: wrong.chain(about).collect() }
}

/// The values of the checklist, each with what it means.
pub(super) fn values(model: &Model) -> Vec<Said> {
    let row = model.form.row().filter(|row| row.kind == RowKind::Choices);
    let Some((document, row)) = model.form.document().zip(row) else { return Vec::new() };
    let Some(field) = row.field else { return Vec::new() };
    let options = rows::options(document, row.node, field);
    let said = options.iter().map(|option| {
        Said::within(2, format!("{}: {}", option.value, option.help.unwrap_or("not supported")))
    });
    said.collect()
}

/// What is wrong with the place, each with its fix.
pub(super) fn problems(model: &Model) -> Vec<Said> {
    help(model).parts.iter().flat_map(|part| problem(model, part)).collect()
}

/// A part of a help that says what is wrong.
pub(super) fn problem(model: &Model, part: &Part) -> Vec<Said> {
    let Part::Problem { mark, message, fix, .. } = part else { return Vec::new() };
    let fix = fix.as_ref().map(|title| Said::within(4, format!("{}: {title}", model.key(Command::Fix))));
    [Said::within(2, format!("{}: {message}", called(*mark)))].into_iter().chain(fix).collect()
}

/// How bad it is.
pub(super) const fn called(mark: Mark) -> &'static str {
    match mark {
        Mark::Error => "error",
        Mark::Warning => "warning",
        Mark::ToFill => "to fill in",
        Mark::Note => "note",
    }
}

/// The value of the place, with what its row remarks.
pub(super) fn value(model: &Model) -> String {
    let line = describe::resting(&model.form, model.form.at().0);
    line.map_or_else(String::new, |line| value_of(&line))
}

/// Where one is, in one line.
pub(super) fn short(model: &Model) -> Said {
    Said::new(format!("{}: {}", name(model), value(model)))
}

/// The place of the focus; in a checklist and among numbers side by side the whole of it.
pub(super) fn spot(model: &Model) -> Place {
    let focus = model.form.focus();
    match (model.form.row().map(|row| row.kind), focus) {
        (Some(RowKind::Choices), _) => Place::Option(focus.path().clone(), 0),
        (Some(RowKind::Ids), Place::Value(item)) => Place::Add(item.parent()),
        _ => focus.clone(),
    }
}

/// The value of a row, with its remark.
pub(super) fn value_of(line: &Line) -> String {
    let value = spoken(&line.value);
    match &line.remark {
        Some(remark) if !remark.words.text.is_empty() && value.is_empty() => heard(&remark.words.text),
        // How many are ticked is heard from their names.
        Some(remark) if !remark.words.text.is_empty() && !matches!(line.value, Value::Ticks { .. }) => {
            format!("{value} ({})", heard(&remark.words.text))
        }
        _ => value,
    }
}

fn spoken(value: &Value) -> String {
    let chosen = |words: &[(String, bool)]| {
        words.iter().find(|(_, chosen)| *chosen).map(|(word, _)| word.clone()).unwrap_or_default()
    };
    match value {
        Value::Nothing | Value::Open(_) | Value::Query => String::new(),
        Value::Phrase(phrase) => phrase.text(),
        Value::Words(words) => words.text.strip_prefix("+ ").unwrap_or(&words.text).to_owned(),
        Value::Pair(first, _, second) if second.text == describe::ADD => {
            joined(&[&first.text, "add one"], ", ")
        }
        Value::Pair(first, _, second) => joined(&[&first.text, &second.text], ", "),
        Value::Cells { cells, .. } => joined(&[&cells[0].text, &cells[1].text], ": "),
        Value::Choice(words) => chosen(words),
        Value::Digits { words, outlier } => outlier.clone().unwrap_or_else(|| chosen(words)),
        Value::Items { items, .. } if items.is_empty() => "none".to_owned(),
        Value::Items { items, .. } => items.join(", "),
        Value::Ticks { ticks, .. } => {
            let named = |wanted: bool| {
                let of_these = ticks.iter().filter(|tick| tick.ticked == wanted);
                let name = |tick: &describe::Tick| {
                    let strange = if tick.supported { "" } else { " (not supported)" };
                    format!("{}{strange}", tick.value)
                };
                let names: Vec<_> = of_these.map(name).collect();
                if names.is_empty() { "none".to_owned() } else { names.join(", ") }
            };
            format!("ticked: {}; not ticked: {}", named(true), named(false))
        }
        Value::Event { endpoint, more, .. } => match more {
            None => endpoint.text.clone(),
            Some(more) => {
                let [retries, headers] =
                    more.each_ref().map(|more| if more == "–" { "not set" } else { more });
                format!("{}, retries {retries}, headers {headers}", endpoint.text)
            }
        },
        Value::Action(words) => words.trim_start_matches(['+', '-', '=', ' ']).to_owned(),
    }
}

/// The parts that say something.
fn joined(parts: &[&str], between: &str) -> String {
    parts.iter().copied().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(between)
}

/// What a line does here, where that is not simply to be the text of the place.
pub(super) fn hint(model: &Model) -> Option<String> {
    let row = model.form.row()?;
    let unset = model.key(Command::Unset);
    let words = match row.kind {
        RowKind::Flag => format!("a line is true or false; {unset} makes it not set"),
        RowKind::Number => format!("a line is a whole number; {unset} makes it not set"),
        RowKind::Choices => "a line ticks the values that it names; untick VALUE takes one out".to_owned(),
        RowKind::Ids => "a line adds its numbers; untick NUMBER takes one out".to_owned(),
        RowKind::EmptyList | RowKind::Add => match row.item_field().map(|item| item.kind) {
            Some(Kind::Integer { .. }) => "a line adds its numbers".to_owned(),
            Some(Kind::Group(_)) => "a line adds a header, as NAME: VALUE".to_owned(),
            Some(_) => "a line adds one".to_owned(),
            None => "a line adds a name, as TAG: NAME".to_owned(),
        },
        RowKind::Item if matches!(row.item_field().map(|item| item.kind), Some(Kind::Group(_))) => {
            "a line is the value, or NAME: VALUE".to_owned()
        }
        RowKind::Event if row.node.is_none() => "a line is its endpoint".to_owned(),
        RowKind::Event => "an empty line leads into it; a line is its endpoint".to_owned(),
        RowKind::Raw => "a line is its value as JSON".to_owned(),
        RowKind::Action(RowAction::AddEngagement) => format!("{} adds it", model.key(Command::Space)),
        RowKind::Action(_) => format!("{} does it", model.key(Command::Space)),
        RowKind::Ignored => format!("{unset} takes this one out"),
        RowKind::Text | RowKind::Item | RowKind::Head | RowKind::Columns => return None,
    };
    Some(words)
}
