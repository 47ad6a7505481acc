//! A first argument that is meant as a command, and is none.
//!
//! It deliberately guesses only where no file of that name is there.

use std::ffi::OsString;
use std::path::Path;

use anyhow::Result;

use super::out::trouble;

/// What other programs call a command, and what it is here.
const OTHERS: [(&str, &str); 24] = [
    ("validate", "check"),
    ("verify", "check"),
    ("lint", "check"),
    ("fix", "check --fix"),
    ("repair", "check --fix"),
    ("format", "preview --canonical"),
    ("fmt", "preview --canonical"),
    ("show", "preview"),
    ("view", "preview"),
    ("print", "preview"),
    ("edit", "lp-manifest FILE"),
    ("open", "lp-manifest FILE"),
    ("init", "new"),
    ("create", "new"),
    ("get", "preview"),
    ("add", "tick"),
    ("remove", "unset"),
    ("delete", "unset"),
    ("compare", "diff"),
    ("usage", "--help"),
    ("manual", "man"),
    ("docs", "explain"),
    ("commands", "--help"),
    ("version", "--version"),
];

/// Complains if the first argument is near a command, no file, and cannot be meant as a path.
pub(super) fn command(commands: &clap::Command, arguments: &[OsString]) -> Result<()> {
    let Some(first) = arguments.get(1).and_then(|argument| argument.to_str()) else { return Ok(()) };
    if first.starts_with('-') || first.contains(['/', '\\', '.']) || Path::new(first).exists() {
        return Ok(());
    }
    let names: Vec<_> = commands.get_subcommands().map(clap::Command::get_name).collect();
    if names.contains(&first) {
        return Ok(());
    }
    let other = OTHERS.iter().find(|(word, _)| word.eq_ignore_ascii_case(first)).map(|(_, name)| *name);
    match other.or_else(|| nearest(first, &names)) {
        Some(name) => Err(trouble(format!("{first} is no command and no file: did you mean {name}?"))),
        None => Ok(()),
    }
}

/// The name that differs least: in one letter, or in two if it is long.
fn nearest<'n>(word: &str, names: &[&'n str]) -> Option<&'n str> {
    let near = |name: &&str| {
        let allowed = if name.len() <= 4 { 1 } else { 2 };
        let distance = distance(word, name);
        (distance <= allowed).then_some(distance)
    };
    names
        .iter()
        .filter_map(|name| Some((near(name)?, *name)))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

/// How many letters have to be added, dropped, changed or swapped with their neighbour.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut rows = vec![(0..=b.len()).collect::<Vec<_>>()];
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let changed = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut least = changed.min(rows[i - 1][j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                least = least.min(rows[i - 2][j - 2] + 1);
            }
            row.push(least);
        }
        rows.push(row);
    }
    rows[a.len()][b.len()]
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn only_a_near_word_is_taken_for_a_command() {
        let names = ["new", "check", "preview", "quick-launch", "set", "unset", "tick", "untick"];
        let cases = [
            ("chekc", Some("check")),
            ("quicklaunch", Some("quick-launch")),
            ("sett", Some("set")),
            ("tik", Some("tick")),
            ("unser", Some("unset")),
            ("test", None),
            ("app", None),
        ];
        for (word, name) in cases {
            assert_eq!(nearest(word, &names), name, "{word}");
        }
    }
}
