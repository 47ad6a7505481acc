//! The strict parser: text in, flat table of nodes out, no recursion.
//!
//! It deliberately repairs nothing; it names the real cause at the real place.

use super::member_index::MANY;
use super::overridden;
use super::{BYTE_ORDER_MARK, Fault, Kind, MAX_BYTES, MAX_DEPTH, Node, NodeId, SyntaxError};
use crate::bytes::plain;

/// How much of a value a message quotes, in characters.
const QUOTED: usize = 24;

/// The nodes of a text, and the numbers of its objects with many members.
pub(super) fn nodes(text: &str) -> Result<(Vec<Node>, Vec<NodeId>), SyntaxError> {
    if text.len() > MAX_BYTES {
        return Err(SyntaxError { offset: 0, fault: Fault::TooLarge });
    }
    let start = if text.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len_utf8() } else { 0 };
    let mut parser = Parser {
        text,
        bytes: text.as_bytes(),
        at: start,
        nodes: Vec::with_capacity(text.len() / 24 + 1),
        open: Vec::new(),
        wide: Vec::new(),
        key: Name::default(),
    };
    parser.document()?;
    Ok((parser.nodes, parser.wide))
}

struct Parser<'t> {
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
    nodes: Vec<Node>,
    /// The arrays and objects around the current place, outermost first.
    open: Vec<Open>,
    /// The objects with many members that are closed.
    wide: Vec<NodeId>,
    /// The name that the next value belongs to; empty for none.
    key: Name,
}

/// The name of a member.
#[derive(Default)]
struct Name {
    start: u32,
    end: u32,
    escaped: bool,
}

/// An array or object that is not closed yet.
struct Open {
    id: NodeId,
    /// How many items or members it has so far.
    count: u32,
}

type Parsed<T> = Result<T, SyntaxError>;

impl Parser<'_> {
    fn document(&mut self) -> Parsed<()> {
        self.skip_blanks();
        if self.at == self.bytes.len() {
            return self.fail(Fault::Empty);
        }
        loop {
            self.value()?;
            if !self.after_value()? {
                return Ok(());
            }
        }
    }

    /// Reads one scalar, or opens one array or object up to its first value.
    fn value(&mut self) -> Parsed<()> {
        loop {
            self.skip_blanks();
            let Some(&byte) = self.bytes.get(self.at) else {
                return self.fail(Fault::Ends("a value"));
            };
            match byte {
                b'{' | b'[' => {
                    self.open_container(byte)?;
                    self.skip_blanks();
                    let close = if byte == b'{' { b'}' } else { b']' };
                    if self.bytes.get(self.at) == Some(&close) {
                        self.close_container();
                        return Ok(());
                    }
                    if byte == b'{' {
                        self.name()?;
                    }
                }
                b'"' => {
                    let start = self.at;
                    let escaped = self.string()?;
                    self.push(Kind::Text, start, escaped);
                    return Ok(());
                }
                b'-' | b'0'..=b'9' => {
                    let start = self.at;
                    self.number()?;
                    self.push(Kind::Number, start, false);
                    return Ok(());
                }
                _ => return self.word(),
            }
        }
    }

    /// Closes what ends here and passes the comma; whether another value follows.
    fn after_value(&mut self) -> Parsed<bool> {
        loop {
            let value_end = self.at;
            self.skip_blanks();
            let Some(&Open { id: container, .. }) = self.open.last() else {
                return if self.at == self.bytes.len() {
                    Ok(false)
                } else {
                    self.unexpected(Fault::Trailing)
                };
            };
            let in_object = self.nodes[container as usize].kind == Kind::Object;
            let (close, other) = if in_object { (b'}', b']') } else { (b']', b'}') };
            match self.bytes.get(self.at) {
                None => {
                    return self.fail(Fault::Ends(if in_object { "the closing }" } else { "the closing ]" }));
                }
                Some(b',') => {
                    let comma = self.at;
                    self.at += 1;
                    self.skip_blanks();
                    if self.bytes.get(self.at) == Some(&close) {
                        self.at = comma;
                        return self.fail(Fault::TrailingComma);
                    }
                    if in_object {
                        self.name()?;
                    }
                    return Ok(true);
                }
                Some(&byte) if byte == close => self.close_container(),
                Some(&byte) if byte == other => {
                    return self.fail(Fault::WrongBracket(char::from(byte)));
                }
                Some(_) => return self.no_comma(value_end),
            }
        }
    }

    fn no_comma(&mut self, value_end: usize) -> Parsed<bool> {
        if self.comment_starts() {
            return self.fail(Fault::Comment);
        }
        let value = self.nodes.iter().rev().find(|node| node.end as usize == value_end);
        let after = value.map_or("", |node| &self.text[node.span()]);
        self.at = value_end;
        self.fail(Fault::MissingComma(quoted(after)))
    }

    /// A member's name and its colon.
    fn name(&mut self) -> Parsed<()> {
        self.skip_blanks();
        let start = self.at;
        let escaped = match self.bytes.get(self.at) {
            None => return self.fail(Fault::Ends("a name in double quotes")),
            Some(b'"') => self.string()?,
            Some(_) => {
                let found = self.here();
                return self.unexpected(Fault::NoName(found));
            }
        };
        self.key = Name { start: start as u32, end: self.at as u32, escaped };
        let name_end = self.at;
        self.skip_blanks();
        if self.bytes.get(self.at) != Some(&b':') {
            if self.comment_starts() {
                return self.fail(Fault::Comment);
            }
            self.at = name_end;
            return self.fail(Fault::MissingColon);
        }
        self.at += 1;
        Ok(())
    }

    /// Passes a string; whether anything in it is escaped.
    fn string(&mut self) -> Parsed<bool> {
        let start = self.at;
        self.at += 1;
        let mut escaped = false;
        loop {
            self.at += plain(&self.bytes[self.at..]);
            match self.bytes.get(self.at) {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(escaped);
                }
                Some(b'\\') => {
                    escaped = true;
                    self.escape()?;
                }
                Some(b'\n' | b'\r') | None => {
                    self.at = start;
                    return self.fail(Fault::UnclosedText);
                }
                Some(&byte) => return self.fail(Fault::ControlCharacter(char::from(byte))),
            }
        }
    }

    fn escape(&mut self) -> Parsed<()> {
        match self.bytes.get(self.at + 1) {
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => self.at += 2,
            Some(b'u') => {
                let digits = self.bytes.get(self.at + 2..self.at + 6);
                if !digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit)) {
                    return self.fail(Fault::BadUnicode);
                }
                self.at += 6;
            }
            _ => return self.fail(Fault::BadEscape),
        }
        Ok(())
    }

    fn number(&mut self) -> Parsed<()> {
        let start = self.at;
        if self.bytes[self.at] == b'-' {
            self.at += 1;
        }
        let whole = self.digits();
        let leading_zero = whole > 1 && self.bytes[self.at - whole] == b'0';
        let mut sound = whole > 0 && !leading_zero;
        if sound && self.bytes.get(self.at) == Some(&b'.') {
            self.at += 1;
            sound = self.digits() > 0;
        }
        if sound && matches!(self.bytes.get(self.at), Some(b'e' | b'E')) {
            self.at += 1;
            if matches!(self.bytes.get(self.at), Some(b'+' | b'-')) {
                self.at += 1;
            }
            sound = self.digits() > 0;
        }
        // `0x1F`, `1_000`, `1.2.3`: one wrong number, and no second value without a comma.
        let goes_on = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'+' | b'-');
        if sound && !self.bytes.get(self.at).is_some_and(goes_on) {
            return Ok(());
        }
        self.at = start;
        self.fail(Fault::BadNumber)
    }

    fn digits(&mut self) -> usize {
        let rest = &self.bytes[self.at..];
        let count = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        self.at += count;
        count
    }

    fn word(&mut self) -> Parsed<()> {
        let start = self.at;
        let rest = &self.text[start..];
        let length = rest.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'_').count();
        let kind = match &rest[..length] {
            "null" => Kind::Null,
            "true" | "false" => Kind::Flag,
            "" if rest.starts_with(['+', '.']) => return self.fail(Fault::BadNumber),
            "" => {
                let found = self.here();
                return self.unexpected(Fault::NoValue(found));
            }
            word => return self.fail(Fault::BadWord(quoted(word))),
        };
        self.at += length;
        self.push(kind, start, false);
        Ok(())
    }

    fn open_container(&mut self, byte: u8) -> Parsed<()> {
        if self.open.len() == MAX_DEPTH {
            return self.fail(Fault::TooDeep);
        }
        let kind = if byte == b'{' { Kind::Object } else { Kind::List };
        let start = self.at;
        self.at += 1;
        self.push(kind, start, false);
        self.open.push(Open { id: self.nodes.len() as NodeId - 1, count: 0 });
        Ok(())
    }

    fn close_container(&mut self) {
        self.at += 1;
        let after = self.nodes.len() as NodeId;
        if let Some(Open { id, count }) = self.open.pop() {
            let node = &mut self.nodes[id as usize];
            node.end = self.at as u32;
            node.next = after;
            if node.kind == Kind::Object {
                overridden::mark(self.text, &mut self.nodes, id, count);
                if count >= MANY {
                    self.wide.push(id);
                }
            }
        }
    }

    fn push(&mut self, kind: Kind, start: usize, escaped: bool) {
        let key = std::mem::take(&mut self.key);
        let (parent, nth) = match self.open.last_mut() {
            Some(open) => {
                open.count += 1;
                (open.id, open.count - 1)
            }
            None => (0, 0),
        };
        self.nodes.push(Node {
            start: start as u32,
            end: self.at as u32,
            key_start: key.start,
            key_end: key.end,
            key_escaped: key.escaped,
            escaped,
            parent,
            next: self.nodes.len() as NodeId + 1,
            nth,
            kind,
            overridden: false,
        });
    }

    fn skip_blanks(&mut self) {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.bytes.get(self.at) {
            self.at += 1;
        }
    }

    /// The character at the current place; only asked where there is one.
    fn here(&self) -> char {
        self.text[self.at..].chars().next().unwrap_or(' ')
    }

    fn comment_starts(&self) -> bool {
        matches!(self.bytes.get(self.at), Some(b'/' | b'#'))
    }

    /// Fails with the cause that this character betrays, else with `fault`.
    fn unexpected<T>(&self, fault: Fault) -> Parsed<T> {
        let fault = match self.here() {
            _ if self.comment_starts() => Fault::Comment,
            c @ ('\'' | '`' | '\u{2018}'..='\u{201f}' | '«' | '»') => Fault::WrongQuotes(c),
            _ => fault,
        };
        self.fail(fault)
    }

    fn fail<T>(&self, fault: Fault) -> Parsed<T> {
        Err(SyntaxError { offset: self.at, fault })
    }
}

/// The start of `raw`, as it can stand in a sentence.
pub(super) fn quoted(raw: &str) -> String {
    let line = raw.lines().next().unwrap_or("");
    if line.len() == raw.len() && raw.chars().count() <= QUOTED {
        return raw.to_owned();
    }
    let start: String = line.chars().take(QUOTED).collect();
    format!("{start}…")
}
