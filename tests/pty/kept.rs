//! Unsaved work outlives every end of the program.

use std::fs;
use std::process::Command;
use std::rc::Rc;
use std::thread;

use super::super::support::soaked;
use super::tty::{Place, Tty};

const FILE: &str = "{\"client_name\": \"Q\", \"enabled\": true}";
const TYPED: &str = "bcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNO";

/// The unsaved texts that a place holds.
pub(super) fn kept(tty: &Tty) -> Vec<String> {
    tty.place.unsaved().into_iter().map(|work| work.text).collect()
}

/// How many of the typed letters a text holds behind the `Q`.
fn letters(text: &str) -> usize {
    (0..=TYPED.len()).rev().find(|count| text.contains(&format!("Q{}", &TYPED[..*count]))).unwrap_or(0)
}

/// Types, kills the program as soon as `wanted` letters are on the screen, and counts the letters
/// that the screen had shown and the draft does not hold.
fn lost(text: &str, wanted: usize) -> usize {
    let mut tty = Tty::edit(Some(text));
    tty.shows("Client name").keys("\r").shows("character");
    tty.keys(TYPED);
    let screen = tty.killed_when(|screen| letters(screen) >= wanted);
    let kept = kept(&tty).iter().map(|text| letters(text)).max().unwrap_or(0);
    letters(&screen).saturating_sub(kept)
}

#[test]
fn no_letter_that_the_screen_has_shown_is_lost_when_the_program_is_killed() {
    let filler = "x".repeat(95 * 1024);
    let long = FILE.replace('}', &format!(", \"filler\": \"{filler}\"}}"));
    let rounds = soaked(200);
    let work = |first: usize| {
        let texts = [FILE.to_owned(), long.clone()];
        thread::spawn(move || -> usize {
            let rounds = (first..rounds).step_by(4);
            rounds.map(|round| lost(&texts[round / 4 % 2], 1 + round * 7 % TYPED.len())).sum()
        })
    };
    let threads: Vec<_> = (0..4).map(work).collect();
    let lost: usize = threads.into_iter().map(|thread| thread.join().unwrap()).sum();
    assert_eq!(lost, 0, "letters that the screen had shown");
}

#[test]
fn what_a_signal_ends_is_offered_at_the_next_start_and_restored() {
    for signal in ["TERM", "HUP", "KILL"] {
        let mut tty = Tty::edit(Some(FILE));
        tty.shows("Client name").keys("\r").shows("character").keys("bc").shows("Qbc");
        tty.signal(signal);
        tty.ends();
        assert_eq!(tty.file().as_deref(), Some(FILE), "nothing is saved by itself");
        let mut again = Tty::again(&tty.place, "app.json", "xterm-256color", &["app.json"]);
        again.shows("has 1 change from").keys("r").shows("here is the work from");
        again.keys("\x13").shows("saved app.json: 1 change").keys("\x11");
        assert_eq!(again.ends(), 0, "{signal}");
        assert_eq!(again.file(), Some(FILE.replace("\"Q\"", "\"Qbc\"")), "{signal}");
        assert_eq!(kept(&again), [""; 0], "{signal}: what is saved is no draft any more");
    }
}

#[test]
fn work_that_is_kept_for_later_waits_until_it_is_thrown_away() {
    let mut tty = Tty::edit(Some(FILE));
    tty.shows("Client name").keys("\r").shows("character").keys("bc").shows("Qbc");
    tty.keys("\x11").shows("keep for later").keys("k");
    assert_eq!(tty.ends(), 0);
    for answer in ["\x1b", "x"] {
        let mut again = Tty::again(&tty.place, "app.json", "xterm-256color", &["app.json"]);
        again.shows("has 1 change from").keys(answer).shows("no changes").hides("has 1 change");
        again.keys("\x11");
        assert_eq!(again.ends(), 0);
    }
    assert_eq!(kept(&tty), [""; 0]);
}

#[test]
fn a_manifest_without_a_name_is_kept_too() {
    let mut tty = Tty::run(None, "app.json", "xterm-256color", &["new", "--template", "empty"]);
    tty.shows("Client name").keys("zebra").shows("zebra").signal("KILL");
    tty.ends();
    let mut again = Tty::again(&tty.place, "app.json", "xterm-256color", &[]);
    again.shows("new, never saved").keys("\r").shows("restore").keys("r").shows("zebra");
    again.keys("\x1b[24~").shows("save as").keys("app.json\r").shows("saved app.json: new file");
    again.keys("\x11");
    assert_eq!(again.ends(), 0);
    assert!(again.file().unwrap().contains("zebra"));
    assert_eq!(kept(&again), [""; 0], "what has a name is kept under no other");
}

#[test]
fn what_another_program_writes_is_noticed_and_merged() {
    let mut tty = Tty::edit(Some(FILE));
    tty.shows("Client name").keys("\r").shows("character").keys("bc").shows("Qbc");
    tty.write(&FILE.replace("true", "false"));
    tty.shows("changed on disk").keys("\x13").shows("merge").keys("m").shows("merged 1 change of yours");
    tty.keys("\x13").shows("saved app.json").keys("\x11");
    assert_eq!(tty.ends(), 0);
    assert_eq!(tty.file().unwrap(), "{\"client_name\": \"Qbc\", \"enabled\": false}");
}

#[test]
fn a_second_window_reads_until_it_takes_the_file_over() {
    let mut first = Tty::edit(Some(FILE));
    first.shows("Client name").keys("\r").shows("character").keys("bc").shows("Qbc");
    let mut second = Tty::again(&first.place, "app.json", "xterm-256color", &["app.json"]);
    second.shows("is open in another window").keys("t").shows("has 1 change from").keys("r").shows("Qbc");
    first.keys("d").shows("another window took app.json over");
    second.keys("\x13").shows("saved app.json: 1 change").keys("\x11");
    assert_eq!(second.ends(), 0);
    first.keys("\x11").shows("save a copy").keys("x");
    assert_eq!(first.ends(), 0);
    assert_eq!(first.file(), Some(FILE.replace("\"Q\"", "\"Qbc\"")));
}

#[test]
fn work_that_comes_back_stays_where_it_was_until_it_is_saved() {
    let long = FILE.replace('}', &format!(", \"filler\": \"{}\"}}", "x".repeat(150 * 1024)));
    let mut tty = Tty::edit(Some(&long));
    tty.shows("Client name").keys("\r").shows("character").keys("bc").shows("Qbc");
    tty.keys("\x11").shows("keep for later").keys("k").ends();
    let mut other = Tty::again(&tty.place, "app.json", "xterm-256color", &["app.json", "--at", "enabled"]);
    other.shows("has 1 change from").keys("\x1b").hides("has 1 change from").keys(" ").shows("1 change");
    other.keys("\x11").shows("keep for later").keys("k").ends();
    let mut again = Tty::again(&tty.place, "app.json", "xterm-256color", &["app.json"]);
    again.shows("has 1 change from").keys("r").shows("here is the work").keys("r").hides("has 1 change from");
    again.signal("KILL");
    again.ends();
    let (name, enabled) = (|text: &String| text.contains("Qbc"), |text: &String| !text.contains("true"));
    assert!(kept(&tty).iter().any(name) && kept(&tty).iter().any(enabled), "nothing is saved yet");
}

#[test]
fn of_two_dead_windows_where_one_took_the_other_over_the_newer_text_is_offered_alone() {
    let mut first = Tty::edit(Some(FILE));
    first.shows("Client name").keys("\r").shows("character").keys("bc").shows("Qbc");
    let mut second = Tty::again(&first.place, "app.json", "xterm-256color", &["app.json"]);
    second.shows("is open in another window").keys("t").shows("has 1 change from").keys("r").shows("Qbc");
    second.hides("has 1 change from").keys("\r").shows("character").keys("d").shows("Qbcd");
    // One that is ended writes down once more what it had.
    first.signal("TERM");
    first.ends();
    second.signal("KILL");
    second.ends();
    let mut third = Tty::again(&first.place, "app.json", "xterm-256color", &["app.json"]);
    third.shows("has 1 change from").hides("(1 of 2)").keys("r").shows("here is the work").shows("Qbcd");
    third.keys("\x13").shows("saved app.json: 1 change").keys("\x11");
    assert_eq!(third.ends(), 0);
    assert_eq!(third.file(), Some(FILE.replace("\"Q\"", "\"Qbcd\"")));
    assert_eq!(kept(&third), [""; 0]);
}

#[test]
fn work_on_a_file_that_was_renamed_is_offered_under_its_new_name() {
    let mut tty = Tty::edit(Some(FILE));
    tty.shows("Client name").keys("\r").shows("character").keys("bc").shows("Qbc");
    tty.signal("KILL");
    tty.ends();
    tty.renames("app.json", "renamed.json");
    let mut again = Tty::again(&tty.place, "renamed.json", "xterm-256color", &["renamed.json"]);
    again.shows("renamed.json has 1 change from").shows("typed when the file was").keys("r").shows("Qbc");
    again.keys("\x13").shows("saved renamed.json: 1 change").keys("\x11");
    assert_eq!(again.ends(), 0);
    assert_eq!(again.file(), Some(FILE.replace("\"Q\"", "\"Qbc\"")));
    assert_eq!(kept(&again), [""; 0]);
}

#[test]
fn the_header_recovers_when_unsaved_work_can_be_kept_again() {
    let script = "XDG_STATE_HOME=$PWD/state; export XDG_STATE_HOME; touch state; exec \"$0\" app.json";
    let mut tty = Tty::shell(FILE, script);
    tty.shows("no changes, not autosaved")
        .keys("\r")
        .shows("character")
        .keys("b")
        .shows("1 change, not autosaved");
    tty.removes("state");
    tty.keys("c").shows("Qbc").hides("not autosaved").shows("autosaved again");
    // And while it runs: a file in the place of the folder, which goes again.
    tty.removes("state");
    tty.leave("state");
    tty.keys("d").shows("Qbcd").shows("not autosaved");
    tty.removes("state");
    tty.keys("e").shows("Qbcde").hides("not autosaved");
    tty.keys("\x11").shows("keep for later").keys("k");
    assert_eq!(tty.ends(), 0);
}

#[test]
fn what_another_program_writes_while_the_question_stands_is_not_written_over_unseen() {
    for answer in ["m", "o"] {
        let mut tty = Tty::edit(Some(FILE));
        tty.shows("Client name").keys("\r").shows("character").keys("bc").shows("Qbc");
        tty.write(&FILE.replace("true", "false"));
        tty.shows("changed on disk").keys("\x13").shows("overwrite");
        let newest = FILE.replace("true", "null");
        tty.write(&newest);
        tty.keys(answer);
        if answer == "m" {
            tty.hides("overwrite").shows("changed on disk").keys("\x13").shows("overwrite");
        }
        tty.keys("\x1b\x11").shows("keep for later").keys("k").ends();
        assert_eq!(tty.file(), Some(newest), "{answer}");
        assert_eq!(kept(&tty).len(), 1, "{answer}");
    }
}

#[test]
fn what_is_thrown_away_at_the_end_is_not_offered_again() {
    let mut tty = Tty::edit(Some(FILE));
    tty.shows("Client name").keys("\r").shows("character").keys("bc").shows("Qbc");
    tty.keys("\x11").shows("discard").keys("x");
    assert_eq!((tty.ends(), kept(&tty)), (0, Vec::new()));
}

#[test]
fn what_is_no_value_yet_is_offered_though_the_file_holds_the_text() {
    let mut tty = Tty::run(Some(FILE), "app.json", "xterm-256color", &["app.json", "--at", "enabled"]);
    tty.shows("Client name").keys("\x1b[17~z");
    assert!(tty.looks(|tty| !kept(tty).is_empty()));
    tty.signal("KILL");
    tty.ends();
    let mut again = Tty::again(&tty.place, "app.json", "xterm-256color", &["app.json"]);
    again.shows("1 unfinished text").keys("r").shows("here is the work from");
}

#[test]
fn where_nothing_can_be_kept_the_start_the_header_and_the_question_say_so() {
    let places = [
        "XDG_STATE_HOME=/dev/null/state",
        // A file in the place of the folder, and a link that leads nowhere.
        "touch file; XDG_STATE_HOME=$PWD/file",
        "ln -s gone/on/and/on link; XDG_STATE_HOME=$PWD/link/state",
        "XDG_STATE_HOME= HOME=/dev/null",
    ];
    for place in places {
        let mut tty = Tty::shell(FILE, &format!("{place}; export XDG_STATE_HOME HOME; exec \"$0\" app.json"));
        tty.shows("not autosaved:").shows("no changes, not autosaved");
        tty.keys("\r").shows("character").keys("b").shows("Qb").shows("1 change, not autosaved");
        tty.keys("\x11").shows("1 change is not saved, not autosaved").keys("x");
        assert_eq!(tty.ends(), 0, "{place}");
    }
}

#[test]
fn a_copy_onto_a_file_that_another_window_has_says_whose_window_that_is() {
    for exists in [true, false] {
        let mut tty = Tty::edit(Some(FILE));
        if exists {
            fs::write(tty.path("other.json"), "{}").unwrap();
        }
        let mut other =
            Tty::again(&tty.place, "other.json", "xterm-256color", &["other.json", "--at", "enabled"]);
        other.shows("other.json");
        tty.shows("Client name").keys("\x1b[24~").shows("save as").keys("\x15other.json\r");
        tty.shows("other.json is open in another window (process").keys("\x1b").hides("another window");
        assert_eq!(other.file().is_some(), exists);
        tty.keys("\x1b[24~").shows("save as").keys("\x15other.json\r").shows("another window").keys("o");
        tty.shows("saved other.json");
        assert_eq!(other.file().as_deref(), Some(FILE));
        tty.keys("\x11");
        assert_eq!(tty.ends(), 0);
    }
}

#[test]
fn a_name_that_leads_elsewhere_since_is_not_written_through_unasked() {
    let mut tty = Tty::edit(Some(FILE));
    tty.shows("Client name").keys("\r").shows("character").keys("bc").shows("Qbc");
    let secret = FILE.replace("true", "null");
    fs::write(tty.path("elsewhere.json"), &secret).unwrap();
    tty.removes("app.json");
    std::os::unix::fs::symlink("elsewhere.json", tty.path("app.json")).unwrap();
    tty.shows("changed on disk")
        .keys("\x13")
        .shows("app.json leads to another file now")
        .shows("elsewhere.json");
    assert_eq!(tty.read("elsewhere.json"), secret);
    tty.keys("o").shows("saved app.json");
    assert_eq!(tty.read("elsewhere.json"), FILE.replace("\"Q\"", "\"Qbc\""));
    assert!(tty.path("app.json").is_symlink());
}

#[test]
fn a_link_of_somebody_else_in_a_shared_folder_is_refused_by_the_form_too() {
    use std::os::unix::fs::{PermissionsExt, lchown, symlink};
    if !rustix::process::geteuid().is_root() {
        eprintln!("skipped: only root makes links of somebody else");
        return;
    }
    let theirs = |tty: &Tty, name: &str| {
        fs::create_dir_all(tty.path("shared")).unwrap();
        fs::set_permissions(tty.path("shared"), PermissionsExt::from_mode(0o1777)).unwrap();
        symlink("../app.json", tty.path(name)).unwrap();
        lchown(tty.path(name), Some(65534), Some(65534)).unwrap();
    };
    let mut tty = Tty::edit(Some(FILE));
    tty.shows("Client name").keys("\r").shows("character").keys("bc").shows("Qbc");
    theirs(&tty, "shared/link.json");
    let mut opened = Tty::again(&tty.place, "app.json", "xterm-256color", &["shared/link.json"]);
    opened.shows("a link of somebody else");
    assert_eq!(opened.ends(), 2);
    tty.keys("\x1b[24~").shows("save as").keys("\x15shared/link.json\r").shows("a link of somebody else");
    assert_eq!(tty.file().as_deref(), Some(FILE));
}

/// A folder under git with the file in three versions: `main`, `other`, and `without` it; nothing where
/// there is no git.
fn repository() -> Option<Rc<Place>> {
    if Command::new("git").arg("--version").output().is_err() {
        eprintln!("skipped: git is not installed");
        return None;
    }
    let place = Place::new(Some(FILE), "app.json");
    let commit = |branch: &str| {
        git(&place, &["checkout", "-q", "-b", branch]);
        git(&place, &["add", "--all"]);
        git(&place, &["commit", "-q", "-m", branch]);
    };
    git(&place, &["init", "-q", "."]);
    commit("main");
    fs::write(place.path("app.json"), FILE.replace("true", "false")).unwrap();
    commit("other");
    fs::remove_file(place.path("app.json")).unwrap();
    commit("without");
    git(&place, &["checkout", "-q", "main"]);
    Some(place)
}

/// Runs git without a person's settings.
#[track_caller]
fn git(place: &Place, arguments: &[&str]) {
    let ran = Command::new("git")
        .args(["-c", "user.name=n", "-c", "user.email=e@acme.example", "-c", "init.defaultBranch=first"])
        .args(arguments)
        .current_dir(place.path(""))
        .env("HOME", place.home())
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .output()
        .unwrap();
    assert!(ran.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&ran.stderr));
}

#[test]
fn a_version_that_git_checks_out_under_an_open_file_is_merged_and_one_without_the_file_is_asked_about() {
    let Some(place) = repository() else { return };
    let mut tty = Tty::again(&place, "app.json", "xterm-256color", &["app.json"]);
    tty.shows("Client name").keys("\r").shows("character").keys("bc").shows("Qbc");
    git(&place, &["checkout", "-q", "other"]);
    tty.shows("changed on disk").keys("\x13").shows("merge").keys("m").shows("merged 1 change of yours");
    tty.keys("\x13").shows("saved app.json");
    let both = "{\"client_name\": \"Qbc\", \"enabled\": false}";
    assert_eq!(tty.file().as_deref(), Some(both));

    git(&place, &["commit", "-q", "-a", "-m", "mine"]);
    tty.keys("\r").shows("character").keys("d").shows("Qbcd");
    git(&place, &["checkout", "-q", "without"]);
    tty.shows("gone from disk").keys("\x13").shows("not saved: app.json is gone");
    assert_eq!(tty.file(), None, "nothing is written unasked");
    tty.keys("s").shows("saved app.json").keys("\x11");
    assert_eq!(tty.ends(), 0);
    assert_eq!(tty.file().unwrap(), both.replace("Qbc", "Qbcd"));
}
