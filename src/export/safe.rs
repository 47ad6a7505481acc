//! Foreign text made fit for a terminal: what cannot be seen becomes an escape that can.
//!
//! It deliberately knows no widths and cuts nothing: what is shown how stands in `safe`.

use std::fmt::Write;

pub use crate::safe::display_safe;
use crate::safe::pieces;

/// A line of a file, made safe; its tabs and its line end stay.
pub fn safe_line(line: &str) -> String {
    let body = line.trim_end_matches('\n');
    let body = if body.len() < line.len() { body.strip_suffix('\r').unwrap_or(body) } else { body };
    let parts: Vec<_> = body.split('\t').map(display_safe).collect();
    parts.join("\t") + &line[body.len()..]
}

/// JSON that was written by a program, with the same characters as JSON escapes.
///
/// They can only stand inside strings there, apart from line ends.
pub fn json_safe(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    let mut characters = json.chars();
    for piece in pieces(json) {
        for c in characters.by_ref().take(piece.characters) {
            if piece.escaped && c != '\n' {
                escape(&mut out, c);
            } else {
                out.push(c);
            }
        }
    }
    out
}

fn escape(out: &mut String, c: char) {
    for unit in c.encode_utf16(&mut [0; 2]) {
        // Writing to a String cannot fail.
        let _ = write!(out, "\\u{unit:04x}");
    }
}

#[cfg(test)]
mod tests {
    use super::{display_safe, json_safe, safe_line};

    #[test]
    fn nothing_that_controls_a_terminal_goes_through() {
        let text = "a\u{1b}[31m\u{7f}\u{9b}2J\u{202e}\u{200b}\u{feff}é\u{e0041}";
        assert_eq!(display_safe(text), "a\\u{1b}[31m\\u{7f}\\u{9b}2J\\u{202e}\\u{200b}\\u{feff}é\\u{e0041}");
    }

    #[test]
    fn a_line_keeps_its_tabs_and_its_end() {
        assert_eq!(safe_line("\t\"a\u{9b}\": 1,\r\n"), "\t\"a\\u{9b}\": 1,\r\n");
        assert_eq!(safe_line("a\rb\n"), "a\\rb\n");
        assert_eq!(safe_line("a\r"), "a\\r");
    }

    #[test]
    fn json_stays_json() {
        assert_eq!(json_safe("{\n\"a\": \"\u{9b}\u{e0041}é\"}"), "{\n\"a\": \"\\u009b\\udb40\\udc41é\"}");
    }
}
