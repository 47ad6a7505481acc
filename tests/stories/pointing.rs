//! The mouse: a click names what it is on; it selects, chooses, ticks, opens; the wheel scrolls.

use lp_manifest::app::page::Page;
use lp_manifest::app::{Effect, Mouse, Start};
use lp_manifest::form::session::Saved;

use super::super::support::desk::{Desk, named, tell};
use super::super::support::screen::screen;
use super::super::support::{keys, sample};

#[test]
fn a_click_chooses_ticks_and_opens() {
    tell(&[
        ("a word of a switch", "{'enabled': false}", "click<true> Esc", "{'enabled': true}", ""),
        (
            "a word of a switch that makes it not set",
            "{'client_name': 'a', 'enabled': false}",
            "@enabled click<not set   true>",
            "{'client_name': 'a'}",
            "",
        ),
        (
            "a value of a checklist",
            "{'grant_types': ['password']}",
            "click<refresh_token>",
            "{'grant_types': ['password', 'refresh_token']}",
            "",
        ),
        (
            "and again",
            "{'grant_types': ['authorization_code', 'refresh_token']}",
            "click<refresh_token>",
            "{'grant_types': ['authorization_code']}",
            "",
        ),
        (
            "a text that is selected is opened by another click",
            "{'client_name': 'a', 'display_name': 'b'}",
            "click<Display name> click<Display name> <x>",
            "{'client_name': 'a', 'display_name': 'bx'}",
            "",
        ),
        (
            "a click elsewhere keeps what is typed",
            "{'client_name': 'a', 'display_name': 'b'}",
            "Enter <x> click<Display name> Enter <y>",
            "{'client_name': 'ax', 'display_name': 'by'}",
            "",
        ),
        (
            "a number",
            "{'capabilities': {'webhooks': {'cqm.ExConversationChangeNotification': {'max_retries': 3}}}}",
            "@capabilities.webhooks.'cqm.ExConversationChangeNotification'.max_retries click<2 [3]>",
            "{'capabilities': {'webhooks': {'cqm.ExConversationChangeNotification': {'max_retries': 2}}}}",
            "",
        ),
        (
            "an id of several",
            "{'enabled_for_profiles': [42, 43]}",
            "@enabled_for_profiles[0] click<43> Del",
            "{'enabled_for_profiles': [42]}",
            "",
        ),
        (
            "a key of the footer",
            "{'client_name': 'a', 'display_name': 'b'}",
            "click<Display name> click<Del>",
            "{'client_name': 'a'}",
            "removed Display name…",
        ),
        (
            "the words of a fix",
            "{'client_name': 'a', 'enabled': 'true'}",
            "F8 click<F5>",
            "{'client_name': 'a', 'enabled': true}",
            "",
        ),
    ]);
}

#[test]
fn whoever_clicks_has_read_what_was_said() {
    for click in ["click<6 Review>", "click<2 OAuth>", "click<Display name>"] {
        let mut desk = Desk::open("{\"client_name\": \"a\"}");
        desk.press("Esc");
        assert!(desk.said().starts_with("this is the form"), "{}", desk.said());
        desk.press(click);
        assert_eq!(desk.said(), "", "{click}");
    }
}

#[test]
fn a_click_selects_the_row_it_is_on() {
    for (words, focus) in [
        ("click<Display name>", "display_name"),
        ("click<Description>", "description"),
        ("click<Redirect URIs>", "redirect_uris[0]"),
        ("click<1 Basics> click<Enabled>", "enabled"),
        ("click<4 Webhooks>", "capabilities.webhooks.'ms.MessagingEventNotification.ContentEvent'"),
        ("click<5 Engagement>", "capabilities.engagement.design_engagement"),
        ("F1 click<1 Basics>", "client_name"),
        ("Down*3 click<── 2 OAuth>", "grant_types=client_credentials"),
        (
            "click<3 Launch> click<4 Webhooks> click<RichContentEvent>",
            "capabilities.webhooks.'ms.MessagingEventNotification.RichContentEvent'",
        ),
    ] {
        let mut desk = Desk::open(&sample("le-app"));
        desk.press(words);
        assert_eq!(desk.focus(), focus, "{words}");
    }
}

#[test]
fn an_event_opens_at_its_sign_or_when_it_is_selected() {
    let opened = |words: &str| {
        let mut desk = Desk::open(&sample("le-app"));
        desk.press("click<4 Webhooks>").press(words);
        screen(&desk.model).count("▾")
    };
    assert_eq!(opened("click<RichContentEvent>"), 0);
    assert_eq!(opened("click<RichContentEvent> click<RichContentEvent>"), 1);
    assert_eq!(opened("click<› >"), 1);
}

/// What stands over the form after the words.
fn over(text: &str, words: &str) -> String {
    let mut desk = Desk::open(text);
    desk.press(words);
    let page = desk.model.screen.pages().top();
    page.map_or_else(String::new, |page| {
        format!("{page:?}").split(['(', ' ']).next().unwrap_or_default().to_owned()
    })
}

#[test]
fn what_is_said_at_the_top_leads_to_what_it_tells() {
    let sound = "{\"client_name\": \"com.acme.a\", \"enabled\": true}";
    let mut desk = Desk::open("{\"client_name\": 7}");
    desk.press("click<1 error>");
    let Some(Page::Review(_)) = desk.model.screen.pages().top() else { panic!("{}", desk.focus()) };
    assert!(screen(&desk.model).find("[3 problems").is_some());
    assert_eq!(over(&sample("le-app"), "click<7 placeholders>"), "Blanks");
    assert_eq!(over(&sample("le-app"), "click<quick launch: 42>"), "QuickLaunch");
    assert_eq!(over(sound, "click<ready>"), "Review");
    assert_eq!(over(sound, "click<6 Review>"), "Review");
    assert_eq!(over(sound, "click<Display name> click<F1 help>"), "Help");
}

#[test]
fn an_answer_is_a_button_and_nothing_else_is_while_a_question_stands() {
    let mut desk = Desk::open(&sample("le-app"));
    desk.press("Enter <x> Esc C-q click<4 Webhooks> click<1 change>");
    assert!(desk.question().is_some() && desk.focus() == "client_name");
    desk.press("click<discard>");
    assert!(desk.ended());
}

#[test]
fn a_row_of_a_page_is_chosen_and_then_does_what_enter_does() {
    let text = sample("le-app");
    assert_eq!(over(&text, "C-p click<Quick launch: who>"), "QuickLaunch");
    let focus = |words: &str| {
        let mut desk = Desk::open(&sample("le-app"));
        desk.press(words);
        desk.focus()
    };
    assert_eq!(
        focus("C-f <retries> click<AcceptStatusEvent>"),
        "capabilities.webhooks.'ms.MessagingEventNotification.AcceptStatusEvent'.max_retries"
    );
    assert_eq!(focus("F4 click<entry_uri> click<entry_uri>"), "entry_uri");
    assert_eq!(focus("C-r click<problems> Down Up click<problems>"), "client_name");
    assert_eq!(over(&text, "C-r click<JSON>"), "Review");
    assert_eq!(over(&text, "C-t click<NAME> <X> click<VALUE> <Y> Esc"), "");
}

#[test]
fn one_endpoint_is_ticked_by_clicks() {
    let mut desk = Desk::open(&sample("le-app"));
    desk.press("C-o click<[x] RichContentEvent> click<[x] ContentEvent> click<Endpoint> C-u <https://a.example/b> Enter");
    assert_eq!(desk.text().matches("https://a.example/b").count(), 3, "{}", desk.text());
}

#[test]
fn a_click_in_the_json_leads_to_the_value() {
    let mut desk = Desk::start(&sample("le-app"), "", Saved::Yes, "140x40");
    desk.press("click<\"entry_uri\">");
    assert_eq!(desk.focus(), "entry_uri");
    desk.press("wheel<\"entry_uri\"> wheel<\"entry_uri\">");
    assert_eq!(desk.focus(), "entry_uri", "the wheel over the pane moves the pane alone");
    let line = |desk: &Desk| screen(&desk.model).find("\"entry_uri\"").map(|at| at.y);
    let (moved, followed) = (line(&desk), line(desk.press("Down Up")));
    assert_eq!(moved.map(|y| y + 6), followed, "and the next key brings it back");
}

#[test]
fn the_wheel_scrolls_and_the_focus_goes_along_only_at_the_edge() {
    let text = sample("le-app");
    let mut desk = Desk::open(&text);
    desk.press("Down*6");
    let (before, top) = (desk.focus(), desk.model.screen.pages().form().top());
    desk.press("wheel<Display name>");
    let now = desk.model.screen.pages().form().top();
    assert!(now > top && now <= top + 3, "{top} {now}");
    assert_eq!(desk.focus(), before);
    for _ in 0..60 {
        desk.press("wheel<app.json>").press("wheel<app.json>");
    }
    let end = desk.model.form.line_count()
        - usize::from(lp_manifest::app::layout::areas(&desk.model).unwrap().form.height);
    assert_eq!(desk.model.screen.pages().form().top(), end);
    for _ in 0..60 {
        desk.press("wheelup<app.json>").press("wheelup<app.json>");
    }
    assert_eq!((desk.model.screen.pages().form().top(), desk.text()), (0, text.as_str()));
}

#[test]
fn the_wheel_scrolls_what_is_read_and_moves_in_what_is_chosen_from() {
    let line = |words: &str| {
        let mut desk = Desk::open(&sample("le-app"));
        desk.press(words);
        screen(&desk.model).text()
    };
    assert!(line("C-r click<JSON> wheel<client_name>").contains("  4 "));
    assert_ne!(line("F1"), line("F1 wheel<app.json>"));
    assert_eq!(line("C-p Down*2"), line("C-p wheel<Save> wheel<Save>"));
    assert_eq!(line("F1"), line("F1 wheel<app.json> wheelup<app.json>"));
}

#[test]
fn the_wheel_goes_round_no_end() {
    let chosen = |words: &str| {
        let mut desk = Desk::open(&sample("le-app"));
        desk.press(words);
        let screen = screen(&desk.model);
        screen.lines().into_iter().find(|line| line.contains('▸')).unwrap_or_default()
    };
    for page in ["C-t <x> C-q", "C-o", "paste<{'client_name': 'com.acme.kiosk'}>"] {
        let turned = |down: usize, up: usize| {
            let (down, up) = (" wheel<app.json>".repeat(down), " wheelup<app.json>".repeat(up));
            chosen(&format!("{page}{down}{up}"))
        };
        assert_ne!(turned(0, 0), turned(1, 0), "{page}");
        assert_eq!(turned(20, 0), turned(21, 0), "{page}");
        assert_eq!(turned(20, 20), turned(20, 21), "{page}");
        assert_ne!(turned(20, 20), turned(20, 0), "{page}");
    }
}

#[test]
fn the_mouse_goes_back_to_the_terminal_and_returns() {
    let mut desk = Desk::open(&sample("le-app"));
    desk.press("F9 click<Display name>");
    assert_eq!(desk.focus(), "client_name", "what still comes does nothing");
    assert_eq!(desk.asked.first(), Some(&Effect::Mouse(Mouse::Terminal)));
    desk.press("F9 click<Display name>");
    assert_eq!(desk.focus(), "display_name");
    assert_eq!(desk.asked.last(), Some(&Effect::Mouse(Mouse::Form)));
    let start = named("{}", Saved::Yes, keys::size("80x24"));
    let mut desk = Desk::sit_down(Start { mouse: Mouse::Nobody, ..start }, None);
    desk.press("F9");
    assert_eq!((desk.said(), desk.asked.len()), ("this terminal is not known to tell of a mouse", 0));
}

#[test]
fn what_the_title_of_a_section_says_leads_to_what_it_tells() {
    let small = |text: &str, words: &str| {
        let mut desk = Desk::start(text, "", Saved::Yes, "40x12");
        desk.press(words);
        let top = desk.model.screen.pages().top();
        top.map_or_else(
            || desk.focus(),
            |page| format!("{page:?}").split(['(', ' ']).next().unwrap().to_owned(),
        )
    };
    assert_eq!(small(&sample("le-app"), "click<launch: 42>"), "QuickLaunch");
    assert_eq!(small("{\"client_name\": 7, \"grant_types\": 7}", "click<1 ✗>"), "Review");
    assert_eq!(small(&sample("le-app"), "click<4/4>"), "grant_types=client_credentials");
    assert_eq!(over("{\"client_name\": 7}", "click<1 of 5 set, 1 error>"), "Review");
}

#[test]
fn in_the_smallest_window_a_user_is_tried_by_clicks() {
    let mut desk = Desk::start(&sample("le-app"), "", Saved::Yes, "40x12");
    desk.press("click<launch: 42> 7 click<F5> click<Esc close>");
    assert!(desk.text().contains("[42, 43, 7]"), "{}", desk.text());
    assert!(screen(&desk.model).text().contains("launch: 42, 43, 7"), "{}", screen(&desk.model).text());
}
