//! `schema`: the JSON Schema of a manifest, or the setting that makes an editor use it.
//!
//! It deliberately writes no file and fetches nothing.

use std::io::{self, IsTerminal};

use anyhow::Result;
use lp_manifest::export::schema::{Draft, schema, setting};

use super::FINE;
use super::out::Out;

/// Where the setting goes.
const ADVICE: &str = "put \"json.schemas\" into .vscode/settings.json of your project, or into your own settings, \
                      and name your manifests in \"fileMatch\"";

/// The arguments of `schema`.
#[derive(clap::Args)]
#[command(after_help = "\
An error of the schema is an error of check; check knows more, such as what
goes together.

With --vscode the setting holds the schema itself, so it needs no network and no
second file. Put \"json.schemas\" into .vscode/settings.json of your project, or
into your own settings (Preferences: Open User Settings (JSON)), and name your
manifests in \"fileMatch\".")]
pub(super) struct Args {
    /// Write draft 07 instead of 2020-12, for tools that know no newer one
    #[arg(long = "draft-07")]
    draft_07: bool,
    /// Write the setting that makes VS Code use it, always with draft 07
    #[arg(long)]
    vscode: bool,
}

impl Args {
    pub(super) fn run(&self, out: &mut Out) -> Result<u8> {
        let draft = if self.draft_07 { Draft::Draft07 } else { Draft::Draft202012 };
        let value = if self.vscode { setting() } else { schema(draft) };
        // The alternate form is the one with line ends.
        out.print(&format!("{value:#}\n"))?;
        if self.vscode && io::stdout().is_terminal() {
            out.complain(ADVICE);
        }
        Ok(FINE)
    }
}
