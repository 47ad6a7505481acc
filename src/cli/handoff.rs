//! `handoff`: the text for who installs the app, in Markdown.
//!
//! It deliberately says nothing of its own: the text is the library's, the same that the form copies.

use std::path::PathBuf;

use anyhow::Result;
use lp_manifest::json::Kind;
use lp_manifest::manifest::check::check;
use lp_manifest::manifest::handoff::handoff;
use lp_manifest::store::{self, Expect};

use super::config;
use super::out::{Out, problem, trouble};
use super::safe::safe_line;
use super::settled::{RuleFiles, surroundings};
use super::{FINE, input};

/// The arguments of `handoff`.
#[derive(clap::Args)]
#[command(after_help = "\
What the app is, for whom, which addresses have to be allowed, what has to be
switched on, what is still open, and the ways of installing, the newest first.
No secret of the file stands in it. Problems are those of check, with the levels
of the nearest .lp-manifest.toml.")]
pub(super) struct Args {
    /// Write it to this file; its folder is created
    #[arg(long, value_name = "FILE")]
    output_file: Option<PathBuf>,
    #[command(flatten)]
    stream: input::Stream,
    /// The manifest; - is standard input
    #[arg(value_parser = super::argument::file())]
    file: PathBuf,
}

impl Args {
    pub(super) fn run(self, out: &mut Out) -> Result<u8> {
        let path = self.stream.name_of(&self.file);
        let document = input::document(input::text_of(&self.file, path)?, path)?;
        let name = input::name(path);
        if document.root().kind() != Kind::Object {
            let kind = document.root().kind().words();
            return Err(problem(format!("{name} is {kind}, and a manifest is an object: put {{ first")));
        }
        let settled = RuleFiles::default().for_manifest(path);
        let mut problems = check(&document, &surroundings(path, &document, &settled.kept));
        settled.levels.apply(&mut problems);
        let short = path.file_name().map_or_else(|| name.clone(), |name| name.to_string_lossy().into_owned());
        let text = handoff(&short, &document, &problems, &config::PersonFile::read().names());
        let text: String = text.split_inclusive('\n').map(safe_line).collect();
        let Some(file) = self.output_file else {
            out.say(&text)?;
            return Ok(FINE);
        };
        if let Some(folder) = file.parent() {
            // What is wrong with it the save says.
            let _ = std::fs::create_dir_all(folder);
        }
        let saved = store::save(&file, &text, Expect::Anything);
        saved.map_err(|error| trouble(error.sentence(&input::name(&file))))?;
        Ok(FINE)
    }
}
