//! What the fuzz targets share: how one run of bytes becomes the texts that a target is about.
//!
//! It deliberately knows no target, and nothing of a manifest.

/// What stands between two parts of one input: JSON has no such byte outside its escapes.
const BETWEEN: u8 = 0;

/// The first text of an input, and the bytes after it.
pub fn text_and_rest(data: &[u8]) -> (&str, &[u8]) {
    let end = data.iter().position(|byte| *byte == BETWEEN).unwrap_or(data.len());
    (text(&data[..end]), data.get(end + 1..).unwrap_or_default())
}

/// The start of `bytes` that is text: an input is cut there rather than thrown away.
pub fn text(bytes: &[u8]) -> &str {
    bytes.utf8_chunks().next().map_or("", |chunk| chunk.valid())
}
