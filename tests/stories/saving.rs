//! Saving: what is written, what is asked, how it ends.

use lp_manifest::app::page::Page;
use lp_manifest::app::{Over, SaveOutcome, Theirs};

use super::super::support::desk::{Desk, theirs};

const SOUND: &str = r#"{"client_name": "a"}"#;

fn failing(desk: &mut Desk, outcome: SaveOutcome, keys: &str) {
    desk.next_save = Some(outcome);
    desk.press(keys);
}

#[test]
fn a_save_says_what_was_written() {
    let mut desk = Desk::open(SOUND);
    desk.press("Enter <b> Esc C-s");
    assert_eq!(desk.said(), "saved app.json: 1 change, 1 line replaced");
    assert_eq!(desk.saves, [("app.json".to_owned(), Over::Known)]);
    assert_eq!(desk.disk.as_deref(), Some(r#"{"client_name": "ab"}"#));
}

#[test]
fn f2_saves_too_and_a_field_may_be_open() {
    for keys in ["Enter <b> F2", "Enter <b> C-s"] {
        let mut desk = Desk::open(SOUND);
        desk.press(keys);
        assert_eq!(desk.disk.as_deref(), Some(r#"{"client_name": "ab"}"#), "{keys}");
        assert!(desk.is_open(), "{keys}: the field stays open");
    }
}

#[test]
fn a_new_file_says_so_and_what_is_still_to_fill_in() {
    let mut desk = Desk::begin("{\n  \"client_name\": \"com.{company}.app\"\n}\n");
    desk.press("C-s");
    assert_eq!(desk.question(), None);
    assert_eq!(desk.said(), "saved app.json: new file, 3 lines; 1 still to fill in");
}

#[test]
fn what_the_file_holds_already_is_said() {
    let mut desk = Desk::open(SOUND);
    failing(&mut desk, SaveOutcome::Unchanged, "C-s");
    assert_eq!(desk.said(), "app.json already holds exactly this");
}

#[test]
fn a_warning_after_the_save_is_told() {
    let mut desk = Desk::open(SOUND);
    failing(
        &mut desk,
        SaveOutcome::Written { warning: Some("its owner is another now".to_owned()) },
        "Enter <b> C-s",
    );
    assert_eq!(desk.said(), "saved app.json, but its owner is another now");
    assert!(!desk.model.form.session().is_modified());
}

#[test]
fn a_save_asks_only_about_new_errors() {
    let old = r#"{"client_name": 7, "enabled": true}"#;
    let mut desk = Desk::open_at(old, "enabled");
    desk.press("Space C-s");
    assert_eq!((desk.question(), desk.saves.len()), (None, 1), "the error was there before");

    let mut desk = Desk::open_at(r#"{"client_name": "a", "enabled": true}"#, "client_name");
    desk.press("Del C-s");
    assert_eq!(desk.question().as_deref(), Some("save app.json with 1 error?"));
    assert_eq!(desk.saves, []);
    desk.press("Esc C-s s");
    assert_eq!((desk.question(), desk.saves.len()), (None, 1));
    desk.press("Tab*3 <x> Esc C-s");
    assert_eq!((desk.question(), desk.saves.len()), (None, 2), "it was asked once");
}

#[test]
fn the_question_starts_on_the_safe_answer_and_leads_to_the_error() {
    for keys in ["Enter", "F8"] {
        let mut desk = Desk::open_at(r#"{"client_name": "a", "enabled": true}"#, "client_name");
        desk.press("Del End C-s");
        desk.press(keys);
        assert_eq!(
            (desk.focus().as_str(), desk.question(), desk.saves.len()),
            ("client_name", None, 0),
            "{keys}"
        );
    }
}

#[test]
fn the_question_names_only_the_new_errors() {
    let mut desk = Desk::open_at(r#"{"client_name": 7, "enabled": true}"#, "enabled");
    desk.press("F6 C-k <7> Esc C-s");
    assert_eq!(desk.question().as_deref(), Some("save app.json with 1 error?"));
    desk.press("Enter");
    assert_eq!(desk.focus(), "enabled", "the first error that is new");
}

#[test]
fn a_file_that_another_program_changed_is_asked_about() {
    let question = Some("not saved: app.json was changed by another program at 10:31".to_owned());
    let changed = |keys: &str| {
        let mut desk = Desk::open(SOUND);
        failing(&mut desk, SaveOutcome::Changed(theirs("{}")), "Enter <b> Esc C-s");
        assert_eq!(desk.question(), question);
        desk.press(keys);
        desk
    };
    for keys in ["Esc", "Down Enter"] {
        let desk = changed(keys);
        assert_eq!((desk.saves.len(), desk.disk.as_deref()), (1, Some(SOUND)), "{keys}: nothing is written");
        assert!(desk.model.form.session().is_modified());
    }
    assert_eq!(changed("o").saves[1], ("app.json".to_owned(), Over::Asked));
    let desk = changed("a C-u <mine.json> Enter");
    assert_eq!(desk.saves[1], ("mine.json".to_owned(), Over::Nothing));
    assert_eq!(desk.model.file.name(), "mine.json");
    assert_eq!(changed("Up Enter").saves[1].1, Over::Asked, "the rows are chosen by arrows too");
    assert_eq!(changed("x").question(), question, "another letter does nothing");
}

#[test]
fn a_file_that_is_gone_is_written_again_only_when_asked() {
    let mut desk = Desk::open(SOUND);
    failing(&mut desk, SaveOutcome::Gone, "Enter <b> Esc C-s");
    assert_eq!(desk.question().as_deref(), Some("not saved: app.json is gone"));
    desk.press("s");
    assert_eq!(desk.saves[1], ("app.json".to_owned(), Over::Asked));
}

#[test]
fn save_as_never_writes_over_a_file_unasked() {
    let mut desk = Desk::open(SOUND);
    desk.press("F12");
    failing(&mut desk, SaveOutcome::Exists { holder: None }, "C-u <other.json> Enter");
    assert_eq!(desk.saves, [("other.json".to_owned(), Over::Nothing)]);
    assert_eq!(desk.question().as_deref(), Some("not saved: other.json is there already"));
    desk.press("Esc");
    assert_eq!((desk.model.file.name().as_str(), desk.saves.len()), ("app.json", 1));
    desk.press("F12");
    failing(&mut desk, SaveOutcome::Exists { holder: None }, "C-u <other.json> Enter");
    desk.press("o");
    assert_eq!(desk.saves[2], ("other.json".to_owned(), Over::Asked));
    assert_eq!(desk.model.file.name(), "other.json");
}

#[test]
fn save_as_without_a_name_says_what_to_type() {
    let mut desk = Desk::open(SOUND);
    desk.press("F12 C-u Enter");
    assert_eq!((desk.said(), desk.saves.len()), ("type the name of a file, such as my-app.json", 0));
    desk.press("Esc");
    assert!(desk.model.screen.pages().over().is_empty());
}

#[test]
fn a_save_that_fails_says_why_and_loses_nothing() {
    let mut desk = Desk::open(SOUND);
    failing(&mut desk, SaveOutcome::Failed("not saved: no space left".to_owned()), "Enter <b> Esc C-s");
    assert_eq!(desk.said(), "not saved: no space left");
    assert!(desk.model.form.session().is_modified());
    desk.press("C-q");
    assert_eq!(desk.question().as_deref(), Some("quit: 1 change is not saved"));
}

#[test]
fn a_read_only_file_is_saved_under_another_name() {
    let mut desk = Desk::read_only(SOUND);
    desk.press("Enter <b> Esc C-s");
    assert_eq!((desk.said(), desk.saves.len()), ("app.json is read-only: F12 saves a copy", 0));
    desk.press("F12 C-u <copy.json> Enter");
    assert_eq!(desk.saves, [("copy.json".to_owned(), Over::Nothing)]);
}

#[test]
fn a_file_whose_old_text_can_nowhere_be_kept_is_asked_about_once() {
    let why = "not saved: app.json can only be written in place, and no";
    let unsafe_save = |keys: &str| {
        let mut desk = Desk::open(SOUND);
        failing(&mut desk, SaveOutcome::NoCopy(why.to_owned()), "Enter <b> Esc C-s");
        assert_eq!(desk.question().as_deref(), Some(why));
        desk.press(keys);
        desk
    };
    for keys in ["Esc", "Enter"] {
        assert_eq!(unsafe_save(keys).saves.len(), 1, "{keys}");
    }
    let mut desk = unsafe_save("s");
    assert_eq!((desk.saves.len(), desk.without_copy, desk.ended()), (2, true, false));
    desk.press("Enter <c> Esc C-s");
    assert_eq!((desk.saves.len(), desk.without_copy, desk.question()), (3, true, None), "it was asked once");
    desk.press("F12 C-u <other.json> Enter");
    assert!(!desk.without_copy, "of another file nothing was said");
    let mut desk = Desk::open(SOUND);
    failing(&mut desk, SaveOutcome::NoCopy(why.to_owned()), "Enter <b> Esc C-q s");
    desk.press("s");
    assert!(desk.ended(), "what the save was for follows it");
}

#[test]
fn a_name_that_another_window_has_in_work_is_asked_about_with_whose_it_is() {
    let mut desk = Desk::open(SOUND);
    let holder = Some("process 4711, since 09:40".to_owned());
    desk.press("F12");
    failing(&mut desk, SaveOutcome::Exists { holder }, "C-u <other.json> Enter");
    let question = "not saved: other.json is open in another window (process 4711, since 09:40)";
    assert_eq!(desk.question().as_deref(), Some(question));
    desk.press("o");
    assert_eq!(desk.saves.last(), Some(&("other.json".to_owned(), Over::Asked)));
}

#[test]
fn a_name_that_leads_elsewhere_now_is_asked_about_with_where() {
    let mut desk = Desk::open(SOUND);
    let leads = Theirs { leads_to: Some("/other/app.json".to_owned()), ..theirs("{}") };
    failing(&mut desk, SaveOutcome::Changed(leads), "Enter <b> Esc C-s");
    let question = "not saved: app.json leads to another file now, /other/app.json";
    assert_eq!(desk.question().as_deref(), Some(question));
    let Some(Page::Question(asked)) = desk.model.screen.pages().top() else { panic!("nothing is asked") };
    let answers = asked.question().answers(&desk.model);
    assert_eq!(answers.last().unwrap().means, "writes yours into /other/app.json; what that holds is lost");
}

#[test]
fn a_text_that_is_no_json_any_more_is_asked_about_as_one_with_errors_is() {
    let broken = "{\"client_name\": \"com.acme.a\", \"grant_types\": }";
    let mut desk = Desk::open(broken);
    desk.press("<x> C-s");
    assert!(desk.question().is_none() && desk.disk.as_deref() == Some(desk.text()), "it was none before");
    let mut desk = Desk::open("{\"client_name\": \"com.acme.a\"}");
    desk.press("C-e");
    let what = lp_manifest::app::Outside::Whole;
    desk.send(lp_manifest::app::Msg::EditedOutside(what, Ok(broken.to_owned())));
    desk.press("C-s");
    assert!(desk.question().is_some(), "{}", desk.said());
    assert_eq!(desk.disk.as_deref(), Some("{\"client_name\": \"com.acme.a\"}"));
}
