//! Files on a real disk: what is read, what is refused, what a save leaves behind.

#[cfg(unix)]
mod changed;
#[cfg(unix)]
mod child;
#[cfg(unix)]
mod crash;
#[cfg(unix)]
mod disks;
#[cfg(unix)]
mod faults;
#[cfg(unix)]
mod interference;
#[cfg(unix)]
mod kill;
#[cfg(unix)]
mod order;
#[cfg(unix)]
mod race;
#[cfg(unix)]
mod recent;
#[cfg(unix)]
mod rescue;
#[cfg(unix)]
mod site;
#[cfg(unix)]
mod situations;
#[cfg(unix)]
mod stale;

use std::fs;
use std::path::Path;

use lp_manifest::store::{Expect, ReadError, SaveError, read, read_stream, save};
use tempfile::TempDir;

fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn a_text_comes_back_byte_for_byte() {
    let folder = folder();
    for text in ["{}\n", "\u{feff}{}\r\n", "", "no json\u{0}"] {
        let file = folder.path().join("app.json");
        fs::write(&file, text).unwrap();
        let opened = read(&file).unwrap();
        assert_eq!(opened.text, text);
        assert!(!opened.read_only);
        assert_eq!(opened.snapshot.real, fs::canonicalize(&file).unwrap());
        assert_eq!(read_stream(text.as_bytes()).unwrap(), text);
    }
}

#[test]
fn what_is_not_utf_8_is_named_with_its_place() {
    let cases: [(&[u8], usize, usize, Option<&str>); 10] = [
        (b"{\n  \"a\": \"\xff\"}", 2, 9, None),
        (b"\xef\xbb\xbf{\xff", 1, 2, None),
        ("{\"\u{e9}".as_bytes().split_last().unwrap().1, 1, 3, None),
        (b"\xff\xfe\0\0{\0\0\0}\0\0\0", 1, 1, Some("UTF-32")),
        (b"\0\0\xfe\xff\0\0\0{\0\0\0}", 1, 1, Some("UTF-32")),
        (b"{\0\0\0}\0\0\0", 1, 1, Some("UTF-32")),
        (b"\xff\xfe{\0}\0", 1, 1, Some("UTF-16")),
        (b"\xfe\xff\0{\0}", 1, 1, Some("UTF-16")),
        (b"{\0}\0", 1, 1, Some("UTF-16")),
        (b"\0{\0}", 1, 1, Some("UTF-16")),
    ];
    let folder = folder();
    let file = folder.path().join("app.json");
    for (bytes, line, column, wide) in cases {
        fs::write(&file, bytes).unwrap();
        match read(&file) {
            Err(ReadError::NotUtf8 { line: l, column: c, wide: w }) => {
                assert_eq!((l, c, w), (line, column, wide), "{bytes:?}");
            }
            other => panic!("{bytes:?}: {other:?}"),
        }
    }
}

#[test]
fn only_a_regular_file_of_bearable_size_is_read() {
    let folder = folder();
    let missing = folder.path().join("missing.json");
    assert!(matches!(read(&missing), Err(ReadError::Missing)));
    assert!(matches!(read(folder.path()), Err(ReadError::NotAFile("a folder"))));
    let large = folder.path().join("large.json");
    fs::File::create(&large).unwrap().set_len((64 << 20) + 1).unwrap();
    assert!(matches!(read(&large), Err(ReadError::TooLarge)));
}

#[test]
fn the_same_text_is_not_written_again() {
    let folder = folder();
    let file = folder.path().join("app.json");
    fs::write(&file, "{}").unwrap();
    let opened = read(&file).unwrap();
    let before = fs::metadata(&file).unwrap().modified().unwrap();
    for expect in [Expect::Same(&opened.snapshot), Expect::Nothing, Expect::Anything] {
        assert!(save(&file, "{}", expect).unwrap().unchanged);
    }
    assert_eq!(fs::metadata(&file).unwrap().modified().unwrap(), before);
}

#[test]
fn a_save_leaves_the_new_text_and_nothing_else() {
    let folder = folder();
    let file = folder.path().join("app.json");
    fs::write(&file, "old").unwrap();
    let opened = read(&file).unwrap();
    let saved = save(&file, "new", Expect::Same(&opened.snapshot)).unwrap();
    assert!(!saved.unchanged && saved.warning.is_none());
    assert_eq!(fs::read_to_string(&file).unwrap(), "new");
    let again = save(&file, "newer", Expect::Same(&saved.snapshot)).unwrap();
    assert!(!again.unchanged);
    assert_eq!(names(folder.path()), ["app.json"]);
}

#[test]
fn nobodys_version_is_written_over_unseen() {
    let folder = folder();
    let file = folder.path().join("app.json");
    fs::write(&file, "old").unwrap();
    let opened = read(&file).unwrap();
    let expect = Expect::Same(&opened.snapshot);

    fs::write(&file, "xxx").unwrap();
    assert!(matches!(save(&file, "new", expect), Err(SaveError::Changed)));
    fs::write(&file, b"\xff\xfe").unwrap();
    assert!(matches!(save(&file, "new", expect), Err(SaveError::Changed)));
    assert!(matches!(save(&file, "new", Expect::Nothing), Err(SaveError::Exists)));
    assert_eq!(fs::read(&file).unwrap(), b"\xff\xfe");

    fs::remove_file(&file).unwrap();
    assert!(matches!(save(&file, "new", expect), Err(SaveError::Gone)));
    fs::create_dir(&file).unwrap();
    assert!(matches!(save(&file, "new", expect), Err(SaveError::NotAFile("a folder"))));
    assert!(matches!(save(&file, "new", Expect::Anything), Err(SaveError::NotAFile("a folder"))));
    fs::remove_dir(&file).unwrap();

    save(&file, "new", Expect::Anything).unwrap();
    assert_eq!(fs::read_to_string(&file).unwrap(), "new");
    assert_eq!(names(folder.path()), ["app.json"]);
}

#[test]
fn a_file_that_was_only_touched_or_replaced_by_itself_is_saved() {
    let folder = folder();
    let file = folder.path().join("app.json");
    fs::write(&file, "old").unwrap();
    let opened = read(&file).unwrap();
    let later = std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(4_000_000_000);
    fs::File::options().write(true).open(&file).unwrap().set_modified(later).unwrap();
    fs::copy(&file, folder.path().join("copy")).unwrap();
    fs::rename(folder.path().join("copy"), &file).unwrap();
    save(&file, "new", Expect::Same(&opened.snapshot)).unwrap();
    assert_eq!(fs::read_to_string(&file).unwrap(), "new");
}

#[test]
fn a_missing_folder_is_a_sentence() {
    let folder = folder();
    let error = save(&folder.path().join("no/app.json"), "{}", Expect::Nothing).unwrap_err();
    let sentence = error.sentence("no/app.json");
    assert!(sentence.starts_with("not saved: there is no folder "), "{sentence}");
    assert!(sentence.ends_with("; no/app.json is as it was"), "{sentence}");
}

#[test]
fn every_sentence_names_the_file_and_has_no_full_stop() {
    let io = || std::io::Error::from(std::io::ErrorKind::StorageFull);
    let errors = [
        ReadError::Missing.sentence("app.json"),
        ReadError::NotAFile("a folder").sentence("app.json"),
        ReadError::TooLarge.sentence("app.json"),
        ReadError::NotUtf8 { line: 1, column: 2, wide: None }.sentence("app.json"),
        ReadError::NotUtf8 { line: 1, column: 1, wide: Some("UTF-16") }.sentence("app.json"),
        ReadError::Io(io()).sentence("app.json"),
        SaveError::Changed.sentence("app.json"),
        SaveError::Gone.sentence("app.json"),
        SaveError::Exists.sentence("app.json"),
        SaveError::ReadOnly.sentence("app.json"),
        SaveError::NotAFile("a folder").sentence("app.json"),
        SaveError::Io(io()).sentence("app.json"),
        SaveError::TooLarge.sentence("app.json"),
        SaveError::Crossed { kept: "kept".into() }.sentence("app.json"),
        SaveError::Torn { copy: Some("copy".into()), error: io() }.sentence("app.json"),
        SaveError::Torn { copy: None, error: io() }.sentence("app.json"),
        SaveError::NoCopy(io()).sentence("app.json"),
    ];
    for sentence in &errors {
        assert!(sentence.contains("app.json") && !sentence.ends_with('.'), "{sentence}");
    }
    assert_eq!(
        errors[11],
        "not saved: no space left; app.json is as it was: free some space, or save elsewhere"
    );
    assert_eq!(SaveError::Gone.to_string(), "not saved: the file is gone");
}

#[cfg(unix)]
mod unix {
    use std::fs::{self, Permissions};
    use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
    use std::path::Path;

    use lp_manifest::store::{Expect, ReadError, SaveError, read, save};

    use super::{folder, names};

    fn mode(file: &Path) -> u32 {
        fs::metadata(file).unwrap().mode() & 0o7777
    }

    fn chmod(file: &Path, mode: u32) {
        fs::set_permissions(file, Permissions::from_mode(mode)).unwrap();
    }

    #[test]
    fn permission_bits_stay() {
        let folder = folder();
        let file = folder.path().join("app.json");
        for bits in [0o600, 0o644, 0o664, 0o666, 0o755, 0o200 | 0o400 | 0o004] {
            fs::write(&file, "old").unwrap();
            chmod(&file, bits);
            let opened = read(&file).unwrap();
            save(&file, "new", Expect::Same(&opened.snapshot)).unwrap();
            assert_eq!(mode(&file), bits, "{bits:o}");
        }
    }

    #[test]
    fn a_new_file_gets_the_bits_of_any_new_file() {
        let folder = folder();
        let (ours, theirs) = (folder.path().join("a"), folder.path().join("b"));
        save(&ours, "{}", Expect::Nothing).unwrap();
        fs::write(&theirs, "{}").unwrap();
        assert_eq!(mode(&ours), mode(&theirs));
    }

    #[test]
    fn links_stay_links() {
        let folder = folder();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir(at("real")).unwrap();
        fs::write(at("real/app.json"), "old").unwrap();
        symlink("real/app.json", at("first")).unwrap();
        symlink(at("first"), at("second")).unwrap();
        let opened = read(&at("second")).unwrap();
        assert_eq!(opened.snapshot.real, fs::canonicalize(at("real/app.json")).unwrap());
        save(&at("second"), "new", Expect::Same(&opened.snapshot)).unwrap();
        assert_eq!(fs::read_to_string(at("real/app.json")).unwrap(), "new");
        assert!(at("second").is_symlink() && at("first").is_symlink());
        assert_eq!(names(folder.path()), ["first", "real", "second"]);
        assert_eq!(names(&at("real")), ["app.json"]);
    }

    #[test]
    fn a_dangling_link_makes_what_it_leads_to() {
        let folder = folder();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir(at("real")).unwrap();
        symlink("real/app.json", at("link")).unwrap();
        assert!(matches!(read(&at("link")), Err(ReadError::Missing)));
        save(&at("link"), "new", Expect::Nothing).unwrap();
        assert!(at("link").is_symlink());
        assert_eq!(fs::read_to_string(at("real/app.json")).unwrap(), "new");
    }

    #[test]
    fn links_in_a_circle_are_a_sentence() {
        let folder = folder();
        let at = |name: &str| folder.path().join(name);
        symlink("b", at("a")).unwrap();
        symlink("a", at("b")).unwrap();
        let sentence = read(&at("a")).unwrap_err().sentence("a");
        assert_eq!(sentence, "a cannot be read: its links lead in a circle");
        assert!(matches!(save(&at("a"), "{}", Expect::Anything), Err(SaveError::Io(_))));
    }

    #[test]
    fn a_pipe_or_a_device_never_holds_the_program() {
        let folder = folder();
        let pipe = folder.path().join("pipe");
        let made = std::process::Command::new("mkfifo").arg(&pipe).status();
        if made.is_ok_and(|status| status.success()) {
            assert!(matches!(read(&pipe), Err(ReadError::NotAFile("a pipe"))));
            let saved = save(&pipe, "{}", Expect::Anything);
            assert!(matches!(saved, Err(SaveError::NotAFile("a pipe"))));
        } else {
            eprintln!("skipped: mkfifo is missing here");
        }
        assert!(matches!(read(Path::new("/dev/null")), Err(ReadError::NotAFile("a device"))));
    }

    #[test]
    fn a_read_only_file_is_opened_and_not_written() {
        let folder = folder();
        let file = folder.path().join("app.json");
        fs::write(&file, "old").unwrap();
        chmod(&file, 0o444);
        let opened = read(&file).unwrap();
        assert!(opened.read_only);
        for expect in [Expect::Same(&opened.snapshot), Expect::Anything] {
            assert!(matches!(save(&file, "new", expect), Err(SaveError::ReadOnly)));
        }
        assert_eq!(fs::read_to_string(&file).unwrap(), "old");
        assert_eq!(names(folder.path()), ["app.json"]);
    }
}
