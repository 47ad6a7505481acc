//! The schema itself: fresh, valid, and with our help in it.

use jsonschema::Validator;
use lp_manifest::export::schema::{Draft, schema, setting};
use lp_manifest::manifest::catalogue::{self, MADE_BY_LIVEPERSON};
use lp_manifest::manifest::template::Template;
use serde_json::{Value, json};

/// Words that draft 07 does not know.
const NEWER: [&str; 12] = [
    "$defs",
    "$anchor",
    "$dynamicRef",
    "$vocabulary",
    "deprecated",
    "dependentRequired",
    "dependentSchemas",
    "maxContains",
    "minContains",
    "prefixItems",
    "unevaluatedItems",
    "unevaluatedProperties",
];

/// Every object of a JSON value.
fn objects<'v>(value: &'v Value, out: &mut Vec<&'v serde_json::Map<String, Value>>) {
    match value {
        Value::Object(members) => {
            out.push(members);
            members.values().for_each(|value| objects(value, out));
        }
        Value::Array(items) => items.iter().for_each(|value| objects(value, out)),
        _ => {}
    }
}

#[test]
fn the_schema_in_the_repository_is_the_one_that_the_program_makes() {
    super::hold_file("assets/manifest.schema.json", &format!("{:#}\n", schema(Draft::Draft202012)));
}

#[test]
fn each_draft_is_valid_against_its_meta_schema() {
    let newest = schema(Draft::Draft202012);
    assert_eq!(jsonschema::draft202012::meta::validate(&newest).map_err(|error| error.to_string()), Ok(()));
    let older = schema(Draft::Draft07);
    assert_eq!(jsonschema::draft7::meta::validate(&older).map_err(|error| error.to_string()), Ok(()));
}

#[test]
fn draft_07_has_no_word_of_later_drafts_and_nothing_beside_a_reference() {
    let schema = schema(Draft::Draft07);
    let mut all = Vec::new();
    objects(&schema, &mut all);
    for members in all {
        assert!(NEWER.iter().all(|word| !members.contains_key(*word)), "{members:?}");
        assert!(!members.contains_key("$ref") || members.len() == 1, "{members:?}");
    }
    let text = schema.to_string();
    assert!(text.contains("\"#/definitions/webhook\"") && !text.contains("#/$defs"));
}

/// The part of the schema that describes a field.
fn part<'s>(schema: &'s Value, trail: &[&str]) -> &'s Value {
    trail.iter().fold(schema, |mut part, key| {
        if let Some(target) = part.get("$ref").and_then(Value::as_str) {
            part = schema.pointer(&target[1..]).unwrap();
        }
        part = part.get("then").unwrap_or(part);
        &part["properties"][key]
    })
}

#[test]
fn every_field_and_every_value_has_our_help() {
    let schema = schema(Draft::Draft202012);
    for trail in catalogue::walk() {
        let keys: Vec<_> = trail.iter().map(|field| field.key).collect();
        let field = trail.last().unwrap();
        let part = part(&schema, &keys);
        assert!(part["title"].as_str().unwrap().eq_ignore_ascii_case(field.label), "{keys:?}");
        assert!(part["description"].as_str().unwrap().starts_with(field.help), "{keys:?}");
        for item in field.items() {
            let list = part.get("else").unwrap_or(part);
            let one_of = list["items"]["oneOf"].as_array().unwrap();
            let wanted = json!({ "const": item.value, "description": item.help });
            assert!(one_of.contains(&wanted), "{keys:?} {}", item.value);
        }
    }
    let localized = &schema["patternProperties"]["^client_name#"];
    assert_eq!(localized["title"], "localized name");
    assert_eq!(part(&schema, &["entry_uri"])["title"], "entry URI");
    let event = ["capabilities", "webhooks", "cqm.ExConversationChangeNotification"];
    assert_eq!(part(&schema, &event)["title"], "ExConversationChangeNotification");
}

#[test]
fn defaults_and_examples_are_values_that_the_schema_takes() {
    let schema = schema(Draft::Draft202012);
    let mut all = Vec::new();
    objects(&schema, &mut all);
    let mut tried = 0;
    for members in all.iter().filter(|members| members.get("description").is_some_and(Value::is_string)) {
        let mut part = Value::Object((*members).clone());
        part["$defs"] = schema["$defs"].clone();
        let validator = jsonschema::draft202012::new(&part).unwrap();
        let listed = members.get("examples").and_then(Value::as_array).into_iter().flatten();
        for value in listed.chain(members.get("default")) {
            assert!(validator.is_valid(value), "{value} as {members:?}");
            tried += 1;
        }
    }
    assert!(tried > 25, "only {tried}");
}

/// The words that only VS Code reads.
const EDITOR: [&str; 5] =
    ["patternErrorMessage", "markdownDescription", "defaultSnippets", "doNotSuggest", "deprecationMessage"];

/// Takes them out.
fn without_editor(value: &mut Value) {
    match value {
        Value::Object(members) => {
            members.retain(|key, _| !EDITOR.contains(&key.as_str()));
            members.values_mut().for_each(without_editor);
        }
        Value::Array(items) => items.iter_mut().for_each(without_editor),
        _ => {}
    }
}

/// The schema for VS Code.
fn for_vscode() -> Value {
    setting()["json.schemas"][0]["schema"].clone()
}

#[test]
fn the_setting_of_vs_code_holds_the_schema_and_needs_no_network() {
    let setting = setting();
    let [entry] = setting["json.schemas"].as_array().unwrap().as_slice() else { panic!("{setting}") };
    let (own, mut plain) = (&entry["schema"], entry["schema"].clone());
    let name = &own["properties"]["client_name"]["patternErrorMessage"];
    let endpoint = &own["definitions"]["webhook"]["properties"]["endpoint"]["patternErrorMessage"];
    assert!(name.as_str().unwrap().starts_with("client_name is blank: "), "{name}");
    assert!(endpoint.as_str().unwrap().starts_with("must start with https://: "), "{endpoint}");
    without_editor(&mut plain);
    let mut wanted = schema(Draft::Draft07);
    // Its values have words there.
    let retention =
        "/properties/capabilities/properties/webhooks/properties/retry/then/properties/retention_time";
    wanted.pointer_mut(retention).unwrap().as_object_mut().unwrap().shift_remove("examples").unwrap();
    assert_eq!(plain, wanted);
    assert!(entry.get("url").is_none());
    assert_eq!(entry["fileMatch"], json!(["*.lp-manifest.json"]));
}

#[test]
fn only_the_setting_of_vs_code_has_its_words() {
    for draft in [Draft::Draft202012, Draft::Draft07] {
        let schema = schema(draft);
        let mut all = Vec::new();
        objects(&schema, &mut all);
        assert!(all.iter().all(|members| EDITOR.iter().all(|word| !members.contains_key(*word))));
    }
}

#[test]
fn vs_code_does_not_offer_what_liveperson_makes_and_says_why() {
    let schema = for_vscode();
    for key in MADE_BY_LIVEPERSON {
        let member = &schema["properties"][key];
        assert_eq!(member["doNotSuggest"], true, "{key}");
        assert_eq!(
            member["deprecationMessage"], "LivePerson gives this out: leave it out of the file",
            "{key}"
        );
    }
    for key in ["categories", "overview"] {
        assert_eq!(schema["properties"][key]["doNotSuggest"], true, "{key}");
    }
    assert_eq!(schema["properties"]["capabilities"]["properties"]["broadcast"]["doNotSuggest"], true);
    assert!(schema["properties"]["client_name"].get("doNotSuggest").is_none());
}

#[test]
fn a_hover_of_vs_code_has_example_limits_and_rules() {
    let schema = for_vscode();
    let endpoint = &schema["definitions"]["webhook"]["properties"];
    let retries = endpoint["max_retries"]["markdownDescription"].as_str().unwrap();
    for part in ["`\"max_retries\": 3`", "0 to 5", "`max-retries-range`", "How often LivePerson tries again"]
    {
        assert!(retries.contains(part), "{part}: {retries}");
    }
    for trail in catalogue::walk() {
        let keys: Vec<_> = trail.iter().map(|field| field.key).collect();
        if keys.len() < 4 {
            assert!(part(&schema, &keys)["markdownDescription"].is_string(), "{keys:?}");
        }
    }
}

/// A body of a snippet as it stands in the file when nobody goes on.
fn written(body: &Value) -> Value {
    match body {
        Value::String(text) => {
            let (mut out, mut rest) = (String::new(), text.as_str());
            while let Some(at) = rest.find('$') {
                out.push_str(&rest[..at]);
                rest = rest[at + 1..].trim_start_matches(|c: char| c.is_ascii_digit());
                if let Some(stop) = rest.strip_prefix('{') {
                    let end = stop.find('}').unwrap();
                    out.push_str(stop[..end].split_once(':').map_or("", |(_, usual)| usual));
                    rest = &stop[end + 1..];
                }
            }
            out.push_str(rest);
            match out.strip_prefix('^') {
                Some(raw) => serde_json::from_str(raw).unwrap(),
                None => out.into(),
            }
        }
        Value::Array(items) => items.iter().map(written).collect(),
        Value::Object(members) => {
            Value::Object(members.iter().map(|(key, value)| (key.clone(), written(value))).collect())
        }
        scalar => scalar.clone(),
    }
}

#[test]
fn every_snippet_writes_what_the_schema_takes() {
    let schema = for_vscode();
    let mut all = Vec::new();
    objects(&schema, &mut all);
    let mut tried = 0;
    for members in all.iter().filter(|members| members.contains_key("defaultSnippets")) {
        let mut part = Value::Object((*members).clone());
        part["definitions"] = schema["definitions"].clone();
        let validator: Validator = jsonschema::draft7::new(&part).unwrap();
        for snippet in members["defaultSnippets"].as_array().unwrap() {
            let value = written(&snippet["body"]);
            // What is still to be filled in is no address, and an empty manifest lacks its name.
            let empty = snippet["label"] == Template::Empty.title();
            assert!(empty || validator.is_valid(&value), "{value}");
            assert!(!snippet["label"].as_str().unwrap().is_empty());
            tried += 1;
        }
    }
    assert!(tried >= 5 + 8 + 3 + 5, "only {tried}");
    let snippets = |part: &Value| part["defaultSnippets"].as_array().unwrap().clone();
    let labels = |part: &Value| {
        let labels = snippets(part).into_iter().map(|one| one["label"].as_str().unwrap().to_owned());
        labels.collect::<Vec<_>>()
    };
    assert_eq!(labels(&schema).len(), Template::ALL.len());
    let capabilities = &schema["properties"]["capabilities"]["properties"];
    let engagement = written(&snippets(&capabilities["engagement"])[0]["body"]);
    assert_eq!(engagement.as_object().unwrap().len(), 8);
    assert_eq!(engagement["consumer_identity"], json!(["auth"]));
    let event = &capabilities["webhooks"]["properties"]["cqm.ExConversationChangeNotification"];
    assert_eq!((&event["type"], snippets(event).len()), (&json!("object"), 1));
    assert_eq!(snippets(event)[0]["body"], json!({ "endpoint": "https://$1", "max_retries": "^${2:3}" }));
    let retention = &capabilities["webhooks"]["properties"]["retry"]["then"]["properties"]["retention_time"];
    let labels = labels(retention);
    assert_eq!((labels.first().unwrap().as_str(), labels.last().unwrap().as_str()), ("1 hour", "3 days"));
}

/// What each keyword is about.
const TYPED: [(&str, &[&str]); 6] = [
    ("object", &["properties", "required", "additionalProperties", "patternProperties"]),
    ("array", &["items"]),
    ("string", &["maxLength", "minLength", "pattern"]),
    ("integer", &["minimum", "maximum"]),
    ("boolean", &[]),
    ("null", &[]),
];

/// The keywords of the schema, and which of their values are schemas.
const KNOWN: [&str; 25] = [
    "$schema",
    "$id",
    "$ref",
    "$defs",
    "definitions",
    "title",
    "description",
    "default",
    "examples",
    "type",
    "properties",
    "required",
    "additionalProperties",
    "patternProperties",
    "items",
    "maxLength",
    "pattern",
    "minimum",
    "maximum",
    "oneOf",
    "allOf",
    "const",
    "if",
    "then",
    "else",
];

/// What a reader as strict as Ajv refuses in a schema: unknown keywords, several types at once, keywords
/// without their type, names that are required and not described, patterns that take described names.
fn lax(schema: &Value, place: &str, out: &mut Vec<String>) {
    let Some(members) = schema.as_object() else { return };
    let mut complain = |what: &str| out.push(format!("{place}: {what}"));
    for key in members.keys().filter(|key| !KNOWN.contains(&key.as_str())) {
        complain(&format!("{key} is no keyword"));
    }
    if members.get("type").is_some_and(|kind| !kind.is_string()) {
        complain("several types");
    }
    for (kind, words) in TYPED {
        let used = words.iter().find(|word| members.contains_key(**word));
        if let Some(word) = used.filter(|_| members.get("type").is_none_or(|own| own != kind)) {
            complain(&format!("{word} without {kind}"));
        }
    }
    let names = members.get("properties").and_then(Value::as_object).cloned().unwrap_or_default();
    for name in members.get("required").and_then(Value::as_array).into_iter().flatten() {
        if !names.contains_key(name.as_str().unwrap()) {
            complain(&format!("{name} is required and not described"));
        }
    }
    let patterns = members.get("patternProperties").and_then(Value::as_object).cloned().unwrap_or_default();
    for pattern in patterns.keys() {
        let fits = jsonschema::draft7::new(&json!({ "pattern": pattern })).unwrap();
        for name in names.keys().filter(|name| fits.is_valid(&json!(name))) {
            complain(&format!("{pattern} takes {name}"));
        }
    }
    if ["then", "else"].iter().any(|word| members.contains_key(*word)) && !members.contains_key("if") {
        complain("then without if");
    }
    for key in ["properties", "patternProperties", "$defs", "definitions"] {
        for (name, part) in members.get(key).and_then(Value::as_object).into_iter().flatten() {
            lax(part, &format!("{place}/{key}/{name}"), out);
        }
    }
    for key in ["items", "additionalProperties", "if", "then", "else"] {
        lax(&members.get(key).cloned().unwrap_or_default(), &format!("{place}/{key}"), out);
    }
    for key in ["oneOf", "allOf"] {
        for part in members.get(key).and_then(Value::as_array).into_iter().flatten() {
            lax(part, &format!("{place}/{key}"), out);
        }
    }
}

#[test]
fn a_strict_reader_takes_both_drafts() {
    for draft in [Draft::Draft202012, Draft::Draft07] {
        let mut found = Vec::new();
        lax(&schema(draft), "", &mut found);
        assert!(found.is_empty(), "{}", found.join("\n"));
    }
    for (bad, what) in [
        (json!({ "properties": {} }), ": properties without object"),
        (json!({ "type": ["array", "string"] }), ": several types"),
        (json!({ "type": "object", "required": ["a"] }), ": \"a\" is required and not described"),
        (
            json!({ "type": "object", "properties": { "a": { "maximum": 5 } } }),
            "/properties/a: maximum without integer",
        ),
    ] {
        let mut found = Vec::new();
        lax(&bad, "", &mut found);
        assert_eq!(found, [what]);
    }
}

#[test]
fn each_draft_has_a_name_of_its_own_that_is_no_address() {
    let ids = [Draft::Draft202012, Draft::Draft07].map(|draft| schema(draft)["$id"].clone());
    assert!(ids[0] != ids[1] && ids.iter().all(|id| id.as_str().unwrap().starts_with("urn:")), "{ids:?}");
}

#[test]
fn an_event_is_judged_whatever_its_name_is() {
    let newest = jsonschema::draft202012::new(&schema(Draft::Draft202012)).unwrap();
    let valid = |webhooks: Value| {
        newest.is_valid(&json!({ "client_name": "a", "capabilities": { "webhooks": webhooks } }))
    };
    assert!(!valid(json!({ "ContentEvent": {} })));
    assert!(!valid(json!({ "ms.MessagingEventNotification.NewEvent": { "endpoint": "http://a.example" } })));
    assert!(valid(json!({ "ms.MessagingEventNotification.NewEvent": { "endpoint": "https://a.example" } })));
    // What is no event, or may be meant as retry, is no error to check either.
    assert!(valid(json!({ "// note": 1, "client_secret": "x", "engagement": {}, "rety": {}, "retry": 5 })));
}
