//! The schema against `check`, place by place: whatever the schema rejects `check` calls an error
//! there, and where only `check` sees an error its rule stands in a list.

use std::collections::{BTreeMap, BTreeSet};

use jsonschema::Validator;
use lp_manifest::export::schema::{Draft, schema};
use lp_manifest::json::document::{At, Change, Document, Json};
use lp_manifest::json::{Kind, Path, Step, Value, quote};
use lp_manifest::manifest::catalogue;
use lp_manifest::manifest::check::{Problem, RULES, Severity, Surroundings, check};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed, TestRunner};

use crate::check::{SAMPLES, fixture_texts};

/// Rules whose errors the schema does not see, each with a text that shows it and the reason.
const ONLY_CHECK: [(&str, &str, &str); 4] = [
    ("not-json", "{,}", "a schema is about JSON; so for too-deep and too-large"),
    (
        "profile-id-range",
        r#"{"client_name": "a", "enabled_for_profiles": [9223372036854775808]}"#,
        "readers that hold numbers as floats would refuse the largest id",
    ),
    (
        "profile-id-whole",
        r#"{"client_name": "a", "enabled_for_profiles": [42.00000000000000000001]}"#,
        "a fraction that a float cannot hold is none to a schema",
    ),
    (
        "max-retries-range",
        r#"{"client_name": "a", "capabilities": {"webhooks": {"cqm.ExConversationChangeNotification":
            {"endpoint": "https://a.example", "max_retries": 5.00000000000000000001}}}}"#,
        "a float cannot tell this number from the limit",
    ),
];

/// What values are replaced by, one at a time.
const OTHERS: [&str; 44] = [
    "null",
    "true",
    "0",
    "-0",
    "-1",
    "3",
    "5.0",
    "6",
    "-0.0",
    "42.0",
    "4.2e1",
    "42.5",
    "1e99",
    "2338395712",
    "9223372036854775807",
    "9223372036854775807.0",
    "9223372036854775808",
    "-9223372036854775809",
    "1",
    "259201",
    "\"\"",
    "\" \"",
    "\"\\u0085\\u2003\"",
    "\"\\ufeff\"",
    "\"true\"",
    "\"42\"",
    "\"code\"",
    "\"lead, url\"",
    "\"AUTH\"",
    "\"http://a.example\"",
    "\"HTTPS://a.example\"",
    "\" https://a.example\"",
    "\"https://\"",
    "\"x\\nhttps://\"",
    "[]",
    "[null]",
    "[5]",
    "[\"\"]",
    "[\"code\", \"code\"]",
    "[42, 42.0, -7]",
    "[{}]",
    "[{ \"header_name\": \"X\", \"header_value\": \"v\" }]",
    "{}",
    "{ \"header_name\": \"X\", \"header_value\": 5 }",
];

/// A place by its pointer, and whether something is missing there.
type Place = String;

struct Judges {
    schemas: [Validator; 2],
    /// Each rule whose errors the schema did not see, with a text that shows it.
    unseen: BTreeMap<&'static str, String>,
    /// How many texts were judged, and how many were rejected.
    judged: usize,
    rejected: usize,
}

impl Judges {
    fn new() -> Judges {
        let schemas = [
            jsonschema::draft202012::new(&schema(Draft::Draft202012)).unwrap(),
            jsonschema::draft7::new(&schema(Draft::Draft07)).unwrap(),
        ];
        Judges { schemas, unseen: BTreeMap::new(), judged: 0, rejected: 0 }
    }

    /// Lets both judge a text.
    fn judge(&mut self, text: &str) {
        let Ok(document) = Document::parse(text.to_owned()) else { return };
        // What serde_json cannot hold, such as 1e400, no validator of ours can judge.
        let Ok(instance) = serde_json::from_str(text.trim_start_matches('\u{feff}')) else { return };
        let errors = errors(&document);
        let ours: BTreeSet<Place> = errors.iter().map(place).collect();
        let [newest, older] = &self.schemas;
        let theirs = rejected(newest, &instance);
        assert_eq!(theirs, rejected(older, &instance), "the drafts differ on {text}");
        assert!(theirs.is_subset(&ours), "the schema rejects {theirs:?}, check {errors:?} in {text}");
        for error in errors.iter().filter(|error| !theirs.contains(&place(error))) {
            if !is_below_stranger(&document, &error.path) {
                self.unseen.insert(error.rule, text.to_owned());
            }
        }
        self.judged += 1;
        self.rejected += usize::from(!theirs.is_empty());
    }

    #[track_caller]
    fn hold(&self) {
        for (rule, text) in &self.unseen {
            assert!(ONLY_CHECK.iter().any(|(id, ..)| id == rule), "the schema does not see {rule} in {text}");
        }
    }
}

fn errors(document: &Document) -> Vec<Problem> {
    let problems = check(document, &Surroundings::default());
    problems.into_iter().filter(|problem| problem.severity == Severity::Error).collect()
}

/// Where the schema would say it: what is missing is said of the object that lacks it.
fn place(error: &Problem) -> Place {
    let missing = error.rule.ends_with("-missing") || error.rule.ends_with("-incomplete");
    if missing { error.path.parent().pointer() } else { error.path.pointer() }
}

fn rejected(schema: &Validator, instance: &serde_json::Value) -> BTreeSet<Place> {
    schema.iter_errors(instance).map(|error| error.instance_path().as_str().to_owned()).collect()
}

/// Whether a place lies in a member that the catalogue does not know: `check` looks into an event
/// with a wrong letter as if it were right.
fn is_below_stranger(document: &Document, path: &Path) -> bool {
    let known = |steps: &[Step]| {
        let keys = steps.iter().map(|step| match step {
            Step::Key(key) => Some(key.as_str()),
            Step::Index(_) => None,
        });
        let keys: Vec<_> = keys.collect();
        let object = document.at(&Path::from(steps[..steps.len() - 1].to_vec()));
        let in_list = keys.last() == Some(&None) && object.is_some_and(|list| list.kind() == Kind::List);
        let choices = catalogue::find(keys[..keys.len() - 1].iter().copied());
        let of_choices = choices.is_some_and(|field| !field.items().is_empty());
        catalogue::find(keys).is_some() || (in_list && of_choices)
    };
    (1..=path.steps().len()).any(|depth| !known(&path.steps()[..depth]))
}

fn changed(document: &Document, change: &Change) -> Option<String> {
    let mut document = document.clone();
    document.apply(change).ok()?;
    Some(document.text().to_owned())
}

fn every_path(value: Value<'_>, out: &mut Vec<Path>) {
    out.push(value.path());
    value.children().for_each(|child| every_path(child, out));
}

/// A manifest with each value replaced, taken out, misnamed or repeated.
pub(super) fn mutations(text: &str) -> Vec<String> {
    let Ok(document) = Document::parse(text.to_owned()) else { return Vec::new() };
    let mut paths = Vec::new();
    every_path(document.root(), &mut paths);
    let mut texts = vec![text.to_owned()];
    for path in &paths {
        let others = OTHERS.iter().map(|other| Json::parse(other).unwrap());
        texts
            .extend(others.filter_map(|json| changed(&document, &Change::Set(path.clone(), json, At::Last))));
        texts.extend(changed(&document, &Change::Remove(path.clone())));
        let Some((object, Step::Key(key))) = path.split_last() else { continue };
        let value = document.at(path).unwrap();
        for name in
            [key[1..].to_owned(), format!("{key}#de"), key.replace("cqm", "ms.MessagingEventNotification")]
        {
            let nth = value.position();
            texts.extend(changed(&document, &Change::Rename { object: object.clone(), nth, key: name }));
        }
        let mut twice = document.text().to_owned();
        twice.insert_str(value.start(), &format!("{}: null, ", quote(key)));
        texts.push(twice);
    }
    texts
}

#[test]
fn they_agree_on_every_fixture_and_rule() {
    let mut judges = Judges::new();
    let rules = RULES.iter().flat_map(|rule| [rule.bad.to_owned(), rule.good.to_owned()]);
    fixture_texts().into_iter().chain(rules).for_each(|text| judges.judge(&text));
    judges.hold();
    assert!(judges.judged > 250 && judges.rejected > 20, "{} {}", judges.judged, judges.rejected);
}

#[test]
fn they_agree_on_every_sample_with_one_value_changed() {
    let mut judges = Judges::new();
    let whole = whole_manifest();
    for sample in SAMPLES.iter().copied().chain([whole.as_str()]) {
        for text in mutations(sample) {
            judges.judge(&text);
        }
    }
    judges.hold();
    assert!(judges.judged > 5000 && judges.rejected > 2000, "{} {}", judges.judged, judges.rejected);
    let seen: BTreeSet<_> = judges.unseen.keys().copied().collect();
    assert_eq!(seen, BTreeSet::from(["profile-id-range"]), "{:?}", judges.unseen);
}

/// A manifest that sets every field of the catalogue.
pub(super) fn whole_manifest() -> String {
    let fields = catalogue::ROOT.iter().map(|field| member(field, &mut |field| sound(field)));
    let named = fields.chain(["\"client_name#fr\": \"Kiosque\"".to_owned()]);
    format!("{{{}}}", named.collect::<Vec<_>>().join(", "))
}

fn member(
    field: &'static catalogue::Field,
    value: &mut dyn FnMut(&'static catalogue::Field) -> String,
) -> String {
    format!("{}: {}", quote(field.key), value(field))
}

/// A value that a field takes.
fn sound(field: &'static catalogue::Field) -> String {
    use catalogue::Kind;
    match field.kind {
        Kind::Text { .. } => quote(field.example),
        Kind::Flag { .. } => "true".to_owned(),
        Kind::Integer { .. } => field.example.to_owned(),
        Kind::Choices(items) | Kind::ChoicesOrText(items) => format!("[{}]", quote(items[0].value)),
        Kind::List(item) => format!("[{}]", sound(item)),
        Kind::Group(fields) => {
            let members: Vec<_> = fields.iter().map(|field| member(field, &mut sound)).collect();
            format!("{{{}}}", members.join(", "))
        }
    }
}

/// A random value of a field: mostly sound, sometimes one of [`OTHERS`] or too long.
fn random(field: &'static catalogue::Field, dice: &mut dyn FnMut(usize) -> usize) -> String {
    use catalogue::Kind;
    if dice(12) == 0 {
        return OTHERS[dice(OTHERS.len())].to_owned();
    }
    match field.kind {
        Kind::Text { max: Some(max), .. } if dice(8) == 0 => {
            let letters = ["a", "é", "😀", " "];
            quote(&letters[dice(letters.len())].repeat(max as usize + dice(3) - 1))
        }
        Kind::Integer { min, max, .. } if dice(3) == 0 => {
            [min, min.saturating_sub(1), max, max.saturating_add(1)][dice(4)].to_string()
        }
        Kind::Choices(items) | Kind::ChoicesOrText(items) => {
            let values: Vec<_> = (0..dice(4)).map(|_| quote(items[dice(items.len())].value)).collect();
            format!("[{}]", values.join(", "))
        }
        Kind::List(item) => {
            let items: Vec<_> = (0..dice(3)).map(|_| random(item, dice)).collect();
            format!("[{}]", items.join(", "))
        }
        Kind::Group(fields) => random_object(fields, dice),
        _ => sound(field),
    }
}

fn random_object(fields: &'static [catalogue::Field], dice: &mut dyn FnMut(usize) -> usize) -> String {
    let names = ["unknown", "client_name#de", "client_id", "retry"];
    let mut members = Vec::new();
    for field in fields {
        let keep = if field.required() { dice(10) > 0 } else { dice(3) > 0 };
        if keep {
            members.push(member(field, &mut |field| random(field, dice)));
        }
        if dice(20) == 0 {
            members.push(format!("{}: {}", quote(names[dice(names.len())]), OTHERS[dice(OTHERS.len())]));
        }
    }
    format!("{{{}}}", members.join(", "))
}

#[test]
fn they_agree_on_generated_manifests() {
    let mut judges = Judges::new();
    let config =
        Config { cases: 3000, rng_seed: RngSeed::Fixed(7), failure_persistence: None, ..Config::default() };
    let shared = std::cell::RefCell::new(&mut judges);
    TestRunner::new(config)
        .run(&prop::collection::vec(any::<u32>(), 400), |tape| {
            let mut tape = tape.into_iter().cycle();
            let mut dice = |end: usize| tape.next().map_or(0, |number| number as usize % end);
            let text = random_object(catalogue::ROOT, &mut dice);
            shared.borrow_mut().judge(&text);
            Ok(())
        })
        .unwrap();
    judges.hold();
    assert!(judges.judged > 2900, "{}", judges.judged);
    assert!(judges.rejected > 1000 && judges.judged - judges.rejected > 100, "{}", judges.rejected);
}

#[test]
fn each_rule_that_only_check_knows_is_shown_by_its_text() {
    for (id, text, why) in ONLY_CHECK {
        assert!(crate::check::problems(text).iter().any(|problem| problem.rule == id), "{why}");
        let mut judges = Judges::new();
        judges.judge(text);
        let seen: Vec<_> = judges.unseen.keys().copied().collect();
        assert_eq!(seen, if judges.judged == 0 { vec![] } else { vec![id] }, "{why}");
        assert_eq!(judges.rejected, 0, "{text}");
    }
}

#[test]
fn only_check_looks_into_an_event_with_a_wrong_letter() {
    let text =
        r#"{"client_name": "a", "capabilities": {"webhooks": {"cqm.ExConversationChangeNotifcation": {}}}}"#;
    let document = Document::parse(text.to_owned()).unwrap();
    let errors = errors(&document);
    assert_eq!(errors.iter().map(|error| error.rule).collect::<Vec<_>>(), ["endpoint-missing"]);
    assert!(is_below_stranger(&document, &errors[0].path));
    Judges::new().judge(text);
}
