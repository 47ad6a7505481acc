//! All certain fixes together: they come to an end, repeat nothing, and a second time there is nothing
//! left to do.

use std::collections::HashMap;
use std::sync::LazyLock;

use lp_manifest::json::document::{At, Change, Document, Json};
use lp_manifest::json::{Path, Step, Value};
use lp_manifest::manifest::check::{Certainty, Mended, Problem, Surroundings, check, mend};
use proptest::prelude::{ProptestConfig, any, prop, proptest};
use proptest::sample::Index;

use super::fixtures::fixtures;
use super::{SAMPLES, document, may_come_to_light};
use crate::support::soaked;

/// Values that are nearly right, and some that are not at all.
const OTHERS: [&str; 42] = [
    "null",
    "5",
    "42.0",
    "\"\"",
    "\" \"",
    "\"true\"",
    "\"code\"",
    "\"code, token\"",
    "\"CODE\"",
    "\"42, 43\"",
    "\" https://a.example/ \"",
    "\"HTTPS://a.example/\"",
    "\"https%3A%2F%2Fa.example\"",
    "\"msg.consumer,msg.consumer  faas.lambda.invoke\"",
    "\"logo.png \"",
    "[]",
    "[\"Code\", \"CODE\", \"code \"]",
    "[\"Url\", \"URL\", \" section\", \"section\"]",
    "[\"AUTH\", \"auth\", \"Unauth\"]",
    "[\"Lead\", \"lead\", \"lead\"]",
    "[\"refresh_token\", \"Refresh-Token\", \"authorization_code\"]",
    "[42, \"42\", 42.0, 42.0, -1.0]",
    "[\"https://a.example\", \"https://a.example \", \"https%3a//a.example\"]",
    "[{ \"header_name\": \" X \", \"header_value\": \"v\" }, { \"header_name\": \"x\", \"header_value\": 1 }]",
    "{}",
    "{ \"cqm.ExConversationChangeNotification\": { \"endpoint\": \"HTTPS://a.example\" } }",
    "{ \"ms.MessagingEventNotification.ExConversationChangeNotification\": { \"endpoint\": \"http://a\" } }",
    "{ \"ms.MessagingEventNotification .ContentEvent\": { \"endpoint\": \" https://a.example\", \"max_retries\": 3.0 } }",
    "{ \"retention_time\": 3600.0 }",
    "{ \"retention_time\": \"3600\" }",
    "{ \"endpoint\": \"HTTPS://a.example \", \"max_retries\": \"3\", \"headers\": [{ \"header_name\": \"A b\" }] }",
    "{ \"goal\": \"lead, url\", \"target_audience\": \"age\", \"consumer_identity\": \"AUTH\" }",
    "{ \"webhooks\": { \"retry\": 5 }, \"engagement\": { \"goal\": \"lead\" } }",
    "[\"FLOW\", \"flow\", \"Flow \"]",
    "\"https://a.example/cb\\u200b\"",
    "\"\\ufeffKiosk\"",
    "\"a.example:8443/cb, https://b.example/\"",
    "\"{\\\"client_name\\\":\\\"A\\\"}\"",
    "{ \"X-Key\": \"v\" }",
    "[{ \"name\": \"X-Key\", \"value\": \" v\" }, { \"header_name\": \"X-Key\", \"header_value\": \"v \" }]",
    "[\"token id_token\", \"id_token token\", \"code token\"]",
    "{ \"designEngagement\": \"true\", \"retries\": \"3\", \"url\": \"HTTPS://a.example\" }",
];

/// Names that stand in for others.
const NAMES: [&str; 14] = [
    "cqm.ExConversationChangeNotification",
    "ms.MessagingEventNotification.ExConversationChangeNotification",
    "ms.MessagingEventNotification .ContentEvent",
    "client_name#en_US",
    "client_name#EN-us",
    "clientName",
    "grantTypes",
    "goal",
    "retries",
    "engagements",
    "client_name-fr",
    "max_retries",
    "clientSecret",
    "webhooks",
];

/// What becomes of one value.
type Twist = (Index, u8, Index);

fn places(value: Value<'_>, out: &mut Vec<Path>) {
    out.push(value.path());
    value.children().for_each(|child| places(child, out));
}

/// Replaces a value, takes it out, renames it, or repeats it; whatever is refused is left out.
fn twist(document: &mut Document, (place, how, what): &Twist) {
    let mut all = Vec::new();
    places(document.root(), &mut all);
    let path = place.get(&all).clone();
    let position = document.at(&path).map(|value| value.position());
    let json = Json::parse(what.get::<&str>(&OTHERS)).unwrap();
    let change = match (how % 6, path.split_last(), position) {
        (0..3, ..) => Change::Set(path, json, At::Last),
        (3, ..) => Change::Remove(path),
        (4, Some((object, Step::Key(_))), Some(nth)) => {
            Change::Rename { object, nth, key: (*what.get(&NAMES)).to_owned() }
        }
        (5, Some((list, Step::Index(at))), Some(_)) => {
            let value = Json::parse(document.at(&path).unwrap().raw()).unwrap();
            Change::insert(list, *at, value)
        }
        _ => Change::Set(path.key(*what.get(&NAMES)), json, At::Last),
    };
    let _ = document.apply(&change);
}

fn counts(problems: &[Problem]) -> HashMap<&'static str, usize> {
    let mut counts = HashMap::new();
    for problem in problems {
        *counts.entry(problem.rule).or_default() += 1;
    }
    counts
}

/// Mends a document and holds what is promised; how many fixes were made.
fn holds(before: &Document, surroundings: &Surroundings) -> usize {
    let look = |document: &Document| counts(&check(document, surroundings));
    let Mended { document: after, done } = mend(before, surroundings, |_, problem| Some(problem.rule));
    let (were, are) = (look(before), look(&after));
    for (rule, count) in &are {
        let is_fine = were.get(rule) >= Some(count) || may_come_to_light(rule);
        assert!(is_fine, "{rule} comes: {} becomes {}", before.text(), after.text());
    }
    let again = mend(&after, surroundings, |_, problem| Some(problem.rule));
    assert_eq!((again.document.text(), again.done.len()), (after.text(), 0), "of {}", before.text());
    done.len()
}

/// What is twisted, read once.
static TEXTS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let fixtures = fixtures().into_iter().map(|fixture| fixture.text);
    let sound = fixtures.filter(|text| Document::parse(text.clone()).is_ok() && text.len() < 4000);
    sound.chain(SAMPLES.map(str::to_owned)).collect()
});

proptest! {
    #![proptest_config(ProptestConfig { cases: soaked(2_000) as u32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn mended_twice_is_mended_once_and_nothing_more_stands_twice(
        start in any::<Index>(),
        twists in prop::collection::vec((any::<Index>(), any::<u8>(), any::<Index>()), 0..6),
        logo in any::<bool>(),
    ) {
        let mut manifest = document(start.get::<String>(&TEXTS));
        for one in &twists {
            twist(&mut manifest, one);
        }
        holds(&manifest, &Surroundings { logo_size: logo.then_some((64, 70)), ..Surroundings::default() });
    }
}

#[test]
fn fixes_that_only_together_add_a_problem_are_not_made_together() {
    let text = r#"{ "client_name": "a", "enabled_for_profiles": ["42", "42", 43] }"#;
    assert!(holds(&document(text), &Surroundings::default()) > 0);
}

#[test]
fn what_nobody_wants_is_not_fixed() {
    let manifest = document(r#"{ "client_name": "a ", "response_types": "code" }"#);
    let mended = mend(&manifest, &Surroundings::default(), |_, problem| {
        (problem.rule != "edge-blanks").then_some(problem.rule)
    });
    assert_eq!(mended.done, ["wrong-type"]);
    assert_eq!(mended.document.text(), r#"{ "client_name": "a ", "response_types": ["code"] }"#);
}

#[test]
fn thousands_of_fixes_are_made() {
    let items = vec!["42.0"; 500].join(", ");
    let ids: Vec<_> = (0..500).map(|id| format!("{id}.0")).collect();
    let text = format!(
        "{{ \"client_name\": \"a\", \"x\": [{items}], \"enabled_for_profiles\": [{}] }}",
        ids.join(", ")
    );
    assert_eq!(holds(&document(&text), &Surroundings::default()), 500);
}

#[test]
fn what_is_called_certain_is_what_is_made_however_long_the_text_is() {
    let wrong = r#""response_types": "code", "quick_launch_enabled": "true", "enabled": "true",
        "capabilities": { "webhooks": {
            "ms.MessagingEventNotification .ContentEvent": { "endpoint": "HTTPS://a.example", "max_retries": 3 } } }"#;
    for long in [0, 200_000, 1_000_000] {
        // A fix that adds a problem is none of them: the id would stand there twice.
        let text = format!(
            r#"{{ "client_name": "a", {wrong}, "enabled_for_profiles": [42, "42"], "x": "{}" }}"#,
            "x".repeat(long)
        );
        let before = document(&text);
        let certain =
            |problem: &Problem| problem.fix.as_ref().is_some_and(|fix| fix.certainty == Certainty::Certain);
        let problems = check(&before, &Surroundings::default());
        let promised: Vec<_> = problems.iter().filter(|one| certain(one)).map(|one| one.rule).collect();
        let done = mend(&before, &Surroundings::default(), |_, problem| Some(problem.rule)).done;
        assert_eq!(promised, done, "with {long} more");
        assert!(done.len() >= 4, "{done:?}");
    }
}
