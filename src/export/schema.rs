//! The JSON Schema of a manifest, made from the catalogue.
//!
//! Responsible for what an editor shows on hover, and for constraints exactly where `check` gives
//! an error: what is only a warning is said in words. It deliberately knows no field by name but
//! the ones that the catalogue names itself, and lets every unknown member pass but an event's, which is
//! judged as the others are. It keeps to what strict readers ask for: no keyword without its type, one
//! type a value.

mod vscode;

pub use vscode::setting;

use serde_json::{Map, Value, json};

use super::words;
use crate::manifest::catalogue::{
    self, ENGAGEMENT_START, Field, Format, HEADER_ITEM, Item, Kind, LOCALIZED_NAME, Need, ROOT,
    SERVER_MEMBERS,
};
use crate::manifest::check::{Severity, rule};

/// Which version of JSON Schema is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Draft {
    /// 2020-12.
    #[default]
    Draft202012,
    /// Draft 07, which editors such as VS Code support best.
    Draft07,
}

impl Draft {
    /// The address of its meta-schema.
    pub const fn address(self) -> &'static str {
        match self {
            Draft::Draft202012 => "https://json-schema.org/draft/2020-12/schema",
            Draft::Draft07 => "http://json-schema.org/draft-07/schema#",
        }
    }

    /// What the schema itself is called: it stands at no address.
    const fn id(self) -> &'static str {
        match self {
            Draft::Draft202012 => "urn:lp-manifest:schema:2020-12",
            Draft::Draft07 => "urn:lp-manifest:schema:draft-07",
        }
    }
}

/// What nobody sees, as a pattern: a name has to hold something else.
const NOT_BLANK: &str = "[^\\u0000- \\u007f-\\u00a0\\u00ad\\u061c\\u115f\\u1160\\u1680\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u3000\\u3164\\ufe00-\\ufe0f\\ufeff\\uffa0\\ufff9-\\ufffb]";

/// What an endpoint starts with, as a pattern.
const SECURE: &str = "^https://";

/// What is said of a field beside its constraints, by member of the schema.
type More<'m> = &'m dyn Fn(&'static Field) -> Map<String, Value>;

/// The whole schema.
pub fn schema(draft: Draft) -> Value {
    whole(draft, &|_| Map::new())
}

/// The same with more said of each field.
fn whole(draft: Draft, more: More<'_>) -> Value {
    let mut root = object_of(ROOT, more);
    let mut out = Map::new();
    out.insert("$schema".to_owned(), draft.address().into());
    out.insert("$id".to_owned(), draft.id().into());
    out.insert("title".to_owned(), "LivePerson application manifest".into());
    out.insert("description".to_owned(), DESCRIPTION.into());
    out.append(&mut root);
    add_members(&mut out, known_elsewhere(|key| key != CAPABILITY));
    let localized = format!("^{}", LOCALIZED_NAME.key);
    out.insert("patternProperties".to_owned(), json!({ localized: of_field(&LOCALIZED_NAME, more) }));
    out.insert("$defs".to_owned(), json!({ WEBHOOK: webhook(more) }));
    match draft {
        Draft::Draft202012 => Value::Object(out),
        Draft::Draft07 => older(Value::Object(out)),
    }
}

const DESCRIPTION: &str = "What a LivePerson application manifest may hold. A member that is not known here is no error, \
     since it may be right all the same. lp-manifest check knows more: what goes together, and what will \
     probably not work.";

/// The definition that all events share.
const WEBHOOK: &str = "webhook";

/// Where it is.
const EVENT: &str = "#/$defs/webhook";

/// The one of the members known from elsewhere that does not stand at the root.
const CAPABILITY: &str = "broadcast";

/// Whether breaking a rule is an error.
fn forbids(id: &str) -> bool {
    rule(id).is_some_and(|rule| rule.severity == Severity::Error)
}

fn of_field(field: &'static Field, more: More<'_>) -> Value {
    let mut out = named(&small(field.label), words::hover(field));
    out.extend(shape(field, more));
    if let Some(default) = default(field) {
        out.insert("default".to_owned(), default);
    }
    let examples = examples(field);
    if !examples.is_empty() {
        out.insert("examples".to_owned(), examples.into());
    }
    out.extend(more(field));
    Value::Object(out)
}

fn named(title: &str, description: impl Into<Value>) -> Map<String, Value> {
    let mut out = Map::new();
    out.insert("title".to_owned(), title.into());
    out.insert("description".to_owned(), description.into());
    out
}

/// A label as titles are written: small, unless its first word has capitals of its own.
fn small(label: &str) -> String {
    let word = label.split(' ').next().unwrap_or_default();
    let (Some(first), false) = (label.chars().next(), word.chars().skip(1).any(char::is_uppercase)) else {
        return label.to_owned();
    };
    first.to_lowercase().chain(label.chars().skip(1)).collect()
}

/// The constraints that follow from a field's kind.
fn shape(field: &'static Field, more: More<'_>) -> Map<String, Value> {
    let inner = inner(field, more);
    let kind_rule = if field.source.is_guide() { "wrong-type" } else { "retry-type" };
    let mut out = Map::new();
    if matches!(field.kind, Kind::ChoicesOrText(_)) && !forbids("text-for-list") {
        // A text is only a warning, and everything else has to be the list.
        out.insert("if".to_owned(), json!({ "type": "string" }));
        out.insert("else".to_owned(), typed(field, inner).into());
    } else if forbids(kind_rule) {
        out = typed(field, inner);
    } else if !inner.is_empty() {
        out.insert("if".to_owned(), json!({ "type": kind(field) }));
        out.insert("then".to_owned(), typed(field, inner).into());
    }
    out
}

fn typed(field: &Field, inner: Map<String, Value>) -> Map<String, Value> {
    [("type".to_owned(), kind(field).into())].into_iter().chain(inner).collect()
}

/// What is asked of a value of the right type.
fn inner(field: &'static Field, more: More<'_>) -> Map<String, Value> {
    let mut out = Map::new();
    match field.kind {
        Kind::Text { max, format } => out.extend(text(max, format)),
        Kind::Integer { min, max, .. } => out.extend(range(field, min, max)),
        Kind::Flag { .. } => {}
        Kind::Choices(items) | Kind::ChoicesOrText(items) => {
            out.insert("items".to_owned(), choices(items));
        }
        Kind::List(item) => {
            out.insert("items".to_owned(), of_field(item, more));
        }
        Kind::Group(_) if catalogue::is_event(field) => {
            out.insert("$ref".to_owned(), EVENT.into());
        }
        Kind::Group(members) => {
            out.extend(object_of(members, more).into_iter().filter(|(key, _)| key != "type"));
            if field.key == "capabilities" {
                add_members(&mut out, known_elsewhere(|key| key == CAPABILITY));
            }
            if field.key == "webhooks" {
                out.insert("patternProperties".to_owned(), no_events(members));
                out.insert("additionalProperties".to_owned(), json!({ "$ref": EVENT }));
            }
        }
    }
    out
}

/// The members of `webhooks` that are certainly not meant as events: what belongs elsewhere, comments,
/// secrets, and names as short as `retry`, which may be meant.
fn no_events(members: &[Field]) -> Value {
    let all = catalogue::walk().into_iter().filter_map(|trail| trail.last().map(|field| field.key));
    let elsewhere = all.chain(HEADER_ITEM.members().iter().map(|member| member.key));
    let mut names: Vec<_> = elsewhere.filter(|key| members.iter().all(|member| member.key != *key)).collect();
    names.sort_unstable();
    names.dedup();
    let secret: Vec<_> = "clientsecret".chars().map(|c| format!("[{c}{}]", c.to_ascii_uppercase())).collect();
    json!({
        format!("^({})$", names.join("|")): {},
        "^(//|x-|[_$#]*[cC][oO][mM][mM][eE][nN][tT])": {},
        format!("^[^a-zA-Z0-9]*{}[^a-zA-Z0-9]*(#.*)?$", secret.join("[^a-zA-Z0-9]*")): {},
        r"^(?!retry$)(.*[.])?[-_\s]*([^-_.\s][-_\s]*){0,7}$": {},
    })
}

fn kind(field: &Field) -> &'static str {
    match field.kind {
        Kind::Text { .. } => "string",
        Kind::Flag { .. } => "boolean",
        Kind::Integer { .. } => "integer",
        Kind::Choices(_) | Kind::ChoicesOrText(_) | Kind::List(_) => "array",
        Kind::Group(_) => "object",
    }
}

fn text(max: Option<u32>, format: Format) -> Map<String, Value> {
    let mut out = Map::new();
    if let Some(max) = max.filter(|_| forbids("too-long")) {
        out.insert("maxLength".to_owned(), max.into());
    }
    let pattern = match format {
        Format::AppName if forbids("client-name-blank") => Some(NOT_BLANK),
        Format::Endpoint if forbids("endpoint-https") => Some(SECURE),
        _ => None,
    };
    if let Some(pattern) = pattern {
        out.insert("pattern".to_owned(), pattern.into());
    }
    out
}

/// The limits of a number. Those of profile ids are left out: readers that hold numbers as floats
/// would take the largest id for a larger one.
fn range(field: &Field, min: i64, max: i64) -> Map<String, Value> {
    let mut out = Map::new();
    let limited = match field.key {
        "max_retries" => forbids("max-retries-range"),
        "retention_time" => forbids("retention-time-range"),
        _ => false,
    };
    if limited {
        out.insert("minimum".to_owned(), min.into());
        out.insert("maximum".to_owned(), max.into());
    }
    out
}

/// One of these values, each with what it means.
fn choices(items: &[Item]) -> Value {
    let value = |item: &Item| json!({ "const": item.value, "description": item.help });
    json!({ "oneOf": items.iter().map(value).collect::<Vec<_>>() })
}

fn object_of(members: &'static [Field], more: More<'_>) -> Map<String, Value> {
    let properties: Map<_, _> =
        members.iter().map(|member| (member.key.to_owned(), of_field(member, more))).collect();
    let required: Vec<_> =
        members.iter().filter(|member| member.need == Need::Required).map(|member| member.key).collect();
    let mut out = Map::new();
    out.insert("type".to_owned(), "object".into());
    if !required.is_empty() {
        out.insert("required".to_owned(), required.into());
    }
    out.insert("properties".to_owned(), properties.into());
    out
}

/// What an event holds: the members that all events share.
fn webhook(more: More<'_>) -> Value {
    let event = catalogue::events().next();
    event.map_or_else(|| json!({}), |event| Value::Object(object_of(event.members(), more)))
}

/// Members that the guides do not describe, with what is known of them. Nothing is asked of them.
fn known_elsewhere(wanted: impl Fn(&str) -> bool) -> Map<String, Value> {
    let members = SERVER_MEMBERS.iter().filter(|(key, _)| wanted(key));
    members.map(|(key, help)| ((*key).to_owned(), json!({ "description": help }))).collect()
}

fn add_members(object: &mut Map<String, Value>, members: Map<String, Value>) {
    if let Some(Value::Object(properties)) = object.get_mut("properties") {
        properties.extend(members);
    }
}

fn default(field: &Field) -> Option<Value> {
    match field.kind {
        Kind::Flag { default } => default.map(Value::from),
        Kind::Integer { default, .. } => default.map(Value::from),
        _ => None,
    }
}

/// What a person would write, as JSON.
fn examples(field: &Field) -> Vec<Value> {
    let start = ENGAGEMENT_START.iter().find(|(key, _)| *key == field.key);
    match field.kind {
        Kind::Integer { steps, .. } if !steps.is_empty() => steps.iter().map(|&step| step.into()).collect(),
        Kind::Integer { .. } => serde_json::from_str(field.example).into_iter().collect(),
        Kind::Text { .. } if !field.example.is_empty() => vec![field.example.into()],
        Kind::List(item) if !field.example.is_empty() => vec![examples(item).into()],
        Kind::Choices(_) | Kind::ChoicesOrText(_) => {
            start.and_then(|(_, raw)| serde_json::from_str(raw).ok()).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

/// The same schema in the words of draft 07: other names, and nothing beside a `$ref`.
fn older(schema: Value) -> Value {
    match schema {
        Value::Object(members) => Value::Object(members.into_iter().map(older_member).collect()),
        Value::Array(items) => items.into_iter().map(older).collect(),
        scalar => scalar,
    }
}

fn older_member((key, value): (String, Value)) -> (String, Value) {
    match (key.as_str(), &value) {
        ("$defs", _) => ("definitions".to_owned(), older(value)),
        ("$ref", Value::String(target)) => {
            let target = target.replace("#/$defs/", "#/definitions/");
            ("allOf".to_owned(), json!([{ "$ref": target }]))
        }
        _ => (key, older(value)),
    }
}
