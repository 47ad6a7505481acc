//! What is said of one field, value or rule, before it is laid out.
//!
//! Responsible for what is said and in which order. It deliberately knows no width, no colour and
//! no Markdown.

use super::entry::{Entry, entries};
use super::words;
use crate::json::document::{Content, Document};
use crate::manifest::catalogue::around::{INSTALLING, Matter, WAYS, Way};
use crate::manifest::catalogue::{self, Field, Item, Kind, source};
use crate::manifest::check::{self, Certainty, Problem, RULES, Rule, Severity, Surroundings, table};
use crate::manifest::quick_launch::Criterion;

/// All that is said of one thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Article {
    /// Its name: a path, a value, the id of a rule.
    pub title: String,
    /// What it is: `Client name`, `a value of Grant types`, `an error`.
    pub about: String,
    /// The rest, in order.
    pub blocks: Vec<Block>,
}

/// A part of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// Sentences.
    Text(String),
    /// Words, each with what it says.
    Facts(Vec<(&'static str, String)>),
    /// Names, each with what it means, under a title.
    Names(&'static str, Vec<(String, String)>),
    /// A manifest, under a title.
    Json(&'static str, String),
}

/// A field.
pub fn of_entry(entry: &Entry) -> Article {
    let field = entry.field;
    let mut blocks = vec![Block::Text(field.help.to_owned()), Block::Facts(facts(entry))];
    let values = field.items().iter().map(|item| (item.value.to_owned(), item.help.to_owned()));
    push_names(&mut blocks, "values", values.collect());
    let inside = entries().into_iter().filter(|other| is_inside(entry, other));
    let inside = inside.map(|member| (member.path(), words::first_sentence(member.field.help).to_owned()));
    let title = if matches!(field.kind, Kind::List(_)) { "items" } else { "members" };
    push_names(&mut blocks, title, inside.collect());
    push_names(&mut blocks, "rules", RULES.iter().filter(|rule| looks_at(rule, entry)).map(named).collect());
    Article { title: entry.path(), about: field.label.to_owned(), blocks }
}

/// Whether `other` is a member or an item of `entry`.
fn is_inside(entry: &Entry, other: &Entry) -> bool {
    let shared = catalogue::is_event(entry.field) && other.parent.is_some_and(catalogue::is_event);
    shared || other.parent.is_some_and(|parent| std::ptr::eq(parent, entry.field))
}

fn facts(entry: &Entry) -> Vec<(&'static str, String)> {
    let field = entry.field;
    let limits = words::limits(field).map_or_else(String::new, |limits| format!(", {limits}"));
    let mut facts =
        vec![("type", format!("{}{limits}", words::kind(field))), ("need", words::need(field, entry.parent))];
    facts.extend(words::default(field).map(|default| ("not set", format!("counts as {default}"))));
    facts.extend(words::example(field).map(|example| ("example", example)));
    let criterion = if entry.parent.is_none() { Criterion::of_field(field.key) } else { None };
    facts.extend(
        criterion.map(|one| ("quick launch", format!("decides whether the app is shown: {}", one.words()))),
    );
    facts.push(("documented", words::documented(field.source)));
    if entry.is_in_event() {
        let events: Vec<_> = catalogue::events().map(|event| event.key).collect();
        facts.push(("* is", events.join(", ")));
    }
    facts
}

fn push_names(blocks: &mut Vec<Block>, title: &'static str, names: Vec<(String, String)>) {
    if !names.is_empty() {
        blocks.push(Block::Names(title, names));
    }
}

/// Whether a rule looks at a field in particular.
fn looks_at(rule: &Rule, entry: &Entry) -> bool {
    rule.subjects.hold(entry.field, &entry.path())
}

/// A rule in one line.
fn named(rule: &Rule) -> (String, String) {
    (rule.id.to_owned(), format!("{}: {}", rule.severity.word(), words::first_sentence(rule.help)))
}

/// A value of a checklist.
pub fn of_value(entry: &Entry, item: &Item) -> Article {
    let Field { label, source, .. } = *entry.field;
    let facts = vec![("stands in", entry.path()), ("documented", words::documented(source))];
    let mut blocks = vec![Block::Text(item.help.to_owned()), Block::Facts(facts)];
    let about = |rule: &&Rule| looks_at(rule, entry) && words::mentions(rule.help, item.value);
    push_names(&mut blocks, "rules", RULES.iter().filter(about).map(named).collect());
    Article { title: item.value.to_owned(), about: format!("a value of {label}"), blocks }
}

/// A member that the guides do not describe.
pub fn of_server_member(key: &str, help: &str) -> Article {
    let rule = if key == "client_secret" { table::CLIENT_SECRET } else { table::SERVER_MEMBER };
    let source = source::CONNECTOR_APP_HUB.with_address();
    let mut blocks = vec![Block::Text(help.to_owned()), Block::Facts(vec![("source", source)])];
    push_names(&mut blocks, "rules", vec![named(&rule)]);
    Article { title: key.to_owned(), about: "not in the guides".to_owned(), blocks }
}

/// What no member holds.
pub fn of_matter(matter: &Matter) -> Article {
    let sources = matter.sources.iter().map(|source| ("source", source.with_address()));
    let mut blocks = vec![Block::Text(matter.help.to_owned()), Block::Facts(sources.collect())];
    if *matter == INSTALLING {
        let way = |way: &Way| (format!("{} ({})", way.title, way.source.place()), way.steps.join("; "));
        push_names(&mut blocks, "ways, the newest first", WAYS.iter().map(way).collect());
    }
    Article { title: matter.name.to_owned(), about: "no part of a manifest".to_owned(), blocks }
}

/// A rule.
pub fn of_rule(rule: &'static Rule) -> Article {
    let mut facts =
        vec![("severity", severity(rule.severity).to_owned()), ("looks at", rule.subjects.words())];
    facts.extend(rule.sources.iter().map(|source| ("source", source.with_address())));
    facts.push(("fix", fix(rule)));
    let mut blocks = vec![Block::Text(rule.help.to_owned()), Block::Facts(facts)];
    if !rule.bad.is_empty() && rule.bad != rule.good {
        blocks.push(Block::Json("bad", laid_out(rule.bad)));
        blocks.push(Block::Json("good", laid_out(rule.good)));
    }
    let about = match rule.severity {
        Severity::Error => "an error",
        Severity::Warning => "a warning",
        Severity::Note => "a note",
    };
    Article { title: rule.id.to_owned(), about: about.to_owned(), blocks }
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error: the guides forbid it, and check exits with 1",
        Severity::Warning => {
            "warning: it will probably not do what you want; with --strict check exits with 1"
        }
        Severity::Note => "note: worth knowing; check --notes prints it",
    }
}

/// What the fix for its bad manifest is, and how sure.
fn fix(rule: &Rule) -> String {
    let fix = problems(rule.bad).into_iter().find(|problem| problem.rule == rule.id).and_then(|one| one.fix);
    match fix.map(|fix| (fix.title, fix.certainty)) {
        None => "yours to choose".to_owned(),
        Some((title, Certainty::Certain)) => format!("certain: in the form or by --fix; below, {title}"),
        Some((title, Certainty::Suggested)) => format!("suggested: in the form; below, {title}"),
    }
}

fn problems(text: &str) -> Vec<Problem> {
    match Document::parse(text.to_owned()) {
        Ok(document) => check::check(&document, &Surroundings::default()),
        Err((text, error)) => check::not_json(&text, &error),
    }
}

/// A manifest as it is easiest to read; what is not JSON stays as it is.
fn laid_out(text: &str) -> String {
    match Content::of(text.to_owned()) {
        Content::Manifest(document) => document.canonical().trim_end().to_owned(),
        Content::Text { text, .. } => text,
    }
}
