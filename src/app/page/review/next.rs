//! What to do with the file: whether it is ready, how it is installed, what comes afterwards.
//!
//! It deliberately knows no other view, and installs nothing.

use crate::app::Model;
use crate::app::describe::{Item, Room};
use crate::app::keymap::Command;
use crate::form::describe::{Line, Remark, Sense, Sign, Words};
use crate::form::status::Mark;
use crate::manifest::catalogue::around::WAYS;
use crate::manifest::check::{Severity, counted};

/// How far the steps are set in.
const STEP: usize = 2;

/// What comes afterwards.
const AFTERWARDS: [&str; 4] = [
    "you get a client_id and a client_secret: keep them, but not in this file",
    "LivePerson recognises a new app within about 2 minutes",
    "to change it, install the whole file again: what it leaves out is removed",
    "a global app is installed by LivePerson: ask",
];

/// Everything, from what the file needs first.
pub(super) fn items(model: &Model, room: Room) -> Vec<Item> {
    let mut items = ready(model, room);
    for way in &WAYS {
        items.push(rule(way.title, way.source.place()));
        items.extend(way.steps.iter().map(|step| prose(*step)));
        let lacks = way.wants.iter().find(|key| !is_set(model, key));
        items.extend(lacks.map(|key| prose(format!("{key} is not set in this manifest"))));
    }
    let spoken = model.screen.keymap().is_spoken();
    let gives = format!("{} {}", model.key(Command::HandOver), if spoken { "says it" } else { "copies it" });
    items.push(rule("a text for the account team", gives));
    items.push(prose("what, for whom, addresses to allow, open points, no secret"));
    if model.file.path().is_some() {
        items.push(prose(format!("in a shell lp-manifest handoff {} prints it", model.file.name())));
    }
    if let Some(line) = fetch(model) {
        let host = model.screen.remote().map_or_else(String::new, |remote| remote.place.clone());
        items.push(rule("fetch the file", format!("this is {host}, through ssh")));
        let copies = format!("{} copies it", model.key(Command::CopyValue));
        if spoken {
            items.push(prose(line));
        } else if room.is_wide() {
            let line = Line::new(Words::text(line)).chosen(true);
            items.push(Item::Row(Line { remark: Some(Remark::firm(copies, Sense::Dim)), ..line }));
        } else {
            items.extend([prose(line), prose(copies)]);
        }
    }
    items.push(rule("afterwards", ""));
    items.extend(AFTERWARDS.map(prose));
    items.push(rule(model.file.name(), ""));
    let text = model.form.session().content().text();
    items.push(prose(format!(
        "{} bytes, {}. Checked against both guides. Only LivePerson knows whether the name is still free, \
         and what your account has switched on.",
        text.len(),
        counted(text.lines().count(), "line")
    )));
    items
}

/// The line that fetches the file from the machine that it stands on, where a shell reached it.
pub(super) fn fetch(model: &Model) -> Option<String> {
    let remote = model.screen.remote()?;
    let path = remote.folder.join(model.file.path()?);
    let path = path.to_str()?;
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "/._-+@,".contains(c);
    let quoted = format!("{}:{path}", remote.place);
    let quoted =
        if path.chars().all(is_plain) { quoted } else { format!("'{}'", quoted.replace('\'', "'\\''")) };
    Some(format!("scp {quoted} ."))
}

/// The steps as a text that can be passed on.
pub(super) fn text(model: &Model) -> String {
    let lines = items(model, Room { width: 0, height: 0 }).into_iter().filter_map(|item| match item {
        Item::Prose(words, _) => Some(format!("  {}", words.text)),
        Item::Rule(title, right) if right.text().is_empty() => Some(title),
        Item::Rule(title, right) => Some(format!("{title} ({})", right.text())),
        Item::Row(line) => Some(line.label.text),
        _ => None,
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Whether the file is ready, and if not, why.
fn ready(model: &Model, room: Room) -> Vec<Item> {
    let session = model.form.session();
    let open = session.placeholders().len();
    let blanks = match open {
        0 => None,
        1 => Some("1 placeholder would be installed as it stands".to_owned()),
        _ => Some(format!("{open} placeholders would be installed as they stand")),
    };
    let errors = session.count(Severity::Error);
    let key = |command| model.key(command);
    let waits = match model.form.pending().len() {
        0 => None,
        1 => Some("1 text is typed and not in the file yet".to_owned()),
        waits => Some(format!("{waits} texts are typed and not in the file yet")),
    };
    let needs = [
        (errors > 0).then(|| (Mark::Error, counted(errors, "error"), key(Command::NextProblem))),
        waits.map(|waits| (Mark::Warning, waits, key(Command::NextProblem))),
        session.is_modified().then(|| (Mark::Warning, "save first".to_owned(), key(Command::Save))),
        blanks.map(|blanks| (Mark::ToFill, blanks, key(Command::FillBlanks))),
    ];
    let needs: Vec<_> = needs.into_iter().flatten().collect();
    let row = |sign, words| Line { sign: Some(sign), ..Line::new(words) };
    if needs.is_empty() {
        let words = Words::new("ready: no errors, no placeholders, saved", Sense::Good);
        let warnings = model.form.loud_count(Severity::Warning);
        let warned = (warnings > 0).then(|| {
            let words = format!("{}: look at it first", counted(warnings, "warning"));
            let line = row(Sign::Mark(Mark::Warning), Words::text(words));
            Item::Row(Line { remark: Some(Remark::firm(key(Command::NextProblem), Sense::Key)), ..line })
        });
        return [Item::Row(row(Sign::Good, words))].into_iter().chain(warned).collect();
    }
    let not = Item::Row(Line::new(Words::text("not ready:")));
    let why = needs.into_iter().map(|(mark, words, key)| {
        if !room.is_wide() {
            return prose(format!("{words}: {key}"));
        }
        let line = row(Sign::Mark(mark), Words::text(words));
        Item::Row(Line { remark: Some(Remark::firm(key, Sense::Key)), depth: 1, ..line })
    });
    [not].into_iter().chain(why).collect()
}

fn is_set(model: &Model, key: &str) -> bool {
    model.form.document().is_none_or(|document| document.root().get(key).is_some())
}

fn rule(title: impl Into<String>, right: impl Into<String>) -> Item {
    Item::Rule(title.into(), Words::dim(right).into())
}

fn prose(text: impl Into<String>) -> Item {
    Item::Prose(Words::text(text), STEP)
}
