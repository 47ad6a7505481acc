//! Editing in another program: what it is given, and what becomes of what comes back.

use lp_manifest::app::page::Page;
use lp_manifest::app::{Effect, Msg, Outside};
use lp_manifest::json::Path;

use super::super::support::desk::Desk;

/// What another program is asked to edit: what, the file's name, the text.
fn asked(desk: &Desk) -> (Outside, String, String) {
    let effect = desk.asked.iter().rev().find_map(|effect| match effect {
        Effect::EditOutside { what, name, text } => Some((what.clone(), name.clone(), text.clone())),
        _ => None,
    });
    effect.unwrap_or_else(|| panic!("nothing is edited: {}", desk.said()))
}

/// A desk on a text after the keys and what came back.
fn edited(text: &str, at: &str, keys: &str, back: &str) -> Desk {
    let mut desk = Desk::open_at(text, at);
    desk.press(keys);
    let what = asked(&desk).0;
    desk.send(Msg::EditedOutside(what, Ok(back.to_owned())));
    desk
}

const TEXT: &str = "{\"client_name\": \"com.acme.kiosk\", \"enabled\": true}\n";

#[test]
fn the_whole_text_goes_and_comes_back_as_one_step() {
    let mut desk = edited(TEXT, "", "C-e", "{\"client_name\": \"b\",\n  \"scope\": \"x\"}\n");
    assert_eq!(asked(&desk), (Outside::Whole, "app.json".to_owned(), TEXT.to_owned()));
    assert_eq!(desk.text(), "{\"client_name\": \"b\",\n  \"scope\": \"x\"}\n");
    assert!(desk.said().starts_with("took the text over"), "{}", desk.said());
    assert_eq!(desk.kept.as_ref().map(|work| work.text.as_str()), Some(desk.text()));
    desk.press("C-z");
    assert_eq!(desk.text(), TEXT);
}

#[test]
fn in_an_open_field_the_key_is_the_end_of_the_line() {
    let mut desk = Desk::open(TEXT);
    desk.press("Enter Home C-e <x>");
    assert!(
        desk.text().contains("kioskx")
            && !desk.asked.iter().any(|effect| matches!(effect, Effect::EditOutside { .. }))
    );
    desk.press("Esc C-e");
    assert!(asked(&desk).2.contains("kioskx"));
}

#[test]
fn what_a_program_adds_or_drops_by_itself_is_no_edit() {
    for (before, back) in [
        (TEXT, TEXT),
        ("{\"client_name\": \"a\"}", "{\"client_name\": \"a\"}\n"),
        ("\u{feff}{\"client_name\": \"a\"}\n", "{\"client_name\": \"a\"}\n"),
    ] {
        let desk = edited(before, "", "C-e", back);
        assert_eq!((desk.text(), desk.said()), (before, "nothing was changed in the other program"));
    }
}

#[test]
fn what_is_not_json_any_more_opens_as_a_text() {
    let mut desk = edited(TEXT, "", "C-e", "{\"client_name\": }\n");
    assert!(matches!(desk.model.screen.pages().top(), Some(Page::Text(text)) if text.is_whole()));
    assert_eq!(desk.text(), "{\"client_name\": }\n");
    desk.press("C-z");
    assert_eq!((desk.text(), desk.model.screen.pages().over().len()), (TEXT, 0));
    desk.press("C-y");
    assert_eq!(desk.text(), "{\"client_name\": }\n");
}

#[test]
fn a_value_goes_alone_as_it_reads() {
    let keys = "C-p <edit this value in> Enter";
    let desk = edited(TEXT, "client_name", keys, "com.acme.\"x\"\n");
    assert_eq!(asked(&desk).2, "com.acme.kiosk");
    assert_eq!(desk.text(), TEXT.replace("kiosk", "\\\"x\\\""));
    let desk = edited(TEXT, "description", keys, "two\nlines\n");
    assert!(desk.text().contains("\"description\": \"two\\nlines\""), "{}", desk.text());
    let desk = edited(TEXT, "enabled", keys, "false\n");
    assert_eq!(desk.text(), TEXT.replace("true", "false"));
    let desk = edited(TEXT, "client_name", keys, "com.acme.kiosk\n");
    assert_eq!((desk.text(), desk.said()), (TEXT, "nothing was changed in the other program"));
}

#[test]
fn a_value_that_is_not_json_any_more_waits() {
    let desk = edited(TEXT, "enabled", "C-p <edit this value in> Enter", "tru\n");
    assert_eq!(desk.text(), TEXT);
    assert_eq!(desk.model.form.pending().values().next().map(String::as_str), Some("tru"));
    assert!(desk.said().starts_with("what came back is not JSON"), "{}", desk.said());
}

#[test]
fn a_program_that_fails_changes_nothing_and_says_why() {
    let mut desk = Desk::open(TEXT);
    desk.press("C-e");
    desk.send(Msg::EditedOutside(Outside::Json(Path::root()), Err("vi ended with exit code 1".to_owned())));
    assert_eq!((desk.text(), desk.said()), (TEXT, "vi ended with exit code 1; nothing is changed here"));
}

#[test]
fn a_file_that_can_only_be_read_is_not_edited_elsewhere() {
    let mut desk = Desk::read_only(TEXT);
    desk.press("C-e");
    assert!(desk.said().contains("read-only"), "{}", desk.said());
    assert!(!desk.asked.iter().any(|effect| matches!(effect, Effect::EditOutside { .. })));
}
