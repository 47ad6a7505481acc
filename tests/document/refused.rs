//! What is refused, with its reason; the text is then as it was.

use super::{
    Change, Content, Document, insert, json, parsed, path, quoted, remove, remove_nth, rename, set, shift,
    text,
};
use lp_manifest::json::document::{At, Edit, Json, Refusal};
use lp_manifest::json::{Fault, Kind, MAX_BYTES, MAX_DEPTH, Path};

const TEXT: &str = "{'a': 1, 'b': {'c': 'x', 'c': 'y'}, 'l': [1, 2], 'o': {}}";

#[test]
fn a_refused_change_names_its_reason_and_changes_nothing() {
    let not_there = |at: &str| Refusal::NotThere(path(at));
    let wrong_kind = |at: &str, found| Refusal::WrongKind { path: path(at), found };
    let past = |at: &str, count| Refusal::PastTheEnd(path(at), count);
    let cases = [
        (set("a.b", "1"), wrong_kind("a", Kind::Number), "a is a number: repair it first"),
        (set("b.c.d.e", "1"), wrong_kind("b.c", Kind::Text), "b.c is a text: repair it first"),
        (set("l.x", "1"), wrong_kind("l", Kind::List), "l is a list: repair it first"),
        (set("a[0]", "1"), wrong_kind("a", Kind::Number), "a is a number: repair it first"),
        (set("l[3]", "1"), past("l", 2), "l has only 2 items: append with [-]"),
        (set("l[2][1]", "1"), past("l[2]", 0), "l[2] has only 0 items: append with [-]"),
        (insert("l", 3, "1"), past("l", 2), "l has only 2 items: append with [-]"),
        (insert("b", 0, "1"), wrong_kind("b", Kind::Object), "b is an object: repair it first"),
        (insert("no", 0, "1"), not_there("no"), "no is not set"),
        (remove("no"), not_there("no"), "no is not set"),
        (remove("l[2]"), not_there("l[2]"), "l[2] is not set"),
        (remove("a.b"), not_there("a.b"), "a.b is not set"),
        (remove_nth("", 4), Refusal::NotThere(Path::root()), "the manifest is not set"),
        (remove_nth("l", 0), wrong_kind("l", Kind::List), "l is a list: repair it first"),
        (remove_nth("no", 0), not_there("no"), "no is not set"),
        (rename("", 0, "l"), Refusal::NameTaken(path("l")), "l is there already"),
        (rename("b", 5, "l"), not_there("b"), "b is not set"),
        (rename("a", 0, "l"), wrong_kind("a", Kind::Number), "a is a number: repair it first"),
        (shift("l", 0, 2), past("l", 2), "l has only 2 items: append with [-]"),
        (shift("l", 2, 0), past("l", 2), "l has only 2 items: append with [-]"),
        (shift("o", 0, 0), wrong_kind("o", Kind::Object), "o is an object: repair it first"),
        (shift("no", 0, 0), not_there("no"), "no is not set"),
        (text(1..99, ""), Refusal::NoSuchEdit, "that edit does not fit the text, so nothing was changed"),
    ];
    for (change, refusal, sentence) in cases {
        assert_refused(TEXT, &change, &refusal);
        assert_eq!(refusal.to_string(), sentence);
    }
}

fn assert_refused(before: &str, change: &Change, refusal: &Refusal) {
    let before = quoted(before);
    let mut document = parsed(&before);
    assert_eq!(document.apply(change).as_ref(), Err(refusal), "{change:?}");
    assert_eq!(document, parsed(&before), "{change:?}");
    let mut content = Content::of(before.clone());
    assert_eq!(content.apply(change).as_ref(), Err(refusal), "{change:?}");
    assert_eq!(content, Content::of(before), "{change:?}");
}

#[test]
fn edits_that_overlap_or_split_a_character_are_refused() {
    let edit = |range, insert: &str| Edit { range, insert: insert.to_owned() };
    let cases = [
        vec![edit(6..7, "2"), edit(0..0, " ")],
        vec![edit(0..4, "{"), edit(3..5, "")],
        vec![edit(3..4, "")],
        vec![edit(2..3, "x")],
        vec![edit(usize::MAX..usize::MAX, "")],
        vec![edit(0..usize::MAX, "{}")],
    ];
    for edits in cases {
        assert_refused("{'é': 1}", &Change::Text(edits), &Refusal::NoSuchEdit);
    }
}

#[test]
fn an_edit_that_breaks_the_text_is_refused_with_the_mistake() {
    for (range, written, fault) in [
        (0..1, "", Fault::MissingColon),
        (7..8, "", Fault::Ends("the closing }")),
        (6..7, "01", Fault::BadNumber),
        (0..8, "", Fault::Empty),
        (7..7, ",", Fault::TrailingComma),
    ] {
        let mut document = parsed(&quoted("{'a': 1}"));
        match (document.apply(&text(range.clone(), written)), &fault) {
            // Without its opening bracket the text ends with the first name.
            (Err(Refusal::NotJson(error)), Fault::MissingColon) => assert_eq!(error.fault, Fault::Trailing),
            (Err(Refusal::NotJson(error)), fault) => assert_eq!(error.fault, *fault),
            (other, _) => panic!("{range:?} {written}: {other:?}"),
        }
        assert_eq!(document.text(), quoted("{'a': 1}"));
    }
}

#[test]
fn a_text_that_is_not_json_takes_text_edits_only() {
    let mut content = Content::of("{".to_owned());
    assert!(matches!(content.apply(&set("a", "1")), Err(Refusal::NotJson(_))));
    assert!(content.document().is_none());
    assert_eq!(content.apply(&text(5..5, "}")), Err(Refusal::NoSuchEdit));
    assert_eq!(content.text(), "{");
    content.apply(&text(1..1, "}")).unwrap();
    assert_eq!(content.document().map(Document::text), Some("{}"));
}

#[test]
fn an_edit_that_would_make_the_text_too_deep_is_refused() {
    let deep = |levels: usize| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
    let before = deep(MAX_DEPTH);
    let inmost = Path::from(vec![lp_manifest::json::Step::Index(0); MAX_DEPTH - 1]);
    let mut document = parsed(&before);
    for value in ["[]", "{}", "[1]"] {
        let change = Change::insert(inmost.clone(), 0, json(value));
        assert!(document.apply(&change).is_err(), "{value}");
        assert_eq!(document.text(), before);
    }
    let change = Change::insert(inmost, 0, json("1"));
    assert!(document.apply(&change).is_ok());

    let mut document = parsed("{}");
    let missing = Path::of(&["k"; MAX_DEPTH + 1]);
    assert!(document.apply(&Change::Set(missing, json("1"), At::Last)).is_err());
    assert_eq!(document.text(), "{}");
    let missing = Path::of(&["k"; MAX_DEPTH]);
    assert!(document.apply(&Change::Set(missing, json("1"), At::Last)).is_ok());
}

#[test]
fn an_edit_that_would_make_the_text_too_large_is_refused() {
    let half = Json::text(&"x".repeat(MAX_BYTES / 2));
    let mut document = parsed("[]");
    document.apply(&Change::insert(Path::root(), 0, half.clone())).unwrap();
    let length = document.text().len();
    let refused = document.apply(&Change::insert(Path::root(), 1, half));
    assert!(matches!(refused, Err(Refusal::NotJson(error)) if error.fault == Fault::TooLarge));
    assert_eq!(document.text().len(), length);
}
