//! The conversation through a pipe, as the program that people run.

use std::io::Write;
use std::process::{Command, Stdio};

use super::{Desk, Ran, sample};

fn talk(desk: &Desk, words: &[&str], lines: &str) -> Ran {
    let mut child = Command::new(env!("CARGO_BIN_EXE_lp-manifest"))
        .arg("--plain")
        .args(words)
        .current_dir(desk.0.path())
        .env("TERM", "dumb")
        .env("LC_ALL", "C.UTF-8")
        .env("XDG_STATE_HOME", desk.path("state"))
        .env("XDG_CONFIG_HOME", desk.path("config"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(lines.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Ran { code: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
}

#[test]
fn a_pipe_edits_a_manifest_and_every_line_fits() {
    let desk = Desk::with(sample("le-app"));
    let ran = talk(&desk, &["app.json"], "find display_name\nAcme\nquick launch 42\nback\nsave\nquit\n");
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
    let name = "\"client_name\": \"My First LE-App\",";
    let expected = sample("le-app").replace(name, &format!("{name}\n  \"display_name\": \"Acme\","));
    assert_eq!(desk.text(), expected);
    assert!(ran.out.contains("saved app.json: 1 change, 1 line added"), "{}", ran.out);
    assert!(ran.out.contains("their menu: sees it, because of 42"), "{}", ran.out);
    assert!(ran.out.lines().all(|line| line.chars().count() <= 80), "{}", ran.out);
    assert!(!ran.out.contains('\u{1b}') && !ran.out.contains('\r'), "{}", ran.out);
}

#[test]
fn a_new_manifest_comes_out_of_a_pipe() {
    let desk = Desk::new();
    let ran = talk(&desk, &["app.json"], "5\ncom.acme.kiosk\n\nAcme Kiosk\nsave\nquit\n");
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
    assert_eq!(
        desk.text(),
        "{\n  \"client_name\": \"com.acme.kiosk\",\n  \"display_name\": \"Acme Kiosk\"\n}\n"
    );
}

#[test]
fn the_end_of_input_loses_nothing_and_the_next_start_offers_it() {
    let desk = Desk::with("{\"client_name\": \"a\"}\n");
    let ran = talk(&desk, &["app.json"], "typed");
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
    assert!(ran.out.contains("1 change not saved, but kept"), "{}", ran.out);
    assert_eq!(desk.text(), "{\"client_name\": \"a\"}\n");
    let ran = talk(&desk, &["app.json"], "r\nsave\nquit\n");
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
    assert_eq!(desk.text(), "{\"client_name\": \"typed\"}\n");
}

#[test]
fn nothing_that_is_read_is_no_line() {
    let desk = Desk::with("{\"client_name\": \"a\"}\n");
    for lines in ["", "\n\n\n", "quit\n"] {
        let ran = talk(&desk, &["app.json"], lines);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{lines:?}: {}", ran.out);
    }
    assert_eq!(desk.text(), "{\"client_name\": \"a\"}\n");
}

#[test]
fn without_a_file_it_lists_what_can_be_opened() {
    let desk = Desk::with("{\"client_name\": \"a\"}\n");
    let ran = talk(&desk, &[], "app.json\nb\nsave\nquit\n");
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
    assert_eq!(desk.text(), "{\"client_name\": \"b\"}\n", "{}", ran.out);
}

#[test]
fn one_file_follows_the_other() {
    let desk = Desk::with("{\"client_name\": \"a\"}\n");
    desk.put("other.json", "{\"client_name\": \"b\"}\n");
    let ran = talk(&desk, &["app.json", "other.json"], "next file\nc\nsave\nquit\n");
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
    assert_eq!(std::fs::read_to_string(desk.path("other.json")).unwrap(), "{\"client_name\": \"c\"}\n");
}
