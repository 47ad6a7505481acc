//! Nothing is public for nobody: every public name of `src` is named in another file of `src`, or
//! stands in a list with its reason.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// Names that only tests, benches and other programs use.
#[rustfmt::skip]
const FOR_OTHERS: &[(&str, &str)] = &[
    ("BaselineError", "why a text is no baseline"),
    ("LineCount", "how many lines differ"),
    ("NoChord", "why a text is no key"),
    ("SIDEBAR", "a limit of the layout, beside its siblings"),
    ("run_watched", "the terminal as tests look over its shoulder"),
];

/// Every source file with its text, comments and tests left out.
fn sources() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = vec![root];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                let code = text.split("\n#[cfg(test)]\nmod tests").next().unwrap_or_default();
                let lines = code.lines().map(|line| line.split("//").next().unwrap_or_default());
                files.push((path.display().to_string(), lines.collect::<Vec<_>>().join("\n")));
            }
        }
    }
    files
}

/// What can be public, as it is written after `pub`.
const KINDS: [&str; 9] =
    ["const fn ", "fn ", "struct ", "enum ", "trait ", "type ", "const ", "static ", "mod "];

/// The names that a file makes public, fields and variants aside.
fn public(code: &str) -> BTreeSet<&str> {
    code.lines().filter_map(public_in).collect()
}

fn public_in(line: &str) -> Option<&str> {
    let rest = line.trim_start().strip_prefix("pub ")?;
    let rest = KINDS.iter().find_map(|kind| rest.strip_prefix(kind))?;
    words_of(rest).next()
}

/// The words of a text; what does not begin with one has none.
fn words_of(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '_').take_while(|word| !word.is_empty())
}

fn words(code: &str) -> BTreeSet<&str> {
    code.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty()).collect()
}

#[test]
fn every_public_name_is_named_in_another_file() {
    let sources = sources();
    let mut files: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, code) in &sources {
        for word in words(code) {
            *files.entry(word).or_default() += 1;
        }
    }
    let mut unused = Vec::new();
    for (file, code) in &sources {
        for name in public(code) {
            if files[name] < 2 && !FOR_OTHERS.iter().any(|(listed, _)| *listed == name) {
                unused.push(format!("{file}: {name}"));
            }
        }
    }
    assert!(unused.is_empty(), "make these private, remove them, or list them:\n{}", unused.join("\n"));
}

#[test]
fn nothing_is_listed_that_is_used_or_gone() {
    let sources = sources();
    for (name, reason) in FOR_OTHERS {
        let files = sources.iter().filter(|(_, code)| words(code).contains(name)).count();
        assert!(files == 1 && !reason.is_empty(), "{name} is named in {files} files");
    }
}
