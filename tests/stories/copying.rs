//! Copying: the true text of what is pointed at, and a word where it cannot be.

use lp_manifest::app::{Clipboard, Effect, Start};
use lp_manifest::form::session::Saved;

use super::super::support::desk::{Desk, named};
use super::super::support::{keys, sample};

/// What is copied, and what is said.
fn copied(text: &str, at: &str, keys: &str) -> (Option<String>, String) {
    let mut desk = Desk::open_at(text, at);
    desk.press(keys);
    let copied = desk.asked.iter().rev().find_map(|effect| match effect {
        Effect::Copy(text) => Some(text.clone()),
        _ => None,
    });
    (copied, desk.said().to_owned())
}

const TEXT: &str = "{\"client_name\": \"com.acme.\\u00e9\", \"enabled\": true, \"grant_types\": [\"client_credentials\"], \"client_secret\": \"s3cret\"}\n";

#[test]
fn a_value_its_path_and_the_whole_text_are_copied_as_they_are() {
    for (at, keys, text, said) in [
        ("client_name", "C-p <copy this> Enter", "com.acme.é", "copied Client name: 10 characters"),
        ("enabled", "C-p <copy this> Enter", "true", "copied Enabled: 4 characters"),
        (
            "grant_types",
            "C-p <copy this> Enter",
            "client_credentials",
            "copied client_credentials: 18 characters",
        ),
        ("client_secret", "C-p <copy this> Enter", "s3cret", "copied client_secret: 6 characters"),
        ("client_name", "C-p <copy path> Enter", "client_name", "copied the path: 11 characters"),
        ("client_name", "C-p <copy json> Enter", TEXT, "copied the JSON: 124 characters"),
        ("client_name", "C-r Y", TEXT, "copied the JSON: 124 characters"),
    ] {
        let (copied, words) = copied(TEXT, at, keys);
        assert_eq!(copied.as_deref(), Some(text), "{at} {keys} {words}");
        assert_eq!(words.split(':').next(), said.split(':').next(), "{at} {keys}");
    }
}

#[test]
fn the_review_copies_what_is_chosen_in_it() {
    let (copied, said) = copied(TEXT, "enabled", "click<false> C-r y");
    assert_eq!(
        (copied.as_deref(), said.starts_with("copied this change")),
        (Some("enabled: true → false"), true),
        "{said}"
    );
    let (copied, _) = self::copied("{\"client_name\": 7}", "", "C-r Right Right y");
    let copied = copied.unwrap();
    assert!(copied.starts_with("app.json:1:") && copied.ends_with(']'), "{copied}");
}

#[test]
fn what_is_not_there_or_too_long_or_not_taken_is_said() {
    let (copied, said) = copied(TEXT, "scope", "C-p <copy this> Down Enter");
    assert_eq!((copied, said.as_str()), (None, "not now: copy this value: Scope is not set"));
    let long = format!("{{\"client_name\": \"{}\"}}", "k".repeat(80_000));
    let (copied, said) = self::copied(&long, "", "C-p <copy json> Enter");
    assert_eq!(
        (copied, said.as_str()),
        (None, "not copied: the JSON has 80019 bytes, and terminals take 74994 at most")
    );
    let start = named(&sample("le-app"), Saved::Yes, keys::size("80x24"));
    let mut desk = Desk::sit_down(Start { clipboard: Clipboard::Nobodys, ..start }, None);
    desk.press("C-r Y");
    assert_eq!(desk.said(), "not copied: this terminal is known to take nothing from a program");
    assert!(!desk.asked.iter().any(|effect| matches!(effect, Effect::Copy(_))));
}

#[test]
fn review_copies_the_text_for_the_account_team_without_a_secret() {
    let text = r#"{"client_name": "com.acme.kiosk", "client_secret": "s3cret", "scope": "{API scope}"}"#;
    for keys in ["C-r <4> <h>", "C-r <h>", "C-p <account team> Enter"] {
        let (copied, said) = copied(text, "client_name", keys);
        let copied = copied.unwrap();
        assert!(copied.starts_with("# Install com.acme.kiosk\n") && !copied.contains("s3cret"), "{copied}");
        assert!(copied.contains("1 placeholder would be installed as it stands."), "{copied}");
        assert!(said.starts_with("copied the text for the account team: "), "{said}");
    }
}
