//! What can be wrong with a JSON text, and how it is said.
//!
//! It deliberately knows no line numbers: a mistake has a byte offset, and the caller counts.

use std::fmt;

/// The first mistake of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyntaxError {
    /// Where, in bytes from the start of the text.
    pub offset: usize,
    /// What.
    pub fault: Fault,
}

/// A kind of mistake.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// Nothing but blanks.
    Empty,
    /// A value should stand here.
    NoValue(char),
    /// The text ends where a value, a name or a bracket should stand.
    Ends(&'static str),
    /// A comma between two members or items is missing; after this value.
    MissingComma(String),
    /// A comma with nothing after it.
    TrailingComma,
    /// The colon between a name and its value is missing.
    MissingColon,
    /// A name without double quotes, or something else in its place.
    NoName(char),
    /// A bracket of the other kind.
    WrongBracket(char),
    /// A string that is not closed before the end of the line.
    UnclosedText,
    /// A control character that has to be escaped.
    ControlCharacter(char),
    /// A backslash before something that it does not escape.
    BadEscape,
    /// `\u` without four hexadecimal digits.
    BadUnicode,
    /// A number that JSON does not spell so.
    BadNumber,
    /// A word that is not true, false or null.
    BadWord(String),
    /// Single or typographic quotes.
    WrongQuotes(char),
    /// A comment.
    Comment,
    /// A comment in `/*` that nothing ends.
    UnclosedComment,
    /// A name without quotes.
    BareName(String),
    /// A bracket or a quote that is not there.
    Missing(char),
    /// A sign that is there once too often.
    TooMany(char),
    /// One sign in place of another.
    Instead {
        /// What stands there.
        found: char,
        /// What has to.
        wanted: char,
    },
    /// A blank of another kind than the four of JSON.
    OddBlank(char),
    /// Dots for what was left out.
    Ellipsis,
    /// Quotes inside of a text that are not escaped.
    InnerQuotes,
    /// Two versions of some lines, with the marks of git.
    Conflict,
    /// Something else than JSON, in a sentence.
    Else(&'static str),
    /// More text after the value.
    Trailing,
    /// Too many brackets inside each other.
    TooDeep,
    /// Longer than the limit.
    TooLarge,
}

impl Fault {
    /// The same, quoting something else where it quotes the text.
    #[must_use]
    pub fn quoting(&self, shown: String) -> Fault {
        match self {
            Fault::MissingComma(_) => Fault::MissingComma(shown),
            Fault::BadWord(_) => Fault::BadWord(shown),
            Fault::BareName(_) => Fault::BareName(shown),
            fault => fault.clone(),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fault::Empty => write!(f, "there is nothing here: a manifest starts with {{"),
            Fault::NoValue(c) => write!(f, "a value is missing before {}", shown(*c)),
            Fault::Ends(what) => write!(f, "the text ends, and {what} is missing"),
            Fault::MissingComma(after) => write!(f, "a comma is missing after {after}"),
            Fault::TrailingComma => write!(f, "a comma with nothing after it: remove it"),
            Fault::MissingColon => write!(f, "a colon is missing between the name and its value"),
            Fault::NoName('"') => write!(f, "a name is missing"),
            Fault::NoName(c) => {
                write!(f, "a name in double quotes has to stand here, not {}", shown(*c))
            }
            Fault::WrongBracket(c) => {
                write!(f, "{} closes something else than what is open", shown(*c))
            }
            Fault::UnclosedText => {
                write!(f, "this text is not closed before the end of the line: add a \"")
            }
            Fault::ControlCharacter('\t') => write!(f, "a tab inside a text: write it as \\t"),
            Fault::ControlCharacter(c) => {
                write!(f, "a control character inside a text: write it as \\u{:04x}", u32::from(*c))
            }
            Fault::BadEscape => write!(f, "nothing is escaped so: write \\\\ for a backslash"),
            Fault::BadUnicode => write!(f, "\\u takes exactly four hexadecimal digits"),
            Fault::BadNumber => write!(f, "a number is not written so in JSON"),
            Fault::BadWord(word) => {
                write!(f, "{word} is no value: true, false, null, or a text in double quotes")
            }
            Fault::WrongQuotes(c) => {
                write!(f, "{} is not the quote of JSON: write \"", shown(*c))
            }
            Fault::Comment => write!(f, "JSON has no comments: remove it"),
            Fault::UnclosedComment => write!(f, "this comment is not closed: remove it"),
            Fault::BareName(name) => write!(f, "{name} has no quotes: write \"{name}\""),
            Fault::Missing('"') => write!(f, "a quote is missing here: add it"),
            Fault::Missing(c) => write!(f, "a {c} is missing here: add it"),
            Fault::TooMany(c) => write!(f, "{} too many: remove it", a(*c)),
            Fault::Instead { found, wanted } => {
                write!(f, "{} stands in place of {}: write {wanted}", shown(*found), a(*wanted))
            }
            Fault::OddBlank(c) => {
                write!(f, "U+{:04X} is no blank of JSON: write a plain one, or none", u32::from(*c))
            }
            Fault::Ellipsis => write!(f, "these dots stand for something: write it, or remove them"),
            Fault::InnerQuotes => write!(f, "quotes inside a text: write each as \\\""),
            Fault::Conflict => {
                write!(f, "a merge conflict is left here: choose a side, and remove the marks")
            }
            Fault::Else(sentence) => f.write_str(sentence),
            Fault::Trailing => write!(f, "the manifest has ended before this: remove the rest"),
            Fault::TooDeep => {
                write!(f, "more than {} brackets inside each other: no manifest is so deep", super::MAX_DEPTH)
            }
            Fault::TooLarge => {
                write!(f, "larger than {} MiB: no manifest is so long", super::MAX_BYTES >> 20)
            }
        }
    }
}

impl fmt::Display for SyntaxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.fault.fmt(f)
    }
}

/// A sign with its article.
fn a(c: char) -> String {
    match c {
        ',' => "a comma".to_owned(),
        ':' => "a colon".to_owned(),
        '"' => "a quote".to_owned(),
        c => format!("a {}", shown(c)),
    }
}

/// A character as it can stand in a sentence.
fn shown(c: char) -> String {
    if c.is_control() { format!("U+{:04X}", u32::from(c)) } else { c.to_string() }
}
