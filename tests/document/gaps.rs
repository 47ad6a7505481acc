//! Golden edits where the blanks are unusual: comma first, empty lines, aligned colons, other colon
//! styles, everything mixed.

use lp_manifest::json::Path;
use lp_manifest::json::document::Change;

use super::{
    Row, equal, golden, insert, json, parsed, part, remove, remove_nth, rename, row, set, set_after,
    set_before, set_first, shift,
};

#[test]
fn gaps_come_from_the_neighbours() {
    golden(rows());
}

pub(super) fn rows() -> Vec<Row> {
    let mut rows = comma_first();
    rows.extend(empty_lines());
    rows.extend(colons());
    rows.extend(brackets_on_their_own_lines());
    rows.extend(mixed());
    rows
}

fn comma_first() -> Vec<Row> {
    const TEXT: &str = "{ 'a': 1
, 'b': [ 1, 2 ]
, 'c':
  { 'd': true
  , 'e': null
  }
}
";
    let to = |name: &str, change, old: &str, new: &str| part(name, TEXT, change, old, new);
    vec![
        to("comma first: last", set("f", "0"), "  }\n}", "  }\n, 'f': 0\n}"),
        to("comma first: first", set_first("f", "0"), "{ 'a'", "{ 'f': 0\n, 'a'"),
        to("comma first: before", set_before("f", "b", "0"), ", 'b'", ", 'f': 0\n, 'b'"),
        to("comma first: after", set_after("f", "b", "0"), ", 'c'", ", 'f': 0\n, 'c'"),
        to("comma first: inside, last", set("c.f", "0"), "null", "null\n  , 'f': 0"),
        to("comma first: inside, first", set_first("c.f", "0"), "{ 'd'", "{ 'f': 0\n  , 'd'"),
        to("comma first: item", insert("b", 2, "3"), "2 ]", "2, 3 ]"),
        to("comma first: first out", remove("a"), "'a': 1\n, ", ""),
        to("comma first: middle out", remove("b"), "'b': [ 1, 2 ]\n, ", ""),
        to("comma first: last out", remove("c.e"), "\n  , 'e': null", ""),
        to("comma first: new object", set("f", "{'x':1}"), "  }\n}", "  }\n, 'f': {\n    'x': 1\n  }\n}"),
        to("comma first: number to object", set("b[0]", "{'x':1}"), "[ 1", "[ {'x': 1}"),
        to("comma first: list to object", set("b", "{'x':1}"), "[ 1, 2 ]", "{\n    'x': 1\n  }"),
        to("comma first: object inside", set("c.e", "{'x':1}"), "null\n  }", "{\n      'x': 1\n    }\n  }"),
    ]
}

fn empty_lines() -> Vec<Row> {
    const ALL: &str = "{\n  'a': 1,\n\n  'b': 2,\n\n  'c': 3\n}\n";
    const ONE: &str = "{\n  'a': 1,\n  'b': 2,\n\n  'c': 3,\n  'd': 4\n}\n";
    const LEAD: &str = "{\n\n  'a': 1\n\n}\n";
    vec![
        part("empty lines: last", ALL, set("d", "4"), "3\n", "3,\n\n  'd': 4\n"),
        part("empty lines: after", ALL, set_after("d", "a", "4"), "1,\n\n", "1,\n\n  'd': 4,\n\n"),
        part("empty lines: first", ALL, set_first("d", "4"), "  'a'", "  'd': 4,\n\n  'a'"),
        part("empty lines: first out", ALL, remove("a"), "  'a': 1,\n\n", ""),
        part("empty lines: middle out", ALL, remove("b"), "  'b': 2,\n\n", ""),
        part("empty lines: last out", ALL, remove("c"), ",\n\n  'c': 3", ""),
        part(
            "empty lines: new object",
            ALL,
            set("d", "{'x': 1}"),
            "3\n",
            "3,\n\n  'd': {\n    'x': 1\n  }\n",
        ),
        part("one empty line: last", ONE, set("e", "5"), "4\n", "4,\n  'e': 5\n"),
        part("one empty line: first", ONE, set_first("e", "5"), "{\n", "{\n  'e': 5,\n"),
        part("one empty line: inside a group", ONE, set_after("e", "a", "5"), "1,\n", "1,\n  'e': 5,\n"),
        part("one empty line: before a group", ONE, set_before("e", "c", "5"), "  'c'", "  'e': 5,\n  'c'"),
        part("one empty line: group head out", ONE, remove("c"), "  'c': 3,\n", ""),
        part("empty lines inside the brackets: last", LEAD, set("b", "2"), "1\n", "1,\n  'b': 2\n"),
        part(
            "empty lines inside the brackets: first",
            LEAD,
            set_first("b", "2"),
            "  'a'",
            "  'b': 2,\n  'a'",
        ),
        row("empty lines inside the brackets: only member out", LEAD, remove("a"), "{}\n"),
    ]
}

fn colons() -> Vec<Row> {
    const ALIGNED: &str = "{\n  'id'   : 1,\n  'name' : 'x',\n  'on'   : true\n}\n";
    const BOTH: &str = "{\n  'a' : 1,\n  'b' : { 'c' : 2 }\n}\n";
    const TIGHT: &str = "{\n  'a':1,\n  'b':[1,2]\n}\n";
    const LATE: &str = "{\n  'a' :1,\n  'b' :2\n}\n";
    vec![
        part("aligned: last", ALIGNED, set("z", "1"), "true", "true,\n  'z'   : 1"),
        part("aligned: after", ALIGNED, set_after("z", "name", "1"), "'x',\n", "'x',\n  'z' : 1,\n"),
        part("aligned: first", ALIGNED, set_first("z", "0"), "{\n", "{\n  'z'   : 0,\n"),
        part("aligned: value", ALIGNED, set("id", "20"), "'id'   : 1", "'id'   : 20"),
        part("aligned: renamed", ALIGNED, rename("", 0, "code"), "'id'", "'code'"),
        part("aligned: middle out", ALIGNED, remove("name"), "  'name' : 'x',\n", ""),
        part("blanks on both sides: last", BOTH, set("d", "1"), "}\n}", "},\n  'd' : 1\n}"),
        part("blanks on both sides: inside", BOTH, set("b.d", "1"), "2 }", "2, 'd' : 1 }"),
        part(
            "blanks on both sides: new object",
            BOTH,
            set("d", "{'x':1,'y':{'z':0}}"),
            "}\n}",
            "},\n  'd' : {\n    'x' : 1,\n    'y' : {\n      'z' : 0\n    }\n  }\n}",
        ),
        part("no blanks: last", TIGHT, set("c", "{'x': 1}"), "]\n", "],\n  'c':{\n    'x':1\n  }\n"),
        part("no blanks: new list", TIGHT, set("c", "[3, 4]"), "]\n", "],\n  'c':[3,4]\n"),
        part("no blanks: item", TIGHT, insert("b", 1, "0"), "[1,", "[1,0,"),
        part("blank before only: last", LATE, set("c", "{'x': 1}"), "2\n", "2,\n  'c' :{\n    'x' :1\n  }\n"),
    ]
}

fn brackets_on_their_own_lines() -> Vec<Row> {
    const TEXT: &str = "{
  'a':
  {
    'x': 1
  },
  'b':
  {
    'y': {}
  }
}
";
    let to = |name: &str, change, old: &str, new: &str| part(name, TEXT, change, old, new);
    vec![
        to("brackets below: last", set("c", "1"), "  }\n}", "  },\n  'c': 1\n}"),
        to("brackets below: beside a lone member", set("a.z", "2"), "'x': 1", "'x': 1,\n    'z': 2"),
        to("brackets below: into an empty object", set("b.y.z", "2"), "{}", "{\n      'z': 2\n    }"),
        to("brackets below: object to number", set("a", "2"), "{\n    'x': 1\n  }", "2"),
        to("brackets below: first out", remove("a"), "  'a':\n  {\n    'x': 1\n  },\n", ""),
    ]
}

fn mixed() -> Vec<Row> {
    const TEXT: &str = "{ 'a': 1, 'b': 2,
  'c': [ 1,
    2, 3 ],
\t'd': {'e': 1,
'f': 2}, 'g' : 0,\r\n\t 'h':\t{}
}";
    let to = |name: &str, change, old: &str, new: &str| part(name, TEXT, change, old, new);
    vec![
        equal("mixed: equal", TEXT, set("c", "[1,2,3]")),
        to("mixed: value", set("g", "1"), "'g' : 0", "'g' : 1"),
        to("mixed: last", set("i", "1"), "{}\n", "{}, 'i':\t1\n"),
        to("mixed: first", set_first("i", "1"), "{ 'a'", "{ 'i': 1, 'a'"),
        to("mixed: after", set_after("i", "b", "1"), "  'c'", "  'i': 1, 'c'"),
        to("mixed: after the odd colon", set_after("i", "g", "1"), "'h'", "'i' : 1, 'h'"),
        to("mixed: front item", insert("c", 0, "0"), "[ 1", "[ 0, 1"),
        to("mixed: end item", insert("c", 3, "4"), "3 ]", "3, 4 ]"),
        to("mixed: moved item", shift("c", 0, 2), "1,\n    2, 3", "2,\n    3, 1"),
        to("mixed: member without indent", set("d.i", "1"), "2}", "2,\n'i': 1}"),
        to("mixed: first out", remove("a"), "'a': 1, ", ""),
        to("mixed: second out", remove("b"), "'b': 2,\n  ", ""),
        to("mixed: middle out", remove("c"), "'c': [ 1,\n    2, 3 ],\n\t", ""),
        to("mixed: last out", remove("h"), ",\r\n\t 'h':\t{}", ""),
        to("mixed: last member inside out", remove_nth("d", 1), ",\n'f': 2", ""),
        to("mixed: middle item out", remove("c[1]"), "2, ", ""),
    ]
}

#[test]
fn several_items_come_into_a_list_as_one_after_the_other() {
    for text in ["[\n  1,\n  2\n]\n", "[1, 2]", "[1,2]", "[\r\n\t1,\r\n\t2\r\n]", "[1\n,2]"] {
        for at in 0..=2 {
            let values = ["3", "true", "5"].map(json);
            let (mut at_once, mut one_by_one) = (parsed(text), parsed(text));
            let list = Path::root();
            at_once.apply(&Change::Insert { list, at, values: values.to_vec() }).unwrap();
            for (nth, value) in values.into_iter().enumerate() {
                one_by_one.apply(&Change::insert(Path::root(), at + nth, value)).unwrap();
            }
            assert_eq!(at_once.text(), one_by_one.text(), "{text:?} at {at}");
        }
    }
}
