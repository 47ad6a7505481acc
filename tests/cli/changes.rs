//! `set`, `unset`, `tick` and `untick`: what was meant, and no byte more.

mod refused;

use lp_manifest::json::Value;
use lp_manifest::json::document::Document;

use super::{Desk, SAMPLES, sample};
use crate::diff::only_in;

const RETRIES: &str = "capabilities.webhooks.\"ms.MessagingEventNotification.ContentEvent\".max_retries";

#[test]
fn two_commands_change_two_lines_and_add_one() {
    let before = sample("le-app");
    let desk = Desk::with(&before);
    desk.run(&["set", "app.json", &format!("{RETRIES}=2")])
        .says(0, "saved app.json: 1 change, 1 line replaced\n");
    let ran = desk.run(&["tick", "app.json", "capabilities.engagement.consumer_identity=unauth"]);
    assert_eq!((ran.code, &*ran.out), (0, "saved app.json: 1 change, 1 line replaced, 1 added\n"));
    assert!(ran.err.contains("unauth is listed") && ran.err.lines().count() == 1, "{}", ran.err);
    let after = desk.text();
    assert_eq!(only_in(&before, &after).len(), 2);
    assert_eq!(only_in(&after, &before).len(), 3);
    assert_eq!(
        after,
        before
            .replacen("\"max_retries\": 3", "\"max_retries\": 2", 1)
            .replace("        \"auth\"\n", "        \"auth\",\n        \"unauth\"\n")
    );
}

#[test]
fn several_assignments_are_one_save_or_none() {
    let desk = Desk::with(sample("web-app"));
    desk.run(&["set", "app.json", "display_name=\"X\"", "enabled=false", "scope=\"msg.consumer\""])
        .says(0, "saved app.json: 2 changes, 1 line replaced, 1 added\n");
    let before = desk.bytes();
    for wrong in ["a b", "scope.x=1", "redirect_uris[7]=\"x\"", "enabled=yes", "a..b=1", "=1"] {
        for command in
            [&["set", "app.json", "enabled=true", wrong][..], &["set", "app.json", wrong, "enabled=true"]]
        {
            let ran = desk.run(command);
            assert_eq!((ran.code, ran.out.as_str(), ran.err.lines().count()), (2, "", 1), "{ran:?}");
            assert!(ran.err.starts_with("lp-manifest: "), "{ran:?}");
            assert_eq!(desk.bytes(), before, "{wrong}");
        }
    }
}

#[test]
fn what_is_so_already_is_not_written() {
    let desk = Desk::with(sample("le-app"));
    let before = desk.bytes();
    let stamp = std::fs::metadata(desk.path("app.json")).unwrap().modified().unwrap();
    let same: [&[&str]; 9] = [
        &["set", "app.json", "quick_launch_enabled=true"],
        &["set", "app.json", "response_types=[ \"code\" ]"],
        &["set", "app.json", "--string", "scope=msg.consumer"],
        &["set", "app.json", "scope=\"x\"", "scope=\"msg.consumer\""],
        &["unset", "app.json", "display_name", "capabilities.nothing.here", "redirect_uris[4]"],
        &["tick", "app.json", "capabilities.engagement.consumer_identity=auth"],
        &["tick", "app.json", "enabled_for_profiles=42"],
        &["untick", "app.json", "capabilities.engagement.consumer_identity=unauth"],
        &["untick", "app.json", "nothing=here"],
    ];
    for arguments in same {
        desk.run(arguments).says(0, "app.json already holds exactly this\n");
        let mut dry = arguments.to_vec();
        dry.push("--dry-run");
        desk.run(&dry).says(0, "");
    }
    assert_eq!(desk.bytes(), before);
    assert_eq!(std::fs::metadata(desk.path("app.json")).unwrap().modified().unwrap(), stamp);
}

#[test]
fn a_dry_run_shows_the_lines_and_writes_nothing() {
    let desk = Desk::with(sample("web-app"));
    let before = desk.bytes();
    desk.run(&["set", "app.json", "--dry-run", "scope=\"faas.lambda.invoke\""]).says(
        1,
        "--- a/app.json\n+++ b/app.json\n@@ -2,7 +2,7 @@\n   \"client_name\": \"com.liveperson.MyWebApp\",\n   \
         \"display_name\": \"Web application example\",\n   \"response_types\": [\"code\"],\n-  \"scope\": \
         \"msg.consumer\",\n+  \"scope\": \"faas.lambda.invoke\",\n   \"entry_uri\": \
         \"https://{YOUR_APPLICATION_DOMAIN}/appentry\",\n   \"grant_types\": [\n     \"authorization_code\",\n",
    );
    for command in [
        ["unset", "--dry-run", "app.json", "scope"],
        ["tick", "--dry-run", "app.json", "grant_types=client_credentials"],
        ["untick", "--dry-run", "app.json", "grant_types=refresh_token"],
    ] {
        let ran = desk.run(&command);
        assert_eq!((ran.code, ran.err.as_str()), (1, ""));
        assert!(ran.out.starts_with("--- a/app.json\n+++ b/app.json\n@@ "), "{}", ran.out);
    }
    assert_eq!(desk.bytes(), before);
}

/// Each scalar's path, span and kind of new value.
fn scalars(value: Value<'_>, out: &mut Vec<(String, std::ops::Range<usize>)>) {
    if !value.kind().is_container() {
        out.push((value.path().to_string(), value.span()));
    }
    value.children().for_each(|child| scalars(child, out));
}

#[test]
fn setting_a_scalar_changes_its_bytes_alone() {
    for name in SAMPLES {
        let before = sample(name);
        let document = Document::parse(before.clone()).unwrap();
        let mut places = Vec::new();
        scalars(document.root(), &mut places);
        assert!(places.len() >= 8);
        let desk = Desk::with(&before);
        for (nth, (path, span)) in places.into_iter().enumerate() {
            let value = ["4", "\"new \u{e9}\"", "null", "false", "1.0e3"][nth % 5];
            if &before[span.clone()] == value {
                continue;
            }
            desk.put("app.json", &before);
            let path =
                if nth % 2 == 0 { path } else { lp_manifest::json::Path::parse(&path).unwrap().pointer() };
            let ran = desk.run(&["set", "app.json", &format!("{path}={value}")]);
            assert!(ran.code < 2 && ran.out == "saved app.json: 1 change, 1 line replaced\n", "{ran:?}");
            let expected = format!("{}{value}{}", &before[..span.start], &before[span.end..]);
            assert_eq!(desk.text(), expected, "{name} {path}");
        }
    }
}

#[test]
fn set_and_then_unset_gives_the_file_back() {
    for name in SAMPLES {
        let before = sample(name);
        let desk = Desk::with(&before);
        for (path, value) in [
            ("enabled", "true"),
            ("client_name#fr-CA", "\"Kiosque\""),
            ("x", "{\"y\": [1, {\"z\": null}]}"),
            ("response_types[1]", "\"token\""),
            ("capabilities", "{}"),
            ("enabled_for_profiles", "[1, 2]"),
        ] {
            let document = Document::parse(before.clone()).unwrap();
            if document.at(&lp_manifest::json::Path::parse(path).unwrap()).is_some() {
                continue;
            }
            assert_eq!(desk.run(&["set", "app.json", &format!("{path}={value}")]).code, 0);
            assert_ne!(desk.text(), before);
            assert_eq!(desk.run(&["unset", "app.json", path]).code, 0);
            assert_eq!(desk.text(), before, "{name} {path}");
        }
    }
}

#[test]
fn each_spelling_of_a_path_reaches_its_value() {
    let cases: [(&[&str], &str, &str); 15] = [
        (&["set", "app.json", "a.b[0]=2"], r#"{"a": {"b": [1]}}"#, r#"{"a": {"b": [2]}}"#),
        (&["set", "app.json", "a.\"x.y\".b=2"], r#"{"a": {"x.y": {"b": 1}}}"#, r#"{"a": {"x.y": {"b": 2}}}"#),
        (&["set", "app.json", "/a/x.y=2"], r#"{"a": {"x.y": 1}}"#, r#"{"a": {"x.y": 2}}"#),
        (&["set", "app.json", "a[-]=2"], r#"{"a": [1]}"#, r#"{"a": [1, 2]}"#),
        (&["set", "app.json", "/a/-=2"], r#"{"a": [1]}"#, r#"{"a": [1, 2]}"#),
        (&["set", "app.json", "b[-]=2"], r#"{"a": 1}"#, r#"{"a": 1, "b": [2]}"#),
        (&["set", "app.json", "a[-]=2", "a[-]=3"], r#"{"a": []}"#, r#"{"a": [2, 3]}"#),
        (&["set", "app.json", "\"x=y\"=\"=\""], r#"{"x=y": 1}"#, r#"{"x=y": "="}"#),
        (&["set", "--string", "app.json", "a=true"], r#"{"a": 1}"#, r#"{"a": "true"}"#),
        (&["set", "--string", "app.json", "a="], r#"{"a": 1}"#, r#"{"a": ""}"#),
        (&["unset", "app.json", "a[0]", "a[2]"], r#"{"a": [1, 2, 3]}"#, r#"{"a": [2]}"#),
        (&["unset", "app.json", "a", "a.b"], r#"{"a": {"b": 1}, "c": 2}"#, r#"{"c": 2}"#),
        (
            &["tick", "app.json", "enabled_for_profiles=7"],
            r#"{"enabled_for_profiles": [42.0]}"#,
            r#"{"enabled_for_profiles": [42.0, 7]}"#,
        ),
        (
            &["untick", "app.json", "enabled_for_profiles=42"],
            r#"{"enabled_for_profiles": [42.0, 7, 42]}"#,
            r#"{"enabled_for_profiles": [7]}"#,
        ),
        (
            &["tick", "app.json", "grant_types=authorization_code"],
            r#"{"grant_types": ["client_credentials", "refresh_token"]}"#,
            r#"{"grant_types": ["client_credentials", "authorization_code", "refresh_token"]}"#,
        ),
    ];
    for (arguments, before, after) in cases {
        let desk = Desk::with(before);
        let ran = desk.run(arguments);
        assert_eq!(ran.code, 0, "{arguments:?}");
        assert_eq!(desk.text(), after, "{arguments:?}");
    }
}

#[test]
fn a_new_member_goes_where_the_catalogue_has_it() {
    let desk = Desk::with("{\n  \"client_name\": \"a\",\n  \"capabilities\": {}\n}\n");
    desk.run(&["set", "app.json", "scope=\"msg.consumer\"", "description=\"d\""])
        .says(0, "saved app.json: 2 changes, 2 lines added\n");
    assert_eq!(
        desk.text(),
        "{\n  \"client_name\": \"a\",\n  \"description\": \"d\",\n  \"scope\": \"msg.consumer\",\n  \
         \"capabilities\": {}\n}\n"
    );
}

#[test]
fn a_change_that_brings_a_problem_says_so_and_is_made() {
    let desk = Desk::with(sample("web-app"));
    let unknown = "lp-manifest: warning: enabledd is not in LivePerson's guides, and is kept: did you mean enabled? [unknown-member]\n";
    let dry = desk.run(&["set", "--force", "--dry-run", "app.json", "enabledd=true"]);
    assert_eq!((dry.code, dry.err.as_str()), (1, unknown));
    let set = desk.run(&["set", "--force", "app.json", "enabledd=true"]);
    assert_eq!((set.code, set.err.as_str()), (0, unknown));
    assert!(desk.text().contains("\"enabledd\": true"));
    // What was there before is not said again.
    desk.run(&["set", "app.json", "description=\"x\""]).says(0, "saved app.json: 1 change, 1 line added\n");
    let ran = desk.run(&["tick", "app.json", "grant_types=nonsense"]);
    assert_eq!(ran.code, 1, "a new error");
    assert!(ran.err.contains("nonsense") && ran.err.ends_with(" [unsupported-value]\n"), "{}", ran.err);
    let ran = desk.run(&["set", "app.json", "response_types=5"]);
    assert!(ran.err.starts_with("lp-manifest: error at response_types: must be a list"), "{}", ran.err);
    desk.put(".lp-manifest.toml", "[rules]\nunknown-member = \"ignore\"\n");
    assert_eq!(desk.run(&["set", "--force", "app.json", "enabeld=true"]).err, "");
}

#[test]
fn an_item_that_moved_brings_no_problem_and_a_secret_is_masked() {
    let desk =
        Desk::with(r#"{"client_name": "a", "redirect_uris": ["https://a.example", "http://a.example"]}"#);
    let ran = desk.run(&["unset", "app.json", "redirect_uris[0]"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let hidden = r#"client_secret={"hush-hush": "hush-hush"}"#;
    let ran = desk.run(&["set", "app.json", hidden]);
    assert!(ran.err.contains("[client-secret]") && !ran.err.contains("hush"), "{}", ran.err);
}

#[test]
fn an_edit_that_leaves_a_new_error_says_so_and_ends_with_1() {
    let desk = Desk::with("{\"client_name\": \"A\"}");
    let ran = desk.run(&["set", "app.json", "grant_types=[\"x\"]"]);
    assert_eq!((ran.code, ran.out.as_str()), (1, "saved app.json: 1 change, 1 line replaced\n"), "{ran:?}");
    assert!(ran.err.contains("error") && ran.err.contains("[unsupported-value]"), "{ran:?}");
    assert_eq!(desk.run(&["set", "app.json", "description=\"y\""]).code, 0, "the old error is no new one");
    assert_eq!(desk.run(&["unset", "app.json", "client_name"]).code, 1);
    let ran = desk.run(&["set", "app.json", "odd=1"]);
    assert!(ran.code == 0 && ran.err.contains("warning"), "{ran:?}");
}

#[test]
fn with_a_dash_each_of_them_is_a_filter() {
    let desk = Desk::new();
    let text = "{\"client_name\": \"A\", \"grant_types\": [\"client_credentials\"]}\n";
    desk.run_with(&["set", "-", "client_name=\"B\""], text).says(0, &text.replace("\"A\"", "\"B\""));
    desk.run_with(&["unset", "-", "grant_types"], text).says(0, "{\"client_name\": \"A\"}\n");
    desk.run_with(&["untick", "-", "grant_types=client_credentials"], text)
        .says(0, "{\"client_name\": \"A\", \"grant_types\": []}\n");
    let ran = desk.run_with(&["set", "-", "grant_types=[\"x\"]"], text);
    assert!(
        ran.code == 1 && ran.out.contains("[\"x\"]") && ran.err.contains("[unsupported-value]"),
        "{ran:?}"
    );
    let ran = desk.run_with(&["set", "--dry-run", "-", "client_name=\"B\""], text);
    assert!(ran.code == 1 && ran.out.contains("\n+{\"client_name\": \"B\""), "{ran:?}");
    let ran = desk.run_with(&["set", "-", "client_name=\"B\""], "{");
    assert_eq!((ran.code, ran.out.as_str()), (1, ""), "{ran:?}");
}

/// A folder where files can only be written in place, and no copy of them can be kept: it is closed to a
/// user who is not root. `None` where nobody can be another user.
#[cfg(unix)]
fn closed(command: &[&str]) -> Option<(super::Ran, String)> {
    use std::os::unix::fs::PermissionsExt;
    use std::os::unix::process::CommandExt;
    const NOBODY: u32 = 65534;
    if !rustix::process::geteuid().is_root() {
        eprintln!("skipped: only root runs a command as somebody else");
        return None;
    }
    let desk = Desk::with(r#"{"client_name": "a", "grant_types": "client_credentials"}"#);
    let mode = |name: &str, mode| {
        std::fs::set_permissions(desk.path(name), std::fs::Permissions::from_mode(mode)).unwrap();
    };
    desk.bring_program();
    mode("app.json", 0o666);
    mode("program", 0o755);
    mode("", 0o755);
    let mut program = std::process::Command::new(desk.path("program"));
    program.args(command).current_dir(desk.0.path()).uid(NOBODY).gid(NOBODY);
    program.env("HOME", "/proc").env("XDG_STATE_HOME", "");
    let output = program.output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    let ran = super::Ran {
        code: output.status.code().unwrap(),
        out: text(output.stdout),
        err: text(output.stderr),
    };
    Some((ran, desk.text()))
}

#[cfg(unix)]
#[test]
fn where_no_copy_can_be_kept_the_sentence_names_the_way_round_and_there_is_one() {
    for command in [
        &["set", "app.json", "enabled=true"][..],
        &["unset", "app.json", "client_name"],
        &["tick", "app.json", "redirect_uris=https://a.example"],
        &["check", "--fix", "app.json"],
    ] {
        let Some((ran, text)) = closed(command) else { return };
        assert_eq!(ran.code, 2, "{command:?}: {ran:?}");
        assert!(ran.err.contains("; --no-copy saves it without one"), "{command:?}: {}", ran.err);
        assert!(text.starts_with(r#"{"client_name": "a", "grant_types": "client"#));
        let (ran, after) = closed(&[command, &["--no-copy"]].concat()).unwrap();
        assert!(ran.code < 2 && after != text, "{command:?}: {ran:?}");
    }
}
