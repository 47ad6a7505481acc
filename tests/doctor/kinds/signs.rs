//! Signs between values: commas, colons, other signs, comments.

use super::{Kind, SAME};

#[rustfmt::skip]
pub(super) const KINDS: &[Kind] = &[
    // Missing commas.
    (
        r#"{"a": true "b": 1}"#,
        &[
            "1:11 a comma is missing after true -> add the comma",
        ],
        r#"{"a": true, "b": 1}"#,
    ),
    (
        "{\"a\": [1]\n  \"b\": {\"c\": \"x\"}\n  \"d\": null}",
        &[
            "1:10 a comma is missing after [1] -> add the comma",
            r#"2:18 a comma is missing after {"c": "x"} -> add the comma"#,
        ],
        "{\"a\": [1],\n  \"b\": {\"c\": \"x\"},\n  \"d\": null}",
    ),
    (
        r#"["x" "y" "z"]"#,
        &[
            r#"1:5 a comma is missing after "x" -> add the comma"#,
            r#"1:9 a comma is missing after "y" -> add the comma"#,
        ],
        r#"["x", "y", "z"]"#,
    ),
    (
        "{\"a\": {\"b\": 1}\n\"c\": 2}",
        &[
            r#"1:15 a comma is missing after {"b": 1} -> add the comma"#,
        ],
        "{\"a\": {\"b\": 1},\n\"c\": 2}",
    ),
    (
        r#"{"a": "x""b": 1}"#,
        &[
            r#"1:10 a comma is missing after "x" -> add the comma"#,
        ],
        r#"{"a": "x","b": 1}"#,
    ),
    (
        "[1 2]",
        &[
            "1:3 a comma is missing after 1 -> add the comma?",
        ],
        SAME,
    ),
    // Commas too many.
    (
        r#"{"a": 1,}"#,
        &[
            "1:8 a comma with nothing after it: remove it -> remove the comma",
        ],
        r#"{"a": 1}"#,
    ),
    (
        "{\"a\": [1, 2,\n],\n}",
        &[
            "1:12 a comma with nothing after it: remove it -> remove the comma",
            "2:2 a comma with nothing after it: remove it -> remove the comma",
        ],
        "{\"a\": [1, 2\n]\n}",
    ),
    (
        r#"{"a": 1,, "b": 2}"#,
        &[
            "1:9 a comma too many: remove it -> remove the comma",
        ],
        r#"{"a": 1, "b": 2}"#,
    ),
    (
        "[1,,2]",
        &[
            "1:4 a comma too many: remove it -> remove the comma",
        ],
        "[1,2]",
    ),
    (
        r#"{"a": 1},"#,
        &[
            "1:9 a comma too many: remove it -> remove the comma",
        ],
        r#"{"a": 1}"#,
    ),
    (
        r#"{, "a": 1}"#,
        &[
            "1:2 a comma too many: remove it -> remove the comma?",
        ],
        SAME,
    ),
    (
        "[,1]",
        &[
            "1:2 a comma too many: remove it -> remove the comma?",
        ],
        SAME,
    ),
    // Colons.
    (
        r#"{"a" 1}"#,
        &[
            "1:5 a colon is missing between the name and its value -> add the colon",
        ],
        r#"{"a": 1}"#,
    ),
    (
        r#"{"a":: 1}"#,
        &[
            "1:6 a colon too many: remove it -> remove the colon",
        ],
        r#"{"a": 1}"#,
    ),
    (
        r#"{"a", 1}"#,
        &[
            "1:5 , stands in place of a colon: write : -> write :",
        ],
        r#"{"a": 1}"#,
    ),
    (
        r#"{"a" = 1}"#,
        &[
            "1:6 = stands in place of a colon: write : -> write :",
        ],
        r#"{"a" : 1}"#,
    ),
    (
        r#"{"a" => 1, "b" : 2}"#,
        &[
            "1:6 = stands in place of a colon: write : -> write :",
        ],
        r#"{"a" : 1, "b" : 2}"#,
    ),
    (
        r#"{"a": 1: "b": 2}"#,
        &[
            "1:8 : stands in place of a comma: write , -> write ,",
        ],
        r#"{"a": 1, "b": 2}"#,
    ),
    (
        r#"{"a" {"b": 1}}"#,
        &[
            "1:5 a colon is missing between the name and its value -> add the colon",
        ],
        r#"{"a": {"b": 1}}"#,
    ),
    (
        r#"{"a"; 1, "b": 2}"#,
        &[
            "1:5 ; stands in place of a colon: write : -> write :",
        ],
        r#"{"a": 1, "b": 2}"#,
    ),
    // Other signs.
    (
        r#"{"a": 1; "b": 2}"#,
        &[
            "1:8 ; stands in place of a comma: write , -> write ,",
        ],
        r#"{"a": 1, "b": 2}"#,
    ),
    (
        r#"{"a": "x"; }"#,
        &[
            "1:10 a ; too many: remove it -> remove the ;?",
        ],
        SAME,
    ),
    (
        r#"{"a": 1};"#,
        &[
            "1:9 a ; too many: remove it -> remove the ;",
        ],
        r#"{"a": 1}"#,
    ),
    (
        r#"{"a": ("b": 1}}"#,
        &[
            "1:7 ( stands in place of a {: write { -> write {",
        ],
        r#"{"a": {"b": 1}}"#,
    ),
    (
        r#"{"a": ["x", "y")}"#,
        &[
            "1:16 ) stands in place of a ]: write ] -> write ]",
        ],
        r#"{"a": ["x", "y"]}"#,
    ),
    (
        r#"{"a": 1. "b": 2}"#,
        &[
            "1:8 . stands in place of a comma: write , -> write ,?",
        ],
        SAME,
    ),
    // Comments.
    (
        "{\n  // todo\n  \"a\": 1\n}",
        &[
            "2:3 JSON has no comments: remove it -> remove the comment",
        ],
        "{\n  \"a\": 1\n}",
    ),
    (
        "{\"a\": 1, // one\n \"b\": 2}",
        &[
            "1:10 JSON has no comments: remove it -> remove the comment",
        ],
        "{\"a\": 1,\n \"b\": 2}",
    ),
    (
        r#"{"a": /* one */ 1}"#,
        &[
            "1:7 JSON has no comments: remove it -> remove the comment",
        ],
        r#"{"a": 1}"#,
    ),
    (
        "{\n  /* one\n  two */\n  \"a\": 1\n}",
        &[
            "2:3 JSON has no comments: remove it -> remove the comment",
        ],
        "{\n  \"a\": 1\n}",
    ),
    (
        "# note\n{\"a\": 1}",
        &[
            "1:1 JSON has no comments: remove it -> remove the comment",
        ],
        r#"{"a": 1}"#,
    ),
    (
        "{\n  //\"b\": 2,\n  \"a\": 1\n}",
        &[
            "2:3 JSON has no comments: remove it -> remove the comment",
        ],
        "{\n  \"a\": 1\n}",
    ),
    (
        r#"{"a": 1 /* open }"#,
        &[
            "1:9 this comment is not closed: remove it",
            "1:18 the text ends, and the closing } is missing -> add the closing }?",
        ],
        SAME,
    ),
    (
        r##"{"a"# "x"}"##,
        &[
            "1:5 JSON has no comments: remove it -> remove the comment?",
            "1:11 a colon is missing between the name and its value",
        ],
        SAME,
    ),
    (
        "{\n  #\"a\": 2,\n  \"b\": 1}",
        &[
            "2:3 JSON has no comments: remove it -> remove the comment?",
        ],
        SAME,
    ),
];
