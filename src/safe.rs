//! Text that can be shown: every string from a file, a path or an error passes here.
//!
//! What a terminal could take as a command, what it would hide, and what would reorder the line
//! becomes a visible escape. It deliberately keeps nothing back: every character of the text is in
//! exactly one piece. The form, the reports and the complaints all ask here.

use std::borrow::Cow;

use unicode_properties::{GeneralCategory, UnicodeEmoji, UnicodeGeneralCategory};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// A grapheme of more characters than this is shown escaped: it would pile up on one cell.
const LONGEST: usize = 10;

/// One visible piece of a text: a grapheme, or the escape of one character.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// What is drawn.
    pub text: String,
    /// Its columns, at least one.
    pub width: usize,
    /// How many characters of the text it stands for.
    pub characters: usize,
    /// Whether it is an escape.
    pub escaped: bool,
}

/// The pieces of `text`, in order, made as they are asked for.
pub fn pieces(text: &str) -> impl Iterator<Item = Piece> {
    text.graphemes(true).flat_map(of_grapheme)
}

/// The columns that `text` takes.
pub fn width(text: &str) -> usize {
    pieces(text).map(|piece| piece.width).sum()
}

/// `text` as a plain string that is safe to write anywhere.
pub fn display_safe(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(pieces(text).map(|piece| piece.text).collect())
}

/// As much of `text` as fits `columns`, with `…` where something is left out.
pub fn cut(text: &str, columns: usize) -> String {
    let mut out = String::new();
    let mut used = 0;
    let mut pieces = pieces(text).peekable();
    while let Some(piece) = pieces.next() {
        let rest = usize::from(pieces.peek().is_some());
        if used + piece.width + rest > columns {
            if used < columns {
                out.push('…');
            }
            return out;
        }
        used += piece.width;
        out.push_str(&piece.text);
    }
    out
}

fn of_grapheme(grapheme: &str) -> Vec<Piece> {
    let width = columns(grapheme);
    if width > 0 && is_shown(grapheme) {
        let characters = grapheme.chars().count();
        return vec![Piece { text: grapheme.to_owned(), width, characters, escaped: false }];
    }
    grapheme.chars().map(alone).collect()
}

/// Whether every character of a grapheme does something that can be seen.
fn is_shown(grapheme: &str) -> bool {
    let characters: Vec<_> = grapheme.chars().take(LONGEST + 1).collect();
    let joined =
        |at: usize| is_visible(characters[at]) || (at > 0 && joins(characters[at - 1], &characters[at..]));
    characters.len() <= LONGEST && (0..characters.len()).all(joined)
}

/// One character by itself.
fn alone(c: char) -> Piece {
    let text = c.to_string();
    let width = columns(&text);
    if width > 0 && is_visible(c) {
        return Piece { text, width, characters: 1, escaped: false };
    }
    let text = escape(c);
    Piece { width: text.len(), text, characters: 1, escaped: true }
}

/// The columns of a text. The voice marks of half-width katakana take one each in a terminal,
/// whatever they belong to.
fn columns(text: &str) -> usize {
    text.width() + text.chars().filter(|c| matches!(c, '\u{ff9e}' | '\u{ff9f}')).count()
}

fn escape(c: char) -> String {
    match c {
        '\n' => "\\n".to_owned(),
        '\r' => "\\r".to_owned(),
        '\t' => "\\t".to_owned(),
        c => format!("\\u{{{:x}}}", u32::from(c)),
    }
}

/// Whether a character shows something where it stands. Of the blanks only the usual one and the
/// wide one of East Asia are what they look like.
fn is_visible(c: char) -> bool {
    use GeneralCategory::{
        Control, Format, LineSeparator, ParagraphSeparator, PrivateUse, SpaceSeparator, Surrogate, Unassigned,
    };
    matches!(c, ' ' | '\u{3000}')
        || !is_blank(c)
            && !matches!(
                c.general_category(),
                Control
                    | Format
                    | LineSeparator
                    | ParagraphSeparator
                    | PrivateUse
                    | SpaceSeparator
                    | Surrogate
                    | Unassigned
            )
}

/// Letters, marks and signs that show nothing: joiners, fillers, variation selectors, the empty
/// pattern of Braille.
fn is_blank(c: char) -> bool {
    matches!(c,
        '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}' | '\u{2800}'
        | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{ffa0}' | '\u{e0100}'..='\u{e01ef}')
}

/// Whether the first of the characters, which shows nothing by itself, has a use after `before`: it
/// joins emoji, or chooses how one looks.
fn joins(before: char, characters: &[char]) -> bool {
    let next = characters.get(1).copied();
    match characters[0] {
        '\u{200d}' => (is_picture(before) || before == '\u{fe0f}') && next.is_some_and(is_picture),
        // A digit becomes a picture only in a key cap.
        '\u{fe0e}' | '\u{fe0f}' => is_picture(before) || (before.is_emoji_char() && next == Some('\u{20e3}')),
        _ => false,
    }
}

fn is_picture(c: char) -> bool {
    c.is_emoji_char() && !c.is_ascii()
}

#[cfg(test)]
mod tests {
    use super::{cut, display_safe, width};

    #[test]
    fn what_would_command_hide_or_reorder_is_visible() {
        let cases = [
            ("\u{1b}[2J", "\\u{1b}[2J"),
            ("a\u{7f}b", "a\\u{7f}b"),
            ("\u{9b}31m", "\\u{9b}31m"),
            ("a\u{202e}b", "a\\u{202e}b"),
            ("a\u{200b}b", "a\\u{200b}b"),
            ("\u{e0041}", "\\u{e0041}"),
            ("two\nlines\t", "two\\nlines\\t"),
            ("a\u{200d}b", "a\\u{200d}b"),
            ("a\u{fe0f}", "a\\u{fe0f}"),
            ("1\u{fe0f}", "1\\u{fe0f}"),
            ("a\u{a0}b\u{3164}", "a\\u{a0}b\\u{3164}"),
            (
                "é e\u{301} 日本　👩‍👩‍👧 ❤\u{fe0f} 1\u{fe0f}\u{20e3}",
                "é e\u{301} 日本　👩‍👩‍👧 ❤\u{fe0f} 1\u{fe0f}\u{20e3}",
            ),
        ];
        for (text, shown) in cases {
            assert_eq!(display_safe(text), shown);
        }
    }

    #[test]
    fn every_control_character_is_escaped() {
        for code in (0..0x20).chain(0x7f..0xa0) {
            let text = char::from_u32(code).unwrap().to_string();
            assert!(display_safe(&text).starts_with('\\'), "{code:x}");
        }
    }

    #[test]
    fn a_cut_text_says_so_and_keeps_its_columns() {
        assert_eq!(cut("abcdef", 6), "abcdef");
        assert_eq!(cut("abcdef", 5), "abcd…");
        assert_eq!(cut("日本語", 5), "日本…");
        assert_eq!(cut("日本語", 4), "日…");
        assert_eq!(cut("abc", 0), "");
        assert!(width(&cut("\u{1b}\u{1b}\u{1b}", 9)) <= 9);
    }
}
