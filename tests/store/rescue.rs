//! The copy that waits after an interrupted writing in place.

use std::cell::{Cell, RefCell};
use std::fs;
use std::path::PathBuf;

use lp_manifest::store::disk::{Disk, How, System};
use lp_manifest::store::hash::ContentHash;
use lp_manifest::store::rescue::{Now, Rescue};
use lp_manifest::store::{Expect, SaveError, Store};
use rustix::io::Errno;

use super::disks::{Act, Scripted};
use super::site::{Case, NEW, OLD, Site, soon};

const TORN: &str = "{\"client_name\": \"the new old one";

/// A site on which a save in place died half way.
fn torn() -> Site {
    let site = Site::new(Case::Linked);
    copy_of(&site, OLD, NEW, 0);
    fs::write(site.file(), TORN).unwrap();
    site
}

/// The copy that waits.
fn offered(site: &Site) -> Rescue {
    let mut rescue = None;
    soon(|| {
        rescue = site.store(&System).pending(&site.path());
        rescue.is_some()
    });
    rescue.expect("a copy is offered")
}

/// A copy as a dead process left it, of a save from one text to the other.
fn copy_of(site: &Site, old: &str, new: &str, count: usize) -> PathBuf {
    let real = fs::canonicalize(site.folder()).unwrap().join("app.json");
    let [path, old_hash, new_hash] =
        [real.as_os_str().as_encoded_bytes(), old.as_bytes(), new.as_bytes()].map(ContentHash::of);
    let folder = site.state().join("rescue");
    fs::create_dir_all(&folder).unwrap();
    let copy = folder.join(format!("{path}-{old_hash}-{new_hash}-1-{count}.json"));
    fs::write(&copy, old).unwrap();
    copy
}

#[test]
fn a_torn_file_is_restored_with_all_its_names() {
    let site = torn();
    let store = site.store(&System);
    let rescue = offered(&site);
    assert_eq!(rescue.now, Now::Torn(TORN.as_bytes().to_vec()));
    assert_eq!(rescue.text(), Some(OLD));
    assert!(rescue.made.is_some());
    let sentence = rescue.sentence("app.json");
    assert!(sentence.contains(&rescue.copy.display().to_string()), "{sentence}");
    let saved = store.restore(&rescue).unwrap();
    assert_eq!(saved.snapshot, site.opened().unwrap());
    site.assert_nothing_lost("restored");
    assert_eq!(site.content().as_deref(), Some(OLD));
}

#[test]
fn a_copy_is_offered_until_it_is_discarded() {
    let site = torn();
    let store = site.store(&System);
    for _ in 0..2 {
        assert!(offered(&site).copy.exists());
    }
    let rescue = offered(&site);
    store.discard(&rescue).unwrap();
    store.discard(&rescue).unwrap();
    assert_eq!(store.pending(&site.path()), None);
    assert_eq!(site.content().as_deref(), Some(TORN));
}

#[test]
fn a_file_that_is_gone_is_made_again() {
    let site = torn();
    let store = site.store(&System);
    fs::remove_file(site.file()).unwrap();
    let rescue = offered(&site);
    assert_eq!(rescue.now, Now::Gone);
    assert!(rescue.sentence("app.json").starts_with("app.json is gone: "));
    store.restore(&rescue).unwrap();
    assert_eq!(site.content().as_deref(), Some(OLD));
    assert_eq!(site.copies(), [""; 0]);
}

#[test]
fn what_was_written_since_the_question_is_not_restored_over() {
    let site = torn();
    let store = site.store(&System);
    let rescue = offered(&site);
    fs::write(site.file(), "repaired by hand").unwrap();
    assert!(matches!(store.restore(&rescue), Err(SaveError::Changed)));
    assert_eq!(site.content().as_deref(), Some("repaired by hand"));
    assert!(rescue.copy.exists());
}

#[test]
fn a_whole_file_needs_no_copy() {
    for text in [OLD, NEW] {
        let site = torn();
        fs::write(site.file(), text).unwrap();
        assert_eq!(site.store(&System).pending(&site.path()), None);
        assert_eq!(site.copies(), [""; 0]);
        assert_eq!(site.content().as_deref(), Some(text));
    }
}

#[test]
fn a_copy_stays_until_the_whole_file_is_on_the_disk() {
    let site = torn();
    fs::write(site.file(), NEW).unwrap();
    let disk = Scripted::new(|_, call| if call == "fsync" { Act::Refuse(Errno::IO) } else { Act::Go });
    assert!(site.store(&disk).pending(&site.path()).is_some());
    assert_eq!(site.copies().len(), 1);
}

#[test]
fn a_copy_that_was_never_complete_is_not_offered() {
    let site = torn();
    fs::write(site.state().join("rescue").join(&site.copies()[0]), &OLD[..9]).unwrap();
    assert_eq!(site.store(&System).pending(&site.path()), None);
    assert_eq!(site.copies(), [""; 0]);
}

#[test]
fn a_copy_that_is_in_use_is_let_alone() {
    let site = torn();
    let copy = site.state().join("rescue").join(&site.copies()[0]);
    let held = System.open(&copy, How::Read).unwrap();
    assert!(System.lock(&held).unwrap());
    assert_eq!(site.store(&System).pending(&site.path()), None);
    assert!(copy.exists());
    drop(held);
    assert_eq!(offered(&site).copy, copy);
}

#[test]
fn of_several_copies_the_oldest_is_offered_first() {
    let site = torn();
    // A restore that was interrupted itself left a copy of the torn file.
    let younger = copy_of(&site, TORN, OLD, 1);
    let later = std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(4_000_000_000);
    fs::File::options().write(true).open(younger).unwrap().set_modified(later).unwrap();
    fs::write(site.file(), "torn again").unwrap();
    let store = site.store(&System);
    let rescue = offered(&site);
    assert_eq!(rescue.text(), Some(OLD));
    store.restore(&rescue).unwrap();
    site.assert_nothing_lost("the younger one is not needed then");
}

#[test]
fn the_copy_of_another_file_is_none_of_this_ones() {
    let site = torn();
    let another = site.folder().join("another.json");
    fs::write(&another, TORN).unwrap();
    let store = site.store(&System);
    assert_eq!(store.pending(&another), None);
    assert_eq!(Store::on(&System, None).pending(&site.path()), None);
    assert_eq!(site.copies().len(), 1);
}

#[test]
fn without_a_state_folder_the_copy_stands_beside_the_file() {
    let site = Site::new(Case::Linked);
    let opened = site.opened().unwrap();
    let unusable = site.root().join("file");
    fs::write(&unusable, "").unwrap();
    for state in [None, Some(unusable)] {
        site.lay_out();
        let beside = RefCell::new(Vec::new());
        let disk = Scripted::new(|_, call| {
            if call == "truncate" {
                // The file holds half of each now.
                *beside.borrow_mut() = site.names();
            }
            Act::Go
        });
        let saved = Store::on(&disk, state.clone()).save(&site.path(), NEW, Expect::Same(&opened)).unwrap();
        drop(disk);
        let beside = beside.into_inner();
        assert_eq!((saved.warning, site.content().as_deref()), (None, Some(NEW)));
        assert!(beside.iter().any(|name| name.starts_with(".lp-manifest-")), "{beside:?}");
        assert_eq!(site.names(), site.own_names());
        // And if the process dies there, it is offered.
        site.lay_out();
        let copy = site.folder().join(beside.iter().find(|name| name.starts_with('.')).unwrap());
        fs::write(&copy, OLD).unwrap();
        fs::write(site.path(), TORN).unwrap();
        let store = Store::on(&System, state);
        let rescue = store.pending(&site.path()).unwrap();
        assert_eq!((rescue.text(), &rescue.copy), (Some(OLD), &copy));
        store.restore(&rescue).unwrap();
        assert_eq!(site.content().as_deref(), Some(OLD));
        assert_eq!(site.names(), site.own_names());
    }
}

#[test]
fn where_no_copy_can_be_kept_nothing_is_written_in_place_unless_that_was_said() {
    let site = Site::new(Case::Linked);
    let opened = site.opened().unwrap();
    // Nothing can be made in the folder of the file.
    let disk = Scripted::new(|_, call| if call == "create" { Act::Refuse(Errno::ACCESS) } else { Act::Go });
    let error = Store::on(&disk, None).save(&site.path(), NEW, Expect::Same(&opened)).unwrap_err();
    assert!(matches!(error, SaveError::NoCopy(_)), "{error}");
    let sentence = error.sentence("app.json");
    assert!(
        sentence.starts_with("not saved: app.json can only be written in place, and a copy of its old text can be kept neither in "),
        "{sentence}"
    );
    assert_eq!(site.content().as_deref(), Some(OLD));
    let saved = Store::on(&disk, None).without_copy().save(&site.path(), NEW, Expect::Same(&opened)).unwrap();
    assert_eq!((saved.warning, site.content().as_deref()), (None, Some(NEW)));
    // What cannot be written whole is put back, as ever.
    site.lay_out();
    let writes = Cell::new(0);
    let full = Scripted::new(|_, call| match call {
        "create" => Act::Refuse(Errno::ACCESS),
        "write_at" if writes.replace(writes.get() + 1) == 0 => Act::Refuse(Errno::NOSPC),
        _ => Act::Go,
    });
    assert!(Store::on(&full, None).without_copy().save(&site.path(), NEW, Expect::Same(&opened)).is_err());
    assert_eq!(site.content().as_deref(), Some(OLD));
}

#[test]
fn a_command_says_that_a_copy_waits_and_where() {
    let site = torn();
    // The command finds its own folder by the environment.
    let place = site.root().join("lp-manifest");
    fs::rename(site.state(), &place).unwrap();
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_lp-manifest"));
    command.args(["set", "--string"]).arg(site.file()).arg("client_name=x");
    let output = command.env("XDG_STATE_HOME", site.root()).output().unwrap();
    let words = String::from_utf8(output.stderr).unwrap();
    assert!(words.contains("app.json is perhaps damaged: a save of it was interrupted; "), "{words}");
    assert!(words.contains(&place.join("rescue").display().to_string()), "{words}");
    assert_eq!(site.content().as_deref(), Some(TORN));
}
