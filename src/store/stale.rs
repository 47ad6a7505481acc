//! What earlier saves left behind in a folder when their process died.
//!
//! It deliberately takes away only what is certainly nobody's: regular files under names of ours,
//! of a process that is gone, with a content that is kept elsewhere or was never more than a draft
//! of one.

use std::fs::File;
use std::path::Path;

use super::disk::{Disk, How, Kind};
use super::hash::ContentHash;
use super::names::Temporary;
use super::reading;

/// Clears away the leftovers in `folder`. What cannot be cleared stays, and harms nobody.
pub(super) fn clear(disk: &dyn Disk, folder: &Path) {
    let Ok(names) = disk.list(folder) else { return };
    for name in names {
        if let Some(temporary) = Temporary::parse(&name) {
            clear_one(disk, &folder.join(name), temporary);
        }
    }
}

fn clear_one(disk: &dyn Disk, path: &Path, temporary: Temporary) {
    let Some(file) = abandoned(disk, path) else { return };
    let is_nobodys = match temporary.swap {
        // Nothing but a new text was ever under this name, and it was not complete.
        None => true,
        // Names were about to be swapped, or were: what is here may be another program's file.
        Some(known) => holds_one_of(disk, path, known),
    };
    if is_nobodys {
        let _ = disk.unlink(path);
    }
    drop(file);
}

/// The regular file at `path`, locked, if nobody else has locked it.
fn abandoned(disk: &dyn Disk, path: &Path) -> Option<File> {
    let there = disk.lstat(path).ok().filter(|there| there.kind == Kind::File)?;
    let file = disk.open(path, How::Read).ok()?;
    let is_it = disk.fstat(&file).is_ok_and(|stat| stat.is_same_file(&there));
    let locked = is_it && disk.lock(&file).is_ok_and(|locked| locked);
    // Between look and lock it may have gone, and another may have come.
    let still = locked && disk.lstat(path).is_ok_and(|now| now.is_same_file(&there));
    still.then_some(file)
}

fn holds_one_of(disk: &dyn Disk, path: &Path, known: [ContentHash; 2]) -> bool {
    reading::find(disk, path).is_ok_and(|found| known.contains(&ContentHash::of(&found.bytes)))
}
