//! Merging: (what both began with, mine, theirs, the outcome), and what it never loses.

use lp_manifest::json::diff::tree;
use lp_manifest::json::document::Document;
use lp_manifest::json::{Path, same};
use lp_manifest::manifest::merge::{Marked, Merge, Side};
use proptest::prelude::*;

use crate::support::quoted;

fn document(text: &str) -> Document {
    Document::parse(quoted(text)).unwrap()
}

/// A claim, what both began with, mine, theirs, the outcome with my side at every clash, and the
/// paths of the clashes.
type Case = (&'static str, &'static str, &'static str, &'static str, &'static str, &'static [&'static str]);

const CASES: &[Case] = &[
    ("nothing of mine", "{'a': 1}", "{'a': 1}", "{'a': 2,  'b': 3}", "{'a': 2,  'b': 3}", &[]),
    ("my layout gives way", "{'a': 1}", "{ 'a' : 1 }", "{'a':1}", "{'a':1}", &[]),
    (
        "my value in their layout",
        "{'a': 1, 'b': 1}",
        "{'a': 2, 'b': 1}",
        "{'b':1,\r\n'a':1}",
        "{'b':1,\r\n'a':2}",
        &[],
    ),
    (
        "mine is added beside its sibling",
        "{'a': 1, 'c': 1}",
        "{'a': 1, 'b': 2, 'c': 1}",
        "{'z': 0, 'a': 1, 'c': 3}",
        "{'z': 0, 'a': 1, 'b': 2, 'c': 3}",
        &[],
    ),
    ("mine is taken out", "{'a': 1, 'b': 1}", "{'b': 1}", "{'a': 1, 'b': 2}", "{'b': 2}", &[]),
    (
        "what both did alike is no clash",
        "{'a': 1, 'b': 1}",
        "{'a': 2}",
        "{'a': 2, 'c': 1}",
        "{'a': 2, 'c': 1}",
        &[],
    ),
    ("both changed one value", "{'a': 1}", "{'a': 2}", "{'a': 3}", "{'a': 2}", &["a"]),
    ("I took out what they changed", "{'a': 1, 'b': 1}", "{'b': 1}", "{'a': 2, 'b': 1}", "{'b': 1}", &["a"]),
    (
        "they took out what I changed",
        "{'a': 1, 'b': 1}",
        "{'a': 2, 'b': 1}",
        "{'b': 1}",
        "{'a': 2, 'b': 1}",
        &["a"],
    ),
    (
        "members of one object, each side its own",
        "{'o': {'x': 1, 'y': 1}}",
        "{'o': {'x': 2, 'y': 1}}",
        "{'o': {'x': 1, 'y': 2}}",
        "{'o': {'x': 2, 'y': 2}}",
        &[],
    ),
    (
        "they took out the object I changed in",
        "{'o': {'x': 1}, 'b': 1}",
        "{'o': {'x': 2}, 'b': 1}",
        "{'b': 2}",
        "{'o': {'x': 2}, 'b': 2}",
        &["o"],
    ),
    ("an object that both made", "{}", "{'o': {'x': 1}}", "{'o': {'y': 2}}", "{'o': {'x': 1, 'y': 2}}", &[]),
    (
        "a checklist is a set",
        "{'grant_types': ['authorization_code', 'refresh_token']}",
        "{'grant_types': ['authorization_code']}",
        "{'grant_types': ['authorization_code', 'refresh_token', 'client_credentials']}",
        "{'grant_types': ['authorization_code', 'client_credentials']}",
        &[],
    ),
    (
        "ids are a set",
        "{'enabled_for_profiles': [1, 2]}",
        "{'enabled_for_profiles': [2, 9]}",
        "{'enabled_for_profiles': [1, 2, 7]}",
        "{'enabled_for_profiles': [2, 7, 9]}",
        &[],
    ),
    (
        "addresses are a set",
        "{'redirect_uris': ['a', 'x']}",
        "{'redirect_uris': ['a', 'b', 'x']}",
        "{'redirect_uris': ['a', 'c']}",
        "{'redirect_uris': ['a', 'c', 'b']}",
        &[],
    ),
    (
        "an address in whose place each put another is no set",
        "{'redirect_uris': ['a', 'x']}",
        "{'redirect_uris': ['b', 'x']}",
        "{'redirect_uris': ['c', 'x']}",
        "{'redirect_uris': ['b', 'x']}",
        &["redirect_uris"],
    ),
    (
        "a set that both made is put together",
        "{'client_name': 'a'}",
        "{'client_name': 'a', 'grant_types': ['refresh_token'], 'enabled_for_profiles': [7, 8]}",
        "{'client_name': 'a', 'grant_types': ['authorization_code'], 'enabled_for_profiles': [9, 7]}",
        "{'client_name': 'a', 'grant_types': ['authorization_code', 'refresh_token'], 'enabled_for_profiles': [9, 7, 8]}",
        &[],
    ),
    (
        "another list is whole",
        "{'x': ['a']}",
        "{'x': ['a', 'b']}",
        "{'x': ['a', 'c']}",
        "{'x': ['a', 'b']}",
        &["x"],
    ),
    (
        "my spelling of the same value",
        "{'a': 'é', 'b': 1}",
        "{'a': '\\u00e9', 'b': 1}",
        "{'a': 'é', 'b': 2}",
        "{'a': '\\u00e9', 'b': 2}",
        &[],
    ),
    ("their value over my spelling", "{'a': 'é'}", "{'a': '\\u00e9'}", "{'a': 'e'}", "{'a': 'e'}", &[]),
    ("another kind on top", "{'a': 1}", "[1]", "{'a': 2}", "[1]", &[""]),
    (
        "a member that stands twice is whole",
        "{'o': {'x': 1, 'x': 2}}",
        "{'o': {'x': 1, 'x': 3}}",
        "{'o': {'x': 1, 'x': 2, 'y': 1}}",
        "{'o': {'x': 1, 'x': 3}}",
        &["o"],
    ),
    (
        "a member named by half a character is whole",
        "{'o': {'\\ud800': 1}}",
        "{'o': {'\\ud801': 1}}",
        "{'o': {'\\ud800': 1}, 'b': 1}",
        "{'o': {'\\ud801': 1}, 'b': 1}",
        &[],
    ),
    ("a new member named so keeps its name", "{}", "{'\\ud800': 1}", "{}", "{'\\ud800': 1}", &[]),
];

#[test]
fn my_changes_are_replayed_by_path_and_both_sides_are_asked_only_where_both_changed() {
    let mut wrong = Vec::new();
    for (claim, base, mine, theirs, outcome, clashes) in CASES {
        let (base, mine, theirs) = (document(base), document(mine), document(theirs));
        let merge = Merge { base: &base, mine: &mine, theirs: &theirs };
        let found: Vec<_> = merge.clashes().iter().map(Path::to_string).collect();
        let merged = merge.merged(|_| Side::Mine).unwrap();
        if found != *clashes || merged.text() != quoted(outcome) {
            wrong.push(format!("{claim}: {found:?}\n{}", merged.text()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn at_a_clash_their_side_leaves_their_text_alone() {
    for (claim, base, mine, theirs, _, clashes) in CASES {
        let (base, mine, theirs) = (document(base), document(mine), document(theirs));
        let merged = Merge { base: &base, mine: &mine, theirs: &theirs }.merged(|_| Side::Theirs).unwrap();
        for clash in *clashes {
            let path = if clash.is_empty() { Path::root() } else { Path::parse(clash).unwrap() };
            assert_eq!(
                merged.at(&path).map(|value| value.raw()),
                theirs.at(&path).map(|value| value.raw()),
                "{claim}"
            );
        }
    }
}

/// A text with one side of each conflict kept.
fn chosen(text: &str, side: &str) -> String {
    let mut kept = String::new();
    let mut standing = None;
    for line in text.split_inclusive('\n') {
        let plain = line.trim_start_matches('\u{feff}').trim_end();
        match plain {
            "<<<<<<< ours" => standing = Some("ours"),
            "=======" => standing = Some("theirs"),
            ">>>>>>> theirs" => standing = None,
            _ if standing.is_none_or(|standing| standing == side) => kept += line,
            _ => {}
        }
    }
    kept
}

fn marked(base: &Document, ours: &Document, theirs: &Document) -> Marked {
    Merge { base, mine: theirs, theirs: ours }.marked("ours", "theirs").unwrap()
}

#[test]
fn what_both_changed_stands_whole_between_marks_and_the_rest_as_it_was() {
    let base = "{\r\n  \"client_name\": \"a\",\r\n  \"x\": [\r\n    1,\r\n    2,\r\n    3\r\n  ],\r\n  \"scope\": \"s\"\r\n}\r\n";
    let ours = document(&format!("\u{feff}{}", base.replace("1,", "7,").replace("    3", "    8")));
    let theirs = document(
        &base.replace('\r', "").replace("1,", "5,").replace("    3", "    6").replace("\"s\"", "\"t\""),
    );
    let Marked { text, clashes } = marked(&document(base), &ours, &theirs);
    assert_eq!(clashes.iter().map(Path::to_string).collect::<Vec<_>>(), ["x"]);
    let wanted = "\u{feff}{\r\n  \"client_name\": \"a\",\r\n  \"x\": [\r\n<<<<<<< ours\r\n    7,\r\n    2,\r\n    8\r\n=======\r\n    5,\r\n    2,\r\n    6\r\n>>>>>>> theirs\r\n  ],\r\n  \"scope\": \"t\"\r\n}\r\n";
    assert_eq!(text, wanted);
}

#[test]
fn a_text_on_one_line_is_one_conflict_and_keeps_what_does_not_clash() {
    let [base, ours, theirs] =
        ["{'a':1,'b':1,'c':1}", "{'a':2,'b':2,'c':1}", "{'a':3,'b':1,'c':3}"].map(document);
    let Marked { text, clashes } = marked(&base, &ours, &theirs);
    assert_eq!(clashes.len(), 1);
    let wanted = "<<<<<<< ours\n{'a':2,'b':2,'c':3}\n=======\n{'a':3,'b':2,'c':3}\n>>>>>>> theirs\n";
    assert_eq!(text, quoted(wanted));
}

/// Small objects over few names, so that sides meet often.
fn value() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        (0..4_i64).prop_map(serde_json::Value::from),
        "[ab]{0,2}".prop_map(serde_json::Value::from),
        prop::collection::vec(0..3_i64, 0..3).prop_map(serde_json::Value::from),
    ];
    leaf.prop_recursive(3, 24, 4, |inner| {
        prop::collection::btree_map("[a-d]", inner, 0..4)
            .prop_map(|members| serde_json::Value::Object(members.into_iter().collect()))
    })
}

fn object() -> impl Strategy<Value = Document> {
    prop::collection::btree_map("[a-d]", value(), 0..4)
        .prop_map(|members| Document::parse(serde_json::to_string_pretty(&members).unwrap()).unwrap())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, ..ProptestConfig::default() })]

    #[test]
    fn either_side_of_every_conflict_can_be_kept(base in object(), ours in object(), theirs in object()) {
        let Marked { text, clashes } = marked(&base, &ours, &theirs);
        let merge = Merge { base: &base, mine: &theirs, theirs: &ours };
        let kept = merge.merged(|_| Side::Theirs).unwrap();
        prop_assert_eq!(text.contains("<<<<<<<"), !clashes.is_empty());
        let ours = chosen(&text, "ours");
        prop_assert_eq!(ours.trim_end(), kept.text().trim_end());
        let other = Document::parse(chosen(&text, "theirs")).map_err(|(text, _)| TestCaseError::fail(text))?;
        let taken = merge.merged(|_| Side::Mine).unwrap();
        prop_assert!(same(other.root(), taken.root()), "{text}");
    }

    #[test]
    fn every_change_of_either_side_is_in_the_outcome_or_asked_about(
        base in object(), mine in object(), theirs in object(),
    ) {
        let merge = Merge { base: &base, mine: &mine, theirs: &theirs };
        let clashes = merge.clashes();
        let merged = merge.merged(|_| Side::Mine).unwrap();
        let asked = |path: &Path| clashes.iter().any(|clash| path.starts_with(clash) || clash.starts_with(path));
        let alike = |a: &Document, path: &Path| match (a.at(path), merged.at(path)) {
            (Some(a), Some(b)) => same(a, b),
            (a, b) => a.is_none() && b.is_none(),
        };
        for path in tree::changed(&base, &mine) {
            let both = tree::changed(&base, &theirs).iter().any(|other| other.starts_with(&path));
            prop_assert!(asked(&path) || both || alike(&mine, &path), "mine at {path}: {}", merged.text());
        }
        for path in tree::changed(&base, &theirs) {
            let both = tree::changed(&base, &mine).iter().any(|other| other.starts_with(&path));
            prop_assert!(asked(&path) || both || alike(&theirs, &path), "theirs at {path}: {}", merged.text());
        }
        // With nothing changed on one side, the outcome is the other, byte for byte.
        let alone = Merge { base: &base, mine: &base, theirs: &theirs }.merged(|_| Side::Mine).unwrap();
        prop_assert_eq!(alone.text(), theirs.text());
        let settled = Merge { base: &base, mine: &mine, theirs: &base }.merged(|_| Side::Mine).unwrap();
        prop_assert!(same(settled.root(), mine.root()));
    }
}
