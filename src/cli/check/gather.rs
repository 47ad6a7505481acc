//! From the paths that were named to the files that are looked at, each once.
//!
//! It deliberately opens no file: which of them are manifests is seen when they are read.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;
use lp_manifest::export::report::Trouble;

use crate::cli::out::trouble;
use crate::cli::patterns::Patterns;
use crate::cli::progress::Progress;
use crate::cli::{input, search};

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
    /// Manifests, and folders that are searched for them; - is standard input
    #[arg(value_name = "PATH", required = true)]
    pub(super) paths: Vec<PathBuf>,
}

/// One file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Candidate {
    /// Its path as it was given.
    pub(super) path: PathBuf,
    /// Whether it is reported only if it is a manifest.
    pub(super) only_manifest: bool,
}

/// The number of each file by where it really is.
type Seen = HashMap<PathBuf, usize>;

/// What was found.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    /// The files, in the order of the arguments, those of a folder sorted.
    pub(super) files: Vec<Candidate>,
    /// Folders that cannot be searched.
    pub(super) unread: Vec<Trouble>,
}

/// Standard input, as a file.
pub(super) fn standard_input() -> Candidate {
    Candidate { path: PathBuf::from(input::STANDARD_INPUT), only_manifest: false }
}

impl Which {
    /// Every file that was named or lies in a folder that was.
    pub(super) fn files(&self, progress: &mut Progress) -> Gathered {
        let mut gathered = Gathered::default();
        let mut seen = Seen::new();
        for path in &self.paths {
            if !input::is_stream(path) && path.is_dir() {
                gathered.folder(path, &mut seen, progress);
            } else {
                // Who pipes something in means it.
                let only = self.only_manifests && !input::is_stream(path);
                gathered.add(path.clone(), only, &mut seen);
            }
        }
        gathered
    }

    /// The files that are left out.
    pub(super) fn excluded(&self) -> Result<Patterns> {
        Patterns::of(&self.exclude, Path::new("."))
            .map_err(|pattern| trouble(format!("{pattern} is no pattern: write it as in a .gitignore")))
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
            self.add(path, true, seen);
        }
        let unread = found.unread.into_iter();
        self.unread.extend(unread.map(|(path, sentence)| Trouble {
            path: input::name(&path),
            line: None,
            sentence,
        }));
    }

    /// Two ways to one file are one file, which is insisted on if one of them does.
    fn add(&mut self, path: PathBuf, only_manifest: bool, seen: &mut Seen) {
        let real = if input::is_stream(&path) { None } else { fs::canonicalize(&path).ok() };
        let real = real.unwrap_or_else(|| path.clone());
        let number = *seen.entry(real).or_insert(self.files.len());
        match self.files.get_mut(number) {
            Some(file) => file.only_manifest &= only_manifest,
            None => self.files.push(Candidate { path, only_manifest }),
        }
    }
}
