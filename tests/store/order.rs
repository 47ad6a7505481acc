//! In which order a save asks the system: what a power cut finds depends on it, and no test that
//! runs on a disk with power can see it otherwise.

use std::fs;
use std::path::Path;

use super::disks::Scripted;
use super::site::{Case, Site};

/// The calls that change something or wait for the disk, and the looks at what was taken out.
fn order(case: Case) -> Vec<String> {
    let site = Site::new(case);
    let opened = site.opened();
    let disk = Scripted::new(|_, call| case.act(call));
    site.save(&disk, opened.as_ref()).unwrap();
    let idle = ["lstat", "fstat", "access", "canonicalize", "open", "xattrs", "read_link"];
    let mut calls = disk.calls();
    calls.retain(|call| !idle.contains(&call.split(' ').next().unwrap()));
    calls.dedup();
    calls
}

#[test]
fn a_file_is_complete_on_the_disk_before_it_takes_the_place_of_the_old_one() {
    let expected = [
        "read_at app.json",
        "create temporary",
        "lock temporary",
        "write_at temporary",
        "chmod temporary",
        "fsync temporary",
        "read_at temporary",
        "rename_new temporary",
        "exchange swap",
        // What was taken out is looked at, now and before it goes.
        "read_at swap",
        "fsync folder",
        "read_at swap",
        "unlink swap",
        "fsync folder",
    ];
    assert_eq!(order(Case::Plain), expected);
}

#[test]
fn a_new_file_is_complete_on_the_disk_before_it_has_its_name() {
    let expected = [
        "create temporary",
        "lock temporary",
        "write_at temporary",
        "fsync temporary",
        "read_at temporary",
        "rename_new temporary",
        "fsync folder",
    ];
    assert_eq!(order(Case::New), expected);
}

#[test]
fn where_names_cannot_be_swapped_the_old_file_is_looked_at_last() {
    let calls = order(Case::NoExchange);
    let end = calls.iter().position(|call| call == "exchange swap").unwrap();
    assert_eq!(calls[end + 1..], ["read_at app.json", "rename swap", "fsync folder"]);
}

#[test]
fn the_copy_is_on_the_disk_before_a_byte_is_written_in_place() {
    let expected = [
        "read_at app.json",
        "open_to_write app.json",
        "make_folder rescue",
        "create copy",
        "lock copy",
        "write_at copy",
        "fsync copy",
        "read_at copy",
        "fsync folder",
        "allocate app.json",
        "read_at app.json",
        "write_at app.json",
        "truncate app.json",
        "fsync app.json",
        "read_at app.json",
        "unlink copy",
    ];
    assert_eq!(order(Case::Linked), expected);
}

#[test]
fn every_call_of_a_save_goes_through_the_disk() {
    let files = [
        "content",
        "copy",
        "create",
        "in_place",
        "links",
        "names",
        "reading",
        "refusal",
        "replace",
        "rescue",
        "rights",
        "saving",
        "stale",
        "temporary",
    ];
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/store");
    for name in files {
        let path = folder.join(name).with_extension("rs");
        let source = fs::read_to_string(&path).unwrap().replace("use std::fs::File;", "");
        for stray in ["fs::", "File::open", "File::create", "sync_all", "rustix::fs", "xattr::"] {
            assert!(!source.contains(stray), "src/store/{name}.rs names {stray}");
        }
    }
}
