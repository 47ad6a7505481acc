//! `check`: all problems of the manifests that are named, and of those in the folders.
//!
//! It deliberately holds no rule and prints no problem itself.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use anyhow::Result;
use lp_manifest::check::{self, Severity};
use lp_manifest::document::{Content, Document};
use lp_manifest::store::ReadError;

use super::colour::Colour;
use super::out::{Out, trouble};
use super::report::{self, Notes, Report};
use super::{FINE, Format, PROBLEMS, TROUBLE, input, search};

/// The arguments of `check`.
#[derive(clap::Args)]
pub(super) struct Args {
    /// How to write the problems
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Exit 1 for warnings too
    #[arg(long)]
    strict: bool,
    /// Print notes too; json always has them
    #[arg(long)]
    notes: bool,
    /// Manifests, and folders that are searched for them; - is standard input
    #[arg(value_name = "PATH", required = true)]
    paths: Vec<PathBuf>,
}

/// What was found so far.
#[derive(Default)]
struct Run {
    reports: Vec<Report>,
    /// The files that were checked: none is a second time.
    seen: HashSet<PathBuf>,
    /// The file in which each `client_name` was found first.
    names: HashMap<String, String>,
    /// Whether something could not be read.
    trouble: bool,
}

impl Args {
    pub(super) fn run(self, out: &mut Out) -> Result<u8> {
        let mut run = Run::default();
        for path in &self.paths {
            if !input::is_standard(path) && path.is_dir() {
                run.folder(path, out);
            } else {
                run.take(path, input::read(path), out);
            }
        }
        if run.reports.is_empty() && !run.trouble {
            return Err(trouble(format!("no manifest in {}: name the file", self.named())));
        }
        if !run.reports.is_empty() || self.format == Format::Json {
            out.print(&self.written(&run.reports))?;
        }
        Ok(self.code(&run))
    }

    fn named(&self) -> String {
        self.paths.iter().map(|path| input::name(path)).collect::<Vec<_>>().join(", ")
    }

    fn written(&self, reports: &[Report]) -> String {
        let notes = if self.notes { Notes::Shown } else { Notes::Counted };
        match self.format {
            Format::Text => report::text(reports, notes, Colour::of_output()),
            Format::Json => report::json(reports),
        }
    }

    fn code(&self, run: &Run) -> u8 {
        let has = |severity| run.reports.iter().any(|report| report.count(severity) > 0);
        if run.trouble {
            TROUBLE
        } else if has(Severity::Error) || (self.strict && has(Severity::Warning)) {
            PROBLEMS
        } else {
            FINE
        }
    }
}

impl Run {
    fn folder(&mut self, folder: &Path, out: &mut Out) {
        for found in search::json_files(folder) {
            match found {
                Ok(path) if self.seen.contains(&path) => {}
                Ok(path) => {
                    let read = input::read(&path);
                    if search::is_manifest(&path, &read) {
                        self.take(&path, read, out);
                    }
                }
                Err(sentence) => self.complain(&sentence, out),
            }
        }
    }

    fn take(&mut self, path: &Path, read: Result<String, ReadError>, out: &mut Out) {
        if !self.seen.insert(path.to_owned()) {
            return;
        }
        let name = input::name(path);
        match read.map(Content::of) {
            Ok(Content::Manifest(document)) => self.manifest(&name, &document),
            Ok(Content::Text { text, error }) => self.reports.push(Report::of_text(name, &text, &error)),
            Err(error) => match Report::of_bytes(&name, &error) {
                Some(report) => self.reports.push(report),
                None => self.complain(&error.sentence(&name), out),
            },
        }
    }

    fn manifest(&mut self, path: &str, document: &Document) {
        let mut report = Report::of_document(path.to_owned(), document);
        let named = document.root().get("client_name").and_then(|name| Some(name.as_text()?.into_owned()));
        if let Some(name) = named {
            let first = self.names.entry(name).or_insert_with(|| path.to_owned());
            let shared = if first == path { None } else { check::shared_name(document, first) };
            report.add(document, shared.as_ref());
        }
        self.reports.push(report);
    }

    fn complain(&mut self, sentence: &str, out: &mut Out) {
        self.trouble = true;
        out.complain(sentence);
    }
}
