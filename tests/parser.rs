//! The parser: what it takes is what `serde_json` takes, and what it refuses it names at its place.

mod oracle;

use lp_manifest::json::{Fault, Kind, Lines, MAX_BYTES, MAX_DEPTH, Tree};

use oracle::agreed;

/// How many mutated texts each of the two halves of the comparison parses.
const MUTATED: usize = 500_000;

const SEEDS: &[&str] = &[
    r#"{"client_name": "a", "enabled": true, "ids": [42, 43], "x": null}"#,
    "{\r\n\t\"a\" : [ ],\r\n\t\"b\":{ } ,\"c\":[{},[[]]]\r\n}\r\n",
    r#"["\u00e9\ud83d\ude00\ud800", "\"\\\/\b\f\n\r\t", "é😀\u007f"]"#,
    "[0, -0, 1.5, 1e9, 1E+2, -2.0e-3, 12345678901234567890, 1e999]",
    r#"{"a": 1, "a": 2, "": {"": [true, false, null]}}"#,
    "[[[[[[[[]]]]]]]]",
    r#""text""#,
    " -1.25e-7\n",
    "null",
    "",
];

const ALPHABET: &[&str] = &[
    "{", "}", "[", "]", ":", ",", "\"", "\\", "/", "u", "0", "1", "9", "-", "+", ".", "e", "E", "t", "f",
    "n", "true", "false", "null", " ", "\t", "\n", "\r", "\u{b}", "\u{c}", "\u{0}", "\u{1f}", "\u{7f}",
    "\u{a0}", "\u{2028}", "\u{feff}", "é", "😀", "\u{fffd}", "'", "“", "#", "//", "\\u", "\\ud800",
    "\\u00e9", "\"\"", "[]", "{}", "\"a\":", ",,", "00", "1e", "a", "F",
];

#[test]
fn one_half_of_a_million_mutated_texts_is_judged_as_serde_json_does() {
    agree_on_mutated(0x9e37_79b9_7f4a_7c15);
}

#[test]
fn the_other_half_is_too() {
    agree_on_mutated(0xd1b5_4a32_d192_ed03);
}

fn agree_on_mutated(seed: u64) {
    let mut dice = Dice(seed);
    let deep = format!("{}{}", "[".repeat(MAX_DEPTH), "]".repeat(MAX_DEPTH));
    let seeds: Vec<&str> = SEEDS.iter().copied().chain([deep.as_str()]).collect();
    let mut taken = 0;
    let mut text = String::new();
    let mutated = crate::support::soaked(MUTATED);
    for round in 0..mutated {
        // A few mutations on top of each other, then a fresh start.
        if round % 6 == 0 {
            seeds[dice.below(seeds.len())].clone_into(&mut text);
        }
        mutate(&mut text, &mut dice);
        taken += usize::from(agreed(&text));
    }
    assert!(taken > mutated / 20, "only {taken} texts were JSON");
    assert!(taken < mutated / 2, "{taken} texts were JSON");
}

fn mutate(text: &mut String, dice: &mut Dice) {
    let (start, end) = (place(text, dice), place(text, dice));
    let (start, end) = (start.min(end), start.max(end).min(start.min(end) + 8));
    let end = (end..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len());
    let next = text[start..].chars().next().map_or(start, |c| start + c.len_utf8());
    let word = ALPHABET[dice.below(ALPHABET.len())];
    match dice.below(6) {
        0 => text.replace_range(start..next, ""),
        1 => text.insert_str(start, word),
        2 => text.replace_range(start..next, word),
        3 => {
            let copy = text[start..end].to_owned();
            text.insert_str(start, &copy);
        }
        4 => text.replace_range(start..end, word),
        _ => text.truncate(if dice.below(8) == 0 { start } else { text.len() }),
    }
}

/// A place between two characters.
fn place(text: &str, dice: &mut Dice) -> usize {
    let at = dice.below(text.len() + 1);
    (at..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len())
}

/// A xorshift generator: the same numbers on every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % end
    }
}

#[test]
fn every_short_text_of_the_alphabet_is_judged_as_serde_json_does() {
    let words = ["{", "}", "[", "]", ":", ",", "\"a\"", "0", "-", ".5", "e1", "true", " ", "\\", "/"];
    let mut count = 0;
    for length in 1..=5 {
        let mut digits = vec![0; length];
        loop {
            agreed(&digits.iter().map(|digit| words[*digit]).collect::<String>());
            count += 1;
            let Some(up) = digits.iter().rposition(|digit| *digit + 1 < words.len()) else { break };
            digits[up] += 1;
            digits[up + 1..].fill(0);
        }
    }
    assert!(count > 800_000, "{count}");
}

const TRAILING: &str = "a comma with nothing after it: remove it";
const UNCLOSED: &str = "this text is not closed before the end of the line: add a \"";
const COMMENT: &str = "JSON has no comments: remove it";
const NUMBER: &str = "a number is not written so in JSON";
const COLON: &str = "a colon is missing between the name and its value";
const REST: &str = "the manifest has ended before this: remove the rest";
const NO_UNICODE: &str = "\\u takes exactly four hexadecimal digits";
const NO_ESCAPE: &str = "nothing is escaped so: write \\\\ for a backslash";

/// A text, the line and column of its mistake, and the sentence; `'` stands for `"`.
const MISTAKES: &[(&str, (usize, usize), &str)] = &[
    ("", (1, 1), "there is nothing here: a manifest starts with {"),
    (" \r\n\t", (2, 2), "there is nothing here: a manifest starts with {"),
    ("\u{feff}", (1, 1), "there is nothing here: a manifest starts with {"),
    ("{\n  'a': 1\n  'b': 2\n}", (2, 9), "a comma is missing after 1"),
    ("{'a': 'x' 'b': 2}", (1, 10), "a comma is missing after 'x'"),
    ("{'a': [1]\n\n\n, 'b': {\n} 'c': 3}", (5, 2), "a comma is missing after {…"),
    ("[1 2]", (1, 3), "a comma is missing after 1"),
    ("[[1] [2]]", (1, 5), "a comma is missing after [1]"),
    ("{'é': 'é' 'b': 1}", (1, 10), "a comma is missing after 'é'"),
    ("{'a': 1; 'b': 2}", (1, 8), "a comma is missing after 1"),
    ("{'a': 'say 'hi' now'}", (1, 13), "a comma is missing after 'say '"),
    ("[true maybe]", (1, 6), "a comma is missing after true"),
    ("['0123456789012345678901234567890' 1]", (1, 35), "a comma is missing after '01234567890123456789012…"),
    ("[1, 2,]", (1, 6), TRAILING),
    ("{'a': 1,\n}", (1, 8), TRAILING),
    ("{'a': [1,\n\n ]}", (1, 9), TRAILING),
    ("{'a' 1}", (1, 5), COLON),
    ("{'a'\n}", (1, 5), COLON),
    ("{'a', 'b'}", (1, 5), COLON),
    ("{'a' = 1}", (1, 5), COLON),
    ("{'a'", (1, 5), COLON),
    ("{a: 1}", (1, 2), "a name in double quotes has to stand here, not a"),
    ("{1: 1}", (1, 2), "a name in double quotes has to stand here, not 1"),
    ("{'a': 1,, 'b': 2}", (1, 9), "a name in double quotes has to stand here, not ,"),
    ("{]", (1, 2), "a name in double quotes has to stand here, not ]"),
    ("{\u{7f}}", (1, 2), "a name in double quotes has to stand here, not U+007F"),
    ("{'a': 1]", (1, 8), "] closes something else than what is open"),
    ("{'a': [1}", (1, 9), "} closes something else than what is open"),
    ("{'a': }", (1, 7), "a value is missing before }"),
    ("[,1]", (1, 2), "a value is missing before ,"),
    ("[1,,2]", (1, 4), "a value is missing before ,"),
    ("]", (1, 1), "a value is missing before ]"),
    ("\u{feff}\u{feff}{}", (1, 1), "a value is missing before \u{feff}"),
    ("{'a': 'x,\n  'b': 1}", (1, 7), UNCLOSED),
    ("{'a: 1,\r\n  'b': 1}", (1, 2), UNCLOSED),
    ("{\n  'a': 'x", (2, 8), UNCLOSED),
    ("'", (1, 1), UNCLOSED),
    ("'\\'", (1, 1), UNCLOSED),
    ("['a\tb']", (1, 4), "a tab inside a text: write it as \\t"),
    ("['é\u{1}']", (1, 4), "a control character inside a text: write it as \\u0001"),
    ("{'a\u{0}': 1}", (1, 4), "a control character inside a text: write it as \\u0000"),
    ("['C:\\dir']", (1, 5), NO_ESCAPE),
    ("['\\x41']", (1, 3), NO_ESCAPE),
    ("['\\U0041']", (1, 3), NO_ESCAPE),
    ("['\\", (1, 3), NO_ESCAPE),
    ("['\\u12']", (1, 3), NO_UNICODE),
    ("['\\u12g4']", (1, 3), NO_UNICODE),
    ("['\\u", (1, 3), NO_UNICODE),
    ("['\\u00é9']", (1, 3), NO_UNICODE),
    ("[01]", (1, 2), NUMBER),
    ("[-]", (1, 2), NUMBER),
    ("[-01]", (1, 2), NUMBER),
    ("[1.]", (1, 2), NUMBER),
    ("[.5]", (1, 2), NUMBER),
    ("[+1]", (1, 2), NUMBER),
    ("[1e]", (1, 2), NUMBER),
    ("[1e+]", (1, 2), NUMBER),
    ("[0x1F]", (1, 2), NUMBER),
    ("[1_000]", (1, 2), NUMBER),
    ("[1.2.3]", (1, 2), NUMBER),
    ("[10-20]", (1, 2), NUMBER),
    ("[-Infinity]", (1, 2), NUMBER),
    ("{'a': True}", (1, 7), "True is no value: true, false, null, or a text in double quotes"),
    ("{'a': nul}", (1, 7), "nul is no value: true, false, null, or a text in double quotes"),
    ("[truefalse]", (1, 2), "truefalse is no value: true, false, null, or a text in double quotes"),
    ("[NaN]", (1, 2), "NaN is no value: true, false, null, or a text in double quotes"),
    ("client_name: x", (1, 1), "client_name is no value: true, false, null, or a text in double quotes"),
    ("{`a`: 1}", (1, 2), "` is not the quote of JSON: write '"),
    ("{’a’: 1}", (1, 2), "’ is not the quote of JSON: write '"),
    ("{'a': “x”}", (1, 7), "“ is not the quote of JSON: write '"),
    ("{'a': «x»}", (1, 7), "« is not the quote of JSON: write '"),
    ("['x',\n „y“]", (2, 2), "„ is not the quote of JSON: write '"),
    ("// c\n{}", (1, 1), COMMENT),
    ("{} // c", (1, 4), COMMENT),
    ("{\n  # c\n  'a': 1}", (2, 3), COMMENT),
    ("{'a': 1, // c\n'b': 2}", (1, 10), COMMENT),
    ("{'a': 1 /* c */, 'b': 2}", (1, 9), COMMENT),
    ("{'a' /* c */: 1}", (1, 6), COMMENT),
    ("{'a': /* c */ 1}", (1, 7), COMMENT),
    ("[1, // c\n]", (1, 5), COMMENT),
    ("{} {}", (1, 4), REST),
    ("{}}", (1, 3), REST),
    ("{}\n\n]", (3, 1), REST),
    ("'a': 1", (1, 4), REST),
    ("{} \u{0}", (1, 4), REST),
    ("[", (1, 2), "the text ends, and a value is missing"),
    ("[1,", (1, 4), "the text ends, and a value is missing"),
    ("{'a':\n", (2, 1), "the text ends, and a value is missing"),
    ("{", (1, 2), "the text ends, and a name in double quotes is missing"),
    ("{'a': 1,", (1, 9), "the text ends, and a name in double quotes is missing"),
    ("{'a': [1, 2\n", (2, 1), "the text ends, and the closing ] is missing"),
    ("{'a': {}", (1, 9), "the text ends, and the closing } is missing"),
];

#[test]
fn a_mistake_is_named_at_its_place() {
    for (text, place, sentence) in MISTAKES {
        mistake(&text.replace('\'', "\""), *place, &sentence.replace('\'', "\""));
    }
    mistake("{'a': 1}", (1, 2), "' is not the quote of JSON: write \"");
    mistake("{\"a\": 'x'}", (1, 7), "' is not the quote of JSON: write \"");
}

fn mistake(text: &str, place: (usize, usize), sentence: &str) {
    let error = Tree::parse(text).expect_err(text);
    assert_eq!(error.to_string(), sentence, "{text:?}");
    assert_eq!(Lines::of(text).place(error.offset), place, "{text:?}: {sentence}");
}

#[test]
fn a_byte_order_mark_is_passed_over_once_and_at_the_start_only() {
    let text = "\u{feff}{\"a\": 1}";
    let tree = Tree::parse(text).unwrap();
    assert_eq!(tree.root(text).span(), 3..text.len());
    assert_eq!(Lines::of(text).place(3), (1, 1));
    assert_eq!(Tree::parse(" \u{feff}{}").unwrap_err().fault, Fault::NoValue('\u{feff}'));
    assert_eq!(Tree::parse("{}\u{feff}").unwrap_err().fault, Fault::Trailing);
    assert!(Tree::parse("[\"\u{feff}\"]").is_ok());
}

#[test]
fn one_hundred_and_twenty_seven_levels_are_taken_as_serde_json_does() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        for (levels, taken) in [(1, true), (MAX_DEPTH, true), (MAX_DEPTH + 1, false)] {
            let value = if open == "[" { "" } else { "1" };
            let text = format!("{}{value}{}", open.repeat(levels), close.repeat(levels));
            let tree = Tree::parse(&text);
            assert_eq!(serde_json::from_str::<serde_json::Value>(&text).is_ok(), taken, "{levels} of {open}");
            assert_eq!(tree.is_ok(), taken, "{levels} of {open}");
            if let Err(error) = tree {
                assert_eq!((error.offset, &error.fault), (open.len() * MAX_DEPTH, &Fault::TooDeep));
                assert!(error.to_string().starts_with("more than 127 brackets inside each other"));
            }
        }
    }
    let wide = format!("[{}1]", "[[]],".repeat(1000));
    assert!(Tree::parse(&wide).is_ok(), "what was closed does not count");
}

#[test]
fn a_million_levels_need_no_stack() {
    let deep = |open: &str, close: &str| format!("{}{}", open.repeat(1_000_000), close.repeat(1_000_000));
    let texts = [
        deep("[", ""),
        deep("[", "]"),
        deep("{\"a\":", ""),
        deep("{\"a\":", "}"),
        deep("[{\"a\":", ""),
        deep("[{\"a\":", "}]"),
        deep("[ ", ""),
        deep("[1,", ""),
    ];
    let judge = move || texts.iter().map(|text| Tree::parse(text).unwrap_err().fault).collect::<Vec<_>>();
    let thread = std::thread::Builder::new().stack_size(256 << 10).spawn(judge).unwrap();
    assert_eq!(thread.join().unwrap(), vec![Fault::TooDeep; 8]);
}

#[test]
fn a_text_over_the_limit_is_refused_and_one_at_the_limit_is_read() {
    let mut text = format!("[{}]", " ".repeat(MAX_BYTES - 2));
    assert_eq!(text.len(), MAX_BYTES);
    assert!(Tree::parse(&text).is_ok());
    text.push(' ');
    let error = Tree::parse(&text).unwrap_err();
    assert_eq!((error.offset, &error.fault), (0, &Fault::TooLarge));
    assert_eq!(error.to_string(), "larger than 64 MiB: no manifest is so long");
}

#[test]
fn every_value_has_its_span_its_kind_and_its_place_in_the_tree() {
    let text = " {\"a\" : [ -1.5e3 ,\"x\\\"y\"], \"b\":{}, \"\":null,\"c\":true}\r\n";
    let tree = Tree::parse(text).unwrap();
    let values: Vec<_> = (0..tree.len() as u32).map(|id| tree.value(text, id)).collect();
    let read: Vec<_> =
        values.iter().map(|value| (value.kind(), value.raw(), value.path().to_string())).collect();
    let expected = [
        (Kind::Object, text.trim(), ""),
        (Kind::List, "[ -1.5e3 ,\"x\\\"y\"]", "a"),
        (Kind::Number, "-1.5e3", "a[0]"),
        (Kind::Text, "\"x\\\"y\"", "a[1]"),
        (Kind::Object, "{}", "b"),
        (Kind::Null, "null", "\"\""),
        (Kind::Flag, "true", "c"),
    ];
    assert_eq!(read, expected.map(|(kind, raw, path)| (kind, raw, path.to_owned())));
    let names: Vec<_> = values.iter().map(|value| value.key_span().map(|span| &text[span])).collect();
    assert_eq!(names, [None, Some("\"a\""), None, None, Some("\"b\""), Some("\"\""), Some("\"c\"")]);
    let parents: Vec<_> = values.iter().map(|value| value.parent().id()).collect();
    assert_eq!(parents, [0, 0, 1, 1, 0, 0, 0]);
    let children: Vec<_> = values.iter().map(|value| value.children().count()).collect();
    assert_eq!(children, [4, 2, 0, 0, 0, 0, 0]);
}
