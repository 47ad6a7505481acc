//! `merge`: two versions of one manifest put together member by member, as git's merge driver.
//!
//! Responsible for what git hands over and expects back. It deliberately merges nothing itself: members
//! are the library's, and lines, where a side is no JSON, git's own.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::Result;
use lp_manifest::json::document::{Content, Document};
use lp_manifest::manifest::merge::{Marked, Merge};
use lp_manifest::store::{self, Expect, ReadError};

use super::out::{Out, trouble};
use super::{FINE, PROBLEMS, TROUBLE, counted, input};

/// What the sides are called where both stand in the text.
const NAMES: [&str; 2] = ["ours", "theirs"];

/// A side that nobody has written yet, such as the base of a file that both added.
const NOTHING: &str = "{}";

/// The arguments of `merge`.
#[derive(clap::Args)]
#[command(after_help = "\
Members that one side changed are taken from it; values and ids of lists are put
together. Of what both changed, both stand in OURS between the marks that git
writes: one side or the other can be kept whole. The rest of OURS stays byte for
byte. If a side is not JSON, git merge-file merges lines.

Exit code 0 merged; 1 conflicts are left; 2 a file cannot be read or written.

With git, once:
  git config merge.lp-manifest.driver 'lp-manifest merge --path %P -- %O %A %B'
  echo 'app.json merge=lp-manifest' >> .gitattributes")]
pub(super) struct Args {
    /// What messages call the file
    #[arg(long, value_name = "NAME")]
    path: Option<PathBuf>,
    /// Write the result to standard output, and leave OURS as it is
    #[arg(long)]
    print: bool,
    /// What both sides began with; it may be empty
    base: PathBuf,
    /// Our side, which the result is written to
    ours: PathBuf,
    /// The other side
    theirs: PathBuf,
}

impl Args {
    pub(super) fn run(self, out: &mut Out) -> Result<u8> {
        if input::is_stream(&self.ours) && !self.print {
            let name = input::name(&self.ours);
            return Err(trouble(format!(
                "{name} is no file that can be saved: --print writes the result out"
            )));
        }
        let sides = [("ours", &self.ours), ("theirs", &self.theirs), ("base", &self.base)];
        let [ours, theirs, base] = sides.map(|(name, path)| side(name, path));
        let merged = match (ours?, theirs?, base?) {
            (Ok(ours), Ok(theirs), Ok(base)) => {
                // What they did is done to our text.
                let merge = Merge { base: &base, mine: &theirs, theirs: &ours };
                let [name, other] = NAMES;
                merge
                    .marked(name, other)
                    .map_err(|refusal| format!("the sides do not go together: {refusal}"))
            }
            (Err(why), ..) | (_, Err(why), _) | (.., Err(why)) => Err(why),
        };
        match merged {
            Ok(merged) => self.done(&merged, out),
            Err(why) => self.by_lines(&why, out),
        }
    }

    fn name(&self) -> String {
        input::name(self.path.as_ref().unwrap_or(&self.ours))
    }

    fn done(&self, merged: &Marked, out: &mut Out) -> Result<u8> {
        if self.print {
            out.print(&merged.text)?;
        } else {
            let saved = store::save(&self.ours, &merged.text, Expect::Anything);
            saved.map_err(|error| trouble(error.sentence(&self.name())))?;
        }
        if merged.clashes.is_empty() {
            return Ok(FINE);
        }
        let paths: Vec<_> = merged
            .clashes
            .iter()
            .map(|path| if path.is_root() { "all of it".to_owned() } else { path.to_string() })
            .collect();
        let what = counted(paths.len(), "conflict");
        out.complain(&format!(
            "{}: {what}: {}: keep one side of each, and remove the marks",
            self.name(),
            paths.join(", ")
        ));
        Ok(PROBLEMS)
    }

    /// Merges as git does it without a driver.
    fn by_lines(&self, why: &str, out: &mut Out) -> Result<u8> {
        out.complain(&format!("{}: {why}; merged line by line, as git merge-file does it", self.name()));
        out.flush()?;
        let mut command = Command::new("git");
        command.args(["merge-file", "-q", "-L", NAMES[0], "-L", "base", "-L", NAMES[1]]);
        if self.print {
            command.arg("-p");
        }
        command.arg("--").args([&self.ours, &self.base, &self.theirs]).stdin(Stdio::null());
        let ran = command.status().map_err(|error| {
            trouble(format!("git cannot be run ({}): install it, or make each side JSON", error.kind()))
        })?;
        Ok(match ran.code() {
            Some(0) => FINE,
            // So many conflicts; beyond them git speaks of trouble.
            Some(1..=127) => PROBLEMS,
            _ => TROUBLE,
        })
    }
}

/// One side: its document, or why it is none.
fn side(name: &str, path: &Path) -> Result<Result<Document, String>> {
    let text = match input::read(path) {
        Ok(text) => text,
        Err(error @ ReadError::NotUtf8 { .. }) => return Ok(Err(error.sentence(name))),
        Err(error) => return Err(trouble(error.sentence(&input::name(path)))),
    };
    let is_nothing = name == "base" && text.trim_matches('\u{feff}').trim().is_empty();
    Ok(match Content::of(if is_nothing { NOTHING.to_owned() } else { text }) {
        Content::Manifest(document) => Ok(document),
        Content::Text { text, error } => Err(input::not_json(&text, &error, Path::new(name))),
    })
}
