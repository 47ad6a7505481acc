//! Which fields the rules look at, against where they are found to stand.

use std::collections::{BTreeMap, BTreeSet};

use lp_manifest::export::entry::{Entry, entries};
use lp_manifest::json::Path;
use lp_manifest::manifest::check::{RULES, Subjects, rule};

use super::agreement::{mutations, whole_manifest};
use crate::check::{SAMPLES, fixture_texts, problems};

/// Each rule with the fields at which it is found, over many manifests.
fn found() -> BTreeMap<&'static str, BTreeSet<String>> {
    let whole = whole_manifest();
    let changed = SAMPLES.iter().copied().chain([whole.as_str()]).flat_map(mutations);
    let rows = RULES.iter().map(|rule| rule.bad.to_owned());
    let entries = entries();
    let mut found: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for text in fixture_texts().into_iter().chain(rows).chain(changed) {
        for problem in problems(&text) {
            let described = entries.iter().find(|entry| describes(entry, &problem.path));
            found.entry(problem.rule).or_default().extend(described.map(Entry::path));
        }
    }
    found
}

/// Whether a place of a manifest is one of those that a field describes.
fn describes(entry: &Entry, path: &Path) -> bool {
    let way = Path::parse(&entry.path().replace("[]", "[0]")).unwrap();
    way.steps().len() == path.steps().len() && entry.ends_with(path)
}

#[test]
fn a_rule_stands_only_at_fields_that_it_is_said_to_look_at() {
    let entries = entries();
    let mut stray = Vec::new();
    for (id, paths) in found() {
        let subjects = rule(id).unwrap().subjects;
        if matches!(subjects, Subjects::Whole(_)) {
            continue;
        }
        for entry in entries.iter().filter(|entry| paths.contains(&entry.path())) {
            if !subjects.hold(entry.field, &entry.path()) {
                stray.push(format!("{id} {}", entry.path()));
            }
        }
    }
    assert!(stray.is_empty(), "{}", stray.join("\n"));
}

#[test]
fn every_path_that_a_rule_looks_at_is_a_field() {
    let paths: BTreeSet<_> = entries().iter().map(Entry::path).collect();
    for rule in RULES {
        if let Subjects::Fields(fields) = rule.subjects {
            let strange: Vec<_> = fields.iter().filter(|field| !paths.contains(**field)).collect();
            assert!(strange.is_empty() && !fields.is_empty(), "{}: {strange:?}", rule.id);
        }
    }
}
