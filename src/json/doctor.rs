//! The doctor of texts that are not JSON: all mistakes, each with the edits that mend it.
//!
//! Responsible for reading on after a mistake, for what stands around JSON that was copied along with it,
//! and for what a text is instead. An edit is *certain* where nothing else could have been meant; only
//! those are made unasked. Its edits are small, so that undo gives the text back byte for byte. It
//! deliberately knows no manifest.

mod around;
mod conflict;
mod every_line;
mod grammar;
mod instead;
mod layout;
mod lex;
mod quotes;
mod read;
mod words;

pub use conflict::{Conflict, Side, conflicts};

use std::ops::Range;

use super::document::Edit;
use super::{Fault, Lines, SyntaxError, Tree};

/// What mends a mistake.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repair {
    /// What it does, as a verb: `add the comma`.
    pub title: String,
    /// Whether nothing else could have been meant.
    pub is_certain: bool,
    /// The edits of the text, in order, not overlapping.
    pub edits: Vec<Edit>,
}

impl Repair {
    fn certain(title: impl Into<String>, range: Range<usize>, insert: impl Into<String>) -> Repair {
        let edits = vec![Edit { range, insert: insert.into() }];
        Repair { title: title.into(), is_certain: true, edits }
    }

    fn suggested(title: impl Into<String>, range: Range<usize>, insert: impl Into<String>) -> Repair {
        Repair::certain(title, range, insert).guessed()
    }

    fn all<'e>(title: &str, edits: impl IntoIterator<Item = (Range<usize>, &'e str)>) -> Repair {
        let edit = |(range, insert): (Range<usize>, &str)| Edit { range, insert: insert.to_owned() };
        Repair { title: title.to_owned(), is_certain: true, edits: edits.into_iter().map(edit).collect() }
    }

    fn guessed(self) -> Repair {
        Repair { is_certain: false, ..self }
    }

    fn push(&mut self, range: Range<usize>, insert: String) {
        self.edits.push(Edit { range, insert });
    }
}

/// One thing that keeps a text from being JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// Where it is marked, in bytes; empty where something is missing.
    pub span: Range<usize>,
    /// What it is.
    pub fault: Fault,
    /// The bytes that the fault quotes, if it does: they may have to be masked.
    pub quoted: Option<Range<usize>>,
    /// What mends it, if anybody knows.
    pub repair: Option<Repair>,
}

impl Mistake {
    fn new(span: Range<usize>, fault: Fault) -> Mistake {
        Mistake { span, fault, quoted: None, repair: None }
    }

    fn with(self, repair: impl Into<Option<Repair>>) -> Mistake {
        Mistake { repair: repair.into(), ..self }
    }

    fn quoting(self, quoted: Range<usize>) -> Mistake {
        Mistake { quoted: Some(quoted), ..self }
    }

    /// Its edits, if they are certain.
    pub fn certain(&self) -> Option<&[Edit]> {
        self.repair.as_ref().filter(|repair| repair.is_certain).map(|repair| repair.edits.as_slice())
    }
}

/// Every mistake of a text, in its order; none if it is JSON.
///
/// They are found by making each edit in mind and reading on. What nobody can mend is passed over as well
/// as it goes, and nothing is certain where nobody knows any more what is open.
pub fn mistakes(text: &str) -> Vec<Mistake> {
    Tree::parse(text).err().map_or_else(Vec::new, |first| mistakes_from(text, &first))
}

/// The same of a text whose first mistake, as the strict parser has it, is known.
pub fn mistakes_from(text: &str, first: &SyntaxError) -> Vec<Mistake> {
    let strict = || Mistake::new(character(text, first.offset), first.fault.clone());
    let is_prose = !text.contains(['{', '[', '}', ']', '"', ',']);
    if is_prose && matches!(first.fault, Fault::BadWord(_)) && instead::of(text).is_none() {
        return vec![strict()];
    }
    if matches!(first.fault, Fault::TooDeep | Fault::TooLarge | Fault::Empty) {
        return vec![strict()];
    }
    if let Some(mistake) = instead::of(text).or_else(|| every_line::of(text)) {
        return vec![mistake];
    }
    let conflicts = conflicts(text);
    let mut all = if conflicts.is_empty() { read_on(text) } else { conflict::mistakes(text, conflicts) };
    all.sort_by_key(|mistake| (mistake.span.start, mistake.span.end));
    if all.is_empty() {
        return vec![strict()];
    }
    // What is promised is looked at: if all is certain, JSON comes of it.
    if all.iter().all(|mistake| mistake.certain().is_some()) && !mends(text, &all) {
        for repair in all.iter_mut().filter_map(|mistake| mistake.repair.as_mut()) {
            repair.is_certain = false;
        }
    }
    all
}

/// The mistakes of what is meant to be JSON, and what stands around it.
fn read_on(text: &str) -> Vec<Mistake> {
    let (part, mut all) = around::strip(text);
    let lexed = lex::tokens(text, part.clone());
    let is_empty = lexed.tokens.is_empty() && lexed.mistakes.is_empty() && all.is_empty();
    if !is_empty {
        all.extend(read::mistakes(&text[..part.end], lexed));
    }
    all
}

/// Whether JSON comes of a text by the certain edits of its mistakes.
fn mends(text: &str, mistakes: &[Mistake]) -> bool {
    after(text, mistakes).is_some_and(|text| Tree::parse(&text).is_ok())
}

/// The text after the certain edits of its mistakes; `None` if there is none.
fn after(text: &str, mistakes: &[Mistake]) -> Option<String> {
    let mut edits: Vec<_> = mistakes.iter().filter_map(Mistake::certain).flatten().collect();
    edits.sort_by_key(|edit| (edit.range.start, edit.range.end));
    let (mut out, mut at) = (String::with_capacity(text.len()), 0);
    for edit in edits {
        // Of two edits of one place one is made, and the text is looked at again.
        if edit.range.start < at {
            continue;
        }
        out += &text[at..edit.range.start];
        out += &edit.insert;
        at = edit.range.end;
    }
    out += &text[at..];
    (out != text).then_some(out)
}

/// So often a text is looked at again after its certain edits were made.
const ROUNDS: usize = 16;

/// A text after its certain edits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mended {
    /// The text, which need not be JSON yet.
    pub text: String,
    /// The line from 1, at the time of the edit, and what was done, in the order of doing.
    pub done: Vec<(usize, String)>,
}

/// A text after all certain edits; `None` if nothing is certain.
pub fn mend(text: &str) -> Option<Mended> {
    let mut mended: Option<Mended> = None;
    for _ in 0..ROUNDS {
        let now = mended.as_ref().map_or(text, |mended| &mended.text);
        let mistakes = mistakes(now);
        let Some(next) = after(now, &mistakes) else { break };
        let lines = Lines::of(now);
        let certain = mistakes.iter().filter(|mistake| mistake.certain().is_some());
        let told = certain.filter_map(|mistake| {
            Some((lines.place(mistake.span.start).0, mistake.repair.as_ref()?.title.clone()))
        });
        let told: Vec<_> = told.collect();
        let mended = mended.get_or_insert_with(|| Mended { text: String::new(), done: Vec::new() });
        mended.done.extend(told);
        mended.text = next;
    }
    mended
}

/// The character at `offset`; nothing of a line's end or the text's.
fn character(text: &str, offset: usize) -> Range<usize> {
    let next = text.get(offset..).and_then(|rest| rest.chars().next());
    offset..offset + next.filter(|c| !matches!(c, '\n' | '\r')).map_or(0, char::len_utf8)
}
