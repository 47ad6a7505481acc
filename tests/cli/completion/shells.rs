//! The shells: each is asked in a pseudo-terminal of its own, as somebody who types would ask it.

use std::fs;
use std::io::{Read, Write};
use std::path::Path;
use std::process::Command;

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// A shell that can be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shell {
    Bash,
    Zsh,
    Fish,
}

/// Writes the line as it stands between two marks; `^X^B` runs it. `^X^A` writes every offer into the line.
const BASH: &str = r#"
PS1='ready> '
bind 'set enable-bracketed-paste off'
bind 'set bell-style none'
source <(lp-manifest completions bash)
tell() { printf '\n<<%s>>\n' "$READLINE_LINE"; READLINE_LINE=; }
bind -x '"\C-x\C-b": tell'
bind '"\C-x\C-a": insert-completions'
"#;

const ZSH: &str = r#"
PS1='ready> '
unsetopt beep zle_bracketed_paste prompt_sp prompt_cr 2>/dev/null
autoload -Uz compinit; compinit -u -D
source <(lp-manifest completions zsh)
tell() { print -r -- $'\n'"<<$BUFFER>>"; BUFFER=; }
zle -N tell; bindkey '^X^B' tell
everything() { _main_complete; compstate[insert]=all; compstate[list]=; }
zle -C everything complete-word everything; bindkey '^X^A' everything
"#;

/// A shell that waits for a line.
pub(super) enum Asked {
    /// In a terminal.
    Terminal {
        child: Box<dyn Child + Send + Sync>,
        input: Box<dyn Write + Send>,
        output: Box<dyn Read + Send>,
        _master: Box<dyn MasterPty + Send>,
    },
    /// fish answers such questions by itself.
    Fish(std::path::PathBuf),
}

impl Shell {
    /// Starts it in a folder, which is its home too; nothing, and a word about it, if it is not installed.
    pub(super) fn start(self, folder: &Path) -> Option<Asked> {
        let (name, arguments): (_, &[&str]) = match self {
            Shell::Fish => return installed("fish").then(|| Asked::Fish(folder.to_owned())),
            Shell::Bash => ("bash", &["--noprofile", "--rcfile", ".rc", "-i"]),
            Shell::Zsh => ("zsh", &["-i"]),
        };
        if !installed(name) {
            return None;
        }
        let (file, text) = if self == Shell::Bash { (".rc", BASH) } else { (".zshrc", ZSH) };
        fs::write(folder.join(file), text).unwrap();
        let size = PtySize { rows: 24, cols: 4000, ..PtySize::default() };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(name);
        command.args(arguments);
        command.cwd(folder);
        command.env_clear();
        for (name, value) in [("TERM", "xterm"), ("LANG", "C.UTF-8"), ("PATH", &path())] {
            command.env(name, value);
        }
        command.env("HOME", folder);
        let child = pair.slave.spawn_command(command).unwrap();
        let (input, output) = (pair.master.take_writer().unwrap(), pair.master.try_clone_reader().unwrap());
        let mut asked = Asked::Terminal { child, input, output, _master: pair.master };
        asked.until("ready> ");
        Some(asked)
    }
}

/// The program's folder before all others.
fn path() -> String {
    let program = Path::new(env!("CARGO_BIN_EXE_lp-manifest"));
    format!("{}:/usr/local/bin:/usr/bin:/bin", program.parent().unwrap().display())
}

fn installed(shell: &str) -> bool {
    let here = Command::new(shell).arg("--version").output().is_ok();
    if !here {
        eprintln!("skipped: there is no {shell} here");
    }
    here
}

/// What fish says for a line: offers with what they mean.
pub(super) fn fish(folder: &Path, line: &str) -> Option<String> {
    if !installed("fish") {
        return None;
    }
    let script = "lp-manifest completions fish | source; complete -C $argv[1]";
    let mut command = Command::new("fish");
    command.args(["--no-config", "-c", script, line]).current_dir(folder);
    let ran = command.env("PATH", path()).env("HOME", folder).output().unwrap();
    Some(String::from_utf8(ran.stdout).unwrap())
}

impl Asked {
    /// Everything that is offered for the last word of a line, without the quotes of the shell.
    pub(super) fn offers(&mut self, line: &str) -> Vec<String> {
        if let Asked::Fish(folder) = self {
            let said = fish(folder, line).unwrap_or_default();
            return said.lines().map(|line| line.split('\t').next().unwrap_or_default().to_owned()).collect();
        }
        let told = self.told(line, "\x18\x01");
        let (before, word) = line.rsplit_once(' ').unwrap();
        let offers = told.strip_prefix(before).unwrap().replace('\\', "");
        // bash goes on from the =, and writes what stands before it once.
        let start = word.split_inclusive('=').next().filter(|start| start.ends_with('=')).unwrap_or_default();
        let whole = |offer: &str| {
            if offer.starts_with(start) { offer.to_owned() } else { format!("{start}{offer}") }
        };
        let offers: Vec<_> = offers.split_whitespace().map(whole).collect();
        // Where nothing is offered the word stays as it was.
        if offers == [word] { Vec::new() } else { offers }
    }

    /// What a line becomes by a Tab.
    pub(super) fn tab(&mut self, line: &str) -> String {
        self.told(line, "\t")
    }

    fn told(&mut self, line: &str, key: &str) -> String {
        let Asked::Terminal { input, .. } = self else { panic!("fish has no line") };
        input.write_all(format!("{line}{key}\x18\x02").as_bytes()).unwrap();
        input.flush().unwrap();
        let heard = self.until(">>");
        let start = heard.rfind("<<").unwrap() + 2;
        heard[start..heard.len() - 2].to_owned()
    }

    /// Reads until it says so.
    fn until(&mut self, mark: &str) -> String {
        let Asked::Terminal { output, .. } = self else { panic!("fish has no line") };
        let mut heard = Vec::new();
        let mut some = [0; 4096];
        while !String::from_utf8_lossy(&heard).contains(mark) {
            let count = output.read(&mut some).unwrap_or(0);
            assert!(count > 0, "the shell is gone: {}", String::from_utf8_lossy(&heard));
            heard.extend(&some[..count]);
        }
        let text = String::from_utf8_lossy(&heard).into_owned();
        let end = text.find(mark).unwrap() + mark.len();
        text[..end].to_owned()
    }
}

impl Drop for Asked {
    fn drop(&mut self) {
        if let Asked::Terminal { child, .. } = self {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}
