//! Where the form cannot be shown it says so, and leaves the terminal alone.

use std::process::{Command, Stdio};

use super::tty::Tty;

#[test]
fn a_terminal_that_understands_nothing_gets_a_sentence() {
    for (term, reason) in [("dumb", "TERM=dumb"), ("unknown", "TERM=unknown"), ("", "TERM is not set")] {
        let mut tty = Tty::run(Some("{}\n"), "app.json", term, &["app.json"]);
        assert_eq!(tty.ends(), 2);
        let said = String::from_utf8_lossy(&tty.raw).into_owned();
        assert_eq!(
            said.trim_end(),
            format!("lp-manifest: this terminal cannot show the form ({reason}): use check, set and preview")
        );
        tty.is_given_back();
    }
}

#[test]
fn without_a_terminal_it_says_what_else_there_is() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("app.json"), "{}\n").unwrap();
    for arguments in [&["app.json"][..], &["new", "other.json"], &["new"], &[]] {
        let run = Command::new(env!("CARGO_BIN_EXE_lp-manifest"))
            .args(arguments)
            .current_dir(folder.path())
            .stdin(Stdio::null())
            .output()
            .unwrap();
        assert_eq!((run.status.code(), run.stdout.len()), (Some(2), 0), "{arguments:?}");
        let said = String::from_utf8(run.stderr).unwrap();
        assert!(
            said.starts_with("lp-manifest: this terminal cannot show the form ("),
            "{arguments:?}: {said}"
        );
        assert_eq!(said.lines().count(), 1, "{said}");
    }
    assert!(!folder.path().join("other.json").exists());
}
