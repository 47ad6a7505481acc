//! Whole manifests with what is said of each beside it: `valid` without an error, `invalid` with
//! one, `odd` with warnings alone. `RULE.json` breaks the rule, `not-RULE.json` misses it narrowly.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use lp_manifest::json::Lines;
use lp_manifest::json::document::Document;
use lp_manifest::manifest::check::{Problem, RULES, Severity, Surroundings, check, not_json};

/// Rules that one text of a file's size cannot show.
const ELSEWHERE: [&str; 3] = ["not-utf-8", "too-large", "client-name-shared"];

/// One manifest.
pub(super) struct Fixture {
    folder: &'static str,
    name: String,
    pub(super) text: String,
    /// `rule severity pointer line column`, one a line; `-` is the root.
    expected: String,
}

/// Every manifest of the three folders.
pub(super) fn fixtures() -> Vec<Fixture> {
    ["valid", "invalid", "odd"].into_iter().flat_map(folder).collect()
}

fn folder(folder: &'static str) -> Vec<Fixture> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(folder);
    let files = fs::read_dir(&path).unwrap().map(|file| file.unwrap().path());
    let manifests = files.filter(|file| file.extension().is_some_and(|extension| extension == "json"));
    let fixture = |file: std::path::PathBuf| {
        let text = fs::read_to_string(&file).unwrap();
        let expected = expected(&file, &text);
        Fixture { folder, name: file.file_stem().unwrap().to_str().unwrap().to_owned(), text, expected }
    };
    manifests.map(fixture).collect()
}

/// What is expected of a manifest; of a new one what is said of it now, to be read by whoever adds it.
fn expected(file: &Path, text: &str) -> String {
    let beside = file.with_extension("expected");
    if !beside.exists() {
        assert!(
            std::env::var_os("UPDATE_DOCS").is_some(),
            "{} is missing: UPDATE_DOCS=1 cargo test --test all check:: writes what is said now; read it",
            beside.display()
        );
        fs::write(&beside, said(text)).unwrap();
    }
    fs::read_to_string(beside).unwrap()
}

/// Every problem; a picture's size is what its name says, as in `logo-64x70.png`.
fn found(text: &str) -> Vec<Problem> {
    let size = text.split_once("logo-").and_then(|(_, rest)| rest.split_once(".png"));
    let size = size.and_then(|(size, _)| size.split_once('x'));
    let logo_size = size.and_then(|(width, height)| Some((width.parse().ok()?, height.parse().ok()?)));
    match Document::parse(text.to_owned()) {
        Ok(document) => check(&document, &Surroundings { logo_size, ..Surroundings::default() }),
        Err((text, error)) => not_json(&text, &error),
    }
}

fn said(text: &str) -> String {
    let lines = Lines::of(text);
    let line = |problem: Problem| {
        let (line, column) = lines.place(problem.span.start);
        let pointer = Some(problem.path.pointer()).filter(|pointer| !pointer.is_empty());
        let pointer = pointer.unwrap_or_else(|| "-".to_owned());
        format!("{} {} {pointer} {line} {column}\n", problem.rule, problem.severity.word())
    };
    found(text).into_iter().map(line).collect()
}

#[test]
fn every_manifest_has_the_problems_that_stand_beside_it() {
    let fixtures = fixtures();
    assert!(fixtures.len() >= 120, "{} manifests", fixtures.len());
    for Fixture { folder, name, text, expected } in fixtures {
        assert_eq!(said(&text), expected, "{folder}/{name}");
    }
}

#[test]
fn the_folders_say_how_bad_it_is() {
    let samples = ["le-app", "connector", "web-app"];
    for Fixture { folder, name, text, .. } in fixtures() {
        let worst = found(&text).iter().map(|problem| problem.severity).min();
        let belongs = match worst {
            Some(Severity::Error) => "invalid",
            Some(Severity::Warning) if !samples.contains(&&*name) => "odd",
            _ => "valid",
        };
        assert_eq!(folder, belongs, "{name}");
    }
}

#[test]
fn every_rule_is_broken_by_one_manifest_and_narrowly_missed_by_another() {
    let by_name: HashMap<_, _> = fixtures().into_iter().map(|one| (one.name.clone(), one)).collect();
    for rule in RULES.iter().filter(|rule| !ELSEWHERE.contains(&rule.id)) {
        let breaks = |name: &str| {
            let fixture = by_name.get(name).unwrap_or_else(|| panic!("{name}.json is missing"));
            fixture.expected.lines().any(|line| line.split(' ').next() == Some(rule.id))
        };
        assert!(breaks(rule.id), "{}", rule.id);
        assert!(!breaks(&format!("not-{}", rule.id)), "{}", rule.id);
    }
}

#[test]
fn no_problem_tells_a_secret() {
    for Fixture { name, text, .. } in fixtures() {
        for problem in found(&text) {
            let title = problem.fix.map(|fix| fix.title).unwrap_or_default();
            for secret in ["never-shown", "a-long-random-text", "{secret}"] {
                assert!(!problem.message.contains(secret) && !title.contains(secret), "{name}: {title}");
            }
        }
    }
}

#[test]
fn every_problem_says_what_to_do_in_words_that_people_use() {
    for Fixture { name, text, .. } in fixtures() {
        for Problem { message, fix, .. } in found(&text) {
            let title = fix.map(|fix| fix.title).unwrap_or_default();
            for said in [&message, &title] {
                assert!(!said.ends_with('.') && !said.contains('\n'), "{name}: {said}");
                for word in ["invalid", "schema", "hunk", "pointer"] {
                    assert!(!said.contains(word), "{name}: {said}");
                }
            }
            let two_parts =
                message.contains(": ") || message.starts_with("a comma") || message.contains("and a ");
            assert!(two_parts, "{name}: {message}");
        }
    }
}
