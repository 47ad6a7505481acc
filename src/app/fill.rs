//! The blanks of a text: each placeholder once, with every place where it stands.
//!
//! It deliberately changes nothing; it tells what the texts become.

use super::field::Editor;
use crate::json::document::{Change, Document, Json};
use crate::json::{Path, Value};
use crate::manifest::placeholder::{first_in, first_in_header};

/// One blank.
#[derive(Debug, Clone)]
pub struct Blank {
    /// As it stands in the text: `{domain}`.
    pub token: String,
    /// What is typed for it.
    pub editor: Editor,
    /// Joins what is typed for it to one step.
    pub join: u64,
    /// The numbers of the texts in which it stands.
    texts: Vec<usize>,
}

/// The blanks of a document, asked one after the other.
#[derive(Debug, Clone)]
pub struct Fill {
    /// Each blank, in document order.
    pub blanks: Vec<Blank>,
    /// The one that is being typed.
    pub chosen: usize,
    /// Every text with a blank, as it was: where, and what.
    texts: Vec<(Path, String)>,
}

impl Blank {
    /// What a person calls it: the token without its brackets.
    pub fn name(&self) -> &str {
        self.token.trim_matches(['{', '}', '<', '>'])
    }
}

impl Fill {
    /// The blanks of a document; each still needs a number for its step.
    pub fn of(document: &Document) -> Fill {
        let mut texts = Vec::new();
        collect(document.root(), &mut Path::root(), &mut texts);
        let mut fill = Fill { blanks: Vec::new(), chosen: 0, texts };
        for (number, (path, text)) in fill.texts.iter().enumerate() {
            for token in tokens(path, text) {
                match fill.blanks.iter_mut().find(|blank| blank.token == token) {
                    Some(blank) => blank.texts.push(number),
                    None => fill.blanks.push(Blank {
                        token,
                        editor: Editor::one_line(""),
                        join: 0,
                        texts: vec![number],
                    }),
                }
            }
        }
        fill
    }

    /// The next blank after the chosen one for which nothing is typed, around the end.
    pub fn next_empty(&self) -> Option<usize> {
        let count = self.blanks.len();
        let mut after = (1..=count).map(|step| (self.chosen + step) % count);
        after.find(|number| *number != self.chosen && self.blanks[*number].editor.text().is_empty())
    }

    /// The places of a blank, each with what its text becomes.
    pub fn becomes(&self, blank: &Blank) -> Vec<(&Path, String)> {
        blank.texts.iter().map(|number| (&self.texts[*number].0, self.filled(*number))).collect()
    }

    /// A text with everything that was typed so far, each blank where it stood at first.
    fn filled(&self, number: usize) -> String {
        let (path, text) = &self.texts[number];
        let mut filled = String::new();
        let mut rest = text.as_str();
        while let Some(range) = first(path)(rest) {
            let token = &rest[range.clone()];
            let typed =
                self.blanks.iter().find(|blank| blank.token == token).map(|blank| blank.editor.text());
            filled.push_str(&rest[..range.start]);
            filled.push_str(typed.as_deref().filter(|typed| !typed.is_empty()).unwrap_or(token));
            rest = &rest[range.end..];
        }
        filled + rest
    }

    /// The changes that write what was typed for the chosen blank.
    pub fn changes(&self) -> Vec<Change> {
        let Some(blank) = self.blanks.get(self.chosen) else { return Vec::new() };
        let set = |(path, text): (&Path, String)| {
            Change::Set(path.clone(), Json::text(&text), crate::json::document::At::Last)
        };
        self.becomes(blank).into_iter().map(set).collect()
    }
}

/// Every string below `value` that holds a placeholder, with its path.
fn collect(value: Value<'_>, path: &mut Path, out: &mut Vec<(Path, String)>) {
    for (number, child) in value.children().enumerate() {
        if child.is_overridden() {
            continue;
        }
        let mut path = match child.key() {
            Some(key) => path.key(key),
            None => path.index(number),
        };
        if child.kind().is_container() {
            collect(child, &mut path, out);
        } else if let Some(text) = child.as_text().filter(|text| !tokens(&path, text).is_empty()) {
            out.push((path, text.into_owned()));
        }
    }
}

/// The placeholders of one text, each once.
fn tokens(path: &Path, text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut rest = text;
    while let Some(range) = first(path)(rest) {
        let token = rest[range.clone()].to_owned();
        if !found.contains(&token) {
            found.push(token);
        }
        rest = &rest[range.end..];
    }
    found
}

/// How the text at a path is searched for its first placeholder.
fn first(path: &Path) -> fn(&str) -> Option<std::ops::Range<usize>> {
    let is_header = matches!(path.last_key(), Some("header_name" | "header_value"));
    if is_header && path.parent().last_index().is_some() { first_in_header } else { first_in }
}
