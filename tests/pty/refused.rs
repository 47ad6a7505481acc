//! Where the form cannot be shown it says so, and leaves the terminal alone.

use std::process::{Command, Stdio};

use super::tty::{Place, Tty};

#[test]
fn a_terminal_that_understands_nothing_gets_a_sentence() {
    for (term, reason) in
        [("dumb", "TERM=dumb"), ("unknown", "TERM=unknown"), ("vt52", "TERM=vt52"), ("", "TERM is not set")]
    {
        let mut tty = Tty::run(Some("{}\n"), "app.json", term, &["app.json"]);
        assert_eq!(tty.ends(), 2);
        let said = String::from_utf8_lossy(&tty.raw).into_owned();
        assert_eq!(
            said.trim_end(),
            format!(
                "lp-manifest: this terminal cannot show the form ({reason}): use lp-manifest --plain app.json, or check, set and preview"
            )
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

/// The form reads, keeps, saves and hears signals at once: one thread for each, beside its own.
#[test]
fn where_the_system_gives_no_thread_that_is_said_and_the_terminal_given_back() {
    use std::os::unix::fs::PermissionsExt;
    let person = ["--reuid=64321", "--regid=64321", "--clear-groups"];
    let probe = Command::new("setpriv").args(person).args(["bash", "-c", "ulimit -u 9"]).status();
    if !probe.is_ok_and(|status| status.success()) {
        eprintln!("skipped: the limit holds for a person without other processes, and only root can be one");
        return;
    }
    for limit in 1..=4 {
        let place = Place::new(Some("{}"), "app.json");
        let folder = place.path("");
        // Another process copies: what this one writes a child of another thread holds open.
        let program = env!("CARGO_BIN_EXE_lp-manifest");
        assert!(Command::new("cp").arg(program).arg(folder.join("program")).status().unwrap().success());
        std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(0o755)).unwrap();
        let script = format!("ulimit -u {limit}; exec ./program app.json");
        let arguments = [&person[..], &["bash", "-c", &script]].concat();
        let mut tty = Tty::start(&place, "app.json", &[("TERM", "xterm")], "setpriv", &arguments);
        let code = tty.ends();
        let said = String::from_utf8_lossy(&tty.raw).into_owned();
        assert_eq!(code, 2, "{limit}: {said}");
        assert!(said.contains("lp-manifest: the form needs several threads"), "{limit}: {said}");
        assert!(!said.contains("panicked") && !said.contains("bug"), "{limit}: {said}");
        tty.is_given_back();
    }
}
