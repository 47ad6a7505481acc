//! Files and folders that begin as a word does.
//!
//! It deliberately looks into one folder alone, and opens nothing.

use std::fs;
use std::path::{Path, PathBuf};

use super::Offer;

/// What can be meant by a word where a manifest is asked for: JSON files and folders, or, where there are
/// none, all files.
pub(super) fn manifests(word: &str) -> Vec<Offer> {
    let all = any(word);
    let fit = |offer: &&Offer| offer.word.ends_with('/') || is_json(&offer.word);
    let some: Vec<_> = all.iter().filter(fit).cloned().collect();
    if some.is_empty() { all } else { some }
}

/// All files and folders that begin so; those with a dot first only where the word has it.
pub(super) fn any(word: &str) -> Vec<Offer> {
    let (folder, start) = word.rsplit_once('/').map_or(("", word), |(_, start)| {
        let end = word.len() - start.len();
        (&word[..end], start)
    });
    let place = if folder.is_empty() { PathBuf::from(".") } else { expanded(folder) };
    let Ok(entries) = fs::read_dir(place) else { return Vec::new() };
    let offer = |entry: fs::DirEntry| {
        let name = entry.file_name().into_string().ok()?;
        let shown = name.starts_with(start) && (start.starts_with('.') || !name.starts_with('.'));
        let end = if entry.path().is_dir() { "/" } else { "" };
        shown.then(|| Offer::new(format!("{folder}{name}{end}"), ""))
    };
    let mut offers: Vec<_> = entries.flatten().filter_map(offer).collect();
    offers.sort_by(|one, other| one.word.cmp(&other.word));
    offers
}

/// The path that a word stands for: `~` is the person's folder.
pub(super) fn expanded(word: &str) -> PathBuf {
    let below = word.strip_prefix("~/").and_then(|rest| Some(std::env::home_dir()?.join(rest)));
    below.unwrap_or_else(|| PathBuf::from(word))
}

/// The JSON files of the folder one stands in.
pub(super) fn here() -> impl Iterator<Item = PathBuf> {
    any("").into_iter().filter(|offer| is_json(&offer.word)).map(|offer| PathBuf::from(offer.word))
}

fn is_json(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json"))
}
