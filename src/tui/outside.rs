//! Another program with the terminal: the editor that a person has chosen, on a text in a file of its
//! own.
//!
//! The loop goes on meanwhile, without the terminal and without its keys. It deliberately knows nothing
//! of what the text is.

use std::io::{self, IsTerminal};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::Sender;
use std::thread;

use super::Event;
use crate::app::Outside;
use crate::store::scratch::Scratch;

/// The editor at work.
pub(super) struct Editor {
    process: u32,
}

impl Editor {
    /// Starts the editor that the environment names on a text; that it has ended comes as
    /// [`Event::Returned`].
    ///
    /// # Errors
    ///
    /// Why there is none, in a sentence.
    pub(super) fn start(
        name: &str,
        text: &str,
        what: Outside,
        events: Sender<Event>,
        variable: impl Fn(&str) -> Option<String>,
    ) -> Result<Editor, String> {
        let set = |name| variable(name).filter(|value| !value.trim().is_empty());
        let editor = ["VISUAL", "EDITOR"].into_iter().find_map(set);
        let Some(editor) = editor else {
            return Err(
                "neither $VISUAL nor $EDITOR names an editor: set one, such as EDITOR=nano".to_owned()
            );
        };
        let mut command = command(&editor);
        let editor = called(&editor);
        let scratch = Scratch::new(name, text).map_err(|error| format!("no file for {editor}: {error}"))?;
        // Lines that are piped in are not for it.
        if !io::stdin().is_terminal() {
            command.stdin(Stdio::null());
        }
        let child = command.arg(scratch.path()).spawn().map_err(|error| format!("no {editor}: {error}"))?;
        let process = child.id();
        let wait = move || {
            let outcome = ended(child, &editor, &scratch);
            drop(scratch);
            let _ = events.send(Event::Returned(what, outcome));
        };
        thread::Builder::new().spawn(wait).map_err(|error| format!("nobody waits for it: {error}"))?;
        Ok(Editor { process })
    }

    /// Asks it to end: its terminal goes.
    pub(super) fn end(&self) {
        #[cfg(unix)]
        if let Some(process) = i32::try_from(self.process).ok().and_then(rustix::process::Pid::from_raw) {
            let _ = rustix::process::kill_process(process, rustix::process::Signal::TERM);
        }
        #[cfg(not(unix))]
        let _ = self.process;
    }
}

/// What sentences call it: its program without the way to it and without its arguments.
fn called(editor: &str) -> String {
    let program = editor.split_whitespace().next().unwrap_or_default();
    program.rsplit(['/', '\\']).next().unwrap_or(program).to_owned()
}

/// The variables hold words for a shell, such as `code --wait`.
#[cfg(unix)]
fn command(editor: &str) -> Command {
    let mut command = Command::new("sh");
    command.arg("-c").arg(format!("{editor} \"$@\"")).arg(editor);
    command
}

#[cfg(not(unix))]
fn command(editor: &str) -> Command {
    let mut words = editor.split_whitespace();
    let mut command = Command::new(words.next().unwrap_or_default());
    command.args(words);
    command
}

/// Waits for its end; the text that it left, or why there is none.
fn ended(mut child: Child, editor: &str, scratch: &Scratch) -> Result<String, String> {
    let status = child.wait().map_err(|error| format!("{editor} cannot be waited for: {error}"))?;
    if !status.success() {
        return Err(failed(editor, status));
    }
    scratch.read().map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => format!("{editor} left no file"),
        io::ErrorKind::InvalidData => format!("{editor} left no UTF-8"),
        _ => format!("what {editor} left cannot be read: {error}"),
    })
}

fn failed(editor: &str, status: ExitStatus) -> String {
    match status.code() {
        // What a shell says of a command that it does not find, or cannot run.
        Some(126 | 127) => {
            format!("{editor} cannot be run: set $VISUAL or $EDITOR to an editor that is installed")
        }
        Some(code) => format!("{editor} ended with exit code {code}"),
        None => format!("{editor} was ended from outside"),
    }
}
