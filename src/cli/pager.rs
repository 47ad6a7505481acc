//! A long answer on a terminal goes through the person's pager.
//!
//! It deliberately knows no answer; where no pager can be run, the answer is printed as always.

use anyhow::Result;

use super::out::Out;

/// Shows a text, page by page where it is longer than the terminal and `pages` allows it.
pub(super) fn show(out: &mut Out, text: &str, pages: bool) -> Result<()> {
    if pages && terminal::has_fewer_rows_than(text) {
        out.flush()?;
        if terminal::paged(text) {
            return Ok(());
        }
    }
    out.print(text)
}

#[cfg(unix)]
mod terminal {
    use std::env;
    use std::io::{self, IsTerminal, Write};
    use std::process::{Command, Stdio};

    /// What a shell ends with that does not find the program.
    const NOT_FOUND: i32 = 127;

    pub(super) fn has_fewer_rows_than(text: &str) -> bool {
        let size = rustix::termios::tcgetwinsize(io::stdout()).ok().filter(|_| io::stdout().is_terminal());
        let rows = size.map_or(0, |size| usize::from(size.ws_row));
        rows > 0 && env::var_os("TERM").is_some_and(|term| term != "dumb") && text.lines().count() >= rows
    }

    /// Hands the text to the pager; whether somebody has seen it.
    pub(super) fn paged(text: &str) -> bool {
        let pager = env::var("PAGER").ok().filter(|pager| !matches!(pager.trim(), "" | "cat"));
        let Some(pager) = pager else { return false };
        let mut command = Command::new("sh");
        command.args(["-c", &pager]).stdin(Stdio::piped());
        if env::var_os("LESS").is_none() {
            // Ends at once where the text fits, shows colours, leaves the text on the screen.
            command.env("LESS", "FRX");
        }
        let Ok(mut child) = command.spawn() else { return false };
        if let Some(mut input) = child.stdin.take() {
            // Who has read enough ends the pager.
            let _ = input.write_all(text.as_bytes());
        }
        child.wait().is_ok_and(|status| status.code() != Some(NOT_FOUND))
    }
}

#[cfg(not(unix))]
mod terminal {
    /// Other systems have no pager that is always there.
    pub(super) fn has_fewer_rows_than(_text: &str) -> bool {
        false
    }

    pub(super) fn paged(_text: &str) -> bool {
        false
    }
}
