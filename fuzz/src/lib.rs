//! What the fuzz targets share: how one run of bytes becomes the texts that a target is about, and
//! the changes of them.
//!
//! It deliberately knows no target.

pub mod change;

use lp_manifest::json::document::Document;

/// What stands between two parts of one input: JSON has no such byte outside its escapes.
const BETWEEN: u8 = 0;

/// The first part of an input, and the bytes after it.
pub fn first_and_rest(data: &[u8]) -> (&[u8], &[u8]) {
    let end = data.iter().position(|byte| *byte == BETWEEN).unwrap_or(data.len());
    (&data[..end], data.get(end + 1..).unwrap_or_default())
}

/// The first part of an input as a text, and the bytes after it.
pub fn text_and_rest(data: &[u8]) -> (&str, &[u8]) {
    let (first, rest) = first_and_rest(data);
    (text(first), rest)
}

/// The document that `bytes` are, or else the one before as a tape of changes leaves it: a mutated
/// text is seldom JSON, a mutated tape always a change.
pub fn document_or_changed(before: &Document, bytes: &[u8]) -> Document {
    Document::parse(text(bytes).to_owned()).unwrap_or_else(|_| change::changed(before, bytes))
}

/// The start of `bytes` that is text: an input is cut there rather than thrown away.
pub fn text(bytes: &[u8]) -> &str {
    bytes.utf8_chunks().next().map_or("", |chunk| chunk.valid())
}
