//! What was written before is written again with less: suggestions behind the cursor, headers for other
//! events.

use lp_manifest::app::{Effect, Msg, Used};
use lp_manifest::json::document::Document;

use super::super::support::desk::{Desk, tell};
use super::super::support::quoted;
use super::super::support::screen::screen;

const TWO: &str = r#"{"client_name": "a", "scope": "msg.consumer", "enabled_for_profiles": [42, 43], "capabilities": {"webhooks": {
  "ms.MessagingEventNotification.ContentEvent": {"endpoint": "https://bot.acme.example/lp", "headers": [{"header_name": "X-Key", "header_value": "hush"}, {"header_name": "X-Env", "header_value": "prod"}]},
  "ms.MessagingEventNotification.RichContentEvent": {"endpoint": "https://bot.acme.example/rich", "headers": [{"header_name": "x-key", "header_value": "old"}, {"header_name": "X-Own", "header_value": "1"}]},
  "cqm.ExConversationChangeNotification": {"endpoint": "https://b.example/c"}
}}}"#;

fn used(text: &str) -> Used {
    Used::of(&Document::parse(quoted(text)).unwrap())
}

/// A desk that has heard what recent files use.
fn knowing(text: &str, recent: &str, at: &str) -> Desk {
    let mut desk = Desk::open_at(&quoted(text), at);
    desk.send(Msg::Recalled(used(recent)));
    desk
}

fn line(desk: &Desk) -> String {
    let lines = screen(&desk.model).lines();
    lines.iter().find(|line| line.contains('▸')).cloned().unwrap_or_else(|| panic!("{}", lines.join("\n")))
}

const CONTENT: &str = "capabilities.webhooks.'ms.MessagingEventNotification.ContentEvent'";

#[test]
fn right_at_the_end_takes_what_another_place_uses() {
    tell(&[
        (
            "the endpoint of another event",
            "{'capabilities': {'webhooks': {'ms.MessagingEventNotification.ContentEvent': {'endpoint': 'https://bot.acme.example/lp'}, 'cqm.ExConversationChangeNotification': {'endpoint': 'e'}}}}",
            "@capabilities.webhooks.'cqm.ExConversationChangeNotification'.endpoint Enter C-u <https://b> Right Esc",
            "{'capabilities': {'webhooks': {'ms.MessagingEventNotification.ContentEvent': {'endpoint': 'https://bot.acme.example/lp'}, 'cqm.ExConversationChangeNotification': {'endpoint': 'https://bot.acme.example/lp'}}}}",
            "",
        ),
        (
            "before the end it moves",
            "{'capabilities': {'webhooks': {'ms.MessagingEventNotification.ContentEvent': {'endpoint': 'https://bot.acme.example/lp'}, 'cqm.ExConversationChangeNotification': {'endpoint': 'e'}}}}",
            "@capabilities.webhooks.'cqm.ExConversationChangeNotification'.endpoint Enter C-u <https://b> Left Right Esc",
            "{'capabilities': {'webhooks': {'ms.MessagingEventNotification.ContentEvent': {'endpoint': 'https://bot.acme.example/lp'}, 'cqm.ExConversationChangeNotification': {'endpoint': 'https://b'}}}}",
            "",
        ),
    ]);
}

#[test]
fn recent_files_are_asked_about_once_and_only_where_it_is_of_use() {
    let mut desk = Desk::open(&quoted("{'client_name': 'a', 'scope': 'm'}"));
    desk.press("Enter <b> Esc");
    assert!(!desk.asked.contains(&Effect::Recall), "a name is nobody else's");
    desk.press("/ <scope> Enter Enter <x> Esc Enter");
    assert_eq!(desk.asked.iter().filter(|asked| **asked == Effect::Recall).count(), 1);
}

#[test]
fn a_scope_of_a_recent_file_stands_dimmed_behind_the_cursor_and_is_no_part_of_the_text() {
    let recent = "{'scope': 'faas.lambda.invoke'}";
    let mut desk = knowing("{'client_name': 'a'}", recent, "scope");
    desk.press("<fa>");
    assert!(line(&desk).contains("faas.lambda.invoke"), "{}", line(&desk));
    assert!(screen(&desk.model).lines().last().unwrap().contains("Right take the rest"));
    assert_eq!(desk.text(), quoted("{'client_name': 'a', 'scope': 'fa'}"));
    desk.press("Right");
    assert_eq!(desk.text(), quoted("{'client_name': 'a', 'scope': 'faas.lambda.invoke'}"));
    desk.press("Esc C-z");
    assert_eq!(desk.text(), quoted("{'client_name': 'a'}"), "one step with what was typed");
    let mut desk = knowing("{'client_name': 'a'}", recent, "scope");
    desk.press("<x>");
    assert!(!line(&desk).contains("faas"), "{}", line(&desk));
}

#[test]
fn ids_and_names_of_headers_that_stand_there_already_are_not_proposed() {
    let recent = "{'enabled_for_profiles': [42, 4711]}";
    let mut desk = knowing("{'enabled_for_profiles': [42]}", recent, "enabled_for_profiles[0]");
    desk.press("+ <4> Right Esc");
    assert_eq!(desk.text(), quoted("{'enabled_for_profiles': [42, 4711]}"));
    let mut desk = Desk::open_at(TWO, &format!("{CONTENT}.headers[1]"));
    desk.press("+ <X-> Right");
    assert!(line(&desk).contains("X-Own"), "of the other event: {}", line(&desk));
}

#[test]
fn a_blank_is_proposed_what_stands_there_in_other_manifests() {
    let webhook = "{'capabilities': {'webhooks': {'a': {'endpoint': 'https://bot.acme.example/lp', 'headers': [{'header_name': 'X-Key', 'header_value': 'hush'}]}}}, 'scope': 'faas.lambda.invoke', 'enabled_for_profiles': [4711]}";
    for (member, typed, taken) in [
        ("'scope': '{API scope}'", "fa", "'scope': 'faas.lambda.invoke'"),
        (
            "'capabilities': {'webhooks': {'cqm.ExConversationChangeNotification': {'endpoint': 'https://{domain}/c'}}}",
            "b",
            "'capabilities': {'webhooks': {'cqm.ExConversationChangeNotification': {'endpoint': 'https://bot.acme.example/c'}}}",
        ),
        (
            "'capabilities': {'webhooks': {'cqm.ExConversationChangeNotification': {'endpoint': 'https://a.example', 'headers': [{'header_name': '{name}', 'header_value': 'v'}]}}}",
            "X",
            "'capabilities': {'webhooks': {'cqm.ExConversationChangeNotification': {'endpoint': 'https://a.example', 'headers': [{'header_name': 'X-Key', 'header_value': 'v'}]}}}",
        ),
    ] {
        let mut desk = Desk::open(&quoted(&format!("{{'client_name': 'a', {member}}}")));
        desk.press("C-t");
        assert!(desk.asked.contains(&Effect::Recall), "{member}");
        desk.send(Msg::Recalled(used(webhook)));
        desk.press(&format!("<{typed}>"));
        let footer = screen(&desk.model).lines().last().cloned().unwrap();
        assert!(footer.contains("Right take the rest"), "{footer}");
        desk.press("Right");
        assert_eq!(desk.text(), quoted(&format!("{{'client_name': 'a', {taken}}}")));
        desk.press("C-z");
        assert_eq!(desk.text(), quoted(&format!("{{'client_name': 'a', {member}}}")), "one step");
    }
}

#[test]
fn no_blank_is_proposed_the_value_of_a_header() {
    let member = "'capabilities': {'webhooks': {'cqm.ExConversationChangeNotification': {'endpoint': 'https://a.example', 'headers': [{'header_name': 'n', 'header_value': '{key}'}]}}}";
    let mut desk = Desk::open(&quoted(&format!("{{'client_name': 'a', {member}}}")));
    desk.press("C-t");
    desk.send(Msg::Recalled(used(TWO)));
    let shown = screen(&desk.model).text();
    assert!(!shown.contains("hush") && !shown.contains("X-Key"), "{shown}");
}

#[test]
fn one_endpoint_for_several_events_is_proposed_what_others_use() {
    let mut desk = Desk::open(&quoted("{'client_name': 'a'}"));
    desk.press("C-o");
    assert!(desk.asked.contains(&Effect::Recall));
    desk.send(Msg::Recalled(used(TWO)));
    desk.press("<b.> Right Enter");
    assert!(desk.text().contains("https://b.example/c"), "{}", desk.text());
}

#[test]
fn no_value_of_a_header_and_nothing_secret_is_remembered() {
    let all = format!("{:?}", used(TWO));
    assert!(all.contains("X-Key") && all.contains("bot.acme.example/lp") && all.contains("43"), "{all}");
    assert!(!all.contains("hush") && !all.contains("prod"), "{all}");
    let secret = used(
        "{'scope': '{API scope}', 'capabilities': {'webhooks': {'a': {'endpoint': 'https://joe:hush@a.example/'}, 'b': {'endpoint': 'https://{domain}/x'}}}}",
    );
    assert_eq!(secret, Used::default());
}

#[test]
fn the_headers_of_an_event_are_copied_to_others_as_one_step() {
    let mut desk = Desk::open_at(TWO, &format!("{CONTENT}.headers"));
    desk.press("C-p <copy the headers> Enter");
    let shown = screen(&desk.model).text();
    for words in [
        "copy the headers of ContentEvent",
        "[ ] RichContentEvent",
        "adds X-Env; replaces the value of X-Key",
        "[x] ExConversation",
        "adds X-Key, X-Env",
    ] {
        assert!(shown.contains(words), "{words}\n{shown}");
    }
    assert!(!shown.contains("hush"), "{shown}");
    desk.press("Space Enter");
    assert_eq!(desk.said(), "copied the headers of ContentEvent to 2 events; Ctrl-Z takes it back");
    let text: serde_json::Value = serde_json::from_str(desk.text()).unwrap();
    let events = &text["capabilities"]["webhooks"];
    let headers = |event: &str| {
        let list = events[event]["headers"].as_array().unwrap().iter();
        let pair = |one: &serde_json::Value| {
            format!("{}={}", one["header_name"].as_str().unwrap(), one["header_value"].as_str().unwrap())
        };
        list.map(pair).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(headers("ms.MessagingEventNotification.RichContentEvent"), "x-key=hush X-Own=1 X-Env=prod");
    assert_eq!(headers("cqm.ExConversationChangeNotification"), "X-Key=hush X-Env=prod");
    assert_eq!(desk.said(), "copied the headers of ContentEvent to 2 events; Ctrl-Z takes it back");
    desk.press("C-z");
    assert_eq!(desk.text(), TWO);
}

#[test]
fn a_row_of_the_event_copies_them_too_and_where_there_is_nothing_it_is_said() {
    let mut desk = Desk::open_at(TWO, &format!("{CONTENT}.headers[1]"));
    let shown = screen(&desk.model).text();
    assert!(shown.contains("= copy these headers to other events…"), "{shown}");
    desk.press("click<= copy these headers> Enter");
    assert!(screen(&desk.model).text().contains("copy the headers of ContentEvent"));
    let mut desk = Desk::open("{}");
    desk.press("C-p <copy the headers> Enter");
    assert!(desk.said().contains("no event has headers yet"), "{}", desk.said());
}
