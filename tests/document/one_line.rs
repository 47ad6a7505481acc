//! Golden edits in texts on one line: minified, with blanks, padded.

use super::{Row, equal, golden, insert, part, remove, rename, set, set_after, set_before, set_first, shift};

#[test]
fn a_text_on_one_line_stays_on_one_line() {
    golden(rows());
}

pub(super) fn rows() -> Vec<Row> {
    let mut rows = minified();
    rows.extend(with_blanks());
    rows.extend(padded());
    rows
}

fn minified() -> Vec<Row> {
    const TEXT: &str = "{'a':1,'b':[1,2],'c':{'d':true},'e':[],'f':{}}";
    let to = |name: &str, change, old: &str, new: &str| part(name, TEXT, change, old, new);
    vec![
        equal("minified: equal", TEXT, set("a", "1")),
        equal("minified: equal object, other blanks", TEXT, set("c", "{ 'd' : true }")),
        to("minified: other", set("a", "2"), "'a':1", "'a':2"),
        to("minified: first", set_first("g", "0"), "{'a'", "{'g':0,'a'"),
        to("minified: last", set("g", "'x'"), "'f':{}", "'f':{},'g':'x'"),
        to("minified: before", set_before("g", "b", "0"), ",'b'", ",'g':0,'b'"),
        to("minified: after", set_after("g", "b", "0"), ",'c'", ",'g':0,'c'"),
        to("minified: missing parents", set("g.h.i", "1"), "'f':{}", "'f':{},'g':{'h':{'i':1}}"),
        to("minified: into an empty object", set("f.x", "1"), "'f':{}", "'f':{'x':1}"),
        to("minified: beside a lone member", set("c.x", "1"), "true}", "true,'x':1}"),
        to("minified: front item", insert("b", 0, "0"), "[1", "[0,1"),
        to("minified: middle item", insert("b", 1, "0"), "[1,", "[1,0,"),
        to("minified: end item", insert("b", 2, "3"), "2]", "2,3]"),
        to("minified: into an empty list", insert("e", 0, "'x'"), "'e':[]", "'e':['x']"),
        to("minified: an object into an empty list", insert("e", 0, "{'x': 1}"), "'e':[]", "'e':[{'x':1}]"),
        to("minified: first out", remove("a"), "'a':1,", ""),
        to("minified: middle out", remove("b"), "'b':[1,2],", ""),
        to("minified: last out", remove("f"), ",'f':{}", ""),
        to("minified: only member out", remove("c.d"), "{'d':true}", "{}"),
        to("minified: first item out", remove("b[0]"), "[1,2]", "[2]"),
        to("minified: last item out", remove("b[1]"), "[1,2]", "[1]"),
        to("minified: renamed", rename("", 2, "k"), "'c'", "'k'"),
        to("minified: moved", shift("b", 0, 1), "[1,2]", "[2,1]"),
        to("minified: new list", set("b", "['x', 'y']"), "[1,2]", "['x','y']"),
        to(
            "minified: new object",
            set("g", "{ 'x': 1, 'y': [ 1, {} ] }"),
            "'f':{}",
            "'f':{},'g':{'x':1,'y':[1,{}]}",
        ),
        row_of_one("minified: beside the only member", "{'a':1}", "{'a':1,'b':2}"),
        row_of_one("minified, final newline: beside the only member", "{'a':1}\n", "{'a':1,'b':2}\n"),
    ]
}

fn row_of_one(name: &str, before: &str, after: &str) -> Row {
    super::row(name, before, set("b", "2"), after)
}

fn with_blanks() -> Vec<Row> {
    const TEXT: &str = "{'a': 1, 'b': [1, 2], 'c': {'d': true}, 'e': [], 'f': {}}\n";
    let to = |name: &str, change, old: &str, new: &str| part(name, TEXT, change, old, new);
    vec![
        equal("one line: equal", TEXT, set("b", "[1,2]")),
        to("one line: other", set("a", "'x'"), "1, 'b'", "'x', 'b'"),
        to("one line: first", set_first("g", "0"), "{'a'", "{'g': 0, 'a'"),
        to("one line: last", set("g", "0"), "'f': {}", "'f': {}, 'g': 0"),
        to("one line: before", set_before("g", "c", "0"), "'c'", "'g': 0, 'c'"),
        to("one line: after", set_after("g", "c", "0"), "'e'", "'g': 0, 'e'"),
        to("one line: missing parents", set("f.h.i", "1"), "'f': {}", "'f': {'h': {'i': 1}}"),
        to("one line: beside a lone member", set("c.x", "1"), "true}", "true, 'x': 1}"),
        to("one line: into an empty list", insert("e", 0, "5"), "[]", "[5]"),
        to("one line: end item", insert("b", 2, "3"), "2]", "2, 3]"),
        to("one line: first out", remove("a"), "'a': 1, ", ""),
        to("one line: last out", remove("f"), ", 'f': {}", ""),
        to("one line: only member out", remove("c.d"), "{'d': true}", "{}"),
        to(
            "one line: new object",
            set("a", "{'x':1,'y':[1,2],'z':{}}"),
            "1, 'b'",
            "{'x': 1, 'y': [1, 2], 'z': {}}, 'b'",
        ),
    ]
}

fn padded() -> Vec<Row> {
    const TEXT: &str = "{ 'a': 1, 'b': [ 1, 2 ], 'c': { 'd': true }, 'e': [], 'f': {} }\n";
    let to = |name: &str, change, old: &str, new: &str| part(name, TEXT, change, old, new);
    vec![
        equal("padded: equal", TEXT, set("c", "{'d':true}")),
        to("padded: first", set_first("g", "0"), "{ 'a'", "{ 'g': 0, 'a'"),
        to("padded: last", set("g", "0"), "{} }", "{}, 'g': 0 }"),
        to("padded: into an empty object", set("f.x", "1"), "'f': {}", "'f': { 'x': 1 }"),
        to("padded: into an empty list", insert("e", 0, "1"), "[]", "[ 1 ]"),
        to("padded: front item", insert("b", 0, "0"), "[ 1", "[ 0, 1"),
        to("padded: end item", insert("b", 2, "3"), "2 ]", "2, 3 ]"),
        to("padded: first out", remove("a"), "'a': 1, ", ""),
        to("padded: last out", remove("f"), ", 'f': {}", ""),
        to("padded: only member out", remove("c.d"), "{ 'd': true }", "{}"),
        to(
            "padded: new object",
            set("a", "{'x':1,'y':[1],'z':{},'n':[]}"),
            "1, 'b'",
            "{ 'x': 1, 'y': [ 1 ], 'z': {}, 'n': [] }, 'b'",
        ),
    ]
}
