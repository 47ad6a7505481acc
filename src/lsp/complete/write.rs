//! How something new is spelled at a place: with stops for who can jump between them, else plain.
//!
//! Responsible for indents and line ends. A client that takes stops indents further lines as the first;
//! for others they are written out. It deliberately does not know what is written.

use std::fmt::Write as _;

use super::Spot;
use crate::export::start::Start;
use crate::json::quote;

/// Spells parts at one place.
pub(super) struct Writer {
    stops: bool,
    /// What further lines begin with.
    margin: String,
    /// One level of indent.
    indent: String,
    newline: &'static str,
}

impl Writer {
    /// For a place in a text.
    pub(super) fn of(text: &str, spot: &Spot, stops: bool) -> Writer {
        let line = text[..spot.token.start].rfind(['\n', '\r']).map_or(0, |at| at + 1);
        let margin: String =
            text[line..spot.token.start].chars().take_while(|c| matches!(c, ' ' | '\t')).collect();
        let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
        // What the first line that is set in is set in by, most texts are.
        let set_in = text.lines().find(|line| line.starts_with([' ', '\t']));
        let indent: String = set_in
            .map_or_else(String::new, |line| line.chars().take_while(|c| matches!(c, ' ' | '\t')).collect());
        Writer {
            stops,
            margin: if stops { String::new() } else { margin },
            indent: if indent.is_empty() || indent.len() > 8 { "  ".to_owned() } else { indent },
            newline: if stops { "\n" } else { newline },
        }
    }

    /// A member; its name alone where nothing is said of its value.
    pub(super) fn member(&self, key: &str, start: Option<&Start>) -> String {
        let mut spelling = Spelling { writer: self, out: self.plain(&quote(key)), stop: 0 };
        if let Some(start) = start {
            spelling.out.push_str(": ");
            spelling.value(start, 0);
        }
        spelling.out
    }

    /// A value.
    pub(super) fn value(&self, start: &Start) -> String {
        let mut spelling = Spelling { writer: self, out: String::new(), stop: 0 };
        spelling.value(start, 0);
        spelling.out
    }

    /// A text as it stands, but for its line ends.
    pub(super) fn verbatim(&self, text: &str) -> String {
        self.plain(&text.lines().collect::<Vec<_>>().join(self.newline))
    }

    /// What would be a stop, written so that it is none.
    fn plain(&self, text: &str) -> String {
        if self.stops {
            text.replace('\\', "\\\\").replace('$', "\\$").replace('}', "\\}")
        } else {
            text.to_owned()
        }
    }
}

struct Spelling<'w> {
    writer: &'w Writer,
    out: String,
    stop: usize,
}

impl Spelling<'_> {
    fn value(&mut self, start: &Start, depth: usize) {
        match start {
            Start::Stop(usual) => self.stop(usual),
            Start::Text(begins) => {
                self.out.push('"');
                self.out.push_str(begins);
                self.stop("");
                self.out.push('"');
            }
            Start::Json(raw) => self.out.push_str(&self.writer.plain(raw)),
            Start::List(item) => {
                self.out.push('[');
                self.value(item, depth);
                self.out.push(']');
            }
            Start::Object(members) => self.object(members, depth),
        }
    }

    fn object(&mut self, members: &[(&'static str, Start)], depth: usize) {
        self.out.push('{');
        if members.is_empty() {
            self.line(depth + 1);
            self.stop("");
        }
        for (nth, (key, start)) in members.iter().enumerate() {
            if nth > 0 {
                self.out.push(',');
            }
            self.line(depth + 1);
            self.out.push_str(&quote(key));
            self.out.push_str(": ");
            self.value(start, depth + 1);
        }
        self.line(depth);
        // A brace that closes no stop needs no mark.
        self.out.push('}');
    }

    fn line(&mut self, depth: usize) {
        self.out.push_str(self.writer.newline);
        self.out.push_str(&self.writer.margin);
        self.out.push_str(&self.writer.indent.repeat(depth));
    }

    fn stop(&mut self, usual: &str) {
        if !self.writer.stops {
            self.out.push_str(usual);
            return;
        }
        self.stop += 1;
        if usual.is_empty() {
            let _ = write!(self.out, "${}", self.stop);
        } else {
            let _ = write!(self.out, "${{{}:{usual}}}", self.stop);
        }
    }
}
