//! kill -9 while saving, on the real disk.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};

use lp_manifest::store::disk::{Disk, System};
use lp_manifest::store::{Expect, Store};

use super::child::{Job, start};
use super::disks::{Act, Scripted};
use super::site::names;
use crate::support::soaked;

/// How long one line of a text is.
const LINE: usize = 16;

/// The text of a version: every line says which it is.
fn text(version: usize, size: usize) -> String {
    format!("{version:015}\n").repeat(size / LINE)
}

/// The version of a text, if it is one, whole.
fn version(found: &str, size: usize) -> Option<usize> {
    let first = found.as_bytes().get(..LINE)?;
    let whole = found.len() == size && found.as_bytes().chunks(LINE).all(|line| line == first);
    whole.then(|| found[..LINE - 1].parse().ok()).flatten()
}

fn file(place: &Path) -> PathBuf {
    place.join("folder/app.json")
}

fn store<'d>(disk: &'d dyn Disk, place: &Path) -> Store<'d> {
    Store::on(disk, Some(place.join("state")))
}

fn lay_out(place: &Path, case: &str, size: usize) {
    for folder in ["folder", "state"] {
        let _ = fs::remove_dir_all(place.join(folder));
    }
    fs::create_dir(place.join("folder")).unwrap();
    fs::write(file(place), text(0, size)).unwrap();
    if case == "linked" {
        fs::hard_link(file(place), place.join("folder/other")).unwrap();
    }
}

/// In a process of its own: saves one version after the other, and tells before and after each.
pub(crate) fn save_for_ever(case: &str, job: &Job<'_>) {
    // The moment in which a file is torn is short beside all the waiting for the disk, which only
    // a power cut needs.
    let hasty = Scripted::new(|_, _| Act::Go);
    let disk: &dyn Disk = if case == "linked" { &hasty } else { &System };
    let store = store(disk, &job.place);
    let file = file(&job.place);
    let mut known = store.read(&file).unwrap().snapshot;
    let mut out = std::io::stdout();
    for version in 1.. {
        let text = text(version, job.number);
        writeln!(out, "begin {version}").unwrap();
        known = store.save(&file, &text, Expect::Same(&known)).unwrap().snapshot;
        writeln!(out, "saved {version}").unwrap();
    }
}

/// What a process told before it was killed: the last version that it began, and that it saved.
#[derive(Default)]
struct Told {
    begun: usize,
    saved: usize,
}

impl Told {
    fn listen(&mut self, line: &str) {
        // The test runner's own words may stand before the first.
        if let Some((_, version)) = line.split_once("begin ") {
            self.begun = version.parse().unwrap_or(self.begun);
        }
        if let Some((_, version)) = line.split_once("saved ") {
            self.saved = version.parse().unwrap_or(self.saved);
        }
    }
}

/// Kills a process after it told `lines`, and a while that is different in every round.
fn kill_after(job: &Job<'_>, lines: usize, spins: usize) -> Told {
    let mut child = start(job.command());
    let mut told = Told::default();
    let mut words = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut heard = 0;
    while heard < lines {
        let line = words.next().expect("it saves for ever").unwrap();
        heard += usize::from(line.contains("begin ") || line.contains("saved "));
        told.listen(&line);
    }
    for _ in 0..spins {
        std::hint::spin_loop();
    }
    child.kill().unwrap();
    child.wait().unwrap();
    // What it told and was not heard in time counts too; its last line may be half a line.
    words.map_while(Result::ok).for_each(|line| told.listen(&line));
    told
}

/// How often something was seen after a kill.
#[derive(Debug, Default)]
struct Seen {
    temporaries: usize,
    copies: usize,
}

fn kill_often(case: &str, size: usize, rounds: usize) -> Seen {
    let root = tempfile::tempdir().unwrap();
    let place = root.path();
    let mut seen = Seen::default();
    for round in 0..rounds {
        lay_out(place, case, size);
        let name = format!("save for ever {case}");
        let job = Job { name: &name, place: place.to_owned(), number: size };
        let told = kill_after(&job, 1 + round % 3, (round * 7919) % 60_000);
        let context = format!("{case}, {size} bytes, round {round}");
        let store = store(&System, place);
        if let Some(rescue) = store.pending(&file(place)) {
            assert_eq!(case, "linked", "{context}");
            store.restore(&rescue).unwrap();
            seen.copies += 1;
        }
        let own = names(&place.join("folder")).len();
        let found = store.read(&file(place)).unwrap().text;
        let version = version(&found, size).unwrap_or_else(|| panic!("{context}: torn"));
        assert!((told.saved..=told.begun).contains(&version), "{context}: version {version} after all");
        let left = names(&place.join("folder"));
        seen.temporaries += own - left.len();
        let expected: &[&str] = if case == "linked" { &["app.json", "other"] } else { &["app.json"] };
        assert_eq!(left, expected, "{context}");
    }
    seen
}

#[test]
fn three_hundred_kills_leave_the_old_or_the_new_version_whole() {
    for size in [2_000, 100_000, 8_000_000] {
        let seen = kill_often("plain", size / LINE * LINE, soaked(100));
        eprintln!(
            "{} kills at {size} bytes: 0 torn, {} temporaries cleared away",
            soaked(100),
            seen.temporaries
        );
    }
}

#[test]
fn as_many_kills_while_writing_in_place_leave_a_whole_version_or_offer_the_copy() {
    for size in [2_000, 100_000, 1_000_000] {
        let seen = kill_often("linked", size / LINE * LINE, soaked(100));
        eprintln!("{} kills in place at {size} bytes: 0 lost, {} copies restored", soaked(100), seen.copies);
    }
}
