//! Find: by label, key, pointer and value; what its prefixes narrow it to; ticking in its list.

use lp_manifest::form::find::hits;

use super::super::support::desk::Desk;
use super::super::support::sample;

const RETRIES: &str = "capabilities.webhooks.'ms.MessagingEventNotification.ContentEvent'.max_retries";

#[test]
fn enter_goes_to_the_first_hit() {
    for (query, focus) in [
        ("client name", "client_name"),
        ("quick_launch_enabled", "quick_launch_enabled"),
        ("enabled_for", "enabled_for_profiles[0]"),
        ("ret", RETRIES),
        ("max_retries", RETRIES),
        ("/capabilities/webhooks/…/max_retries", RETRIES),
        ("/capabilities/engagement/goal", "capabilities.engagement.goal=url"),
        ("/scope", "scope"),
        ("entry uri", "entry_uri"),
        ("myservice", "entry_uri"),
        ("msg.consumer", "scope"),
        ("unauth", "capabilities.engagement.consumer_identity=unauth"),
        ("display", "display_name"),
        ("retention", "capabilities.webhooks.retry.retention_time"),
        ("CLIENT NAME", "client_name"),
    ] {
        let mut desk = Desk::open(&sample("le-app"));
        desk.press("C-f");
        desk.press(&format!("<{query}> Enter"));
        assert_eq!(desk.focus(), focus, "{query}");
        assert!(desk.model.screen.pages().over().is_empty(), "{query}");
    }
}

#[test]
fn slash_finds_too_but_not_in_an_open_field() {
    let mut desk = Desk::open(&sample("le-app"));
    desk.press("/ <goal> Enter");
    assert_eq!(desk.focus(), "capabilities.engagement.goal=url");
    desk.press("Home Enter / Esc");
    assert_eq!(desk.focus(), "client_name");
    assert!(desk.text().contains("My First LE-App/"));
}

#[test]
fn what_the_file_sets_ranks_first() {
    let desk = Desk::open(&sample("le-app"));
    let found = hits(&desk.model.form, "retries");
    let set: Vec<_> = found.iter().filter(|hit| hit.label == "Max retries").map(|hit| hit.set).collect();
    assert_eq!(set, [true, true, true, false, false], "{found:?}");
}

#[test]
fn a_prefix_narrows_to_problems_placeholders_or_what_is_not_set() {
    let text = r#"{"client_name": "com.{company}.app", "scope": 7, "entry_uri": "https://a.example"}"#;
    let desk = Desk::open(text);
    let places = |query: &str| -> Vec<String> {
        hits(&desk.model.form, query).into_iter().map(|hit| hit.place.path().to_string()).collect()
    };
    assert_eq!(places("*"), ["client_name"]);
    assert!(places("!").contains(&"scope".to_owned()), "{:?}", places("!"));
    assert!(!places("!").contains(&"client_name".to_owned()), "{:?}", places("!"));
    assert!(places("-").contains(&"display_name".to_owned()));
    assert!(!places("-").contains(&"entry_uri".to_owned()));
    assert_eq!(places("-display"), ["display_name"]);
}

#[test]
fn only_in_the_list_does_space_tick() {
    let text = sample("le-app");
    let mut desk = Desk::open(&text);
    desk.press("C-f <unauth> Space");
    assert_eq!(desk.text(), text, "in the query it is a blank");
    desk.press("Backspace Down Space");
    assert_eq!(desk.text(), text.replace("        \"auth\"\n", "        \"auth\",\n        \"unauth\"\n"));
    assert!(!desk.model.screen.pages().over().is_empty(), "the list stays");
    desk.press("Space");
    assert_eq!(desk.text(), text, "and unticks it again");
}

#[test]
fn nothing_found_is_said_and_esc_closes() {
    let mut desk = Desk::open(&sample("le-app"));
    desk.press("C-f <zzzz> Enter");
    assert_eq!(desk.said(), "nothing is found so; Backspace widens the search");
    desk.press("Esc");
    assert_eq!((desk.model.screen.pages().over().len(), desk.focus().as_str()), (0, "client_name"));
}

#[test]
fn the_list_is_entered_by_down_and_left_by_up_or_typing() {
    let mut desk = Desk::open(&sample("le-app"));
    desk.press("C-f <retries> Down*3 Enter");
    assert_eq!(
        desk.focus(),
        "capabilities.webhooks.'ms.MessagingEventNotification.AcceptStatusEvent'.max_retries"
    );
    desk.press("C-f <retries> Down*2 Up*2 Enter");
    assert_eq!(desk.focus(), RETRIES);
    desk.press("C-f <ret> Down*4 <ries> Enter");
    assert_eq!(desk.focus(), RETRIES);
}

#[test]
fn a_header_value_is_never_shown_by_the_search() {
    let desk = Desk::open(&sample("le-app"));
    for hit in hits(&desk.model.form, "") {
        assert!(!hit.value.contains("VALUE"), "{hit:?}");
    }
    assert!(
        hits(&desk.model.form, "VALUE").iter().all(|hit| !hit.place.path().to_string().contains("headers"))
    );
}
