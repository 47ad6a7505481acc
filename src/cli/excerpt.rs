//! The line that a problem stands on, cut to what fits, with a mark under the place.
//!
//! Responsible for widths, tabs, masks and escapes. It deliberately knows no problem.

use std::borrow::Cow;
use std::fmt::Write;
use std::ops::Range;

use lp_manifest::export::report::Excerpt;
use lp_manifest::json::Lines;
use lp_manifest::manifest::secret::Secrets;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::safe::display_safe;

/// How many columns of a line are shown, so that it fits 80 with its number.
const WIDTH: usize = 70;

/// How many of them may stand before the place, where the line is cut.
const BEFORE: usize = 36;

/// How many bytes of a line are looked at on either side of the place: mostly the few are enough.
const REACH: [usize; 2] = [128, 1024];

/// A tab takes so many columns.
const TAB: &str = "    ";

/// What stands where a line is cut.
const CUT: &str = "…";

/// What one place of the text is shown as.
struct Cell<'t> {
    offset: usize,
    shown: Cow<'t, str>,
    columns: usize,
}

/// The line of the byte at `offset`.
pub(super) fn of(text: &str, lines: &Lines<'_>, secrets: &Secrets, offset: usize) -> Excerpt {
    let line = lines.line_at(offset);
    let whole = lines.span(line);
    let offset = offset.clamp(whole.start, whole.end);
    if whole.len() <= WIDTH && is_plain(&text[whole.clone()]) && !secrets.touch(&whole) {
        // As almost all of a manifest's lines are: as it stands.
        let shown = text[whole.clone()].trim_end().to_owned();
        return Excerpt { line: line + 1, text: shown, caret: offset - whole.start };
    }
    let (mut near, mut cells, mut place) = (offset..offset, Vec::new(), 0);
    for reach in REACH {
        near = self::near(text, &whole, offset, reach);
        cells = self::cells(text, near.clone(), secrets);
        place = cells.iter().take_while(|cell| cell.offset < offset).count();
        // The outermost may be cut in two, and stay out of sight.
        let before = near.start == whole.start || width(&cells[1.min(place)..place]) > BEFORE;
        let after =
            near.end == whole.end || width(&cells[place..place.max(cells.len().saturating_sub(1))]) > WIDTH;
        if before && after {
            break;
        }
    }
    // A place inside a secret is marked at the secret's start.
    let place = if secrets.at(offset).is_some_and(|(span, _)| span.start < offset) {
        place.saturating_sub(1)
    } else {
        place
    };
    let (before, after) = cells.split_at(place);
    let (before, cut_before) = last_columns(before, near.start > whole.start, after);
    let (after, cut_after) = first_columns(after, WIDTH.saturating_sub(width(before)));
    let lead = if cut_before { CUT } else { "" };
    let tail = if cut_after || near.end < whole.end { CUT } else { "" };
    let text = format!("{lead}{}{}{tail}", joined(before), joined(after));
    Excerpt { line: line + 1, text: text.trim_end().to_owned(), caret: lead.width() + width(before) }
}

/// Writes two lines behind others: the text with its number, and the mark with a word beside it.
pub(super) fn write(out: &mut String, excerpt: &Excerpt, mark: &str, word: &str) {
    let Excerpt { line, text, caret } = excerpt;
    let end = |out: &mut String| {
        out.truncate(out.trim_end().len());
        out.push('\n');
    };
    // Writing to a String cannot fail.
    let _ = write!(out, "{line:>5} | ");
    out.push_str(text);
    end(out);
    out.push_str("      | ");
    out.extend(std::iter::repeat_n(' ', *caret));
    out.extend([mark, " ", word]);
    end(out);
}

/// The part of a line that is looked at, on character boundaries.
fn near(text: &str, line: &Range<usize>, offset: usize, reach: usize) -> Range<usize> {
    let mut start = offset.saturating_sub(reach).max(line.start);
    let mut end = (offset + reach).min(line.end);
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    while !text.is_char_boundary(end) {
        end += 1;
    }
    start..end
}

fn cells<'t>(text: &'t str, range: Range<usize>, secrets: &Secrets) -> Vec<Cell<'t>> {
    if is_plain(&text[range.clone()]) && !secrets.touch(&range) {
        let cell = |at| Cell { offset: at, shown: Cow::Borrowed(&text[at..=at]), columns: 1 };
        return range.map(cell).collect();
    }
    let mut cells: Vec<Cell<'t>> = Vec::new();
    let mut masked = range.start;
    for (at, grapheme) in text[range.clone()].grapheme_indices(true) {
        let offset = range.start + at;
        if offset < masked {
            continue;
        }
        let shown = match secrets.at(offset) {
            Some((span, mask)) => {
                masked = span.end;
                mask
            }
            None if grapheme == "\t" => Cow::Borrowed(TAB),
            None => display_safe(grapheme),
        };
        cells.push(Cell { offset, columns: shown.width(), shown });
    }
    cells
}

/// Whether each byte is a letter that is shown as it is, as almost all of a manifest's are.
fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' '..=b'~'))
}

/// The last of the cells before the place that fit, and whether some did not.
fn last_columns<'c, 't>(cells: &'c [Cell<'t>], cut: bool, after: &[Cell<'_>]) -> (&'c [Cell<'t>], bool) {
    if !cut && width(cells) + width(after) <= WIDTH {
        return (cells, false);
    }
    let mut columns = 0;
    let fits = cells.iter().rev().take_while(|cell| {
        columns += cell.columns;
        columns <= BEFORE
    });
    let kept = &cells[cells.len() - fits.count()..];
    (kept, cut || kept.len() < cells.len())
}

/// The first of the cells from the place on that fit, and whether some did not.
fn first_columns<'c, 't>(cells: &'c [Cell<'t>], columns: usize) -> (&'c [Cell<'t>], bool) {
    let mut taken = 0;
    let fits = cells.iter().take_while(|cell| {
        taken += cell.columns;
        taken <= columns
    });
    let kept = &cells[..fits.count()];
    (kept, kept.len() < cells.len())
}

fn width(cells: &[Cell<'_>]) -> usize {
    cells.iter().map(|cell| cell.columns).sum()
}

fn joined(cells: &[Cell<'_>]) -> String {
    cells.iter().map(|cell| cell.shown.as_ref()).collect()
}

#[cfg(test)]
mod tests {
    use lp_manifest::json::Lines;
    use lp_manifest::manifest::secret::Secrets;
    use unicode_width::UnicodeWidthStr;

    fn excerpt(text: &str, offset: usize) -> String {
        let excerpt = super::of(text, &Lines::of(text), &Secrets::of_text(text), offset);
        let mut out = String::new();
        super::write(&mut out, &excerpt, "^", "here");
        out
    }

    #[test]
    fn the_mark_stands_under_the_place() {
        let cases = [
            ("{\n\t\t\"a\": 9\n}", "    2 |         \"a\": 9"),
            ("{\"日本\": 9}", "    1 | {\"日本\": 9}"),
            ("{\"\u{202e}\": 9}", "    1 | {\"\\u{202e}\": 9}"),
            ("\u{feff}[9]", "    1 | [9]"),
            ("{\"client_secret\": \"abc\", \"a\": 9}", "    1 | {\"client_secret\": \"********\", \"a\": 9}"),
        ];
        for (text, line) in cases {
            let printed = excerpt(text, text.find('9').unwrap());
            let columns = line.split('9').next().unwrap().width() - "      | ".len();
            assert_eq!(printed, format!("{line}\n      | {}^ here\n", " ".repeat(columns)), "{text}");
        }
    }

    #[test]
    fn a_line_that_is_shown_as_it_stands_is_marked_like_any_other() {
        for length in [0, 10, 69, 70, 71, 72] {
            let plain = format!("{{\n\"{}9\"\n}}", "x".repeat(length));
            let place = plain.find('9').unwrap();
            let other = plain.replace('x', "é");
            let (plain, other) = (excerpt(&plain, place), excerpt(&other, other.find('9').unwrap()));
            assert_eq!(plain.replace('x', "é"), other);
        }
    }

    #[test]
    fn a_long_line_is_cut_around_the_place() {
        let text = format!("{{\"a\": \"{}\", \"b\": 9, \"c\": \"{}\"}}", "x".repeat(5000), "y".repeat(5000));
        let printed = excerpt(&text, text.find('9').unwrap());
        let (line, mark) = printed.split_once('\n').unwrap();
        assert!(line.chars().count() <= 80, "{line}");
        assert!(line.starts_with("    1 | …x") && line.ends_with("y…"), "{line}");
        let at = mark.chars().position(|c| c == '^').unwrap();
        assert_eq!(line.chars().nth(at), Some('9'));
    }

    #[test]
    fn the_end_of_a_text_can_be_marked() {
        assert_eq!(excerpt("{\n", 2), "    2 |\n      | ^ here\n");
        assert_eq!(excerpt("", 0), "    1 |\n      | ^ here\n");
    }
}
