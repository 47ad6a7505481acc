//! The schema itself: fresh, valid, and with our help in it.

use lp_manifest::export::schema::{Draft, schema, vscode_setting};
use lp_manifest::manifest::catalogue;
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
        assert_eq!(part["title"], field.label, "{keys:?}");
        assert!(part["description"].as_str().unwrap().starts_with(field.help), "{keys:?}");
        for item in field.items() {
            let one_of = part["items"]["oneOf"].as_array().unwrap();
            let wanted = json!({ "const": item.value, "description": item.help });
            assert!(one_of.contains(&wanted), "{keys:?} {}", item.value);
        }
    }
    let localized = &schema["patternProperties"]["^client_name#"];
    assert_eq!(localized["title"], catalogue::LOCALIZED_NAME.label);
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

/// Takes out what only VS Code reads.
fn without_sentences(value: &mut Value) {
    match value {
        Value::Object(members) => {
            members.shift_remove("patternErrorMessage");
            members.values_mut().for_each(without_sentences);
        }
        Value::Array(items) => items.iter_mut().for_each(without_sentences),
        _ => {}
    }
}

#[test]
fn the_setting_of_vs_code_holds_the_schema_and_needs_no_network() {
    let setting = vscode_setting();
    let [entry] = setting["json.schemas"].as_array().unwrap().as_slice() else { panic!("{setting}") };
    let (own, mut plain) = (&entry["schema"], entry["schema"].clone());
    let name = &own["properties"]["client_name"]["patternErrorMessage"];
    let endpoint = &own["definitions"]["webhook"]["properties"]["endpoint"]["patternErrorMessage"];
    assert!(name.as_str().unwrap().starts_with("client_name is blank: "), "{name}");
    assert!(endpoint.as_str().unwrap().starts_with("must start with https://: "), "{endpoint}");
    without_sentences(&mut plain);
    assert_eq!(plain, schema(Draft::Draft07));
    assert!(entry.get("url").is_none() && !entry["fileMatch"].as_array().unwrap().is_empty());
}
