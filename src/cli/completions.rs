//! `completions`: the script that lets a shell complete commands, options, fields and rules.
//!
//! It deliberately installs nothing: where such a script goes is each shell's own affair.

use anyhow::Result;
use clap::Command;
use clap_complete::Shell;

use super::out::Out;
use super::{FINE, words};

/// The arguments of `completions`.
#[derive(clap::Args)]
#[command(after_help = "\
To try it in this shell:
  bash        source <(lp-manifest completions bash)
  zsh         source <(lp-manifest completions zsh)
  fish        lp-manifest completions fish | source
  powershell  lp-manifest completions powershell | Out-String | Invoke-Expression
  elvish      eval (lp-manifest completions elvish | slurp)")]
pub(super) struct Args {
    /// The shell
    shell: Shell,
}

impl Args {
    pub(super) fn run(&self, mut command: Command, out: &mut Out) -> Result<u8> {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut command, NAME, &mut script);
        let script = String::from_utf8_lossy(&script).into_owned();
        out.print(&match self.shell {
            Shell::Bash => mended(&script),
            Shell::Fish => script + &explained(),
            _ => script,
        })?;
        Ok(FINE)
    }
}

const NAME: &str = "lp-manifest";

/// The library spells the hyphen of our name in two ways, so that bash would complete nothing after a
/// command (clap-rs/clap#6421). Once that is mended there is nothing to replace.
fn mended(script: &str) -> String {
    let [set, asked] = ["__", "__subcmd__"].map(|hyphen| NAME.replace('-', hyphen));
    script.replace(&asked, &set)
}

/// The words of `explain`, which the library leaves out for fish.
fn explained() -> String {
    let words = words::explained().plain().join(" ");
    format!("complete -c {NAME} -n \"__fish_lp_manifest_using_subcommand explain\" -f -a \"{words}\"\n")
}
