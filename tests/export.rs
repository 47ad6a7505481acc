//! What is made from the tables: the schema, and the documents that are held fresh.

mod agreement;
#[cfg(feature = "tui")]
mod keys;
mod pages;
mod schema;
mod subjects;

use std::fs;
use std::path::{Path, PathBuf};

fn in_repository(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// Holds a whole file against what the program makes; `UPDATE_DOCS=1` writes it anew.
fn hold_file(name: &str, content: &str) {
    let path = in_repository(name);
    if fs::read_to_string(&path).is_ok_and(|text| text == content) {
        return;
    }
    assert!(
        std::env::var_os("UPDATE_DOCS").is_some(),
        "{name} is stale: UPDATE_DOCS=1 cargo test export writes it anew"
    );
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, content).unwrap();
}
