//! The table of rules is complete, and each of its rows shows what it says.

use std::collections::HashSet;

use lp_manifest::check::{RULES, Rule, Severity};
use lp_manifest::json::MAX_BYTES;

use super::problems;

/// The files that find problems of shape.
const SOURCES: [&str; 7] = [
    include_str!("../../src/check/shape.rs"),
    include_str!("../../src/check/shape/choices.rs"),
    include_str!("../../src/check/shape/kinds.rs"),
    include_str!("../../src/check/shape/names.rs"),
    include_str!("../../src/check/shape/numbers.rs"),
    include_str!("../../src/check/shape/texts.rs"),
    include_str!("../../src/check/syntax.rs"),
];

/// The ids of the rules that these files name.
pub(super) fn shape_ids() -> HashSet<&'static str> {
    SOURCES.iter().flat_map(|source| source.split('"')).filter(|text| is_kebab(text)).collect()
}

fn bad(rule: &Rule) -> String {
    if rule.id == "too-large" { " ".repeat(MAX_BYTES + 1) } else { rule.bad.to_owned() }
}

/// The rules that a text breaks; notes of other rules aside, which say no more than that something
/// is worth knowing.
fn broken(rule: &Rule, text: &str) -> Vec<(&'static str, Severity)> {
    let problems = problems(text).into_iter().map(|problem| (problem.rule, problem.severity));
    problems.filter(|(id, severity)| *id == rule.id || *severity != Severity::Note).collect()
}

#[test]
fn each_bad_manifest_breaks_exactly_its_rule_and_each_good_one_none() {
    for rule in RULES {
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
fn every_id_in_the_code_is_in_the_table_and_every_row_is_used() {
    let rows: HashSet<_> = RULES.iter().map(|rule| rule.id).collect();
    assert_eq!(shape_ids(), rows);
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
