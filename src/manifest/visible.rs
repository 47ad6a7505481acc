//! Characters as a reader sees them: what is blank to the eye, and what is there without being seen.
//!
//! It deliberately knows no member: whoever asks says what kind of text it is.

use std::ops::Range;

use crate::bytes::is_printable;

/// What kind of text it is, which decides what belongs there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A name: one line.
    Name,
    /// A description, which may have lines.
    Lines,
    /// An address, a scope, a header's name: read by programs, character by character.
    Code,
}

/// A character that nobody sees, or that was damaged on its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hidden {
    /// Where it stands, in bytes.
    pub at: usize,
    /// The character.
    pub character: char,
}

impl Hidden {
    /// Whether it stands in the place of a character that was lost.
    pub fn is_damage(self) -> bool {
        is_damage(self.character)
    }

    /// The bytes of it.
    pub fn range(self) -> Range<usize> {
        self.at..self.at + self.character.len_utf8()
    }
}

/// Whether nobody sees anything of a text.
pub fn is_blank(text: &str) -> bool {
    let is_unseen = |c: char| is_hidden(c) && !is_damage(c);
    let is_shaping = |c: char| is_format(c) && u32::from(c) < 0x1_0000;
    text.chars().all(|c| c.is_whitespace() || c.is_control() || is_unseen(c) || is_shaping(c))
}

/// The hidden characters of a text, in order; blanks at its ends are not meant.
pub fn hidden(text: &str, kind: Kind) -> Vec<Hidden> {
    // Of letters, digits, signs and blanks of ASCII none is hidden.
    if is_printable(text) {
        return Vec::new();
    }
    let start = text.len() - text.trim_start().len();
    let inner = text.trim();
    let mut found = Vec::new();
    let mut before = None;
    let is_right_to_left = inner.chars().any(is_right_to_left);
    for (at, character) in inner.char_indices() {
        let after = || inner[at + character.len_utf8()..].chars().next();
        let fits = match kind {
            Kind::Code => false,
            Kind::Lines if matches!(character, '\n' | '\r' | '\t') => true,
            Kind::Name | Kind::Lines => belongs(character, before, after(), is_right_to_left),
        };
        let code = kind == Kind::Code && is_hidden_in_code(character);
        if !fits && (code || character.is_control() || is_hidden(character) || is_format(character)) {
            found.push(Hidden { at: start + at, character });
        }
        before = Some(character);
    }
    found
}

/// Whether a character is hidden where programs read every one.
pub fn is_hidden_in_code(c: char) -> bool {
    let blank = c != ' ' && c.is_whitespace();
    blank || c.is_control() || is_hidden(c) || is_format(c)
}

fn is_damage(c: char) -> bool {
    c == '\u{fffd}' || matches!(c, '\u{fdd0}'..='\u{fdef}') || u32::from(c) & 0xfffe == 0xfffe
}

/// What nobody sees, wherever it stands, and what was damaged.
fn is_hidden(c: char) -> bool {
    is_damage(c)
        || matches!(
            c,
            '\u{ad}'
                | '\u{115f}'
                | '\u{1160}'
                | '\u{200b}'
                | '\u{2028}'
                | '\u{2029}'
                | '\u{202a}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{3164}'
                | '\u{feff}'
                | '\u{ffa0}'
        )
}

/// What shapes its neighbours: it belongs beside those that it shapes.
fn is_format(c: char) -> bool {
    is_joiner(c)
        || is_direction_mark(c)
        || is_variation(c)
        || is_tag(c)
        || matches!(c, '\u{180e}' | '\u{fff9}'..='\u{fffb}')
}

fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}')
}

fn is_direction_mark(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{61c}')
}

fn is_variation(c: char) -> bool {
    matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

fn is_tag(c: char) -> bool {
    matches!(c, '\u{e0000}'..='\u{e007f}')
}

fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' | '\u{10800}'..='\u{10fff}')
}

/// Whether a character that shapes its neighbours stands beside some that use it.
fn belongs(c: char, before: Option<char>, after: Option<char>, is_right_to_left: bool) -> bool {
    let is_shaped = |c: Option<char>| c.is_some_and(|c| !c.is_ascii() && !c.is_whitespace() && !is_hidden(c));
    match c {
        _ if is_joiner(c) => is_shaped(before) && is_shaped(after),
        _ if is_variation(c) => {
            is_shaped(before) || before.is_some_and(|c| c.is_ascii_digit() || matches!(c, '#' | '*'))
        }
        _ if is_direction_mark(c) => is_right_to_left,
        _ if is_tag(c) => before.is_some_and(|c| c == '\u{1f3f4}' || is_tag(c)),
        _ => false,
    }
}

/// What a hidden character is called: its code, and its name where people know one.
pub fn name(c: char) -> String {
    let name = match c {
        '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => "a line end",
        '\t' => "a tab",
        '\u{ad}' => "a soft hyphen",
        '\u{200b}' => "a zero width space",
        '\u{200c}' => "a zero width non-joiner",
        '\u{200d}' => "a zero width joiner",
        '\u{feff}' => "a byte order mark",
        '\u{2060}' => "a word joiner",
        '\u{a0}' => "a no-break space",
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => "it turns round what follows",
        c if is_damage(c) => "a character that was damaged",
        c if c.is_control() => "a control character",
        c if c.is_whitespace() => "a blank of another kind",
        _ => "a character that nobody sees",
    };
    format!("U+{:04X} ({name})", u32::from(c))
}

#[cfg(test)]
mod tests {
    use super::{Kind, hidden, is_blank};

    #[test]
    fn what_a_script_needs_is_not_hidden() {
        for text in [
            "\u{645}\u{6cc}\u{200c}\u{62e}\u{648}\u{627}\u{647}\u{645}",
            "\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467} Desk",
            "na\u{ef}ve",
            "a\u{a0}b",
            "2\u{fe0f}\u{20e3}",
            "\u{1f3f4}\u{e0067}\u{e0062}\u{e007f}",
            "\u{5d0}\u{200e}!",
            " \nDesk\t ",
        ] {
            assert_eq!(hidden(text, Kind::Name), [], "{text:?}");
        }
        assert_eq!(hidden("a\nb\tc\r\n", Kind::Lines), []);
    }

    #[test]
    fn what_nobody_sees_is_found_where_it_stands() {
        let cases = [
            ("a\u{200b}", Kind::Lines, 1),
            ("Parcel\nDesk", Kind::Name, 6),
            ("a\0b", Kind::Lines, 1),
            ("\u{feff}a", Kind::Name, 0),
            ("a\u{200d}b", Kind::Name, 1),
            ("a\u{200e}b", Kind::Name, 1),
            ("a\u{fffd}", Kind::Name, 1),
            ("a\u{fe0f}", Kind::Name, 1),
            ("a\u{a0}b", Kind::Code, 1),
            ("\u{627}\u{200c}\u{628}", Kind::Code, 2),
            ("\u{1f600}\u{fe0f}", Kind::Code, 4),
        ];
        for (text, kind, at) in cases {
            let found: Vec<_> = hidden(text, kind).iter().map(|one| one.at).collect();
            assert_eq!(found, [at], "{text:?}");
        }
    }

    #[test]
    fn a_text_that_nobody_sees_is_blank() {
        for text in ["", " \t", "\u{200b}", "\u{200b} \u{ad}", "\0"] {
            assert!(is_blank(text), "{text:?}");
        }
        assert!(!is_blank("\u{200b}a") && !is_blank("{a}"));
    }
}
