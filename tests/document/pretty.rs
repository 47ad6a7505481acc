//! Golden edits in the layout that most files have, and in what editors make of it: CRLF, a byte
//! order mark, tabs, four blanks, no final newline.

use super::{
    Row, equal, golden, insert, part, remove, remove_nth, rename, set, set_after, set_before, set_first,
    shift,
};

const PRETTY: &str = "{
  'name': 'Kiosk',
  'grants': [
    'code',
    'token'
  ],
  'ids': [42, 43],
  'on': true,
  'caps': {
    'hooks': {},
    'hosts': []
  },
  'x': null
}
";

/// The name of a layout, and how the plain text is written in it.
type Variant<'v> = (&'static str, &'v dyn Fn(&str) -> String);

#[test]
fn an_edit_writes_as_the_lines_around_it() {
    golden(rows());
}

#[test]
fn an_edit_keeps_line_ends_marks_and_indents_of_any_editor() {
    golden(every_variant());
}

/// Every row in every variant of the layout, the plain one among them.
pub(super) fn every_variant() -> Vec<Row> {
    let crlf = |text: &str| text.replace('\n', "\r\n");
    let mark = |text: &str| format!("\u{feff}{text}");
    let tabs = |text: &str| text.replace("  ", "\t");
    let four = |text: &str| text.replace("  ", "    ");
    let open_end = |text: &str| text.trim_end().to_owned();
    let all = |text: &str| mark(&crlf(&tabs(&open_end(text))));
    let variants: [Variant<'_>; 7] = [
        ("plain", &str::to_owned),
        ("CRLF", &crlf),
        ("byte order mark", &mark),
        ("tabs", &tabs),
        ("four blanks", &four),
        ("no final newline", &open_end),
        ("CRLF, byte order mark, tabs, no final newline", &all),
    ];
    let written = |row: Row, (name, write): Variant<'_>| Row {
        name: format!("{} ({name})", row.name),
        before: write(&row.before),
        after: write(&row.after),
        change: row.change,
    };
    variants
        .into_iter()
        .flat_map(|variant| rows().into_iter().map(move |row| written(row, variant)))
        .collect()
}

pub(super) fn rows() -> Vec<Row> {
    let mut rows = values();
    rows.extend(members());
    rows.extend(items());
    rows.extend(removals());
    rows
}

fn same(name: &str, change: lp_manifest::json::document::Change) -> Row {
    equal(name, PRETTY, change)
}

fn to(name: &str, change: lp_manifest::json::document::Change, old: &str, new: &str) -> Row {
    part(name, PRETTY, change, old, new)
}

fn values() -> Vec<Row> {
    vec![
        same("equal text", set("name", "'Kiosk'")),
        same("equal text, escaped", set("name", r"'K\u0069osk'")),
        same("equal list, other blanks", set("ids", "[ 42,43 ]")),
        same("equal object, other order", set("caps", "{'hosts': [], 'hooks': {}}")),
        to("other text", set("name", "'Desk'"), "'Kiosk'", "'Desk'"),
        to("other flag", set("on", "false"), "true", "false"),
        to("null to number", set("x", "7"), "null", "7"),
        to("item of a list", set("ids[1]", "44"), "43", "44"),
        to("list to number", set("ids", "0"), "[42, 43]", "0"),
        to("number to object", set("ids[0]", "{'a': 1}"), "42", "{'a': 1}"),
        to("null to list", set("x", "['a', 'b']"), "null", "[\n    'a',\n    'b'\n  ]"),
        to(
            "null to object",
            set("x", "{'a': 1, 'b': [2]}"),
            "null",
            "{\n    'a': 1,\n    'b': [\n      2\n    ]\n  }",
        ),
        to("object to empty", set("caps", "{}"), "{\n    'hooks': {},\n    'hosts': []\n  }", "{}"),
        to("nothing to nothing else", set("caps.hosts", "{}"), "[]", "{}"),
    ]
}

fn members() -> Vec<Row> {
    vec![
        to("new last", set("logo", "'l'"), "null\n", "null,\n  'logo': 'l'\n"),
        to("new first", set_first("id", "1"), "{\n  'name'", "{\n  'id': 1,\n  'name'"),
        to("new before", set_before("off", "on", "0"), "  'on'", "  'off': 0,\n  'on'"),
        to("new after", set_after("off", "on", "0"), "true,\n", "true,\n  'off': 0,\n"),
        to("new after a list", set_after("off", "grants", "0"), "  ],\n", "  ],\n  'off': 0,\n"),
        to("new before the first", set_before("id", "name", "1"), "{\n  'name'", "{\n  'id': 1,\n  'name'"),
        to("new after the last", set_after("y", "x", "1"), "null\n", "null,\n  'y': 1\n"),
        to("new before one that is not there", set_before("y", "no", "1"), "null\n", "null,\n  'y': 1\n"),
        to("new after one that is not there", set_after("y", "no", "1"), "null\n", "null,\n  'y': 1\n"),
        to("in an object that has some", set("caps.more", "1"), "[]\n  }", "[],\n    'more': 1\n  }"),
        to("in an empty object", set("caps.hooks.e", "1"), "{}", "{\n      'e': 1\n    }"),
        to(
            "with a missing parent",
            set("caps.hooks.e.url", "'u'"),
            "{}",
            "{\n      'e': {\n        'url': 'u'\n      }\n    }",
        ),
        to(
            "with two missing parents, before a sibling",
            set_before("a.b.c", "x", "1"),
            "  'x'",
            "  'a': {\n    'b': {\n      'c': 1\n    }\n  },\n  'x'",
        ),
        to("with a missing list", set("l[0]", "1"), "null\n", "null,\n  'l': [\n    1\n  ]\n"),
        to(
            "a whole object",
            set_after("eng", "on", "{'window': false,'goal':['url','lead'],'none':{},'no':[]}"),
            "true,\n",
            "true,\n  'eng': {\n    'window': false,\n    'goal': [\n      'url',\n      'lead'\n    ],\n    \
             'none': {},\n    'no': []\n  },\n",
        ),
        to("renamed", rename("", 3, "enabled"), "'on'", "'enabled'"),
        to("renamed inside", rename("caps", 1, "h"), "'hosts'", "'h'"),
        same("renamed to its own name", rename("", 3, "on")),
    ]
}

fn items() -> Vec<Row> {
    vec![
        to("front of lines", insert("grants", 0, "'a'"), "[\n    'code'", "[\n    'a',\n    'code'"),
        to("middle of lines", insert("grants", 1, "'a'"), "'code',\n", "'code',\n    'a',\n"),
        to("end of lines", insert("grants", 2, "'a'"), "'token'", "'token',\n    'a'"),
        to("front of a line", insert("ids", 0, "41"), "[42", "[41, 42"),
        to("middle of a line", insert("ids", 1, "0"), "[42, 43", "[42, 0, 43"),
        to("end of a line", insert("ids", 2, "44"), "43]", "43, 44]"),
        to("end by set", set("ids[2]", "44"), "43]", "43, 44]"),
        to("end by set, with a missing parent", set("ids[2].a", "4"), "43]", "43, {'a': 4}]"),
        to("into an empty list", insert("caps.hosts", 0, "'h'"), "[]", "[\n      'h'\n    ]"),
        to("an object on a line", insert("ids", 2, "{'a':1,'b':[]}"), "43]", "43, {'a': 1, 'b': []}]"),
        to(
            "an object on lines",
            insert("grants", 1, "{'a':1}"),
            "'code',\n",
            "'code',\n    {\n      'a': 1\n    },\n",
        ),
        to("moved down", shift("grants", 0, 1), "'code',\n    'token'", "'token',\n    'code'"),
        to("moved up", shift("ids", 1, 0), "42, 43", "43, 42"),
        same("moved nowhere", shift("ids", 1, 1)),
    ]
}

fn removals() -> Vec<Row> {
    vec![
        to("first member", remove("name"), "  'name': 'Kiosk',\n", ""),
        to("middle member", remove("on"), "  'on': true,\n", ""),
        to("member that is a list", remove("ids"), "  'ids': [42, 43],\n", ""),
        to("last member", remove("x"), ",\n  'x': null", ""),
        to("first member inside", remove("caps.hooks"), "    'hooks': {},\n", ""),
        to("last member inside", remove("caps.hosts"), ",\n    'hosts': []", ""),
        to("member by number", remove_nth("", 3), "  'on': true,\n", ""),
        to("member by number inside", remove_nth("caps", 1), ",\n    'hosts': []", ""),
        to("first of lines", remove("grants[0]"), "    'code',\n", ""),
        to("last of lines", remove("grants[1]"), ",\n    'token'", ""),
        to("first of a line", remove("ids[0]"), "42, ", ""),
        to("last of a line", remove("ids[1]"), ", 43", ""),
    ]
}
