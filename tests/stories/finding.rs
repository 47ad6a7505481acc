//! Find: by label, key, pointer and value; what its prefixes narrow it to; ticking in its list.

use lp_manifest::app::describe::{Body, Item, Room};
use lp_manifest::app::page::{Page, describe};
use lp_manifest::form::describe::Value;
use lp_manifest::form::find::hits;
use lp_manifest::form::place::Place;

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
    assert_eq!(places("!").first().map(String::as_str), Some("scope"), "notes are last: {:?}", places("!"));
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
        hits(&desk.model.form, "VALUE").iter().all(
            |hit| matches!(hit.place, Place::Add(_)) || !hit.place.path().to_string().contains("headers")
        )
    );
}

/// The focus after Enter on the first hit.
fn first(query: &str) -> String {
    let mut desk = Desk::open(&sample("le-app"));
    desk.press("C-f").press(&format!("<{query}> Enter"));
    desk.focus()
}

#[test]
fn words_in_any_order_runs_of_letters_actions_and_what_is_not_there_yet_are_found() {
    for (query, focus) in [
        ("retries content", RETRIES),
        ("content retries", RETRIES),
        ("maxretr", RETRIES),
        ("redirct", "redirect_uris[0]"),
        ("localized", "client_name#+"),
        ("one endp", "capabilities.webhooks!"),
        ("profile id", "enabled_for_profiles+"),
        ("$.scope", "scope"),
        ("capabilities.engagement.goal", "capabilities.engagement.goal=url"),
        ("webhooks.ms.MessagingEventNotification.ContentEvent.max_retries", RETRIES),
    ] {
        assert_eq!(first(query), focus, "{query}");
    }
}

#[test]
fn an_item_is_found_by_its_path_however_long_the_list_is() {
    let items: Vec<_> = (0..300).map(|number| format!("\"https://a.example/{number}\"")).collect();
    let text = format!("{{\"client_name\": \"a\", \"redirect_uris\": [{}]}}", items.join(", "));
    for query in ["redirect_uris[20]", "/redirect_uris/20", "redirect_uris[250]"] {
        let mut desk = Desk::open(&text);
        desk.press("C-f").press(&format!("<{query}> Enter"));
        assert_eq!(
            desk.focus(),
            if query.contains("250") { "redirect_uris[250]" } else { "redirect_uris[20]" }
        );
    }
}

#[test]
fn letters_that_stand_anywhere_find_nothing() {
    let desk = Desk::open(&sample("le-app"));
    let found = |query: &str| -> Vec<String> {
        hits(&desk.model.form, query)
            .into_iter()
            .filter(|hit| hit.letters[0].len() >= 3)
            .map(|hit| hit.label)
            .collect()
    };
    let labels = found("ret");
    assert!(labels.contains(&"refresh_token".to_owned()), "{labels:?}");
    assert!(!labels.contains(&"Target audience".to_owned()), "{labels:?}");
}

#[test]
fn what_is_set_is_not_listed_as_not_set() {
    let desk = Desk::open(&sample("le-app"));
    let listed: Vec<_> = hits(&desk.model.form, "-").into_iter().map(|hit| hit.label).collect();
    for set in ["Webhooks", "Engagement", "ContentEvent", "one endpoint for several events…"] {
        assert!(!listed.iter().any(|label| label == set), "{set}: {listed:?}");
    }
    assert!(listed.contains(&"Keep retrying for".to_owned()), "{listed:?}");
}

#[test]
fn an_exclamation_mark_lists_every_problem_with_what_is_wrong_notes_last() {
    let text = r#"{"client_name": "com.acme.kiosk", "scope": 7, "client_nme": 1, "redirect_uris": ["http://a.example"]}"#;
    let desk = Desk::open(text);
    let listed = hits(&desk.model.form, "!");
    assert_eq!(listed.len(), desk.model.form.session().problems().len());
    let marks: Vec<_> = listed.iter().map(|hit| hit.mark.unwrap()).collect();
    assert!(marks.is_sorted_by(|a, b| a >= b), "{listed:?}");
    assert!(listed.iter().all(|hit| hit.value.len() > 10), "{listed:?}");
    assert_eq!(hits(&desk.model.form, "!scope").len(), 1);
}

#[test]
fn the_order_stays_under_the_hand_until_the_next_letter() {
    let mut desk = Desk::open(&sample("le-app"));
    desk.press("C-f <unauth> Down");
    let order = |desk: &Desk| {
        let Some(Page::Find(find)) = desk.model.screen.pages().top() else { panic!() };
        let hits = find.hits(&desk.model);
        hits.iter().map(|hit| (hit.label.clone(), hit.context.clone())).collect::<Vec<_>>()
    };
    let ticked = |desk: &Desk| {
        let Some(Page::Find(find)) = desk.model.screen.pages().top() else { panic!() };
        find.hits(&desk.model)[0].ticked
    };
    let before = order(&desk);
    assert_eq!(ticked(&desk), Some(false));
    desk.press("Space");
    assert_eq!((order(&desk), ticked(&desk)), (before.clone(), Some(true)));
    desk.press("C-z");
    assert_eq!((order(&desk), ticked(&desk)), (before, Some(false)));
}

/// What the page says in a window of 80 columns: the rows with what is chosen, and the position.
fn said(keys: &str) -> (Vec<(String, bool, bool)>, String) {
    let mut desk = Desk::open(&sample("le-app"));
    desk.press(keys);
    let description = describe(&desk.model, Room { width: 80, height: 16 });
    let Body::Lines(lines) = description.body else { panic!() };
    let rows = lines.items.into_iter().filter_map(|item| match item {
        Item::Row(line) => Some((line.label.text, line.chosen, line.taken)),
        _ => None,
    });
    (rows.collect(), description.extent)
}

#[test]
fn the_hit_that_enter_takes_is_marked_and_counted() {
    let (rows, extent) = said("C-f <max retries>");
    assert_eq!(rows[0], ("Max retries".to_owned(), false, true));
    assert_eq!(extent, format!("1 of {}", rows.len()));
    let (rows, extent) = said("C-f <max retries> Down*2");
    assert_eq!(rows[1], ("Max retries".to_owned(), true, false));
    assert_eq!(extent, format!("2 of {}", rows.len()));
    let (rows, extent) = said("C-f PgDn*99");
    assert_eq!(extent, format!("{0} of {0}", rows.len()));
}

#[test]
fn a_hit_says_what_it_belongs_to_what_it_holds_and_where_that_stands() {
    let mut desk = Desk::open(&sample("le-app"));
    desk.press("C-f <max retries>");
    let description = describe(&desk.model, Room { width: 80, height: 16 });
    let Body::Lines(lines) = description.body else { panic!() };
    let Item::Row(line) = &lines.items[0] else { panic!() };
    let Value::Pair(context, 46, value) = &line.value else { panic!("{line:?}") };
    assert_eq!((context.text.as_str(), value.text.as_str()), ("ContentEvent", "3"));
    assert_eq!(line.remark.as_ref().unwrap().words.text, "line 18");
    assert_eq!(line.label.strong, [0, 1, 2, 4, 5, 6, 7, 8, 9, 10]);
    assert_eq!(description.help.title, "Max retries of ContentEvent");
    assert_eq!(description.help.source, "line 18");
}
