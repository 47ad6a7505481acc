//! In what commands print: results, complaints, paths.

use std::fs;

use assert_cmd::Command;

use super::super::support::attacks::{attacks, is_foreign, json};

/// The commands whose output quotes the file, and what they are asked about.
fn asked(attack: &str) -> Vec<Vec<String>> {
    let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
    let name = attack.replace('\0', "");
    vec![
        words(&["check", "app.json"]),
        words(&["check", "--format", "json", "app.json"]),
        words(&["check", "--format", "github", "app.json"]),
        words(&["check", "broken.json"]),
        words(&["check", &name]),
        words(&["quick-launch", "app.json"]),
        words(&["set", "app.json", "enabled=false", "--dry-run"]),
        words(&["unset", "app.json", &name]),
        words(&["tick", "app.json", &format!("grant_types=\"{name}\"")]),
        words(&[&name]),
    ]
}

#[test]
fn no_attack_reaches_what_commands_print() {
    let folder = tempfile::tempdir().unwrap();
    for attack in attacks() {
        let value = json(&attack);
        let text = format!(
            "{{\"client_name\": {value}, \"grant_types\": [{value}], {value}: {value}, \"enabled\": {value}}}\n"
        );
        fs::write(folder.path().join("app.json"), text).unwrap();
        fs::write(folder.path().join("broken.json"), format!("{{\"a\": {attack}}}\n")).unwrap();
        // Each of them for some: together they are many processes.
        let turn = attack.len() % 3;
        for arguments in asked(&attack).into_iter().skip(turn).step_by(3) {
            let mut command = Command::new(env!("CARGO_BIN_EXE_lp-manifest"));
            let ran = command.args(&arguments).current_dir(folder.path()).output().unwrap();
            for said in [ran.stdout, ran.stderr] {
                let said = String::from_utf8(said).unwrap();
                let foreign = said.chars().find(|c| is_foreign(*c) && !matches!(c, '\n' | '\t'));
                assert_eq!(foreign, None, "{arguments:?}: {said:?}");
            }
        }
    }
}
