//! The three jobs, line by line, with the same bytes on disk as by keys.

use super::super::support::desk::Desk;
use super::super::support::keys;
use super::super::support::sample;
use super::Talker;
use lp_manifest::app::Start;
use lp_manifest::form::session::Saved;

use super::super::support::desk::named;

/// What the file holds after keys on a manifest that is begun.
fn begun_by_keys(words: &str) -> Option<String> {
    let start = named("{}\n", Saved::Never, keys::size("80x24"));
    let mut desk = Desk::sit_down(Start { ask_template: true, ..start }, None);
    desk.press(words);
    desk.disk
}

#[test]
fn to_author_a_manifest_line_by_line_gives_the_bytes_that_keys_give() {
    let empty = begun_by_keys("5 <com.acme.kiosk> Tab <Acme Kiosk> Tab <Check-in> C-s");
    let mut talk = Talker::begin();
    talk.lines("5\ncom.acme.kiosk\n\nAcme Kiosk\n\nCheck-in\nsave");
    assert_eq!(talk.desk.disk, empty);
    assert!(empty.is_some());

    let blanks =
        "<acme> Enter <kiosk> Enter <Acme Kiosk> Enter <kiosk.acme.example> Enter <callback> Enter C-s";
    let from_template = begun_by_keys(&format!("1 {blanks}"));
    let mut talk = Talker::begin();
    talk.lines("1\nacme\n\nkiosk\n\nAcme Kiosk\n\nkiosk.acme.example\n\ncallback\n\nsave");
    assert_eq!(talk.desk.disk, from_template);
    assert!(from_template.unwrap().contains("https://kiosk.acme.example/callback"));
}

#[test]
fn to_edit_a_manifest_line_by_line_gives_the_bytes_that_keys_give() {
    let text = sample("le-app");
    let cases = [
        ("Tab Enter C-u <Acme> Enter C-s", "find display_name\nAcme\nsave"),
        ("Tab Tab Del C-s", "next\nnext\nunset\nsave"),
        ("/ <auth retries> C-u <retries content> Enter 2 C-s", "find retries content\n1\n2\nsave"),
        ("C-t <bot.acme.example/lp> Enter C-s", "blanks\nbot.acme.example/lp\nback\nsave"),
        ("/ <unauth> Enter Space C-s", "tick unauth\nsave"),
        ("/ <enabled_for_profiles> Enter + <7> Enter C-s", "find enabled_for_profiles\n7\nsave"),
    ];
    for (keys, lines) in cases {
        let mut by_keys = Desk::open(&text);
        by_keys.press(keys);
        let mut by_lines = Talker::open(&text);
        by_lines.lines(lines);
        assert_eq!(by_lines.desk.disk, by_keys.disk, "{lines}");
        assert_ne!(by_lines.desk.disk.as_ref(), Some(&text), "{lines}");
    }
}

#[test]
fn to_let_a_profile_see_the_app_line_by_line_gives_the_bytes_that_keys_give() {
    let text = sample("le-app");
    let mut by_keys = Desk::open(&text);
    by_keys.press("F4 <44> F5 Esc C-s");
    let mut by_lines = Talker::open(&text);
    assert!(by_lines.line("quick launch 44").contains("44 is not among 42, 43"));
    assert!(by_lines.line("fix").contains("their menu: sees it, because of 44"));
    by_lines.lines("back\nsave");
    assert_eq!(by_lines.desk.disk, by_keys.disk);
    assert_ne!(by_lines.desk.disk, Some(text));
}
