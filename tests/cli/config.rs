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

#[cfg(feature = "tui")]
#[test]
fn tables_of_keys_and_profiles_are_printed_and_read_again() {
    if !cfg!(target_os = "linux") {
        return;
    }
    let desk = Desk::new();
    let has = |ran: &Ran, lines: &[&str]| {
        for line in lines {
            assert!(ran.out.lines().any(|printed| printed == *line), "{line} in {}", ran.out);
        }
    };
    let section = "# section-basics = [\"Alt-1\", \"1\"]";
    has(&config(&desk), &["[keys]", "# modal =", "# save = [\"Ctrl-S\", \"F2\"]", section, "[profiles]"]);
    let own = r#"layout = "narrow"
ctrl-z = "suspend"
[keys]
modal = true
save = "Alt-s"
[profiles]
42 = "Service \"agent\""
-1 = "é"
"#;
    desk.put(FILE, own);
    let ran = config(&desk);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
    let save = "save = [\"Alt-s\"] # [\"Ctrl-S\", \"F2\"]";
    let name = r#"42 = "Service \"agent\"""#;
    has(&ran, &["layout = \"narrow\"", "ctrl-z = \"suspend\"", "modal = true", save, name, "-1 = \"é\""]);
    desk.put(FILE, &ran.out);
    assert_eq!(config(&desk).out, ran.out, "what it prints is a file that says the same");
    desk.put(FILE, "keys = \"modal\"\n");
    has(&config(&desk), &["modal = true"]);
}

#[cfg(feature = "tui")]
#[test]
fn every_wrong_key_is_told_with_its_line_and_column_and_the_rest_works() {
    if !cfg!(target_os = "linux") {
        return;
    }
    let desk = Desk::new();
    let own = "\u{feff}glyphs = \"ascii\"\nlayout = \"wide\"\n[keys]\nsav = \"Alt-s\"\nundo = [\"Alt-u\", \"Ctrl-Q\"]\n\
               redo = 3\nfind = \"x\"\n[profiles]\nabc = \"A\"\n7 = true\n";
    desk.put(FILE, own);
    let ran = config(&desk);
    let wrong = [
        "line 2, column 10: layout has to be \"roomy\" or \"narrow\"",
        "line 4, column 1: sav is no command: did you mean save?",
        "line 5, column 18: Ctrl-Q is taken here (quit): choose another, or give quit another",
        "line 6, column 8: redo has to be a key, or a list of keys",
        "line 7, column 8: x is typed where find would be given: hold Ctrl or Alt",
        "line 9, column 1: abc is no profile id: write a whole number, such as 42",
        "line 10, column 5: the name of profile 7 has to be a text in quotes",
    ];
    let wrong: String = wrong.iter().map(|line| format!("lp-manifest: config.toml, {line}\n")).collect();
    assert_eq!((ran.code, ran.err), (1, wrong));
    let undo = "\nundo = [\"Alt-u\"] # [\"Ctrl-Z\"]\n";
    assert!(ran.out.contains(undo) && ran.out.contains("\nglyphs = \"ascii\"\n"), "{}", ran.out);
}

#[test]
fn profiles_go_by_their_names_in_what_commands_say() {
    if !cfg!(target_os = "linux") {
        return;
    }
    let desk = Desk::new();
    let text = r#"{"client_name": "A", "quick_launch_enabled": true, "entry_uri": "https://a.example", "enabled_for_profiles": [42]}"#;
    desk.put("app.json", text);
    desk.put("new.json", text.replace("[42]", "[42, 7]"));
    desk.put(FILE, "[profiles]\n42 = \"Service agent\"\n");
    let run = |arguments: &[&str]| {
        let mut command = desk.command(arguments);
        command.env("HOME", desk.path("home")).env("XDG_CONFIG_HOME", desk.path("own"));
        Desk::ran(&mut command).out
    };
    let seen = run(&["quick-launch", "--profile", "42", "app.json"]);
    assert!(seen.contains("a user with profile 42 (Service agent) sees it"), "{seen}");
    assert!(seen.contains("seen by users with profile 42 (Service agent)\n"), "{seen}");
    let changed = run(&["diff", "app.json", "new.json"]);
    assert!(changed.contains("42 (Service agent) → 42 (Service agent), 7"), "{changed}");
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
