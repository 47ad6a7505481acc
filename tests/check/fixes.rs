//! What a fix promises: its problem goes, and no other comes.

use std::collections::HashMap;

use lp_manifest::json::document::{At, Change, Document, Json};
use lp_manifest::json::{Path, Step, Value, quote};
use lp_manifest::manifest::check::{Certainty, Fix, Problem, RULES};

use super::fixtures::fixtures;
use super::places::cases;
use super::{SAMPLES, may_come_to_light, problems};

/// What every value of the samples is replaced by, one at a time.
const OTHERS: [&str; 30] = [
    "null",
    "true",
    "1",
    "-1",
    "42.0",
    "42.5",
    "9",
    "1e99",
    "\"\"",
    "\"true\"",
    "\"42\"",
    "\"42, 43\"",
    "\"code\"",
    "\"lead, url\"",
    "\"AUTH\"",
    "\"HTTP://a.b\"",
    "\" https://a.b:{p}/ \"",
    "\"https%3A%2F%2Fa.b\"",
    "\"{x} a,b,msg.consumer\"",
    "\" msg.consumer  faas.lambda.invoke\"",
    "[\"https://a.b\", \"https://a.b \", \"https%3a//a.b\", \"http://c.d/#*\"]",
    "[42, \"42\", 42.0, -0, \"2\"]",
    "[{ \"header_name\": \" X \", \"header_value\": \"v\" }, { \"header_name\": \"x\", \"header_value\": \"v\" }]",
    "\"code, id_token token\"",
    "[]",
    "[null, 5, \"Code\", \"code\", \"code\", \"URL\"]",
    "[{ \"endpoint\": \"http://a.b\" }]",
    "{}",
    "{ \"goal\": \"lead\", \"goal\": 5, \"gaol\": [] }",
    "{ \"header_name\": \"X\", \"header_value\": \"v\" }",
];

fn apply(document: &Document, fix: &Fix) -> Document {
    let mut document = document.clone();
    for change in &fix.changes {
        document.apply(change).unwrap_or_else(|refusal| panic!("{refusal}: {change:?}"));
    }
    document
}

fn by_rule(problems: &[Problem]) -> HashMap<&'static str, usize> {
    let mut counts = HashMap::new();
    for problem in problems {
        *counts.entry(problem.rule).or_default() += 1;
    }
    counts
}

/// Applies each fix alone: its problem is gone. It may bring to light what a wrong kind or name hid; a
/// certain one makes nothing stand twice.
fn hold(text: &str) -> usize {
    let Ok(document) = Document::parse(text.to_owned()) else { return 0 };
    let before = problems(text);
    let counts = by_rule(&before);
    let fixes: Vec<_> = before.iter().filter_map(|one| Some((one, one.fix.as_ref()?))).collect();
    for (problem, fix) in &fixes {
        let mended = apply(&document, fix);
        let found = problems(mended.text());
        let after = by_rule(&found);
        let context = || format!("{problem:?}\nin {text}\nbecomes {}", mended.text());
        let is_gone = !found.iter().any(|one| (one.rule, &one.path) == (problem.rule, &problem.path));
        assert!(is_gone || after.get(problem.rule) < counts.get(problem.rule), "stays: {}", context());
        let sure = fix.certainty == Certainty::Certain;
        for (id, count) in after {
            assert!(
                counts.get(id) >= Some(&count) || !sure || may_come_to_light(id),
                "{id} comes: {}",
                context()
            );
        }
    }
    fixes.len()
}

/// Applies a certain fix: nothing more stands twice.
fn better(document: &Document, fix: &Fix) -> Document {
    let mended = apply(document, fix);
    let (before, after) = (problems(document.text()), problems(mended.text()));
    let (before, after) = (by_rule(&before), by_rule(&after));
    for (rule, count) in after {
        let is_fine = before.get(rule) >= Some(&count) || may_come_to_light(rule);
        assert!(is_fine, "{rule}: {} becomes {}", document.text(), mended.text());
    }
    mended
}

/// Applies certain fixes one by one; the text when there are none left.
fn mended(text: &str) -> String {
    let Ok(mut document) = Document::parse(text.to_owned()) else { return text.to_owned() };
    for _ in 0..100 {
        let certain = problems(document.text())
            .into_iter()
            .filter_map(|problem| problem.fix)
            .find(|fix| fix.certainty == Certainty::Certain);
        match certain {
            Some(fix) => document = better(&document, &fix),
            None => return document.text().to_owned(),
        }
    }
    panic!("the certain fixes of {text} have no end");
}

fn every_value(value: Value<'_>, out: &mut Vec<Path>) {
    out.push(value.path());
    value.children().for_each(|child| every_value(child, out));
}

/// Every sample with one value replaced, taken out, repeated before itself, or misnamed.
fn mutations(sample: &str) -> Vec<String> {
    let document = super::document(sample);
    let mut paths = Vec::new();
    every_value(document.root(), &mut paths);
    let mut texts = Vec::new();
    for path in &paths {
        for other in OTHERS {
            let other = Json::parse(other).unwrap();
            texts.extend(changed(&document, &Change::Set(path.clone(), other, At::Last)));
        }
        texts.extend(changed(&document, &Change::Remove(path.clone())));
        texts.extend(named_otherwise(&document, path));
    }
    texts
}

fn changed(document: &Document, change: &Change) -> Option<String> {
    let mut document = document.clone();
    document.apply(change).ok()?;
    Some(document.text().to_owned())
}

fn named_otherwise(document: &Document, path: &Path) -> Vec<String> {
    let Some((object, Step::Key(key))) = path.split_last() else { return Vec::new() };
    let value = document.at(path).unwrap();
    let (nth, start) = (value.position(), value.start());
    let renamed = |key: String| changed(document, &Change::Rename { object: object.clone(), nth, key });
    let mut twice = document.text().to_owned();
    twice.insert_str(start, &format!("{}: null, ", quote(key)));
    let names = [
        key[1..].to_owned(),
        key.to_uppercase(),
        key.replace('.', " ."),
        key.replace("cqm", "ms.MessagingEventNotification"),
    ];
    names.into_iter().filter_map(renamed).chain([twice]).collect()
}

fn every_text() -> Vec<String> {
    let rows = RULES.iter().flat_map(|rule| [rule.bad.to_owned(), rule.good.to_owned()]);
    let places = cases().into_iter().map(|case| case.text);
    let fixtures = fixtures().into_iter().map(|fixture| fixture.text);
    rows.chain(places).chain(fixtures).chain(SAMPLES.iter().flat_map(|sample| mutations(sample))).collect()
}

#[test]
fn each_fix_takes_its_problem_away_and_repeats_nothing() {
    let fixes: usize = every_text().iter().map(|text| hold(text)).sum();
    assert!(fixes > 800, "only {fixes} fixes were tried");
}

#[test]
fn certain_fixes_come_to_an_end_and_leave_nothing_to_do() {
    for text in every_text() {
        let once = mended(&text);
        assert_eq!(mended(&once), once);
    }
}

#[test]
fn a_certain_fix_is_never_offered_twice_for_the_same_place() {
    for text in every_text() {
        let mut places: Vec<_> = problems(&text)
            .into_iter()
            .filter(|problem| problem.fix.as_ref().is_some_and(|fix| fix.certainty == Certainty::Certain))
            .map(|problem| problem.path)
            .collect();
        let count = places.len();
        places.dedup();
        assert_eq!(places.len(), count, "{text}");
    }
}

#[test]
fn one_value_of_the_wrong_kind_is_one_problem() {
    for sample in SAMPLES {
        let document = super::document(sample);
        let mut paths = Vec::new();
        every_value(document.root(), &mut paths);
        for path in paths.iter().filter(|path| !path.is_root()) {
            let kind = document.at(path).unwrap().kind();
            for other in ["null", "5", "true", "\"x\"", "[]", "{}"] {
                let json = Json::parse(other).unwrap();
                if json.value().kind() == kind {
                    continue;
                }
                let text = changed(&document, &Change::Set(path.clone(), json, At::Last)).unwrap();
                let here = problems(&text).iter().filter(|problem| problem.path.starts_with(path)).count();
                assert_eq!(here, 1, "{path}: {other}");
            }
        }
    }
}

#[test]
fn mutated_fixtures_are_mended_to_an_end_without_a_new_problem() {
    let parsed = |text: &String| Document::parse(text.clone()).is_ok();
    for text in fixtures().into_iter().map(|fixture| fixture.text).filter(parsed) {
        for mutation in mutations(&text).into_iter().step_by(19) {
            hold(&mutation);
            let once = mended(&mutation);
            assert_eq!(mended(&once), once);
        }
    }
}
