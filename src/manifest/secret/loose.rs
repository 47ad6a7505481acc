//! A reader for texts that are not JSON: good enough to find what belongs to a secret's name.
//!
//! It deliberately refuses nothing, and where it is in doubt a value is a secret.

use std::ops::Range;

use super::{HEADER_NAME, MASK, Secret, content, header_name, is_named_in, squashed};

/// A part of the text that matters here.
enum Token {
    Open,
    Close,
    Comma,
    /// A text in any quotes, or a run of other characters.
    Word {
        /// Whether a colon follows.
        named: bool,
    },
}

/// What was read so far.
#[derive(Default)]
struct Reader {
    /// For every open bracket, whether what stands in it is secret.
    open: Vec<bool>,
    /// Whether the values up to the next comma are secret, once a name was read.
    pending: Option<bool>,
    /// Whether the last name was that of a header's name.
    names_header: bool,
    found: Vec<Secret>,
}

/// The values of secrets, in order.
pub(super) fn secrets(text: &str) -> Vec<Secret> {
    let mut reader = Reader::default();
    let mut at = 0;
    while let Some((token, range)) = next(text, at) {
        at = range.end;
        reader.take(&token, &text[range.clone()], range);
    }
    reader.found
}

impl Reader {
    fn take(&mut self, token: &Token, word: &str, range: Range<usize>) {
        match token {
            Token::Open => {
                let secret = self.is_secret();
                self.open.push(secret);
                self.pending = None;
            }
            Token::Close => {
                self.open.pop();
                self.pending = None;
            }
            Token::Comma => self.pending = None,
            Token::Word { named } => self.word(word, *named, range),
        }
    }

    fn word(&mut self, word: &str, named: bool, range: Range<usize>) {
        let secret = is_named_in(word);
        if secret && (named || self.pending != Some(true)) {
            self.pending = Some(true);
        } else if named && self.pending != Some(true) {
            let around = self.open.last() == Some(&true);
            self.names_header = squashed(word) == squashed(HEADER_NAME);
            self.pending = Some(around && !self.names_header);
            self.parts(word, &range);
        } else if self.is_secret() {
            self.found.push(Secret { range, is_whole: true });
        } else {
            self.parts(word, &range);
        }
    }

    /// What is secret in a word by what it says.
    fn parts(&mut self, word: &str, range: &Range<usize>) {
        let inner = word.trim_matches(is_quote);
        let is_escaped = inner.contains('\\') && !content::parts(&inner.replace('\\', "")).is_empty();
        if is_escaped || (self.names_header && header_name(inner) == MASK) {
            self.found.push(Secret { range: range.clone(), is_whole: true });
            return;
        }
        let start = range.start + (word.len() - word.trim_start_matches(is_quote).len());
        let parts = content::parts(inner).into_iter().map(|part| part.start + start..part.end + start);
        self.found.extend(parts.map(|range| Secret { range, is_whole: false }));
    }

    fn is_secret(&self) -> bool {
        self.pending.unwrap_or(self.open.last() == Some(&true))
    }
}

/// The next token at or after `at`, and its bytes.
fn next(text: &str, at: usize) -> Option<(Token, Range<usize>)> {
    let rest = text[at..].trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '='));
    let start = text.len() - rest.len();
    let first = rest.chars().next()?;
    let (token, length) = match first {
        '{' | '[' => (Token::Open, 1),
        '}' | ']' => (Token::Close, 1),
        ',' => (Token::Comma, 1),
        _ => {
            let length = if is_quote(first) { quoted_length(rest) } else { bare_length(rest) };
            let named = rest[length..].trim_start().starts_with([':', '=']);
            (Token::Word { named }, length)
        }
    };
    Some((token, start..start + length))
}

/// The length of a quoted text: up to a quote of its kind that something of JSON follows, or to
/// the end of the line.
fn quoted_length(rest: &str) -> usize {
    let open = rest.chars().next().unwrap_or('"');
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        let end = at + c.len_utf8();
        if c == '\n' {
            return if rest[..at].ends_with('\r') { at - 1 } else { at };
        }
        if !escaped && is_quote(c) && (c == open || !open.is_ascii()) && can_follow(&rest[end..]) {
            return end;
        }
        escaped = c == '\\' && !escaped;
    }
    rest.len()
}

/// Whether a text may have ended before this.
fn can_follow(rest: &str) -> bool {
    let rest = rest.trim_start_matches(|c: char| c != '\n' && c.is_whitespace());
    rest.is_empty() || rest.starts_with(['\n', ',', '}', ']', ':', '=']) || rest.starts_with(is_quote)
}

fn bare_length(rest: &str) -> usize {
    let ends = |c: char| c.is_whitespace() || is_quote(c) || "{}[],:=".contains(c);
    let length = rest.find(ends).unwrap_or(rest.len());
    // An address is one word, whatever stands between its parts.
    if !rest[length..].starts_with("://") {
        return length;
    }
    let ends = |c: char| c.is_whitespace() || is_quote(c) || "{}[],".contains(c);
    rest.find(ends).unwrap_or(rest.len())
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '\'' | '`' | '\u{2018}'..='\u{201f}')
}
