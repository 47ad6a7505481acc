//! The folder of a path, and what lies in one.
//!
//! It deliberately follows nothing below it.

use std::fs;
use std::path::Path;

/// The most names that are read of one folder.
const MOST: usize = 5000;

/// The folder that holds `path`.
pub(super) fn of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// The names in a folder, each with whether it is a folder; nothing of one that cannot be read. What has
/// no name in Unicode is left out.
pub fn names(folder: &Path) -> Vec<(String, bool)> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().take(MOST);
    let name = |entry: fs::DirEntry| {
        let name = entry.file_name().into_string().ok()?;
        // Of a link what it leads to.
        Some((name, entry.path().is_dir()))
    };
    entries.filter_map(name).collect()
}
