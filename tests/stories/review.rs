//! Defects that a review found: each claim is what the form promises.

use lp_manifest::app::page::Page;
use lp_manifest::app::{Effect, Msg, SaveOutcome, update};

use super::super::support::desk::{Desk, tell, theirs};
use super::super::support::keys;

#[test]
fn a_profile_id_typed_anew_leaves_its_neighbour() {
    tell(&[(
        "the id is replaced",
        "{'enabled_for_profiles': [1, 2]}",
        "@enabled_for_profiles[0] Enter Backspace <5> Esc",
        "{'enabled_for_profiles': [5, 2]}",
        "",
    )]);
}

#[test]
fn a_draft_stays_with_its_item_when_another_is_removed() {
    let mut desk = Desk::open_at(r#"{"enabled_for_profiles": [1, 2, 3]}"#, "enabled_for_profiles[1]");
    desk.press("Enter <x> Esc Left Del Enter");
    assert_eq!(desk.open_text().as_deref(), Some("2x"), "{} {:?}", desk.text(), desk.model.form.pending());
}

#[test]
fn a_draft_stays_with_its_item_when_that_is_moved() {
    let mut desk = Desk::open_at(r#"{"enabled_for_profiles": [1, 2, 3]}"#, "enabled_for_profiles[1]");
    desk.press("Enter <x> Esc Lt Enter");
    assert_eq!(desk.open_text().as_deref(), Some("2x"), "{} {:?}", desk.text(), desk.model.form.pending());
}

#[test]
fn enter_on_an_engagement_edited_as_json_does_not_remove_it() {
    let text = r#"{"capabilities": {"engagement": {"x": 1}}}"#;
    let mut desk = Desk::open(text);
    desk.press("End");
    while !desk.focus().ends_with('!') {
        desk.press("Up");
    }
    desk.press("F6 <[> Esc");
    assert!(desk.said().contains("Enter continues it"), "{}", desk.said());
    desk.press("Enter");
    assert_eq!(desk.text(), text, "{}", desk.said());
}

#[test]
fn del_drops_the_half_typed_json_of_a_checklist_and_not_the_list() {
    let text = "{\"grant_types\": [\"authorization_code\"]}";
    let mut desk = Desk::open_at(text, "grant_types");
    desk.press("F6 <x> Esc");
    assert!(desk.said().ends_with("Del drops it"), "{}", desk.said());
    desk.press("Del");
    assert_eq!((desk.text(), desk.model.form.pending().len()), (text, 0), "{}", desk.said());
}

#[test]
fn enter_goes_on_with_the_half_typed_json_of_a_switch() {
    let mut desk = Desk::open_at(r#"{"enabled": true}"#, "enabled");
    desk.press("F6 <x> Esc");
    assert!(desk.said().contains("Enter continues it"), "{}", desk.said());
    desk.press("Enter");
    assert!(desk.open_text().is_some() || !desk.model.screen.pages().over().is_empty(), "{}", desk.focus());
}

#[test]
fn half_typed_json_in_the_view_leaves_the_file_as_it_was() {
    tell(&[
        (
            "a number on the way",
            "{'client_name': 7}",
            "F6 C-k <12x> Esc Del",
            "{'client_name': 7}",
            "what was typed for Client name is gone; the file is as it was",
        ),
        (
            "typed and deleted again",
            "{'enabled': true}",
            "@scope F6 <5> Backspace Esc",
            "{'enabled': true}",
            "",
        ),
    ]);
}

fn raw_text(desk: &Desk) -> String {
    match desk.model.screen.pages().top() {
        Some(Page::Text(raw)) => raw.shown().text(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn redo_with_nothing_to_redo_keeps_what_is_typed_in_the_view() {
    let mut desk = Desk::open(r#"{"client_name": 7}"#);
    desk.press("F6 C-k <[1, > C-y <2>");
    assert_eq!(raw_text(&desk), "[1, 2");
}

#[test]
fn undo_in_the_view_shows_the_text_that_it_speaks_of() {
    let mut desk = Desk::open(r#"{"client_name": 7}"#);
    desk.press("F6 C-k <[1, > C-z");
    assert_eq!(raw_text(&desk), "7", "{}", desk.said());
}

#[test]
fn a_key_in_the_view_leaves_the_line_ends_of_other_lines() {
    let text = "{\"x\": {\r\n  \"a\": 1,\n  \"b\": 2\n}}";
    let mut desk = Desk::open_at(text, "x");
    desk.press("F6 Down End Left <5>");
    assert_eq!(desk.text(), text.replace("\"a\": 1", "\"a\": 15"));
}

#[test]
fn a_key_in_a_text_that_is_not_json_leaves_the_line_ends_of_other_lines() {
    let mut desk = Desk::open("{\r\n  \"a\": 1,\n  \"b\": 2,\n}");
    desk.press("<x>");
    assert_eq!(desk.text().matches("\r\n").count(), 1, "{:?}", desk.text());
}

#[test]
fn an_endpoint_typed_for_several_events_is_not_lost_at_quit() {
    let mut desk = Desk::open(r#"{"client_name": "a"}"#);
    desk.press("C-o C-u <https://bot.example> C-q");
    assert!(!desk.ended(), "the endpoint that was typed is gone without a question");
}

#[test]
fn f5_fixes_only_what_the_screen_shows() {
    let text =
        r#"{"client_name": "a", "enabled": "true", "display_name": "b", "quick_launch_enabled": "false"}"#;
    let mut desk = Desk::open_at(text, "enabled");
    desk.press("C-r 3 Down F5");
    assert!(desk.text().contains(r#""enabled": "true""#), "{} {}", desk.text(), desk.said());
    assert!(desk.text().contains(r#""quick_launch_enabled": false"#), "{} {}", desk.text(), desk.said());
}

#[test]
fn f5_in_the_view_is_not_written_over_by_the_next_key() {
    let text = r#"{"client_name": "a", "enabled": "true"}"#;
    let mut desk = Desk::open_at(text, "enabled");
    desk.press("F6 F5");
    let mended = desk.text().to_owned();
    desk.press("Space");
    assert_eq!(desk.text(), mended, "{}", desk.said());
}

#[test]
fn undo_in_the_review_brings_the_change_back_and_keeps_the_draft() {
    let mut desk = Desk::open(r#"{"client_name": 7, "enabled": true}"#);
    desk.press("Tab*4 Space");
    let changed = desk.text().to_owned();
    assert_ne!(changed, r#"{"client_name": 7, "enabled": true}"#);
    desk.press("Home Enter C-u <'a> Esc C-r x");
    assert!(desk.said().contains("Ctrl-Z undoes that"), "{}", desk.said());
    desk.press("C-z");
    assert_eq!((desk.text(), desk.model.form.pending().len()), (changed.as_str(), 1), "{}", desk.said());
}

#[test]
fn what_undo_took_from_a_draft_redo_gives_back() {
    let mut desk = Desk::open(r#"{"client_name": "a"}"#);
    desk.press("+ <de> C-z C-y");
    assert_eq!(desk.model.form.pending().len(), 1, "{}", desk.said());
}

#[test]
fn a_header_name_with_a_colon_stays_a_name() {
    tell(&[(
        "typing at the end of the value",
        super::event!("'headers': [{'header_name': 'a:b', 'header_value': 'c'}]"),
        super::in_event!(".headers[0] Enter <d> Esc"),
        super::event!("'headers': [{'header_name': 'a:b', 'header_value': 'cd'}]"),
        "",
    )]);
}

#[test]
fn a_paste_where_there_is_no_text_is_not_called_too_long() {
    let mut desk = Desk::open_at(r#"{"enabled": true}"#, "enabled");
    desk.press("paste<x>");
    assert!(!desk.said().contains("too long"), "{}", desk.said());
}

#[test]
fn a_paste_that_opens_the_view_is_not_called_too_long() {
    let mut desk = Desk::open_at("{\"x\": {\n\"a\": 1}}", "x");
    desk.press("paste<y>");
    assert!(!desk.said().contains("too long"), "{} {}", desk.said(), desk.text());
}

#[test]
fn quick_launch_never_drops_profiles_spelled_as_text() {
    let mut desk = Desk::open(r#"{"client_name": "a", "enabled_for_profiles": "42, 43"}"#);
    desk.press("F4 <7> F5");
    assert!(desk.text().contains("42"), "{} {}", desk.text(), desk.said());
}

#[test]
fn what_is_half_typed_while_the_last_save_runs_is_not_lost() {
    let mut desk = Desk::open(r#"{"client_name": 7, "enabled": true}"#);
    desk.press("Tab*4 Space Home C-q");
    for message in keys::messages("s s") {
        let effects = update(&mut desk.model, message);
        if matches!(effects.first(), Some(Effect::Save { .. })) {
            break;
        }
    }
    assert!(desk.model.file.saving().is_some());
    desk.press("Enter C-u <'a>");
    assert_eq!(desk.model.form.pending().len(), 1);
    let effects = update(&mut desk.model, Msg::Saved(SaveOutcome::Written { warning: None }));
    assert_eq!(
        effects,
        [Effect::Keep, Effect::Remember("app.json".into())],
        "the program ends, and the text is gone"
    );
}

#[test]
fn an_error_typed_while_a_save_runs_is_asked_about_at_the_next() {
    let mut desk = Desk::open_at(r#"{"client_name": "a", "enabled_for_profiles": [1]}"#, "enabled");
    desk.press("Space");
    for message in keys::messages("C-s a") {
        if !update(&mut desk.model, message).is_empty() {
            break;
        }
    }
    assert!(desk.model.file.saving().is_some());
    desk.press("F6 C-k <'no'> Esc");
    let errors = desk.model.new_errors().count();
    assert!(errors > 0, "{}", desk.text());
    update(&mut desk.model, Msg::Saved(SaveOutcome::Written { warning: None }));
    assert_eq!(desk.model.new_errors().count(), errors);
}

#[test]
fn unticking_a_text_leaves_the_number_of_the_same_spelling() {
    let text = r#"{"grant_types": ["authorization_code", "7", 7]}"#;
    let mut desk = Desk::open_at(text, "grant_types[1]");
    desk.press("Space");
    assert!(desk.text().contains('7'), "{} at {}", desk.text(), desk.focus());
}

#[test]
fn a_blank_filled_with_the_name_of_another_stays_as_typed() {
    let mut desk = Desk::begin(r#"{"client_name": "{company} {app}"}"#);
    desk.press("<{app}> Down <k>");
    assert_eq!(desk.text(), r#"{"client_name": "{app} k"}"#);
}

#[test]
fn undo_drops_the_half_typed_json_of_a_checklist_before_an_older_step() {
    let mut desk = Desk::open_at(r#"{"grant_types": []}"#, "grant_types");
    desk.press("Space");
    let ticked = desk.text().to_owned();
    desk.press("F6 <x> Esc C-z");
    assert_eq!((desk.text(), desk.model.form.pending().len()), (ticked.as_str(), 0), "{}", desk.said());
}

#[test]
fn the_review_does_not_say_that_nothing_differs_while_something_does() {
    let mut desk = Desk::open(r#"{"client_name": "a", "client_name": "b"}"#);
    desk.press("Down Del C-r x");
    assert!(desk.model.form.session().is_modified());
    assert_ne!(desk.said(), "nothing differs from the file", "{}", desk.text());
}

#[test]
fn a_character_of_an_icon_font_is_no_line_end() {
    let mut desk = Desk::open("{\"client_name\": \"a\u{f000a}\"}");
    desk.press("Enter <b> Esc");
    assert_eq!(desk.text(), "{\"client_name\": \"a\u{f000a}b\"}");
}

#[test]
fn typing_on_does_not_answer_a_question_that_a_save_brings_up() {
    let mut desk = Desk::open(r#"{"client_name": "a"}"#);
    desk.press("Enter <b>");
    for message in keys::messages("C-s") {
        assert_eq!(update(&mut desk.model, message).len(), 1);
    }
    desk.press("<f>");
    update(&mut desk.model, Msg::Saved(SaveOutcome::Changed(theirs("{}"))));
    let effects: Vec<_> =
        keys::messages("<oo>").into_iter().flat_map(|key| update(&mut desk.model, key)).collect();
    assert_eq!(effects, [Effect::Keep, Effect::Keep], "what the other program wrote is lost");
}

#[test]
fn a_paste_where_the_json_covers_the_form_says_that_it_went_nowhere() {
    let mut desk = Desk::open(r#"{"client_name": ""}"#);
    desk.press("F3 paste<x>");
    assert!(desk.text().contains('x') || !desk.said().is_empty());
}

#[test]
fn undo_back_to_a_text_that_is_not_json_goes_on_from_there() {
    let text = "{\"a\": 1,}";
    let mut desk = Desk::open(text);
    desk.press("Del C-z");
    assert_eq!((desk.text(), raw_text(&desk).as_str()), (text, text));
}

#[test]
fn what_comes_next_has_no_field_to_go_to() {
    let mut desk = Desk::open(&super::super::support::sample("le-app"));
    desk.press("C-r 4");
    let does: Vec<_> = lp_manifest::app::page::offers(&desk.model).into_iter().map(|one| one.does).collect();
    assert!(!does.contains(&"go to the field".to_owned()), "{does:?}");
}
