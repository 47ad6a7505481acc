//! Tests that need a process of their own: one that dies, is another person, or has other mounts.
//!
//! The process is this test binary, told by its environment which job to do.

use std::path::PathBuf;
use std::process::{Child, Command, Output, Stdio};

use super::{crash, kill, situations};

const JOB: &str = "LP_MANIFEST_TEST_JOB";
const PLACE: &str = "LP_MANIFEST_TEST_PLACE";
const NUMBER: &str = "LP_MANIFEST_TEST_NUMBER";

/// What a process of its own is to do.
pub(crate) struct Job<'j> {
    /// What, by its name.
    pub(crate) name: &'j str,
    /// Where.
    pub(crate) place: PathBuf,
    /// At which call, or how much.
    pub(crate) number: usize,
}

impl Job<'_> {
    /// The command that does it.
    pub(crate) fn command(&self) -> Command {
        let mut command = Command::new(std::env::current_exe().unwrap());
        self.tell(&mut command);
        command
    }

    /// The command that does it with mounts of its own; they go with it.
    pub(crate) fn command_with_own_mounts(&self) -> Command {
        let mut command = Command::new("unshare");
        command.arg("--mount").arg(std::env::current_exe().unwrap());
        self.tell(&mut command);
        command
    }

    fn tell(&self, command: &mut Command) {
        command.args(["--exact", "store::child::child", "--ignored", "--nocapture"]);
        command.env(JOB, self.name).env(PLACE, &self.place).env(NUMBER, self.number.to_string());
        command.stdin(Stdio::null());
    }
}

/// Does a job to its end; its words are passed on, and what it found wrong fails this test too.
pub(crate) fn run(mut command: Command) {
    let Output { status, stdout, stderr } = command.output().unwrap();
    let words = [stdout, stderr].map(|words| String::from_utf8_lossy(&words).into_owned()).concat();
    for line in words.lines().filter(|line| line.contains("skipped: ")) {
        eprintln!("{line}");
    }
    assert!(status.success(), "{status}: {words}");
}

/// Starts a job whose words are read.
pub(crate) fn start(mut command: Command) -> Child {
    command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap()
}

#[test]
#[ignore = "other tests run it, in a process of its own"]
fn child() {
    let Ok(name) = std::env::var(JOB) else { return };
    let place = PathBuf::from(std::env::var_os(PLACE).unwrap_or_default());
    let number = std::env::var(NUMBER).unwrap().parse().unwrap();
    let job = Job { name: &name, place, number };
    if let Some(case) = name.strip_prefix("die ") {
        crash::die(case, &job);
    } else if let Some(case) = name.strip_prefix("save for ever ") {
        kill::save_for_ever(case, &job);
    } else {
        situations::play(&job);
    }
}
