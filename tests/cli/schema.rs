//! `schema` and `man`: what is made for other programs.

use lp_manifest::export::schema::{Draft, schema};
use serde_json::Value;

use super::Desk;

#[test]
fn the_schema_is_printed_in_either_draft() {
    let desk = Desk::new();
    let ran = desk.run(&["schema"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(ran.out == format!("{:#}\n", schema(Draft::Draft202012)));
    let older: Value = serde_json::from_str(&desk.run(&["schema", "--draft-07"]).out).unwrap();
    assert_eq!(older["$schema"], "http://json-schema.org/draft-07/schema#");
}

#[test]
fn the_setting_for_vs_code_is_json_and_its_help_says_where_it_goes() {
    let desk = Desk::new();
    let ran = desk.run(&["schema", "--vscode"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let setting: Value = serde_json::from_str(&ran.out).unwrap();
    assert!(setting["json.schemas"][0]["schema"]["properties"]["client_name"].is_object());
    assert!(desk.run(&["schema", "--help"]).out.contains(".vscode/settings.json"));
}

#[test]
fn the_manual_is_one_page_that_covers_every_command_and_option() {
    let desk = Desk::new();
    let ran = desk.run(&["man"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let head = ran.out.lines().next().unwrap();
    assert!(head.starts_with(".TH LP-MANIFEST 1 20") && head.contains("\"lp-manifest 0."), "{head}");
    let help = desk.run(&["--help"]).out;
    let (_, commands) = help.split_once("Commands:\n").unwrap();
    // A line that goes on stands further in.
    let listed = commands.lines().take_while(|line| !line.is_empty());
    let names: Vec<_> = listed
        .filter(|line| !line.starts_with("   "))
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    assert!(names.len() > 10, "{names:?}");
    for name in names.iter().filter(|name| **name != "help") {
        assert!(ran.out.contains(&format!("\n.SS {name}\n")), "{name}");
        let help = desk.run(&[name, "--help"]).out;
        let options = help.split_whitespace().filter(|word| word.starts_with("--"));
        for option in options.map(|option| option.trim_end_matches(|c: char| !c.is_alphanumeric())) {
            assert!(ran.out.contains(&option.replace('-', "\\-")), "{name} {option}");
        }
    }
    let sections = [
        "NAME",
        "SYNOPSIS",
        "DESCRIPTION",
        "OPTIONS",
        "COMMANDS",
        "EXIT STATUS",
        "ENVIRONMENT",
        "FILES",
        "EXAMPLES",
        "SEE ALSO",
    ];
    for head in sections {
        assert_eq!(ran.out.matches(&format!("\n.SH {head}\n")).count(), 1, "{head}");
    }
    let flat = ran.out.replace('\n', " ");
    for (part, what) in [
        ("[\\-\\-format\\ \\fIFORMAT\\fR]", "a value in a usage"),
        ("\\fB\\-\\-error RULE\\fR ", "a value of an option"),
        ("One of text, json, github, gitlab, sarif, junit, markdown.", "what it can be"),
        ("One of auto, always, never.", "and of what every command takes"),
        ("lp\\-manifest quick\\-launch \\-\\-profile 42", "one of the three jobs"),
        ("\\fI\\&.lp\\-manifest.toml\\fR", "a file"),
    ] {
        assert!(flat.contains(part), "{what}: {part}");
    }
    assert_eq!(ran.out.matches("\\-\\-help").count(), 1, "what every command takes stands once");
    assert!(!ran.out.contains("\n.SS complete\n"), "what scripts ask is no command for people");
}

#[test]
fn the_manual_is_what_mandoc_and_man_want() {
    let desk = Desk::new();
    desk.put("lp-manifest.1", desk.run(&["man"]).out);
    let lint =
        std::process::Command::new("mandoc").args(["-T", "lint"]).arg(desk.path("lp-manifest.1")).output();
    match lint {
        Ok(said) => assert_eq!(String::from_utf8_lossy(&said.stdout), ""),
        Err(_) => eprintln!("skipped: there is no mandoc here"),
    }
    let Ok(page) = std::process::Command::new("mandoc").arg(desk.path("lp-manifest.1")).output() else {
        return;
    };
    let page = String::from_utf8_lossy(&page.stdout).replace('\u{8}', "");
    assert!(page.contains("SEE ALSO") || page.contains("SSEEEE AALLSSOO"), "{page}");
}
