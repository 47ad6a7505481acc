//! The commands that only look, and how the program itself is used.

use super::{Desk, SAMPLES, sample};

#[test]
fn a_preview_refuses_what_is_no_json() {
    let desk = Desk::with("{\"a\": }");
    desk.run(&["preview", "app.json"])
        .complains(1, "app.json is not JSON: line 1, column 7: a value is missing before }");
    desk.run(&["preview", "none.json"]).complains(2, "there is no file none.json: look at its spelling");
    let deep = "[".repeat(200);
    desk.put("app.json", &deep);
    let ran = desk.run(&["preview", "app.json"]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("more than 127 brackets"), "{}", ran.err);
}

#[test]
fn templates_are_printed_and_are_sound() {
    let desk = Desk::new();
    for name in ["web-app", "connector", "empty"] {
        let ran = desk.run(&["new", "--template", name, "--print"]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""));
        assert!(ran.out.ends_with("}\n") && serde_json::from_str::<serde_json::Value>(&ran.out).is_ok());
    }
    let plain = desk.run(&["new", "--print"]);
    assert_eq!(plain.out, desk.run(&["new", "--template", "web-app", "--print"]).out);
    assert_eq!(desk.run(&["new", "--template", "other", "--print"]).code, 2);
}

#[test]
fn the_form_needs_a_terminal() {
    let desk = Desk::with("{}");
    let cases: [(&[&str], &str); 5] = [
        (&[], ""),
        (&["app.json"], " app.json"),
        (&["new"], ""),
        (&["new", "x.json"], " x.json"),
        (&["--at", "scope", "app.json"], " app.json"),
    ];
    for (arguments, file) in cases {
        let sentence = format!(
            "this terminal cannot show the form (standard input is no terminal): use lp-manifest --plain{file}, or check, set and preview"
        );
        desk.run(arguments).complains(2, &sentence);
    }
    desk.run(&["new", "app.json"])
        .complains(2, "app.json is there already: open it with lp-manifest app.json");
    desk.run(&["--at", "a..b", "app.json"]).complains(2, "a..b names no place: a name is missing");
}

#[test]
fn a_mistyped_command_is_guessed_unless_it_is_a_file() {
    let desk = Desk::with("{}");
    for (word, name) in [
        ("chekc", "check"),
        ("quick-lauch", "quick-launch"),
        ("prevew", "preview"),
        ("explan", "explain"),
        ("dif", "diff"),
        ("validate", "check"),
        ("Lint", "check"),
        ("fix", "check --fix"),
        ("edit", "lp-manifest FILE"),
        ("open", "lp-manifest FILE"),
        ("format", "preview --canonical"),
        ("usage", "--help"),
    ] {
        desk.run(&[word, "app.json"])
            .complains(2, &format!("{word} is no command and no file: did you mean {name}?"));
    }
    desk.put("chekc", "{}");
    let ran = desk.run(&["chekc"]);
    assert!(ran.err.contains("cannot show the form"), "{}", ran.err);
}

#[test]
fn wrong_usage_exits_with_2_and_help_with_0() {
    let desk = Desk::new();
    for arguments in [
        &["check"][..],
        &["set", "app.json"],
        &["unset", "app.json"],
        &["tick"],
        &["preview"],
        &["quick-launch"],
        &["check", "--format", "other", "a"],
        &["--nothing"],
        &["new", "--print", "a.json"],
        &["diff"],
        &["explain", "a", "b"],
        &["schema", "--draft-06"],
        &["schema", "app.json"],
        &["completions"],
        &["completions", "csh"],
        &["man", "check"],
    ] {
        let ran = desk.run(arguments);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{arguments:?}");
        assert_eq!(ran.err.lines().count(), 1, "{}", ran.err);
        assert!(ran.err.starts_with("lp-manifest: ") && ran.err.contains(": "), "{}", ran.err);
    }
    for arguments in
        [&["--help"][..], &["check", "--help"], &["diff", "--help"], &["--version"], &["help", "set"]]
    {
        let ran = desk.run(arguments);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{arguments:?}");
    }
}

#[cfg(unix)]
#[test]
fn a_reader_who_goes_away_is_no_trouble() {
    use std::io::Read;
    use std::process::{Command, Stdio};
    let desk = Desk::new();
    let items = vec!["\"a long item that fills pipes\""; 100_000].join(",\n");
    desk.put("app.json", format!("{{\"client_name\": [{items}]}}"));
    for arguments in [
        &["preview", "app.json"][..],
        &["check", "app.json"],
        &["check", "--format", "json", "app.json"],
        &["check", "--format", "github", "app.json"],
        &["check", "--format", "gitlab", "app.json"],
        &["check", "--format", "sarif", "app.json"],
        &["check", "--format", "junit", "app.json"],
        &["check", "--format", "markdown", "app.json"],
        &["check", "--fix", "--dry-run", "app.json"],
        &["set", "--dry-run", "app.json", "client_name=[]"],
        &["preview", "--canonical", "app.json"],
        &["diff", "/dev/null", "app.json"],
        &["diff", "x", "app.json", "0", "0", "app.json", "0", "0"],
        &["explain"],
        &["explain", "goal"],
        &["schema"],
        &["schema", "--vscode"],
        &["completions", "zsh"],
        &["man"],
    ] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_lp-manifest"))
            .current_dir(desk.path(""))
            .args(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let mut complaints = String::new();
        child.stderr.take().unwrap().read_to_string(&mut complaints).unwrap();
        assert_eq!(complaints, "", "{arguments:?}");
        assert!(child.wait().unwrap().code().is_some_and(|code| code < 2));
    }
}

#[test]
fn quick_launch_refuses_what_is_no_manifest() {
    let desk = Desk::with("[{}, {}]");
    desk.run(&["quick-launch", "app.json"])
        .complains(1, "app.json is a list of 2 items, not one manifest: take one of them out");
    desk.run(&["quick-launch", "--format", "json", "app.json"]).says(
        1,
        "{\"eligible\":false,\"criteria\":[],\"error\":\"app.json is a list of 2 items, not one manifest: take \
         one of them out\"}\n",
    );
    desk.put("app.json", "{");
    let ran = desk.run(&["quick-launch", "--format", "json", "app.json"]);
    assert!(ran.code == 1 && ran.err.is_empty() && ran.out.contains("\"error\":\"app.json is not JSON: "));
    for format in ["text", "json"] {
        desk.run(&["quick-launch", "--format", format, "none.json"])
            .complains(2, "there is no file none.json: look at its spelling");
        for id in ["x", "4.2", "", " , ", "9223372036854775808", "0x2a"] {
            desk.run(&["quick-launch", "--format", format, "--profile", id, "app.json"])
                .complains(2, &format!("{id} is no profile id: write a whole number, such as 42"));
        }
    }
}

#[test]
fn quick_launch_answers_the_question_that_was_asked() {
    let desk = Desk::with("{\"quick_launch_enabled\": false}");
    for (arguments, who) in [
        (&["quick-launch", "app.json"][..], "nobody sees it in the QuickLaunch menu"),
        (
            &["quick-launch", "--profile", "7", "app.json"],
            "a user with profile 7 does not see it in the QuickLaunch menu",
        ),
        (
            &["quick-launch", "--profile", "7", "--profile", "-8", "--profile=7.0", "app.json"],
            "a user with profiles 7 and -8 does not see it in the QuickLaunch menu",
        ),
    ] {
        let ran = desk.run(arguments);
        assert_eq!((ran.code, ran.err.as_str()), (1, ""), "{arguments:?}");
        assert_eq!(ran.out.lines().next(), Some(format!("app.json: {who}").as_str()));
        assert_eq!(
            ran.out.matches("  not met  ").count() + ran.out.matches("  met      ").count(),
            4,
            "{}",
            ran.out
        );
    }
    let ran = desk.run(&["quick-launch", "--format", "json", "--profile", "7", "--profile", "7", "app.json"]);
    let answer: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(answer["eligible"], false);
    assert_eq!(answer["profiles"], serde_json::json!([7]));
    assert_eq!(answer["visible_to"], serde_json::json!([]));
    let ids: Vec<_> = answer["criteria"].as_array().unwrap().iter().map(|one| one["id"].clone()).collect();
    assert_eq!(ids, ["quick_launch_enabled", "entry_uri", "enabled_for_profiles", "enabled"]);
}

#[test]
fn the_samples_are_json_of_ours() {
    for name in SAMPLES {
        let text = sample(name);
        Desk::with(&text).run(&["preview", "app.json"]).says(0, &text);
    }
}

#[test]
fn wrong_usage_is_one_sentence_of_ours() {
    let desk = Desk::with("{}");
    for (arguments, sentence) in [
        (
            &["check", "--colour", "always", "app.json"][..],
            "there is no option --colour: did you mean --color?",
        ),
        (&["explain", "--formt", "json"], "there is no option --formt: did you mean --format?"),
        (&["check", "--bogus"], "there is no option --bogus: lp-manifest check --help says what there is"),
        (&["diff", "--format", "yaml", "a", "b"], "--format cannot be yaml: write one of text, json"),
        (&["check", "--output-file"], "--output-file needs a value: write --output-file FILE"),
        (
            &["check", "--format"],
            "--format needs a value: write one of text, json, github, gitlab, sarif, junit, markdown",
        ),
        (&["set"], "set needs FILE and PATH=JSON: lp-manifest set --help says what there is"),
        (&["new", "--print", "a.json"], "--print does not go with FILE: leave one of the two out"),
        (&["--template", "web"], "--template cannot be web: did you mean web-app?"),
        (&["schema", "x"], "x is one word too many: lp-manifest schema --help says what there is"),
    ] {
        desk.run(arguments).complains(2, sentence);
    }
}

#[test]
fn the_help_has_examples_of_the_three_jobs() {
    let help = Desk::new().run(&["--help"]).out;
    for example in [
        "\n  lp-manifest app.json:3:5 ",
        "\n  lp-manifest check apps ",
        "\n  lp-manifest diff export.json app.json ",
    ] {
        assert!(help.contains(example), "{example}: {help}");
    }
}

#[test]
fn a_file_that_is_called_like_an_option_is_taken_and_told_how_to_write() {
    let text = "{\"client_name\": \"A\", \"grant_types\": []}\n";
    let desk = Desk::with(text);
    desk.put("-dash.json", text);
    desk.put("--all.json", text);
    for arguments in
        [&["check", "-dash.json"][..], &["check", "--", "-dash.json"], &["check", "--strict", "--all.json"]]
    {
        let ran = desk.run(arguments);
        let name = arguments.last().unwrap();
        assert!(ran.code == 0 && ran.out.starts_with(&format!("{name}: no problems")), "{ran:?}");
    }
    desk.run(&["preview", "-dash.json"]).says(0, text);
    desk.run(&["diff", "-dash.json", "--all.json"]).says(0, "");
    desk.run(&["diff", "--", "app.json", "-dash.json"]).says(0, "");
    assert_eq!(desk.run(&["set", "-dash.json", "enabled=true"]).code, 0);
    assert_eq!(desk.run(&["quick-launch", "-dash.json"]).code, 1);
    desk.run(&["check", "-none.json"])
        .complains(2, "there is no option -n, and no file -none.json: such a file is written ./-none.json");
}

#[test]
fn what_a_report_prints_is_taken_for_the_file() {
    let text = "{\"client_name\": \"A\"}\n";
    let desk = Desk::with(text);
    for word in ["app.json:1", "app.json:1:3", "app.json:1:3:", "./app.json:7"] {
        desk.run(&["preview", word]).says(0, text);
        let ran = desk.run(&["check", word]);
        assert!(ran.code == 0 && ran.out.starts_with("app.json: no problems"), "{word}: {ran:?}");
    }
    assert_eq!(desk.run(&["set", "app.json:1:3", "enabled=true"]).code, 0);
    // A file of the full name comes first.
    desk.put("app.json:1", "{\"client_name\": \"B\"}\n");
    desk.run(&["preview", "app.json:1"]).says(0, "{\"client_name\": \"B\"}\n");
    desk.run(&["preview", "none.json:1:3"])
        .complains(2, "there is no file none.json:1:3: look at its spelling");
}

#[test]
fn a_dash_and_an_address_are_answered_with_what_to_do() {
    let desk = Desk::with("{}");
    desk.run(&["-"]).complains(2, "- is standard input: use preview -, check - or a file");
    for arguments in [&["https://a.example/app.json"][..], &["check", "https://a.example/app.json"]] {
        desk.run(arguments)
            .complains(2, "https://a.example/app.json is not fetched: save it to a file first");
    }
    let address = format!("file://{}", desk.path("app.json").display());
    if cfg!(unix) {
        desk.run(&["preview", &address]).says(0, "{}");
    }
}

#[test]
fn the_text_for_the_account_team_goes_to_standard_output_or_to_a_file() {
    let desk = Desk::with("{\"client_name\": \"com.acme.kiosk\", \"grant_types\": [\"x\\u001b[31m\"]}");
    let ran = desk.run(&["handoff", "app.json"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(ran.out.starts_with("# Install com.acme.kiosk\n") && !ran.out.contains('\u{1b}'), "{}", ran.out);
    assert!(ran.out.contains("attached file `app.json`"), "{}", ran.out);
    desk.run(&["handoff", "--output-file", "out/app.md", "app.json"]).says(0, "");
    assert_eq!(std::fs::read_to_string(desk.path("out/app.md")).unwrap(), ran.out);
    // As check, it goes by what the project has settled.
    desk.put(".lp-manifest.toml", "[rules]\nunsupported-value = \"ignore\"\n");
    assert!(desk.run(&["handoff", "app.json"]).out.contains("- none: no error"));
    desk.put("list.json", "[]");
    assert_eq!(desk.run(&["handoff", "list.json"]).code, 1);
    assert_eq!(desk.run(&["handoff", "none.json"]).code, 2);
}
