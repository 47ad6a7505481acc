//! Foreign text made fit for a terminal: what cannot be seen becomes an escape that can.
//!
//! It deliberately knows no widths and cuts nothing.

use std::borrow::Cow;
use std::fmt::Write;

/// `text` with every control, bidirectional and zero-width character as `\u{..}`.
pub fn display_safe(text: &str) -> Cow<'_, str> {
    if !text.contains(is_unsafe) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        push(&mut out, c);
    }
    Cow::Owned(out)
}

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
    for c in json.chars() {
        if c == '\n' || !is_unsafe(c) {
            out.push(c);
            continue;
        }
        for unit in c.encode_utf16(&mut [0; 2]) {
            // Writing to a String cannot fail.
            let _ = write!(out, "\\u{unit:04x}");
        }
    }
    out
}

fn push(out: &mut String, c: char) {
    if is_unsafe(c) { out.extend(c.escape_unicode()) } else { out.push(c) }
}

/// Whether a character controls a terminal, turns text round, or cannot be seen.
fn is_unsafe(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
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
        assert_eq!(safe_line("a\rb\n"), "a\\u{d}b\n");
        assert_eq!(safe_line("a\r"), "a\\u{d}");
    }

    #[test]
    fn json_stays_json() {
        assert_eq!(json_safe("{\n\"a\": \"\u{9b}\u{e0041}é\"}"), "{\n\"a\": \"\\u009b\\udb40\\udc41é\"}");
    }
}
