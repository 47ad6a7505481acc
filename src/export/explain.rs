//! From a word to what can be said about it: a field, a value, a rule.
//!
//! Responsible for finding, and for what was probably meant. It deliberately lays nothing out.

use super::article::{Article, of_entry, of_rule, of_server_member, of_value};
use super::entry::{Entry, entries, typed_path};
use super::words;
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
}

impl Topic {
    /// All that is said of it.
    pub fn article(&self) -> Article {
        match self {
            Topic::Field(entry) => of_entry(entry),
            Topic::Value(entry, item) => of_value(entry, item),
            Topic::Elsewhere(key, help) => of_server_member(key, help),
            Topic::Rule(rule) => of_rule(rule),
        }
    }

    /// Its name, and what it is in one sentence.
    pub fn line(&self) -> (String, &'static str) {
        match self {
            Topic::Field(entry) => (entry.path(), words::first_sentence(entry.field.help)),
            Topic::Value(_, item) => (item.value.to_owned(), words::first_sentence(item.help)),
            Topic::Elsewhere(key, help) => ((*key).to_owned(), words::first_sentence(help)),
            Topic::Rule(rule) => (rule.id.to_owned(), words::first_sentence(rule.help)),
        }
    }
}

/// Everything that `word` names; nothing if it names nothing.
///
/// A word is a path, the end of one, a label, a value, the id of a rule, or a word with a dot or a
/// `_` that only the help of a field or rule has, such as a scope.
pub fn topics(word: &str) -> Vec<Topic> {
    let found: Vec<_> = fields(word).chain(values(word)).chain(elsewhere(word)).chain(rules(word)).collect();
    if found.is_empty() { mentioned(word) } else { found }
}

fn fields(word: &str) -> impl Iterator<Item = Topic> {
    let path = typed_path(word);
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

/// The fields whose help has the word, or else the rules.
fn mentioned(word: &str) -> Vec<Topic> {
    let is_name = word.len() > 3 && word.contains(['.', '_', ':']) && !word.contains(' ');
    if !is_name {
        return Vec::new();
    }
    let has = |help: &str| words::mentions(help, word);
    let fields = entries().into_iter().filter(|entry| has(entry.field.help) || has(entry.field.example));
    let fields: Vec<_> = fields.map(Topic::Field).collect();
    if fields.is_empty() {
        RULES.iter().filter(|rule| has(rule.help)).map(Topic::Rule).collect()
    } else {
        fields
    }
}

/// The name that was probably meant.
pub fn meant(word: &str) -> Option<String> {
    let spelled = catalogue::meant(word).filter(|name| !topics(name).is_empty());
    if let Some(name) = spelled {
        return Some(name.into_owned());
    }
    let near = |names: Vec<String>| nearest(word, names.iter().map(String::as_str)).map(str::to_owned);
    near(names()).or_else(|| near(other_names()))
}

/// What fields are called beside their names: by their labels, and events by the end of theirs.
fn other_names() -> Vec<String> {
    let labels = entries().into_iter().map(|entry| entry.field.label);
    let events = words::events().filter_map(|event| event.key.rsplit('.').next());
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
    let mut names: Vec<_> = paths.chain(keys).chain(values).chain(more).chain(rules).collect();
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
    lists
}
