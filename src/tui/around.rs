//! What can be opened, looked for and looked at in a thread of its own: no key waits for a disk.
//!
//! It deliberately decides nothing about how it is shown.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::thread;

use super::Event;
use crate::app::folders::Name;
use crate::app::home::{Around, Glance, Left, Looked, Spot};
use crate::app::{Draft, Judge, Msg, Used};
use crate::json::diff::tree;
use crate::json::document::{Content, Document};
use crate::json::unsaved::Unsaved;
use crate::store::journal::{Drafts, Found};
use crate::store::recent::Recent;
use crate::store::{self, ReadError, time};

/// What problems depend on beside the text of a file, by its path.
pub type JudgeOf = Arc<dyn Fn(&Path) -> Judge + Send + Sync>;

/// The longest file, in bytes, that is looked at before it is opened.
const LONGEST: u64 = 1 << 20;

/// The most files of a folder that are looked at.
const MOST: usize = 200;

/// Looks around in a thread; what it finds is told as it is found. Without a thread for it nothing is.
pub(super) fn look(folder: PathBuf, judge: JudgeOf, events: Sender<Event>) {
    let _ = thread::Builder::new().spawn(move || {
        let (around, here) = around(&folder);
        let files: Vec<_> = around.recent.iter().map(|spot| spot.path.clone()).collect();
        let work: Vec<_> = around.unsaved.iter().filter_map(|left| left.path.clone()).collect();
        if events.send(Event::Msg(Msg::Around(around))).is_err() {
            return;
        }
        let looks = files.into_iter().chain(work).map(|path| (read(&path), path)).chain(here);
        for (looked, path) in looks {
            let looked = match looked {
                Ok(text) => Looked::Text(Glance::of(text, written(&path), judge(&path))),
                Err(why) => Looked::Not(why),
            };
            if events.send(Event::Msg(Msg::Looked(path, looked))).is_err() {
                return;
            }
        }
    });
}

/// Looks into a folder in a thread.
pub(super) fn list(folder: PathBuf, events: Sender<Event>) {
    let _ = thread::Builder::new().spawn(move || {
        let names = store::folder::names(&folder);
        let names = names.into_iter().map(|(name, is_folder)| Name { is_folder, name }).collect();
        let _ = events.send(Event::Msg(Msg::Listed(folder, names)));
    });
}

/// Sees what recent files use, in a thread.
pub(super) fn recall(events: &Sender<Event>) {
    let answer = events.clone();
    let begun = thread::Builder::new().spawn(move || {
        let recent = Recent::standard().map(|recent| recent.entries()).unwrap_or_default();
        let mut used = Used::default();
        for entry in recent {
            let text = read(&entry.path).ok();
            if let Some(Content::Manifest(document)) = text.map(Content::of) {
                used.extend(Used::of(&document));
            }
        }
        let _ = answer.send(Event::Msg(Msg::Recalled(used)));
    });
    // Somebody may wait for the answer.
    if begun.is_err() {
        let _ = events.send(Event::Msg(Msg::Recalled(Used::default())));
    }
}

/// The text of a file, or in a word or two why there is none.
fn read(path: &Path) -> Result<String, String> {
    if fs::metadata(path).is_ok_and(|file| file.len() > LONGEST) {
        return Err("large, not looked at".to_owned());
    }
    store::read_text(path).map_err(|error| match error {
        ReadError::Missing => "not found".to_owned(),
        ReadError::NotAFile(what) => what.to_owned(),
        ReadError::TooLarge => "too large".to_owned(),
        ReadError::NotUtf8 { wide, .. } => format!("{}, not UTF-8", wide.unwrap_or("other bytes")),
        ReadError::Io(_) => "cannot be read".to_owned(),
    })
}

type Text = (Result<String, String>, PathBuf);

/// What there is, each file once, and the texts of those in the folder, which had to be read.
fn around(folder: &Path) -> (Around, Vec<Text>) {
    let mut seen = BTreeSet::new();
    let unsaved = Drafts::standard().map(|drafts| drafts.waiting()).unwrap_or_default();
    let unsaved: Vec<_> = unsaved.into_iter().map(left).collect();
    for path in unsaved.iter().filter_map(|left| left.path.as_deref()) {
        seen.insert(store::real_path(path));
    }
    let recent = Recent::standard().map(|recent| recent.entries()).unwrap_or_default();
    let recent = recent.into_iter().filter(|entry| seen.insert(store::real_path(&entry.path)));
    let recent = recent.map(|entry| Spot { path: entry.path, when: time::words(entry.when) }).collect();
    let here: Vec<Text> =
        manifests(folder).into_iter().filter(|(_, path)| seen.insert(store::real_path(path))).collect();
    let spot = |(_, path): &Text| Spot { path: path.clone(), when: written(path) };
    (Around { unsaved, recent, here: here.iter().map(spot).collect() }, here)
}

/// The manifests that lie in a folder, by name.
fn manifests(folder: &Path) -> Vec<Text> {
    let mut names: Vec<_> = store::folder::names(folder)
        .into_iter()
        .filter(|(name, is_folder)| !is_folder && name.to_ascii_lowercase().ends_with(".json"))
        .map(|(name, _)| name)
        .collect();
    names.sort();
    let texts = names.into_iter().take(MOST).map(|name| {
        let path = folder.join(name);
        (read(&path), path)
    });
    texts.filter(|(text, path)| is_manifest(text.as_deref().ok(), path)).collect()
}

/// Whether a file counts as a manifest, by its name or by its text.
fn is_manifest(text: Option<&str>, path: &Path) -> bool {
    let by_name = path.to_string_lossy().ends_with(crate::app::home::ENDING);
    by_name || text.is_some_and(|text| crate::app::home::is_manifest(&Content::of(text.to_owned())))
}

/// When a file was written last, in words.
fn written(path: &Path) -> String {
    let modified = fs::metadata(path).and_then(|file| file.modified());
    modified.map_or_else(|_| String::new(), time::words)
}

/// Unsaved work as the editor hears of it.
fn left(found: Found) -> Left {
    let path = (!found.path.is_empty()).then(|| PathBuf::from(&found.path));
    let is_there = path.as_ref().is_some_and(|path| fs::metadata(path).is_ok());
    let changes = found.work.as_ref().map_or_else(|| "damaged".to_owned(), changes);
    let draft = Draft {
        mark: found.mark,
        process: found.process,
        ..Draft::new(found.id, time::words(found.written), found.work)
    };
    Left { draft, path, is_there, changes }
}

/// How many changes unsaved work holds.
fn changes(work: &Unsaved) -> String {
    let parsed = |text: &str| Document::parse(text.to_owned()).ok();
    let both = work.base.as_deref().and_then(parsed).zip(parsed(&work.text));
    let count = both.map_or(0, |(base, new)| tree::changed(&base, &new).len()) + work.pending.len();
    match (count, &work.base) {
        (0, None) => "new, never saved".to_owned(),
        (0 | 1, _) => "1 change".to_owned(),
        (count, _) => format!("{count} changes"),
    }
}
