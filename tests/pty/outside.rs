//! The person's own editor with the terminal, and the clipboard of the terminal.

use super::kept::kept;
use super::tty::{Place, Tty};

const TEXT: &str = "{\"client_name\": \"com.acme.kiosk\"}\n";

/// The program with an editor, temporaries beside the file.
fn with(editor: &str) -> Tty {
    let place = Place::new(Some(TEXT), "app.json");
    let variables = [("TERM", "xterm-256color"), ("EDITOR", editor), ("TMPDIR", ".")];
    let mut tty =
        Tty::start(&place, "app.json", &variables, env!("CARGO_BIN_EXE_lp-manifest"), &["app.json"]);
    tty.shows("com.acme.kiosk");
    tty
}

/// A shell's function as an editor.
fn does(script: &str) -> String {
    format!("f() {{ {script}; }}; f")
}

#[test]
fn what_the_editor_makes_of_the_text_comes_back_as_one_step_and_its_file_goes() {
    let mut tty =
        with(&does("stat -c %a \"$1\" \"$(dirname \"$1\")\" > modes; sed -i s/kiosk/booth/ \"$1\""));
    tty.keys("\x05").shows("com.acme.booth").shows("took the text over");
    assert_eq!(tty.read("modes"), "600\n700\n");
    let mut names = tty.names();
    names.sort();
    assert_eq!(names, ["app.json", "modes"]);
    tty.keys("\x1a").shows("com.acme.kiosk").keys("\x11");
    assert_eq!(tty.ends(), 0);
    tty.is_given_back();
}

#[test]
fn the_editor_has_the_terminal_and_all_that_is_typed() {
    let mut tty = with(&does(
        "echo the editor is here; read answer; echo \"{\\\"client_name\\\": \\\"$answer\\\"}\" > \"$1\"",
    ));
    tty.keys("\rx").shows("kioskx").keys("\x1b").hides("Esc done").keys("\x05").shows("the editor is here");
    assert!(!tty.is_alternate());
    tty.is_given_back();
    assert_eq!(kept(&tty), [TEXT.replace("kiosk", "kioskx")], "the work is kept before");
    tty.keys("typed\n").shows("took the text over").shows("typed");
    assert!(tty.is_alternate());
    tty.keys("\r").shows("Esc done").keys("y").shows("typedy").keys("\x11").shows("discard").keys("x");
    assert_eq!(tty.ends(), 0);
    tty.is_given_back();
}

#[test]
fn an_editor_that_fails_or_is_broken_off_changes_nothing() {
    for (editor, keys, said) in [
        (does("exit 3"), "", "ended with exit code 3"),
        ("no-such-editor".to_owned(), "", "cannot be run"),
        (does("echo here; read answer"), "\x03", "nothing is changed here"),
        (does("rm \"$1\""), "", "left no file"),
        (does("printf '\\377' > \"$1\""), "", "left no UTF-8"),
        (does(":"), "", "nothing was changed in the other program"),
        (" ".to_owned(), "", "neither $VISUAL nor $EDITOR"),
    ] {
        let mut tty = with(&editor);
        tty.keys("\x05");
        if !keys.is_empty() {
            tty.shows("here").keys(keys);
        }
        tty.shows(said).shows("com.acme.kiosk").keys("\x11");
        assert_eq!(tty.ends(), 0, "{editor}");
        tty.is_given_back();
    }
}

#[test]
fn a_broken_text_that_comes_back_is_shown_at_its_mistake() {
    let mut tty = with(&does("echo '{\"client_name\": }' > \"$1\""));
    tty.keys("\x05").shows("what came back is not JSON").keys("\x1a").shows("com.acme.kiosk").keys("\x11");
    assert_eq!(tty.ends(), 0);
    tty.is_given_back();
}

#[test]
fn a_signal_ends_both() {
    let mut tty = with(&does("echo the editor is here; read answer"));
    tty.keys("\x05").shows("the editor is here");
    tty.signal("TERM");
    assert_eq!(tty.ends(), 143);
    tty.is_given_back();
}

#[test]
fn what_is_copied_reaches_the_terminal_and_nothing_where_that_takes_nothing() {
    let sent = |tty: &Tty| {
        let text = String::from_utf8_lossy(&tty.raw).into_owned();
        text.split_once("\x1b]52;").map(|(_, rest)| rest.split('\x1b').next().unwrap_or_default().to_owned())
    };
    let mut tty = Tty::edit(Some("{\"client_name\": \"abc\"}\n"));
    tty.shows("abc")
        .keys("\x10")
        .shows("commands")
        .keys("copy this")
        .shows("Copy this")
        .keys("\r")
        .shows("copied Client name");
    assert_eq!(sent(&tty).as_deref(), Some("c;YWJj"));
    for variables in [[("TERM", "linux"), ("X", "")], [("TERM", "xterm-256color"), ("VTE_VERSION", "7000")]] {
        let place = Place::new(Some(TEXT), "app.json");
        let mut tty =
            Tty::start(&place, "app.json", &variables, env!("CARGO_BIN_EXE_lp-manifest"), &["app.json"]);
        tty.shows("com.acme.kiosk").keys("\x12Y").shows("not copied");
        assert_eq!(sent(&tty), None);
    }
}
