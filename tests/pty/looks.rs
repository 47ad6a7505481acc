//! What the commands that only look write on a terminal: colour where it is wanted, nothing that
//! controls it.

use std::io::Read as _;

use portable_pty::{CommandBuilder, PtySize, native_pty_system};

const XTERM: &[(&str, &str)] = &[("TERM", "xterm-256color")];

/// Everything that a run writes on a terminal of so many columns, its line ends as the program wrote
/// them.
fn written(columns: u16, environment: &[(&str, &str)], text: &str, arguments: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("app.json"), text).unwrap();
    let size = PtySize { rows: 24, cols: columns, pixel_width: 0, pixel_height: 0 };
    let pair = native_pty_system().openpty(size).unwrap();
    let mut reader = pair.master.try_clone_reader().unwrap();
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_lp-manifest"));
    command.args(arguments);
    command.cwd(folder.path());
    command.env_clear();
    for (name, value) in environment {
        command.env(name, value);
    }
    let mut child = pair.slave.spawn_command(command).unwrap();
    drop(pair.slave);
    let mut bytes = Vec::new();
    // Where the other side is closed, some systems call that an error.
    let _ = reader.read_to_end(&mut bytes);
    assert!(child.wait().unwrap().success());
    String::from_utf8(bytes).unwrap().replace("\r\n", "\n")
}

/// A text without its colours.
fn stripped(text: &str) -> String {
    let mut parts = text.split("\u{1b}[");
    let first = parts.next().unwrap().to_owned();
    parts.fold(first, |out, part| out + part.split_once('m').unwrap().1)
}

#[test]
fn a_preview_is_coloured_on_a_terminal_and_is_still_the_file() {
    let text = crate::support::sample("le-app");
    for arguments in [&["preview", "app.json"][..], &["preview", "--canonical", "app.json"]] {
        let coloured = written(80, XTERM, &text, arguments);
        assert!(coloured.contains("\u{1b}[34m\"client_name\"\u{1b}[0m"), "{coloured}");
        if arguments.len() == 2 {
            assert_eq!(stripped(&coloured), text);
        }
    }
}

#[test]
fn nothing_is_coloured_where_that_is_not_wanted() {
    let text = "{\n  \"a\": [1, true, \"b\"]\n}\n";
    for environment in [
        &[("TERM", "xterm-256color"), ("NO_COLOR", "1")][..],
        &[("TERM", "dumb")],
        &[("TERM", "xterm"), ("NO_COLOR", "0")],
    ] {
        assert_eq!(written(80, environment, text, &["preview", "app.json"]), text, "{environment:?}");
        for arguments in [&["explain", "goal"][..], &["diff", "/dev/null", "app.json"], &["explain"]] {
            let written = written(80, environment, text, arguments);
            assert!(!written.contains('\u{1b}'), "{environment:?} {arguments:?}: {written}");
        }
    }
    assert!(written(80, XTERM, text, &["explain", "goal"]).contains('\u{1b}'));
    assert!(written(80, XTERM, text, &["diff", "/dev/null", "app.json"]).contains('\u{1b}'));
}

#[test]
fn a_hostile_text_does_not_control_the_terminal() {
    let text = "{\"\u{9b}2J\": \"\u{202e}\u{7f}\",\r\"a\": \"\u{200b}\"}\n";
    let seen = written(80, XTERM, text, &["preview", "app.json"]);
    let seen = stripped(&seen);
    assert_eq!(seen, "{\"\\u009b2J\": \"\\u202e\\u007f\",\\r\"a\": \"\\u200b\"}\n");
    let seen = stripped(&written(80, XTERM, text, &["diff", "/dev/null", "app.json"]));
    assert!(!seen.contains(|c: char| c.is_control() && c != '\n') && !seen.contains('\u{202e}'), "{seen:?}");
}

#[test]
fn explanations_are_as_wide_as_the_terminal_up_to_100_columns() {
    for (columns, least, most) in [(40, 34, 40), (80, 70, 80), (200, 90, 100)] {
        let written = written(columns, &[("TERM", "dumb")], "{}", &["explain", "target_audience"]);
        let widest = written.lines().map(|line| line.chars().count()).max().unwrap();
        assert!((least..=most).contains(&widest), "{columns}: {widest}\n{written}");
    }
}

#[test]
fn the_setting_for_vs_code_says_on_a_terminal_where_it_goes() {
    let written = written(80, XTERM, "{}", &["schema", "--vscode"]);
    assert!(written.contains("}\nlp-manifest: put \"json.schemas\" into .vscode/settings.json"), "{written}");
}

#[test]
fn a_long_answer_goes_through_the_pager_and_a_short_one_does_not() {
    let pager =
        &[("TERM", "xterm"), ("NO_COLOR", "1"), ("PATH", "/usr/bin:/bin"), ("PAGER", "sed s/^/page:/")];
    let whole = written(80, pager, "{}", &["explain"]);
    assert!(whole.lines().count() > 100 && whole.lines().all(|line| line.starts_with("page:")), "{whole}");
    for arguments in
        [&["explain", "timeout"][..], &["explain", "--no-pager"], &["explain", "--format", "json"]]
    {
        assert!(!written(80, pager, "{}", arguments).contains("page:"), "{arguments:?}");
    }
    // Where there is no such program, or none is wanted, the answer is printed.
    let plain = written(80, pager, "{}", &["explain", "--no-pager"]);
    for name in ["", "cat", "no-such-pager-anywhere"] {
        let environment = &[("TERM", "xterm"), ("NO_COLOR", "1"), ("PATH", "/usr/bin:/bin"), ("PAGER", name)];
        let printed = written(80, environment, "{}", &["explain"]);
        assert!(printed.ends_with(&plain), "{name}: {printed}");
    }
    let dumb = &[("TERM", "dumb"), ("PATH", "/usr/bin:/bin"), ("PAGER", "sed s/^/page:/")];
    assert!(!written(80, dumb, "{}", &["explain"]).contains("page:"));
}
