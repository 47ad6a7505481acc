//! The setting that makes VS Code use the schema, with what only this editor reads: snippets, words for
//! values, longer hovers, and names that it is not to offer.
//!
//! It deliberately asks nothing more of a manifest than the schema does.

use serde_json::{Map, Value, json};

use super::{CAPABILITY, Draft, NOT_BLANK, SECURE, whole};
use crate::export::entry::{Entry, entries};
use crate::export::start::{self, Start};
use crate::export::{article, markdown, offered};
use crate::manifest::catalogue::{Field, Kind, MADE_BY_LIVEPERSON, SERVER_MEMBERS};
use crate::manifest::placeholder;
use crate::manifest::template::Template;

/// The files that the setting is about.
const FILES: [&str; 1] = ["*.lp-manifest.json"];

/// Why a name is not offered.
const MADE: &str = "LivePerson gives this out: leave it out of the file";

/// The patterns, each with what to do about a text that it does not fit.
const PATTERNS: [(&str, &str); 2] = [
    (NOT_BLANK, "client_name is blank: give the app a unique name, such as com.acme.kiosk"),
    (SECURE, "must start with https://: LivePerson calls only https"),
];

/// The setting, without a file or a network: the schema itself is in it.
pub fn setting() -> Value {
    let entries = entries();
    let mut schema = worded(whole(Draft::Draft07, &|field| more(&entries, field)));
    for (key, _) in SERVER_MEMBERS {
        let above = if *key == CAPABILITY { "/properties/capabilities" } else { "" };
        if let Some(Value::Object(member)) = schema.pointer_mut(&format!("{above}/properties/{key}")) {
            member.insert("doNotSuggest".to_owned(), true.into());
            if MADE_BY_LIVEPERSON.contains(key) {
                member.insert("deprecationMessage".to_owned(), MADE.into());
            }
        }
    }
    schema["defaultSnippets"] = Template::ALL.into_iter().map(of_template).collect();
    json!({ "json.schemas": [{ "fileMatch": FILES, "schema": schema }] })
}

/// What is said of a field beside what the schema says.
fn more(entries: &[Entry], field: &'static Field) -> Map<String, Value> {
    let mut out = Map::new();
    if let Some(entry) = entries.iter().find(|entry| std::ptr::eq(entry.field, field)) {
        out.insert("markdownDescription".to_owned(), markdown::of(&article::of_entry(entry)).into());
    }
    let snippets = snippets(field);
    if !snippets.is_empty() {
        out.insert("defaultSnippets".to_owned(), snippets.into());
    }
    out
}

/// What is written where the name of a field, or its value, is completed. Of one snippet the editor makes
/// use for names too.
fn snippets(field: &'static Field) -> Vec<Value> {
    match field.kind {
        // Numbers that need words.
        Kind::Integer { steps, .. } if !steps.is_empty() => {
            let snippet =
                |value: offered::Offered| json!({ "label": value.about, "body": format!("^{}", value.json) });
            offered::values(field).into_iter().map(snippet).collect()
        }
        // An object of which it is known what has to be in it.
        Kind::Group(_) if matches!(start::of(field), Start::Object(members) if !members.is_empty()) => {
            let body = Stops::default().body(&start::of(field));
            vec![json!({ "label": field.label, "body": body })]
        }
        _ => Vec::new(),
    }
}

/// The stops of one snippet.
#[derive(Default)]
struct Stops {
    count: usize,
}

impl Stops {
    /// The body of a snippet: in it a text with `^` before it is written as it stands, without quotes.
    fn body(&mut self, start: &Start) -> Value {
        match start {
            Start::Stop(usual) => format!("^{}", self.stop(usual)).into(),
            Start::Text(begins) => format!("{begins}{}", self.stop("")).into(),
            Start::Json(raw) => serde_json::from_str(raw).unwrap_or_default(),
            Start::List(item) => json!([self.body(item)]),
            Start::Object(members) => {
                let member = |(key, start): &(&str, Start)| ((*key).to_owned(), self.body(start));
                Value::Object(members.iter().map(member).collect())
            }
        }
    }

    fn stop(&mut self, usual: &str) -> String {
        self.count += 1;
        if usual.is_empty() { format!("${}", self.count) } else { format!("${{{}:{usual}}}", self.count) }
    }
}

/// A whole manifest whose blanks are stops: one that stands in several places is written once.
fn of_template(template: Template) -> Value {
    let body = serde_json::from_str(template.text()).unwrap_or_default();
    let mut blanks = Vec::new();
    json!({ "label": template.title(), "description": template.help(), "body": with_stops(body, &mut blanks) })
}

fn with_stops(value: Value, blanks: &mut Vec<String>) -> Value {
    match value {
        Value::String(text) => with_stops_in(&text, blanks).into(),
        Value::Array(items) => items.into_iter().map(|item| with_stops(item, blanks)).collect(),
        Value::Object(members) => {
            Value::Object(members.into_iter().map(|(key, value)| (key, with_stops(value, blanks))).collect())
        }
        scalar => scalar,
    }
}

fn with_stops_in(text: &str, blanks: &mut Vec<String>) -> String {
    let (mut out, mut end) = (String::new(), 0);
    for range in placeholder::every_in(text) {
        let blank = text[range.clone()].trim_matches(['{', '}', '<', '>']).to_owned();
        let number = blanks.iter().position(|other| *other == blank).unwrap_or_else(|| {
            blanks.push(blank.clone());
            blanks.len() - 1
        });
        out.push_str(&text[end..range.start]);
        out.extend(["${", &(number + 1).to_string(), ":", &blank, "}"]);
        end = range.end;
    }
    out + &text[end..]
}

/// Each pattern with what to say of a text that it does not fit, and of numbers that have words those alone.
fn worded(schema: Value) -> Value {
    let member = |(key, value): (String, Value)| {
        let sentence = PATTERNS.iter().find(|(pattern, _)| key == "pattern" && value == *pattern);
        let said = sentence.map(|(_, sentence)| ("patternErrorMessage".to_owned(), Value::from(*sentence)));
        [(key, worded(value))].into_iter().chain(said)
    };
    match schema {
        Value::Object(mut members) => {
            if members.contains_key("defaultSnippets") {
                members.shift_remove("examples");
            }
            Value::Object(members.into_iter().flat_map(member).collect())
        }
        Value::Array(items) => items.into_iter().map(worded).collect(),
        scalar => scalar,
    }
}
