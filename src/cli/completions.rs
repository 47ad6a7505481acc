//! `completions`: the script that lets a shell ask what can stand where the cursor is.
//!
//! It deliberately installs nothing: where such a script goes is each shell's own affair. What is offered
//! is `complete`'s.

use anyhow::Result;

use super::FINE;
use super::out::Out;

/// The arguments of `completions`.
#[derive(clap::Args)]
#[command(after_help = "\
Each shell asks lp-manifest itself, so that fields, values, rules and profiles
are those of the manifest on the line. One line, in the file that the shell
reads at its start:
  bash        source <(lp-manifest completions bash)               # ~/.bashrc
  zsh         source <(lp-manifest completions zsh)                # ~/.zshrc, after compinit
  fish        lp-manifest completions fish | source                # ~/.config/fish/config.fish
  powershell  lp-manifest completions powershell | Out-String | Invoke-Expression   # $PROFILE
  elvish      eval (lp-manifest completions elvish | slurp)        # ~/.config/elvish/rc.elv")]
pub(super) struct Args {
    /// The shell
    shell: Shell,
}

/// A shell that completes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Shell {
    /// GNU Bash
    Bash,
    /// Z shell
    Zsh,
    /// Friendly interactive shell
    Fish,
    /// PowerShell, of Windows or not
    Powershell,
    /// Elvish
    Elvish,
}

impl Shell {
    const fn script(self) -> &'static str {
        match self {
            Shell::Bash => include_str!("../../assets/completions/lp-manifest.bash"),
            Shell::Zsh => include_str!("../../assets/completions/lp-manifest.zsh"),
            Shell::Fish => include_str!("../../assets/completions/lp-manifest.fish"),
            Shell::Powershell => include_str!("../../assets/completions/lp-manifest.ps1"),
            Shell::Elvish => include_str!("../../assets/completions/lp-manifest.elv"),
        }
    }
}

impl Args {
    pub(super) fn run(&self, out: &mut Out) -> Result<u8> {
        out.print(self.shell.script())?;
        Ok(FINE)
    }
}
