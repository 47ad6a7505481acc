//! `check`: which files it looks at, how it reports, how it ends.

#[cfg(unix)]
mod action;
mod baseline;
mod broken;
mod ecosystem;
mod files;
mod fix;
mod formats;
mod levels;
mod logo;
mod options;
mod sarif;

use serde_json::Value;

use super::{Desk, SAMPLES, sample};

fn json(out: &str) -> Value {
    serde_json::from_str(out).unwrap_or_else(|error| panic!("{error}: {out}"))
}

/// The paths that a run looked at.
fn paths(desk: &Desk, arguments: &[&str]) -> Vec<String> {
    let mut all = vec!["check", "--format", "json"];
    all.extend(arguments);
    let report = json(&desk.run(&all).out);
    report["files"].as_array().unwrap().iter().map(|file| file["path"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_text_that_is_not_json_is_shown_at_its_place() {
    let desk = Desk::with("{\n  \"client_name\": \"a\",\n  \"enabled\": true\n  \"scope\": \"x\"\n}\n");
    let ran = desk.run(&["check", "app.json"]);
    assert_eq!((ran.code, ran.err.as_str()), (1, ""));
    let lines: Vec<_> = ran.out.lines().collect();
    assert!(
        lines[0].starts_with("app.json:3:18: error: ") && lines[0].ends_with(" [not-json]"),
        "{}",
        ran.out
    );
    assert!(lines[0].contains("a comma is missing after true"), "{}", ran.out);
    assert_eq!(lines[1], "    3 |   \"enabled\": true");
    assert!(lines[2].starts_with("      |                  ^"), "{}", ran.out);
    assert_eq!(lines[3], "");
    assert_eq!(lines[4], "1 error in app.json");
}

#[test]
fn the_report_for_programs_has_the_promised_shape() {
    let desk = Desk::with("{\n  \"a\": nope\n}");
    let ran = desk.run(&["check", "--format", "json", "app.json"]);
    assert_eq!((ran.code, ran.err.as_str()), (1, ""));
    let report = json(&ran.out);
    let keys = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys(&report), ["version", "files", "errors", "warnings", "notes"]);
    assert_eq!(report["version"], 1);
    assert_eq!(report["errors"], 1);
    let file = &report["files"][0];
    assert_eq!(keys(file), ["path", "problems"]);
    let problem = &file["problems"][0];
    let named = ["rule", "severity", "pointer", "line", "column", "end_line", "end_column", "message", "fix"];
    assert_eq!(keys(problem), named);
    assert_eq!((problem["line"].as_u64(), problem["column"].as_u64()), (Some(2), Some(8)));
    assert_eq!((problem["rule"].as_str(), problem["pointer"].as_str()), (Some("not-json"), Some("")));
}

#[test]
fn texts_that_cannot_be_parsed_are_problems() {
    let cases: [(Vec<u8>, &str); 5] = [
        (b"".to_vec(), "not-json"),
        (b"no json".to_vec(), "not-json"),
        ("[".repeat(128).into_bytes(), "too-deep"),
        (b"{\"client_name\": \"\xff\"}".to_vec(), "not-utf-8"),
        (b"\xff\xfe{\0}\0".to_vec(), "not-utf-8"),
    ];
    for (bytes, rule) in cases {
        let desk = Desk::with(&bytes);
        let ran = desk.run(&["check", "app.json"]);
        assert_eq!((ran.code, ran.err.as_str()), (1, ""), "{rule}");
        assert!(ran.out.starts_with("app.json:1:") && ran.out.contains(&format!("[{rule}]")), "{}", ran.out);
        let report = json(&desk.run(&["check", "--format", "json", "app.json"]).out);
        assert_eq!(report["files"][0]["problems"][0]["rule"], rule);
        assert_eq!(report["files"][0]["problems"].as_array().unwrap().len(), 1);
    }
}

#[test]
fn what_cannot_be_read_is_trouble_and_trouble_beats_problems() {
    let desk = Desk::with("{");
    desk.run(&["check", "none.json"]).complains(2, "there is no file none.json: look at its spelling");
    for arguments in [["check", "app.json", "none.json"], ["check", "none.json", "app.json"]] {
        let ran = desk.run(&arguments);
        assert_eq!((ran.code, ran.err.lines().count()), (2, 1));
        assert!(ran.out.contains("[not-json]"));
    }
    std::fs::File::create(desk.path("large.json")).unwrap().set_len((64 << 20) + 1).unwrap();
    desk.run(&["check", "large.json"])
        .complains(2, "large.json is larger than 64 MiB: no manifest is so long");
    let report = json(&desk.run(&["check", "--format", "json", "none.json"]).out);
    let error = "there is no file none.json: look at its spelling";
    let unread = serde_json::json!([{"path": "none.json", "error": error, "problems": []}]);
    assert_eq!((&report["files"], &report["unreadable"]), (&unread, &1.into()));
}

#[test]
fn standard_input_is_a_file_called_dash() {
    let desk = Desk::new();
    let ran = desk.run_with(&["check", "-"], "{");
    assert_eq!(ran.code, 1);
    assert!(ran.out.starts_with("-:1:2: error: ") && ran.out.contains("\n1 error in -\n"), "{}", ran.out);
    let ran = desk.run_with(&["check", "--format", "json", "-"], "{");
    assert_eq!(json(&ran.out)["files"][0]["path"], "-");
}

#[test]
fn a_folder_is_searched_for_manifests() {
    let desk = Desk::new();
    for (name, text) in [
        ("a/name.json", "{\"client_name\": \"a\"}"),
        ("a/local.json", "{\"client_name#fr\": \"a\"}"),
        ("a/toy.json", "{\"quick_launch_enabled\": false, \"volume\": 3}"),
        (
            "a/dpop.json",
            "{\"client_name\": \"a\", \"redirect_uris\": [], \"dpop_bound_access_tokens\": true}",
        ),
        ("a/native.json", "{\"client_name\": \"a\", \"application_type\": \"native\"}"),
        ("a/address.json", "{\"client_name\": \"a\", \"client_id\": \"https://a.example/client\"}"),
        ("a/method.json", "{\"client_name\": \"a\", \"token_endpoint_auth_method\": \"none\"}"),
        ("a/ours.json", "{\"client_name\": \"a\", \"tos_uri\": \"https://a.example/\", \"entry_uri\": \"\"}"),
        ("a/named.lp-manifest.json", "[]"),
        ("a/b/profiles.json", "{\"enabled_for_profiles\": []}"),
        ("a/b/hooks.json", "{\"capabilities\": {\"webhooks\": {}}}"),
        ("a/b/engage.JSON", "{\"capabilities\": {\"engagement\": {}}}"),
        ("a/broken.json", "{\"client_name\": }"),
        ("a/package.json", "{\"name\": \"x\", \"capabilities\": {}}"),
        ("a/list.json", "[{\"client_name\": \"x\"}]"),
        ("a/other.json", "not json"),
        ("a/name.txt", "{\"client_name\": \"a\"}"),
        ("a/ignored/name.json", "{\"client_name\": \"a\"}"),
        ("a/.hidden/name.json", "{\"client_name\": \"a\"}"),
        ("a/.gitignore", "ignored/\n"),
    ] {
        desk.put(name, text);
    }
    desk.put(
        "a/wide.json",
        "{\"client_name\": \"a\"}".encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>(),
    );
    let found = [
        "b/engage.JSON",
        "b/hooks.json",
        "b/profiles.json",
        "broken.json",
        "local.json",
        "name.json",
        "named.lp-manifest.json",
        "ours.json",
        "wide.json",
    ];
    let below_a: Vec<_> = found.iter().map(|name| format!("a/{name}")).collect();
    assert_eq!(paths(&desk, &["a"]), below_a);
    assert_eq!(paths(&desk, &["."]), below_a);
    assert_eq!(paths(&desk, &["a", "a/name.json", "a/package.json", "a"]), {
        let mut all = below_a.clone();
        all.insert(8, "a/package.json".to_owned());
        all
    });
}

#[test]
fn a_folder_without_a_manifest_is_trouble() {
    let desk = Desk::new();
    desk.put("docs/package.json", "{}");
    desk.run(&["check", "docs"]).complains(2, "no manifest in docs: name the file, or add --allow-none");
    desk.put("apps/app.json", "{\"client_name\": \"com.acme.kiosk\"}");
    assert_eq!(paths(&desk, &["docs", "apps"]), ["apps/app.json"]);
}

#[test]
fn foreign_characters_never_reach_the_terminal() {
    let desk = Desk::with("{\"a\u{9b}2J\u{202e}\": nope\u{85}\u{200b}}");
    for arguments in
        [&["check", "app.json"][..], &["check", "--format", "json", "app.json"], &["check", "no\u{1b}[2Jne"]]
    {
        let ran = desk.run(arguments);
        for c in (ran.out + &ran.err).chars() {
            assert!(c == '\n' || !(c.is_control() || "\u{202e}\u{200b}".contains(c)), "{arguments:?}: {c:?}");
        }
    }
}

// From here on the rules themselves are needed.

#[test]
fn the_samples_have_no_error_and_the_older_warns_of_placeholders_alone() {
    let desk = Desk::new();
    for name in SAMPLES {
        desk.put(&format!("{name}.json"), sample(name));
    }
    let ran = desk.run(&["check", "le-app.json"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(
        ran.out.contains("\n2 warnings in le-app.json; ") && ran.out.ends_with(" (--notes shows them)\n"),
        "{}",
        ran.out
    );
    assert_eq!(ran.out.matches("[placeholder-left]").count(), 2, "{}", ran.out);
    assert_eq!(desk.run(&["check", "--strict", "--ignore", "placeholder-left", "le-app.json"]).code, 0);
    let ran = desk.run(&["check", "."]);
    assert_eq!(ran.code, 0);
    assert!(ran.out.contains("\n11 warnings in 3 of 3 manifests; "), "{}", ran.out);
    assert_eq!(desk.run(&["check", "--strict", "."]).code, 1);
}

#[test]
fn notes_are_printed_when_they_are_asked_for() {
    let desk = Desk::with(sample("le-app"));
    let count = json(&desk.run(&["check", "--format", "json", "app.json"]).out)["notes"].as_u64().unwrap();
    assert!(count > 0);
    let shown = desk.run(&["check", "--notes", "app.json"]);
    assert_eq!((shown.code, shown.out.matches(": note: ").count() as u64), (0, count));
    assert!(shown.out.ends_with(&format!("2 warnings in app.json; {count} notes\n")), "{}", shown.out);
}

#[test]
fn a_problem_is_one_line_an_excerpt_and_a_mark() {
    let text = sample("le-app").replacen("\"max_retries\": 3", "\"max_retries\": 9", 1);
    let ran = Desk::with(text).run(&["check", "--ignore", "placeholder-left", "app.json"]);
    assert_eq!((ran.code, ran.err.as_str()), (1, ""));
    let lines: Vec<_> = ran.out.lines().collect();
    assert!(
        lines[0].starts_with("app.json:18:24: error: 9 is too many")
            && lines[0].ends_with("[max-retries-range]"),
        "{}",
        ran.out
    );
    assert_eq!(lines[1], "   18 |         \"max_retries\": 9,");
    assert!(lines[2].starts_with("      |                        ^ "), "{}", ran.out);
    assert!(ran.out.contains("\n\n1 error in app.json"), "{}", ran.out);
}

#[test]
fn a_list_of_installations_is_a_problem() {
    let ran = Desk::with("[{\"client_name\": \"a\"}, {\"client_name\": \"b\"}]").run(&["check", "app.json"]);
    assert_eq!((ran.code, ran.err.as_str()), (1, ""));
    assert!(ran.out.contains("2 installations"), "{}", ran.out);
}

#[test]
fn the_older_sample_is_seen_by_its_profiles() {
    let desk = Desk::with(sample("le-app"));
    let ran = desk.run(&["quick-launch", "app.json"]);
    assert_eq!(ran.code, 0);
    assert!(ran.out.starts_with("app.json: shown in the QuickLaunch menu\n"), "{}", ran.out);
    assert!(ran.out.contains("\n  seen by users with profiles 42 or 43\n"), "{}", ran.out);
    assert_eq!(desk.run(&["quick-launch", "--profile", "7", "--profile", "43", "app.json"]).code, 0);
    for several in ["7,43", "7 43", " 7 , 43,"] {
        assert_eq!(desk.run(&["quick-launch", "--profile", several, "app.json"]).code, 0, "{several}");
    }
    desk.run(&["quick-launch", "--profile", "43,x", "app.json"])
        .complains(2, "x is no profile id: write a whole number, such as 42");
    assert_eq!(desk.run(&["quick-launch", "--profile", "7", "app.json"]).code, 1);
    let ran = desk.run(&["quick-launch", "--format", "json", "--profile", "42", "app.json"]);
    let answer = json(&ran.out);
    assert_eq!(
        (&answer["eligible"], &answer["visible_to"]),
        (&Value::from(true), &serde_json::json!([42, 43]))
    );
}

#[test]
fn the_templates_are_clean_but_for_what_is_to_fill_in() {
    let desk = Desk::new();
    for name in ["web-app", "connector", "server"] {
        desk.put("app.json", desk.run(&["new", "--print", "--template", name]).out);
        let ran = desk.run(&["check", "--strict", "--ignore", "placeholder-left", "app.json"]);
        assert_eq!(ran.code, 0, "{name}: {}", ran.out);
        assert_eq!(desk.run(&["check", "--strict", "app.json"]).code, 1, "{name}");
    }
    desk.put("app.json", desk.run(&["new", "--print", "--template", "quick-launch"]).out);
    let ran = desk.run(&["check", "--strict", "--ignore", "placeholder-left", "app.json"]);
    assert!(
        ran.out.contains("[quick-launch-nobody]") && ran.out.contains("\n1 warning in app.json"),
        "{}",
        ran.out
    );
}

#[test]
fn the_same_name_in_two_files_is_a_note_in_the_second() {
    let desk = Desk::new();
    for (name, client) in [("a.json", "Kiosk"), ("b.json", "Kiosk"), ("c.json", "{app}"), ("d.json", "{app}")]
    {
        desk.put(
            name,
            format!("{{\"client_name\": \"{client}\", \"grant_types\": [\"client_credentials\"]}}"),
        );
    }
    let ran = desk.run(&["check", "--notes", "a.json", "b.json", "c.json", "d.json", "a.json"]);
    assert_eq!(ran.code, 0);
    let shared: Vec<_> = ran.out.lines().filter(|line| line.contains("[client-name-shared]")).collect();
    assert_eq!(shared, ["b.json:1:17: note: Kiosk is the name in a.json too [client-name-shared]"]);
    assert_eq!(desk.run(&["check", "--strict", "a.json", "b.json"]).code, 0);
}

#[test]
fn the_settings_and_an_option_leave_files_out_but_not_those_that_are_named() {
    let desk = Desk::new();
    for name in ["app.json", "fixtures/a.json", "fixtures/deep/b.json", "old.json", "sub/fixtures/c.json"] {
        desk.put(name, "{\"client_name\": \"a\"}");
    }
    desk.put(".lp-manifest.toml", "exclude = [\"/fixtures/**\"]\n");
    assert_eq!(paths(&desk, &["."]), ["app.json", "old.json", "sub/fixtures/c.json"]);
    assert_eq!(paths(&desk, &["--exclude", "old.json", "--exclude", "sub/", "."]), ["app.json"]);
    assert_eq!(paths(&desk, &["fixtures/a.json"]), ["fixtures/a.json"]);
    assert_eq!(paths(&desk, &["--only-manifests", "fixtures/a.json", "app.json"]), ["app.json"]);
    desk.put(".lp-manifest.toml", "exclude = [\"fixtures\"]\n");
    assert_eq!(paths(&desk, &["."]), ["app.json", "old.json"]);
    desk.run(&["check", "--exclude", "a{", "."])
        .complains(2, "a{ is no pattern: write it as in a .gitignore");
    desk.put(".lp-manifest.toml", "exclude = [\"a{\"]\n");
    let ran = desk.run(&["check", "."]);
    assert!(ran.code == 2 && ran.err.contains("a{ in exclude is no pattern"), "{ran:?}");
}

#[test]
fn a_placeholder_that_is_kept_on_purpose_is_no_problem() {
    let desk = Desk::with(
        "{\"client_name\": \"com.acme.{kiosk}\", \"grant_types\": [\"client_credentials\"], \"display_name\": \"K\"}",
    );
    assert_eq!(desk.run(&["check", "--strict", "app.json"]).code, 1);
    desk.put(".lp-manifest.toml", "[placeholders]\nkeep = [\"{kiosk}\"]\n");
    let ran = desk.run(&["check", "--strict", "app.json"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, "app.json: no problems\n"), "{ran:?}");
}

#[test]
fn what_is_in_git_is_looked_at_and_a_persons_own_ignore_file_is_not_asked() {
    let desk = Desk::new();
    let git = |arguments: &[&str]| {
        let ran = std::process::Command::new("git")
            .args(arguments)
            .current_dir(desk.path(""))
            .env("HOME", desk.path(""))
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .output();
        ran.is_ok_and(|ran| ran.status.success())
    };
    if !git(&["init", "-q", "."]) {
        return eprintln!("skipped: there is no git here");
    }
    for name in
        ["a/app.json", "a/built/forced.json", "a/built/ignored.json", "a/mine.json", "a/.hidden/x.json"]
    {
        desk.put(name, "{\"client_name\": \"a\"}");
    }
    desk.put(".gitignore", "built/\n");
    desk.put(".git/info/exclude", "mine.json\n");
    assert!(git(&["add", "-f", "a/built/forced.json", "a/.hidden/x.json"]));
    let found = ["a/app.json", "a/built/forced.json", "a/mine.json"];
    assert_eq!(paths(&desk, &["a"]), found);
    assert_eq!(paths(&desk, &["."]), found);
}

#[test]
fn a_text_report_ends_with_how_many_fixes_there_are_and_who_applies_them() {
    for (text, end) in [
        (
            "{\"client_name\": \"a \", \"scope\": \"msg.consumers\"}",
            "\n2 fixes: --fix applies 1, the form the other\n",
        ),
        ("{\"client_name\": \"a \"}", "\n1 fix: --fix applies it\n"),
        ("{\"client_name\": \"a\", \"scope\": \"msg.consumers\"}", "\n1 fix: the form applies it\n"),
        ("{\"client_name\": \"a \", \"enabled\": \"true\"}", "\n2 fixes: --fix applies them\n"),
        ("{\"client_name\": \"a\", \"x\": 1}", "\n1 warning in app.json; 1 note (--notes shows them)\n"),
    ] {
        let ran = Desk::with(text).run(&["check", "app.json"]);
        assert!(ran.out.ends_with(end), "{text}: {}", ran.out);
    }
    let desk = Desk::with("{\"client_name\": \"a \", \"scope\": \"msg.consumers\"}");
    let ran = desk.run(&["check", "--fix", "app.json"]);
    assert!(ran.out.ends_with("\n1 fix: the form applies it\n"), "{}", ran.out);
}
