//! Which room of the crate may name which: the lines of the source held against the table that
//! ARCHITECTURE.md prints.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Each room with the rooms that it may name: the groups, then the rooms inside two of them.
const ROOMS: &[(&str, &[&str])] = &[
    ("bytes", &[]),
    ("json", &["bytes"]),
    ("json/document", &["json"]),
    ("json/history", &["json", "json/document"]),
    ("json/diff", &["json", "json/document"]),
    ("json/doctor", &["json", "json/document"]),
    ("json/unsaved", &["json"]),
    ("manifest", &["json"]),
    ("manifest/catalogue", &[]),
    ("manifest/template", &[]),
    ("manifest/visible", &["bytes"]),
    ("manifest/placeholder", &["json", "json/document"]),
    ("manifest/edits", &["json", "json/document", "manifest/catalogue"]),
    ("manifest/secret", &["json", "json/document", "manifest/placeholder"]),
    ("manifest/comparison", &["json", "json/document", "json/diff", "manifest/catalogue", "manifest/edits"]),
    ("manifest/recognition", &["json", "json/document", "manifest/catalogue"]),
    ("manifest/difference", &["json", "manifest/edits", "manifest/secret"]),
    ("manifest/merge", &["json", "json/document", "json/diff", "manifest/edits"]),
    (
        "manifest/check",
        &[
            "bytes",
            "json",
            "json/document",
            "json/doctor",
            "manifest/catalogue",
            "manifest/edits",
            "manifest/placeholder",
            "manifest/secret",
            "manifest/visible",
        ],
    ),
    (
        "manifest/quick_launch",
        &["json", "json/document", "manifest/placeholder", "manifest/secret", "manifest/visible"],
    ),
    (
        "manifest/handoff",
        &[
            "json",
            "json/document",
            "manifest/catalogue",
            "manifest/check",
            "manifest/edits",
            "manifest/placeholder",
            "manifest/quick_launch",
            "manifest/secret",
        ],
    ),
    ("config", &["manifest"]),
    ("safe", &["bytes"]),
    ("export", &["json", "manifest", "safe"]),
    ("lsp", &["config", "export", "json", "manifest"]),
    ("store", &["json"]),
    ("form", &["json", "manifest"]),
    ("app", &["form", "json", "manifest", "safe"]),
    ("ui", &["app", "form", "json", "manifest", "safe"]),
    ("plain", &["app", "form", "json", "manifest", "safe"]),
    ("tui", &["app", "config", "json", "plain", "safe", "store", "ui"]),
    ("cli", &["app", "config", "export", "form", "json", "lsp", "manifest", "plain", "safe", "store", "tui"]),
    ("main", &["cli"]),
    ("lib", &[]),
];

/// The groups whose rooms have arrows of their own.
const GROUPS: &[&str] = &["json", "manifest"];

/// Crates that only some rooms may name.
const CRATES: &[(&str, &[&str])] = &[
    ("crossterm::", &["tui"]),
    ("signal_hook::", &["store", "tui"]),
    ("ratatui::", &["tui", "ui", "app/layout", "app/editor"]),
    ("tui_textarea::", &["app/editor"]),
    ("clap::", &["cli", "main"]),
    ("anyhow::", &["cli", "main", "tui"]),
    ("std::fs", &["cli", "store", "tui"]),
    ("std::env", &["cli", "store", "tui", "main"]),
    ("lsp_server::", &["lsp"]),
    ("lsp_types::", &["lsp"]),
    ("std::thread", &["cli", "lsp", "store", "tui"]),
    ("Instant::now", &["cli/progress", "tui"]),
    ("SystemTime::now", &["store", "tui"]),
];

/// The source files, each by its path without the ending.
pub(crate) fn files() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = vec![root.clone()];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path: PathBuf = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let name = path.strip_prefix(&root).unwrap().with_extension("");
                files.push((
                    name.to_string_lossy().replace('\\', "/"),
                    code(&fs::read_to_string(&path).unwrap()),
                ));
            }
        }
    }
    files.sort();
    files
}

/// A source text without its comments and its tests.
pub(crate) fn code(source: &str) -> String {
    let source = source.split("\n#[cfg(test)]\nmod tests").next().unwrap_or_default();
    source.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

/// The group that a file stands in, or the room of a group that has rooms with arrows of their own.
fn room_of(file: &str) -> &str {
    let mut ends = file.match_indices('/').map(|(at, _)| at).chain([file.len()]);
    let group = &file[..ends.next().unwrap_or(file.len())];
    let room = ends.next().map_or(group, |end| &file[..end]);
    if ROOMS.iter().any(|(name, _)| *name == room) { room } else { group }
}

/// The rooms that a text names, in `use` lines and in between, as `json` or `json/document`.
fn named(code: &str) -> BTreeSet<String> {
    let word =
        |text: &str| -> String { text.chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect() };
    let mut names = BTreeSet::new();
    for root in ["crate::", "lp_manifest::"] {
        for (at, _) in code.match_indices(root) {
            let rest = &code[at + root.len()..];
            assert!(
                !rest.starts_with('{'),
                "name one room in each line: {root}{}",
                &rest[..rest.len().min(40)]
            );
            let group = word(rest);
            let inside = rest[group.len()..].strip_prefix("::").unwrap_or_default();
            let parts = inside.strip_prefix('{').and_then(|list| list.split('}').next());
            for part in parts.unwrap_or(inside).split(',').take(if parts.is_some() { usize::MAX } else { 1 })
            {
                let room = format!("{group}/{}", word(part.trim()));
                let inner = GROUPS.contains(&group.as_str()) && ROOMS.iter().any(|row| row.0 == room);
                names.insert(if inner { room } else { group.clone() });
            }
        }
    }
    names
}

/// The group of a room.
fn group_of(room: &str) -> &str {
    room.split('/').next().unwrap_or(room)
}

/// The arrows that are drawn in the source: from room to room, with a file that draws it. From
/// outside a group, and from group to group, the group counts.
fn arrows() -> BTreeMap<(String, String), String> {
    let mut arrows = BTreeMap::new();
    for (file, code) in files() {
        let from = room_of(&file).to_owned();
        for to in named(&code) {
            let to = if GROUPS.contains(&group_of(&from)) { to } else { group_of(&to).to_owned() };
            let known = ROOMS.iter().any(|room| room.0 == to);
            // The head of a group re-exports what stands inside.
            if to != from && group_of(&to) != from && known {
                arrows.entry((from.clone(), to)).or_insert_with(|| file.clone());
            }
        }
    }
    arrows
}

#[test]
fn every_room_stands_in_the_table() {
    let rooms: BTreeSet<_> = files().into_iter().map(|(file, _)| room_of(&file).to_owned()).collect();
    let table: BTreeSet<_> = ROOMS.iter().map(|room| room.0.to_owned()).collect();
    assert_eq!(rooms, table);
}

#[test]
fn every_arrow_stands_in_the_table() {
    let stray: Vec<_> = arrows()
        .into_iter()
        .filter(|((from, to), _)| !ROOMS.iter().any(|room| room.0 == from && room.1.contains(&to.as_str())))
        .map(|((from, to), file)| format!("{from} names {to} in src/{file}.rs"))
        .collect();
    assert_eq!(stray, [""; 0]);
}

#[test]
fn the_architecture_prints_the_table() {
    let row = |(room, to): &(&str, &[&str])| {
        let to: Vec<_> = to.iter().map(|to| format!("`{to}`")).collect();
        format!(
            "| `{room}` | {} |\n",
            if to.is_empty() { "nothing of ours".to_owned() } else { to.join(" ") }
        )
    };
    let table: String = ROOMS.iter().filter(|room| room.0 != "lib").map(row).collect();
    crate::readme::hold("ARCHITECTURE.md", "arrows", &format!("| room | may name |\n|---|---|\n{table}"));
}

#[test]
fn the_table_has_no_circle() {
    let mut done: BTreeSet<&str> = BTreeSet::new();
    while done.len() < ROOMS.len() {
        let free = ROOMS
            .iter()
            .filter(|room| !done.contains(room.0))
            .find(|room| room.1.iter().all(|to| done.contains(to)));
        let Some(free) = free else { panic!("the rooms above {done:?} name each other") };
        done.insert(free.0);
    }
}

#[test]
fn only_the_rooms_that_may_touch_a_terminal_or_a_disk_do() {
    for (file, code) in files() {
        for (name, rooms) in CRATES {
            let allowed = rooms.iter().any(|room| file == *room || file.starts_with(&format!("{room}/")));
            assert!(allowed || !code.contains(name), "src/{file}.rs names {name}");
        }
    }
}
