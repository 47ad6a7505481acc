//! The forms that other programs read: what they prescribe, and what may not break them.

use std::collections::HashSet;

use serde_json::Value;

use super::json;
use crate::cli::{Desk, Ran};

const FORMATS: [&str; 6] = ["json", "github", "gitlab", "sarif", "junit", "markdown"];

/// A manifest with an error, a warning and a note.
const MIXED: &str = "{\n  \"client_name\": \"Kiosk\",\n  \"strange\": 1,\n  \"grant_types\": [\"x\"],\n  \"enabled\": false,\n  \"enabled_for_profiles\": [\n    \"42\"\n  ]\n}\n";

fn run(desk: &Desk, format: &str, more: &[&str]) -> Ran {
    let mut arguments = vec!["check", "--format", format];
    arguments.extend(more);
    desk.run(&arguments)
}

/// The ids of the rules that a report names, and how often.
fn named(out: &str, rule: &str) -> usize {
    out.matches(rule).count()
}

#[test]
fn notes_are_reported_only_when_they_are_asked_for() {
    let desk = Desk::with(MIXED);
    for format in ["github", "gitlab", "junit", "markdown"] {
        let [without, with] =
            [&["app.json"][..], &["--notes", "app.json"]].map(|more| run(&desk, format, more));
        assert_eq!((without.code, with.code), (1, 1), "{format}");
        assert_eq!(named(&without.out, "not-enabled"), 0, "{format}: {}", without.out);
        assert!(named(&with.out, "not-enabled") > 0, "{format}: {}", with.out);
        assert!(named(&without.out, "unknown-member") > 0, "{format}: {}", without.out);
    }
    let sarif = |more: &[&str]| json(&run(&desk, "sarif", more).out)["runs"][0]["results"].to_string();
    assert_eq!(named(&sarif(&["app.json"]), "not-enabled"), 0);
    assert!(named(&sarif(&["--notes", "app.json"]), "not-enabled") > 0);
    assert!(named(&run(&desk, "json", &["app.json"]).out, "not-enabled") > 0);
}

#[test]
fn a_github_annotation_marks_the_place() {
    let desk = Desk::with(MIXED);
    let out = run(&desk, "github", &["--notes", "app.json"]).out;
    let lines: Vec<_> = out.lines().collect();
    assert!(lines.iter().all(|line| line.starts_with("::")), "{out}");
    let line = |rule: &str| {
        let title = format!(",title={rule}::");
        lines.iter().find(|line| line.contains(&title)).unwrap().split("::").nth(1).unwrap().to_owned()
    };
    // `"strange"` is columns 3 to 11, and the last one belongs to it.
    assert_eq!(
        line("unknown-member"),
        "warning file=app.json,line=3,endLine=3,col=3,endColumn=11,title=unknown-member"
    );
    assert_eq!(
        line("not-enabled"),
        "notice file=app.json,line=5,endLine=5,col=14,endColumn=18,title=not-enabled"
    );
    assert!(line("profile-id-whole").starts_with("error file=app.json,line=7,endLine=7,col=5,endColumn=8,"));
}

#[test]
fn a_github_annotation_over_several_lines_has_no_columns() {
    let desk = Desk::with("[\n  {\"client_name\": \"a\"}\n]\n");
    let ran = run(&desk, "github", &["app.json"]);
    assert!(
        ran.out.starts_with("::error file=app.json,line=1,endLine=3,title=not-an-object::"),
        "{}",
        ran.out
    );
}

#[test]
fn no_name_and_no_value_breaks_out_of_a_github_annotation() {
    let desk = Desk::new();
    let name = "100%,a:b ::error::.json";
    desk.put(
        name,
        "{\"client_name\": \"a\", \"x%\\n::error::y\": 1, \"grant_types\": [\"%0A::warning::\\r\\n\"]}",
    );
    let ran = run(&desk, "github", &["--notes", name, "gone\n::error::x"]);
    assert_eq!(ran.code, 2);
    for line in ran.out.lines() {
        let (command, rest) = line.strip_prefix("::").unwrap().split_once(' ').unwrap();
        assert!(["error", "warning", "notice"].contains(&command), "{line}");
        let properties = rest.split("::").next().unwrap();
        for property in properties.split(',') {
            let (key, value) = property.split_once('=').unwrap();
            assert!(["file", "line", "endLine", "col", "endColumn", "title"].contains(&key), "{line}");
            assert!(!value.contains([':', '\r']), "{line}");
        }
    }
    assert!(ran.out.contains("file=100%25%2Ca%3Ab %3A%3Aerror%3A%3A.json,"), "{}", ran.out);
    assert!(ran.out.contains("%250A::warning::"), "{}", ran.out);
}

#[test]
fn a_gitlab_issue_has_what_gitlab_asks_for() {
    let desk = Desk::with(MIXED);
    let issues = json(&run(&desk, "gitlab", &["--notes", "./app.json"]).out);
    let issues = issues.as_array().unwrap();
    assert!(issues.len() > 3);
    let mut fingerprints: Vec<_> = Vec::new();
    for issue in issues {
        for key in ["description", "check_name", "fingerprint", "severity"] {
            assert!(issue[key].as_str().is_some_and(|text| !text.is_empty()), "{issue}");
        }
        let severity = issue["severity"].as_str().unwrap();
        assert!(["info", "minor", "major", "critical", "blocker"].contains(&severity), "{issue}");
        assert_eq!(issue["location"]["path"], "app.json");
        assert!(issue["location"]["lines"]["begin"].as_u64() > Some(0));
        fingerprints.push(issue["fingerprint"].as_str().unwrap());
    }
    fingerprints.sort_unstable();
    fingerprints.dedup();
    assert_eq!(fingerprints.len(), issues.len());
    assert_eq!(run(&Desk::with("{\"client_name\": \"a\"}"), "gitlab", &["app.json"]).out, "[]\n");
}

/// An element's name and its attributes.
type Element = (String, Vec<(String, String)>);

/// Reads XML as far as these reports use it: elements, attributes, texts with the five entities.
fn elements(xml: &str) -> Vec<Element> {
    let body = xml.strip_prefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n").unwrap();
    let (mut open, mut found): (Vec<String>, Vec<_>) = (Vec::new(), Vec::new());
    for part in body.split('<').skip(1) {
        let (tag, text) = part.split_once('>').unwrap();
        assert!(!text.contains('>') && entities_are_known(text), "{text}");
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop().as_deref(), Some(name));
            continue;
        }
        let (tag, empty) = tag.strip_suffix('/').map_or((tag, false), |tag| (tag, true));
        let (name, rest) = tag.split_once(' ').unwrap_or((tag, ""));
        found.push((name.to_owned(), attributes(rest)));
        if !empty {
            open.push(name.to_owned());
        }
    }
    assert!(open.is_empty());
    found
}

fn attributes(text: &str) -> Vec<(String, String)> {
    let mut rest = text.trim();
    let mut found = Vec::new();
    while let Some((name, after)) = rest.split_once("=\"") {
        let (value, after) = after.split_once('"').unwrap();
        assert!(entities_are_known(value) && !value.contains('<'), "{text}");
        found.push((name.trim().to_owned(), value.to_owned()));
        rest = after;
    }
    assert_eq!(rest, "");
    found
}

fn entities_are_known(text: &str) -> bool {
    let entities = ["amp;", "lt;", "gt;", "quot;", "apos;"];
    let allowed = |c: char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..);
    text.split('&').skip(1).all(|part| entities.iter().any(|entity| part.starts_with(entity)))
        && text.chars().all(allowed)
}

#[test]
fn a_junit_report_has_a_suite_a_file_and_a_case_a_problem() {
    let desk = Desk::with(MIXED);
    desk.put("sound.json", "{\"client_name\": \"a\", \"grant_types\": [\"client_credentials\"]}");
    let report = |more: &[&str]| {
        let mut arguments = vec!["app.json", "sound.json", "gone.json"];
        arguments.extend(more);
        elements(&run(&desk, "junit", &arguments).out)
    };
    let names = |elements: &[Element], name: &str| elements.iter().filter(|(one, _)| one == name).count();
    let plain = report(&[]);
    let count = |key: &str| {
        let (_, value) = plain[0].1.iter().find(|(name, _)| name == key).unwrap();
        value.parse::<usize>().unwrap()
    };
    assert_eq!(plain[0].0, "testsuites");
    assert_eq!(names(&plain, "testsuite"), 3);
    assert_eq!(names(&plain, "testcase"), count("tests"));
    assert_eq!(names(&plain, "failure"), count("failures"));
    assert_eq!((names(&plain, "error"), count("errors")), (1, 1));
    // A warning fails where it fails the run, and a note never.
    assert!(names(&plain, "failure") > 0 && names(&plain, "system-out") > 0);
    let strict = report(&["--strict", "--notes"]);
    assert!(names(&strict, "failure") > names(&plain, "failure"));
    assert!(names(&strict, "system-out") > 0);
}

#[test]
fn no_two_cases_of_a_junit_suite_have_one_name() {
    let desk = Desk::with("{\"client_name\": \"a\", \"x\": {\"b\": 1, \"b\": 2, \"b\": 3, \"b\": 4}}");
    let cases: Vec<_> = elements(&run(&desk, "junit", &["--notes", "app.json"]).out)
        .into_iter()
        .filter(|(name, _)| name == "testcase")
        .map(|(_, attributes)| attributes.into_iter().find(|(key, _)| key == "name").unwrap().1)
        .collect();
    assert!(cases.contains(&"duplicate-member /x/b (3)".to_owned()), "{cases:?}");
    assert_eq!(cases.iter().collect::<HashSet<_>>().len(), cases.len());
}

#[test]
fn a_report_of_a_folder_in_the_project_names_paths_from_its_root() {
    let desk = Desk::new();
    desk.put("apps/one/app.json", MIXED);
    for (format, variable, path) in [
        ("github", "GITHUB_WORKSPACE", "file=apps/one/app.json,"),
        ("gitlab", "CI_PROJECT_DIR", "\"path\": \"apps/one/app.json\""),
    ] {
        for (root, below) in [("", true), ("apps/one", false), ("other", false)] {
            let mut command = desk.command(&["check", "--format", format, "./app.json"]);
            command.current_dir(desk.path("apps/one")).env(variable, desk.path(root));
            let ran = Desk::ran(&mut command);
            assert_eq!(ran.out.contains(path), below, "{format} {root}: {}", ran.out);
        }
    }
}

#[test]
fn what_xml_cannot_hold_is_written_as_an_escape() {
    let text = "{\"client_name\": \"a\", \"<b c='&'>]]>\\u0000\\u000b\\ufffe\\ud800\": 1, \"\u{7f}\u{9b}\u{ffff}\": 2}";
    let ran = run(&Desk::with(text), "junit", &["app.json"]);
    let elements = elements(&ran.out);
    assert!(elements.len() > 3 && ran.out.contains("&lt;b c=&apos;&amp;&apos;&gt;"), "{}", ran.out);
}

#[test]
fn every_format_says_the_same_exit_code_and_stays_whole_with_hostile_texts() {
    let hostile =
        "{\"client_name\": \"a\", \"\\u001b[2J\u{202e}\u{9b}\\\"\": 1, \"grant_types\": [\"\u{200b}\\n\"]}";
    let desk = Desk::with(hostile);
    for format in FORMATS {
        let ran = run(&desk, format, &["--notes", "app.json"]);
        assert_eq!((ran.code, ran.err.as_str()), (1, ""), "{format}");
        let control = |c: char| c != '\n' && (c.is_control() || "\u{202e}\u{200b}".contains(c));
        assert!(!ran.out.contains(control), "{format}: {}", ran.out);
        if matches!(format, "json" | "gitlab" | "sarif") {
            assert!(serde_json::from_str::<Value>(&ran.out).is_ok(), "{format}");
        }
    }
}
