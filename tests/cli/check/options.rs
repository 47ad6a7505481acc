//! What peers have too: where reports go, how much is said, what standard input is called.

use std::fs;

use serde_json::Value;

use super::json;
use crate::cli::{Desk, Ran};

const WRONG: &str = "{\"client_name\": \"a\", \"grant_types\": [\"x\"]}\n";
const FIXABLE: &str = "{\"client_name\": \"a\", \"grant_types\": \"client_credentials\"}\n";

#[test]
fn what_cannot_be_read_stands_in_every_format() {
    let desk = Desk::with(WRONG);
    for (format, wanted) in [
        ("json", "\"error\": \"there is no file missing.json: look at its spelling\""),
        ("gitlab", "\"severity\": \"blocker\""),
        ("github", "::error file=missing.json,"),
        ("sarif", "there is no file missing.json"),
        ("junit", "there is no file missing.json"),
        ("markdown", "\n- there is no file missing.json"),
    ] {
        for files in [&["missing.json"][..], &["app.json", "missing.json"]] {
            let ran = desk.run(&[&["check", "--format", format], files].concat());
            assert_eq!(ran.code, 2, "{format}");
            assert!(ran.out.contains(wanted), "{format}: {}", ran.out);
        }
    }
    let report = json(&desk.run(&["check", "--format", "json", "app.json", "missing.json"]).out);
    assert_eq!((&report["unreadable"], &report["errors"]), (&1.into(), &1.into()));
    assert_eq!(report["files"][1]["path"], "missing.json");
    assert_eq!(report["files"][1]["problems"], Value::Array(Vec::new()));
    let issues = json(&desk.run(&["check", "--format", "gitlab", "missing.json", "gone.json"]).out);
    assert_ne!(issues[0]["fingerprint"], issues[1]["fingerprint"]);
    assert_eq!(issues[0]["location"]["lines"]["begin"], 1);
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_searched_stands_in_every_format() {
    use std::os::unix::fs::symlink;
    let desk = Desk::with(WRONG);
    // Root may search every folder: a link in a circle nobody can follow.
    symlink("round", desk.path("round")).unwrap();
    for format in ["json", "gitlab", "github", "sarif", "junit", "markdown"] {
        let ran = desk.run(&["check", "--format", format, "app.json", "round"]);
        assert!(ran.code == 2 && ran.out.contains("round"), "{format}: {ran:?}");
    }
}

#[test]
fn a_baseline_with_unreadable_files_is_read() {
    let desk = Desk::with(WRONG);
    desk.put("known.json", desk.run(&["check", "--format", "json", "app.json", "missing.json"]).out);
    let ran = desk.run(&["check", "--baseline", "known.json", "app.json"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
}

#[test]
fn without_a_path_this_folder_is_checked() {
    let desk = Desk::with(WRONG);
    let (here, dot) = (desk.run(&["check"]), desk.run(&["check", "."]));
    assert_eq!((here.code, &here.out), (1, &dot.out));
    desk.run_with(&["check"], "not read").complains_not();
}

impl Ran {
    /// Nothing on standard error.
    #[track_caller]
    fn complains_not(&self) {
        assert_eq!(self.err, "", "{self:?}");
    }
}

#[test]
fn a_second_report_goes_to_a_file_in_the_format_of_its_ending() {
    let desk = Desk::with(WRONG);
    let beside = desk.run(&["check", "app.json"]);
    for (name, format) in [
        ("new/and/deep/x.sarif", "sarif"),
        ("x.xml", "junit"),
        ("x.json", "json"),
        ("x.md", "markdown"),
        ("x.txt", "text"),
    ] {
        let ran = desk.run(&["check", "--output-file", name, "app.json"]);
        assert_eq!((ran.code, &ran.out, ran.err.as_str()), (1, &beside.out, ""), "{name}");
        let written = fs::read_to_string(desk.path(name)).unwrap();
        assert_eq!(written, desk.run(&["check", "--format", format, "app.json"]).out, "{name}");
    }
    let two =
        ["check", "--output-file", "1.json", "--output-file", "file/no", "--output-file", "2.md", "app.json"];
    desk.put("file", "");
    assert_eq!(desk.run(&two).code, 2);
    assert!(desk.path("1.json").exists() && desk.path("2.md").exists(), "one keeps no other away");
    let ran = desk.run(&["check", "--format", "github", "--output-file", "x.log", "app.json"]);
    assert_eq!(fs::read_to_string(desk.path("x.log")).unwrap(), ran.out);
    let ran = desk.run_with(&["check", "--fix", "--output-file", "f.json", "-"], FIXABLE);
    assert_eq!((ran.code, ran.out.contains("[\"client_credentials\"]")), (0, true), "{ran:?}");
    assert_eq!(json(&fs::read_to_string(desk.path("f.json")).unwrap())["errors"], 0);
}

#[test]
fn a_report_that_cannot_be_written_is_exit_2_and_leaves_what_was_there() {
    let desk = Desk::with(WRONG);
    desk.put("file", "old");
    let ran = desk.run(&["check", "--output-file", "file/x.json", "app.json"]);
    assert_eq!((ran.code, ran.out.contains("app.json:1:")), (2, true), "the other report came: {ran:?}");
    assert!(ran.err.starts_with("lp-manifest: not saved: "), "{}", ran.err);
    fs::create_dir(desk.path("folder.json")).unwrap();
    assert_eq!(desk.run(&["check", "--output-file", "folder.json", "app.json"]).code, 2);
    desk.run(&["check", "--fix", "--dry-run", "--output-file", "x.json", "app.json"])
        .complains(2, "--dry-run writes no report: leave --output-file out");
}

#[test]
fn quiet_says_only_problems_and_very_quiet_nothing() {
    let desk = Desk::with(WRONG);
    let loud = desk.run(&["check", "app.json"]);
    let problems = loud.out.rsplit_once("\n\n").unwrap().0.to_owned() + "\n";
    for quiet in
        [&["-q", "check", "app.json"][..], &["check", "-q", "app.json"], &["check", "--quiet", "app.json"]]
    {
        desk.run(quiet).says(1, &problems);
    }
    for silent in [&["-qq", "check", "app.json"][..], &["check", "-q", "-q", "app.json"]] {
        desk.run(silent).says(1, "");
    }
    desk.run(&["check", "-qq", "missing.json"]).says(2, "");
    desk.run(&["check", "-qq", "--format", "json", "app.json"]).says(1, "");
    let json = desk.run(&["check", "--format", "json", "app.json"]).out;
    desk.run(&["check", "-q", "--format", "json", "app.json"]).says(1, &json);
    for command in [&["set", "-q", "app.json", "enabled=true"][..], &["unset", "-q", "app.json", "enabled"]] {
        desk.run(command).says(0, "");
    }
    desk.put("app.json", FIXABLE);
    desk.run(&["check", "-q", "--fix", "app.json"]).says(0, "");
    assert!(desk.text().contains("[\"client_credentials\"]"));
    let ran = desk.run_with(&["check", "-qq", "--fix", "-"], FIXABLE);
    assert!(
        ran.out.contains("[\"client_credentials\"]") && ran.err.is_empty(),
        "a result is no talk: {ran:?}"
    );
    let ran = desk.run(&["preview", "-qq", "app.json"]);
    assert_eq!(ran.out, desk.text());
}

#[test]
fn what_standard_input_is_called_stands_in_every_report() {
    let desk = Desk::new();
    for format in ["text", "json", "github", "gitlab", "sarif", "junit", "markdown"] {
        let named = ["check", "--format", format, "--stdin-filename", "other/app.json", "-"];
        let ran = desk.run_with(&named, WRONG);
        assert_eq!((ran.code, ran.out.contains("other/app.json")), (1, true), "{format}: {ran:?}");
        let plain = desk.run_with(&["check", "--format", format, "-"], WRONG);
        assert!(!plain.out.contains("app.json"), "{format}: {}", plain.out);
    }
    let ran = desk.run_with(&["check", "--fix", "--stdin-filename", "apps/app.json", "-"], FIXABLE);
    assert!(ran.err.contains("apps/app.json: fixed grant_types"), "{ran:?}");
    assert!(!desk.path("apps/app.json").exists(), "only the name is taken");
    desk.run_with(&["preview", "--stdin-filename", "apps/app.json", "-"], "{").complains(
        1,
        &desk.run_with(&["preview", "-"], "{").err.trim_end().replace("lp-manifest: -", "apps/app.json"),
    );
    let ran = desk.run_with(&["quick-launch", "--stdin-filename", "apps/app.json", "-"], WRONG);
    assert!(ran.out.contains("apps/app.json"), "{ran:?}");
}

#[test]
fn what_is_settled_beside_the_name_of_standard_input_holds() {
    let desk = Desk::new();
    let rule = json(&desk.run_with(&["check", "--format", "json", "-"], WRONG).out)["files"][0]["problems"]
        [0]["rule"]
        .as_str()
        .unwrap()
        .to_owned();
    desk.put("apps/.lp-manifest.toml", format!("[rules]\n{rule} = \"ignore\"\n"));
    let count = |words: &[&str]| json(&desk.run_with(words, WRONG).out)["errors"].clone();
    assert_eq!(count(&["check", "--format", "json", "-"]), 1);
    assert_eq!(count(&["check", "--format", "json", "--stdin-filename", "apps/app.json", "-"]), 0);
    assert_eq!(count(&["check", "--format", "json", "--stdin-filename", "other/app.json", "-"]), 1);
    // The logo lies beside it too.
    let with_logo =
        "{\"client_name\": \"a\", \"logo_uri\": \"logo.png\", \"grant_types\": [\"client_credentials\"]}";
    let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    png.extend([0, 0, 16, 0, 0, 0, 0, 1, 8, 6, 0, 0, 0]);
    desk.put("apps/logo.png", png);
    let said = |words: &[&str]| desk.run_with(words, with_logo).out;
    let beside = said(&["check", "--notes", "--stdin-filename", "apps/app.json", "-"]);
    assert_ne!(beside.replace("apps/app.json", "-"), said(&["check", "--notes", "-"]));
}

#[test]
fn the_option_and_the_environment_decide_on_colours() {
    let desk = Desk::with(WRONG);
    let coloured = |words: &[&str], variables: &[(&str, &str)]| {
        let mut command = desk.command(words);
        for variable in ["NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE"] {
            command.env_remove(variable);
        }
        command.envs(variables.iter().copied());
        Desk::ran(&mut command).out.contains("\u{1b}[")
    };
    let check = &["check", "app.json"];
    assert!(!coloured(check, &[]), "a pipe is no terminal");
    assert!(coloured(check, &[("FORCE_COLOR", "1")]) && coloured(check, &[("CLICOLOR_FORCE", "1")]));
    assert!(!coloured(check, &[("FORCE_COLOR", "1"), ("NO_COLOR", "1")]));
    for words in
        [&["check", "--color", "always", "app.json"][..], &["--color", "always", "check", "app.json"]]
    {
        assert!(coloured(words, &[("NO_COLOR", "1")]), "{words:?}");
    }
    assert!(!coloured(&["--color=never", "check", "app.json"], &[("FORCE_COLOR", "1")]));
    assert!(!coloured(&["preview", "app.json"], &[("FORCE_COLOR", "1")]), "a file gets the true text");
    for words in [&["preview", "app.json"][..], &["explain", "scope"], &["diff", "app.json", "other.json"]] {
        desk.put("other.json", FIXABLE);
        assert!(coloured(&[words, &["--color", "always"]].concat(), &[]), "{words:?}");
    }
}
