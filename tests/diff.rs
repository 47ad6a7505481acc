//! Lines that differ: counted, in hunks, in unified form.

use lp_manifest::json::diff::tree;
use lp_manifest::json::diff::{LineCount, LineKind, hunks, lines, unified};
use lp_manifest::json::document::Document;
use lp_manifest::manifest::difference;

const OLD: &str = "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk\nl\n";

/// Lines that are only in `a`, each as often as it is there more than in `b`.
pub(crate) fn only_in(a: &str, b: &str) -> Vec<String> {
    let mut rest: Vec<_> = b.lines().collect();
    let mut only = Vec::new();
    for line in a.lines() {
        match rest.iter().position(|other| *other == line) {
            Some(at) => drop(rest.remove(at)),
            None => only.push(line.to_owned()),
        }
    }
    only
}

#[test]
fn lines_that_went_and_came_at_one_place_count_as_replaced() {
    let cases = [
        ("a\nb\n", "a\nb\n", [0, 0, 0], "nothing"),
        ("a\nb\n", "a\nx\n", [1, 0, 0], "1 line replaced"),
        ("a\nb\n", "a\nx\ny\n", [1, 1, 0], "1 line replaced, 1 added"),
        ("a\nb\nc\n", "a\nx\n", [1, 0, 1], "1 line replaced, 1 removed"),
        ("a\nb\nc\n", "x\nb\ny\nz\n", [2, 1, 0], "2 lines replaced, 1 added"),
        ("a\n", "a\nb\nc\n", [0, 2, 0], "2 lines added"),
        ("a\nb\nc\nd\n", "a\n", [0, 0, 3], "3 lines removed"),
        ("", "a\n", [0, 1, 0], "1 line added"),
        ("a", "a\n", [1, 0, 0], "1 line replaced"),
        ("a\r\n", "a\n", [1, 0, 0], "1 line replaced"),
    ];
    for (old, new, [replaced, added, removed], words) in cases {
        let count = lines(old, new);
        assert_eq!(count, LineCount { replaced, added, removed }, "{old:?} {new:?}");
        assert_eq!(count.to_string(), words);
    }
}

#[test]
fn hunks_number_their_lines_on_both_sides() {
    let new = OLD.replace("b\n", "B\n").replace("l\n", "l\nm\n");
    let hunks = hunks(OLD, &new);
    assert_eq!(hunks.len(), 2);
    let removed: Vec<_> = hunks[0].lines.iter().filter(|line| line.kind == LineKind::Removed).collect();
    assert_eq!((removed[0].old, removed[0].new, removed[0].text), (Some(2), None, "b\n"));
    let added = hunks[1].lines.last().unwrap();
    assert_eq!((added.kind, added.old, added.new, added.text), (LineKind::Added, None, Some(13), "m\n"));
}

#[test]
fn equal_texts_have_no_difference() {
    assert!(hunks(OLD, OLD).is_empty());
    assert_eq!(unified(OLD, OLD, "a"), "");
}

#[test]
fn the_unified_form_is_the_one_of_git() {
    let cases = [
        ("a\nb\nc\n", "a\nx\nc\n", "@@ -1,3 +1,3 @@\n a\n-b\n+x\n c\n"),
        ("", "a\n", "@@ -0,0 +1 @@\n+a\n"),
        ("a", "b\n", "@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+b\n"),
        (OLD, "a\nb\nc\nd\nX\nf\ng\nh\ni\nj\nk\nl\n", "@@ -2,7 +2,7 @@\n b\n c\n d\n-e\n+X\n f\n g\n h\n"),
    ];
    for (old, new, body) in cases {
        assert_eq!(unified(old, new, "x/y.json"), format!("--- a/x/y.json\n+++ b/x/y.json\n{body}"));
    }
}

#[test]
fn what_became_of_a_value_is_said_in_a_few_words() {
    let cases = [
        ("{\"enabled\": true}", "{}", "removed: the installed app loses it"),
        ("{}", "{\"enabled\": true}", "not set → true"),
        ("{}", "{\"grant_types\": []}", "added"),
        ("{}", "{\"grant_types\": [\"a\", 5]}", "added: a, 5"),
        ("{}", "{\"grant_types\": [\"0123456789\", \"a\"]}", "added: 0123456789…"),
        ("{\"grant_types\": [\"a\"]}", "{}", "removed (a): the installed app loses it"),
        ("{\"goal\": \"a\"}", "{\"goal\": [\"a\"]}", "\"a\" → [\"a\"]"),
        ("{\"headers\": [\"s\"]}", "{}", "removed: the installed app loses it"),
        ("{\"scope\": \"a\"}", "{\"scope\": 5}", "\"a\" → 5"),
        ("{\"goal\": \"0123456789abc\"}", "{\"goal\": \"\"}", "\"012345678… → \"\""),
        ("{\"grant_types\": [\"a\", \"b\"]}", "{\"grant_types\": [\"b\", \"c\"]}", "c added, a removed"),
        ("{\"redirect_uris\": [\"a\"]}", "{\"redirect_uris\": [\"b\", \"b\"]}", "b added, a removed"),
        (
            "{\"enabled_for_profiles\": [42.0, 43]}",
            "{\"enabled_for_profiles\": [44, 42]}",
            "44 added, 43 removed",
        ),
        ("{\"a\": [1, 2]}", "{\"a\": [2, 1]}", "the same in another order"),
        ("{\"a\": [1, 1]}", "{\"a\": [1]}", "the same, but not as often"),
        ("{\"a\": [[1]]}", "{\"a\": [[2]]}", "changed"),
        ("{\"a\": {\"b\": 1}}", "{\"a\": [1]}", "an object → [1]"),
        ("{\"client_secret\": \"s\"}", "{\"client_secret\": \"t\"}", "changed"),
        ("{}", "{\"client_secret\": \"t\"}", "added"),
        ("{\"headers\": {\"k\": \"s\"}}", "{\"headers\": {\"k\": \"t\"}}", "changed"),
    ];
    for (old, new, said) in cases {
        let [old, new] = [old, new].map(|text| Document::parse(text.to_owned()).unwrap());
        let differences = tree::differences(&old, &new);
        let [difference] = differences.as_slice() else { panic!("{differences:?}") };
        assert_eq!(difference::becomes(difference.old, difference.new, &difference.path, 11), said);
        assert_eq!(tree::changed(&old, &new), std::slice::from_ref(&difference.path));
    }
}

#[test]
fn differences_stand_in_the_order_of_the_newer_document_and_dropped_ones_last() {
    let [old, new] = [
        "{\"a\": 1, \"a\": 2, \"b\": {\"c\": 1, \"d\": 2}, \"e\": 1}",
        "{\"f\": 1, \"b\": {\"d\": 3}, \"a\": 2}",
    ]
    .map(|text| Document::parse(text.to_owned()).unwrap());
    let paths: Vec<_> = tree::changed(&old, &new).iter().map(ToString::to_string).collect();
    assert_eq!(paths, ["f", "b.d", "b.c", "e"]);
}
