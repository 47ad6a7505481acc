//! Files that other programs would tidy up: here they stay as they are.

use super::Desk;

/// Odd texts, each with the member `k` and its value.
const ODD: [(&str, &str, &str); 12] = [
    ("a byte order mark", "\u{feff}{\n  \"k\": 1\n}\n", "1"),
    ("line ends of Windows", "{\r\n  \"a\": 0,\r\n  \"k\": 1\r\n}\r\n", "1"),
    ("tabs", "{\n\t\"a\":\t[ 1,2 ],\n\t\"k\"\t:\t1\n}", "1"),
    ("no line at all", "{\"a\":[1,2,{\"b\":null}],\"k\":1}", "1"),
    ("repeated members", "{\"k\": 0, \"a\": 1, \"a\": 2, \"k\": 1}", "1"),
    ("odd numbers", "{\"a\": 1.0e3, \"b\": -0.0, \"c\": 1E400, \"k\": 1}", "1"),
    ("big integers", "{\"a\": 123456789012345678901234567890, \"k\": 1}", "1"),
    ("escapes", "{\"a\": \"caf\\u00e9 \\/ \\ud800\", \"k\": \"\\u0061\"}", "\"\\u0061\""),
    ("no final newline, blanks after", "{ \"k\" : 1 }   ", "1"),
    ("mixed line ends", "{\r\n\"a\": 1,\n\"k\": 1\r\n\n}\n\n", "1"),
    ("controls in texts", "{\"a\": \"\u{7f}\u{9b}\u{202e}\u{200b}\", \"k\": 1}", "1"),
    ("lines of odd separators", "{\"a\": \"\u{2028}\u{85}\u{b}\u{c}\", \"k\": 1}", "1"),
];

#[test]
fn a_preview_is_the_file_byte_for_byte() {
    for (what, text, _) in ODD {
        let text = text.replace(['\u{b}', '\u{c}'], "");
        let desk = Desk::with(&text);
        desk.run(&["preview", "app.json"]).says(0, &text);
        desk.run_with(&["preview", "-"], &text).says(0, &text);
        assert_eq!(desk.text(), text, "{what}");
    }
}

#[test]
fn a_set_changes_nothing_outside_the_value() {
    for (what, text, value) in ODD {
        let text = text.replace(['\u{b}', '\u{c}'], "");
        let desk = Desk::with(&text);
        let ran = desk.run(&["set", "app.json", "k=[2.50]"]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{what}");
        let at = text.rfind(value).unwrap();
        let written = desk.text();
        let (before, after) = (&text[..at], &text[at + value.len()..]);
        let middle = written.strip_prefix(before).and_then(|rest| rest.strip_suffix(after));
        let middle = middle.unwrap_or_else(|| panic!("{what}: {written}"));
        let blanks = [' ', '\t', '\r', '\n'];
        assert_eq!(middle.replace(blanks, ""), "[2.50]", "{what}");
    }
}

#[test]
fn a_set_of_the_same_text_keeps_its_spelling() {
    let text = "{\"k\": \"caf\\u00e9\"}";
    let desk = Desk::with(text);
    desk.run(&["set", "app.json", "k=\"caf\u{e9}\""]).says(0, "app.json already holds exactly this\n");
    desk.run(&["set", "app.json", "k=\"caf\u{e9}s\""]).says(0, "saved app.json: 1 change, 1 line replaced\n");
    assert_eq!(desk.text(), "{\"k\": \"caf\\u00e9s\"}");
}

#[test]
fn a_dry_run_shows_what_could_control_a_terminal_as_an_escape() {
    let desk = Desk::with("{\r\n\t\"a\": \"\u{9b}2J\u{202e}\",\r\n\t\"k\": 1\r\n}\r\n");
    let ran = desk.run(&["set", "--dry-run", "app.json", "k=2"]);
    assert!(
        ran.out.contains(" \t\"a\": \"\\u{9b}2J\\u{202e}\",\r\n-\t\"k\": 1\r\n+\t\"k\": 2\r\n"),
        "{}",
        ran.out
    );
}
