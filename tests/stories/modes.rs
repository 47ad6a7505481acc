//! Modes that do not change under the fingers: reading only, what a value may begin with, a template
//! that is taken back, switches by their letters.

use lp_manifest::app::page::Page;
use lp_manifest::manifest::template::Template;

use super::super::support::desk::{Desk, tell};
use super::super::support::{quoted, sample};

#[test]
fn a_file_that_can_only_be_read_refuses_the_first_key() {
    let text = sample("le-app");
    for keys in [
        "x",
        "Enter <x>",
        "Enter Backspace",
        "Enter C-u",
        "Down <x>",
        "paste<x>",
        "Enter paste<x>",
        "C-g 3 Space",
        "C-g 3 t",
        "C-g 2 Space",
        "C-g 2 a",
        "Del",
        "C-t <x>",
        "C-o <x> Enter",
        "F6 <x>",
        "C-f <una> Down Space",
        "C-g 5 Space",
        "F4 7 F5",
    ] {
        let mut desk = Desk::read_only(&text);
        desk.press(keys);
        assert_eq!(desk.text(), text, "{keys}");
        assert_eq!(desk.said(), "read only: F12 saves a copy", "{keys}");
        assert!(desk.model.unsaved().is_none(), "{keys}");
    }
    let mut desk = Desk::read_only(&text);
    desk.press("Enter Enter Tab Down Space");
    assert_eq!(desk.text(), text, "one can walk and look");
    let header = super::super::support::screen::screen(&desk.model).lines()[0].clone();
    assert!(header.contains("read only"), "{header}");
}

#[test]
fn what_a_value_may_begin_with_begins_it() {
    tell(&[
        (
            "a path in Logo",
            "{'client_name': 'a'}",
            "@logo_uri </src/logo.png> Esc",
            "{'client_name': 'a', 'logo_uri': '/src/logo.png'}",
            "",
        ),
        (
            "a slash in Description",
            "{'client_name': 'a'}",
            "@description </a> Esc",
            "{'client_name': 'a', 'description': '/a'}",
            "",
        ),
        (
            "a colon",
            "{'client_name': 'a'}",
            "@description <:a> Esc",
            "{'client_name': 'a', 'description': ':a'}",
            "",
        ),
        (
            "a question",
            "{'client_name': 'a'}",
            "@description <?a> Esc",
            "{'client_name': 'a', 'description': '?a'}",
            "",
        ),
        (
            "a plus",
            "{'client_name': 'a'}",
            "@description <+1> Esc",
            "{'client_name': 'a', 'description': '+1'}",
            "",
        ),
        (
            "a slash in a header's value that is to be filled in",
            "{'capabilities': {'webhooks': {'ms.MessagingEventNotification.ContentEvent': {'headers': [{'header_name': 'X-Key', 'header_value': '{value}'}]}}}}",
            "@capabilities.webhooks.'ms.MessagingEventNotification.ContentEvent'.headers[0] </k+1> Esc",
            "{'capabilities': {'webhooks': {'ms.MessagingEventNotification.ContentEvent': {'headers': [{'header_name': 'X-Key', 'header_value': '/k+1'}]}}}}",
            "",
        ),
        (
            "a plus",
            "{'capabilities': {'webhooks': {'ms.MessagingEventNotification.ContentEvent': {'headers': [{'header_name': 'X-Key', 'header_value': '{value}'}]}}}}",
            "@capabilities.webhooks.'ms.MessagingEventNotification.ContentEvent'.headers[0] <+1> Esc",
            "{'capabilities': {'webhooks': {'ms.MessagingEventNotification.ContentEvent': {'headers': [{'header_name': 'X-Key', 'header_value': '+1'}]}}}}",
            "",
        ),
    ]);
    for (at, key) in
        [("logo_uri", ":"), ("logo_uri", "?"), ("scope", "/"), ("entry_uri", "/"), ("client_name", "/")]
    {
        let mut desk = Desk::open_at("{}", at);
        desk.press(key);
        assert!(!desk.is_open() && desk.model.screen.pages().top().is_some(), "{key} in {at} is a key");
    }
    let mut desk = Desk::open_at(&quoted("{'description': 'set'}"), "description");
    desk.press("/");
    assert!(matches!(desk.model.screen.pages().top(), Some(Page::Find(_))), "nothing is typed over a value");
}

#[test]
fn a_template_is_a_step_that_can_be_taken_back() {
    let asks = |desk: &Desk| matches!(desk.model.screen.pages().top(), Some(Page::Templates(_)));
    for (key, template) in [("1", Template::WebApp), ("2", Template::Connector)] {
        let mut desk = Desk::nothing_there();
        desk.press(key);
        assert_eq!(desk.text(), template.text());
        assert!(desk.model.unsaved().is_none(), "nobody has typed anything yet");
        desk.press("C-z");
        assert_eq!((desk.text(), asks(&desk)), ("{}\n", true), "and it is asked again");
        assert_eq!(desk.said(), format!("undone: start from {}", template.title()));
        assert!(desk.model.unsaved().is_none());
        desk.press("C-y");
        assert_eq!((desk.text(), asks(&desk)), (template.text(), false));
        desk.press("C-z 2");
        assert_eq!(desk.text(), Template::Connector.text());
        desk.press("Esc C-g 3 Space C-z*2");
        assert_eq!((desk.text(), asks(&desk)), ("{}\n", true));
    }
}

#[test]
fn esc_does_not_begin_an_empty_manifest() {
    let mut desk = Desk::nothing_there();
    desk.press("Esc");
    assert!(matches!(desk.model.screen.pages().top(), Some(Page::Templates(_))));
    assert!(desk.said().ends_with("Ctrl-Q quits"), "{}", desk.said());
}

#[test]
fn a_switch_knows_its_letters() {
    tell(&[
        ("t", "{'client_name': 'a'}", "@enabled t", "{'client_name': 'a', 'enabled': true}", ""),
        ("f", "{'enabled': true}", "@enabled f", "{'enabled': false}", ""),
        ("y", "{'enabled': false}", "@enabled y", "{'enabled': true}", ""),
        ("n", "{'enabled': true}", "@enabled n", "{'enabled': false}", ""),
        ("t on one of the wrong type", "{'enabled': [1]}", "@enabled t", "{'enabled': true}", ""),
        (
            "others say how",
            "{'enabled': true}",
            "@enabled x",
            "{'enabled': true}",
            "Space steps this switch; Left and Right choose",
        ),
    ]);
}

#[test]
fn a_switch_or_number_of_the_wrong_type_has_a_fix_where_one_answer_is_right() {
    tell(&[
        ("F5 on yes", "{'enabled': 'yes'}", "@enabled F5", "{'enabled': true}", ""),
        ("F5 on no", "{'enabled': 'no'}", "@enabled F5", "{'enabled': false}", ""),
        ("Space on yes", "{'enabled': 'yes'}", "@enabled Space", "{'enabled': true}", ""),
        ("Space on true in quotes", "{'enabled': 'true'}", "@enabled Space", "{'enabled': true}", ""),
        (
            "a number in quotes",
            "{'capabilities': {'webhooks': {'cqm.ExConversationChangeNotification': {'endpoint': 'https://a.example/x', 'max_retries': '3'}}}}",
            "@capabilities.webhooks.'cqm.ExConversationChangeNotification'.max_retries F5",
            "{'capabilities': {'webhooks': {'cqm.ExConversationChangeNotification': {'endpoint': 'https://a.example/x', 'max_retries': 3}}}}",
            "",
        ),
    ]);
}

#[test]
fn one_of_several_numbers_is_named_when_it_is_removed() {
    tell(&[(
        "Del names it",
        "{'enabled_for_profiles': [42, 43]}",
        "@enabled_for_profiles[1] Del",
        "{'enabled_for_profiles': [42]}",
        "removed 43 from Profiles; Ctrl-Z brings it back",
    )]);
}
