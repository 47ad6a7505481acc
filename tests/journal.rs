//! The journal: what it keeps, for whom, and how a second window shows.

use std::fs;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use lp_manifest::json::unsaved::{Record, Unsaved};
use lp_manifest::store::journal::{Claim, Drafts, Kept};
use proptest::prelude::*;

fn work(text: &str) -> Unsaved {
    Unsaved { base: Some("{}".to_owned()), text: text.to_owned(), ..Unsaved::default() }
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
        let mut found = texts(&claim(drafts, file).journal.found(None));
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
    assert!(claim(&drafts, Some(Path::new("/somewhere/other.json"))).journal.found(None).is_empty());
    for _ in 0..2 {
        assert_found(&drafts, app, &["one", "two"]);
    }
    let next = claim(&drafts, app);
    for found in next.journal.found(None) {
        next.journal.discard(&found.id).unwrap();
    }
    drop(next);
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
    assert_eq!(texts(&second.journal.found(None)), ["begun"]);
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

/// Work that came of what was found.
fn grown(text: &str, from: &Claim) -> Unsaved {
    Unsaved { earlier: from.journal.found(None).into_iter().map(|found| found.mark).collect(), ..work(text) }
}

#[test]
fn an_earlier_state_of_work_is_no_rival_of_it_and_goes_with_it() {
    let folder = tempfile::tempdir().unwrap();
    let drafts = drafts(folder.path());
    let app = Some(Path::new(APP));
    let mut first = claim(&drafts, app);
    first.journal.write(1, work("begun")).unwrap();
    let mut second = drafts.take_over(Path::new(APP)).unwrap();
    let on = grown("begun, and on", &second);
    second.journal.write(1, on).unwrap();
    // The first one is ended, and writes down once more what it has.
    first.journal.write(2, work("begun")).unwrap();
    drop((first, second));
    assert_found(&drafts, app, &["begun, and on"]);
    assert_eq!(until(|| texts(&drafts.waiting()), |texts| texts.len() == 1), ["begun, and on"]);
    let third = claim(&drafts, app);
    let id = third.journal.found(None)[0].id.clone();
    third.journal.discard(&id).unwrap();
    assert_eq!(texts(&third.journal.found(None)), [""; 0]);
    let is_lock = |name: &String| Path::new(name).extension().is_some_and(|end| end == "lock");
    assert!(names(folder.path()).iter().all(is_lock));
}

#[test]
fn what_a_living_window_took_up_is_nobodys_but_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let drafts = drafts(folder.path());
    let app = Some(Path::new(APP));
    let mut first = claim(&drafts, app);
    first.journal.write(1, work("begun")).unwrap();
    drop(first);
    let mut second = claim(&drafts, app);
    assert_eq!(texts(&second.journal.found(None)), ["begun"]);
    let on = grown("begun, and on", &second);
    second.journal.write(1, on).unwrap();
    assert_eq!(texts(&drafts.waiting()), [""; 0], "it is in work");
    second.journal.clear(2).unwrap();
    drop(second);
    assert_found(&drafts, app, &["begun"]);
}

/// Until the clock of the drafts, which goes in milliseconds, has moved.
fn a_moment_passes() {
    let now = std::time::Instant::now();
    while now.elapsed().as_millis() < 2 {
        std::hint::spin_loop();
    }
}

#[test]
fn the_newer_work_comes_first_though_the_older_was_written_down_again() {
    let folder = tempfile::tempdir().unwrap();
    let drafts = drafts(folder.path());
    let mut first = claim(&drafts, Some(Path::new(APP)));
    let mut second = drafts.claim(Some(Path::new(APP))).unwrap();
    first.journal.write(1, work("older")).unwrap();
    a_moment_passes();
    second.journal.write(1, work("newer")).unwrap();
    a_moment_passes();
    first.journal.write(2, work("older")).unwrap();
    drop((first, second));
    let found = || texts(&claim(&drafts, Some(Path::new(APP))).journal.found(None));
    assert_eq!(until(found, |found| found.len() == 2), ["newer", "older"]);
}

fn names(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder.join("drafts")).unwrap();
    names.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

#[cfg(unix)]
#[test]
fn work_of_a_file_that_was_moved_is_found_under_its_new_name() {
    let folder = tempfile::tempdir().unwrap();
    let drafts = drafts(folder.path());
    let at = |name: &str| folder.path().join(name);
    // The same file, also where its text was changed since; a copy of what it held, once it is gone.
    for (case, now) in [("moved", "{}"), ("moved and changed", "{ }"), ("copied", "{}")] {
        fs::write(at("old.json"), "{}").unwrap();
        let mut old = claim(&drafts, Some(&at("old.json")));
        old.journal.write(1, work(case)).unwrap();
        drop(old);
        fs::write(at("copy.json"), "{}").unwrap();
        let copy = claim(&drafts, Some(&at("copy.json")));
        assert_eq!(
            texts(&copy.journal.found(Some("{}"))),
            [""; 0],
            "{case}: it belongs to the file that is there"
        );
        drop(copy);
        match case {
            "copied" => {
                fs::copy(at("old.json"), at("new.json")).unwrap();
                fs::remove_file(at("old.json")).unwrap();
            }
            _ => fs::rename(at("old.json"), at("new.json")).unwrap(),
        }
        fs::write(at("new.json"), now).unwrap();
        let new = claim(&drafts, Some(&at("new.json")));
        let found = until(|| new.journal.found(Some(now)), |found| !found.is_empty());
        assert_eq!(texts(&found), [case]);
        assert_eq!(found[0].path, at("old.json").to_string_lossy());
        new.journal.discard(&found[0].id).unwrap();
        assert_eq!(texts(&new.journal.found(Some(now))), [""; 0], "{case}");
        drop(new);
        fs::remove_file(at("new.json")).unwrap();
    }
}

#[test]
fn a_file_that_has_the_number_of_one_that_is_gone_is_another() {
    let folder = tempfile::tempdir().unwrap();
    let drafts = drafts(folder.path());
    let at = |name: &str| folder.path().join(name);
    fs::write(at("old.json"), "{}").unwrap();
    let mut old = claim(&drafts, Some(&at("old.json")));
    old.journal.write(1, work("typed")).unwrap();
    drop(old);
    let Ok(made) = fs::metadata(at("old.json")).and_then(|found| found.created()) else {
        eprintln!("skipped: this disk does not tell when a file was made");
        return;
    };
    fs::remove_file(at("old.json")).unwrap();
    // The disk's clock goes in steps, and a mark holds milliseconds.
    let millisecond = |time: SystemTime| time.duration_since(UNIX_EPOCH).unwrap().as_millis();
    let anew = || {
        let _ = fs::remove_file(at("new.json"));
        fs::write(at("new.json"), "{ }").unwrap();
        fs::metadata(at("new.json")).unwrap().created().unwrap()
    };
    while millisecond(anew()) == millisecond(made) {}
    let new = claim(&drafts, Some(&at("new.json")));
    assert_eq!(texts(&new.journal.found(Some("{ }"))), [""; 0]);
}

#[test]
fn a_folder_that_is_cleared_away_while_a_window_is_open_is_made_anew() {
    let folder = tempfile::tempdir().unwrap();
    let drafts = drafts(folder.path());
    let mut open = claim(&drafts, Some(Path::new(APP)));
    open.journal.write(1, work("one")).unwrap();
    fs::remove_dir_all(folder.path().join("drafts")).unwrap();
    assert_eq!(open.journal.write(2, work("two")).unwrap(), Kept::Here);
    drop(open);
    assert_found(&drafts, Some(Path::new(APP)), &["two"]);
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
        path in ".*", written: u64, file in prop::option::of(".{0,20}"), process: u32,
        base in prop::option::of(".{0,40}"), text in ".{0,80}",
        pending in prop::collection::vec((".{0,9}", ".{0,9}"), 0..3),
        earlier in prop::collection::vec("[0-9a-f]{32}", 0..3), at: prop::sample::Index, flip in 1..=255_u8,
    ) {
        let record = Record { path, file, written, process, work: Unsaved { base, text, pending, earlier } };
        let mut bytes = record.encode();
        prop_assert_eq!(Record::decode(&bytes), Some(record));
        let at = at.index(bytes.len());
        prop_assert_eq!(Record::decode(&bytes[..at]), None);
        bytes[at] ^= flip;
        prop_assert_eq!(Record::decode(&bytes), None);
    }
}
