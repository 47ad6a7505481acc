//! The jobs that people come for, with the keys that they cost beside the values' characters.

use serde_json::{Value, json};

use super::super::support::desk::Desk;
use super::super::support::screen::screen;
use lp_manifest::app::page::Page;
use lp_manifest::manifest::template::Template;

/// The guides' web application, in the words of Acme.
fn kiosk() -> Value {
    json!({
        "client_name": "com.acme.kiosk",
        "display_name": "Acme Kiosk",
        "grant_types": ["authorization_code", "refresh_token"],
        "response_types": ["code"],
        "redirect_uris": ["https://kiosk.acme.example/callback"],
        "scope": "msg.consumer",
        "entry_uri": "https://kiosk.acme.example/appentry"
    })
}

fn saved(desk: &Desk) -> Value {
    serde_json::from_str(desk.disk.as_ref().expect("a save")).unwrap()
}

#[test]
fn job_one_through_the_blanks_costs_at_most_eight_keys_beside_the_values() {
    let values = ["acme", "kiosk", "Acme Kiosk", "kiosk.acme.example", "callback"];
    let mut desk = Desk::nothing_there();
    desk.press("Enter");
    for value in values {
        desk.press(&format!("<{value}> Enter"));
    }
    desk.press("C-s");
    assert_eq!(saved(&desk), kiosk());
    let typed: usize = values.iter().map(|value| value.len()).sum();
    assert!(desk.presses - typed <= 8, "{} other keys", desk.presses - typed);
}

#[test]
fn job_one_row_by_row_costs_at_most_forty_keys_beside_the_values() {
    let mut desk = Desk::nothing_there();
    desk.press("5 <com.acme.kiosk> Enter <Acme Kiosk> Tab*4");
    desk.press("Right Space Down Space Tab Space Tab <https://kiosk.acme.example/callback>");
    desk.press("Tab <msg.consumer> Tab Tab <https://kiosk.acme.example/appentry> C-s");
    assert_eq!(saved(&desk), kiosk(), "and no member that was not set");
    let values = "com.acme.kioskAcme Kioskhttps://kiosk.acme.example/callbackmsg.consumerhttps://kiosk.acme.example/appentry";
    assert!(desk.presses - values.len() <= 40, "{} other keys", desk.presses - values.len());
}

#[test]
fn a_whole_connector_from_nothing_costs_at_most_thirty_eight_keys_beside_the_values() {
    let mut desk = Desk::nothing_there();
    let mut typed = 0;
    let mut value = |desk: &mut Desk, text: &str| {
        typed += text.chars().count();
        desk.press(&format!("<{text}>"));
    };
    desk.press("5");
    value(&mut desk, "com.acme.bot");
    desk.press("Enter");
    value(&mut desk, "Acme Bot");
    desk.press("Enter");
    value(&mut desk, "Answers questions about orders");
    desk.press("C-g 2 Space C-o");
    value(&mut desk, "bot.acme.example/lp");
    desk.press("Up Space Up Space Enter");
    desk.press("Enter Down");
    value(&mut desk, "3");
    desk.press("Down");
    value(&mut desk, "X-Key: abc");
    desk.press("C-g 5 Space Space Tab*3 n Space Tab*3 n Space Tab Right Space C-s");
    let event = |more: Value| {
        let mut event = json!({"endpoint": "https://bot.acme.example/lp"});
        event.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        event
    };
    let text = saved(&desk);
    assert_eq!(text["client_name"], "com.acme.bot");
    assert_eq!(text["display_name"], "Acme Bot");
    assert_eq!(text["description"], "Answers questions about orders");
    assert_eq!(text["grant_types"], json!(["client_credentials"]));
    let events = text["capabilities"]["webhooks"].as_object().unwrap();
    let headers = json!([{"header_name": "X-Key", "header_value": "abc"}]);
    assert_eq!(
        events["ms.MessagingEventNotification.ContentEvent"],
        event(json!({"max_retries": 3, "headers": headers}))
    );
    assert_eq!(events.values().filter(|other| **other == event(json!({}))).count(), 2, "{events:#?}");
    assert_eq!(events.len(), 3);
    let engagement = &text["capabilities"]["engagement"];
    assert_eq!(engagement["design_engagement"], json!(true));
    assert_eq!(engagement["entry_point"], json!(["section"]));
    assert_eq!(engagement["goal"], json!(["url"]));
    assert_eq!(engagement.as_object().unwrap().len(), 8);
    assert!(desk.presses - typed <= 38, "{} other keys", desk.presses - typed);
}

#[test]
fn job_three_takes_no_key_at_all() {
    let desk = Desk::open(&super::super::support::sample("le-app"));
    assert!(screen(&desk.model).lines()[0].contains("quick launch: 42, 43"));
}

#[test]
fn a_path_that_does_not_exist_asks_what_to_start_from() {
    for (key, template) in ["1", "2", "3", "4", "5"].into_iter().zip(Template::ALL) {
        let mut desk = Desk::nothing_there();
        assert!(matches!(desk.model.screen.pages().top(), Some(Page::Templates(_))));
        desk.press(key);
        assert_eq!(desk.text(), template.text());
        let blanks = matches!(desk.model.screen.pages().top(), Some(Page::Blanks(_)));
        assert_eq!(blanks, template != Template::Empty, "the blanks are offered at once");
    }
}
