//! What nobody but the preview shows: `client_secret`, and the value of every header.
//!
//! Responsible for where secrets stand in a text, JSON or not, and for masking them in whatever is
//! printed. It deliberately masks rather too much than too little.

mod loose;

use std::ops::Range;

use lp_manifest::json::document::Document;
use lp_manifest::json::{Fault, SyntaxError, Value, decode};

/// What stands in a secret's place.
pub(super) const MASK: &str = "********";

/// The members whose values are secrets.
const NAMES: [&str; 3] = ["client_secret", "clientSecret", "header_value"];

/// The member below which every value is one, except the headers' names.
const HEADERS: &str = "headers";
const HEADER_NAME: &str = "header_name";

/// So much of a secret is recognised in a message that shortens it.
const RECOGNISED: usize = 6;

/// Where the secrets of one text stand: their scalars with quotes, in order.
#[derive(Debug, Default)]
pub(super) struct Secrets {
    spans: Vec<Range<usize>>,
}

impl Secrets {
    /// Those of a document, earlier duplicates included.
    pub(super) fn of_document(document: &Document) -> Secrets {
        let mut secrets = Secrets::default();
        secrets.collect(document.root(), false);
        secrets
    }

    fn collect(&mut self, value: Value<'_>, secret: bool) {
        if secret && !value.kind().is_container() {
            self.spans.push(value.span());
        }
        for child in value.children() {
            self.collect(child, is_secret(&child, secret));
        }
    }

    /// Those of a text that is not JSON, as far as their names can be found.
    pub(super) fn of_text(text: &str) -> Secrets {
        Secrets { spans: loose::spans(text) }
    }

    /// The secret that holds the byte at `offset`.
    pub(super) fn at(&self, offset: usize) -> Option<&Range<usize>> {
        let next = self.spans.partition_point(|span| span.start <= offset);
        self.spans[..next].last().filter(|span| offset < span.end)
    }

    /// Whether one of them stands in, or next to, some bytes of their text.
    pub(super) fn touch(&self, range: &Range<usize>) -> bool {
        self.spans.iter().any(|secret| secret.start <= range.end && range.start <= secret.end)
    }

    /// Whether one of them, as it stands in `text` or as it is read, is part of another text.
    pub(super) fn stand_in(&self, text: &str, other: &str) -> bool {
        let told = |secret: &str| !secret.trim_matches('"').is_empty() && other.contains(secret);
        self.spans.iter().any(|span| {
            let raw = &text[span.clone()];
            told(raw.trim_matches('"')) || told(&decode(raw))
        })
    }

    /// The whole text with every secret masked; its lines stay as many.
    pub(super) fn mask(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut at = 0;
        for span in &self.spans {
            out.push_str(&text[at..span.start]);
            out.push('"');
            out.push_str(MASK);
            out.push('"');
            at = span.end;
        }
        out.push_str(&text[at..]);
        out
    }

    /// A sentence about the place `span` of `text`, without the secrets that stand there.
    pub(super) fn veil(&self, text: &str, span: &Range<usize>, sentence: &str) -> String {
        let there = self.spans.iter().filter(|secret| secret.start <= span.end && span.start <= secret.end);
        there.fold(sentence.to_owned(), |sentence, secret| without(&sentence, &text[secret.clone()]))
    }
}

/// Whether the value of a member or item is a secret; `around` tells it of its parent.
fn is_secret(child: &Value<'_>, around: bool) -> bool {
    match child.key().as_deref() {
        Some(HEADER_NAME) => false,
        Some(key) => around || key == HEADERS || NAMES.contains(&key),
        None => around,
    }
}

/// A sentence without a secret, as spelled, as read, or shortened.
fn without(sentence: &str, raw: &str) -> String {
    let read = decode(raw);
    let mut sentence = sentence.to_owned();
    for secret in [raw, read.as_ref()].into_iter().filter(|secret| !secret.trim_matches('"').is_empty()) {
        sentence = sentence.replace(secret, MASK);
        if let Some(part) = shortened(&sentence, secret) {
            sentence = sentence.replace(part, MASK);
        }
    }
    sentence
}

/// The longest beginning of a secret that stands in a sentence.
fn shortened<'s>(sentence: &str, secret: &'s str) -> Option<&'s str> {
    let ends = secret.char_indices().map(|(at, _)| at).take(sentence.len()).skip(RECOGNISED);
    ends.map(|end| &secret[..end]).take_while(|part| sentence.contains(part)).last()
}

/// The mistake of a text, without what it quotes of a secret.
pub(super) fn veil_error(text: &str, error: &SyntaxError) -> SyntaxError {
    let secrets = Secrets::of_text(text);
    let at = error.offset;
    let touched = secrets.spans.iter().any(|secret| secret.start <= at && at <= secret.end);
    let fault = match &error.fault {
        Fault::MissingComma(after)
            if touched || (after.starts_with(['{', '[']) && !secrets.spans.is_empty()) =>
        {
            let last = text[..at].chars().next_back().filter(|c| matches!(c, '}' | ']'));
            Fault::MissingComma(last.map_or_else(|| MASK.to_owned(), String::from))
        }
        Fault::BadWord(_) if touched => Fault::BadWord(MASK.to_owned()),
        fault => fault.clone(),
    };
    SyntaxError { offset: at, fault }
}

/// Whether an argument that names a place names a secret.
pub(super) fn names_secret(path: &str) -> bool {
    path.contains(HEADERS) || NAMES.iter().any(|name| path.contains(name))
}

/// An argument as a complaint may quote it.
pub(super) fn veil_argument(argument: &str) -> &str {
    if names_secret(argument) { MASK } else { argument }
}

#[cfg(test)]
mod tests {
    use lp_manifest::json::Tree;
    use lp_manifest::json::document::Document;

    use super::{Secrets, veil_error};

    #[test]
    fn every_secret_of_a_document_is_masked_and_nothing_else() {
        let text = r#"{"client_secret": "s1", "client_secret": 2, "a": {"clientSecret": ["s3", {"b": "s4"}]},
 "headers": [{"header_name": "N", "header_value": "s5"}, {"x": "s6"}, "s7"], "scope": "s"}"#;
        let document = Document::parse(text.to_owned()).unwrap();
        let masked = Secrets::of_document(&document).mask(text);
        assert_eq!(masked.matches("\"********\"").count(), 7);
        for kept in ["\"N\"", "\"scope\": \"s\"", "\"b\": "] {
            assert!(masked.contains(kept), "{masked}");
        }
        assert_eq!(masked.lines().count(), text.lines().count());
    }

    #[test]
    fn a_text_that_is_not_json_keeps_its_secrets_too() {
        let cases = [
            "{\"client_secret\": \"hunter2\" \"a\": 1}",
            "{\"client_secret\": 'hunter2'}",
            "{client_secret: hunter2, a: 1}",
            "{\"client_secret\": \"hunter2",
            "{\"client_secret\" \"hunter2\"}",
            "{\"client_secret\": \"hun\"ter2\"}",
            "{\"client_secret\":\n  \"hunter2\"\n,}",
            "{\"header_value\": \u{201c}hunter2\u{201d}}",
            "{\"clientSecret\": [\"hunter2\"] \"a\": 1}",
            "{\"headers\": {\"Authorization\": \"hunter2\" \"x\": 1}",
            "{\"headers\": [{\"header_name\": \"x\" \"header_value\": \"hunter2\"}]}",
            "{\"a\": true \"client_secret\": \"hunter2\"}",
            "{\"a\": \"x\" true, \"client_secret\": \"hunter2\"}",
            "{\"a\": \"dogs', x\",, \"client_secret\": \"hunter2\"}",
            "{\"client_secret\": hun ter2 hunter2, }",
            "{\"client_secret\": \"hunter2\" 5, }",
            "client_secret=hunter2",
        ];
        for text in cases {
            let masked = Secrets::of_text(text).mask(text);
            assert!(!masked.contains("hunter2") && !masked.contains("ter2"), "{masked}");
            let sentence = veil_error(text, &Tree::parse(text).unwrap_err()).to_string();
            assert!(!sentence.contains("hunter2"), "{sentence}");
        }
    }

    #[test]
    fn a_message_never_quotes_a_secret() {
        let text = r#"{"client_secret": "hunter2-and-much-more-than-that"}"#;
        let document = Document::parse(text.to_owned()).unwrap();
        let secrets = Secrets::of_document(&document);
        for quoted in ["hunter2-and-much-more-than-that", "hunter2-and-\u{2026}"] {
            let veiled = secrets.veil(text, &(18..51), &format!("{quoted} is too long"));
            assert!(veiled.starts_with("********") && !veiled.contains("hunter"), "{veiled}");
        }
    }
}
