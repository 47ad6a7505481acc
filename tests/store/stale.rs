//! What dead processes left behind goes when a file is opened; nothing else does.

use std::fs;
use std::os::unix::fs::symlink;

use lp_manifest::store::disk::{Disk, How, System};
use lp_manifest::store::hash::ContentHash;

use super::site::{Case, NEW, OLD, Site, soon};

fn swap_name() -> String {
    let [old, new] = [OLD, NEW].map(|text| ContentHash::of(text.as_bytes()));
    format!(".lp-manifest-1-0-{old}-{new}.tmp")
}

#[test]
fn leftovers_go_when_a_file_beside_them_is_opened() {
    let site = Site::new(Case::Plain);
    let own = format!(".lp-manifest-{}-3.tmp", std::process::id());
    for (name, text) in [(".lp-manifest-1-0.tmp", "half"), (&own, ""), (&swap_name(), OLD)] {
        fs::write(site.folder().join(name), text).unwrap();
    }
    site.opened();
    assert_eq!(site.names(), ["app.json"]);
    fs::write(site.folder().join(swap_name()), NEW).unwrap();
    site.opened();
    assert_eq!(site.names(), ["app.json"]);
    // A second name of the file, as a dead save of a new one leaves it.
    fs::hard_link(site.file(), site.folder().join(".lp-manifest-1-0.tmp")).unwrap();
    site.opened();
    assert_eq!(site.names(), ["app.json"]);
    assert_eq!(site.content().as_deref(), Some(OLD));
}

#[test]
fn what_is_not_certainly_ours_stays() {
    let site = Site::new(Case::Plain);
    let at = |name: &str| site.folder().join(name);
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
    let before = site.names();
    site.opened();
    assert_eq!(site.names(), before);
    assert_eq!(fs::read_to_string(at("precious")).unwrap(), "precious");
}

#[test]
fn the_temporary_of_a_living_process_stays() {
    let site = Site::new(Case::Plain);
    for name in [".lp-manifest-1-0.tmp".to_owned(), swap_name()] {
        let path = site.folder().join(&name);
        fs::write(&path, OLD).unwrap();
        let held = System.open(&path, How::Write).unwrap();
        assert!(System.lock(&held).unwrap());
        site.opened();
        assert!(path.exists(), "{name}");
        drop(held);
        let cleared = soon(|| {
            site.opened();
            !path.exists()
        });
        assert!(cleared, "{name}");
    }
}

#[test]
fn looking_clears_nothing_away() {
    let site = Site::new(Case::Plain);
    fs::write(site.folder().join(".lp-manifest-1-0.tmp"), "half").unwrap();
    assert_eq!(site.store(&System).read_text(&site.path()).unwrap(), OLD);
    assert_eq!(site.names().len(), 2);
}

#[test]
fn names_that_are_taken_are_passed_over() {
    let site = Site::new(Case::Plain);
    let opened = site.opened();
    for count in 0..5 {
        fs::write(site.folder().join(format!(".lp-manifest-{}-{count}.tmp", std::process::id())), "x")
            .unwrap();
    }
    site.save(&System, opened.as_ref()).unwrap();
    assert_eq!(site.content().as_deref(), Some(NEW));
    site.assert_nothing_lost("the leftovers go too");
}
