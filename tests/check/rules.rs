//! The table of rules is complete, and each of its rows shows what it says.

use std::collections::HashSet;

use lp_manifest::json::MAX_BYTES;
use lp_manifest::manifest::check::{
    Problem, RULES, Rule, Severity, Surroundings, check, name, not_utf8, shared_name,
};

use super::{document, problems};
use crate::catalogue::of_one_surface;

fn bad(rule: &Rule) -> String {
    if rule.id == "too-large" { " ".repeat(MAX_BYTES + 1) } else { rule.bad.to_owned() }
}

/// The rules that a text breaks; notes of other rules aside, which say no more than that something
/// is worth knowing.
fn broken(rule: &Rule, text: &str) -> Vec<(&'static str, Severity)> {
    let problems = around(rule, text).into_iter().map(|problem| (problem.rule, problem.severity));
    problems.filter(|(id, severity)| *id == rule.id || *severity != Severity::Note).collect()
}

/// The problems of a text with what the rule needs around it.
fn around(rule: &Rule, text: &str) -> Vec<Problem> {
    match rule.id {
        "logo-size" => {
            let local = text.contains("\"logo.png\"");
            check(
                &document(text),
                &Surroundings { logo_size: local.then_some((64, 70)), ..Surroundings::default() },
            )
        }
        // Its bytes are no text.
        "not-utf-8" if text.is_empty() => vec![not_utf8(None)],
        _ => problems(text),
    }
}

#[test]
fn the_same_name_in_two_files_is_a_note() {
    let shared = |text: &str| name(&document(text)).map(|name| shared_name(&name, "other.json").message);
    let said =
        "com.acme.kiosk is the name in other.json too: rename one of them, unless both are for one app";
    assert_eq!(shared(r#"{ "client_name": "com.acme.kiosk" }"#).as_deref(), Some(said));
    assert_eq!(shared(r#"{ "client_name": " " }"#), None);
    assert_eq!(shared(r#"{ "client_name": "com.{company}.{app}" }"#), None);
    assert_eq!(shared("{}"), None);
}

#[test]
fn each_bad_manifest_breaks_exactly_its_rule_and_each_good_one_none() {
    for rule in RULES.iter().filter(|rule| rule.id != "client-name-shared") {
        assert_eq!(broken(rule, &bad(rule)), [(rule.id, rule.severity)], "{}", rule.id);
        assert_eq!(broken(rule, rule.good), [], "{}", rule.id);
    }
}

#[test]
fn ids_are_kebab_case_and_unique() {
    let mut seen = HashSet::new();
    for rule in RULES {
        assert!(is_kebab(rule.id), "{}", rule.id);
        assert!(seen.insert(rule.id), "{}", rule.id);
    }
}

fn is_kebab(text: &str) -> bool {
    text.contains('-')
        && text.split('-').all(|part| {
            !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        })
}

#[test]
fn every_help_is_two_to_five_sentences_in_words_that_people_use() {
    for rule in RULES {
        let help = rule.help;
        assert!(help.ends_with('.') && !help.contains("  "), "{}: {help}", rule.id);
        assert!((1..=4).contains(&help.matches(". ").count()), "{}: {help}", rule.id);
        for word in ["invalid", "schema", "hunk", "pointer"] {
            assert!(!help.to_lowercase().contains(word), "{}: {word}", rule.id);
        }
    }
}

#[test]
fn every_rule_says_who_says_so_and_names_every_standard_of_its_help() {
    for rule in RULES {
        assert!(!rule.sources.is_empty(), "{}: write who says so", rule.id);
        let sources: Vec<_> = rule.sources.iter().map(|source| source.with_address()).collect();
        let sources = sources.join("\n");
        for (at, _) in rule.help.match_indices("RFC ") {
            let number: String = rule.help[at + 4..].chars().take_while(char::is_ascii_digit).collect();
            assert!(sources.contains(&format!("/rfc{number})")), "{}: RFC {number} in {sources}", rule.id);
        }
    }
}

#[test]
fn every_help_is_true_wherever_it_is_read() {
    for rule in RULES {
        assert_eq!(of_one_surface(rule.help), None, "{}", rule.id);
    }
}
