//! Texts in which two signs may be wrong where one edit would do: nobody can be certain there.

use super::{Kind, SAME};

#[rustfmt::skip]
pub(super) const KINDS: &[Kind] = &[
    // A list whose ends became other signs.
    (
        r#"{"h": {"n": "N", "v": "V"}., "b": 1}"#,
        &[
            "1:27 a . too many: remove it -> remove the .?",
        ],
        SAME,
    ),
    (
        "{\n  \"u\":\n    \"x\"\n  ,\n}\n",
        &[
            "4:3 a comma with nothing after it: remove it -> remove the comma?",
        ],
        SAME,
    ),
    (
        "{\"a\": {\"b\": 1\n  )\n}}",
        &[
            "2:3 a ) too many: remove it -> remove the )?",
        ],
        SAME,
    ),
    (
        "{\n  \"a\": 1\n}\n;",
        &[
            "4:1 a ; too many: remove it -> remove the ;?",
        ],
        SAME,
    ),
    (
        r#"{"e": } "d": true, "c": {}}"#,
        &[
            "1:7 a { is missing here: add it -> add the {?",
            "1:8 a comma is missing after } -> add the comma?",
        ],
        SAME,
    ),
    // A bracket too many, or its other half too few.
    (
        r#"{"e":["x", "r": 3}"#,
        &[
            "1:10 a ] is missing here: add it -> add the ]?",
        ],
        SAME,
    ),
    (
        r#"{"x": [[1, 2],, "y": 1}"#,
        &[
            "1:14 , stands in place of a ]: write ] -> write ]?",
        ],
        SAME,
    ),
    // A list that has lost its end before a name that has lost its colon.
    (
        r#"{"p": [1, 2, "c" {"w": 1}}"#,
        &[
            r#"1:17 a comma is missing after "c" -> add the comma?"#,
            "1:26 a ] is missing here: add it -> add the ]?",
        ],
        SAME,
    ),
    // Quotes that stand between two texts.
    (
        r#"{"n": "N"", v": "V"}"#,
        &[
            r#"1:10 a comma is missing after "N" -> add the comma?"#,
        ],
        SAME,
    ),
    (
        "{\n  \"n\": \"a\" \" r\": [1]\n}",
        &[
            r#"2:11 a comma is missing after "a" -> add the comma?"#,
        ],
        SAME,
    ),
    // A quote too many, or one too few.
    (
        "{\n  \"e\": \"true,\n  \"b\": 1\n}",
        &[
            "2:13 a quote is missing here: add it -> add the quote?",
        ],
        SAME,
    ),
    (
        "{\"engagement\": {}\"\n}",
        &[
            "1:16 a quote is missing here: add it -> add the quote?",
        ],
        SAME,
    ),
    (
        "{\n  \"u\":\n    \"x\"\n  ,,\n  \"b\": 1\n}\n",
        &[
            "4:4 a comma too many: remove it -> remove the comma?",
        ],
        SAME,
    ),
    // A quote that became another sign.
    (
        r#"{"e'" "d"}"#,
        &[
            "1:6 a colon is missing between the name and its value -> add the colon?",
        ],
        SAME,
    ),
    (
        "{.client_name: 1}",
        &[
            r#"1:2 .client_name has no quotes: write ".client_name" -> put it in double quotes?"#,
        ],
        SAME,
    ),
    (
        "{\n  #scope : 1\n}",
        &[
            "2:3 JSON has no comments: remove it -> remove the comment?",
        ],
        SAME,
    ),
    (
        "{\n  \"d\": \"Acme Kiosk.,\n  \"b\": 1\n}",
        &[
            "2:20 a quote is missing here: add it -> add the quote?",
        ],
        SAME,
    ),
];
