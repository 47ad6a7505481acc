//! Texts, words and brackets: quotes, what stands inside of texts, words, brackets.

use super::{Kind, SAME};

#[rustfmt::skip]
pub(super) const KINDS: &[Kind] = &[
    // Quotes.
    (
        "{'a': 'x'}",
        &[
            r#"1:2 ' is not the quote of JSON: write " -> write it in double quotes"#,
            r#"1:7 ' is not the quote of JSON: write " -> write it in double quotes"#,
        ],
        r#"{"a": "x"}"#,
    ),
    (
        "{“a”: „x“}",
        &[
            r#"1:2 “ is not the quote of JSON: write " -> write it in double quotes"#,
            r#"1:7 „ is not the quote of JSON: write " -> write it in double quotes"#,
        ],
        r#"{"a": "x"}"#,
    ),
    (
        r#"{'a': 'say "hi"'}"#,
        &[
            r#"1:2 ' is not the quote of JSON: write " -> write it in double quotes"#,
            r#"1:7 ' is not the quote of JSON: write " -> write it in double quotes?"#,
        ],
        r#"{"a": 'say "hi"'}"#,
    ),
    (
        r"{'a': 'it\'s'}",
        &[
            r#"1:2 ' is not the quote of JSON: write " -> write it in double quotes"#,
            r#"1:7 ' is not the quote of JSON: write " -> write it in double quotes"#,
        ],
        r#"{"a": "it's"}"#,
    ),
    (
        "{`a`: «x»}",
        &[
            r#"1:2 ` is not the quote of JSON: write " -> write it in double quotes"#,
            r#"1:7 « is not the quote of JSON: write " -> write it in double quotes"#,
        ],
        r#"{"a": "x"}"#,
    ),
    (
        r#"{'a": "x"}"#,
        &[
            r#"1:2 ' is not the quote of JSON: write " -> write it in double quotes"#,
        ],
        r#"{"a": "x"}"#,
    ),
    (
        r#"{"a': "x"}"#,
        &[
            r#"1:4 ' is not the quote of JSON: write " -> write it in double quotes"#,
        ],
        r#"{"a": "x"}"#,
    ),
    (
        "{'a': 'don't'}",
        &[
            r#"1:2 ' is not the quote of JSON: write " -> write it in double quotes"#,
            r#"1:7 ' is not the quote of JSON: write " -> write it in double quotes?"#,
        ],
        r#"{"a": 'don't'}"#,
    ),
    (
        "{'a: 1}",
        &[
            "1:2 a ' too many: remove it -> remove the '?",
            r#"1:3 a has no quotes: write "a" -> put it in double quotes?"#,
        ],
        SAME,
    ),
    // Missing quotes.
    (
        "{\n  \"a: 1\n}",
        &[
            "2:5 a quote is missing here: add it -> add the quote",
        ],
        "{\n  \"a\": 1\n}",
    ),
    (
        "{\n  a\": 1\n}",
        &[
            "2:3 a quote is missing here: add it -> add the quote",
        ],
        "{\n  \"a\": 1\n}",
    ),
    (
        "{\n  \"a\": \"x\n}",
        &[
            "2:10 a quote is missing here: add it -> add the quote",
        ],
        "{\n  \"a\": \"x\"\n}",
    ),
    (
        "{\n  \"a\": \"x,\n  \"b\": 1\n}",
        &[
            "2:10 a quote is missing here: add it -> add the quote",
        ],
        "{\n  \"a\": \"x\",\n  \"b\": 1\n}",
    ),
    (
        "{\n  \"a\": x\"\n}",
        &[
            "2:8 a quote is missing here: add it -> add the quote",
        ],
        "{\n  \"a\": \"x\"\n}",
    ),
    (
        "{\n  \"\"a\": 1\n}",
        &[
            "2:4 a quote too many: remove it -> remove the quote",
        ],
        "{\n  \"a\": 1\n}",
    ),
    (
        "{\n  \"a\": \"x\"\"\n}",
        &[
            "2:11 a quote too many: remove it -> remove the quote",
        ],
        "{\n  \"a\": \"x\"\n}",
    ),
    (
        "{\n  \"a\": [\"x, \"y\"]\n}",
        &[
            "2:11 a quote is missing here: add it -> add the quote",
        ],
        "{\n  \"a\": [\"x\", \"y\"]\n}",
    ),
    (
        "{\n  \"a\": \"https://a.example/,\n  \"b\": 1\n}",
        &[
            "2:27 a quote is missing here: add it -> add the quote",
        ],
        "{\n  \"a\": \"https://a.example/\",\n  \"b\": 1\n}",
    ),
    (
        "{\n  \"a\": \"x,\n}",
        &[
            "2:11 a quote is missing here: add it -> add the quote?",
        ],
        SAME,
    ),
    (
        "{\n  \"a\": \"(x\n}",
        &[
            "2:11 a quote is missing here: add it -> add the quote?",
        ],
        SAME,
    ),
    // Inside of texts.
    (
        "{\"a\": \"x\ty\"}",
        &[
            r"1:9 a tab inside a text: write it as \t -> write \t",
        ],
        r#"{"a": "x\ty"}"#,
    ),
    (
        r#"{"a": "C:\dir"}"#,
        &[
            r"1:10 nothing is escaped so: write \\ for a backslash -> write \\ for a backslash?",
        ],
        SAME,
    ),
    (
        r#"{"a": "\x41"}"#,
        &[
            r"1:8 nothing is escaped so: write \\ for a backslash -> write \u0041?",
        ],
        SAME,
    ),
    (
        r#"{"a": "it\'s"}"#,
        &[
            r"1:10 nothing is escaped so: write \\ for a backslash -> remove the backslash",
        ],
        r#"{"a": "it's"}"#,
    ),
    (
        r#"{"a": "\u12"}"#,
        &[
            r"1:8 \u takes exactly four hexadecimal digits",
        ],
        SAME,
    ),
    (
        "{\n  \"a\": \"the \"best\" one\"\n}",
        &[
            r#"2:13 quotes inside a text: write each as \" -> escape the quotes inside?"#,
        ],
        SAME,
    ),
    (
        "{\n  \"a\": \"one\ntwo\",\n  \"b\": 1\n}",
        &[
            r#"2:12 this text is not closed before the end of the line: add a " -> write its line ends as \n?"#,
        ],
        SAME,
    ),
    // Words.
    (
        "{a: 1}",
        &[
            r#"1:2 a has no quotes: write "a" -> put it in double quotes"#,
        ],
        r#"{"a": 1}"#,
    ),
    (
        "{a-b: 1, $c: 2, 1: 3}",
        &[
            r#"1:2 a-b has no quotes: write "a-b" -> put it in double quotes"#,
            r#"1:10 $c has no quotes: write "$c" -> put it in double quotes"#,
            r#"1:17 1 has no quotes: write "1" -> put it in double quotes"#,
        ],
        r#"{"a-b": 1, "$c": 2, "1": 3}"#,
    ),
    (
        "{true: 1}",
        &[
            r#"1:2 true has no quotes: write "true" -> put it in double quotes"#,
        ],
        r#"{"true": 1}"#,
    ),
    (
        r#"{"a": True, "b": FALSE, "c": None}"#,
        &[
            "1:7 True is no value: true, false, null, or a text in double quotes -> write true",
            "1:18 FALSE is no value: true, false, null, or a text in double quotes -> write false",
            "1:30 None is no value: true, false, null, or a text in double quotes -> write null",
        ],
        r#"{"a": true, "b": false, "c": null}"#,
    ),
    (
        r#"{"a": nul, "b": tru, "c": yes, "d": undefined}"#,
        &[
            "1:7 nul is no value: true, false, null, or a text in double quotes -> write null?",
            "1:17 tru is no value: true, false, null, or a text in double quotes -> write true?",
            "1:27 yes is no value: true, false, null, or a text in double quotes -> write true?",
            "1:37 undefined is no value: true, false, null, or a text in double quotes -> write null?",
        ],
        SAME,
    ),
    (
        r#"{"a": kiosk}"#,
        &[
            "1:7 kiosk is no value: true, false, null, or a text in double quotes -> put it in double quotes?",
        ],
        SAME,
    ),
    (
        r#"{"a": https://a.example/x}"#,
        &[
            "1:7 https://a.example/x is no value: true, false, null, or a text in double quotes -> put it in double quotes?",
        ],
        SAME,
    ),
    (
        r#"{"a": +5, "b": .5, "c": 007, "d": 0x1F, "e": 1_000, "f": 5.}"#,
        &[
            "1:7 a number is not written so in JSON -> write 5?",
            "1:16 a number is not written so in JSON -> write 0.5?",
            "1:25 a number is not written so in JSON -> write 7?",
            "1:35 a number is not written so in JSON -> write 31?",
            "1:46 a number is not written so in JSON -> write 1000?",
            "1:59 a . too many: remove it -> remove the .?",
        ],
        SAME,
    ),
    (
        r#"{"a": NaN}"#,
        &[
            "1:7 NaN is no value: true, false, null, or a text in double quotes -> write null?",
        ],
        SAME,
    ),
    (
        r#"{"a": 10-20}"#,
        &[
            "1:7 a number is not written so in JSON",
        ],
        SAME,
    ),
    (
        r#"{"a": 1, ...}"#,
        &[
            "1:8 a comma with nothing after it: remove it -> remove the comma?",
            "1:10 these dots stand for something: write it, or remove them -> remove the dots?",
        ],
        SAME,
    ),
    // Brackets.
    (
        r#"{"a": 1"#,
        &[
            "1:8 the text ends, and the closing } is missing -> add the closing }",
        ],
        r#"{"a": 1}"#,
    ),
    (
        r#"{"a": ["x", {"b": 1"#,
        &[
            "1:20 the text ends, and the closing } is missing -> add the 3 closing brackets",
        ],
        r#"{"a": ["x", {"b": 1}]}"#,
    ),
    (
        "{\n  \"a\": {\n    \"b\": 1\n",
        &[
            "4:1 the text ends, and the closing } is missing -> add the 2 closing brackets",
        ],
        "{\n  \"a\": {\n    \"b\": 1\n  }\n}\n",
    ),
    (
        r#"{"a": {"b": 1}"#,
        &[
            "1:15 the text ends, and the closing } is missing -> add the closing }?",
        ],
        SAME,
    ),
    (
        "{\n  \"a\": {\n    \"b\": 1,\n  \"c\": 2\n}\n",
        &[
            "3:11 a } is missing here: add it -> add the }",
        ],
        "{\n  \"a\": {\n    \"b\": 1},\n  \"c\": 2\n}\n",
    ),
    (
        "{\n  \"a\": {\n    \"b\": 1\n  ,\n  \"c\": 2\n}\n",
        &[
            "4:3 a } is missing here: add it -> add the }",
        ],
        "{\n  \"a\": {\n    \"b\": 1\n  },\n  \"c\": 2\n}\n",
    ),
    (
        "{\n  \"a\": [\n    \"x\",\n  \"b\": 2\n}\n",
        &[
            "3:8 a ] is missing here: add it -> add the ]",
        ],
        "{\n  \"a\": [\n    \"x\"],\n  \"b\": 2\n}\n",
    ),
    (
        r#"{"a": ["x", "y", "b": 2}"#,
        &[
            "1:16 a ] is missing here: add it -> add the ]",
        ],
        r#"{"a": ["x", "y"], "b": 2}"#,
    ),
    (
        r#"{"a": ["x"}"#,
        &[
            "1:11 a ] is missing here: add it -> add the ]?",
        ],
        SAME,
    ),
    (
        r#"{"a": ["x"}, "b": 1}"#,
        &[
            "1:11 } stands in place of a ]: write ] -> write ]?",
        ],
        SAME,
    ),
    (
        r#"{"a": "b": 1}, "c": 2}"#,
        &[
            "1:7 a { is missing here: add it -> add the {",
        ],
        r#"{"a": {"b": 1}, "c": 2}"#,
    ),
    (
        r#""a": 1, "b": 2}"#,
        &[
            "1:1 a { is missing here: add it -> add the {",
        ],
        r#"{"a": 1, "b": 2}"#,
    ),
    (
        r#"{"a": ["b": 1}}"#,
        &[
            "1:7 [ stands in place of a {: write { -> write {",
        ],
        r#"{"a": {"b": 1}}"#,
    ),
    (
        r#"{{"a": 1}"#,
        &[
            "1:2 a { too many: remove it -> remove the {",
        ],
        r#"{"a": 1}"#,
    ),
    (
        r#"{"a": 1}}"#,
        &[
            "1:9 a } too many: remove it -> remove the }?",
        ],
        SAME,
    ),
    (
        r#"{"a": "x"]}"#,
        &[
            "1:10 a ] too many: remove it -> remove the ]?",
        ],
        SAME,
    ),
    (
        r#"{"a": [1]], "b": 2}"#,
        &[
            "1:10 a ] too many: remove it -> remove the ]?",
        ],
        SAME,
    ),
];
