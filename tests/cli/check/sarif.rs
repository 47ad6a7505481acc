//! SARIF 2.1.0: the members that the format requires, and names that stay when lines move.

use std::collections::HashSet;

use lp_manifest::manifest::check::RULES;
use serde_json::Value;

use super::json;
use crate::cli::Desk;

/// Every object of the format that is written here, by the way to it (`*` is every item): the
/// members that the specification requires of it, and the others that are written.
const OBJECTS: [(&str, &[&str], &[&str]); 25] = [
    ("", &["version", "runs"], &["$schema"]),
    ("runs/*", &["tool"], &["columnKind", "invocations", "originalUriBaseIds", "results"]),
    ("runs/*/tool", &["driver"], &[]),
    ("runs/*/tool/driver", &["name"], &["version", "semanticVersion", "language", "rules"]),
    (
        "runs/*/tool/driver/rules/*",
        &["id"],
        &["shortDescription", "fullDescription", "help", "defaultConfiguration"],
    ),
    ("runs/*/tool/driver/rules/*/shortDescription", &["text"], &[]),
    ("runs/*/tool/driver/rules/*/fullDescription", &["text"], &[]),
    ("runs/*/tool/driver/rules/*/help", &["text"], &["markdown"]),
    ("runs/*/tool/driver/rules/*/defaultConfiguration", &[], &["level"]),
    ("runs/*/originalUriBaseIds/%SRCROOT%", &[], &["uri"]),
    ("runs/*/invocations/*", &["executionSuccessful"], &["toolExecutionNotifications"]),
    ("runs/*/invocations/*/toolExecutionNotifications/*", &["message"], &["level", "locations"]),
    ("runs/*/invocations/*/toolExecutionNotifications/*/message", &["text"], &[]),
    (
        "runs/*/results/*",
        &["message"],
        &["ruleId", "ruleIndex", "level", "locations", "partialFingerprints", "properties", "fixes"],
    ),
    ("runs/*/results/*/message", &["text"], &[]),
    ("runs/*/results/*/locations/*", &[], &["physicalLocation", "logicalLocations"]),
    ("runs/*/results/*/locations/*/physicalLocation", &["artifactLocation"], &["region"]),
    ("runs/*/results/*/locations/*/physicalLocation/artifactLocation", &["uri"], &["uriBaseId"]),
    (
        "runs/*/results/*/locations/*/physicalLocation/region",
        &["startLine", "startColumn", "endLine", "endColumn"],
        &[],
    ),
    ("runs/*/results/*/fixes/*", &["artifactChanges"], &["description"]),
    ("runs/*/results/*/fixes/*/description", &["text"], &[]),
    ("runs/*/results/*/fixes/*/artifactChanges/*", &["artifactLocation", "replacements"], &[]),
    ("runs/*/results/*/fixes/*/artifactChanges/*/artifactLocation", &["uri"], &["uriBaseId"]),
    ("runs/*/results/*/fixes/*/artifactChanges/*/replacements/*", &["deletedRegion"], &["insertedContent"]),
    (
        "runs/*/results/*/fixes/*/artifactChanges/*/replacements/*/deletedRegion",
        &["startLine", "startColumn", "endLine", "endColumn"],
        &[],
    ),
];

const TEXT: &str = "{\n  \"client_name\": \"Kiosk\",\n  \"x\": {\"b\": 1, \"b\": 2, \"b\": 3},\n  \"grant_types\": [\"x\"],\n  \"enabled\": false,\n  \"response_types\": \"code\"\n}\n";

fn log(desk: &Desk, paths: &[&str]) -> Value {
    let mut arguments = vec!["check", "--format", "sarif", "--notes"];
    arguments.extend(paths);
    json(&desk.run(&arguments).out)
}

/// Every value at the end of a way.
fn at<'v>(value: &'v Value, way: &str) -> Vec<&'v Value> {
    let mut here = vec![value];
    for step in way.split('/').filter(|step| !step.is_empty()) {
        here = here.into_iter().flat_map(|value| below(value, step)).collect();
    }
    here
}

fn below<'v>(value: &'v Value, step: &str) -> Vec<&'v Value> {
    match value {
        Value::Array(items) if step == "*" => items.iter().collect(),
        Value::Object(members) => members.get(step).into_iter().collect(),
        _ => Vec::new(),
    }
}

#[test]
fn every_object_has_the_members_that_are_required_and_no_unknown_ones() {
    let desk = Desk::with(TEXT);
    desk.put("broken.json", "{");
    let log = log(&desk, &["app.json", "broken.json", "gone.json"]);
    for (way, required, others) in OBJECTS {
        let objects = at(&log, way);
        assert!(!objects.is_empty(), "{way}");
        for object in objects {
            let members = object.as_object().unwrap_or_else(|| panic!("{way}: {object}"));
            for name in required {
                assert!(members.contains_key(*name), "{way} lacks {name}: {object}");
            }
            for name in members.keys() {
                assert!(
                    required.contains(&name.as_str()) || others.contains(&name.as_str()),
                    "{way}: {name}"
                );
            }
        }
    }
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    for level in at(run, "results/*").iter().map(|result| result["level"].as_str().unwrap()) {
        assert!(["error", "warning", "note"].contains(&level));
    }
    for lengths in at(run, "results/*/locations/*/physicalLocation/region/startLine") {
        assert!(lengths.as_u64() > Some(0));
    }
}

#[test]
fn every_rule_is_described_and_every_result_points_at_its_own() {
    let log = log(&Desk::with(TEXT), &["app.json"]);
    let rules = log["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap();
    assert_eq!(rules.len(), RULES.len());
    for (described, rule) in rules.iter().zip(RULES) {
        assert_eq!(described["id"], rule.id);
        assert_eq!(described["help"]["text"], rule.help);
        assert_eq!(described["defaultConfiguration"]["level"], rule.severity.word());
        let short = described["shortDescription"]["text"].as_str().unwrap();
        assert!(short.ends_with('.') && rule.help.starts_with(short), "{short}");
    }
    let results = log["runs"][0]["results"].as_array().unwrap();
    assert!(results.len() > 4);
    for result in results {
        let index = result["ruleIndex"].as_u64().unwrap() as usize;
        assert_eq!(rules[index]["id"], result["ruleId"]);
    }
}

/// Rule, pointer and fingerprint of each result.
fn fingerprints(log: &Value) -> HashSet<(String, String, String)> {
    let results = log["runs"][0]["results"].as_array().unwrap();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let of = |result: &Value| {
        let place = &result["locations"][0]["logicalLocations"][0]["fullyQualifiedName"];
        let print = result["partialFingerprints"].as_object().unwrap().values().next().unwrap();
        (text(&result["ruleId"]), text(place), text(print))
    };
    let all: HashSet<_> = results.iter().map(of).collect();
    assert_eq!(all.len(), results.len(), "a fingerprint is there twice");
    all
}

#[test]
fn fingerprints_are_unique_and_survive_shifted_lines() {
    let before = fingerprints(&log(&Desk::with(TEXT), &["app.json"]));
    assert!(before.iter().filter(|(rule, ..)| rule == "duplicate-member").count() == 2);
    let shifted = TEXT.replace("{\n", "{\n\n  \"description\": \"new\",\n\n").replace("  \"", "\t\t\"");
    assert_eq!(fingerprints(&log(&Desk::with(shifted), &["./app.json"])), before);
    let desk = Desk::new();
    desk.put("other.json", TEXT);
    let other = fingerprints(&log(&desk, &["other.json"]));
    assert!(other.iter().all(|one| !before.contains(one)));
}

#[test]
fn paths_are_relative_references_with_their_base() {
    let desk = Desk::new();
    desk.put("my apps/é 100%.json", "{\"client_name\": }");
    let log_of = |path: &str| log(&desk, &[path]);
    let location = |log: &Value| {
        log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"].clone()
    };
    let whole = desk.path("my apps/é 100%.json");
    for path in ["my apps/é 100%.json", "./my apps/é 100%.json", "my apps", whole.to_str().unwrap()] {
        let log = log_of(path);
        assert_eq!(
            location(&log),
            serde_json::json!({"uriBaseId": "%SRCROOT%", "uri": "my%20apps/%C3%A9%20100%25.json"})
        );
        let base = log["runs"][0]["originalUriBaseIds"]["%SRCROOT%"]["uri"].as_str().unwrap();
        assert!(base.starts_with("file:///") && base.ends_with('/'), "{base}");
    }
    // Outside the folder that one stands in it is whole.
    let elsewhere = Desk::new();
    elsewhere.put("my apps/é 100%.json", "{\"client_name\": }");
    let found = location(&log_of(elsewhere.path("my apps/é 100%.json").to_str().unwrap()));
    let uri = found["uri"].as_str().unwrap();
    assert!(uri.starts_with("file:///") && uri.ends_with("/my%20apps/%C3%A9%20100%25.json"), "{uri}");
    assert!(found.get("uriBaseId").is_none());
}

#[test]
fn what_could_not_be_read_is_a_notification_and_the_run_no_success() {
    let desk = Desk::with(TEXT);
    let sound = log(&desk, &["app.json"]);
    assert_eq!(sound["runs"][0]["invocations"][0]["executionSuccessful"], true);
    let log = log(&desk, &["app.json", "gone.json"]);
    let invocation = &log["runs"][0]["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], false);
    let notifications = invocation["toolExecutionNotifications"].as_array().unwrap();
    assert_eq!(notifications.len(), 1);
    assert_eq!(notifications[0]["message"]["text"], "there is no file gone.json: look at its spelling");
    assert_eq!(notifications[0]["level"], "error");
    let place = &notifications[0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"];
    assert_eq!(place, "gone.json");
    // What could be read is there all the same.
    assert_eq!(log["runs"][0]["results"], sound["runs"][0]["results"]);
}

/// The byte of a place in a text.
fn offset(text: &str, line: &Value, column: &Value) -> usize {
    let (line, column) = (line.as_u64().unwrap() as usize, column.as_u64().unwrap() as usize);
    let start: usize = text.split_inclusive('\n').take(line - 1).map(str::len).sum();
    start + text[start..].chars().take(column - 1).map(char::len_utf8).sum::<usize>()
}

#[test]
fn a_fix_is_told_by_edits_that_do_what_fix_does() {
    let text = "{\n  \"client_name\": \"Café 日本 \",\n  \"grant_types\": [\"client_credentials\"]\n}\n";
    let desk = Desk::with(text);
    let log = log(&desk, &["app.json"]);
    let replacements = at(&log, "runs/*/results/*/fixes/*/artifactChanges/*/replacements/*");
    let mut mended = text.to_owned();
    for edit in replacements.iter().rev() {
        let region = &edit["deletedRegion"];
        let start = offset(text, &region["startLine"], &region["startColumn"]);
        let end = offset(text, &region["endLine"], &region["endColumn"]);
        mended.replace_range(start..end, edit["insertedContent"]["text"].as_str().unwrap());
    }
    assert_ne!(mended, text);
    assert_eq!(desk.run(&["check", "--fix", "app.json"]).code, 0);
    assert_eq!(desk.text(), mended);
}
