//! Golden edits that write whole objects and lists: one line or many, as the file has them.

use super::{Row, golden, insert, part, row, set, set_before};

const ENGAGEMENT: &str = "{'design_window': false, 'entry_point': ['url', 'section'],\
     'goal': ['lead'], 'audience': [], 'extra': {'a': {}, 'b': [{'n': 1}]}}";

#[test]
fn a_new_value_is_laid_out_as_the_file_does_it() {
    golden(rows());
}

pub(super) fn rows() -> Vec<Row> {
    let mut rows = engagements();
    rows.extend(lists());
    rows.extend(lists_of_objects());
    rows
}

fn engagements() -> Vec<Row> {
    let short = "{\n  'a': ['x', 'y'],\n  'caps': {}\n}\n";
    let long = "{\n\t'a': [\n\t\t'x',\n\t\t'y'\n\t],\n\t'caps': {}\n}\n";
    let windows = "{\r\n    'a': ['x', 'y'],\r\n    'caps': {}\r\n}\r\n";
    vec![
        part(
            "engagement, lists on one line",
            short,
            set("caps.engagement", ENGAGEMENT),
            "{}",
            "{
    'engagement': {
      'design_window': false,
      'entry_point': ['url', 'section'],
      'goal': ['lead'],
      'audience': [],
      'extra': {
        'a': {},
        'b': [
          {
            'n': 1
          }
        ]
      }
    }
  }",
        ),
        part(
            "engagement, lists on lines, tabs",
            long,
            set("caps.engagement", ENGAGEMENT),
            "{}",
            "{
\t\t'engagement': {
\t\t\t'design_window': false,
\t\t\t'entry_point': [
\t\t\t\t'url',
\t\t\t\t'section'
\t\t\t],
\t\t\t'goal': [
\t\t\t\t'lead'
\t\t\t],
\t\t\t'audience': [],
\t\t\t'extra': {
\t\t\t\t'a': {},
\t\t\t\t'b': [
\t\t\t\t\t{
\t\t\t\t\t\t'n': 1
\t\t\t\t\t}
\t\t\t\t]
\t\t\t}
\t\t}
\t}",
        ),
        part(
            "engagement, CRLF, four blanks",
            windows,
            set_before("engagement", "caps", "{'on': true, 'goal': ['lead']}"),
            "    'caps'",
            "    'engagement': {\r\n        'on': true,\r\n        'goal': ['lead']\r\n    },\r\n    'caps'",
        ),
        row(
            "engagement, minified",
            "{'caps':{'webhooks':{}}}",
            set("caps.engagement", ENGAGEMENT),
            "{'caps':{'webhooks':{},'engagement':{'design_window':false,'entry_point':['url','section'],\
             'goal':['lead'],'audience':[],'extra':{'a':{},'b':[{'n':1}]}}}}",
        ),
    ]
}

fn lists() -> Vec<Row> {
    let fits = format!("['{}']", "x".repeat(69));
    let long = format!("['{}']", "x".repeat(70));
    let inside = format!("['{}']", "x".repeat(66));
    let plain = "{\n  'a': 1\n}\n";
    let new = |name: &str, before: &str, list: &str, after: &str| {
        part(name, before, set("l", list), "1\n", &format!("1,\n  'l': {after}\n"))
    };
    let most = "{\n  'p': [1, 2], 'q': [3],\n  'r': [\n    4\n  ],\n  'a': 1\n}\n";
    let few = "{\n  'p': [1, 2],\n  'r': [\n    4\n  ], 's': [\n    5\n  ],\n  'a': 1\n}\n";
    let wide = "'".to_owned() + &"y".repeat(90) + "'";
    vec![
        new("list, no habit, short", plain, "[1,2]", "[1, 2]"),
        new("list, no habit, empty", plain, "[ ]", "[]"),
        new("list, no habit, 80 columns", plain, &fits, &fits),
        new(
            "list, no habit, 81 columns",
            plain,
            &long,
            &format!("[\n    {}\n  ]", long.trim_matches(['[', ']'])),
        ),
        row(
            "list, no habit, 80 columns further in",
            "{\n  'a': {}\n}",
            set("a.ll", &inside),
            &format!("{{\n  'a': {{\n    'll': {inside}\n  }}\n}}"),
        ),
        new("list, most on one line", most, "[6,7]", "[6, 7]"),
        new("list, most on one line, however long", most, &format!("[{wide}]"), &format!("[{wide}]")),
        row("list, most on lines", few, set("a", "[6]"), &few.replace("'a': 1", "'a': [\n    6\n  ]")),
        row(
            "list for a list",
            "{\n  'l': [1,\n  2]\n}",
            set("l", "[3,4]"),
            "{\n  'l': [\n    3,\n    4\n  ]\n}",
        ),
        row("list for a text", "{\n  'l': 'a'\n}", set("l", "['a']"), "{\n  'l': ['a']\n}"),
        row(
            "list of lists",
            "{\n  'l': 0\n}",
            set("l", "[[1,2],[3]]"),
            "{\n  'l': [\n    [1, 2],\n    [3]\n  ]\n}",
        ),
    ]
}

fn lists_of_objects() -> Vec<Row> {
    let short = "{\n  'h': [{'n': 1, 'v': 2}],\n  'k': {}\n}\n";
    let long = "{\n  'h': [\n    {\n      'n': 1\n    }\n  ]\n}\n";
    let tight = "{\n  'h': [{\n    'n': 1\n  }, {\n    'n': 2\n  }]\n}\n";
    vec![
        part("items on one line: end", short, insert("h", 1, "{'n':3,'v':4}"), "}]", "}, {'n': 3, 'v': 4}]"),
        part("items on one line: front", short, insert("h", 0, "{'n':3}"), "[{", "[{'n': 3}, {"),
        part(
            "items on one line: a new list",
            short,
            set("k.h", "[{'n':5},{'n':6}]"),
            "{}",
            "{\n    'h': [{'n': 5}, {'n': 6}]\n  }",
        ),
        part(
            "items on lines: end",
            long,
            insert("h", 1, "{'n':3,'v':4}"),
            "    }\n",
            "    },\n    {\n      'n': 3,\n      'v': 4\n    }\n",
        ),
        part(
            "items on lines: front",
            long,
            insert("h", 0, "{'n':3}"),
            "[\n",
            "[\n    {\n      'n': 3\n    },\n",
        ),
        part(
            "items on lines: a new list",
            long,
            set("j", "[{'n':5}]"),
            "]\n}",
            "],\n  'j': [\n    {\n      'n': 5\n    }\n  ]\n}",
        ),
        part("items bracket to bracket: value", tight, set("h[1].n", "3"), "2", "3"),
        part("items bracket to bracket: member", tight, set("h[1].m", "3"), "2\n", "2,\n    'm': 3\n"),
        part("items bracket to bracket: out", tight, super::remove("h[0]"), "{\n    'n': 1\n  }, ", ""),
    ]
}
