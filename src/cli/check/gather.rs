//! From the paths that were named to the files that are looked at, each once.
//!
//! It deliberately opens no file: which of them are manifests is seen when they are read.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;
use lp_manifest::export::report::Trouble;

use crate::cli::input::{self, Stream};
use crate::cli::out::trouble;
use crate::cli::paths::Here;
use crate::cli::patterns::Patterns;
use crate::cli::progress::Progress;
use crate::cli::search;

/// How many paths a complaint names.
const NAMED: usize = 3;

/// Which files are looked at.
#[derive(clap::Args)]
pub(super) struct Which {
    /// Pass over named files that are no manifests, as in folders
    #[arg(long)]
    only_manifests: bool,
    /// Exit 0 if there is no manifest at all
    #[arg(long)]
    pub(super) allow_none: bool,
    /// Leave out the files of folders that this pattern names, as in a .gitignore; can be given several
    /// times
    #[arg(long, value_name = "GLOB")]
    exclude: Vec<String>,
    #[command(flatten)]
    stream: Stream,
    /// Manifests, and folders that are searched for them; - is standard input
    #[arg(value_name = "PATH", default_value = ".", value_parser = crate::cli::argument::file())]
    pub(super) paths: Vec<PathBuf>,
}

/// One file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Candidate {
    /// What it is called: its path from the current folder, unless that is standard input.
    pub(super) path: PathBuf,
    /// What is read.
    pub(super) source: PathBuf,
    /// Where that really is, links followed; nothing for what is no file.
    pub(super) real: Option<PathBuf>,
    /// Whether it is reported only if it is a manifest.
    pub(super) only_manifest: bool,
}

/// What was seen on the way.
struct Seen {
    /// The number of each file by where it really is.
    files: HashMap<PathBuf, usize>,
    here: Here,
}

/// What was found.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    /// The files, in the order of the arguments, those of a folder sorted.
    pub(super) files: Vec<Candidate>,
    /// Folders that cannot be searched.
    pub(super) unread: Vec<Trouble>,
}

impl Which {
    /// Every file that was named or lies in a folder that was.
    pub(super) fn files(&self, progress: &mut Progress) -> Gathered {
        let mut gathered = Gathered::default();
        let mut seen = Seen { files: HashMap::new(), here: Here::new() };
        for path in &self.paths {
            if !input::is_stream(path) && path.is_dir() {
                gathered.folder(path, &mut seen, progress);
            } else {
                let file = self.named(path);
                let real = if input::is_stream(path) { None } else { fs::canonicalize(path).ok() };
                gathered.add(Candidate { path: seen.here.path(&file.path), real, ..file }, &mut seen);
            }
        }
        gathered
    }

    /// The files that are left out.
    pub(super) fn excluded(&self) -> Result<Patterns> {
        Patterns::of(&self.exclude, Path::new("."))
            .map_err(|pattern| trouble(format!("{pattern} is no pattern: write it as in a .gitignore")))
    }

    /// Standard input, as a file.
    pub(super) fn standard_input(&self) -> Candidate {
        self.named(Path::new(input::STANDARD_INPUT))
    }

    fn named(&self, path: &Path) -> Candidate {
        // Who pipes something in means it.
        let only_manifest = self.only_manifests && !input::is_stream(path);
        let named = self.stream.name_of(path).to_owned();
        Candidate { path: named, source: path.to_owned(), real: None, only_manifest }
    }

    /// The complaint that there is no manifest.
    pub(super) fn none(&self) -> anyhow::Error {
        let named: Vec<_> = self.paths.iter().take(NAMED).map(|path| input::name(path)).collect();
        let more = if self.paths.len() > named.len() { ", …" } else { "" };
        trouble(format!("no manifest in {}{more}: name the file, or add --allow-none", named.join(", ")))
    }
}

impl Gathered {
    fn folder(&mut self, folder: &Path, seen: &mut Seen, progress: &mut Progress) {
        let before = self.files.len();
        let found = search::json_files(folder, |count| progress.tell(before + count, None));
        for path in found.files {
            // None of these is a link.
            let real = seen.here.whole(&path);
            let name = real.as_ref().map_or_else(|| path.clone(), |real| seen.here.below(real));
            let file = Candidate { path: name, source: path, real, only_manifest: true };
            self.add(file, seen);
        }
        let unread = found.unread.into_iter();
        self.unread.extend(unread.map(|(path, sentence)| Trouble {
            path: input::name(&seen.here.path(&path)),
            line: None,
            sentence,
        }));
    }

    /// Two ways to one file are one file, which is insisted on if one of them does.
    fn add(&mut self, file: Candidate, seen: &mut Seen) {
        let place = file.real.as_ref().unwrap_or(&file.source).clone();
        let number = *seen.files.entry(place).or_insert(self.files.len());
        match self.files.get_mut(number) {
            Some(known) => known.only_manifest &= file.only_manifest,
            None => self.files.push(file),
        }
    }
}
