//! Webhook events with their headers, and the engagement.

use serde_json::Value;

use super::super::support::desk::{Desk, tell};
use super::super::support::sample;
use super::{event, in_event};

#[test]
fn an_event_opens_in_place_and_is_made_by_its_endpoint() {
    tell(&[
        (
            "typing an endpoint makes the event and its parents",
            "{'client_name': 'a'}",
            in_event!(".endpoint <https://e> Esc"),
            "{'client_name': 'a', 'capabilities': {'webhooks': {'cqm.ExConversationChangeNotification': {'endpoint': 'https://e'}}}}",
            "",
        ),
        (
            "one Ctrl-Z takes it all back",
            "{'client_name': 'a'}",
            in_event!(".endpoint <https://e> Esc C-z"),
            "{'client_name': 'a'}",
            "undone: edit Endpoint",
        ),
        (
            "Del on the only member takes the parents along that it made",
            "{'client_name': 'a'}",
            in_event!(".endpoint <https://e> Esc Del"),
            "{'client_name': 'a'}",
            "",
        ),
        (
            "deleting what was typed does so too",
            "{'client_name': 'a'}",
            in_event!(".endpoint <ab> Backspace*2 Esc"),
            "{'client_name': 'a'}",
            "",
        ),
        (
            "Del on the event takes it out",
            "{'capabilities': {'webhooks': {'cqm.ExConversationChangeNotification': {'endpoint': 'e'}, 'x': 1}}}",
            in_event!(" Del"),
            "{'capabilities': {'webhooks': {'x': 1}}}",
            "removed ExConversationChangeNotification; Ctrl-Z brings it back",
        ),
        (
            "parents that the file had stay",
            event!("'endpoint': 'e'"),
            in_event!(" Del"),
            "{'capabilities': {'webhooks': {}}}",
            "",
        ),
        (
            "letters give a word",
            event!("'endpoint': 'e'"),
            in_event!(" x"),
            event!("'endpoint': 'e'"),
            "Enter opens this event",
        ),
        (
            "opening and closing it changes nothing",
            event!("'endpoint': 'e'"),
            in_event!(" Enter Up Space Space Right Left"),
            event!("'endpoint': 'e'"),
            "",
        ),
    ]);
}

#[test]
fn opening_shows_the_members_under_the_event() {
    let name = "capabilities.webhooks.'cqm.ExConversationChangeNotification'";
    for (open, close) in [("Space", "Space"), ("Right", "Left")] {
        let mut desk = Desk::open_at(&sample("le-app"), name);
        let closed = desk.model.form.rows().len();
        desk.press(open);
        assert_eq!(desk.model.form.rows().len(), closed + 3, "{open} opens");
        assert_eq!(desk.focus(), name, "{open} keeps the focus");
        desk.press("Down");
        assert_eq!(desk.focus(), format!("{name}.endpoint"));
        desk.press("Up");
        desk.press(close);
        assert_eq!(desk.model.form.rows().len(), closed, "{close} closes");
    }
}

#[test]
fn headers_are_typed_as_name_and_value() {
    tell(&[
        (
            "name, colon, value",
            event!("'endpoint': 'e'"),
            in_event!(".headers <X-Key: abc> Esc"),
            event!("'endpoint': 'e', 'headers': [{'header_name': 'X-Key', 'header_value': 'abc'}]"),
            "",
        ),
        (
            "without a blank too",
            event!("'headers': []"),
            in_event!(".headers <X-Key:abc> Esc"),
            event!("'headers': [{'header_name': 'X-Key', 'header_value': 'abc'}]"),
            "",
        ),
        (
            "a colon in the value belongs to it",
            event!("'headers': []"),
            in_event!(".headers <A: b:c> Esc"),
            event!("'headers': [{'header_name': 'A', 'header_value': 'b:c'}]"),
            "",
        ),
        (
            "editing touches only what was edited",
            event!("'headers': [{'header_value':'b', 'header_name' : 'A'}]"),
            in_event!(".headers[0] Enter <c> Esc"),
            event!("'headers': [{'header_value':'bc', 'header_name' : 'A'}]"),
            "",
        ),
        (
            "opening and leaving changes nothing",
            event!("'headers': [{'header_name': '\\u0041', 'header_value': 'b'}]"),
            in_event!(".headers[0] Enter Esc"),
            event!("'headers': [{'header_name': '\\u0041', 'header_value': 'b'}]"),
            "",
        ),
        (
            "several are pasted as one step",
            event!("'endpoint': 'e'"),
            in_event!(".headers paste<A: b\\nC: d>"),
            event!(
                "'endpoint': 'e', 'headers': [{'header_name': 'A', 'header_value': 'b'}, {'header_name': 'C', 'header_value': 'd'}]"
            ),
            "pasted 2 headers…",
        ),
        (
            "they move",
            event!(
                "'headers': [{'header_name': 'A', 'header_value': 'b'}, {'header_name': 'C', 'header_value': 'd'}]"
            ),
            in_event!(".headers[0] Gt"),
            event!(
                "'headers': [{'header_name': 'C', 'header_value': 'd'}, {'header_name': 'A', 'header_value': 'b'}]"
            ),
            "",
        ),
        (
            "and go",
            event!("'headers': [{'header_name': 'A', 'header_value': 'b'}]"),
            in_event!(".headers[0] Del"),
            event!("'headers': []"),
            "",
        ),
    ]);
}

#[test]
fn adding_the_engagement_writes_its_eight_members_as_one_step() {
    let mut desk = Desk::open_at(r#"{"client_name": "a"}"#, "capabilities.engagement");
    assert_eq!(desk.focus(), "capabilities.engagement!");
    desk.press("Space");
    let value: Value = serde_json::from_str(desk.text()).unwrap();
    let engagement = value["capabilities"]["engagement"].as_object().unwrap();
    let keys: Vec<_> = engagement.keys().map(String::as_str).collect();
    assert_eq!(
        keys,
        [
            "design_engagement",
            "design_window",
            "language_selection",
            "entry_point",
            "visitor_behavior",
            "target_audience",
            "goal",
            "consumer_identity"
        ]
    );
    assert_eq!(engagement["consumer_identity"], serde_json::json!(["auth"]));
    assert_eq!(desk.focus(), "capabilities.engagement.design_engagement");
    assert!(desk.said().starts_with("added engagement"), "{}", desk.said());
    desk.press("C-z");
    assert_eq!((desk.text(), desk.said()), (r#"{"client_name": "a"}"#, "undone: add engagement"));
    assert_eq!(desk.focus(), "capabilities.engagement!");
}

#[test]
fn a_letter_or_del_on_the_row_that_adds_the_engagement_says_how() {
    tell(&[
        (
            "a letter",
            "{'client_name': 'a'}",
            "@capabilities.engagement x",
            "{'client_name': 'a'}",
            "Space adds the engagement",
        ),
        (
            "Del",
            "{'client_name': 'a'}",
            "@capabilities.engagement Del",
            "{'client_name': 'a'}",
            "there is nothing to remove here",
        ),
    ]);
}

#[test]
fn a_header_with_other_members_is_edited_as_json() {
    tell(&[(
        "a header with more members is edited as JSON",
        event!("'headers': [{'header_name': 'A', 'x': 1}]"),
        in_event!(".headers[0] Enter Backspace*2 <2}> Esc"),
        event!("'headers': [{'header_name': 'A', 'x': 2}]"),
        "",
    )]);
}

#[test]
fn removing_the_engagement_is_one_step() {
    let text = sample("le-app");
    let mut desk = Desk::open_at(&text, "capabilities.engagement.consumer_identity");
    desk.press("End Enter");
    let value: Value = serde_json::from_str(desk.text()).unwrap();
    assert_eq!(value["capabilities"].get("engagement"), None);
    assert_eq!(desk.focus(), "capabilities.engagement!");
    desk.press("C-z");
    assert_eq!((desk.text(), desk.said()), (text.as_str(), "undone: remove engagement"));
}
