//! `--fix`: what it changes, what it says, and what it leaves alone.

use super::json;
use crate::cli::Desk;

/// Three certain fixes, one error that is none, and spellings that have to stay.
const WRONG: &str = "{\r\n\t\"client_name\": \"Caf\\u00e9\",\r\n\t\"response_types\": \"code\",\r\n\t\"enabled_for_profiles\": [42.0, 43],\r\n\t\"unknown\":   1e3,\r\n\t\"redirect_uris\": [ \"https://a.example/\" ],\r\n\t\"grant_types\": [\"authorization_code\"],\r\n\t\"description\": 5\r\n}";

/// The same, mended.
const RIGHT: &str = "{\r\n\t\"client_name\": \"Caf\\u00e9\",\r\n\t\"response_types\": [\"code\"],\r\n\t\"enabled_for_profiles\": [42, 43],\r\n\t\"unknown\":   1e3,\r\n\t\"redirect_uris\": [ \"https://a.example/\" ],\r\n\t\"grant_types\": [\"authorization_code\"],\r\n\t\"description\": 5\r\n}";

#[test]
fn certain_fixes_are_made_saved_once_and_told_of() {
    let desk = Desk::with(WRONG);
    let ran = desk.run(&["check", "--fix", "app.json"]);
    assert_eq!((ran.code, ran.err.as_str()), (1, ""));
    assert_eq!(desk.text(), RIGHT);
    let lines: Vec<_> = ran.out.lines().take(3).collect();
    assert_eq!(
        lines,
        [
            "app.json: fixed response_types: set to [\"code\"] [wrong-type]",
            "app.json: fixed enabled_for_profiles[0]: set to 42 [number-spelling]",
            "saved app.json: 2 changes, 2 lines replaced",
        ]
    );
    // What remains is reported as it stands in the file now.
    assert!(ran.out.contains("app.json:8:17: error: "), "{}", ran.out);
    assert!(!ran.out.contains("[number-spelling]\n   "), "{}", ran.out);
    let again = desk.run(&["check", "--fix", "app.json"]);
    assert_eq!((again.code, desk.text().as_str()), (1, RIGHT));
    assert!(!again.out.contains("fixed") && !again.out.contains("saved"), "{}", again.out);
}

#[test]
fn the_exit_code_is_that_of_what_remains() {
    let desk = Desk::with(WRONG.replace(",\r\n\t\"description\": 5", ""));
    assert_eq!(desk.run(&["check", "app.json"]).code, 1);
    assert_eq!(desk.run(&["check", "--fix", "app.json"]).code, 0);
    assert_eq!(desk.run(&["check", "--strict", "app.json"]).code, 1);
}

#[test]
fn a_dry_run_shows_the_lines_and_writes_nothing() {
    let desk = Desk::with(WRONG);
    let ran = desk.run(&["check", "--fix", "--dry-run", "app.json"]);
    assert_eq!((ran.code, ran.err.as_str()), (1, ""));
    let shown = "--- a/app.json\n+++ b/app.json\n@@ -1,7 +1,7 @@\n {\r\n \t\"client_name\": \"Caf\\u00e9\",\r\n-\t\"response_types\": \"code\",\r\n-\t\"enabled_for_profiles\": [42.0, 43],\r\n+\t\"response_types\": [\"code\"],\r\n+\t\"enabled_for_profiles\": [42, 43],\r\n \t\"unknown\":   1e3,\r\n \t\"redirect_uris\": [ \"https://a.example/\" ],\r\n \t\"grant_types\": [\"authorization_code\"],\r\n";
    assert_eq!(ran.out, shown);
    assert_eq!(desk.text(), WRONG);
    desk.put("app.json", RIGHT);
    desk.run(&["check", "--fix", "--dry-run", "app.json"]).says(0, "");
}

#[test]
fn standard_input_is_mended_on_standard_output() {
    let desk = Desk::new();
    let ran = desk.run_with(&["check", "--fix", "-"], WRONG);
    assert_eq!((ran.code, ran.out.as_str()), (1, RIGHT));
    assert!(ran.err.starts_with("-: fixed response_types: set to [\"code\"] [wrong-type]\n"), "{}", ran.err);
    assert!(ran.err.contains("-:8:17: error: ") && !ran.err.contains("saved"), "{}", ran.err);
    let ran = desk.run_with(&["check", "--fix", "-"], &ran.out);
    assert_eq!(ran.out, RIGHT);
    // What cannot be fixed is handed on as it came.
    let ran = desk.run_with(&["check", "--fix", "-"], "{\"a\": ");
    assert_eq!((ran.code, ran.out.as_str()), (1, "{\"a\": "));
    assert!(ran.err.contains("[not-json]"), "{}", ran.err);
    let ran = desk.run_with(&["check", "--fix", "--dry-run", "-"], WRONG);
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("-\t\"response_types\": \"code\",\r\n"), "{}", ran.out);
}

#[test]
fn what_does_not_go_together_is_wrong_usage() {
    let desk = Desk::with(WRONG);
    desk.run(&["check", "--fix", "-", "app.json"])
        .complains(2, "--fix - prints one fixed text: name no other path with it");
    for arguments in [
        &["check", "--fix", "--format", "json", "-"][..],
        &["check", "--fix", "--dry-run", "--format", "sarif", "app.json"],
    ] {
        desk.run(arguments).complains(2, "what --fix prints here is no report: leave --format out");
    }
    for arguments in [
        &["check", "--dry-run", "app.json"][..],
        &["check", "--fix", "--dry-run", "--baseline", "known.json", "app.json"],
    ] {
        let ran = desk.run(arguments);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    }
    assert_eq!(desk.text(), WRONG);
}

#[test]
fn a_report_for_programs_says_what_was_fixed_and_nothing_else_is_printed() {
    let desk = Desk::with(WRONG);
    let ran = desk.run(&["check", "--fix", "--format", "json", "app.json"]);
    assert_eq!((ran.code, ran.err.as_str()), (1, ""));
    let report = json(&ran.out);
    let fixed = serde_json::json!([
        {"rule": "wrong-type", "pointer": "/response_types", "title": "set to [\"code\"]"},
        {"rule": "number-spelling", "pointer": "/enabled_for_profiles/0", "title": "set to 42"},
    ]);
    assert_eq!(report["files"][0]["fixed"], fixed);
    assert_eq!(desk.text(), RIGHT);
}

#[test]
fn a_rule_that_is_ignored_is_not_fixed() {
    let desk = Desk::with(WRONG);
    desk.put(".lp-manifest.toml", "[rules]\nnumber-spelling = \"ignore\"\n");
    assert_eq!(desk.run(&["check", "--fix", "--ignore", "wrong-type", "app.json"]).code, 0);
    assert_eq!(desk.text(), WRONG);
}

#[test]
fn a_file_that_cannot_be_mended_or_saved_does_not_stop_the_others() {
    let desk = Desk::with(WRONG);
    desk.put("broken.json", "{");
    desk.put("locked.json", WRONG);
    let mut permissions = std::fs::metadata(desk.path("locked.json")).unwrap().permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(desk.path("locked.json"), permissions).unwrap();
    let ran = desk.run(&["check", "--fix", "broken.json", "locked.json", "gone.json", "app.json"]);
    assert_eq!(ran.code, 2);
    assert_eq!(desk.text(), RIGHT);
    assert_eq!(std::fs::read_to_string(desk.path("locked.json")).unwrap(), WRONG);
    assert!(ran.err.contains("locked.json is read-only"), "{}", ran.err);
    // What was not mended is reported as it is.
    assert!(ran.out.contains("locked.json:3:20: error: "), "{}", ran.out);
    assert!(!ran.out.contains("locked.json: fixed"), "{}", ran.out);
    let ran = desk.run(&["check", "--fix", "--dry-run", "broken.json"]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    assert!(
        ran.err.starts_with("lp-manifest: broken.json cannot be fixed: line 1, column 2: "),
        "{}",
        ran.err
    );
}

#[test]
fn a_folder_is_mended_together() {
    let desk = Desk::new();
    for number in 0..40 {
        desk.put(&format!("{number}.json"), WRONG);
    }
    let ran = desk.run(&["check", "--fix", "."]);
    assert_eq!(ran.out.matches("saved ").count(), 40, "{}", ran.out);
    for number in 0..40 {
        assert_eq!(std::fs::read_to_string(desk.path(&format!("{number}.json"))).unwrap(), RIGHT);
    }
    assert!(!desk.run(&["check", "--fix", "."]).out.contains("fixed"));
}
