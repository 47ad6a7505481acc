//! Recent files: their paths and when, nothing of what is in them, and no entry of another window lost.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use lp_manifest::store::recent::Recent;

/// The paths that are remembered, the last first.
fn paths(recent: &Recent) -> Vec<PathBuf> {
    recent.entries().into_iter().map(|entry| entry.path).collect()
}

/// Makes every entry older by so many hours.
fn age(folder: &Path, hours: u64) {
    for file in fs::read_dir(folder).unwrap() {
        let file = fs::File::options().write(true).open(file.unwrap().path()).unwrap();
        let when = file.metadata().unwrap().modified().unwrap() - Duration::from_secs(3600 * hours);
        file.set_modified(when).unwrap();
    }
}

#[test]
fn what_was_opened_last_is_first_and_each_file_stands_once() {
    let home = tempfile::tempdir().unwrap();
    let recent = Recent::in_folder(home.path().join("recent"));
    let [a, b] = ["a.json", "b.json"].map(|name| home.path().join(name));
    recent.remember(&a).unwrap();
    age(&home.path().join("recent"), 1);
    recent.remember(&b).unwrap();
    assert_eq!(paths(&recent), [b.clone(), a.clone()]);
    age(&home.path().join("recent"), 1);
    recent.remember(&a).unwrap();
    assert_eq!(paths(&recent), [a.clone(), b.clone()]);
    recent.forget(&b).unwrap();
    recent.forget(&b).unwrap();
    assert_eq!(paths(&recent), [a]);
}

#[test]
fn only_the_path_and_the_time_are_kept_and_only_for_their_owner() {
    let home = tempfile::tempdir().unwrap();
    let (folder, file) = (home.path().join("recent"), home.path().join("a.json"));
    fs::write(&file, "{\"client_name\": \"hush\"}").unwrap();
    Recent::in_folder(folder.clone()).remember(&file).unwrap();
    let entries: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(entries.len(), 1);
    assert_eq!(fs::read(&entries[0]).unwrap(), file.as_os_str().as_encoded_bytes());
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(&folder).unwrap().permissions().mode() & 0o777, 0o700);
    }
}

#[test]
fn windows_lose_none_of_each_others_entries() {
    let home = tempfile::tempdir().unwrap();
    let windows: Vec<_> = (0..4)
        .map(|window| {
            let recent = Recent::in_folder(home.path().join("recent"));
            let folder = home.path().to_owned();
            std::thread::spawn(move || {
                for file in 0..8 {
                    recent.remember(&folder.join(format!("{window}-{file}.json"))).unwrap();
                }
            })
        })
        .collect();
    for window in windows {
        window.join().unwrap();
    }
    assert_eq!(paths(&Recent::in_folder(home.path().join("recent"))).len(), 32);
}

#[test]
fn a_few_dozen_are_kept_the_oldest_go_and_nonsense_is_passed_over() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("recent");
    let recent = Recent::in_folder(folder.clone());
    assert_eq!(recent.entries(), []);
    let first = home.path().join("first.json");
    recent.remember(&first).unwrap();
    age(&folder, 2);
    for file in 0..60 {
        recent.remember(&home.path().join(format!("{file}.json"))).unwrap();
    }
    let kept = recent.entries();
    assert_eq!(kept.len(), 48);
    assert!(!paths(&recent).contains(&first));
    assert!(kept.iter().all(|entry| entry.when <= SystemTime::now()));
    fs::write(folder.join("nonsense"), "no path").unwrap();
    fs::write(folder.join("0123.4711"), "/half/writ").unwrap();
    assert_eq!(recent.entries().len(), 48);
}
