//! `merge`, by itself and as git calls it.

use std::fs;
use std::process::Command;

use super::{Desk, sample};

/// A manifest with a list that is wrapped as no printer wraps it.
const BASE: &str = r#"{
  "client_name": "com.acme.kiosk",
  "enabled_for_profiles": [42, 43,
                           44],
  "scope": "msg.consumer"
}
"#;

fn sides(base: &str, ours: &str, theirs: &str) -> Desk {
    let desk = Desk::new();
    desk.put("base.json", base);
    desk.put("ours.json", ours);
    desk.put("theirs.json", theirs);
    desk
}

const SIDES: [&str; 3] = ["base.json", "ours.json", "theirs.json"];

fn merge(desk: &Desk, options: &[&str]) -> super::Ran {
    desk.run(&[&["merge"], options, &["--"], &SIDES].concat())
}

fn ours(desk: &Desk) -> String {
    fs::read_to_string(desk.path("ours.json")).unwrap()
}

#[test]
fn the_result_goes_to_our_side_or_to_standard_output() {
    let theirs = BASE.replace("msg.consumer", "faas.lambda.invoke");
    let mine = BASE.replace("kiosk", "desk");
    let both = theirs.replace("kiosk", "desk");
    let desk = sides(BASE, &mine, &theirs);
    merge(&desk, &["--print"]).says(0, &both);
    assert_eq!(ours(&desk), mine);
    merge(&desk, &["--path", "app.json"]).says(0, "");
    assert_eq!(ours(&desk), both);
    // Once more changes nothing.
    merge(&desk, &[]).says(0, "");
    assert_eq!(ours(&desk), both);
}

#[test]
fn two_branches_of_one_wrapped_list_are_put_together_and_its_layout_stays() {
    let mine = BASE.replace("42, 43", "41, 42, 43");
    let theirs = BASE.replace("                           44]", "                           44, 45]");
    let desk = sides(BASE, &mine, &theirs);
    merge(&desk, &[]).says(0, "");
    assert_eq!(ours(&desk), mine.replace("44]", "44, 45]"));
}

#[test]
fn what_both_changed_stands_between_marks_and_check_sees_it() {
    let mine = BASE.replace("\"msg.consumer\"", "\"a\"").replace("kiosk", "desk");
    let theirs = BASE.replace("\"msg.consumer\"", "\"b\"").replace("44]", "44, 45]");
    let desk = sides(BASE, &mine, &theirs);
    let ran = merge(&desk, &["--path", "apps/app.json"]);
    let said = "apps/app.json: 1 conflict: scope: keep one side of each, and remove the marks";
    ran.complains(1, said);
    let conflict = "<<<<<<< ours\n  \"scope\": \"a\"\n=======\n  \"scope\": \"b\"\n>>>>>>> theirs\n";
    let wanted = mine.replace("44]", "44, 45]").replace("  \"scope\": \"a\"\n", conflict);
    assert_eq!(ours(&desk), wanted);
    let check = desk.run(&["check", "ours.json"]);
    assert!(check.code == 1 && check.out.contains("a merge conflict is left"), "{}", check.out);
}

#[test]
fn a_file_that_both_added_is_merged_from_nothing() {
    let mine = "{\"client_name\": \"A\", \"scope\": \"a\"}";
    let desk = sides("", mine, "{\"client_name\": \"A\", \"enabled\": true}");
    merge(&desk, &["--print"]).says(0, "{\"client_name\": \"A\", \"enabled\": true, \"scope\": \"a\"}");
    let desk = sides("\n", mine, "{\"scope\": \"b\"}");
    assert_eq!(merge(&desk, &[]).code, 1);
    assert!(ours(&desk).starts_with("<<<<<<< ours\n"), "{}", ours(&desk));
}

#[test]
fn a_side_that_is_no_json_is_merged_by_lines_as_git_does_it() {
    let broken = BASE.replace("\"client_name\": \"com.acme.kiosk\",", "\"client_name\": \"com.acme.kiosk\"");
    let desk = sides(BASE, &broken, &BASE.replace("msg.consumer", "other"));
    let ran = merge(&desk, &["--path", "app.json"]);
    if ran.err.contains("git cannot be run") {
        return eprintln!("skipped: there is no git here");
    }
    assert_eq!((ran.code, ran.out.as_str()), (0, ""), "{ran:?}");
    assert!(ran.err.contains("app.json: ours is not JSON: line 2, column 34"), "{}", ran.err);
    assert!(ran.err.contains("merged line by line, as git merge-file does it"), "{}", ran.err);
    assert_eq!(ours(&desk), broken.replace("msg.consumer", "other"));
    // Both changed one line; nothing is written with --print; a side in another code is no JSON too.
    let desk = sides(BASE, &broken, &BASE.replace("kiosk", "desk"));
    let ran = merge(&desk, &["--print"]);
    assert!(ran.code == 1 && ran.out.contains("<<<<<<< ours\n") && ran.out.contains(">>>>>>> theirs\n"));
    assert_eq!(ours(&desk), broken);
    desk.put("theirs.json", b"\"\xff\"");
    assert!(merge(&desk, &[]).code == 1, "never over 128");
}

#[test]
fn what_cannot_be_merged_is_exit_2() {
    let desk = sides("{}", "{}", "{}");
    desk.run(&["merge", "--", "base.json", "ours.json", "none.json"])
        .complains(2, "there is no file none.json: look at its spelling");
    desk.run(&["merge", "--", "base.json", "-", "theirs.json"])
        .complains(2, "- is no file that can be saved: --print writes the result out");
    assert_eq!(desk.run(&["merge", "base.json", "ours.json"]).code, 2);
}

/// A repository whose `app.json` is merged by the program; nothing where there is no git.
struct Repository(Desk);

impl Repository {
    fn with(text: &str) -> Option<Repository> {
        let desk = Desk::with(text);
        let repository = Repository(desk);
        Command::new("git").arg("--version").output().ok()?;
        repository.git(&["init", "-q", "-b", "main", "."]);
        let program = env!("CARGO_BIN_EXE_lp-manifest");
        let driver = format!("'{program}' merge --path %P -- %O %A %B");
        repository.git(&["config", "merge.lp-manifest.driver", &driver]);
        repository.git(&["config", "core.autocrlf", "false"]);
        repository.0.put(".gitattributes", "*.json merge=lp-manifest\n");
        repository.commit("first");
        Some(repository)
    }

    /// Runs git without a person's settings; whether it went well, and what it said.
    fn tried(&self, arguments: &[&str]) -> (bool, String) {
        let ran = Command::new("git")
            .args(["-c", "user.name=n", "-c", "user.email=e@example.com", "-c", "advice.mergeConflict=false"])
            .args(arguments)
            .current_dir(self.0.path(""))
            .env("HOME", self.0.path(""))
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env("GIT_EDITOR", "true")
            .output()
            .unwrap();
        let said = [ran.stdout, ran.stderr].concat();
        (ran.status.success(), String::from_utf8_lossy(&said).into_owned())
    }

    #[track_caller]
    fn git(&self, arguments: &[&str]) {
        let (fine, said) = self.tried(arguments);
        assert!(fine, "git {arguments:?}: {said}");
    }

    #[track_caller]
    fn commit(&self, message: &str) {
        self.git(&["add", "-A"]);
        self.git(&["commit", "-qm", message]);
    }

    /// `main` and `side` with a text of `app.json` each, `main` checked out.
    #[track_caller]
    fn branches(&self, main: &str, side: &str) {
        self.git(&["checkout", "-qb", "side"]);
        self.0.put("app.json", side);
        self.commit("side");
        self.git(&["checkout", "-q", "main"]);
        self.0.put("app.json", main);
        self.commit("main");
    }
}

/// Two texts that changed different members of one line, and what they are together.
fn apart() -> [String; 3] {
    let main = BASE.replace("42, 43", "41, 42, 43").replace("kiosk", "desk");
    let side = BASE.replace("44]", "44, 45]").replace("msg.consumer", "other");
    let both = main.replace("44]", "44, 45]").replace("msg.consumer", "other");
    [main, side, both]
}

#[test]
fn git_merges_rebases_and_picks_with_it() {
    let [main, side, both] = apart();
    let ways: [&[&str]; 3] =
        [&["merge", "-q", "--no-edit", "side"], &["rebase", "-q", "side"], &["cherry-pick", "side"]];
    for way in ways {
        let Some(repository) = Repository::with(BASE) else {
            return eprintln!("skipped: there is no git here");
        };
        repository.branches(&main, &side);
        repository.git(way);
        let text = repository.0.text();
        if way[0] == "rebase" {
            // There their side is the one that is carried over.
            let wanted = side.replace("42, 43", "41, 42, 43").replace("kiosk", "desk");
            let order = wanted.replace("[41, 42, 43,", "[42, 43,").replace("44, 45]", "44, 45, 41]");
            assert!(text == wanted || text == order, "{way:?}: {text}");
        } else {
            assert_eq!(text, both, "{way:?}");
        }
    }
}

#[test]
fn git_stops_at_a_conflict_and_goes_on_when_it_is_settled() {
    let Some(repository) = Repository::with(BASE) else {
        return eprintln!("skipped: there is no git here");
    };
    let mine = BASE.replace("kiosk", "desk").replace("44]", "44, 45]");
    repository.branches(&mine, &BASE.replace("kiosk", "door").replace("msg.consumer", "other"));
    let (fine, said) = repository.tried(&["merge", "side"]);
    assert!(
        !fine && said.contains("CONFLICT") && said.contains("app.json: 1 conflict: client_name"),
        "{said}"
    );
    let conflict = "<<<<<<< ours\n  \"client_name\": \"com.acme.desk\",\n=======\n  \"client_name\": \"com.acme.door\",\n>>>>>>> theirs\n";
    let wanted =
        mine.replace("  \"client_name\": \"com.acme.desk\",\n", conflict).replace("msg.consumer", "other");
    assert_eq!(repository.0.text(), wanted);
    assert!(repository.tried(&["status", "--short"]).1.contains("UU app.json"));
    repository.0.put("app.json", BASE);
    repository.commit("settled");
}

#[test]
fn git_merges_a_file_that_both_added_and_one_that_is_broken() {
    let Some(repository) = Repository::with("{}") else {
        return eprintln!("skipped: there is no git here");
    };
    repository.git(&["checkout", "-qb", "side"]);
    repository.0.put("new.json", "{\n  \"client_name\": \"A\",\n  \"enabled\": true\n}\n");
    repository.commit("side");
    repository.git(&["checkout", "-q", "main"]);
    repository.0.put("new.json", "{\n  \"client_name\": \"A\",\n  \"scope\": \"a\"\n}\n");
    repository.commit("main");
    repository.git(&["merge", "-q", "--no-edit", "side"]);
    let text = fs::read_to_string(repository.0.path("new.json")).unwrap();
    assert_eq!(text, "{\n  \"client_name\": \"A\",\n  \"enabled\": true,\n  \"scope\": \"a\"\n}\n");

    let repository = Repository::with(BASE).unwrap();
    repository.branches(&BASE.replace("kiosk\",", "kiosk\""), &BASE.replace("msg.consumer", "other"));
    repository.git(&["merge", "-q", "--no-edit", "side"]);
    assert_eq!(repository.0.text(), BASE.replace("kiosk\",", "kiosk\"").replace("msg.consumer", "other"));
}

#[test]
fn line_ends_and_a_byte_order_mark_of_our_side_stay() {
    let Some(repository) = Repository::with(BASE) else {
        return eprintln!("skipped: there is no git here");
    };
    let [main, side, both] = apart();
    let windows = |text: &str| format!("\u{feff}{}", text.replace('\n', "\r\n"));
    repository.branches(&windows(&main), &side);
    repository.git(&["merge", "-q", "--no-edit", "side"]);
    assert_eq!(repository.0.text(), windows(&both));
}

#[test]
fn samples_of_which_each_branch_changed_another_member_are_one_without_a_conflict() {
    for name in super::SAMPLES {
        let base = sample(name);
        let desk = sides(&base, &base, &base);
        desk.run(&["set", "ours.json", "description=\"ours\""]);
        desk.run(&["set", "theirs.json", "client_name=\"com.acme.theirs\""]);
        let mine = ours(&desk);
        assert_eq!(merge(&desk, &[]).code, 0, "{name}");
        let after = ours(&desk);
        assert_eq!(crate::diff::only_in(&after, &mine).len(), 1, "{name}: {after}");
    }
}
