//! From a word to what can be said about it: a field, a value, a rule.
//!
//! Responsible for finding, and for what was probably meant. It deliberately lays nothing out.

use std::borrow::Cow;

use super::article::{Article, of_entry, of_matter, of_rule, of_server_member, of_value};
use super::entry::{Entry, entries, typed_path};
use super::words;
use crate::json::Path;
use crate::manifest::catalogue::around::{AROUND, Matter};
use crate::manifest::catalogue::{self, Item, SERVER_MEMBERS};
use crate::manifest::check::nearest::nearest;
use crate::manifest::check::{RULES, Rule, Severity};

/// One thing that can be explained.
#[derive(Debug, Clone)]
pub enum Topic {
    /// A field.
    Field(Entry),
    /// A value of a checklist, with the field that has it.
    Value(Entry, &'static Item),
    /// A member that the guides do not describe, with what is known of it.
    Elsewhere(&'static str, &'static str),
    /// A rule.
    Rule(&'static Rule),
    /// What no member holds.
    Around(&'static Matter),
}

impl Topic {
    /// All that is said of it.
    pub fn article(&self) -> Article {
        match self {
            Topic::Field(entry) => of_entry(entry),
            Topic::Value(entry, item) => of_value(entry, item),
            Topic::Elsewhere(key, help) => of_server_member(key, help),
            Topic::Rule(rule) => of_rule(rule),
            Topic::Around(matter) => of_matter(matter),
        }
    }

    /// Its name, and what it is in one sentence.
    pub fn line(&self) -> (String, &'static str) {
        match self {
            Topic::Field(entry) => (entry.path(), words::first_sentence(entry.field.help)),
            Topic::Value(_, item) => (item.value.to_owned(), words::first_sentence(item.help)),
            Topic::Elsewhere(key, help) => ((*key).to_owned(), words::first_sentence(help)),
            Topic::Rule(rule) => (rule.id.to_owned(), words::first_sentence(rule.help)),
            Topic::Around(matter) => (matter.name.to_owned(), words::first_sentence(matter.help)),
        }
    }
}

/// Everything that `word` names, or else what mentions it; nothing if nothing does.
///
/// A word is a path, the end of one, a label, a value, the id of a rule, another word for one of them,
/// or one that only help texts have, such as a scope.
pub fn topics(word: &str) -> Vec<Topic> {
    let named = named(word);
    if !named.is_empty() {
        return named;
    }
    let meant = other_name(word).map(|name| self::named(&name)).unwrap_or_default();
    if meant.is_empty() { mentioned(word) } else { meant }
}

/// What the place that a path names can be explained by.
pub fn at(path: &Path) -> Option<Topic> {
    let field = entries().into_iter().find(|entry| entry.is_at(path)).map(Topic::Field);
    field.or_else(|| elsewhere(path.last_key()?).next())
}

/// The value of a checklist, whose list stands at a path.
pub fn value_at(list: &Path, value: &str) -> Option<Topic> {
    let entry = entries().into_iter().find(|entry| entry.is_at(list))?;
    let item = entry.field.items().iter().find(|item| item.value == value)?;
    Some(Topic::Value(entry, item))
}

fn named(word: &str) -> Vec<Topic> {
    let exact = fields(word).chain(values(word)).chain(elsewhere(word)).chain(rules(word));
    exact.chain(around(word)).collect()
}

/// The name for which a word stands: another spelling of it, or that of an event in the guides' tables.
fn other_name(word: &str) -> Option<String> {
    let plain: String = word.split_whitespace().collect();
    let last = plain.rsplit('.').next().unwrap_or(&plain);
    let mut events = catalogue::events();
    let event = events.find(|event| event.key == plain || event.key.rsplit('.').next() == Some(last));
    event.map(|event| event.key.to_owned()).or_else(|| catalogue::meant(word).map(Cow::into_owned))
}

fn around(word: &str) -> impl Iterator<Item = Topic> {
    let small = word.to_lowercase();
    let named =
        move |matter: &&Matter| matter.name.to_lowercase() == small || matter.words.contains(&small.as_str());
    AROUND.into_iter().filter(named).map(Topic::Around)
}

fn fields(word: &str) -> impl Iterator<Item = Topic> {
    // A number alone is no item: any list has one.
    let path = typed_path(word).filter(|_| !word.bytes().all(|byte| byte.is_ascii_digit()));
    let named =
        move |entry: &Entry| path.as_ref().is_some_and(|path| entry.ends_with(path)) || entry.is_called(word);
    entries().into_iter().filter(named).map(Topic::Field)
}

fn values(word: &str) -> impl Iterator<Item = Topic> {
    let items = |entry: Entry| entry.field.items().iter().map(move |item| Topic::Value(entry.clone(), item));
    let named =
        move |topic: &Topic| matches!(topic, Topic::Value(_, item) if item.value.eq_ignore_ascii_case(word));
    entries().into_iter().flat_map(items).filter(named)
}

fn elsewhere(word: &str) -> impl Iterator<Item = Topic> {
    let named = move |(key, _): &&(&'static str, &'static str)| {
        *key == word.rsplit(['.', '/']).next().unwrap_or(word)
    };
    SERVER_MEMBERS.iter().filter(named).map(|(key, help)| Topic::Elsewhere(key, help))
}

fn rules(word: &str) -> impl Iterator<Item = Topic> {
    RULES.iter().filter(move |rule| rule.id.eq_ignore_ascii_case(word)).map(Topic::Rule)
}

/// Whatever has the word in its help.
fn mentioned(word: &str) -> Vec<Topic> {
    let is_word = word.len() > 2 && word.chars().any(char::is_alphabetic);
    if !is_word {
        return Vec::new();
    }
    let small = word.to_lowercase();
    let has = |help: &str| words::mentions(&help.to_lowercase(), &small);
    let fields = entries().into_iter().filter(|entry| has(entry.field.help) || has(entry.field.example));
    let around = AROUND.into_iter().filter(|matter| has(matter.help));
    let rules = RULES.iter().filter(|rule| has(rule.help));
    fields.map(Topic::Field).chain(around.map(Topic::Around)).chain(rules.map(Topic::Rule)).collect()
}

/// The name that was probably meant.
pub fn meant(word: &str) -> Option<String> {
    let near = |names: Vec<String>| nearest(word, names.iter().map(String::as_str)).map(str::to_owned);
    near(names()).or_else(|| near(other_names()))
}

/// What fields are called beside their names: by their labels, and events by the end of theirs.
fn other_names() -> Vec<String> {
    let labels = entries().into_iter().map(|entry| entry.field.label);
    let events = catalogue::events().filter_map(|event| event.key.rsplit('.').next());
    let mut names: Vec<_> = labels.chain(events).map(str::to_owned).collect();
    names.sort();
    names.dedup();
    names
}

/// Every word that is explained: paths, their last names, values, rules.
pub fn names() -> Vec<String> {
    let entries = entries();
    let paths = entries.iter().map(Entry::path);
    let keys = entries.iter().map(|entry| entry.field.key.to_owned()).filter(|key| !key.is_empty());
    let values = entries.iter().flat_map(|entry| entry.field.items()).map(|item| item.value.to_owned());
    let more = SERVER_MEMBERS.iter().map(|(key, _)| (*key).to_owned());
    let rules = RULES.iter().map(|rule| rule.id.to_owned());
    let around = AROUND.into_iter().map(|matter| matter.name.to_owned());
    let mut names: Vec<_> = paths.chain(keys).chain(values).chain(more).chain(rules).chain(around).collect();
    names.sort();
    names.dedup();
    names
}

/// A list of topics under a title.
#[derive(Debug, Clone)]
pub struct List {
    /// What they are.
    pub title: String,
    /// In the order of the form, or of the table.
    pub topics: Vec<Topic>,
}

/// Everything that can be explained: fields, values by field, rules by severity.
pub fn lists() -> Vec<List> {
    let entries = entries();
    let mut lists = vec![List {
        title: "fields".to_owned(),
        topics: entries.iter().cloned().map(Topic::Field).collect(),
    }];
    lists.extend(entries.iter().filter(|entry| !entry.field.items().is_empty()).map(|entry| List {
        title: format!("values of {}", entry.path()),
        topics: entry.field.items().iter().map(|item| Topic::Value(entry.clone(), item)).collect(),
    }));
    let severities =
        [(Severity::Error, "errors"), (Severity::Warning, "warnings"), (Severity::Note, "notes")];
    lists.extend(severities.map(|(severity, title)| List {
        title: format!("rules: {title}"),
        topics: RULES.iter().filter(|rule| rule.severity == severity).map(Topic::Rule).collect(),
    }));
    lists.push(List {
        title: "around a manifest".to_owned(),
        topics: AROUND.into_iter().map(Topic::Around).collect(),
    });
    lists
}
