//! What dead processes left behind goes when a file is opened; nothing else does.

use std::fs;
use std::os::unix::fs::symlink;

use lp_manifest::store::disk::{Disk, How, System};
use lp_manifest::store::hash::ContentHash;

use super::desk::{Case, Desk, NEW, OLD};

fn swap_name() -> String {
    let [old, new] = [OLD, NEW].map(|text| ContentHash::of(text.as_bytes()));
    format!(".lp-manifest-1-0-{old}-{new}.tmp")
}

#[test]
fn leftovers_go_when_a_file_beside_them_is_opened() {
    let desk = Desk::new(Case::Plain);
    let own = format!(".lp-manifest-{}-3.tmp", std::process::id());
    for (name, text) in [(".lp-manifest-1-0.tmp", "half"), (&own, ""), (&swap_name(), OLD)] {
        fs::write(desk.folder().join(name), text).unwrap();
    }
    desk.opened();
    assert_eq!(desk.names(), ["app.json"]);
    fs::write(desk.folder().join(swap_name()), NEW).unwrap();
    desk.opened();
    assert_eq!(desk.names(), ["app.json"]);
    // A second name of the file, as a dead save of a new one leaves it.
    fs::hard_link(desk.file(), desk.folder().join(".lp-manifest-1-0.tmp")).unwrap();
    desk.opened();
    assert_eq!(desk.names(), ["app.json"]);
    assert_eq!(desk.content().as_deref(), Some(OLD));
}

#[test]
fn what_is_not_certainly_ours_stays() {
    let desk = Desk::new(Case::Plain);
    let at = |name: &str| desk.folder().join(name);
    fs::write(at("precious"), "precious").unwrap();
    symlink("precious", at(".lp-manifest-1-0.tmp")).unwrap();
    fs::create_dir(at(".lp-manifest-2-0.tmp")).unwrap();
    for name in
        [".lp-manifest-notes.tmp", ".lp-manifest-1-0.tmp.bak", "lp-manifest-1-0.tmp", ".lp-manifest-01-0.tmp"]
    {
        fs::write(at(name), "theirs").unwrap();
    }
    // Another program's version, taken out by a save that died before it was put back.
    fs::write(at(&swap_name()), "theirs").unwrap();
    let before = desk.names();
    desk.opened();
    assert_eq!(desk.names(), before);
    assert_eq!(fs::read_to_string(at("precious")).unwrap(), "precious");
}

#[test]
fn the_temporary_of_a_living_process_stays() {
    let desk = Desk::new(Case::Plain);
    for name in [".lp-manifest-1-0.tmp".to_owned(), swap_name()] {
        let path = desk.folder().join(&name);
        fs::write(&path, OLD).unwrap();
        let held = System.open(&path, How::Write).unwrap();
        assert!(System.lock(&held).unwrap());
        desk.opened();
        assert!(path.exists(), "{name}");
        drop(held);
        desk.opened();
        assert!(!path.exists(), "{name}");
    }
}

#[test]
fn looking_clears_nothing_away() {
    let desk = Desk::new(Case::Plain);
    fs::write(desk.folder().join(".lp-manifest-1-0.tmp"), "half").unwrap();
    assert_eq!(desk.store(&System).read_text(&desk.path()).unwrap(), OLD);
    assert_eq!(desk.names().len(), 2);
}

#[test]
fn names_that_are_taken_are_passed_over() {
    let desk = Desk::new(Case::Plain);
    let opened = desk.opened();
    for count in 0..5 {
        fs::write(desk.folder().join(format!(".lp-manifest-{}-{count}.tmp", std::process::id())), "x")
            .unwrap();
    }
    desk.save(&System, opened.as_ref()).unwrap();
    assert_eq!(desk.content().as_deref(), Some(NEW));
    desk.assert_nothing_lost("the leftovers go too");
}
