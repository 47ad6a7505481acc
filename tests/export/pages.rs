//! The reference pages: fresh, complete, and their links lead somewhere.

use std::collections::BTreeSet;

use lp_manifest::export::entry::entries;
use lp_manifest::export::{pages, words};
use lp_manifest::manifest::catalogue;
use lp_manifest::manifest::check::{RULES, Severity};

use super::hold_file;

#[test]
fn the_pages_in_the_repository_are_those_that_the_program_makes() {
    hold_file("docs/fields.md", &pages::fields());
    hold_file("docs/rules.md", &pages::rules());
}

/// The anchors of a page's heads, as GitHub makes them: one that comes again gets a number.
fn anchors(page: &str) -> BTreeSet<String> {
    let kept = |c: &char| c.is_alphanumeric() || "_- ".contains(*c);
    let mut anchors = BTreeSet::new();
    for head in page.lines().filter_map(|line| line.strip_prefix('#')) {
        let head: String = head.trim_start_matches('#').trim().chars().filter(kept).collect();
        let anchor = head.to_lowercase().replace(' ', "-");
        let numbered = (1..).map(|number| format!("{anchor}-{number}"));
        let free = [anchor.clone()].into_iter().chain(numbered).find(|anchor| !anchors.contains(anchor));
        anchors.extend(free);
    }
    anchors
}

/// The targets of a page's links.
fn targets(page: &str) -> Vec<String> {
    let after = page.split("](").skip(1);
    after.filter_map(|rest| rest.split(')').next()).map(str::to_owned).collect()
}

#[test]
fn every_link_leads_to_a_head() {
    let (fields, rules) = (pages::fields(), pages::rules());
    let (of_fields, of_rules) = (anchors(&fields), anchors(&rules));
    for (page, own) in [(&fields, &of_fields), (&rules, &of_rules)] {
        let targets = targets(page);
        assert!(targets.len() > 50, "{}", targets.len());
        for target in targets {
            let (file, anchor) = target.split_once('#').unwrap();
            let anchors = match file {
                "" => own,
                "fields.md" => &of_fields,
                "rules.md" => &of_rules,
                file => panic!("{file}"),
            };
            assert!(anchors.contains(anchor), "{target}");
        }
    }
}

#[test]
fn every_field_value_and_rule_stands_on_its_page() {
    let (fields, rules) = (pages::fields(), pages::rules());
    for entry in entries() {
        assert!(fields.contains(&format!("\n## `{}`\n", entry.path())), "{}", entry.path());
        for item in entry.field.items() {
            assert!(fields.contains(&format!("| `{}` | ", item.value)), "{}", item.value);
        }
    }
    let walked: BTreeSet<_> = catalogue::walk().iter().map(|trail| trail.last().unwrap().key).collect();
    let listed: BTreeSet<_> = entries().iter().map(|entry| entry.field.key).collect();
    assert!(walked.is_subset(&listed));
    let row = "| [`redirect_uris[]`](#redirect_uris-1) | Redirect URI |";
    assert!(fields.contains(row) && fields.find("## `redirect_uris`") < fields.find("## `redirect_uris[]`"));
    for rule in RULES {
        assert!(rules.contains(&format!("\n### {}\n", rule.id)), "{}", rule.id);
    }
}

#[test]
fn every_example_is_json_that_its_field_takes() {
    let examples = entries().into_iter().filter_map(|entry| Some((words::example(entry.field)?, entry)));
    let mut tried = 0;
    for (example, entry) in examples.filter(|(_, entry)| !entry.path().contains(['[', '*', '.'])) {
        let named = if entry.field.key == "client_name" { "" } else { "\"client_name\": \"a\", " };
        let text = format!("{{{named}{example}}}");
        let problems = crate::check::problems(&text);
        assert!(problems.iter().all(|problem| problem.severity == Severity::Note), "{text}: {problems:?}");
        tried += 1;
    }
    assert!(tried > 8, "{tried}");
}
