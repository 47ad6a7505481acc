//! The conversation through a pipe, as the program that people run.

use std::io::Write;
use std::process::{Command, Stdio};

use super::super::plain::Talker;
use super::{Desk, Ran, sample};

fn talk(desk: &Desk, words: &[&str], lines: &str) -> Ran {
    talk_with(desk, words, lines, "false")
}

/// About `app.json`, by somebody who has an editor.
fn talk_through(desk: &Desk, lines: &str, editor: &str) -> Ran {
    talk_with(desk, &["app.json"], lines, editor)
}

fn talk_with(desk: &Desk, words: &[&str], lines: &str, editor: &str) -> Ran {
    let mut child = Command::new(env!("CARGO_BIN_EXE_lp-manifest"))
        .arg("--plain")
        .args(words)
        .current_dir(desk.0.path())
        .env("TERM", "dumb")
        .env("LC_ALL", "C.UTF-8")
        .env_remove("VISUAL")
        .env("EDITOR", editor)
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

/// A job, line by line, with the file that it begins with.
const JOBS: [(Option<&str>, &str); 3] = [
    (
        None,
        "2\nacme\n\nKiosk\n\nbot.acme.example/lp\n\n\nback\nfind display_name\nAcme Kiosk\nfind description\nBot\nsave\nquit\n",
    ),
    (
        Some("le-app"),
        "find retries content\n1\n2\none endpoint https://bot.acme.example/lp\ntick unauth\nfind display_name\nAcme\ncopy headers\ndo\nsave\nquit\n",
    ),
    (Some("le-app"), "quick launch 7\nfix\nback\nsave\nquit\n"),
];

#[test]
fn a_pipe_writes_the_bytes_that_the_conversation_has() {
    for (begun, lines) in JOBS {
        let (desk, mut talk) = match begun {
            Some(name) => (Desk::with(sample(name)), Talker::open(&sample(name))),
            None => (Desk::new(), Talker::begin()),
        };
        let ran = talk_through(&desk, lines, "false");
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
        talk.lines(lines.trim_end());
        assert_eq!(Some(desk.text()), talk.desk.disk, "{}", ran.out);
        assert_ne!(Some(desk.text()), begun.map(sample), "{}", ran.out);
    }
}

#[test]
fn no_line_is_longer_than_the_terminal_however_long_what_is_said_is() {
    let desk = Desk::with("{\"client_name\": \"a\"}\n");
    let long = "a b".repeat(100);
    let ran = talk(&desk, &["app.json"], &format!("{long}\nfind retries\n1\n{}\nquit\nk\n", "9".repeat(200)));
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
    let longest = ran.out.lines().map(|line| line.chars().count()).max();
    assert!(longest <= Some(80), "{longest:?}: {}", ran.out);
    assert!(ran.out.split_whitespace().collect::<String>().contains(&long.replace(' ', "")), "{}", ran.out);
}

#[cfg(unix)]
#[test]
fn a_text_that_is_no_json_is_edited_in_the_editor_of_the_person() {
    let desk = Desk::with("{\"client_name\": \"a\",,,}\n");
    let ran = talk_through(&desk, "edit\nb\nsave\nquit\n", "sed -i s/,,,//");
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
    assert!(ran.out.contains("took the text over from the other program"), "{}", ran.out);
    assert_eq!(desk.text(), "{\"client_name\": \"b\"}\n", "{}", ran.out);

    let ran = talk_through(&desk, "edit\nquit\n", "false");
    assert!(ran.out.contains("false ended with exit code 1; nothing is changed here"), "{}", ran.out);
    // What is piped in is for us alone.
    let ran = talk_through(&desk, "edit value\nc\nsave\nquit\n", "cat >/dev/null; true");
    assert_eq!((ran.code, desk.text().as_str()), (0, "{\"client_name\": \"c\"}\n"), "{}", ran.out);
}

#[test]
fn what_is_settled_is_said_with_its_place() {
    let desk = Desk::with("{\"client_name\": \"a\"}\n");
    let ran = talk(&desk, &["app.json"], "config\nquit\n");
    assert!(ran.out.contains("nothing is settled"), "{}", ran.out);
    desk.put("config/lp-manifest/config.toml", "theme = \"mono\"\n[profiles]\n42 = \"Service agent\"\n");
    let ran = talk(&desk, &["app.json"], "config\nquit\n");
    assert!(
        ran.out.contains("theme = \"mono\"\n") && ran.out.contains("42 = \"Service agent\"\n"),
        "{}",
        ran.out
    );
}
