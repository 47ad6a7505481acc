//! Golden edits where the spelling is unusual: odd numbers, escapes, names that stand twice, members
//! that nobody knows.

use super::{
    Row, equal, golden, insert, json, part, path, remove, remove_nth, rename, row, set, set_after,
    set_before, shift, text,
};
use lp_manifest::json::document::{At, Change, Json};

#[test]
fn what_was_not_touched_keeps_its_spelling() {
    golden(rows());
}

pub(super) fn rows() -> Vec<Row> {
    let mut rows = numbers();
    rows.extend(escapes());
    rows.extend(escaped_names());
    rows.extend(names_that_stand_twice());
    rows.extend(unknown_members());
    rows.extend(edits_of_the_text());
    rows
}

fn numbers() -> Vec<Row> {
    const TEXT: &str = "{'a': 1.0e3, 'b': 12345678901234567890, 'c': -0, 'd': 0.10, 'e': 1E+2, 'f': 1e999, 'l': [1.0, -0.0]}";
    let to = |name: &str, change, old: &str, new: &str| part(name, TEXT, change, old, new);
    vec![
        equal("numbers: equal exponent", TEXT, set("a", "1.0e3")),
        equal("numbers: equal, beyond 64 bits", TEXT, set("b", "12345678901234567890")),
        equal("numbers: equal, beyond floats", TEXT, set("f", "1e999")),
        to("numbers: another spelling is another value", set("a", "1000"), "1.0e3", "1000"),
        to("numbers: the last of twenty digits", set("b", "12345678901234567891"), "67890, 'c", "67891, 'c"),
        to("numbers: no sign on zero", set("c", "0"), "-0, 'd'", "0, 'd'"),
        to("numbers: fewer zeros", set("d", "0.1"), "0.10", "0.1"),
        to("numbers: spelled as given", set("e", "1.50E-07"), "1E+2", "1.50E-07"),
        to("numbers: to a text", set("a", "'1.0e3'"), "1.0e3", "'1.0e3'"),
        to("numbers: a neighbour", set("g", "3"), "-0.0]", "-0.0], 'g': 3"),
        to("numbers: an item", insert("l", 1, "2.0"), "1.0, -0.0", "1.0, 2.0, -0.0"),
        to("numbers: moved", shift("l", 0, 1), "1.0, -0.0", "-0.0, 1.0"),
        to("numbers: out", remove("b"), "'b': 12345678901234567890, ", ""),
        to(
            "numbers: in a new object",
            set("g", "{'x':1.0e3,'y':[-0,12345678901234567890]}"),
            "-0.0]",
            "-0.0], 'g': {'x': 1.0e3, 'y': [-0, 12345678901234567890]}",
        ),
    ]
}

fn escapes() -> Vec<Row> {
    const TEXT: &str =
        r"{'a': 'caf\u00e9', 'b': 'x\/y\/z', 'c': '\ud83d\ude00!', 'd': 'n\ud800', 'e': 'a\tb'}";
    let to = |name: &str, change, old: &str, new: &str| part(name, TEXT, change, old, new);
    let plain = |at: &str, text: &str| Change::Set(path(at), Json::text(text), At::Last);
    vec![
        equal("escapes: equal without escapes", TEXT, plain("a", "café")),
        equal("escapes: equal in capitals", TEXT, set("a", r"'caf\u00E9'")),
        equal("escapes: equal beyond the plane", TEXT, plain("c", "😀!")),
        equal("escapes: equal half pair", TEXT, set("d", r"'n\ud800'")),
        equal("escapes: equal tab", TEXT, set("e", r"'a\u0009b'")),
        to("escapes: typed on", plain("a", "cafés"), r"caf\u00e9", r"caf\u00e9s"),
        to("escapes: typed before", plain("a", "le café"), r"caf\u00e9", r"le caf\u00e9"),
        to("escapes: typed inside", plain("b", "x/!/z"), r"x\/y\/z", r"x\/!\/z"),
        to("escapes: taken out", plain("b", "x/z"), r"x\/y\/z", r"x\/z"),
        to("escapes: pair kept", plain("c", "😀?"), r"\ude00!", r"\ude00?"),
        to("escapes: pair replaced", plain("c", "😁!"), r"\ud83d\ude00!", "😁!"),
        to("escapes: half pair mended", plain("d", "n"), r"n\ud800", "n"),
        to("escapes: another half pair", set("d", r"'n\udbff'"), r"n\ud800", r"n\udbff"),
        to("escapes: half pair kept", set("d", r"'N\ud800'"), r"'n\ud800", r"'N\ud800"),
        to("escapes: new ones only where they must be", plain("a", "é\n\"\\/"), r"caf\u00e9", r#"é\n\"\\/"#),
        to("escapes: spelled as given", set("a", r"'caf\u00e9 \u200b'"), r"caf\u00e9", r"caf\u00e9 \u200b"),
        to("escapes: in a new list", set("e", r"['\u00e9', 'é']"), r"'a\tb'", r"['\u00e9', 'é']"),
        to("escapes: out", remove("b"), r"'b': 'x\/y\/z', ", ""),
    ]
}

fn escaped_names() -> Vec<Row> {
    const TEXT: &str = r"{'k\u00e9y': 1, 'a\/b': {'\ud800': 2}}";
    let to = |name: &str, change, old: &str, new: &str| part(name, TEXT, change, old, new);
    vec![
        to("escaped names: value", set("'kéy'", "3"), "1", "3"),
        to("escaped names: typed on", rename("", 0, "kéys"), r"k\u00e9y", r"k\u00e9ys"),
        to("escaped names: renamed", rename("", 1, "a/c"), r"a\/b", r"a\/c"),
        equal("escaped names: its own name", TEXT, rename("", 0, "kéy")),
        to("escaped names: new beside", set_after("é", "kéy", "0"), "1, ", "1, 'é': 0, "),
        to(
            "escaped names: new with quotes",
            Change::Set(lp_manifest::json::Path::of(&["\""]), json("0"), At::First),
            r"{'k",
            r#"{"\"": 0, 'k"#,
        ),
        to("escaped names: out", remove("'kéy'"), r"'k\u00e9y': 1, ", ""),
        to(
            "escaped names: in a new object",
            set("'kéy'", r"{'\u0061':1,'\udfff':2}"),
            "1",
            r"{'\u0061': 1, '\udfff': 2}",
        ),
    ]
}

fn names_that_stand_twice() -> Vec<Row> {
    const TEXT: &str = r"{'a': 1, 'b': 2, 'a': 3, 'c': {'x': 1, '\u0078': 2}}";
    let to = |name: &str, change, old: &str, new: &str| part(name, TEXT, change, old, new);
    vec![
        equal("twice: the last is equal", TEXT, set("a", "3")),
        to("twice: the first is equal, the last counts", set("a", "1"), "3", "1"),
        to("twice: the last is set", set("a", "9"), "3", "9"),
        to("twice: the last goes", remove("a"), "'a': 3, ", ""),
        to("twice: the first goes by number", remove_nth("", 0), "'a': 1, ", ""),
        to("twice: the last goes by number", remove_nth("", 2), "'a': 3, ", ""),
        to("twice: the first is renamed", rename("", 0, "z"), "'a': 1", "'z': 1"),
        to("twice: the last is renamed", rename("", 2, "z"), "'a': 3", "'z': 3"),
        to("twice: after the last", set_after("n", "a", "0"), "3, ", "3, 'n': 0, "),
        to("twice: before the last", set_before("n", "a", "0"), "2, ", "2, 'n': 0, "),
        to("twice: escaped, the last is set", set("c.x", "9"), r"'\u0078': 2", r"'\u0078': 9"),
        to("twice: escaped, the last goes", remove("c.x"), r", '\u0078': 2", ""),
        to("twice: in a new object", set("b", "{'y':1,'y':[2,3]}"), "'b': 2", "'b': {'y': 1, 'y': [2, 3]}"),
        to(
            "twice: first value replaced",
            set("c", "{'x':1,'x':3}"),
            r"{'x': 1, '\u0078': 2}",
            "{'x': 1, 'x': 3}",
        ),
        equal("twice: equal object", TEXT, set("c", "{'x':1,'x':2}")),
    ]
}

fn unknown_members() -> Vec<Row> {
    const TEXT: &str = "{
  'x-note': {'by': ['me', {'deep': 1.50}]},
  'client_name': 'A',
  'x-list': [ [ ], { } ],
  'capabilities': {
    'broadcast': {'x': null},
    'webhooks': {}
  }
}
";
    let to = |name: &str, change, old: &str, new: &str| part(name, TEXT, change, old, new);
    vec![
        to("unknown: a known value beside", set("client_name", "'B'"), "'A'", "'B'"),
        to(
            "unknown: a new member between",
            set_after("scope", "client_name", "'s'"),
            "'A',\n",
            "'A',\n  'scope': 's',\n",
        ),
        to("unknown: a value deep inside", set("x-note.by[1].deep", "1.5"), "1.50", "1.5"),
        to("unknown: removed", remove("x-list"), "  'x-list': [ [ ], { } ],\n", ""),
        to("unknown: renamed", rename("", 0, "note"), "'x-note'", "'note'"),
        to("unknown: beside a lone member", set("capabilities.broadcast.y", "1"), "null}", "null, 'y': 1}"),
        to("unknown: into an empty list with a blank", insert("x-list[0]", 0, "1"), "[ ]", "[1]"),
        to("unknown: a known member out", remove("capabilities.webhooks"), ",\n    'webhooks': {}", ""),
    ]
}

fn edits_of_the_text() -> Vec<Row> {
    let many = Change::Text(vec![
        lp_manifest::json::document::Edit { range: 0..0, insert: " ".into() },
        lp_manifest::json::document::Edit { range: 6..7, insert: "22".into() },
        lp_manifest::json::document::Edit { range: 8..8, insert: "\n".into() },
    ]);
    vec![
        row("text: replaced", "{'a': 1}", text(6..7, "[]"), "{'a': []}"),
        row("text: inserted", "{'a': 1}", text(7..7, "\n"), "{'a': 1\n}"),
        row("text: deleted", "{'a': 1 }", text(7..8, ""), "{'a': 1}"),
        row("text: everything", "{'a': 1}", text(0..8, "[1]\r\n"), "[1]\r\n"),
        row("text: several at once", "{'a': 1}", many, " {'a': 22}\n"),
        equal("text: what stands there already", "{'a': 1}", text(6..7, "1")),
        equal("text: nothing", "{'a': 1}", Change::Text(Vec::new())),
    ]
}
