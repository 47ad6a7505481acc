//! What is still to be filled in: the values that samples and templates leave open.
//!
//! It deliberately decides nothing about severity: a placeholder is derived from the text of every
//! document, whoever wrote it.

use std::ops::Range;

use crate::document::Document;
use crate::json::Path;

/// A value that still holds a placeholder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placeholder {
    /// The member or item; of a header's name and value the header.
    pub path: Path,
    /// Where the placeholder stands in the text, in bytes.
    pub span: Range<usize>,
    /// What stands there, such as `{domain}`.
    pub text: String,
}

/// Every value of a document that still holds a placeholder, in document order, each once.
pub fn placeholders(_document: &Document) -> Vec<Placeholder> {
    Vec::new()
}

/// The first placeholder in a text, as bytes of that text.
pub fn first_in(_text: &str) -> Option<Range<usize>> {
    None
}
