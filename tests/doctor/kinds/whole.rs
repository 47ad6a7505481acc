//! The text as a whole: what nobody knows, blanks, what stands around it, what is something else.

use super::{Kind, SAME};

#[rustfmt::skip]
pub(super) const KINDS: &[Kind] = &[
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
            "1:1 a merge conflict is left here: choose a side, and remove the marks",
        ],
        SAME,
    ),
    // What is wrong beside a conflict, whichever side stays.
    (
        "{\n  \"a\": 1\n  \"b\": 2,\n<<<<<<< HEAD\n  \"c\": 3,\n=======\n  \"c\": 4,\n>>>>>>> x\n  \"d\": 5,\n}\n",
        &[
            "2:9 a comma is missing after 1 -> add the comma",
            "4:1 a merge conflict is left here: choose a side, and remove the marks",
            "9:9 a comma with nothing after it: remove it -> remove the comma",
        ],
        "{\n  \"a\": 1,\n  \"b\": 2,\n<<<<<<< HEAD\n  \"c\": 3,\n=======\n  \"c\": 4,\n>>>>>>> x\n  \"d\": 5\n}\n",
    ),
    // What a side lacks goes with it, and is nobody's to mend unasked.
    (
        "{\n  \"a\": 1,\n<<<<<<< HEAD\n  \"b\": 2\n  \"c\": 3\n=======\n  \"c\": 4\n>>>>>>> x\n}\n",
        &[
            "3:1 a merge conflict is left here: choose a side, and remove the marks",
            "4:9 a comma is missing after 2 -> add the comma?",
        ],
        SAME,
    ),
    // Whether there is one too many depends on the side.
    (
        "{\n  \"a\": 1,\n<<<<<<< HEAD\n=======\n  \"c\": 4\n>>>>>>> x\n}\n",
        &[
            "3:1 a merge conflict is left here: choose a side, and remove the marks",
        ],
        SAME,
    ),
];
