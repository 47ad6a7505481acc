//! What is given out: the package, its metadata and archives name what is there, and no address that is not.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

fn read(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

fn manifest() -> toml::Table {
    read("Cargo.toml").parse().unwrap()
}

/// Cargo writes the packaged manifest anew, and leaves nothing of ours out but comments.
fn package() -> toml::Table {
    manifest()["package"].as_table().unwrap().clone()
}

/// The names of the dependencies that a binary of some system has.
fn dependencies() -> BTreeSet<String> {
    let manifest = manifest();
    let own = |table: &toml::Table| -> Vec<(String, toml::Value)> {
        let all = table.get("dependencies").and_then(toml::Value::as_table);
        all.into_iter().flatten().map(|(name, value)| (name.clone(), value.clone())).collect()
    };
    let systems = manifest["target"].as_table().unwrap().values();
    let all = systems.filter_map(toml::Value::as_table).flat_map(own).chain(own(&manifest));
    let renamed = |(name, value): (String, toml::Value)| {
        value.get("package").and_then(toml::Value::as_str).map_or(name, str::to_owned)
    };
    all.map(renamed).collect()
}

#[test]
fn each_dependency_has_a_row_that_says_what_it_is_for() {
    let page = read("docs/DEPENDENCIES.md");
    let rows = page.lines().filter_map(|line| line.strip_prefix("| `")?.split_once("` | "));
    let (named, said): (BTreeSet<_>, Vec<_>) = rows.map(|(name, rest)| (name.to_owned(), rest)).unzip();
    assert_eq!(named, dependencies());
    assert!(said.iter().all(|rest| rest.split(" | ").next().unwrap().len() > 8), "{said:?}");
}

#[test]
fn what_the_archives_hold_is_what_the_package_for_debian_names() {
    let dist = read(".ci/dist");
    let package = package();
    let assets = package["metadata"]["deb"]["assets"].as_array().unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    // Read anew by cargo, an asset may be a table.
    let source = |asset: &toml::Value| match asset {
        toml::Value::Array(parts) => parts[0].as_str().unwrap().to_owned(),
        table => table["source"].as_str().unwrap().to_owned(),
    };
    for source in assets.iter().map(source) {
        let made = source.strip_prefix("target/dist/").is_some_and(|made| dist.contains(made));
        assert!(made || source == "target/release/lp-manifest" || root.join(&source).exists(), "{source}");
    }
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        assert!(dist.contains(&format!("completions {shell} >")), "{shell}");
    }
}

#[test]
fn no_address_is_invented() {
    let package = package();
    assert!(package.get("repository").is_none() && package.get("homepage").is_none());
    assert_eq!(package["documentation"].as_str(), Some("https://docs.rs/lp-manifest"));
    let url = package["metadata"]["binstall"]["pkg-url"].as_str().unwrap();
    assert!(url.starts_with("{ repo }/"), "{url}");
    let text = read("README.md");
    assert!(!text.contains("github.com/lp-manifest"), "whose it is nobody knows yet");
}

#[cfg(unix)]
#[test]
fn the_licences_of_a_binary_are_told_and_may_be_given_out() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let host = Command::new("rustc").arg("-vV").output().ok().and_then(|said| {
        let said = String::from_utf8(said.stdout).ok()?;
        said.lines().find_map(|line| line.strip_prefix("host: ").map(str::to_owned))
    });
    let (Some(host), Ok(_)) = (host, Command::new("python3").arg("--version").output()) else {
        return eprintln!("skipped: there is no python3 or rustc here");
    };
    let mut command = Command::new("python3");
    command.arg(root.join(".ci/notices")).args([&host, "--offline"]).current_dir(root);
    let ran = command.output().unwrap();
    let (said, complaints) = (String::from_utf8_lossy(&ran.stdout), String::from_utf8_lossy(&ran.stderr));
    assert!(ran.status.success(), "{complaints}");
    for part in ["\nserde_json 1.", "\nclap 4.", "\nratatui ", "Permission is hereby granted"] {
        assert!(said.contains(part), "{part}");
    }
    assert!(
        !said.contains("\nproptest ") && !said.contains("\nclap_derive "),
        "tests and macros are not in it"
    );
}
