//! Text that can be shown: every string from a file, a path or an error passes here.
//!
//! What a terminal could take as a command, what it would hide, and what would reorder the line
//! becomes a visible escape. It deliberately keeps nothing back: every character of the text is in
//! exactly one piece. The form, the reports and the complaints all ask here.

use std::borrow::Cow;
use std::ops::Range;

use unicode_properties::{GeneralCategory, UnicodeEmoji, UnicodeGeneralCategory};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::bytes::is_printable;

/// A grapheme of more characters than this is shown escaped: it would pile up on one cell.
const LONGEST: usize = 10;

/// One visible piece of a text: a grapheme, or the escape of one character.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece<'t> {
    /// What is drawn.
    pub text: Cow<'t, str>,
    /// Its columns, at least one.
    pub width: usize,
    /// How many characters of the text it stands for.
    pub characters: usize,
    /// Whether it is an escape.
    pub escaped: bool,
}

/// The pieces of `text`, in order, made as they are asked for.
pub fn pieces(text: &str) -> impl Iterator<Item = Piece<'_>> {
    let (plain, rest) = plain_start(text);
    signs(plain).map(as_it_is).chain(segmented(rest))
}

/// The same without a look at what is plain: the long way.
pub fn segmented(text: &str) -> impl Iterator<Item = Piece<'_>> {
    text.graphemes(true).flat_map(of_grapheme)
}

/// The columns that `text` takes.
pub fn width(text: &str) -> usize {
    let (plain, rest) = plain_start(text);
    let more = if rest.is_empty() { 0 } else { segmented(rest).map(|piece| piece.width).sum() };
    plain.chars().count() + more
}

/// Whether `text` takes at most so many columns.
pub fn fits(text: &str, columns: usize) -> bool {
    if is_printable(text) {
        return text.len() <= columns;
    }
    let (plain, rest) = plain_start(text);
    let Some(mut left) = columns.checked_sub(plain.chars().count()) else { return false };
    segmented(rest).all(|piece| {
        let fits = piece.width <= left;
        left = left.saturating_sub(piece.width);
        fits
    })
}

/// Splits off the start of `text` that is drawn a character a cell, as it stands.
///
/// A mark changes the character before it, so the last one before anything else stays in the rest.
pub fn plain_start(text: &str) -> (&str, &str) {
    // Most texts are ASCII whole; what is at their start needs no look character by character.
    if is_printable(text) {
        return (text, "");
    }
    let ascii = text.bytes().position(|byte| !matches!(byte, b' '..=b'~')).unwrap_or(text.len());
    let mut last = ascii.saturating_sub(1);
    for (at, c) in text[ascii..].char_indices() {
        if !is_plain(c) {
            return text.split_at(last);
        }
        last = ascii + at;
    }
    (text, "")
}

/// Printable ASCII, and the signs of screens and reports: each is visible, takes one column, and
/// is a piece of its own, whichever of them stands before it.
#[inline]
pub const fn is_plain(c: char) -> bool {
    matches!(c, ' '..='~' | '·' | '–' | '•' | '…' | '‹' | '›' | '←'..='↓' | '─'..='┼' | '▸' | '▾' | '✓' | '✗')
}

/// Each character of a plain text by itself.
#[inline]
pub fn signs(plain: &str) -> impl Iterator<Item = &str> {
    plain.char_indices().map(|(at, c)| &plain[at..at + c.len_utf8()])
}

/// `text` as a plain string that is safe to write anywhere.
pub fn display_safe(text: &str) -> Cow<'_, str> {
    if is_printable(text) {
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

/// The parts of a line that fit so many columns each, at least one piece in every part; broken behind
/// what ends a word where that is not far away.
pub fn broken(line: &str, columns: usize) -> Vec<Range<usize>> {
    if is_printable(line) {
        return broken_ascii(line, columns.max(1));
    }
    if fits(line, columns) {
        return std::iter::once(0..line.len()).collect();
    }
    broken_piecewise(line, columns)
}

/// Whether a word of code ends with this sign.
const fn ends_word(sign: u8) -> bool {
    matches!(sign, b' ' | b',' | b'/' | b'&' | b'-' | b'_' | b'.' | b'?')
}

/// The same of printable ASCII: only what stands before each edge is looked at.
fn broken_ascii(line: &str, columns: usize) -> Vec<Range<usize>> {
    let mut parts = Vec::with_capacity(line.len() / columns + 1);
    let mut start = 0;
    while line.len() - start > columns {
        let (near, edge) = (start + columns * 2 / 3, start + columns);
        let word = line.as_bytes()[near..edge].iter().rposition(|byte| ends_word(*byte));
        let end = word.map_or(edge, |at| near + at + 1);
        parts.push(start..end);
        start = end;
    }
    parts.push(start..line.len());
    parts
}

/// The same of any text: the long way.
fn broken_piecewise(line: &str, columns: usize) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let (mut start, mut at, mut used) = (0, 0, 0);
    // Behind the last word, and the columns that stand there.
    let mut word = None;
    for piece in pieces(line) {
        if used + piece.width > columns && at > start {
            let (end, before) = word.filter(|(_, before)| *before * 3 > columns * 2).unwrap_or((at, used));
            parts.push(start..end);
            (start, used, word) = (end, used - before, None);
        }
        at += line[at..].chars().take(piece.characters).map(char::len_utf8).sum::<usize>();
        used += piece.width;
        if matches!(piece.text.as_bytes(), [byte] if ends_word(*byte)) {
            word = Some((at, used));
        }
    }
    parts.push(start..line.len());
    parts
}

/// Breaks a text between words; a word that is too long is broken where it has to be.
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    let columns = columns.max(1);
    let mut lines = vec![String::new()];
    let mut used = 0;
    for word in text.split(' ') {
        let taken = width(word);
        let gap = usize::from(used > 0);
        if used + gap + taken <= columns {
            if gap == 1 {
                push(&mut lines, " ");
            }
            push(&mut lines, word);
            used += gap + taken;
            continue;
        }
        if used > 0 {
            lines.push(String::new());
            used = 0;
        }
        for piece in pieces(word) {
            if used > 0 && used + piece.width > columns {
                lines.push(String::new());
                used = 0;
            }
            push(&mut lines, &piece.text);
            used += piece.width;
        }
    }
    lines
}

fn push(lines: &mut [String], text: &str) {
    if let Some(last) = lines.last_mut() {
        last.push_str(text);
    }
}

/// The beginning and the end of a text that together take at most so many columns, both about as long.
pub fn ends(text: &str, columns: usize) -> (&str, &str) {
    let (head, tail) = (columns.div_ceil(2), columns / 2);
    let within = |columns: usize, graphemes: &mut dyn Iterator<Item = &str>| {
        let mut left = columns;
        let fits = |grapheme: &&str| {
            let fits = width(grapheme) <= left;
            left = left.saturating_sub(width(grapheme));
            fits
        };
        graphemes.take_while(fits).map(str::len).sum::<usize>()
    };
    let start = within(head, &mut text.graphemes(true));
    let end = text.len() - within(tail, &mut text[start..].graphemes(true).rev());
    (&text[..start], &text[end..])
}

fn as_it_is(sign: &str) -> Piece<'_> {
    Piece { text: Cow::Borrowed(sign), width: 1, characters: 1, escaped: false }
}

/// A grapheme whole, or each of its characters alone.
fn of_grapheme(grapheme: &str) -> impl Iterator<Item = Piece<'_>> {
    let whole = whole(grapheme);
    let apart = if whole.is_some() { "" } else { grapheme };
    whole.into_iter().chain(signs(apart).map(alone))
}

/// A grapheme as one piece, if all of it can be seen.
fn whole(grapheme: &str) -> Option<Piece<'_>> {
    let mut characters = grapheme.chars();
    if let (Some(c), None) = (characters.next(), characters.next())
        && is_plain(c)
    {
        return Some(as_it_is(grapheme));
    }
    let width = columns(grapheme);
    (width > 0 && is_shown(grapheme)).then(|| Piece {
        text: Cow::Borrowed(grapheme),
        width,
        characters: grapheme.chars().count(),
        escaped: false,
    })
}

/// Whether every character of a grapheme does something that can be seen.
fn is_shown(grapheme: &str) -> bool {
    let mut before = None;
    let shown = |(at, c): (usize, char)| {
        let joined = is_visible(c) || before.is_some_and(|before| joins(before, &grapheme[at..]));
        before = Some(c);
        joined
    };
    grapheme.chars().nth(LONGEST).is_none() && grapheme.char_indices().all(shown)
}

/// One character by itself.
fn alone(character: &str) -> Piece<'_> {
    let width = columns(character);
    if width > 0 && character.chars().all(is_visible) {
        return Piece { text: Cow::Borrowed(character), width, characters: 1, escaped: false };
    }
    let text: String = character.chars().map(escape).collect();
    Piece { width: text.len(), text: Cow::Owned(text), characters: 1, escaped: true }
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

/// Whether the first character of `rest`, which shows nothing by itself, has a use after `before`: it
/// joins emoji, or chooses how one looks.
fn joins(before: char, rest: &str) -> bool {
    let mut characters = rest.chars();
    let (first, next) = (characters.next().unwrap_or_default(), characters.next());
    match first {
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
pub(crate) mod tests {
    use std::borrow::Cow;

    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;

    use super::{
        LONGEST, Piece, broken, broken_piecewise, columns, cut, display_safe, escape, fits, is_plain,
        is_visible, joins, pieces, segmented, width,
    };

    /// The pieces by the long way alone: every grapheme judged, nothing taken as plain.
    fn long_way(text: &str) -> Vec<Piece<'static>> {
        text.graphemes(true).flat_map(judged).collect()
    }

    fn judged(grapheme: &str) -> Vec<Piece<'static>> {
        let characters: Vec<char> = grapheme.chars().collect();
        let rest = |at: usize| characters[at..].iter().collect::<String>();
        let shown =
            |at: usize| is_visible(characters[at]) || (at > 0 && joins(characters[at - 1], &rest(at)));
        let width = columns(grapheme);
        if width > 0 && characters.len() <= LONGEST && (0..characters.len()).all(shown) {
            let text = Cow::Owned(grapheme.to_owned());
            return vec![Piece { text, width, characters: characters.len(), escaped: false }];
        }
        let alone = |c: char| {
            let width = columns(c.encode_utf8(&mut [0; 4]));
            let escaped = width == 0 || !is_visible(c);
            let text = if escaped { escape(c) } else { c.to_string() };
            let width = if escaped { text.len() } else { width };
            Piece { text: Cow::Owned(text), width, characters: 1, escaped }
        };
        characters.into_iter().map(alone).collect()
    }

    /// Texts of what joins, hides, reorders, commands, is wide or is plain, in any order.
    pub(crate) fn hostile() -> impl Strategy<Value = String> {
        let part = prop_oneof![
            4 => "[ -~]{0,6}",
            2 => proptest::sample::select(vec!["…", "─", "│", "▸", "→", "·", "✓"]).prop_map(str::to_owned),
            3 => proptest::sample::select(vec![
                "\u{301}", "\u{20e3}", "\u{fe0f}", "\u{fe0e}", "\u{200d}", "\u{200b}", "\u{202e}", "\u{2066}",
                "\u{600}", "\u{903}", "\u{94d}", "क", "\u{1100}", "\u{1161}", "\u{11a8}", "日", "\u{ff9e}", "ｶ",
                "🇩", "👩", "❤", "\u{1f3fd}", "\r", "\n", "\t", "\u{1b}", "\u{7f}", "\u{9b}", "\u{a0}", "\u{3000}",
                "\u{34f}", "\u{e0041}", "é",
            ]).prop_map(str::to_owned),
            1 => any::<char>().prop_map(String::from),
        ];
        proptest::collection::vec(part, 0..12).prop_map(|parts| parts.concat())
    }

    proptest! {
        #[test]
        fn the_short_way_gives_the_pieces_of_the_long_one(text in prop_oneof![hostile(), any::<String>()]) {
            let wanted = long_way(&text);
            let columns: usize = wanted.iter().map(|piece| piece.width).sum();
            prop_assert_eq!(&pieces(&text).collect::<Vec<_>>(), &wanted);
            prop_assert_eq!(&segmented(&text).collect::<Vec<_>>(), &wanted);
            prop_assert_eq!(width(&text), columns);
            prop_assert!(fits(&text, columns));
            prop_assert!(columns == 0 || !fits(&text, columns - 1));
        }

        #[test]
        fn a_line_is_broken_the_short_way_where_the_long_one_breaks_it(
            line in "([a-z]{0,12}[ ,/&?._-]?){0,30}", columns in 0_usize..60,
        ) {
            prop_assert_eq!(broken(&line, columns), broken_piecewise(&line, columns));
        }
    }

    #[test]
    fn of_two_plain_characters_each_is_a_piece_of_one_column() {
        let plain: Vec<_> = ('\0'..=char::MAX).filter(|c| is_plain(*c)).collect();
        for (first, second) in plain.iter().flat_map(|first| plain.iter().map(move |second| (first, second)))
        {
            let found = long_way(&format!("{first}{second}"));
            assert_eq!(found.len(), 2, "{first}{second}");
            assert!(found.iter().all(|piece| piece.width == 1 && !piece.escaped), "{first}{second}");
        }
    }

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
