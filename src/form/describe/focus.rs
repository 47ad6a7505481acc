//! What is said of the focus: its name, its limit, its problems with their fixes, what it is for.

use super::super::Form;
use super::super::alike::Group;
use crate::form::codec::codec;
use crate::form::place::Place;
use crate::form::rows::{self, RowKind};
use crate::form::status::Mark;
use crate::json::Lines;
use crate::manifest::catalogue::{Field, Kind};
use crate::manifest::check::Problem;
use crate::manifest::edits;

/// The help of a place.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Help {
    /// What it is called, with what else is to be known at a glance.
    pub title: String,
    /// The same where there is little room.
    pub short: String,
    /// Where it is documented.
    pub source: String,
    /// What is said, the most important first.
    pub parts: Vec<Part>,
}

/// A part of the help.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// What is wrong.
    Problem {
        /// How bad it is.
        mark: Mark,
        /// The sentence.
        message: String,
        /// What the fix does, if there is one.
        fix: Option<String>,
        /// Whether it is still being typed, so that it may well be right in a moment.
        typing: bool,
    },
    /// What it is for.
    About(String),
    /// A value that a person would write.
    Example(String),
}

impl Help {
    /// A title and a sentence.
    pub fn of(title: impl Into<String>, about: impl Into<String>) -> Help {
        let title = title.into();
        Help { short: title.clone(), title, source: String::new(), parts: vec![Part::About(about.into())] }
    }
}

/// The help of the focus; `typing`: its text is being typed.
pub fn help(form: &Form, typing: bool) -> Help {
    let (title, short, source) = title(form);
    let problems = match form.document() {
        Some(_) => form.problems_at_focus(),
        None => form.session().problems().iter().collect(),
    };
    let waits =
        waiting(form).map(|message| Part::Problem { mark: Mark::Warning, message, fix: None, typing });
    let heavy = problems.iter().any(|problem| form.is_loud(problem));
    let fixable = if problems.is_empty() { None } else { form.fixable() };
    let together = fixable.as_ref().and_then(Group::fix_title);
    let fix_of = |problem: &Problem| {
        // What is fixed with its equal neighbours says how many that is.
        let held = fixable.as_ref().is_some_and(|group| group.holds(problem));
        let own = || problem.fix.as_ref().map(|fix| fix.title.clone());
        together.clone().filter(|_| held).or_else(own)
    };
    let problems = problems.into_iter().map(|problem| part(form, problem, fix_of(problem), typing));
    let about = about(form);
    let parts: Vec<_> =
        if heavy { problems.chain(about).collect() } else { about.into_iter().chain(problems).collect() };
    let parts = waits.into_iter().chain(parts).collect();
    Help { title, short, source, parts }
}

fn part(form: &Form, problem: &Problem, fix: Option<String>, typing: bool) -> Part {
    Part::Problem { mark: form.mark_of(problem), message: problem.message.clone(), fix, typing }
}

/// What the text lacks that was typed at the focus and is not yet a value.
fn waiting(form: &Form) -> Option<String> {
    let (document, row) = (form.document()?, form.row()?);
    let place = match row.kind {
        RowKind::EmptyList => Place::Add(row.member_path(document)),
        _ => form.focus().clone(),
    };
    let text = form.pending().get(&place)?;
    let codec = codec(document, row, form.focus())?;
    Some(format!("not in the file yet: {}", codec.missing(text)))
}

/// The title of the focus, the short one, and where it is documented.
fn title(form: &Form) -> (String, String, String) {
    let (Some(document), Some(row)) = (form.document(), form.row()) else {
        let wrong = what_is_wrong(form);
        return (wrong.clone(), wrong, String::new());
    };
    let name = row.name(document);
    let short = match form.focus() {
        Place::Option(_, number) => {
            let value = row.field.and_then(|field| rows::option(document, row.node, field, *number));
            value.map_or_else(|| name.clone(), |value| format!("{} · a value of {name}", value.value))
        }
        place => {
            let context = edits::context(place.path());
            if context.is_empty() || row.depth == 0 { name } else { format!("{name} of {context}") }
        }
    };
    let field = row.own_field().filter(|_| !matches!(form.focus(), Place::Option(..)));
    let mut title = short.clone();
    if let Some(field) = field {
        title = format!("{title} · {}", if field.required() { "required" } else { "optional" });
    }
    if let Some(more) = field.and_then(limit) {
        title = format!("{title} · {more}");
    }
    (title, short, row.field.map_or_else(String::new, |field| field.source.name()))
}

/// The limit of a field in words.
fn limit(field: &Field) -> Option<String> {
    match field.kind {
        Kind::Text { max: Some(max), .. } => Some(format!("at most {max} characters")),
        Kind::Integer { min, max, .. } if max < i64::MAX => Some(format!("{min} to {max}")),
        _ => None,
    }
}

fn what_is_wrong(form: &Form) -> String {
    let place = form.session().problems().first().map(|problem| {
        let (line, column) = Lines::of(form.session().content().text()).place(problem.span.start);
        format!("line {line}, column {column}")
    });
    place.map_or_else(|| "the text".to_owned(), |place| format!("what is wrong: {place}"))
}

/// What the focus is for.
fn about(form: &Form) -> Vec<Part> {
    let (Some(document), Some(row)) = (form.document(), form.row()) else { return Vec::new() };
    let one = |text: &str| vec![Part::About(text.to_owned())];
    if let Place::Option(_, number) = form.focus() {
        let option = row.field.and_then(|field| rows::option(document, row.node, field, *number));
        let unsupported = "This value is not one that LivePerson supports; it is kept until you untick it.";
        return one(option.map_or("", |option| option.help.unwrap_or(unsupported)));
    }
    if row.kind == RowKind::Ignored {
        return one("A later member has the same name, and only that one counts.");
    }
    if row.node.is_some_and(|node| document.value(node).is_root()) {
        return one("A manifest is one object in braces.");
    }
    let Some(field) = row.own_field() else {
        return one("The guides do not name this member. It is kept as it is.");
    };
    let mut parts = one(field.help);
    if !field.example.is_empty() {
        parts.push(Part::Example(format!("Example: {}", field.example)));
    }
    parts
}
