//! A text, what is said of it, and what comes of its certain fixes.

use super::{mended, one_by_one, said};

/// Nothing is certain, and the text stays.
const SAME: &str = "";

/// A text, its mistakes with what mends them, `?` where that is a suggestion, and the text after the certain
/// fixes.
#[rustfmt::skip]
const KINDS: &[(&str, &[&str], &str)] = &[
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
            "1:2 a comma too many: remove it -> remove the comma",
        ],
        r#"{ "a": 1}"#,
    ),
    (
        "[,1]",
        &[
            "1:2 a comma too many: remove it -> remove the comma",
        ],
        "[1]",
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
            "1:10 a ; too many: remove it -> remove the ;",
        ],
        r#"{"a": "x" }"#,
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
            "2:11 a quote is missing here: add it -> add the quote",
        ],
        "{\n  \"a\": \"(x\"\n}",
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
            "1:11 a ] is missing here: add it -> add the ]",
        ],
        r#"{"a": ["x"]}"#,
    ),
    (
        r#"{"a": ["x"}, "b": 1}"#,
        &[
            "1:11 } stands in place of a ]: write ] -> write ]",
        ],
        r#"{"a": ["x"], "b": 1}"#,
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
    // Nobody knows.
    (
        r#"{"a": }"#,
        &[
            "1:7 a value is missing before }",
        ],
        SAME,
    ),
    (
        r#"{"a"}"#,
        &[
            "1:5 a colon is missing between the name and its value",
        ],
        SAME,
    ),
    (
        r#"{"a": 1, "b"}"#,
        &[
            "1:13 a colon is missing between the name and its value",
        ],
        SAME,
    ),
    (
        r#"{"a", "b": 1}"#,
        &[
            "1:5 a colon is missing between the name and its value",
        ],
        SAME,
    ),
    (
        "{\"a\": 1}\n{\"b\": 2}",
        &[
            "2:1 the manifest has ended before this: remove the rest",
        ],
        SAME,
    ),
    (
        r#"{"a": 1,"#,
        &[
            "1:9 the text ends, and a name in double quotes is missing -> remove the comma, and close the brackets?",
        ],
        SAME,
    ),
    (
        "{",
        &[
            "1:2 the text ends, and a name in double quotes is missing -> add the closing }?",
        ],
        SAME,
    ),
    (
        r#"{"a": 1} x"#,
        &[
            "1:10 the manifest has ended before this: remove the rest",
        ],
        SAME,
    ),
    (
        "[1 : 2 : 3}",
        &[
            "1:1 [ stands in place of a {: write { -> write {?",
            r#"1:2 1 has no quotes: write "1" -> put it in double quotes?"#,
            "1:6 a value is missing before 2",
            "1:8 a colon too many: remove it -> remove the colon?",
        ],
        SAME,
    ),
    // Blanks.
    (
        "{\u{a0}\"a\":\u{a0} 1}",
        &[
            "1:2 U+00A0 is no blank of JSON: write a plain one, or none -> write a plain blank",
            "1:7 U+00A0 is no blank of JSON: write a plain one, or none -> write a plain blank",
        ],
        r#"{ "a":  1}"#,
    ),
    (
        "{\u{200b}\"a\": 1}",
        &[
            "1:2 U+200B is no blank of JSON: write a plain one, or none -> remove it",
        ],
        r#"{"a": 1}"#,
    ),
    (
        "\u{feff}\u{feff}{\"a\": 1}",
        &[
            "1:1 U+FEFF is no blank of JSON: write a plain one, or none -> remove it",
        ],
        "\u{feff}{\"a\": 1}",
    ),
    (
        "{\"a\": 1}\u{feff}",
        &[
            "1:9 U+FEFF is no blank of JSON: write a plain one, or none -> remove it",
        ],
        r#"{"a": 1}"#,
    ),
    // Around.
    (
        "```json\n{\"a\": 1}\n```\n",
        &[
            "1:1 this is Markdown around the manifest: remove the lines that begin with ``` -> remove the lines with ```",
        ],
        "{\"a\": 1}\n",
    ),
    (
        "~~~\n{\"a\": 1}\n~~~",
        &[
            "1:1 this is Markdown around the manifest: remove the lines that begin with ``` -> remove the lines with ```",
        ],
        "{\"a\": 1}\n",
    ),
    (
        "$ cat app.json\n{\"a\": 1}\n$ \n",
        &[
            "1:1 this is the line of a shell, not of the manifest: remove it -> remove the line of the shell",
            "3:1 this is the line of a shell, not of the manifest: remove it -> remove the line of the shell",
        ],
        "{\"a\": 1}\n",
    ),
    (
        "joe@host:~$ cat x\n{\"a\": 1}\n",
        &[
            "1:1 this is the line of a shell, not of the manifest: remove it -> remove the line of the shell",
        ],
        "{\"a\": 1}\n",
    ),
    (
        "PS C:\\> type x\n{\"a\": 1}\n",
        &[
            "1:1 this is the line of a shell, not of the manifest: remove it -> remove the line of the shell",
        ],
        "{\"a\": 1}\n",
    ),
    (
        "HTTP/1.1 200 OK\r\ncontent-type: x\r\n\r\n{\"a\": 1}",
        &[
            "1:1 this is an HTTP response: keep what follows the empty line -> remove the head of the response",
        ],
        r#"{"a": 1}"#,
    ),
    (
        "HTTP/2 301\nlocation: x\n\nHTTP/2 200\n\n{\"a\": 1}",
        &[
            "1:1 this is an HTTP response: keep what follows the empty line -> remove the head of the response",
        ],
        r#"{"a": 1}"#,
    ),
    (
        "const manifest = {a: 1};",
        &[
            "1:1 this is a line of a program around the manifest: remove what stands before the { -> remove what stands before the {",
            r#"1:19 a has no quotes: write "a" -> put it in double quotes"#,
            "1:24 a ; too many: remove it -> remove the ;",
        ],
        r#"{"a": 1}"#,
    ),
    (
        "module.exports = {\n  a: 1\n}",
        &[
            "1:1 this is a line of a program around the manifest: remove what stands before the { -> remove what stands before the {",
            r#"2:3 a has no quotes: write "a" -> put it in double quotes"#,
        ],
        "{\n  \"a\": 1\n}",
    ),
    (
        r#"export default {"a": 1}"#,
        &[
            "1:1 this is a line of a program around the manifest: remove what stands before the { -> remove what stands before the {",
        ],
        r#"{"a": 1}"#,
    ),
    (
        "{\"a\": 1}\0\0",
        &[
            "1:9 NUL characters stand after the manifest: remove them -> remove them",
        ],
        r#"{"a": 1}"#,
    ),
    (
        "Here it is, thanks:\n\n{\n  \"a\": 1\n}\n\nBest regards\n",
        &[
            "1:1 this is not part of the manifest: remove it -> remove these lines?",
            "7:1 this is not part of the manifest: remove it -> remove these lines?",
        ],
        SAME,
    ),
    (
        "> {\n>   \"a\": 1\n> }\n",
        &[
            "1:1 every line begins with >, as in a mail: remove it -> remove it from every line",
        ],
        "{\n  \"a\": 1\n}\n",
    ),
    (
        "+{\n+  \"a\": 1,\n+}\n",
        &[
            "1:1 every line begins with +, as in a difference: remove it -> remove it from every line",
        ],
        "{\n  \"a\": 1\n}\n",
    ),
    (
        "  1  {\n  2    \"a\": 1\n  3  }\n",
        &[
            "1:1 the numbers of the lines stand before them: remove them -> remove the numbers",
        ],
        " {\n   \"a\": 1\n }\n",
    ),
    (
        "1: {\n2: }\n",
        &[
            "1:1 the numbers of the lines stand before them: remove them -> remove the numbers",
        ],
        "{\n}\n",
    ),
    (
        r#"{\"a\": \"x\"}"#,
        &[
            "1:2 this is JSON out of a string, with a backslash before each quote: remove them -> remove the backslashes",
        ],
        r#"{"a": "x"}"#,
    ),
    (
        r#"{\n  \"a\": 1\n}"#,
        &[
            "1:2 this is JSON out of a string, with a backslash before each quote: remove them -> remove the backslashes",
        ],
        "{\n  \"a\": 1\n}",
    ),
    // Something else.
    (
        "<!DOCTYPE html>\n<html>",
        &[
            "1:1 this is a web page, not the manifest: save the file itself, not the page that shows it",
        ],
        SAME,
    ),
    (
        r#"<?xml version="1.0"?>"#,
        &[
            "1:1 this is a web page, not the manifest: save the file itself, not the page that shows it",
        ],
        SAME,
    ),
    (
        "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\n",
        &[
            "1:1 this is a Git LFS pointer, not the manifest: fetch the file with git lfs pull",
        ],
        SAME,
    ),
    (
        "HTTP/1.1 404 Not Found\n\nno",
        &[
            "1:1 this is an HTTP response without a manifest: look at what the server says",
        ],
        SAME,
    ),
    (
        "client_name: A\nenabled: true\n",
        &[
            "1:1 this is YAML, and a manifest is JSON: write it with braces, quotes and commas",
        ],
        SAME,
    ),
    (
        "---\na: 1\n",
        &[
            "1:1 this is YAML, and a manifest is JSON: write it with braces, quotes and commas",
        ],
        SAME,
    ),
    (
        "PK\u{3}\u{4}x",
        &[
            "1:1 this is no text: name the manifest itself, not an archive or a picture",
        ],
        SAME,
    ),
    (
        "<<<<<<< HEAD\n{\"a\": 1}\n=======\n{\"a\": 2}\n>>>>>>> x\n",
        &[
            "1:1 a conflict of two versions is left at this place: choose a side, and remove the marks",
        ],
        SAME,
    ),
];

#[test]
fn every_kind_of_mistake_is_said_and_mended() {
    for (text, mistakes, after) in KINDS {
        assert_eq!(said(text), *mistakes, "{text}");
        assert_eq!(mended(text), if *after == SAME { *text } else { *after }, "{text}");
    }
}

#[test]
fn the_fixes_of_every_kind_come_to_the_same_one_by_one() {
    for (text, ..) in KINDS {
        assert_eq!(one_by_one(text), mended(text), "{text}");
    }
}

#[test]
fn every_sentence_is_one_that_people_read() {
    for (text, mistakes, _) in KINDS {
        for line in *mistakes {
            assert!(!line.ends_with('.') || line.ends_with("..."), "{text}: {line}");
            for word in ["invalid", "schema", "hunk", "pointer at"] {
                assert!(!line.contains(word), "{text}: {line}");
            }
        }
    }
}
