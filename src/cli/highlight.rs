//! JSON as a terminal shows it: names, texts, numbers and words told apart, nothing hidden.
//!
//! It deliberately changes no character that can be seen: without its colours it is the file.

use std::borrow::Cow;

use lp_manifest::json::document::Document;
use lp_manifest::json::{BYTE_ORDER_MARK, Kind, Value};

use super::colour::{Colour, Role};
use super::safe::{display_safe, json_safe};

/// A whole document. What could control the terminal becomes an escape; in a text a JSON one.
pub(super) fn shown(document: &Document, colour: Colour) -> String {
    let text = document.text();
    let mut out = String::with_capacity(text.len() * 2);
    let mut at = 0;
    let mut piece = |span: std::ops::Range<usize>, role| {
        out.push_str(&gap(&text[at..span.start]));
        out.push_str(&colour.paint(role, &json_safe(&text[span.clone()])));
        at = span.end;
    };
    // Values are numbered as they stand in the text.
    let mut next = Some(document.root());
    while let Some(value) = next {
        if let Some(key) = value.key_span() {
            piece(key, Role::Name);
        }
        if !value.kind().is_container() {
            piece(value.span(), role(value));
        }
        next = document.next(value);
    }
    out.push_str(&gap(&text[at..]));
    out
}

fn role(value: Value<'_>) -> Role {
    match value.kind() {
        Kind::Text => Role::Text,
        Kind::Number => Role::Number,
        _ => Role::Word,
    }
}

/// What stands between two values: marks, blanks and line ends. A return that ends no line would
/// hide what stands before it.
fn gap(text: &str) -> Cow<'_, str> {
    let lone_return = |text: &str| text.replace("\r\n", "\n").contains('\r');
    if !text.contains(BYTE_ORDER_MARK) && !lone_return(text) {
        return Cow::Borrowed(text);
    }
    let lines: Vec<_> = text.split("\r\n").map(blanks).collect();
    Cow::Owned(lines.join("\r\n"))
}

fn blanks(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\n' | '\t' => c.to_string(),
            c => display_safe(c.encode_utf8(&mut [0; 4])).into_owned(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use lp_manifest::json::document::Document;

    use super::super::colour::Colour;
    use super::shown;

    /// A text without its colours.
    fn stripped(text: &str) -> String {
        let mut parts = text.split("\u{1b}[");
        let first = parts.next().unwrap().to_owned();
        parts.fold(first, |out, part| out + part.split_once('m').unwrap().1)
    }

    fn document(text: &str) -> Document {
        Document::parse(text.to_owned()).unwrap()
    }

    #[test]
    fn without_its_colours_it_is_the_text() {
        for text in [
            "{}",
            " [ ] ",
            "\"a\"",
            "{\r\n\t\"a\" : [1,-2.50e1, true ,null,\"\\u00e9\"],\r\n\"a\":{}\r\n}\r\n\n",
            "{\"日本\": \"😀, \\\"b\\\": {}\", \"\": [[], {\"x\": [false]}]}",
        ] {
            let coloured = shown(&document(text), Colour::Ansi);
            assert_eq!(stripped(&coloured), text);
            assert_eq!(shown(&document(text), Colour::Plain), text);
        }
    }

    #[test]
    fn each_kind_has_its_colour() {
        let coloured = shown(&document("{\"a\": [\"b\", 1, true, null]}"), Colour::Ansi);
        let parts: Vec<_> = coloured.split("\u{1b}[0m").collect();
        let codes: Vec<_> =
            parts.iter().filter_map(|part| Some(part.split_once("\u{1b}[")?.1.split_once('m')?.0)).collect();
        assert_eq!(codes.len(), 5);
        assert_eq!(codes[3], codes[4]);
        assert_eq!(codes.iter().collect::<std::collections::BTreeSet<_>>().len(), 4);
    }

    #[test]
    fn what_could_control_the_terminal_is_seen() {
        let hostile = "\u{feff}{\"\u{9b}2J\": \"\u{202e}\u{7f}\",\r\"b\":\r\n\t1}\r";
        let seen = shown(&document(hostile), Colour::Plain);
        assert_eq!(seen, "\\u{feff}{\"\\u009b2J\": \"\\u202e\\u007f\",\\r\"b\":\r\n\t1}\\r");
    }
}
