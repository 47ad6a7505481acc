//! The documents show what the program shows: their screens and tables are drawn by it.
//!
//! `UPDATE_DOCS=1 cargo test readme` writes them anew.

use std::fs;
use std::path::{Path, PathBuf};

/// What stands between the marks `<!-- NAME -->` and `<!-- end -->` of a document.
pub(crate) fn hold(document: &str, name: &str, content: &str) {
    let path: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join(document);
    let text = fs::read_to_string(&path).unwrap();
    let open = format!("<!-- {name} -->\n");
    let start = text.find(&open).unwrap_or_else(|| panic!("{document} has no {name}")) + open.len();
    let end = start + text[start..].find("<!-- end -->").unwrap();
    if text[start..end] == *content {
        return;
    }
    assert!(
        std::env::var_os("UPDATE_DOCS").is_some(),
        "{document} shows something else as {name}; UPDATE_DOCS=1 cargo test readme writes\n{content}"
    );
    fs::write(&path, format!("{}{content}{}", &text[..start], &text[end..])).unwrap();
}
