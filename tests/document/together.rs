//! Changes that are made at once: the text is the one that they leave one after the other, the last first.

use super::{Row, golden, parsed, path, quoted, remove, remove_nth, rename, set};
use lp_manifest::json::document::{At, Change, Document, Json, Refusal};
use lp_manifest::json::{Kind, Value};

fn rows() -> Vec<Row> {
    let cases = [
        (
            "neighbours go as one",
            "{'l': [1, 2,  3, 4]}",
            vec![remove("l[1]"), remove("l[2]")],
            "{'l': [1, 4]}",
        ),
        (
            "the last ones go with the comma before them",
            "[1 , 2, 3]",
            vec![remove("[2]"), remove("[1]")],
            "[1]",
        ),
        ("all go", "{'l': [ 1, 2 ]}", vec![remove("l[0]"), remove("l[1]")], "{'l': []}"),
        (
            "what stays between them stays",
            "[\n  1,\n  2,\n  3,\n  4\n]",
            vec![remove("[0]"), remove("[3]")],
            "[\n  2,\n  3\n]",
        ),
        (
            "each is named as it stands before",
            "{'a': 1, 'b': '2', 'a': 3}",
            vec![remove_nth("", 0), rename("", 1, "c"), set("a", "'x'"), set("b", "5")],
            "{'c': 5, 'a': 'x'}",
        ),
        ("what is so already is no edit", "[1, 'a']", vec![set("[0]", "1"), set("[1]", "'a'")], "[1, 'a']"),
    ];
    let row = |(name, before, changes, after): (&str, &str, Vec<Change>, &str)| Row {
        name: name.to_owned(),
        before: quoted(before),
        change: Change::Together(changes),
        after: quoted(after),
    };
    cases.into_iter().map(row).collect()
}

#[test]
fn changes_are_made_at_once() {
    golden(rows());
}

#[test]
fn what_does_not_go_together_is_refused_and_changes_nothing() {
    let text = "{'a': [1, 2], 'b': 3, 'c': 4}";
    let insert = Change::insert(path("a"), 0, Json::integer(1));
    let cases = [
        (vec![set("b", "1"), set("b", "2")], Refusal::NoSuchEdit),
        (vec![set("a", "1"), set("a[0]", "2")], Refusal::NoSuchEdit),
        (vec![remove("a"), set("a[0]", "2")], Refusal::NoSuchEdit),
        (vec![remove("a[0]"), remove("a[0]")], Refusal::NoSuchEdit),
        (vec![insert, set("b", "2")], Refusal::NoSuchEdit),
        (vec![set("d", "1"), set("b", "2")], Refusal::NotThere(path("d"))),
        (vec![rename("", 1, "d"), rename("", 2, "d")], Refusal::NameTaken(path("d"))),
        (vec![rename("", 1, "c")], Refusal::NameTaken(path("c"))),
    ];
    for (changes, refusal) in cases {
        let mut document = parsed(&quoted(text));
        assert_eq!(document.apply(&Change::Together(changes.clone())), Err(refusal), "{changes:?}");
        assert_eq!(document.text(), quoted(text), "{changes:?}");
    }
}

/// Every array and object of a document.
fn containers<'d>(value: Value<'d>, out: &mut Vec<Value<'d>>) {
    if value.kind().is_container() {
        out.push(value);
        value.children().for_each(|child| containers(child, out));
    }
}

/// Takes some children of a container out, or gives scalars among them another value.
fn changes(container: Value<'_>, is_meant: impl Fn(usize) -> bool) -> [Vec<Change>; 2] {
    let path = container.path();
    let meant = || container.children().enumerate().filter(|(nth, _)| is_meant(*nth));
    let gone = meant().map(|(nth, _)| match container.kind() {
        Kind::List => Change::Remove(path.index(nth)),
        _ => Change::RemoveMember { object: path.clone(), nth },
    });
    let set = meant().filter(|(_, child)| !child.kind().is_container() && !child.is_overridden());
    let set = set.map(|(nth, child)| Change::Set(child.path(), Json::integer(nth as i64), At::Last));
    [gone.collect(), set.collect()]
}

#[test]
fn together_is_one_after_the_other_from_the_last_in_every_layout() {
    crate::properties::random_texts(400, |text| {
        let Ok(document) = Document::parse(text.to_owned()) else { return };
        let mut all = Vec::new();
        containers(document.root(), &mut all);
        // What a path leads to is another value where a name stands twice.
        let all = all
            .into_iter()
            .filter(|value| document.at(&value.path()).is_some_and(|at| at.id() == value.id()));
        for container in all {
            let meant: [&dyn Fn(usize) -> bool; 4] =
                [&|_| true, &|nth| nth % 2 == 0, &|nth| nth > 0, &|nth| nth % 3 != 1];
            for changes in meant.into_iter().flat_map(|is_meant| changes(container, is_meant)) {
                let mut one_by_one = document.clone();
                changes.iter().rev().for_each(|change| drop(one_by_one.apply(change).unwrap()));
                let mut at_once = document.clone();
                at_once.apply(&Change::Together(changes.clone())).unwrap();
                assert_eq!(at_once.text(), one_by_one.text(), "{changes:?} in {text}");
            }
        }
    });
}
