//! Each call of a save fails: the file is old or new, whole, and the answer says which.

use std::io::ErrorKind;

use lp_manifest::store::SaveError;
use rustix::io::Errno;

use super::disks::{Act, Scripted};
use super::site::{Case, NEW, OLD, Site};

/// What a system may answer to a call of a save.
const ERRORS: [Errno; 18] = [
    Errno::IO,
    Errno::NOSPC,
    Errno::DQUOT,
    Errno::ACCESS,
    Errno::PERM,
    Errno::ROFS,
    Errno::NOENT,
    Errno::EXIST,
    Errno::INVAL,
    Errno::NOSYS,
    Errno::OPNOTSUPP,
    Errno::BUSY,
    Errno::XDEV,
    Errno::INTR,
    Errno::MFILE,
    Errno::NOMEM,
    Errno::LOOP,
    Errno::STALE,
];

/// Saves on a disk that is disturbed, and holds the answer against what is there.
fn save_disturbed(site: &Site, context: &str, act: impl Fn(usize) -> Act) {
    site.lay_out();
    let opened = site.opened();
    let disk = Scripted::new(|number, call| match site.case.act(call) {
        Act::Go => act(number),
        other => other,
    });
    let answer = site.save(&disk, opened.as_ref());
    let now = site.content();
    match &answer {
        Ok(_) => assert_eq!(now.as_deref(), Some(NEW), "{context}: saved, it says"),
        Err(SaveError::Torn { copy, .. }) => {
            assert_eq!(std::fs::read_to_string(copy.as_ref().unwrap()).unwrap(), OLD, "{context}");
        }
        Err(error) => assert_eq!(now, site.old(), "{context}: {error}"),
    }
    site.assert_nothing_lost(context);
}

#[test]
fn at_each_call_that_fails_once_the_file_is_old_or_new_and_the_answer_says_which() {
    let mut saves = 0;
    for case in Case::ALL {
        let site = Site::new(case);
        for number in 0..site.calls() {
            for error in ERRORS {
                let context = format!("{case:?}, call {number} fails with {error:?}");
                let act = |call| if call == number { Act::Refuse(error) } else { Act::Go };
                save_disturbed(&site, &context, act);
                saves += 1;
            }
        }
    }
    eprintln!("{saves} saves with one call that fails");
}

#[test]
fn from_each_call_on_every_call_fails_and_the_file_is_old_or_new_or_the_copy_is_offered() {
    let mut saves = 0;
    for case in Case::ALL {
        let site = Site::new(case);
        for number in 0..site.calls() {
            for error in [Errno::IO, Errno::NOSPC, Errno::ACCESS, Errno::ROFS] {
                let context = format!("{case:?}, from call {number} on all fail with {error:?}");
                let act = |call| if call >= number { Act::Refuse(error) } else { Act::Go };
                save_disturbed(&site, &context, act);
                saves += 1;
            }
        }
    }
    eprintln!("{saves} saves on a disk that fails for good");
}

#[test]
fn at_each_call_that_is_done_and_said_to_have_failed_nothing_is_lost() {
    let mut saves = 0;
    for case in Case::ALL {
        let site = Site::new(case);
        for number in 0..site.calls() {
            for error in [Errno::IO, Errno::EXIST, Errno::INVAL, Errno::NOENT] {
                let context = format!("{case:?}, call {number} is done, and fails with {error:?}");
                let act = |call| if call == number { Act::DoAndRefuse(error) } else { Act::Go };
                save_disturbed(&site, &context, act);
                saves += 1;
            }
        }
    }
    eprintln!("{saves} saves with one call that is done and says it is not");
}

#[test]
fn a_disk_that_gives_back_other_bytes_than_were_written_is_noticed() {
    let site = Site::new(Case::Plain);
    let opened = site.opened();
    let file = site.folder();
    // The first byte of what was written turns before it is read back.
    let disk = Scripted::new(|_, call| {
        if call == "chmod" {
            for name in super::site::names(&file).iter().filter(|name| name.starts_with(".lp-manifest-")) {
                let mut bytes = std::fs::read(file.join(name)).unwrap();
                bytes[0] ^= 1;
                std::fs::write(file.join(name), bytes).unwrap();
            }
        }
        Act::Go
    });
    let error = site.save(&disk, opened.as_ref()).unwrap_err();
    assert!(error.to_string().contains("the disk gave back other bytes"), "{error}");
    assert_eq!(site.content().as_deref(), Some(OLD));
    site.assert_nothing_lost("read back");
}

#[test]
fn a_disk_that_is_full_leaves_the_old_file_and_no_other() {
    for case in [Case::Plain, Case::New, Case::Linked] {
        for full in ["create", "write_at", "allocate", "fsync"] {
            let site = Site::new(case);
            let opened = site.opened();
            let disk =
                Scripted::new(|_, call| if call == full { Act::Refuse(Errno::NOSPC) } else { Act::Go });
            match site.save(&disk, opened.as_ref()) {
                Err(SaveError::Io(error) | SaveError::NoCopy(error)) => {
                    assert_eq!(error.kind(), ErrorKind::StorageFull);
                }
                // Nothing is set aside for a file that is written beside.
                other => assert!(full == "allocate" && other.is_ok(), "{case:?}, {full}: {other:?}"),
            }
            if full != "allocate" {
                assert_eq!(site.content(), site.old(), "{case:?}, {full}");
            }
            site.assert_nothing_lost(full);
        }
    }
}

#[test]
fn what_fails_after_the_new_text_is_there_is_a_warning() {
    let site = Site::new(Case::Plain);
    let cases = [
        (1, "fsync", "a power cut now could take it back: "),
        (0, "unlink", "the old text is still in "),
        (2, "fsync", "a power cut now could take it back: "),
    ];
    for (skipped, failing, beginning) in cases {
        site.lay_out();
        let opened = site.opened();
        let left = std::cell::Cell::new(skipped);
        let disk = Scripted::new(|_, call| {
            if call != failing {
                return Act::Go;
            }
            match left.get() {
                0 => Act::Refuse(Errno::IO),
                more => {
                    left.set(more - 1);
                    Act::Go
                }
            }
        });
        let saved = site.save(&disk, opened.as_ref()).unwrap();
        let warning = saved.warning.unwrap();
        assert!(warning.starts_with(beginning), "{warning}");
        assert_eq!(site.content().as_deref(), Some(NEW));
        site.assert_nothing_lost(failing);
    }
}

/// What the calls of a save answer on Windows, where files were once told apart by zeros.
fn elsewhere(call: &str) -> Act {
    match call {
        "exchange" | "rename_new" | "allocate" => Act::Refuse(Errno::OPNOTSUPP),
        _ => Act::Go,
    }
}

#[test]
fn where_files_cannot_be_told_apart_nothing_is_called_saved_that_is_not() {
    for case in [Case::Plain, Case::Anything, Case::New, Case::Linked, Case::Dressed] {
        let site = Site::new(case);
        let calls = {
            let opened = site.opened();
            let disk = Scripted::anonymous(|_, call| elsewhere(call));
            let saved = site.save(&disk, opened.as_ref()).unwrap();
            assert_eq!(site.content().as_deref(), Some(NEW), "{case:?}");
            assert!(saved.warning.is_none() && !saved.unchanged, "{case:?}");
            disk.count()
        };
        for (number, error) in (0..calls).flat_map(|number| ERRORS.map(|error| (number, error))) {
            site.lay_out();
            let opened = site.opened();
            let disk = Scripted::anonymous(|at, call| match elsewhere(call) {
                Act::Go if at == number => Act::Refuse(error),
                act => act,
            });
            let answer = site.save(&disk, opened.as_ref());
            let context = format!("{case:?}, call {number} fails with {error:?}");
            let wanted = if answer.is_ok() { Some(NEW.to_owned()) } else { site.old() };
            if !matches!(answer, Err(SaveError::Torn { .. })) {
                assert_eq!(site.content(), wanted, "{context}");
            }
            site.assert_nothing_lost(&context);
        }
    }
}
