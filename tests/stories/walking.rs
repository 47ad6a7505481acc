//! The walk: Enter alone and Tab alone lead through every section to the review, and change nothing.

use lp_manifest::app::Model;
use lp_manifest::app::describe::{Body, Item, Room};
use lp_manifest::app::page::{Page, describe, offers};
use lp_manifest::form::describe::Line;
use lp_manifest::form::session::Saved;
use lp_manifest::manifest::catalogue::Section;

use super::super::support::desk::{Desk, tell};
use super::super::support::{SAMPLES, TWICE, WRONG_TYPES, layouts, quoted, sample};

/// Whether the review stands over the form.
fn reviewing(desk: &Desk) -> bool {
    matches!(desk.model.screen.pages().top(), Some(Page::Review(_)))
}

/// Presses one key until the review stands there; the sections that were visited.
#[track_caller]
fn walk(desk: &mut Desk, key: &str, most: usize) -> Vec<Section> {
    let mut visited = Vec::new();
    for _ in 0..most {
        if let Some(row) = desk.model.form.row().filter(|row| !visited.contains(&row.section)) {
            visited.push(row.section);
        }
        desk.press(key);
        if reviewing(desk) {
            return visited;
        }
    }
    panic!("{key} {most} times comes to {}: {visited:?}", desk.focus());
}

/// The keys that a text can need at most.
fn enough(text: &str) -> usize {
    200 + 3 * text.len()
}

#[test]
fn enter_alone_visits_every_section_and_ends_in_the_review() {
    let sample = sample("le-app");
    for (text, saved) in [("{}\n", Saved::Yes), (sample.as_str(), Saved::Yes), ("{}\n", Saved::Never)] {
        for key in ["Enter", "Tab"] {
            let mut desk = Desk::start(text, "", saved, "80x24");
            assert_eq!(walk(&mut desk, key, 200), Section::NUMBERED, "{key} through {text}");
            assert_eq!(desk.text(), text, "{key}");
            assert!(desk.model.form.pending().is_empty(), "{key}");
        }
    }
}

#[test]
fn every_text_is_walked_through_and_stays_as_it_is() {
    let odd = [TWICE, WRONG_TYPES, "[1]", "7"].map(str::to_owned);
    let texts = SAMPLES.into_iter().map(sample).chain(layouts().into_iter().map(|(_, text)| text)).chain(odd);
    for text in texts {
        for (key, saved) in [("Enter", Saved::Yes), ("Tab", Saved::Yes), ("Enter", Saved::Never)] {
            let mut desk = Desk::start(&text, "", saved, "80x24");
            desk.press("Esc Esc Home");
            walk(&mut desk, key, enough(&text));
            assert_eq!(desk.text(), text, "{key}");
        }
    }
}

#[test]
fn tab_and_shift_tab_go_the_same_way() {
    let mut desk = Desk::open(&sample("le-app"));
    let mut way = vec![desk.focus()];
    while !reviewing(&desk) {
        desk.press("Tab");
        way.push(desk.focus());
    }
    way.pop();
    desk.press("S-Tab");
    for place in way.iter().rev() {
        assert_eq!(&desk.focus(), place);
        desk.press("S-Tab");
    }
    assert_eq!(desk.said(), "this is the first field");
    let actions = way.iter().filter(|place| place.ends_with('!') || place.ends_with('+')).count();
    assert_eq!(actions, 0, "what adds or removes is no field: {way:?}");
}

#[test]
fn enter_opens_an_event_that_is_set_and_goes_on_to_the_next() {
    let event = |name: &str| format!("capabilities.webhooks.'ms.MessagingEventNotification.{name}'");
    let mut desk = Desk::open_at(&sample("le-app"), &event("AcceptStatusEvent"));
    desk.press("Enter");
    assert_eq!(desk.focus(), format!("{}.endpoint", event("AcceptStatusEvent")));
    desk.press("Enter");
    assert_eq!(desk.open_text().as_deref(), Some("https://your/webhooks/endpoint"));
    desk.press("Enter");
    assert_eq!(desk.focus(), format!("{}.max_retries", event("AcceptStatusEvent")));
    desk.press("Enter");
    assert_eq!(desk.focus(), format!("{}.headers", event("AcceptStatusEvent")));
    desk.press("Enter Enter");
    assert_eq!(desk.focus(), event("ChatStateEvent"));
    let mut desk = Desk::open_at("{}", &event("ContentEvent"));
    desk.press("Enter");
    assert_eq!(desk.focus(), event("RichContentEvent"), "one that is not set is passed");
}

#[test]
fn the_walk_goes_from_item_to_item_and_passes_the_rows_that_act() {
    let text = quoted("{'redirect_uris': ['https://a', 'https://b'], 'enabled_for_profiles': [42, 43]}");
    let mut desk = Desk::open_at(&text, "redirect_uris[0]");
    desk.press("Enter Enter");
    assert_eq!(desk.focus(), "redirect_uris[1]");
    desk.press("Enter Enter");
    assert_eq!(desk.focus(), "scope");
    let mut desk = Desk::open_at(&text, "enabled_for_profiles[0]");
    desk.press("Enter Enter");
    assert_eq!(desk.focus(), "enabled_for_profiles[1]");
    desk.press("Enter Enter");
    assert!(desk.focus().starts_with("capabilities.webhooks"), "{}", desk.focus());
}

#[test]
fn in_a_document_begun_here_the_walk_goes_to_what_is_to_be_filled_in_below_first() {
    let text = quoted(
        "{'client_name': 'com.{company}', 'scope': 'msg.consumer', 'entry_uri': 'https://{domain}/start'}",
    );
    let mut desk = Desk::begin(&text);
    desk.press("Esc <acme> Enter");
    assert_eq!(
        (desk.focus().as_str(), desk.open_text().as_deref()),
        ("entry_uri", Some("https://{domain}/start"))
    );
    desk.press("<a.example> Enter");
    assert_eq!(desk.focus(), "enabled_for_profiles", "nothing is left below: the next field");
    let mut desk = Desk::begin(&text);
    desk.press("Esc Tab*5 Enter");
    assert_eq!(desk.focus(), "entry_uri", "nor does it go back to what stands above");
    desk.press("Enter");
    assert_eq!(desk.focus(), "enabled_for_profiles");
}

#[test]
fn an_engagement_that_is_not_set_is_passed_by_enter_and_added_by_space() {
    let mut desk = Desk::open_at("{}", "capabilities.engagement");
    desk.press("Enter");
    assert!(reviewing(&desk) && desk.text() == "{}");
    let mut desk = Desk::open_at("{}", "capabilities.engagement");
    desk.press("Space");
    assert_eq!(desk.focus(), "capabilities.engagement.design_engagement");
    assert!(desk.text().contains("consumer_identity"));
}

#[test]
fn a_value_edited_as_json_is_kept_by_enter_and_ctrl_j_makes_a_line_end() {
    tell(&[
        (
            "Enter keeps it",
            "{'client_name': [\n1]}",
            "Enter Down <2, > Enter",
            "{'client_name': [\n2, 1]}",
            "",
        ),
        ("Ctrl-J makes a line", "{'x': {}}", "@x F6 Right C-j Esc", "{'x': {\n}}", ""),
    ]);
    let mut desk = Desk::open_at(&quoted("{'client_name': [\n1], 'x': 1}"), "client_name");
    desk.press("Enter Enter");
    assert_eq!(desk.focus(), "display_name");
}

/// What the footer says of a key; nothing if it does not name it.
fn offered(model: &Model, key: &str) -> String {
    offers(model).into_iter().find(|offer| offer.keys == key).map_or_else(String::new, |offer| offer.does)
}

#[test]
fn the_footer_always_names_where_enter_leads() {
    let text = quoted(
        "{'client_name': 'a', 'redirect_uris': ['https://a'], 'x': 1, 'capabilities': {'webhooks': {'ms.MessagingEventNotification.ContentEvent': {'endpoint': 'https://a.example/x'}}}}",
    );
    let event = "capabilities.webhooks.'ms.MessagingEventNotification.ContentEvent'";
    for (at, keys, does) in [
        ("client_name", "", "edit, then next: Display name"),
        ("client_name", "Enter", "next: Display name"),
        ("display_name", "", "edit, then next: Description"),
        ("enabled", "", "next: Grant types"),
        ("grant_types", "", "next: Response types"),
        ("redirect_uris[0]", "", "edit, then next: Scope"),
        (event, "", "open: Endpoint"),
        (event, "Tab", "next: AcceptStatusEvent"),
        (event, "Enter Down", "next: Headers"),
        (event, "Enter Down*2", "edit, then next: RichContentEvent"),
        ("capabilities.engagement", "", "next: x"),
        ("x", "", "edit JSON, then next: Review"),
        ("x", "Enter", "next: Review"),
    ] {
        let mut desk = Desk::open_at(&text, at);
        desk.press(keys);
        assert_eq!(offered(&desk.model, "Enter"), does, "{at} {keys}");
    }
    let mut desk = Desk::open_at(&quoted("{'client_name': '{a}.{b}'}"), "");
    desk.press("Enter");
    assert_eq!(offered(&desk.model, "Enter"), "next placeholder");
}

/// The rows that are seen, in a room of the window's size.
fn seen(desk: &Desk) -> Vec<Line> {
    let areas = lp_manifest::app::layout::areas(&desk.model).unwrap();
    let room = Room { width: usize::from(areas.form.width), height: usize::from(areas.form.height) };
    let description = describe(&desk.model, room);
    let Body::Lines(lines) = description.body else { panic!("no rows") };
    let row = |item| if let Item::Row(line) = item { Some(line) } else { None };
    lines.items.into_iter().filter_map(row).collect()
}

#[test]
fn rows_that_come_into_focus_are_in_view_with_what_belongs_to_them() {
    let screen = |desk: &Desk| super::super::support::screen::screen(&desk.model).text();
    for size in ["80x24", "140x40"] {
        let mut desk = Desk::start("{}\n", "capabilities.engagement", Saved::Yes, size);
        desk.press("Space");
        let labels: Vec<_> = seen(&desk).into_iter().map(|line| line.label.text).collect();
        for label in ["Design engagement", "Entry point", "Goal", "Consumer identity"] {
            assert!(labels.iter().any(|seen| seen == label), "{size}: {label} of {labels:?}");
        }
    }
    let mut desk = Desk::open_at("{}", "quick_launch_enabled");
    desk.press("C-f <visitor behavior> Enter");
    for value in ["visited_location", "cart_value", "abandoned_cart"] {
        assert!(!screen(&desk).contains("abandoned_cart") || screen(&desk).contains(value), "{value}");
    }
    let event = "capabilities.webhooks.'cqm.ExConversationChangeNotification'";
    let mut desk = Desk::open_at(&sample("le-app"), event);
    desk.press("Enter");
    let text = screen(&desk);
    assert!(
        text.contains("ExConversationCha") && text.contains("Max retries") && text.contains("Headers  "),
        "{text}"
    );
}

#[test]
fn an_opened_checklist_is_scrolled_into_view_whole() {
    let mut desk = Desk::open_at(&sample("le-app"), "capabilities.engagement.language_selection");
    desk.press("Tab*2");
    assert!(desk.focus().starts_with("capabilities.engagement.visitor_behavior"), "{}", desk.focus());
    let areas = lp_manifest::app::layout::areas(&desk.model).unwrap();
    let (top, height) = (desk.model.screen.pages().form().top(), usize::from(areas.form.height));
    let lines = desk.model.form.lines_at_focus();
    assert!(lines.len() > 1 && lines.start >= top && lines.end <= top + height, "{lines:?} from {top}");
}

#[test]
fn the_footer_names_enter_in_the_smallest_window_too() {
    let many =
        "{\"client_name\": \"a\", \"redirect_uris\": [\"http://a.example\"], \"enabled\": \"yes\", \"x\": 1}";
    for (text, size) in [
        (sample("le-app"), "40x12"),
        (many.to_owned(), "40x12"),
        (WRONG_TYPES.to_owned(), "40x12"),
        (sample("le-app"), "24x5"),
        (many.to_owned(), "80x24"),
    ] {
        let mut desk = Desk::start(&text, "", Saved::Yes, size);
        for _ in 0..60 {
            let screen = super::super::support::screen::screen(&desk.model).lines();
            assert!(screen.last().unwrap().contains("Enter "), "{size} at {}: {screen:#?}", desk.focus());
            desk.press("Down");
        }
    }
}

#[test]
fn where_room_is_little_the_first_of_two_long_words_stays_long() {
    let footer = |size: &str, at: &str, keys: &str| {
        let text = "{\"client_name\": \"com.acme.a\", \"redirect_uris\": [\"http://a.example\"], \"grant_types\": [\"authorization_code\"], \"response_types\": [\"code\"]}";
        let mut desk = Desk::start(text, at, Saved::Yes, size);
        desk.press(keys);
        super::super::support::screen::screen(&desk.model).lines().last().unwrap().clone()
    };
    assert!(footer("80x24", "redirect_uris[0]", "").starts_with(" F5 set to https://a.example  Enter edit"));
    assert!(
        footer("40x12", "redirect_uris[0]", "").starts_with(" F5 fix  Enter edit  ")
            || footer("40x12", "redirect_uris[0]", "").starts_with(" F5 set to https"),
        "{}",
        footer("40x12", "redirect_uris[0]", "")
    );
    assert!(
        footer("40x12", "client_name", "").starts_with(" Enter edit  "),
        "{}",
        footer("40x12", "client_name", "")
    );
    assert!(footer("40x12", "client_name", "Enter").starts_with(" Enter next: Display name  "));
}

#[test]
fn the_footer_says_what_a_switch_becomes_what_a_tick_does_and_that_an_event_takes_an_address() {
    for (at, keys, key, does) in [
        ("enabled", "", "Space", "true"),
        ("enabled", "Space", "Space", "false"),
        ("enabled", "Space*2", "Space", "not set"),
        ("grant_types", "", "Space", "untick"),
        ("grant_types", "Space", "Space", "tick"),
        (
            "capabilities.webhooks.'ms.MessagingEventNotification.ChatStateEvent'",
            "Del",
            "type",
            "its endpoint",
        ),
    ] {
        let mut desk = Desk::open_at(&sample("le-app"), at);
        desk.press(keys);
        assert_eq!(offered(&desk.model, key), does, "{at} {keys}");
    }
}

#[test]
fn the_footer_of_an_open_field_names_how_to_find() {
    let mut desk = Desk::open(&sample("le-app"));
    desk.press("Home Tab*7 Enter Home");
    for _ in 0..60 {
        desk.press("Backspace");
        if desk.is_open() {
            let footer = super::super::support::screen::screen(&desk.model).lines().pop().unwrap();
            assert!(footer.contains("Ctrl-F find"), "{}: {footer}", desk.focus());
        }
        desk.press("Down");
    }
}

#[test]
fn tab_goes_on_from_a_value_that_is_edited_as_json_too() {
    let text = quoted("{'client_name': 'a', 'client_name#fr-CA': [true, true], 'client_nme': {'b': 1}}");
    for (at, next) in [("client_name#fr-CA", "display_name"), ("client_nme", "client_nme")] {
        let mut desk = Desk::open_at(&text, at);
        desk.press("F6");
        assert!(!desk.model.screen.pages().over().is_empty(), "{at} is edited as JSON");
        desk.press("Tab");
        assert_eq!((desk.focus().as_str(), desk.text()), (next, text.as_str()));
    }
}
