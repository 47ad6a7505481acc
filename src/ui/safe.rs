//! Text that can be shown: every string from a file, a path or an error passes here.
//!
//! What a terminal could take as a command, what it would hide, and what would reorder the line
//! becomes a visible escape. It deliberately keeps nothing back: every character of the text is in
//! exactly one piece.

use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};
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
pub fn display_safe(text: &str) -> String {
    pieces(text).map(|piece| piece.text).collect()
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
    let characters = grapheme.chars().count();
    let width = grapheme.width();
    let first = grapheme.chars().next().unwrap_or(' ');
    let shown =
        width > 0 && characters <= LONGEST && is_visible(first) && grapheme.chars().skip(1).all(joins);
    if shown {
        return vec![Piece { text: grapheme.to_owned(), width, characters, escaped: false }];
    }
    grapheme.chars().map(alone).collect()
}

/// One character by itself.
fn alone(c: char) -> Piece {
    let text = c.to_string();
    let width = text.width();
    if width > 0 && is_visible(c) {
        return Piece { text, width, characters: 1, escaped: false };
    }
    let text = escape(c);
    Piece { width: text.len(), text, characters: 1, escaped: true }
}

fn escape(c: char) -> String {
    match c {
        '\n' => "\\n".to_owned(),
        '\r' => "\\r".to_owned(),
        '\t' => "\\t".to_owned(),
        c => format!("\\u{{{:x}}}", u32::from(c)),
    }
}

/// Whether a character shows something where it stands.
fn is_visible(c: char) -> bool {
    use GeneralCategory::{
        Control, Format, LineSeparator, ParagraphSeparator, PrivateUse, Surrogate, Unassigned,
    };
    c == ' '
        || !matches!(
            c.general_category(),
            Control | Format | LineSeparator | ParagraphSeparator | PrivateUse | Surrogate | Unassigned
        )
}

/// Whether a character may follow inside one grapheme: marks, and the joiner of emoji.
fn joins(c: char) -> bool {
    c == '\u{200d}' || is_visible(c)
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
            ("é 日本 👩‍👩‍👧", "é 日本 👩‍👩‍👧"),
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
