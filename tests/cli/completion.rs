//! Completion as people meet it: bash, zsh and fish are asked what they offer for a line, and what they make
//! of it. A shell that is not installed is said to be missing.

mod shells;

use std::path::Path;

use super::Desk;
use shells::Shell;

const APP: &str = r#"{
  "client_name": "A",
  "capabilities": { "engagement": { "goal": ["lead"] } },
  "enabled": true,
  "redirect_uris": ["https://a.example/one", "https://joe:S3cret@a.example/two"],
  "enabled_for_profiles": [42, 43]
}
"#;

/// A desk with a manifest, a folder, and files with odd names.
fn desk() -> Desk {
    let desk = Desk::with(APP);
    desk.put("apps/two words.json", "{}");
    desk.put("notes.txt", "");
    desk.put(".config/lp-manifest/config.toml", "[profiles]\n42 = \"Service agent\"\n7 = \"Lead\"\n");
    desk
}

/// What is expected of the offers for a line.
enum Offers {
    /// These, in this order.
    Are(&'static [&'static str]),
    /// First these, and all of them begin so.
    Begin(&'static [&'static str], &'static str),
    /// These among others, and none of those.
    Hold(&'static [&'static str], &'static [&'static str]),
}

use Offers::{Are, Begin, Hold};

const EVENT: &str = r#"capabilities.webhooks."cqm.ExConversationChangeNotification""#;

/// What is typed behind the program's name, and what is offered for the last word.
const ROWS: &[(&str, Offers)] = &[
    ("", Hold(&["check", "quick-launch", "app.json", "apps/"], &["notes.txt", "--at", "complete"])),
    ("check ", Are(&["app.json", "apps/"])),
    ("check --", Hold(&["--format", "--strict", "--baseline"], &["--template", "--at"])),
    ("check --ignore no-", Are(&["no-retry"])),
    ("check --ignore=no-", Are(&["--ignore=no-retry"])),
    ("check --format ", Are(&["text", "json", "github", "gitlab", "sarif", "junit", "markdown"])),
    ("check --strict -q a", Are(&["app.json", "apps/"])),
    ("check -- --", Are(&[])),
    ("-q check --output", Are(&["--output-file"])),
    ("check --baseline not", Are(&["notes.txt"])),
    ("set ", Are(&["app.json", "apps/"])),
    ("set app.json cap", Begin(&["capabilities.engagement.goal="], "capabilities.")),
    ("set app.json en", Are(&["enabled=", "enabled_for_profiles=", "entry_uri="])),
    ("set app.json enabled=", Are(&["enabled=true", "enabled=false"])),
    ("set app.json enabled=f", Are(&["enabled=false"])),
    ("set app.json goal", Are(&["capabilities.engagement.goal="])),
    ("set app.json /capabilities/engagement/design_e", Are(&["/capabilities/engagement/design_engagement="])),
    (
        "set app.json /capabilities/webhooks/retry/retention_time=1",
        Hold(
            &["/capabilities/webhooks/retry/retention_time=172800"],
            &["/capabilities/webhooks/retry/retention_time=3600"],
        ),
    ),
    ("set app.json scope", Are(&["scope="])),
    ("set app.json description=", Are(&[])),
    (
        "tick app.json capabilities.engagement.goal=",
        Are(&[
            "capabilities.engagement.goal=url",
            "capabilities.engagement.goal=purchase_total",
            "capabilities.engagement.goal=num_of_pages",
            "capabilities.engagement.goal=service_activity",
        ]),
    ),
    ("untick app.json capabilities.engagement.goal=", Are(&["capabilities.engagement.goal=lead"])),
    ("untick app.json ", Are(&["capabilities.engagement.goal=", "redirect_uris=", "enabled_for_profiles="])),
    ("unset app.json ena", Are(&["enabled", "enabled_for_profiles"])),
    ("unset app.json gr", Are(&[])),
    ("--at cap", Begin(&["capabilities", "capabilities.webhooks"], "capabilities")),
    ("app.json --at red", Are(&["redirect_uris"])),
    ("explain max", Are(&["max-retries-range", "max_retries"])),
    ("app.json check --for", Are(&[])),
    ("app.json che", Are(&[])),
    ("quick-launch app.json --profile ", Are(&["42", "43", "7"])),
    ("quick-launch --profile ", Are(&["42", "43", "7"])),
    ("quick-launch --profile 4", Are(&["42", "43"])),
    ("quick-launch --profile L", Are(&["Lead"])),
    ("tick app.json enabled_for_profiles=", Are(&["enabled_for_profiles=7"])),
    ("completions ", Are(&["bash", "zsh", "fish", "powershell", "elvish"])),
    ("new --template s", Are(&["server"])),
    ("drafts re", Are(&["restore"])),
];

fn holds(typed: &str, expected: &Offers, offered: &[String], shell: Shell) {
    let fits = match expected {
        Are(words) => offered == *words,
        Begin(first, start) => {
            offered.iter().zip(*first).all(|(offer, word)| offer == word)
                && offered.len() > first.len()
                && offered.iter().all(|offer| offer.starts_with(start))
        }
        Hold(some, none) => {
            let has = |word: &&&str| offered.iter().any(|offer| offer == **word);
            some.iter().all(|word| has(&word)) && !none.iter().any(|word| has(&word))
        }
    };
    assert!(fits, "{shell:?} offers {offered:?} for {typed:?}");
}

fn every_row(shell: Shell) {
    let desk = desk();
    let Some(mut asked) = shell.start(&desk.path("")) else { return };
    for (typed, expected) in ROWS {
        let offered = asked.offers(&format!("lp-manifest {typed}"));
        holds(typed, expected, &offered, shell);
    }
}

#[test]
fn bash_offers_what_can_stand_there() {
    every_row(Shell::Bash);
}

#[test]
fn zsh_offers_what_can_stand_there() {
    every_row(Shell::Zsh);
}

#[test]
fn fish_offers_what_can_stand_there() {
    every_row(Shell::Fish);
}

/// A line, and what a Tab makes of it.
const MADE: &[(&str, &str)] = &[
    ("check --ignore no-", "check --ignore no-retry "),
    ("set app.json enabled=t", "set app.json enabled=true "),
    ("set app.json description", "set app.json description="),
    ("set app.json goal", "set app.json capabilities.engagement.goal="),
    ("check apps/t", r"check apps/two\ words.json "),
    ("check apps/two\\ w", r"check apps/two\ words.json "),
    ("check ~/app.", "check ~/app.json "),
    ("app.json check --for", "app.json check --for"),
    ("quick-launch --profile Ser", r"quick-launch --profile Service\ agent "),
    ("set app.json desig", "set app.json capabilities.engagement.design_"),
];

fn every_line(shell: Shell) {
    let desk = desk();
    let Some(mut asked) = shell.start(&desk.path("")) else { return };
    for (typed, made) in MADE {
        assert_eq!(asked.tab(&format!("lp-manifest {typed}")), format!("lp-manifest {made}"), "{shell:?}");
    }
    // In quotes and outside them the names of events, which have quotes of their own, can be gone on with.
    let bare = EVENT.replace('"', "\\\"");
    for (typed, made) in [
        (format!("set app.json {bare}.endp"), format!("set app.json {bare}.endpoint=")),
        (format!("set app.json '{EVENT}.endp"), format!("set app.json '{EVENT}.endpoint=")),
    ] {
        let line = asked.tab(&format!("lp-manifest {typed}"));
        assert_eq!(line.trim_end_matches(['\'', ' ']), format!("lp-manifest {made}"), "{shell:?}");
    }
}

#[test]
fn a_tab_in_bash_writes_what_the_program_reads() {
    every_line(Shell::Bash);
}

#[test]
fn a_tab_in_zsh_writes_what_the_program_reads() {
    every_line(Shell::Zsh);
}

#[test]
fn fish_says_what_an_offer_means() {
    let desk = desk();
    let Some(said) = shells::fish(&desk.path(""), "lp-manifest check --format ") else { return };
    assert!(said.contains("gitlab\tGitLab's code quality report\n"), "{said}");
    let said = shells::fish(&desk.path(""), "lp-manifest set app.json retry.ret").unwrap_or_default();
    assert!(!said.contains("hour"), "{said}");
    let line = "lp-manifest set app.json capabilities.webhooks.retry.retention_time=";
    let said = shells::fish(&desk.path(""), line).unwrap_or_default();
    assert!(said.contains("=3600\t1 hour\n") && said.contains("=9200\t2 h 33 min 20 s\n"), "{said}");
    assert!(said.contains("=259200\t3 days\n"), "{said}");
    let said = shells::fish(&desk.path(""), "lp-manifest quick-launch --profile ").unwrap_or_default();
    assert_eq!(said, "42\tService agent\n43\n7\tLead\n");
}

/// What the program tells the script of a shell.
fn told(desk: &Desk, shell: &str, words: &[&str]) -> String {
    let arguments: Vec<_> = ["complete", shell, "--"].into_iter().chain(words.iter().copied()).collect();
    let ran = desk.run(&arguments);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{words:?}");
    ran.out
}

#[test]
fn no_secret_is_offered() {
    let desk = desk();
    let offered = told(&desk, "zsh", &["untick", "app.json", "redirect_uris="]);
    assert!(offered.contains("redirect_uris=https://a.example/one\n"), "{offered}");
    assert!(!offered.contains("S3cret"), "{offered}");
}

#[test]
fn a_file_that_is_none_and_words_that_no_shell_can_read_are_no_trouble() {
    let desk = Desk::with("{\"a\\nb\\tc\": 1, \"ok\": 2}");
    assert_eq!(told(&desk, "zsh", &["unset", "app.json", ""]), "\"a\\nb\\tc\"\nok\n");
    assert_eq!(told(&desk, "zsh", &["unset", "app.json", "/"]), "/ok\n");
    assert_eq!(told(&desk, "zsh", &["unset", "none.json", ""]), "");
    assert_eq!(told(&desk, "zsh", &["unset", "-", ""]), "");
    assert_eq!(told(&desk, "zsh", &["nothing", "like", "a", "command", ""]), "app.json\n");
    desk.put("app.json", "{ no json");
    assert!(told(&desk, "elvish", &["set", "app.json", "client"]).starts_with("client_name=\t"));
    assert_eq!(desk.run(&["complete", "tcsh"]).code, 2);
}

#[test]
fn powershell_gives_its_words_a_line_each() {
    let desk = desk();
    let ran = desk.run_with(&["complete", "powershell"], "set\napp.json\nenabled=\n");
    assert_eq!((ran.code, ran.out.as_str()), (0, "enabled=true\tthe same as not set\nenabled=false\n"));
    assert!(desk.run_with(&["complete", "powershell"], "\n").out.starts_with("new\t"));
}

#[test]
fn each_script_is_short_and_its_line_stands_in_help_and_readme() {
    let desk = Desk::new();
    let help = desk.run(&["completions", "--help"]).out;
    let readme =
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap_or_default();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let ran = desk.run(&["completions", shell]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{shell}");
        assert!(ran.out.lines().count() < 45 && ran.out.contains("lp-manifest complete"), "{shell}");
        let (_, line) = ran.out.split_once(": ").unwrap();
        let line = line.lines().next().unwrap();
        assert!(line.contains("lp-manifest completions"), "{shell}: {line}");
        assert!(help.contains(line) && readme.contains(&line.replace('|', "\\|")), "{shell}: {line}");
    }
    assert_eq!(desk.run(&["completions", "tcsh"]).code, 2);
    assert_eq!(desk.run(&["completions"]).code, 2);
}
