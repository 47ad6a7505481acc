//! Lines that a CI would take for a command, made harmless.
//!
//! GitHub's runner obeys a line that begins with `::`, blanks aside, and any that holds `##[`; that of
//! Azure one that begins with `##vso[`. It deliberately does not ask whether a CI reads along: the same
//! text is the same everywhere.

use std::borrow::Cow;

/// `text` without a line that is a command; colours and everything else stay.
pub(super) fn quoted(text: &str) -> Cow<'_, str> {
    if !text.contains("::") && !text.contains("##") {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.split_inclusive(['\n', '\r']).map(line).collect())
}

fn line(line: &str) -> String {
    let start = beginning(line);
    let (before, rest) = line.split_at(start);
    let rest = match rest.strip_prefix("::") {
        Some(rest) => format!("\\u{{3a}}:{rest}"),
        None => rest.to_owned(),
    };
    before.to_owned() + &rest.replace("##[", "\\u{23}#[").replace("##vso[", "\\u{23}#vso[")
}

/// Where a line begins for who skips blanks and colours.
fn beginning(line: &str) -> usize {
    let mut at = 0;
    loop {
        let rest = &line[at..];
        let blank = rest.len() - rest.trim_start().len();
        let colour = rest[blank..].strip_prefix("\u{1b}[").and_then(|rest| rest.find('m'));
        match colour {
            Some(end) => at += blank + "\u{1b}[".len() + end + 1,
            None => return at + blank,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn no_line_is_a_command_and_nothing_else_changes() {
        let cases = [
            ("app.json: fine\n", "app.json: fine\n"),
            ("a::b ## [x]\n", "a::b ## [x]\n"),
            ("::error::x\n", "\\u{3a}:error::x\n"),
            ("a\n \t::error::x", "a\n \t\\u{3a}:error::x"),
            ("\u{1b}[1m::error::x", "\u{1b}[1m\\u{3a}:error::x"),
            ("- ##[error]x ##vso[y]", "- \\u{23}#[error]x \\u{23}#vso[y]"),
            ("a\r::stop-commands::b\n", "a\r\\u{3a}:stop-commands::b\n"),
        ];
        for (text, wanted) in cases {
            assert_eq!(quoted(text), wanted, "{text:?}");
        }
    }
}
