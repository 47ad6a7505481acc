//! Golden edits of objects and lists that are empty, or become so.

use super::{Row, golden, insert, remove, remove_nth, row, set};

#[test]
fn the_empty_is_filled_as_its_place_asks() {
    golden(rows());
}

pub(super) fn rows() -> Vec<Row> {
    let mut rows = roots();
    rows.extend(inner());
    rows.extend(emptied());
    rows
}

fn roots() -> Vec<Row> {
    let new = |name: &str, before: &str, after: &str| row(name, before, set("a", "1"), after);
    vec![
        new("root", "{}", "{\n  'a': 1\n}"),
        new("root, final newline", "{}\n", "{\n  'a': 1\n}\n"),
        new("root, CRLF", "{}\r\n", "{\r\n  'a': 1\r\n}\r\n"),
        new("root, byte order mark", "\u{feff}{}\n", "\u{feff}{\n  'a': 1\n}\n"),
        new("root with a blank", "{ }", "{\n  'a': 1\n}"),
        new("root on two lines", "{\n}\n", "{\n  'a': 1\n}\n"),
        new("root on two lines, CRLF", "{\r\n}\r\n", "{\r\n  'a': 1\r\n}\r\n"),
        new("root on four lines", "{\n\n\n}\n", "{\n  'a': 1\n}\n"),
        new("root that is indented", "  {}\n", "  {\n    'a': 1\n  }\n"),
        row("root, missing parents", "{}\n", set("a.b", "1"), "{\n  'a': {\n    'b': 1\n  }\n}\n"),
        row("root list", "[]\n", insert("", 0, "1"), "[1]\n"),
        row("root list by set", "[]\n", set("[0]", "1"), "[1]\n"),
        row("root list of objects", "[]\n", insert("", 0, "{'a':1}"), "[\n  {\n    'a': 1\n  }\n]\n"),
        row("root number", " 1 \n", set("", "2"), " 2 \n"),
        row("root text", "'a'", set("", "'b'"), "'b'"),
        row("root to object", "null\n", set("", "{'a':[]}"), "{\n  'a': []\n}\n"),
    ]
}

fn inner() -> Vec<Row> {
    vec![
        row("object on a line", "{'a': {}}", set("a.b", "1"), "{'a': {'b': 1}}"),
        row("object on a line, with a blank", "{ 'a': { } }", set("a.b", "1"), "{ 'a': { 'b': 1 } }"),
        row("list on a line", "{'a': []}", insert("a", 0, "1"), "{'a': [1]}"),
        row("list on a line, minified", "{'a':[]}", insert("a", 0, "{'b': [1, 2]}"), "{'a':[{'b':[1,2]}]}"),
        row("object on lines", "{\n  'a': {}\n}", set("a.b", "1"), "{\n  'a': {\n    'b': 1\n  }\n}"),
        row(
            "object on lines, with a blank",
            "{\n  'a': { }\n}",
            set("a.b", "1"),
            "{\n  'a': {\n    'b': 1\n  }\n}",
        ),
        row(
            "open object on lines",
            "{\n\t'a': {\n\t}\n}",
            set("a.b", "1"),
            "{\n\t'a': {\n\t\t'b': 1\n\t}\n}",
        ),
        row("list on lines that fits", "{\n  'a': []\n}", insert("a", 0, "1"), "{\n  'a': [1]\n}"),
        row(
            "list on lines, objects",
            "{\n  'a': []\n}",
            insert("a", 0, "{'b':1}"),
            "{\n  'a': [\n    {\n      'b': 1\n    }\n  ]\n}",
        ),
        row("list in a list", "[\n  []\n]", insert("[0]", 0, "1"), "[\n  [1]\n]"),
        row("text to object on a line", "{'a': 'x'}", set("a", "{'b':1}"), "{'a': {'b': 1}}"),
    ]
}

fn emptied() -> Vec<Row> {
    vec![
        row("only member", "{'a': 1}", remove("a"), "{}"),
        row("only member, padded", "{ 'a': 1 }", remove("a"), "{}"),
        row("only member on lines", "{\n  'a': 1\n}\n", remove("a"), "{}\n"),
        row("only member by number", "{\r\n\t'a': 1\r\n}\r\n", remove_nth("", 0), "{}\r\n"),
        row("only member inside", "{\n  'a': {\n    'b': 1\n  }\n}\n", remove("a.b"), "{\n  'a': {}\n}\n"),
        row("only item", "[1]", remove("[0]"), "[]"),
        row("only item on lines", "{\n  'a': [\n    1\n  ]\n}", remove("a[0]"), "{\n  'a': []\n}"),
        row("only item that is an object", "[ {'a': [1]} ]", remove("[0]"), "[]"),
        row("the root itself", " {'a': 1}\n", remove(""), " {}\n"),
    ]
}
