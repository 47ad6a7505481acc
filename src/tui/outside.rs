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
use super::terminal::Terminal;
use crate::app::Outside;
use crate::store::scratch::Scratch;

/// The terminal, which an editor may have for a while.
pub(super) struct Lent {
    terminal: Terminal,
    /// Where the end of an editor is told.
    events: Sender<Event>,
    /// Who has the terminal now.
    editor: Option<Editor>,
}

impl Lent {
    /// A terminal that nobody else has yet.
    pub(super) fn new(terminal: Terminal, events: Sender<Event>) -> Lent {
        Lent { terminal, events, editor: None }
    }

    /// Gives the terminal, as soon as `leave` has left it, to the person's editor. That this has ended, or
    /// why there is none, comes as [`Event::Returned`].
    pub(super) fn lend(&mut self, what: Outside, name: &str, text: &str, leave: impl FnOnce()) {
        self.terminal.is_lent();
        leave();
        match Editor::start(name, text, what.clone(), self.events.clone(), |name| std::env::var(name).ok()) {
            Ok(editor) => self.editor = Some(editor),
            // The loop holds the other end.
            Err(why) => drop(self.events.send(Event::Returned(what, Err(why)))),
        }
    }

    /// Takes the terminal back: the editor has ended.
    pub(super) fn take_back(&mut self) {
        self.editor = None;
        self.terminal.is_back();
    }

    /// Whether an editor has it.
    pub(super) fn is_out(&self) -> bool {
        self.terminal.is_with_another()
    }

    /// Asks the editor to end, if there is one.
    pub(super) fn end(&mut self) {
        if let Some(editor) = self.editor.take() {
            editor.end();
        }
    }
}

/// The editor at work.
struct Editor {
    process: u32,
}

impl Editor {
    /// Starts the editor that the environment names on a text; that it has ended comes as
    /// [`Event::Returned`].
    ///
    /// # Errors
    ///
    /// Why there is none, in a sentence.
    fn start(
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
    fn end(&self) {
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
