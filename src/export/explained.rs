//! What is explained, as one object for programs.
//!
//! It deliberately says nothing that an article does not say, and lays nothing out.

use serde_json::{Map, Value, json};

use super::entry::Entry;
use super::explain::Topic;
use super::words;
use crate::manifest::catalogue::{Item, Source, source};
use crate::manifest::check::{RULES, Rule};

/// The version of the object.
pub const VERSION: u32 = 1;

/// All that is said of a topic; what does not apply to it is left out.
pub fn object(topic: &Topic) -> Value {
    match topic {
        Topic::Field(entry) => field(entry),
        Topic::Value(entry, item) => value(entry, item),
        Topic::Elsewhere(key, help) => {
            let sources = [source::CONNECTOR_APP_HUB];
            told("member", key, help, &sources, [("label", json!("not in the guides"))])
        }
        Topic::Rule(rule) => {
            let parts = [("label", json!(rule.severity.word())), ("looks_at", json!(rule.subjects.words()))];
            told("rule", rule.id, rule.help, rule.sources, parts)
        }
        Topic::Around(matter) => told("around", matter.name, matter.help, matter.sources, []),
    }
}

fn told<const COUNT: usize>(
    kind: &str,
    name: &str,
    help: &str,
    sources: &[Source],
    parts: [(&str, Value); COUNT],
) -> Value {
    let source = |source: &Source| json!({"name": source.name(), "address": source.address()});
    let mut object = Map::new();
    object.insert("kind".to_owned(), kind.into());
    object.insert("name".to_owned(), name.into());
    for (key, part) in parts {
        if !part.is_null() {
            object.insert(key.to_owned(), part);
        }
    }
    object.insert("source".to_owned(), sources.iter().map(source).collect());
    object.insert("help".to_owned(), help.into());
    object.into()
}

fn field(entry: &Entry) -> Value {
    let field = entry.field;
    let item = |item: &Item| json!({"value": item.value, "help": item.help});
    let values: Vec<_> = field.items().iter().map(item).collect();
    let parts = [
        ("label", json!(field.label)),
        ("type", json!(words::kind(field))),
        ("need", json!(words::need(field, entry.parent))),
        ("default", json!(words::default(field))),
        ("limits", json!(words::limits(field))),
        ("example", json!(words::example(field))),
        ("values", if values.is_empty() { Value::Null } else { json!(values) }),
        ("rules", json!(rules(|rule| rule.subjects.hold(field, &entry.path())))),
    ];
    told("field", &entry.path(), field.help, &[field.source], parts)
}

fn value(entry: &Entry, item: &Item) -> Value {
    let about = |rule: &Rule| {
        rule.subjects.hold(entry.field, &entry.path()) && words::mentions(rule.help, item.value)
    };
    let parts =
        [("label", json!(entry.field.label)), ("field", json!(entry.path())), ("rules", json!(rules(about)))];
    told("value", item.value, item.help, &[entry.field.source], parts)
}

/// The ids of some rules.
fn rules(which: impl Fn(&Rule) -> bool) -> Vec<&'static str> {
    RULES.iter().filter(|rule| which(rule)).map(|rule| rule.id).collect()
}
