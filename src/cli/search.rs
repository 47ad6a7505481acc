//! Which files of a folder are manifests.
//!
//! It deliberately looks at `*.json` only, skips hidden files and those that ignore files name, and
//! judges no file that was named outright.

use std::fs;
use std::path::{Path, PathBuf};

use ignore::WalkBuilder;
use lp_manifest::document::{Content, Document};
use lp_manifest::json::Value;
use lp_manifest::store::ReadError;

/// What a text that is not JSON has to hold to count as a manifest.
const SIGN: &str = "\"client_name\"";

/// The members of the root of which a manifest has at least one.
const SIGNS: [&str; 3] = ["client_name", "quick_launch_enabled", "enabled_for_profiles"];

/// Every `*.json` below `folder`, sorted; a folder that cannot be read is a sentence.
pub(super) fn json_files(folder: &Path) -> Vec<Result<PathBuf, String>> {
    let walk = WalkBuilder::new(folder).require_git(false).sort_by_file_name(Ord::cmp).build();
    walk.filter_map(|entry| match entry {
        Ok(entry) => {
            let file = entry.file_type().is_some_and(|kind| kind.is_file());
            let json = entry.path().extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json"));
            (file && json).then(|| Ok(plain(entry.path())))
        }
        Err(error) => Some(Err(format!("part of {} cannot be read: {error}", folder.display()))),
    })
    .collect()
}

/// A path below the current folder without its `./`.
fn plain(path: &Path) -> PathBuf {
    path.strip_prefix("./").unwrap_or(path).to_owned()
}

/// Whether what was read from `path` is a manifest, or was meant to be one.
pub(super) fn is_manifest(path: &Path, read: &Result<String, ReadError>) -> bool {
    match read {
        Ok(text) => match Content::of(text.clone()) {
            Content::Manifest(document) => has_sign(&document),
            Content::Text { text, .. } => text.contains(SIGN),
        },
        Err(ReadError::NotUtf8 { .. }) => fs::read(path).is_ok_and(bytes_have_sign),
        Err(ReadError::TooLarge) => false,
        Err(_) => true,
    }
}

fn has_sign(document: &Document) -> bool {
    let root = document.root();
    let named = |member: Value<'_>| {
        member.key().is_some_and(|key| SIGNS.contains(&key.as_ref()) || key.starts_with("client_name#"))
    };
    let capable = |value: Value<'_>| value.get("webhooks").or_else(|| value.get("engagement")).is_some();
    root.get("capabilities").is_some_and(capable) || root.children().any(named)
}

/// Also in UTF-16, whose other bytes are zero here.
fn bytes_have_sign(mut bytes: Vec<u8>) -> bool {
    bytes.retain(|byte| *byte != 0);
    bytes.windows(SIGN.len()).any(|window| window == SIGN.as_bytes())
}
