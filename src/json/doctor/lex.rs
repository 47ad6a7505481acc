//! From a text to tokens, whatever is wrong with it, and the mistakes inside of tokens and between them:
//! comments, quotes, control characters, blanks that JSON does not know.
//!
//! A string ends with its line, so a quote too many or too few spoils one line at most. It deliberately
//! knows no order of tokens: that is the grammar's.

use std::ops::Range;

use super::grammar::{Bracket, Sort};
use super::words::is_number;
use super::{Mistake, Repair, quotes};
use crate::json::Fault;
use crate::json::document::Edit;

/// One token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) sort: Sort,
    pub(super) span: Range<usize>,
}

/// What a text is made of.
#[derive(Debug, Default)]
pub(super) struct Lexed {
    pub(super) tokens: Vec<Token>,
    pub(super) mistakes: Vec<Mistake>,
}

/// What stands between two lines of a text, as far as it was read.
struct Lexer<'t> {
    text: &'t str,
    lexed: Lexed,
    /// The brackets that are open, as far as they pair.
    open: Vec<Bracket>,
}

/// The tokens of a part of a text.
pub(super) fn tokens(text: &str, part: Range<usize>) -> Lexed {
    let mut lexer = Lexer { text: &text[..part.end], lexed: Lexed::default(), open: Vec::new() };
    let mut at = part.start;
    while at < part.end {
        at = lexer.line(at);
    }
    lexer.lexed
}

impl Lexer<'_> {
    /// Reads what is left of a line; where the next begins.
    fn line(&mut self, start: usize) -> usize {
        let end = self.text[start..].find('\n').map_or(self.text.len(), |length| start + length);
        let mut scan = Scan { text: self.text, at: start, end, lexed: Lexed::default() };
        let place = quotes::Place {
            text: self.text,
            line: start..end,
            before: self.lexed.tokens.last().map(|token| token.sort),
            inside: self.open.last().copied(),
        };
        let (lexed, at) = match scan.line() {
            Ok(()) if quotes::stand_inside(&scan.lexed.tokens) => {
                (quotes::escaped(&place).unwrap_or(scan.lexed), scan.at)
            }
            Ok(()) => (scan.lexed, scan.at),
            Err(open) => {
                let one = quotes::repair(&place).map(|lexed| (lexed, end));
                let lines = || quotes::joined(&place);
                one.or_else(lines).unwrap_or_else(|| (broken(&place, scan.lexed, open), end))
            }
        };
        self.take(lexed);
        at + usize::from(self.text[at..].starts_with('\n'))
    }

    fn take(&mut self, lexed: Lexed) {
        for token in &lexed.tokens {
            match token.sort {
                Sort::Open(bracket) => self.open.push(bracket),
                Sort::Close(_) => drop(self.open.pop()),
                _ => {}
            }
        }
        self.lexed.tokens.extend(lexed.tokens);
        self.lexed.mistakes.extend(lexed.mistakes);
    }
}

/// A line whose quotes do not pair, and nobody knows where one is missing: what stands before the last
/// of them is read.
fn broken(place: &quotes::Place<'_>, mut lexed: Lexed, open: usize) -> Lexed {
    let end = place.line.end;
    lexed.tokens.push(Token { sort: Sort::Broken, span: open..end });
    lexed.mistakes.push(Mistake::new(open..open + 1, Fault::UnclosedText));
    lexed
}

/// Reads tokens up to the end of a line; only a comment may go on behind it.
pub(super) struct Scan<'t> {
    pub(super) text: &'t str,
    pub(super) at: usize,
    pub(super) end: usize,
    pub(super) lexed: Lexed,
}

impl Scan<'_> {
    /// Reads the line. The error is where a string begins that does not end on it.
    pub(super) fn line(&mut self) -> Result<(), usize> {
        while self.at < self.end {
            self.next()?;
        }
        Ok(())
    }

    fn rest(&self) -> &str {
        &self.text[self.at..self.end.max(self.at)]
    }

    fn push(&mut self, sort: Sort, length: usize) {
        self.lexed.tokens.push(Token { sort, span: self.at..self.at + length });
        self.at += length;
    }

    fn next(&mut self) -> Result<(), usize> {
        let rest = self.rest();
        let Some(c) = rest.chars().next() else { return Ok(()) };
        match c {
            ' ' | '\t' | '\r' | '\n' => self.at += 1,
            '{' => self.push(Sort::Open(Bracket::Object), 1),
            '[' => self.push(Sort::Open(Bracket::List), 1),
            '}' => self.push(Sort::Close(Bracket::Object), 1),
            ']' => self.push(Sort::Close(Bracket::List), 1),
            ',' => self.push(Sort::Comma, 1),
            ':' => self.push(Sort::Colon, 1),
            '"' => return self.string(),
            _ if plain_blank(c).is_some() => self.blanks(),
            '/' if rest.starts_with("//") => self.comment(rest.len()),
            '/' if rest.starts_with("/*") => self.block(),
            '#' => self.comment(rest.len()),
            _ if is_quote(c) => self.quoted(c),
            '…' => self.dots(c.len_utf8()),
            '.' if rest.starts_with("...") => self.dots(rest.len() - rest.trim_start_matches('.').len()),
            '=' if rest.starts_with("=>") => self.push(Sort::Sign, 2),
            _ => {
                let length = word(rest);
                let sort = if length == 0 { Sort::Sign } else { Sort::Word };
                self.push(sort, length.max(c.len_utf8()));
            }
        }
        Ok(())
    }

    /// A string in the quotes of JSON.
    fn string(&mut self) -> Result<(), usize> {
        let start = self.at;
        let length = closing(&self.rest()[1..]).ok_or(start)? + 2;
        self.inside(start + 1..start + length - 1);
        self.push(Sort::Text, length);
        Ok(())
    }

    /// The mistakes inside of a string.
    fn inside(&mut self, inner: Range<usize>) {
        let text = &self.text[inner.clone()];
        let mut chars = text.char_indices();
        while let Some((at, c)) = chars.next() {
            let at = inner.start + at;
            if c == '\\' {
                let rest = &self.text[at..inner.end];
                if let Some((length, mistake)) = escape(rest, at) {
                    self.lexed.mistakes.push(mistake);
                    // What follows a wrong escape is read on.
                    if length == 1 {
                        continue;
                    }
                }
                chars.next();
            } else if c < ' ' {
                let written = if c == '\t' { "\\t".to_owned() } else { format!("\\u{:04x}", u32::from(c)) };
                let repair = Repair::certain(format!("write {written}"), at..at + 1, written);
                self.lexed.mistakes.push(Mistake::new(at..at + 1, Fault::ControlCharacter(c)).with(repair));
            }
        }
    }

    /// Blanks that JSON does not know, with those between them.
    fn blanks(&mut self) {
        let rest = self.rest();
        let stands = |c: &char| *c == ' ' || plain_blank(*c).is_some();
        let run: String = rest.chars().take_while(stands).collect();
        let run = run.trim_end_matches(' ');
        let plain: String = run.chars().map(|c| plain_blank(c).unwrap_or(" ")).collect();
        let first = run.chars().next().unwrap_or(' ');
        let (span, length) = (self.at..self.at + run.len(), run.len());
        let title = if plain.is_empty() { "remove it" } else { "write a plain blank" };
        let repair = Repair::certain(title, span.clone(), plain);
        self.lexed.mistakes.push(Mistake::new(span, Fault::OddBlank(first)).with(repair));
        self.at += length;
    }

    /// Dots in place of what was left out: there is nothing to be read.
    fn dots(&mut self, length: usize) {
        let span = self.at..self.at + length;
        let (range, _) = around(self.text, &span);
        let repair = Repair::suggested("remove the dots", range, "");
        self.lexed.mistakes.push(Mistake::new(span, Fault::Ellipsis).with(repair));
        self.at += length;
    }

    /// A comment up to the end of the line.
    fn comment(&mut self, length: usize) {
        let length = self.rest()[..length].trim_end_matches(['\r', '\n', ' ', '\t']).len();
        self.remark(length);
    }

    /// A comment in `/*` and `*/`.
    fn block(&mut self) {
        if let Some(length) = self.text[self.at..].find("*/") {
            return self.remark(length + 2);
        }
        // Who knows where it should end: it swallows the rest.
        let span = self.at..self.at + 2;
        self.lexed.mistakes.push(Mistake::new(span, Fault::UnclosedComment));
        self.at = self.text.len();
    }

    fn remark(&mut self, length: usize) {
        let span = self.at..self.at + length;
        let comment = &self.text[span.clone()];
        let (range, alone) = around(self.text, &span);
        let before = self.lexed.tokens.last().filter(|_| !alone).map(|token| token.sort);
        let parted = alone || self.text[..span.start].ends_with([' ', '\t']);
        // One wrong sign makes a comment of half a line, too.
        let says = comment.chars().any(char::is_alphanumeric);
        let quotes = comment.matches('"').count();
        let pairs = (quotes == 0 && (alone || !comment.contains(['{', '}', '[', ']'])))
            || (alone && quotes.is_multiple_of(2) && comment.starts_with("//"));
        let block = comment.starts_with("/*");
        // A name whose quote became the sign?
        let names = comment.strip_prefix('#').is_some_and(|rest| {
            let name = rest.split([':', ' ']).next().unwrap_or_default();
            !name.is_empty() && rest[name.len()..].trim_start().starts_with(':')
        });
        let certain = says && !names && (block || (pairs && parted && before != Some(Sort::Colon)));
        let repair = Repair { is_certain: certain, ..Repair::certain("remove the comment", range, "") };
        self.lexed.mistakes.push(Mistake::new(span.clone(), Fault::Comment).with(repair));
        self.at = span.end;
    }

    /// A string in other quotes.
    fn quoted(&mut self, open: char) {
        let Some((length, sure)) = other_closing(self.rest(), open) else {
            return self.push(Sort::Sign, open.len_utf8());
        };
        let span = self.at..self.at + length;
        let edits = in_plain_quotes(&self.text[span.clone()], self.at);
        let title = "write it in double quotes".to_owned();
        let repair = Repair { title, is_certain: sure, edits };
        let marked = self.at..self.at + open.len_utf8();
        self.lexed.mistakes.push(Mistake::new(marked, Fault::WrongQuotes(open)).with(repair));
        self.push(Sort::Text, length);
    }
}

/// What is written in place of a blank that JSON does not know; `None` for every other character.
fn plain_blank(c: char) -> Option<&'static str> {
    match c {
        '\u{b}'
        | '\u{c}'
        | '\u{85}'
        | '\u{a0}'
        | '\u{1680}'
        | '\u{2000}'..='\u{200a}'
        | '\u{2028}'
        | '\u{2029}'
        | '\u{202f}'
        | '\u{205f}'
        | '\u{3000}' => Some(" "),
        '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => Some(""),
        _ => None,
    }
}

/// Whether a character is a quote that JSON does not have.
pub(super) fn is_quote(c: char) -> bool {
    matches!(c, '\'' | '`' | '´' | '\u{2018}'..='\u{201f}' | '«' | '»' | '\u{ff02}')
}

/// How many bytes stand before the quote that closes a string of this line.
fn closing(inner: &str) -> Option<usize> {
    let mut escaped = false;
    for (at, byte) in inner.bytes().enumerate() {
        match byte {
            b'\n' | b'\r' => return None,
            b'"' if !escaped => return Some(at),
            _ => escaped = byte == b'\\' && !escaped,
        }
    }
    None
}

/// What is wrong with the escape that a text begins with, and how many bytes of it are done with.
fn escape(rest: &str, at: usize) -> Option<(usize, Mistake)> {
    let digits = |from: usize, count: usize| {
        rest.get(from..from + count).is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))
    };
    let mark = at..at + 1;
    match rest[1..].chars().next()? {
        '"' | '\\' | '/' | 'b' | 'f' | 'n' | 'r' | 't' => None,
        'u' if digits(2, 4) => None,
        'u' => Some((2, Mistake::new(mark, Fault::BadUnicode))),
        '\'' => {
            let repair = Repair::certain("remove the backslash", mark.clone(), "");
            Some((2, Mistake::new(mark, Fault::BadEscape).with(repair)))
        }
        'x' if digits(2, 2) => {
            let written = format!("\\u00{}", &rest[2..4]);
            let repair = Repair::suggested(format!("write {written}"), at..at + 4, written);
            Some((2, Mistake::new(mark, Fault::BadEscape).with(repair)))
        }
        _ => {
            let repair = Repair::suggested("write \\\\ for a backslash", mark.clone(), "\\\\");
            Some((1, Mistake::new(mark, Fault::BadEscape).with(repair)))
        }
    }
}

/// The length of a string that begins with a quote which JSON does not have, and whether it surely ends
/// there. It ends before something that may follow a string.
fn other_closing(rest: &str, open: char) -> Option<(usize, bool)> {
    let closes = |c: char| match open {
        '\'' | '`' => c == open || c == '"' || c == '´',
        _ => c == '"' || (is_quote(c) && c != '\'' && c != '`'),
    };
    let (mut escaped, mut sure) = (false, true);
    for (at, c) in rest.char_indices().skip(1) {
        if !escaped && closes(c) {
            let end = at + c.len_utf8();
            if may_follow(&rest[end..]) {
                let inner = &rest[open.len_utf8()..at];
                return Some((end, sure && (c != '"' || (!inner.is_empty() && inner.trim() == inner))));
            }
            sure = false;
        }
        escaped = c == '\\' && !escaped;
    }
    None
}

/// Whether what follows may follow a string.
pub(super) fn may_follow(rest: &str) -> bool {
    let rest = rest.trim_start_matches([' ', '\t', '\r', '\n']);
    rest.is_empty() || rest.starts_with([',', ':', ']', '}']) || rest.starts_with("//")
}

/// The edits that put a string in other quotes into those of JSON.
fn in_plain_quotes(raw: &str, start: usize) -> Vec<Edit> {
    let last = raw.char_indices().last().map_or(0, |(at, _)| at);
    let mut edits = Vec::new();
    let mut escaped = false;
    for (at, c) in raw.char_indices() {
        let place = start + at;
        let edge = at == 0 || at == last;
        if edge && c != '"' {
            edits.push(Edit { range: place..place + c.len_utf8(), insert: "\"".to_owned() });
        } else if c == '"' && !edge && !escaped {
            edits.push(Edit { range: place..place, insert: "\\".to_owned() });
        } else if c == '\'' && escaped {
            edits.push(Edit { range: place - 1..place, insert: String::new() });
        } else if c < ' ' {
            edits.push(Edit { range: place..place + 1, insert: format!("\\u{:04x}", u32::from(c)) });
        }
        escaped = c == '\\' && !escaped;
    }
    edits
}

/// The length of the bare word that a text begins with; 0 where a sign stands.
fn word(rest: &str) -> usize {
    let begins = |c: char| c.is_alphanumeric() || matches!(c, '_' | '$');
    let mut chars = rest.chars();
    let first = chars.next().unwrap_or(' ');
    let second = chars.next().unwrap_or(' ');
    if !(begins(first) || (matches!(first, '-' | '+' | '.') && (begins(second) || second == '.'))) {
        return 0;
    }
    let goes_on = |c: char| begins(c) || matches!(c, '-' | '+' | '.' | '@' | '#');
    let length = rest.find(|c| !goes_on(c)).unwrap_or(rest.len());
    if rest[length..].starts_with("://") {
        // An address is one word, whatever stands between its parts.
        let ends = |c: char| c.is_whitespace() || c == '"' || is_quote(c) || "{}[],".contains(c);
        return rest.find(ends).unwrap_or(rest.len());
    }
    let bare = rest[..length].trim_end_matches(['.', '#']);
    if is_scalar(bare) { bare.len() } else { length }
}

/// Whether a bare word is a literal or a number of JSON.
pub(super) fn is_scalar(word: &str) -> bool {
    matches!(word, "true" | "false" | "null") || is_number(word)
}

/// What goes with a comment: its line where it stands alone, else the blanks beside it. Whether it stands
/// alone is told.
fn around(text: &str, span: &Range<usize>) -> (Range<usize>, bool) {
    let blank = [' ', '\t'];
    let before = text[..span.start].trim_end_matches(blank).len();
    let after = text.len() - text[span.end..].trim_start_matches(blank).len();
    let first = text[..before].is_empty() || text[..before].ends_with(['\n', '\u{feff}']);
    let rest = &text[after..];
    let line_end = ["\r\n", "\n"].iter().find(|end| rest.starts_with(**end)).map(|end| end.len());
    match (first, line_end) {
        (true, Some(length)) => (before..after + length, true),
        (true, None) => (span.start..span.end, rest.is_empty()),
        (false, Some(_)) => (before..span.end, false),
        (false, None) if rest.is_empty() => (before..span.end, false),
        (false, None) => (span.start..after, false),
    }
}
