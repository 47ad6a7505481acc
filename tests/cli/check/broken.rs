//! Texts that are not JSON: every mistake is listed, and `--fix` makes what is certain.

use super::json;
use crate::cli::Desk;

/// Four certain mistakes, and a value that is wrong.
const BROKEN: &str = "{\n  \"client_name\": \"kiosk\",\n  \"grant_types\": \"client_credentials\"\n  \"enabled_for_profiles\": [42,],\n  // todo\n  \"quick_launch_enabled\": True\n}\n";

/// The same as JSON, the value set right.
const WHOLE: &str = "{\n  \"client_name\": \"kiosk\",\n  \"grant_types\": [\"client_credentials\"],\n  \"enabled_for_profiles\": [42],\n  \"quick_launch_enabled\": true\n}\n";

#[test]
fn every_mistake_is_listed_with_its_fix() {
    let desk = Desk::with(BROKEN);
    let ran = desk.run(&["check", "app.json"]);
    assert_eq!((ran.code, ran.err.as_str()), (1, ""));
    let places: Vec<_> = ran.out.lines().filter(|line| line.starts_with("app.json:")).collect();
    assert_eq!(
        places,
        [
            "app.json:3:38: error: a comma is missing after \"client_credentials\" [not-json]",
            "app.json:4:30: error: a comma with nothing after it [not-json]",
            "app.json:5:3: error: JSON has no comments [not-json]",
            "app.json:6:27: error: True is no value [not-json]",
        ]
    );
    assert!(ran.out.ends_with("4 errors in app.json\n4 fixes: --fix applies them\n"), "{}", ran.out);
    let report = json(&desk.run(&["check", "--format", "json", "app.json"]).out);
    assert_eq!(report["errors"], 4);
    assert_eq!(report["files"][0]["problems"][0]["fix"]["title"], "add the comma");
    assert_eq!(report["files"][0]["problems"][0]["fix"]["certain"], true);
}

#[test]
fn certain_mistakes_are_mended_and_then_the_manifest_is_checked() {
    let desk = Desk::with(BROKEN);
    let ran = desk.run(&["check", "--fix", "app.json"]);
    assert_eq!(desk.text(), WHOLE, "{ran:?}");
    let lines: Vec<_> = ran.out.lines().take(6).collect();
    assert_eq!(
        lines,
        [
            "app.json: fixed line 3: add the comma [not-json]",
            "app.json: fixed line 4: remove the comma [not-json]",
            "app.json: fixed line 5: remove the comment [not-json]",
            "app.json: fixed line 6: write true [not-json]",
            "app.json: fixed grant_types: set to [\"client_credentials\"] [wrong-type]",
            "saved app.json: 5 changes, 3 lines replaced, 1 removed",
        ]
    );
    let again = desk.run(&["check", "--fix", "app.json"]);
    assert!(!again.out.contains("fixed"), "{}", again.out);
}

#[test]
fn a_dry_run_shows_what_would_become_of_a_broken_text() {
    let desk = Desk::with(BROKEN);
    let ran = desk.run(&["check", "--fix", "--dry-run", "app.json"]);
    assert_eq!((ran.code, ran.err.as_str(), desk.text().as_str()), (1, "", BROKEN));
    for line in
        ["-  // todo\n", "-  \"enabled_for_profiles\": [42,],\n", "+  \"enabled_for_profiles\": [42],\n"]
    {
        assert!(ran.out.contains(line), "{}", ran.out);
    }
}

#[test]
fn a_broken_text_comes_back_mended_from_a_filter() {
    let desk = Desk::new();
    let ran = desk.run_with(&["check", "--fix", "-"], BROKEN);
    assert_eq!(ran.out, WHOLE);
    assert!(ran.err.starts_with("-: fixed line 3: add the comma [not-json]\n"), "{}", ran.err);
}

#[test]
fn what_is_not_certain_stays_and_is_told() {
    let text = "{\n  \"client_name\": \"kiosk\",\n  \"grant_types\": ,\n  \"enabled\": true,\n}\n";
    let desk = Desk::with(text);
    let ran = desk.run(&["check", "--fix", "app.json"]);
    assert_eq!(ran.code, 1);
    assert_eq!(desk.text(), text.replace("true,\n", "true\n"), "{}", ran.out);
    assert!(ran.out.contains("app.json:3:18: error: a value is missing before ,"), "{}", ran.out);
    let conflict = "<<<<<<< HEAD\n{\"client_name\": \"A\"}\n=======\n{\"client_name\": \"B\",}\n>>>>>>> x\n";
    let desk = Desk::with(conflict);
    let ran = desk.run(&["check", "--fix", "app.json"]);
    assert_eq!((ran.code, desk.text().as_str()), (1, conflict));
    assert!(ran.out.contains("choose a side"), "{}", ran.out);
}

#[test]
fn no_fix_of_a_broken_text_tells_a_secret() {
    let text = "{\n  \"client_name\": \"kiosk\",\n  \"client_secret\": \"hunter2\"\n  \"a\": hunter2,\n}\n";
    for format in ["text", "json", "github", "gitlab", "sarif", "junit"] {
        let ran = Desk::with(text).run(&["check", "--format", format, "app.json"]);
        let told = ran.out.replace("a\": hunter2", "").replace("hunter2 is no value", "");
        assert!(!told.contains("\"hunter2"), "{format}: {told}");
    }
}
