//! The JSON files of a folder that are in git, which git is asked for.
//!
//! It deliberately finds none where there is no git: then nothing is in it.

use std::path::{Component, Path, PathBuf};
use std::process::{Command, Stdio};

use super::plain;

/// Every `*.json` below a folder that is in git and not hidden.
pub(super) fn json_files(folder: &Path) -> Vec<PathBuf> {
    if !is_in_a_repository(folder) {
        return Vec::new();
    }
    // A repository's own settings start no program.
    let asked = Command::new("git")
        .args([
            "-c",
            "core.fsmonitor=false",
            "-c",
            "core.quotepath=false",
            "ls-files",
            "-z",
            "--cached",
            "--",
        ])
        .arg(":(icase,glob)**/*.json")
        .current_dir(folder)
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output();
    let Ok(answer) = asked else { return Vec::new() };
    let names = answer.stdout.split(|byte| *byte == 0).filter_map(|name| std::str::from_utf8(name).ok());
    let paths = names.filter(|name| !name.is_empty() && !is_hidden(Path::new(name)));
    let files = paths.map(|name| plain(&folder.join(name)));
    files.filter(|path| path.symlink_metadata().is_ok_and(|kind| kind.is_file())).collect()
}

/// Whether git may know the folder, so that it is worth asking.
fn is_in_a_repository(folder: &Path) -> bool {
    let real = std::fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
    real.ancestors().any(|above| above.join(".git").exists())
}

fn is_hidden(path: &Path) -> bool {
    path.components().any(|part| match part {
        Component::Normal(name) => name.to_str().is_some_and(|name| name.starts_with('.')),
        _ => false,
    })
}
