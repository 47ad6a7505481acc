//! Levels of rules: on the command line, in files, and which of them comes first.

use super::json;
use crate::cli::{Desk, Ran};

/// A manifest with one warning, `unknown-member`, and no note.
const STRANGE: &str =
    "{\"client_name\": \"Kiosk\", \"grant_types\": [\"client_credentials\"], \"strange\": 1}";

fn severity(ran: &Ran) -> Option<String> {
    let report = json(&ran.out);
    let problems = report["files"][0]["problems"].as_array().unwrap();
    assert!(problems.len() < 2, "{}", ran.out);
    problems.first().map(|one| one["severity"].as_str().unwrap().to_owned())
}

/// The severity of the one problem, and the exit code.
fn checked(desk: &Desk, options: &[&str]) -> (Option<String>, i32) {
    let mut arguments = vec!["check", "--format", "json"];
    arguments.extend(options);
    arguments.push("app.json");
    let ran = desk.run(&arguments);
    assert_eq!(ran.err, "");
    (severity(&ran), ran.code)
}

#[test]
fn a_rule_is_as_bad_as_the_command_line_says() {
    let desk = Desk::with(STRANGE);
    assert_eq!(checked(&desk, &[]), (Some("warning".to_owned()), 0));
    assert_eq!(checked(&desk, &["--error", "unknown-member"]), (Some("error".to_owned()), 1));
    assert_eq!(checked(&desk, &["--warn=unknown-member", "--strict"]), (Some("warning".to_owned()), 1));
    assert_eq!(checked(&desk, &["--ignore", "unknown-member", "--strict"]), (None, 0));
    assert_eq!(
        checked(&desk, &["--ignore", "no-retry", "--error", "unknown-member"]),
        (Some("error".to_owned()), 1)
    );
}

#[test]
fn a_rule_that_is_none_is_wrong_usage_with_the_nearest_name() {
    let desk = Desk::with(STRANGE);
    for option in ["--error", "--warn", "--ignore"] {
        desk.run(&["check", option, "no-rety", "app.json"])
            .complains(2, "there is no rule no-rety: did you mean no-retry?");
        desk.run(&["check", option, "nonsense", "app.json"])
            .complains(2, "there is no rule nonsense: lp-manifest explain lists them all");
    }
    desk.run(&["check", "--error", "no-retry", "--ignore", "no-retry", "app.json"])
        .complains(2, "no-retry is given two levels: keep one of them");
}

#[test]
fn what_a_file_breaks_as_a_whole_is_never_ignored() {
    let desk = Desk::with("{");
    for id in ["not-json", "not-utf-8", "too-deep", "too-large", "not-an-object"] {
        for option in ["--warn", "--ignore"] {
            desk.run(&["check", option, id, "app.json"]).complains(
                2,
                &format!(
                    "{id} is always an error, since nothing else of such a file can be checked: leave the file out"
                ),
            );
        }
        assert_eq!(desk.run(&["check", "--error", id, "app.json"]).code, 1);
    }
}

#[test]
fn the_nearest_file_above_the_manifest_settles_levels_and_the_command_line_comes_first() {
    let desk = Desk::new();
    desk.put("apps/a/app.json", STRANGE);
    desk.put(".lp-manifest.toml", "[rules]\nunknown-member = \"error\"\n");
    let run = |options: &[&str]| {
        let mut arguments = vec!["check", "--format", "json"];
        arguments.extend(options);
        arguments.push("apps/a/app.json");
        desk.run(&arguments)
    };
    assert_eq!(severity(&run(&[])).as_deref(), Some("error"));
    assert_eq!(severity(&run(&["--warn", "unknown-member"])).as_deref(), Some("warning"));
    assert_eq!(severity(&run(&["--ignore", "no-retry"])).as_deref(), Some("error"));
    desk.put("apps/.lp-manifest.toml", "[rules]\nunknown-member = \"ignore\"\n");
    assert_eq!(severity(&run(&[])).as_deref(), None);
    // Only the nearest counts.
    desk.put("apps/a/.lp-manifest.toml", "# nothing is settled here\n");
    assert_eq!(severity(&run(&[])).as_deref(), Some("warning"));
}

#[test]
fn standard_input_is_judged_as_the_current_folder_is() {
    let desk = Desk::new();
    desk.put(".lp-manifest.toml", "[rules]\nunknown-member = \"error\"\n");
    assert_eq!(desk.run_with(&["check", "-"], STRANGE).code, 1);
}

#[cfg(unix)]
#[test]
fn a_link_is_judged_where_its_file_really_is() {
    let desk = Desk::new();
    desk.put("there/app.json", STRANGE);
    desk.put("there/.lp-manifest.toml", "[rules]\nunknown-member = \"error\"\n");
    std::os::unix::fs::symlink("there/app.json", desk.path("app.json")).unwrap();
    assert_eq!(checked(&desk, &[]), (Some("error".to_owned()), 1));
}

#[test]
fn a_mistake_in_the_file_is_told_once_with_its_line_and_the_rest_holds() {
    let desk = Desk::with(STRANGE);
    desk.put("b.json", STRANGE.replace("Kiosk", "Other"));
    desk.put(".lp-manifest.toml", "[rules]\nunknown-member = \"ignore\"\nno-retry = \"off\"\n");
    let ran = desk.run(&["check", "--strict", "app.json", "b.json"]);
    let said = ".lp-manifest.toml: line 3: no-retry has to be \"error\", \"warn\" or \"ignore\"";
    assert_eq!((ran.code, ran.err), (2, format!("lp-manifest: {said}\n")));
    assert_eq!(ran.out, "2 manifests: no problems\n");
    let ran = desk.run(&["check", "--format", "github", "app.json"]);
    assert_eq!(ran.out, format!("::error file=.lp-manifest.toml,line=3,title=lp-manifest::{said}\n"));
}

#[test]
fn nothing_is_fixed_below_a_file_with_a_mistake() {
    let wrong = "{\"client_name\": \"Kiosk \", \"response_types\": \"code\"}";
    let desk = Desk::with(wrong);
    desk.put(".lp-manifest.toml", "[rules]\nedge-blank = \"ignore\"\n");
    assert_eq!(desk.run(&["check", "--fix", "app.json"]).code, 2);
    assert_eq!(desk.text(), wrong);
    let ran = desk.run_with(&["check", "--fix", "-"], wrong);
    assert_eq!((ran.code, ran.out.as_str()), (2, wrong));
}

#[test]
fn a_file_of_levels_that_cannot_be_read_is_trouble() {
    let desk = Desk::with(STRANGE);
    std::fs::create_dir(desk.path(".lp-manifest.toml")).unwrap();
    let ran = desk.run(&["check", "app.json"]);
    assert_eq!(
        (ran.code, ran.err.as_str()),
        (2, "lp-manifest: .lp-manifest.toml is a folder, and has to be a file\n")
    );
    assert!(ran.out.contains("[unknown-member]"), "{}", ran.out);
}
