//! `diff`: changes by path, what is dropped, who sees the app then; for people and for git.

use std::fs;
use std::process::Command;

use super::{Desk, sample};

/// Two manifests, the new one made from the old one by replacing.
fn compared(old: &str, replaced: &[(&str, &str)]) -> super::Ran {
    let new = replaced.iter().fold(old.to_owned(), |text, (from, to)| {
        assert!(text.contains(from), "{from}");
        text.replacen(from, to, 1)
    });
    let desk = Desk::new();
    desk.put("old.json", old);
    desk.put("new.json", new);
    desk.run(&["diff", "old.json", "new.json"])
}

#[test]
fn each_change_stands_by_its_path_in_the_words_of_the_review() {
    let ran = compared(
        &sample("le-app"),
        &[
            ("\"max_retries\": 3", "\"max_retries\": 2"),
            ("\"auth\"\n", "\"auth\", \"unauth\"\n"),
            ("  \"description\": \"This is my first LE-App\",\n", ""),
            ("[42, 43]", "[44, 42]"),
            ("\"https://myservice.mydomain.com/appentry\"", "\"\""),
        ],
    );
    ran.says(
        0,
        "\
old.json → new.json: 5 changes
~ entry_uri
    Entry URI  \"https://myservice.mydomain.com/appentry\" → \"\"
~ enabled_for_profiles
    Profiles  44 added, 43 removed
~ capabilities.webhooks.\"ms.MessagingEventNotification.ContentEvent\".max_retries
    Max retries of ContentEvent  3 → 2
~ capabilities.engagement.consumer_identity
    Consumer identity  unauth added
- description
    Description  removed: the installed app loses it

1 member is left out, and an update replaces the whole installed app: it loses
  description
quick launch: 42, 43 → nobody (entry_uri is empty)
",
    );
}

#[test]
fn what_is_equal_says_nothing_and_what_only_looks_different_says_so() {
    let cases = [
        ("{\"a\": 1}", "{\"a\": 1}", ""),
        ("{\"a\": 1}", "{\n\"a\":1}\n", "a: no value differs, only the layout or what counts for nothing\n"),
        (
            "{\"a\": 1, \"b\": 2}",
            "{\"b\": 2, \"a\": 1}",
            "a: no value differs, only the layout or what counts for nothing\n",
        ),
        ("{\"a\": [1, 2]}", "{\"a\": [2, 1]}", "a: 1 change\n~ a\n    the same in another order\n"),
        ("{\"a\": [1, 1]}", "{\"a\": [1]}", "a: 1 change\n~ a\n    the same, but not as often\n"),
        ("{\"a\": [{}]}", "{\"a\": [{\"b\": 1}]}", "a: 1 change\n~ a\n    changed\n"),
        ("{\"a\": {\"b\": 1}}", "{\"a\": {\"b\": 1, \"c\": 2}}", "a: 1 change\n+ a.c\n    not set → 2\n"),
        ("{\"a\": {}}", "{\"a\": 5}", "a: 1 change\n~ a\n    an object → 5\n"),
        ("[]", "{}", "a: 1 change\n~ the manifest\n    [] → an object\n"),
    ];
    for (old, new, said) in cases {
        let desk = Desk::new();
        desk.put("old", old);
        desk.put("new", new);
        desk.run(&["diff", "old", "new"]).says(0, &said.replacen("a:", "old → new:", 1));
    }
}

#[test]
fn a_side_can_be_standard_input_or_not_there_yet() {
    let desk = Desk::with("{\"a\": 1}");
    desk.run_with(&["diff", "-", "app.json"], "{\"a\": 2}")
        .says(0, "- → app.json: 1 change\n~ a\n    2 → 1\n");
    desk.run_with(&["diff", "app.json", "-"], "{\"a\": 2}")
        .says(0, "app.json → -: 1 change\n~ a\n    1 → 2\n");
    let begun = desk.run(&["diff", "/dev/null", "app.json"]);
    assert!(begun.out.ends_with("+ a\n    not set → 1\n\nquick launch: nobody (quick_launch_enabled is not set, which counts as false)\n"), "{begun:?}");
    let ended = desk.run(&["diff", "app.json", "/dev/null"]);
    assert!(ended.out.contains("- a\n") && !ended.out.contains("quick launch"), "{ended:?}");
}

#[test]
fn wrong_usage_and_what_cannot_be_compared_is_a_sentence() {
    let desk = Desk::with("{\"a\": 1");
    desk.put("sound.json", "{}");
    let not_json = "app.json is not JSON: line 1, column 8: the text ends, and the closing } is missing";
    desk.run(&["diff", "app.json", "sound.json"]).complains(1, not_json);
    desk.run(&["diff", "sound.json", "app.json"]).complains(1, not_json);
    desk.run(&["diff", "sound.json", "none.json"])
        .complains(2, "there is no file none.json: look at its spelling");
    let usage = "diff compares two manifests: name the old one and the new one";
    for arguments in
        [&["diff", "a"][..], &["diff", "a", "b", "c"], &["diff", "1", "2", "3", "4", "5", "6", "7", "8"]]
    {
        desk.run(arguments).complains(2, usage);
    }
    desk.run(&["diff", "-", "-"])
        .complains(2, "only one of the two can be standard input: name a file for the other");
    assert_eq!(desk.run(&["diff"]).code, 2);
}

#[test]
fn no_secret_and_nothing_hostile_is_shown() {
    let old = "{\"client_secret\": \"hunter2\", \"clientSecret\": [\"hunter2\"], \"x\": {\"headers\": {\"k\": \"hunter2\"}},
        \"capabilities\": {\"webhooks\": {\"e\": {\"headers\": [{\"header_name\": \"n\", \"header_value\": \"hunter2\"}]}}},
        \"\u{9b}2J\": \"\u{202e}\", \"y\": {\"client_secret\": \"hunter2\"}}";
    let new = old.replace("hunter2", "hunter3").replace('\u{202e}', "\u{7f}");
    let lost = old.replace("\"client_secret\"", "\"z\"");
    let desk = Desk::new();
    for (name, text) in [("old", old), ("new", &new), ("none", "{}"), ("other", "5"), ("lost", &lost)] {
        desk.put(name, text);
    }
    for (a, b) in [("old", "new"), ("old", "none"), ("none", "old"), ("other", "old"), ("old", "other")] {
        let ran = desk.run(&["diff", a, b]);
        assert!(ran.code == 0 && !ran.out.contains("hunter") && ran.err.is_empty(), "{ran:?}");
        assert!(!ran.out.contains(['\u{9b}', '\u{202e}', '\u{7f}']), "{ran:?}");
    }
    let ran = desk.run(&["diff", "old", "new"]);
    assert_eq!(ran.out.matches("changed\n").count(), 3, "{}", ran.out);
    assert!(
        ran.out.contains("made by LivePerson, not compared: client_secret, clientSecret\n"),
        "{}",
        ran.out
    );
    assert_eq!(desk.run(&["diff", "--all", "old", "new"]).out.matches("changed\n").count(), 5);
    let json = desk.run(&["diff", "--all", "--format", "json", "old", "new"]);
    assert!(!json.out.contains("hunter") && json.out.contains("\"masked\": true"), "{}", json.out);
    let git = desk.run(&["diff", "app.json", "old", "1", "100644", "broken", "2", "100644"]);
    assert_eq!(git.code, 2);
    desk.put("broken", old.replacen(',', "", 1));
    let git = desk.run(&["diff", "app.json", "broken", "1", "100644", "new", "2", "100644"]);
    assert!(git.code == 0 && git.out.contains("********"), "{git:?}");
    assert!(!git.out.contains("hunter") && !git.err.contains("hunter"), "{git:?}");
}

#[test]
fn a_long_value_is_cut() {
    let ran = compared(&format!("{{\"a\": \"{}\", \"b\": 1}}", "x".repeat(500)), &[("xxx", "y"), ("1", "2")]);
    assert!(ran.out.contains("…") && ran.out.lines().all(|line| line.chars().count() < 140), "{}", ran.out);
}

/// Runs git in a folder, without a person's settings.
fn git(desk: &Desk, arguments: &[&str]) -> Option<String> {
    let ran = Command::new("git")
        .args(["-c", "user.name=n", "-c", "user.email=e@example.com", "-c", "core.pager=cat"])
        .args(arguments)
        .current_dir(desk.path(""))
        .env("HOME", desk.path(""))
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .output()
        .ok()?;
    assert!(ran.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&ran.stderr));
    Some(String::from_utf8(ran.stdout).unwrap())
}

#[test]
fn git_shows_differences_with_it() {
    let desk = Desk::with("{\"client_name\": \"a\"}");
    if git(&desk, &["init", "-q", "."]).is_none() {
        return eprintln!("skipped: there is no git here");
    }
    let program = format!("'{}' diff", env!("CARGO_BIN_EXE_lp-manifest"));
    git(&desk, &["add", "-A"]);
    git(&desk, &["commit", "-qm", "first"]);
    desk.put("app.json", "{\"client_name\": \"b\"}");
    let change = "~ client_name\n    Client name  \"a\" → \"b\"\n";
    let tool = git(&desk, &["difftool", "-y", "-x", &program, "HEAD", "--", "app.json"]).unwrap();
    assert!(tool.ends_with(change), "{tool}");
    git(&desk, &["config", "diff.lp-manifest.command", &program]);
    desk.put(".gitattributes", "*.json diff=lp-manifest\n");
    assert_eq!(git(&desk, &["diff"]).unwrap(), format!("app.json: 1 change\n{change}\n"));
    // A text that is no JSON does not end what git shows of the other files.
    desk.put("app.json", "{\"client_name\": \"b\"");
    let long = format!("{{\"client_name\": \"{}\"}}", "c".repeat(200));
    desk.put("new.json", &long);
    git(&desk, &["add", "-A"]);
    let all = git(&desk, &["diff", "--cached"]).unwrap();
    assert!(
        all.contains("-{\"client_name\": \"a\"}\n") && all.contains("+{\"client_name\": \"b\"\n"),
        "{all}"
    );
    assert!(all.contains("new.json: 1 change\n+ client_name"), "{all}");
    git(&desk, &["commit", "-qm", "second"]);
    fs::rename(desk.path("new.json"), desk.path("moved.json")).unwrap();
    desk.put("moved.json", long + "\n");
    git(&desk, &["add", "-A"]);
    let moved = git(&desk, &["diff", "--cached", "-M"]).unwrap();
    assert!(moved.contains("new.json → moved.json: no value differs"), "{moved}");
    desk.put("app.json", "{}");
    git(&desk, &["rm", "-q", "--cached", "app.json"]);
    assert!(git(&desk, &["diff", "--cached", "--", "app.json"]).unwrap().starts_with("--- a/app.json\n"));
}

#[cfg(target_os = "linux")]
#[test]
fn what_a_shell_has_open_is_read_as_a_stream() {
    let desk = Desk::with("{\"enabled\": true}");
    let ran = desk.run_with(&["diff", "app.json", "/dev/stdin"], "{\"enabled\": false}");
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(ran.out.contains("true → false"), "{}", ran.out);
    let ran = desk.run_with(&["check", "/dev/fd/0"], "{\"client_name\": \"a\"}");
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
    desk.run_with(&["preview", "/proc/self/fd/0"], "{ }").says(0, "{ }");
    desk.run(&["check", "/dev/fd/9999"])
        .complains(2, "/dev/fd/9999 cannot be read: no such file or directory");
    desk.run_with(&["set", "/dev/fd/0", "a=1"], "{}")
        .complains(2, "/dev/fd/0 is no file that can be saved: name one");
    let ran = desk.run_with(&["check", "--fix", "/dev/stdin"], "{\"client_name\": \"a \"}");
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("/dev/stdin is no file that can be saved"), "{}", ran.err);
}

#[test]
fn the_help_of_diff_names_the_old_one_and_the_new_one() {
    let out = Desk::new().run(&["diff", "--help"]).out;
    assert!(
        out.contains("Usage: lp-manifest diff [OPTIONS] OLD NEW\n")
            && out.contains("\n  [NEW]\n          The new one\n"),
        "{out}"
    );
}

/// What LivePerson gives out about an app, and the file that it was made from.
fn export_and_file() -> (String, String) {
    let event = |rest: &str| {
        format!(
            r#""capabilities":{{"webhooks":{{"cqm.ExConversationChangeNotification":{{"endpoint":"https://bot.acme.example/lp"{rest}}}}}}}"#
        )
    };
    let export = format!(
        r#"{{"id":"1","client_id":"c","client_secret":"s","deleted":false,"client_name":"A","enabled":true,"enabled_for_profiles":[43,42],{}}}"#,
        event(r#","max_retries":5"#)
    );
    let file = format!(r#"{{"client_name":"A","enabled_for_profiles":[42,43],{}}}"#, event(""));
    (export, file)
}

#[test]
fn an_export_is_compared_with_the_file_by_what_an_update_would_change() {
    let (export, file) = export_and_file();
    let desk = Desk::new();
    desk.put("export.json", &export);
    desk.put("local.json", &file);
    let said = "\
export.json → local.json: 1 change
- capabilities.webhooks.\"cqm.ExConversationChangeNotification\".max_retries
    Max retries of ExConversationChangeNotification  removed: the installed app loses it

1 member is left out, and an update replaces the whole installed app: it loses
  capabilities.webhooks.\"cqm.ExConversationChangeNotification\".max_retries
made by LivePerson, not compared: id, client_id, client_secret, deleted
";
    desk.run(&["diff", "export.json", "local.json"]).says(0, said);
    let git = desk.run(&["diff", "app.json", "export.json", "1", "100644", "local.json", "2", "100644"]);
    assert!(git.out.contains("app.json: 1 change\n"), "{git:?}");
    let all = desk.run(&["diff", "--all", "export.json", "local.json"]);
    assert!(all.out.contains(": 7 changes\n") && !all.out.contains("not compared"), "{}", all.out);
    for (list, code) in [
        (format!("[{{\"client_name\":\"B\"}},{export}]"), 0),
        (format!("[{export}]"), 0),
        (format!("[{export},{export}]"), 1),
        ("[{\"client_name\":\"B\"}]".to_owned(), 1),
    ] {
        desk.put("all.json", &list);
        let ran = desk.run(&["diff", "all.json", "local.json"]);
        assert_eq!(ran.code, code, "{list}: {ran:?}");
        assert!(code == 1 || ran.out.contains("] → local.json: 1 change\n"), "{ran:?}");
        assert!(code == 0 || ran.err.contains("all.json is a list of installations, and "), "{ran:?}");
    }
}

#[test]
fn what_means_the_same_is_no_change() {
    let webhooks = |event: &str| {
        format!(
            "{{\"capabilities\":{{\"webhooks\":{{\"cqm.ExConversationChangeNotification\":{{{event}}}}}}}}}"
        )
    };
    for (old, new) in [
        ("{\"enabled\": true}".to_owned(), "{}".to_owned()),
        ("{}".to_owned(), "{\"quick_launch_enabled\": false}".to_owned()),
        (webhooks("\"max_retries\": 0"), webhooks("")),
        (
            "{\"grant_types\": [\"refresh_token\", \"authorization_code\"]}".to_owned(),
            "{\"grant_types\": [\"authorization_code\", \"refresh_token\"]}".to_owned(),
        ),
        (
            "{\"redirect_uris\": [\"https://a\", \"https://b\"]}".to_owned(),
            "{\"redirect_uris\": [\"https:\\/\\/b\", \"https://a\", \"https://a\"]}".to_owned(),
        ),
        ("{\"enabled_for_profiles\": [42.0]}".to_owned(), "{\"enabled_for_profiles\": [42]}".to_owned()),
        ("{\"clientId\": \"1\", \"is_internal\": false}".to_owned(), "{}".to_owned()),
    ] {
        let desk = Desk::new();
        desk.put("old", &old);
        desk.put("new", &new);
        let ran = desk.run(&["diff", "--exit-code", "old", "new"]);
        assert!(ran.code == 0 && !ran.out.contains("change\n"), "{old} {new}: {ran:?}");
        assert_eq!(desk.run(&["diff", "--exit-code", "--all", "old", "new"]).code, 1, "{old} {new}");
    }
    for (old, new) in [
        ("{\"enabled\": false}", "{}"),
        ("{\"grant_types\": [\"refresh_token\"]}", "{}"),
        ("{\"enabled_for_profiles\": [42, \"43\"]}", "{\"enabled_for_profiles\": [42, 43]}"),
        ("{\"x\": {\"client_id\": 1}}", "{\"x\": {}}"),
    ] {
        let desk = Desk::new();
        desk.put("old", old);
        desk.put("new", new);
        assert_eq!(desk.run(&["diff", "--exit-code", "old", "new"]).code, 1, "{old} {new}");
    }
}

#[test]
fn programs_read_the_changes_as_one_object() {
    let (export, file) = export_and_file();
    let desk = Desk::new();
    desk.put("export.json", &export);
    desk.put("local.json", &file);
    let ran = desk.run(&["diff", "--format", "json", "export.json", "local.json"]);
    let read: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let pointer = "/capabilities/webhooks/cqm.ExConversationChangeNotification/max_retries";
    assert_eq!(
        read,
        serde_json::json!({
            "version": 1, "old": "export.json", "new": "local.json",
            "changes": [{
                "pointer": pointer,
                "path": "capabilities.webhooks.\"cqm.ExConversationChangeNotification\".max_retries",
                "label": "Max retries of ExConversationChangeNotification",
                "kind": "removed", "old": 5, "new": null, "masked": false,
            }],
            "dropped": [pointer],
            "not_compared": ["id", "client_id", "client_secret", "deleted"],
            "quick_launch": {"old": [], "new": []},
        })
    );
    desk.put("moved.json", "{\"x\": [1, 2]}");
    desk.put("new.json", "{\"x\": [2, 1]}");
    let moved = desk.run(&["diff", "--format", "json", "moved.json", "new.json"]);
    assert!(moved.out.contains("\"kind\": \"moved\""), "{}", moved.out);
}
