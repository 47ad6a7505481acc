//! Output that fails: no command calls done what did not arrive.

use std::fs::{self, File, OpenOptions};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use super::Desk;

/// A manifest with something to fix and something to complain of.
const TEXT: &str = "{\"client_name\": \"A\", \"grant_types\": \"client_credentials\", \"enabledd\": true}\n";

/// Every command that writes results, in each of its formats.
const COMMANDS: [&str; 38] = [
    "--help",
    "--version",
    "check --help",
    "new --print",
    "new --print --template web-app",
    "check app.json",
    "check .",
    "check --notes app.json",
    "check --format json app.json",
    "check --format github app.json",
    "check --format gitlab app.json",
    "check --format sarif app.json",
    "check --format junit app.json",
    "check --format markdown app.json",
    "check --fix app.json",
    "check --fix --format json app.json",
    "check --fix --dry-run app.json",
    "check --fix -",
    "check -",
    "check missing.json app.json",
    "preview app.json",
    "preview --canonical app.json",
    "preview -",
    "quick-launch app.json",
    "quick-launch --format json app.json",
    "quick-launch --profile 7 app.json",
    "set app.json client_name=\"B\"",
    "set app.json client_name=\"A\"",
    "set --dry-run app.json client_name=\"B\"",
    "unset app.json enabledd",
    "tick app.json response_types=code",
    "untick app.json response_types=code",
    "diff app.json other.json",
    "explain",
    "explain scope",
    "schema",
    "completions bash",
    "man",
];

fn desk() -> Desk {
    let desk = Desk::with(TEXT);
    desk.put("other.json", "{\"client_name\": \"B\"}\n");
    desk
}

/// Runs a command on a desk of its own, with this as its standard output.
fn run(command: &str, out: impl Into<Stdio>) -> (Desk, Output) {
    let desk = desk();
    let words: Vec<_> = command.split(' ').collect();
    let mut child = Command::new(env!("CARGO_BIN_EXE_lp-manifest"))
        .args(words)
        .current_dir(desk.0.path())
        .stdin(Stdio::piped())
        .stdout(out)
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // Whoever reads no standard input is gone perhaps.
    let _ = std::io::Write::write_all(&mut child.stdin.take().unwrap(), TEXT.as_bytes());
    let output = child.wait_with_output().unwrap();
    (desk, output)
}

/// Holds that the last sentence says that there was no room, and that the exit code is 2.
#[track_caller]
fn assert_told(command: &str, output: &Output) {
    let said = String::from_utf8_lossy(&output.stderr);
    let wanted = "lp-manifest: standard output cannot be written: no space left on device";
    assert!(said.lines().any(|line| line == wanted), "{command}: {said}");
    assert_eq!(output.status.code(), Some(2), "{command}: {said}");
}

#[test]
fn every_command_says_that_a_full_device_took_nothing() {
    let full = Path::new("/dev/full");
    if !full.exists() {
        eprintln!("skipped: there is no device that is always full");
        return;
    }
    for command in COMMANDS {
        let (_, output) = run(command, OpenOptions::new().write(true).open(full).unwrap());
        assert_told(command, &output);
    }
}

#[test]
fn every_command_is_quiet_where_its_reader_has_gone() {
    for command in COMMANDS {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let (_, output) = run(command, writer);
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(!said.contains("cannot be written") && !said.contains("panicked"), "{command}: {said}");
        assert!(output.status.code().is_some_and(|code| code < 3), "{command}: {output:?}");
    }
}

#[test]
fn every_command_ends_as_always_where_standard_output_is_closed() {
    for command in COMMANDS {
        let desk = desk();
        let quoted: Vec<_> = command.split(' ').map(|word| format!("'{word}'")).collect();
        let line = format!("exec {} {} >&-", env!("CARGO_BIN_EXE_lp-manifest"), quoted.join(" "));
        let output = Command::new("sh").args(["-c", &line]).current_dir(desk.0.path()).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(!said.contains("panicked"), "{command}: {said}");
        assert!(output.status.code().is_some_and(|code| code < 3), "{command}: {output:?}");
    }
}

/// A report that was to stand on standard error is no more lost than one on standard output.
#[test]
fn a_report_aside_that_is_not_taken_is_exit_2() {
    let Ok(full) = OpenOptions::new().write(true).open("/dev/full") else {
        eprintln!("skipped: there is no device that is always full");
        return;
    };
    let desk = desk();
    let output = Command::new(env!("CARGO_BIN_EXE_lp-manifest"))
        .args(["check", "--fix", "-"])
        .stdin(File::open(desk.path("app.json")).unwrap())
        .stderr(full)
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
}

/// Runs a command of the shell where no file may become longer than so many blocks.
fn limited(desk: &Desk, blocks: usize, line: &str) -> Output {
    let line = format!("ulimit -f {blocks}; {}", line.replace("PROGRAM", env!("CARGO_BIN_EXE_lp-manifest")));
    Command::new("sh").args(["-c", &line]).current_dir(desk.0.path()).output().unwrap()
}

/// A file that may not become long enough is an error like any other, and leaves no other behind.
#[test]
fn a_limit_on_the_size_of_files_is_a_sentence() {
    let long = |value: &str| format!("{{\"client_name\": \"{}\", \"scope\": {value}}}\n", "a".repeat(4000));
    let b = "b".repeat(4000);
    let saves = [
        format!("exec PROGRAM set app.json 'client_name=\"{b}\"'"),
        "exec PROGRAM unset app.json scope".to_owned(),
        format!("exec PROGRAM tick app.json redirect_uris=https://{b}.example"),
        "exec PROGRAM check --fix app.json".to_owned(),
    ];
    for line in saves {
        let desk = Desk::with(long("\"msg.consumer\", \"grant_types\": \"client_credentials\""));
        let output = limited(&desk, 1, &line);
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{line}: {said}");
        assert!(said.starts_with("lp-manifest: not saved: file too large"), "{line}: {said}");
        assert_eq!(desk.text(), long("\"msg.consumer\", \"grant_types\": \"client_credentials\""), "{line}");
        assert_eq!(fs::read_dir(desk.0.path()).unwrap().count(), 1, "{line}");
    }
}

/// What is redirected into a file that takes nothing.
#[test]
fn output_that_its_file_does_not_take_is_exit_2() {
    let outputs = [
        "new --print --template web-app",
        "explain",
        "man",
        "schema",
        "check --format sarif app.json",
        "preview app.json",
        "check --fix - < app.json",
    ];
    for words in outputs {
        let desk = Desk::with(format!("{{\"client_name\": \"{}\"}}\n", "a".repeat(4000)));
        let output = limited(&desk, 0, &format!("exec PROGRAM {words} > out.txt"));
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{words}: {said}");
        let told =
            said.lines().any(|line| line == "lp-manifest: standard output cannot be written: file too large");
        assert!(told, "{words}: {said}");
    }
}

/// A disk that is really full: of 64 KiB, which another file has taken.
#[test]
fn a_small_full_disk_keeps_what_it_holds() {
    let may = Command::new("unshare").args(["--mount", "true"]).output();
    if !may.is_ok_and(|output| output.status.success()) {
        eprintln!("skipped: no mounts may be made here");
        return;
    }
    let long =
        format!("{{\"client_name\": \"{}\", \"grant_types\": \"client_credentials\"}}\n", "a".repeat(8000));
    let runs = [
        ("set app.json enabled=true", "not saved: no space left in "),
        ("check --fix app.json", "not saved: no space left in "),
        ("new --print --template web-app > out.json", "standard output cannot be written: no space left"),
        ("check --output-file report.json app.json", "not saved: no space left in "),
    ];
    for (words, wanted) in runs {
        let desk = Desk::with(&long);
        fs::create_dir(desk.path("disk")).unwrap();
        let line = format!(
            "mount -t tmpfs -o size=64k none disk && cp app.json disk && cd disk || exit 9
            head -c 99999 /dev/zero >filler 2>/dev/null
            {} {words}; code=$?
            cmp app.json ../app.json && test ! -s out.json && test ! -e report.json || exit 8
            exit $code",
            env!("CARGO_BIN_EXE_lp-manifest")
        );
        let mut command = Command::new("unshare");
        let output =
            command.args(["--mount", "sh", "-c", &line]).current_dir(desk.0.path()).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{words}: {said}");
        assert!(said.contains(wanted), "{words}: {said}");
    }
}

/// Where the system gives no second thread the first one does the work.
#[test]
fn check_needs_no_second_thread() {
    if !rustix::process::geteuid().is_root() {
        eprintln!("skipped: the limit holds for a person without other processes, and only root can be one");
        return;
    }
    let desk = Desk::with("{\"client_name\": \"A\"}\n");
    desk.bring_program();
    fs::set_permissions(desk.0.path(), fs::Permissions::from_mode(0o755)).unwrap();
    if Command::new("bash").arg("--version").output().is_err() {
        eprintln!("skipped: other shells than bash set no limit of this kind");
        return;
    }
    let mut shell = Command::new("bash");
    // Nobody else is this person.
    shell.args(["-c", "ulimit -u 1; exec ./program check app.json"]).uid(64_321).gid(64_321);
    let output = shell.current_dir(desk.0.path()).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(said, "");
    assert!(String::from_utf8_lossy(&output.stdout).contains("app.json"), "{output:?}");
}

/// No line for people is a command to a CI, whatever files and members are called.
#[test]
fn a_report_for_people_commands_no_log() {
    let desk = Desk::new();
    let text = "{\"client_name\": \"##[error]x\", \"::warning::y\": 1, \"##vso[z]\": true}\n";
    for name in ["::error::x.json", "##[error]y.json", " ::debug::z.json"] {
        desk.put(name, text);
    }
    let name = "::error::x.json";
    let runs = [
        &["check", "."][..],
        &["check", name],
        &["check", "--notes", "--", name, "##[error]y.json", " ::debug::z.json"],
        &["quick-launch", name],
        &["diff", name, "##[error]y.json"],
        &["diff", "--unified", name, name],
        &["set", "--dry-run", name, "client_name=\"##[error]z\""],
        &["set", name, "client_name=\"##[error]z\""],
    ];
    for words in runs {
        let ran = desk.run(words);
        for line in ran.out.lines().chain(ran.err.lines()) {
            let commands =
                line.trim_start().starts_with("::") || line.contains("##[") || line.contains("##vso[");
            assert!(!commands, "{words:?}: {line}");
        }
    }
}
