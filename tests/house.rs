//! The shape of the house, read off its source: a page is one file, the screen holds no sentence, keys
//! are named by the keymap alone.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::arrows::{code, files};

/// The texts in a source, each with its line. Attributes and their reasons are none.
fn texts(code: &str) -> Vec<(usize, String)> {
    let mut texts = Vec::new();
    for (number, line) in code.lines().enumerate() {
        if line.trim_start().starts_with("#[") || line.trim_start().starts_with("//") {
            continue;
        }
        let mut inside = None;
        let mut escaped = false;
        for (at, c) in line.char_indices() {
            match (c, inside) {
                _ if escaped => escaped = false,
                ('\\', Some(_)) => escaped = true,
                ('"', None) => inside = Some(at + 1),
                ('"', Some(start)) => {
                    texts.push((number + 1, line[start..at].to_owned()));
                    inside = None;
                }
                _ => {}
            }
        }
        // A text that goes on in the next line.
        if let Some(start) = inside {
            texts.push((number + 1, line[start..].to_owned()));
        }
    }
    texts
}

/// The files below a folder of `src`, with their code.
fn below(folder: &str) -> Vec<(String, String)> {
    let inside = |file: &str| file == folder || file.starts_with(&format!("{folder}/"));
    files().into_iter().filter(|(file, _)| inside(file)).collect()
}

/// The words of a text that are no place for a value.
fn words(text: &str) -> usize {
    let mut depth = 0;
    let plain: String = text
        .chars()
        .map(|c| {
            match c {
                '{' => depth += 1,
                '}' => depth -= 1,
                _ => {}
            }
            if depth > 0 || c == '}' { ' ' } else { c }
        })
        .collect();
    plain.split(' ').filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 1).count()
}

#[test]
fn no_sentence_stands_in_what_draws() {
    let mut found = Vec::new();
    for (file, code) in below("ui") {
        let sentences = texts(&code).into_iter().filter(|(_, text)| words(text) > 1);
        found.extend(sentences.map(|(line, text)| format!("src/{file}.rs:{line}: {text:?}")));
    }
    assert!(found.is_empty(), "describe it in `form` or `app`, and draw the description: {found:#?}");
}

/// The names that keys have in sentences.
const KEYS: [&str; 10] =
    ["Esc", "Enter", "Tab", "Backspace", "Del", "PgUp", "PgDn", "Space", "Up Down", "Left Right"];

pub(crate) fn names_a_key(text: &str) -> bool {
    let word = |word: &str| {
        let number = word.strip_prefix('F').unwrap_or_default();
        let function = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        let held = ["Ctrl-", "Alt-", "Shift-"].iter().any(|held| word.starts_with(held));
        function || held || KEYS.contains(&word)
    };
    let pair = KEYS.iter().filter(|key| key.contains(' ')).any(|key| text.contains(key));
    pair || text.split(|c: char| !c.is_alphanumeric() && c != '-').any(word)
}

#[test]
fn no_key_is_named_in_a_text_outside_the_keymap() {
    let mut found = Vec::new();
    for (file, code) in files() {
        if matches!(file.as_str(), "app/keymap" | "app/chord") {
            continue;
        }
        let named = texts(&code).into_iter().filter(|(_, text)| names_a_key(text));
        found.extend(named.map(|(line, text)| format!("src/{file}.rs:{line}: {text:?}")));
    }
    assert!(found.is_empty(), "spell it: `let undo = model.key(Command::Undo)`: {found:#?}");
}

/// The modules of `app::page`, each with the names that it gives out.
fn pages() -> Vec<(String, BTreeSet<String>)> {
    let mut pages: Vec<(String, BTreeSet<String>)> = Vec::new();
    for (file, code) in below("app/page") {
        let Some(name) = file.strip_prefix("app/page/") else { continue };
        let name = name.split('/').next().unwrap_or(name).to_owned();
        let types = code.lines().filter_map(|line| {
            let rest = ["pub struct ", "pub enum "].iter().find_map(|start| line.strip_prefix(start))?;
            Some(rest.chars().take_while(|c| c.is_alphanumeric()).collect::<String>())
        });
        match pages.iter_mut().find(|(other, _)| *other == name) {
            Some((_, known)) => known.extend(types),
            None => pages.push((name, types.collect())),
        }
    }
    pages
}

#[test]
fn no_page_names_another() {
    let pages = pages();
    assert!(pages.len() > 10, "{pages:?}");
    let mut found = Vec::new();
    for (file, code) in below("app/page") {
        let Some(own) = file.strip_prefix("app/page/").map(|name| name.split('/').next().unwrap_or(name))
        else {
            continue;
        };
        for (other, _) in pages.iter().filter(|(other, _)| other != own) {
            for path in [format!("page::{other}::"), format!("page::{other};"), format!("super::{other}::")] {
                if code.contains(&path) {
                    found.push(format!("src/{file}.rs names {path}"));
                }
            }
        }
        // The stack holds them, and which command opens which stands there.
        if own != "stack" && code.contains("Page::") {
            found.push(format!("src/{file}.rs names a page of the enum"));
        }
    }
    assert!(found.is_empty(), "lead there by a command, `Next::Do(Command::…)`: {found:#?}");
}

/// The files of `app` that hold what pages and commands work with.
const VALUES: [&str; 11] = [
    "beside", "changes", "draft", "file", "files", "folders", "home", "message", "pointer", "question",
    "window",
];

#[test]
fn what_pages_work_with_names_no_page_and_no_command_that_is_carried_out() {
    for value in VALUES {
        let (_, code) = files().into_iter().find(|(file, _)| *file == format!("app/{value}")).unwrap();
        for above in ["page::", "step::", "saving::", "recovery::"] {
            assert!(!code.contains(above), "src/app/{value}.rs names {above}");
        }
    }
}

#[test]
fn the_enum_of_pages_is_matched_once_to_read_and_once_to_change() {
    let source = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/app/page.rs")).unwrap();
    let source = code(&source);
    let variants = source.split("pub enum Page {").nth(1).and_then(|rest| rest.split("\n}").next()).unwrap();
    let variants: Vec<_> = variants
        .lines()
        .filter_map(|line| line.trim().split_once('(').map(|(name, _)| name.to_owned()))
        .collect();
    assert!(variants.len() > 10, "{variants:?}");
    for variant in &variants {
        let arms = source.matches(&format!("Page::{variant}(page) => page,")).count();
        assert_eq!(arms, 2, "Page::{variant}");
    }
    for (file, code) in
        files().into_iter().filter(|(file, _)| !matches!(file.as_str(), "app/page" | "app/page/stack"))
    {
        for variant in &variants {
            let arm = format!("Page::{variant}(");
            let matched = code.lines().any(|line| line.contains(&arm) && line.contains("=>"));
            assert!(!matched, "src/{file}.rs matches {arm}: ask the page instead");
        }
    }
}

#[test]
fn the_model_has_at_most_eight_fields() {
    let source = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/app.rs")).unwrap();
    let fields = source.split("pub struct Model {").nth(1).and_then(|rest| rest.split("\n}").next()).unwrap();
    let fields = fields.lines().filter(|line| line.trim_end().ends_with(',')).count();
    assert!((1..=8).contains(&fields), "{fields}");
}
