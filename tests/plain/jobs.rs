//! The three jobs, line by line, with the same bytes on disk as by keys.

use super::super::support::desk::Desk;
use super::super::support::sample;
use super::Talker;

#[test]
fn to_author_a_manifest_line_by_line_gives_the_bytes_that_keys_give() {
    let mut by_keys = Desk::begin("{}\n");
    by_keys.press("<com.acme.kiosk> Tab <Acme Kiosk> Tab <Check-in> C-s");
    let mut by_lines = Talker::begin();
    by_lines.lines("5\ncom.acme.kiosk\n\nAcme Kiosk\n\nCheck-in\nsave");
    assert_eq!(by_lines.desk.disk, by_keys.disk);
    assert!(by_lines.desk.disk.is_some());
}

#[test]
fn to_edit_a_manifest_line_by_line_gives_the_bytes_that_keys_give() {
    let text = sample("le-app");
    let mut by_keys = Desk::open(&text);
    by_keys.press("Tab Enter C-u <Acme> Enter C-s");
    let mut by_lines = Talker::open(&text);
    by_lines.lines("find display_name\nAcme\nsave");
    assert_eq!(by_lines.desk.disk, by_keys.disk);
    assert_ne!(by_lines.desk.disk, Some(text));
}
