//! The floor beside `check`: what it takes to parse so many manifests with `serde_json`, and to judge them
//! by the compiled schema.
//!
//! `.ci/figures` makes the samples with it and runs both. It deliberately measures nothing itself.

#![allow(
    clippy::expect_used,
    clippy::print_stderr,
    clippy::print_stdout,
    missing_docs,
    reason = "a bench stops at what it cannot measure"
)]

use std::fs;
use std::path::Path;

use lp_manifest::export::schema::{Draft, schema};
use serde_json::Value;

/// Manifests as people have them.
const SAMPLES: [&str; 3] = [
    include_str!("../tests/check/samples/older.json"),
    include_str!("../tests/check/samples/connector.json"),
    include_str!("../tests/check/samples/web-app.json"),
];

fn main() {
    let args: Vec<_> = std::env::args().skip(1).collect();
    let words: Vec<_> = args.iter().map(String::as_str).collect();
    match words[..] {
        ["make", folder, count] => make(Path::new(folder), count.parse().expect("a number")),
        ["judge", folder] => judge(Path::new(folder)),
        // `cargo bench` calls with words of its own.
        _ => eprintln!("usage: figures make FOLDER COUNT, figures judge FOLDER; .ci/figures calls it"),
    }
}

/// So many samples, each with a name of its own, in folders of a hundred.
fn make(folder: &Path, count: usize) {
    for number in 0..count {
        let mut sample: Value = serde_json::from_str(SAMPLES[number % SAMPLES.len()]).expect("JSON");
        sample["client_name"] = format!("com.acme.app{number}").into();
        let below = folder.join(format!("{:02}", number / 100));
        fs::create_dir_all(&below).expect("a folder");
        let text = serde_json::to_string_pretty(&sample).expect("JSON") + "\n";
        fs::write(below.join(format!("{number:04}.json")), text).expect("a file");
    }
}

/// Parses and judges all of them, and prints how many errors there are.
fn judge(folder: &Path) {
    let validator = jsonschema::validator_for(&schema(Draft::default())).expect("a schema");
    let (mut files, mut errors) = (0, 0);
    for below in fs::read_dir(folder).expect("a folder") {
        for file in fs::read_dir(below.expect("an entry").path()).expect("a folder") {
            let text = fs::read(file.expect("an entry").path()).expect("a file");
            let manifest: Value = serde_json::from_slice(&text).expect("JSON");
            errors += validator.iter_errors(&manifest).count();
            files += 1;
        }
    }
    println!("{errors} errors in {files} files");
}
