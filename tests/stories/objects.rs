//! A JSON object that is pasted: opened as a new file, or merged into this one.

use lp_manifest::app::page::Page;
use lp_manifest::form::session::Saved;

use super::super::support::desk::{Desk, tell};
use super::super::support::screen::screen;
use super::super::support::{quoted, sample};
use crate::diff::only_in;

/// Whether the page of a pasted object stands on top.
fn is_offered(desk: &Desk) -> bool {
    matches!(desk.model.screen.pages().top(), Some(Page::Pasted(_)))
}

#[test]
fn an_object_is_offered_wherever_it_is_pasted() {
    for keys in ["", "Down*3", "C-f", "F1", "C-r", "Enter", "F12", "C-o", "Tab*5"] {
        let mut desk = Desk::open(&sample("le-app"));
        let before = desk.text().to_owned();
        desk.press(&format!("{keys} paste<{{'client_name': 'com.acme.kiosk'}}>"));
        assert!(is_offered(&desk), "after {keys}: {}", desk.said());
        desk.press("Esc");
        assert_eq!(desk.text(), before, "after {keys}");
    }
}

#[test]
fn members_that_were_copied_without_their_braces_are_an_object() {
    for pasted in ["'client_name': 'com.acme.kiosk'", "'scope': 'a',\n'client_name#fr': 'A',"] {
        let mut desk = Desk::open(&sample("le-app"));
        desk.press(&format!("Down paste<{pasted}>"));
        assert!(is_offered(&desk), "{pasted}: {}", desk.said());
    }
    let mut desk = Desk::open(&sample("le-app"));
    desk.press("Down paste<'client_name': 'com.acme.kiosk',> m");
    assert!(desk.text().contains("\"client_name\": \"com.acme.kiosk\""), "{}", desk.text());
    for other in ["'client_name#fr': 'A'", "'X-Acme': 'abc'", "'client_name': 'a"] {
        let mut desk = Desk::open(&sample("le-app"));
        desk.press(&format!("paste<{other}>"));
        assert!(!is_offered(&desk), "{other}");
    }
}

#[test]
fn into_json_that_is_edited_it_is_pasted_as_it_is() {
    tell(&[
        (
            "into the open text of a row",
            "{'x': 1}",
            "@x Enter C-u paste<{'a': 1}> Esc",
            "{'x': {'a': 1}}",
            "",
        ),
        ("into the view", "{'x': 1}", "@x F6 C-k paste<{'a':\\r\\n1}> Esc", "{'x': {'a':\n1}}", ""),
    ]);
}

#[test]
fn merging_replaces_by_path_and_removes_nothing_as_one_step() {
    let before =
        "{'client_name': 'a', 'x': 1, 'capabilities': {'webhooks': {'retry': {'retention_time': 60}}}}";
    let pasted = "{'display_name': 'A', 'client_name': 'b', 'capabilities': {'webhooks': {'retry': {'retention_time': 90}}}}";
    let after = "{'client_name': 'b', 'display_name': 'A', 'x': 1, 'capabilities': {'webhooks': {'retry': {'retention_time': 90}}}}";
    let keys = format!("paste<{pasted}> m");
    let undone = format!("{keys} C-z");
    tell(&[
        (
            "by its letter",
            before,
            &*Box::leak(keys.into_boxed_str()),
            after,
            "merged 3 changes; Ctrl-Z takes them back",
        ),
        ("and back", before, &*Box::leak(undone.into_boxed_str()), before, "undone: merge what was pasted"),
        (
            "what is there already",
            "{'client_name': 'b'}",
            "paste<{'client_name': 'b'}> m",
            "{'client_name': 'b'}",
            "all of…",
        ),
    ]);
}

#[test]
fn only_the_lines_that_the_pasted_object_names_change() {
    let before = sample("le-app");
    let mut desk = Desk::open(&before);
    desk.press("paste<{'client_name': 'com.acme.kiosk', 'scope': 'msg.consumer'}> m");
    assert!(only_in(&before, desk.text()).len() <= 2, "{}", desk.text());
}

#[test]
fn opened_as_a_new_file_it_leaves_the_work_here_for_later() {
    let mut desk = Desk::open(r#"{"client_name": "a"}"#);
    desk.press("Enter <b> Esc paste<{'client_name': 'c'}> Enter");
    assert_eq!((desk.text(), desk.model.file.path()), (r#"{"client_name": "c"}"#, None));
    let (text, kept) = desk.begun_from.clone().unwrap();
    assert_eq!(text, r#"{"client_name": "ab"}"#);
    assert_eq!(kept.unwrap().text, text);
    assert!(desk.model.form.session().is_modified(), "nobody has saved it");
    desk.press("C-z C-y");
    assert_eq!(desk.text(), r#"{"client_name": "c"}"#);
}

#[test]
fn on_the_page_of_the_templates_it_is_what_the_manifest_begins_with() {
    let mut desk = Desk::nothing_there();
    desk.press("paste<{'client_name': 'c'}>");
    assert!(is_offered(&desk));
    desk.press("n");
    assert_eq!(desk.text(), quoted("{'client_name': 'c'}"));
    assert!(desk.model.screen.pages().over().is_empty());
    assert_eq!(desk.model.file.name(), "app.json");
    desk.press("C-z");
    assert_eq!(desk.text(), "{}\n");
}

#[test]
fn an_object_with_a_mistake_can_be_opened_but_not_merged() {
    let mut desk = Desk::open(r#"{"client_name": "a"}"#);
    desk.press("paste<{'client_name': 'c',}> m");
    assert!(desk.said().starts_with("not merged: what was pasted is not JSON yet"), "{}", desk.said());
    desk.press("n");
    assert_eq!(desk.text(), r#"{"client_name": "c",}"#);
    assert!(matches!(desk.model.screen.pages().top(), Some(Page::Text(_))));
}

#[test]
fn braces_alone_make_no_object() {
    tell(&[
        ("a placeholder", "{'client_name': 'a'}", "paste<{domain}>", "{'client_name': '{domain}'}", ""),
        ("a sentence", "{'client_name': 'a'}", "paste<{a} and {b}>", "{'client_name': '{a} and {b}'}", ""),
    ]);
}

#[test]
fn the_page_says_what_each_answer_does() {
    let mut desk = Desk::open(&sample("le-app"));
    desk.press("paste<{'client_name': 'com.acme.kiosk', 'x': [1]}>");
    let lines = super::super::support::screen::screen(&desk.model).lines().join("\n");
    for words in [
        "you pasted a JSON object",
        "open as new file",
        "app.json stays as it is",
        "1 member replaced, 1 added, none removed: one step",
        "what merge would change",
        "2 changes",
        "com.acme.kiosk",
    ] {
        assert!(lines.contains(words), "{words}\n{lines}");
    }
    desk.press("l");
    assert!(matches!(desk.model.screen.pages().top(), Some(Page::Compare(_))));
    desk.press("Esc");
    assert!(is_offered(&desk));
}

#[test]
fn its_answers_are_buttons() {
    let mut desk = Desk::open("{'client_name': 'a'}".replace('\'', "\"").as_str());
    desk.press("paste<{'client_name': 'b'}> click<merge into>");
    assert!(desk.text().contains("\"b\""), "{}", desk.text());
}

#[test]
fn what_an_answer_means_stands_below_it_where_it_has_no_room_beside_it() {
    let mut desk = Desk::start(&sample("le-app"), "", Saved::Yes, "40x12");
    desk.press("paste<{\"client_name\": \"b\"}>");
    let shown = screen(&desk.model).lines();
    assert_eq!(shown[2].trim_end(), "▸ n    open as new file");
    assert_eq!(shown[3].trim_end(), "       not saved yet; app.json stays as");
}
