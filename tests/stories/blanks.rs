//! Filling in the blanks, one endpoint for several events, single changes taken back.

use lp_manifest::app::page::Page;
use lp_manifest::json::Path;
use lp_manifest::manifest::catalogue;
use lp_manifest::manifest::template::Template;

use super::super::support::desk::Desk;
use super::super::support::screen::screen;
use super::super::support::{quoted, sample};

const TEMPLATE: &str =
    "{\"client_name\": \"com.{company}.{app}\", \"entry_uri\": \"https://{company}.example\"}";

#[test]
fn each_blank_is_asked_once_and_written_everywhere() {
    let mut desk = Desk::begin(TEMPLATE);
    assert!(matches!(desk.model.screen.pages().top(), Some(Page::Blanks(_))), "a template asks at once");
    desk.press("<acme> Enter <kiosk> Enter");
    assert_eq!(desk.text(), TEMPLATE.replace("{company}", "acme").replace("{app}", "kiosk"));
    assert_eq!(
        (desk.model.screen.pages().over().len(), desk.said()),
        (0, "all blanks are filled in: Ctrl-S saves")
    );
}

#[test]
fn a_blank_is_one_step_and_the_rest_can_wait() {
    let mut desk = Desk::begin(TEMPLATE);
    desk.press("<acme> Enter <kiosk> Esc C-z");
    assert_eq!(desk.text(), TEMPLATE.replace("{company}", "acme"));
    assert_eq!(desk.said(), "undone: fill in {app}");
    desk.press("C-z");
    assert_eq!(desk.text(), TEMPLATE);
}

#[test]
fn a_blank_left_empty_stays_a_blank() {
    let mut desk = Desk::begin(TEMPLATE);
    desk.press("<a> Backspace Enter Enter");
    assert_eq!(desk.text(), TEMPLATE);
    assert_eq!(desk.model.screen.pages().over().len(), 1, "Enter goes round among the empty ones");
    desk.press("Esc");
    assert!(!desk.model.form.to_fill().is_empty(), "the rest is for later");
}

#[test]
fn undo_among_the_blanks_empties_the_blank() {
    let mut desk = Desk::begin(TEMPLATE);
    desk.press("<acme> C-z");
    assert_eq!(desk.text(), TEMPLATE);
    desk.press("<x>");
    assert_eq!(desk.text(), TEMPLATE.replace("{company}", "x"));
}

#[test]
fn an_opened_file_asks_for_its_blanks_on_demand() {
    let mut desk = Desk::open(TEMPLATE);
    assert!(desk.model.screen.pages().over().is_empty());
    desk.press("C-t <acme> Enter <kiosk> Enter C-t");
    assert_eq!(desk.said(), "there are no blanks to fill in");
}

#[test]
fn the_templates_are_filled_in_with_one_key_a_blank() {
    for (template, blanks) in
        [(Template::WebApp, 5), (Template::Connector, 4), (Template::Server, 4), (Template::QuickLaunch, 6)]
    {
        let mut desk = Desk::begin(template.text());
        for _ in 0..blanks {
            desk.press(
                if desk.text().contains('{') && !desk.model.form.session().placeholders().is_empty() {
                    "<x> Enter"
                } else {
                    "<42, 2338395712> Enter"
                },
            );
        }
        assert_eq!(
            template == Template::QuickLaunch,
            desk.text().contains("[42, 2338395712]"),
            "{}",
            desk.text()
        );
        assert!(desk.model.form.session().placeholders().is_empty(), "{}", desk.text());
        assert_eq!(desk.model.screen.pages().over().len(), 0);
    }
}

#[test]
fn one_endpoint_is_written_into_every_ticked_event_as_one_step() {
    let before = sample("le-app");
    let mut desk = Desk::open(&before);
    desk.press("C-o C-u <https://bot.acme.example/lp> Enter");
    assert_eq!(desk.text(), before.replace("https://your/webhooks/endpoint", "https://bot.acme.example/lp"));
    desk.press("C-z");
    assert_eq!(desk.text(), before);
}

#[test]
fn one_endpoint_makes_new_events_in_catalogue_order() {
    for before in [
        "{\"client_name\": \"a\"}",
        "{}",
        "{\"client_name\": \"a\", \"capabilities\": {\"webhooks\": {\"retry\": {}}}}",
    ] {
        let mut desk = Desk::open(before);
        desk.press("C-o C-u <https://a.example> Enter");
        let document = desk.model.form.document().unwrap();
        let webhooks = document.at(&Path::of(&["capabilities", "webhooks"])).unwrap();
        let keys: Vec<_> = webhooks.children().map(|event| event.key().unwrap().into_owned()).collect();
        let mut wanted: Vec<_> =
            lp_manifest::manifest::catalogue::events().map(|event| event.key.to_owned()).collect();
        if before.contains("retry") {
            wanted.push("retry".to_owned());
        }
        assert_eq!(keys, wanted, "{before}");
        desk.press("C-z");
        assert_eq!(desk.text(), before);
    }
}

#[test]
fn the_review_takes_one_change_back_as_a_new_step() {
    let before = "{\"client_name\": \"a\", \"enabled\": true, \"scope\": \"b\"}";
    let mut desk = Desk::open_at(before, "enabled");
    desk.press("Del Tab*4 Enter <c> Esc C-r");
    assert!(matches!(desk.model.screen.pages().top(), Some(Page::Review(_))));
    let changed = desk.text().to_owned();
    desk.press("x");
    assert_eq!(desk.model.form.session().changed().len(), 1, "one change is back: {}", desk.text());
    desk.press("x");
    assert_eq!(desk.text(), before, "and the other");
    desk.press("C-z C-z");
    assert_eq!(desk.text(), changed);
}

#[test]
fn page_down_past_the_last_row_opens_the_review_and_page_up_returns() {
    let mut desk = Desk::open(&sample("connector"));
    desk.press("End PgDn");
    assert!(matches!(desk.model.screen.pages().top(), Some(Page::Review(_))));
    desk.press("PgUp");
    assert!(desk.model.screen.pages().over().is_empty());
}

#[test]
fn the_ids_of_a_quick_launch_app_are_asked_for_last_and_are_to_fill_until_then() {
    let mut desk = Desk::begin(Template::QuickLaunch.text());
    assert_eq!(
        desk.model.form.to_fill().last().map(ToString::to_string).as_deref(),
        Some("enabled_for_profiles")
    );
    desk.press("Up*9 Down*9 <x>");
    assert!(desk.text().contains("\"enabled_for_profiles\": []"), "no id is written of what is none");
    desk.press("Backspace <7,8>");
    assert!(desk.text().contains("\"enabled_for_profiles\": [7, 8]"), "{}", desk.text());
    assert!(desk.model.form.ids_to_fill().is_none());
}

#[test]
fn what_is_typed_into_a_blank_is_fitted_to_the_text_around_it() {
    let text = r#"{"client_name": "a", "redirect_uris": ["https://{domain}/{callback path}"], "entry_uri": "https://{domain}/appentry"}"#;
    for (keys, after) in [
        (
            "<https://kiosk.acme.example/> Enter </oauth/cb> Enter",
            r#"{"client_name": "a", "redirect_uris": ["https://kiosk.acme.example/oauth/cb"], "entry_uri": "https://kiosk.acme.example/appentry"}"#,
        ),
        (
            "paste<https://kiosk.acme.example> Enter paste<http://kiosk.acme.example/cb>",
            r#"{"client_name": "a", "redirect_uris": ["http://kiosk.acme.example/cb"], "entry_uri": "https://kiosk.acme.example/appentry"}"#,
        ),
    ] {
        let mut desk = Desk::open(text);
        desk.press(&format!("C-t {keys}"));
        assert_eq!(desk.text(), after, "{keys}");
    }
}

#[test]
fn five_endpoints_are_not_doubled_at_once() {
    let before = sample("le-app");
    let mut desk =
        Desk::open_at(&before, "capabilities.webhooks.'ms.MessagingEventNotification.ContentEvent'.endpoint");
    desk.press("<https://n.example/x> Esc");
    assert!(!desk.text().contains("https://https://"), "{}", desk.text());
    assert!(desk.text().contains("\"https://n.example/x\""), "{}", desk.text());
    desk.press("C-z C-t");
    desk.press("<https://n.example/x>");
    assert_eq!(desk.text().matches("\"https://n.example/x\"").count(), 5, "{}", desk.text());
}

#[test]
fn a_placeholder_of_the_form_is_fitted_as_a_blank_is() {
    let text = r#"{"entry_uri": "https://{domain}/appentry"}"#;
    for (keys, after) in [
        ("<kiosk.acme.example/>", "https://kiosk.acme.example/appentry"),
        ("<https://kiosk.acme.example>", "https://kiosk.acme.example/appentry"),
        ("paste<https://kiosk.acme.example/start>", "https://kiosk.acme.example/start"),
        ("<https://kiosk.acme.example/start> Backspace*6", "https://kiosk.acme.example/appentry"),
        ("Backspace <kiosk>", "https://kiosk/appentry"),
        ("Right <x>", "https://{domain}x/appentry"),
    ] {
        let mut desk = Desk::open_at(text, "entry_uri");
        desk.press(&format!("Enter {keys} Esc"));
        assert_eq!(desk.text(), format!(r#"{{"entry_uri": "{after}"}}"#), "{keys}");
    }
}

#[test]
fn a_result_that_breaks_a_rule_gets_no_tick_and_says_why() {
    let mut desk =
        Desk::open(r#"{"client_name": "a", "redirect_uris": ["https://a.example/{callback path}"]}"#);
    desk.press("C-t <cb>");
    assert!(lines(&desk).contains("✓  callback path"), "{}", lines(&desk));
    desk.press("C-u <http://a.example/cb>");
    let shown = lines(&desk);
    assert!(!shown.contains('✓') || !shown.contains("✓  callback path"), "{shown}");
    assert!(shown.contains("plain http"), "{shown}");
    assert!(shown.contains("becomes"), "{shown}");
}

#[test]
fn a_blank_says_how_many_fields_are_left_and_which_event_a_header_belongs_to() {
    let mut desk = Desk::open(&sample("connector"));
    desk.press("C-t");
    let shown = lines(&desk);
    assert!(shown.contains("fields to fill in"), "{shown}");
    desk.press("Down*3");
    assert!(lines(&desk).contains("Header name 1 of "), "{}", lines(&desk));
}

#[test]
fn one_endpoint_arrives_selected_and_shows_old_and_new() {
    let before = sample("le-app");
    let mut desk = Desk::open(&before);
    desk.press("C-o <https://bot.acme.example/lp>");
    let shown = lines(&desk);
    assert!(shown.contains(" → "), "{shown}");
    desk.press("Enter");
    assert_eq!(desk.text(), before.replace("https://your/webhooks/endpoint", "https://bot.acme.example/lp"));
    let mut desk = Desk::open("{}");
    desk.press("C-o <https://a.example> Enter");
    assert!(desk.text().contains("\"https://a.example\""), "{}", desk.text());
    let mut desk = Desk::open("{}");
    desk.press("C-o Enter");
    assert!(desk.said().starts_with("type the endpoint first"), "{}", desk.said());
    let mut desk = Desk::open(&before);
    desk.press("C-o <http://bot.acme.example>");
    assert!(lines(&desk).contains("must start with https"), "{}", lines(&desk));
}

#[test]
fn what_is_wrong_with_one_endpoint_follows_a_blank_that_is_typed_and_the_ticks() {
    let mut desk = Desk::open("{}");
    desk.press("C-o <bot.acme.example/a> Space");
    assert!(lines(&desk).contains("blank"), "{}", lines(&desk));
    desk.press(&"Down Space ".repeat(catalogue::events().count()));
    assert!(!lines(&desk).contains("blank"), "nobody gets it: {}", lines(&desk));
}

#[test]
fn one_endpoint_says_that_the_address_still_holds_a_placeholder() {
    let event = "'ms.MessagingEventNotification.ContentEvent': {'endpoint': 'https://{domain}/hook'}";
    let mut desk = Desk::open(&quoted(&format!("{{'capabilities': {{'webhooks': {{{event}}}}}}}")));
    desk.press("C-o");
    assert!(lines(&desk).contains("is a placeholder"), "{}", lines(&desk));
    desk.press("<https://bot.acme.example/{path}>");
    assert!(lines(&desk).contains("is a placeholder"), "{}", lines(&desk));
    desk.press("Backspace*6 <lp>");
    assert!(!lines(&desk).contains("is a placeholder"), "{}", lines(&desk));
}

#[test]
fn f5_fixes_what_a_blank_has_become_where_that_can_be_typed() {
    let text = r#"{"client_name": "a", "redirect_uris": ["https://a.example/{callback path}"]}"#;
    let mut desk = Desk::open(text);
    desk.press("C-t <http://a.example/cb>");
    assert!(lines(&desk).contains("F5"), "{}", lines(&desk));
    desk.press("F5");
    let fixed = text.replace("{callback path}", "cb");
    assert_eq!((desk.text(), desk.said().starts_with("fixed callback path: ")), (fixed.as_str(), true));
    assert!(lines(&desk).contains("✓  callback path"), "{}", lines(&desk));
    desk.press("<x>");
    assert_eq!(desk.text(), text.replace("{callback path}", "cbx"), "typing goes on behind it");
}

fn lines(desk: &Desk) -> String {
    screen(&desk.model).lines().join("\n")
}

/// A scope and a name that hold what looks like a blank, and one that is one.
const MEANT: &str =
    r#"{"client_name": "com.{company}.app", "scope": "msg.{json}", "entry_uri": "https://a.example/{json}"}"#;

#[test]
fn a_blank_is_kept_as_it_is_and_is_no_placeholder_any_more() {
    let mut desk = Desk::begin(MEANT);
    assert_eq!(desk.model.form.session().placeholders().len(), 3);
    desk.press("Down C-x");
    assert_eq!(desk.text(), MEANT);
    assert_eq!(desk.said(), "{json} stays as it is; Ctrl-X on it asks for it again");
    let shown = lines(&desk);
    assert!(
        shown.contains(" ✓  json                 kept as it is") && shown.contains("▸•  company"),
        "{shown}"
    );
    assert!(shown.contains("1 to fill in"), "{shown}");
    desk.press("Down");
    assert!(lines(&desk).contains(r#"keep = ["{json}"]"#), "{}", lines(&desk));
    desk.press("Up <acme> Enter");
    assert_eq!(
        (desk.said(), desk.model.screen.pages().over().len()),
        ("all blanks are filled in: Ctrl-S saves", 0)
    );
    assert!(lines(&desk).contains("ready"), "{}", lines(&desk));
    desk.press("C-f <*>");
    assert!(lines(&desk).contains("0 found"), "{}", lines(&desk));
    desk.press("Esc C-t");
    assert!(
        lines(&desk).contains("kept as it is") || lines(&desk).contains("Kept as it is"),
        "{}",
        lines(&desk)
    );
    desk.press("C-x");
    assert_eq!((desk.said(), desk.text().contains("{json}")), ("{json} is asked for again", true));
    assert_eq!(desk.model.form.session().placeholders().len(), 2);
}

#[test]
fn what_is_typed_into_a_kept_blank_fills_it_and_a_filled_one_can_be_kept() {
    let mut desk = Desk::begin(MEANT);
    desk.press("Down C-x Down <x>");
    assert_eq!(desk.text(), MEANT.replace("{json}", "x"));
    desk.press("Backspace");
    assert_eq!((desk.text(), desk.model.form.session().placeholders().len()), (MEANT, 3), "it is open again");
    desk.press("<y> C-x");
    assert_eq!(
        (desk.text(), desk.model.form.session().placeholders().len()),
        (MEANT, 1),
        "kept, what was typed is gone"
    );
    desk.press("C-z*3");
    assert_eq!(desk.text(), MEANT, "undo knows only changes");
}

#[test]
fn the_list_of_ids_can_stay_empty() {
    let mut desk = Desk::begin(Template::QuickLaunch.text());
    desk.press("Up*9 Down*9 C-x");
    assert!(desk.model.form.ids_to_fill().is_none() && desk.text().contains("\"enabled_for_profiles\": []"));
    assert!(desk.said().contains("the list of ids stays empty"), "{}", desk.said());
    desk.press("Up*9 Down*9 C-x");
    assert!(desk.model.form.ids_to_fill().is_some());
}

#[test]
fn a_file_that_can_only_be_read_keeps_no_blank() {
    let mut desk = Desk::read_only(MEANT);
    desk.press("C-t C-x");
    assert_eq!(
        (desk.said(), desk.model.form.session().placeholders().len()),
        ("read only: F12 saves a copy", 3)
    );
}

#[test]
fn asked_for_among_the_blanks_the_next_open_one_is_chosen_and_none_vanishes() {
    for again in ["C-t", "click<to fill in>"] {
        let mut desk = Desk::begin(TEMPLATE);
        desk.press("<acme>").press(again);
        let shown = lines(&desk);
        assert!(shown.contains("blank 2 of 2") && shown.contains("✓  company"), "{again}: {shown}");
    }
}

#[test]
fn where_only_the_ids_are_open_they_are_asked_for() {
    let mut desk = Desk::begin(Template::QuickLaunch.text());
    desk.press("<a> Enter <b> Enter <c> Enter <d> Enter <e> Esc");
    assert_eq!(desk.model.form.session().placeholders().len(), 0, "{}", desk.text());
    desk.press("C-p <fill in the> Enter <7> Enter");
    assert!(desk.text().contains("[7]"), "{}", desk.text());
}

#[test]
fn one_endpoint_tells_of_the_event_under_the_cursor_and_offers_only_what_a_key_does_there() {
    let space = |desk: &Desk| {
        let offer =
            lp_manifest::app::page::offers(&desk.model).into_iter().find(|offer| offer.keys == "Space");
        offer.map(|offer| offer.does)
    };
    let mut desk = Desk::open(&sample("le-app"));
    desk.press("C-o");
    assert_eq!(space(&desk), None, "in the address it is a blank");
    desk.press("Down");
    assert_eq!(space(&desk).as_deref(), Some("untick"));
    assert!(lines(&desk).contains("Sent when somebody writes a text"), "{}", lines(&desk));
    desk.press("Space");
    assert_eq!(space(&desk).as_deref(), Some("tick"));
    desk.press("Down Space Down Space Down Space Down Space Enter");
    assert_eq!(
        (desk.said(), desk.text()),
        ("no event is ticked: Space on an event ticks it", sample("le-app").as_str())
    );
}
