//! What became of a file while it was open, and what a save makes of it.

use std::fs::{self, File, Permissions};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::net::UnixListener;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, SystemTime};

use lp_manifest::store::disk::System;
use lp_manifest::store::{Expect, SaveError, Saved};

use super::site::{Case, NEW, OLD, Site};

/// What a save answers.
#[derive(Debug, PartialEq)]
enum Answer {
    Saved,
    Unchanged,
    Changed,
    LeadsElsewhere,
    Gone,
    NotAFile(&'static str),
    ReadOnly,
    Other,
}

fn answer(answer: &Result<Saved, SaveError>) -> Answer {
    match answer {
        Ok(saved) if saved.unchanged => Answer::Unchanged,
        Ok(_) => Answer::Saved,
        Err(SaveError::Changed) => Answer::Changed,
        Err(SaveError::LeadsElsewhere(_)) => Answer::LeadsElsewhere,
        Err(SaveError::Gone) => Answer::Gone,
        Err(SaveError::NotAFile(what)) => Answer::NotAFile(what),
        Err(SaveError::ReadOnly) => Answer::ReadOnly,
        Err(_) => Answer::Other,
    }
}

/// The old text with one letter changed: as long as before.
fn other_of_same_length() -> String {
    OLD.replacen("old", "OLD", 1)
}

fn replace(file: &Path, text: &str) {
    let beside = file.with_file_name("beside");
    fs::write(&beside, text).unwrap();
    fs::rename(beside, file).unwrap();
}

/// Sets the time back to what it was before `change`.
fn behind_its_back(file: &Path, change: impl Fn(&Path)) {
    let before = fs::metadata(file).unwrap().modified().unwrap();
    change(file);
    File::options().write(true).open(file).unwrap().set_modified(before).unwrap();
    assert_eq!(fs::metadata(file).unwrap().len(), OLD.len() as u64);
}

fn instead(file: &Path, make: impl Fn(&Path)) {
    fs::remove_file(file).unwrap();
    make(file);
}

fn make_pipe(path: &Path) {
    assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
}

type Change = (&'static str, fn(&Path), Answer);

const CHANGES: &[Change] = &[
    ("nothing", |_| {}, Answer::Saved),
    (
        "touched",
        |file| {
            let later = SystemTime::UNIX_EPOCH + Duration::from_secs(4_000_000_000);
            File::options().write(true).open(file).unwrap().set_modified(later).unwrap();
        },
        Answer::Saved,
    ),
    ("written with the same content", |file| fs::write(file, OLD).unwrap(), Answer::Saved),
    ("replaced by the same content", |file| replace(file, OLD), Answer::Saved),
    ("other rights", |file| fs::set_permissions(file, Permissions::from_mode(0o600)).unwrap(), Answer::Saved),
    ("a second name", |file| fs::hard_link(file, file.with_file_name("other")).unwrap(), Answer::Saved),
    (
        "a link to the same content",
        |file| {
            fs::rename(file, file.with_file_name("moved")).unwrap();
            symlink("moved", file).unwrap();
        },
        Answer::Saved,
    ),
    ("already what is saved", |file| fs::write(file, NEW).unwrap(), Answer::Unchanged),
    ("other content", |file| fs::write(file, "theirs").unwrap(), Answer::Changed),
    ("other content of the same length", |file| replace(file, &other_of_same_length()), Answer::Changed),
    (
        "other content of the same length and time, in place",
        |file| behind_its_back(file, |file| fs::write(file, other_of_same_length()).unwrap()),
        Answer::Changed,
    ),
    (
        "other content of the same length and time, replaced",
        |file| behind_its_back(file, |file| replace(file, &other_of_same_length())),
        Answer::Changed,
    ),
    ("replaced by other content", |file| replace(file, "theirs"), Answer::Changed),
    ("emptied", |file| fs::write(file, "").unwrap(), Answer::Changed),
    ("one byte longer", |file| fs::write(file, format!("{OLD} ")).unwrap(), Answer::Changed),
    ("no text any more", |file| fs::write(file, b"\xff\xfe").unwrap(), Answer::Changed),
    (
        "too long",
        |file| File::options().write(true).open(file).unwrap().set_len((64 << 20) + 1).unwrap(),
        Answer::Changed,
    ),
    (
        "a link to other content",
        |file| {
            fs::write(file.with_file_name("other"), "theirs").unwrap();
            instead(file, |file| symlink("other", file).unwrap());
        },
        Answer::LeadsElsewhere,
    ),
    ("gone", |file| fs::remove_file(file).unwrap(), Answer::Gone),
    (
        "gone with its folder",
        |file| fs::rename(file.parent().unwrap(), file.parent().unwrap().with_extension("away")).unwrap(),
        Answer::Gone,
    ),
    ("a link to nothing", |file| instead(file, |file| symlink("nothing", file).unwrap()), Answer::Gone),
    ("a link to itself", |file| instead(file, |file| symlink("app.json", file).unwrap()), Answer::Other),
    ("a folder", |file| instead(file, |file| fs::create_dir(file).unwrap()), Answer::NotAFile("a folder")),
    ("a pipe", |file| instead(file, make_pipe), Answer::NotAFile("a pipe")),
    (
        "a socket",
        |file| instead(file, |file| drop(UnixListener::bind(file).unwrap())),
        Answer::NotAFile("a socket"),
    ),
    ("read-only", |file| fs::set_permissions(file, Permissions::from_mode(0o444)).unwrap(), Answer::ReadOnly),
];

#[test]
fn each_change_on_disk_gets_its_answer_and_what_was_not_seen_stays() {
    for (what, change, expected) in CHANGES {
        let site = Site::new(Case::Plain);
        let opened = site.opened().unwrap();
        change(&site.file());
        let before = site.content();
        let saved = site.store(&System).save(&site.file(), NEW, Expect::Same(&opened));
        assert_eq!(answer(&saved), *expected, "{what}: {saved:?}");
        if saved.is_ok() {
            assert_eq!(site.content().as_deref(), Some(NEW), "{what}");
        } else {
            assert_eq!(site.content(), before, "{what}");
        }
        if site.folder().exists() {
            assert!(site.names().iter().all(|name| !name.starts_with('.')), "{what}: {:?}", site.names());
        }
    }
    eprintln!("{} changes on disk", CHANGES.len());
}

#[test]
fn a_snapshot_names_the_file_and_its_content() {
    let site = Site::new(Case::Plain);
    let opened = site.opened().unwrap();
    assert_eq!(opened.text(), OLD);
    let saved = site.save(&System, Some(&opened)).unwrap();
    assert_eq!(saved.snapshot.text(), NEW);
    // What a save tells is what an open would.
    assert_eq!(saved.snapshot, site.opened().unwrap());
}
