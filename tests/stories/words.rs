//! What the form says: words that name the thing, marks that stand, values that are not cut without a sign.

use super::super::support::WRONG_TYPES;
use super::super::support::desk::{Desk, named};
use super::super::support::keys::size;
use super::super::support::screen::screen;
use lp_manifest::app::{Draft, LeftBy, Start};
use lp_manifest::form::session::Saved;
use lp_manifest::json::unsaved::Unsaved;

fn lines(desk: &Desk) -> Vec<String> {
    screen(&desk.model).lines()
}

#[test]
fn what_waits_is_counted_marked_and_found() {
    let event = "capabilities.webhooks.'cqm.ExConversationChangeNotification'";
    let mut desk = Desk::open_at(r#"{"client_name": "com.acme.kiosk"}"#, &format!("{event}.headers"));
    desk.press("<X-Key> Esc Home");
    let shown = lines(&desk);
    assert!(shown[0].contains("1 pending"), "{}", shown[0]);
    assert!(!shown[0].contains("ready"), "{}", shown[0]);
    assert!(shown[1].contains("4 Webhooks !"), "{}", shown[1]);
    desk.press("C-f <!> Enter");
    assert_eq!(desk.focus(), format!("{event}.headers+"));
    desk.press("Home F8");
    assert_eq!(desk.focus(), format!("{event}.headers+"));
    let shown = lines(&desk).join("\n");
    assert!(shown.contains("not in the file yet: the value is missing"), "{shown}");
    desk.press("Left Up Up Left Home");
    assert!(lines(&desk).join("\n").contains("1 pending"));
}

#[test]
fn a_tag_without_a_name_is_found_too() {
    let mut desk = Desk::open(r#"{"client_name": "com.acme.kiosk"}"#);
    desk.press("+ <fr> Esc End F8");
    assert_eq!(desk.focus(), "client_name#+");
    desk.press("End C-f <!> Enter");
    assert_eq!(desk.focus(), "client_name#+");
}

#[test]
fn removing_an_item_names_the_item() {
    for (text, at, said) in [
        (r#"{"enabled_for_profiles": [42, 43]}"#, "enabled_for_profiles[1]", "removed 43 from Profiles"),
        (r#"{"redirect_uris": ["a", "b"]}"#, "redirect_uris[1]", "removed Redirect URI 2"),
        (
            r#"{"capabilities": {"webhooks": {"cqm.ExConversationChangeNotification": {"headers": [{"header_name": "X-Key", "header_value": "b"}]}}}}"#,
            "capabilities.webhooks.'cqm.ExConversationChangeNotification'.headers[0]",
            "removed header X-Key of ExConversationChangeNotification",
        ),
        (r#"{"client_name": "a", "client_name#de": "b"}"#, "'client_name#de'", "removed client_name#de"),
    ] {
        let mut desk = Desk::open_at(text, at);
        desk.press("Del");
        assert!(desk.said().starts_with(said), "{}", desk.said());
    }
}

#[test]
fn neighbours_stay_on_the_row_when_one_item_is_opened() {
    let mut desk = Desk::open_at(r#"{"enabled_for_profiles": [42, 43, 44]}"#, "enabled_for_profiles[1]");
    desk.press("Enter <5>");
    assert!(lines(&desk).join("\n").contains("42   435   44"), "{}", lines(&desk).join("\n"));
}

#[test]
fn in_a_small_window_nothing_is_cut_without_a_sign() {
    let mut desk = Desk::start(WRONG_TYPES, "", Saved::Yes, "40x12");
    let mut shown = String::new();
    for _ in 0..8 {
        shown.push_str(&lines(&desk).join("\n"));
        desk.press("PgDn");
    }
    for value in ["7", "\"yes\"", "\"code\"", "\"https://a.ex"] {
        assert!(shown.contains(value), "{value}\n{shown}");
    }
    let mut desk = Desk::start(r#"{"client_name": "a"}"#, "capabilities.engagement", Saved::Yes, "40x12");
    let shown = lines(&desk).join("\n");
    assert!(shown.contains("+ add engagement: what the app may u…"), "{shown}");
    desk = Desk::start(
        &format!(
            "{{\"enabled_for_profiles\": [{}]}}",
            (100..140).map(|id| id.to_string()).collect::<Vec<_>>().join(", ")
        ),
        "enabled_for_profiles[20]",
        Saved::Yes,
        "40x12",
    );
    let shown = lines(&desk).join("\n");
    assert!(shown.contains("120"), "{shown}");
    let row = lines(&desk).into_iter().find(|line| line.contains("120")).unwrap();
    assert_eq!(row.matches('…').count(), 2, "{row}");
}

#[test]
fn what_waits_is_counted_after_a_recovery_too() {
    let event = "capabilities.webhooks.\"cqm.ExConversationChangeNotification\"";
    let pending = vec![(format!("add {event}.headers"), "X-Key".to_owned())];
    let text = r#"{"client_name": "com.acme.kiosk"}"#;
    let work = Unsaved { base: Some(text.to_owned()), text: text.to_owned(), pending, earlier: Vec::new() };
    let draft = Draft {
        id: "1.found".into(),
        when: "09:58".to_owned(),
        mark: String::new(),
        process: 0,
        moved_from: None,
        work: Some(work),
        left_by: LeftBy::Window,
    };
    let start = named(text, Saved::Yes, size("80x24"));
    let mut desk = Desk::sit_down(Start { found: vec![draft], ..start }, Some(text.to_owned()));
    desk.press("r");
    let shown = lines(&desk);
    assert!(shown[0].contains("1 pending") && !shown[0].contains("ready"), "{}", shown[0]);
    assert!(shown[1].contains("4 Webhooks !"), "{}", shown[1]);
}

#[test]
fn what_is_added_as_a_whole_is_not_counted_in_a_small_window_before() {
    let desk = Desk::start(r#"{"client_name": "a"}"#, "capabilities.engagement", Saved::Yes, "40x12");
    let shown = lines(&desk).join("\n");
    assert!(shown.contains("── 5 Engagement ───────────── not set ──") && !shown.contains("0/0"), "{shown}");
}

/// What the window shows after the keys, in a small window.
fn small(text: &str, at: &str, keys: &str) -> String {
    let mut desk = Desk::start(text, at, Saved::Yes, "40x12");
    desk.press(keys);
    lines(&desk).join("\n")
}

#[test]
fn in_a_small_window_what_waits_and_what_takes_a_change_back_are_told() {
    let event = "capabilities.webhooks.'cqm.ExConversationChangeNotification'";
    let text = r#"{"client_name": "com.acme.kiosk"}"#;
    let shown = small(text, &format!("{event}.headers"), "<X-Key>");
    assert!(shown.contains("not in the file yet"), "{shown}");
    let shown = small(text, &format!("{event}.headers"), "<X-Key> Esc Down Up");
    assert!(shown.contains("not in the file yet") && shown.contains("1 pending"), "{shown}");
    let shown = small(text, "", "Down <Acme> Esc C-r");
    assert!(shown.lines().last().unwrap().starts_with(" x "), "{shown}");
}

#[test]
fn long_lines_of_the_json_can_be_read_to_their_end_in_a_small_window() {
    let long = format!("https://a.example/{}end", "x".repeat(150));
    let text = format!(
        "{{\n  \"client_name\": \"a\",\n  \"redirect_uris\": [\"https://b.example\", \"{long}\"]\n}}\n"
    );
    for keys in ["F3 End", "C-r 2 End"] {
        let mut desk = Desk::start(&text, "", Saved::Yes, "40x12");
        desk.press(keys);
        let shown: String = lines(&desk).iter().map(|line| line.trim_matches([' ', '\u{2503}'])).collect();
        assert!(shown.contains("end\""), "{keys}: {}", lines(&desk).join("\n"));
    }
    let mut desk = Desk::start(&text, "redirect_uris[1]", Saved::Yes, "80x24");
    desk.press("Enter End <ing> Esc C-r");
    let shown: String = lines(&desk).iter().map(|line| line.trim()).collect();
    assert!(shown.contains("ending"), "the change itself is seen: {}", lines(&desk).join("\n"));
}

#[test]
fn what_both_guides_means_is_explained_once() {
    let mut desk = Desk::start("{}", "", Saved::Yes, "140x40");
    desk.press("F1 <guide>");
    let shown = lines(&desk).join("\n");
    let flat: String = shown.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        flat.contains("Installing LivePerson Applications")
            && flat.contains("Installing Conversational Cloud Applications"),
        "{shown}"
    );
}

#[test]
fn in_a_small_window_what_stands_beside_the_views_is_whole_or_not_there() {
    for size in ["40x12", "60x20", "80x24"] {
        let mut desk = Desk::start(WRONG_TYPES, "", Saved::Yes, size);
        desk.press("C-r 3");
        let room = lp_manifest::app::describe::Room { width: 80, height: 20 };
        let right = lp_manifest::app::page::describe(&desk.model, room).title.unwrap().1.text;
        let shown = lines(&desk).into_iter().find(|line| line.contains("[3 problems")).unwrap();
        assert!(
            shown.contains(&format!("─ {right} ─")) || !shown.contains(" + "),
            "{size}: {right:?} in {shown}"
        );
    }
}
