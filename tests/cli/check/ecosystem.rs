//! The files that other tools read name only what `check` knows.

use std::fs;
use std::path::Path;

use crate::cli::Desk;

/// The options behind each `check` of a file, up to a word of the shell.
fn calls(file: &str) -> Vec<Vec<String>> {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap();
    let calls = text.lines().filter_map(|line| {
        let (program, options) = line.split_once(" check ")?;
        (program.contains("lp-manifest") || program.contains("$program")).then_some(options)
    });
    let words = |options: &str| {
        let words = options.split_whitespace();
        let words = words.take_while(|word| !word.starts_with(['"', '>', '<', '|', '#']));
        words.map(str::to_owned).collect()
    };
    calls.map(words).collect()
}

#[test]
fn hooks_and_action_call_check_as_it_wants_to_be_called() {
    let desk = Desk::with("{\"client_name\": \"Kiosk\", \"grant_types\": [\"client_credentials\"]}");
    desk.put("package.json", "{}");
    for (file, count) in [(".pre-commit-hooks.yaml", 2), ("action.yml", 1)] {
        let calls = calls(file);
        assert_eq!(calls.len(), count, "{file}");
        for options in calls {
            assert!(options.contains(&"--only-manifests".to_owned()), "{file}: {options:?}");
            for path in ["app.json", "package.json", "."] {
                let mut arguments = vec!["check"];
                arguments.extend(options.iter().map(String::as_str));
                arguments.extend(["--", path]);
                let ran = desk.run(&arguments);
                assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{file}: {options:?}");
            }
        }
    }
}

#[test]
fn the_readme_calls_check_as_it_wants_to_be_called() {
    let desk = Desk::with("{\"client_name\": \"Kiosk\", \"grant_types\": [\"client_credentials\"]}");
    desk.put("apps/app.json", "{\"client_name\": \"Kiosk\", \"grant_types\": [\"client_credentials\"]}");
    desk.put("known.json", "{\"version\": 1, \"files\": []}");
    let calls = calls("README.md");
    assert!(calls.len() > 5, "{calls:?}");
    for words in calls {
        let mut arguments = vec!["check"];
        arguments.extend(words.iter().map(String::as_str));
        let ran = desk.run_with(&arguments, "{\"client_name\": \"Kiosk\"}");
        assert_eq!((ran.code, ran.err.contains("lp-manifest: ")), (0, false), "{words:?}: {}", ran.err);
    }
}
