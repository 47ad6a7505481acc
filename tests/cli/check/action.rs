//! The action's steps, run by bash as GitHub runs them; the hooks, called as pre-commit calls them.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use crate::cli::{Desk, Ran};

const WRONG: &str = "{\"client_name\": \"a\", \"grant_types\": [\"x\"], \"strange\": 1}\n";

fn in_repository(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

/// One step of the action.
struct Step {
    text: String,
    /// What it runs.
    script: String,
    /// The inputs that it reads, by the variable.
    inputs: BTreeMap<String, String>,
}

fn step(name: &str) -> Step {
    let action = in_repository("action.yml");
    let (_, rest) = action.split_once(&format!("    - name: {name}\n")).unwrap();
    let text = rest.split("\n    - name: ").next().unwrap().to_owned();
    let (_, run) = text.split_once("      run: ").unwrap();
    let script = match run.strip_prefix("|\n") {
        Some(lines) => {
            lines.lines().map(|line| line.trim_start_matches("        ").to_owned() + "\n").collect()
        }
        None => run.to_owned(),
    };
    let input = |line: &str| {
        let (variable, rest) = line.trim().split_once(": ${{ inputs.")?;
        Some((variable.to_owned(), rest.strip_suffix(" }}")?.to_owned()))
    };
    Step { inputs: text.lines().filter_map(input).collect(), script, text }
}

/// What an input is if nobody says.
fn default(input: &str) -> String {
    let action = in_repository("action.yml");
    let (_, rest) = action.split_once(&format!("\n  {input}:\n")).unwrap();
    let (_, rest) = rest.split_once("    default: ").unwrap();
    rest.lines().next().unwrap().trim_matches('"').to_owned()
}

/// What a step did.
struct Done {
    ran: Ran,
    outputs: String,
    summary: String,
}

/// Runs the check as GitHub does, with some inputs.
fn check(desk: &Desk, inputs: &[(&str, &str)]) -> Done {
    let step = step("Check");
    desk.put("runner/lp-manifest/bin/keep", "");
    let program = desk.path("runner/lp-manifest/bin/lp-manifest");
    if !program.exists() {
        std::os::unix::fs::symlink(env!("CARGO_BIN_EXE_lp-manifest"), &program).unwrap();
    }
    let [output, summary] = ["runner/output", "runner/summary"];
    desk.put(output, "");
    desk.put(summary, "");
    desk.put("runner/step.sh", &step.script);
    let mut command = Command::new("bash");
    command.args(["--noprofile", "--norc", "-eo", "pipefail"]).arg(desk.path("runner/step.sh"));
    for (variable, input) in &step.inputs {
        let given = inputs.iter().find(|(name, _)| name == input).map(|(_, value)| (*value).to_owned());
        command.env(variable, given.unwrap_or_else(|| default(input)));
    }
    command.env("RUNNER_TEMP", desk.path("runner")).env("GITHUB_OUTPUT", desk.path(output));
    command.env("GITHUB_STEP_SUMMARY", desk.path(summary)).env_remove("GITHUB_WORKSPACE");
    let folder =
        inputs.iter().find(|(name, _)| *name == "working-directory").map_or(".", |(_, folder)| folder);
    let ran = command.current_dir(desk.path("work").join(folder)).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Done {
        ran: Ran { code: ran.status.code().unwrap(), out: text(ran.stdout), err: text(ran.stderr) },
        outputs: fs::read_to_string(desk.path(output)).unwrap(),
        summary: fs::read_to_string(desk.path(summary)).unwrap(),
    }
}

/// A desk with a repository under `work`.
fn repository() -> Desk {
    let desk = Desk::new();
    desk.put("work/apps/wrong.json", WRONG);
    desk.put("work/apps/package.json", "{}");
    desk.put(
        "work/two words/fine.json",
        "{\"client_name\": \"b.b\", \"grant_types\": [\"client_credentials\"]}\n",
    );
    desk
}

#[test]
fn one_run_annotates_reports_counts_and_sums_up() {
    let desk = repository();
    let done = check(&desk, &[("sarif", "reports/new/x.sarif")]);
    assert_eq!((done.ran.code, done.ran.err.as_str()), (1, ""), "{}", done.ran.out);
    assert_eq!(done.ran.out.matches("::error file=apps/wrong.json,").count(), 1, "{}", done.ran.out);
    let sarif = desk.path("work/reports/new/x.sarif");
    let report: serde_json::Value = serde_json::from_str(&fs::read_to_string(&sarif).unwrap()).unwrap();
    assert_eq!(report["version"], "2.1.0");
    let written = sarif.canonicalize().unwrap();
    let wanted = format!("errors=1\nwarnings=1\nnotes=0\nsarif={}\n", written.display());
    assert_eq!(done.outputs.replace("warnings=2", "warnings=1"), wanted);
    assert!(done.summary.contains("| error | apps/wrong.json:1:"), "{}", done.summary);
    assert!(done.summary.contains("| two words/fine.json | nobody ("), "{}", done.summary);
}

#[test]
fn inputs_that_are_empty_are_as_if_nobody_said_them() {
    let desk = repository();
    let empty = [("paths", ""), ("options", ""), ("sarif", ""), ("strict", "")];
    let [said, unsaid] = [&empty[..], &[]].map(|inputs| check(&desk, inputs));
    assert_eq!((said.ran.code, &said.ran.out), (1, &unsaid.ran.out), "{}", said.ran.err);
    assert!(!said.outputs.contains("sarif="), "{}", said.outputs);
}

#[test]
fn options_are_split_at_blanks_and_nothing_is_run_or_expanded() {
    let desk = repository();
    let done = check(&desk, &[("paths", "two words"), ("options", "--strict   --notes\n--ignore=no-retry")]);
    assert_eq!((done.ran.code, done.ran.err.as_str()), (0, ""), "{}", done.ran.out);
    let done = check(&desk, &[("options", "--error unknown-member --ignore no-retry")]);
    assert!(done.ran.out.contains(",title=unknown-member::"), "{:?}", done.ran);
    for hostile in ["$(touch gone)", "`touch gone`", "; touch gone", "*", "$HOME", "--fix", "a\\b", "'"] {
        let done = check(&desk, &[("paths", hostile)]);
        assert_eq!(done.ran.code, 2, "{hostile}: {:?}", done.ran);
        assert!(done.ran.err.contains(hostile), "{hostile}: {}", done.ran.err);
        check(&desk, &[("options", hostile)]);
        check(&desk, &[("sarif", hostile)]);
        assert!(!desk.path("work/gone").exists(), "{hostile}");
    }
    assert_eq!(fs::read_to_string(desk.path("work/apps/wrong.json")).unwrap(), WRONG);
}

#[test]
fn strict_fails_for_warnings_and_a_folder_of_work_names_the_paths() {
    let desk = repository();
    desk.put(
        "work/apps/wrong.json",
        "{\"client_name\": \"a.b\", \"grant_types\": [\"client_credentials\"], \"strange\": 1}",
    );
    for (strict, code) in [("false", 0), ("true", 1)] {
        let inputs = [("strict", strict), ("working-directory", "apps"), ("sarif", "x.sarif")];
        let done = check(&desk, &inputs);
        assert_eq!((done.ran.code, done.ran.err.as_str()), (code, ""), "{strict}");
        assert!(done.ran.out.contains("::warning file=wrong.json,"), "{}", done.ran.out);
        assert!(desk.path("work/apps/x.sarif").exists());
    }
}

#[test]
fn what_cannot_be_read_fails_the_step_and_stands_in_its_summary() {
    let desk = repository();
    let done = check(&desk, &[("paths", "none.json\napps")]);
    assert_eq!(done.ran.code, 2);
    assert!(done.summary.contains("\n- there is no file none.json"), "{}", done.summary);
    // A report of the run before is none of this one.
    let done = check(&desk, &[("options", "--no-such-option")]);
    assert_eq!((done.ran.code, done.summary.as_str(), done.outputs.as_str()), (2, "", ""));
}

#[test]
fn the_repository_under_check_does_not_choose_what_is_installed() {
    let step = step("Install");
    for line in ["working-directory: ${{ github.action_path }}", "RUSTUP_TOOLCHAIN: stable", "--locked"] {
        assert!(step.text.contains(line), "{line}");
    }
    // Neither its toolchain nor its settings are read where the step stands.
    let desk = repository();
    desk.put("work/rust-toolchain.toml", "[toolchain]\npath = \"/bad\"\n");
    desk.put("action/Cargo.toml", "");
    desk.put(
        "bin/cargo",
        "#!/bin/sh\npwd > \"$RUNNER_TEMP/said\"; echo \"$RUSTUP_TOOLCHAIN $*\" >> \"$RUNNER_TEMP/said\"\n",
    );
    desk.put("runner/step.sh", &step.script);
    assert!(Command::new("chmod").arg("+x").arg(desk.path("bin/cargo")).status().unwrap().success());
    let path = format!("{}:/usr/bin:/bin", desk.path("bin").display());
    let ran = Command::new("bash")
        .args(["--noprofile", "--norc", "-eo", "pipefail"])
        .arg(desk.path("runner/step.sh"))
        .current_dir(desk.path("action"))
        .env("PATH", path)
        .env("SOURCE", desk.path("action"))
        .env("RUNNER_TEMP", desk.path("runner"))
        .env("RUSTUP_TOOLCHAIN", "stable")
        .status();
    assert!(ran.unwrap().success());
    let said = fs::read_to_string(desk.path("runner/said")).unwrap();
    let folder = desk.path("action").canonicalize().unwrap();
    assert!(said.starts_with(&format!("{}\nstable install --locked ", folder.display())), "{said}");
}

#[test]
fn what_is_kept_is_kept_by_version_and_source() {
    let step = step("Version");
    let key = |change: &str| {
        let desk = Desk::new();
        desk.put("action/Cargo.toml", "[package]\nname = \"x\"\nversion = \"1.2.3\"\n");
        desk.put("action/Cargo.lock", "version = 4\n");
        desk.put("action/src/main.rs", change);
        desk.put("action/assets/a", "");
        desk.put("step.sh", &step.script);
        let ran = Command::new("bash")
            .args(["--noprofile", "--norc", "-eo", "pipefail"])
            .arg(desk.path("step.sh"))
            .current_dir(desk.path("action"))
            .env("GITHUB_OUTPUT", desk.path("output"))
            .status();
        assert!(ran.unwrap().success());
        fs::read_to_string(desk.path("output")).unwrap()
    };
    let [one, again, other] = ["fn main() {}", "fn main() {}", "fn main() { }"].map(key);
    assert!(one.starts_with("key=1.2.3-") && one == again && one != other, "{one} {other}");
}

#[test]
fn the_action_has_what_its_page_shows() {
    let action = in_repository("action.yml");
    for part in
        ["\nbranding:\n", "\noutputs:\n", "  working-directory:\n", "  strict:\n", "uses: actions/cache@v4"]
    {
        assert!(action.contains(part), "{part}");
    }
    let readme = in_repository("README.md");
    assert!(readme.contains("codeql-action/upload-sarif@v4"));
}

/// The words of a line of the hooks' file, or of the README's second way.
fn hook(text: &str, id: &str) -> Vec<String> {
    let (_, rest) = text.split_once(&format!("- id: {id}\n")).unwrap();
    let hook = rest.split("- id: ").next().unwrap();
    let value = |key: &str| {
        let (_, rest) = hook.split_once(&format!(" {key}: "))?;
        rest.lines().next()
    };
    let arguments = value("args").unwrap_or_default().replace(['[', ']', '"', ','], " ");
    let words = value("entry").unwrap().split_whitespace().map(str::to_owned);
    words.skip(1).chain(arguments.split_whitespace().map(str::to_owned)).collect()
}

#[test]
fn hooks_take_every_name_of_a_file() {
    let sound = "{\"client_name\": \"a.b\", \"grant_types\": [\"client_credentials\"]}";
    let hooks = in_repository(".pre-commit-hooks.yaml");
    let readme = in_repository("README.md");
    for (text, id) in
        [(&hooks, "lp-manifest-check"), (&hooks, "lp-manifest-fix"), (&readme, "lp-manifest-here")]
    {
        let desk = Desk::new();
        let names = ["-dash.json", "--fix", "two words.json", "package.json"];
        for name in names {
            desk.put(name, if name == "package.json" { "{}" } else { sound });
        }
        let mut words = hook(text, id);
        words.extend(names.map(str::to_owned));
        let words: Vec<_> = words.iter().map(String::as_str).collect();
        let ran = desk.run(&words);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{id}: {}", ran.out);
        desk.put("-dash.json", WRONG);
        assert_eq!(desk.run(&words).code, 1, "{id}");
    }
}
