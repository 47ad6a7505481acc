//! The commands, run as the program that people run.

mod changes;
mod check;
#[cfg(unix)]
mod completion;
mod config;
mod diff;
#[cfg(unix)]
mod drafts;
mod explain;
mod looks;
mod merge;
mod odd;
#[cfg(unix)]
mod output;
#[cfg(all(unix, feature = "tui"))]
mod plain;
mod preview;
mod schema;
mod secrets;

use std::fs;
use std::path::PathBuf;

use assert_cmd::Command;
use tempfile::TempDir;

use super::support::{SAMPLES, sample};

/// What a run said, and how it ended.
#[derive(Debug)]
struct Ran {
    code: i32,
    out: String,
    err: String,
}

impl Ran {
    /// Nothing on standard error, this on standard output.
    #[track_caller]
    fn says(&self, code: i32, out: &str) {
        assert_eq!((self.code, self.out.as_str(), self.err.as_str()), (code, out, ""));
    }

    /// Nothing on standard output, one sentence on standard error.
    #[track_caller]
    fn complains(&self, code: i32, sentence: &str) {
        assert_eq!((self.code, self.out.as_str()), (code, ""), "{self:?}");
        assert_eq!(self.err, format!("lp-manifest: {sentence}\n"));
    }
}

/// A folder of its own that commands run in.
struct Desk(TempDir);

impl Desk {
    fn new() -> Desk {
        Desk(tempfile::tempdir().unwrap())
    }

    /// A desk with `app.json` on it.
    fn with(text: impl AsRef<[u8]>) -> Desk {
        let desk = Desk::new();
        desk.put("app.json", text);
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn put(&self, name: &str, text: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Puts the program on the desk, where everybody may run it. Another process does it: what this one
    /// writes a child of another thread holds open for a moment, and then it cannot be run.
    #[cfg(unix)]
    fn bring_program(&self) {
        let program = env!("CARGO_BIN_EXE_lp-manifest");
        let copied =
            std::process::Command::new("cp").arg(program).arg(self.path("program")).status().unwrap();
        assert!(copied.success());
    }

    /// The bytes of `app.json`.
    fn bytes(&self) -> Vec<u8> {
        fs::read(self.path("app.json")).unwrap()
    }

    fn text(&self) -> String {
        String::from_utf8(self.bytes()).unwrap()
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_lp-manifest"));
        command.current_dir(self.0.path()).args(arguments).env("TERM", "xterm");
        command
    }

    fn run(&self, arguments: &[&str]) -> Ran {
        Self::ran(&mut self.command(arguments))
    }

    fn run_with(&self, arguments: &[&str], input: &str) -> Ran {
        Self::ran(self.command(arguments).write_stdin(input))
    }

    fn ran(command: &mut Command) -> Ran {
        let output = command.output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Ran { code: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
    }
}
