//! Another program does something at each call of a save.

use std::cell::{Cell, RefCell};
use std::fs::{self, File, OpenOptions, Permissions};
use std::io::Write;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};

use lp_manifest::store::disk::System;
use lp_manifest::store::{SaveError, Saved};
use rustix::io::Errno;

use super::disks::{Act, Scripted};
use super::site::{Case, NEW, OLD, Site, soon};

const THEIRS: &str = "{\"client_name\": \"theirs\"}\n";
const NEWEST: &str = "{\"client_name\": \"the newest, by a third\"}\n";

/// Replaces the file as most editors do.
fn replace(site: &Site, text: &str) {
    let beside = site.root().join("beside");
    fs::write(&beside, text).unwrap();
    fs::rename(beside, site.file()).unwrap();
}

/// Saves while `disturb` is done just before a call; the answer.
fn save_while(site: &Site, number: usize, disturb: impl Fn(&Site)) -> Result<Saved, SaveError> {
    site.lay_out();
    let opened = site.opened();
    let disk = Scripted::new(|call, name| {
        if call == number {
            disturb(site);
        }
        site.case.act(name)
    });
    site.save(&disk, opened.as_ref())
}

/// Nothing of ours is left after the next one opened the file.
fn assert_clean(site: &Site, context: &str) {
    let cleared = soon(|| {
        let _ = site.store(&System).read(&site.path());
        site.names().iter().all(|name| !name.starts_with('.'))
    });
    assert!(cleared, "{context}: {:?}", site.names());
}

#[test]
fn a_version_that_appears_at_any_call_is_still_there_after_the_save() {
    for case in [Case::Plain, Case::Anything, Case::Dressed, Case::New, Case::NewByLink] {
        let site = Site::new(case);
        for number in 0..site.calls() {
            let context = format!("{case:?}, call {number}");
            let answer = save_while(&site, number, |site| replace(site, THEIRS));
            let seen_first = case == Case::Anything && answer.is_ok();
            let now = site.content().unwrap();
            // The one that was told to write over anything may have seen theirs before it began.
            assert!(now == THEIRS || (seen_first && now == NEW), "{context}: {now}, {answer:?}");
            assert_clean(&site, &context);
        }
    }
}

#[test]
fn a_file_that_vanishes_at_any_call_is_not_missed() {
    let site = Site::new(Case::Plain);
    let mut gone = 0;
    for number in 0..site.calls() {
        let answer = save_while(&site, number, |site| fs::remove_file(site.file()).unwrap());
        match answer {
            Err(SaveError::Gone) => gone += 1,
            // The new one was there already, and was what they removed.
            Ok(_) => {}
            Err(error) => panic!("call {number}: {error}"),
        }
        assert_eq!(site.content(), None, "call {number}");
        assert_clean(&site, &format!("call {number}"));
    }
    assert!(gone > 10, "{gone}");
}

#[test]
fn what_takes_the_place_of_the_file_at_any_call_is_put_back() {
    let site = Site::new(Case::Plain);
    for number in 0..site.calls() {
        let context = format!("call {number}");
        let answer = save_while(&site, number, |site| {
            fs::remove_file(site.file()).unwrap();
            fs::create_dir(site.file()).unwrap();
            fs::write(site.file().join("inside"), THEIRS).unwrap();
        });
        assert_eq!(fs::read_to_string(site.file().join("inside")).unwrap(), THEIRS, "{context}: {answer:?}");
        let answer = save_while(&site, number, |site| {
            fs::remove_file(site.file()).unwrap();
            symlink("elsewhere", site.file()).unwrap();
        });
        assert!(site.file().is_symlink(), "{context}: {answer:?}");
    }
}

#[test]
fn what_is_opened_never_holds_the_program() {
    use lp_manifest::store::disk::{Disk, How};
    use rustix::fs::{OFlags, fcntl_getfl};
    let site = Site::new(Case::Plain);
    for how in [How::Read, How::Write] {
        let flags = fcntl_getfl(System.open(&site.file(), how).unwrap()).unwrap();
        assert!(flags.contains(OFlags::NONBLOCK), "{how:?}: {flags:?}");
    }
    // Between a look and the open the file may have become a pipe that nobody writes to.
    let pipe = site.root().join("pipe");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    System.open(&pipe, How::Read).unwrap();
}

#[test]
fn rights_that_are_taken_away_at_any_call_stay_away() {
    for case in [Case::Plain, Case::Linked, Case::NoExchange] {
        let site = Site::new(case);
        let calls = site.calls();
        for number in 0..calls {
            let context = format!("{case:?}, call {number}");
            let take = |site: &Site| fs::set_permissions(site.file(), Permissions::from_mode(0o600)).unwrap();
            let answer = save_while(&site, number, take);
            let mode = fs::metadata(site.file()).unwrap().mode() & 0o777;
            // Between the last look and the rename nobody sees it.
            let too_late = case == Case::NoExchange && number + 3 == calls;
            assert!(mode == 0o600 || too_late, "{context}: {mode:o}, {answer:?}");
            site.assert_nothing_lost(&context);
        }
    }
}

#[test]
fn a_second_name_that_is_made_at_any_call_leads_to_the_same_file_afterwards() {
    let site = Site::new(Case::Plain);
    for number in 0..site.calls() {
        let other = site.folder().join("other");
        let answer = save_while(&site, number, |site| fs::hard_link(site.file(), &other).unwrap());
        let inode = |path| fs::metadata(path).unwrap().ino();
        assert_eq!(inode(site.file()), inode(other.clone()), "call {number}: {answer:?}");
    }
}

#[test]
fn who_writes_through_an_open_file_is_noticed_until_the_old_one_goes() {
    let site = Site::new(Case::Plain);
    let mut noticed = 0;
    let calls = site.calls();
    for number in 0..calls {
        site.lay_out();
        let opened = site.opened();
        let open: RefCell<File> = RefCell::new(OpenOptions::new().append(true).open(site.file()).unwrap());
        let disk = Scripted::new(|call, _| {
            if call == number {
                open.borrow_mut().write_all(b"// theirs").unwrap();
            }
            Act::Go
        });
        let answer = site.save(&disk, opened.as_ref());
        let theirs = format!("{OLD}// theirs");
        if answer.is_err() {
            assert_eq!(site.content(), Some(theirs), "call {number}: {answer:?}");
            noticed += 1;
        } else {
            // From the last look on nobody can see it: the three calls after it, and the end.
            assert!(number + 6 >= calls, "call {number} of {calls}: {answer:?}");
        }
    }
    assert!(noticed + 6 >= calls, "{noticed} of {calls}");
}

/// The number of the last call that looks at the old file before it is written over.
fn last_look(site: &Site, written_over_by: &str) -> usize {
    site.lay_out();
    let opened = site.opened();
    let disk = Scripted::new(|_, call| site.case.act(call));
    site.save(&disk, opened.as_ref()).unwrap();
    let calls = disk.calls();
    let end = calls.iter().position(|call| call == written_over_by).unwrap();
    calls[..end].iter().rposition(|call| call == "read_at app.json").unwrap()
}

#[test]
fn where_nothing_is_taken_out_a_change_is_noticed_until_the_last_look() {
    for (case, written_over_by) in [(Case::Linked, "write_at app.json"), (Case::NoExchange, "rename swap")] {
        let site = Site::new(case);
        for number in 0..last_look(&site, written_over_by) {
            let answer = save_while(&site, number, |site| {
                OpenOptions::new().append(true).open(site.file()).unwrap().write_all(b"// theirs").unwrap();
            });
            let now = site.content();
            assert_eq!(now, Some(format!("{OLD}// theirs")), "{case:?}, call {number}: {answer:?}");
            assert!(matches!(answer, Err(SaveError::Changed)), "{case:?}, call {number}: {answer:?}");
        }
    }
}

/// Does something before each exchange, in turn.
fn save_with_swaps(site: &Site, disturb: impl Fn(usize) -> Act) -> Result<Saved, SaveError> {
    site.lay_out();
    let opened = site.opened();
    let swaps = Cell::new(0);
    let disk = Scripted::new(|_, name| match name {
        "exchange" => disturb(swaps.replace(swaps.get() + 1)),
        _ => Act::Go,
    });
    site.save(&disk, opened.as_ref())
}

#[test]
fn of_two_versions_that_cross_a_save_the_newest_stays_and_the_other_is_kept() {
    let site = Site::new(Case::Plain);
    let answer = save_with_swaps(&site, |swap| {
        match swap {
            0 => replace(&site, THEIRS),
            1 => replace(&site, NEWEST),
            _ => {}
        }
        Act::Go
    });
    let Err(SaveError::Crossed { kept }) = answer else { panic!("{answer:?}") };
    assert_eq!(site.content().as_deref(), Some(NEWEST));
    assert_eq!(fs::read_to_string(&kept).unwrap(), THEIRS);
    // Nobody clears away what nobody has seen.
    site.store(&System).read(&site.file()).unwrap();
    assert_eq!(fs::read_to_string(&kept).unwrap(), THEIRS);
}

#[test]
fn a_version_that_is_written_over_ours_before_it_is_taken_back_stays() {
    let site = Site::new(Case::Plain);
    let answer = save_with_swaps(&site, |swap| {
        match swap {
            0 => replace(&site, THEIRS),
            1 => fs::write(site.file(), NEWEST).unwrap(),
            _ => {}
        }
        Act::Go
    });
    let Err(SaveError::Crossed { kept }) = answer else { panic!("{answer:?}") };
    assert_eq!(site.content().as_deref(), Some(NEWEST));
    assert_eq!(fs::read_to_string(kept).unwrap(), THEIRS);
}

#[test]
fn a_version_that_cannot_be_put_back_is_kept_and_named() {
    let site = Site::new(Case::Plain);
    let answer = save_with_swaps(&site, |swap| {
        if swap == 0 {
            replace(&site, THEIRS);
            return Act::Go;
        }
        Act::Refuse(Errno::IO)
    });
    let warning = answer.unwrap().warning.unwrap();
    let (words, kept) = warning.split_once(" is kept in ").unwrap();
    assert_eq!(words, "another program had just changed the file: its version");
    assert_eq!(site.content().as_deref(), Some(NEW));
    site.store(&System).read(&site.file()).unwrap();
    assert_eq!(fs::read_to_string(kept).unwrap(), THEIRS);
}

#[test]
fn a_file_that_vanishes_while_it_is_put_back_is_kept_and_named() {
    let site = Site::new(Case::Plain);
    let answer = save_with_swaps(&site, |swap| {
        match swap {
            0 => replace(&site, THEIRS),
            1 => fs::remove_file(site.file()).unwrap(),
            _ => {}
        }
        Act::Go
    });
    let Err(SaveError::Crossed { kept }) = answer else { panic!("{answer:?}") };
    assert_eq!(fs::read_to_string(kept).unwrap(), THEIRS);
}

#[test]
fn a_window_that_opens_the_file_at_any_call_is_no_trouble() {
    for case in [Case::Plain, Case::Dressed] {
        let site = Site::new(case);
        for number in 0..site.calls() {
            let context = format!("{case:?}, call {number}");
            let saved = save_while(&site, number, |site| {
                let _ = site.store(&System).read(&site.path());
            });
            let saved = saved.unwrap_or_else(|error| panic!("{context}: {error}"));
            assert_eq!(saved.warning, None, "{context}");
            assert_eq!(site.content().as_deref(), Some(NEW), "{context}");
        }
    }
}
