//! The picture beside a manifest: measured if it is one, and never anything else.

use std::fs;

use lp_manifest::store::logo_size;
use proptest::prelude::{ProptestConfig, any, prop, proptest};

use super::json;
use crate::cli::Desk;

/// The start of a picture of that size.
fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    bytes.extend(width.to_be_bytes());
    bytes.extend(height.to_be_bytes());
    bytes.extend(b"\x08\x06\0\0\0\0\0\0\0");
    bytes
}

fn manifest(logo: &str) -> String {
    serde_json::json!({"client_name": "Kiosk", "logo_uri": logo}).to_string()
}

/// What is said of the size, if anything.
fn said(desk: &Desk, path: &str) -> Option<String> {
    let ran = desk.run(&["check", "--format", "json", path]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let report = json(&ran.out);
    let problems = report["files"][0]["problems"].as_array().unwrap();
    let found = problems.iter().find(|one| one["rule"] == "logo-size");
    found.map(|one| one["message"].as_str().unwrap().to_owned())
}

#[test]
fn a_picture_beside_the_manifest_is_measured() {
    let desk = Desk::new();
    desk.put("img/logo.png", png(64, 70));
    desk.put("img/right.png", png(70, 70));
    let wrong = Some("the picture measures 64 x 70 pixels: make it 70 x 70".to_owned());
    for (logo, expected) in [
        ("img/logo.png", wrong.clone()),
        ("./img/logo.png", wrong.clone()),
        (" img/logo.png ", wrong.clone()),
        ("img/right.png", None),
        ("img/none.png", None),
    ] {
        desk.put("app.json", manifest(logo));
        assert_eq!(said(&desk, "app.json"), expected, "{logo}");
    }
    desk.put("apps/app.json", manifest("../img/logo.png"));
    assert_eq!(said(&desk, "apps/app.json"), wrong);
}

#[test]
fn what_is_no_picture_beside_the_manifest_is_not_looked_at() {
    let desk = Desk::new();
    desk.put("logo.png", png(64, 70));
    desk.put("logo.txt", png(64, 70));
    desk.put("text.png", "no picture");
    desk.put("empty.png", "");
    fs::create_dir(desk.path("folder.png")).unwrap();
    let absolute = desk.path("logo.png").to_str().unwrap().to_owned();
    let file = format!("file://{absolute}");
    for logo in [
        "https://acme.example/logo.png",
        "//acme.example/logo.png",
        "\\\\acme\\logo.png",
        "logo.txt",
        "text.png",
        "empty.png",
        "folder.png",
        "{logo}.png",
        "logo.png\0",
        "",
        &absolute,
        &file,
    ] {
        desk.put("app.json", manifest(logo));
        assert_eq!(said(&desk, "app.json"), None, "{logo}");
    }
}

#[cfg(unix)]
#[test]
fn a_pipe_or_a_device_with_a_pictures_name_does_not_hold_it() {
    let desk = Desk::new();
    std::os::unix::fs::symlink("/dev/zero", desk.path("zero.png")).unwrap();
    std::os::unix::fs::symlink("pipe.png", desk.path("link.png")).unwrap();
    let made = std::process::Command::new("mkfifo").arg(desk.path("pipe.png")).status();
    if !made.is_ok_and(|status| status.success()) {
        eprintln!("a pipe cannot be made here");
    }
    for logo in ["zero.png", "link.png", "pipe.png"] {
        desk.put("app.json", manifest(logo));
        assert_eq!(said(&desk, "app.json"), None, "{logo}");
    }
}

#[test]
fn standard_input_has_nothing_beside_it() {
    let desk = Desk::new();
    desk.put("logo.png", png(64, 70));
    let ran = desk.run_with(&["check", "--format", "json", "-"], &manifest("logo.png"));
    assert!(!ran.out.contains("logo-size"), "{}", ran.out);
}

/// How pictures begin.
const STARTS: [&[u8]; 9] = [
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    b"\xff\xd8\xff\xe0",
    b"\xff\xd8\xff\xc0\0\x11",
    b"GIF89a",
    b"RIFF\x20\0\0\0WEBPVP8 ",
    b"RIFF\x20\0\0\0WEBPVP8X",
    b"II*\0\x08\0\0\0",
    b"MM\0*\0\0\0\x08",
    b"\0\0\x01\0\x02\0",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever a picture holds, measuring it ends.
    #[test]
    fn a_hostile_picture_is_no_trouble(start in 0..STARTS.len(), rest in prop::collection::vec(any::<u8>(), 0..200)) {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("logo.png"), [STARTS[start], &rest].concat()).unwrap();
        let _ = logo_size(&folder.path().join("app.json"), "logo.png");
    }
}
