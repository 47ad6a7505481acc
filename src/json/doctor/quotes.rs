//! A line whose quotes do not pair: where one is missing, or one is too many.
//!
//! Responsible for trying every place, and for being certain only where one text comes of it that is
//! sound JSON, as far as a line is. It deliberately gives up on long lines: what stands there is to be
//! looked at.

use std::ops::Range;

use super::grammar::{Bracket, Sort};
use super::lex::{Lexed, Scan, Token, is_quote, is_scalar, may_follow};
use super::words::pairs;
use super::{Mistake, Repair};
use crate::json::document::Edit;
use crate::json::{Fault, Tree};

/// The longest line, in bytes, in which every place is tried.
const LONGEST: usize = 400;

/// A line in its surroundings.
#[derive(Clone)]
pub(super) struct Place<'t> {
    /// The text that it is part of.
    pub(super) text: &'t str,
    /// The line, without its end.
    pub(super) line: Range<usize>,
    /// The token before it.
    pub(super) before: Option<Sort>,
    /// What is open where it begins.
    pub(super) inside: Option<Bracket>,
}

/// The line as it was probably meant; `None` where nobody can tell.
pub(super) fn repair(place: &Place<'_>) -> Option<Lexed> {
    let line = &place.text[place.line.clone()];
    if line.len() > LONGEST {
        return None;
    }
    let mut sound: Vec<(Edit, Lexed)> = Vec::new();
    let mut first = String::new();
    for edit in edits(line) {
        let mut patched = line.to_owned();
        patched.replace_range(edit.range.clone(), &edit.insert);
        if patched == first {
            continue;
        }
        let mut scan = Scan { text: &patched, at: 0, end: patched.len(), lexed: Lexed::default() };
        if scan.line().is_ok() && is_sound(place, &patched, &scan.lexed) {
            sound.push((edit, scan.lexed));
            first.clone_from(&patched);
        }
        if sound.len() > 1 {
            break;
        }
    }
    let alone = sound.len() == 1;
    let (edit, lexed) = sound.into_iter().next()?;
    let is_certain = alone && is_at_edge(line, &edit, &lexed);
    let start = place.line.start;
    let mut lexed = mapped(start, std::slice::from_ref(&edit), lexed);
    let range = start + edit.range.start..start + edit.range.end;
    let found = place.text[range.clone()].chars().next();
    let (fault, title) = match (found, edit.insert.is_empty()) {
        (None, _) => (Fault::Missing('"'), "add the quote"),
        (Some(_), true) => (Fault::TooMany('"'), "remove the quote"),
        (Some(found), false) => (Fault::WrongQuotes(found), "write it in double quotes"),
    };
    let repair = Repair { is_certain, ..Repair::certain(title, range.clone(), edit.insert) };
    lexed.mistakes.push(Mistake::new(range, fault).with(repair));
    Some(lexed)
}

/// Whether the text at whose edge a quote was added begins and ends there as texts do: else the sign
/// there may have taken the quote's place.
fn is_at_edge(line: &str, edit: &Edit, lexed: &Lexed) -> bool {
    let at = edit.range.start;
    if !edit.range.is_empty() {
        return true;
    }
    let opens = lexed.tokens.iter().any(|token| token.sort == Sort::Text && token.span.start == at);
    let text = if opens {
        line[at..].split('"').next().unwrap_or_default()
    } else {
        line[..at].rsplit('"').next().unwrap_or_default()
    };
    // Else the quote may be one too many.
    if text.is_empty() || Tree::parse(text).is_ok() || !pairs(text) {
        return false;
    }
    if opens {
        let first = text.chars().next().unwrap_or(' ');
        return match first {
            '/' => text[1..].contains(['/', '.']),
            '{' => true,
            _ => first.is_alphanumeric() || matches!(first, '_' | '$'),
        };
    }
    let last = text.chars().next_back().unwrap_or(' ');
    match last {
        '/' => text.contains("://") || text.starts_with('/'),
        '}' | ')' => true,
        '!' | '?' => text.contains(' '),
        _ => last.is_alphanumeric() || last == '_',
    }
}

/// Every edit that makes the quotes of a line pair, of those that look alike one.
fn edits(line: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut before = None;
    let mut escaped = false;
    for (at, c) in line.char_indices().chain([(line.len(), '\n')]) {
        let end = if c == '\n' { at } else { at + c.len_utf8() };
        let doubled = c == '"' && before == Some('"');
        if doubled && !escaped {
            edits.push(Edit { range: at..end, insert: String::new() });
        } else if is_quote(c) {
            edits.push(Edit { range: at..end, insert: "\"".to_owned() });
        }
        let beside = |c: Option<char>| c.is_some_and(|c| c == '"' || is_quote(c));
        if !escaped && !beside(before) && !beside(Some(c)) {
            edits.push(Edit { range: at..at, insert: "\"".to_owned() });
        }
        escaped = c == '\\' && !escaped;
        before = Some(c);
    }
    // Beside a quote only an empty text can be meant.
    for (at, _) in line.match_indices('"') {
        if may_follow(&line[at + 1..]) && !line[..at].ends_with(['"', '\\']) {
            edits.push(Edit { range: at + 1..at + 1, insert: "\"".to_owned() });
        }
    }
    edits
}

/// Whether the tokens of a line go together, and with what stands before and behind it.
fn is_sound(place: &Place<'_>, line: &str, lexed: &Lexed) -> bool {
    if lexed.mistakes.iter().any(|mistake| !matches!(mistake.fault, Fault::WrongQuotes(_))) {
        return false;
    }
    let edge = |token: &Token| {
        let inner = line[token.span.clone()].trim_matches('"');
        token.sort == Sort::Text && inner.trim() != inner
    };
    let bare = |token: &Token| token.sort == Sort::Word && !is_scalar(&line[token.span.clone()]);
    if lexed.tokens.iter().any(|token| edge(token) || bare(token)) {
        return false;
    }
    let sorts: Vec<_> = lexed.tokens.iter().map(|token| token.sort).collect();
    let mut open: Vec<_> = place.inside.into_iter().collect();
    let mut before = place.before;
    for (at, sort) in sorts.iter().enumerate() {
        let named = sorts.get(at + 1) == Some(&Sort::Colon);
        if !goes(before, *sort, named, open.last().copied()) {
            return false;
        }
        match sort {
            Sort::Open(bracket) => open.push(*bracket),
            Sort::Close(bracket) if open.last().is_some_and(|open| open != bracket) => return false,
            Sort::Close(_) => drop(open.pop()),
            _ => {}
        }
        before = Some(*sort);
    }
    ends_well(place, before)
}

/// Whether a token may follow another inside of what is open.
fn goes(before: Option<Sort>, sort: Sort, named: bool, inside: Option<Bracket>) -> bool {
    let starts = matches!(before, None | Some(Sort::Open(_) | Sort::Comma));
    let value = matches!(before, Some(Sort::Text | Sort::Word | Sort::Close(_)));
    match sort {
        Sort::Text | Sort::Word if named => starts && inside == Some(Bracket::Object) && sort == Sort::Text,
        Sort::Text | Sort::Word | Sort::Open(_) => match inside {
            Some(Bracket::Object) => before == Some(Sort::Colon),
            _ => starts,
        },
        Sort::Colon => before == Some(Sort::Text),
        Sort::Comma => value,
        Sort::Close(_) => value || matches!(before, Some(Sort::Open(_))),
        Sort::Sign | Sort::Broken => false,
    }
}

/// Whether the next line can follow on a line that ends so.
fn ends_well(place: &Place<'_>, last: Option<Sort>) -> bool {
    let next = place.text[place.line.end..].trim_start().chars().next();
    match last {
        Some(Sort::Text | Sort::Word | Sort::Close(_)) => matches!(next, None | Some('}' | ']' | ',' | '/')),
        Some(Sort::Comma) => next.is_some_and(|c| !matches!(c, '}' | ']' | ',' | ':')),
        Some(Sort::Colon) => next.is_some_and(|c| !matches!(c, '}' | ']' | ',' | ':')),
        _ => true,
    }
}

/// Whether quotes seem to stand inside of a string: a word follows right behind one, and another one right
/// behind that.
pub(super) fn stand_inside(tokens: &[Token]) -> bool {
    let joins = |pair: &[Token]| pair[0].span.end == pair[1].span.start;
    tokens.windows(2).any(|pair| pair[0].sort == Sort::Text && pair[1].sort == Sort::Word && joins(pair))
}

/// The line with the quotes inside of its last string escaped; `None` where that makes no sense.
pub(super) fn escaped(place: &Place<'_>) -> Option<Lexed> {
    let line = &place.text[place.line.clone()];
    let marks: Vec<_> = line.match_indices('"').map(|(at, _)| at).collect();
    let named = marks.get(1).is_some_and(|at| line[at + 1..].trim_start().starts_with(':'));
    let inner = marks.get(if named { 3 } else { 1 }..marks.len().checked_sub(1)?)?;
    if inner.is_empty() || line.len() > LONGEST || line.contains("\\\"") {
        return None;
    }
    let edits = inner.iter().map(|at| Edit { range: *at..*at, insert: "\\".to_owned() }).collect();
    let marked = inner[0]..inner[0] + 1;
    as_meant(place, place.line.clone(), edits, marked, Fault::InnerQuotes, "escape the quotes inside")
}

/// So many lines may be one string.
const LINES: usize = 8;

/// A string that goes on over several lines, as no string of JSON does, and where it ends.
pub(super) fn joined(place: &Place<'_>) -> Option<(Lexed, usize)> {
    let mut edits = Vec::new();
    let mut end = place.line.end;
    for _ in 0..LINES {
        let length = place.text[end..].starts_with('\n').then_some(1)?;
        let start = end - usize::from(place.text[..end].ends_with('\r'));
        let range = start - place.line.start..end + length - place.line.start;
        edits.push(Edit { range, insert: "\\n".to_owned() });
        let rest = &place.text[end + length..];
        end += length + rest.find('\n').unwrap_or(rest.len());
        if end - place.line.start > LONGEST {
            return None;
        }
        let marked = edits[0].range.start..edits[0].range.start;
        let title = "write its line ends as \\n";
        let lexed = as_meant(place, place.line.start..end, edits.clone(), marked, Fault::UnclosedText, title);
        if let Some(lexed) = lexed {
            return Some((lexed, end));
        }
    }
    None
}

/// What is read of some lines after edits that somebody has to look at; `None` where they are not sound then.
fn as_meant(
    place: &Place<'_>,
    lines: Range<usize>,
    edits: Vec<Edit>,
    marked: Range<usize>,
    fault: Fault,
    title: &str,
) -> Option<Lexed> {
    let patched = patched(&place.text[lines.clone()], &edits);
    let mut scan = Scan { text: &patched, at: 0, end: patched.len(), lexed: Lexed::default() };
    let place = Place { line: lines.clone(), ..place.clone() };
    let is_one = scan.line().is_ok() && is_sound(&place, &patched, &scan.lexed);
    if !is_one {
        return None;
    }
    let mut lexed = mapped(lines.start, &edits, scan.lexed);
    let moved = |range: Range<usize>| lines.start + range.start..lines.start + range.end;
    let edits =
        edits.into_iter().map(|edit| Edit { range: moved(edit.range), insert: edit.insert }).collect();
    let repair = Repair { title: title.to_owned(), is_certain: false, edits };
    lexed.mistakes.push(Mistake::new(moved(marked), fault).with(repair));
    Some(lexed)
}

/// A line with edits made.
fn patched(line: &str, edits: &[Edit]) -> String {
    let mut patched = line.to_owned();
    for edit in edits.iter().rev() {
        patched.replace_range(edit.range.clone(), &edit.insert);
    }
    patched
}

/// What was read of a line with edits made, at the places that it has without.
fn mapped(start: usize, edits: &[Edit], lexed: Lexed) -> Lexed {
    let map = |at: usize| {
        // How much longer the line has become before the place, and how much shorter.
        let (mut longer, mut shorter) = (0, 0);
        for Edit { range, insert } in edits {
            let begin = range.start + longer - shorter;
            if at < begin {
                break;
            }
            if at < begin + insert.len() {
                return start + range.start;
            }
            longer += insert.len();
            shorter += range.len();
        }
        start + at + shorter - longer
    };
    let span = |range: &Range<usize>| map(range.start)..map(range.end);
    let mut mistakes = lexed.mistakes;
    for mistake in &mut mistakes {
        mistake.span = span(&mistake.span);
        for edit in mistake.repair.iter_mut().flat_map(|repair| &mut repair.edits) {
            edit.range = span(&edit.range);
        }
    }
    let tokens = lexed.tokens.into_iter();
    let tokens = tokens.map(|token| Token { sort: token.sort, span: span(&token.span) }).collect();
    Lexed { tokens, mistakes }
}
