//! Unsaved work of windows that are gone, from the command line.

use std::process::Command;

use lp_manifest::json::unsaved::Unsaved;
use lp_manifest::store::journal::{Drafts, Journal};

use super::{Desk, Ran};

const OLD: &str = "{\"client_name\": \"A\"}\n";
const NEW: &str = "{\"client_name\": \"typed\"}\n";

fn journal(desk: &Desk, name: &str) -> Journal {
    let drafts = Drafts::in_folder(desk.path("state/lp-manifest/drafts")).unwrap();
    let real = std::fs::canonicalize(desk.0.path()).unwrap().join(name);
    let mut journal = drafts.claim(Some(&real)).unwrap().journal;
    let work = Unsaved { base: Some(OLD.to_owned()), text: NEW.to_owned(), ..Unsaved::default() };
    journal.write(1, work).unwrap();
    journal
}

fn drafts(desk: &Desk, words: &[&str]) -> Ran {
    let output = Command::new(env!("CARGO_BIN_EXE_lp-manifest"))
        .arg("drafts")
        .args(words)
        .current_dir(desk.0.path())
        .env("XDG_STATE_HOME", desk.path("state"))
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Ran { code: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
}

/// The names of what waits. A process that another test starts holds locks for a moment.
fn ids(desk: &Desk, count: usize) -> Vec<String> {
    let list = || {
        let ran = drafts(desk, &["list"]);
        let named = ran.out.lines().filter(|line| line.contains("json"));
        named.map(|line| line.split(' ').next().unwrap().to_owned()).collect::<Vec<_>>()
    };
    (0..50).map(|_| list()).find(|ids| ids.len() == count).unwrap_or_else(list)
}

#[test]
fn work_of_a_window_that_is_gone_is_listed_and_restored_though_its_file_was_renamed() {
    let desk = Desk::with(OLD);
    let open = journal(&desk, "app.json");
    assert!(ids(&desk, 0).is_empty(), "what a window has in work does not wait");
    drop(open);
    std::fs::rename(desk.path("app.json"), desk.path("renamed.json")).unwrap();
    let ids = ids(&desk, 1);
    assert_eq!(ids.len(), 1);
    let ran = drafts(&desk, &["restore", &ids[0], "--to", "renamed.json"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""), "no file is written over by its new name");
    let ran = drafts(&desk, &["restore", &ids[0], "--to", "again.json"]);
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (0, "restored again.json\n", ""));
    assert_eq!(std::fs::read_to_string(desk.path("again.json")).unwrap(), NEW);
    drafts(&desk, &[]).says(0, "no unsaved work\n");
}

#[test]
fn work_goes_into_its_file_unless_that_was_changed_since() {
    let desk = Desk::with(OLD);
    drop(journal(&desk, "app.json"));
    let ids = ids(&desk, 1);
    desk.put("app.json", "{}\n");
    let ran = drafts(&desk, &["restore", &ids[0]]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("was changed since: open it in the form"), "{}", ran.err);
    assert_eq!(desk.text(), "{}\n");
    desk.put("app.json", OLD);
    assert_eq!(drafts(&desk, &["restore", &ids[0]]).code, 0);
    assert_eq!(desk.text(), NEW);
    drafts(&desk, &["list"]).says(0, "no unsaved work\n");
}

#[test]
fn discarded_work_is_gone_and_no_other_is() {
    let desk = Desk::with(OLD);
    drop(journal(&desk, "app.json"));
    drop(journal(&desk, "other.json"));
    let all = ids(&desk, 2);
    assert_eq!(all.len(), 2);
    assert_eq!(drafts(&desk, &["discard", &all[0]]).code, 0);
    assert_eq!(ids(&desk, 1), [all[1].clone()]);
    let unknown = drafts(&desk, &["discard", &all[0]]);
    unknown.complains(2, &format!("there is no unsaved work {}: lp-manifest drafts lists it", all[0]));
}

/// Whoever lets everybody write their new files means not these.
#[test]
fn the_folder_of_unsaved_work_is_closed_whatever_the_umask() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::with(OLD);
    let line = format!("umask 000; exec {} drafts", env!("CARGO_BIN_EXE_lp-manifest"));
    let mut shell = Command::new("sh");
    shell.args(["-c", &line]).env("XDG_STATE_HOME", desk.path("state"));
    assert!(shell.status().unwrap().success());
    for folder in ["state/lp-manifest", "state/lp-manifest/drafts"] {
        let mode = std::fs::metadata(desk.path(folder)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o700, "{folder}");
    }
}
