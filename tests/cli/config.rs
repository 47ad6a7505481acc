//! The person's own file of settings, as the command that prints it and the form that obeys it have it.

use std::process::Command;

use super::{Desk, Ran};

fn config(desk: &Desk) -> Ran {
    let output = Command::new(env!("CARGO_BIN_EXE_lp-manifest"))
        .arg("config")
        .current_dir(desk.0.path())
        .env("HOME", desk.path("home"))
        .env("XDG_CONFIG_HOME", desk.path("own"))
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Ran { code: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
}

const FILE: &str = if cfg!(target_os = "linux") { "own/lp-manifest/config.toml" } else { "none" };

#[test]
fn it_is_printed_with_its_path_and_all_that_can_stand_there() {
    let desk = Desk::new();
    let ran = config(&desk);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(ran.out.starts_with("# ") && ran.out.contains("config.toml\n"), "{}", ran.out);
    assert!(ran.out.contains("\"dark\", \"light\", \"terminal\" or \"mono\"\n# theme =\n"), "{}", ran.out);
    if cfg!(target_os = "linux") {
        desk.put(FILE, "theme = \"light\"\nmouse = false\n");
        let ran = config(&desk);
        assert!(ran.out.contains("\ntheme = \"light\"\n") && ran.out.contains("\nmouse = false\n"));
        desk.put(FILE, &ran.out);
        assert_eq!(config(&desk).out, ran.out, "what it prints is a file that says the same");
    }
}

#[test]
fn a_wrong_entry_is_told_with_its_place_and_the_rest_works() {
    if !cfg!(target_os = "linux") {
        return;
    }
    let desk = Desk::new();
    desk.put(FILE, "theme = \"drak\"\nglyphs = \"ascii\"\nmouse = \"no\"\n");
    let ran = config(&desk);
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("\nglyphs = \"ascii\"\n"));
    let wrong = "lp-manifest: config.toml, line 1, column 9: theme has to be \"dark\", \"light\", \"terminal\" or \"mono\"\n\
                 lp-manifest: config.toml, line 3, column 9: mouse has to be true or false\n";
    assert_eq!(ran.err, wrong);
}

#[test]
fn quick_launch_says_and_takes_the_names_of_profiles() {
    if !cfg!(target_os = "linux") {
        return;
    }
    let desk = Desk::with(
        "{\"quick_launch_enabled\": true, \"entry_uri\": \"https://a.example\", \"enabled_for_profiles\": [42, 43]}",
    );
    desk.put(FILE, "[profiles]\n42 = \"Service agent\"\n7 = \"Lead\"\n");
    let ran = |arguments: &[&str]| {
        Desk::ran(
            desk.command(&[&["quick-launch"], arguments, &["app.json"]].concat())
                .env("XDG_CONFIG_HOME", desk.path("own")),
        )
    };
    let named = ran(&["--profile", "service agent"]);
    assert_eq!(named.code, 0, "{named:?}");
    assert!(
        named.out.starts_with("app.json: a user with profile 42 (Service agent) sees it"),
        "{}",
        named.out
    );
    assert!(named.out.contains("  seen by users with profiles 42 (Service agent) or 43\n"), "{}", named.out);
    let other = ran(&["--profile", "Lead,43"]);
    assert_eq!(other.code, 2, "a name is named alone: {other:?}");
    let both = ran(&["--profile", "Lead", "--profile", "8", "--format", "json"]);
    assert!(both.code == 1 && both.out.contains("\"profiles\":[7,8]"), "programs read ids: {both:?}");
}
