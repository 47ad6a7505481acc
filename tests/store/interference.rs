//! Another program does something at each call of a save.

use std::cell::{Cell, RefCell};
use std::fs::{self, File, OpenOptions, Permissions};
use std::io::Write;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};

use lp_manifest::store::disk::System;
use lp_manifest::store::{SaveError, Saved};
use rustix::io::Errno;

use super::desk::{Case, Desk, NEW, OLD};
use super::disks::{Act, Scripted};

const THEIRS: &str = "{\"client_name\": \"theirs\"}\n";
const NEWEST: &str = "{\"client_name\": \"the newest, by a third\"}\n";

/// Replaces the file as most editors do.
fn replace(desk: &Desk, text: &str) {
    let beside = desk.root().join("beside");
    fs::write(&beside, text).unwrap();
    fs::rename(beside, desk.file()).unwrap();
}

/// Saves while `disturb` is done just before a call; the answer.
fn save_while(desk: &Desk, number: usize, disturb: impl Fn(&Desk)) -> Result<Saved, SaveError> {
    desk.lay_out();
    let opened = desk.opened();
    let disk = Scripted::new(|call, name| {
        if call == number {
            disturb(desk);
        }
        desk.case.act(name)
    });
    desk.save(&disk, opened.as_ref())
}

/// Nothing of ours is left after the next one opened the file.
fn assert_clean(desk: &Desk, context: &str) {
    let _ = desk.store(&System).read(&desk.path());
    let ours: Vec<_> = desk.names().into_iter().filter(|name| name.starts_with('.')).collect();
    assert_eq!(ours, [""; 0], "{context}");
}

#[test]
fn a_version_that_appears_at_any_call_is_still_there_after_the_save() {
    for case in [Case::Plain, Case::Anything, Case::Dressed, Case::New, Case::NewByLink] {
        let desk = Desk::new(case);
        for number in 0..desk.calls() {
            let context = format!("{case:?}, call {number}");
            let answer = save_while(&desk, number, |desk| replace(desk, THEIRS));
            let seen_first = case == Case::Anything && answer.is_ok();
            let content = desk.content().unwrap();
            // The one that was told to write over anything may have seen theirs before it began.
            assert!(content == THEIRS || (seen_first && content == NEW), "{context}: {content}, {answer:?}");
            assert_clean(&desk, &context);
        }
    }
}

#[test]
fn a_file_that_vanishes_at_any_call_is_not_missed() {
    let desk = Desk::new(Case::Plain);
    let mut gone = 0;
    for number in 0..desk.calls() {
        let answer = save_while(&desk, number, |desk| fs::remove_file(desk.file()).unwrap());
        match answer {
            Err(SaveError::Gone) => gone += 1,
            // The new one was there already, and was what they removed.
            Ok(_) => {}
            Err(error) => panic!("call {number}: {error}"),
        }
        assert_eq!(desk.content(), None, "call {number}");
        assert_clean(&desk, &format!("call {number}"));
    }
    assert!(gone > 10, "{gone}");
}

#[test]
fn what_takes_the_place_of_the_file_at_any_call_is_put_back() {
    let desk = Desk::new(Case::Plain);
    for number in 0..desk.calls() {
        let context = format!("call {number}");
        let answer = save_while(&desk, number, |desk| {
            fs::remove_file(desk.file()).unwrap();
            fs::create_dir(desk.file()).unwrap();
            fs::write(desk.file().join("inside"), THEIRS).unwrap();
        });
        assert_eq!(fs::read_to_string(desk.file().join("inside")).unwrap(), THEIRS, "{context}: {answer:?}");
        let answer = save_while(&desk, number, |desk| {
            fs::remove_file(desk.file()).unwrap();
            symlink("elsewhere", desk.file()).unwrap();
        });
        assert!(desk.file().is_symlink(), "{context}: {answer:?}");
    }
}

#[test]
fn rights_that_are_taken_away_at_any_call_stay_away() {
    for case in [Case::Plain, Case::Linked, Case::NoExchange] {
        let desk = Desk::new(case);
        let calls = desk.calls();
        for number in 0..calls {
            let context = format!("{case:?}, call {number}");
            let take = |desk: &Desk| fs::set_permissions(desk.file(), Permissions::from_mode(0o600)).unwrap();
            let answer = save_while(&desk, number, take);
            let mode = fs::metadata(desk.file()).unwrap().mode() & 0o777;
            // Between the last look and the rename nobody sees it.
            let too_late = case == Case::NoExchange && number + 3 == calls;
            assert!(mode == 0o600 || too_late, "{context}: {mode:o}, {answer:?}");
            desk.assert_nothing_lost(&context);
        }
    }
}

#[test]
fn a_second_name_that_is_made_at_any_call_leads_to_the_same_file_afterwards() {
    let desk = Desk::new(Case::Plain);
    for number in 0..desk.calls() {
        let other = desk.folder().join("other");
        let answer = save_while(&desk, number, |desk| fs::hard_link(desk.file(), &other).unwrap());
        let inode = |path| fs::metadata(path).unwrap().ino();
        assert_eq!(inode(desk.file()), inode(other.clone()), "call {number}: {answer:?}");
    }
}

#[test]
fn who_writes_through_an_open_file_is_noticed_until_the_old_one_goes() {
    let desk = Desk::new(Case::Plain);
    let mut noticed = 0;
    let calls = desk.calls();
    for number in 0..calls {
        desk.lay_out();
        let opened = desk.opened();
        let open: RefCell<File> = RefCell::new(OpenOptions::new().append(true).open(desk.file()).unwrap());
        let disk = Scripted::new(|call, _| {
            if call == number {
                open.borrow_mut().write_all(b"// theirs").unwrap();
            }
            Act::Go
        });
        let answer = desk.save(&disk, opened.as_ref());
        let theirs = format!("{OLD}// theirs");
        if answer.is_err() {
            assert_eq!(desk.content(), Some(theirs), "call {number}: {answer:?}");
            noticed += 1;
        } else {
            // From the last look on nobody can see it: the three calls after it, and the end.
            assert!(number + 6 >= calls, "call {number} of {calls}: {answer:?}");
        }
    }
    assert!(noticed + 6 >= calls, "{noticed} of {calls}");
}

/// Does something before each exchange, in turn.
fn save_with_swaps(desk: &Desk, disturb: impl Fn(usize) -> Act) -> Result<Saved, SaveError> {
    desk.lay_out();
    let opened = desk.opened();
    let swaps = Cell::new(0);
    let disk = Scripted::new(|_, name| match name {
        "exchange" => disturb(swaps.replace(swaps.get() + 1)),
        _ => Act::Go,
    });
    desk.save(&disk, opened.as_ref())
}

#[test]
fn of_two_versions_that_cross_a_save_the_newest_stays_and_the_other_is_kept() {
    let desk = Desk::new(Case::Plain);
    let answer = save_with_swaps(&desk, |swap| {
        match swap {
            0 => replace(&desk, THEIRS),
            1 => replace(&desk, NEWEST),
            _ => {}
        }
        Act::Go
    });
    let Err(SaveError::Crossed { kept }) = answer else { panic!("{answer:?}") };
    assert_eq!(desk.content().as_deref(), Some(NEWEST));
    assert_eq!(fs::read_to_string(&kept).unwrap(), THEIRS);
    // Nobody clears away what nobody has seen.
    desk.store(&System).read(&desk.file()).unwrap();
    assert_eq!(fs::read_to_string(&kept).unwrap(), THEIRS);
}

#[test]
fn a_version_that_cannot_be_put_back_is_kept_and_named() {
    let desk = Desk::new(Case::Plain);
    let answer = save_with_swaps(&desk, |swap| {
        if swap == 0 {
            replace(&desk, THEIRS);
            return Act::Go;
        }
        Act::Refuse(Errno::IO)
    });
    let warning = answer.unwrap().warning.unwrap();
    let (words, kept) = warning.split_once(" is kept in ").unwrap();
    assert_eq!(words, "saved, but another program had just changed the file: its version");
    assert_eq!(desk.content().as_deref(), Some(NEW));
    desk.store(&System).read(&desk.file()).unwrap();
    assert_eq!(fs::read_to_string(kept).unwrap(), THEIRS);
}

#[test]
fn a_file_that_vanishes_while_it_is_put_back_is_kept_and_named() {
    let desk = Desk::new(Case::Plain);
    let answer = save_with_swaps(&desk, |swap| {
        match swap {
            0 => replace(&desk, THEIRS),
            1 => fs::remove_file(desk.file()).unwrap(),
            _ => {}
        }
        Act::Go
    });
    let Err(SaveError::Crossed { kept }) = answer else { panic!("{answer:?}") };
    assert_eq!(fs::read_to_string(kept).unwrap(), THEIRS);
}
