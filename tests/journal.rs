//! The journal: what it keeps, for whom, and how a second window shows.

use std::fs;
use std::path::Path;

use lp_manifest::json::unsaved::{Record, Unsaved};
use lp_manifest::store::journal::{Claim, Drafts, Kept};
use proptest::prelude::*;

fn work(text: &str) -> Unsaved {
    Unsaved { base: Some("{}".to_owned()), text: text.to_owned(), loose: Vec::new() }
}

fn drafts(folder: &Path) -> Drafts {
    Drafts::in_folder(folder.join("drafts")).unwrap()
}

fn texts(found: &[lp_manifest::store::journal::Found]) -> Vec<String> {
    found
        .iter()
        .map(|found| found.work.as_ref().map_or("damaged".to_owned(), |work| work.text.clone()))
        .collect()
}

/// Tries again what another test can disturb: a process that it starts holds this one's locks for a
/// moment, from its fork to its exec.
fn until<T>(mut look: impl FnMut() -> T, fits: impl Fn(&T) -> bool) -> T {
    for _ in 0..2_000 {
        let seen = look();
        if fits(&seen) {
            return seen;
        }
        std::thread::yield_now();
    }
    look()
}

/// Claims a file that no other window has.
fn claim(drafts: &Drafts, file: Option<&Path>) -> Claim {
    until(|| drafts.claim(file).unwrap(), |claim| claim.holder.is_none())
}

/// Holds that the next window finds exactly these texts, in whatever order.
#[track_caller]
fn assert_found(drafts: &Drafts, file: Option<&Path>, wanted: &[&str]) {
    let found = || {
        let mut found = texts(&claim(drafts, file).journal.found());
        found.sort();
        found
    };
    assert_eq!(until(found, |found| found == wanted), wanted);
}

const APP: &str = "/somewhere/app.json";

#[test]
fn a_draft_that_outlives_its_window_is_found_at_the_next_start_until_it_is_discarded() {
    let folder = tempfile::tempdir().unwrap();
    let drafts = drafts(folder.path());
    let app = Some(Path::new(APP));
    for text in ["one", "two"] {
        let mut first = claim(&drafts, app);
        first.journal.write(1, work("older")).unwrap();
        first.journal.write(2, work(text)).unwrap();
    }
    assert!(claim(&drafts, Some(Path::new("/somewhere/other.json"))).journal.found().is_empty());
    for _ in 0..2 {
        assert_found(&drafts, app, &["one", "two"]);
    }
    let next = claim(&drafts, app);
    for found in next.journal.found() {
        next.journal.discard(&found.id).unwrap();
    }
    assert_found(&drafts, app, &[]);
}

#[test]
fn a_cleared_journal_leaves_nothing_behind() {
    let folder = tempfile::tempdir().unwrap();
    let drafts = drafts(folder.path());
    let mut claim = claim(&drafts, Some(Path::new(APP)));
    claim.journal.write(1, work("saved later")).unwrap();
    claim.journal.clear(1).unwrap();
    drop(claim);
    assert_eq!(fs::read_dir(folder.path().join("drafts")).unwrap().count(), 0);
}

#[test]
fn a_text_that_comes_late_does_not_replace_a_newer_one() {
    let folder = tempfile::tempdir().unwrap();
    let drafts = drafts(folder.path());
    let mut claim = claim(&drafts, None);
    claim.journal.write(7, work("newer")).unwrap();
    claim.journal.write(3, work("older")).unwrap();
    drop(claim);
    assert_found(&drafts, None, &["newer"]);
}

#[test]
fn a_second_window_is_told_of_the_first_and_keeps_its_own_work() {
    let folder = tempfile::tempdir().unwrap();
    let drafts = drafts(folder.path());
    let mut first = claim(&drafts, Some(Path::new(APP)));
    let mut second = drafts.claim(Some(Path::new(APP))).unwrap();
    assert!(first.holder.is_none());
    assert_eq!(second.holder.map(|holder| holder.process), Some(std::process::id()));
    first.journal.write(1, work("first")).unwrap();
    second.journal.write(1, work("second")).unwrap();
    drop((first, second));
    assert_found(&drafts, Some(Path::new(APP)), &["first", "second"]);
}

#[test]
fn whoever_takes_a_file_over_finds_the_work_of_the_first_which_goes_on_elsewhere() {
    let folder = tempfile::tempdir().unwrap();
    let drafts = drafts(folder.path());
    let mut first = claim(&drafts, Some(Path::new(APP)));
    assert_eq!(first.journal.write(1, work("begun")).unwrap(), Kept::Here);
    let mut second = drafts.take_over(Path::new(APP)).unwrap();
    assert!(second.holder.is_none());
    assert_eq!(texts(&second.journal.found()), ["begun"]);
    assert_eq!(first.journal.write(2, work("went on")).unwrap(), Kept::TakenOver);
    assert_eq!(first.journal.write(3, work("and on")).unwrap(), Kept::Here);
    second.journal.write(1, work("second")).unwrap();
    drop((first, second));
    assert_found(&drafts, Some(Path::new(APP)), &["and on", "begun", "second"]);
}

#[test]
fn a_window_whose_work_is_saved_hears_too_that_it_was_taken_over() {
    let folder = tempfile::tempdir().unwrap();
    let drafts = drafts(folder.path());
    let mut first = claim(&drafts, Some(Path::new(APP)));
    first.journal.write(1, work("begun")).unwrap();
    let mut second = drafts.take_over(Path::new(APP)).unwrap();
    second.journal.write(1, work("second")).unwrap();
    assert_eq!(first.journal.clear(2).unwrap(), Kept::TakenOver);
    drop((first, second));
    assert_found(&drafts, Some(Path::new(APP)), &["begun", "second"]);
}

#[test]
fn manifests_without_a_name_do_not_meet() {
    let folder = tempfile::tempdir().unwrap();
    let drafts = drafts(folder.path());
    let (mut one, mut two) = (claim(&drafts, None), claim(&drafts, None));
    assert!(one.holder.is_none() && two.holder.is_none());
    one.journal.write(1, work("one")).unwrap();
    two.journal.write(1, work("two")).unwrap();
    drop((one, two));
    assert_found(&drafts, None, &["one", "two"]);
}

#[test]
fn a_damaged_draft_is_found_as_such_and_stays() {
    let folder = tempfile::tempdir().unwrap();
    let drafts = drafts(folder.path());
    let mut claim = claim(&drafts, None);
    claim.journal.write(1, work("whole")).unwrap();
    let file = claim.journal.file();
    let bytes = fs::read(&file).unwrap();
    drop(claim);
    fs::write(&file, &bytes[..bytes.len() - 1]).unwrap();
    assert_found(&drafts, None, &["damaged"]);
    assert_found(&drafts, None, &["damaged"]);
}

#[cfg(unix)]
#[test]
fn nobody_else_can_read_a_draft() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let drafts = drafts(folder.path());
    let mut claim = claim(&drafts, None);
    claim.journal.write(1, work("a secret")).unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&claim.journal.file()), 0o600);
    assert_eq!(mode(&folder.path().join("drafts")), 0o700);
}

proptest! {
    #[test]
    fn a_record_comes_back_as_it_was_and_no_damaged_one_does(
        path in ".*", written: u64, base in prop::option::of(".{0,40}"), text in ".{0,80}",
        loose in prop::collection::vec((".{0,9}", ".{0,9}"), 0..3), at: prop::sample::Index, flip in 1..=255_u8,
    ) {
        let record = Record { path, written, work: Unsaved { base, text, loose } };
        let mut bytes = record.encode();
        prop_assert_eq!(Record::decode(&bytes), Some(record));
        let at = at.index(bytes.len());
        prop_assert_eq!(Record::decode(&bytes[..at]), None);
        bytes[at] ^= flip;
        prop_assert_eq!(Record::decode(&bytes), None);
    }
}
