//! Files that are not like any other. What takes rights that this person lacks is skipped, and says
//! so.

use std::ffi::{OsStr, OsString};
use std::fs::{self, Permissions};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use lp_manifest::store::disk::System;
use lp_manifest::store::{Expect, SaveError, Saved, Store};
use tempfile::TempDir;

use super::child::{Job, run};
use super::site::{NEW, OLD, has_xattrs, names};

/// Somebody who is not this person, and owns nothing.
const NOBODY: u32 = 65534;
/// Somebody else.
const OTHER: u32 = 4321;

fn is_root() -> bool {
    rustix::process::geteuid().is_root()
}

/// A folder that everybody may enter.
fn open_folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::set_permissions(folder.path(), Permissions::from_mode(0o755)).unwrap();
    folder
}

/// The folder of the file, with the file in it: `app.json` below a folder of its own.
fn file_in(place: &Path) -> PathBuf {
    let folder = place.join("folder");
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("app.json"), OLD).unwrap();
    folder.join("app.json")
}

fn chmod(path: &Path, mode: u32) {
    fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
}

fn save(store: &Store<'_>, file: &Path) -> Result<Saved, SaveError> {
    let opened = store.read(file).unwrap();
    store.save(file, NEW, Expect::Same(&opened.snapshot))
}

/// What a file is beside its content.
fn rights(file: &Path) -> (u32, u32, u32) {
    let found = fs::metadata(file).unwrap();
    (found.uid(), found.gid(), found.mode() & 0o7777)
}

/// Saves, and holds what the file is against what it was; whether it is the same inode still.
fn save_and_compare(file: &Path, state: &Path) -> bool {
    let (before, inode) = (rights(file), fs::metadata(file).unwrap().ino());
    let saved = save(&Store::on(&System, Some(state.to_owned())), file).unwrap();
    assert_eq!(saved.warning, None);
    assert_eq!(fs::read_to_string(file).unwrap(), NEW);
    assert_eq!(rights(file), before);
    assert!(names(file.parent().unwrap()).iter().all(|name| !name.starts_with(".lp-manifest-")));
    let copies = state.join("rescue");
    assert!(!copies.exists() || names(&copies).is_empty());
    fs::metadata(file).unwrap().ino() == inode
}

/// In a process of its own: the situation that a job names.
pub(crate) fn play(job: &Job<'_>) {
    let (file, state) = (job.place.join("folder/app.json"), job.place.join("state"));
    match job.name {
        "saved in place" => assert!(save_and_compare(&file, &state)),
        "read-only" => {
            let store = Store::on(&System, Some(state));
            assert!(store.read(&file).unwrap().read_only);
            assert!(matches!(save(&store, &file), Err(SaveError::ReadOnly)));
            assert_eq!(fs::read_to_string(&file).unwrap(), OLD);
        }
        "bind mount" => bind_mount(&file, &state),
        "overlay" => overlay(&job.place, &state),
        "full disk" => full_disk(&job.place, &state),
        "read-only disk" => read_only_disk(&file, &state),
        other => panic!("no such job: {other}"),
    }
}

/// Lets somebody who is not root do a job in a folder that was laid out for them.
fn as_nobody(name: &str, lay_out: impl Fn(&Path, &Path)) {
    if !is_root() {
        eprintln!("skipped: {name}: only root can lay out files of another owner");
        return;
    }
    let place = open_folder();
    let file = file_in(place.path());
    let state = place.path().join("state");
    fs::create_dir(&state).unwrap();
    chown(&state, Some(NOBODY), Some(NOBODY)).unwrap();
    lay_out(file.parent().unwrap(), &file);
    let mut command = Job { name, place: place.path().to_owned(), number: 0 }.command();
    run_as(command.uid(NOBODY).gid(NOBODY));
}

fn run_as(command: &mut Command) {
    if Command::new(command.get_program()).arg("--list").uid(NOBODY).gid(NOBODY).output().is_err() {
        eprintln!("skipped: another person may not run this test");
        return;
    }
    run(std::mem::replace(command, Command::new("true")));
}

#[test]
fn bits_and_owner_stay() {
    let place = open_folder();
    let file = file_in(place.path());
    let state = place.path().join("state");
    for mode in [0o600, 0o640, 0o644, 0o660, 0o666, 0o755, 0o200 | 0o404] {
        fs::write(&file, OLD).unwrap();
        chmod(&file, mode);
        assert!(!save_and_compare(&file, &state), "{mode:o}: written in place");
    }
    if !is_root() {
        eprintln!("skipped: only root can give files away");
        return;
    }
    for mode in [0o600, 0o664, 0o4755, 0o2775] {
        fs::write(&file, OLD).unwrap();
        chown(&file, Some(OTHER), Some(NOBODY)).unwrap();
        chmod(&file, mode);
        assert!(!save_and_compare(&file, &state), "{mode:o}: written in place");
    }
}

#[test]
fn a_file_of_another_owner_is_written_in_place() {
    as_nobody("saved in place", |folder, file| {
        chmod(folder, 0o777);
        chown(file, Some(OTHER), Some(OTHER)).unwrap();
        chmod(file, 0o666);
    });
}

#[test]
fn a_file_of_a_group_that_this_person_is_not_in_is_written_in_place() {
    as_nobody("saved in place", |folder, file| {
        chmod(folder, 0o777);
        chown(file, Some(NOBODY), Some(OTHER)).unwrap();
    });
}

#[test]
fn a_file_in_a_folder_that_may_not_be_written_to_is_written_in_place() {
    as_nobody("saved in place", |_, file| chown(file, Some(NOBODY), Some(NOBODY)).unwrap());
}

#[test]
fn a_file_of_another_owner_in_a_folder_where_all_keep_their_own_is_written_in_place() {
    as_nobody("saved in place", |folder, file| {
        chmod(folder, 0o1777);
        chown(file, Some(OTHER), Some(OTHER)).unwrap();
        chmod(file, 0o666);
    });
}

#[test]
fn a_file_that_this_person_may_only_read_is_read_only() {
    as_nobody("read-only", |folder, file| {
        chmod(folder, 0o777);
        chown(file, Some(OTHER), Some(OTHER)).unwrap();
        chmod(file, 0o644);
    });
}

/// Lets a process with mounts of its own do a job.
fn with_own_mounts(name: &str) {
    let may = Command::new("unshare").args(["--mount", "true"]).output();
    if !may.is_ok_and(|output| output.status.success()) {
        eprintln!("skipped: {name}: no mounts may be made here");
        return;
    }
    let place = open_folder();
    file_in(place.path());
    run(Job { name, place: place.path().to_owned(), number: 0 }.command_with_own_mounts());
}

fn mount(arguments: &[&OsStr]) {
    let output = Command::new("mount").args(arguments).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn a_file_that_is_mounted_by_itself_is_written_in_place() {
    with_own_mounts("bind mount");
}

fn bind_mount(file: &Path, state: &Path) {
    let source = file.with_file_name("source.json");
    fs::write(&source, OLD).unwrap();
    mount(&["--bind".as_ref(), source.as_os_str(), file.as_os_str()]);
    assert!(save_and_compare(file, state));
    assert_eq!(fs::read_to_string(&source).unwrap(), NEW);
}

#[test]
fn a_file_of_a_lower_layer_is_saved_into_the_upper_one() {
    with_own_mounts("overlay");
}

fn overlay(place: &Path, state: &Path) {
    let [lower, upper, work, merged] = ["lower", "upper", "work", "merged"].map(|name| place.join(name));
    for folder in [&lower, &upper, &work, &merged] {
        fs::create_dir(folder).unwrap();
    }
    fs::write(lower.join("app.json"), OLD).unwrap();
    let layers =
        format!("lowerdir={},upperdir={},workdir={}", lower.display(), upper.display(), work.display());
    let mounted =
        Command::new("mount").args(["-t", "overlay", "overlay", "-o", &layers]).arg(&merged).output();
    if !mounted.unwrap().status.success() {
        eprintln!("skipped: overlay: this disk takes no upper layer");
        return;
    }
    save_and_compare(&merged.join("app.json"), state);
    assert_eq!(fs::read_to_string(lower.join("app.json")).unwrap(), OLD);
    assert_eq!(fs::read_to_string(upper.join("app.json")).unwrap(), NEW);
}

#[test]
fn on_a_full_disk_the_old_file_stays_whichever_way_it_would_be_saved() {
    with_own_mounts("full disk");
}

fn full_disk(place: &Path, state: &Path) {
    let disk = place.join("disk");
    fs::create_dir(&disk).unwrap();
    mount(&[
        "-t".as_ref(),
        "tmpfs".as_ref(),
        "-o".as_ref(),
        "size=64k".as_ref(),
        "none".as_ref(),
        disk.as_ref(),
    ]);
    let store = Store::on(&System, Some(state.to_owned()));
    let long = "x".repeat(40_000);
    for linked in [false, true] {
        let file = disk.join("app.json");
        fs::write(&file, OLD).unwrap();
        if linked {
            fs::hard_link(&file, disk.join("other")).unwrap();
        }
        fs::write(disk.join("filling"), vec![0; 48_000]).unwrap();
        let opened = store.read(&file).unwrap();
        let error = store.save(&file, &long, Expect::Same(&opened.snapshot)).unwrap_err();
        let sentence = error.sentence("app.json");
        let expected = format!("not saved: no space left in {}; app.json is as it was: ", disk.display());
        assert!(sentence.starts_with(&expected), "{sentence}");
        assert_eq!(fs::read_to_string(&file).unwrap(), OLD);
        let new = store.save(&disk.join("new.json"), &long, Expect::Nothing);
        assert!(matches!(new, Err(SaveError::Io(_))), "{new:?}");
        fs::remove_file(disk.join("filling")).unwrap();
        let expected: &[&str] = if linked { &["app.json", "other"] } else { &["app.json"] };
        assert_eq!(names(&disk), expected);
    }
    assert!(names(&state.join("rescue")).is_empty());
}

#[test]
fn a_file_on_a_disk_that_can_only_be_read_is_opened_and_not_written() {
    with_own_mounts("read-only disk");
}

fn read_only_disk(file: &Path, state: &Path) {
    let folder = file.parent().unwrap();
    mount(&["--bind".as_ref(), folder.as_os_str(), folder.as_os_str()]);
    mount(&["-o".as_ref(), "remount,bind,ro".as_ref(), folder.as_os_str()]);
    let store = Store::on(&System, Some(state.to_owned()));
    assert!(store.read(file).unwrap().read_only);
    let error = save(&store, file).unwrap_err();
    assert!(matches!(error, SaveError::ReadOnly), "{error}");
    let error = store.save(&folder.join("new.json"), NEW, Expect::Nothing).unwrap_err();
    assert!(error.sentence("new.json").contains(" is on a disk that can only be read; "), "{error}");
}

#[test]
fn attributes_stay_however_the_file_is_saved() {
    let place = open_folder();
    if !has_xattrs(place.path()) {
        eprintln!("skipped: files in {} have no attributes", place.path().display());
        return;
    }
    let file = file_in(place.path());
    let other = file.with_file_name("other");
    for linked in [false, true] {
        if linked {
            fs::hard_link(&file, &other).unwrap();
        }
        fs::write(&file, OLD).unwrap();
        xattr::set(&file, "user.text", b"kept").unwrap();
        xattr::set(&file, "user.empty", b"").unwrap();
        xattr::set(&file, "user.bytes", &[0, 255, 10]).unwrap();
        assert_eq!(save_and_compare(&file, &place.path().join("state")), linked);
        let value = |name| xattr::get(&file, name).unwrap().unwrap();
        assert_eq!(
            [value("user.text"), value("user.empty"), value("user.bytes")],
            [b"kept".to_vec(), Vec::new(), vec![0, 255, 10]]
        );
    }
}

/// An access control list as the kernel stores it: the owner and another person read and write,
/// the others read.
fn access_list() -> Vec<u8> {
    let unnamed = u32::MAX;
    let entries: [(u16, u16, u32); 5] =
        [(1, 6, unnamed), (2, 6, OTHER), (4, 4, unnamed), (16, 6, unnamed), (32, 4, unnamed)];
    let mut list = 2_u32.to_le_bytes().to_vec();
    for (tag, permissions, id) in entries {
        list.extend(tag.to_le_bytes());
        list.extend(permissions.to_le_bytes());
        list.extend(id.to_le_bytes());
    }
    list
}

#[test]
fn an_access_control_list_stays_and_none_comes_from_the_folder() {
    const ACCESS: &str = "system.posix_acl_access";
    let place = open_folder();
    let file = file_in(place.path());
    let state = place.path().join("state");
    if xattr::set(&file, ACCESS, &access_list()).is_err() {
        eprintln!("skipped: files in {} have no access control lists", place.path().display());
        return;
    }
    assert!(!save_and_compare(&file, &state));
    assert_eq!(xattr::get(&file, ACCESS).unwrap(), Some(access_list()));

    fs::remove_file(&file).unwrap();
    fs::write(&file, OLD).unwrap();
    chmod(&file, 0o640);
    xattr::set(file.parent().unwrap(), "system.posix_acl_default", &access_list()).unwrap();
    assert!(!save_and_compare(&file, &state));
    assert_eq!(xattr::get(&file, ACCESS).unwrap(), None);
}

#[test]
fn names_of_any_bytes_and_of_full_length_are_saved() {
    let place = open_folder();
    let state = place.path().join("state");
    fs::create_dir(place.path().join("folder")).unwrap();
    let long = "n".repeat(255);
    let odd: [&[u8]; 4] = [b"\xff\xfe.json", b"line\nbreak\x1b[31m.json", b" ", long.as_bytes()];
    for name in odd.map(OsStr::from_bytes) {
        let file = place.path().join("folder").join(name);
        let store = Store::on(&System, Some(state.clone()));
        store.save(&file, OLD, Expect::Nothing).unwrap();
        assert!(!save_and_compare(&file, &state), "{name:?}");
        let other = place.path().join("folder/other");
        fs::hard_link(&file, &other).unwrap();
        fs::write(&file, OLD).unwrap();
        assert!(save_and_compare(&file, &state), "{name:?}");
        fs::remove_file(other).unwrap();
    }
    let names: Vec<OsString> =
        fs::read_dir(place.path().join("folder")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names.len(), odd.len());
}

#[test]
fn a_path_almost_as_long_as_the_system_takes_is_saved() {
    let place = open_folder();
    let state = place.path().join("state");
    let folder = (0..18).fold(place.path().to_owned(), |folder, _| folder.join("n".repeat(200)));
    fs::create_dir_all(&folder).unwrap();
    let file = folder.join("app.json");
    assert!(file.as_os_str().len() > 3_600);
    fs::write(&file, OLD).unwrap();
    assert!(!save_and_compare(&file, &state));
    fs::write(&file, OLD).unwrap();
    fs::hard_link(&file, folder.join("other")).unwrap();
    assert!(save_and_compare(&file, &state));
}

#[test]
fn nothing_but_a_file_is_saved_over() {
    let device = Path::new("/dev/null");
    let store = Store::on(&System, None);
    for expect in [Expect::Anything, Expect::Nothing] {
        assert!(matches!(store.save(device, NEW, expect), Err(SaveError::NotAFile("a device"))));
    }
    let place = open_folder();
    let saved = store.save(place.path(), NEW, Expect::Anything);
    assert!(matches!(saved, Err(SaveError::NotAFile("a folder"))));
    let saved = store.save(&place.path().join(".."), NEW, Expect::Anything);
    assert!(matches!(saved, Err(SaveError::NotAFile("a folder"))));
}

#[test]
fn a_link_of_somebody_else_in_a_shared_folder_is_not_followed() {
    if !rustix::process::geteuid().is_root() {
        eprintln!("skipped: only root makes links of somebody else");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let shared = folder.path().join("shared");
    fs::create_dir(&shared).unwrap();
    fs::write(folder.path().join("app.json"), "{}").unwrap();
    let link = shared.join("link.json");
    std::os::unix::fs::symlink("../app.json", &link).unwrap();
    std::os::unix::fs::lchown(&link, Some(NOBODY), Some(NOBODY)).unwrap();
    let mode = |mode| fs::set_permissions(&shared, fs::Permissions::from_mode(mode)).unwrap();
    let known = lp_manifest::store::read(&link).unwrap().snapshot;
    mode(0o1777);
    assert!(lp_manifest::store::read(&link).is_err());
    let refused = lp_manifest::store::save(&link, "{ }", Expect::Same(&known)).unwrap_err();
    assert!(refused.to_string().contains("a link of somebody else"), "{refused}");
    assert_eq!(fs::read_to_string(folder.path().join("app.json")).unwrap(), "{}");
    // In a folder of their own they may do what they like.
    std::os::unix::fs::chown(&shared, Some(NOBODY), None).unwrap();
    assert!(lp_manifest::store::read(&link).is_ok());
}
